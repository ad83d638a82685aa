#ifndef IDENTIFIERS_H
#define IDENTIFIERS_H

#include "form.h"
#include "model.h"

/*
 * Checks that what the parts of a class are called in C differs. The products are made of names of
 * the schema that are joined by _, so that two parts may meet: the argument b_c of an action a, and c of a_b.
 * form: for scratch, and gets what is wrong. class: one of which nothing was reported.
 */
void identifiers_check(struct form *form, const struct class *class);

#endif
