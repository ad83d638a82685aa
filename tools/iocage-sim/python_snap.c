#include "python_snap.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "border.h"
#include "named.h"
#include "question.h"
#include "say.h"

enum {
    NAME_ROOM = LOOKUP_NAME_MAX + SNAPSHOT_NAME_MAX + 8
};

bool python_snap_make(struct store *store, struct jail *jail, const char *name)
{
    char dataset[LOOKUP_NAME_MAX];

    if (snapshot_find(&jail->snapshots, name, false) < jail->snapshots.count) {
        say_plain("Snapshot already exists\nTraceback (most recent call last):\nRuntimeError: snapshot %s", name);
        return false;
    }
    if (!snapshot_add(&jail->snapshots, name, false, time(NULL)) || !store_save_jail(store, jail))
        return false;
    named_dataset(store, jail, dataset);
    printf("Snapshot: %s@%s created.\n", dataset, name);
    return true;
}

int python_snap(struct python_call *call)
{
    struct jail *jail = named_find(call->store, call->options.words[0]);
    const char *given = call->options.values['n'];
    time_t now = time(NULL);
    char name[32];

    if (jail == NULL)
        return 1;
    strftime(name, sizeof(name), "%Y-%m-%d_%H:%M:%S", localtime(&now));
    return python_snap_make(call->store, jail, given == NULL ? name : given) ? 0 : 1;
}

/* Every snapshot is one of the jail's dataset and one of the `root` below it. */
static bool add_rows(struct border *border, const char *dataset, const struct snapshot *snapshot)
{
    char name[NAME_ROOM];
    char root[NAME_ROOM];
    const struct tm *created = localtime(&snapshot->created);
    char day[16];
    char date[48];

    strftime(day, sizeof(day), "%a %b %e", created);
    snprintf(date, sizeof(date), "%s %2d:%02d %d", day, created->tm_hour, created->tm_min, created->tm_year + 1900);
    if (dataset != NULL) {
        snprintf(name, sizeof(name), "%s@%s", dataset, snapshot->name);
        snprintf(root, sizeof(root), "%s/root@%s", dataset, snapshot->name);
        return border_add(border, (const char *[]){ root, date, "912M", "0" }) &&
               border_add(border, (const char *[]){ name, date, "112K", "64K" });
    }
    snprintf(root, sizeof(root), "%s/root", snapshot->name);
    return border_add(border, (const char *[]){ snapshot->name, date, "112K", "64K" }) &&
           border_add(border, (const char *[]){ root, date, "912M", "0" });
}

int python_snap_list(struct python_call *call)
{
    struct jail *jail = named_find(call->store, call->options.words[0]);
    char dataset[LOOKUP_NAME_MAX];
    struct border border;
    bool good = false;

    if (jail == NULL)
        return 1;
    named_dataset(call->store, jail, dataset);
    good = border_init(&border, (const char *const[]){ "NAME", "CREATED", "RSIZE", "USED", NULL });
    for (size_t i = 0; good && i < jail->snapshots.count; i++)
        good = add_rows(&border, option_given(&call->options, 'l') ? dataset : NULL, &jail->snapshots.items[i]);
    border.bare = option_given(&call->options, 'h');
    if (good)
        border_print(&border);
    border_clear(&border);
    return good ? 0 : 1;
}

static int refuse_clone(const struct store *store, const char *dataset, const char *name, size_t clone)
{
    return say_refusal("cannot destroy '%s@%s': snapshot has dependent clones\n"
                       "use '-R' to destroy the following datasets:\n%s/iocage/jails/%s",
                       dataset, name, store->pool, store->jails[clone]->uuid);
}

/* ALL is a snapshot's name like any other. */
int python_snap_remove(struct python_call *call)
{
    struct store *store = call->store;
    struct jail *jail = named_find(store, call->options.words[0]);
    const char *name = call->options.values['n'];
    char dataset[LOOKUP_NAME_MAX];
    size_t place = 0;

    if (jail == NULL)
        return 1;
    named_dataset(store, jail, dataset);
    place = snapshot_find(&jail->snapshots, name, false);
    if (place == jail->snapshots.count)
        return say_refusal("Snapshot: %s@%s not found!", dataset, name);
    if (named_clone(store, jail, name, 0) < store->count)
        return refuse_clone(store, dataset, name, named_clone(store, jail, name, 0));
    snapshot_remove(&jail->snapshots, place);
    if (!store_save_jail(store, jail))
        return 1;
    printf("Snapshot: %s@%s destroyed\n", dataset, name);
    return 0;
}

static int roll_back(struct store *store, struct jail *jail, const char *name)
{
    char dataset[LOOKUP_NAME_MAX];
    size_t place = snapshot_find(&jail->snapshots, name, false);

    named_dataset(store, jail, dataset);
    if (place == jail->snapshots.count)
        return say_refusal("%s@%s does not exist", dataset, name);
    if (jail->jid != 0)
        return say_refusal("Please stop %s before trying to rollback!", jail->uuid);
    while (jail->snapshots.count > place + 1)
        snapshot_remove(&jail->snapshots, place + 1);
    if (!store_save_jail(store, jail))
        return 1;
    printf("Rolled back to: %s\n", dataset);
    return 0;
}

int python_snap_rollback(struct python_call *call)
{
    struct jail *jail = named_find(call->store, call->options.words[0]);
    const char *name = call->options.values['n'];
    enum question_answer answer = QUESTION_YES;
    char jail_name[STORE_JAIL_MAX];

    if (jail == NULL)
        return 1;
    if (option_given(&call->options, 'f'))
        return roll_back(call->store, jail, name);
    snprintf(jail_name, sizeof(jail_name), "%s", jail->uuid);
    say_plain("\nThis will destroy ALL data created including ALL snapshots taken after the snapshot %s", name);
    store_unlock(call->store);
    answer = question_put(DIALECT_PYTHON);
    if (answer != QUESTION_YES)
        return answer == QUESTION_END ? 1 : 0;
    jail = store_relock(call->store) ? named_find(call->store, jail_name) : NULL;
    return jail == NULL ? 1 : roll_back(call->store, jail, name);
}
