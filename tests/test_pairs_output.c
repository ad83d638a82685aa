#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "buffer.h"
#include "fixture.h"
#include "json_writer.h"
#include "pairs_output.h"
#include "sample_output.h"

#define FOLDER "tests/fixtures/pairs"

enum {
    JSON_MAX = 1024 * 1024
};

/* Reads all pairs into JSON, one a line. False with the error if they cannot be read. */
static bool read_pairs(const struct output *output, struct slice text, struct buffer *json, struct error *error)
{
    struct pairs_reader reader;
    enum output_next next = OUTPUT_FAILED;
    struct slice key;
    struct slice value;

    buffer_init(json, JSON_MAX);
    buffer_append_text(json, "{");
    pairs_open(&reader, output, &sample_dialect, text);
    while ((next = pairs_next(&reader, &key, &value, error)) == OUTPUT_RECORD) {
        buffer_append_text(json, json->length > 1 ? ",\n" : "\n");
        json_write_string(json, key);
        buffer_append_text(json, ": ");
        json_write_string(json, value);
    }
    pairs_close(&reader);
    buffer_append_text(json, "\n}");
    return next == OUTPUT_END;
}

/* A fixture's name says how its keys and values are separated: ..._equals.txt, else by colons; and whether a value may
 * have several lines: ..._notes.txt. */
static const struct output *output_of(const char *path)
{
    if (strstr(path, "_notes.txt") != NULL)
        return &sample_notes;
    return strstr(path, "_equals.txt") ? &sample_defaults : &sample_settings;
}

static bool read_fixture(const char *path, struct slice text, struct buffer *json, struct error *error)
{
    return read_pairs(output_of(path), text, json, error);
}

static bool reads_as_expected(const char *path, const char *companion)
{
    return fixture_reads(path, companion, read_fixture);
}

static bool is_refused_as_expected(const char *path, const char *companion)
{
    return fixture_refuses(path, companion, read_fixture);
}

static void reads_every_list_among_the_fixtures(void **state)
{
    (void)state;
    fixture_each(FOLDER, "y_", ".txt", ".json", reads_as_expected);
}

static void refuses_every_text_among_the_fixtures_that_is_no_list(void **state)
{
    (void)state;
    fixture_each(FOLDER, "n_", ".txt", ".err", is_refused_as_expected);
}

static bool reads_value(const struct output *output, const char *text, const char *expected_key, const char *expected)
{
    struct pairs_reader reader;
    struct slice key;
    struct slice value;
    struct error error;
    bool read = false;

    pairs_open(&reader, output, &sample_dialect, slice_of(text));
    read = pairs_next(&reader, &key, &value, &error) == OUTPUT_RECORD;
    pairs_close(&reader);
    return read && slice_equal(key, slice_of(expected_key)) && slice_equal(value, slice_of(expected));
}

static void ends_the_key_at_a_separator_that_can_be_in_a_name(void **state)
{
    const struct output dots = { .kind = OUTPUT_PAIRS, .separator = '.' };

    (void)state;
    assert_true(reads_value(&dots, "a.b.c:d", "a", "b.c:d"));
    assert_true(reads_value(&sample_settings, "a.b-c:d", "a.b-c", "d"));
}

static void keeps_an_empty_value_apart_from_none(void **state)
{
    struct pairs_reader reader;
    struct slice key;
    struct slice value = { .data = NULL };
    struct error error;

    (void)state;
    pairs_open(&reader, &sample_settings, &sample_dialect, slice_of("notes:"));
    assert_int_equal(pairs_next(&reader, &key, &value, &error), OUTPUT_RECORD);
    assert_non_null(value.data);
    assert_int_equal(value.length, 0);
    assert_int_equal(pairs_next(&reader, &key, &value, &error), OUTPUT_END);
    assert_int_equal(pairs_next(&reader, &key, &value, &error), OUTPUT_END);
    pairs_close(&reader);
}

static void ends_a_value_of_several_lines_where_the_text_ends(void **state)
{
    (void)state;
    assert_true(reads_value(&sample_notes, "notes:a\n\nb", "notes", "a\n\nb"));
    assert_true(reads_value(&sample_notes, "notes:a\n \t\n", "notes", "a"));
    assert_true(reads_value(&sample_notes, "notes:a\nb\nowner:c", "notes", "a\nb"));
    assert_true(reads_value(&sample_settings, "notes:a\nb\n", "notes", "a"));
}

static void limits_the_length_of_a_key(void **state)
{
    char text[PAIRS_KEY_MAX + 4] = "";
    struct buffer json;
    struct error error;

    (void)state;
    memset(text, 'k', PAIRS_KEY_MAX + 1);
    text[PAIRS_KEY_MAX] = ':';
    assert_true(read_pairs(&sample_settings, slice_of(text), &json, &error));
    buffer_clear(&json);
    text[PAIRS_KEY_MAX] = 'k';
    text[PAIRS_KEY_MAX + 1] = ':';
    assert_false(read_pairs(&sample_settings, slice_of(text), &json, &error));
    assert_non_null(strstr(error.detail, "line 1 of the output has a key longer than 128 bytes"));
    buffer_clear(&json);
}

static void reads_a_value_of_a_megabyte_whole(void **state)
{
    enum {
        LENGTH = 1000000
    };
    char *text = malloc(LENGTH + 3);
    struct pairs_reader reader;
    struct slice key;
    struct slice value;
    struct error error;

    (void)state;
    memset(text, 'v', LENGTH + 2);
    memcpy(text, "k:", 2);
    text[LENGTH + 2] = '\0';
    pairs_open(&reader, &sample_settings, &sample_dialect, (struct slice){ text, LENGTH + 2 });
    assert_int_equal(pairs_next(&reader, &key, &value, &error), OUTPUT_RECORD);
    assert_int_equal(value.length, LENGTH);
    pairs_close(&reader);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_every_list_among_the_fixtures),
        cmocka_unit_test(refuses_every_text_among_the_fixtures_that_is_no_list),
        cmocka_unit_test(ends_the_key_at_a_separator_that_can_be_in_a_name),
        cmocka_unit_test(keeps_an_empty_value_apart_from_none),
        cmocka_unit_test(ends_a_value_of_several_lines_where_the_text_ends),
        cmocka_unit_test(limits_the_length_of_a_key),
        cmocka_unit_test(reads_a_value_of_a_megabyte_whole),
    };

    return cmocka_run_group_tests_name("pairs_output", tests, NULL, NULL);
}
