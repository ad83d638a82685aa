#ifndef WSS_H
#define WSS_H

#include <stdbool.h>
#include <stddef.h>

#include "error.h"
#include "origin.h"

struct connections;
struct dispatch;
struct loop;
struct tls;
struct websockets;
struct wss;

enum {
    WSS_LISTENERS_MAX = 16
};

/* What it works with, all of it borrowed. */
struct wss_parts {
    struct loop *loop;
    struct tls *tls;
    struct connections *connections; /* how many, and how long each may take to become a WebSocket */
    struct dispatch *dispatch;       /* says who may open one */
    struct websockets *websockets;   /* takes them over */
    struct origin_rules origins;     /* whose pages may open one */
    const char *rest_url;            /* where REST is, for who asks for it here; NULL: nowhere */
};

/*
 * Listeners that speak WebSockets over TLS and nothing else: accepts, shakes hands, reads the opening request and
 * judges it as http does, and gives what may be a WebSocket to websockets. Its own, since libmicrohttpd's upgrade over
 * TLS spins and leaks. parts: copied. Returns NULL without memory. All of it belongs to the loop's thread, but for what
 * is done before the loop runs.
 */
struct wss *wss_new(const struct wss_parts *parts);

/* Serves a listening socket. fd: non-blocking; borrowed until wss_free(). Fails with ERROR_LISTEN. */
bool wss_listen(struct wss *wss, int fd, struct error *error) __attribute__((warn_unused_result));

/* Takes no new connections, and drops those that are no WebSockets yet. */
void wss_quiesce(struct wss *wss);

/* How many connections there are, WebSockets included. */
size_t wss_count(const struct wss *wss);

/* Frees it when wss_count() is 0, after loop_free(), which closes its handles. NULL is allowed. */
void wss_free(struct wss *wss);

#endif
