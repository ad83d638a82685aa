#ifndef PAIRS_OUTPUT_H
#define PAIRS_OUTPUT_H

#include "action.h"
#include "columns_output.h"
#include "error.h"
#include "keyset.h"
#include "slice.h"

enum {
    PAIRS_KEY_MAX = 128
}; /* bytes in a key */

/* A list of pairs being read. The caller's storage; the fields are the reader's own. */
struct pairs_reader {
    const struct output *output;
    const struct dialect *dialect;
    const char *cursor;
    const char *limit;
    size_t line;
    struct keyset keys;
};

/*
 * Begins to read pairs. reader: overwritten; give it to pairs_close() in any case. output: of kind OUTPUT_PAIRS.
 * dialect: of the program that printed it.
 * text: the whole output of the command, borrowed; any bytes. A NUL must follow it at text.data[text.length].
 */
void pairs_open(struct pairs_reader *reader, const struct output *output, const struct dialect *dialect,
                struct slice text);

/*
 * Reads the next pair. key, value: set to what stands before and after the first separator of the line, borrowed from
 * the text; the value is whole and may be empty. Messages are skipped. Fails with ERROR_TOOL_OUTPUT and the number of
 * the line: no separator, a key that is no name ([A-Za-z_][A-Za-z0-9_.-]*), a key that came before, bytes that are not
 * UTF-8, control characters other than tab; and at the end if there was no pair at all.
 */
enum output_next pairs_next(struct pairs_reader *reader, struct slice *key, struct slice *value, struct error *error);

/* Frees what reading took. Does nothing to a reader filled with zeros. */
void pairs_close(struct pairs_reader *reader);

#endif
