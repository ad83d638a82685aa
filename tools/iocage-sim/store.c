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

#include "pairs_file.h"
#include "say.h"

#define FOUNDING_UUID "611c89ae-c43c-11e5-9602-54ee75595566"

/* The founding document's host made its jails' UUIDs on this network card, so ours end alike, as on a real host. */
#define UUID_TAIL "9602-54ee75595566"

/* 100 ns steps from 1582-10-15, where UUIDs begin to count, to 1970-01-01 */
#define UUID_EPOCH UINT64_C(0x01b21dd213814000)

static bool out_of_memory(void)
{
    say_error("out of memory");
    return false;
}

static bool make_folder(const char *path)
{
    if (mkdir(path, 0755) == 0 || errno == EEXIST)
        return true;
    say_error("%s: %s", path, strerror(errno));
    return false;
}

static void store_path(const struct store *store, char path[PAIRS_FILE_PATH_MAX], const char *name)
{
    snprintf(path, PAIRS_FILE_PATH_MAX, "%s/%s", store->folder, name);
}

static void jail_path(const struct store *store, const char *uuid, char path[PAIRS_FILE_PATH_MAX], const char *name)
{
    snprintf(path, PAIRS_FILE_PATH_MAX, "%s/jails/%s%s", store->folder, uuid, name);
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

    store_path(store, path, "lock");
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

static bool save_host(const struct store *store)
{
    struct pairs_file file;
    char path[PAIRS_FILE_PATH_MAX];
    char number[24];

    store_path(store, path, "host");
    if (!pairs_file_begin(&file, path))
        return false;
    snprintf(number, sizeof(number), "%lu", store->next_jid);
    pairs_file_add(&file, "next_jid", number);
    return pairs_file_end(&file);
}

static void add_settings(struct pairs_file *file, const struct settings *settings)
{
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        if (settings->values[i] != NULL)
            pairs_file_add(file, setting_at(i)->name, settings->values[i]);
    }
}

bool store_save_defaults(const struct store *store)
{
    struct pairs_file file;
    char path[PAIRS_FILE_PATH_MAX];

    store_path(store, path, "defaults");
    if (!pairs_file_begin(&file, path))
        return false;
    add_settings(&file, &store->defaults);
    return pairs_file_end(&file);
}

bool store_save_jail(const struct store *store, const struct jail *jail)
{
    struct pairs_file file;
    char path[PAIRS_FILE_PATH_MAX];
    char number[24];

    jail_path(store, jail->uuid, path, "");
    if (!make_folder(path))
        return false;
    jail_path(store, jail->uuid, path, "/settings");
    if (!pairs_file_begin(&file, path))
        return false;
    if (jail->jid != 0) {
        snprintf(number, sizeof(number), "%lu", jail->jid);
        pairs_file_add(&file, "jid", number);
    }
    if (jail->link != NULL)
        pairs_file_add(&file, "link", jail->link);
    add_settings(&file, &jail->settings);
    return pairs_file_end(&file);
}

static bool found_defaults(struct store *store)
{
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        const struct setting *setting = setting_at(i);

        if (setting->group != SETTING_FTP && !setting_put(&store->defaults, setting->name, setting->fresh))
            return false;
    }
    return store_save_defaults(store);
}

static bool found_testjail(struct store *store)
{
    struct jail *jail = store_add_jail(store, FOUNDING_UUID);

    if (jail == NULL)
        return false;
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        if (!setting_put(&jail->settings, setting_at(i)->name, setting_at(i)->testjail))
            return false;
    }
    jail->link = strdup(setting_text(&jail->settings, "tag"));
    if (jail->link == NULL)
        return out_of_memory();
    return store_save_jail(store, jail);
}

/* The file `host` is written last: while it is missing, the next command founds the host again. */
static bool found_host(struct store *store)
{
    char path[PAIRS_FILE_PATH_MAX];

    store_path(store, path, "jails");
    store->next_jid = 1;
    return make_folder(path) && found_defaults(store) && found_testjail(store) && save_host(store);
}

static bool take_number(const char *text, unsigned long *number)
{
    char *end = NULL;

    errno = 0;
    *number = strtoul(text, &end, 10);
    return errno == 0 && end != text && *end == '\0';
}

static bool take_host(void *closure, const char *key, const char *value)
{
    struct store *store = closure;

    return strcmp(key, "next_jid") == 0 && take_number(value, &store->next_jid);
}

static bool take_setting(void *closure, const char *key, const char *value)
{
    return setting_find(key) < SETTING_COUNT && setting_put(closure, key, value);
}

static bool take_jail(void *closure, const char *key, const char *value)
{
    struct jail *jail = closure;

    if (strcmp(key, "jid") == 0)
        return take_number(value, &jail->jid);
    if (strcmp(key, "link") == 0) {
        free(jail->link);
        jail->link = strdup(value);
        return jail->link != NULL;
    }
    return take_setting(&jail->settings, key, value);
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
    return jail != NULL && pairs_file_read(path, take_jail, jail);
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
        if (strlen(entry->d_name) == STORE_UUID_MAX - 1)
            good = read_jail(store, entry->d_name);
    }
    closedir(folder);
    return good;
}

static bool read_host(struct store *store)
{
    char path[PAIRS_FILE_PATH_MAX];

    store_path(store, path, "host");
    if (access(path, F_OK) != 0)
        return found_host(store);
    if (!pairs_file_read(path, take_host, store))
        return false;
    store_path(store, path, "defaults");
    return pairs_file_read(path, take_setting, &store->defaults) && read_jails(store);
}

bool store_open(struct store *store, const char *folder)
{
    *store = (struct store){ .lock = -1 };
    if (strlen(folder) >= sizeof(store->folder)) {
        say_error("%s: the path is too long", folder);
        return false;
    }
    snprintf(store->folder, sizeof(store->folder), "%s", folder);
    return make_folder(folder) && lock_folder(store) && read_host(store);
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
    free(jail->link);
    free(jail);
}

static void forget(struct store *store)
{
    while (store->count > 0)
        free_jail(store->jails[--store->count]);
    setting_clear(&store->defaults);
}

bool store_relock(struct store *store)
{
    forget(store);
    return lock_folder(store) && read_host(store);
}

void store_close(struct store *store)
{
    forget(store);
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
    return save_host(store);
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
