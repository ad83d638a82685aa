#include "tag_link.h"

#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "say.h"

void tag_link_date(char separator, char date[TAG_LINK_DATE_MAX])
{
    time_t now = time(NULL);
    struct tm local = { 0 };

    localtime_r(&now, &local);
    strftime(date, TAG_LINK_DATE_MAX, "%Y-%m-%d@%H:%M:%S", &local);
    date[strlen("2016-01-26")] = separator;
}

static bool set_link(struct jail *jail, const char *tag)
{
    char *copy = tag == NULL ? NULL : strdup(tag);

    if (tag != NULL && copy == NULL) {
        say_error("out of memory");
        return false;
    }
    free(jail->link);
    jail->link = copy;
    return true;
}

static struct jail *find_linked(const struct store *store, const char *tag)
{
    for (size_t i = 0; i < store->count; i++) {
        if (store->jails[i]->link != NULL && strcmp(store->jails[i]->link, tag) == 0)
            return store->jails[i];
    }
    return NULL;
}

/*
 * How many words the program's shell makes of /iocage/tags/TAG, which stands in no quotes: a pattern becomes the links
 * that it matches, or stays what it is if there are none. first: set to the first word's last part.
 */
static size_t words_of(const struct store *store, const char *tag, const char **first)
{
    size_t matches = 0;

    *first = tag;
    if (strpbrk(tag, "*?[") == NULL)
        return 1;
    for (size_t i = 0; i < store->count; i++) {
        const char *link = store->jails[i]->link;

        if (link == NULL || fnmatch(tag, link, FNM_PATHNAME | FNM_PERIOD) != 0)
            continue;
        if (matches++ == 0 || strcmp(link, *first) < 0)
            *first = link;
    }
    return matches == 0 ? 1 : matches;
}

static bool rename_other(const struct store *store, struct jail *other, const char *tag)
{
    char date[TAG_LINK_DATE_MAX];

    tag_link_date('@', date);
    puts(" ");
    say_plain("  WARNING: Replacing tag %s!", tag);
    say_plain("  Renaming %s's tag to %s.", other->uuid, date);
    puts(" ");
    return setting_put(&other->settings, "tag", date) && set_link(other, date) && store_save_jail(store, other);
}

/* Twice: the tests for a missing and for an existing link both fall over the second word. */
static bool no_link(const char *tag)
{
    for (int i = 0; i < 2; i++)
        say_plain("[: /iocage/tags/%.*s: unexpected operator", (int)strcspn(tag, " "), tag);
    return true;
}

/* The link follows the tag that a jail has before `set tag=` changes it: a slip of the program, and visible later. */
bool tag_link(struct store *store, struct jail *jail)
{
    const char *tag = setting_text(&jail->settings, "tag");
    const char *name = tag;
    struct jail *other = NULL;

    if (!set_link(jail, NULL))
        return false;
    if (strchr(tag, ' ') != NULL)
        return no_link(tag);
    if (words_of(store, tag, &name) > 1)
        return no_link(name);
    if (strchr(tag, '/') != NULL) {
        say_plain("ln: /iocage/tags/%s: No such file or directory", tag);
        return true;
    }
    other = find_linked(store, name);
    return set_link(jail, name) && (other == NULL || rename_other(store, other, tag));
}
