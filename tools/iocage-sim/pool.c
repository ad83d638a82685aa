#include "pool.h"

#include <stdio.h>
#include <string.h>

#include "found.h"
#include "say.h"

static void say_several(const struct store *store)
{
    say_plain("%s", "");
    say_plain("  WARNING: You have more then one pool set for iocage use!");
    say_plain("%s", "");
    say_plain("**** POOLS ****");
    for (size_t i = 0; i < store->pool_count; i++) {
        if (store->pools[i].active)
            say_plain("%s\tiocage", store->pools[i].name);
    }
    say_plain("***************");
    say_plain("%s", "");
    say_plain("  Please run 'iocage deactivate' on one of them");
    say_plain("%s", "");
}

static struct pool *choose(struct store *store)
{
    struct pool *chosen = &store->pools[store->pool_count - 1];
    size_t active = 0;

    for (size_t i = 0; i < store->pool_count; i++) {
        if (store->pools[i].active) {
            chosen = &store->pools[i];
            active++;
        }
    }
    if (active == 1)
        return chosen;
    if (active > 1) {
        say_several(store);
        return NULL;
    }
    printf("Setting up zpool [%s] for iocage usage...\n", chosen->name);
    puts("If you wish to change zpool, use 'iocage activate'");
    chosen->active = true;
    return store_save_host(store) ? chosen : NULL;
}

static bool complete(struct store *store)
{
    bool made = false;

    for (size_t i = 0; i < STORE_DATASETS; i++) {
        if (!store->missing[i])
            continue;
        say_info("creating %s/%s", store->pool, store_dataset_name((enum store_dataset)i));
        if (i == STORE_DEFAULTS && !found_defaults(store))
            return false;
        store->missing[i] = false;
        made = true;
    }
    return !made || (store_save_pool(store) && store_save_defaults(store));
}

bool pool_enter(struct store *store)
{
    const struct pool *pool = choose(store);

    return pool != NULL && store_use(store, pool->name) && complete(store);
}

static int set_active(struct store *store, const char *name, bool active)
{
    for (size_t i = 0; i < store->pool_count; i++) {
        if (strcmp(store->pools[i].name, name) == 0) {
            store->pools[i].active = active;
            return store_save_host(store) ? 0 : 1;
        }
    }
    say_plain("cannot open '%s': no such pool", name);
    return 1;
}

int pool_activate(struct store *store, char **argv)
{
    const struct pool *pool = NULL;

    if (argv[1] != NULL && argv[1][0] != '\0')
        return set_active(store, argv[1], true);
    pool = choose(store);
    if (pool == NULL)
        return 1;
    printf("pool: %s\n", pool->name);
    return 0;
}

int pool_deactivate(struct store *store, char **argv)
{
    return argv[1] == NULL || argv[1][0] == '\0' ? 0 : set_active(store, argv[1], false);
}
