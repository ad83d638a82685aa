#ifndef REQUEST_ID_H
#define REQUEST_ID_H

#include "slice.h"

#define REQUEST_ID_HEADER "X-Request-Id" /* of HTTP */

enum {
    REQUEST_ID_MAX = 65 /* bytes of an id, NUL included */
};

/*
 * Writes what a request is called in logs and in its reply. wanted: what its client calls it, which it is if it is 1 to
 * REQUEST_ID_MAX - 1 letters, digits and . _ -; else, or if it is absent, one of 32 digits that no other has. From any
 * thread.
 */
void request_id_make(char id[REQUEST_ID_MAX], struct slice wanted);

#endif
