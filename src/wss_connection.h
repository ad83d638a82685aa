#ifndef WSS_CONNECTION_H
#define WSS_CONNECTION_H

#include <stddef.h>

#include "wss.h"

struct sockaddr_storage;
struct wss_connection;

/* The connections of wss. The caller's storage. */
struct wss_connections {
    struct wss_parts parts;
    struct wss_connection *first;
    size_t count;
};

/*
 * Brings a connection that has just been accepted up to a WebSocket: shakes hands, reads and judges the opening
 * request, answers it. fd: non-blocking; taken over, also without memory, when it is closed at once. address: of the
 * peer; copied. On the loop's thread, as the next.
 */
void wss_connections_add(struct wss_connections *connections, int fd, const struct sockaddr_storage *address);

/* Drops those that are no WebSockets yet; each ends a little later. */
void wss_connections_drop(struct wss_connections *connections);

#endif
