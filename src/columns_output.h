#ifndef COLUMNS_OUTPUT_H
#define COLUMNS_OUTPUT_H

#include "action.h"
#include "error.h"
#include "keyset.h"
#include "slice.h"

enum {
    COLUMNS_MAX = 32,          /* columns in one table */
    COLUMNS_LINE_MAX = 65536,  /* bytes in one line */
    COLUMNS_RECORD_MAX = 4096, /* bytes of the largest record */
};

/* One heading found in the tool's header line. */
struct column_place {
    struct slice heading; /* as printed; absent where the cell is another's */
    char name[64];        /* the member's name: the schema's, or the heading in lower case */
    size_t start;         /* where its cells begin, in code points from the line's start */
    size_t offset;        /* of its cell in the record */
    const char *none;     /* the cell that stands for -, or NULL */
    enum cell cell;
    size_t otherwise; /* of the cell that it has a copy of, if it was not printed */
};

/* A table being read. The caller's storage; fields are the reader's own, but for places and place_count. */
struct columns_reader {
    const struct output *output;
    const struct dialect *dialect;
    const char *cursor;
    const char *limit;
    size_t line; /* number of the last line read, from 1 */
    struct column_place places[COLUMNS_MAX];
    size_t place_count;            /* of those that the tool printed */
    size_t total_count;            /* with those that have the cell of another, behind them */
    bool bordered;                 /* the table has lines around its cells */
    bool begun;                    /* it has a row, or is known to have none */
    struct slice border;           /* the first of these lines */
    size_t edges[COLUMNS_MAX + 1]; /* where these stand, in code points */
    size_t record_size; /* bytes that a record needs here: the schema's, and a slice for each unknown column */
    struct keyset keys;
    char *joined; /* of a bordered table: the cells of the record that has several lines, or NULL */
};

enum output_next {
    OUTPUT_RECORD, /* one more was read */
    OUTPUT_END,    /* there are no more */
    OUTPUT_FAILED, /* the error says why */
};

/*
 * Begins to read a table, with or without lines around its cells: skips messages before it, finds the header line and
 * its columns. reader: overwritten; give it to columns_close() in any case. output: of kind OUTPUT_COLUMNS, borrowed.
 * dialect: of the program that printed it. text: the whole output of the command, borrowed; any bytes. A NUL must
 * follow it at text.data[text.length]. Fails with ERROR_TOOL_OUTPUT, naming the line: no header, a header without the
 * key column, the same heading twice, bytes that are not UTF-8, control characters, too many columns.
 */
bool columns_open(struct columns_reader *reader, const struct output *output, const struct dialect *dialect,
                  struct slice text, struct error *error) __attribute__((warn_unused_result));

/*
 * Reads the next row. record: at least reader->record_size bytes, aligned as a struct slice; every cell is set: one
 * that is blank or cut off at the line's end to an empty slice, one whose column the tool did not print to an absent
 * one. Cells borrow from the text. A row fits if each cell begins where its heading begins, counted in code points or
 * else in bytes, with a blank before it and no two blanks inside it; in a row that has all its cells, one may begin a
 * place earlier with two blanks before it. Else it fits if it can be cut at its words (words_row.h). Any other text
 * fails with ERROR_TOOL_OUTPUT and the number of its line, as
 * does a row without a key and a key that came before.
 */
enum output_next columns_next(struct columns_reader *reader, void *record, struct error *error);

/* Frees what reading took. Does nothing to a reader filled with zeros. */
void columns_close(struct columns_reader *reader);

#endif
