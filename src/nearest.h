#ifndef NEAREST_H
#define NEAREST_H

#include <stddef.h>

#include "slice.h"

enum {
    NEAREST_NAME_MAX = 64
}; /* bytes; longer names are near to nothing */

/* Looks for the name most like a mistyped one. */
struct nearest {
    struct slice wanted;
    const char *name;
    size_t distance;
};

/* Begins a search. wanted: borrowed. */
void nearest_init(struct nearest *nearest, struct slice wanted);

/* Offers a name; the first of equally near ones is kept. name: borrowed. */
void nearest_offer(struct nearest *nearest, const char *name);

/* The nearest name offered, or NULL if none is near enough to be meant: a third of its letters, or two, may differ. */
const char *nearest_name(const struct nearest *nearest);

#endif
