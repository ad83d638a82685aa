#ifndef CONNECTIONS_H
#define CONNECTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The connections that are open, how many there may be, and how long each may take over a request. Whoever serves them
 * tells what each does; what takes too long has its socket shut down, so that it is closed where it is served. May be
 * used by many threads at once.
 */

struct connection;
struct connections;
struct sockaddr;

enum {
    CONNECTIONS_RESERVED = 64,       /* beyond the total, for Unix sockets: so whoever looks after the host gets in */
    CONNECTIONS_PREFIX_BYTES = 8,    /* of an IPv6 address: who has one has 2^64, so they count as one */
    CONNECTIONS_REPLY_SECONDS = 300, /* a peer may take to read one reply, however steadily it does */
};

struct connections_options {
    size_t total_max;         /* at once */
    size_t address_max;       /* at once from one address; Unix sockets are not counted */
    unsigned request_seconds; /* from a request's first byte, or the connection's begin, to its last byte */
    unsigned idle_seconds;    /* between two requests */
};

enum connection_phase {
    CONNECTION_READING, /* a request is being read */
    CONNECTION_WORKING, /* a request is whole and not yet answered, or it is a WebSocket: as long as it takes */
    CONNECTION_SENDING, /* a reply is being sent */
    CONNECTION_IDLE,    /* between two requests; the begin of the next cannot be told from silence */
};

/* Makes the list. options: copied. Returns NULL without memory. */
struct connections *connections_new(const struct connections_options *options);

/* Frees it when it has no connections. NULL is allowed. */
void connections_free(struct connections *connections);

/*
 * Whether a connection from this address may be added. If not it is counted as refused. address: AF_INET, AF_INET6 or
 * AF_UNIX, anything else, and NULL, is taken for one and the same address. As many threads as ask at once may add as
 * many too many.
 */
bool connections_admit(struct connections *connections, const struct sockaddr *address);

/*
 * Adds a connection that has been admitted, reading. fd: its socket, which must stay open until connection_remove().
 * now: milliseconds of a clock that does not jump, as everywhere here. Returns it, or NULL without memory.
 */
struct connection *connections_add(struct connections *connections, int fd, const struct sockaddr *address,
                                   uint64_t now);

/* Takes it off the list and frees it. NULL is allowed. */
void connection_remove(struct connection *connection);

/* Tells what it does from now on, which sets how long it may. NULL is allowed. */
void connection_enter(struct connection *connection, enum connection_phase phase, uint64_t now);

/* Tells that the next request has begun. Does nothing unless it was idle. NULL is allowed. */
void connection_begin(struct connection *connection, uint64_t now);

/* Shuts down the sockets of those that have taken too long. Returns how many were refused since it was last called. */
size_t connections_sweep(struct connections *connections, uint64_t now);

/* How many there are. */
size_t connections_count(struct connections *connections);

#endif
