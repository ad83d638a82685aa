#include "jobs.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "argument.h"
#include "said.h"
#include "sequence.h"

struct job {
    struct jobs *jobs;
    struct job *next;
    struct ask *ask;
    char id[JOBS_ID_MAX];
};

struct jobs {
    struct queue *queue;
    struct job *first;
    size_t count;
    jobs_ended *ended;
    void *owner;
};

struct jobs *jobs_new(struct queue *queue, jobs_ended *ended, void *owner)
{
    struct jobs *jobs = calloc(1, sizeof(*jobs));

    if (jobs == NULL)
        return NULL;
    jobs->queue = queue;
    jobs->ended = ended;
    jobs->owner = owner;
    return jobs;
}

void jobs_free(struct jobs *jobs)
{
    free(jobs);
}

size_t jobs_count(const struct jobs *jobs)
{
    return jobs->count;
}

static void append(char *id, struct slice text)
{
    size_t used = strlen(id);

    snprintf(id + used, JOBS_ID_MAX - used, "%.*s", (int)text.length, text.data != NULL ? text.data : "");
}

/* Writes the id of the job for one of the values. */
static void write_id(char *id, const struct ask *ask, size_t turn)
{
    const struct reply *pieces = &ask->mode->job;
    char digits[ARGUMENT_DIGITS];

    id[0] = '\0';
    for (size_t i = 0; i < pieces->count; i++) {
        const struct reply_step *piece = &pieces->steps[i];
        size_t count = 0;

        if (piece->kind == REPLY_TEXT)
            append(id, slice_of(piece->text));
        if (piece->kind != REPLY_ARGUMENT && piece->kind != REPLY_VALUE)
            continue;
        count = argument_count(piece->argument, ask->arguments);
        if (count > 0)
            append(id, argument_value(piece->argument, ask->arguments, turn < count ? turn : 0, digits).value);
    }
}

static bool is_under_way(const struct jobs *jobs, const char *id)
{
    for (const struct job *job = jobs->first; job != NULL; job = job->next) {
        if (strcmp(job->id, id) == 0)
            return true;
    }
    return false;
}

static void remove_job(struct job *job)
{
    struct job **place = &job->jobs->first;

    while (*place != job)
        place = &(*place)->next;
    *place = job->next;
    job->jobs->count--;
    ask_release(job->ask);
    free(job);
}

static void end(void *owner, const struct sequence_result *result, const struct error *error)
{
    struct job *job = owner;
    struct error silent;
    const char *why = NULL;

    if (result == NULL) {
        why = error->detail;
    } else if (result->failed && result->said.length == 0) {
        said_nothing(result->status, &silent);
        why = silent.detail;
    } else if (result->failed) {
        why = result->said.data;
    }
    job->jobs->ended(job->jobs->owner, job->id, why);
    remove_job(job);
}

/* Starts a job. first, limit: which values it is for. */
static bool start(struct jobs *jobs, struct ask *ask, const char *id, size_t first, size_t limit, struct error *error)
{
    struct sequence_order order = sequence_order_of(jobs->queue, ask);
    struct job *job = NULL;

    order.first = first;
    order.limit = limit;
    order.patient = true;
    if (is_under_way(jobs, id))
        return error_set(error, ERROR_JOB_EXISTS, "\"%s\" is running already", id);
    if (jobs->count == JOBS_MAX)
        return error_set(error, ERROR_BUSY, "%d jobs run already", JOBS_MAX);
    job = calloc(1, sizeof(*job));
    if (job == NULL)
        return error_set(error, ERROR_NO_MEMORY, "no memory for a job");
    job->jobs = jobs;
    job->ask = ask_hold(ask);
    snprintf(job->id, sizeof(job->id), "%s", id);
    job->next = jobs->first;
    jobs->first = job;
    jobs->count++;
    if (sequence_start(&order, end, job, error))
        return true;
    remove_job(job);
    return false;
}

/* The argument for each value of which a mode's commands run, or NULL. */
static const struct argument *find_each(const struct mode *mode)
{
    for (size_t i = 0; i < mode->step_count; i++) {
        if (mode->steps[i].each != NULL)
            return mode->steps[i].each;
    }
    return NULL;
}

bool jobs_start(struct jobs *jobs, struct ask *ask, struct jobs_started *started, struct error *error)
{
    const struct argument *each = find_each(ask->mode);
    size_t count = each != NULL ? argument_count(each, ask->arguments) : 1;

    started->count = 0;
    for (size_t i = 0; i < count; i++) {
        char *id = started->ids[started->count];

        write_id(id, ask, i);
        if (start(jobs, ask, id, each != NULL ? i : 0, each != NULL ? i + 1 : SIZE_MAX, error))
            started->count++;
    }
    return started->count > 0;
}
