#ifndef CATALOGUE_H
#define CATALOGUE_H

#include <stdbool.h>
#include <stddef.h>

/* What the servers of the Python program have, as far as this stand-in pretends. */

/* The pretended host's own release, without a patch level. */
#define CATALOGUE_HOST_RELEASE "13.2-RELEASE"

struct catalogue_plugin {
    const char *title;
    const char *description;
    const char *name;
    const char *icon;
    const char *document;
};

/* The plugin at index, NULL after the last. */
const struct catalogue_plugin *catalogue_plugin(size_t index);

/* The plugin of this name, or NULL. */
const struct catalogue_plugin *catalogue_find(const char *name);

/* The release at index, NULL after the last. */
const char *catalogue_release(size_t index);

/* Whether the server has this release. */
bool catalogue_has(const char *release);

/* Whether the host can run this release: false, and says so, if it is newer than the host. */
bool catalogue_check_host(const char *release) __attribute__((warn_unused_result));

#endif
