#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "sample_output.h"
#include "value_output.h"

static enum message is_chatter(struct slice line)
{
    return slice_equal(line, slice_of("chatter")) ? MESSAGE_NOTICE : MESSAGE_NONE;
}

static const struct output plain = { .name = "plain", .kind = OUTPUT_VALUE };
static const struct output formed = { .name = "formed", .kind = OUTPUT_VALUE, .form = "pool: {value}!" };
static const struct output chatty = { .name = "chatty", .kind = OUTPUT_VALUE, .message = is_chatter };

static struct error error;

/* Reads a text from memory of just its size, so that a sanitizer sees a read beyond it. */
static char *read_value(const struct output *output, const char *text)
{
    struct slice copy = fixture_copy(text, strlen(text));
    struct slice value = { .data = NULL };
    char *read = NULL;

    error.code = ERROR_NONE;
    if (value_read(output, &sample_dialect, copy, &value, &error))
        read = strndup(value.length > 0 ? value.data : "", value.length);
    free((void *)(uintptr_t)copy.data);
    return read;
}

static void reads(const struct output *output, const char *text, const char *expected)
{
    char *read = read_value(output, text);

    assert_non_null(read);
    assert_string_equal(read, expected);
    free(read);
}

static void refuses(const struct output *output, const char *text, const char *expected)
{
    assert_null(read_value(output, text));
    assert_int_equal(error.code, ERROR_TOOL_OUTPUT);
    assert_string_equal(error.detail, expected);
}

static void takes_all_but_the_last_newline(void **state)
{
    (void)state;
    reads(&plain, "off\n", "off");
    reads(&plain, "off", "off");
    reads(&plain, "\n", "");
    reads(&plain, "", "");
    reads(&plain, " a = b: c\t*\n", " a = b: c\t*");
}

static void takes_all_lines_of_a_value(void **state)
{
    (void)state;
    reads(&plain, "one\ntwo\n", "one\ntwo");
    reads(&plain, "one\n\ntwo\n\n", "one\n\ntwo\n");
}

static void passes_messages_over_that_come_before(void **state)
{
    (void)state;
    reads(&plain, "Setting up zpool [tank]\nWARNING: old\ntank\n", "tank");
    reads(&chatty, "chatter\nchatter\ntank\n", "tank");
    reads(&chatty, "tank\nchatter\n", "tank\nchatter");
}

static void cuts_a_value_out_of_its_form(void **state)
{
    (void)state;
    reads(&formed, "pool: tank!\n", "tank");
    reads(&formed, "pool: !\n", "");
    reads(&formed, "pool: a!b!\n", "a!b");
}

static void refuses_another_form(void **state)
{
    (void)state;
    refuses(&formed, "pool tank\n", "line 1 of the output is not of the form pool: {value}!: \"pool tank\"");
    refuses(&formed, "pool: tank\n", "line 1 of the output is not of the form pool: {value}!: \"pool: tank\"");
    refuses(&formed, "pool:\n", "line 1 of the output is not of the form pool: {value}!: \"pool:\"");
    refuses(&formed, "", "line 1 of the output is not of the form pool: {value}!: \"\"");
}

static void refuses_what_is_no_answer_or_no_text(void **state)
{
    (void)state;
    refuses(&plain, "ERROR: no\n", "line 1 of the output says that the command failed: \"ERROR: no\"");
    refuses(&plain, "a\nb\033[0m\n", "line 2 of the output holds a control character: \"b?[0m\"");
    refuses(&plain, "caf\351\n", "line 1 of the output holds bytes that are not UTF-8: \"caf?\"");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_all_but_the_last_newline),
        cmocka_unit_test(takes_all_lines_of_a_value),
        cmocka_unit_test(passes_messages_over_that_come_before),
        cmocka_unit_test(cuts_a_value_out_of_its_form),
        cmocka_unit_test(refuses_another_form),
        cmocka_unit_test(refuses_what_is_no_answer_or_no_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
