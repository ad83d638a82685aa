#ifndef DIALOGUE_H
#define DIALOGUE_H

#include <stdbool.h>
#include <stddef.h>

#include "client.h"
#include "slice.h"

struct dispatch;
struct request;

enum {
    DIALOGUE_REQUESTS_MAX = 64 /* requests under way on one connection; no more are read at the limit */
};

/* A connection's requests: who asks, which are under way, which must wait for one that says who asks. */
struct dialogue {
    struct dispatch *dispatch;
    struct client client;
    char *authorization; /* of the opening request; NULL: none, or done with */
    char *certificate;   /* its verified common name; NULL: none */
    struct pending *pending;
    size_t pending_count;
    struct held *held; /* requests that wait, in the order in which they came */
    struct held **held_end;
    bool holding;
    void (*reply)(void *owner, struct slice text);
    void (*went_on)(void *owner);
    void *owner;
};

/*
 * Begins a dialogue. dialogue: overwritten. dispatch: borrowed. client: copied. authorization: the header
 * Authorization of the opening request, absent if not sent; certificate: the common name of the client's verified
 * certificate, or NULL; both are copied. Returns false without memory; dialogue_clear() is right even then.
 */
bool dialogue_init(struct dialogue *dialogue, struct dispatch *dispatch, const struct client *client,
                   struct slice authorization, const char *certificate) __attribute__((warn_unused_result));

/*
 * Says who is told. reply: of each reply, its text borrowed. went_on: after a request that was under way has been
 * answered. Both on the loop's thread.
 */
void dialogue_listen(struct dialogue *dialogue, void (*reply)(void *owner, struct slice text),
                     void (*went_on)(void *owner), void *owner);

/* Takes a request's text; its reply may come before this returns. On the loop's thread. Returns false without memory.
 */
bool dialogue_take(struct dialogue *dialogue, struct slice text) __attribute__((warn_unused_result));

/* Whether so much is under way that no more should be read. What is given to dialogue_take() even so is kept. */
bool dialogue_full(const struct dialogue *dialogue);

/* Whether a request is under way. */
bool dialogue_busy(const struct dialogue *dialogue);

/* Whether it is known who asks. */
bool dialogue_has_client(const struct dialogue *dialogue);

/* Ends it. What is under way ends unheard. On the loop's thread, and not from inside reply or went_on. */
void dialogue_clear(struct dialogue *dialogue);

#endif
