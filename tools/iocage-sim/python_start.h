#ifndef PYTHON_START_H
#define PYTHON_START_H

#include "python.h"

/* `start`, `stop` and `restart`. They return the exit status. */
int python_start(struct python_call *call);
int python_start_stop(struct python_call *call);
int python_start_restart(struct python_call *call);

/* Starts a jail, or stops it, and tells so. force: without its own commands. They return the exit status. */
int python_start_jail(struct store *store, struct jail *jail);
int python_start_stop_jail(struct store *store, struct jail *jail, bool force);

#endif
