#include "named.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "property.h"
#include "say.h"

static bool begins(const struct jail *jail, const char *name)
{
    return strncmp(jail->uuid, name, strlen(name)) == 0;
}

static struct jail *refuse_several(struct store *store, const char *name)
{
    say_plain("Multiple jails found for %s:", name);
    for (size_t i = 0; i < store->count; i++) {
        const struct jail *jail = store->jails[i];

        if (begins(jail, name))
            say_plain("  %s (/iocage/%s/%s)", jail->uuid, named_is_template(store, jail) ? "templates" : "jails",
                      jail->uuid);
    }
    return NULL;
}

struct jail *named_find(struct store *store, const char *name)
{
    struct jail *found = store_find_jail(store, name);
    size_t count = 0;

    if (found != NULL)
        return found;
    for (size_t i = 0; i < store->count; i++) {
        if (begins(store->jails[i], name)) {
            found = store->jails[i];
            count++;
        }
    }
    if (count > 1)
        return refuse_several(store, name);
    if (count == 0)
        say_plain("jail '%s' not found!", name);
    return found;
}

bool named_is_template(const struct store *store, const struct jail *jail)
{
    return property_is(store, jail, "template", "1");
}

void named_dataset(const struct store *store, const struct jail *jail, char name[LOOKUP_NAME_MAX])
{
    snprintf(name, LOOKUP_NAME_MAX, "%s/iocage/%s/%s", store->pool,
             named_is_template(store, jail) ? "templates" : "jails", jail->uuid);
}

bool named_check_new(const struct store *store, const char *name)
{
    bool good = isalnum((unsigned char)name[0]) != 0 || name[0] == '_';

    for (const char *c = name; *c != '\0'; c++)
        good = good && (isalnum((unsigned char)*c) != 0 || strchr("._-", *c) != NULL);
    if (!good)
        say_plain("Invalid character in %s, please remove it.", name);
    else if (strlen(name) >= STORE_JAIL_MAX)
        say_error("iocage-sim has names below %d bytes", STORE_JAIL_MAX);
    else if (strcmp(name, "default") == 0 || strcmp(name, "help") == 0)
        say_plain("You cannot name a jail %s, that is a reserved name.", name);
    else if (store_find_jail(store, name) != NULL)
        say_plain("Jail: %s already exists!", name);
    else
        return true;
    return false;
}

bool named_put(struct jail *jail)
{
    char host[STORE_JAIL_MAX];
    char dataset[STORE_JAIL_MAX + 32];

    snprintf(host, sizeof(host), "%s", jail->uuid);
    for (char *c = host; *c != '\0'; c++) {
        if (*c == '_')
            *c = '-';
    }
    snprintf(dataset, sizeof(dataset), "iocage/jails/%s/data", jail->uuid);
    return setting_put(&jail->settings, "host_hostname", host) &&
           setting_put(&jail->settings, "host_hostuuid", jail->uuid) &&
           setting_put(&jail->settings, "jail_zfs_dataset", dataset);
}

size_t named_clone(const struct store *store, const struct jail *jail, const char *snapshot, size_t index)
{
    size_t length = strlen(jail->uuid);

    for (; index < store->count; index++) {
        const char *origin = setting_text(&store->jails[index]->settings, PROPERTY_ORIGIN);

        if (strncmp(origin, jail->uuid, length) == 0 && origin[length] == '@' &&
            (snapshot == NULL || strcmp(origin + length + 1, snapshot) == 0))
            break;
    }
    return index;
}
