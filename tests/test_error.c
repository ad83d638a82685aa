#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "error.h"

static void describes_a_failure_and_returns_false(void **state)
{
    struct error error = { .argument = "jail", .retry_after = 3600 };

    (void)state;
    assert_false(error_set(&error, ERROR_BAD_ARGUMENT, "a name has at most %d bytes", 255));
    assert_int_equal(error.code, ERROR_BAD_ARGUMENT);
    assert_string_equal(error.detail, "a name has at most 255 bytes");
    assert_string_equal(error.argument, "");
    assert_int_equal(error.retry_after, 0);
}

static void replaces_what_cannot_be_shown(void **state)
{
    struct error error;

    (void)state;
    error_set(&error, ERROR_TOOL_OUTPUT, "%s", "a\tb\r\nc\x1b[1m\x7f");
    assert_string_equal(error.detail, "a?b??c?[1m?");
    error_set(&error, ERROR_TOOL_OUTPUT, "%s",
              "caf\xe9 caf\xc3\xa9 \xc0\xaf \xed\xa0\x80 \xf4\x90\x80\x80 \xc2\x9b \xe2\x82");
    assert_string_equal(error.detail, "caf? caf\xc3\xa9 ?? ??? ???? ?? ??");
}

static void cuts_a_long_sentence_at_a_whole_character(void **state)
{
    for (int lead = 0; lead < 4; lead++) {
        char text[2 * ERROR_DETAIL_MAX] = "aaaa";
        struct error error;

        (void)state;
        for (int i = lead; i + 4 < (int)sizeof(text); i += 4)
            memcpy(text + i, "\xf0\x9f\x98\x80", 5);
        error_set(&error, ERROR_TOOL_OUTPUT, "%s", text);
        assert_int_equal(strlen(error.detail), lead + (ERROR_DETAIL_MAX - 1 - lead) / 4 * 4);
        assert_memory_equal(error.detail, text, strlen(error.detail));
    }
}

static void can_be_told_again_in_other_words(void **state)
{
    struct error error;

    (void)state;
    error_set(&error, ERROR_LISTEN, "no socket");
    error_set(&error, ERROR_CONFIGURATION, "line 3: %s", error.detail);
    assert_string_equal(error.detail, "line 3: no socket");
}

static void names_the_argument_at_fault(void **state)
{
    char name[100] = "";
    struct error error;

    (void)state;
    error_set(&error, ERROR_BAD_ARGUMENT, "too long");
    assert_false(error_set_argument(&error, "jail"));
    assert_string_equal(error.argument, "jail");
    assert_string_equal(error.detail, "too long");
    memset(name, 'n', sizeof(name) - 1);
    memcpy(name + ERROR_ARGUMENT_MAX - 2, "\xc3\xa9", 2);
    error_set_argument(&error, name);
    assert_int_equal(strlen(error.argument), ERROR_ARGUMENT_MAX - 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(describes_a_failure_and_returns_false),
        cmocka_unit_test(replaces_what_cannot_be_shown),
        cmocka_unit_test(cuts_a_long_sentence_at_a_whole_character),
        cmocka_unit_test(can_be_told_again_in_other_words),
        cmocka_unit_test(names_the_argument_at_fault),
    };

    return cmocka_run_group_tests_name("error", tests, NULL, NULL);
}
