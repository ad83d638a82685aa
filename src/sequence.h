#ifndef SEQUENCE_H
#define SEQUENCE_H

#include <stdint.h>

#include "action.h"
#include "envelope.h"
#include "error.h"
#include "slice.h"

struct ask;
struct queue;
struct sequence;

/* The commands of one answer. All but the queue is borrowed until done is called. */
struct sequence_order {
    struct queue *queue;
    const struct class *class;
    const struct dialect *dialect;
    const struct action *action;
    const struct mode *mode;    /* the action's, for these arguments */
    const void *arguments;      /* the action's struct, filled */
    const struct value *values; /* the arguments as the client wrote them */
    size_t value_count;
    bool patient; /* its first command waits for its turn as long as it takes, as the others do */
    size_t first; /* steps that run once for each of many values run for these only: */
    size_t limit; /* from first up to limit; SIZE_MAX: all */
    /* ACTION_STEPS_MAX of them, or NULL: in each, a bit for each turn of the step that has been handed over to be run.
     */
    uint64_t *ran;
};

/*
 * The order for what a client asks: all of its values. queue: borrowed. ask: checked; borrowed by the order, so that
 * it must be held as long.
 */
struct sequence_order sequence_order_of(struct queue *queue, const struct ask *ask);

/* What came of them. The slices are borrowed for the duration of the callback, each followed by a NUL. */
struct sequence_result {
    bool failed;                            /* one of them said no */
    bool guarded;                           /* it was a guard that did */
    struct slice outputs[ACTION_STEPS_MAX]; /* for each step that is no guard, what its commands printed, one
                                             * after another; absent for an optional one that failed */
    struct slice said;                      /* why, if it failed */
    int status;                             /* of the command that failed */
};

/* Tells what came of a sequence; result is NULL, and error says why, if a command could not be run or judged. */
typedef void sequence_done(void *owner, const struct sequence_result *result, const struct error *error);

/*
 * Runs the commands of an answer one after another, up to the first that fails and is not optional; if none but
 * optional ones answered, and none of them well, the sequence has failed. On the loop's thread only. A guard whose
 * table does not have what its argument names, or has something else that begins with it where it must be alone, is a
 * failure as if the command had said so. done, owner: told once, on the loop's thread, unless this fails. Returns false
 * with what queue_run() says of the first command, or ERROR_NO_MEMORY.
 */
bool sequence_start(const struct sequence_order *order, sequence_done *done, void *owner, struct error *error);

#endif
