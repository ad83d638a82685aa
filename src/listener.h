#ifndef LISTENER_H
#define LISTENER_H

#include <stdbool.h>

#include "error.h"

enum {
    LISTENER_ADDRESS_MAX = 256, /* bytes of an address as given, NUL included */
    LISTENER_BACKLOG = 511,     /* connections that the kernel may hold for us */
};

/* What is spoken on a listener. */
enum listener_kind {
    LISTENER_HTTP,  /* HTTP, and WebSockets upgraded from it */
    LISTENER_HTTPS, /* HTTP over TLS, without WebSockets */
    LISTENER_WSS,   /* WebSockets over TLS alone */
};

/* A socket that listens. */
struct listener {
    int fd;
    enum listener_kind kind;
    bool local;                      /* loopback or Unix: cannot be reached from another host */
    char path[LISTENER_ADDRESS_MAX]; /* of a Unix socket, which is removed at the end; else "" */
    char url[LISTENER_ADDRESS_MAX];  /* for people: https://127.0.0.1:12151 or unix:/path; port 0 as the port got */
};

/*
 * Checks the form of an address without opening anything: ADDR:PORT, [ADDR6]:PORT, each also after http://, https:// or
 * wss://, or unix:PATH, numbers only. Without one of these it is http. kind: set. local: set to whether it is loopback
 * or Unix. Fails with ERROR_CONFIGURATION.
 */
bool listener_check(const char *address, enum listener_kind *kind, bool *local, struct error *error)
    __attribute__((warn_unused_result));

/*
 * Opens a listening socket, non-blocking and close-on-exec. A Unix socket left behind by a daemon that is gone is
 * replaced, one that somebody listens on is an error; its mode is 0600.
 * listener: overwritten. address: as for listener_check(). Fails with ERROR_CONFIGURATION (bad form) or ERROR_LISTEN.
 */
bool listener_open(struct listener *listener, const char *address, struct error *error)
    __attribute__((warn_unused_result));

/* Closes the socket and removes a Unix socket's file. */
void listener_close(struct listener *listener);

#endif
