#ifndef NETWORK_H
#define NETWORK_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>

#include "error.h"
#include "slice.h"

enum {
    NETWORK_BYTES = 16,    /* of an address; IPv4 is written as IPv6 has it, ::ffff:a.b.c.d */
    NETWORK_TEXT_MAX = 50, /* bytes of a network's text, NUL included */
};

/* Addresses that begin alike. A value. */
struct network {
    uint8_t address[NETWORK_BYTES]; /* 0 beyond its bits */
    unsigned bits;                  /* that an address must begin with; 96 more than in the text of an IPv4 network */
};

/*
 * Reads ADDRESS or ADDRESS/BITS, IPv4 or IPv6, in numbers. Bits of the address beyond BITS must be 0, since whoever
 * writes 10.0.0.1/8 has not meant what it means. Fails with ERROR_CONFIGURATION.
 */
bool network_read(struct network *network, struct slice text, struct error *error) __attribute__((warn_unused_result));

/* Whether a network has an address, as network_address() gives it. */
bool network_has(const struct network *network, const uint8_t address[NETWORK_BYTES]);

/*
 * Takes the address out of a peer's socket address. False, with address untouched, for NULL and for what is neither
 * AF_INET nor AF_INET6, such as a Unix socket.
 */
bool network_address(const struct sockaddr *peer, uint8_t address[NETWORK_BYTES]);

/* Whether an address is one of IPv4. */
bool network_is_ipv4(const uint8_t address[NETWORK_BYTES]);

/* Whether only this host itself can have sent from an address: 127.0.0.0/8 or ::1. */
bool network_is_loopback(const uint8_t address[NETWORK_BYTES]);

#endif
