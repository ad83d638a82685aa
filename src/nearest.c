#include "nearest.h"

#include <stdint.h>

enum {
    DISTANCE_MIN_MEANT = 2
}; /* letters that may differ however short a name is */

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/*
 * Letters to add, drop, change or swap with their neighbour to make b of a; bound if there are as many or more. Three
 * rows of the usual table: one above the last is needed for a swap.
 */
static size_t distance(struct slice a, struct slice b, size_t bound)
{
    size_t rows[3][NEAREST_NAME_MAX + 1];

    for (size_t j = 0; j <= b.length; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a.length; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i + 2) % 3];
        const size_t *above_that = rows[(i + 1) % 3];
        size_t least = row[0] = i;

        for (size_t j = 1; j <= b.length; j++) {
            row[j] = smaller(above[j - 1] + (a.data[i - 1] != b.data[j - 1]), smaller(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a.data[i - 1] == b.data[j - 2] && a.data[i - 2] == b.data[j - 1])
                row[j] = smaller(row[j], above_that[j - 2] + 1);
            least = smaller(least, row[j]);
        }
        /* No later row gets below this, by a swap neither: the row above is one cheaper at the most. */
        if (least >= bound)
            return bound;
    }
    return smaller(rows[a.length % 3][b.length], bound);
}

/* One more than the letters that may differ for the name to be meant; not all of them, or any name would do. */
static size_t meant_bound(struct slice wanted, struct slice name)
{
    size_t allowed = name.length / 3 > DISTANCE_MIN_MEANT ? name.length / 3 : DISTANCE_MIN_MEANT;
    size_t longer = name.length > wanted.length ? name.length : wanted.length;

    return smaller(allowed + 1, longer);
}

void nearest_init(struct nearest *nearest, struct slice wanted)
{
    *nearest = (struct nearest){ .wanted = wanted, .distance = SIZE_MAX };
}

void nearest_offer(struct nearest *nearest, const char *name)
{
    struct slice offered = slice_of(name);
    size_t bound = 0;
    size_t found = 0;

    if (nearest->wanted.length > NEAREST_NAME_MAX || offered.length > NEAREST_NAME_MAX)
        return;
    bound = smaller(meant_bound(nearest->wanted, offered), nearest->distance);
    found = distance(nearest->wanted, offered, bound);
    if (found < bound) {
        nearest->name = name;
        nearest->distance = found;
    }
}

const char *nearest_name(const struct nearest *nearest)
{
    return nearest->name;
}
