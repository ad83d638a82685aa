#include "fetch.h"

#include <stdio.h>
#include <string.h>

#include "question.h"
#include "request.h"
#include "say.h"
#include "update.h"

/* What the program offers is in its text; the server has one more. */
static const char *const offered[] = { "10.2-RELEASE", "9.3-RELEASE" };
static const char *const served[] = { "10.1-RELEASE", "10.2-RELEASE", "9.3-RELEASE" };

#define DOMAIN ".freebsd.org"

enum {
    OFFERED_COUNT = sizeof(offered) / sizeof(offered[0]),
    SERVED_COUNT = sizeof(served) / sizeof(served[0]),
};

static bool is_one_of(const char *name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(names[i], name) == 0)
            return true;
    }
    return false;
}

/* release: set to the answer, or to the host's own release if there is none. False if the program ends here. */
static bool ask_release(struct store *store, char release[STORE_NAME_MAX])
{
    const char *host = setting_at(setting_find("release"))->fresh;
    char answer[STORE_NAME_MAX];

    puts("Supported releases are: ");
    for (size_t i = 0; i < OFFERED_COUNT; i++)
        printf("%15s\n", offered[i]);
    printf("Please select a release [%s]: ", host);
    if (!question_read(store, answer, sizeof(answer)))
        return false;
    snprintf(release, STORE_NAME_MAX, "%s", answer[0] == '\0' ? host : answer);
    if (answer[0] == '\0' || is_one_of(answer, offered, OFFERED_COUNT))
        return true;
    say_plain("Invalid release %s specified, exiting..", answer);
    return false;
}

/* The pretended network has the addresses of one domain. */
static bool has_address(const char *host)
{
    size_t length = strlen(host);

    return length >= strlen(DOMAIN) && strcmp(host + length - strlen(DOMAIN), DOMAIN) == 0;
}

static void say_failure(const struct request *request, const char *release)
{
    const char *host = request_value(request, "ftphost");
    const char *folder = request_value(request, "ftpdir");
    const char *words = NULL;

    host = host == NULL ? "" : host;
    words = has_address(host) ? "Not Found" : "No address record";
    if (folder == NULL)
        say_plain("fetch: http://%s/pub/FreeBSD/releases/amd64/%s/base.txz: %s", host, release, words);
    else
        say_plain("fetch: http://%s%s/base.txz: %s", host, folder, words);
    say_plain("Failed fetching remote base.txz..");
}

/* A release that was there is gone then: the program clears away what it began. */
static void clear_away(struct store *store, const char *release)
{
    size_t i = 0;

    while (i < store->release_count && strcmp(store->releases[i], release) != 0)
        i++;
    if (i == store->release_count)
        return;
    store->release_count--;
    memmove(store->releases[i], store->releases[i + 1], (store->release_count - i) * STORE_NAME_MAX);
    if (!store_save_pool(store))
        say_plain("%s is still there", release);
}

static bool is_served(const struct request *request, const char *release)
{
    const char *host = request_value(request, "ftphost");

    return host != NULL && has_address(host) && is_one_of(release, served, SERVED_COUNT);
}

/* A plugin is named by a path: the program asks all its arguments for a slash, unless one speaks of ftp. */
static bool is_plugin(char **argv)
{
    bool slash = false;

    for (; *argv != NULL; argv++) {
        if (strstr(*argv, "ftp") != NULL)
            return false;
        slash = slash || strchr(*argv, '/') != NULL;
    }
    return slash;
}

int fetch_command(struct store *store, char **argv)
{
    static const char *const files[] = { "base.txz", "doc.txz", "lib32.txz", "src.txz" };
    char release[STORE_NAME_MAX];
    struct request request;

    if (!request_init(&request, argv + 1))
        return 1;
    if (is_plugin(argv + 1))
        return say_error("iocage-sim does not fetch plugins");
    if (request_has(&request, "release") && request_value(&request, "release") != NULL)
        snprintf(release, sizeof(release), "%s", request_value(&request, "release"));
    else if (!ask_release(store, release))
        return 1;
    if (!is_served(&request, release)) {
        say_failure(&request, release);
        clear_away(store, release);
        return 1;
    }
    if (!store_add_release(store, release) || !store_save_pool(store))
        return 1;
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
        printf("Extracting: %s\n", files[i]);
    puts("* Updating base jail template.");
    update_print(release);
    return 0;
}
