#include "table.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "say.h"

void table_init(struct table *table, char separator)
{
    *table = (struct table){ .separator = separator };
}

static bool grow(struct table *table)
{
    size_t room = table->room == 0 ? 64 : table->room * 2;
    char **rows = NULL;

    if (table->count < table->room)
        return true;
    rows = realloc(table->rows, room * sizeof(*rows));
    if (rows == NULL)
        return false;
    table->rows = rows;
    table->room = room;
    return true;
}

static bool add_lines(struct table *table, const char *text)
{
    const char *rest = text;

    while (*rest != '\0') {
        size_t length = strcspn(rest, "\n");

        if (!grow(table) || (table->rows[table->count] = strndup(rest, length)) == NULL)
            return false;
        table->count++;
        rest += length + (rest[length] == '\n');
    }
    return true;
}

bool table_add(struct table *table, const char *format, ...)
{
    va_list arguments;
    char *text = NULL;
    bool added = false;
    int length = 0;

    va_start(arguments, format);
    length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length >= 0)
        text = malloc((size_t)length + 1);
    if (text != NULL) {
        va_start(arguments, format);
        vsnprintf(text, (size_t)length + 1, format, arguments);
        va_end(arguments);
        added = add_lines(table, text);
    }
    if (!added)
        say_error("out of memory");
    free(text);
    return added;
}

/* Cuts the next cell off the row: sets its start and bytes, returns what follows, NULL at the end. */
static const char *next_cell(const char *row, char separator, bool last, size_t *bytes)
{
    while (*row == separator)
        row++;
    *bytes = last ? strlen(row) : strcspn(row, (char[]){ separator, '\0' });
    return *bytes == 0 ? NULL : row;
}

/* Characters, not bytes: continuation bytes of UTF-8 take no room. */
static size_t width(const char *text, size_t bytes)
{
    size_t characters = 0;

    for (size_t i = 0; i < bytes; i++)
        characters += ((unsigned char)text[i] & 0xc0) != 0x80;
    return characters;
}

static void measure(const struct table *table, size_t widths[TABLE_COLUMNS_MAX])
{
    for (size_t row = 0; row < table->count; row++) {
        const char *cell = table->rows[row];
        size_t bytes = 0;

        for (size_t i = 0; i < TABLE_COLUMNS_MAX; i++, cell += bytes) {
            cell = next_cell(cell, table->separator, i == TABLE_COLUMNS_MAX - 1, &bytes);
            if (cell == NULL)
                break;
            if (width(cell, bytes) > widths[i])
                widths[i] = width(cell, bytes);
        }
    }
}

static void print_row(const char *row, char separator, const size_t widths[TABLE_COLUMNS_MAX])
{
    const char *cell = row;
    size_t bytes = 0;
    size_t blanks = 0;

    for (size_t i = 0; i < TABLE_COLUMNS_MAX; i++, cell += bytes) {
        cell = next_cell(cell, separator, i == TABLE_COLUMNS_MAX - 1, &bytes);
        if (cell == NULL)
            break;
        printf("%*s%.*s", (int)blanks, "", (int)bytes, cell);
        blanks = widths[i] - width(cell, bytes) + 2;
    }
    putchar('\n');
}

void table_print(const struct table *table)
{
    size_t widths[TABLE_COLUMNS_MAX] = { 0 };

    measure(table, widths);
    for (size_t row = 0; row < table->count; row++)
        print_row(table->rows[row], table->separator, widths);
}

void table_clear(struct table *table)
{
    for (size_t row = 0; row < table->count; row++)
        free(table->rows[row]);
    free(table->rows);
    *table = (struct table){ 0 };
}
