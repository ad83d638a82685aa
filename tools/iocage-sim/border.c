#include "border.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "say.h"

static bool add_cell(struct border *border, const char *text)
{
    char **cells = realloc(border->cells, (border->count + 1) * sizeof(*cells));

    if (cells != NULL) {
        border->cells = cells;
        cells[border->count] = strdup(text);
    }
    if (cells == NULL || cells[border->count] == NULL) {
        say_error("out of memory");
        return false;
    }
    border->count++;
    return true;
}

bool border_add(struct border *border, const char *const *cells)
{
    for (size_t i = 0; i < border->columns; i++) {
        if (!add_cell(border, cells[i]))
            return false;
    }
    return true;
}

bool border_init(struct border *border, const char *const *headings)
{
    *border = (struct border){ 0 };
    while (headings[border->columns] != NULL)
        border->columns++;
    return border_add(border, headings);
}

/* The line of this number of a cell, and its bytes; "" below its last. */
static const char *cell_line(const char *cell, size_t number, size_t *bytes)
{
    for (; number > 0 && *cell != '\0'; number--) {
        cell += strcspn(cell, "\n");
        cell += *cell == '\n';
    }
    *bytes = strcspn(cell, "\n");
    return cell;
}

/* Reads a character of UTF-8 and steps over it; what is none is a character a byte. */
static uint32_t next_character(const char **text, size_t *bytes)
{
    const unsigned char *c = (const unsigned char *)*text;
    size_t more = *c >= 0xf0 ? 3 : *c >= 0xe0 ? 2 : *c >= 0xc0 ? 1 : 0;
    uint32_t character = more == 0 ? *c : *c & (0x3fU >> more);
    size_t used = 1;

    for (; used <= more && used < *bytes && (c[used] & 0xc0) == 0x80; used++)
        character = character << 6 | (c[used] & 0x3fU);
    *text += used;
    *bytes -= used;
    return character;
}

/* What takes two places of a terminal. */
static bool is_wide(uint32_t character)
{
    static const struct range {
        uint32_t first;
        uint32_t last;
    } ranges[] = {
        { 0x1100, 0x115f }, { 0x2e80, 0xa4cf }, { 0xac00, 0xd7a3 },   { 0xf900, 0xfaff },
        { 0xfe30, 0xfe6f }, { 0xff00, 0xff60 }, { 0x1f300, 0x1f64f }, { 0x20000, 0x3fffd },
    };

    for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++) {
        if (character >= ranges[i].first && character <= ranges[i].last)
            return true;
    }
    return false;
}

static size_t width(const char *text, size_t bytes)
{
    size_t places = 0;

    while (bytes > 0)
        places += is_wide(next_character(&text, &bytes)) ? 2 : 1;
    return places;
}

static size_t cell_height(const char *cell)
{
    size_t height = 1;

    for (; *cell != '\0'; cell++)
        height += *cell == '\n';
    return height;
}

static size_t row_height(const struct border *border, size_t row)
{
    size_t height = 1;

    for (size_t i = 0; i < border->columns; i++) {
        size_t own = cell_height(border->cells[row * border->columns + i]);

        if (own > height)
            height = own;
    }
    return height;
}

static void measure(const struct border *border, size_t widths[BORDER_COLUMNS_MAX])
{
    for (size_t i = 0; i < border->count; i++) {
        size_t height = cell_height(border->cells[i]);
        size_t *widest = &widths[i % border->columns];

        for (size_t number = 0; number < height; number++) {
            size_t bytes = 0;
            const char *line = cell_line(border->cells[i], number, &bytes);

            if (width(line, bytes) > *widest)
                *widest = width(line, bytes);
        }
    }
}

static void print_border(const struct border *border, const size_t *widths, char mark)
{
    for (size_t i = 0; i < border->columns; i++) {
        putchar('+');
        for (size_t left = widths[i] + 2; left > 0; left--)
            putchar(mark);
    }
    puts("+");
}

static void print_line(const struct border *border, const size_t *widths, size_t row, size_t number)
{
    for (size_t i = 0; i < border->columns; i++) {
        size_t bytes = 0;
        const char *line = cell_line(border->cells[row * border->columns + i], number, &bytes);
        size_t blanks = widths[i] - width(line, bytes);
        size_t before = row == 0 ? blanks / 2 : 0;

        printf("| %*s%.*s%*s ", (int)before, "", (int)bytes, line, (int)(blanks - before), "");
    }
    puts("|");
}

static void print_bare(const struct border *border)
{
    for (size_t i = border->columns; i < border->count; i++)
        printf("%s%c", border->cells[i], (i + 1) % border->columns == 0 ? '\n' : '\t');
}

void border_print(const struct border *border)
{
    size_t rows = border->count / border->columns; /* the heading is one */
    size_t widths[BORDER_COLUMNS_MAX] = { 0 };

    if (border->bare) {
        print_bare(border);
        return;
    }
    measure(border, widths);
    print_border(border, widths, '-');
    for (size_t row = 0; row < rows; row++) {
        size_t height = row_height(border, row);

        for (size_t number = 0; number < height; number++)
            print_line(border, widths, row, number);
        print_border(border, widths, row == 0 ? '=' : '-');
    }
    if (rows == 1)
        print_border(border, widths, '-');
}

void border_clear(struct border *border)
{
    for (size_t i = 0; i < border->count; i++)
        free(border->cells[i]);
    free(border->cells);
    *border = (struct border){ 0 };
}
