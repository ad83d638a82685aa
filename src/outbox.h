#ifndef OUTBOX_H
#define OUTBOX_H

#include <stdbool.h>
#include <stddef.h>

#include "buffer.h"
#include "transport.h"

/* Bytes on their way to a socket that does not take them at once. The caller's storage. */
struct outbox {
    struct buffer bytes;
    size_t sent;  /* of them */
    size_t limit; /* the most that may wait after outbox_flush() */
};

/* Makes an empty outbox. limit: the most bytes that may wait for a slow reader. Free it with outbox_clear(). */
void outbox_init(struct outbox *outbox, size_t limit);

/* Frees what the outbox holds. Does nothing to one filled with zeros. */
void outbox_clear(struct outbox *outbox);

/* Adds bytes, copied. Returns false without memory, or if they are far beyond the limit; the outbox is lost then. */
bool outbox_add(struct outbox *outbox, const void *bytes, size_t length) __attribute__((warn_unused_result));

/*
 * Sends as much as the connection takes now, in as few pieces as it can. transport: borrowed.
 * Returns false if the connection is of no use any more: it failed, its reader is too slow, or outbox_add() failed.
 */
bool outbox_flush(struct outbox *outbox, const struct transport *transport) __attribute__((warn_unused_result));

/* Whether all that was added has been sent. */
bool outbox_empty(const struct outbox *outbox);

#endif
