#include "python_destroy.h"

#include <stdio.h>
#include <string.h>

#include "named.h"
#include "property.h"
#include "python_start.h"
#include "question.h"
#include "say.h"

/*
 * Asks unless -f was given. The lock is let go meanwhile, and what was read is read anew. Returns 0 for a yes; else
 * status is set, which is 0 for a no.
 */
static bool confirm(struct python_call *call, const char *warning, int *status)
{
    enum question_answer answer = QUESTION_YES;

    *status = 0;
    if (option_given(&call->options, 'f'))
        return true;
    say_plain("\n%s", warning);
    fflush(stdout);
    store_unlock(call->store);
    answer = question_put(DIALECT_PYTHON);
    if (answer == QUESTION_END || !store_relock(call->store))
        *status = 1;
    return answer == QUESTION_YES && *status == 0;
}

static int refuse_clones(const struct store *store, const struct jail *jail)
{
    say_plain("\n%s has dependent jails (who may also have dependents), use --recursive to destroy: ", jail->uuid);
    for (size_t i = named_clone(store, jail, NULL, 0); i < store->count; i = named_clone(store, jail, NULL, i + 1))
        say_plain("  %s", store->jails[i]->uuid);
    return say_refusal("%s", "");
}

static int remove_jail(struct store *store, const char *name)
{
    struct jail *jail = store_find_jail(store, name);
    size_t clone = 0;

    if (jail == NULL)
        return 0;
    while ((clone = named_clone(store, jail, NULL, 0)) < store->count) {
        char other[STORE_JAIL_MAX];

        snprintf(other, sizeof(other), "%s", store->jails[clone]->uuid);
        if (remove_jail(store, other) != 0)
            return 1;
        jail = store_find_jail(store, name);
    }
    printf("Destroying %s\n", name);
    return store_remove_jail(store, jail) ? 0 : 1;
}

static int destroy_jail(struct python_call *call, const char *given)
{
    struct jail *jail = named_find(call->store, given);
    bool force = option_given(&call->options, 'f');
    char warning[STORE_JAIL_MAX + 32];
    char name[STORE_JAIL_MAX];
    int status = 0;

    if (jail == NULL)
        return 1;
    snprintf(name, sizeof(name), "%s", jail->uuid);
    snprintf(warning, sizeof(warning), "This will destroy jail %s", name);
    if (!confirm(call, warning, &status))
        return status;
    jail = store_find_jail(call->store, name);
    if (jail == NULL)
        return say_refusal("jail '%s' not found!", name);
    if (jail->jid != 0 && !force)
        return say_refusal("Jail %s is still running, please stop the jail first or destroy it with -f", name);
    if (named_clone(call->store, jail, NULL, 0) < call->store->count && !option_given(&call->options, 'R'))
        return refuse_clones(call->store, jail);
    if (jail->jid != 0)
        printf("Stopping %s\n", name);
    return remove_jail(call->store, name);
}

static bool drop_release(struct store *store, const char *release)
{
    for (size_t i = 0; i < store->release_count; i++) {
        if (strcmp(store->releases[i], release) != 0)
            continue;
        store->release_count--;
        memmove(store->releases[i], store->releases[i + 1], (store->release_count - i) * STORE_NAME_MAX);
        return true;
    }
    return false;
}

/* Whether the jail is a clone of the release: all are that are no clones of another jail. */
static bool is_made_of(const struct jail *jail, const char *release)
{
    return strncmp(setting_text(&jail->settings, "cloned_release"), release, strlen(release)) == 0;
}

static int destroy_release(struct python_call *call, const char *release)
{
    struct store *store = call->store;
    char warning[STORE_NAME_MAX + 48];
    size_t jail = 0;
    int status = 0;

    snprintf(warning, sizeof(warning), "This will destroy RELEASE: %.63s", release);
    if (!confirm(call, warning, &status))
        return status;
    while (jail < store->count && !is_made_of(store->jails[jail], release))
        jail++;
    if (jail < store->count) {
        say_plain("\n%s has dependent jails (who may also have dependents), use --recursive to destroy: ", release);
        for (; jail < store->count; jail++) {
            if (is_made_of(store->jails[jail], release))
                say_plain("  %s", store->jails[jail]->uuid);
        }
        return say_refusal("%s", "");
    }
    if (!drop_release(store, release))
        return say_refusal("Release: %s not found!", release);
    printf("Destroying RELEASE dataset: %s\n", release);
    return store_save_pool(store) ? 0 : 1;
}

int python_destroy(struct python_call *call)
{
    const struct options *options = &call->options;
    bool release = option_given(options, 'r');
    int status = 0;

    if (option_given(options, 'd') && !release)
        return say_refusal("--release (-r) must be specified as well!");
    if (options->count == 0)
        return say_refusal("Please specify one or more %s!", release ? "RELEASEs" : "jails");
    for (size_t i = 0; status == 0 && i < options->count; i++)
        status = release ? destroy_release(call, options->words[i]) : destroy_jail(call, options->words[i]);
    return status;
}

/* What one letter of clean takes away. */
struct part {
    const char *warning;
    const char *datasets[8]; /* in the order in which they are told */
    const char *done;
    char letter;
    bool jails;     /* of all kinds */
    bool templates; /* these alone */
    bool releases;
};

static const struct part parts[] = {
    { "This will destroy ALL iocage data!",
      { "iocage/templates", "iocage/jails", "iocage/releases", "iocage/log", "iocage/images", "iocage/download",
        "iocage" },
      "All iocage datasets have been destroyed.",
      'a',
      true,
      true,
      true },
    { "This will destroy ALL fetched RELEASES and jails/templates created from them!",
      { "iocage/download", "iocage/releases" },
      "All iocage RELEASE and jail datasets have been destroyed.",
      'r',
      true,
      true,
      true },
    { "This will destroy ALL jails and any snapshots on a RELEASE, including templates!",
      { "iocage/jails" },
      "All iocage jail datasets have been destroyed.",
      'j',
      true,
      true,
      false },
    { "This will destroy ALL templates and jails created from them!",
      { "iocage/templates" },
      "All iocage template datasets have been destroyed.",
      't',
      false,
      true,
      false },
    { "This will destroy ALL exported images and any downloaded installers!",
      { "iocage/images" },
      "The iocage images dataset has been destroyed.",
      'i',
      false,
      false,
      false },
    { "This will destroy ALL debugs!",
      { "iocage/debug" },
      "All iocage debugs have been destroyed.",
      'd',
      false,
      false,
      false },
};

/* Whether the part takes this jail away. */
static bool takes(const struct part *part, const struct store *store, const struct jail *jail)
{
    bool template = named_is_template(store, jail) || setting_get(&jail->settings, PROPERTY_TEMPLATE) != NULL;

    return part->jails || (part->templates && template);
}

static void mark_missing(struct store *store, const char *dataset)
{
    for (size_t i = 0; i < STORE_DATASETS; i++) {
        if (strcmp(store_dataset_name((enum store_dataset)i), dataset) == 0)
            store->missing[i] = true;
        if (strcmp(dataset, "iocage") == 0)
            store->missing[i] = true;
    }
}

static int clean(struct store *store, const struct part *part)
{
    for (size_t i = store->count; i-- > 0;) {
        if (takes(part, store, store->jails[i]) && !store_remove_jail(store, store->jails[i]))
            return 1;
    }
    if (part->releases)
        store->release_count = 0;
    for (const char *const *dataset = part->datasets; *dataset != NULL; dataset++) {
        printf("Cleaning %s\n", *dataset);
        mark_missing(store, *dataset);
    }
    puts(part->done);
    return store_save_pool(store) ? 0 : 1;
}

int python_destroy_clean(struct python_call *call)
{
    bool any = false;
    int status = 0;

    for (size_t i = 0; status == 0 && i < sizeof(parts) / sizeof(parts[0]); i++) {
        if (!option_given(&call->options, parts[i].letter))
            continue;
        any = true;
        if (confirm(call, parts[i].warning, &status))
            status = clean(call->store, &parts[i]);
    }
    return any ? status : say_refusal("Please specify a dataset type to clean!");
}
