#ifndef UPDATE_H
#define UPDATE_H

#include "store.h"

/* Prints, in short, what freebsd-update(8) prints when a release has nothing to update. */
void update_print(const char *release);

/* `update JAIL` and `upgrade JAIL [release=RELEASE]`. argv: the command and its arguments, NULL at the end. They return
 * the exit status. */
int update_command(struct store *store, char **argv);
int update_upgrade(struct store *store, char **argv);

#endif
