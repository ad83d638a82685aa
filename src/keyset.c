#include "keyset.h"

#include <stdint.h>
#include <stdlib.h>

enum {
    CAPACITY_MIN = 256, /* slots: enough for the settings of a jail without growing */
    GROWTH = 4,         /* times as many slots when they are too full */
    PROBES_MAX = 512,   /* slots looked at for one key; only keys chosen to collide need as many */
};

/* A place for a key. The hash stands beside it so that few other keys are compared, and none is read to grow. */
struct keyset_slot {
    const char *data; /* NULL in a free slot */
    uint32_t length;
    uint32_t hash;
};

void keyset_init(struct keyset *set)
{
    *set = (struct keyset){ .slots = NULL };
}

void keyset_clear(struct keyset *set)
{
    free(set->slots);
    keyset_init(set);
}

/* Eight bytes at a time, as hashing is most of the work here. The constant is 2^64 divided by the golden ratio. */
static uint32_t hash_key(struct slice key)
{
    const uint64_t factor = UINT64_C(0x9e3779b97f4a7c15);
    uint64_t sum = key.length;
    uint64_t word = 0;

    for (size_t i = 0; i + sizeof(word) <= key.length; i += sizeof(word)) {
        memcpy(&word, key.data + i, sizeof(word));
        sum = (sum ^ word) * factor;
        sum ^= sum >> 32;
    }
    if (key.length >= sizeof(word)) {
        /* The last eight once more rather than the few left: copying a fixed size is a single load. */
        memcpy(&word, key.data + key.length - sizeof(word), sizeof(word));
    } else {
        memcpy(&word, key.data, key.length);
    }
    sum = (sum ^ word) * factor;
    /* Once more, as the last bytes have not reached the lower bits yet, which choose the slot. */
    sum = (sum ^ sum >> 32) * factor;
    return (uint32_t)(sum >> 32);
}

/* The slot that holds an equal key, or the free one where it belongs; NULL after too many probes. */
static struct keyset_slot *find_slot(const struct keyset *set, const struct keyset_slot *key)
{
    for (size_t i = 0; i < PROBES_MAX; i++) {
        struct keyset_slot *slot = &set->slots[(key->hash + i) & (set->capacity - 1)];

        if (!slot->data ||
            (slot->hash == key->hash && slot->length == key->length && memcmp(slot->data, key->data, key->length) == 0))
            return slot;
    }
    return NULL;
}

static bool grow(struct keyset *set)
{
    struct keyset grown = { .capacity = set->capacity > 0 ? GROWTH * set->capacity : CAPACITY_MIN,
                            .count = set->count };

    grown.slots = calloc(grown.capacity, sizeof(*grown.slots));
    if (!grown.slots)
        return false;
    for (size_t i = 0; i < set->capacity; i++) {
        struct keyset_slot *slot = NULL;

        if (!set->slots[i].data)
            continue;
        slot = find_slot(&grown, &set->slots[i]);
        if (!slot) {
            keyset_clear(&grown);
            return false;
        }
        *slot = set->slots[i];
    }
    free(set->slots);
    *set = grown;
    return true;
}

enum keyset_result keyset_add(struct keyset *set, struct slice key)
{
    struct keyset_slot wanted = { .data = key.data, .length = (uint32_t)key.length };
    struct keyset_slot *slot = NULL;

    if (key.length > UINT32_MAX)
        return KEYSET_FULL;
    wanted.hash = hash_key(key);
    /* Five eighths full at the most: a run of 120 slots is rare then, and PROBES_MAX is met by no accident. */
    if (8 * set->count >= 5 * set->capacity && !grow(set))
        return KEYSET_FULL;
    slot = find_slot(set, &wanted);
    if (!slot)
        return KEYSET_FULL;
    if (slot->data)
        return KEYSET_PRESENT;
    if (set->count == KEYSET_MAX)
        return KEYSET_FULL;
    *slot = wanted;
    set->count++;
    return KEYSET_ADDED;
}
