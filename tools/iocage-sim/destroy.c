#include "destroy.h"

#include <stdio.h>
#include <string.h>

#include "argument.h"
#include "lookup.h"
#include "question.h"
#include "run.h"
#include "say.h"

/* jail: set anew, since others work while it asks; NULL if it is gone meanwhile. */
static bool confirm(struct store *store, struct jail **jail)
{
    struct jail *asked = *jail;
    char dataset[LOOKUP_NAME_MAX];
    char uuid[STORE_JAIL_MAX];
    bool yes = false;

    snprintf(uuid, sizeof(uuid), "%s", asked->uuid);
    puts(" ");
    printf("  WARNING: this will destroy jail %s\n", uuid);
    lookup_dataset_name(store, asked, dataset);
    printf("  Dataset: %s\n", dataset);
    puts(" ");
    yes = question_ask(store);
    if (store->lock < 0)
        return false;
    *jail = store_find_jail(store, uuid);
    if (!yes)
        puts("  Command not confirmed.  No action taken.");
    return yes;
}

/* Before it asks anything. */
static bool check_clones(const struct store *store, const struct jail *jail)
{
    size_t clone = lookup_clone(store, jail, NULL, 0);

    if (clone == store->count)
        return true;
    say_error("jail has dependent clone, uuid: %s (%s)", store->jails[clone]->uuid,
              setting_text(&store->jails[clone]->settings, "tag"));
    return false;
}

/* The snapshot that was made for the clone goes with it. */
static bool destroy_origin(struct store *store, const char *origin)
{
    const char *at = strchr(origin, '@');
    struct jail *parent = NULL;
    char uuid[STORE_JAIL_MAX];

    if (at == NULL)
        return true;
    snprintf(uuid, sizeof(uuid), "%.*s", (int)(at - origin), origin);
    parent = store_find_jail(store, uuid);
    if (parent == NULL)
        return true;
    for (int root = 0; root < 2; root++) {
        size_t place = snapshot_find(&parent->snapshots, at + 1, root == 1);

        if (place < parent->snapshots.count)
            snapshot_remove(&parent->snapshots, place);
    }
    return store_save_jail(store, parent);
}

static bool remove_jail(struct store *store, struct jail *jail)
{
    char name[LOOKUP_ORIGIN_MAX];
    char origin[STORE_JAIL_MAX + SNAPSHOT_NAME_MAX];

    lookup_origin(store, jail, name);
    snprintf(origin, sizeof(origin), "%s", setting_text(&jail->settings, "origin"));
    printf("  Destroying: %s\n", jail->uuid);
    if (!store_remove_jail(store, jail))
        return false;
    if (strcmp(name, "-") != 0)
        printf("  Destroying clone origin: %s\n", name);
    return destroy_origin(store, origin);
}

/* False if the program ends here, with status 1. */
static bool destroy(struct store *store, const char *name, bool force)
{
    struct jail *jail = NULL;
    enum lookup_answer answer = lookup_jail(store, name, &jail);
    int status = 0;

    if (answer == LOOKUP_ALL)
        say_error("please use iocage clean -j instead.");
    if (answer != LOOKUP_ONE || !check_clones(store, jail))
        return false;
    if (!force && !confirm(store, &jail))
        return store->lock >= 0; /* a no is no failure, but a store that cannot be read again is */
    if (jail == NULL) {
        say_error("%s not found!", name);
        return false;
    }
    if (jail->jid != 0 && !force) {
        say_error("cannot destroy %s - jail is running!", name);
        return false;
    }
    if (jail->jid != 0 && !run_stop_jail(store, jail, &status))
        return false;
    return remove_jail(store, jail);
}

int destroy_command(struct store *store, char **argv)
{
    bool force = argv[1] != NULL && strcmp(argv[1], "-f") == 0;
    struct argument_words words = { .argv = argv + (force ? 2 : 1) };
    const char *word = NULL;

    while ((word = argument_next_word(&words)) != NULL) {
        if (!destroy(store, word, force))
            return 1;
    }
    return 0;
}
