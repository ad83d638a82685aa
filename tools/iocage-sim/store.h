#ifndef STORE_H
#define STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "dialect.h"
#include "pairs_file.h"
#include "setting.h"
#include "snapshot.h"

enum {
    STORE_JAILS_MAX = 1024,  /* jails on one pretended pool */
    STORE_POOLS_MAX = 8,     /* pools of the pretended host */
    STORE_RELEASES_MAX = 32, /* releases fetched into one pool */
    STORE_NAME_MAX = 64,     /* bytes of a pool's or release's name, NUL included */
    STORE_FOLDER_MAX = 640,  /* bytes of the folder's path, NUL included */
    STORE_LOCK_SECONDS = 30, /* how long to wait for other commands */
    STORE_UUID_MAX = 37,     /* bytes of a UUID, NUL included */
    STORE_JAIL_MAX = 128,    /* bytes of the name of a jail's dataset, NUL included; in the shell dialect a UUID */
};

#define STORE_HOSTID "4145fbb8-c5b6-11e5-9f2f-fcaa14deb15d"

/* The datasets below a pool that the program makes when they are not there, in its order. */
enum store_dataset {
    STORE_IOCAGE,
    STORE_DEFAULTS,
    STORE_DOWNLOAD,
    STORE_JAILS,
    STORE_RELEASES,
    STORE_TEMPLATES,
    STORE_DATASETS
};

struct jail {
    char uuid[STORE_JAIL_MAX]; /* the name of its dataset */
    unsigned long jid;         /* 0 when down */
    char *link;                /* the tag under which /iocage/tags finds it, or NULL */
    struct settings settings;  /* origin is "-", or UUID@SNAPSHOT of the jail that it is a clone of */
    struct snapshots snapshots;
};

struct pool {
    char name[STORE_NAME_MAX];
    bool active; /* its comment is `iocage` */
};

/*
 * The pretended host and the pool that the command works on, read whole. In its folder: `lock`, `host`, and for the
 * pool that the host was founded with `pool`, `defaults` and `jails/UUID/settings`, all but the lock of key=value
 * lines; for each other pool the last three below `pools/NAME`.
 */
struct store {
    char folder[STORE_FOLDER_MAX];
    enum dialect dialect;
    int lock; /* -1 when not locked */
    unsigned long next_jid;
    struct pool pools[STORE_POOLS_MAX]; /* by name */
    size_t pool_count;
    const char *pool;                                  /* the name of the one in use, NULL before store_use() */
    bool missing[STORE_DATASETS];                      /* of the pool in use, as all that follows */
    char releases[STORE_RELEASES_MAX][STORE_NAME_MAX]; /* by name */
    size_t release_count;
    struct settings defaults;
    struct jail *jails[STORE_JAILS_MAX]; /* by UUID */
    size_t count;
};

/*
 * Locks the folder against other commands and reads the host; makes it, with the document's host, if it is not there.
 * dialect: whose host it is to be; one that was founded for another is refused. store: overwritten; give it to
 * store_close() in any case. All functions here say on standard error why they failed.
 */
bool store_open(struct store *store, const char *folder, enum dialect dialect) __attribute__((warn_unused_result));

/* Reads the pool, one of store->pools: nothing but missing datasets if it was never used. */
bool store_use(struct store *store, const char *pool) __attribute__((warn_unused_result));

/* The path of a file or folder that belongs to the pool in use. name: below the pool's folder. */
void store_path(const struct store *store, char path[PAIRS_FILE_PATH_MAX], const char *name);

/* Makes a folder unless it is there. */
bool store_make_folder(const char *path) __attribute__((warn_unused_result));

/* Frees what was read of the pool; none is in use then. */
void store_forget_pool(struct store *store);

/* Lets other commands in. What was read stays but must not be saved. */
void store_unlock(struct store *store);

/* Locks again and reads all anew, the pool in use too: every pointer into the store is stale. */
bool store_relock(struct store *store) __attribute__((warn_unused_result));

/* Frees all and unlocks. */
void store_close(struct store *store);

/* A UUID that no jail here has, of version 1 as uuidgen(1) makes them. */
void store_new_uuid(const struct store *store, char uuid[STORE_UUID_MAX]);

/* The name of a dataset below its pool, such as iocage/jails. */
const char *store_dataset_name(enum store_dataset dataset);

/* Adds a release in memory, unless it is there. False, and says so, if there are too many. */
bool store_add_release(struct store *store, const char *name) __attribute__((warn_unused_result));

/* Adds a jail without settings, in memory only. NULL if there are too many or memory is out. */
struct jail *store_add_jail(struct store *store, const char *uuid);

/* The jail with this UUID, or NULL. */
struct jail *store_find_jail(const struct store *store, const char *uuid);

/* Gives a jail the next JID, as the kernel does: in memory and in the folder's `host`. The jail itself is not saved. */
bool store_take_jid(struct store *store, struct jail *jail) __attribute__((warn_unused_result));

/* Write the host and its pools, what a pool has, the defaults or one jail, each in one step: another command sees the
 * old or the new. */
bool store_save_host(const struct store *store) __attribute__((warn_unused_result));
bool store_save_pool(const struct store *store) __attribute__((warn_unused_result));
bool store_save_defaults(const struct store *store) __attribute__((warn_unused_result));
bool store_save_jail(const struct store *store, const struct jail *jail) __attribute__((warn_unused_result));

/* Removes a jail from the folder and from memory; the pointer is stale afterwards. */
bool store_remove_jail(struct store *store, struct jail *jail) __attribute__((warn_unused_result));

#endif
