#include "update.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "lookup.h"
#include "request.h"
#include "say.h"
#include "tag_link.h"

void update_print(const char *release)
{
    puts("Looking up update.FreeBSD.org mirrors... 4 mirrors found.");
    printf("Fetching metadata signature for %s from update4.freebsd.org... done.\n", release);
    puts("Inspecting system... done.");
    puts("No updates are available to install.");
}

/* What zfs says of a name that is taken, and the program goes on. False only if memory is out. */
static bool take_snapshot(const struct store *store, struct jail *jail, const char *name)
{
    char dataset[LOOKUP_NAME_MAX];

    if (snapshot_find(&jail->snapshots, name, true) == jail->snapshots.count)
        return snapshot_add(&jail->snapshots, name, true, time(NULL));
    lookup_dataset_name(store, jail, dataset);
    say_plain("cannot create snapshot '%s/root@%s': dataset already exists", dataset, name);
    say_plain("no snapshots were created");
    return true;
}

/* It goes on without a jail, as far as its own snapshot. */
static int update_unknown(void)
{
    for (int i = 0; i < 3; i++)
        say_error("missing UUID or property!");
    puts("* Creating back-out update snapshot.");
    return say_error("missing jail UUID or TAG!");
}

/* The lines after an update or upgrade. what: updated or upgraded; etc: whether /etc was kept. */
static void print_end(const struct store *store, const struct jail *jail, const char *name, const char *what,
                      const char *snapshot, bool etc)
{
    char dataset[LOOKUP_NAME_MAX];

    lookup_dataset_name(store, jail, dataset);
    printf("* %s %s successfully. Please reboot jail and inspect.\n", name, what);
    puts("* Remove:");
    if (etc)
        printf("    /etc backup: %s/etc.old\n", setting_text(&jail->settings, "mountpoint"));
    printf("    snapshot: %s/root@%s\n", dataset, snapshot);
    puts("* if everything is OK.");
}

static int update_jail(struct store *store, struct jail *jail, const char *name)
{
    const char *release = setting_text(&jail->settings, "release");
    char snapshot[SNAPSHOT_NAME_MAX];
    char date[TAG_LINK_DATE_MAX];

    if (setting_is(&jail->settings, "type", "basejail")) {
        update_print(release);
        printf("* %s updated successfully\n", name);
        return 0;
    }
    puts("* Creating back-out update snapshot.");
    tag_link_date('_', date);
    snprintf(snapshot, sizeof(snapshot), "ioc-update_%s", date);
    if (!take_snapshot(store, jail, snapshot) || !store_save_jail(store, jail))
        return 1;
    puts("* Updating jail..");
    update_print(release);
    print_end(store, jail, name, "updated", snapshot, false);
    return 0;
}

int update_command(struct store *store, char **argv)
{
    const char *name = argv[1] == NULL ? "" : argv[1];
    struct dataset dataset;
    size_t index = 0;

    switch (lookup_find(store, name, &index)) {
    case LOOKUP_ONE:
        if (lookup_at(store, index, &dataset) && dataset.jail != NULL)
            return update_jail(store, dataset.jail, name);
        break;
    case LOOKUP_NONE:
        say_error("jail %s not found!", name);
        return update_unknown();
    case LOOKUP_BAD: /* it looks twice, but not for no name at all */
        if (name[0] == '\0')
            say_plain("ERROR");
        else
            lookup_find(store, name, &index);
        return update_unknown();
    case LOOKUP_ALL:
        break;
    }
    return say_error("iocage-sim updates jails and templates only");
}

static int upgrade_basejail(struct store *store, struct jail *jail, const char *name, const char *release,
                            const char *snapshot)
{
    if (!setting_put(&jail->settings, "release", release) || !take_snapshot(store, jail, snapshot) ||
        !store_save_jail(store, jail))
        return 1;
    print_end(store, jail, name, "upgraded", snapshot, true);
    return 0;
}

static int upgrade_thickjail(struct store *store, struct jail *jail, const char *name, const char *release,
                             const char *snapshot)
{
    say_spinner("* Updating %s to latest patch level first:", name);
    puts("* Creating back-out upgrade snapshot.");
    if (!take_snapshot(store, jail, snapshot))
        return 1;
    puts("* Upgrading jail.");
    update_print(release);
    if (!setting_put(&jail->settings, "release", release) || !store_save_jail(store, jail))
        return 1;
    print_end(store, jail, name, "upgraded", snapshot, false);
    return 0;
}

/* The release that is asked for, or the host's, which is called RELEASE whatever it is. */
static void find_release(const struct request *request, char release[STORE_NAME_MAX])
{
    const char *given = request_value(request, "release");

    if (request_has(request, "release") && given != NULL) {
        snprintf(release, STORE_NAME_MAX, "%s", given);
        return;
    }
    given = setting_at(setting_find("release"))->fresh;
    snprintf(release, STORE_NAME_MAX, "%.*s-RELEASE", (int)strcspn(given, "-"), given);
}

static int upgrade_jail(struct store *store, const struct request *request, struct jail *jail, const char *name)
{
    char release[STORE_NAME_MAX];
    char snapshot[SNAPSHOT_NAME_MAX];
    char date[TAG_LINK_DATE_MAX];
    size_t place = 0;

    find_release(request, release);
    while (place < store->release_count && strcmp(store->releases[place], release) != 0)
        place++;
    if (place == store->release_count) {
        say_error("%s not found!", release);
        say_plain("  Please run iocage fetch first.");
        return 1;
    }
    tag_link_date('_', date);
    snprintf(snapshot, sizeof(snapshot), "ioc-upgrade_%.*s", (int)strlen("2016-01-26"), date);
    if (setting_is(&jail->settings, "type", "basejail"))
        return upgrade_basejail(store, jail, name, release, snapshot);
    if (setting_is(&jail->settings, "type", "thickjail"))
        return upgrade_thickjail(store, jail, name, release, snapshot);
    return say_error("upgrade is not supported for this type of jail");
}

int update_upgrade(struct store *store, char **argv)
{
    const char *name = argv[1] == NULL ? "" : argv[1];
    struct dataset dataset;
    struct request request;
    size_t index = 0;

    if (!request_init(&request, argv + 1))
        return 1;
    switch (lookup_find(store, name, &index)) {
    case LOOKUP_ONE:
        if (lookup_at(store, index, &dataset) && dataset.jail != NULL)
            return upgrade_jail(store, &request, dataset.jail, name);
        break;
    case LOOKUP_NONE:
        say_error("jail %s not found!", name);
        say_error("missing UUID or property!");
        say_error("missing UUID or property!");
        return say_error("%s not found!", name);
    case LOOKUP_BAD:
        return 1;
    case LOOKUP_ALL:
        break;
    }
    return say_error("iocage-sim upgrades jails only");
}
