#ifndef GUARD_H
#define GUARD_H

#include <stdbool.h>

#include "action.h"
#include "error.h"
#include "slice.h"

/* What a guard finds in a table. */
struct guard_finding {
    bool found;         /* a cell is the name */
    struct slice alike; /* a cell that begins with the name, where it must be alone; absent: none */
    struct slice child; /* the key of a row that is made of what has the name; absent: none */
};

/*
 * Looks for a name in the table of a guard. step: with a guard. dialect: of the program that printed the text. text:
 * followed by a NUL. finding: set; borrows from the text. Fails with ERROR_TOOL_OUTPUT if the table cannot be read.
 */
bool guard_look(const struct step *step, const struct dialect *dialect, struct slice text, struct slice name,
                struct guard_finding *finding, struct error *error) __attribute__((warn_unused_result));

/* How a table is different from what it was. */
struct guard_difference {
    bool left;         /* a row of the name is still there */
    struct slice gone; /* the key of another row that is gone, borrowed from what it was; absent: none */
};

/*
 * Compares the table of a guard with what it was before. then, now: both outputs, followed by a NUL. name: whose rows
 * should be gone. difference: set. Errors as above.
 */
bool guard_compare(const struct step *step, const struct dialect *dialect, struct slice then, struct slice now,
                   struct slice name, struct guard_difference *difference, struct error *error)
    __attribute__((warn_unused_result));

#endif
