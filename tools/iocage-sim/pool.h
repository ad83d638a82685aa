#ifndef POOL_H
#define POOL_H

#include <stdbool.h>

#include "store.h"

/*
 * What the program does before nearly all commands: finds the active pool, activates the last one if none is, gives up
 * if several are; makes the datasets that are missing there. Reads the pool. False if the program ends here.
 */
bool pool_enter(struct store *store) __attribute__((warn_unused_result));

/* `activate [POOL]` and `deactivate [POOL]`, before which pool_enter() is not to be called. Exit status. */
int pool_activate(struct store *store, char **argv);
int pool_deactivate(struct store *store, char **argv);

#endif
