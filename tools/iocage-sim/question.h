#ifndef QUESTION_H
#define QUESTION_H

#include <stdbool.h>
#include <stddef.h>

#include "dialect.h"
#include "store.h"

enum question_answer {
    QUESTION_NO,
    QUESTION_YES,
    QUESTION_END, /* the input ended before an answer */
};

/*
 * A line of standard input without the blanks around it, as the shell's read takes it; "" at the end of input. The lock
 * is let go while it waits, since nobody knows how long a person thinks: every pointer into the store is stale then.
 * answer, size: where to put it, cut to fit, and its bytes. False, and says so, if the store cannot be read again.
 */
bool question_read(struct store *store, char *answer, size_t size) __attribute__((warn_unused_result));

/* Prints the program's question and reads. True for a yes; false also if the store is not locked then. */
bool question_ask(struct store *store) __attribute__((warn_unused_result));

/*
 * Prints the question of this dialect's program, without the store, and reads. What is no yes is a no; the Python
 * program says on standard error that the input ended.
 */
enum question_answer question_put(enum dialect dialect);

#endif
