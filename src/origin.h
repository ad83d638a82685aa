#ifndef ORIGIN_H
#define ORIGIN_H

#include <stdbool.h>

#include "error.h"
#include "slice.h"

/*
 * Keeps pages in a browser out, which reach a loopback address without being asked (cross-site requests), or under a
 * name of their own that they have made to mean it (DNS rebinding). origin: the header Origin (RFC 6454), absent if not
 * sent, as by what is no browser. It must be of the host that the request is for, or "sysadm-client", which SysAdm's
 * client sends. host: the header Host, absent if not sent. It must be an address, localhost or this host's own name,
 * each with or without a port. Fails with ERROR_BAD_ORIGIN.
 */
bool origin_check(struct slice origin, struct slice host, struct error *error) __attribute__((warn_unused_result));

#endif
