#ifndef NAMED_H
#define NAMED_H

#include <stdbool.h>

#include "lookup.h"
#include "store.h"

/* Jails of the Python program: they have a name, and a template is a jail too. */

/* The jail of this name, or else the one whose name begins so. NULL, and says why, if none or several do. */
struct jail *named_find(struct store *store, const char *name);

/* Whether the jail is a template. */
bool named_is_template(const struct store *store, const struct jail *jail);

/* A jail's dataset: POOL/iocage/jails/NAME. */
void named_dataset(const struct store *store, const struct jail *jail, char name[LOOKUP_NAME_MAX]);

/*
 * Whether a new jail can have this name; false, and says why, if not. store_add_jail() can be called with it then.
 */
bool named_check_new(const struct store *store, const char *name) __attribute__((warn_unused_result));

/* Gives a jail its properties that hold its name. False, and says so, if memory is out. */
bool named_put(struct jail *jail) __attribute__((warn_unused_result));

/* The first jail from index on that is a clone of this one; store->count if there is none. snapshot: of this, NULL for
 * any. */
size_t named_clone(const struct store *store, const struct jail *jail, const char *snapshot, size_t index);

#endif
