#include "python_fetch.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "catalogue.h"
#include "jail_file.h"
#include "named.h"
#include "property.h"
#include "python_set.h"
#include "python_snap.h"
#include "say.h"

enum {
    LINE_ROOM = 64 /* bytes of an answer that are looked at, NUL included */
};

static bool has_release(const struct store *store, const char *release)
{
    for (size_t i = 0; i < store->release_count; i++) {
        if (strcmp(store->releases[i], release) == 0)
            return true;
    }
    return false;
}

static int check(const char *release)
{
    if (isdigit((unsigned char)release[0]) == 0)
        return say_refusal("Please supply a valid entry.");
    if (!catalogue_check_host(release))
        return 1;
    return catalogue_has(release) ? 0 : say_refusal("%s was not found!", release);
}

static int fetch(struct store *store, const char *release)
{
    int status = check(release);

    if (status != 0)
        return status;
    printf("Fetching: %s\n\n", release);
    puts("Extracting: base.txz... \nExtracting: lib32.txz... \nExtracting: src.txz... ");
    return store_add_release(store, release) && store_save_pool(store) ? 0 : 1;
}

int python_fetch_release(struct store *store, const char *release)
{
    if (!catalogue_check_host(release))
        return 1;
    return has_release(store, release) ? 0 : fetch(store, release);
}

/* Asks for a number, or EXIT; the lock is let go meanwhile. */
static int ask(struct store *store)
{
    char line[LINE_ROOM] = "";
    const char *release = CATALOGUE_HOST_RELEASE;

    for (size_t i = 0; catalogue_release(i) != NULL; i++)
        printf("[%zu] %s\n", i, catalogue_release(i));
    printf("\nType the number of the desired RELEASE\n"
           "Press [Enter] to fetch the default selection: (" CATALOGUE_HOST_RELEASE ")\nType EXIT to quit: ");
    fflush(stdout);
    store_unlock(store);
    if (fgets(line, sizeof(line), stdin) == NULL)
        return say_refusal("\nAborted!");
    line[strcspn(line, "\n")] = '\0';
    if (strcasecmp(line, "EXIT") == 0)
        return 0;
    if (line[0] != '\0')
        release = isdigit((unsigned char)line[0]) ? catalogue_release(strtoul(line, NULL, 10)) : NULL;
    if (release == NULL)
        return say_refusal("Please supply a valid entry.");
    return store_relock(store) ? fetch(store, release) : 1;
}

/* A plugin is a jail of its own kind, which is up when it was fetched. */
static int fetch_plugin(struct python_call *call, const char *plugin)
{
    const struct options *options = &call->options;
    const char *name = option_given(options, 'n') ? options->values['n'] : plugin;
    struct store *store = call->store;
    struct jail *jail = NULL;

    if (catalogue_find(plugin) == NULL)
        return say_refusal("/iocage/.plugins/plugins_example_net/%s.json was not found!", plugin);
    if (!named_check_new(store, name) || (jail = store_add_jail(store, name)) == NULL || !named_put(jail))
        return 1;
    if (!python_set_all(jail, options->words) || !setting_put(&jail->settings, "type", "pluginv2") ||
        !setting_put(&jail->settings, "plugin_name", plugin) || !setting_put(&jail->settings, "boot", "1") ||
        !setting_put(&jail->settings, "release", CATALOGUE_HOST_RELEASE "-p8") || !store_take_jid(store, jail) ||
        !store_save_jail(store, jail))
        return 1;
    printf("Plugin: %s\n  Using RELEASE: " CATALOGUE_HOST_RELEASE "\n", plugin);
    printf("%s successfully created!\n* Starting %s\n  + Started OK\n", name, name);
    printf("\nPlugin installed as %s\n", name);
    return 0;
}

int python_fetch(struct python_call *call)
{
    const struct options *options = &call->options;

    if (option_given(options, 'P'))
        return fetch_plugin(call, options->values['P']);
    if (option_given(options, 'r'))
        return fetch(call->store, options->values['r']);
    return ask(call->store);
}

/* What both begin with. release: where the jail is. */
static bool begin(struct store *store, struct jail *jail, const char *word, const char *release)
{
    time_t now = time(NULL);
    char date[32];
    char name[SNAPSHOT_NAME_MAX];

    strftime(date, sizeof(date), "%Y-%m-%d_%H-%M-%S", localtime(&now));
    snprintf(name, sizeof(name), "ioc_%s_%.60s_%s", word, release, date);
    return python_snap_make(store, jail, name);
}

int python_fetch_update(struct python_call *call)
{
    struct jail *jail = named_find(call->store, call->options.words[0]);
    const char *release = NULL;

    if (jail == NULL)
        return 1;
    release = property_value(call->store, jail, "release");
    if (!begin(call->store, jail, "update", release))
        return 1;
    printf("Updating jail...\n\n* Updating %s to the latest patch level... \n", jail->uuid);
    printf("No updates needed to update system to %s.\n", release);
    return 0;
}

int python_fetch_upgrade(struct python_call *call)
{
    struct store *store = call->store;
    struct jail *jail = named_find(store, call->options.words[0]);
    const char *target = call->options.values['r'];
    char old[STORE_NAME_MAX];

    if (jail == NULL)
        return 1;
    if (target == NULL)
        return say_refusal("Target RELEASE is required to upgrade.");
    if (!catalogue_check_host(target))
        return 1;
    snprintf(old, sizeof(old), "%s", property_value(store, jail, "release"));
    if (strncmp(old, target, strlen(target)) == 0)
        return say_refusal("Jail: %s is already at version %s!", jail->uuid, target);
    if (!catalogue_has(target))
        return say_refusal("%s was not found!", target);
    if (!begin(store, jail, "upgrade", old) || !setting_put(&jail->settings, "release", target) ||
        !store_save_jail(store, jail))
        return 1;
    printf("Upgrading jail... \n\n%s successfully upgraded from %s to %s!\n", jail->uuid, old, target);
    return 0;
}

static void image_path(const struct store *store, char path[PAIRS_FILE_PATH_MAX], const char *name)
{
    char last[STORE_JAIL_MAX + 16];

    snprintf(last, sizeof(last), "images%s%.*s", name[0] == '\0' ? "" : "/", STORE_JAIL_MAX - 1, name);
    store_path(store, path, last);
}

int python_fetch_export(struct python_call *call)
{
    struct store *store = call->store;
    struct jail *jail = named_find(store, call->options.words[0]);
    char dataset[LOOKUP_NAME_MAX];
    char path[PAIRS_FILE_PATH_MAX];
    time_t now = time(NULL);
    char date[16];

    if (jail == NULL)
        return 1;
    if (jail->jid != 0)
        return say_refusal("%s is running, stop the jail before exporting!", jail->uuid);
    image_path(store, path, "");
    if (!store_make_folder(path))
        return 1;
    image_path(store, path, jail->uuid);
    if (!jail_file_save(path, jail))
        return 1;
    named_dataset(store, jail, dataset);
    strftime(date, sizeof(date), "%Y-%m-%d", localtime(&now));
    printf("Exporting dataset: %s\nExporting dataset: %s/root\n\n", dataset, dataset);
    printf("Preparing compressed file: /iocage/images/%s_%s.zip.\n\n", jail->uuid, date);
    printf("Exported: /iocage/images/%s_%s.zip\n", jail->uuid, date);
    return 0;
}

/* The name of the image is that of its jail, with or without the date that the file has. */
int python_fetch_import(struct python_call *call)
{
    struct store *store = call->store;
    const char *given = call->options.words[0];
    char path[PAIRS_FILE_PATH_MAX];
    char name[STORE_JAIL_MAX];
    char *date = NULL;
    struct jail *jail = NULL;

    snprintf(name, sizeof(name), "%s", given);
    date = strrchr(name, '_');
    image_path(store, path, name);
    if (access(path, R_OK) != 0 && date != NULL) {
        *date = '\0';
        image_path(store, path, name);
    }
    if (name[0] == '\0' || strchr(name, '/') != NULL || access(path, R_OK) != 0)
        return say_refusal("%s not found!", given);
    if (!named_check_new(store, name) || (jail = store_add_jail(store, name)) == NULL)
        return 1;
    if (!jail_file_read(path, jail) || !store_save_jail(store, jail))
        return 1;
    printf("Importing dataset: %s\nImporting dataset: %s/root\n\nImported: %s\n", name, name, name);
    return 0;
}
