#ifndef NAMES_H
#define NAMES_H

#include "form.h"
#include "model.h"

/*
 * The names by which one part of a class means another. Each function finds the part among those that have been read,
 * and returns NULL and reports the name if there is none. at: the string with the name; NULL, if none was given, is
 * answered with NULL alone.
 */

/* Finds a dialect. */
const struct dialect *names_dialect(struct form *form, const struct class *class, const struct node *at);

/* Finds a type. */
const struct type *names_type(struct form *form, const struct class *class, const struct node *at);

/* Finds a output. */
const struct output *names_output(struct form *form, const struct class *class, const struct node *at);

/* Finds a guard. */
const struct guard *names_guard(struct form *form, const struct class *class, const struct node *at);

#endif
