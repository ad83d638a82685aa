#ifndef HTTP_H
#define HTTP_H

#include <stddef.h>

#include "connections.h"
#include "error.h"
#include "listener.h"
#include "origin.h"

struct dispatch;
struct http;
struct tls;
struct websockets;

struct http_options {
    size_t body_bytes_max;                  /* of a request's body */
    size_t header_bytes_max;                /* of a request's first line and headers, and of the reply's */
    struct connections_options connections; /* over all listeners */
    struct origin_rules origins;            /* borrowed; whose pages may ask */
    struct tls *tls;                        /* borrowed; for listeners with TLS, else NULL; one http can have it */
    const char *websocket_url;              /* borrowed; where WebSockets over TLS are opened; NULL: nowhere */
};

/*
 * Serves HTTP, and hands over what asks to be a WebSocket, on listeners that are open. Answers what needs no waiting on
 * its own threads; a request that waits for a command holds no thread.
 * Listeners for WebSockets over TLS are left alone.
 * dispatch, websockets: borrowed. listeners: borrowed; count: of all. Signals must be blocked in the caller.
 * Returns NULL with ERROR_LISTEN.
 */
struct http *http_start(struct dispatch *dispatch, struct websockets *websockets, const struct listener *listeners,
                        size_t count, const struct http_options *options, struct error *error);

/* Takes no new connections; what is under way goes on. */
void http_quiesce(struct http *http);

/* How many requests are under way, those that wait for a command included. From any thread. */
size_t http_active(const struct http *http);

/*
 * Closes connections that take too long. To be called about once a second until http_stop(), from any one thread.
 * Returns how many connections were refused, since there were too many, since it was last called.
 */
size_t http_sweep(struct http *http);

/* The list of all connections, for who serves others beside it. Borrowed until http_stop(). */
struct connections *http_connections(struct http *http);

/* Ends its threads and connections. No request may wait for a command any more, and all WebSockets must be closed. */
void http_stop(struct http *http);

#endif
