#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "account_key.h"
#include "accounts.h"

static void makes_keys_that_the_accounts_file_knows(void **state)
{
    char keys[2][ACCOUNT_KEY_TEXT];
    char hash[ACCOUNT_KEY_HASH];
    char line[256];
    struct accounts *accounts = NULL;
    struct principal principal;
    struct error error;

    (void)state;
    assert_true(account_key_make(keys[0], hash, &error));
    assert_true(account_key_make(keys[1], hash, &error));
    assert_string_not_equal(keys[0], keys[1]);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(strlen(keys[i]), 4 + 43);
        assert_memory_equal(keys[i], "iok_", 4);
        assert_int_equal(strspn(keys[i], "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"), 47);
    }
    snprintf(line, sizeof(line), "key ci role=read hash=%s", hash);
    accounts = accounts_read("accounts", slice_of(line), &error);
    assert_non_null(accounts);
    assert_true(accounts_key(accounts, slice_of(keys[1]), NULL, 0, &principal));
    assert_false(accounts_key(accounts, slice_of(keys[0]), NULL, 0, &principal));
    accounts_release(accounts);
}

/* Both characters that differ in base64url, which one key in a few has. */
static void makes_keys_that_need_no_quotes(void **state)
{
    char key[ACCOUNT_KEY_TEXT];
    char hash[ACCOUNT_KEY_HASH];
    struct error error;
    bool seen[2] = { false, false };

    (void)state;
    for (int i = 0; i < 200; i++) {
        assert_true(account_key_make(key, hash, &error));
        assert_null(strpbrk(key, "+/="));
        seen[0] |= strchr(key, '-') != NULL;
        seen[1] |= strchr(key + 4, '_') != NULL;
    }
    assert_true(seen[0] && seen[1]);
}

static time_t read_time(const char *when)
{
    char text[ACCOUNT_KEY_TIME];
    struct account_entry entry;
    struct error error;

    account_key_time(when, text);
    assert_true(account_entry_init(&entry, ACCOUNT_ENTRY_KEY, slice_of("ci"), &error));
    return account_entry_add(&entry, slice_of("expires"), slice_of(text), &error) ? entry.expires : -1;
}

static void understands_dates_times_and_days(void **state)
{
    time_t now = time(NULL);

    (void)state;
    assert_int_equal(read_time("2027-01-01"), 1798761600);
    assert_int_equal(read_time("2027-01-01T00:00:01Z"), 1798761601);
    assert_in_range(read_time("1d"), now + 86400, now + 86400 + 60);
    assert_in_range(read_time("36500d"), now + 36500LL * 86400, now + 36500LL * 86400 + 60);
}

static void understands_nothing_else(void **state)
{
    static const char *const others[] = { "",           "d",
                                          "0d",         "36501d",
                                          "-1d",        "+1d",
                                          " 1d",        "90",
                                          "90D",        "90 d",
                                          "90days",     "1.5d",
                                          "2027-02-30", "9999999999999999999999d",
                                          "tomorrow",   "2027-01-01T00:00:01Zx",
                                          "ten chars." };

    (void)state;
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        if (read_time(others[i]) != -1)
            fail_msg("\"%s\" is a time", others[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(makes_keys_that_the_accounts_file_knows),
        cmocka_unit_test(makes_keys_that_need_no_quotes),
        cmocka_unit_test(understands_dates_times_and_days),
        cmocka_unit_test(understands_nothing_else),
    };

    return cmocka_run_group_tests_name("account_key", tests, NULL, NULL);
}
