#ifndef JOBS_H
#define JOBS_H

#include <stdbool.h>
#include <stddef.h>

#include "ask.h"
#include "error.h"
#include "slice.h"

struct jobs;
struct queue;

enum {
    JOBS_MAX = 256,   /* under way at once */
    JOBS_ID_MAX = 256 /* bytes of an id, NUL included */
};

/* Tells that a job has ended. id: its id. why: what failed, or NULL if it went well. */
typedef void jobs_ended(void *owner, const char *id, const char *why);

/* The ids of jobs that were started together. */
struct jobs_started {
    char ids[TEXTS_MAX][JOBS_ID_MAX];
    size_t count;
};

/* Makes what keeps the commands that run behind an answer. queue: borrowed. ended, owner: told of each. NULL without
 * memory. */
struct jobs *jobs_new(struct queue *queue, jobs_ended *ended, void *owner);

/* Frees it. No job may be under way. NULL is allowed. */
void jobs_free(struct jobs *jobs);

/*
 * Starts what an ask wants done behind its answer: one job, or if its commands run once for each of many values one for
 * each. One whose id is under way already is not started, nor is one that cannot be. On the loop's thread only. ask:
 * checked, its mode with a job; held by each job. started: set to the ids of those that were started, in the order of
 * their values; of the others it is not told why. Fails, if none was started, with why the last was not:
 * ERROR_JOB_EXISTS, ERROR_BUSY for more than JOBS_MAX, ERROR_NO_MEMORY or as sequence_start(). error: may be set even
 * if this does not fail.
 */
bool jobs_start(struct jobs *jobs, struct ask *ask, struct jobs_started *started, struct error *error)
    __attribute__((warn_unused_result));

/* How many are under way. */
size_t jobs_count(const struct jobs *jobs);

#endif
