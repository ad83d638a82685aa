#ifndef LINES_OUTPUT_H
#define LINES_OUTPUT_H

#include <stdbool.h>

#include "action.h"
#include "buffer.h"
#include "error.h"
#include "slice.h"

/*
 * Writes lines as an object, as SysAdm did: each line without the blanks around it, each run of blanks as one; the
 * member's name is what stands before the first separator, its value all that follows, or "" without one. A backspace
 * takes the character before it back, but no blank. Blank lines are left out, and so are notices if it is no other
 * program that prints the lines; of lines with the same name the first counts and the others are dropped. Bytes that
 * are no text become '?'. buffer: added to. output: of kind OUTPUT_LINES. dialect: of the program, for notices. text:
 * any bytes, followed by a NUL. Fails with ERROR_TOOL_OUTPUT if there are too many names, or with ERROR_NO_MEMORY; what
 * was added is of no use then.
 */
bool lines_write(struct buffer *buffer, const struct output *output, const struct dialect *dialect, struct slice text,
                 struct error *error) __attribute__((warn_unused_result));

/* Adds text of any bytes as inside a JSON string: what is neither UTF-8 nor a newline or tab becomes '?'. */
void lines_write_text(struct buffer *buffer, struct slice text);

#endif
