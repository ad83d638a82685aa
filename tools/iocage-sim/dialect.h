#ifndef DIALECT_H
#define DIALECT_H

#include <stdbool.h>

/* The programs that this one stands in for. */
enum dialect {
    DIALECT_UNKNOWN, /* nobody has said */
    DIALECT_SHELL,
    DIALECT_PYTHON,
};

/* The word for a dialect, as --dialect takes it; never NULL. */
const char *dialect_name(enum dialect dialect);

/* Reads such a word. dialect: set if it is one. False, and says nothing, if it is none. */
bool dialect_read(const char *name, enum dialect *dialect) __attribute__((warn_unused_result));

/* What the name of the program says, by the part after its last `-`. program: its path. */
enum dialect dialect_of_program(const char *program);

/*
 * What the state in a folder was founded for; DIALECT_UNKNOWN if there is none. dialect: overwritten. False, and says
 * why on standard error, if the state cannot be read. It is read without the lock, for which a dialect is not needed.
 */
bool dialect_of_folder(const char *folder, enum dialect *dialect) __attribute__((warn_unused_result));

#endif
