#ifndef LOOP_H
#define LOOP_H

#include <stdbool.h>
#include <uv.h>

#include "error.h"

struct loop;

/* Work handed to the loop. The caller's storage, usually a field of what the work is about; untouched until run. */
struct loop_task {
    void (*run)(void *owner);
    void *owner;
    struct loop_task *next;
};

/* Makes the loop that owns everything that waits: commands, WebSockets, timers. Returns NULL on failure. */
struct loop *loop_new(struct error *error);

/* Frees a loop whose loop_run() has returned. */
void loop_free(struct loop *loop);

/* The libuv loop, for the modules that put handles on it. To be used on the loop's thread only. */
struct uv_loop_s *loop_uv(struct loop *loop);

/* Work that blocks. The caller's storage, untouched until after has been called. */
struct loop_work {
    void (*run)(void *owner);   /* in a thread of its own */
    void (*after)(void *owner); /* on the loop's thread, when it has returned */
    void *owner;
    uv_work_t uv;
};

/* Has work done beside the loop, when a thread for it is free. On the loop's thread only. */
void loop_do(struct loop *loop, struct loop_work *work);

/* Has task run on the loop's thread, after what was posted before. From any thread, the loop's own included. */
void loop_post(struct loop *loop, struct loop_task *task);

/* Runs until loop_stop(). Its thread is the loop's thread. */
void loop_run(struct loop *loop);

/* Ends loop_run() after the work at hand. On the loop's thread only. Handles still open are closed by loop_free(). */
void loop_stop(struct loop *loop);

#endif
