#ifndef PROPERTY_H
#define PROPERTY_H

#include <stdbool.h>

#include "setting.h"
#include "store.h"

/* Settings as the Python program has them: a jail's own stand with it, all others are those of the defaults. */

/* What this stand-in keeps among a jail's settings and never shows. */
#define PROPERTY_ORIGIN "sim_origin"     /* JAIL@SNAPSHOT that it is a clone of */
#define PROPERTY_FSTAB "sim_fstab"       /* its mounts, a line each */
#define PROPERTY_TEMPLATE "sim_template" /* the template that it was made from */

/* Makes setting.h speak of this program's settings; before the store is opened. */
void property_use(void);

/* Whether the setting at index is one that the program shows; false for an index that is none. */
bool property_is_seen(size_t index);

/* The default of the setting at index, borrowed; NULL if only jails have it. */
const char *property_default(const struct store *store, size_t index);

/* What a jail has, borrowed: its own, or the default, or what the state says. NULL if there is nothing. */
const char *property_value(const struct store *store, const struct jail *jail, const char *name);

/* Whether property_value() is value. */
bool property_is(const struct store *store, const struct jail *jail, const char *name, const char *value);

/*
 * Checks a new value as the program does, which is not everywhere. text: set to the value as it is kept. False, and
 * says why, if the user cannot set it.
 */
bool property_check(const char *name, const char *value, char text[SETTING_VALUE_MAX + 1])
    __attribute__((warn_unused_result));

#endif
