#include "python_get.h"

#include <stdio.h>
#include <string.h>

#include "border.h"
#include "named.h"
#include "property.h"
#include "say.h"

static int refuse(const char *name)
{
    return say_refusal("%s is not a valid property!", name);
}

static int print_all(const struct store *store, const struct jail *jail)
{
    for (size_t i = 0; i < setting_count(); i++) {
        const char *name = setting_at(i)->name;
        const char *value = jail == NULL ? property_default(store, i) : property_value(store, jail, name);

        if (property_is_seen(i) && value != NULL)
            printf("%s:%s\n", name, value);
    }
    return 0;
}

/* What is answered for though it is no property of a jail; NULL if it is none of these. */
static const char *find_other(const struct store *store, const struct jail *jail, const char *name, char number[24])
{
    snprintf(number, 24, jail->jid == 0 ? "-" : "%lu", jail->jid);
    if (strcmp(name, "jid") == 0)
        return number;
    if (strcmp(name, "pool") == 0)
        return store->pool;
    return strcmp(name, "iocroot") == 0 ? "/iocage" : NULL;
}

static const char *find(const struct store *store, const struct jail *jail, const char *name, char number[24])
{
    const char *value = find_other(store, jail, name, number);

    if (value != NULL)
        return value;
    if (!property_is_seen(setting_find(name)))
        return NULL;
    if (strcmp(name, "last_started") == 0)
        return setting_get(&jail->settings, name);
    return property_value(store, jail, name);
}

static int print_one(const struct store *store, const struct jail *jail, const char *name)
{
    char number[24];
    const char *value = find(store, jail, name, number);

    if (value == NULL)
        return refuse(name);
    puts(value);
    return 0;
}

static int print_default(const struct store *store, const char *name)
{
    size_t index = setting_find(name);

    if (!property_is_seen(index) || property_default(store, index) == NULL)
        return refuse(name);
    puts(property_default(store, index));
    return 0;
}

static int print_table(const struct python_call *call, const char *name)
{
    const struct store *store = call->store;
    struct border border;
    char heading[128];
    bool good = false;

    if (!property_is_seen(setting_find(name)))
        return refuse(name);
    snprintf(heading, sizeof(heading), "PROP - %s", name);
    good = border_init(&border, (const char *const[]){ "NAME", heading, NULL });
    for (size_t i = 0; good && i < store->count; i++) {
        const char *value = property_value(store, store->jails[i], name);

        good = border_add(&border, (const char *[]){ store->jails[i]->uuid, value == NULL ? "none" : value });
    }
    border.bare = option_given(&call->options, 'h');
    if (good)
        border_print(&border);
    border_clear(&border);
    return good ? 0 : 1;
}

static int print_jail(struct python_call *call, const char *name, const char *jail_name)
{
    struct store *store = call->store;
    bool all = strcmp(name, "all") == 0;
    const struct jail *jail = NULL;

    if (strcmp(jail_name, "default") == 0)
        return all ? print_all(store, NULL) : print_default(store, name);
    jail = named_find(store, jail_name);
    if (jail == NULL)
        return 1;
    return all ? print_all(store, jail) : print_one(store, jail, name);
}

/* A jail that is not there is one that is down. */
static int print_jid(const struct store *store, const char *name)
{
    const struct jail *jail = store_find_jail(store, name);

    if (jail == NULL || jail->jid == 0)
        puts("-");
    else
        printf("%lu\n", jail->jid);
    return 0;
}

int python_get(struct python_call *call)
{
    const struct options *options = &call->options;

    if (option_given(options, 'p')) {
        puts(call->store->pool);
        return 0;
    }
    if (options->count == 0)
        return say_refusal("You must specify a jail!");
    if (option_given(options, 'a'))
        return print_jail(call, "all", options->words[0]);
    if (option_given(options, 's'))
        return print_jail(call, "state", options->words[0]);
    if (option_given(options, 'j'))
        return print_jid(call->store, options->words[0]);
    if (option_given(options, 'r'))
        return print_table(call, options->words[0]);
    if (options->count == 1)
        return say_refusal("You must specify a jail!");
    return print_jail(call, options->words[0], options->words[1]);
}
