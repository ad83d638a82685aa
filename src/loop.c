#include "loop.h"

#include <assert.h>
#include <stdlib.h>
#include <uv.h>

struct loop {
    uv_loop_t uv;
    uv_async_t wake;
    uv_mutex_t lock; /* of the two below */
    struct loop_task *first;
    struct loop_task **last; /* where the next task is hung in */
};

static struct loop_task *take_tasks(struct loop *loop)
{
    struct loop_task *first = NULL;

    uv_mutex_lock(&loop->lock);
    first = loop->first;
    loop->first = NULL;
    loop->last = &loop->first;
    uv_mutex_unlock(&loop->lock);
    return first;
}

static void run_tasks(uv_async_t *wake)
{
    struct loop_task *task = take_tasks(wake->data);

    while (task != NULL) {
        /* Read before it runs, which may free the task or post it again. */
        struct loop_task *next = task->next;

        task->run(task->owner);
        task = next;
    }
}

struct loop *loop_new(struct error *error)
{
    struct loop *loop = calloc(1, sizeof(*loop));

    if (loop == NULL) {
        error_set(error, ERROR_NO_MEMORY, "no memory for the event loop");
        return NULL;
    }
    loop->last = &loop->first;
    if (uv_loop_init(&loop->uv) != 0)
        goto no_loop;
    if (uv_mutex_init(&loop->lock) != 0)
        goto no_lock;
    if (uv_async_init(&loop->uv, &loop->wake, run_tasks) != 0)
        goto no_wake;
    loop->wake.data = loop;
    return loop;

no_wake:
    uv_mutex_destroy(&loop->lock);
no_lock:
    uv_loop_close(&loop->uv);
no_loop:
    free(loop);
    error_set(error, ERROR_NO_MEMORY, "no memory or descriptors for the event loop");
    return NULL;
}

static void close_handle(uv_handle_t *handle, void *unused)
{
    (void)unused;
    if (!uv_is_closing(handle))
        uv_close(handle, NULL);
}

void loop_free(struct loop *loop)
{
    int left = 0;

    if (loop == NULL)
        return;
    uv_walk(&loop->uv, close_handle, NULL);
    uv_run(&loop->uv, UV_RUN_DEFAULT);
    left = uv_loop_close(&loop->uv);
    assert(left == 0);
    (void)left;
    uv_mutex_destroy(&loop->lock);
    free(loop);
}

struct uv_loop_s *loop_uv(struct loop *loop)
{
    return &loop->uv;
}

void loop_post(struct loop *loop, struct loop_task *task)
{
    task->next = NULL;
    uv_mutex_lock(&loop->lock);
    *loop->last = task;
    loop->last = &task->next;
    uv_mutex_unlock(&loop->lock);
    uv_async_send(&loop->wake);
}

static void run_work(uv_work_t *uv)
{
    struct loop_work *work = uv->data;

    work->run(work->owner);
}

static void end_work(uv_work_t *uv, int status)
{
    struct loop_work *work = uv->data;

    (void)status;
    work->after(work->owner);
}

void loop_do(struct loop *loop, struct loop_work *work)
{
    work->uv.data = work;
    /* Fails only without a function to run. */
    (void)uv_queue_work(&loop->uv, &work->uv, run_work, end_work);
}

void loop_run(struct loop *loop)
{
    uv_run(&loop->uv, UV_RUN_DEFAULT);
}

void loop_stop(struct loop *loop)
{
    uv_stop(&loop->uv);
}
