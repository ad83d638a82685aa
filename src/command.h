#ifndef COMMAND_H
#define COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "error.h"
#include "slice.h"

struct command;
struct loop;

enum {
    COMMAND_STDERR_MAX = 65536,       /* bytes of standard error kept; what is over is read and dropped */
    COMMAND_DRAIN_MILLISECONDS = 200, /* how long output is waited for after the program has ended */
};

struct command_limits {
    unsigned seconds;    /* from start to end; then the whole process group is killed */
    size_t output_bytes; /* of standard output; at one more the whole process group is killed */
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

typedef void command_done(void *owner, const struct command_result *result);

/*
 * Starts a program: no shell, a clean environment (PATH, HOME, LC_ALL of a UTF-8 locale that the
 * host has, nothing of ours), standard input closed
 * to it (/dev/null), its own process group, no descriptor of ours but 0 to 2, no signal blocked or ignored.
 * To be called on the loop's thread, where done is called later, exactly once, unless this fails.
 * loop: not owned. path: absolute path of the program. argv: as execve() takes it, argv[0] included; copied.
 * limits: copied. done, owner: who is told.
 * What the program has left running in its group when it ends by itself is let be.
 * Returns the command, which frees itself after done has returned, or NULL with ERROR_TOOL_MISSING (not there, not
 * executable, neither ELF nor a script with #!, which a shell would have to run) or ERROR_NO_MEMORY (or no process, no
 * descriptor left).
 */
struct command *command_start(struct loop *loop, const char *path, char *const argv[],
                              const struct command_limits *limits, command_done *done, void *owner,
                              struct error *error);

/* Whether a command ended by itself. If not, describes why: ERROR_TOOL_KILLED, _TIMEOUT, _OUTPUT or ERROR_STOPPING. */
bool command_exited(const struct command_result *result, struct error *error) __attribute__((warn_unused_result));

/* Kills a command's process group. done is called later with COMMAND_CANCELLED. On the loop's thread only. */
void command_cancel(struct command *command);

#endif
