#include "queue.h"

#include <stdlib.h>
#include <uv.h>

#include "command.h"
#include "loop.h"
#include "order.h"

enum {
    LOOK_MILLISECONDS = 1000 /* between two looks at how long those in line have waited */
};

/* One command, from its request to its end. */
struct run {
    struct queue *queue;
    struct run *next;
    struct command *command;
    command_done *done;
    void *owner;
    struct order order;
    uint64_t came; /* milliseconds of the loop's clock */
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
    uv_timer_t timer;
    bool has_timer; /* it is a handle of the loop's */
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

static void free_closed(uv_handle_t *timer)
{
    free(timer->data);
}

void queue_free(struct queue *queue)
{
    if (queue != NULL && queue->has_timer)
        uv_close((uv_handle_t *)&queue->timer, free_closed);
    else
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

static bool is_late(const struct queue *queue, const struct run *run)
{
    return !run->order.patient &&
           uv_now(queue->timer.loop) - run->came >= (uint64_t)queue->options.waiting_seconds * 1000;
}

/* Takes the first in line that has waited too long out of it. NULL: there is none. */
static struct run *take_late(struct queue *queue)
{
    struct run **place = &queue->waiting;
    struct run *run = NULL;

    while (*place != NULL && !is_late(queue, *place))
        place = &(*place)->next;
    run = *place;
    if (run == NULL)
        return NULL;
    *place = run->next;
    if (queue->waiting_end == &run->next)
        queue->waiting_end = place;
    queue->waiting_count--;
    return run;
}

/* Whoever waits behind commands that take long may have gone away, and what it asked must not be done behind its back.
 */
static void refuse_late(uv_timer_t *timer)
{
    struct queue *queue = timer->data;
    struct run *run = NULL;

    /* Who is told of the last one may free the queue. */
    if (queue->waiting == NULL)
        uv_timer_stop(timer);
    while (queue->waiting != NULL && (run = take_late(queue)) != NULL) {
        struct error error;
        bool last = queue->count == 1;

        error_set(&error, ERROR_BUSY, "it waited %u seconds for its turn, and does not run any more",
                  queue->options.waiting_seconds);
        tell(run, NULL, &error);
        if (last)
            return;
    }
}

/* Has late ones looked for as long as there is a line. */
static void watch_line(struct queue *queue)
{
    if (queue->options.waiting_seconds == 0)
        return;
    if (!queue->has_timer) {
        uv_timer_init(loop_uv(queue->loop), &queue->timer);
        queue->timer.data = queue;
        queue->has_timer = true;
    }
    if (!uv_is_active((uv_handle_t *)&queue->timer))
        uv_timer_start(&queue->timer, refuse_late, LOOK_MILLISECONDS, LOOK_MILLISECONDS);
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
    run->came = uv_now(loop_uv(queue->loop));
    append_waiting(queue, run);
    watch_line(queue);
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
