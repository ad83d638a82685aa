#ifndef PRIVILEGES_H
#define PRIVILEGES_H

#include <stdbool.h>
#include <sys/types.h>

#include "error.h"

/* Who a process becomes that needs no rights any more. */
struct privileges {
    bool drop; /* whether there are any to be dropped: only root has them */
    uid_t user;
    gid_t group;
};

/*
 * Finds who to become. privileges: set. name: of a user of this host; NULL: "iocaged" if there is such a user, else
 * "nobody". Fails with ERROR_CONFIGURATION if there is not.
 */
bool privileges_find(struct privileges *privileges, const char *name, struct error *error)
    __attribute__((warn_unused_result));

/*
 * Makes this process that user, for good, in a root folder that is empty, has no name and stays so: it can open no file
 * any more. What is open stays open. Does nothing where there is nothing to drop. Fails with ERROR_CONFIGURATION, and
 * the process must end then.
 */
bool privileges_drop(const struct privileges *privileges, struct error *error) __attribute__((warn_unused_result));

#endif
