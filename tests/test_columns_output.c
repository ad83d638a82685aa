#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "border_output.h"
#include "buffer.h"
#include "columns_output.h"
#include "fixture.h"
#include "json_writer.h"
#include "sample_output.h"

#define FOLDER "tests/fixtures/columns"
#define BORDERS "tests/fixtures/borders"

enum {
    JSON_MAX = 1024 * 1024
};

static struct slice record[COLUMNS_RECORD_MAX / sizeof(struct slice)];

/* Writes a row as an object on a line of its own, with a member for each column that was printed or has the cell of
 * another. */
static void write_row(struct buffer *json, const struct columns_reader *reader)
{
    buffer_append_text(json, json->length > 1 ? ",\n{" : "\n{");
    for (size_t i = 0; i < reader->total_count; i++) {
        struct slice cell = record[reader->places[i].offset / sizeof(struct slice)];

        assert_non_null(cell.data);
        buffer_append_text(json, i > 0 ? ", " : "");
        json_write_string(json, slice_of(reader->places[i].name));
        buffer_append_text(json, ": ");
        json_write_string(json, cell);
    }
    buffer_append_text(json, "}");
}

/* Reads a whole table into JSON. False with the error if it cannot be read. */
static bool read_output(const struct output *output, struct slice text, struct buffer *json, struct error *error)
{
    struct columns_reader reader;
    enum output_next next = OUTPUT_FAILED;

    buffer_init(json, JSON_MAX);
    buffer_append_text(json, "[");
    if (columns_open(&reader, output, &sample_dialect, text, error)) {
        memset(record, 0x5a, sizeof(record));
        while ((next = columns_next(&reader, record, error)) == OUTPUT_RECORD)
            write_row(json, &reader);
    }
    columns_close(&reader);
    buffer_append_text(json, "\n]");
    return next == OUTPUT_END;
}

static bool read_table(struct slice text, struct buffer *json, struct error *error)
{
    return read_output(&sample_jails, text, json, error);
}

static bool read_fixture(const char *path, struct slice text, struct buffer *json, struct error *error)
{
    return read_output(strstr(path, BORDERS) != NULL ? &sample_list : &sample_jails, text, json, error);
}

static bool reads_as_expected(const char *path, const char *companion)
{
    return fixture_reads(path, companion, read_fixture);
}

static bool is_refused_as_expected(const char *path, const char *companion)
{
    return fixture_refuses(path, companion, read_fixture);
}

static void reads_every_table_among_the_fixtures(void **state)
{
    (void)state;
    fixture_each(FOLDER, "y_", ".txt", ".json", reads_as_expected);
}

static void refuses_every_text_among_the_fixtures_that_does_not_fit(void **state)
{
    (void)state;
    fixture_each(FOLDER, "n_", ".txt", ".err", is_refused_as_expected);
}

static void reads_every_table_with_lines_around_its_cells(void **state)
{
    (void)state;
    fixture_each(BORDERS, "y_", ".txt", ".json", reads_as_expected);
}

static void refuses_every_table_whose_lines_do_not_fit(void **state)
{
    (void)state;
    fixture_each(BORDERS, "n_", ".txt", ".err", is_refused_as_expected);
}

static bool refuses(struct slice text, struct error *error)
{
    struct buffer json;
    bool read = read_table(text, &json, error);

    buffer_clear(&json);
    free((void *)(uintptr_t)text.data);
    return !read;
}

static void tells_a_column_that_was_not_printed_from_an_empty_cell(void **state)
{
    struct slice text = slice_of("UUID  BOOT  TAG\nabc         web\nabd  on\n");
    struct columns_reader reader;
    struct error error;

    (void)state;
    assert_true(columns_open(&reader, &sample_jails, &sample_dialect, text, &error));
    assert_int_equal(reader.place_count, 3);
    memset(record, 0x5a, sizeof(record));
    assert_int_equal(columns_next(&reader, record, &error), OUTPUT_RECORD);
    assert_null(record[0].data);
    assert_non_null(record[2].data);
    assert_int_equal(record[2].length, 0);
    assert_null(record[7].data);
    assert_int_equal(columns_next(&reader, record, &error), OUTPUT_FAILED);
    columns_close(&reader);
}

static void gives_unknown_columns_a_place_behind_the_record(void **state)
{
    struct columns_reader reader;
    struct error error;

    (void)state;
    assert_true(columns_open(&reader, &sample_jails, &sample_dialect,
                             slice_of("UUID  Quota  Rctl.max\n1     2      3\n"), &error));
    assert_string_equal(reader.places[1].name, "quota");
    assert_string_equal(reader.places[2].name, "rctl.max");
    assert_int_equal(reader.places[2].offset, sample_jails.record_size + sizeof(struct slice));
    assert_int_equal(reader.record_size, sample_jails.record_size + 2 * sizeof(struct slice));
    assert_int_equal(columns_next(&reader, record, &error), OUTPUT_RECORD);
    assert_true(slice_equal(record[SAMPLE_COLUMNS + 1], slice_of("3")));
    columns_close(&reader);
}

static void leaves_out_the_rows_of_a_key_however_many(void **state)
{
    struct slice text = slice_of("JID   NAME  TAG\n-     -     none\nNone  www   None\n1     -\n2     db    b\n");
    struct columns_reader reader;
    struct error error;

    (void)state;
    assert_true(columns_open(&reader, &sample_list, &sample_dialect, text, &error));
    assert_int_equal(columns_next(&reader, record, &error), OUTPUT_RECORD);
    assert_true(slice_equal(record[1], slice_of("www")));
    assert_true(slice_equal(record[0], slice_of("-")));
    assert_true(slice_equal(record[4], slice_of("None")));
    assert_int_equal(columns_next(&reader, record, &error), OUTPUT_RECORD);
    assert_true(slice_equal(record[1], slice_of("db")));
    assert_int_equal(columns_next(&reader, record, &error), OUTPUT_END);
    columns_close(&reader);
}

static void fills_a_column_that_was_not_printed_from_another(void **state)
{
    struct columns_reader reader;
    struct error error;

    (void)state;
    assert_true(columns_open(&reader, &sample_list, &sample_dialect, slice_of("IP4   NAME\n::1   www\n"), &error));
    assert_int_equal(reader.place_count, 2);
    assert_int_equal(reader.total_count, 4);
    assert_string_equal(reader.places[2].name, "tag");
    assert_string_equal(reader.places[3].name, "note");
    assert_int_equal(columns_next(&reader, record, &error), OUTPUT_RECORD);
    assert_true(slice_equal(record[4], slice_of("www")));
    assert_true(slice_equal(record[5], slice_of("::1")));
    columns_close(&reader);
}

static void leaves_a_printed_column_as_it_is_and_one_without_another_absent(void **state)
{
    struct columns_reader reader;
    struct error error;

    (void)state;
    assert_true(columns_open(&reader, &sample_list, &sample_dialect, slice_of("NAME  TAG\nwww\n"), &error));
    assert_int_equal(reader.place_count, 2);
    assert_int_equal(reader.total_count, 2);
    memset(record, 0x5a, sizeof(record));
    assert_int_equal(columns_next(&reader, record, &error), OUTPUT_RECORD);
    assert_non_null(record[4].data);
    assert_int_equal(record[4].length, 0);
    assert_null(record[5].data);
    columns_close(&reader);
}

static void stays_at_the_end(void **state)
{
    struct columns_reader reader;
    struct error error;

    (void)state;
    assert_true(columns_open(&reader, &sample_jails, &sample_dialect, slice_of("UUID"), &error));
    assert_int_equal(columns_next(&reader, record, &error), OUTPUT_END);
    assert_int_equal(columns_next(&reader, record, &error), OUTPUT_END);
    columns_close(&reader);
    assert_true(columns_open(&reader, &sample_jails, &sample_dialect,
                             slice_of("UUID\n--- non iocage jails currently active ---\nJID\n"), &error));
    assert_int_equal(columns_next(&reader, record, &error), OUTPUT_END);
    assert_int_equal(columns_next(&reader, record, &error), OUTPUT_END);
    columns_close(&reader);
}

static void stays_at_the_end_of_a_table_with_lines(void **state)
{
    static const char text[] = "+------+\n| NAME |\n+======+\n| www  |\n+------+\n";
    struct columns_reader reader;
    struct error error;

    (void)state;
    assert_true(columns_open(&reader, &sample_list, &sample_dialect, slice_of(text), &error));
    assert_int_equal(columns_next(&reader, record, &error), OUTPUT_RECORD);
    assert_int_equal(columns_next(&reader, record, &error), OUTPUT_END);
    assert_int_equal(columns_next(&reader, record, &error), OUTPUT_END);
    columns_close(&reader);
}

static void has_whole_cells_of_several_lines_until_the_next_row(void **state)
{
    static const char text[] = "+------+-----+\n| NAME | IP4 |\n+======+=====+\n"
                               "| www  | a   |\n|      | b   |\n+------+-----+\n"
                               "| db   | c   |\n|      | dd  |\n+------+-----+\n";
    struct columns_reader reader;
    struct error error;

    (void)state;
    assert_true(columns_open(&reader, &sample_list, &sample_dialect, slice_of(text), &error));
    assert_int_equal(columns_next(&reader, record, &error), OUTPUT_RECORD);
    assert_true(slice_equal(record[3], slice_of("a\nb")));
    assert_true(slice_equal(record[5], slice_of("a\nb")));
    assert_true(slice_equal(record[1], slice_of("www")));
    assert_int_equal(columns_next(&reader, record, &error), OUTPUT_RECORD);
    assert_true(slice_equal(record[3], slice_of("c\ndd")));
    assert_true(slice_equal(record[1], slice_of("db")));
    assert_int_equal(columns_next(&reader, record, &error), OUTPUT_END);
    columns_close(&reader);
}

/* Writes a table of one row with this many lines. */
static struct slice make_row_of_lines(unsigned lines)
{
    static char bytes[64 + 16 * (BORDER_LINES_MAX + 1)];
    size_t used = (size_t)snprintf(bytes, sizeof(bytes), "+------+---+\n| NAME | X |\n+======+===+\n");

    for (unsigned i = 0; i < lines; i++)
        used += (size_t)snprintf(bytes + used, sizeof(bytes) - used, "| %-4s | x |\n", i == 0 ? "www" : "");
    used += (size_t)snprintf(bytes + used, sizeof(bytes) - used, "+------+---+\n");
    return (struct slice){ bytes, used };
}

static void limits_the_lines_of_a_row(void **state)
{
    struct columns_reader reader;
    struct error error;

    (void)state;
    assert_true(columns_open(&reader, &sample_list, &sample_dialect, make_row_of_lines(BORDER_LINES_MAX), &error));
    assert_int_equal(columns_next(&reader, record, &error), OUTPUT_RECORD);
    assert_int_equal(record[SAMPLE_LIST_COLUMNS].length, 2 * BORDER_LINES_MAX - 1);
    columns_close(&reader);
    assert_true(columns_open(&reader, &sample_list, &sample_dialect, make_row_of_lines(BORDER_LINES_MAX + 1), &error));
    assert_int_equal(columns_next(&reader, record, &error), OUTPUT_FAILED);
    assert_non_null(strstr(error.detail, "line 1028 of the output is one too many in a row of a table"));
    columns_close(&reader);
}

/* Writes a table with lines, this many columns and no rows. */
static struct slice make_columns_with_lines(unsigned columns)
{
    static char bytes[3 * 8 * (COLUMNS_MAX + 4)];
    size_t used = 0;

    for (int line = 0; line < 3; line++) {
        used += (size_t)snprintf(bytes + used, sizeof(bytes) - used, "%s", line == 1 ? "| NAME |" : "+");
        for (unsigned i = line == 1 ? 1 : 0; i < columns; i++) {
            const char *dashes = line == 0 ? "-----" : "=====";

            if (line == 1)
                used += (size_t)snprintf(bytes + used, sizeof(bytes) - used, " c%-2u |", i);
            else
                used += (size_t)snprintf(bytes + used, sizeof(bytes) - used, "%s%s+", dashes, i == 0 ? dashes + 4 : "");
        }
        bytes[used++] = '\n';
    }
    bytes[used] = '\0';
    return (struct slice){ bytes, used };
}

static void refuses_more_columns_with_lines_than_a_record_can_have(void **state)
{
    struct slice few = make_columns_with_lines(COLUMNS_MAX);
    struct buffer json;
    struct error error;

    (void)state;
    assert_true(read_output(&sample_list, few, &json, &error));
    buffer_clear(&json);
    for (unsigned more = 1; more < 4; more++) {
        assert_false(read_output(&sample_list, make_columns_with_lines(COLUMNS_MAX + more), &json, &error));
        assert_int_equal(error.code, ERROR_TOOL_OUTPUT);
        buffer_clear(&json);
    }
}

static void refuses_a_line_of_64_kilobytes_and_more(void **state)
{
    enum {
        HEADER = 5
    };
    static char bytes[HEADER + COLUMNS_LINE_MAX + 2];
    struct buffer json;
    struct error error;

    (void)state;
    memset(bytes, 'x', sizeof(bytes));
    memcpy(bytes, "UUID\n", HEADER);
    bytes[sizeof(bytes) - 1] = '\0';
    assert_true(refuses(fixture_copy(bytes, sizeof(bytes) - 1), &error));
    assert_memory_equal(error.detail, "line 2 of the output is longer than 65536 bytes: \"xxx", 52);
    bytes[sizeof(bytes) - 2] = '\0';
    assert_true(read_table(slice_of(bytes), &json, &error));
    buffer_clear(&json);
}

/* Adds a line of one cell, in which a character of two bytes is repeated. */
static char *put_wide_line(char *at, const char *begin, const char *character, size_t count, const char *end)
{
    at += sprintf(at, "%s", begin);
    for (size_t i = 0; i < count; i++)
        at += sprintf(at, "%s", character);
    return at + sprintf(at, "%s\n", end);
}

static void refuses_a_row_of_64_kilobytes_and_more_between_lines(void **state)
{
    enum {
        LETTERS = COLUMNS_LINE_MAX / 2
    };
    static char bytes[7 * LETTERS];
    struct buffer json;
    struct error error;
    char *at = bytes;

    (void)state;
    at = put_wide_line(at, "+------", "-", LETTERS, "+");
    at = put_wide_line(at, "| NAME ", " ", LETTERS, "|");
    at = put_wide_line(at, "+======", "=", LETTERS, "+");
    at = put_wide_line(at, "| www  ", "\303\251", LETTERS, "|");
    at = put_wide_line(at, "+------", "-", LETTERS, "+");
    assert_false(read_output(&sample_list, (struct slice){ bytes, (size_t)(at - bytes) }, &json, &error));
    assert_non_null(strstr(error.detail, "line 4 of the output is longer than 65536 bytes"));
    buffer_clear(&json);
}

static void refuses_more_columns_than_a_record_can_have(void **state)
{
    char bytes[1024] = "UUID";
    size_t used = 4;
    struct error error;

    (void)state;
    for (unsigned i = 1; i < COLUMNS_MAX; i++)
        used += (size_t)snprintf(bytes + used, sizeof(bytes) - used, " c%u", i);
    assert_false(refuses(fixture_copy(bytes, used), &error));
    used += (size_t)snprintf(bytes + used, sizeof(bytes) - used, " d");
    assert_true(refuses(fixture_copy(bytes, used), &error));
    assert_non_null(strstr(error.detail, "line 1 of the output has too many columns"));
}

static void refuses_every_byte_that_cannot_be_in_a_cell(void **state)
{
    (void)state;
    for (int byte = 0; byte < 256; byte++) {
        char bytes[] = "UUID  TAG\nabc   a?b\n";
        struct error error;
        bool control = byte < ' ' || byte == 0x7f;

        *strchr(bytes, '?') = (char)byte;
        if (byte == '\n' || (!control && byte < 0x80))
            continue;
        assert_true(refuses(fixture_copy(bytes, sizeof(bytes) - 1), &error));
        assert_non_null(strstr(error.detail, control ? "line 2 of the output holds a control character"
                                                     : "line 2 of the output holds bytes that are not UTF-8"));
    }
}

static void refuses_every_byte_that_cannot_be_in_a_cell_between_lines(void **state)
{
    (void)state;
    for (int byte = 0; byte < 256; byte++) {
        char bytes[] = "+------+\n| NAME |\n+======+\n| a?b  |\n+------+\n";
        struct buffer json;
        struct error error;
        bool control = byte < ' ' || byte == 0x7f;
        bool read = false;

        *strchr(bytes, '?') = (char)byte;
        if (byte == '\n')
            continue;
        read = read_output(&sample_list, (struct slice){ bytes, sizeof(bytes) - 1 }, &json, &error);
        assert_int_equal(read, !control && byte < 0x80);
        buffer_clear(&json);
        if (!read)
            assert_non_null(strstr(error.detail, control ? "line 4 of the output holds a control character"
                                                         : "line 4 of the output holds bytes that are not UTF-8"));
    }
}

static void reads_ten_thousand_jails(void **state)
{
    enum {
        JAILS = 10000,
        TEXT_MAX = 64 * JAILS
    };
    char *bytes = malloc(TEXT_MAX);
    size_t used = (size_t)snprintf(bytes, TEXT_MAX, "JID  UUID      TAG\n");
    struct columns_reader reader;
    struct error error;

    (void)state;
    for (int i = 0; i < JAILS; i++)
        used += (size_t)snprintf(bytes + used, TEXT_MAX - used, "%-4d %08x  web %d\n", i % 100, i * 7919, i);
    assert_true(columns_open(&reader, &sample_jails, &sample_dialect, (struct slice){ bytes, used }, &error));
    for (int i = 0; i < JAILS; i++)
        assert_int_equal(columns_next(&reader, record, &error), OUTPUT_RECORD);
    assert_true(slice_equal(record[4], slice_of("web 9999")));
    assert_int_equal(columns_next(&reader, record, &error), OUTPUT_END);
    columns_close(&reader);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_every_table_among_the_fixtures),
        cmocka_unit_test(refuses_every_text_among_the_fixtures_that_does_not_fit),
        cmocka_unit_test(reads_every_table_with_lines_around_its_cells),
        cmocka_unit_test(refuses_every_table_whose_lines_do_not_fit),
        cmocka_unit_test(tells_a_column_that_was_not_printed_from_an_empty_cell),
        cmocka_unit_test(gives_unknown_columns_a_place_behind_the_record),
        cmocka_unit_test(leaves_out_the_rows_of_a_key_however_many),
        cmocka_unit_test(fills_a_column_that_was_not_printed_from_another),
        cmocka_unit_test(leaves_a_printed_column_as_it_is_and_one_without_another_absent),
        cmocka_unit_test(stays_at_the_end),
        cmocka_unit_test(stays_at_the_end_of_a_table_with_lines),
        cmocka_unit_test(has_whole_cells_of_several_lines_until_the_next_row),
        cmocka_unit_test(limits_the_lines_of_a_row),
        cmocka_unit_test(refuses_more_columns_with_lines_than_a_record_can_have),
        cmocka_unit_test(refuses_a_line_of_64_kilobytes_and_more),
        cmocka_unit_test(refuses_a_row_of_64_kilobytes_and_more_between_lines),
        cmocka_unit_test(refuses_more_columns_than_a_record_can_have),
        cmocka_unit_test(refuses_every_byte_that_cannot_be_in_a_cell),
        cmocka_unit_test(refuses_every_byte_that_cannot_be_in_a_cell_between_lines),
        cmocka_unit_test(reads_ten_thousand_jails),
    };

    return cmocka_run_group_tests_name("columns_output", tests, NULL, NULL);
}
