#ifndef PYTHON_GET_H
#define PYTHON_GET_H

#include "python.h"

/* `get`. Returns the exit status. */
int python_get(struct python_call *call);

#endif
