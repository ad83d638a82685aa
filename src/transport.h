#ifndef TRANSPORT_H
#define TRANSPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

enum {
    TRANSPORT_END = 0,     /* the peer sends nothing more */
    TRANSPORT_LATER = -1,  /* nothing now: wait for the descriptor */
    TRANSPORT_BROKEN = -2, /* the connection is of no use any more */
};

/* How bytes go over one connection: as they are, or in the records of TLS. To be copied freely; it owns nothing. */
struct transport {
    /* Takes up to size bytes, size not being 0. Returns how many, or one of the three above. */
    ssize_t (*receive)(const struct transport *transport, void *bytes, size_t size);
    /*
     * Sends some of these bytes, size not being 0. Returns how many, TRANSPORT_LATER or TRANSPORT_BROKEN. After
     * TRANSPORT_LATER the next call must bring the same bytes again, wherever they are now, and may bring more.
     */
    ssize_t (*send)(const struct transport *transport, const void *bytes, size_t size);
    /* Whether bytes have been taken from the descriptor already, so that it need not become readable for them. */
    bool (*pending)(const struct transport *transport);
    int fd; /* to be waited for; non-blocking */
    void *session;
};

/* Bytes as they are. fd: a connected, non-blocking socket, borrowed. */
struct transport transport_plain(int fd);

#endif
