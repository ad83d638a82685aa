#ifndef WEBSOCKET_H
#define WEBSOCKET_H

#include <stdbool.h>
#include <stddef.h>

#include "slice.h"

struct dispatch;
struct loop;
struct websockets;

enum {
    WEBSOCKET_REQUESTS_MAX = 64,     /* requests under way on one socket; reading pauses at the limit */
    WEBSOCKET_UNSENT_MAX = 16777216, /* bytes waiting for a slow reader; over that the socket is closed */
    WEBSOCKET_IDLE_SECONDS = 1800,   /* without a frame; then the socket is closed with 1001 */
};

struct websocket_options {
    size_t message_bytes_max; /* of one message, all its frames together */
};

/*
 * Makes the owner of all WebSockets. loop, dispatch: borrowed. options: copied. Returns NULL without memory.
 */
struct websockets *websockets_new(struct loop *loop, struct dispatch *dispatch,
                                  const struct websocket_options *options);

/* Frees it when websockets_count() is 0. NULL is allowed. */
void websockets_free(struct websockets *websockets);

/*
 * Takes over a connection after its handshake. From any thread. fd: non-blocking afterwards; stays the property of the
 * HTTP side, which closes it when told. first: bytes that came after the handshake, copied.
 * closed: called once, on the loop's thread, when the connection is over and fd no longer used.
 * Returns false without memory; closed is not called then.
 */
bool websockets_add(struct websockets *websockets, int fd, struct slice first, void (*closed)(void *owner),
                    void *owner);

/* Sends a close frame with 1001 on each, and closes each soon after. On the loop's thread only. */
void websockets_stop(struct websockets *websockets);

/* How many there are, from websockets_add() on until closed has been called. From any thread. */
size_t websockets_count(const struct websockets *websockets);

#endif
