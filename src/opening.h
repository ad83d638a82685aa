#ifndef OPENING_H
#define OPENING_H

#include <stdbool.h>
#include <stddef.h>

#include "error.h"
#include "handshake.h"
#include "slice.h"

enum {
    OPENING_BYTES_MAX = 8192, /* of an opening request, its empty line included */
    OPENING_HEADERS_MAX = 64, /* in it */
};

/* The request that opens a WebSocket (RFC 6455, 4.1), with its headers as far as they matter here. */
struct opening {
    struct handshake handshake;
    bool websocket; /* it asks for one: the header Upgrade has the token "websocket" */
    bool body;      /* the headers say that a body follows, which cannot be */
    struct slice method;
    struct slice target;
    struct slice host; /* the header, as are the next two; absent if not sent */
    struct slice origin;
    struct slice authorization;
};

/*
 * How long an opening request is, with the empty line that ends it; 0 if that has not come yet. text: what has come.
 * before: how much of it has been looked at in vain already. An empty line may be a mere newline: what is not right
 * ends there too, so that it is refused rather than waited for.
 */
size_t opening_length(struct slice text, size_t before);

/*
 * Takes an opening request apart (RFC 9112), strictly: lines end in CR LF, the target is a path, no header is folded,
 * none that can be there once is there twice, and there is a Host. text: as long as opening_length() says, a NUL behind
 * it. opening: set; borrows from the text. Whether it opens a WebSocket is for the caller and
 * handshake_accept(). Fails with ERROR_BAD_HANDSHAKE or ERROR_HEADERS_TOO_LARGE (more than OPENING_HEADERS_MAX).
 */
bool opening_read(struct slice text, struct opening *opening, struct error *error) __attribute__((warn_unused_result));

/* Describes a request of more than OPENING_BYTES_MAX. Returns false. */
bool opening_refuse_length(struct error *error);

#endif
