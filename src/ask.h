#ifndef ASK_H
#define ASK_H

#include <stdbool.h>

#include "action.h"
#include "envelope.h"
#include "error.h"
#include "slice.h"

struct session;

/*
 * What a client asks: a request's own copy of its bytes, and what has been read from them. It may be needed for longer
 * than the request, so it is counted who holds it; but for the count it does not change once it is checked.
 */
struct ask {
    struct envelope envelope;
    const struct session *session; /* it is of the session, and the rest is NULL */
    const struct class *class;
    const struct action *action;
    const struct dialect *dialect; /* of the program that will answer; NULL until ask_check() */
    const struct mode *mode;       /* likewise */
    void *arguments;               /* the action's struct, filled; likewise */
};

/*
 * Makes one, read as far as it goes: taken apart, its class and action found.
 * form: how it came. namespace, class: of a REST path; ignored for a WebSocket. text: the request's bytes. All are
 * copied. error: set if it is not right; what could be read is there even so, for the reply. That there is no such
 * class is said before any fault of the text. Returns NULL only without memory. The caller holds it.
 */
struct ask *ask_new(enum envelope_form form, struct slice namespace, struct slice class, struct slice text,
                    struct error *error);

/* Makes an empty one, for the reply to what could not be read. Returns NULL without memory. */
struct ask *ask_new_empty(enum envelope_form form);

/* Checks its arguments and finds the mode. dialect: of the program that will answer. Errors as check_arguments() and
 * step_mode(). Once only. */
bool ask_check(struct ask *ask, const struct dialect *dialect, struct error *error) __attribute__((warn_unused_result));

/* Holds it once more. Returns it. From any thread. */
struct ask *ask_hold(struct ask *ask);

/* Lets it go; frees it if nobody holds it any more. NULL is allowed. From any thread. */
void ask_release(struct ask *ask);

#endif
