#ifndef JOURNAL_H
#define JOURNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "action.h"
#include "request_id.h"
#include "slice.h"

struct ask;
struct audit;
struct client;
struct error;
struct order_table;

/* What is noted of a request on its way, to be told at its end. */
struct journal {
    char request_id[REQUEST_ID_MAX];
    uint64_t begun;                 /* milliseconds */
    bool tried;                     /* it has brought something that is to prove who asks */
    bool verified;                  /* a password was verified for it, and is right */
    uint64_t ran[ACTION_STEPS_MAX]; /* the commands that were handed to the runner: see struct sequence_order */
    bool failed;                    /* iocage said no */
    int exit_status;                /* of the command that failed */
    struct slice said;              /* by it; borrowed up to the end */
    const struct slice *jobs;       /* ids of what goes on behind the answer; likewise */
    size_t job_count;
};

/* What else is told, all of it borrowed. */
struct journal_end {
    const struct ask *ask;
    const struct client *client;
    const struct order_table *table; /* of commands */
    const struct error *error;       /* why it was refused, or ERROR_NONE */
    int status;                      /* of HTTP */
    size_t reply_bytes;
};

/* Begins a journal. journal: overwritten. wanted: as for request_id_make(). tried: see above. */
void journal_begin(struct journal *journal, struct slice wanted, bool tried);

/*
 * Tells what came of a request: in the audit log if it is a change (an action that needs more than to read, dry runs
 * too) or has to do with a login, and in the access log. audit: NULL is allowed. From any thread.
 */
void journal_tell(struct audit *audit, const struct journal *journal, const struct journal_end *end);

/* Tells in the audit log that what ran behind an answer has ended. id: of the job. why: what failed, or NULL. */
void journal_tell_job(struct audit *audit, const char *id, const char *why);

#endif
