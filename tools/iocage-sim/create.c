#include "create.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "argument.h"
#include "lookup.h"
#include "run.h"
#include "say.h"
#include "zfs_value.h"

enum {
    COUNT_MAX = 100
}; /* jails in one command */

struct request {
    bool empty;                           /* -e: without a release */
    const char *given[SETTING_COUNT];     /* what stands on the command line, NULL if nothing does */
    const char *effective[SETTING_COUNT]; /* that, or the program's default; NULL if there is neither */
    char now[TAG_LINK_DATE_MAX];          /* the tag of a jail that is given none */
};

static const char *effective(const struct request *request, const char *name)
{
    return request->effective[setting_find(name)];
}

/* An empty value unsets the program's default, as its shell does. False if an argument is refused. */
static bool request_init(struct request *request, char **argv)
{
    char tag[TAG_LINK_DATE_MAX];

    *request = (struct request){ .empty = argv[1] != NULL && strcmp(argv[1], "-e") == 0 };
    if (!argument_check_pairs(argv + 1, tag))
        return false;
    tag_link_date('@', request->now);
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        const char *name = setting_at(i)->name;
        size_t length = strlen(name);

        request->effective[i] = strcmp(name, "tag") == 0 ? request->now : setting_at(i)->fresh;
        for (char **argument = argv + 1; *argument != NULL; argument++) {
            if (strncmp(*argument, name, length) != 0 || (*argument)[length] != '=')
                continue;
            request->given[i] = *argument + length + 1;
            request->effective[i] = request->given[i][0] == '\0' ? NULL : request->given[i];
        }
    }
    if (tag[0] != '\0')
        request->effective[setting_find("tag")] = request->now;
    return true;
}

/* The program greps for it in the list of releases, so that a part of a name will do. */
static bool is_fetched(const char *release)
{
    const char *name = NULL;

    for (size_t i = 0; (name = lookup_release(i)) != NULL; i++) {
        if (strstr(name, release) != NULL)
            return true;
    }
    return false;
}

static int missing_release(const char *release)
{
    const char *name = NULL;

    if (strstr(release, "RELEASE") == NULL) {
        say_plain("  You are not running a production RELEASE. (%s)", release);
        return say_error("Please specify release=RELEASE.");
    }
    say_plain("  RELEASE %s not found locally.", release);
    say_plain("  Please fetch %s", release);
    say_plain("%s", "");
    say_plain("  These are the RELEASEs you have already fetched:");
    for (size_t i = 0; (name = lookup_release(i)) != NULL; i++) {
        if (strstr(name, "RELEASE") != NULL)
            say_plain("%15s", name);
    }
    return 1;
}

/* Only the first argument is checked for being a pair; what is none further on is passed over. */
static int check(const struct request *request, const char *first)
{
    const char *release = effective(request, "release");
    const char *equals = NULL;

    if (request->empty)
        return 0;
    if (release != NULL && !is_fetched(release))
        return missing_release(release);
    if (first == NULL || first[0] == '\0')
        return 0;
    equals = strchr(first, '=');
    if (equals == NULL || equals[1] == '\0' || equals[1] == '=')
        return say_error("invalid switch %s", first);
    if (request->given[setting_find("istemplate")] != NULL)
        return say_error("please set template after creation");
    if (request->given[setting_find("template")] != NULL)
        return say_error("use clone for templates");
    return 0;
}

/* The program puts values between double quotes into a line for its shell, which takes double quotes out of them. */
static bool put(struct settings *settings, const char *name, const char *value)
{
    char *copy = NULL;
    char *end = NULL;
    bool good = false;

    if (value == NULL)
        return setting_put(settings, name, NULL);
    copy = strdup(value);
    if (copy == NULL) {
        say_error("out of memory");
        return false;
    }
    end = copy;
    for (; *value != '\0'; value++) {
        if (*value != '"')
            *end++ = *value;
    }
    *end = '\0';
    good = setting_put(settings, name, copy);
    free(copy);
    return good;
}

/* Of several jails each gets a number: in its tag, in a host name that is given, and added to a last byte of its IPv4.
 */
static bool number_jail(const struct request *request, struct settings *settings, unsigned long number)
{
    char text[SETTING_VALUE_MAX + 1];
    const char *host = request->given[setting_find("host_hostname")];
    const char *address = effective(request, "ip4_addr");
    unsigned bytes[4];
    int end = 0;

    snprintf(text, sizeof(text), "%s_%lu", effective(request, "tag") == NULL ? "" : effective(request, "tag"), number);
    if (!put(settings, "tag", text))
        return false;
    if (host != NULL) {
        snprintf(text, sizeof(text), "%s_%lu", host, number);
        if (!put(settings, "host_hostname", text))
            return false;
    }
    if (number == 1 || address == NULL || strchr(address, '|') == NULL)
        return true;
    host = strchr(address, '|') + 1;
    if (sscanf(host, "%3u.%3u.%3u.%3u%n", &bytes[0], &bytes[1], &bytes[2], &bytes[3], &end) != 4)
        return true;
    snprintf(text, sizeof(text), "%.*s%u.%u.%u.%lu%s", (int)(host - address), address, bytes[0], bytes[1], bytes[2],
             bytes[3] + number - 1, host + end);
    return put(settings, "ip4_addr", text);
}

static bool fill_own(const struct store *store, const struct request *request, struct jail *jail)
{
    struct settings *settings = &jail->settings;
    char uuid[STORE_UUID_MAX];
    char text[128];

    if (!put(settings, "host_hostuuid", jail->uuid))
        return false;
    if (request->given[setting_find("host_hostname")] == NULL && !put(settings, "host_hostname", jail->uuid))
        return false;
    /* of another UUID: the one that the program made when it began */
    store_new_uuid(store, uuid);
    snprintf(text, sizeof(text), "iocage/jails/%s/data", uuid);
    if (request->given[setting_find("jail_zfs_dataset")] == NULL && !put(settings, "jail_zfs_dataset", text))
        return false;
    snprintf(text, sizeof(text), "/iocage/jails/%s", jail->uuid);
    if (!put(settings, "mountpoint", text) || !put(settings, "hostid", STORE_HOSTID))
        return false;
    if (request->given[setting_find("bpf")] != NULL && !put(settings, "devfs_ruleset", "5"))
        return false;
    if (request->empty && setting_is(settings, "type", "basejail"))
        return put(settings, "type", "emptyjail");
    return true;
}

/* The real program goes on without its properties when zfs refuses one; a jail in that state is no use here. */
static bool fill(const struct store *store, const struct request *request, struct jail *jail)
{
    char words[ZFS_VALUE_WORDS_MAX];
    char text[ZFS_VALUE_SIZE_MAX];

    for (size_t i = 0; i < SETTING_COUNT; i++) {
        const struct setting *setting = setting_at(i);
        const char *value = request->effective[i];

        if (setting->group == SETTING_FTP)
            continue;
        if (request->given[i] != NULL && value != NULL && !zfs_value_check(setting->name, value, words)) {
            say_plain("cannot create '" STORE_POOL "/iocage/jails/%s': %s", jail->uuid, words);
            return false;
        }
        if (value != NULL)
            value = zfs_value_keep(setting->name, value, text);
        if (!put(&jail->settings, setting->name, value))
            return false;
    }
    return fill_own(store, request, jail);
}

/* number: 1 and up if there are several, else 0. Returns the exit status. */
static int create(struct store *store, const struct request *request, unsigned long number)
{
    char uuid[STORE_UUID_MAX];
    struct jail *jail = NULL;
    int status = 0;

    store_new_uuid(store, uuid);
    jail = store_add_jail(store, uuid);
    if (jail == NULL || !fill(store, request, jail))
        return 1;
    if (number > 0 && !number_jail(request, &jail->settings, number))
        return 1;
    if (!request->empty && !tag_link(store, jail))
        return 1;
    if (!store_save_jail(store, jail))
        return 1;
    if (request->empty) {
        puts(uuid);
        return 0;
    }
    if (number > 0 || effective(request, "tag") == NULL)
        printf("  Successfully created: %s (%s)\n", uuid, setting_text(&jail->settings, "tag"));
    else
        printf("  Successfully created: %s (%s)\n", uuid, effective(request, "tag"));
    if (effective(request, "start") != NULL && !run_start_jail(store, jail, false, &status))
        return status;
    return status;
}

int create_command(struct store *store, char **argv)
{
    struct request request;
    const char *text = NULL;
    char *end = NULL;
    unsigned long count = 0;
    int status = 0;

    if (!request_init(&request, argv))
        return 1;
    status = check(&request, argv[1]);
    if (status != 0)
        return status;
    text = effective(&request, "count");
    count = text == NULL ? 0 : strtoul(text, &end, 10);
    if (text == NULL || end == text || *end != '\0') {
        say_plain("seq: invalid floating point argument: %s", text == NULL ? "" : text);
        return 0;
    }
    if (count > COUNT_MAX)
        return say_error("iocage-sim creates at most %d jails at once", COUNT_MAX);
    /* FreeBSD's seq counts from 1 down to 0 */
    if (count == 0)
        return create(store, &request, 0) != 0 || create(store, &request, 0) != 0;
    for (unsigned long i = 1; status == 0 && i <= count; i++)
        status = create(store, &request, count > 1 ? i : 0);
    return status;
}
