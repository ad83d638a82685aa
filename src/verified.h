#ifndef VERIFIED_H
#define VERIFIED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "error.h"
#include "principal.h"
#include "slice.h"

/* Names with passwords that were found right a short while ago, so that not each request costs the processor tens of
 * milliseconds. Neither is kept, only a digest of both with a secret of this process. Not for two threads at once. */
struct verified;

enum {
    VERIFIED_MAX = 256,      /* remembered at once */
    VERIFIED_SECONDS = 300,  /* for how long */
    VERIFIED_KEY_BYTES = 32, /* of a digest */
};

/* Makes one that remembers nothing. NULL with ERROR_NO_MEMORY. */
struct verified *verified_new(struct error *error) __attribute__((warn_unused_result));

/* Frees it. NULL is allowed. */
void verified_free(struct verified *verified);

/*
 * Digests a name and a password, any bytes; no two pairs have the same digest. From any thread, at once.
 * Fails with ERROR_NO_MEMORY.
 */
bool verified_key(const struct verified *verified, struct slice name, struct slice password,
                  uint8_t key[VERIFIED_KEY_BYTES], struct error *error) __attribute__((warn_unused_result));

/* Whether a pair is remembered. now: seconds of a clock that does not go back. principal: set if so. */
bool verified_find(const struct verified *verified, const uint8_t key[VERIFIED_KEY_BYTES], uint64_t now,
                   struct principal *principal);

/* Remembers a pair for VERIFIED_SECONDS; if there are VERIFIED_MAX, in place of the one that would be forgotten first.
 */
void verified_add(struct verified *verified, const uint8_t key[VERIFIED_KEY_BYTES], const struct principal *principal,
                  uint64_t now);

/* Forgets all. */
void verified_clear(struct verified *verified);

#endif
