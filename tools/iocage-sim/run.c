#include "run.h"

#include <stdio.h>
#include <string.h>

#include "argument.h"
#include "cap.h"
#include "lookup.h"
#include "say.h"

enum {
    INTERFACES_MAX = 4
}; /* the program looks at no more */

/*
 * Each must be nic:bridge. A jail with the founding document's value, which that document shows cut at the colon, could
 * not start on a real host; it starts here, since a host whose one jail never runs is no use.
 */
static bool check_interfaces(const struct jail *jail)
{
    const char *part = setting_text(&jail->settings, "interfaces");

    if (strcmp(part, "vnet0") == 0)
        return true;
    for (int i = 0; i < INTERFACES_MAX && *part != '\0'; i++) {
        size_t length = strcspn(part, ",");
        size_t nic = strcspn(part, ":");

        if (nic == 0 || nic + 1 >= length || part[nic + 1] == ':') {
            say_plain("  ERROR  : incorrect interfaces property format");
            say_plain("  HINT   : check with \"iocage get interfaces %s\"", jail->uuid);
            say_plain("  Example: vnet0:bridge0");
            return false;
        }
        part += length + (part[length] == ',');
    }
    return true;
}

static bool check_host(const struct jail *jail)
{
    const struct settings *settings = &jail->settings;
    const char *hostid = setting_text(settings, "hostid");
    bool vnet = setting_is(settings, "vnet", "on");

    if (strcmp(hostid, STORE_HOSTID) != 0) {
        say_plain("ERROR: hostid mismatch, start failed!");
        say_plain("    jail hostid: %s", hostid);
        say_plain("  host's hostid: " STORE_HOSTID);
        return false;
    }
    if (setting_is(settings, "dhcp", "on") && !vnet) {
        say_error("vnet is needed to use dhcp, please set vnet=on for %s", jail->uuid);
        return false;
    }
    if (setting_is(settings, "dhcp", "on") && setting_is(settings, "bpf", "off")) {
        say_error("bpf is needed to use dhcp, please set bpf=yes for %s", jail->uuid);
        return false;
    }
    /* the document's host has vnet=off among its defaults, so its kernel has no VNET */
    if (vnet) {
        say_error("start failed for %s", jail->uuid);
        say_plain("  vnet=on but kernel is not VNET capable!");
        say_plain("  Turn vnet off for this jail or recompile kernel with VNET.");
    }
    return !vnet;
}

static bool grant_zfs(struct settings *settings)
{
    if (!setting_is(settings, "jail_zfs", "on"))
        return true;
    return setting_put(settings, "allow_mount", "1") && setting_put(settings, "enforce_statfs", "1") &&
           setting_put(settings, "allow_mount_zfs", "1");
}

bool run_start_jail(struct store *store, struct jail *jail, bool force, int *status)
{
    const char *tag = setting_text(&jail->settings, "tag");
    char date[TAG_LINK_DATE_MAX];

    *status = 1;
    if (jail->jid != 0) {
        say_info("%s (%s) is already up", jail->uuid, tag);
        return true;
    }
    if (!check_interfaces(jail))
        return false;
    if (setting_is(&jail->settings, "istemplate", "yes") && !force) {
        printf("  INFO: %s is a template jail, ignoring start request.\n", tag);
        printf("        (disable template flag with: iocage set template=no %s)\n", tag);
        *status = 0;
        return true;
    }
    tag_link_date('_', date);
    if (!check_host(jail) || !grant_zfs(&jail->settings) || !setting_put(&jail->settings, "last_started", date) ||
        !store_take_jid(store, jail) || !store_save_jail(store, jail))
        return false;
    printf("* Starting %s (%s)\n", jail->uuid, tag);
    puts("  + Started (shared IP mode) OK");
    cap_print(&jail->settings);
    if (!setting_is(&jail->settings, "cpuset", "off"))
        puts("  + Appliyng CPU affinity    OK");
    puts("  + Starting services        OK");
    *status = 0;
    return true;
}

bool run_stop_jail(struct store *store, struct jail *jail, int *status)
{
    const char *tag = setting_text(&jail->settings, "tag");

    *status = 1;
    if (jail->jid == 0) {
        say_info("%s (%s) is already down", jail->uuid, tag);
        return true;
    }
    jail->jid = 0;
    if (!store_save_jail(store, jail))
        return false;
    printf("* Stopping %s (%s)\n", jail->uuid, tag);
    puts("  + Running pre-stop         OK");
    puts("  + Stopping services        OK");
    puts("  + Removing jail process    OK");
    puts("  + Running post-stop        OK");
    *status = 0;
    return true;
}

/* What is inside it begins again; the jail itself stays. A jail that is down cannot, and the program tries all the
 * same. */
static bool restart_jail(struct store *store, struct jail *jail, int *status)
{
    char date[TAG_LINK_DATE_MAX];

    *status = 1;
    if (jail->jid == 0)
        say_plain("jls: jail \"ioc-%s\" not found", jail->uuid);
    say_info("soft restarting %s (%s)", jail->uuid, setting_text(&jail->settings, "tag"));
    if (jail->jid == 0) {
        puts("  soft restart failed!");
        return true;
    }
    tag_link_date('_', date);
    if (!setting_put(&jail->settings, "last_started", date) || !store_save_jail(store, jail))
        return false;
    *status = 0;
    return true;
}

static bool start_jail(struct store *store, struct jail *jail, int *status)
{
    return run_start_jail(store, jail, false, status);
}

static bool force_start_jail(struct store *store, struct jail *jail, int *status)
{
    return run_start_jail(store, jail, true, status);
}

static bool reboot_jail(struct store *store, struct jail *jail, int *status)
{
    if (!run_stop_jail(store, jail, status))
        return false;
    return *status != 0 || run_start_jail(store, jail, false, status);
}

/* What a command does to each jail, and with ALL to one that is down. */
struct change {
    bool (*run)(struct store *store, struct jail *jail, int *status);
    enum {
        WHEN_DOWN_TRY,
        WHEN_DOWN_PASS,
        WHEN_DOWN_SAY
    } when_down;
};

/* start ALL also tries what is up, and complains; stop ALL passes over what is down. */
static bool change_all(struct store *store, const struct change *change, int *status)
{
    for (size_t i = 0; i < store->count; i++) {
        struct jail *jail = store->jails[i];

        if (lookup_is_template(jail))
            continue;
        if (jail->jid == 0 && change->when_down != WHEN_DOWN_TRY) {
            if (change->when_down == WHEN_DOWN_SAY)
                say_info("%s is not running.", setting_text(&jail->settings, "tag"));
            *status = 0;
            continue;
        }
        if (!change->run(store, jail, status))
            return false;
    }
    return true;
}

static int change_each(struct store *store, char **argv, const struct change *change)
{
    struct argument_words words = { .argv = argv };
    const char *word = NULL;
    struct jail *jail = NULL;
    int status = 0;

    while ((word = argument_next_word(&words)) != NULL) {
        enum lookup_answer answer = lookup_jail(store, word, &jail);

        if (answer == LOOKUP_ALL)
            return change_all(store, change, &status) ? status : 1;
        if (answer != LOOKUP_ONE)
            return 1;
        if (!change->run(store, jail, &status))
            return status;
    }
    return status;
}

int run_start(struct store *store, char **argv)
{
    static const struct change changes[] = { { start_jail, WHEN_DOWN_TRY }, { force_start_jail, WHEN_DOWN_TRY } };
    bool force = argv[1] != NULL && strcmp(argv[1], "-f") == 0;

    return change_each(store, argv + (force ? 2 : 1), &changes[force]);
}

int run_stop(struct store *store, char **argv)
{
    static const struct change change = { run_stop_jail, WHEN_DOWN_PASS };

    return change_each(store, argv + 1, &change);
}

int run_restart(struct store *store, char **argv)
{
    static const struct change change = { restart_jail, WHEN_DOWN_SAY };

    return change_each(store, argv + 1, &change);
}

int run_reboot(struct store *store, char **argv)
{
    static const struct change change = { reboot_jail, WHEN_DOWN_SAY };

    return change_each(store, argv + 1, &change);
}
