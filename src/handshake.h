#ifndef HANDSHAKE_H
#define HANDSHAKE_H

#include <stdbool.h>

#include "error.h"
#include "slice.h"

enum {
    HANDSHAKE_ACCEPT_SIZE = 29
}; /* bytes of a Sec-WebSocket-Accept value, NUL included */

/* What a client sent to open a WebSocket (RFC 6455, 4.2.1). */
struct handshake {
    bool get;             /* the method is GET */
    bool http11;          /* the HTTP version is 1.1 */
    bool connection;      /* the Connection header has the token "upgrade" */
    struct slice version; /* Sec-WebSocket-Version, absent if not sent */
    struct slice key;     /* Sec-WebSocket-Key, absent if not sent */
};

/*
 * Checks a handshake and computes its answer (RFC 6455, 4.2.2). accept: filled, unless this fails.
 * Fails with ERROR_BAD_HANDSHAKE, ERROR_BAD_WEBSOCKET_VERSION (not 13, or none), ERROR_NO_MEMORY.
 */
bool handshake_accept(const struct handshake *handshake, char accept[HANDSHAKE_ACCEPT_SIZE], struct error *error)
    __attribute__((warn_unused_result));

/* Whether a header's value, a list with commas, has a token. list: borrowed. Letter case does not matter. */
bool handshake_has_token(struct slice list, const char *token);

#endif
