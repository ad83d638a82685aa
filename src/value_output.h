#ifndef VALUE_OUTPUT_H
#define VALUE_OUTPUT_H

#include <stdbool.h>

#include "action.h"
#include "error.h"
#include "slice.h"

/*
 * Finds the one value that a command prints, behind any messages: all that follows these, without the newline at its
 * end, or where the output has a form the part of it. It may have several lines and may be empty. output: of kind
 * OUTPUT_VALUE. dialect: of the program. text: all that it printed, followed by a NUL. value: set; borrows. Fails with
 * ERROR_TOOL_OUTPUT: an error message before it, text that is not of the form, bytes that are no text.
 */
bool value_read(const struct output *output, const struct dialect *dialect, struct slice text, struct slice *value,
                struct error *error) __attribute__((warn_unused_result));

#endif
