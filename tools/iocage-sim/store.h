#ifndef STORE_H
#define STORE_H

#include <stdbool.h>
#include <stddef.h>

#include "setting.h"

enum {
    STORE_JAILS_MAX = 1024,  /* jails on one pretended host */
    STORE_FOLDER_MAX = 768,  /* bytes of the folder's path, NUL included */
    STORE_LOCK_SECONDS = 30, /* how long to wait for other commands */
    STORE_UUID_MAX = 37,     /* bytes of a UUID, NUL included */
};

/* The pretended host: the document's, on a pool named as in most of the world. */
#define STORE_POOL "tank"
#define STORE_HOSTID "4145fbb8-c5b6-11e5-9f2f-fcaa14deb15d"

struct jail {
    char uuid[STORE_UUID_MAX]; /* the name of its dataset */
    unsigned long jid;         /* 0 when down */
    char *link;                /* the tag under which /iocage/tags finds it, or NULL */
    struct settings settings;
};

/*
 * All state of the pretended host, read whole. In its folder: `lock`, `host`, `defaults` and `jails/UUID/settings`, all
 * but the lock of key=value lines.
 */
struct store {
    char folder[STORE_FOLDER_MAX];
    int lock; /* -1 when not locked */
    unsigned long next_jid;
    struct settings defaults;
    struct jail *jails[STORE_JAILS_MAX]; /* by UUID */
    size_t count;
};

/*
 * Locks the folder against other commands and reads it; makes it, with the document's host, if it is not there.
 * store: overwritten; give it to store_close() in any case. All functions here say on standard error why they failed.
 */
bool store_open(struct store *store, const char *folder) __attribute__((warn_unused_result));

/* Lets other commands in. What was read stays but must not be saved. */
void store_unlock(struct store *store);

/* Locks again and reads all anew: every pointer into the store is stale. */
bool store_relock(struct store *store) __attribute__((warn_unused_result));

/* Frees all and unlocks. */
void store_close(struct store *store);

/* A UUID that no jail here has, of version 1 as uuidgen(1) makes them. */
void store_new_uuid(const struct store *store, char uuid[STORE_UUID_MAX]);

/* Adds a jail without settings, in memory only. NULL if there are too many or memory is out. */
struct jail *store_add_jail(struct store *store, const char *uuid);

/* The jail with this UUID, or NULL. */
struct jail *store_find_jail(const struct store *store, const char *uuid);

/* Gives a jail the next JID, as the kernel does: in memory and in the folder's `host`. The jail itself is not saved. */
bool store_take_jid(struct store *store, struct jail *jail) __attribute__((warn_unused_result));

/* Writes one jail, in one step: another command sees the old settings or the new ones. */
bool store_save_jail(const struct store *store, const struct jail *jail) __attribute__((warn_unused_result));

/* Writes the defaults, in one step. */
bool store_save_defaults(const struct store *store) __attribute__((warn_unused_result));

/* Removes a jail from the folder and from memory; the pointer is stale afterwards. */
bool store_remove_jail(struct store *store, struct jail *jail) __attribute__((warn_unused_result));

#endif
