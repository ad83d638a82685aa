#include "image.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "jail_file.h"
#include "lookup.h"
#include "say.h"
#include "tag_link.h"

#define FOLDER "images"

enum {
    IMAGE_NAME_MAX = 256
}; /* bytes of a file's name, NUL included */

static int export_jail(struct store *store, const struct jail *jail)
{
    char path[PAIRS_FILE_PATH_MAX];
    char name[IMAGE_NAME_MAX];
    char date[TAG_LINK_DATE_MAX];

    if (jail->jid != 0) {
        say_error("%s is running!", jail->uuid);
        say_plain("  Stop jail before exporting!");
        return 1;
    }
    tag_link_date('_', date);
    snprintf(name, sizeof(name), FOLDER "/%s-%s-%.*s_%s", jail->uuid, setting_text(&jail->settings, "type"),
             (int)strlen("2016-01-26"), date, setting_text(&jail->settings, "release"));
    if (strchr(name + strlen(FOLDER "/"), '/') != NULL)
        return say_error("iocage-sim makes no image of a jail with a slash in its type or release");
    store_path(store, path, FOLDER);
    if (!store_make_folder(path))
        return 1;
    store_path(store, path, name);
    if (!jail_file_save(path, jail))
        return 1;
    say_spinner("  INFO: exporting %s (%s):", jail->uuid, setting_text(&jail->settings, "tag"));
    return 0;
}

/* It asks for four settings before it looks whether there is a jail. */
int image_export(struct store *store, char **argv)
{
    const char *name = argv[1] == NULL ? "" : argv[1];
    struct dataset dataset;
    size_t index = 0;

    switch (lookup_find(store, name, &index)) {
    case LOOKUP_ONE:
        if (lookup_at(store, index, &dataset) && dataset.jail != NULL)
            return export_jail(store, dataset.jail);
        return say_error("iocage-sim exports jails only");
    case LOOKUP_ALL:
        return say_error("iocage-sim exports jails only");
    case LOOKUP_NONE:
        say_error("jail %s not found!", name);
        break;
    case LOOKUP_BAD: /* it looks twice, but not for no name at all */
        if (name[0] == '\0')
            say_plain("ERROR");
        else
            lookup_find(store, name, &index);
        break;
    }
    for (int i = 0; i < 4; i++)
        say_error("missing UUID or property!");
    return name[0] == '\0' ? say_error("missing UUID or TAG!") : say_error("%s not found.", name);
}

/* How many images have a name that begins so; image: set to the name of one. */
static size_t find_image(const struct store *store, const char *name, char image[IMAGE_NAME_MAX])
{
    char path[PAIRS_FILE_PATH_MAX];
    const struct dirent *entry = NULL;
    size_t found = 0;
    DIR *folder = NULL;

    store_path(store, path, FOLDER);
    folder = opendir(path);
    if (folder == NULL) {
        say_plain("find: /iocage/images/: No such file or directory");
        return 0;
    }
    while ((entry = readdir(folder)) != NULL) {
        if (entry->d_name[0] == '.' || strncmp(entry->d_name, name, strlen(name)) != 0)
            continue;
        snprintf(image, IMAGE_NAME_MAX, "%s", entry->d_name);
        found++;
    }
    closedir(folder);
    return found;
}

static bool is_fetched(const struct store *store, const char *release)
{
    for (size_t i = 0; i < store->release_count; i++) {
        if (strcmp(store->releases[i], release) == 0)
            return true;
    }
    return false;
}

/* Its tag has no link then: the program makes none. */
static bool receive(struct store *store, const char *image)
{
    char path[PAIRS_FILE_PATH_MAX];
    char file[IMAGE_NAME_MAX + sizeof(FOLDER)];
    char uuid[STORE_UUID_MAX];
    struct jail *jail = NULL;

    snprintf(uuid, sizeof(uuid), "%.*s", STORE_UUID_MAX - 1, image);
    if (store_find_jail(store, uuid) != NULL) {
        say_plain("cannot receive new filesystem stream: destination '%s/iocage/jails/%s' exists", store->pool, uuid);
        say_plain("must specify -F to overwrite it");
        return true;
    }
    snprintf(file, sizeof(file), FOLDER "/%s", image);
    store_path(store, path, file);
    jail = store_add_jail(store, uuid);
    if (jail == NULL || !jail_file_read(path, jail))
        return false;
    free(jail->link);
    jail->link = NULL;
    return setting_put(&jail->settings, "origin", "-") && store_save_jail(store, jail);
}

int image_import(struct store *store, char **argv)
{
    const char *name = argv[1] == NULL ? "" : argv[1];
    char image[IMAGE_NAME_MAX] = "";
    const char *release = NULL;
    const struct jail *jail = NULL;
    size_t found = 0;

    if (name[0] == '\0')
        return say_error("missing image UUID!");
    found = find_image(store, name, image);
    release = strchr(image, '_');
    if (found == 0 || release == NULL)
        return say_error("%s not found!", name);
    if (found > 1)
        return say_error("multiple matching images, please narrow down UUID.");
    if (strstr(image, "basejail") == NULL && strstr(image, "thickjail") == NULL)
        return say_error("iocage-sim imports basejails and thickjails only");
    jail = store_find_jail(store, name);
    if (jail != NULL)
        return say_error("%s has already been imported (%s)", name, setting_text(&jail->settings, "tag"));
    if (!is_fetched(store, release + 1))
        return say_error("please fetch %s first.", release + 1);
    if (!receive(store, image))
        return 1;
    say_spinner("  INFO: importing %s:", name);
    return 0;
}
