#ifndef RUNNER_H
#define RUNNER_H

#include <stdbool.h>
#include <stddef.h>

#include "action.h"
#include "argv.h"
#include "command.h"
#include "envelope.h"
#include "error.h"

struct loop;
struct runner;
struct run;

/* What every command of this daemon is run with. */
struct runner_options {
    const char *path;               /* of the program that speaks a dialect, absolute */
    const struct program *programs; /* where others are, if not where the schema says */
    size_t program_count;
    unsigned seconds_max;    /* no command runs longer, whatever its action allows; 0: the action alone decides */
    size_t output_bytes_max; /* of standard output */
    size_t commands_max;     /* at once; more wait in line */
    size_t waiting_max;      /* in line; one more is refused */
};

/*
 * Makes the one part that starts commands. It is asked for an action and the arguments as the client wrote them, checks
 * them itself and builds the argument vector itself, so that its requests can cross a process border as they are.
 * loop, options: the options are copied, but for the list of programs. Returns NULL without memory.
 */
struct runner *runner_new(struct loop *loop, const struct runner_options *options);

/* Frees a runner that has no commands left. NULL is allowed. */
void runner_free(struct runner *runner);

/* Tells how a command ended; result is NULL, and error says why, if it could not be started when its turn came. */
typedef void runner_done(void *owner, const struct command_result *result, const struct error *error);

/* Which command to run. */
struct runner_order {
    const struct class *class;     /* of the generated table, as are the next two */
    const struct dialect *dialect; /* of the program */
    const struct action *action;   /* NULL: the program is asked for its version, and the rest is of no matter */
    size_t step;                   /* of the action's mode for these arguments */
    size_t turn;                   /* which run of the step */
    const struct value *values;    /* the arguments as the client wrote them */
    size_t value_count;
};

/*
 * Builds the argument vector of a command, the program's path first. argv: overwritten. The order is checked here,
 * whoever has done so before. Fails with the check's error, or ERROR_BAD_ARGUMENT for a step or turn that there is not.
 */
bool runner_argv(const struct runner *runner, const struct runner_order *order, struct argv *argv, struct error *error)
    __attribute__((warn_unused_result));

/*
 * Runs a command, now or when its turn comes. On the loop's thread only. order: as for runner_argv(); its texts are
 * copied. done, owner: told once, on the loop's thread, unless this fails. A command that cannot be started after all
 * when its turn comes is told as failed through done with a NULL result and the error. Returns false with what
 * runner_argv() or command_start() says, or ERROR_BUSY.
 */
bool runner_run(struct runner *runner, const struct runner_order *order, runner_done *done, void *owner,
                struct error *error);

/* Kills all commands and refuses new ones with ERROR_STOPPING; each is still told through done. */
void runner_stop(struct runner *runner);

/* How many commands run or wait. */
size_t runner_count(const struct runner *runner);

#endif
