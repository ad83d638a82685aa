#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "verified.h"

static const struct principal alice = { .name = "alice", .role = ACCESS_ADMIN };

static int setup(void **state)
{
    struct error error;

    *state = verified_new(&error);
    return *state == NULL;
}

static int teardown(void **state)
{
    verified_free(*state);
    return 0;
}

static const uint8_t *key_of(const struct verified *verified, const char *name, const char *password)
{
    static uint8_t keys[2][VERIFIED_KEY_BYTES];
    static unsigned next;
    uint8_t *key = keys[next++ % 2];
    struct error error;

    assert_true(verified_key(verified, slice_of(name), slice_of(password), key, &error));
    return key;
}

static bool remembers(const struct verified *verified, const char *name, const char *password, uint64_t now)
{
    struct principal principal = { .name = "" };
    bool found = verified_find(verified, key_of(verified, name, password), now, &principal);

    assert_string_equal(principal.name, found ? "alice" : "");
    return found;
}

static void remembers_a_pair_for_a_while(void **state)
{
    assert_false(remembers(*state, "alice", "secret", 1000));
    verified_add(*state, key_of(*state, "alice", "secret"), &alice, 1000);
    assert_true(remembers(*state, "alice", "secret", 1000));
    assert_true(remembers(*state, "alice", "secret", 1000 + VERIFIED_SECONDS - 1));
    assert_false(remembers(*state, "alice", "secret", 1000 + VERIFIED_SECONDS));
}

static void remembers_no_other_pair(void **state)
{
    verified_add(*state, key_of(*state, "alice", "secret"), &alice, 1000);
    assert_false(remembers(*state, "alice", "secre", 1000));
    assert_false(remembers(*state, "alic", "esecret", 1000));
    assert_false(remembers(*state, "", "alicesecret", 1000));
    assert_false(remembers(*state, "bob", "secret", 1000));
}

static void has_a_secret_of_its_own(void **state)
{
    struct error error;
    struct verified *other = verified_new(&error);

    assert_non_null(other);
    assert_memory_not_equal(key_of(*state, "alice", "secret"), key_of(other, "alice", "secret"), VERIFIED_KEY_BYTES);
    verified_free(other);
}

static void forgets_the_one_that_it_would_forget_first(void **state)
{
    char password[] = "?";

    for (unsigned i = 0; i < VERIFIED_MAX; i++) {
        password[0] = (char)(i + 1);
        verified_add(*state, key_of(*state, "alice", password), &alice, 1000 + (i == 100 ? 0 : 1));
    }
    verified_add(*state, key_of(*state, "alice", "one more"), &alice, 1001);
    for (unsigned i = 0; i < VERIFIED_MAX; i++) {
        password[0] = (char)(i + 1);
        assert_int_equal(remembers(*state, "alice", password, 1001), i != 100);
    }
    assert_true(remembers(*state, "alice", "one more", 1001));
}

static void takes_one_place_for_one_pair(void **state)
{
    verified_add(*state, key_of(*state, "alice", "other"), &alice, 1000);
    for (unsigned i = 0; i < 2 * VERIFIED_MAX; i++)
        verified_add(*state, key_of(*state, "alice", "secret"), &alice, 1001);
    assert_true(remembers(*state, "alice", "other", 1001));
}

static void forgets_all(void **state)
{
    verified_add(*state, key_of(*state, "alice", "secret"), &alice, 1000);
    verified_clear(*state);
    assert_false(remembers(*state, "alice", "secret", 1000));
}

#define test(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(remembers_a_pair_for_a_while), test(remembers_no_other_pair),
        test(has_a_secret_of_its_own),      test(forgets_the_one_that_it_would_forget_first),
        test(takes_one_place_for_one_pair), test(forgets_all),
    };

    return cmocka_run_group_tests_name("verified", tests, NULL, NULL);
}
