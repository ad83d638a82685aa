#ifndef EXEC_H
#define EXEC_H

#include "store.h"

/* `exec [-u USER|-U USER] JAIL|ALL PROGRAM [ARGUMENT…]`. Nothing runs: some programs are answered for, the others are
 * not there. argv: the command and its arguments, NULL at the end. Returns the exit status. */
int exec_command(struct store *store, char **argv);

#endif
