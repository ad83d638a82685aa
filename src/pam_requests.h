#ifndef PAM_REQUESTS_H
#define PAM_REQUESTS_H

#include <stdbool.h>
#include <stddef.h>

#include "slice.h"

struct link;
struct loop;

/* Has the runner verify passwords of system users for threads that wait for it. */
struct pam_requests;

enum {
    PAM_REQUESTS_SECONDS =
        15, /* that a thread waits at most; the runner allows less, so that this is for one that hangs */
};

/* Makes one. loop, link: not owned. NULL without memory. */
struct pam_requests *pam_requests_new(struct loop *loop, struct link *link);

/* Frees it; pam_requests_count() must be 0. NULL is allowed. */
void pam_requests_free(struct pam_requests *requests);

/*
 * Has a password verified, and waits for it: the function of struct login_pam. owner: a struct pam_requests. Says no if
 * it cannot be found out. From any thread but the loop's.
 */
bool pam_requests_verify(void *owner, struct slice user, struct slice password);

/* Ends all that are under way, and whatever comes. On the loop's thread. */
void pam_requests_stop(struct pam_requests *requests);

/* How many are under way or still known to the runner. On the loop's thread. */
size_t pam_requests_count(struct pam_requests *requests);

#endif
