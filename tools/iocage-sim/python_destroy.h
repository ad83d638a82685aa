#ifndef PYTHON_DESTROY_H
#define PYTHON_DESTROY_H

#include "python.h"

/* `destroy` and `clean`. They return the exit status. */
int python_destroy(struct python_call *call);
int python_destroy_clean(struct python_call *call);

#endif
