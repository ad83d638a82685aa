#ifndef SNAP_H
#define SNAP_H

#include "store.h"

/* `snapshot [-f] [-r] JAIL[@NAME]`, `snaplist JAIL`, `snapremove JAIL@NAME|ALL`, `rollback JAIL@NAME`. argv: the
 * command and its arguments, NULL at the end. They return the exit status. */
int snap_shot(struct store *store, char **argv);
int snap_list(struct store *store, char **argv);
int snap_remove(struct store *store, char **argv);
int snap_rollback(struct store *store, char **argv);

#endif
