#ifndef PYTHON_EXEC_H
#define PYTHON_EXEC_H

#include "python.h"

/* `exec` and `pkg`. Nothing runs: some programs are answered for. They return the exit status. */
int python_exec(struct python_call *call);
int python_exec_pkg(struct python_call *call);

#endif
