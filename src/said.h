#ifndef SAID_H
#define SAID_H

#include <stdbool.h>
#include <stddef.h>

#include "action.h"
#include "command.h"
#include "error.h"

enum {
    SAID_MAX = 4096 /* bytes of what a failed command said that are passed on */
};

/* What came of a command that has ended by itself. */
enum said_verdict {
    SAID_WELL,
    SAID_FAILED,
    SAID_QUESTION, /* it waited to be told something */
    SAID_USAGE,    /* it told how the program is used, which does not know the command */
};

/* What a command said of its failure: whole lines of text, without blanks around them, a newline between two. */
struct said {
    char text[SAID_MAX + 1];
    size_t length;
    bool full;
};

/*
 * Judges an ended command, whose exit status alone does not tell. It has failed if a line of what it printed says so in
 * a form that the dialect has for it, or if its status is not 0, or if it printed something where it prints nothing
 * when it is well, or nothing where it prints something. Where its output may be any text the status alone counts, and
 * a line that the output itself has for the program's usage. said: set to the lines that say so; or
 * else to all of standard error, or else of standard output. dialect: of the program. output: what it prints when it is
 * well. result: with end COMMAND_EXITED.
 */
enum said_verdict said_judge(struct said *said, const struct dialect *dialect, const struct output *output,
                             const struct command_result *result);

/* Describes a command's failure of which nothing was said, with ERROR_TOOL_FAILED. status: its own. Returns false. */
bool said_nothing(int status, struct error *error);

#endif
