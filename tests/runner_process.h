#ifndef RUNNER_PROCESS_H
#define RUNNER_PROCESS_H

#include <stddef.h>

#include "order.h"

struct link;
struct loop;
struct queue;

/* A real runner in a process of its own, and the way to it from a test's loop. Up to eight at once. */

/* How a runner and its queue are made. */
struct runner_process {
    struct order_table table;
    unsigned seconds_max;
    size_t output_bytes_max;
    size_t commands_max;
    size_t waiting_max;
    unsigned waiting_seconds; /* 0: for ever */
};

/*
 * Starts a runner and makes a queue for it. loop: of the test. process: what it is made with; the table is borrowed.
 * Fails the test where it cannot. The queue is for runner_process_close().
 */
struct queue *runner_process_open(struct loop *loop, const struct runner_process *process);

/* The link that a queue of runner_process_open() goes by. */
struct link *runner_process_link(const struct queue *queue);

/*
 * Frees a queue of runner_process_open() and its link, waits for its runner to end, and fails the test if it does not
 * end well. Not from a callback of the loop.
 */
void runner_process_close(struct queue *queue);

/* Does the rest of that where the queue is freed already. link: as runner_process_link() has said. */
void runner_process_end(struct link *link);

#endif
