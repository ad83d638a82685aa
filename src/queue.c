#include "queue.h"

#include <stdlib.h>

#include "command.h"
#include "order.h"

/* One command, from its request to its end. */
struct run {
    struct queue *queue;
    struct run *next;
    struct command *command;
    command_done *done;
    void *owner;
    struct order order;
};

struct queue {
    struct loop *loop;
    struct link *link;
    struct queue_options options;
    bool stopping;
    struct run *running; /* those with a command */
    size_t running_count;
    struct run *waiting; /* those without, in the order in which they came */
    struct run **waiting_end;
    size_t waiting_count;
    size_t count; /* of both, and of those about to be told */
};

struct queue *queue_new(struct loop *loop, struct link *link, const struct queue_options *options)
{
    struct queue *queue = calloc(1, sizeof(*queue));

    if (queue == NULL)
        return NULL;
    queue->loop = loop;
    queue->link = link;
    queue->options = *options;
    queue->waiting_end = &queue->waiting;
    return queue;
}

void queue_free(struct queue *queue)
{
    free(queue);
}

/* The owner may free the queue as soon as it is told of the last run, so nothing here may touch it afterwards. */
static void tell(struct run *run, const struct command_result *result, const struct error *error)
{
    run->queue->count--;
    run->done(run->owner, result, error);
    free(run);
}

static void append_waiting(struct queue *queue, struct run *run)
{
    *queue->waiting_end = run;
    queue->waiting_end = &run->next;
    queue->waiting_count++;
}

static struct run *take_waiting(struct queue *queue)
{
    struct run *run = queue->waiting;

    queue->waiting = run->next;
    if (queue->waiting == NULL)
        queue->waiting_end = &queue->waiting;
    queue->waiting_count--;
    run->next = NULL;
    return run;
}

static void remove_running(struct queue *queue, const struct run *run)
{
    struct run **place = &queue->running;

    while (*place != run)
        place = &(*place)->next;
    *place = run->next;
    queue->running_count--;
}

static void take_result(void *owner, const struct command_result *result, const struct error *error);

static bool start(struct queue *queue, struct run *run, struct error *error)
{
    if (queue->stopping)
        return error_set(error, ERROR_STOPPING, "the daemon is about to end");
    run->command =
        command_start(queue->loop, queue->link, &run->order, queue->options.output_bytes_max, take_result, run, error);
    if (run->command == NULL)
        return false;
    run->next = queue->running;
    queue->running = run;
    queue->running_count++;
    return true;
}

static void take_result(void *owner, const struct command_result *result, const struct error *error)
{
    struct run *run = owner;
    struct queue *queue = run->queue;

    remove_running(queue, run);
    /* The next ones go first: they need not wait while this one's answer is written. */
    while (queue->waiting != NULL && queue->running_count < queue->options.commands_max) {
        struct run *next = take_waiting(queue);
        struct error fault = { .code = ERROR_NONE };

        if (!start(queue, next, &fault))
            tell(next, NULL, &fault);
    }
    tell(run, result, error);
}

/* Starts a run or puts it in line. Nobody overtakes the line, not even from within a done callback. */
static bool enter(struct queue *queue, struct run *run, struct error *error)
{
    if (queue->stopping)
        return error_set(error, ERROR_STOPPING, "the daemon is about to end");
    if (queue->running_count < queue->options.commands_max && queue->waiting == NULL)
        return start(queue, run, error);
    if (queue->waiting_count >= queue->options.waiting_max)
        return error_set(error, ERROR_BUSY, "%zu commands run and %zu wait already; try again in a moment",
                         queue->running_count, queue->waiting_count);
    append_waiting(queue, run);
    return true;
}

bool queue_run(struct queue *queue, const struct order *order, command_done *done, void *owner, struct error *error)
{
    struct run *run = calloc(1, sizeof(*run));

    if (run == NULL)
        return error_set(error, ERROR_NO_MEMORY, "no memory for a command");
    *run = (struct run){ .queue = queue, .done = done, .owner = owner, .order = *order };
    if (!enter(queue, run, error)) {
        free(run);
        return false;
    }
    /* It is in one of the queue's two lists. */
    /* NOLINTNEXTLINE(clang-analyzer-unix.Malloc) */
    queue->count++;
    return true;
}

void queue_stop(struct queue *queue)
{
    /* Those in line are told when the first of these has ended: where there is a line, something runs. */
    queue->stopping = true;
    for (struct run *run = queue->running; run != NULL; run = run->next)
        command_cancel(run->command);
}

size_t queue_count(const struct queue *queue)
{
    return queue->count;
}
