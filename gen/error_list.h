#ifndef ERROR_LIST_H
#define ERROR_LIST_H

#include "form.h"

/* Reads the file of all errors and checks its form. form: for memory, and gets what is wrong. file: borrowed.
 * Returns the object of errors, or NULL if there is none. */
struct node *error_list_read(struct form *form, const char *file);

#endif
