#ifndef KEYSET_H
#define KEYSET_H

#include <stdbool.h>
#include <stddef.h>

#include "slice.h"

enum {
    KEYSET_MAX = 1 << 17
}; /* keys in one set: more than any host has jails or a jail has settings */

struct keyset_slot;

/* A set of borrowed names, for finding one that comes twice. */
struct keyset {
    struct keyset_slot *slots;
    size_t capacity;
    size_t count;
};

enum keyset_result {
    KEYSET_ADDED,
    KEYSET_PRESENT, /* the set holds an equal name already */
    KEYSET_FULL,    /* KEYSET_MAX reached, no memory, or names made to be slow to find */
};

/* Makes an empty set. Free it with keyset_clear(). */
void keyset_init(struct keyset *set);

/* Frees the set and leaves it empty. The names are the caller's. */
void keyset_clear(struct keyset *set);

/* Adds a name unless an equal one is there. key: not absent; its bytes must stay as long as the set. */
enum keyset_result keyset_add(struct keyset *set, struct slice key);

#endif
