#ifndef DISPATCH_H
#define DISPATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "envelope.h"
#include "error.h"
#include "slice.h"

struct audit;
struct client;
struct dispatch;
struct gate;
struct jobs;
struct loop;
struct order_table;
struct queue;
struct request;
struct tool;

enum {
    DISPATCH_REPLY_MAX = 64 * 1024 * 1024, /* bytes of one reply */
    DISPATCH_VERIFY_MAX = 64,              /* requests whose password is being verified, or is in line for it */
};

/* Who asks, as far as the connection tells. All of it borrowed. */
struct dispatch_peer {
    const struct client *client; /* as the request before has left it, if the connection has had one */
    const char *certificate;     /* the common name of its verified certificate, or NULL */
    struct slice authorization;  /* the header Authorization, absent if not sent */
    struct slice request_id;     /* what the request is to be called, as for request_id_make() */
};

/* What a request passes through. */
struct dispatch_parts {
    struct loop *loop;
    struct gate *gate;
    struct queue *queue;
    struct jobs *jobs;
    struct tool *const *tools;       /* one for each of the classes, in their order */
    const struct order_table *table; /* of commands, for dry runs */
    struct audit *audit;             /* where it is told what is done; NULL: nowhere */
};

/* Makes the part that brings a request from its bytes to its reply. parts: copied; what they are is borrowed. NULL
 * without memory. */
struct dispatch *dispatch_new(const struct dispatch_parts *parts);

/* Frees it. No request may be under way. NULL is allowed. */
void dispatch_free(struct dispatch *dispatch);

/*
 * Looks at who opens a connection on which many requests will come. client: what is proven of it is set. certificate,
 * authorization: as in struct dispatch_peer. Fails with what gate_look() says of a proof that is wrong; a client that
 * has brought none, or a password that is still to be verified, may show one later.
 */
bool dispatch_greet(struct dispatch *dispatch, struct client *client, const char *certificate,
                    struct slice authorization, struct error *error) __attribute__((warn_unused_result));

/*
 * Makes a request and takes it as far as it goes without waiting: it is taken apart, its client let in, its action
 * found, and, if it is known which program will answer, its arguments checked. From any thread. peer: who asks. form:
 * how it came. namespace, class: of a
 * REST path; ignored for a WebSocket. text: the request's bytes, copied. Returns the request, which has its reply
 * already if it was refused (request_ready()); NULL only without memory.
 */
struct request *dispatch_request(struct dispatch *dispatch, const struct dispatch_peer *peer, enum envelope_form form,
                                 struct slice namespace, struct slice class, struct slice text);

/*
 * Makes a request that is refused before it could be read, so that every refusal has one shape, and is told of. peer:
 * who asks. form: how it came. error: why. Returns NULL only without memory.
 */
struct request *dispatch_refuse(struct dispatch *dispatch, const struct dispatch_peer *peer, enum envelope_form form,
                                const struct error *error);

/* Whether the reply is there. */
bool request_ready(const struct request *request);

/* Tells a request's owner that its reply is there. */
typedef void request_done(void *owner, struct request *request);

/*
 * Has a request that is not ready run its command. From any thread.
 * done: called once, on the loop's thread, when the reply is there, unless the request is abandoned first.
 */
void request_start(struct request *request, request_done *done, void *owner);

/*
 * Gives up a started request: done is not called any more, and the request is freed when its command has ended. On the
 * loop's thread only, and not from inside done.
 */
void request_abandon(struct request *request);

/*
 * Whether the requests behind it on a connection must wait until its reply is there, since it says who asks. What is
 * known of the client then is request_client().
 */
bool request_in_order(const struct request *request);

/* Whether it has settled who asks, so that what the opening of the connection said of it is of no use any more. */
bool request_settles_client(const struct request *request);

/* What is known of the client, for the next request of its connection. Borrowed until request_free(). */
const struct client *request_client(const struct request *request);

/* The reply's bytes, valid JSON, borrowed until request_free(). None, where the protocol wants no reply. */
struct slice request_reply(const struct request *request);

/* The reply's HTTP status. */
int request_status(const struct request *request);

/* Seconds for a Retry-After header, or 0 for none. */
unsigned request_retry_after(const struct request *request);

/* Frees a request that is ready, or was never started. NULL is allowed. From any thread. */
void request_free(struct request *request);

#endif
