#ifndef QUEUE_H
#define QUEUE_H

#include <stdbool.h>
#include <stddef.h>

#include "command.h"
#include "error.h"

struct link;
struct loop;
struct order;
struct queue;

/* How much may be under way. */
struct queue_options {
    size_t output_bytes_max;  /* of a command's standard output */
    size_t commands_max;      /* at once; more wait in line. Not more than the runner allows */
    size_t waiting_max;       /* in line; one more is refused */
    unsigned waiting_seconds; /* that one waits; then it is refused. 0: for ever */
};

/*
 * Makes what has so many commands run at once and keeps the others in line. loop, link: not owned. options: copied.
 * Returns NULL without memory.
 */
struct queue *queue_new(struct loop *loop, struct link *link, const struct queue_options *options);

/* Frees a queue that has no commands left. NULL is allowed. */
void queue_free(struct queue *queue);

/*
 * Runs a command, now or when its turn comes. On the loop's thread only. order: copied, but what it borrows must be
 * there until done is called. done, owner: as for command_start(), unless this fails;
 * ERROR_BUSY too, if it has waited too long and does not run any more. Returns false with what
 * command_start() says, ERROR_BUSY or ERROR_STOPPING.
 */
bool queue_run(struct queue *queue, const struct order *order, command_done *done, void *owner, struct error *error);

/* Kills all commands and refuses new ones with ERROR_STOPPING; each is still told through done. */
void queue_stop(struct queue *queue);

/* How many commands run or wait. */
size_t queue_count(const struct queue *queue);

#endif
