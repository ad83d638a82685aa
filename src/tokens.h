#ifndef TOKENS_H
#define TOKENS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "error.h"
#include "principal.h"
#include "slice.h"

/* SysAdm's session tokens: what a login is good for on later connections. All functions from any thread. */
struct tokens;

enum {
    TOKENS_LENGTH = 20,           /* characters, of A-Z a-z 0-9: 119 bits */
    TOKENS_TEXT = 21,             /* with a NUL */
    TOKENS_SECONDS = 900,         /* that one lives after its last use */
    TOKENS_MAX = 1024,            /* at once */
    TOKENS_PER_PRINCIPAL_MAX = 64 /* of one name, so that one account cannot push out those of the others */
};

/* Makes a store with none in it. NULL with ERROR_NO_MEMORY. */
struct tokens *tokens_new(struct error *error) __attribute__((warn_unused_result));

/* Frees it. NULL is allowed. */
void tokens_free(struct tokens *tokens);

/*
 * Makes a token. If its principal's name has TOKENS_PER_PRINCIPAL_MAX, or all together are TOKENS_MAX, the one of these
 * that was not used for longest is dropped: a client that lost its token must be able to log in again.
 * now: seconds of a clock that does not go back. text: set, with a NUL; only its digest is kept here.
 * Fails with ERROR_NO_MEMORY if the kernel gives no random bytes.
 */
bool tokens_make(struct tokens *tokens, const struct principal *principal, uint64_t now, char text[TOKENS_TEXT],
                 struct error *error) __attribute__((warn_unused_result));

/*
 * Looks a token up; its life begins anew. text: as the client gave it, of any length; compared whole, by its digest, so
 * that the time taken says nothing of the tokens there are. principal: set to whom it was made for. remaining: set to
 * the seconds that it lives now; may be NULL. False, with both untouched, if there is no such token or its time is
 * over.
 */
bool tokens_find(struct tokens *tokens, struct slice text, uint64_t now, struct principal *principal,
                 unsigned *remaining);

/* Drops a token, if there is such a one. */
void tokens_drop(struct tokens *tokens, struct slice text);

/* Drops all: for when accounts change, since a token knows only what its principal was allowed then. */
void tokens_drop_all(struct tokens *tokens);

/* How many there are, those included whose time is over and that nothing has made room of yet. */
size_t tokens_count(struct tokens *tokens);

#endif
