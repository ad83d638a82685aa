#ifndef CONTEXT_H
#define CONTEXT_H

#include "form.h"
#include "model.h"

/* The action that is being read or checked, and where its mistakes are told. */
struct context {
    struct form *form;
    const struct class *class;
    struct action *action;
    const struct mode *mode; /* the one of the action that is being checked, if any is */
    bool failure;            /* and of that what it answers when a command failed */
};

/* Reports a mistake at a node. message: a printf format for name and for the action's name. */
void context_complain(const struct context *context, const struct node *at, const char *message, const char *name);

#endif
