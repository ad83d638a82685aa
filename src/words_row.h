#ifndef WORDS_ROW_H
#define WORDS_ROW_H

#include <stdbool.h>

#include "columns_output.h"
#include "slice.h"

/*
 * Cuts a row whose cells do not stand below their headings by what its cells are: if every column that was printed is
 * of words, but for one at most, the words at both ends are theirs, and what is left between them is the cell of the
 * one. There is no other way to read such a row, as no cell is empty: two blanks or more stand between two cells, none
 * at the line's ends, and inside the one cell no two unless its column is CELL_SPACED. reader: with its columns. line:
 * of graphic characters and blanks. record: reader->record_size bytes, of which each printed cell is set and the others
 * made absent. Returns false for a row that cannot be cut so; record is undefined then.
 */
bool words_row_cut(const struct columns_reader *reader, struct slice line, void *record)
    __attribute__((warn_unused_result));

#endif
