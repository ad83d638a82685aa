#ifndef PYTHON_CREATE_H
#define PYTHON_CREATE_H

#include "python.h"

/* `create`, `clone` and `rename`. They return the exit status. */
int python_create(struct python_call *call);
int python_create_clone(struct python_call *call);
int python_create_rename(struct python_call *call);

#endif
