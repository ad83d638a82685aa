#include "show.h"

#include <stdio.h>
#include <string.h>

#include "lookup.h"
#include "say.h"
#include "table.h"
#include "zfs_value.h"

enum {
    VALUE_ROOM = 32
}; /* bytes of a value that is made here, NUL included */

static int list_releases(const struct store *store)
{
    puts("Downloaded releases:");
    for (size_t i = 0; i < store->release_count; i++) {
        if (lookup_is_listed(store->releases[i]))
            printf("%15s\n", store->releases[i]);
    }
    return 0;
}

/* What PC-BSD's older tool warden asked for: it knows one address of a kind, so the lines for more stay empty. */
static void print_warden(const struct jail *jail)
{
    const struct settings *settings = &jail->settings;

    if (jail->jid == 0)
        puts("id: -");
    else
        printf("id: %lu\n", jail->jid);
    printf("host: %s\nipv4: %s\n", setting_text(settings, "tag"), setting_text(settings, "ip4_addr"));
    puts("alias-ipv4: \nbridge-ipv4: \nalias-bridge-ipv4: \ndefaultrouter-ipv4: ");
    printf("ipv6: %s\n", setting_text(settings, "ip6_addr"));
    puts("alias-ipv6: \nbridge-ipv6: \nalias-bridge-ipv6: \ndefaultrouter-ipv6: ");
    printf("autostart: %s\nvnet: %s\nstatus: %s\ntype: %s\n", setting_text(settings, "boot"),
           setting_text(settings, "vnet"), jail->jid != 0 ? "up" : "down", setting_text(settings, "type"));
}

static int list_warden(const struct store *store)
{
    for (size_t i = 0; i < store->count; i++) {
        if (!lookup_is_template(store->jails[i]))
            print_warden(store->jails[i]);
    }
    return 0;
}

static bool add_jail(struct table *table, const struct jail *jail)
{
    const struct settings *settings = &jail->settings;
    char jid[VALUE_ROOM] = "-";

    if (jail->jid != 0)
        snprintf(jid, sizeof(jid), "%lu", jail->jid);
    return table_add(table, "%s^%s^%s^%s^%s^%s", jid, jail->uuid, setting_text(settings, "boot"),
                     jail->jid != 0 ? "up" : "down", setting_text(settings, "tag"), setting_text(settings, "type"));
}

int show_list(struct store *store, char **argv)
{
    const char *option = argv[1] == NULL ? "" : argv[1];
    bool templates = strcmp(option, "-t") == 0;
    struct table table;
    bool good = false;

    store_unlock(store);
    if (strcmp(option, "-r") == 0)
        return list_releases(store);
    if (strcmp(option, "--warden") == 0)
        return list_warden(store);
    if (option[0] != '\0' && !templates)
        return say_error("invalid switch %s", option);
    table_init(&table, '^');
    good = table_add(&table, "JID^UUID^BOOT^STATE^TAG^TYPE");
    for (size_t i = 0; good && i < store->count; i++) {
        if (lookup_is_template(store->jails[i]) == templates)
            good = add_jail(&table, store->jails[i]);
    }
    if (good)
        table_print(&table);
    table_clear(&table);
    return good ? 0 : 1;
}

/* What a dataset can still take: the pool's space, or less by its quota. */
static void available(const struct settings *settings, char text[VALUE_ROOM])
{
    uint64_t room = 0;
    uint64_t quota = 0;
    uint64_t used = 0;

    snprintf(text, VALUE_ROOM, "%.*s", VALUE_ROOM - 1, setting_text(settings, "available"));
    if (!zfs_value_size(text, &room) || !zfs_value_size(setting_text(settings, "quota"), &quota) || quota == 0 ||
        !zfs_value_size(setting_text(settings, "used"), &used))
        return;
    quota = quota > used ? quota - used : 0;
    if (quota == 0)
        snprintf(text, VALUE_ROOM, "0");
    else if (quota < room)
        zfs_value_print(quota, text);
}

int show_df(struct store *store, char **argv)
{
    static const char format[] = "%-36s  %-6s  %-5s  %-5s  %-5s  %-5s %s\n";

    (void)argv; /* the program looks at none */
    store_unlock(store);
    printf(format, "UUID", "CRT", "RES", "QTA", "USE", "AVA", "TAG");
    for (size_t i = 0; i < store->count; i++) {
        const struct settings *settings = &store->jails[i]->settings;
        char room[VALUE_ROOM];

        if (lookup_is_template(store->jails[i]))
            continue;
        available(settings, room);
        printf(format, store->jails[i]->uuid, setting_text(settings, "compressratio"),
               setting_text(settings, "reservation"), setting_text(settings, "quota"), setting_text(settings, "used"),
               room, setting_text(settings, "tag"));
    }
    return 0;
}

/* Only properties with a default of the program's own are listed; a stored `none` does not count against that. */
int show_defaults(struct store *store, char **argv)
{
    (void)argv;
    store_unlock(store);
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        const struct setting *setting = setting_at(i);
        const char *stored = setting_text(&store->defaults, setting->name);
        bool absent = strcmp(stored, "none") == 0 || (strcmp(stored, "-") == 0 && setting->group != SETTING_NATIVE);

        if (setting->fresh != NULL)
            printf("%s=%s\n", setting->name, absent ? setting->fresh : stored);
    }
    return 0;
}

/* The value as zfs prints it. room: for one that is not stored as it is printed. */
static const char *dataset_value(const struct store *store, const struct dataset *dataset,
                                 const struct setting *setting, char room[LOOKUP_ORIGIN_MAX])
{
    if (dataset->settings == NULL) {
        if (strcmp(setting->name, "mountpoint") == 0)
            return dataset->name + strlen(store->pool);
        return setting->group == SETTING_NATIVE ? setting->fresh : "-";
    }
    if (strcmp(setting->name, "available") == 0)
        available(dataset->settings, room);
    else if (strcmp(setting->name, "origin") == 0 && dataset->jail != NULL)
        lookup_origin(store, dataset->jail, room);
    else
        return setting_text(dataset->settings, setting->name);
    return room;
}

/* One value a line for each dataset from index to the limit, as one call of zfs prints them. */
static void print_values(struct store *store, const struct setting *setting, size_t index, size_t limit)
{
    struct dataset dataset;
    char room[LOOKUP_ORIGIN_MAX];

    for (; index < limit && lookup_at(store, index, &dataset); index++)
        puts(dataset_value(store, &dataset, setting, room));
}

/* A property of iocage's that is not there reads `none`; but only when one dataset is asked, as the program tests it.
 */
static void print_property(struct store *store, const struct setting *setting, size_t index, size_t limit)
{
    struct dataset dataset;
    char room[LOOKUP_ORIGIN_MAX];

    if (limit == index + 1 && setting->group != SETTING_NATIVE && lookup_at(store, index, &dataset) &&
        strcmp(dataset_value(store, &dataset, setting, room), "-") == 0)
        puts("none");
    else
        print_values(store, setting, index, limit);
}

static void print_all(struct store *store, size_t index, size_t limit)
{
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        if (setting_at(i)->group == SETTING_NATIVE)
            continue;
        printf("%s:", setting_at(i)->name);
        print_values(store, setting_at(i), index, limit);
    }
}

/* Every property of a dataset in its first row's last cell and in rows below: what the shell makes of many lines. */
static bool add_all(const struct store *store, struct table *table, const struct dataset *dataset, const char *tag)
{
    bool good = true;
    bool first = true;
    char room[LOOKUP_ORIGIN_MAX];

    for (size_t i = 0; good && i < SETTING_COUNT; i++) {
        const struct setting *setting = setting_at(i);

        if (setting->group == SETTING_NATIVE)
            continue;
        if (first)
            good = table_add(table, "%s\t%s\t%s:%s", dataset->uuid, tag, setting->name,
                             dataset_value(store, dataset, setting, room));
        else
            good = table_add(table, "%s:%s", setting->name, dataset_value(store, dataset, setting, room));
        first = false;
    }
    return good;
}

static bool add_property(const struct store *store, struct table *table, const struct dataset *dataset,
                         const char *property)
{
    const char *tag = dataset->settings == NULL ? "-" : setting_text(dataset->settings, "tag");
    size_t index = setting_find(property);
    const char *value = "";
    char room[LOOKUP_ORIGIN_MAX];

    if (strcmp(tag, "-") == 0)
        tag = "none";
    if (strcmp(property, "all") == 0)
        return add_all(store, table, dataset, tag);
    if (strcmp(property, "state") == 0)
        value = dataset->jail != NULL && dataset->jail->jid != 0 ? "up" : "down";
    else if (index == SETTING_COUNT)
        say_error("unsupported property: %s !", property);
    else
        value = dataset_value(store, dataset, setting_at(index), room);
    if (strcmp(value, "-") == 0 && setting_at(index)->group != SETTING_NATIVE)
        value = "none";
    return table_add(table, "%s\t%s\t%s", dataset->uuid, tag, value);
}

static int get_recursive(struct store *store, const char *property)
{
    struct dataset dataset;
    struct table table;
    bool good = false;

    table_init(&table, '\t');
    good = table_add(&table, "UUID\tTAG\t%s", property);
    for (size_t i = 0; good && lookup_at(store, i, &dataset); i++)
        good = add_property(store, &table, &dataset, property);
    if (good)
        table_print(&table);
    table_clear(&table);
    return good ? 0 : 1;
}

static int get_from(struct store *store, const char *property, size_t index, size_t limit)
{
    struct dataset dataset;
    size_t setting = setting_find(property);

    if (strcmp(property, "state") == 0) {
        bool one = limit == index + 1 && lookup_at(store, index, &dataset) && dataset.jail != NULL;

        puts(one && dataset.jail->jid != 0 ? "up" : "down");
    } else if (strcmp(property, "all") == 0) {
        print_all(store, index, limit);
    } else if (setting < SETTING_COUNT) {
        print_property(store, setting_at(setting), index, limit);
    } else {
        return say_error("unsupported property: %s !", property);
    }
    return 0;
}

int show_get(struct store *store, char **argv)
{
    const char *property = argv[1] == NULL ? "" : argv[1];
    const char *name = property[0] == '\0' || argv[2] == NULL ? "" : argv[2];
    size_t index = 0;

    store_unlock(store);
    if (name[0] == '\0')
        return say_error("missing UUID or property!");
    if (strcmp(property, "-r") == 0)
        return get_recursive(store, name);
    switch (lookup_find(store, name, &index)) {
    case LOOKUP_ONE:
        return get_from(store, property, index, index + 1);
    case LOOKUP_ALL:
        return get_from(store, property, 0, (size_t)-1);
    case LOOKUP_NONE:
        return say_error("jail %s not found!", name);
    case LOOKUP_BAD:
        break;
    }
    return 1;
}
