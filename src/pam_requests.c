#include "pam_requests.h"

#include <stdlib.h>
#include <string.h>
#include <uv.h>

#include "channel.h"
#include "link.h"
#include "loop.h"

enum {
    HOLDERS = 2 /* of a job: the thread that waits, and the loop */
};

struct job {
    struct pam_requests *requests;
    struct loop_task task;
    struct link_waiter waiter;
    struct channel_password password;
    struct job *next; /* of those that the runner knows */
    unsigned holders;
    bool decided;
    bool right;
};

struct pam_requests {
    struct loop *loop;
    struct link *link;
    uv_mutex_t lock; /* guards the count, and of each job the last three */
    uv_cond_t decided;
    size_t count;
    struct job *sent; /* the loop's */
    bool stopping;    /* likewise */
};

struct pam_requests *pam_requests_new(struct loop *loop, struct link *link)
{
    struct pam_requests *requests = calloc(1, sizeof(*requests));

    if (requests == NULL || uv_mutex_init(&requests->lock) != 0) {
        free(requests);
        return NULL;
    }
    if (uv_cond_init(&requests->decided) != 0) {
        uv_mutex_destroy(&requests->lock);
        free(requests);
        return NULL;
    }
    requests->loop = loop;
    requests->link = link;
    return requests;
}

void pam_requests_free(struct pam_requests *requests)
{
    if (requests == NULL)
        return;
    uv_cond_destroy(&requests->decided);
    uv_mutex_destroy(&requests->lock);
    free(requests);
}

/* Lets a job go; the last who does frees it. Under the lock. */
static void let_go(struct job *job)
{
    if (--job->holders > 0)
        return;
    job->requests->count--;
    free(job);
}

/* Tells the thread what has been found, unless it knows already. done: whether the loop needs the job no more. */
static void decide(struct job *job, bool right, bool done)
{
    struct pam_requests *requests = job->requests;

    uv_mutex_lock(&requests->lock);
    if (!job->decided)
        job->right = right;
    job->decided = true;
    uv_cond_broadcast(&requests->decided);
    if (done)
        let_go(job);
    uv_mutex_unlock(&requests->lock);
}

static void take_off(struct job *job)
{
    struct job **place = &job->requests->sent;

    while (*place != job)
        place = &(*place)->next;
    *place = job->next;
}

static void on_refused(void *owner, const struct error *error)
{
    /* The runner has told the log why. */
    (void)error;
    take_off(owner);
    decide(owner, false, true);
}

static void on_ended(void *owner, uint32_t kind, int status)
{
    take_off(owner);
    decide(owner, kind == CHANNEL_EXITED && status == 0, true);
}

static void send_job(void *owner)
{
    static const struct link_events events = { .refused = on_refused, .ended = on_ended };
    struct job *job = owner;
    struct pam_requests *requests = job->requests;
    struct error error;
    bool sent = false;

    job->waiter = (struct link_waiter){ .events = &events, .owner = job };
    if (!requests->stopping)
        sent = link_verify(requests->link, &job->password, &job->waiter, &error);
    explicit_bzero(job->password.password, sizeof(job->password.password));
    if (!sent) {
        decide(job, false, true);
        return;
    }
    job->next = requests->sent;
    requests->sent = job;
}

static struct job *new_job(struct pam_requests *requests, struct slice user, struct slice password)
{
    struct job *job = NULL;

    if (user.length >= sizeof(job->password.user) || password.length >= sizeof(job->password.password))
        return NULL;
    job = calloc(1, sizeof(*job));
    if (job == NULL)
        return NULL;
    job->requests = requests;
    job->task = (struct loop_task){ .run = send_job, .owner = job };
    job->holders = HOLDERS;
    memcpy(job->password.user, user.data, user.length);
    memcpy(job->password.password, password.data, password.length);
    return job;
}

bool pam_requests_verify(void *owner, struct slice user, struct slice password)
{
    struct pam_requests *requests = owner;
    const uint64_t end = uv_hrtime() + PAM_REQUESTS_SECONDS * (uint64_t)1000000000;
    struct job *job = new_job(requests, user, password);
    bool right = false;

    if (job == NULL)
        return false;
    uv_mutex_lock(&requests->lock);
    requests->count++;
    loop_post(requests->loop, &job->task);
    for (uint64_t now = uv_hrtime(); !job->decided && now < end; now = uv_hrtime())
        uv_cond_timedwait(&requests->decided, &requests->lock, end - now);
    right = job->right;
    let_go(job);
    uv_mutex_unlock(&requests->lock);
    return right;
}

void pam_requests_stop(struct pam_requests *requests)
{
    requests->stopping = true;
    for (struct job *job = requests->sent; job != NULL; job = job->next) {
        link_kill(requests->link, &job->waiter);
        decide(job, false, false);
    }
}

size_t pam_requests_count(struct pam_requests *requests)
{
    size_t count = 0;

    uv_mutex_lock(&requests->lock);
    count = requests->count;
    uv_mutex_unlock(&requests->lock);
    return count;
}
