#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "random.h"

static void fills_all_of_it_and_not_twice_alike(void **state)
{
    uint8_t bytes[2][RANDOM_BYTES_MAX];
    uint8_t seen[RANDOM_BYTES_MAX] = { 0 };
    struct error error;

    (void)state;
    /* A byte that stays 0 in so many turns was not filled: by chance once in 256^16. */
    for (int turn = 0; turn < 16; turn++) {
        assert_true(random_bytes(bytes[turn % 2], RANDOM_BYTES_MAX, &error));
        for (size_t i = 0; i < RANDOM_BYTES_MAX; i++)
            seen[i] |= bytes[turn % 2][i];
    }
    assert_null(memchr(seen, 0, sizeof(seen)));
    assert_memory_not_equal(bytes[0], bytes[1], RANDOM_BYTES_MAX);
}

static void refuses_more_than_the_kernel_gives_at_once(void **state)
{
    uint8_t bytes[RANDOM_BYTES_MAX + 1];
    struct error error;

    (void)state;
    assert_false(random_bytes(bytes, sizeof(bytes), &error));
    assert_int_equal(error.code, ERROR_NO_MEMORY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_all_of_it_and_not_twice_alike),
        cmocka_unit_test(refuses_more_than_the_kernel_gives_at_once),
    };

    return cmocka_run_group_tests_name("random", tests, NULL, NULL);
}
