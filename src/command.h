#ifndef COMMAND_H
#define COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "error.h"
#include "slice.h"

struct command;
struct link;
struct loop;
struct order;

enum {
    COMMAND_STDERR_MAX = 65536,       /* bytes of standard error kept; what is over is read and dropped */
    COMMAND_DRAIN_MILLISECONDS = 200, /* how long output is waited for after the program has ended */
};

enum command_end {
    COMMAND_EXITED,       /* status is its exit status */
    COMMAND_KILLED,       /* status is the signal that ended it */
    COMMAND_TIMED_OUT,    /* killed at its time limit */
    COMMAND_OUTPUT_LIMIT, /* killed at its output limit */
    COMMAND_CANCELLED,    /* killed by command_cancel() */
};

/* How a command ended and what it printed. The slices are borrowed for the duration of the callback; each is followed
 * by a NUL. */
struct command_result {
    enum command_end end;
    int status;
    struct slice out;
    struct slice err;
};

/* Tells how a command ended; result is NULL, and error says why, if it could not be started. */
typedef void command_done(void *owner, const struct command_result *result, const struct error *error);

/*
 * Has the runner start a command, and reads what it prints (runner.h says how it is started and when it is killed).
 * On the loop's thread, where done is called later, exactly once, unless this fails.
 * loop, link: not owned. order: sent before this returns. output_bytes: of standard output; at one more the command is
 * killed. done, owner: who is told; why it could not be started may be ERROR_TOOL_MISSING (not there, not executable,
 * neither ELF nor a script with #!, which a shell would have to run), ERROR_NO_MEMORY (or no process, no descriptor
 * left, also for its output, where it has been killed) or what order_argv() says. Returns the command, which frees
 * itself after done has returned, or NULL with what link_run() says or ERROR_NO_MEMORY.
 */
struct command *command_start(struct loop *loop, struct link *link, const struct order *order, size_t output_bytes,
                              command_done *done, void *owner, struct error *error);

/* Whether a command ended by itself. If not, describes why: ERROR_TOOL_KILLED, _TIMEOUT, _OUTPUT or ERROR_STOPPING. */
bool command_exited(const struct command_result *result, struct error *error) __attribute__((warn_unused_result));

/* Kills a command's process group. done is called later with COMMAND_CANCELLED. On the loop's thread only. */
void command_cancel(struct command *command);

#endif
