#include "create.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lookup.h"
#include "request.h"
#include "run.h"
#include "say.h"

enum {
    COUNT_MAX = 100
}; /* jails in one command */

/* The program greps for it in the list of releases, so that a part of a name will do. */
static bool is_fetched(const struct store *store, const char *release)
{
    for (size_t i = 0; i < store->release_count; i++) {
        if (strstr(store->releases[i], release) != NULL)
            return true;
    }
    return false;
}

static int missing_release(const struct store *store, const char *release)
{
    size_t listed = 0;

    if (strstr(release, "RELEASE") == NULL) {
        say_plain("  You are not running a production RELEASE. (%s)", release);
        return say_error("Please specify release=RELEASE.");
    }
    for (size_t i = 0; i < store->release_count; i++)
        listed += lookup_is_listed(store->releases[i]);
    if (listed == 0)
        return say_error("no RELEASEs found locally, run iocage fetch first.");
    say_plain("  RELEASE %s not found locally.", release);
    say_plain("  Please fetch %s", release);
    say_plain("%s", "");
    say_plain("  These are the RELEASEs you have already fetched:");
    for (size_t i = 0; i < store->release_count; i++) {
        if (lookup_is_listed(store->releases[i]))
            say_plain("%15s", store->releases[i]);
    }
    return 1;
}

static bool is_empty(char **argv)
{
    return argv[1] != NULL && strcmp(argv[1], "-e") == 0;
}

/* Only the first argument is checked for being a pair; what is none further on is passed over. */
static int check(const struct store *store, const struct request *request, const char *first)
{
    const char *release = request_value(request, "release");
    const char *equals = NULL;

    if (release != NULL && !is_fetched(store, release))
        return missing_release(store, release);
    if (first == NULL || first[0] == '\0')
        return 0;
    equals = strchr(first, '=');
    if (equals == NULL || equals[1] == '\0' || equals[1] == '=')
        return say_error("invalid switch %s", first);
    if (request_has(request, "istemplate"))
        return say_error("please set template after creation");
    if (request_has(request, "template"))
        return say_error("use clone for templates");
    return 0;
}

/* Of several jails each gets a number: in its tag, in a host name that is given, and added to a last byte of its IPv4.
 */
static bool number_jail(const struct request *request, struct settings *settings, unsigned long number)
{
    char text[SETTING_VALUE_MAX + 1];
    const char *host = request->given[setting_find("host_hostname")];
    const char *address = request_value(request, "ip4_addr");
    unsigned bytes[4];
    int end = 0;

    snprintf(text, sizeof(text), "%s_%lu", request_value(request, "tag") == NULL ? "" : request_value(request, "tag"),
             number);
    if (!request_put(settings, "tag", text))
        return false;
    if (host != NULL) {
        snprintf(text, sizeof(text), "%s_%lu", host, number);
        if (!request_put(settings, "host_hostname", text))
            return false;
    }
    if (number == 1 || address == NULL || strchr(address, '|') == NULL)
        return true;
    host = strchr(address, '|') + 1;
    if (sscanf(host, "%3u.%3u.%3u.%3u%n", &bytes[0], &bytes[1], &bytes[2], &bytes[3], &end) != 4)
        return true;
    snprintf(text, sizeof(text), "%.*s%u.%u.%u.%lu%s", (int)(host - address), address, bytes[0], bytes[1], bytes[2],
             bytes[3] + number - 1, host + end);
    return request_put(settings, "ip4_addr", text);
}

static bool fill(const struct store *store, const struct request *request, struct jail *jail, bool empty)
{
    struct settings *settings = &jail->settings;
    char uuid[STORE_UUID_MAX];
    char text[128];

    if (!request_fill(store, request, jail))
        return false;
    /* of another UUID: the one that the program made when it began */
    store_new_uuid(store, uuid);
    snprintf(text, sizeof(text), "iocage/jails/%s/data", uuid);
    if (!request_has(request, "jail_zfs_dataset") && !setting_put(settings, "jail_zfs_dataset", text))
        return false;
    if (request_has(request, "bpf") && !setting_put(settings, "devfs_ruleset", "5"))
        return false;
    if (empty && setting_is(settings, "type", "basejail"))
        return setting_put(settings, "type", "emptyjail");
    return true;
}

static bool make(struct store *store, const struct request *request, bool empty, unsigned long number,
                 struct jail **jail)
{
    char uuid[STORE_UUID_MAX];

    store_new_uuid(store, uuid);
    *jail = store_add_jail(store, uuid);
    if (*jail == NULL || !fill(store, request, *jail, empty))
        return false;
    if (number > 0 && !number_jail(request, &(*jail)->settings, number))
        return false;
    return (empty || tag_link(store, *jail)) && store_save_jail(store, *jail);
}

/* number: 1 and up if there are several, else 0. Returns the exit status. */
static int create(struct store *store, const struct request *request, bool empty, unsigned long number)
{
    struct jail *jail = NULL;
    const char *tag = request_value(request, "tag");
    int status = 0;

    if (!make(store, request, empty, number, &jail))
        return 1;
    if (empty) {
        puts(jail->uuid);
        return 0;
    }
    if (number > 0 || tag == NULL)
        tag = setting_text(&jail->settings, "tag");
    printf("  Successfully created: %s (%s)\n", jail->uuid, tag);
    if (request_value(request, "start") != NULL && !run_start_jail(store, jail, false, &status))
        return status;
    return status;
}

int create_command(struct store *store, char **argv)
{
    struct request request;
    bool empty = is_empty(argv);
    const char *text = NULL;
    char *end = NULL;
    unsigned long count = 0;
    int status = 0;

    if (!request_init(&request, argv + 1))
        return 1;
    status = empty ? 0 : check(store, &request, argv[1]);
    if (status != 0)
        return status;
    text = request_value(&request, "count");
    count = text == NULL ? 0 : strtoul(text, &end, 10);
    if (text == NULL || end == text || *end != '\0') {
        say_plain("seq: invalid floating point argument: %s", text == NULL ? "" : text);
        return 0;
    }
    if (count > COUNT_MAX)
        return say_error("iocage-sim creates at most %d jails at once", COUNT_MAX);
    /* FreeBSD's seq counts from 1 down to 0 */
    if (count == 0)
        return create(store, &request, empty, 0) != 0 || create(store, &request, empty, 0) != 0;
    for (unsigned long i = 1; status == 0 && i <= count; i++)
        status = create(store, &request, empty, count > 1 ? i : 0);
    return status;
}
