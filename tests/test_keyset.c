#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "keyset.h"

static void tells_a_new_name_from_one_that_came_before(void **state)
{
    struct keyset set;
    char again[] = "web";

    (void)state;
    keyset_init(&set);
    assert_int_equal(keyset_add(&set, slice_of("web")), KEYSET_ADDED);
    assert_int_equal(keyset_add(&set, slice_of("we")), KEYSET_ADDED);
    assert_int_equal(keyset_add(&set, slice_of("")), KEYSET_ADDED);
    assert_int_equal(keyset_add(&set, slice_of(again)), KEYSET_PRESENT);
    assert_int_equal(keyset_add(&set, slice_of("")), KEYSET_PRESENT);
    assert_int_equal(set.count, 3);
    keyset_clear(&set);
}

static void tells_names_apart_that_differ_in_one_byte_anywhere(void **state)
{
    enum {
        LENGTH = 40
    };
    char names[LENGTH + 1][LENGTH];
    struct keyset set;

    (void)state;
    keyset_init(&set);
    memset(names, 'a', sizeof(names));
    for (size_t i = 0; i < LENGTH; i++)
        names[i][i] = 'b';
    for (size_t i = 0; i <= LENGTH; i++)
        assert_int_equal(keyset_add(&set, (struct slice){ names[i], LENGTH }), KEYSET_ADDED);
    keyset_clear(&set);
}

static void tells_names_apart_whose_hashes_are_equal(void **state)
{
    struct keyset set;

    (void)state;
    /* Found by trying; where the bytes of a number stand the other way round these are two names like any. */
    keyset_init(&set);
    assert_int_equal(keyset_add(&set, slice_of("jail-112349601")), KEYSET_ADDED);
    assert_int_equal(keyset_add(&set, slice_of("jail-452161745")), KEYSET_ADDED);
    assert_int_equal(keyset_add(&set, slice_of("jail-452161745")), KEYSET_PRESENT);
    keyset_clear(&set);
}

static void holds_as_many_names_as_it_may_and_not_one_more(void **state)
{
    enum {
        NAME_MAX = 20
    };
    char(*names)[NAME_MAX] = malloc((KEYSET_MAX + 1) * sizeof(*names));
    struct keyset set;

    (void)state;
    keyset_init(&set);
    for (int i = 0; i <= KEYSET_MAX; i++)
        snprintf(names[i], NAME_MAX, "jail-%d", i);
    for (int i = 0; i < KEYSET_MAX; i++)
        assert_int_equal(keyset_add(&set, slice_of(names[i])), KEYSET_ADDED);
    for (int i = 0; i < KEYSET_MAX; i += 1000)
        assert_int_equal(keyset_add(&set, slice_of(names[i])), KEYSET_PRESENT);
    assert_int_equal(keyset_add(&set, slice_of(names[KEYSET_MAX])), KEYSET_FULL);
    assert_int_equal(set.count, KEYSET_MAX);
    keyset_clear(&set);
    free(names);
}

static void is_empty_and_of_use_after_it_was_cleared(void **state)
{
    struct keyset set;

    (void)state;
    keyset_init(&set);
    assert_int_equal(keyset_add(&set, slice_of("web")), KEYSET_ADDED);
    keyset_clear(&set);
    keyset_clear(&set);
    assert_int_equal(keyset_add(&set, slice_of("web")), KEYSET_ADDED);
    keyset_clear(&set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_a_new_name_from_one_that_came_before),
        cmocka_unit_test(tells_names_apart_that_differ_in_one_byte_anywhere),
        cmocka_unit_test(tells_names_apart_whose_hashes_are_equal),
        cmocka_unit_test(holds_as_many_names_as_it_may_and_not_one_more),
        cmocka_unit_test(is_empty_and_of_use_after_it_was_cleared),
    };

    return cmocka_run_group_tests_name("keyset", tests, NULL, NULL);
}
