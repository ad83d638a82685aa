#include "python_set.h"

#include <stdio.h>
#include <string.h>

#include "named.h"
#include "property.h"
#include "say.h"

enum {
    NAME_MAX_BYTES = 64
}; /* bytes of a property's name, NUL included */

/* Cuts NAME=VALUE. Returns the value, NULL if there is no `=`; name is what stands before it. */
static const char *cut(const char *word, char name[NAME_MAX_BYTES])
{
    const char *equals = strchr(word, '=');

    snprintf(name, NAME_MAX_BYTES, "%.*s", (int)strcspn(word, "="), word);
    return equals == NULL ? NULL : equals + 1;
}

static int set_template(struct store *store, struct jail *jail, bool template)
{
    if (jail->jid != 0)
        return say_refusal("%s is running.\nPlease stop it first!", jail->uuid);
    if (named_is_template(store, jail) == template)
        return say_refusal("%s is already a %s!", jail->uuid, template ? "template" : "jail");
    if (!setting_put(&jail->settings, "template", template ? "1" : "0") ||
        !setting_put(&jail->settings, "type", template ? "template" : "jail") || !store_save_jail(store, jail))
        return 1;
    printf("%s converted to a %s.\n", jail->uuid, template ? "template" : "jail");
    return 0;
}

static bool needs_restart(const char *name)
{
    return strcmp(name, "vnet") == 0 || strcmp(name, "cpuset") == 0;
}

static int set_jail(struct store *store, struct jail *jail, const char *name, const char *value)
{
    char text[SETTING_VALUE_MAX + 1];
    const char *old = NULL;

    if (!property_check(name, value, text))
        return 1;
    if (strcmp(name, "template") == 0)
        return set_template(store, jail, text[0] == '1');
    if (jail->jid != 0 && strcmp(name, "dhcp") == 0)
        return say_refusal("%s is running.\nPlease stop it first!", jail->uuid);
    old = property_value(store, jail, name);
    if (old == NULL)
        old = "none";
    printf("%s: %s -> %s\n", name, old, text);
    if (jail->jid != 0 && needs_restart(name))
        printf("%s changes require a jail restart\n", name);
    return setting_put(&jail->settings, name, text) && store_save_jail(store, jail) ? 0 : 1;
}

static int set_default(struct store *store, const char *name, const char *value)
{
    char text[SETTING_VALUE_MAX + 1];
    size_t index = setting_find(name);

    if (!property_is_seen(index) || property_default(store, index) == NULL)
        return say_refusal("%s is not a valid property for default!", name);
    if (!property_check(name, value, text) || !setting_put(&store->defaults, name, text) || !store_save_defaults(store))
        return 1;
    printf("Default Property: %s has been updated to %s\n", name, value);
    return 0;
}

/* What stood before a word that is refused is kept, and what stands behind it never tried. */
int python_set(struct python_call *call)
{
    const struct options *options = &call->options;
    const char *last = options->words[options->count - 1];
    bool defaults = strcmp(last, "default") == 0;
    struct jail *jail = NULL;
    int status = 0;

    if (strchr(last, '=') != NULL || options->count == 1)
        return say_refusal("You must specify a jail!");
    jail = defaults ? NULL : named_find(call->store, last);
    if (!defaults && jail == NULL)
        return 1;
    for (size_t i = 0; status == 0 && i + 1 < options->count; i++) {
        char name[NAME_MAX_BYTES];
        const char *value = cut(options->words[i], name);

        if (value == NULL)
            return say_refusal("%s is missing a value!", name);
        status = defaults ? set_default(call->store, name, value) : set_jail(call->store, jail, name, value);
    }
    return status;
}

/* A word without `=` is one with an empty value. */
bool python_set_all(struct jail *jail, char *const *words)
{
    for (; *words != NULL; words++) {
        char text[SETTING_VALUE_MAX + 1];
        char name[NAME_MAX_BYTES];
        const char *value = cut(*words, name);

        if (!property_check(name, value == NULL ? "" : value, text) || !setting_put(&jail->settings, name, text))
            return false;
        if (strcmp(name, "template") == 0 && text[0] == '1' && !setting_put(&jail->settings, "type", "template"))
            return false;
    }
    return true;
}
