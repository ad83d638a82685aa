#include "snapshot.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "say.h"

size_t snapshot_find(const struct snapshots *snapshots, const char *name, bool root)
{
    size_t i = 0;

    while (i < snapshots->count && (snapshots->items[i].root != root || strcmp(snapshots->items[i].name, name) != 0))
        i++;
    return i;
}

bool snapshot_add(struct snapshots *snapshots, const char *name, bool root, time_t created)
{
    struct snapshot *items = NULL;

    if (strlen(name) >= SNAPSHOT_NAME_MAX || snapshots->count == SNAPSHOT_MAX) {
        say_error("iocage-sim keeps at most %d snapshots of a jail, with names below %d bytes", SNAPSHOT_MAX,
                  SNAPSHOT_NAME_MAX);
        return false;
    }
    items = realloc(snapshots->items, (snapshots->count + 1) * sizeof(*items));
    if (items == NULL) {
        say_error("out of memory");
        return false;
    }
    snapshots->items = items;
    items += snapshots->count++;
    *items = (struct snapshot){ .root = root, .created = created };
    snprintf(items->name, sizeof(items->name), "%s", name);
    return true;
}

bool snapshot_read(struct snapshots *snapshots, bool root, const char *text)
{
    char *end = NULL;
    long long created = 0;

    errno = 0;
    created = strtoll(text, &end, 10);
    return errno == 0 && end != text && *end == ' ' && snapshot_add(snapshots, end + 1, root, (time_t)created);
}

void snapshot_remove(struct snapshots *snapshots, size_t place)
{
    snapshots->count--;
    memmove(&snapshots->items[place], &snapshots->items[place + 1],
            (snapshots->count - place) * sizeof(*snapshots->items));
}

void snapshot_clear(struct snapshots *snapshots)
{
    free(snapshots->items);
    *snapshots = (struct snapshots){ 0 };
}
