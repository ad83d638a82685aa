#include "words_row.h"

#include <string.h>

enum {
    GAP_MIN = 2 /* blanks between two cells: between two words of a tag there is one */
};

static void set_cell(const struct columns_reader *reader, void *record, size_t column, struct slice cell)
{
    memcpy((char *)record + reader->places[column].offset, &cell, sizeof(cell));
}

/* How many words stand before the column that may hold any text; all columns if there is none. False: there are more.
 */
static bool find_text(const struct columns_reader *reader, size_t *text)
{
    *text = reader->place_count;
    for (size_t i = 0; i < reader->place_count; i++) {
        if (reader->places[i].cell == CELL_WORD)
            continue;
        if (*text < reader->place_count)
            return false;
        *text = i;
    }
    return true;
}

/* Takes a word and the blanks behind it off the begin of a line. last: it is all there is. False: it does not stand so.
 */
static bool take_first(struct slice *line, struct slice *word, bool last)
{
    size_t end = 0;
    size_t next = 0;
    size_t gap = 0;

    while (end < line->length && line->data[end] != ' ')
        end++;
    for (next = end; next < line->length && line->data[next] == ' ';)
        next++;
    gap = next - end;
    *word = (struct slice){ line->data, end };
    *line = (struct slice){ line->data + next, line->length - next };
    return end > 0 && (last ? gap == 0 && line->length == 0 : gap >= GAP_MIN);
}

/* The same at the end of a line, behind another cell. */
static bool take_last(struct slice *line, struct slice *word)
{
    size_t begin = line->length;
    size_t rest = 0;

    while (begin > 0 && line->data[begin - 1] != ' ')
        begin--;
    for (rest = begin; rest > 0 && line->data[rest - 1] == ' ';)
        rest--;
    *word = (struct slice){ line->data + begin, line->length - begin };
    line->length = rest;
    return word->length > 0 && begin - rest >= GAP_MIN;
}

/* Whether what is left between the words can be the cell of its column. */
static bool is_cell(struct slice cell, enum cell kind)
{
    if (cell.length == 0 || cell.data[0] == ' ' || cell.data[cell.length - 1] == ' ')
        return false;
    for (size_t i = 1; kind != CELL_SPACED && i < cell.length; i++) {
        if (cell.data[i] == ' ' && cell.data[i - 1] == ' ')
            return false;
    }
    return true;
}

bool words_row_cut(const struct columns_reader *reader, struct slice line, void *record)
{
    size_t count = reader->place_count;
    struct slice cell;
    size_t text = 0;

    if (!find_text(reader, &text))
        return false;
    memset(record, 0, reader->record_size);
    for (size_t i = 0; i < text; i++) {
        if (!take_first(&line, &cell, i + 1 == count))
            return false;
        set_cell(reader, record, i, cell);
    }
    for (size_t i = count; i > text + 1; i--) {
        if (!take_last(&line, &cell))
            return false;
        set_cell(reader, record, i - 1, cell);
    }
    if (text == count)
        return true;
    set_cell(reader, record, text, line);
    return is_cell(line, reader->places[text].cell);
}
