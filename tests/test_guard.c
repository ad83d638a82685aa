#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "guard.h"
#include "sample_output.h"

static const char jails[] = "UUID   TAG\n"
                            "aa-1   web\n"
                            "bb-22  web2\n"
                            "cc-3   db\n";

static const struct guard present = { .columns = { &sample_columns[1], &sample_columns[4] } };
static const struct guard alone = { .columns = { &sample_columns[1], &sample_columns[4] }, .alone = true };
static const struct guard childless = { .columns = { &sample_columns[1] }, .parent = &sample_columns[4] };
static const struct step step_childless = { .output = &sample_jails, .guard = &childless };
static const struct step step_present = { .output = &sample_jails, .guard = &present };
static const struct step step_alone = { .output = &sample_jails, .guard = &alone };

static struct error error;

static struct guard_finding look(const struct step *step, const char *name)
{
    struct guard_finding finding;

    error.code = ERROR_NONE;
    assert_true(guard_look(step, &sample_dialect, slice_of(jails), slice_of(name), &finding, &error));
    return finding;
}

static void finds_a_name_in_any_of_its_columns(void **state)
{
    (void)state;
    assert_true(look(&step_present, "bb-22").found);
    assert_true(look(&step_present, "db").found);
    assert_true(look(&step_present, "web").found);
}

static void does_not_find_the_begin_of_a_name_or_another_column(void **state)
{
    (void)state;
    assert_false(look(&step_present, "d").found);
    assert_false(look(&step_present, "bb").found);
    assert_false(look(&step_present, "WEB").found);
    assert_false(look(&step_present, "dbx").found);
    assert_null(look(&step_present, "d").alike.data);
}

static void tells_what_begins_alike_where_a_name_must_be_alone(void **state)
{
    struct slice alike = look(&step_alone, "web").alike;

    (void)state;
    assert_int_equal(alike.length, strlen("web2"));
    assert_memory_equal(alike.data, "web2", alike.length);
    assert_null(look(&step_alone, "web2").alike.data);
    assert_true(look(&step_alone, "web2").found);
    assert_non_null(look(&step_alone, "b").alike.data);
}

static void tells_what_was_made_of_a_name(void **state)
{
    struct slice child = look(&step_childless, "web2").child;

    (void)state;
    assert_int_equal(child.length, strlen("bb-22"));
    assert_memory_equal(child.data, "bb-22", child.length);
    assert_null(look(&step_childless, "bb-22").child.data);
    assert_null(look(&step_childless, "we").child.data);
    assert_null(look(&step_present, "web2").child.data);
}

static void refuses_a_table_that_cannot_be_read(void **state)
{
    struct guard_finding finding;

    (void)state;
    assert_false(guard_look(&step_alone, &sample_dialect, slice_of("no table\n"), slice_of("web"), &finding, &error));
    assert_int_equal(error.code, ERROR_TOOL_OUTPUT);
}

static struct guard_difference difference;

static struct slice compare(const char *now, const char *name)
{

    error.code = ERROR_NONE;
    assert_true(guard_compare(&step_alone, &sample_dialect, slice_of(jails), slice_of(now), slice_of(name), &difference,
                              &error));
    return difference.gone;
}

static void sees_that_only_the_named_one_is_gone(void **state)
{
    (void)state;
    assert_null(compare("UUID   TAG\nbb-22  web2\ncc-3   db\n", "web").data);
    assert_null(compare("UUID   TAG\nbb-22  web2\ncc-3   db\n", "aa-1").data);
    assert_null(compare(jails, "web").data);
    assert_null(compare("UUID   TAG\nbb-22  other\ncc-3   db\ndd-4   new\n", "web").data);
}

static void sees_that_the_named_one_is_still_there(void **state)
{
    (void)state;
    compare(jails, "web");
    assert_true(difference.left);
    compare("UUID   TAG\nbb-22  web2\ncc-3   db\n", "web");
    assert_false(difference.left);
}

static void sees_that_another_is_gone_too(void **state)
{
    struct slice gone = compare("UUID   TAG\ncc-3   db\n", "web");

    (void)state;
    assert_int_equal(gone.length, strlen("bb-22"));
    assert_memory_equal(gone.data, "bb-22", gone.length);
    assert_non_null(compare("UUID   TAG\n", "web").data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_a_name_in_any_of_its_columns),
        cmocka_unit_test(does_not_find_the_begin_of_a_name_or_another_column),
        cmocka_unit_test(tells_what_was_made_of_a_name),
        cmocka_unit_test(tells_what_begins_alike_where_a_name_must_be_alone),
        cmocka_unit_test(refuses_a_table_that_cannot_be_read),
        cmocka_unit_test(sees_that_only_the_named_one_is_gone),
        cmocka_unit_test(sees_that_the_named_one_is_still_there),
        cmocka_unit_test(sees_that_another_is_gone_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
