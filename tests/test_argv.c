#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "argv.h"

static struct argv argv;
static struct error error;

static int empty(void **state)
{
    (void)state;
    memset(&argv, 0x55, sizeof(argv));
    argv_init(&argv);
    return 0;
}

static void begins_empty_and_ended_by_null(void **state)
{
    (void)state;
    assert_int_equal(argv.count, 0);
    assert_null(argv.elements[0]);
}

static void keeps_whatever_an_element_holds_in_one_piece(void **state)
{
    const char *texts[] = { "iocage", "", "a b", "'\"$(x)`;&|", "line\nline", "\xc3\xa4", "-l", "*" };
    const size_t count = sizeof(texts) / sizeof(texts[0]);

    (void)state;
    for (size_t i = 0; i < count; i++)
        assert_true(argv_add(&argv, slice_of(texts[i]), &error));
    assert_int_equal(argv.count, count);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(argv.elements[i], texts[i]);
    assert_null(argv.elements[count]);
}

static void takes_only_the_bytes_of_the_slice(void **state)
{
    (void)state;
    assert_true(argv_add(&argv, (struct slice){ .data = "getall", .length = 3 }, &error));
    assert_true(argv_add(&argv, slice_of(NULL), &error));
    assert_string_equal(argv.elements[0], "get");
    assert_string_equal(argv.elements[1], "");
}

static void extends_the_last_element(void **state)
{
    (void)state;
    assert_true(argv_add(&argv, slice_of("set"), &error));
    assert_true(argv_add(&argv, slice_of("boot="), &error));
    assert_true(argv_extend(&argv, slice_of("on"), &error));
    assert_true(argv_extend(&argv, slice_of(""), &error));
    assert_true(argv_extend_integer(&argv, -7, &error));
    assert_true(argv_add(&argv, slice_of("testjail"), &error));
    assert_int_equal(argv.count, 3);
    assert_string_equal(argv.elements[0], "set");
    assert_string_equal(argv.elements[1], "boot=on-7");
    assert_string_equal(argv.elements[2], "testjail");
}

static void writes_numbers_to_the_last_digit(void **state)
{
    (void)state;
    assert_true(argv_add_integer(&argv, INT64_MIN, &error));
    assert_true(argv_add_integer(&argv, INT64_MAX, &error));
    assert_true(argv_add_integer(&argv, 0, &error));
    assert_string_equal(argv.elements[0], "-9223372036854775808");
    assert_string_equal(argv.elements[1], "9223372036854775807");
    assert_string_equal(argv.elements[2], "0");
}

static void refuses_a_nul(void **state)
{
    (void)state;
    assert_true(argv_add(&argv, slice_of("a"), &error));
    assert_false(argv_add(&argv, (struct slice){ .data = "b\0c", .length = 3 }, &error));
    assert_int_equal(error.code, ERROR_BAD_ARGUMENT);
    assert_false(argv_extend(&argv, (struct slice){ .data = "\0", .length = 1 }, &error));
    assert_int_equal(argv.count, 1);
    assert_string_equal(argv.elements[0], "a");
}

static void refuses_one_element_too_many(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARGV_MAX; i++)
        assert_true(argv_add(&argv, slice_of("x"), &error));
    assert_false(argv_add(&argv, slice_of("x"), &error));
    assert_int_equal(error.code, ERROR_TOO_LARGE);
    assert_int_equal(argv.count, ARGV_MAX);
    assert_null(argv.elements[ARGV_MAX]);
}

static void refuses_one_byte_too_many(void **state)
{
    static char text[ARGV_BYTES_MAX];

    (void)state;
    memset(text, 'x', sizeof(text));
    assert_false(argv_add(&argv, (struct slice){ .data = text, .length = sizeof(text) }, &error));
    assert_int_equal(error.code, ERROR_TOO_LARGE);
    assert_int_equal(argv.count, 0);
    assert_true(argv_add(&argv, (struct slice){ .data = text, .length = sizeof(text) - 1 }, &error));
    assert_int_equal(strlen(argv.elements[0]), sizeof(text) - 1);
    assert_false(argv_add(&argv, slice_of(""), &error));
    assert_int_equal(error.code, ERROR_TOO_LARGE);
    assert_false(argv_extend(&argv, slice_of("y"), &error));
    assert_int_equal(argv.count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(begins_empty_and_ended_by_null, empty),
        cmocka_unit_test_setup(keeps_whatever_an_element_holds_in_one_piece, empty),
        cmocka_unit_test_setup(takes_only_the_bytes_of_the_slice, empty),
        cmocka_unit_test_setup(extends_the_last_element, empty),
        cmocka_unit_test_setup(writes_numbers_to_the_last_digit, empty),
        cmocka_unit_test_setup(refuses_a_nul, empty),
        cmocka_unit_test_setup(refuses_one_element_too_many, empty),
        cmocka_unit_test_setup(refuses_one_byte_too_many, empty),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
