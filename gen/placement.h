#ifndef PLACEMENT_H
#define PLACEMENT_H

#include "form.h"
#include "model.h"

/*
 * Checks that what a class says fits together: every place in a command line and a reply is filled by an argument or a
 * column, every argument has a place, no argument can be read as an option, every default is of its setting's type.
 * form: for scratch, and gets what is wrong. class: as schema_read() made it; marks which arguments are used.
 */
void placement_check(struct form *form, struct class *class);

/* Whether a mode does anything with an argument: in a command, in what it answers, or as a condition. arena: for
 * scratch. */
bool placement_uses(struct arena *arena, const struct action *action, const struct mode *mode,
                    const struct argument *argument);

/* Whether a value can be given for a setting of a type: a text, or for a type of numbers a number. */
bool placement_setting_fits(const struct type *type, const struct node *value);

/* Whether a value can be of a type: a string, an integer or a boolean as the type has it. */
bool placement_fits(const struct type *type, const struct node *value);

#endif
