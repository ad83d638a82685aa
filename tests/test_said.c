#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "said.h"
#include "utf8.h"

static bool begins(struct slice line, const char *text)
{
    return line.length >= strlen(text) && memcmp(line.data, text, strlen(text)) == 0;
}

static enum message find_message(struct slice line)
{
    if (begins(line, "Really"))
        return MESSAGE_QUESTION;
    if (begins(line, "usage:"))
        return MESSAGE_USAGE;
    if (begins(line, "Traceback"))
        return MESSAGE_TRACE;
    if (begins(line, "NOTE:"))
        return MESSAGE_NOTICE;
    if (begins(line, "INFO:"))
        return MESSAGE_INFO;
    while (line.length > 0 && line.data[0] == ' ')
        line = (struct slice){ line.data + 1, line.length - 1 };
    if (begins(line, "WARNING:"))
        return MESSAGE_WARNING;
    return begins(line, "ERROR:") ? MESSAGE_ERROR : MESSAGE_NONE;
}

/* Messages that only the output "odd" has. */
static enum message find_odd_message(struct slice line)
{
    if (begins(line, "www is not running!"))
        return MESSAGE_ERROR;
    if (begins(line, "Fell over"))
        return MESSAGE_TRACE;
    if (begins(line, "usage of odd"))
        return MESSAGE_USAGE;
    return begins(line, "ERROR: none") ? MESSAGE_NOTICE : MESSAGE_NONE;
}

static const struct dialect dialect = { .name = "test", .message = find_message };

static const struct output table = { .name = "table", .kind = OUTPUT_COLUMNS };
static const struct output pairs = { .name = "pairs", .kind = OUTPUT_PAIRS };
static const struct output lines = { .name = "lines", .kind = OUTPUT_LINES };
static const struct output nothing = { .name = "nothing", .kind = OUTPUT_NOTHING };
static const struct output verbatim = { .name = "verbatim", .kind = OUTPUT_LINES, .verbatim = true };
static const struct output some = { .name = "some", .kind = OUTPUT_LINES, .some = true };
static const struct output odd_verbatim = {
    .name = "odd_verbatim", .kind = OUTPUT_LINES, .verbatim = true, .message = find_odd_message
};
static const struct output value = { .name = "value", .kind = OUTPUT_VALUE };
static const struct output odd_value = { .name = "odd_value", .kind = OUTPUT_VALUE, .message = find_odd_message };
static const struct output odd = { .name = "odd", .kind = OUTPUT_LINES, .message = find_odd_message };

/* What a command printed, and what is to be made of it. */
struct row {
    const struct output *output;
    int status;
    const char *out;
    const char *err;
    enum said_verdict verdict;
    const char *said;
};

static enum said_verdict judge(struct said *said, const struct output *output, int status, struct slice out,
                               struct slice err)
{
    const struct command_result result = { .end = COMMAND_EXITED, .status = status, .out = out, .err = err };

    memset(said, 0x55, sizeof(*said));
    return said_judge(said, &dialect, output, &result);
}

static void check_row(const struct row *row)
{
    struct slice out = fixture_copy(row->out, strlen(row->out));
    struct slice err = fixture_copy(row->err, strlen(row->err));
    struct said said;
    enum said_verdict verdict = judge(&said, row->output, row->status, out, err);

    free((void *)(uintptr_t)out.data);
    free((void *)(uintptr_t)err.data);
    if (verdict != row->verdict || strcmp(said.text, row->said) != 0)
        fail_msg("%s with status %d, \"%s\" and \"%s\": verdict %d, said \"%s\"", row->output->name, row->status,
                 row->out, row->err, (int)verdict, said.text);
    assert_int_equal(said.length, strlen(said.text));
}

static void check_rows(const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check_row(&rows[i]);
}

#define CHECK(rows) check_rows(rows, ACTION_COUNT(rows))

static void takes_a_command_for_well_that_says_nothing_else(void **state)
{
    static const struct row rows[] = {
        { &lines, 0, "", "", SAID_WELL, "" },
        { &lines, 0, "done\n", "", SAID_WELL, "" },
        { &lines, 0, "done\n", "words beside it\n", SAID_WELL, "" },
        { &table, 0, "JID UUID\n", "NOTE: n\nWARNING: w\n", SAID_WELL, "" },
        { &nothing, 0, "", "", SAID_WELL, "" },
        { &pairs, 0, "notes:no ERROR: here\n", "no ERROR: here\n", SAID_WELL, "" },
    };

    (void)state;
    CHECK(rows);
}

static void finds_an_error_although_the_status_is_0(void **state)
{
    static const struct row rows[] = {
        { &lines, 0, "done\n", "ERROR: no\n", SAID_FAILED, "ERROR: no" },
        { &table, 0, "JID UUID\n", "words\n  ERROR: no  \nmore\n", SAID_FAILED, "ERROR: no" },
        { &nothing, 0, "", "ERROR: no", SAID_FAILED, "ERROR: no" },
        { &nothing, 0, "ERROR: no\n", "", SAID_FAILED, "ERROR: no" },
        { &lines, 0, "", "ERROR: a\nNOTE: b\nERROR: c\n", SAID_FAILED, "ERROR: a\nERROR: c" },
        { &lines, 0, "+ ready\nERROR: no\n", "", SAID_FAILED, "ERROR: no" },
        { &lines, 0, "ERROR: a\n", "ERROR: b\n", SAID_FAILED, "ERROR: b\nERROR: a" },
    };

    (void)state;
    CHECK(rows);
}

/* The readers refuse such a line where it stands for a part of the answer, and know where it does not. */
static void leaves_an_error_among_an_answer_to_its_reader(void **state)
{
    static const struct row rows[] = {
        { &table, 0, "ERROR: no\n", "", SAID_WELL, "" },
        { &pairs, 0, "notes:two lines\nERROR: no\n", "", SAID_WELL, "" },
    };

    (void)state;
    CHECK(rows);
}

static void repeats_the_errors_of_a_command_that_failed(void **state)
{
    static const struct row rows[] = {
        { &lines, 1, "ERROR: a\nwords\n", "words\n ERROR: b\n", SAID_FAILED, "ERROR: b\nERROR: a" },
        { &table, 1, "ERROR: a\n", "words\n", SAID_FAILED, "ERROR: a" },
        { &nothing, 2, "words\n", "ERROR: b\n", SAID_FAILED, "ERROR: b" },
    };

    (void)state;
    CHECK(rows);
}

static void repeats_all_that_a_failed_command_printed_without_an_error(void **state)
{
    static const struct row rows[] = {
        { &lines, 1, "done\n", "words\nWARNING: w\n", SAID_FAILED, "words\nWARNING: w" },
        { &lines, 1, "", "  indented\nwords\n", SAID_FAILED, "indented\nwords" },
        { &table, 1, "words\nNOTE: n\n", "", SAID_FAILED, "words" },
        { &lines, 1, "done\n", "NOTE: n\nwords\n", SAID_FAILED, "words" },
        { &lines, 1, "done\n", "NOTE: n\n", SAID_FAILED, "done" },
        { &lines, 1, "NOTE: m\n", "NOTE: n\n", SAID_FAILED, "NOTE: n" },
        { &verbatim, 1, "", "NOTE: n\nwords\nNOTE: m\n", SAID_FAILED, "words\nNOTE: m" },
        { &nothing, 1, "words", " \n\n", SAID_FAILED, "words" },
        { &lines, 255, "", "", SAID_FAILED, "" },
    };

    (void)state;
    CHECK(rows);
}

static void says_the_exception_of_a_program_that_fell_over(void **state)
{
    static const struct row rows[] = {
        { &lines, 1, "", "Traceback (most recent):\n  File \"x\", line 1\nValueError: bad\n\n", SAID_FAILED,
          "ValueError: bad" },
        { &table, 1, "half\n", "words\nTraceback (most recent):\n  File\nKeyError: 'x'  ", SAID_FAILED,
          "KeyError: 'x'" },
        { &lines, 1, "ERROR: no\n", "Traceback (most recent):\nValueError: bad\n", SAID_FAILED, "ERROR: no" },
        { &lines, 1, "", "Traceback (most recent):", SAID_FAILED, "Traceback (most recent):" },
        { &lines, 1, "", "Traceback (most recent):\n  File\nFault: two\n  lines\n", SAID_FAILED, "Fault: two\nlines" },
        { &lines, 1, "", "Traceback (a):\n  File\nA: a\n\nThen:\n\nTraceback (b):\n  File\nB: b\n", SAID_FAILED,
          "B: b" },
        { &lines, 1, "", "Traceback (most recent):\n  File\n  cut off", SAID_FAILED,
          "Traceback (most recent):\nFile\ncut off" },
    };

    (void)state;
    CHECK(rows);
}

static void takes_anything_printed_for_a_failure_where_nothing_should_be(void **state)
{
    static const struct row rows[] = {
        { &nothing, 0, "", "cannot set it\n", SAID_FAILED, "cannot set it" },
        { &nothing, 0, "cannot set it\n", "", SAID_FAILED, "cannot set it" },
        { &nothing, 0, "usage\n", "cannot set it\n", SAID_FAILED, "cannot set it" },
        { &nothing, 0, "NOTE: n\n", "WARNING: w\n", SAID_WELL, "" },
        { &nothing, 0, "INFO: i\n", "INFO: i\n", SAID_WELL, "" },
        { &nothing, 0, "NOTE: n\nwords\n", "WARNING: w\n\n", SAID_FAILED, "words" },
        { &nothing, 0, "\n  \n", "\t\n", SAID_WELL, "" },
    };

    (void)state;
    CHECK(rows);
}

static void tells_a_question_from_a_failure(void **state)
{
    static const struct row rows[] = {
        { &lines, 0, "Really? y[N]: ", "", SAID_QUESTION, "Really? y[N]:" },
        { &lines, 1, "", "Really?\nAborted!\n", SAID_QUESTION, "Really?" },
        { &table, 1, "Really?", "ERROR: no\n", SAID_QUESTION, "Really?" },
        { &nothing, 0, "Really?", "Really!", SAID_QUESTION, "Really?\nReally!" },
    };

    (void)state;
    CHECK(rows);
}

static void tells_a_program_that_does_not_have_the_command(void **state)
{
    static const struct row rows[] = {
        { &lines, 0, "usage:\n  list\n", "", SAID_USAGE, "" },
        { &nothing, 1, "usage:\n", "ERROR: no\n", SAID_USAGE, "" },
        { &lines, 0, "done\n", "usage: of another program\n", SAID_WELL, "" },
        { &verbatim, 0, "usage:\n", "", SAID_WELL, "" },
        { &odd_verbatim, 0, "usage:\n", "", SAID_WELL, "" },
        { &odd_verbatim, 0, "first\nusage of odd\n", "", SAID_USAGE, "" },
    };

    (void)state;
    CHECK(rows);
}

static void takes_a_value_for_a_failure_that_its_output_says_is_one(void **state)
{
    static const struct row rows[] = {
        { &odd_value, 0, "www is not running!\n", "", SAID_FAILED, "www is not running!" },
        { &odd_value, 0, "ERROR: a note\n", "", SAID_WELL, "" },
        { &value, 0, "ERROR: a note\n", "", SAID_WELL, "" },
    };

    (void)state;
    CHECK(rows);
}

static void takes_silence_for_a_failure_where_some_lines_must_be(void **state)
{
    static const struct row rows[] = {
        { &some, 0, "", "", SAID_FAILED, "" },
        { &some, 0, "NOTE: the pool\n\n", "WARNING: old\n", SAID_FAILED, "" },
        { &some, 0, "gone\n", "", SAID_WELL, "" },
        { &some, 0, "INFO: gone\n", "", SAID_WELL, "" },
        { &some, 1, "gone\n", "", SAID_FAILED, "gone" },
        { &lines, 0, "", "", SAID_WELL, "" },
    };

    (void)state;
    CHECK(rows);
}

static void counts_nothing_but_the_status_where_another_program_prints(void **state)
{
    static const struct row rows[] = {
        { &verbatim, 0, "ERROR: no\nReally?\n", "ERROR: no\nTraceback\n", SAID_WELL, "" },
        { &verbatim, 3, "out\n", "words\nERROR: no\nReally?\n", SAID_FAILED, "words\nERROR: no\nReally?" },
        { &verbatim, 3, "out\n", " \n", SAID_FAILED, "out" },
        { &verbatim, 3, "", "", SAID_FAILED, "" },
    };

    (void)state;
    CHECK(rows);
}

static void looks_first_at_the_messages_that_only_an_output_has(void **state)
{
    static const struct row rows[] = {
        { &odd, 0, "", "www is not running!\n", SAID_FAILED, "www is not running!" },
        { &lines, 0, "", "www is not running!\n", SAID_WELL, "" },
        { &odd, 0, "www is not running!\n", "", SAID_FAILED, "www is not running!" },
        { &odd, 0, "", "ERROR: none\n", SAID_WELL, "" },
        { &odd, 0, "", "ERROR: one\n", SAID_FAILED, "ERROR: one" },
        { &odd, 1, "", "Fell over:\n  at x\nFault: y\n", SAID_FAILED, "Fault: y" },
        { &lines, 1, "", "Fell over:\n  at x\nFault: y\n", SAID_FAILED, "Fell over:\nat x\nFault: y" },
    };

    (void)state;
    CHECK(rows);
}

static void takes_blanks_off_its_lines(void **state)
{
    static const struct row rows[] = {
        { &lines, 1, "", "\n  a  b \t\r\n\r\n \t\n\tc\n", SAID_FAILED, "a  b\nc" },
        { &lines, 1, "", "no newline", SAID_FAILED, "no newline" },
        { &lines, 1, "", "a\tb\n", SAID_FAILED, "a\tb" },
    };

    (void)state;
    CHECK(rows);
}

static void replaces_bytes_that_are_no_text(void **state)
{
    static const char bytes[] = "a\0b\377\376 \33[31m\303\266\302\205\342\202\n\300\200\n";
    struct slice err = fixture_copy(bytes, sizeof(bytes) - 1);
    struct said said;

    (void)state;
    assert_int_equal(judge(&said, &lines, 1, slice_of(""), err), SAID_FAILED);
    assert_string_equal(said.text, "a?b?? ?[31m\303\266????\n??");
    free((void *)(uintptr_t)err.data);
}

/* Judges a failed command that printed so many lines of one length, each of this character. */
static void judge_many(struct said *said, const char *character, size_t length, size_t count)
{
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);

    assert_non_null(stream);
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < length; j++)
            fputs(character, stream);
        fputc('\n', stream);
    }
    fclose(stream);
    assert_int_equal(judge(said, &lines, 1, slice_of(""), (struct slice){ text, size }), SAID_FAILED);
    free(text);
    assert_int_equal(said->length, strlen(said->text));
}

static void passes_on_only_so_much(void **state)
{
    struct said said;

    (void)state;
    judge_many(&said, "x", SAID_MAX, 1);
    assert_int_equal(said.length, SAID_MAX);
    judge_many(&said, "x", SAID_MAX + 1, 1);
    assert_int_equal(said.length, SAID_MAX);
    judge_many(&said, "x", 100 * SAID_MAX, 1);
    assert_int_equal(said.length, SAID_MAX);
}

static void cuts_a_long_text_behind_a_whole_character(void **state)
{
    struct said said;

    (void)state;
    judge_many(&said, "\342\202\254", SAID_MAX, 1);
    assert_int_equal(said.length, SAID_MAX / 3 * 3);
    for (const char *at = said.text; *at != '\0'; at += utf8_printable(at))
        assert_int_equal(utf8_printable(at), 3);
}

static void ends_with_no_newline_when_a_long_text_is_cut(void **state)
{
    struct said said;

    (void)state;
    for (size_t length = SAID_MAX / 2 - 3; length < SAID_MAX / 2 + 3; length++) {
        judge_many(&said, "x", length, 3);
        assert_in_range(said.length, length, SAID_MAX);
        assert_int_equal(said.text[said.length - 1], 'x');
    }
}

static void tells_a_failure_without_a_word_by_its_status(void **state)
{
    struct error error;

    (void)state;
    assert_false(said_nothing(3, &error));
    assert_int_equal(error.code, ERROR_TOOL_FAILED);
    assert_string_equal(error.detail, "iocage ended with status 3 and did not say why");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_a_command_for_well_that_says_nothing_else),
        cmocka_unit_test(finds_an_error_although_the_status_is_0),
        cmocka_unit_test(leaves_an_error_among_an_answer_to_its_reader),
        cmocka_unit_test(repeats_the_errors_of_a_command_that_failed),
        cmocka_unit_test(repeats_all_that_a_failed_command_printed_without_an_error),
        cmocka_unit_test(says_the_exception_of_a_program_that_fell_over),
        cmocka_unit_test(takes_anything_printed_for_a_failure_where_nothing_should_be),
        cmocka_unit_test(tells_a_question_from_a_failure),
        cmocka_unit_test(tells_a_program_that_does_not_have_the_command),
        cmocka_unit_test(takes_a_value_for_a_failure_that_its_output_says_is_one),
        cmocka_unit_test(takes_silence_for_a_failure_where_some_lines_must_be),
        cmocka_unit_test(counts_nothing_but_the_status_where_another_program_prints),
        cmocka_unit_test(looks_first_at_the_messages_that_only_an_output_has),
        cmocka_unit_test(takes_blanks_off_its_lines),
        cmocka_unit_test(replaces_bytes_that_are_no_text),
        cmocka_unit_test(passes_on_only_so_much),
        cmocka_unit_test(cuts_a_long_text_behind_a_whole_character),
        cmocka_unit_test(ends_with_no_newline_when_a_long_text_is_cut),
        cmocka_unit_test(tells_a_failure_without_a_word_by_its_status),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
