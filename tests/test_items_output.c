#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "buffer.h"
#include "fixture.h"
#include "items_output.h"
#include "json_writer.h"
#include "sample_output.h"

#define FOLDER "tests/fixtures/items"

enum {
    JSON_MAX = 1024 * 1024,
    PLACES = 4
};

/* Outputs of our own, shaped like generated ones. */
struct item {
    struct slice number;
    struct slice name;
    struct slice about;
    struct slice id;
};

static const struct column columns[PLACES] = {
    { .name = "number", .offset = offsetof(struct item, number) },
    { .name = "name", .offset = offsetof(struct item, name) },
    { .name = "about", .offset = offsetof(struct item, about) },
    { .name = "id", .offset = offsetof(struct item, id) },
};

static enum message find_message(struct slice line)
{
    return slice_equal(line, slice_of("Downloaded:")) ? MESSAGE_NOTICE : MESSAGE_NONE;
}

#define ITEMS(text)                                                                        \
    {                                                                                      \
        .name = "items", .kind = OUTPUT_ITEMS, .columns = columns, .column_count = PLACES, \
        .record_size = sizeof(struct item), .form = (text), .message = find_message        \
    }

/* A fixture's name says which form its lines have: ..._alone.txt, ..._pair.txt, ..._marked.txt, else the first. */
static const struct output plugins = ITEMS("[{number}] {name} - {about} ({id})");
static const struct output alone = ITEMS("{name}");
static const struct output pair = ITEMS("{name} -> {id}");
static const struct output marked = ITEMS("* {name}!");

static const struct output *output_of(const char *path)
{
    if (strstr(path, "_alone.txt") != NULL)
        return &alone;
    if (strstr(path, "_pair.txt") != NULL)
        return &pair;
    return strstr(path, "_marked.txt") != NULL ? &marked : &plugins;
}

static void write_item(struct buffer *json, const struct output *output, const struct item *item)
{
    const char *separator = json->length > 1 ? ",\n{" : "\n{";

    for (size_t i = 0; i < PLACES; i++) {
        struct slice place;
        char name[16];

        memcpy(&place, (const char *)item + columns[i].offset, sizeof(place));
        snprintf(name, sizeof(name), "{%s}", columns[i].name);
        /* What is no place of the form is absent, and every place is there. */
        assert_int_equal(place.data != NULL, strstr(output->form, name) != NULL);
        if (place.data == NULL)
            continue;
        buffer_append_text(json, separator);
        json_write_string(json, slice_of(columns[i].name));
        buffer_append_text(json, ": ");
        json_write_string(json, place);
        separator = ", ";
    }
    buffer_append_text(json, "}");
}

/* Reads all lines into JSON, a line each. False with the error if they cannot be read. */
static bool read_items(const struct output *output, struct slice text, struct buffer *json, struct error *error)
{
    struct items_reader reader;
    struct item item;
    enum output_next next = OUTPUT_FAILED;

    buffer_init(json, JSON_MAX);
    buffer_append_text(json, "[");
    items_open(&reader, output, &sample_dialect, text);
    memset(&item, 0x5a, sizeof(item));
    while ((next = items_next(&reader, &item, error)) == OUTPUT_RECORD)
        write_item(json, output, &item);
    buffer_append_text(json, "\n]");
    return next == OUTPUT_END;
}

static bool read_fixture(const char *path, struct slice text, struct buffer *json, struct error *error)
{
    return read_items(output_of(path), text, json, error);
}

static bool reads_as_expected(const char *path, const char *companion)
{
    return fixture_reads(path, companion, read_fixture);
}

static bool is_refused_as_expected(const char *path, const char *companion)
{
    return fixture_refuses(path, companion, read_fixture);
}

static void reads_all_items_among_the_fixtures(void **state)
{
    (void)state;
    fixture_each(FOLDER, "y_", ".txt", ".json", reads_as_expected);
}

static void refuses_every_text_among_the_fixtures_that_has_another_line(void **state)
{
    (void)state;
    fixture_each(FOLDER, "n_", ".txt", ".err", is_refused_as_expected);
}

static void goes_on_telling_that_there_are_no_more(void **state)
{
    struct items_reader reader;
    struct item item;
    struct error error;

    (void)state;
    items_open(&reader, &alone, &sample_dialect, slice_of("web\n"));
    assert_int_equal(items_next(&reader, &item, &error), OUTPUT_RECORD);
    assert_int_equal(items_next(&reader, &item, &error), OUTPUT_END);
    assert_int_equal(items_next(&reader, &item, &error), OUTPUT_END);
}

static void borrows_its_places_from_the_text(void **state)
{
    static const char text[] = "  web -> 7  \n";
    struct items_reader reader;
    struct item item;
    struct error error;

    (void)state;
    items_open(&reader, &pair, &sample_dialect, slice_of(text));
    assert_int_equal(items_next(&reader, &item, &error), OUTPUT_RECORD);
    assert_ptr_equal(item.name.data, text + 2);
    assert_int_equal(item.name.length, 3);
    assert_ptr_equal(item.id.data, text + 9);
    assert_int_equal(item.id.length, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_all_items_among_the_fixtures),
        cmocka_unit_test(refuses_every_text_among_the_fixtures_that_has_another_line),
        cmocka_unit_test(goes_on_telling_that_there_are_no_more),
        cmocka_unit_test(borrows_its_places_from_the_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
