#ifndef ACCOUNT_ENTRY_H
#define ACCOUNT_ENTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "buffer.h"
#include "error.h"
#include "network.h"
#include "password.h"
#include "principal.h"
#include "slice.h"

enum {
    ACCOUNT_ENTRY_LINE_MAX = 1024,  /* bytes of a line, its newline apart */
    ACCOUNT_ENTRY_DIGEST_BYTES = 32 /* of SHA-256 */
};

enum account_entry_kind {
    ACCOUNT_ENTRY_NONE,    /* a comment, or blank */
    ACCOUNT_ENTRY_ACCOUNT, /* account NAME role=ROLE [password=HASH|pam] [jails=PATTERN] */
    ACCOUNT_ENTRY_KEY,     /* key NAME role=ROLE hash=DIGEST [expires=TIME] [jails=PATTERN] [from=NETWORK] */
};

/* One line of an accounts file. A value. */
struct account_entry {
    enum account_entry_kind kind;
    struct principal principal;
    char password[PASSWORD_HASH_MAX]; /* an account's, as crypt(3) writes it; "": logs in with no password of ours */
    bool pam; /* an account's password is that of the system user of its name, and for PAM to judge */
    uint8_t digest[ACCOUNT_ENTRY_DIGEST_BYTES]; /* SHA-256 of a key */
    bool has_expires;
    time_t expires; /* the first second in which the key is worth nothing */
    bool has_from;
    struct network from; /* the key is good from here only */
    unsigned given;      /* which words it has had */
};

/*
 * Reads one line, without its newline: words with blanks between, the first saying the kind, the second the name, the
 * others NAME=VALUE in any order. A line that begins with # is a comment. entry: overwritten.
 * Fails with ERROR_CONFIGURATION.
 */
bool account_entry_read(struct account_entry *entry, struct slice line, struct error *error)
    __attribute__((warn_unused_result));

/*
 * Begins an entry of a kind with nothing but a name: 1 to 64 of A-Z a-z 0-9 . _ @ -, not beginning with - or a dot.
 * Fails with ERROR_CONFIGURATION.
 */
bool account_entry_init(struct account_entry *entry, enum account_entry_kind kind, struct slice name,
                        struct error *error) __attribute__((warn_unused_result));

/*
 * Adds NAME=VALUE to an entry: role, password, hash, expires (2027-01-01T00:00:00Z), jails, from; what its kind may
 * have, each once. Fails with ERROR_CONFIGURATION.
 */
bool account_entry_add(struct account_entry *entry, struct slice name, struct slice value, struct error *error)
    __attribute__((warn_unused_result));

/* Whether an entry has all that its kind needs: a role, a key a hash. Fails with ERROR_CONFIGURATION. */
bool account_entry_check(const struct account_entry *entry, struct error *error) __attribute__((warn_unused_result));

/* The word for a role. */
const char *account_entry_role(enum access role);

/* Digests an API key as the file has it. Fails with ERROR_NO_MEMORY. */
bool account_entry_digest(struct slice key, uint8_t digest[ACCOUNT_ENTRY_DIGEST_BYTES], struct error *error)
    __attribute__((warn_unused_result));

#endif
