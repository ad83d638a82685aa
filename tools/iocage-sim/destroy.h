#ifndef DESTROY_H
#define DESTROY_H

#include "store.h"

/*
 * `destroy [-f] JAIL…`. Without -f it asks, and lets other commands in while it waits for the answer on standard input.
 * argv: the command and its arguments, NULL at the end. Returns the exit status.
 */
int destroy_command(struct store *store, char **argv);

#endif
