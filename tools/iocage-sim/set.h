#ifndef SET_H
#define SET_H

#include "store.h"

/* `set PROP=VALUE… JAIL…`. argv: the command and its arguments, NULL at the end. Returns the exit status. */
int set_command(struct store *store, char **argv);

#endif
