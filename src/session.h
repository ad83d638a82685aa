#ifndef SESSION_H
#define SESSION_H

#include <stdbool.h>
#include <stddef.h>

#include "buffer.h"
#include "client.h"
#include "envelope.h"
#include "error.h"
#include "gate.h"
#include "slice.h"

struct tool;

/*
 * What SysAdm calls the namespace rpc: logging in and out, who answers, what there is. It is of the protocol, as the
 * envelope is, and not of a class in the schema: no program is run for it.
 */
struct session;

/* What these need. */
struct session_context {
    struct gate *gate;
    struct tool *const *tools; /* one for each class */
};

/*
 * Finds what a request of this namespace and name is. Names that have to do with logging in are compared by case.
 * NULL: it is not of the session.
 */
const struct session *session_find(struct slice namespace, struct slice name);

/* Whether it needs a client that is in. */
bool session_needs_client(const struct session *session);

/* Whether it logs in or out. */
bool session_settles_client(const struct session *session);

/* Whether the requests behind it on a connection must wait until it is answered. */
bool session_in_order(const struct session *session);

/*
 * Looks for a password that must be verified first, with gate_verify(). envelope: of the request. client: loses the
 * session that it has if it logs in. password: set if so. Returns GATE_VERIFY, GATE_OUT with ERROR_UNAUTHORIZED (there
 * is one that cannot be right), or GATE_IN if there is none.
 */
enum gate_finding session_password(const struct session *session, const struct session_context *context,
                                   const struct envelope *envelope, struct client *client,
                                   struct gate_password *password, struct error *error);

/*
 * Does what the request asks and writes the reply; nothing, where SysAdm sends none. client: what the request makes of
 * it. Fails with ERROR_UNAUTHORIZED or ERROR_NO_MEMORY.
 */
bool session_answer(const struct session *session, const struct session_context *context,
                    const struct envelope *envelope, struct client *client, struct buffer *reply, struct error *error)
    __attribute__((warn_unused_result));

#endif
