#ifndef SHOW_H
#define SHOW_H

#include "store.h"

/*
 * The commands that change nothing. store: what was read; the lock is let go before anything is printed, so that a slow
 * reader holds nobody up. argv: the command and its arguments, NULL at the end. They return the exit status.
 */
int show_list(struct store *store, char **argv);
int show_df(struct store *store, char **argv);
int show_defaults(struct store *store, char **argv);
int show_get(struct store *store, char **argv);

#endif
