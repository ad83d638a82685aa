#include "lookup.h"

#include <regex.h>
#include <stdio.h>
#include <string.h>

#include "say.h"

bool lookup_is_listed(const char *release)
{
    size_t length = strlen(release);

    return length >= strlen("RELEASE") && strcmp(release + length - strlen("RELEASE"), "RELEASE") == 0;
}

bool lookup_is_template(const struct jail *jail)
{
    return setting_is(&jail->settings, "type", "template") && setting_is(&jail->settings, "istemplate", "yes");
}

/* The index-th of the jails that are templates, or of those that are none; NULL if there are fewer. */
static struct jail *jail_of_kind(struct store *store, bool template, size_t index)
{
    for (size_t i = 0; i < store->count; i++) {
        if (lookup_is_template(store->jails[i]) == template && index-- == 0)
            return store->jails[i];
    }
    return NULL;
}

void lookup_dataset_name(const struct store *store, const struct jail *jail, char name[LOOKUP_NAME_MAX])
{
    bool template = lookup_is_template(jail);
    const char *last = template ? setting_text(&jail->settings, "tag") : jail->uuid;

    snprintf(name, LOOKUP_NAME_MAX, "%s/iocage/%s/%s", store->pool, template ? "templates" : "jails", last);
}

void lookup_origin(const struct store *store, const struct jail *jail, char name[LOOKUP_ORIGIN_MAX])
{
    const char *origin = setting_text(&jail->settings, "origin");
    const char *at = strchr(origin, '@');
    char dataset[LOOKUP_NAME_MAX];
    char uuid[STORE_UUID_MAX];
    struct jail *parent = NULL;

    snprintf(uuid, sizeof(uuid), "%.*s", (int)strcspn(origin, "@"), origin);
    parent = store_find_jail(store, uuid);
    if (at == NULL || parent == NULL) {
        snprintf(name, LOOKUP_ORIGIN_MAX, "-");
        return;
    }
    lookup_dataset_name(store, parent, dataset);
    snprintf(name, LOOKUP_ORIGIN_MAX, "%s%.*s", dataset, SNAPSHOT_NAME_MAX, at);
}

size_t lookup_clone(const struct store *store, const struct jail *jail, const char *snapshot, size_t index)
{
    size_t length = strlen(jail->uuid);

    for (; index < store->count; index++) {
        const char *origin = setting_text(&store->jails[index]->settings, "origin");

        if (strncmp(origin, jail->uuid, length) == 0 && origin[length] == '@' &&
            (snapshot == NULL || strcmp(origin + length + 1, snapshot) == 0))
            break;
    }
    return index;
}

static void set_jail(const struct store *store, struct dataset *dataset, struct jail *jail, bool template)
{
    *dataset = (struct dataset){ .uuid = jail->uuid, .settings = &jail->settings, .jail = jail, .template = template };
    lookup_dataset_name(store, jail, dataset->name);
}

static void set_release(const struct store *store, struct dataset *dataset, const char *release)
{
    *dataset = (struct dataset){ .uuid = "-" };
    snprintf(dataset->name, sizeof(dataset->name), "%s/iocage/releases/%s", store->pool, release);
}

bool lookup_at(struct store *store, size_t index, struct dataset *dataset)
{
    struct jail *jail = NULL;
    size_t jails = 0;

    if (index == 0) {
        *dataset = (struct dataset){ .settings = &store->defaults };
        snprintf(dataset->name, sizeof(dataset->name), "%s/%s", store->pool, store_dataset_name(STORE_DEFAULTS));
        dataset->uuid = setting_text(&store->defaults, "host_hostuuid");
        return true;
    }
    index--;
    jail = jail_of_kind(store, false, index);
    if (jail != NULL) {
        set_jail(store, dataset, jail, false);
        return true;
    }
    while (jail_of_kind(store, false, jails) != NULL)
        jails++;
    index -= jails;
    if (index < store->release_count) {
        set_release(store, dataset, store->releases[index]);
        return true;
    }
    jail = jail_of_kind(store, true, index - store->release_count);
    if (jail != NULL)
        set_jail(store, dataset, jail, true);
    return jail != NULL;
}

/*
 * The program greps for the name at the end of a dataset's name. Intervals and back references are left out: they are
 * what makes an expression cost without limit, and no name has them.
 */
static bool compile(const char *name, regex_t *expression)
{
    char text[LOOKUP_NAME_MAX + 1];

    name += strspn(name, "*"); /* grep takes a star that repeats nothing for nothing, regcomp for a star */
    if (strlen(name) >= LOOKUP_NAME_MAX || strpbrk(name, "{\\") != NULL)
        return false;
    snprintf(text, sizeof(text), "%s$", name);
    return regcomp(expression, text, REG_EXTENDED | REG_ICASE | REG_NOSUB) == 0;
}

/* An exact tag or UUID ends the walk, but what matched before it stays: the program's own order of tests. */
static size_t walk(struct store *store, const char *name, size_t *index)
{
    struct dataset dataset;
    regex_t expression;
    bool compiled = compile(name, &expression);
    size_t matches = 0;

    for (size_t i = 0; lookup_at(store, i, &dataset); i++) {
        const char *tag = dataset.settings == NULL ? "-" : setting_text(dataset.settings, "tag");
        bool exact = strcmp(tag, name) == 0 || strcmp(dataset.uuid, name) == 0;

        if (exact || (compiled && regexec(&expression, dataset.name, 0, NULL, 0) == 0)) {
            *index = i;
            matches++;
        }
        if (exact)
            break;
    }
    if (compiled)
        regfree(&expression);
    return matches;
}

enum lookup_answer lookup_find(struct store *store, const char *name, size_t *index)
{
    char first[SETTING_VALUE_MAX + 1];
    size_t matches = 0;

    snprintf(first, sizeof(first), "%.*s", (int)strcspn(name, " \t\n"), name);
    if (strcmp(first, "ALL") == 0)
        return LOOKUP_ALL;
    if (first[0] == '-') {
        say_error("%s is not a valid command", first);
        return LOOKUP_BAD;
    }
    *index = 0;
    if (strcmp(first, "default") == 0)
        return LOOKUP_ONE;
    matches = walk(store, first, index);
    if (matches > 1) {
        say_error("multiple jails matching name: %s!", first);
        return LOOKUP_BAD;
    }
    return matches == 1 ? LOOKUP_ONE : LOOKUP_NONE;
}

enum lookup_answer lookup_jail(struct store *store, const char *name, struct jail **jail)
{
    struct dataset dataset;
    size_t index = 0;
    enum lookup_answer answer = lookup_find(store, name, &index);

    *jail = NULL;
    if (answer == LOOKUP_ONE && lookup_at(store, index, &dataset))
        *jail = dataset.jail;
    if (answer == LOOKUP_ONE && *jail == NULL)
        answer = LOOKUP_NONE;
    if (answer == LOOKUP_NONE)
        say_error("%s not found!", name);
    return answer;
}
