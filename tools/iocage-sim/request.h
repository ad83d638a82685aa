#ifndef REQUEST_H
#define REQUEST_H

#include <stdbool.h>

#include "store.h"
#include "tag_link.h"

/* What create and clone make of their PROP=VALUE arguments. Borrows from argv. */
struct request {
    const char *given[SETTING_COUNT];     /* what stands on the command line, NULL if nothing does */
    const char *effective[SETTING_COUNT]; /* that, or the program's default; NULL if there is neither */
    char now[TAG_LINK_DATE_MAX];          /* the tag of a jail that is given none */
};

/* Reads the arguments, NULL at the end. False, and says so, if one is refused. */
bool request_init(struct request *request, char **argv) __attribute__((warn_unused_result));

/* What the argument or the program's default of this name is, NULL if there is neither. */
const char *request_value(const struct request *request, const char *name);

/* Whether the argument stands on the command line. */
bool request_has(const struct request *request, const char *name);

/*
 * Stores a value as the program does: it puts values between double quotes into a line for its shell, which takes
 * double quotes out of them and puts variables in. value: NULL removes. False, and says so, if memory is out.
 */
bool request_put(struct settings *settings, const char *name, const char *value) __attribute__((warn_unused_result));

/*
 * Fills a new jail's settings. The real program goes on without a jail's properties when zfs refuses one; a jail in
 * that state is no use here: false, and says what zfs does.
 */
bool request_fill(const struct store *store, const struct request *request, struct jail *jail)
    __attribute__((warn_unused_result));

#endif
