#include "runner_process.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <uv.h>

#include "channel.h"
#include "link.h"
#include "loop.h"
#include "queue.h"
#include "runner.h"

enum {
    PROCESSES_MAX = 8,
    INHERITED_MAX = 64, /* descriptors that a test may have been started with */
};

static struct running {
    struct queue *queue; /* NULL: this place is free */
    struct link *link;
    struct loop *loop;
    struct order_table table;
    int channel; /* the link's */
    pid_t pid;
} all[PROCESSES_MAX];

static void fail_if_gone(void *owner)
{
    (void)owner;
    fail_msg("the runner is gone");
}

static struct running *find(const struct queue *queue)
{
    for (size_t i = 0; i < PROCESSES_MAX; i++) {
        if (all[i].queue == queue)
            return &all[i];
    }
    fail_msg("there are too many runners, or none such");
    return NULL;
}

/* Closes the ends of others that this process has been forked with, whose runners would wait for ever, and keeps what
 * the test was started with from commands. */
static void settle_descriptors(void)
{
    for (int fd = STDERR_FILENO + 1; fd < INHERITED_MAX; fd++)
        (void)fcntl(fd, F_SETFD, FD_CLOEXEC);
    for (size_t i = 0; i < PROCESSES_MAX; i++) {
        if (all[i].queue != NULL)
            close(all[i].channel);
    }
}

static void run(int channel, const struct runner_process *process)
{
    const struct runner_options options = { .table = process->table,
                                            .seconds_max = process->seconds_max,
                                            .commands_max = process->commands_max };

    runner_serve(channel, &options);
    _exit(0);
}

struct queue *runner_process_open(struct loop *loop, const struct runner_process *process)
{
    const struct link_options events = { .gone = fail_if_gone };
    const struct queue_options limits = { .output_bytes_max = process->output_bytes_max,
                                          .commands_max = process->commands_max,
                                          .waiting_max = process->waiting_max,
                                          .waiting_seconds = process->waiting_seconds };
    struct running *running = find(NULL);
    struct error error;
    int ends[2];

    assert_true(channel_open(ends, &error));
    running->pid = fork();
    assert_true(running->pid >= 0);
    if (running->pid == 0) {
        close(ends[1]);
        settle_descriptors();
        run(ends[0], process);
    }
    close(ends[0]);
    running->loop = loop;
    running->channel = ends[1];
    running->table = process->table;
    running->link = link_new(loop, ends[1], &running->table, &events, &error);
    assert_non_null(running->link);
    running->queue = queue_new(loop, running->link, &limits);
    assert_non_null(running->queue);
    return running->queue;
}

struct link *runner_process_link(const struct queue *queue)
{
    return find(queue)->link;
}

void runner_process_end(struct link *link)
{
    struct running *running = all;
    int status = -1;

    while (running->link != link)
        running++;
    link_free(link);
    /* A link is closed when the loop comes round. */
    uv_run(loop_uv(running->loop), UV_RUN_NOWAIT);
    assert_int_equal(waitpid(running->pid, &status, 0), running->pid);
    assert_int_equal(status, 0);
    *running = (struct running){ .queue = NULL };
}

void runner_process_close(struct queue *queue)
{
    struct link *link = find(queue)->link;

    queue_free(queue);
    runner_process_end(link);
}
