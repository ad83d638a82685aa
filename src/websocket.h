#ifndef WEBSOCKET_H
#define WEBSOCKET_H

#include <stdbool.h>
#include <stddef.h>

#include "slice.h"
#include "transport.h"

struct client;
struct dispatch;
struct loop;
struct websockets;

enum {
    WEBSOCKET_UNSENT_MAX = 16777216, /* bytes waiting for a slow reader; over that the socket is closed */
};

struct websocket_options {
    size_t message_bytes_max; /* of one message, all its frames together */
    unsigned idle_seconds;    /* without a frame; then the socket is closed with 1001 */
    unsigned login_seconds;   /* without a login; then the socket is closed with 1008 */
};

/*
 * Makes the owner of all WebSockets. loop, dispatch: borrowed. options: copied. Returns NULL without memory.
 */
struct websockets *websockets_new(struct loop *loop, struct dispatch *dispatch,
                                  const struct websocket_options *options);

/* Frees it when websockets_count() is 0. NULL is allowed. */
void websockets_free(struct websockets *websockets);

/* A connection whose handshake is done. */
struct websocket_opening {
    struct transport transport; /* stays the property of who hands it over; its descriptor is non-blocking afterwards */
    struct slice first;         /* bytes that came after the handshake; borrowed */
    const struct client *client; /* who asked for it */
    struct slice authorization;  /* the header Authorization of the opening request, absent if not sent */
    const char *certificate;     /* the common name of the client's certificate, verified; NULL if there is none */
    void (*closed)(void *owner); /* called once, on the loop's thread, when the connection is no longer used */
    void *owner;
};

/*
 * Takes over a connection after its handshake. From any thread. opening: borrowed for this call, with all it borrows.
 * Returns false without memory; closed is not called then.
 */
bool websockets_add(struct websockets *websockets, const struct websocket_opening *opening);

/* Sends a close frame with 1001 on each, and closes each soon after. On the loop's thread only. */
void websockets_stop(struct websockets *websockets);

/* How many there are, from websockets_add() on until closed has been called. From any thread. */
size_t websockets_count(const struct websockets *websockets);

#endif
