#ifndef ZFS_VALUE_H
#define ZFS_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    ZFS_VALUE_WORDS_MAX = 256, /* bytes of what zfs says, NUL included */
    ZFS_VALUE_SIZE_MAX = 8,    /* bytes of a size as zfs prints it, NUL included */
};

/*
 * What zfs checks when a property is set. name: of any setting; those that are not ZFS's own may have any value that is
 * short enough. words: set, if the value will not do, to what zfs says about it. Returns whether it will do.
 */
bool zfs_value_check(const char *name, const char *value, char words[ZFS_VALUE_WORDS_MAX]);

/*
 * The value as zfs keeps it: a quota or reservation in its own way of writing sizes, all else as it is. text: room for
 * the first. Returns text or value.
 */
const char *zfs_value_keep(const char *name, const char *value, char text[ZFS_VALUE_SIZE_MAX]);

/* Reads a size as zfs does: `none`, or a number with a unit (10G, 1.5T, 512MB). size: set to bytes, 0 for none. */
bool zfs_value_size(const char *text, uint64_t *size);

/* Prints a size as zfs does: 96K, 1.24G, 10G, `none` for 0. */
void zfs_value_print(uint64_t size, char text[ZFS_VALUE_SIZE_MAX]);

#endif
