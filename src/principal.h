#ifndef PRINCIPAL_H
#define PRINCIPAL_H

#include <stdbool.h>
#include <time.h>

#include "action.h"
#include "slice.h"

enum {
    PRINCIPAL_NAME_MAX = 65,   /* bytes of a name, NUL included; a certificate's common name has no more (RFC 5280) */
    PRINCIPAL_JAILS_MAX = 128, /* bytes of a pattern, NUL included */
};

/* Who asks, once that is proven, and what they may do. A value: to be copied, owns nothing. */
struct principal {
    char name[PRINCIPAL_NAME_MAX];   /* of the account or the API key; for logs */
    enum access role;                /* may do what needs this access or less */
    time_t expires;                  /* seconds since 1970 from which on they may do nothing; 0: never */
    char jails[PRINCIPAL_JAILS_MAX]; /* may touch only jails of this name, with * for any text, ? for a byte; "": all */
};

/* Whether a principal's role is enough for what needs this access. From any thread. */
bool principal_may_do(const struct principal *principal, enum access access);

/*
 * Whether a principal may touch a jail. jail: its whole name, as iocage knows it: what iocage would take for the name,
 * such as its beginning or ALL, is compared as it is. Letters by case. From any thread.
 */
bool principal_may_touch(const struct principal *principal, struct slice jail);

#endif
