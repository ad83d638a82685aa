#ifndef ACTIONS_H
#define ACTIONS_H

#include "form.h"
#include "model.h"

/* Reads an action: its arguments and the modes in which it is answered. class: with its dialects, types and outputs. */
void actions_read(struct form *form, struct class *class, struct action *action, struct node *at);

/* Reads a guard. class: with its dialects and outputs. */
void actions_guard(struct form *form, struct class *class, struct guard *guard, struct node *at);

#endif
