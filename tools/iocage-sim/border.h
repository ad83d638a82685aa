#ifndef BORDER_H
#define BORDER_H

#include <stdbool.h>
#include <stddef.h>

/* A table between borders, as the Python program prints it: the heading centred, cells to the left. */

enum {
    BORDER_COLUMNS_MAX = 12
};

struct border {
    size_t columns;
    bool bare;    /* rows alone, a tab between cells */
    char **cells; /* row by row, the heading first */
    size_t count;
};

/* Makes a table without rows. headings: NULL at the end, at most BORDER_COLUMNS_MAX. False, and says so, if memory is
 * out, as for the next. */
bool border_init(struct border *border, const char *const *headings) __attribute__((warn_unused_result));

/* Adds a row. cells: as many as there are headings; copied. A newline in one makes the row higher. */
bool border_add(struct border *border, const char *const *cells) __attribute__((warn_unused_result));

/* Prints the table on standard output. */
void border_print(const struct border *border);

/* Frees all; also what border_init() or border_add() left when they failed. */
void border_clear(struct border *border);

#endif
