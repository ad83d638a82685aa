#include "python_create.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "named.h"
#include "property.h"
#include "python_fetch.h"
#include "python_set.h"
#include "python_start.h"
#include "say.h"

enum {
    COUNT_MAX = 100 /* jails that one command makes */
};

/* What all jails of one command have. */
struct plan {
    const struct jail *source; /* that is cloned, or NULL */
    const char *release;       /* NULL for one that is cloned */
    const char *template;      /* its name, or NULL */
    bool basejail;
    bool thick;       /* it depends on no snapshot */
    const char *said; /* what was done, in the program's words */
};

static bool copy_settings(struct jail *jail, const struct jail *source)
{
    for (size_t i = 0; i < setting_count(); i++) {
        const char *name = setting_at(i)->name;

        if (source->settings.values[i] != NULL && !setting_put(&jail->settings, name, source->settings.values[i]))
            return false;
    }
    return true;
}

static bool put_origin(struct jail *jail, const struct plan *plan)
{
    char origin[STORE_JAIL_MAX * 2];

    if (plan->thick)
        return setting_put(&jail->settings, PROPERTY_ORIGIN, NULL);
    snprintf(origin, sizeof(origin), "%s@%s", plan->source->uuid, jail->uuid);
    return setting_put(&jail->settings, PROPERTY_ORIGIN, origin);
}

static bool fill(struct jail *jail, const struct plan *plan, char *const *words)
{
    if (plan->source != NULL && (!copy_settings(jail, plan->source) || !put_origin(jail, plan)))
        return false;
    if (plan->template != NULL &&
        !(setting_put(&jail->settings, PROPERTY_TEMPLATE, plan->template) &&
          setting_put(&jail->settings, "template", "0") && setting_put(&jail->settings, "type", "jail")))
        return false;
    if (plan->release != NULL && !setting_put(&jail->settings, "release", plan->release))
        return false;
    if (plan->source == NULL && !setting_put(&jail->settings, "cloned_release", plan->release))
        return false;
    if (plan->basejail && !setting_put(&jail->settings, "basejail", "1"))
        return false;
    return named_put(jail) && python_set_all(jail, words);
}

/* DHCP needs more than the user may have said. */
static bool complete(struct store *store, struct jail *jail)
{
    static const char *const needs[] = { "vnet", "bpf" };

    if (!property_is(store, jail, "dhcp", "1"))
        return true;
    for (size_t i = 0; i < 2; i++) {
        if (property_is(store, jail, needs[i], "1"))
            continue;
        say_plain("dhcp requires %s, enabling!", needs[i]);
        if (!setting_put(&jail->settings, needs[i], "1"))
            return false;
    }
    return true;
}

/* A jail that is refused half way is in memory only, and this command ends. */
static int make(struct store *store, const char *name, const struct plan *plan, char *const *words)
{
    struct jail *jail = named_check_new(store, name) ? store_add_jail(store, name) : NULL;

    if (jail == NULL || !fill(jail, plan, words) || !complete(store, jail) || !store_save_jail(store, jail))
        return 1;
    printf("%s successfully %s!\n", name, plan->said);
    if (plan->source != NULL || !property_is(store, jail, "boot", "1"))
        return 0;
    return python_start_jail(store, jail);
}

/* Of version 4 as the program makes them, or nearly: the clock stands in for chance. */
static void new_uuid(char uuid[STORE_UUID_MAX])
{
    struct timespec now;
    unsigned long mixed = 0;

    clock_gettime(CLOCK_REALTIME, &now);
    mixed = (unsigned long)now.tv_nsec * 2654435761UL;
    snprintf(uuid, STORE_UUID_MAX, "%08lx-%04lx-4%03lx-8%03lx-%012lx", mixed & 0xffffffff, mixed >> 7 & 0xffff,
             mixed >> 11 & 0xfff, (unsigned long)now.tv_sec & 0xfff,
             (mixed ^ (unsigned long)now.tv_sec) & 0xffffffffffff);
}

/* One jail, or with -c as many as it says, named NAME_1 and so on. */
static int make_all(struct python_call *call, const struct plan *plan, char *const *words)
{
    const char *count = call->options.values['c'];
    unsigned long number = count == NULL ? 1 : strtoul(count, NULL, 10);
    const char *given = option_given(&call->options, 'n') ? call->options.values['n'] : call->options.values['u'];
    char name[STORE_JAIL_MAX];
    char uuid[STORE_UUID_MAX];
    int status = 0;

    if (count != NULL && (isdigit((unsigned char)count[0]) == 0 || number > COUNT_MAX))
        return say_refusal("%s is not a valid integer.", count);
    if (given != NULL && number <= 1)
        return make(call->store, given, plan, words);
    for (unsigned long i = 1; status == 0 && i <= number; i++) {
        new_uuid(uuid);
        snprintf(name, sizeof(name), "%.100s_%lu", given == NULL ? "" : given, i);
        status = make(call->store, given == NULL ? uuid : name, plan, words);
    }
    return status;
}

static int refuse_template(const struct store *store, const char *name)
{
    say_plain("Template: %s not found!\nCreated Templates:", name);
    for (size_t i = 0; i < store->count; i++) {
        if (named_is_template(store, store->jails[i]))
            say_plain("  %s", store->jails[i]->uuid);
    }
    return 1;
}

static int create_from_template(struct python_call *call, struct plan *plan)
{
    const char *name = call->options.values['t'];

    plan->source = store_find_jail(call->store, name);
    if (plan->source == NULL || !named_is_template(call->store, plan->source))
        return refuse_template(call->store, name);
    plan->template = name;
    return make_all(call, plan, call->options.words);
}

/* The program names releases in capitals, whatever the user does; a jail has the patch level too. */
static int create_from_release(struct python_call *call, const struct plan *plan)
{
    struct plan own = *plan;
    char release[STORE_NAME_MAX] = "";
    char patched[STORE_NAME_MAX + 8];
    const char *given = call->options.values['r'];
    int status = 0;

    for (size_t i = 0; given[i] != '\0' && i + 1 < sizeof(release); i++)
        release[i] = (char)toupper((unsigned char)given[i]);
    if (strchr(release, '=') != NULL)
        return say_refusal("Please supply a valid RELEASE!");
    status = python_fetch_release(call->store, release);
    if (status != 0)
        return status;
    snprintf(patched, sizeof(patched), "%s-p8", release);
    own.release = patched;
    return make_all(call, &own, call->options.words);
}

int python_create(struct python_call *call)
{
    const struct options *options = &call->options;
    struct plan plan = { .said = "created" };

    plan.basejail = option_given(options, 'b');
    plan.thick = option_given(options, 'T');
    if (option_given(options, 't'))
        return create_from_template(call, &plan);
    if (option_given(options, 'e')) {
        plan.release = "EMPTY";
        return make_all(call, &plan, options->words);
    }
    if (!option_given(options, 'r'))
        return say_refusal("Must supply either --template (-t) or --release (-r)!");
    return create_from_release(call, &plan);
}

int python_create_clone(struct python_call *call)
{
    struct plan plan = { .said = "cloned", .thick = option_given(&call->options, 'T') };

    plan.source = named_find(call->store, call->options.words[0]);
    if (plan.source == NULL)
        return 1;
    if (plan.source->jid != 0)
        return say_refusal("Jail: %s must not be running to be cloned!", plan.source->uuid);
    if (named_is_template(call->store, plan.source))
        return say_refusal("You cannot clone a template, use create -t instead.");
    return make_all(call, &plan, call->options.words + 1);
}

/* Clones go on with the jail under its new name, as their datasets do. */
static bool follow(struct store *store, const struct jail *old, const char *name)
{
    char origin[STORE_JAIL_MAX * 3];

    for (size_t i = named_clone(store, old, NULL, 0); i < store->count; i = named_clone(store, old, NULL, i + 1)) {
        struct jail *clone = store->jails[i];

        snprintf(origin, sizeof(origin), "%s%s", name, strchr(setting_text(&clone->settings, PROPERTY_ORIGIN), '@'));
        if (!setting_put(&clone->settings, PROPERTY_ORIGIN, origin) || !store_save_jail(store, clone))
            return false;
    }
    return true;
}

int python_create_rename(struct python_call *call)
{
    struct store *store = call->store;
    const char *name = call->options.words[1];
    struct jail *old = named_find(store, call->options.words[0]);
    char old_name[STORE_JAIL_MAX];
    struct jail *jail = NULL;

    if (old == NULL || !named_check_new(store, name) || !follow(store, old, name))
        return 1;
    snprintf(old_name, sizeof(old_name), "%s", old->uuid);
    jail = store_add_jail(store, name);
    if (jail == NULL || !copy_settings(jail, old) || !named_put(jail))
        return 1;
    jail->jid = old->jid;
    jail->snapshots = old->snapshots;
    old->snapshots = (struct snapshots){ 0 };
    if (!store_save_jail(store, jail) || !store_remove_jail(store, old))
        return 1;
    printf("Jail: %s renamed to %s\n", old_name, name);
    return 0;
}
