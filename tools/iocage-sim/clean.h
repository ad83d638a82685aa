#ifndef CLEAN_H
#define CLEAN_H

#include "store.h"

/*
 * `clean [-f] [-a|-j|-r|-t]`: everything, jails, releases, templates. Without -f it asks on standard input, with the
 * lock let go. argv: the command and its arguments, NULL at the end. Returns the exit status.
 */
int clean_command(struct store *store, char **argv);

#endif
