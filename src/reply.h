#ifndef REPLY_H
#define REPLY_H

#include <stdbool.h>

#include "action.h"
#include "buffer.h"
#include "error.h"
#include "slice.h"

/*
 * Writes an action's answer as JSON, straight from the tool's output.
 * buffer: added to; after a failure what was added is of no use. action: from the generated table.
 * arguments: its struct, filled. text: the command's standard output, any bytes, followed by a NUL.
 * Fails with ERROR_TOOL_OUTPUT naming the line that does not fit, or ERROR_NO_MEMORY.
 */
bool reply_write(struct buffer *buffer, const struct action *action, const void *arguments, struct slice text,
                 struct error *error) __attribute__((warn_unused_result));

#endif
