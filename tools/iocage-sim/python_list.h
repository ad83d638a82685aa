#ifndef PYTHON_LIST_H
#define PYTHON_LIST_H

#include "python.h"

/* `list`, `df` and `fstab`. They return the exit status. */
int python_list(struct python_call *call);
int python_list_df(struct python_call *call);
int python_list_fstab(struct python_call *call);

#endif
