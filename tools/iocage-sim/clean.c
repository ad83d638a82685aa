#include "clean.h"

#include <stdio.h>
#include <string.h>

#include "lookup.h"
#include "question.h"
#include "say.h"

enum {
    WORDS = 2
}; /* the program looks at no more arguments */

#define SWITCHES "arjtf"

/* Without force: prints the warning and asks. False, and says so, if the answer is no yes. */
static bool confirm(struct store *store, const char *warning)
{
    puts(" ");
    printf("  WARNING: this will destroy %s\n", warning);
    puts(" ");
    if (question_ask(store))
        return true;
    if (store->lock >= 0)
        say_error("command not confirmed.  no action taken.");
    return false;
}

/* Destroys a jail and, as zfs does for -R, every clone of it. */
static bool remove_with_clones(struct store *store, struct jail *jail)
{
    size_t clone = 0;

    while ((clone = lookup_clone(store, jail, NULL, 0)) < store->count) {
        char uuid[STORE_JAIL_MAX];

        memcpy(uuid, jail->uuid, sizeof(uuid));
        if (!remove_with_clones(store, store->jails[clone]))
            return false;
        jail = store_find_jail(store, uuid);
        if (jail == NULL)
            return true;
    }
    return store_remove_jail(store, jail);
}

static bool remove_jails(struct store *store, bool templates)
{
    size_t i = 0;

    while (i < store->count) {
        if (lookup_is_template(store->jails[i]) != templates) {
            i++;
            continue;
        }
        if (!remove_with_clones(store, store->jails[i]))
            return false;
        i = 0;
    }
    return true;
}

/* Those that the program itself gave a name. */
static bool remove_snapshots(struct store *store)
{
    for (size_t i = 0; i < store->count; i++) {
        struct jail *jail = store->jails[i];

        for (size_t place = jail->snapshots.count; place-- > 0;) {
            if (strstr(jail->snapshots.items[place].name, "ioc-") != NULL)
                snapshot_remove(&jail->snapshots, place);
        }
        if (!store_save_jail(store, jail))
            return false;
    }
    return true;
}

static bool clean_all(struct store *store, bool force)
{
    char name[STORE_NAME_MAX + 16];

    snprintf(name, sizeof(name), "%s/iocage", store->pool);
    if (!force && !confirm(store, name))
        return false;
    if (!remove_jails(store, false) || !remove_jails(store, true))
        return false;
    store->release_count = 0;
    for (size_t i = 0; i < STORE_DATASETS; i++)
        store->missing[i] = true;
    say_spinner("  INFO: destroying %s:", name);
    return store_save_pool(store);
}

static bool clean_jails(struct store *store, bool force)
{
    if (!force && !confirm(store, "all jails"))
        return false;
    if (!remove_jails(store, false) || !remove_snapshots(store))
        return false;
    store->missing[STORE_JAILS] = true;
    say_spinner("  INFO: destroying %s/iocage/jails:", store->pool);
    say_spinner("  INFO: cleaning TAGs at %s/iocage/tags:", store->pool);
    return store_save_pool(store);
}

static bool clean_releases(struct store *store, bool force)
{
    if (!force && !confirm(store, "all RELEASEs\n  you cannot use any basejails without them!"))
        return false;
    store->release_count = 0;
    store->missing[STORE_DOWNLOAD] = true;
    store->missing[STORE_RELEASES] = true;
    say_spinner("  INFO: destroying %s/iocage/download:", store->pool);
    say_spinner("  INFO: destroying %s/iocage/releases:", store->pool);
    return store_save_pool(store);
}

/* Any clone at all stops it, of a template or not, and yet it ends well. */
static bool has_clones(const struct store *store)
{
    bool found = false;

    puts(" ");
    for (size_t i = 0; i < store->count; i++) {
        const struct jail *jail = store->jails[i];

        if (lookup_is_template(jail) || setting_is(&jail->settings, "origin", "-"))
            continue;
        say_plain("  WARNING: %s (%s) is a clone.", jail->uuid, setting_text(&jail->settings, "tag"));
        found = true;
    }
    if (found)
        puts(" \n  please destroy these first or use -f");
    return found;
}

static bool clean_templates(struct store *store, bool force)
{
    if (!force && !confirm(store, "all templates"))
        return false;
    if (!force && has_clones(store))
        return true;
    if (!remove_jails(store, true))
        return false;
    store->missing[STORE_TEMPLATES] = true;
    say_spinner("  INFO: cleaning templatess at %s/iocage/templates:", store->pool);
    return store_save_pool(store);
}

static const struct {
    char letter;
    bool (*clean)(struct store *store, bool force);
} switches[] = {
    { 'a', clean_all },
    { 'j', clean_jails },
    { 'r', clean_releases },
    { 't', clean_templates },
};

/* False if the program ends here. */
static bool clean(struct store *store, char letter, bool force)
{
    if (strchr(SWITCHES, letter) == NULL) {
        say_error("-%c is not a valid switch!", letter);
        return false;
    }
    for (size_t i = 0; i < sizeof(switches) / sizeof(switches[0]); i++) {
        if (switches[i].letter == letter)
            return switches[i].clean(store, force);
    }
    return true;
}

int clean_command(struct store *store, char **argv)
{
    bool force = false;
    size_t words = 0;

    while (words < WORDS && argv[words + 1] != NULL && argv[words + 1][0] == '-') {
        words++;
        force = force || strchr(argv[words], 'f') != NULL;
    }
    for (size_t i = 1; i <= words; i++) {
        for (const char *letter = argv[i] + 1; *letter != '\0'; letter++) {
            if (!clean(store, *letter, force))
                return 1;
        }
    }
    return 0;
}
