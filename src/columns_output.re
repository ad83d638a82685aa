#include "columns_output.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "border_output.h"
#include "columns_header.h"
#include "output_line.h"
#include "words_row.h"
#include "utf8.h"

/* One line while it is cut into cells. */
struct row {
    struct slice line;
    const char *bad;      /* the first byte that cannot be in a line, or NULL */
    bool blank;           /* nothing but blanks, if that */
    bool wide;            /* not ASCII alone */
    bool fits;            /* every word stands in a column */
    bool early;           /* a cell began a place before its heading */
    size_t cells;         /* begun so far */
    size_t column;        /* the one after the cell that was begun last */
    const char *word_end; /* of the last word */
    const size_t *starts; /* where the columns begin, in bytes from the line's start; SIZE_MAX after the last */
    struct columns_reader *reader;
    void *record; /* NULL until there are columns */
};

/*!include:re2c "utf8_rules.inc" */

static struct slice *cell_at(void *record, size_t offset)
{
    return (struct slice *)(void *)((char *)record + offset);
}

/*
 * Whether a cell begins a place before the next heading: iocage 1.7 (2016-01), snaplist, prints the heading " USED" with a
 * blank of its own. Two blanks must part such a cell from the one before, so that no word of a tag is taken for it.
 */
static inline bool begins_early(const struct row *row, const char *word, size_t column)
{
    const char *before = row->word_end ? row->word_end : row->line.data;

    return row->starts[column] == (size_t)(word + 1 - row->line.data) && word - before >= 2;
}

/*
 * Puts a word into its cell. One that begins where a column does begins the cell; else it belongs to the cell before,
 * behind a single blank. Either way it ends before the next column. What has two blanks inside is no cell: there the
 * program's own separator was in a tag (a^b) and the cells from there on are not under their headings.
 */
static inline void place_word(struct row *row, const char *word, const char *end)
{
    size_t from = (size_t)(word - row->line.data);
    size_t column = row->column;
    bool early = false;

    row->blank = false;
    while (row->starts[column] < from)
        column++;
    if (row->starts[column] == from || (early = begins_early(row, word, column))) {
        *cell_at(row->record, row->reader->places[column].offset) = (struct slice){ word, (size_t)(end - word) };
        row->column = ++column;
        row->cells++;
        row->early |= early;
    } else if (column > 0 && column == row->column && word == row->word_end + 1) {
        struct slice *cell = cell_at(row->record, row->reader->places[column - 1].offset);

        cell->length = (size_t)(end - cell->data);
    } else {
        row->fits = false;
    }
    if (row->starts[column] < (size_t)(end - row->line.data))
        row->fits = false;
    row->word_end = end;
}

/* Cuts the line that begins at row->line.data and moves the reader behind it. */
static void lex_row(struct row *row)
{
    const char *cursor = row->line.data;
    const char *limit = row->reader->limit;
    const char *marker = NULL;
    const char *token = NULL;

    for (;;) {
        token = cursor;
        /*!re2c
            re2c:define:YYCTYPE = "unsigned char";
            re2c:define:YYCURSOR = cursor;
            re2c:define:YYMARKER = marker;
            re2c:yyfill:enable = 0;
            re2c:bit-vectors = 1;

            // iocage 1.7 (2016-01), list: between the cells of
            // "-    e4d9da6c-c40e-11e5-9e5a-0cc47a6b0c2e  on    down   web01  basejail"
            " "+
            { continue; }

            // the same: e4d9da6c-c40e-11e5-9e5a-0cc47a6b0c2e, down, 2016-01-26@10:03:03; my, other, web of "my other web"
            graph+
            { place_word(row, token, cursor); continue; }

            // iocage 1.7 (2016-01), list and df: a tag "café"
            (graph | wide)+
            { row->wide = true; place_word(row, token, cursor); continue; }

            // all versions
            "\n"
            { break; }

            // a program that was killed: the last line without its newline. A NUL is the sentinel only where the text
            // ends, so that one inside hides nothing; eof = 0 would do the same, but without bit vectors, and slower
            "\x00"
            { row->bad = token < limit ? token : NULL; cursor = token; break; }

            // no version prints this by itself: "\t", "\r", "\033[1m", "caf\351"
            *
            { row->bad = token; break; }
        */
    }
    if (row->bad) {
        token = memchr(token, '\n', (size_t)(limit - token));
        token = cursor = token ? token : limit;
    }
    row->line.length = (size_t)(token - row->line.data);
    row->reader->cursor = cursor;
}

/* Cuts the line at begin. starts: where the columns begin, as in struct row. */
static void cut_row(struct row *row, const char *begin, const size_t *starts)
{
    const struct columns_reader *reader = row->reader;

    row->line = (struct slice){ begin, 0 };
    row->blank = true;
    row->wide = false;
    row->fits = true;
    row->early = false;
    row->cells = 0;
    row->column = 0;
    row->word_end = NULL;
    row->starts = starts;
    if (row->record)
        memset(row->record, 0, reader->record_size);
    for (size_t i = 0; i < reader->place_count; i++)
        *cell_at(row->record, reader->places[i].offset) = (struct slice){ begin, 0 };
    lex_row(row);
    /* A cell off its place is believed only in a row that has them all. */
    if (row->early && row->cells < reader->place_count)
        row->fits = false;
}

/* Finds the bytes of a line where the columns begin when they are counted in code points. */
static void count_starts(const struct columns_reader *reader, struct slice line, size_t *starts)
{
    size_t column = 0;
    size_t points = 0;

    for (size_t i = 0; i < line.length && column < reader->place_count; i++) {
        if (utf8_is_tail(line.data[i]))
            continue;
        if (reader->places[column].start == points)
            starts[column++] = i;
        points++;
    }
    for (; column <= reader->place_count; column++)
        starts[column] = SIZE_MAX;
}

/*
 * Reads a line and cuts it. Versions and systems differ in what column(1) counts: code points where the locale is
 * UTF-8, bytes where it is C.
 */
static void read_row(struct columns_reader *reader, void *record, struct row *row)
{
    const char *begin = reader->cursor;
    size_t bytes[COLUMNS_MAX + 1];
    size_t points[COLUMNS_MAX + 1];

    for (size_t i = 0; i < reader->place_count; i++)
        bytes[i] = reader->places[i].start;
    bytes[reader->place_count] = SIZE_MAX;
    *row = (struct row){ .reader = reader, .record = record };
    cut_row(row, begin, bytes);
    if (!row->wide || row->bad)
        return;
    count_starts(reader, row->line, points);
    cut_row(row, begin, points);
    if (!row->fits)
        cut_row(row, begin, bytes);
}

/* What the next line is. Messages are behind us then. */
enum line_kind {
    LINE_NONE, /* the output is at its end */
    LINE_BLANK,
    LINE_TEXT,
    LINE_FAILED,
};

static enum line_kind read_line(struct columns_reader *reader, void *record, struct row *row, struct error *error)
{
    while (reader->cursor < reader->limit) {
        read_row(reader, record, row);
        reader->line++;
        if (row->bad) {
            output_line_refuse_byte(error, reader->line, row->line, row->bad);
            return LINE_FAILED;
        }
        if (row->line.length > COLUMNS_LINE_MAX) {
            output_line_refuse(error, reader->line, row->line, "is longer than %d bytes", COLUMNS_LINE_MAX);
            return LINE_FAILED;
        }
        if (row->blank)
            return LINE_BLANK;
        switch (output_line_kind(reader->output, reader->dialect, reader->line, row->line, error)) {
        case OUTPUT_LINE_ANSWER:
            return LINE_TEXT;
        case OUTPUT_LINE_FAILED:
            return LINE_FAILED;
        case OUTPUT_LINE_MESSAGE:
            break;
        }
    }
    return LINE_NONE;
}

/* Finds the columns. line: without bad bytes, so that words are all that is not blanks. */
static bool read_header(struct columns_reader *reader, struct slice line, struct error *error)
{
    size_t word = 0; /* where it begins, in bytes and in code points */
    size_t word_point = 0;
    size_t points = 0;

    for (size_t i = 0; i <= line.length; i++) {
        bool blank = i == line.length || line.data[i] == ' ';

        if (blank && word < i &&
            !columns_add_place(reader, line, (struct slice){ line.data + word, i - word }, word_point, error))
            return false;
        points += blank || !utf8_is_tail(line.data[i]);
        if (blank) {
            word = i + 1;
            word_point = points;
        }
    }
    return columns_end_header(reader, line, error);
}

bool columns_open(struct columns_reader *reader, const struct output *output, const struct dialect *dialect,
                  struct slice text, struct error *error)
{
    struct row row;

    *reader = (struct columns_reader){
        .output = output, .dialect = dialect, .cursor = text.data, .limit = text.data + text.length, .record_size = output->record_size
    };
    keyset_init(&reader->keys);
    for (;;) {
        switch (read_line(reader, NULL, &row, error)) {
        case LINE_NONE:
            return error_set(error, ERROR_TOOL_OUTPUT, "the output has no line with the heading %s",
                             output->key->heading ? output->key->heading : output->key->name);
        case LINE_FAILED:
            return false;
        case LINE_TEXT:
            if (border_begins(row.line))
                return border_open(reader, row.line, error);
            return read_header(reader, row.line, error);
        case LINE_BLANK:
            break;
        }
    }
}

/* Checks a row that has been cut. */
static bool check_row(struct columns_reader *reader, const struct row *row, struct error *error)
{
    if (!row->fits && !words_row_cut(reader, row->line, row->record))
        return output_line_refuse(error, reader->line, row->line, "does not fit the columns");
    return columns_check_key(reader, row->record, row->line, reader->line, error);
}

enum output_next columns_next(struct columns_reader *reader, void *record, struct error *error)
{
    bool blank = false; /* whether a blank line came, after which there can be no more rows */
    struct row row;

    if (reader->bordered)
        return border_next(reader, record, error);
    for (;;) {
        switch (read_line(reader, record, &row, error)) {
        case LINE_NONE:
            return OUTPUT_END;
        case LINE_FAILED:
            return OUTPUT_FAILED;
        case LINE_BLANK:
            blank = true;
            break;
        case LINE_TEXT:
            if (reader->output->end && slice_equal(row.line, slice_of(reader->output->end))) {
                reader->cursor = reader->limit;
                return OUTPUT_END;
            }
            if (blank) {
                output_line_refuse(error, reader->line, row.line, "stands after a blank line");
                return OUTPUT_FAILED;
            }
            if (!check_row(reader, &row, error))
                return OUTPUT_FAILED;
            if (columns_take_record(reader, record))
                return OUTPUT_RECORD;
            break;
        }
    }
}

void columns_close(struct columns_reader *reader)
{
    keyset_clear(&reader->keys);
    free(reader->joined);
}
