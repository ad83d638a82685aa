#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "request_id.h"

static void assert_made(const char *id)
{
    assert_int_equal(strlen(id), 32);
    assert_int_equal(strspn(id, "0123456789abcdef"), 32);
}

static void takes_the_id_of_the_client(void **state)
{
    static const char longest[] = "0123456789012345678901234567890123456789012345678901234567890123";
    char id[REQUEST_ID_MAX];

    (void)state;
    request_id_make(id, slice_of("Ab.9_-z"));
    assert_string_equal(id, "Ab.9_-z");
    assert_int_equal(strlen(longest), REQUEST_ID_MAX - 1);
    request_id_make(id, slice_of(longest));
    assert_string_equal(id, longest);
}

static void makes_one_in_place_of_what_could_do_harm(void **state)
{
    static const struct slice wanted[] = {
        { NULL, 0 },       { "", 0 },     { "a b", 3 },
        { "a\nb", 3 },     { "a\"b", 3 }, { "a\0b", 3 },
        { "\xc3\xa4", 2 }, { "a/b", 3 },  { "01234567890123456789012345678901234567890123456789012345678901234", 65 },
    };
    char id[REQUEST_ID_MAX];

    (void)state;
    for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
        request_id_make(id, wanted[i]);
        assert_made(id);
    }
}

static void makes_another_each_time(void **state)
{
    char ids[100][REQUEST_ID_MAX];

    (void)state;
    for (size_t i = 0; i < 100; i++) {
        request_id_make(ids[i], slice_of(NULL));
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(ids[i], ids[j]);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_the_id_of_the_client),
        cmocka_unit_test(makes_one_in_place_of_what_could_do_harm),
        cmocka_unit_test(makes_another_each_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
