#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "argument.h"

/* What an action of our own takes, shaped like a generated struct. */
struct all_arguments {
    struct slice jail;
    struct slice note;
    int64_t count;
    int64_t depth;
    bool has_depth;
    bool force;
    bool dry;
    bool has_dry;
    struct texts names;
    struct texts props;
};

static const struct type text_type = { .name = "text", .base = BASE_STRING, .length_max = 100 };
static const struct type number_type = { .name = "number", .base = BASE_INTEGER };
static const struct type flag_type = { .name = "flag", .base = BASE_BOOLEAN };
static const struct type settings_type = { .name = "settings", .base = BASE_SETTINGS };

static const struct argument jail = { .name = "jail",
                                      .type = &text_type,
                                      .offset = offsetof(struct all_arguments, jail) };
static const struct argument note = {
    .name = "note", .type = &text_type, .offset = offsetof(struct all_arguments, note), .optional = true
};
static const struct argument count = { .name = "count",
                                       .type = &number_type,
                                       .offset = offsetof(struct all_arguments, count) };
static const struct argument depth = { .name = "depth",
                                       .type = &number_type,
                                       .offset = offsetof(struct all_arguments, depth),
                                       .has_offset = offsetof(struct all_arguments, has_depth),
                                       .optional = true };
static const struct argument force = { .name = "force",
                                       .type = &flag_type,
                                       .offset = offsetof(struct all_arguments, force) };
static const struct argument dry = { .name = "dry",
                                     .type = &flag_type,
                                     .offset = offsetof(struct all_arguments, dry),
                                     .has_offset = offsetof(struct all_arguments, has_dry),
                                     .optional = true };
static const struct argument names = {
    .name = "names", .type = &text_type, .offset = offsetof(struct all_arguments, names), .optional = true, .list = true
};
static const struct argument props = {
    .name = "props", .type = &settings_type, .offset = offsetof(struct all_arguments, props), .optional = true
};

static struct all_arguments given;

static int forget(void **state)
{
    (void)state;
    memset(&given, 0, sizeof(given));
    return 0;
}

static void assert_value(const struct argument *argument, size_t turn, const char *name, const char *value)
{
    char digits[ARGUMENT_DIGITS];
    struct text text = argument_value(argument, &given, turn, digits);

    assert_true(turn < argument_count(argument, &given));
    assert_true(slice_equal(text.name, slice_of(name)));
    assert_int_equal(text.name.data == NULL, name == NULL);
    assert_true(slice_equal(text.value, slice_of(value)));
}

static void has_one_value_of_what_must_be_given(void **state)
{
    (void)state;
    given.jail = slice_of("www");
    assert_int_equal(argument_count(&jail, &given), 1);
    assert_true(argument_given(&jail, &given));
    assert_value(&jail, 0, NULL, "www");
    assert_int_equal(argument_count(&count, &given), 1);
    assert_true(argument_given(&count, &given));
    assert_value(&count, 0, NULL, "0");
}

static void has_no_value_of_what_was_not_given(void **state)
{
    static const struct argument *const all[] = { &note, &depth, &dry, &names, &props };

    (void)state;
    for (size_t i = 0; i < ACTION_COUNT(all); i++) {
        assert_int_equal(argument_count(all[i], &given), 0);
        assert_false(argument_given(all[i], &given));
    }
}

static void tells_an_empty_text_from_an_absent_one(void **state)
{
    (void)state;
    given.note = slice_of("");
    assert_int_equal(argument_count(&note, &given), 1);
    assert_true(argument_given(&note, &given));
    assert_value(&note, 0, NULL, "");
}

static void writes_a_number_in_decimal(void **state)
{
    (void)state;
    given.has_depth = true;
    assert_value(&depth, 0, NULL, "0");
    assert_true(argument_given(&depth, &given));
    given.depth = INT64_MIN;
    assert_value(&depth, 0, NULL, "-9223372036854775808");
    given.depth = INT64_MAX;
    assert_value(&depth, 0, NULL, "9223372036854775807");
}

static void counts_a_false_flag_as_not_given(void **state)
{
    (void)state;
    assert_false(argument_given(&force, &given));
    given.force = true;
    assert_true(argument_given(&force, &given));
    given.has_dry = true;
    assert_false(argument_given(&dry, &given));
    /* But it has a value, which has no text. */
    assert_int_equal(argument_count(&dry, &given), 1);
    assert_value(&dry, 0, NULL, NULL);
    given.dry = true;
    assert_true(argument_given(&dry, &given));
}

static void has_all_values_of_a_list(void **state)
{
    char texts[TEXTS_MAX][8];

    (void)state;
    for (size_t i = 0; i < TEXTS_MAX; i++) {
        snprintf(texts[i], sizeof(texts[i]), "n%zu", i);
        given.names.items[i] = (struct text){ .value = slice_of(texts[i]) };
        given.names.count = i + 1;
    }
    assert_int_equal(argument_count(&names, &given), TEXTS_MAX);
    assert_true(argument_given(&names, &given));
    for (size_t i = 0; i < TEXTS_MAX; i++)
        assert_value(&names, i, NULL, texts[i]);
}

static void has_a_setting_with_its_name(void **state)
{
    (void)state;
    given.props.items[0] = (struct text){ slice_of("boot"), slice_of("on") };
    given.props.items[1] = (struct text){ slice_of("notes"), slice_of("") };
    given.props.count = 2;
    assert_int_equal(argument_count(&props, &given), 2);
    assert_true(argument_given(&props, &given));
    assert_value(&props, 0, "boot", "on");
    assert_value(&props, 1, "notes", "");
    /* What is next to it in the struct is another's. */
    assert_int_equal(argument_count(&names, &given), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(has_one_value_of_what_must_be_given, forget),
        cmocka_unit_test_setup(has_no_value_of_what_was_not_given, forget),
        cmocka_unit_test_setup(tells_an_empty_text_from_an_absent_one, forget),
        cmocka_unit_test_setup(writes_a_number_in_decimal, forget),
        cmocka_unit_test_setup(counts_a_false_flag_as_not_given, forget),
        cmocka_unit_test_setup(has_all_values_of_a_list, forget),
        cmocka_unit_test_setup(has_a_setting_with_its_name, forget),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
