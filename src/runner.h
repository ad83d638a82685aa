#ifndef RUNNER_H
#define RUNNER_H

#include <stddef.h>

#include "action.h"
#include "command.h"
#include "envelope.h"
#include "error.h"

struct loop;
struct runner;
struct run;

/* What every command of this daemon is run with. */
struct runner_options {
    const char *path;        /* of iocage, absolute */
    unsigned seconds_max;    /* no command runs longer, whatever its action allows; 0: the action alone decides */
    size_t output_bytes_max; /* of standard output */
    size_t commands_max;     /* at once; more wait in line */
    size_t waiting_max;      /* in line; one more is refused */
};

/*
 * Makes the one part that starts commands. It is asked for an action and the arguments as the client wrote them, checks
 * them itself and builds the argument vector itself, so that its requests can cross a process border as they are.
 * loop, options: the options are copied. Returns NULL without memory.
 */
struct runner *runner_new(struct loop *loop, const struct runner_options *options);

/* Frees a runner that has no commands left. NULL is allowed. */
void runner_free(struct runner *runner);

/* Tells how a command ended; result is NULL, and error says why, if it could not be started when its turn came. */
typedef void runner_done(void *owner, const struct command_result *result, const struct error *error);

/*
 * Runs an action's command, now or when its turn comes. On the loop's thread only.
 * action: from the generated table. values: checked against it here, whoever has done so before; their texts are
 * copied. done, owner: told once, on the loop's thread, unless this fails. A command that cannot be started after all
 * when its turn comes is told as failed through done with a NULL result and the error. Returns false with the check's
 * error, ERROR_BUSY, or what command_start() says.
 */
bool runner_run(struct runner *runner, const struct action *action, const struct value *values, size_t value_count,
                runner_done *done, void *owner, struct error *error);

/* Kills all commands and refuses new ones with ERROR_STOPPING; each is still told through done. */
void runner_stop(struct runner *runner);

/* How many commands run or wait. */
size_t runner_count(const struct runner *runner);

#endif
