#ifndef PASSWORD_H
#define PASSWORD_H

#include <stdbool.h>

#include "error.h"
#include "slice.h"

enum {
    PASSWORD_MIN = 8,              /* bytes of a new one */
    PASSWORD_MAX = 256,            /* bytes */
    PASSWORD_HASH_MAX = 128,       /* bytes of a hash, NUL included; the longest of these methods has 121 */
    PASSWORD_ROUNDS_MAX = 1000000, /* of SHA-512, so that a slip in the file does not cost minutes for each login */
};

/*
 * Checks that a text has the form of a hash of crypt(3) that is taken here: yescrypt ($y$), where the host's crypt(3)
 * has it, or SHA-512 ($6$). Fails with ERROR_CONFIGURATION.
 */
bool password_check_hash(const char *hash, struct error *error) __attribute__((warn_unused_result));

/*
 * Whether a password is the one that was hashed. hash: one that password_check_hash() takes. Costs some 20 to 60 ms of
 * a processor and, with yescrypt, 16 MiB of memory; without memory the answer is no. From any thread, at once.
 */
bool password_verify(struct slice password, const char *hash);

enum password_method {
    PASSWORD_YESCRYPT,
    PASSWORD_SHA512,
};

/* The best method that this host's crypt(3) has. */
enum password_method password_best(void);

/*
 * Hashes a new password with fresh salt. method: one that the host has; SHA-512 is had by all. Fails with
 * ERROR_BAD_ARGUMENT if it is too short, too long or has a NUL in it, and with ERROR_NO_MEMORY.
 */
bool password_hash(struct slice password, enum password_method method, char hash[PASSWORD_HASH_MAX],
                   struct error *error) __attribute__((warn_unused_result));

#endif
