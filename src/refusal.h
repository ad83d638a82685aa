#ifndef REFUSAL_H
#define REFUSAL_H

#include <stdbool.h>

#include "error.h"

struct outbox;

/*
 * Writes an HTTP/1.1 response that refuses a request and says that the connection ends, with the JSON body that every
 * refusal over REST has. outbox: added to. error: why. Returns false without memory.
 */
bool refusal_write(struct outbox *outbox, const struct error *error) __attribute__((warn_unused_result));

#endif
