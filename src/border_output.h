#ifndef BORDER_OUTPUT_H
#define BORDER_OUTPUT_H

#include "columns_output.h"

enum {
    BORDER_LINES_MAX = 1024 /* lines of one row of a table */
};

/* The part of columns_output that reads tables with lines around their cells, as the Python program prints them. */

/* Whether a line is the first of such a table: +---+---+ */
bool border_begins(struct slice line);

/*
 * Reads the header behind the first line. reader: as columns_open() has filled it, its cursor at the end of that line.
 * first: the line. Errors as columns_open().
 */
bool border_open(struct columns_reader *reader, struct slice first, struct error *error);

/*
 * Reads the next row. Cells are cut where the first line has its +, in code points, so that they may hold a |; of a
 * cell with several lines the record has a copy that is good until the next call. Errors as columns_next().
 */
enum output_next border_next(struct columns_reader *reader, void *record, struct error *error);

#endif
