#ifndef SNAPSHOT_H
#define SNAPSHOT_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

enum {
    SNAPSHOT_MAX = 512,      /* of one jail */
    SNAPSHOT_NAME_MAX = 128, /* bytes of a name, NUL included */
};

/* A jail has two datasets, its own and `root` below it; each can have a snapshot of one name. */
struct snapshot {
    char name[SNAPSHOT_NAME_MAX];
    time_t created;
    bool root;
};

/* In the order in which they were made. Begins as all zeros. */
struct snapshots {
    struct snapshot *items;
    size_t count;
};

/* The place of a snapshot, or snapshots->count if there is none. root: of the root dataset. */
size_t snapshot_find(const struct snapshots *snapshots, const char *name, bool root);

/* Adds one. False, and says so, if the name is too long, there are too many, or memory is out. */
bool snapshot_add(struct snapshots *snapshots, const char *name, bool root, time_t created)
    __attribute__((warn_unused_result));

/* Adds one as it stands in a file: the time as a number, a blank, the name. False if the text is none. */
bool snapshot_read(struct snapshots *snapshots, bool root, const char *text) __attribute__((warn_unused_result));

/* Removes the one at this place, which is below snapshots->count. */
void snapshot_remove(struct snapshots *snapshots, size_t place);

/* Frees all. */
void snapshot_clear(struct snapshots *snapshots);

#endif
