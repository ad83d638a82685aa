#ifndef ROW_H
#define ROW_H

#include <stddef.h>

/* A row of make bench's table. */
struct row {
    const char *name;
    const char *unit;
    const char *better;    /* "more" or "less" */
    const char *yardstick; /* what it is held against */
};

/*
 * Prints a row as one line for bench.js to read: what it is, then a pair of figures for each round, with tabs between.
 * row: borrowed. ours, yardstick: count figures each, those with the same index from the same round.
 */
void row_print(const struct row *row, const double *ours, const double *yardstick, size_t count);

/* Returns the seconds of a clock that only goes forward. */
double row_clock(void);

#endif
