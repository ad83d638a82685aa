#include "found.h"

#include <stdio.h>
#include <string.h>

#include "python_pool.h"
#include "say.h"
#include "tag_link.h"

#define FOUNDING_UUID "611c89ae-c43c-11e5-9602-54ee75595566"

/* The last one is taken when none is active. */
static const char *const pools[] = { "backup", FOUND_POOL };

/* The document's jail is of the first, its defaults name the second. `list -r` shows names that end in RELEASE only. */
static const char *const releases[] = { "10.2-RELEASE", "11.0-CURRENTJAN2016" };

static bool put_fresh(struct settings *settings)
{
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        const struct setting *setting = setting_at(i);

        if (setting->group != SETTING_FTP && !setting_put(settings, setting->name, setting->fresh))
            return false;
    }
    return true;
}

bool found_defaults(struct store *store)
{
    struct settings *settings = &store->defaults;
    char uuid[STORE_UUID_MAX];
    char date[TAG_LINK_DATE_MAX];
    char text[128];

    store_new_uuid(store, uuid);
    tag_link_date('@', date);
    snprintf(text, sizeof(text), "iocage/jails/%s/data", uuid);
    return put_fresh(settings) && setting_put(settings, "host_hostuuid", uuid) &&
           setting_put(settings, "host_hostname", uuid) && setting_put(settings, "jail_zfs_dataset", text) &&
           setting_put(settings, "tag", date);
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
    return tag_link(store, jail) && store_save_jail(store, jail);
}

static bool found_pool(struct store *store)
{
    if (store->dialect == DIALECT_PYTHON)
        return python_pool_found(store);
    for (size_t i = 0; i < sizeof(releases) / sizeof(releases[0]); i++) {
        if (!store_add_release(store, releases[i]))
            return false;
    }
    return put_fresh(&store->defaults) && store_save_pool(store) && store_save_defaults(store) && found_testjail(store);
}

/* The host itself is saved last: while its file is missing, the next command founds it again. */
bool found_host(struct store *store)
{
    bool good = false;

    for (size_t i = 0; i < sizeof(pools) / sizeof(pools[0]); i++) {
        struct pool *pool = &store->pools[store->pool_count++];

        pool->active = strcmp(pools[i], FOUND_POOL) == 0;
        snprintf(pool->name, sizeof(pool->name), "%s", pools[i]);
        if (pool->active)
            store->pool = pool->name;
    }
    if (store->next_jid == 0)
        store->next_jid = 1;
    good = found_pool(store) && store_save_host(store);
    store_forget_pool(store);
    return good;
}
