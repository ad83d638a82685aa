#include "snap.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "lookup.h"
#include "say.h"
#include "tag_link.h"

enum {
    CREATED_MAX = 32
}; /* bytes of a time as zfs prints it, NUL included */

/* JAIL@NAME, as the program's awk cuts it. */
struct target {
    char jail[SETTING_VALUE_MAX + 1];
    char snapshot[SETTING_VALUE_MAX + 1]; /* "" if there is none */
};

static void target_init(struct target *target, const char *argument)
{
    const char *at = strchr(argument, '@');

    *target = (struct target){ 0 };
    snprintf(target->jail, sizeof(target->jail), "%.*s", (int)strcspn(argument, "@"), argument);
    if (at != NULL)
        snprintf(target->snapshot, sizeof(target->snapshot), "%.*s", (int)strcspn(at + 1, "@ \t\n"), at + 1);
}

/* False, and says so, for what is no jail. */
static bool find(struct store *store, const char *name, struct jail **jail)
{
    enum lookup_answer answer = lookup_jail(store, name, jail);

    if (answer == LOOKUP_ALL)
        say_error("iocage-sim does not take ALL for this");
    return answer == LOOKUP_ONE;
}

static bool find_target(struct store *store, const struct target *target, struct jail **jail)
{
    if (target->jail[0] != '\0')
        return find(store, target->jail, jail);
    say_error("missing jail UUID or TAG!");
    return false;
}

/* snapremove has words of its own for a jail that is not there. */
static bool find_to_remove(struct store *store, const char *name, struct jail **jail)
{
    size_t index = 0;

    if (lookup_find(store, name, &index) == LOOKUP_NONE) {
        say_error("jail dataset not found");
        return false;
    }
    return find(store, name, jail);
}

/* The jail's dataset or the one below it. */
static void dataset_name(const struct store *store, const struct jail *jail, bool root, char name[LOOKUP_NAME_MAX])
{
    lookup_dataset_name(store, jail, name);
    if (root)
        snprintf(name + strlen(name), LOOKUP_NAME_MAX - strlen(name), "/root");
}

/* What zfs allows in a name; "" if it is well, else its word on what is wrong. */
static void check_name(const char *name, char words[64])
{
    words[0] = '\0';
    if (strlen(name) >= SNAPSHOT_NAME_MAX)
        snprintf(words, 64, "name is too long");
    for (; *name != '\0' && words[0] == '\0'; name++) {
        if (isalnum((unsigned char)*name) == 0 && strchr("-_.:", *name) == NULL)
            snprintf(words, 64, "invalid character '%c' in name", *name);
    }
}

/* Whether zfs will make the snapshot, and says so if it will not. */
static bool can_make(const struct store *store, const struct jail *jail, bool root, const char *name)
{
    char dataset[LOOKUP_NAME_MAX];
    char words[64];

    check_name(name, words);
    if (snapshot_find(&jail->snapshots, name, root) < jail->snapshots.count)
        snprintf(words, sizeof(words), "dataset already exists");
    if (words[0] == '\0')
        return true;
    dataset_name(store, jail, root, dataset);
    say_plain("cannot create snapshot '%s@%s': %s", dataset, name, words);
    return false;
}

/* Without -r the program takes the root's snapshot, which snaplist does not show. */
int snap_shot(struct store *store, char **argv)
{
    char **word = argv + 1;
    bool recursive = false;
    struct target target;
    struct jail *jail = NULL;
    char date[TAG_LINK_DATE_MAX];
    bool good = true;
    time_t now = time(NULL);

    word += *word != NULL && strcmp(*word, "-f") == 0;
    recursive = *word != NULL && strcmp(*word, "-r") == 0;
    word += recursive;
    target_init(&target, *word == NULL ? "" : *word);
    if (!find_target(store, &target, &jail))
        return 1;
    tag_link_date('_', date);
    if (target.snapshot[0] == '\0')
        snprintf(target.snapshot, sizeof(target.snapshot), "ioc-%s", date);
    if (recursive)
        good = can_make(store, jail, false, target.snapshot);
    if (!can_make(store, jail, true, target.snapshot) || !good) {
        say_plain("no snapshots were created");
        return 1;
    }
    if (recursive && !snapshot_add(&jail->snapshots, target.snapshot, false, now))
        return 1;
    return snapshot_add(&jail->snapshots, target.snapshot, true, now) && store_save_jail(store, jail) ? 0 : 1;
}

/* The heading has a blank less before its last word than the rows: the program's own slip. */
int snap_list(struct store *store, char **argv)
{
    struct jail *jail = NULL;
    char created[CREATED_MAX];
    char day[sizeof("Tue Jan 26")];

    if (argv[1] == NULL || argv[1][0] == '\0')
        return say_error("missing UUID!");
    if (!find(store, argv[1], &jail))
        return 1;
    store_unlock(store);
    printf("%-36s  %-21s  %s   %s\n", "NAME", "CREATED", "RSIZE", "USED");
    for (size_t i = 0; i < jail->snapshots.count; i++) {
        const struct snapshot *item = &jail->snapshots.items[i];
        struct tm local = { 0 };

        if (item->root)
            continue;
        localtime_r(&item->created, &local);
        strftime(day, sizeof(day), "%a %b %e", &local);
        snprintf(created, sizeof(created), "%s %2d:%02d %d", day, local.tm_hour, local.tm_min, local.tm_year + 1900);
        printf("%-36s  %-21s  %s    %s\n", item->name, created, setting_text(&jail->settings, "used"), "0");
    }
    return 0;
}

/* zfs destroy -r: the snapshots of this name, of both datasets. Returns zfs's exit status. */
static int remove_named(struct store *store, struct jail *jail, const char *name)
{
    size_t clone = lookup_clone(store, jail, name, 0);
    char dataset[LOOKUP_NAME_MAX];
    size_t removed = 0;

    if (clone < store->count) {
        lookup_dataset_name(store, jail, dataset);
        say_plain("cannot destroy '%s@%s': snapshot has dependent clones", dataset, name);
        say_plain("use '-R' to destroy the following datasets:");
        lookup_dataset_name(store, store->jails[clone], dataset);
        say_plain("%s\n%s/root", dataset, dataset);
        return 1;
    }
    for (int root = 0; root < 2; root++) {
        size_t place = snapshot_find(&jail->snapshots, name, root == 1);

        if (place == jail->snapshots.count)
            continue;
        snapshot_remove(&jail->snapshots, place);
        removed++;
    }
    if (removed == 0)
        say_plain("could not find any snapshots to destroy; check snapshot names.");
    return removed > 0 && store_save_jail(store, jail) ? 0 : 1;
}

/* ALL is those that snaplist shows; the status is that of the last one. */
static int remove_all(struct store *store, struct jail *jail)
{
    char name[SNAPSHOT_NAME_MAX];
    int status = 0;
    size_t i = 0;

    while (i < jail->snapshots.count) {
        if (jail->snapshots.items[i].root) {
            i++;
            continue;
        }
        memcpy(name, jail->snapshots.items[i].name, sizeof(name));
        status = remove_named(store, jail, name);
        i += status != 0;
    }
    return status;
}

int snap_remove(struct store *store, char **argv)
{
    struct target target;
    struct jail *jail = NULL;

    target_init(&target, argv[1] == NULL ? "" : argv[1]);
    if (target.jail[0] == '\0' || target.snapshot[0] == '\0')
        return say_error("missing UUID or snapshot name!");
    if (!find_to_remove(store, target.jail, &jail))
        return 1;
    if (strcmp(target.snapshot, "ALL") == 0)
        return remove_all(store, jail);
    printf("* removing snapshot: %s\n", target.snapshot);
    return remove_named(store, jail, target.snapshot);
}

/* Whether a clone was made of a later snapshot of the same dataset, which zfs will not take away for -r alone. */
static bool has_later_clone(const struct store *store, const struct jail *jail, bool root, size_t place)
{
    for (size_t i = place + 1; i < jail->snapshots.count; i++) {
        const struct snapshot *item = &jail->snapshots.items[i];

        if (item->root == root && lookup_clone(store, jail, item->name, 0) < store->count)
            return true;
    }
    return false;
}

/* zfs rollback -r: what was made later of the same dataset goes. Returns zfs's exit status. */
static int roll_back(struct store *store, struct jail *jail, bool root, const char *name)
{
    size_t place = snapshot_find(&jail->snapshots, name, root);
    char dataset[LOOKUP_NAME_MAX];

    dataset_name(store, jail, root, dataset);
    printf("* Rolling back to %s@%s\n", dataset, name);
    if (place == jail->snapshots.count) {
        say_plain("cannot open '%s@%s': dataset does not exist", dataset, name);
        return 1;
    }
    if (has_later_clone(store, jail, root, place)) {
        say_plain("cannot rollback to '%s@%s': clones of previous snapshots exist", dataset, name);
        return 1;
    }
    for (size_t i = jail->snapshots.count; i-- > place + 1;) {
        if (jail->snapshots.items[i].root == root)
            snapshot_remove(&jail->snapshots, i);
    }
    return store_save_jail(store, jail) ? 0 : 1;
}

/* The root of a basejail is passed over, and with it how the first one went. */
int snap_rollback(struct store *store, char **argv)
{
    struct target target;
    struct jail *jail = NULL;

    target_init(&target, argv[1] == NULL ? "" : argv[1]);
    if (!find_target(store, &target, &jail))
        return 1;
    if (target.snapshot[0] == '\0')
        return 0;
    roll_back(store, jail, false, target.snapshot);
    return setting_is(&jail->settings, "type", "basejail") ? 0 : roll_back(store, jail, true, target.snapshot);
}
