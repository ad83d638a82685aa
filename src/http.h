#ifndef HTTP_H
#define HTTP_H

#include <stddef.h>

#include "error.h"
#include "listener.h"

struct dispatch;
struct http;
struct websockets;

struct http_options {
    size_t body_bytes_max; /* of a request's body */
};

/*
 * Serves HTTP, and hands over what asks to be a WebSocket, on listeners that are open. Answers what needs no waiting on
 * its own threads; a request that waits for a command holds no thread.
 * dispatch, websockets: borrowed. listeners: borrowed; count: at least one. Signals must be blocked in the caller.
 * Returns NULL with ERROR_LISTEN.
 */
struct http *http_start(struct dispatch *dispatch, struct websockets *websockets, const struct listener *listeners,
                        size_t count, const struct http_options *options, struct error *error);

/* Takes no new connections; what is under way goes on. */
void http_quiesce(struct http *http);

/* How many requests are under way, those that wait for a command included. From any thread. */
size_t http_active(const struct http *http);

/* Ends its threads and connections. No request may wait for a command any more, and all WebSockets must be closed. */
void http_stop(struct http *http);

#endif
