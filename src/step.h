#ifndef STEP_H
#define STEP_H

#include "action.h"
#include "argv.h"

/* What an action does for a request: which of its modes, which commands, how often. */

/*
 * The mode in which an action is answered. dialect: of the program, from the class's table. arguments: the action's
 * struct, filled. Returns NULL with ERROR_OTHER_DIALECT if only another program can do it, or with
 * ERROR_MISSING_ARGUMENT if the arguments together are none that it takes, or with ERROR_BAD_ARGUMENT if one of them
 * would be passed over.
 */
const struct mode *step_mode(const struct action *action, const struct dialect *dialect, const void *arguments,
                             struct error *error);

/* How often a step runs: 0 if what it is about was not given. */
size_t step_turns(const struct step *step, const void *arguments);

/*
 * Adds a step's arguments to a vector, behind the program's name. turn: below step_turns(). Errors as argv_add().
 */
bool step_argv(const struct step *step, const void *arguments, size_t turn, struct argv *argv, struct error *error)
    __attribute__((warn_unused_result));

#endif
