#include "clone.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "lookup.h"
#include "request.h"
#include "run.h"
#include "say.h"
#include "tag_link.h"

/* The status with which the program's shell ends when it cannot write a file. */
enum {
    SHELL_FAILURE = 2
};

static int finish(struct store *store, const struct request *request, struct jail *jail)
{
    const char *tag = request_value(request, "tag");
    int status = 0;

    printf("  Successfully created: %s (%s)\n", jail->uuid, tag == NULL ? "" : tag);
    if (request_value(request, "start") != NULL && !run_start_jail(store, jail, false, &status))
        return status;
    return status;
}

/* Settings are the program's own defaults, not those of the jail that is cloned. */
static int clone_jail(struct store *store, const struct request *request, struct jail *parent, struct jail *jail)
{
    char origin[2 * STORE_JAIL_MAX];
    time_t now = time(NULL);

    snprintf(origin, sizeof(origin), "%s@%s", parent->uuid, jail->uuid);
    if (!snapshot_add(&parent->snapshots, jail->uuid, false, now) ||
        !snapshot_add(&parent->snapshots, jail->uuid, true, now) || !store_save_jail(store, parent))
        return 1;
    if (!setting_put(&jail->settings, "origin", origin) || !tag_link(store, jail) ||
        !setting_put(&jail->settings, "type", "clonejail") || !store_save_jail(store, jail))
        return 1;
    return finish(store, request, jail);
}

/*
 * With a snapshot the program asks for another one, of the new jail's UUID, whether the first exists or not. It then
 * has a jail without a root, and its shell ends when it writes below that.
 */
static int clone_snapshot(struct store *store, const struct jail *parent, struct jail *jail)
{
    char name[LOOKUP_NAME_MAX];

    lookup_dataset_name(store, parent, name);
    say_plain("cannot open '%s/root@%s': dataset does not exist", name, jail->uuid);
    if (!tag_link(store, jail) || !store_save_jail(store, jail))
        return 1;
    for (int i = 0; i < 2; i++)
        say_plain("/usr/local/sbin/iocage: cannot create /iocage/jails/%s/root/etc/rc.conf: No such file or directory",
                  jail->uuid);
    return SHELL_FAILURE;
}

/* It looks the jail up twice, and only the second time ends. */
static bool find(struct store *store, const char *name, struct jail **parent)
{
    struct dataset dataset;
    size_t index = 0;
    enum lookup_answer answer = lookup_find(store, name, &index);

    if (answer == LOOKUP_NONE)
        say_error("jail %s not found!", name);
    else if (answer == LOOKUP_BAD)
        lookup_find(store, name, &index);
    else if (answer == LOOKUP_ALL || !lookup_at(store, index, &dataset) || dataset.jail == NULL)
        say_error("iocage-sim clones jails and templates only");
    else
        *parent = dataset.jail;
    return *parent != NULL;
}

int clone_command(struct store *store, char **argv)
{
    const char *argument = argv[1] == NULL ? "" : argv[1];
    const char *at = strchr(argument, '@');
    const char *equals = strchr(argument, '=');
    char name[SETTING_VALUE_MAX + 1];
    char uuid[STORE_UUID_MAX];
    struct request request;
    struct jail *parent = NULL;
    struct jail *jail = NULL;

    if (!request_init(&request, argv + 1))
        return 1;
    snprintf(name, sizeof(name), "%.*s", (int)strcspn(argument, "@"), argument);
    if (name[0] != '\0' && equals != NULL && equals[1] != '\0' && equals[1] != '=')
        return say_error("please specify UUID or TAG before any properties");
    if (name[0] == '\0')
        return say_error("missing UUID or TAG!");
    if (!find(store, name, &parent))
        return 1;
    store_new_uuid(store, uuid);
    jail = store_add_jail(store, uuid);
    if (jail == NULL || !request_fill(store, &request, jail))
        return 1;
    if (at != NULL && at[1] != '\0' && at[1] != '@')
        return clone_snapshot(store, parent, jail);
    return clone_jail(store, &request, parent, jail);
}
