#ifndef THROTTLE_H
#define THROTTLE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>

#include "error.h"
#include "slice.h"

/*
 * Counts failed logins and says who has to wait. A failure counts three times, and each count blocks for itself:
 *
 * - Of its source, whatever the accounts: at most THROTTLE_FAILURES_MAX. Other sources are not touched. A success
 *   of any account from the source forgets them. The host itself is not counted so, and never blocked as a whole.
 * - Of its source and account: at most THROTTLE_FAILURES_MAX. Only a success of this account from this source forgets
 *   them, so that who has an account cannot use it to guess at another one. The host itself is counted and blocked so,
 *   for this account from there alone; the Unix socket asks for no password, and is the way in that is left.
 * - Of its account, from wherever but the host itself: at most THROTTLE_ACCOUNT_FAILURES_MAX. It slows down those who
 *   guess from many sources, and must not lock the owner out: a source from which the account has logged in during
 *   THROTTLE_KNOWN_SECONDS is not blocked by this count, and neither is the host itself. No success forgets it: the
 *   owner's says nothing of the others.
 *
 * Failures count together if there are less than THROTTLE_GAP_SECONDS between two; the block lasts
 * THROTTLE_BLOCK_SECONDS. These two and THROTTLE_FAILURES_MAX are SysAdm's figures. Names that no account has are
 * counted alike, so that nothing can be learnt from who is blocked. A source is an IPv4 address, the first 64 bits of
 * an IPv6 address, since whoever has one has all of these, or the host itself: loopback addresses and Unix sockets.
 *
 * Tries that are not decided yet count as failures for those that come meanwhile, so that nobody gets more of them by
 * making them all at once.
 *
 * At most THROTTLE_ENTRIES_MAX counts are kept. A new one takes the place of one that has run out, else of one that
 * blocks nothing, the one with the fewest failures and of these the oldest; then of one that remembers a success; then
 * of the block that ends first. So whoever wants to be rid of a block needs some 8000 others first, each of which takes
 * 5 passwords to be verified, at tens of milliseconds of all processors that verify: a quarter of an hour or more, for
 * 5 more guesses.
 */

enum {
    THROTTLE_FAILURES_MAX = 5,
    THROTTLE_ACCOUNT_FAILURES_MAX = 100,
    THROTTLE_GAP_SECONDS = 10 * 60,
    THROTTLE_BLOCK_SECONDS = 60 * 60,
    THROTTLE_KNOWN_SECONDS = 7 * 24 * 60 * 60,
    THROTTLE_ENTRIES_MAX = 8192,
};

enum throttle_verdict {
    THROTTLE_FREE,
    THROTTLE_UNDECIDED, /* it depends on tries that are under way */
    THROTTLE_BLOCKED,
};

struct throttle;

/* Makes one that has counted nothing. Its functions are not for two threads at once. NULL with
 * ERROR_NO_MEMORY. */
struct throttle *throttle_new(struct error *error);

/* Frees it. NULL is allowed. */
void throttle_free(struct throttle *throttle);

/*
 * Looks whether a try would be let through, and counts nothing.
 * source: the peer's address; NULL: the host itself. account: the name it claims, of any length, absent if it claims
 * none, as with an API key: then the source alone counts. now: seconds of a clock that does not go back.
 * seconds: set to how long the block lasts still; 0 if there is none.
 */
enum throttle_verdict throttle_look(const struct throttle *throttle, const struct sockaddr *source,
                                    struct slice account, uint64_t now, unsigned *seconds);

/*
 * The same, and if it is THROTTLE_FREE a try begins. throttle_end() must follow it, with the same source and account.
 * At most THROTTLE_ENTRIES_MAX / 4 may be under way: the caller bounds them.
 */
enum throttle_verdict throttle_begin(struct throttle *throttle, const struct sockaddr *source, struct slice account,
                                     uint64_t now, unsigned *seconds);

/* How a try ended. */
enum throttle_end {
    THROTTLE_FAILED,
    THROTTLE_SUCCEEDED,
    THROTTLE_GIVEN_UP, /* nothing was verified: as if it had not begun */
};

/* Ends a try and counts it. */
void throttle_end(struct throttle *throttle, const struct sockaddr *source, struct slice account, uint64_t now,
                  enum throttle_end end);

#endif
