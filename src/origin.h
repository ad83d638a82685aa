#ifndef ORIGIN_H
#define ORIGIN_H

#include <stdbool.h>
#include <stddef.h>

#include "error.h"
#include "slice.h"

enum {
    ORIGIN_MAX = 256 /* bytes of an origin, NUL included */
};

/* Whose pages may ask. */
struct origin_rules {
    const char (*allowed)[ORIGIN_MAX]; /* origins of other hosts, such as "https://panel.example.org"; borrowed */
    size_t allowed_count;
};

/* What a request says of the page it comes from, and where it came in. */
struct origin_claim {
    struct slice origin; /* the header Origin (RFC 6454), absent if not sent, as by what is no browser */
    struct slice host;   /* the header Host, absent if not sent */
    bool loopback;       /* it came to a loopback address */
};

/*
 * Keeps pages in a browser out, which reach a loopback address without being asked (cross-site requests), or under a
 * name of their own that they have made to mean it (DNS rebinding). The origin must be of the host that the request is
 * for, or one of those allowed, or "sysadm-client", which SysAdm's client sends. At a loopback address the host must be
 * an address, localhost or this host's own name, each with or without a port. foreign: set to whether the origin is one
 * of those allowed, so that the browser must be told. Fails with ERROR_BAD_ORIGIN.
 */
bool origin_check(const struct origin_rules *rules, const struct origin_claim *claim, bool *foreign,
                  struct error *error) __attribute__((warn_unused_result));

/* Checks the form of an origin that is to be allowed: SCHEME://HOST[:PORT], lower case, nothing behind. Fails with
 * ERROR_CONFIGURATION. */
bool origin_check_form(const char *origin, struct error *error) __attribute__((warn_unused_result));

#endif
