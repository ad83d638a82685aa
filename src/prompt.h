#ifndef PROMPT_H
#define PROMPT_H

#include <stdbool.h>
#include <stddef.h>

#include "error.h"

/*
 * Takes a new password: from the terminal, typed twice and not shown, if standard input is one; else the first line of
 * standard input. password: set, with a NUL. size: of it; a longer one fails. Fails with ERROR_BAD_ARGUMENT: the two
 * differ, none is given, it is too long or has a NUL in it. Not for two threads at once.
 */
bool prompt_password(char *password, size_t size, struct error *error) __attribute__((warn_unused_result));

#endif
