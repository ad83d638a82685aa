#ifndef EXAMPLES_H
#define EXAMPLES_H

#include "form.h"
#include "model.h"

/*
 * Reads the example exchanges of a class, a file for each action, and checks them against the actions: every action has
 * one, arguments are known and of their types, the command is what the action makes of them, codes of errors exist.
 * form: for memory, and gets what is wrong. folder: the schema's; examples are in folder/examples/CLASS/ACTION.json.
 * errors: the object of all errors. class: gets the lists of examples.
 */
void examples_read(struct form *form, const char *folder, const struct node *errors, struct class *class);

#endif
