#ifndef FETCH_H
#define FETCH_H

#include "store.h"

/*
 * `fetch [release=RELEASE] [ftphost=HOST] [ftpdir=FOLDER]`; without a release it asks. Nothing is fetched: the
 * pretended server has three releases. argv: the command and its arguments, NULL at the end. Returns the exit status.
 */
int fetch_command(struct store *store, char **argv);

#endif
