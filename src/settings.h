#ifndef SETTINGS_H
#define SETTINGS_H

#include <stdbool.h>

#include "action.h"
#include "envelope.h"
#include "error.h"

enum {
    SETTINGS_NAME_MAX = 64,    /* bytes of a setting's name */
    SETTINGS_VALUE_MAX = 4096, /* bytes of the value of one that the schema does not have */
};

/*
 * Checks settings against those that the program of a dialect has, and takes them over.
 * class: whose settings. dialect: from the class's table. argument: whose value they are, of base settings.
 * value: an object of names and values, or a string of NAME=VALUE words. unchecked: whether one that the schema does
 * not have may pass; its name must be of letters, digits and _ even so, and its value one line of text. texts: filled;
 * borrows from value. Fails with ERROR_BAD_ARGUMENT, which tells all faults: one that there is not (and the nearest),
 * that only another program has, that can only be read, a bad value, one given twice, too many, none at all where the
 * argument is not optional.
 */
bool settings_check(const struct class *class, const struct dialect *dialect, const struct argument *argument,
                    const struct value *value, bool unchecked, struct texts *texts, struct error *error)
    __attribute__((warn_unused_result));

/* Whether text is a value of a type, as a setting has it: numbers in decimal. */
bool settings_fits(const struct type *type, struct slice text);

#endif
