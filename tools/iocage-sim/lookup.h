#ifndef LOOKUP_H
#define LOOKUP_H

#include <stdbool.h>
#include <stddef.h>

#include "store.h"

enum {
    LOOKUP_NAME_MAX = 256, /* bytes of a dataset's name, NUL included, as in ZFS */
    LOOKUP_ORIGIN_MAX = LOOKUP_NAME_MAX + SNAPSHOT_NAME_MAX,
};

/* One of the datasets that the program walks through when it looks for a jail: not all of them are jails. */
struct dataset {
    char name[LOOKUP_NAME_MAX];
    const char *uuid;          /* "-" if it has none */
    struct settings *settings; /* NULL: a release, which has no properties of iocage */
    struct jail *jail;         /* NULL: the defaults or a release */
    bool template;             /* a jail that was made a template */
};

enum lookup_answer {
    LOOKUP_ONE,
    LOOKUP_ALL,  /* the name is the keyword ALL */
    LOOKUP_NONE, /* nothing said yet: commands differ in their words */
    LOOKUP_BAD,  /* several match, or the name is no name; said on standard error */
};

/* The dataset at index, in the program's order; false after the last. dataset: borrows from the store. */
bool lookup_at(struct store *store, size_t index, struct dataset *dataset);

/*
 * Looks for a jail as the program does: its tag, its whole UUID, or a regular expression for the end of its dataset's
 * name. name: what follows its first blank is ignored. index: set for LOOKUP_ONE, for lookup_at().
 */
enum lookup_answer lookup_find(struct store *store, const char *name, size_t *index);

/* As lookup_find(), but only a jail will do; also says `NAME not found!` for LOOKUP_NONE. */
enum lookup_answer lookup_jail(struct store *store, const char *name, struct jail **jail);

/* Whether the jail was made a template. */
bool lookup_is_template(const struct jail *jail);

/* Whether `list -r` shows a release of this name. */
bool lookup_is_listed(const char *release);

/* The name of a jail's dataset: pool/iocage/jails/UUID, or of a template pool/iocage/templates/TAG. */
void lookup_dataset_name(const struct store *store, const struct jail *jail, char name[LOOKUP_NAME_MAX]);

/* The snapshot that a jail is a clone of, as zfs prints it: "-" if it is none. */
void lookup_origin(const struct store *store, const struct jail *jail, char name[LOOKUP_ORIGIN_MAX]);

/* The first jail from index on that is a clone of a snapshot of this jail; store->count if there is none. snapshot: its
 * name, or NULL for any. */
size_t lookup_clone(const struct store *store, const struct jail *jail, const char *snapshot, size_t index);

#endif
