#ifndef SETTING_H
#define SETTING_H

#include <stdbool.h>
#include <stddef.h>

enum {
    SETTING_COUNT = 115,      /* of the shell program */
    SETTING_MAX = 192,        /* of any program */
    SETTING_VALUE_MAX = 8191, /* bytes of a value, as in a ZFS user property */
};

enum setting_group {
    SETTING_CUSTOM, /* a ZFS user property */
    SETTING_FTP,    /* one that create does not store */
    SETTING_NATIVE, /* a property of ZFS itself: not in `get all`, checked by zfs */
    SETTING_SWITCH, /* of the Python program, as all below: 0 or 1 */
    SETTING_FIXED,  /* one that the user cannot change */
    SETTING_OWN,    /* of this stand-in, not to be seen */
};

struct setting {
    const char *name;
    enum setting_group group;
    const char *fresh;    /* the program's own default, NULL if it has none */
    const char *testjail; /* what the founding document's jail has, NULL if nothing */
};

/* The properties of one dataset, by index; NULL is one that is not there. One more, so that no name is no crash. */
struct settings {
    char *values[SETTING_MAX + 1];
};

/*
 * Makes all that follows speak of the settings of another program than the shell's; to be called before any settings
 * are read. rows, count: borrowed for good; at most SETTING_MAX.
 */
void setting_use(const struct setting *rows, size_t count);

/* How many settings the program has: SETTING_COUNT unless setting_use() was called. */
size_t setting_count(void);

/* The index of the setting of this name, setting_count() if there is none. */
size_t setting_find(const char *name);

/* The setting at index, which is below setting_count(); in the order in which the program prints them. */
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
