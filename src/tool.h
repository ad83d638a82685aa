#ifndef TOOL_H
#define TOOL_H

#include "action.h"
#include "error.h"
#include "slice.h"

struct queue;
struct tool;

enum {
    TOOL_VERSION_MAX = 128
}; /* bytes of a program's version that are kept */

/*
 * Makes what knows which program a class's commands are run by. class: with its dialects. queue: borrowed; asks it.
 * dialect: which it is, or NULL: it is asked for its version. Returns NULL without memory.
 */
struct tool *tool_new(const struct class *class, struct queue *queue, const struct dialect *dialect);

/* Frees it. No question may be under way. NULL is allowed. */
void tool_free(struct tool *tool);

/* The dialect of the program, or NULL while it is not known. From any thread. */
const struct dialect *tool_dialect(const struct tool *tool);

/* Tells what came of asking: the dialect and the line that told it, or NULL and the error. */
typedef void tool_done(void *owner, const struct dialect *dialect, struct slice version, const struct error *error);

/*
 * Asks the program which it is, unless that is known. On the loop's thread only. done, owner: told once, on the loop's
 * thread, maybe before this returns. The error is ERROR_TOOL_OUTPUT for a program that no dialect knows, or what became
 * of the command.
 */
void tool_ask(struct tool *tool, tool_done *done, void *owner);

#endif
