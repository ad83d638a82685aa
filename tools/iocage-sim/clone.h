#ifndef CLONE_H
#define CLONE_H

#include "store.h"

/* `clone JAIL[@SNAPSHOT] [PROP=VALUE…]`. argv: the command and its arguments, NULL at the end. Exit status. */
int clone_command(struct store *store, char **argv);

#endif
