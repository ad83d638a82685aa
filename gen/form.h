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

/* A list or an object that has something in it. Reports as form_take(), and an empty one. */
struct node *form_some(struct form *form, const struct node *at, const char *name, enum node_kind kind, bool must);

/* A list of strings, none of them empty. Reports as form_some(), and any other element. */
struct node *form_texts(struct form *form, const struct node *at, const char *name, bool must);

/* Reports strings that stand twice in a list, which may be NULL. */
void form_differ(struct form *form, const struct node *list);

/* A member that is a string and not empty; "" if it must be there and is not, else NULL. Reports as form_take(). */
const char *form_text(struct form *form, const struct node *at, const char *name, bool must);

/* The member "doc": a sentence or, to complete one, a phrase without a full stop. Becomes a comment of C and a line of
 * Markdown. Returns as form_text(). */
const char *form_doc(struct form *form, const struct node *at, bool sentence);

/* A member that is an integer from least to most; otherwise, if it is not there. Reports as form_take(), and another.
 */
long long form_number(struct form *form, const struct node *at, const char *name, long long least, long long most,
                      long long otherwise);

/* A member that is one of the words, of which the last is NULL. Returns and reports as form_text(), and reports any
 * other word. */
const char *form_word(struct form *form, const struct node *at, const char *name, const char *const words[], bool must);

/* Whether a text is one of the words, of which the last is NULL. */
bool form_among(const char *text, const char *const words[]);

/* Whether a member is there, which can only be true. */
bool form_flag(struct form *form, const struct node *at, const char *name);

/* Whether a member is true; otherwise, if it is not there. Reports one that is neither true nor false. */
bool form_switch(struct form *form, const struct node *at, const char *name, bool otherwise);

/* Reports the members of an object that none of the functions above has been asked for: nobody knows them. To be called
 * once all are. */
void form_finish(struct form *form, const struct node *at);

/* Reports the name of a member that cannot be one. */
void form_name(struct form *form, const struct node *at);

/* The same for what becomes a member of a struct: no word of C. */
void form_struct_name(struct form *form, const struct node *at);

/* A member that must be there and is a name. Returns and reports as form_text(), and reports what cannot be one. */
const char *form_name_of(struct form *form, const struct node *at, const char *name);

/*
 * Makes an array for the members of an object, one more than there are, filled with zeros. list: NULL for none.
 * size: of an element. count: set to how many there are. Reports a member that is no object.
 */
void *form_array(struct form *form, const struct node *list, size_t size, size_t *count);

/* The re2c rule of the member "pattern", or NULL. Reports a bad one, and a missing one if it must be there. empty:
 * whether it may match the empty text, which no rule of re2c's does. */
const char *form_pattern(struct form *form, const struct node *at, bool must, bool empty);

#endif
