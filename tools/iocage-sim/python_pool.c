#include "python_pool.h"

#include <stdio.h>
#include <string.h>

#include "property.h"
#include "say.h"

/* What the program makes where it is not there, in its order. Some stand and fall with the whole. */
static const struct row {
    enum store_dataset missing;
    const char *name;
} rows[] = {
    { STORE_IOCAGE, "iocage" },
    { STORE_DOWNLOAD, "iocage/download" },
    { STORE_IOCAGE, "iocage/images" },
    { STORE_JAILS, "iocage/jails" },
    { STORE_IOCAGE, "iocage/log" },
    { STORE_RELEASES, "iocage/releases" },
    { STORE_TEMPLATES, "iocage/templates" },
};

static struct pool *choose(struct store *store)
{
    struct pool *last = &store->pools[store->pool_count - 1];

    for (size_t i = 0; i < store->pool_count; i++) {
        if (store->pools[i].active)
            return &store->pools[i];
    }
    printf("Setting up zpool [%s] for iocage usage\nIf you wish to change please use \"iocage activate\"\n",
           last->name);
    last->active = true;
    return store_save_host(store) ? last : NULL;
}

static bool complete(struct store *store)
{
    bool defaults = store->missing[STORE_DEFAULTS];
    bool made = defaults;

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        if (!store->missing[rows[i].missing])
            continue;
        printf("Creating %s/%s\n", store->pool, rows[i].name);
        made = true;
    }
    if (defaults)
        puts("Default configuration missing, creating one");
    memset(store->missing, 0, sizeof(store->missing));
    return !made || (store_save_pool(store) && store_save_defaults(store));
}

bool python_pool_enter(struct store *store)
{
    const struct pool *pool = choose(store);

    return pool != NULL && store_use(store, pool->name) && complete(store);
}

/* One pool alone is active: the others are no more. */
int python_pool_activate(struct python_call *call)
{
    struct store *store = call->store;
    const char *name = call->options.words[0];
    struct pool *chosen = NULL;

    for (size_t i = 0; i < store->pool_count; i++) {
        if (strcmp(store->pools[i].name, name) == 0)
            chosen = &store->pools[i];
    }
    if (chosen == NULL)
        return say_refusal("ZFS pool '%s' not found!", name);
    for (size_t i = 0; i < store->pool_count; i++)
        store->pools[i].active = &store->pools[i] == chosen;
    if (!store_save_host(store))
        return 1;
    printf("ZFS pool '%s' successfully activated.\n", name);
    return 0;
}

static bool found_testjail(struct store *store)
{
    struct jail *jail = store_add_jail(store, "testjail");

    if (jail == NULL)
        return false;
    for (size_t i = 0; i < setting_count(); i++) {
        if (setting_at(i)->testjail != NULL &&
            !setting_put(&jail->settings, setting_at(i)->name, setting_at(i)->testjail))
            return false;
    }
    return store_save_jail(store, jail);
}

bool python_pool_found(struct store *store)
{
    return store_add_release(store, "13.1-RELEASE") && store_add_release(store, "13.2-RELEASE") &&
           store_save_pool(store) && store_save_defaults(store) && found_testjail(store);
}
