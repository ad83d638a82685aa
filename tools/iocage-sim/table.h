#ifndef TABLE_H
#define TABLE_H

#include <stdbool.h>
#include <stddef.h>

/* What column(1) does with -t: columns as wide as their widest cell, two blanks between, none at a line's end. */

enum {
    TABLE_COLUMNS_MAX = 32
}; /* what stands behind the last of them stays in it as it is */

struct table {
    char separator; /* between the cells of a row; several are as one */
    char **rows;
    size_t count;
    size_t room;
};

/* Makes an empty table. */
void table_init(struct table *table, char separator);

/* Adds a row, made with a printf format; a newline in it begins another row. False, and says so, if memory is out. */
bool table_add(struct table *table, const char *format, ...) __attribute__((format(printf, 2, 3), warn_unused_result));

/* Prints all rows on standard output. */
void table_print(const struct table *table);

/* Frees all. */
void table_clear(struct table *table);

#endif
