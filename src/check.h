#ifndef CHECK_H
#define CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "action.h"
#include "envelope.h"
#include "error.h"

/*
 * Checks a request's arguments against its action and fills the action's generated struct.
 * action: from the generated table. values, count: the arguments as given; the struct's strings borrow from them.
 * arguments: action->arguments_size bytes, overwritten.
 * Fails at the first fault in the schema's order, naming the argument: ERROR_MISSING_ARGUMENT, ERROR_BAD_ARGUMENT
 * (wrong kind, too short or long, out of range, not of the pattern), ERROR_UNKNOWN_ARGUMENT (names the nearest).
 */
bool check_arguments(const struct action *action, const struct value *values, size_t count, void *arguments,
                     struct error *error) __attribute__((warn_unused_result));

#endif
