#ifndef CAP_H
#define CAP_H

#include "store.h"

/* Prints how a jail's resource limits are applied; nothing if it has rlimits=off. */
void cap_print(const struct settings *settings);

/* `cap JAIL` and `uncap JAIL`. argv: the command and its arguments, NULL at the end. They return the exit status. */
int cap_command(struct store *store, char **argv);
int cap_uncap(struct store *store, char **argv);

#endif
