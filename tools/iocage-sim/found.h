#ifndef FOUND_H
#define FOUND_H

#include <stdbool.h>

#include "store.h"

/* The pool that the document's host has its jails on. The document does not name it. */
#define FOUND_POOL "tank"

/*
 * Makes the founding document's host in a folder that has none: two pools, the jail testjail, its defaults, two
 * releases; for the Python program the same host with that program's jail. Saves it and leaves only the host, its pools
 * and the next JID in the store.
 */
bool found_host(struct store *store) __attribute__((warn_unused_result));

/* Makes defaults anew, as the program does when their dataset is not there. They are not saved. */
bool found_defaults(struct store *store) __attribute__((warn_unused_result));

#endif
