#ifndef PYTHON_FETCH_H
#define PYTHON_FETCH_H

#include "python.h"

/* `fetch`, `update`, `upgrade`, `export` and `import`. They return the exit status. */
int python_fetch(struct python_call *call);
int python_fetch_update(struct python_call *call);
int python_fetch_upgrade(struct python_call *call);
int python_fetch_export(struct python_call *call);
int python_fetch_import(struct python_call *call);

/* Fetches a release, unless it is there. Returns the exit status, what is wrong being said. */
int python_fetch_release(struct store *store, const char *release);

#endif
