#ifndef DISPATCH_H
#define DISPATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "envelope.h"
#include "error.h"
#include "slice.h"

struct dispatch;
struct jobs;
struct loop;
struct order_table;
struct queue;
struct request;
struct tool;

enum {
    DISPATCH_REPLY_MAX = 64 * 1024 * 1024
}; /* bytes of one reply */

/*
 * Makes the part that brings a request from its bytes to its reply. All arguments are borrowed. tools: one for each of
 * the classes, in their order. table: of commands, for dry runs. NULL without memory.
 */
struct dispatch *dispatch_new(struct loop *loop, struct queue *queue, struct jobs *jobs, struct tool *const tools[],
                              const struct order_table *table);

/* Frees it. No request may be under way. NULL is allowed. */
void dispatch_free(struct dispatch *dispatch);

/*
 * Makes a request and takes it as far as it goes without waiting: it is taken apart, its action found, and, if it is
 * known which program will answer, its arguments checked. From any thread. form: how it came. namespace, class: of a
 * REST path; ignored for a WebSocket. text: the request's bytes, copied. Returns the request, which has its reply
 * already if it was refused (request_ready()); NULL only without memory.
 */
struct request *dispatch_request(struct dispatch *dispatch, enum envelope_form form, struct slice namespace,
                                 struct slice class, struct slice text);

/*
 * Makes a request that is refused before it could be read, so that every refusal has one shape. error: why.
 * Returns NULL only without memory.
 */
struct request *dispatch_refuse(enum envelope_form form, const struct error *error);

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

/* The reply's bytes, valid JSON, borrowed until request_free(). */
struct slice request_reply(const struct request *request);

/* The reply's HTTP status. */
int request_status(const struct request *request);

/* Seconds for a Retry-After header, or 0 for none. */
unsigned request_retry_after(const struct request *request);

/* Frees a request that is ready, or was never started. NULL is allowed. From any thread. */
void request_free(struct request *request);

#endif
