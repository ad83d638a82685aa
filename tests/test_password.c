#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <string.h>

#include "password.h"
#include "sample_accounts.h"

enum {
    THREADS = 4
};

static const char *const hashes[] = { SAMPLE_YESCRYPT, SAMPLE_SHA512, SAMPLE_SHA512_DEFAULT };
static const char *const passwords[] = { SAMPLE_YESCRYPT_PASSWORD, SAMPLE_SHA512_PASSWORD,
                                         SAMPLE_SHA512_DEFAULT_PASSWORD };

static void verifies_both_methods(void **state)
{
    struct error error;

    (void)state;
    for (int i = 0; i < 3; i++) {
        assert_true(password_check_hash(hashes[i], &error));
        for (int j = 0; j < 3; j++)
            assert_int_equal(password_verify(slice_of(passwords[j]), hashes[i]), i == j);
    }
}

static void takes_nothing_but_the_whole_password(void **state)
{
    static const char text[] = SAMPLE_SHA512_PASSWORD "\0x";
    static char long_text[PASSWORD_MAX + 1];
    size_t length = strlen(text);

    (void)state;
    assert_true(password_verify((struct slice){ text, length }, SAMPLE_SHA512));
    assert_false(password_verify((struct slice){ text, length - 1 }, SAMPLE_SHA512));
    assert_false(password_verify((struct slice){ text, length + 1 }, SAMPLE_SHA512));
    assert_false(password_verify((struct slice){ text, length + 2 }, SAMPLE_SHA512));
    assert_false(password_verify(slice_of(""), SAMPLE_SHA512));
    assert_false(password_verify(slice_of(NULL), SAMPLE_SHA512));
    memset(long_text, 'x', sizeof(long_text));
    assert_false(password_verify((struct slice){ long_text, sizeof(long_text) }, SAMPLE_SHA512));
}

static void does_not_take_a_hash_of_the_empty_password(void **state)
{
    static const char empty[] =
        "$6$rounds=1000$saltofbob$"
        "XdiFsIX6a6Z7AspD6dxBta14Hc55OTkdTPz0tKiEmBRD0xR6UojNjEti714HvPCnKzAt37SpzHNpsh7J1O4UB0";
    struct error error;

    (void)state;
    assert_true(password_check_hash(empty, &error));
    assert_false(password_verify(slice_of(""), empty));
}

static void refuses_what_is_no_hash(void **state)
{
    static const char *const others[] = {
        "",
        "*",
        "x",
        "secret",
        "$",
        "$6$",
        "$1$salt$Aofcbm4DEpLOXyiMgDU6g0",
        "$2b$05$abcdefghijklmnopqrstuuu9y1w3Kb0Cbqm1yfOPWpIsMzFSAhQfO",
        "$6$salt",
        "$6$salt$short",
        "$6$rounds=$s$A3yf.tFppRjlmAoQRi386zl9FofzD4Kmaanl/1GyQwvLwFAg7ceAknbrzV7jGBnzlPl4Z39ZjJs3g1OPXWQ3F1",
        "$6$rounds=999$s$A3yf.tFppRjlmAoQRi386zl9FofzD4Kmaanl/1GyQwvLwFAg7ceAknbrzV7jGBnzlPl4Z39ZjJs3g1OPXWQ3F1",
        "$6$rounds=1000001$s$A3yf.tFppRjlmAoQRi386zl9FofzD4Kmaanl/1GyQwvLwFAg7ceAknbrzV7jGBnzlPl4Z39ZjJs3g1OPXWQ3F1",
        "$6$rounds=4294968296$s$A3yf.tFppRjlmAoQRi386zl9FofzD4Kmaanl/1GyQwvLwFAg7ceAknbrzV7jGBnzlPl4Z39ZjJs3g1OPXWQ3F1",
        "$6$rounds=-1$s$A3yf.tFppRjlmAoQRi386zl9FofzD4Kmaanl/1GyQwvLwFAg7ceAknbrzV7jGBnzlPl4Z39ZjJs3g1OPXWQ3F1",
        (SAMPLE_SHA512 "x"),
        (SAMPLE_SHA512 "$"),
        "$6$salt:x$A3yf.tFppRjlmAoQRi386zl9FofzD4Kmaanl/1GyQwvLwFAg7ceAknbrzV7jGBnzlPl4Z39ZjJs3g1OPXWQ3F1",
        "$6$saltofseventeen..$A3yf.tFppRjlmAoQRi386zl9FofzD4Kmaanl/1GyQwvLwFAg7ceAknbrzV7jGBnzlPl4Z39ZjJs3g1OPXWQ3F1",
        "$6$$A3yf.tFppRjlmAoQRi386zl9FofzD4Kmaanl/1GyQwvLwFAg7ceAknbrzV7jGBnzlPl4Z39ZjJs3g1OPXWQ3F1",
        "$y$j75$saltofalice.$",
        "$y$",
        "$y$j",
        "$y$jGT$saltofalice.$V6E5FTUxrBX1T787xeRSLrLP7SGjJOP3ziKOW8zEaG/",
        "$y$k75$saltofalice.$V6E5FTUxrBX1T787xeRSLrLP7SGjJOP3ziKOW8zEaG/",
        "$y$j755$saltofalice.$V6E5FTUxrBX1T787xeRSLrLP7SGjJOP3ziKOW8zEaG/",
        (SAMPLE_YESCRYPT "x"),
    };
    struct error error;

    (void)state;
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        error.code = ERROR_NONE;
        if (password_check_hash(others[i], &error))
            fail_msg("\"%s\" passes", others[i]);
        assert_int_equal(error.code, ERROR_CONFIGURATION);
    }
}

static void hashes_with_fresh_salt_what_then_verifies(void **state)
{
    static const enum password_method methods[] = { PASSWORD_SHA512, PASSWORD_YESCRYPT };
    char hash[2][PASSWORD_HASH_MAX];
    struct error error;

    (void)state;
    for (int i = 0; i < (password_best() == PASSWORD_YESCRYPT ? 2 : 1); i++) {
        assert_true(password_hash(slice_of("correct horse"), methods[i], hash[0], &error));
        assert_true(password_hash(slice_of("correct horse"), methods[i], hash[1], &error));
        assert_memory_equal(hash[0], methods[i] == PASSWORD_SHA512 ? "$6$" : "$y$", 3);
        assert_true(password_check_hash(hash[0], &error));
        assert_string_not_equal(hash[0], hash[1]);
        assert_true(password_verify(slice_of("correct horse"), hash[0]));
        assert_false(password_verify(slice_of("correct horsf"), hash[0]));
    }
}

static void hashes_no_password_that_is_too_short_or_too_long(void **state)
{
    static char text[PASSWORD_MAX + 1];
    char hash[PASSWORD_HASH_MAX];
    struct error error;

    (void)state;
    memset(text, 'x', sizeof(text));
    assert_false(password_hash((struct slice){ text, PASSWORD_MIN - 1 }, PASSWORD_SHA512, hash, &error));
    assert_int_equal(error.code, ERROR_BAD_ARGUMENT);
    assert_string_equal(error.detail, "a password has 8 to 256 bytes");
    assert_true(password_hash((struct slice){ text, PASSWORD_MIN }, PASSWORD_SHA512, hash, &error));
    assert_true(password_hash((struct slice){ text, PASSWORD_MAX }, PASSWORD_SHA512, hash, &error));
    assert_true(password_verify((struct slice){ text, PASSWORD_MAX }, hash));
    assert_false(password_verify((struct slice){ text, PASSWORD_MAX - 1 }, hash));
    assert_false(password_hash((struct slice){ text, PASSWORD_MAX + 1 }, PASSWORD_SHA512, hash, &error));
    text[5] = '\0';
    assert_false(password_hash((struct slice){ text, 20 }, PASSWORD_SHA512, hash, &error));
    assert_string_equal(error.detail, "a password has no NUL in it");
}

static void *verify_often(void *argument)
{
    const char *password = argument;
    bool right = true;

    for (int i = 0; i < 20; i++)
        right = right && password_verify(slice_of(password), SAMPLE_SHA512) == (password == passwords[1]) &&
                password_verify(slice_of(password), SAMPLE_YESCRYPT) == (password == passwords[0]);
    return right ? argument : NULL;
}

static void verifies_in_many_threads_at_once(void **state)
{
    pthread_t threads[THREADS];
    void *result = NULL;

    (void)state;
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, verify_often, (void *)(uintptr_t)passwords[i % 3]), 0);
    for (int i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(threads[i], &result), 0);
        assert_non_null(result);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(verifies_both_methods),
        cmocka_unit_test(takes_nothing_but_the_whole_password),
        cmocka_unit_test(does_not_take_a_hash_of_the_empty_password),
        cmocka_unit_test(refuses_what_is_no_hash),
        cmocka_unit_test(hashes_with_fresh_salt_what_then_verifies),
        cmocka_unit_test(hashes_no_password_that_is_too_short_or_too_long),
        cmocka_unit_test(verifies_in_many_threads_at_once),
    };

    return cmocka_run_group_tests_name("password", tests, NULL, NULL);
}
