#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buffer.h"
#include "fixture.h"
#include "keyset.h"
#include "lines_output.h"

#define FOLDER "tests/fixtures/lines"

enum {
    JSON_MAX = 16 * 1024 * 1024
};

static bool begins(struct slice line, const char *text)
{
    return line.length >= strlen(text) && memcmp(line.data, text, strlen(text)) == 0;
}

static enum message find_message(struct slice line)
{
    if (begins(line, "NOTE:"))
        return MESSAGE_NOTICE;
    if (begins(line, "INFO:"))
        return MESSAGE_INFO;
    if (begins(line, "WARNING:"))
        return MESSAGE_WARNING;
    return begins(line, "ERROR:") ? MESSAGE_ERROR : MESSAGE_NONE;
}

static const struct dialect dialect = { .name = "test", .message = find_message };

/* Messages that only the output "odd" has. */
static enum message find_odd_message(struct slice line)
{
    if (begins(line, "* "))
        return MESSAGE_NOTICE;
    return begins(line, "NOTE: well") ? MESSAGE_INFO : MESSAGE_NONE;
}

static const struct output colons = { .name = "colons", .kind = OUTPUT_LINES, .separator = ':' };
static const struct output equals = { .name = "equals", .kind = OUTPUT_LINES, .separator = '=' };
static const struct output verbatim = { .name = "verbatim", .kind = OUTPUT_LINES, .separator = ':', .verbatim = true };
static const struct output odd = { .name = "odd", .kind = OUTPUT_LINES, .separator = ':', .message = find_odd_message };

/* A fixture's name says how it is to be read: ..._equals.txt by =, ..._verbatim.txt as another program's, else by :. */
static bool read_fixture(const char *path, struct slice text, struct buffer *json, struct error *error)
{
    const struct output *output = strstr(path, "_equals.txt") != NULL ? &equals : &colons;

    buffer_init(json, JSON_MAX);
    return lines_write(json, strstr(path, "_verbatim.txt") != NULL ? &verbatim : output, &dialect, text, error);
}

static bool reads_as_expected(const char *path, const char *companion)
{
    return fixture_reads(path, companion, read_fixture);
}

static void reads_all_lines_among_the_fixtures(void **state)
{
    (void)state;
    fixture_each(FOLDER, "y_", ".txt", ".json", reads_as_expected);
}

static void adds_to_what_the_buffer_has(void **state)
{
    struct buffer buffer;
    struct error error;

    (void)state;
    buffer_init(&buffer, 100);
    buffer_append_text(&buffer, "[");
    assert_true(lines_write(&buffer, &colons, &dialect, slice_of("a:b\n"), &error));
    buffer_append_text(&buffer, "]");
    assert_string_equal(buffer.data, "[{\"a\":\"b\"}]");
    buffer_clear(&buffer);
}

static void looks_first_at_the_messages_that_only_an_output_has(void **state)
{
    struct buffer buffer;
    struct error error;

    (void)state;
    buffer_init(&buffer, 100);
    assert_true(lines_write(&buffer, &odd, &dialect, slice_of("* a\nNOTE: b\nNOTE: well\nc\n"), &error));
    assert_string_equal(buffer.data, "{\"NOTE\":\" well\",\"c\":\"\"}");
    buffer_clear(&buffer);
}

/* So many lines, each another. */
static bool write_many(size_t count, struct buffer *buffer, struct error *error)
{
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    bool written = false;

    assert_non_null(stream);
    for (size_t i = 0; i < count; i++)
        fprintf(stream, "%zx\n", i);
    fclose(stream);
    buffer_init(buffer, JSON_MAX);
    written = lines_write(buffer, &colons, &dialect, (struct slice){ text, size }, error);
    free(text);
    return written;
}

static void limits_how_many_lines_there_are(void **state)
{
    struct buffer buffer;
    struct error error;

    (void)state;
    assert_true(write_many(KEYSET_MAX, &buffer, &error));
    assert_false(buffer.failed);
    buffer_clear(&buffer);
    assert_false(write_many(KEYSET_MAX + 1, &buffer, &error));
    assert_int_equal(error.code, ERROR_TOOL_OUTPUT);
    assert_string_equal(error.detail, "the output has too many lines");
    buffer_clear(&buffer);
}

static void leaves_a_full_buffer_to_its_owner(void **state)
{
    struct buffer buffer;
    struct error error;

    (void)state;
    buffer_init(&buffer, 4);
    assert_true(lines_write(&buffer, &colons, &dialect, slice_of("a long line"), &error));
    assert_true(buffer.failed);
    buffer_clear(&buffer);
}

static void assert_text(const char *bytes, size_t length, const char *expected)
{
    struct slice text = fixture_copy(bytes, length);
    struct buffer buffer;

    buffer_init(&buffer, 1000);
    lines_write_text(&buffer, text);
    if (expected[0] != '\0')
        assert_string_equal(buffer.data, expected);
    assert_int_equal(buffer.length, strlen(expected));
    buffer_clear(&buffer);
    free((void *)(uintptr_t)text.data);
}

static void writes_any_bytes_as_a_piece_of_a_string(void **state)
{
    (void)state;
    assert_text("", 0, "");
    assert_text("two\n lines\tand a tab", 20, "two\\n lines\\tand a tab");
    assert_text("\"\\", 2, "\\\"\\\\");
    assert_text("\303\266\342\202\254", 5, "\303\266\342\202\254");
    assert_text("a\0b\r\33\177", 6, "a?b???");
    assert_text("\377", 1, "?");
    assert_text("x\342\202", 3, "x??");
    assert_text("\300\200\302\205", 4, "????");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_all_lines_among_the_fixtures),
        cmocka_unit_test(adds_to_what_the_buffer_has),
        cmocka_unit_test(looks_first_at_the_messages_that_only_an_output_has),
        cmocka_unit_test(limits_how_many_lines_there_are),
        cmocka_unit_test(leaves_a_full_buffer_to_its_owner),
        cmocka_unit_test(writes_any_bytes_as_a_piece_of_a_string),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
