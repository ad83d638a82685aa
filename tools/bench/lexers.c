/*
 * How fast the lexers read, beside two splits of the same text with memchr: at its newlines, and at the blanks or the
 * separators too. The runs alternate, so that what else the host does meets all alike.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "columns_output.h"
#include "pairs_output.h"
#include "row.h"

enum {
    RUNS = 41,
    ROWS = 10000,
    TEXT_MAX = 4 * 1024 * 1024,
    SETTINGS = 110,
    READINGS = 400, /* of the settings in one run */
    CELLS = 8,
};

/* The ways in which a text is read. */
enum {
    LEXER,
    SPLIT_LINES,
    SPLIT_CELLS,
    WAYS,
};

static const char *const headings[] = { "JID", "UUID", "BOOT", "STATE", "TAG", "TYPE", "IP4", "RELEASE" };
static struct column columns[CELLS];

static enum message no_message(struct slice line)
{
    (void)line;
    return MESSAGE_NONE;
}

static const struct column *find_column(struct slice heading)
{
    for (size_t i = 0; i < CELLS; i++)
        if (slice_equal(heading, slice_of(columns[i].heading)))
            return &columns[i];
    return NULL;
}

static const struct dialect program = { .name = "none", .message = no_message };
static const struct output table = { .kind = OUTPUT_COLUMNS,
                                     .column = find_column,
                                     .key = &columns[1],
                                     .record_size = CELLS * sizeof(struct slice),
                                     .end = "--- non iocage jails currently active ---" };
static const struct output settings = { .kind = OUTPUT_PAIRS, .separator = ':' };

/* Writes the list of a host with many jails. */
static struct slice make_list(char *text)
{
    size_t used = (size_t)snprintf(text, TEXT_MAX, "%-4s %-37s %-5s %-6s %-20s %s\n", headings[0], headings[1],
                                   headings[2], headings[3], headings[4], headings[5]);

    for (unsigned i = 0; i < ROWS; i++)
        used += (size_t)snprintf(text + used, TEXT_MAX - used,
                                 "%-4u %08x-dc0f-11e5-9f37-0800279a41c6  %-5s %-6s web %-16u %s\n", i, i * 2654435761U,
                                 i % 3 ? "on" : "off", i % 2 ? "up" : "down", i * i % 999983,
                                 i % 5 ? "basejail" : "clonejail");
    return (struct slice){ text, used };
}

/* Writes the settings of a jail, most of them short as they are. */
static struct slice make_settings(char *text)
{
    size_t used = 0;

    for (unsigned i = 0; i < SETTINGS; i++)
        used += (size_t)snprintf(text + used, TEXT_MAX - used, "%s_%u:%s\n", i % 2 ? "allow_setting" : "vnet", i,
                                 i % 3   ? "none"
                                 : i % 2 ? "off"
                                         : "ftp://ftp.example.org/pub:2016 and more");
    return (struct slice){ text, used };
}

static size_t split_lines(struct slice text)
{
    const char *limit = text.data + text.length;
    size_t lines = 0;

    for (const char *at = text.data; at < limit; lines++) {
        const char *newline = memchr(at, '\n', (size_t)(limit - at));

        at = newline ? newline + 1 : limit;
    }
    return lines;
}

/* Splits the lines too, at every run of separators, as a parser by hand would at the least. */
static size_t split_cells(struct slice text, char separator)
{
    const char *limit = text.data + text.length;
    size_t lines = 0;

    for (const char *at = text.data; at < limit; lines++) {
        const char *newline = memchr(at, '\n', (size_t)(limit - at));
        const char *cell = at;

        while ((cell = memchr(cell, separator, (size_t)(newline - cell))))
            while (*cell == separator)
                cell++;
        at = newline + 1;
    }
    return lines;
}

static size_t split_list(struct slice text)
{
    return split_cells(text, ' ');
}

static size_t split_settings(struct slice text)
{
    return split_cells(text, settings.separator);
}

static size_t read_list(struct slice text)
{
    struct slice record[COLUMNS_RECORD_MAX / sizeof(struct slice)];
    struct columns_reader reader;
    struct error error;
    size_t rows = 0;

    if (columns_open(&reader, &table, &program, text, &error))
        while (columns_next(&reader, record, &error) == OUTPUT_RECORD)
            rows++;
    columns_close(&reader);
    return rows + 1;
}

static size_t read_settings(struct slice text)
{
    struct pairs_reader reader;
    struct slice key;
    struct slice value;
    struct error error;
    size_t pairs = 0;

    pairs_open(&reader, &settings, &program, text);
    while (pairs_next(&reader, &key, &value, &error) == OUTPUT_RECORD)
        pairs++;
    pairs_close(&reader);
    return pairs;
}

/* A text, and three ways to read it. */
struct contest {
    const char *name;
    struct slice text;
    size_t lines;
    size_t times; /* that it is read in one run */
    size_t (*ways[WAYS])(struct slice text);
    double speeds[WAYS][RUNS]; /* in MB/s */
};

static void run(struct contest *contest, size_t way, size_t number)
{
    double start = row_clock();

    for (size_t i = 0; i < contest->times; i++) {
        if (contest->ways[way](contest->text) != contest->lines) {
            fprintf(stderr, "lexers: %s: lines were lost\n", contest->name);
            exit(1);
        }
    }
    contest->speeds[way][number] = (double)(contest->text.length * contest->times) / (row_clock() - start) / 1e6;
}

static void print(const struct contest *contest)
{
    struct row row = { .name = contest->name, .unit = "MB/s", .better = "more" };

    row.yardstick = "memchr, lines";
    row_print(&row, contest->speeds[LEXER], contest->speeds[SPLIT_LINES], RUNS);
    row.yardstick = "memchr, cells";
    row_print(&row, contest->speeds[LEXER], contest->speeds[SPLIT_CELLS], RUNS);
}

int main(void)
{
    static struct contest contests[] = {
        {
            .name = "lexer: list, columns",
            .lines = ROWS + 1,
            .times = 1,
            .ways = { read_list, split_lines, split_list },
        },
        {
            .name = "lexer: get all, pairs",
            .lines = SETTINGS,
            .times = READINGS,
            .ways = { read_settings, split_lines, split_settings },
        },
    };
    const size_t count = sizeof(contests) / sizeof(contests[0]);
    static char texts[2][TEXT_MAX];

    for (size_t i = 0; i < CELLS; i++)
        columns[i] = (struct column){ .heading = headings[i], .name = headings[i], .offset = i * sizeof(struct slice) };
    contests[0].text = make_list(texts[0]);
    contests[1].text = make_settings(texts[1]);
    for (size_t number = 0; number < RUNS; number++)
        for (size_t i = 0; i < count; i++)
            for (size_t way = 0; way < WAYS; way++)
                run(&contests[i], way, number);
    for (size_t i = 0; i < count; i++)
        print(&contests[i]);
    return 0;
}
