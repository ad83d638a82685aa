#ifndef FORM_H
#define FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "arena.h"
#include "node.h"
#include "report.h"

/* Taking the parts of a schema out of its nodes, with a report of each that is not of the form it must have. */

struct form {
    struct arena *arena;
    struct report *report;
};

/* Reports a mistake at a node. message: a printf format for name. */
void form_complain(struct form *form, const struct node *at, const char *message, const char *name);

/* A member of any kind, or NULL. */
struct node *form_member(const struct node *at, const char *name);

/* A member of the kind wanted; NULL, and reported if it must be there or is of another kind. */
struct node *form_take(struct form *form, const struct node *at, const char *name, enum node_kind kind, bool must);

/* A member that is a string; "" if it must be there and is not, else NULL. Reports as form_take(). */
const char *form_text(struct form *form, const struct node *at, const char *name, bool must);

/* A member that is one of the words, of which the last is NULL. Returns and reports as form_text(), and reports any
 * other word. */
const char *form_word(struct form *form, const struct node *at, const char *name, const char *const words[], bool must);

/* Whether a text is one of the words, of which the last is NULL. */
bool form_among(const char *text, const char *const words[]);

/* Whether a member is true. Reports one that is neither true nor false. */
bool form_flag(struct form *form, const struct node *at, const char *name);

/* Reports the members of an object that none of the functions above has been asked for: nobody knows them. To be called
 * once all are. */
void form_finish(struct form *form, const struct node *at);

/* Reports a name that cannot be one. */
void form_name(struct form *form, const struct node *at);

/*
 * Makes an array for the members of an object, one more than there are, filled with zeros. list: NULL for none.
 * size: of an element. count: set to how many there are. Reports a member that is no object.
 */
void *form_array(struct form *form, const struct node *list, size_t size, size_t *count);

/* The re2c rule of the member "pattern", or NULL. Reports a bad one, and a missing one if it must be there. */
const char *form_pattern(struct form *form, const struct node *at, bool must);

#endif
