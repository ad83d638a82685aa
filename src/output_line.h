#ifndef OUTPUT_LINE_H
#define OUTPUT_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "action.h"
#include "error.h"
#include "keyset.h"
#include "slice.h"

enum {
    OUTPUT_QUOTE_MAX = 160
}; /* bytes of a line that an error quotes */

/*
 * Describes a line that cannot be read with ERROR_TOOL_OUTPUT: line 3 of the output WHAT: "the line's beginning".
 * number: of the line, from 1. line: without its newline; any bytes. format: a printf format for WHAT. Returns false.
 */
bool output_line_refuse(struct error *error, size_t number, struct slice line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The same for a line with a byte that no line may hold. at: the byte, followed by a NUL somewhere. */
bool output_line_refuse_byte(struct error *error, size_t number, struct slice line, const char *at);

/*
 * Checks that a line is text: UTF-8 without control characters. tab: whether it may hold tabs. number, line: as above,
 * a NUL somewhere behind it. Fails as output_line_refuse_byte().
 */
bool output_line_check(size_t number, struct slice line, bool tab, struct error *error)
    __attribute__((warn_unused_result));

/*
 * What a line is: by what its output alone has for messages, else by what the program has. output: what it is of.
 * dialect: of the program that printed it. line: without its newline; any bytes.
 */
enum message output_line_message(const struct output *output, const struct dialect *dialect, struct slice line);

/*
 * Leaves out the notices that a text begins with, and one blank line behind them: what the program says for itself
 * before it passes on what another one prints. output, dialect: as above. text: any bytes.
 */
struct slice output_line_skip_notices(const struct output *output, const struct dialect *dialect, struct slice text);

/* What a line is to whoever reads an answer. */
enum output_line_kind {
    OUTPUT_LINE_ANSWER,
    OUTPUT_LINE_MESSAGE, /* to be skipped */
    OUTPUT_LINE_FAILED,  /* the program says that it failed; the error holds what it says */
};

/* Tells messages from the answer. output, dialect: as for output_line_message(). number, line: as above, but no bad
 * bytes. error: set for a line by which the program says that it failed. */
enum output_line_kind output_line_kind(const struct output *output, const struct dialect *dialect, size_t number,
                                       struct slice line, struct error *error);

/*
 * Notes the key of a line, which no line before may have had. keys: all of them so far. number, line: as above.
 * Fails with ERROR_TOOL_OUTPUT for a key that came before or too many of them, or with ERROR_NO_MEMORY.
 */
bool output_line_key(struct keyset *keys, struct slice key, size_t number, struct slice line, struct error *error)
    __attribute__((warn_unused_result));

#endif
