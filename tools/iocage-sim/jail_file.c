#include "jail_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "pairs_file.h"

static void add_settings(struct pairs_file *file, const struct settings *settings)
{
    for (size_t i = 0; i < setting_count(); i++) {
        if (settings->values[i] != NULL)
            pairs_file_add(file, setting_at(i)->name, settings->values[i]);
    }
}

bool jail_file_save_settings(const char *path, const struct settings *settings)
{
    struct pairs_file file;

    if (!pairs_file_begin(&file, path))
        return false;
    add_settings(&file, settings);
    return pairs_file_end(&file);
}

static void add_snapshots(struct pairs_file *file, const struct snapshots *snapshots)
{
    char text[SNAPSHOT_NAME_MAX + 32];

    for (size_t i = 0; i < snapshots->count; i++) {
        const struct snapshot *item = &snapshots->items[i];

        snprintf(text, sizeof(text), "%lld %s", (long long)item->created, item->name);
        pairs_file_add(file, item->root ? "root_snapshot" : "snapshot", text);
    }
}

bool jail_file_save(const char *path, const struct jail *jail)
{
    struct pairs_file file;
    char number[24];

    if (!pairs_file_begin(&file, path))
        return false;
    if (jail->jid != 0) {
        snprintf(number, sizeof(number), "%lu", jail->jid);
        pairs_file_add(&file, "jid", number);
    }
    if (jail->link != NULL)
        pairs_file_add(&file, "link", jail->link);
    add_settings(&file, &jail->settings);
    add_snapshots(&file, &jail->snapshots);
    return pairs_file_end(&file);
}

static bool take_setting(void *closure, const char *key, const char *value)
{
    return setting_find(key) < setting_count() && setting_put(closure, key, value);
}

static bool take_jail(void *closure, const char *key, const char *value)
{
    struct jail *jail = closure;

    if (strcmp(key, "jid") == 0)
        return pairs_file_number(value, &jail->jid);
    if (strcmp(key, "link") == 0) {
        free(jail->link);
        jail->link = strdup(value);
        return jail->link != NULL;
    }
    if (strcmp(key, "snapshot") == 0 || strcmp(key, "root_snapshot") == 0)
        return snapshot_read(&jail->snapshots, strcmp(key, "root_snapshot") == 0, value);
    return take_setting(&jail->settings, key, value);
}

bool jail_file_read(const char *path, struct jail *jail)
{
    return pairs_file_read(path, take_jail, jail);
}

bool jail_file_read_settings(const char *path, struct settings *settings)
{
    return pairs_file_read(path, take_setting, settings);
}
