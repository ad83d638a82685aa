#ifndef SEQUENCE_RUN_H
#define SEQUENCE_RUN_H

#include <stdbool.h>
#include <stddef.h>

#include "sequence.h"

/* Runs the commands of actions with the real loop, queue and runner, and with fake programs that keep how they were
 * called. */

enum {
    SEQUENCE_RUN_TEXT_MAX = 1024 /* bytes of an output that are kept, NUL included */
};

/* What came of a sequence. */
struct sequence_ran {
    bool has_result; /* the next five are of it; else the error says why there is none */
    bool failed;
    bool guarded;
    int status;
    char outputs[ACTION_STEPS_MAX][SEQUENCE_RUN_TEXT_MAX]; /* "" for one that there is not */
    char said[SEQUENCE_RUN_TEXT_MAX];                      /* cut */
    struct error error;
};

/* The loop, there between set-up and tear-down of a group. */
extern struct loop *sequence_run_loop;

/* The queue to a runner of the programs `iocage` and `other`, one command at once, there from sequence_run_open() to
 * sequence_run_close(). */
extern struct queue *sequence_run_queue;

/* Set-up and tear-down of a group as cmocka has them. */
int sequence_run_open_all(void **state);
int sequence_run_close_all(void **state);

/* Starts the runner that knows the actions of one class, for the set-up of a test. It fails the test if it cannot. */
void sequence_run_open(const struct class *class);

/* Ends it; a tear-down of a test. */
int sequence_run_close(void **state);

/* Makes both programs: each keeps its name and its arguments, and then does what the shell script says. What was kept
 * before is forgotten. */
void sequence_run_write(const char *script);

/* The test fails unless the programs were called so, a call a line: NAME ARGUMENT ... */
void sequence_run_called(const char *expected);

/*
 * Runs an action's commands and waits for the end. order: class, dialect, action, values, first and limit; the rest is
 * filled in here. Returns whether they could be begun; if not, ran->error says why. The test fails if the arguments are
 * not right, or the end is told more than once or before its time.
 */
bool sequence_run(struct sequence_order order, struct sequence_ran *ran);

#endif
