#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "buffer.h"

static void keeps_a_nul_behind_its_bytes(void **state)
{
    struct buffer buffer;

    (void)state;
    buffer_init(&buffer, 100);
    assert_string_equal(buffer_slice(&buffer).data, "");
    buffer_append_text(&buffer, "one ");
    buffer_append(&buffer, "two three", 3);
    assert_string_equal(buffer.data, "one two");
    assert_int_equal(buffer.length, 7);
    assert_true(slice_equal(buffer_slice(&buffer), slice_of("one two")));
    buffer_clear(&buffer);
}

static void keeps_bytes_that_are_nul(void **state)
{
    struct buffer buffer;

    (void)state;
    buffer_init(&buffer, 100);
    buffer_append(&buffer, "a\0b", 3);
    assert_int_equal(buffer.length, 3);
    assert_memory_equal(buffer.data, "a\0b", 4);
    buffer_clear(&buffer);
}

static void grows_to_its_limit_and_no_further(void **state)
{
    enum {
        LIMIT = 1000
    };
    struct buffer buffer;

    (void)state;
    buffer_init(&buffer, LIMIT);
    for (int i = 0; i < LIMIT; i++)
        buffer_append(&buffer, "x", 1);
    assert_false(buffer.failed);
    assert_int_equal(buffer.length, LIMIT);
    assert_in_range(buffer.capacity, LIMIT, LIMIT);
    buffer_append(&buffer, "y", 1);
    assert_true(buffer.failed);
    assert_int_equal(buffer.length, LIMIT);
    assert_int_equal(buffer.data[LIMIT - 1], 'x');
    buffer_clear(&buffer);
}

static void stays_failed_until_it_is_cleared(void **state)
{
    struct buffer buffer;

    (void)state;
    buffer_init(&buffer, 4);
    buffer_append_text(&buffer, "12345");
    buffer_append_text(&buffer, "1");
    assert_true(buffer.failed);
    assert_int_equal(buffer.length, 0);
    assert_false(buffer_reserve(&buffer, 0));
    buffer_clear(&buffer);
    buffer_append_text(&buffer, "1234");
    assert_false(buffer.failed);
    assert_string_equal(buffer.data, "1234");
    buffer_append_text(&buffer, "5");
    assert_true(buffer.failed);
    buffer_clear(&buffer);
}

static void makes_room_to_be_written_into(void **state)
{
    struct buffer buffer;

    (void)state;
    buffer_init(&buffer, 100000);
    assert_true(buffer_reserve(&buffer, 70000));
    assert_in_range(buffer.capacity, 70000, 100000);
    memset(buffer.data, 'r', 70000);
    buffer.length = 70000;
    assert_true(buffer_reserve(&buffer, 30000));
    assert_false(buffer_reserve(&buffer, 30001));
    buffer_clear(&buffer);
}

static void refuses_a_size_that_would_wrap_around(void **state)
{
    struct buffer buffer;

    (void)state;
    buffer_init(&buffer, SIZE_MAX);
    buffer_append_text(&buffer, "1");
    assert_false(buffer_reserve(&buffer, SIZE_MAX));
    buffer_clear(&buffer);
    assert_false(buffer_reserve(&buffer, SIZE_MAX));
    buffer_clear(&buffer);
}

static void does_nothing_to_a_buffer_of_zeros(void **state)
{
    struct buffer buffer = { .data = NULL };

    (void)state;
    buffer_clear(&buffer);
    assert_null(buffer.data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_a_nul_behind_its_bytes),      cmocka_unit_test(keeps_bytes_that_are_nul),
        cmocka_unit_test(grows_to_its_limit_and_no_further), cmocka_unit_test(stays_failed_until_it_is_cleared),
        cmocka_unit_test(makes_room_to_be_written_into),     cmocka_unit_test(refuses_a_size_that_would_wrap_around),
        cmocka_unit_test(does_nothing_to_a_buffer_of_zeros),
    };

    return cmocka_run_group_tests_name("buffer", tests, NULL, NULL);
}
