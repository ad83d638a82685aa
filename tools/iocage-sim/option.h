#ifndef OPTION_H
#define OPTION_H

#include <stdbool.h>
#include <stddef.h>

/* The arguments of a command as the Python program takes them: options anywhere, until `--`. */

enum {
    OPTION_LETTERS = 128
};

/* An option. A row without a letter ends a list. */
struct option_row {
    const char *name; /* after --, or NULL */
    char letter;
    bool takes; /* a value */
    bool needed;
};

struct option_form {
    const char *command;
    const char *synopsis;          /* what the usage shows after the command */
    const struct option_row *rows; /* NULL if there are none */
    const char *const *operands;   /* the names of those that must be there, NULL at the end; or NULL */
    size_t most;                   /* operands there may be */
};

struct options {
    const char *values[OPTION_LETTERS]; /* by letter: NULL not given, "" for one that takes no value */
    char **words;                       /* the operands, NULL at the end: argv, moved together */
    size_t count;
};

/*
 * Reads the arguments. argv: the command and its arguments, NULL at the end; kept in options. Returns 0, or the exit
 * status, what is wrong being said.
 */
int option_read(const struct option_form *form, char **argv, struct options *options);

/* Whether the option of this letter was given. */
bool option_given(const struct options *options, char letter);

/* Says how the command is to be used and what is wrong. Returns the exit status that goes with it. */
int option_refuse(const struct option_form *form, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
