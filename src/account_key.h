#ifndef ACCOUNT_KEY_H
#define ACCOUNT_KEY_H

#include <stdbool.h>

#include "account_entry.h"
#include "error.h"

#define ACCOUNT_KEY_PREFIX "iok_" /* what a key begins with */

enum {
    ACCOUNT_KEY_TEXT = 64,                                 /* bytes of a key, NUL included */
    ACCOUNT_KEY_HASH = 2 * ACCOUNT_ENTRY_DIGEST_BYTES + 1, /* bytes of its hash in digits, NUL included */
    ACCOUNT_KEY_TIME = sizeof("2027-01-01T00:00:00Z"),     /* bytes of a time, NUL included */
    ACCOUNT_KEY_DAYS_MAX = 36500,
};

/*
 * Makes a new API key. key: iok_, so that it is known for one where it should not be, and 32 random bytes in base64url.
 * hash: what the accounts file has of it. Fails with ERROR_NO_MEMORY.
 */
bool account_key_make(char key[ACCOUNT_KEY_TEXT], char hash[ACCOUNT_KEY_HASH], struct error *error)
    __attribute__((warn_unused_result));

/*
 * Says when a key expires as the accounts file has it. when: DAYSd, from now on, 2027-01-01, or 2027-01-01T00:00:00Z;
 * what is none of these is copied, or is "" if it is too long, for account_entry_add() to refuse.
 */
void account_key_time(const char *when, char text[ACCOUNT_KEY_TIME]);

#endif
