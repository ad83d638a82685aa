#ifndef BEHAVIOUR_H
#define BEHAVIOUR_H

#include <stdbool.h>

#include "dialect.h"

/* How the stand-in is told to misbehave: before a command it may be slow, ask, hang or fail. */

enum behaviour_answer {
    BEHAVIOUR_GOES_ON, /* the command is to run */
    BEHAVIOUR_ENDS,    /* it is not, and all is said */
};

/*
 * Does what the environment's IOCAGE_SIM_BEHAVIOUR and the file `behaviour` in the folder say of a command, in this
 * order, line by line; tools/iocage-sim/README.md describes the lines. folder: may have no such file, or be "" for
 * none. name: the command, its first word. dialect: whose question is asked. status: set to the exit status for
 * BEHAVIOUR_ENDS, also for a line that is none, which is said on standard error.
 */
enum behaviour_answer behaviour_apply(const char *folder, const char *name, enum dialect dialect, int *status)
    __attribute__((warn_unused_result));

#endif
