#ifndef COLUMNS_HEADER_H
#define COLUMNS_HEADER_H

#include "columns_output.h"

/* What the readers of both kinds of tables share: which columns there are, and what a row must have. */

/*
 * Notes a column. line: the header. heading: as it stands there. start: where it begins, in code points.
 * Fails with ERROR_TOOL_OUTPUT: too many columns, the same heading twice, one that cannot be the name of a member.
 */
bool columns_add_place(struct columns_reader *reader, struct slice line, struct slice heading, size_t start,
                       struct error *error);

/* Ends the header. Fails with ERROR_TOOL_OUTPUT if the key is not among the columns. */
bool columns_end_header(struct columns_reader *reader, struct slice line, struct error *error);

/* Checks that a row has a key, and none that came before. line, number: the row's. Fails with ERROR_TOOL_OUTPUT. */
bool columns_check_key(struct columns_reader *reader, void *record, struct slice line, size_t number,
                       struct error *error);

/* Fills what has the cell of another column. Returns false if the row is one to be left out. */
bool columns_take_record(const struct columns_reader *reader, void *record);

#endif
