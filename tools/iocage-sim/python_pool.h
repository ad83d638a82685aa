#ifndef PYTHON_POOL_H
#define PYTHON_POOL_H

#include "python.h"

/* `activate`. Returns the exit status. */
int python_pool_activate(struct python_call *call);

/* What the program does before any other command: it finds its pool and makes what is missing there. */
bool python_pool_enter(struct store *store) __attribute__((warn_unused_result));

/* What found_host() makes of the pool in use: releases, and the stopped jail testjail. Saved. */
bool python_pool_found(struct store *store) __attribute__((warn_unused_result));

#endif
