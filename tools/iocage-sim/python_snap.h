#ifndef PYTHON_SNAP_H
#define PYTHON_SNAP_H

#include "python.h"

/* `snapshot`, `snaplist`, `snapremove` and `rollback`. They return the exit status. */
int python_snap(struct python_call *call);
int python_snap_list(struct python_call *call);
int python_snap_remove(struct python_call *call);
int python_snap_rollback(struct python_call *call);

/* Makes a snapshot of a jail and tells so. name: of the snapshot. False, and says why, if it cannot be. */
bool python_snap_make(struct store *store, struct jail *jail, const char *name) __attribute__((warn_unused_result));

#endif
