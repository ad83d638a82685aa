#ifndef ARGUMENT_H
#define ARGUMENT_H

#include "action.h"

/* What an action's generated struct holds of an argument. arguments: that struct, filled by check_arguments(). */

/* Whether it was given and is not false. */
bool argument_given(const struct argument *argument, const void *arguments);

/* How many values it has: any number for a list and for settings, else 1 or, if it was not given, 0. */
size_t argument_count(const struct argument *argument, const void *arguments);

/*
 * One of its values; for a number in decimal. turn: below argument_count(). digits: room for a number, ARGUMENT_DIGITS
 * bytes, which the value may borrow from. A boolean has no text: absent.
 */
struct text argument_value(const struct argument *argument, const void *arguments, size_t turn, char *digits);

enum {
    ARGUMENT_DIGITS = 24
}; /* bytes of any number in decimal and its NUL */

#endif
