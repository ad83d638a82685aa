#ifndef WSS_H
#define WSS_H

#include <stdbool.h>
#include <stddef.h>

#include "error.h"

struct loop;
struct tls;
struct websockets;
struct wss;

enum {
    WSS_LISTENERS_MAX = 16,
    WSS_CONNECTIONS_MAX = 4096, /* on all of them, those that are WebSockets included; more wait in the kernel */
    WSS_OPENING_SECONDS = 10,   /* for TLS and the opening request, from accept() to its last byte */
};

struct wss_options {
    size_t connections_max;        /* at once */
    unsigned opening_milliseconds; /* that a connection has to become a WebSocket */
    const char *rest_url;          /* borrowed: where REST is, for who asks for it here; NULL: nowhere */
};

/*
 * Listeners that speak WebSockets over TLS and nothing else: accepts, shakes hands, reads the opening request and
 * judges it as http does, and gives what may be a WebSocket to websockets. Its own, since libmicrohttpd's upgrade over
 * TLS spins and leaks. loop, tls, websockets: borrowed. options: copied. Returns NULL without memory. All of it belongs
 * to the loop's thread, but for what is done before the loop runs.
 */
struct wss *wss_new(struct loop *loop, struct tls *tls, struct websockets *websockets,
                    const struct wss_options *options);

/* Serves a listening socket. fd: non-blocking; borrowed until wss_free(). Fails with ERROR_LISTEN. */
bool wss_listen(struct wss *wss, int fd, struct error *error) __attribute__((warn_unused_result));

/* Takes no new connections, and drops those that are no WebSockets yet. */
void wss_quiesce(struct wss *wss);

/* How many connections there are, WebSockets included. */
size_t wss_count(const struct wss *wss);

/* Frees it when wss_count() is 0, after loop_free(), which closes its handles. NULL is allowed. */
void wss_free(struct wss *wss);

#endif
