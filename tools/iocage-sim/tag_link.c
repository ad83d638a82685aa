#include "tag_link.h"

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

/* The link follows the tag that a jail has before `set tag=` changes it: a slip of the program, and visible later. */
bool tag_link(struct store *store, struct jail *jail)
{
    const char *tag = setting_text(&jail->settings, "tag");
    struct jail *other = NULL;

    if (!set_link(jail, NULL))
        return false;
    if (strchr(tag, ' ') != NULL) {
        /* twice: the tests for a missing and for an existing link both fall over the second word */
        for (int i = 0; i < 2; i++)
            say_plain("[: /iocage/tags/%.*s: unexpected operator", (int)strcspn(tag, " "), tag);
        return true;
    }
    if (strchr(tag, '/') != NULL) {
        say_plain("ln: /iocage/tags/%s: No such file or directory", tag);
        return true;
    }
    other = find_linked(store, tag);
    if (other != NULL && !rename_other(store, other, tag))
        return false;
    return set_link(jail, tag);
}
