#ifndef PYTHON_SET_H
#define PYTHON_SET_H

#include "python.h"

/* `set`. Returns the exit status. */
int python_set(struct python_call *call);

/*
 * Checks and puts the K=V words into a new jail's settings. words: NULL at the end. False, and says why, if one is
 * refused.
 */
bool python_set_all(struct jail *jail, char *const *words) __attribute__((warn_unused_result));

#endif
