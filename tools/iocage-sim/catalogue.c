#include "catalogue.h"

#include <stdlib.h>
#include <string.h>

#include "say.h"

static const struct catalogue_plugin plugins[] = {
    { "Gitea", "A small forge for repositories, issues and reviews", "gitea", "https://plugins.example.net/gitea.png",
      "https://plugins.example.net/gitea" },
    { "Mosquitto", "A broker of MQTT messages | for many small devices", "mosquitto",
      "https://plugins.example.net/mosquitto.png", "-" },
    { "Syncthing", "Keeps folders of several hosts alike", "syncthing", "https://plugins.example.net/syncthing.png",
      "https://plugins.example.net/syncthing" },
};

/* The last is newer than the host. */
static const char *const releases[] = {
    "12.3-RELEASE", "12.4-RELEASE", "13.1-RELEASE", CATALOGUE_HOST_RELEASE, "14.0-RELEASE",
};

enum {
    PLUGINS = sizeof(plugins) / sizeof(plugins[0]),
    RELEASES = sizeof(releases) / sizeof(releases[0]),
};

const struct catalogue_plugin *catalogue_plugin(size_t index)
{
    return index < PLUGINS ? &plugins[index] : NULL;
}

const struct catalogue_plugin *catalogue_find(const char *name)
{
    size_t i = 0;

    while (i < PLUGINS && strcmp(plugins[i].name, name) != 0)
        i++;
    return catalogue_plugin(i);
}

const char *catalogue_release(size_t index)
{
    return index < RELEASES ? releases[index] : NULL;
}

bool catalogue_has(const char *release)
{
    size_t i = 0;

    while (i < RELEASES && strcmp(releases[i], release) != 0)
        i++;
    return i < RELEASES;
}

bool catalogue_check_host(const char *release)
{
    if (strtod(release, NULL) <= strtod(CATALOGUE_HOST_RELEASE, NULL))
        return true;
    say_plain("\nHost: " CATALOGUE_HOST_RELEASE " is not greater than target: %s\nThis is unsupported.", release);
    return false;
}
