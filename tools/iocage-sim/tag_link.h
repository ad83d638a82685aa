#ifndef TAG_LINK_H
#define TAG_LINK_H

#include <stdbool.h>
#include <stddef.h>

#include "store.h"

enum {
    TAG_LINK_DATE_MAX = 20
}; /* bytes of 2016-01-26@10:03:03, NUL included */

/*
 * Links /iocage/tags/TAG to a jail, TAG being its present tag. If the link is another jail's, that jail gets the date
 * as its tag, is saved, and both streams say so. A tag with a blank or a slash, or a pattern that matches several tags,
 * makes the shell or ln complain and no link. The jail itself is not saved. False, and says so, if saving failed.
 */
bool tag_link(struct store *store, struct jail *jail) __attribute__((warn_unused_result));

/* Now, with separator between date and time of day: @ for tags, _ for last_started. */
void tag_link_date(char separator, char date[TAG_LINK_DATE_MAX]);

#endif
