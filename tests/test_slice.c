#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "fixture.h"
#include "slice.h"

static void assert_slice(struct slice slice, const char *expected)
{
    assert_int_equal(slice.length, strlen(expected));
    assert_memory_equal(slice.data, expected, slice.length);
}

static void takes_line_after_line(void **state)
{
    struct slice whole = fixture_copy("one\n\nthree\n", 11);
    struct slice text = whole;
    struct slice line;

    (void)state;
    assert_true(slice_take_line(&text, &line));
    assert_slice(line, "one");
    assert_slice(text, "\nthree\n");
    assert_true(slice_take_line(&text, &line));
    assert_slice(line, "");
    assert_true(slice_take_line(&text, &line));
    assert_slice(line, "three");
    assert_ptr_equal(text.data, whole.data + whole.length);
    assert_false(slice_take_line(&text, &line));
    assert_slice(line, "three");
    free((void *)(uintptr_t)whole.data);
}

static void takes_a_last_line_without_a_newline(void **state)
{
    struct slice whole = fixture_copy("a\0b", 3);
    struct slice text = whole;
    struct slice line;

    (void)state;
    assert_true(slice_take_line(&text, &line));
    assert_int_equal(line.length, 3);
    assert_ptr_equal(line.data, whole.data);
    assert_ptr_equal(text.data, whole.data + whole.length);
    assert_false(slice_take_line(&text, &line));
    free((void *)(uintptr_t)whole.data);
}

static void takes_no_line_off_an_absent_text(void **state)
{
    struct slice text = slice_of(NULL);
    struct slice line;

    (void)state;
    assert_false(slice_take_line(&text, &line));
}

static void takes_blanks_off_both_ends(void **state)
{
    struct slice text = fixture_copy(" \t a b \t\r", 9);

    (void)state;
    assert_slice(slice_trim(text, " \t\r"), "a b");
    assert_slice(slice_trim(text, " \t"), "a b \t\r");
    assert_slice(slice_trim(text, " "), "\t a b \t\r");
    assert_int_equal(slice_trim((struct slice){ text.data, 3 }, " \t").length, 0);
    assert_int_equal(slice_trim(slice_of(NULL), " ").length, 0);
    free((void *)(uintptr_t)text.data);
}

static void takes_no_nul_for_a_blank(void **state)
{
    (void)state;
    assert_int_equal(slice_trim((struct slice){ "\0a\0", 3 }, " ").length, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_line_after_line),
        cmocka_unit_test(takes_a_last_line_without_a_newline),
        cmocka_unit_test(takes_no_line_off_an_absent_text),
        cmocka_unit_test(takes_blanks_off_both_ends),
        cmocka_unit_test(takes_no_nul_for_a_blank),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
