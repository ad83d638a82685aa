#ifndef VECTOR_H
#define VECTOR_H

#include "arena.h"
#include "model.h"

enum {
    VECTOR_MAX = 64 /* elements */
};

/* The arguments of one command as an example's arguments make it. */
struct vector {
    const char *elements[VECTOR_MAX];
    size_t count;
};

/*
 * Makes the arguments of a step. arena: owns the texts. given: the arguments of a request, an object or NULL.
 * turn: which value of the argument that the step runs for each of, from 0.
 */
struct vector vector_make(struct arena *arena, const struct action *action, const struct step *step,
                          const struct node *given, size_t turn);

/* How often a step runs with these arguments. */
size_t vector_turns(struct arena *arena, const struct step *step, const struct node *given);

#endif
