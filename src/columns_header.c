#include "columns_header.h"

#include <stdio.h>

#include "output_line.h"

static bool is_name_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '_' || byte == '.' || byte == '-';
}

/* Makes a member's name of a heading that the schema does not have: web page, WEB PAGE: web_page. False if it cannot
 * be. */
static bool name_heading(char *name, size_t size, struct slice heading)
{
    if (heading.length >= size)
        return false;
    for (size_t i = 0; i < heading.length; i++) {
        bool upper = heading.data[i] >= 'A' && heading.data[i] <= 'Z';

        name[i] = upper ? (char)(heading.data[i] - 'A' + 'a') : heading.data[i] == ' ' ? '_' : heading.data[i];
        if (!is_name_byte(name[i]))
            return false;
    }
    name[heading.length] = '\0';
    return heading.length > 0;
}

bool columns_add_place(struct columns_reader *reader, struct slice line, struct slice heading, size_t start,
                       struct error *error)
{
    const struct column *column = reader->output->column(heading);
    struct column_place *place = &reader->places[reader->place_count];

    if (reader->place_count == COLUMNS_MAX || reader->record_size > COLUMNS_RECORD_MAX - sizeof(struct slice))
        return output_line_refuse(error, reader->line, line, "has too many columns");
    place->heading = heading;
    place->start = start;
    place->none = column ? column->none : NULL;
    place->cell = column ? column->cell : CELL_TEXT;
    if (column)
        snprintf(place->name, sizeof(place->name), "%s", column->name);
    else if (!name_heading(place->name, sizeof(place->name), heading))
        return output_line_refuse(error, reader->line, line, "is not a header of names");
    if (column) {
        place->offset = column->offset;
    } else {
        place->offset = reader->record_size;
        reader->record_size += sizeof(struct slice);
    }
    for (size_t i = 0; i < reader->place_count; i++)
        if (strcmp(reader->places[i].name, place->name) == 0)
            return output_line_refuse(error, reader->line, line, "has the heading %s twice", place->name);
    reader->place_count++;
    return true;
}

static const char *name_of(const struct column *column)
{
    return column->heading ? column->heading : column->name;
}

/* Whether a column was printed, or has the cell of one that was. */
static bool is_there(const struct columns_reader *reader, const struct column *column)
{
    for (size_t i = 0; i < reader->place_count; i++) {
        if (reader->places[i].offset == column->offset)
            return true;
    }
    return false;
}

/* Gives the columns that were not printed the cells that stand for them. */
static void add_others(struct columns_reader *reader)
{
    const struct output *output = reader->output;

    reader->total_count = reader->place_count;
    for (size_t i = 0; i < output->column_count && reader->total_count < COLUMNS_MAX; i++) {
        const struct column *column = &output->columns[i];
        struct column_place *place = &reader->places[reader->total_count];

        if (column->otherwise == NULL || is_there(reader, column) || !is_there(reader, column->otherwise))
            continue;
        place->heading = (struct slice){ .data = NULL };
        snprintf(place->name, sizeof(place->name), "%s", column->name);
        place->offset = column->offset;
        place->otherwise = column->otherwise->offset;
        reader->total_count++;
    }
}

bool columns_end_header(struct columns_reader *reader, struct slice line, struct error *error)
{
    add_others(reader);
    if (!is_there(reader, reader->output->key))
        return output_line_refuse(error, reader->line, line, "has no heading %s", name_of(reader->output->key));
    return true;
}

static struct slice *cell_at(void *record, size_t offset)
{
    return (struct slice *)(void *)((char *)record + offset);
}

bool columns_check_key(struct columns_reader *reader, void *record, struct slice line, size_t number,
                       struct error *error)
{
    struct slice key = *cell_at(record, reader->output->key->offset);

    if (key.length == 0)
        return output_line_refuse(error, number, line, "has no %s", name_of(reader->output->key));
    if (reader->output->skip != NULL && slice_equal(key, slice_of(reader->output->skip)))
        return true;
    return output_line_key(&reader->keys, key, number, line, error);
}

bool columns_take_record(const struct columns_reader *reader, void *record)
{
    const struct output *output = reader->output;

    if (output->skip != NULL && slice_equal(*cell_at(record, output->key->offset), slice_of(output->skip)))
        return false;
    for (size_t i = 0; i < reader->place_count; i++) {
        struct slice *cell = cell_at(record, reader->places[i].offset);

        if (reader->places[i].none != NULL && slice_equal(*cell, slice_of(reader->places[i].none)))
            *cell = slice_of("-");
    }
    for (size_t i = reader->place_count; i < reader->total_count; i++)
        *cell_at(record, reader->places[i].offset) = *cell_at(record, reader->places[i].otherwise);
    return true;
}
