#ifndef SETTING_H
#define SETTING_H

#include <stdbool.h>
#include <stddef.h>

enum {
    SETTING_COUNT = 115,
    SETTING_VALUE_MAX = 8191, /* bytes of a value, as in a ZFS user property */
};

enum setting_group {
    SETTING_CUSTOM, /* a ZFS user property */
    SETTING_FTP,    /* one that create does not store */
    SETTING_NATIVE, /* a property of ZFS itself: not in `get all`, checked by zfs */
};

struct setting {
    const char *name;
    enum setting_group group;
    const char *fresh;    /* the program's own default, NULL if it has none */
    const char *testjail; /* what the founding document's jail has, NULL if nothing */
};

/* The properties of one dataset, by index; NULL is one that is not there. One more, so that no name is no crash. */
struct settings {
    char *values[SETTING_COUNT + 1];
};

/* The index of the setting of this name, SETTING_COUNT if there is none. */
size_t setting_find(const char *name);

/* The setting at index, which is below SETTING_COUNT; in the order in which the program prints them. */
const struct setting *setting_at(size_t index);

/* The value, borrowed until the next put; NULL if it is not there. */
const char *setting_get(const struct settings *settings, const char *name);

/* As setting_get(), but "-" if it is not there, which is what zfs prints. */
const char *setting_text(const struct settings *settings, const char *name);

/* Whether setting_text() is value. */
bool setting_is(const struct settings *settings, const char *name, const char *value);

/* Stores a copy of value; NULL removes it. False, and says so, if memory is out. */
bool setting_put(struct settings *settings, const char *name, const char *value) __attribute__((warn_unused_result));

/* Frees all values; settings is empty and may be used again. */
void setting_clear(struct settings *settings);

#endif
