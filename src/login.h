#ifndef LOGIN_H
#define LOGIN_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>
#include <time.h>

#include "error.h"
#include "principal.h"
#include "slice.h"

/*
 * The way in: whether a client is who it says. Owns the accounts, the throttle and the passwords that were verified a
 * short while ago (verified.h). All functions but login_new() and login_free() may be called from any thread, at once.
 * Nothing is opened, so that all of it works without a file system.
 */
struct login;
struct accounts;

enum {
    LOGIN_VERIFY_MAX = 2,  /* passwords verified at once; each takes a thread and a processor some 60 ms */
    LOGIN_PAM_MAX = 2,     /* beside these, by PAM; each takes a thread for seconds, and little of a processor */
    LOGIN_WAITING_MAX = 8, /* threads that wait for a place, or for another to verify the same */
};

/* Where the time comes from; for tests. */
struct login_clock {
    uint64_t (*seconds)(void); /* of a clock that does not go back */
    time_t (*now)(void);       /* since 1970 */
};

/* Who has PAM verify the passwords of system users. */
struct login_pam {
    /*
     * Whether a password is that of a user. user: with no NUL; empty: one that there is not, which takes as long.
     * password: 1 to PASSWORD_MAX bytes with no NUL. Blocks, for a limited time. From any thread, at once.
     */
    bool (*verify)(void *owner, struct slice user, struct slice password);
    void *owner;
};

/* Makes one without accounts: nobody gets in. clock: copied; NULL: the system's. NULL with ERROR_NO_MEMORY. */
struct login *login_new(const struct login_clock *clock, struct error *error) __attribute__((warn_unused_result));

/* Frees it. Nobody may be in one of its functions. NULL is allowed. */
void login_free(struct login *login);

/*
 * Replaces the accounts; what is being verified under the old ones fails or succeeds under the old ones, but is not
 * remembered. The throttle keeps its counts. Drop all tokens after it (tokens.h). accounts: taken over; NULL: none.
 */
void login_set_accounts(struct login *login, struct accounts *accounts);

/* Says who is asked for the passwords of accounts that are for PAM to judge. pam: copied. Without it they are wrong.
 * Before anybody logs in. */
void login_set_pam(struct login *login, const struct login_pam *pam);

/* Whether there is any account or key. */
bool login_has_accounts(struct login *login);

/*
 * Lets in by name and password. Blocks for as long as a password is verified, unless it was verified a short while ago.
 * peer: where the client is; NULL: the host itself. name, password: as the client gave them, any bytes. principal: set
 * on success. Fails with ERROR_UNAUTHORIZED, in the same words whatever was wrong; ERROR_TOO_MANY_REQUESTS after too
 * many failures (throttle.h), with the seconds to wait in error->retry_after; ERROR_BUSY if too many are being
 * verified.
 */
bool login_password(struct login *login, const struct sockaddr *peer, struct slice name, struct slice password,
                    struct principal *principal, struct error *error) __attribute__((warn_unused_result));

/*
 * Whether login_password() would let this name and password in without verifying anything: for threads that must not
 * wait. If not, it may do so yet, or say why it does not. principal: set if so.
 */
bool login_known(struct login *login, const struct sockaddr *peer, struct slice name, struct slice password,
                 struct principal *principal);

/* The same by API key, of any length; does not block. A failure counts for its source alone. */
bool login_key(struct login *login, const struct sockaddr *peer, struct slice key, struct principal *principal,
               struct error *error) __attribute__((warn_unused_result));

/*
 * Lets in by a name that something else has proven: a client certificate, the peer of a Unix socket. Counts nothing.
 * Fails with ERROR_UNAUTHORIZED.
 */
bool login_name(struct login *login, struct slice name, struct principal *principal, struct error *error)
    __attribute__((warn_unused_result));

/*
 * Whether a source may try at all; counts nothing. For connections that have just been opened. Fails with
 * ERROR_TOO_MANY_REQUESTS, the seconds to wait in error->retry_after.
 */
bool login_check_source(struct login *login, const struct sockaddr *peer, struct error *error)
    __attribute__((warn_unused_result));

#endif
