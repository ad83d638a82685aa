#ifndef RANDOM_H
#define RANDOM_H

#include <stdbool.h>
#include <stddef.h>

#include "error.h"

enum {
    RANDOM_BYTES_MAX = 256 /* that the kernel gives at once */
};

/*
 * Fills bytes from the kernel's generator, good for keys. size: at most RANDOM_BYTES_MAX. From any thread. Fails with
 * ERROR_NO_MEMORY if the kernel has none to give, which happens in a sandbox that forbids getrandom(2) alone.
 */
bool random_bytes(void *bytes, size_t size, struct error *error) __attribute__((warn_unused_result));

#endif
