#ifndef ITEMS_OUTPUT_H
#define ITEMS_OUTPUT_H

#include "columns_output.h"

/* Lines of one form being read. The caller's storage; the fields are the reader's own. */
struct items_reader {
    const struct output *output;
    const struct dialect *dialect;
    struct slice rest;
    size_t line;
};

/*
 * Begins to read lines of one form. reader: overwritten; it owns nothing. output: of kind OUTPUT_ITEMS, borrowed.
 * dialect: of the program that printed it. text: the whole output of the command, borrowed; any bytes. A NUL must
 * follow it.
 */
void items_open(struct items_reader *reader, const struct output *output, const struct dialect *dialect,
                struct slice text);

/*
 * Reads the next line. record: output->record_size bytes, aligned as a struct slice; every place of the form is set,
 * borrowed from the text, without blanks around it. Blank lines and messages are skipped, and blanks around a line. A
 * place ends where the text behind it in the form comes first, the one before the last place where it comes last. Fails
 * with ERROR_TOOL_OUTPUT and the number of a line that is not of the form, or is no text.
 */
enum output_next items_next(struct items_reader *reader, void *record, struct error *error);

#endif
