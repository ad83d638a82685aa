#ifndef AUDIT_LINE_H
#define AUDIT_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "action.h"
#include "slice.h"

struct ask;
struct buffer;
struct client;
struct error;
struct order_table;

enum {
    AUDIT_TEXT_MAX = 512, /* bytes of one text that others have given; a longer one is cut, and tells its length */
    AUDIT_ARGUMENTS_MAX = 16384, /* bytes of all arguments; what is over is left out, which is told */
    AUDIT_COMMANDS_MAX = 16384,  /* bytes of all commands, likewise */
    AUDIT_JOBS_MAX = 8192,       /* bytes of all ids of jobs */
};

/* What is told of one request. All of it is borrowed. */
struct audit_entry {
    const char *event; /* change, login, logout, block, request */
    const char *request_id;
    const char *transport;           /* http or websocket */
    const struct client *client;     /* NULL: not known */
    const struct ask *ask;           /* what was read of it; NULL: nothing */
    const struct order_table *table; /* of commands; NULL: there are none */
    const uint64_t *ran;             /* for each step of the mode, a bit for each turn that was handed to the runner */
    const struct slice *jobs;        /* ids of what goes on behind the answer */
    size_t job_count;
    bool dry_run;              /* nothing was run: all commands are told */
    const struct error *error; /* why it was refused; NULL or ERROR_NONE: it was not */
    bool failed;               /* iocage said no */
    int exit_status;           /* of the command that failed; told if failed */
    struct slice said;         /* by it */
    int status;                /* of HTTP */
    size_t reply_bytes;
    uint64_t milliseconds; /* from its last byte to the reply */
    unsigned missed;       /* lines about who was not let in that are not told before this one */
};

/*
 * Writes the line of a change, a login or the like, without a newline. What is secret says so in place of its text:
 * values whose type is secret, whatever else holds the same text, values that the action does not have, and all but
 * the name of whoever logs in. No byte of a client can end the line or leave its string: what is no printable
 * character is written as \u00XX. buffer: empty; with a limit of
 * AUDIT_LINE_MAX - 1 or more, it never fails for want of room.
 */
void audit_line_write(struct buffer *buffer, const struct audit_entry *entry);

/* Writes the line of any request: who asked for what and what came of it, no arguments. As above. */
void audit_line_write_access(struct buffer *buffer, const struct audit_entry *entry);

/* Writes the line of the end of what ran behind an answer. id: of the job. why: what failed, or NULL. As above. */
void audit_line_write_job(struct buffer *buffer, const char *id, const char *why);

#endif
