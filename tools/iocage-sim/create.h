#ifndef CREATE_H
#define CREATE_H

#include "store.h"

/* `create [-e] [PROP=VALUE…]`. argv: the command and its arguments, NULL at the end. Returns the exit status. */
int create_command(struct store *store, char **argv);

#endif
