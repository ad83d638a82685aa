#include "store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "found.h"
#include "jail_file.h"
#include "pairs_file.h"
#include "say.h"

/* The founding document's host made its jails' UUIDs on this network card, so ours end alike, as on a real host. */
#define UUID_TAIL "9602-54ee75595566"

/* 100 ns steps from 1582-10-15, where UUIDs begin to count, to 1970-01-01 */
#define UUID_EPOCH UINT64_C(0x01b21dd213814000)

static bool out_of_memory(void)
{
    say_error("out of memory");
    return false;
}

bool store_make_folder(const char *path)
{
    if (mkdir(path, 0755) == 0 || errno == EEXIST)
        return true;
    say_error("%s: %s", path, strerror(errno));
    return false;
}

void store_path(const struct store *store, char path[PAIRS_FILE_PATH_MAX], const char *name)
{
    if (strcmp(store->pool, FOUND_POOL) == 0)
        snprintf(path, PAIRS_FILE_PATH_MAX, "%s/%s", store->folder, name);
    else
        snprintf(path, PAIRS_FILE_PATH_MAX, "%s/pools/%s/%s", store->folder, store->pool, name);
}

static void host_path(const struct store *store, char path[PAIRS_FILE_PATH_MAX], const char *name)
{
    snprintf(path, PAIRS_FILE_PATH_MAX, "%s/%s", store->folder, name);
}

static void jail_path(const struct store *store, const char *uuid, char path[PAIRS_FILE_PATH_MAX], const char *name)
{
    char last[STORE_JAIL_MAX + 32];

    snprintf(last, sizeof(last), "jails/%s%s", uuid, name);
    store_path(store, path, last);
}

static void wake(int number)
{
    (void)number;
}

/* fcntl, not flock: POSIX has only this one, and the kernel lets go of it however the holder ends */
static bool lock_folder(struct store *store)
{
    struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    struct sigaction action = { .sa_handler = wake }; /* no SA_RESTART, so that the alarm ends the wait */
    char path[PAIRS_FILE_PATH_MAX];

    host_path(store, path, "lock");
    store->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (store->lock < 0) {
        say_error("%s: %s", path, strerror(errno));
        return false;
    }
    sigaction(SIGALRM, &action, NULL);
    alarm(STORE_LOCK_SECONDS);
    if (fcntl(store->lock, F_SETLKW, &whole) != 0) {
        say_error("%s: %s", path, errno == EINTR ? "other commands hold it for too long" : strerror(errno));
        return false;
    }
    alarm(0);
    return true;
}

bool store_save_host(const struct store *store)
{
    struct pairs_file file;
    char path[PAIRS_FILE_PATH_MAX];
    char number[24];

    host_path(store, path, "host");
    if (!pairs_file_begin(&file, path))
        return false;
    snprintf(number, sizeof(number), "%lu", store->next_jid);
    pairs_file_add(&file, "dialect", dialect_name(store->dialect));
    pairs_file_add(&file, "next_jid", number);
    for (size_t i = 0; i < store->pool_count; i++)
        pairs_file_add(&file, store->pools[i].active ? "active" : "pool", store->pools[i].name);
    return pairs_file_end(&file);
}

/* The folders that a file of the pool in use stands in. */
static bool make_folders(const struct store *store)
{
    char path[PAIRS_FILE_PATH_MAX];

    host_path(store, path, "pools");
    if (strcmp(store->pool, FOUND_POOL) != 0 && !store_make_folder(path))
        return false;
    store_path(store, path, "");
    if (!store_make_folder(path))
        return false;
    store_path(store, path, "jails");
    return store_make_folder(path);
}

bool store_save_pool(const struct store *store)
{
    struct pairs_file file;
    char path[PAIRS_FILE_PATH_MAX];

    store_path(store, path, "pool");
    if (!make_folders(store) || !pairs_file_begin(&file, path))
        return false;
    for (size_t i = 0; i < store->release_count; i++)
        pairs_file_add(&file, "release", store->releases[i]);
    for (size_t i = 0; i < STORE_DATASETS; i++) {
        if (store->missing[i])
            pairs_file_add(&file, "missing", store_dataset_name((enum store_dataset)i));
    }
    return pairs_file_end(&file);
}

bool store_save_defaults(const struct store *store)
{
    char path[PAIRS_FILE_PATH_MAX];

    store_path(store, path, "defaults");
    return jail_file_save_settings(path, &store->defaults);
}

bool store_save_jail(const struct store *store, const struct jail *jail)
{
    char path[PAIRS_FILE_PATH_MAX];

    jail_path(store, jail->uuid, path, "");
    if (!store_make_folder(path))
        return false;
    jail_path(store, jail->uuid, path, "/settings");
    return jail_file_save(path, jail);
}

static bool take_pool(struct store *store, const char *name, bool active)
{
    struct pool *pool = &store->pools[store->pool_count];

    if (store->pool_count == STORE_POOLS_MAX || strlen(name) >= sizeof(pool->name))
        return false;
    pool->active = active;
    snprintf(pool->name, sizeof(pool->name), "%s", name);
    store->pool_count++;
    return true;
}

static bool take_host(void *closure, const char *key, const char *value)
{
    struct store *store = closure;

    if (strcmp(key, "pool") == 0 || strcmp(key, "active") == 0)
        return take_pool(store, value, strcmp(key, "active") == 0);
    if (strcmp(key, "dialect") == 0)
        return dialect_read(value, &store->dialect);
    return strcmp(key, "next_jid") == 0 && pairs_file_number(value, &store->next_jid);
}

static bool take_dataset(void *closure, const char *key, const char *value)
{
    struct store *store = closure;
    size_t dataset = 0;

    if (strcmp(key, "release") == 0)
        return store_add_release(store, value);
    while (dataset < STORE_DATASETS && strcmp(store_dataset_name((enum store_dataset)dataset), value) != 0)
        dataset++;
    if (strcmp(key, "missing") != 0 || dataset == STORE_DATASETS)
        return false;
    store->missing[dataset] = true;
    return true;
}

/* A folder without settings is what a command leaves that was killed between making and filling it: no jail. */
static bool read_jail(struct store *store, const char *uuid)
{
    char path[PAIRS_FILE_PATH_MAX];
    struct jail *jail = NULL;

    jail_path(store, uuid, path, "/settings");
    if (access(path, F_OK) != 0)
        return true;
    jail = store_add_jail(store, uuid);
    return jail != NULL && jail_file_read(path, jail);
}

static bool read_jails(struct store *store)
{
    char path[PAIRS_FILE_PATH_MAX];
    struct dirent *entry = NULL;
    bool good = true;
    DIR *folder = NULL;

    store_path(store, path, "jails");
    folder = opendir(path);
    if (folder == NULL) {
        say_error("%s: %s", path, strerror(errno));
        return false;
    }
    while (good && (entry = readdir(folder)) != NULL) {
        if (entry->d_name[0] != '.' && strlen(entry->d_name) < STORE_JAIL_MAX)
            good = read_jail(store, entry->d_name);
    }
    closedir(folder);
    return good;
}

/* A host that names no pool is of an older stand-in, or was not founded to the end. */
static bool read_host(struct store *store)
{
    enum dialect dialect = store->dialect;
    char path[PAIRS_FILE_PATH_MAX];

    host_path(store, path, "host");
    if (access(path, F_OK) == 0) {
        store->dialect = DIALECT_SHELL;
        if (!pairs_file_read(path, take_host, store))
            return false;
    }
    if (store->dialect != dialect) {
        say_error("%s is the state of a %s host, not of a %s one", store->folder, dialect_name(store->dialect),
                  dialect_name(dialect));
        return false;
    }
    return store->pool_count > 0 || found_host(store);
}

bool store_open(struct store *store, const char *folder, enum dialect dialect)
{
    *store = (struct store){ .dialect = dialect, .lock = -1 };
    if (strlen(folder) >= sizeof(store->folder)) {
        say_error("%s: the path is too long", folder);
        return false;
    }
    snprintf(store->folder, sizeof(store->folder), "%s", folder);
    return store_make_folder(folder) && lock_folder(store) && read_host(store);
}

bool store_use(struct store *store, const char *pool)
{
    char path[PAIRS_FILE_PATH_MAX];

    store->pool = pool;
    store_path(store, path, "pool");
    if (access(path, F_OK) != 0) {
        for (size_t i = 0; i < STORE_DATASETS; i++)
            store->missing[i] = true;
        return true;
    }
    if (!pairs_file_read(path, take_dataset, store))
        return false;
    store_path(store, path, "defaults");
    if (!store->missing[STORE_DEFAULTS] && !jail_file_read_settings(path, &store->defaults))
        return false;
    return read_jails(store);
}

void store_unlock(struct store *store)
{
    if (store->lock >= 0)
        close(store->lock);
    store->lock = -1;
}

static void free_jail(struct jail *jail)
{
    setting_clear(&jail->settings);
    snapshot_clear(&jail->snapshots);
    free(jail->link);
    free(jail);
}

void store_forget_pool(struct store *store)
{
    while (store->count > 0)
        free_jail(store->jails[--store->count]);
    setting_clear(&store->defaults);
    memset(store->missing, 0, sizeof(store->missing));
    store->release_count = 0;
    store->pool = NULL;
}

bool store_relock(struct store *store)
{
    char name[STORE_NAME_MAX];

    snprintf(name, sizeof(name), "%s", store->pool);
    store_forget_pool(store);
    store->pool_count = 0;
    if (!lock_folder(store) || !read_host(store))
        return false;
    for (size_t i = 0; i < store->pool_count; i++) {
        if (strcmp(store->pools[i].name, name) == 0)
            return store_use(store, store->pools[i].name);
    }
    say_error("the pool %s is gone", name);
    return false;
}

void store_close(struct store *store)
{
    store_forget_pool(store);
    store_unlock(store);
}

void store_new_uuid(const struct store *store, char uuid[STORE_UUID_MAX])
{
    struct timespec now;
    uint64_t steps = 0;

    clock_gettime(CLOCK_REALTIME, &now);
    steps = UUID_EPOCH + (uint64_t)now.tv_sec * 10000000 + (uint64_t)now.tv_nsec / 100;
    do {
        snprintf(uuid, STORE_UUID_MAX, "%08x-%04x-1%03x-" UUID_TAIL, (unsigned)(steps & 0xffffffff),
                 (unsigned)(steps >> 32 & 0xffff), (unsigned)(steps >> 48 & 0xfff));
        steps++;
    } while (store_find_jail(store, uuid) != NULL);
}

const char *store_dataset_name(enum store_dataset dataset)
{
    static const char *const names[] = {
        [STORE_IOCAGE] = "iocage",      [STORE_DEFAULTS] = "iocage/.defaults", [STORE_DOWNLOAD] = "iocage/download",
        [STORE_JAILS] = "iocage/jails", [STORE_RELEASES] = "iocage/releases",  [STORE_TEMPLATES] = "iocage/templates",
    };

    return names[dataset];
}

bool store_add_release(struct store *store, const char *name)
{
    size_t place = 0;

    while (place < store->release_count && strcmp(store->releases[place], name) < 0)
        place++;
    if (place < store->release_count && strcmp(store->releases[place], name) == 0)
        return true;
    if (store->release_count == STORE_RELEASES_MAX || strlen(name) >= STORE_NAME_MAX) {
        say_error("iocage-sim keeps at most %d releases, with names below %d bytes", STORE_RELEASES_MAX,
                  STORE_NAME_MAX);
        return false;
    }
    memmove(store->releases[place + 1], store->releases[place], (store->release_count - place) * STORE_NAME_MAX);
    snprintf(store->releases[place], STORE_NAME_MAX, "%s", name);
    store->release_count++;
    return true;
}

struct jail *store_add_jail(struct store *store, const char *uuid)
{
    struct jail *jail = NULL;
    size_t place = store->count;

    if (store->count == STORE_JAILS_MAX) {
        say_error("iocage-sim keeps at most %d jails", STORE_JAILS_MAX);
        return NULL;
    }
    jail = calloc(1, sizeof(*jail));
    if (jail == NULL) {
        out_of_memory();
        return NULL;
    }
    snprintf(jail->uuid, sizeof(jail->uuid), "%s", uuid);
    for (; place > 0 && strcmp(store->jails[place - 1]->uuid, uuid) > 0; place--)
        store->jails[place] = store->jails[place - 1];
    store->jails[place] = jail;
    store->count++;
    return jail;
}

struct jail *store_find_jail(const struct store *store, const char *uuid)
{
    for (size_t i = 0; i < store->count; i++) {
        if (strcmp(store->jails[i]->uuid, uuid) == 0)
            return store->jails[i];
    }
    return NULL;
}

bool store_take_jid(struct store *store, struct jail *jail)
{
    jail->jid = store->next_jid++;
    return store_save_host(store);
}

bool store_remove_jail(struct store *store, struct jail *jail)
{
    char path[PAIRS_FILE_PATH_MAX];
    size_t i = 0;

    jail_path(store, jail->uuid, path, "/settings");
    if (unlink(path) != 0) {
        say_error("%s: %s", path, strerror(errno));
        return false;
    }
    /* may fail if a killed command left its settings.tmp; without settings the folder is no jail anyway */
    jail_path(store, jail->uuid, path, "");
    rmdir(path);
    while (store->jails[i] != jail)
        i++;
    store->count--;
    memmove(&store->jails[i], &store->jails[i + 1], (store->count - i) * sizeof(store->jails[0]));
    free_jail(jail);
    return true;
}
