#ifndef GATE_H
#define GATE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "client.h"
#include "error.h"
#include "slice.h"

/*
 * Who is let in, and to what. Puts together what a connection tells of its client, the accounts and the tokens. All
 * functions from any thread, but for the first two.
 */
struct ask;
struct gate;

enum {
    GATE_AUTHORIZATION_MAX = 1024, /* bytes of the header Authorization */
};

/* A name and a password, which take a while to verify. */
struct gate_password {
    char text[GATE_AUTHORIZATION_MAX]; /* both, each followed by a NUL */
    struct slice name;
    struct slice password;
};

/* What has been found of a client's proof. */
enum gate_finding {
    GATE_IN,
    GATE_OUT,   /* the error says why */
    GATE_VERIFY /* gate_verify() will tell, which takes its time */
};

/*
 * Makes one. open: whether everybody is let in, as administrator, without any proof. user: who started the daemon and
 * is, with root, let in as administrator by way of a Unix socket. Fails with ERROR_NO_MEMORY.
 */
struct gate *gate_new(bool open, uid_t user, struct error *error) __attribute__((warn_unused_result));

/* Frees it. NULL is allowed. */
void gate_free(struct gate *gate);

struct accounts;
struct login_pam;

/* Says who is asked for passwords that are for PAM to judge. pam: copied. Before anybody logs in. */
void gate_set_pam(struct gate *gate, const struct login_pam *pam);

/* Replaces the accounts, from now the gate's. Whoever has logged in must do so again. NULL: there are none. */
void gate_set_accounts(struct gate *gate, struct accounts *accounts);

/*
 * Looks whether a client is let in: by what has been proven of it already, if its token has not run out, else by
 * what its connection tells.
 * client: its proof and principal are set for GATE_IN. certificate: the common name of its verified certificate, or
 * NULL. authorization: the header (RFC 7617, RFC 6750), absent if not sent. password: set for GATE_VERIFY. Fails with
 * ERROR_UNAUTHORIZED, ERROR_TOO_MANY_REQUESTS or ERROR_BUSY.
 */
enum gate_finding gate_look(struct gate *gate, struct client *client, const char *certificate,
                            struct slice authorization, struct gate_password *password, struct error *error)
    __attribute__((warn_unused_result));

/*
 * Verifies a password, which blocks for tens of milliseconds, or seconds with PAM, and wipes it. client: its proof and
 * principal are set if it is right. Errors as gate_look().
 */
bool gate_verify(struct gate *gate, struct client *client, struct gate_password *password, struct error *error)
    __attribute__((warn_unused_result));

/* Keeps a name and a password for gate_verify(). Returns false if they are too long, which is wrong in any case. */
bool gate_keep_password(struct gate_password *password, struct slice name, struct slice secret)
    __attribute__((warn_unused_result));

/*
 * Begins a session of a client that has been let in, in place of an earlier one. client: has its token afterwards.
 * seconds: set to how long the token lives if it is not used. Fails with ERROR_NO_MEMORY.
 */
bool gate_begin_session(struct gate *gate, struct client *client, unsigned *seconds, struct error *error)
    __attribute__((warn_unused_result));

/* Takes up a session by its token. client, seconds: as above. Fails with ERROR_UNAUTHORIZED. */
bool gate_resume_session(struct gate *gate, struct client *client, struct slice token, unsigned *seconds,
                         struct error *error) __attribute__((warn_unused_result));

/* Takes up the session whose token the header Authorization brings, if there is one. client: as above. */
void gate_recall_session(struct gate *gate, struct client *client, struct slice authorization);

/* Ends a client's session. What its connection proves is not needed any more, and it must log in again. */
void gate_end_session(struct gate *gate, struct client *client);

/*
 * Whether a client that is in may do what is asked. ask: checked; every argument and every setting in it that names a
 * jail is looked at. A client bound to some jails may do nothing that is not of a jail. Fails with ERROR_FORBIDDEN.
 */
bool gate_allows(const struct client *client, const struct ask *ask, struct error *error)
    __attribute__((warn_unused_result));

#endif
