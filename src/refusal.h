#ifndef REFUSAL_H
#define REFUSAL_H

#include <stdbool.h>

#include "error.h"

struct dispatch;
struct dispatch_peer;
struct outbox;

/*
 * Writes an HTTP/1.1 response that refuses a request and says that the connection ends, with the JSON body that every
 * refusal over REST has. outbox: added to. dispatch: tells of it. peer: who asks; the request gets an id of its own.
 * error: why. Returns false without memory.
 */
bool refusal_write(struct outbox *outbox, struct dispatch *dispatch, const struct dispatch_peer *peer,
                   const struct error *error) __attribute__((warn_unused_result));

#endif
