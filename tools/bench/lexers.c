/*
 * How fast the lexers read, beside a split of the same text at its newlines with memchr. Prints medians of interleaved
 * runs, so that what else the host does meets all alike.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "columns_output.h"
#include "pairs_output.h"

enum {
    RUNS = 41,
    ROWS = 10000,
    TEXT_MAX = 4 * 1024 * 1024,
    SETTINGS = 110,
    READINGS = 400, /* of the settings in one run */
    CELLS = 8,
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

static const struct output table = { .kind = OUTPUT_COLUMNS,
                                     .message = no_message,
                                     .column = find_column,
                                     .key = &columns[1],
                                     .record_size = CELLS * sizeof(struct slice),
                                     .end = "--- non iocage jails currently active ---" };
static const struct output settings = { .kind = OUTPUT_PAIRS, .message = no_message, .separator = ':' };

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

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

    if (columns_open(&reader, &table, text, &error))
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

    pairs_open(&reader, &settings, text);
    while (pairs_next(&reader, &key, &value, &error) == OUTPUT_RECORD)
        pairs++;
    pairs_close(&reader);
    return pairs;
}

/* One of the things compared. */
struct contest {
    const char *name;
    size_t (*read)(struct slice text);
    const struct slice *text;
    size_t times;
    double seconds[RUNS];
};

static void run(struct contest *contest, size_t number, size_t lines)
{
    double start = now();

    for (size_t i = 0; i < contest->times; i++) {
        if (contest->read(*contest->text) != lines) {
            fprintf(stderr, "%s: lines were lost\n", contest->name);
            exit(1);
        }
    }
    contest->seconds[number] = now() - start;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;

    return (x > y) - (x < y);
}

static double megabytes_per_second(struct contest *contest)
{
    qsort(contest->seconds, RUNS, sizeof(contest->seconds[0]), compare);
    return (double)(contest->text->length * contest->times) / contest->seconds[RUNS / 2] / 1e6;
}

int main(void)
{
    enum {
        GROUP = 3,
        COUNT = 6
    };
    char *texts[2] = { malloc(TEXT_MAX), malloc(TEXT_MAX) };
    struct slice list = { .data = NULL };
    struct slice pairs = { .data = NULL };
    struct contest contests[] = {
        { .name = "list: columns", .read = read_list, .text = &list, .times = 1 },
        { .name = "list: memchr, lines", .read = split_lines, .text = &list, .times = 1 },
        { .name = "list: memchr, cells", .read = split_list, .text = &list, .times = 1 },
        { .name = "get all: pairs", .read = read_settings, .text = &pairs, .times = READINGS },
        { .name = "get all: memchr, lines", .read = split_lines, .text = &pairs, .times = READINGS },
        { .name = "get all: memchr, cells", .read = split_settings, .text = &pairs, .times = READINGS },
    };

    double lexer = 0;

    if (!texts[0] || !texts[1])
        return 1;
    for (size_t i = 0; i < CELLS; i++)
        columns[i] = (struct column){ headings[i], headings[i], i * sizeof(struct slice) };
    list = make_list(texts[0]);
    pairs = make_settings(texts[1]);
    for (size_t number = 0; number < RUNS; number++)
        for (size_t i = 0; i < COUNT; i++)
            run(&contests[i], number, contests[i].text == &list ? ROWS + 1 : SETTINGS);
    printf("%-24s %8s  %s\n", "reading", "MB/s", "lexer to this");
    for (size_t i = 0; i < COUNT; i++) {
        double speed = megabytes_per_second(&contests[i]);

        if (i % GROUP == 0)
            lexer = speed;
        printf("%-24s %8.0f  %.2f\n", contests[i].name, speed, lexer / speed);
    }
    free(texts[0]);
    free(texts[1]);
    return 0;
}
