#include "border_output.h"

#include <stdint.h>
#include <stdlib.h>

#include "columns_header.h"
#include "output_line.h"
#include "utf8.h"

/* What a line of the table is. */
enum kind {
    KIND_END,    /* there is none */
    KIND_BORDER, /* +---+ */
    KIND_HEADER, /* +===+ */
    KIND_CELLS,  /* | a | */
    KIND_FAILED,
};

/* The lines of one row. */
struct lines {
    struct slice line[BORDER_LINES_MAX];
    size_t number[BORDER_LINES_MAX]; /* messages may stand between them */
    size_t count;
};

static bool is_border(struct slice line, char dash)
{
    if (line.length < 3 || line.data[0] != '+' || line.data[line.length - 1] != '+')
        return false;
    for (size_t i = 1; i < line.length; i++) {
        if (line.data[i] != '+' && line.data[i] != dash)
            return false;
    }
    return true;
}

/* Whether a border has its + where the first one has. */
static bool is_alike(struct slice border, struct slice first)
{
    for (size_t i = 0; i < border.length && i < first.length; i++) {
        if ((border.data[i] == '+') != (first.data[i] == '+'))
            return false;
    }
    return border.length == first.length;
}

bool border_begins(struct slice line)
{
    return is_border(line, '-');
}

/* Takes the next line that is no message. */
static enum kind next_line(struct columns_reader *reader, struct slice *line, struct error *error)
{
    struct slice rest = { reader->cursor, (size_t)(reader->limit - reader->cursor) };

    while (slice_take_line(&rest, line)) {
        reader->cursor = rest.data;
        reader->line++;
        if (!output_line_check(reader->line, *line, false, error))
            return KIND_FAILED;
        if (line->length > COLUMNS_LINE_MAX) {
            output_line_refuse(error, reader->line, *line, "is longer than %d bytes", COLUMNS_LINE_MAX);
            return KIND_FAILED;
        }
        if (is_border(*line, '-') && is_alike(*line, reader->border))
            return KIND_BORDER;
        if (is_border(*line, '=') && is_alike(*line, reader->border))
            return KIND_HEADER;
        if (line->length > 0 && line->data[0] == '|')
            return KIND_CELLS;
        switch (output_line_kind(reader->output, reader->dialect, reader->line, *line, error)) {
        case OUTPUT_LINE_ANSWER:
            output_line_refuse(error, reader->line, *line, "is no part of a table");
            return KIND_FAILED;
        case OUTPUT_LINE_FAILED:
            return KIND_FAILED;
        case OUTPUT_LINE_MESSAGE:
            break;
        }
    }
    return KIND_END;
}

/* The code point of a character, of which all bytes are there. */
static unsigned code_point(const char *at)
{
    unsigned first = (unsigned char)at[0];
    unsigned point = first < 0xe0 ? first & 0x1f : first < 0xf0 ? first & 0x0f : first & 0x07;

    if (first < 0x80)
        return first;
    for (at++; utf8_is_tail(*at); at++)
        point = point << 6 | ((unsigned char)*at & 0x3f);
    return point;
}

/* Whether a terminal gives a character two places (Unicode's East Asian Width: W and F). */
static bool is_double(unsigned point)
{
    static const struct {
        unsigned first;
        unsigned last;
    } ranges[] = {
        { 0x1100, 0x115f },   { 0x2e80, 0x303e },   { 0x3041, 0xa4cf },   { 0xa960, 0xa97c }, { 0xac00, 0xd7a3 },
        { 0xf900, 0xfaff },   { 0xfe30, 0xfe6b },   { 0xff01, 0xff60 },   { 0xffe0, 0xffe6 }, { 0x1f300, 0x1f64f },
        { 0x1f680, 0x1f6fc }, { 0x1f900, 0x1f9ff }, { 0x20000, 0x3fffd },
    };

    for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
        if (point >= ranges[i].first && point <= ranges[i].last)
            return true;
    return false;
}

/* Cuts a line at the edges. doubled: whether some characters take two places. cells: one fewer than there are edges.
 * False if it does not have them all. */
static bool cut_by(const struct columns_reader *reader, size_t edge_count, struct slice line, bool doubled,
                   struct slice *cells)
{
    size_t edge = 0;
    size_t points = 0;
    size_t begin = 0;

    for (size_t i = 0; i < line.length; i++) {
        if (utf8_is_tail(line.data[i]))
            continue;
        if (edge < edge_count && points == reader->edges[edge]) {
            if (line.data[i] != '|')
                return false;
            if (edge > 0)
                cells[edge - 1] = slice_trim((struct slice){ line.data + begin, i - begin }, " ");
            edge++;
            begin = i + 1;
        }
        points += doubled && is_double(code_point(line.data + i)) ? 2 : 1;
    }
    return edge == edge_count && begin == line.length;
}

/* The same, counted in characters, or else in the places of a terminal: iocage 1.2 (2023) has both kinds of libraries.
 */
static bool cut(const struct columns_reader *reader, size_t edge_count, struct slice line, struct slice *cells)
{
    return cut_by(reader, edge_count, line, false, cells) || cut_by(reader, edge_count, line, true, cells);
}

static size_t find_edges(struct columns_reader *reader, struct slice border)
{
    size_t count = 0;

    for (size_t i = 0; i < border.length && count <= COLUMNS_MAX; i++) {
        if (border.data[i] == '+')
            reader->edges[count++] = i;
    }
    return count;
}

bool border_open(struct columns_reader *reader, struct slice first, struct error *error)
{
    struct slice cells[COLUMNS_MAX];
    struct slice line = { .data = NULL };
    size_t edges = find_edges(reader, first);
    enum kind kind = KIND_FAILED;

    reader->bordered = true;
    reader->border = first;
    kind = next_line(reader, &line, error);
    if (kind == KIND_FAILED)
        return false;
    if (kind != KIND_CELLS || !cut(reader, edges, line, cells))
        return output_line_refuse(error, reader->line, kind == KIND_END ? first : line, "is no header of a table");
    for (size_t i = 0; i + 1 < edges; i++) {
        if (!columns_add_place(reader, line, cells[i], reader->edges[i], error))
            return false;
    }
    if (!columns_end_header(reader, line, error))
        return false;
    kind = next_line(reader, &line, error);
    if (kind == KIND_HEADER || kind == KIND_FAILED)
        return kind == KIND_HEADER;
    return output_line_refuse(error, reader->line, line, "does not end the header of a table");
}

/* Collects the lines up to the border behind them. */
static enum output_next take_lines(struct columns_reader *reader, struct lines *lines, struct error *error)
{
    struct slice line = { .data = NULL };

    lines->count = 0;
    for (;;) {
        switch (next_line(reader, &line, error)) {
        case KIND_FAILED:
            return OUTPUT_FAILED;
        case KIND_CELLS:
            if (lines->count == BORDER_LINES_MAX) {
                output_line_refuse(error, reader->line, line, "is one too many in a row of a table");
                return OUTPUT_FAILED;
            }
            lines->line[lines->count] = line;
            lines->number[lines->count++] = reader->line;
            break;
        case KIND_BORDER:
            /* A table without rows has a border behind its header. */
            if (lines->count == 0 && reader->begun) {
                output_line_refuse(error, reader->line, line, "has no row above it");
                return OUTPUT_FAILED;
            }
            reader->begun = true;
            if (lines->count > 0)
                return OUTPUT_RECORD;
            break;
        case KIND_HEADER:
            output_line_refuse(error, reader->line, line, "stands in the middle of a table");
            return OUTPUT_FAILED;
        case KIND_END:
            if (lines->count == 0)
                return OUTPUT_END;
            output_line_refuse(error, lines->number[0], lines->line[0],
                               "has no line under it, so the table is cut off");
            return OUTPUT_FAILED;
        }
    }
}

/* Puts the lines of a column's cell together, with newlines between them, at joined. Returns where it ends. */
static char *join(const struct columns_reader *reader, const struct lines *lines, size_t column, char *joined,
                  struct slice *cell)
{
    struct slice cells[COLUMNS_MAX];
    char *end = joined;
    char *last = joined; /* behind the last line that is not blank */

    for (size_t i = 0; i < lines->count; i++) {
        if (!cut(reader, reader->place_count + 1, lines->line[i], cells))
            continue;
        if (i > 0)
            *end++ = '\n';
        if (cells[column].length > 0) {
            memcpy(end, cells[column].data, cells[column].length);
            end += cells[column].length;
            last = end;
        }
    }
    *cell = (struct slice){ joined, (size_t)(last - joined) };
    return last;
}

/* The column that is the key. */
static size_t find_key(const struct columns_reader *reader)
{
    size_t i = 0;

    while (i + 1 < reader->place_count && reader->places[i].offset != reader->output->key->offset)
        i++;
    return i;
}

/* Makes whole cells of those of the first line, all but the key, which is remembered after the others are gone. */
static bool join_cells(struct columns_reader *reader, const struct lines *lines, struct slice *cells,
                       struct error *error)
{
    size_t key = find_key(reader);
    struct slice name = cells[key];
    size_t size = lines->count * reader->place_count + 1;
    char *end = NULL;

    for (size_t i = 0; i < lines->count; i++)
        size += lines->line[i].length;
    free(reader->joined);
    reader->joined = malloc(size);
    if (!reader->joined)
        return error_set(error, ERROR_NO_MEMORY, "no memory to read the output of the command");
    end = reader->joined;
    for (size_t i = 0; i < reader->place_count; i++)
        end = join(reader, lines, i, end, &cells[i]);
    if (!slice_equal(cells[key], name))
        return output_line_refuse(error, lines->number[0], lines->line[0], "has a key of several lines");
    cells[key] = name;
    return true;
}

static bool fill(struct columns_reader *reader, const struct lines *lines, void *record, struct error *error)
{
    struct slice cells[COLUMNS_MAX];

    for (size_t i = lines->count; i-- > 0;) {
        if (!cut(reader, reader->place_count + 1, lines->line[i], cells))
            return output_line_refuse(error, lines->number[i], lines->line[i], "does not fit the columns");
    }
    if (lines->count > 1 && !join_cells(reader, lines, cells, error))
        return false;
    memset(record, 0, reader->record_size);
    for (size_t i = 0; i < reader->place_count; i++)
        memcpy((char *)record + reader->places[i].offset, &cells[i], sizeof(cells[i]));
    return columns_check_key(reader, record, lines->line[0], lines->number[0], error);
}

enum output_next border_next(struct columns_reader *reader, void *record, struct error *error)
{
    struct lines lines;

    for (;;) {
        enum output_next next = take_lines(reader, &lines, error);

        if (next != OUTPUT_RECORD)
            return next;
        if (!fill(reader, &lines, record, error))
            return OUTPUT_FAILED;
        if (columns_take_record(reader, record))
            return OUTPUT_RECORD;
    }
}
