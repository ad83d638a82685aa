#ifndef RUN_H
#define RUN_H

#include <stdbool.h>

#include "store.h"

/* `start [-f] JAIL…`, `stop JAIL…`, `restart JAIL…` and `reboot JAIL…`, or ALL. argv: the command and its arguments,
 * NULL at the end. They return the exit status. */
int run_start(struct store *store, char **argv);
int run_stop(struct store *store, char **argv);
int run_restart(struct store *store, char **argv);
int run_reboot(struct store *store, char **argv);

/*
 * Starts one jail, or stops it. force: start a template too. status: what the program's exit status is if it goes on to
 * nothing else. Returns false if it ends here, as it does on most failures.
 */
bool run_start_jail(struct store *store, struct jail *jail, bool force, int *status)
    __attribute__((warn_unused_result));
bool run_stop_jail(struct store *store, struct jail *jail, int *status) __attribute__((warn_unused_result));

#endif
