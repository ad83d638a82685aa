#ifndef ARGV_H
#define ARGV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "error.h"
#include "slice.h"

enum {
    ARGV_MAX = 64,          /* elements, the program's own name included */
    ARGV_BYTES_MAX = 32768, /* bytes of all elements with their NULs */
};

/* The argument vector of a command: elements that each end in NUL, in storage of their own, and a NULL after the last.
 */
struct argv {
    char *elements[ARGV_MAX + 1];
    size_t count;
    size_t used;
    char bytes[ARGV_BYTES_MAX];
};

/* Makes an empty vector. It owns nothing on the heap. */
void argv_init(struct argv *argv);

/*
 * Adds one element. text: refused with ERROR_BAD_ARGUMENT if it holds a NUL; with ERROR_TOO_LARGE if the vector is
 * full. Whatever it holds, blanks and quotes included, it stays one element.
 */
bool argv_add(struct argv *argv, struct slice text, struct error *error) __attribute__((warn_unused_result));

/* Adds text to the end of the last element, which must exist. Errors as argv_add(). */
bool argv_extend(struct argv *argv, struct slice text, struct error *error) __attribute__((warn_unused_result));

/* Adds a number in decimal as one element. Errors as argv_add(). */
bool argv_add_integer(struct argv *argv, int64_t number, struct error *error) __attribute__((warn_unused_result));

/* Adds a number in decimal to the end of the last element. Errors as argv_add(). */
bool argv_extend_integer(struct argv *argv, int64_t number, struct error *error) __attribute__((warn_unused_result));

#endif
