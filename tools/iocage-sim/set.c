#include "set.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "argument.h"
#include "lookup.h"
#include "say.h"
#include "zfs_value.h"

/* One property=value, cut up as the program's echo, awk and cut do it. */
struct change {
    char *copy; /* owns what the others point into */
    const char *name;
    const char *value; /* up to a second =, blanks merged; but whole for notes */
};

static bool is_pair(const char *argument)
{
    return argument[0] != '=' && strchr(argument, '=') != NULL;
}

static void merge_blanks(char *text)
{
    char *end = text;

    for (const char *from = text; *from != '\0'; from++) {
        bool blank = strchr(" \t\n", *from) != NULL;

        if (!blank)
            *end++ = *from;
        else if (end > text && strchr(" \t\n", from[1]) == NULL)
            *end++ = ' ';
    }
    *end = '\0';
}

static bool change_init(struct change *change, const char *argument)
{
    char *equals = NULL;

    change->copy = strdup(argument);
    if (change->copy == NULL) {
        say_error("out of memory");
        return false;
    }
    merge_blanks(change->copy);
    equals = strchr(change->copy, '=');
    *equals = '\0';
    change->name = change->copy;
    change->value = equals + 1;
    equals[1 + strcspn(equals + 1, "=")] = '\0';
    if (strcmp(change->name, "notes") == 0 && change->value[0] != '\0')
        change->value = strchr(argument, '=') + 1;
    return true;
}

static bool make_template(struct store *store, struct jail *jail)
{
    if (jail->jid != 0) {
        say_error("cannot make %s a template - jail is running!", jail->uuid);
        return false;
    }
    if (lookup_is_template(jail)) {
        say_error("%s is already a template", jail->uuid);
        return false;
    }
    free(jail->link);
    jail->link = NULL;
    if (!setting_put(&jail->settings, "type", "template") || !store_save_jail(store, jail))
        return false;
    say_spinner("  INFO: converting %s to a template:", setting_text(&jail->settings, "tag"));
    return true;
}

static bool has_clones(const struct store *store, const struct jail *jail)
{
    const char *tag = setting_text(&jail->settings, "tag");
    bool found = false;

    for (size_t i = 0; (i = lookup_clone(store, jail, NULL, i)) < store->count; i++) {
        const struct jail *clone = store->jails[i];

        say_info("%s has dependent clone, uuid: %s (%s)", tag, clone->uuid, setting_text(&clone->settings, "tag"));
        found = true;
    }
    if (found)
        say_error("please destroy before converting %s back to a jail", tag);
    return found;
}

static bool make_jail(struct store *store, struct jail *jail)
{
    bool template = lookup_is_template(jail);

    if (has_clones(store, jail))
        return false;
    if (!setting_put(&jail->settings, "type", "basejail"))
        return false;
    if (template)
        return tag_link(store, jail);
    if (store_save_jail(store, jail))
        say_error("%s is not a template", setting_text(&jail->settings, "tag"));
    return false;
}

static bool change_istemplate(struct store *store, struct jail *jail, const char *value)
{
    const char *type = setting_text(&jail->settings, "type");

    if (strcmp(type, "basejail") != 0 && strcmp(type, "template") != 0) {
        say_error("templates aren't supported for this jail type (%s)", type);
        return false;
    }
    if (strcmp(value, "yes") == 0)
        return make_template(store, jail);
    if (strcmp(value, "no") == 0)
        return make_jail(store, jail);
    return true;
}

/* What the program does for some properties before it sets them. False ends it. */
static bool prepare(struct store *store, struct jail *jail, const struct change *change)
{
    if (strcmp(change->name, "template") == 0 &&
        (strcmp(change->value, "yes") == 0 || strcmp(change->value, "no") == 0)) {
        say_error("please set istemplate=%s instead.", change->value);
        return false;
    }
    if (jail == NULL)
        return true;
    if (strcmp(change->name, "tag") == 0)
        return tag_link(store, jail);
    if (strcmp(change->name, "istemplate") == 0)
        return change_istemplate(store, jail, change->value);
    if (strcmp(change->name, "jail_zfs_mountpoint") == 0 && jail->jid != 0) {
        say_error(" jail is running! please stop it before changing the mountpoint.");
        return false;
    }
    return true;
}

static bool save(const struct store *store, const struct dataset *dataset)
{
    return dataset->jail == NULL ? store_save_defaults(store) : store_save_jail(store, dataset->jail);
}

/* What zfs refuses it says, and the program goes on: its exit status is 0 all the same. */
static bool apply(struct store *store, const struct dataset *dataset, const struct change *change)
{
    char words[ZFS_VALUE_WORDS_MAX];
    char text[ZFS_VALUE_SIZE_MAX];
    const char *value = change->value;

    if (value[0] == '\0') {
        say_error("set failed, incorrect property syntax!");
        return false;
    }
    if (!prepare(store, dataset->jail, change))
        return false;
    if (!zfs_value_check(change->name, value, words)) {
        say_plain("cannot set property for '%s': %s", dataset->name, words);
        return true;
    }
    value = zfs_value_keep(change->name, value, text);
    return setting_put(dataset->settings, change->name, value) && save(store, dataset);
}

/* The dataset for a name; without one the program still goes on to the first property, and ends there. */
static bool find(struct store *store, const char *name, struct dataset *dataset)
{
    size_t index = 0;

    switch (lookup_find(store, name, &index)) {
    case LOOKUP_ONE:
        return lookup_at(store, index, dataset);
    case LOOKUP_NONE:
        say_error("jail %s not found!", name);
        break;
    case LOOKUP_ALL: /* of all that it finds the program takes the first: the defaults */
        return lookup_at(store, 0, dataset);
    case LOOKUP_BAD:
        break;
    }
    return false;
}

static bool set_all(struct store *store, char **argv, const char *name)
{
    struct dataset dataset;
    bool found = find(store, name, &dataset);
    bool good = true;

    for (; good && *argv != NULL; argv++) {
        struct change change = { 0 };

        if (!is_pair(*argv))
            continue;
        if (!found || dataset.settings == NULL) {
            say_error("%s", found ? "none not found!" : "missing property or UUID!");
            return false;
        }
        good = change_init(&change, *argv) && apply(store, &dataset, &change);
        free(change.copy);
    }
    return good;
}

int set_command(struct store *store, char **argv)
{
    char tag[TAG_LINK_DATE_MAX];
    bool good = true;
    int jails = 0;

    /* the tag that the warning names is not the one that is set: the program sets `default` */
    if (!argument_check_pairs(argv + 1, tag))
        return 1;
    for (char **name = argv + 1; good && *name != NULL; name++) {
        if (is_pair(*name))
            continue;
        jails++;
        good = set_all(store, argv + 1, *name);
    }
    if (jails == 0)
        return say_error("please specify a jail!");
    return good ? 0 : 1;
}
