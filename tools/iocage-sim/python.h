#ifndef PYTHON_H
#define PYTHON_H

#include "option.h"
#include "store.h"

/* What a command of the Python program is called with. */
struct python_call {
    struct store *store;
    const struct option_form *form;
    struct options options;
};

/*
 * The Python program, version 1.2. folder: of the state. argv: the command and its arguments, NULL at the end; cut up.
 * Returns the exit status.
 */
int python_run(const char *folder, char **argv);

/* `--version`. Returns the exit status. */
int python_version(void);

/* No command at all. Returns the exit status. */
int python_help(void);

#endif
