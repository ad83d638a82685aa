#ifndef LINK_H
#define LINK_H

#include <stdbool.h>
#include <stdint.h>

#include "channel.h"
#include "error.h"
#include "order.h"

struct link;
struct loop;

/* What is told of a command that the runner was asked for: refused, or started and later ended. On the loop's thread.
 */
struct link_events {
    void (*refused)(void *owner, const struct error *error);
    void (*started)(void *owner, int out, int err); /* the pipes of its output and errors, from now on the owner's */
    void (*ended)(void *owner, uint32_t kind, int status); /* CHANNEL_EXITED, CHANNEL_KILLED or CHANNEL_TIMED_OUT */
};

/* One who waits for that. The owner's storage, untouched until refused or ended has been called. */
struct link_waiter {
    const struct link_events *events;
    void *owner;
    uint32_t id;
    struct link_waiter *next;
};

/* What is told of the runner itself. */
struct link_options {
    /* Files that have changed: which, and their descriptors or -1, from now on the owner's. NULL: not
     * wanted. */
    void (*files)(void *owner, uint32_t which, const int descriptors[CHANNEL_DESCRIPTORS_MAX]);
    /* The runner is gone, and nothing can be run any more. When this returns, with the link still there, all who wait
     * are told of an end by SIGKILL. */
    void (*gone)(void *owner);
    void *owner;
};

/*
 * Makes the server's end of the channel to the runner. loop: not owned. channel: this process's end, owned from now on.
 * table: the runner's, borrowed. options: copied. Returns NULL on failure. On the loop's thread, as all that is below.
 */
struct link *link_new(struct loop *loop, int channel, const struct order_table *table,
                      const struct link_options *options, struct error *error);

/* Closes the channel, which ends the runner. NULL is allowed. */
void link_free(struct link *link);

/*
 * Asks for a command. order: sent as it is. waiter: its first two fields are set. Fails, and calls nothing, with
 * ERROR_TOO_LARGE or, if the runner is gone, ERROR_STOPPING.
 */
bool link_run(struct link *link, const struct order *order, struct link_waiter *waiter, struct error *error)
    __attribute__((warn_unused_result));

/*
 * Asks whether a password is that of a system user; the waiter is told of it as of a command that is not told to start.
 * password: to be wiped by the caller. Fails, and calls nothing, with ERROR_STOPPING if the runner is gone.
 */
bool link_verify(struct link *link, const struct channel_password *password, struct link_waiter *waiter,
                 struct error *error) __attribute__((warn_unused_result));

/* Has a command's process group killed. The waiter is told of its end as of any other. */
void link_kill(struct link *link, const struct link_waiter *waiter);

#endif
