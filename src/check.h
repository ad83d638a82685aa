#ifndef CHECK_H
#define CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "action.h"
#include "envelope.h"
#include "error.h"

/* Arguments that the schema does not name: of every action that changes something, and of those that take settings. */
#define CHECK_DRY_RUN "dry_run"     /* true: tell the commands, run none */
#define CHECK_UNCHECKED "unchecked" /* true: settings that the schema does not have may pass */

/*
 * Checks a request's arguments against its action and fills the action's generated struct.
 * class, dialect: of the program that will run; for settings. action: from the generated table. values, count: the
 * arguments as given; the struct's strings borrow from them. arguments: action->arguments_size bytes, overwritten.
 * Fails at the first fault in the schema's order, naming the argument: ERROR_MISSING_ARGUMENT, ERROR_BAD_ARGUMENT
 * (wrong kind, too short or long, out of range, not of the pattern; for settings all faults at once),
 * ERROR_UNKNOWN_ARGUMENT (names the nearest).
 */
bool check_arguments(const struct class *class, const struct dialect *dialect, const struct action *action,
                     const struct value *values, size_t count, void *arguments, struct error *error)
    __attribute__((warn_unused_result));

/* Whether an argument was given as true. name: one of the two above. */
bool check_flag(const struct value *values, size_t count, const char *name);

#endif
