#ifndef REPLY_H
#define REPLY_H

#include <stdbool.h>

#include "action.h"
#include "buffer.h"
#include "error.h"
#include "slice.h"

/* What a reply is made of. */
struct reply_source {
    const struct dialect *dialect; /* of the program that printed it */
    const struct step *steps;      /* of the mode, without the guards, which come first */
    const void *arguments;         /* the action's struct, filled */
    const struct slice *outputs;   /* for each step that is no guard what its commands printed, each followed by a NUL;
                                    * absent: it is optional and has failed */
    struct slice said;             /* what a failed command said, followed by a NUL; text */
    int status;                    /* its exit status */
    const struct slice *jobs;      /* the ids of jobs that were started */
    size_t job_count;
};

/*
 * Writes a reply as JSON, straight from what the tool printed.
 * buffer: added to; after a failure what was added is of no use. reply: of the mode.
 * Fails with ERROR_TOOL_OUTPUT naming the line that does not fit, or ERROR_NO_MEMORY.
 */
bool reply_write(struct buffer *buffer, const struct reply *reply, const struct reply_source *source,
                 struct error *error) __attribute__((warn_unused_result));

#endif
