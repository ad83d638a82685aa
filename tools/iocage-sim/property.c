#include "property.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "say.h"

/* In the order in which the program prints them: that of their bytes. */
static const struct setting table[] = {
    { "CONFIG_VERSION", SETTING_FIXED, "29", NULL },
    { "allow_chflags", SETTING_SWITCH, "0", NULL },
    { "allow_mlock", SETTING_SWITCH, "0", NULL },
    { "allow_mount", SETTING_SWITCH, "0", NULL },
    { "allow_mount_devfs", SETTING_SWITCH, "0", NULL },
    { "allow_mount_fdescfs", SETTING_SWITCH, "0", NULL },
    { "allow_mount_fusefs", SETTING_SWITCH, "0", NULL },
    { "allow_mount_linprocfs", SETTING_SWITCH, "0", NULL },
    { "allow_mount_nullfs", SETTING_SWITCH, "0", NULL },
    { "allow_mount_procfs", SETTING_SWITCH, "0", NULL },
    { "allow_mount_tmpfs", SETTING_SWITCH, "0", NULL },
    { "allow_mount_zfs", SETTING_SWITCH, "0", NULL },
    { "allow_quotas", SETTING_SWITCH, "0", NULL },
    { "allow_raw_sockets", SETTING_SWITCH, "0", NULL },
    { "allow_set_hostname", SETTING_SWITCH, "1", NULL },
    { "allow_socket_af", SETTING_SWITCH, "0", NULL },
    { "allow_sysvipc", SETTING_SWITCH, "0", NULL },
    { "allow_tun", SETTING_SWITCH, "0", NULL },
    { "allow_vmm", SETTING_SWITCH, "0", NULL },
    { "assign_localhost", SETTING_SWITCH, "0", NULL },
    { "available", SETTING_FIXED, "readonly", NULL },
    { "basejail", SETTING_SWITCH, "0", NULL },
    { "boot", SETTING_SWITCH, "0", NULL },
    { "bpf", SETTING_SWITCH, "0", NULL },
    { "children_max", SETTING_CUSTOM, "0", NULL },
    { "cloned_release", SETTING_FIXED, NULL, "13.2-RELEASE" },
    { "comment", SETTING_CUSTOM, "none", NULL },
    { "compression", SETTING_CUSTOM, "lz4", NULL },
    { "compressratio", SETTING_FIXED, "readonly", NULL },
    { "coredumpsize", SETTING_CUSTOM, "off", NULL },
    { "count", SETTING_FIXED, "1", NULL },
    { "cpuset", SETTING_CUSTOM, "off", NULL },
    { "cputime", SETTING_CUSTOM, "off", NULL },
    { "datasize", SETTING_CUSTOM, "off", NULL },
    { "dedup", SETTING_CUSTOM, "off", NULL },
    { "defaultrouter", SETTING_CUSTOM, "auto", NULL },
    { "defaultrouter6", SETTING_CUSTOM, "auto", NULL },
    { "depends", SETTING_CUSTOM, "none", NULL },
    { "devfs_ruleset", SETTING_CUSTOM, "4", NULL },
    { "dhcp", SETTING_SWITCH, "0", NULL },
    { "enforce_statfs", SETTING_CUSTOM, "2", NULL },
    { "exec_clean", SETTING_SWITCH, "1", NULL },
    { "exec_created", SETTING_CUSTOM, "/usr/bin/true", NULL },
    { "exec_fib", SETTING_CUSTOM, "0", NULL },
    { "exec_jail_user", SETTING_CUSTOM, "root", NULL },
    { "exec_poststart", SETTING_CUSTOM, "/usr/bin/true", NULL },
    { "exec_poststop", SETTING_CUSTOM, "/usr/bin/true", NULL },
    { "exec_prestart", SETTING_CUSTOM, "/usr/bin/true", NULL },
    { "exec_prestop", SETTING_CUSTOM, "/usr/bin/true", NULL },
    { "exec_start", SETTING_CUSTOM, "/bin/sh /etc/rc", NULL },
    { "exec_stop", SETTING_CUSTOM, "/bin/sh /etc/rc.shutdown", NULL },
    { "exec_system_jail_user", SETTING_SWITCH, "0", NULL },
    { "exec_system_user", SETTING_CUSTOM, "root", NULL },
    { "exec_timeout", SETTING_CUSTOM, "60", NULL },
    { "host_domainname", SETTING_CUSTOM, "none", NULL },
    { "host_hostname", SETTING_CUSTOM, NULL, "testjail" },
    { "host_hostuuid", SETTING_FIXED, NULL, "testjail" },
    { "host_time", SETTING_SWITCH, "1", NULL },
    { "hostid", SETTING_CUSTOM, "2f9d1c70-84aa-11ee-b6d1-3cecef0a77e4", NULL },
    { "hostid_strict_check", SETTING_SWITCH, "0", NULL },
    { "interfaces", SETTING_CUSTOM, "vnet0:bridge0", NULL },
    { "ip4", SETTING_CUSTOM, "new", NULL },
    { "ip4_addr", SETTING_CUSTOM, "none", "em0|10.0.0.20/24" },
    { "ip4_saddrsel", SETTING_SWITCH, "1", NULL },
    { "ip6", SETTING_CUSTOM, "new", NULL },
    { "ip6_addr", SETTING_CUSTOM, "none", NULL },
    { "ip6_saddrsel", SETTING_SWITCH, "1", NULL },
    { "ip_hostname", SETTING_SWITCH, "0", NULL },
    { "jail_zfs", SETTING_SWITCH, "0", NULL },
    { "jail_zfs_dataset", SETTING_CUSTOM, NULL, "iocage/jails/testjail/data" },
    { "jail_zfs_mountpoint", SETTING_CUSTOM, "none", NULL },
    { "last_started", SETTING_CUSTOM, "none", NULL },
    { "localhost_ip", SETTING_CUSTOM, "none", NULL },
    { "login_flags", SETTING_CUSTOM, "-f root", NULL },
    { "mac_prefix", SETTING_CUSTOM, "5a9cfc", NULL },
    { "maxproc", SETTING_CUSTOM, "off", NULL },
    { "memorylocked", SETTING_CUSTOM, "off", NULL },
    { "memoryuse", SETTING_CUSTOM, "off", NULL },
    { "min_dyn_devfs_ruleset", SETTING_CUSTOM, "1000", NULL },
    { "mount_devfs", SETTING_SWITCH, "1", NULL },
    { "mount_fdescfs", SETTING_SWITCH, "1", NULL },
    { "mount_linprocfs", SETTING_SWITCH, "0", NULL },
    { "mount_procfs", SETTING_SWITCH, "0", NULL },
    { "mountpoint", SETTING_FIXED, "readonly", NULL },
    { "msgqqueued", SETTING_CUSTOM, "off", NULL },
    { "msgqsize", SETTING_CUSTOM, "off", NULL },
    { "nat", SETTING_SWITCH, "0", NULL },
    { "nat_backend", SETTING_CUSTOM, "ipfw", NULL },
    { "nat_forwards", SETTING_CUSTOM, "none", NULL },
    { "nat_interface", SETTING_CUSTOM, "none", NULL },
    { "nat_prefix", SETTING_CUSTOM, "172.16", NULL },
    { "nmsgq", SETTING_CUSTOM, "off", NULL },
    { "notes", SETTING_CUSTOM, "none", NULL },
    { "nsem", SETTING_CUSTOM, "off", NULL },
    { "nsemop", SETTING_CUSTOM, "off", NULL },
    { "nshm", SETTING_CUSTOM, "off", NULL },
    { "nthr", SETTING_CUSTOM, "off", NULL },
    { "openfiles", SETTING_CUSTOM, "off", NULL },
    { "origin", SETTING_FIXED, "readonly", NULL },
    { "owner", SETTING_CUSTOM, "root", NULL },
    { "pcpu", SETTING_CUSTOM, "off", NULL },
    { "plugin_name", SETTING_CUSTOM, "none", NULL },
    { "plugin_repository", SETTING_CUSTOM, "none", NULL },
    { "priority", SETTING_CUSTOM, "99", NULL },
    { "pseudoterminals", SETTING_CUSTOM, "off", NULL },
    { "quota", SETTING_CUSTOM, "none", NULL },
    { "readbps", SETTING_CUSTOM, "off", NULL },
    { "readiops", SETTING_CUSTOM, "off", NULL },
    { "release", SETTING_FIXED, NULL, "13.2-RELEASE-p8" },
    { "reservation", SETTING_CUSTOM, "none", NULL },
    { "resolver", SETTING_CUSTOM, "/etc/resolv.conf", NULL },
    { "rlimits", SETTING_CUSTOM, "off", NULL },
    { "rtsold", SETTING_SWITCH, "0", NULL },
    { "securelevel", SETTING_CUSTOM, "2", NULL },
    { "shmsize", SETTING_CUSTOM, "off", NULL },
    { "stacksize", SETTING_CUSTOM, "off", NULL },
    { "state", SETTING_FIXED, NULL, NULL },
    { "stop_timeout", SETTING_CUSTOM, "30", NULL },
    { "swapuse", SETTING_CUSTOM, "off", NULL },
    { "sync_state", SETTING_CUSTOM, "none", NULL },
    { "sync_target", SETTING_CUSTOM, "none", NULL },
    { "sync_tgt_zpool", SETTING_CUSTOM, "none", NULL },
    { "sysvmsg", SETTING_CUSTOM, "new", NULL },
    { "sysvsem", SETTING_CUSTOM, "new", NULL },
    { "sysvshm", SETTING_CUSTOM, "new", NULL },
    { "template", SETTING_SWITCH, "0", NULL },
    { "type", SETTING_FIXED, "jail", NULL },
    { "used", SETTING_FIXED, "readonly", NULL },
    { "vmemoryuse", SETTING_CUSTOM, "off", NULL },
    { "vnet", SETTING_SWITCH, "0", NULL },
    { "vnet0_mac", SETTING_CUSTOM, "none", NULL },
    { "vnet0_mtu", SETTING_CUSTOM, "auto", NULL },
    { "vnet1_mac", SETTING_CUSTOM, "none", NULL },
    { "vnet1_mtu", SETTING_CUSTOM, "auto", NULL },
    { "vnet2_mac", SETTING_CUSTOM, "none", NULL },
    { "vnet2_mtu", SETTING_CUSTOM, "auto", NULL },
    { "vnet3_mac", SETTING_CUSTOM, "none", NULL },
    { "vnet3_mtu", SETTING_CUSTOM, "auto", NULL },
    { "vnet_default_interface", SETTING_CUSTOM, "auto", NULL },
    { "vnet_default_mtu", SETTING_CUSTOM, "1500", NULL },
    { "vnet_interfaces", SETTING_CUSTOM, "none", NULL },
    { "wallclock", SETTING_CUSTOM, "off", NULL },
    { "writebps", SETTING_CUSTOM, "off", NULL },
    { "writeiops", SETTING_CUSTOM, "off", NULL },
    { PROPERTY_ORIGIN, SETTING_OWN, NULL, NULL },
    { PROPERTY_FSTAB, SETTING_OWN, NULL, NULL },
    { PROPERTY_TEMPLATE, SETTING_OWN, NULL, NULL },
};

_Static_assert(sizeof(table) / sizeof(table[0]) <= SETTING_MAX, "room for every row");

/* What the program takes: a value of which one of these words is a part, slips included. */
static const struct choice {
    const char *name;
    const char *const words[4];
} choices[] = {
    { "ip4", { "new", "inherit", "disable" } },
    { "ip6", { "new", "inherit", "disable" } },
    { "rlimits", { "off", "on" } },
    { "sysvmsg", { "new", "inherit", "disable" } },
    { "sysvsem", { "new", "inherit", "disable" } },
    { "sysvshm", { "new", "inherit", "disable" } },
};

static const char *const switch_words[] = { "0", "1", "off", "on", "no", "yes", "false", "true", NULL };

void property_use(void)
{
    setting_use(table, sizeof(table) / sizeof(table[0]));
}

bool property_is_seen(size_t index)
{
    return index < setting_count() && setting_at(index)->group != SETTING_OWN;
}

const char *property_default(const struct store *store, size_t index)
{
    const char *value = store->defaults.values[index];

    return value != NULL ? value : setting_at(index)->fresh;
}

const char *property_value(const struct store *store, const struct jail *jail, const char *name)
{
    size_t index = setting_find(name);
    const char *value = jail->settings.values[index];

    if (strcmp(name, "state") == 0)
        return jail->jid == 0 ? "down" : "up";
    if (value == NULL && strcmp(name, "release") == 0)
        return "EMPTY";
    return value != NULL ? value : property_default(store, index);
}

bool property_is(const struct store *store, const struct jail *jail, const char *name, const char *value)
{
    const char *there = property_value(store, jail, name);

    return there != NULL && strcmp(there, value) == 0;
}

static bool has_part(const char *value, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (strstr(value, *words) != NULL)
            return true;
    }
    return false;
}

static bool refuse_choice(const char *name, const char *value, const char *const *words)
{
    char text[256] = "";
    size_t length = 0;

    for (const char *const *word = words; *word != NULL; word++)
        length += (size_t)snprintf(text + length, sizeof(text) - length, "%s%s", word == words ? "" : " or ", *word);
    say_plain("%s is not a valid value for %s.\nValue must be %s", value, name, text);
    return false;
}

static bool check_switch(const char *name, const char *value, char text[SETTING_VALUE_MAX + 1])
{
    static const char *const yes[] = { "1", "on", "yes", "true" };

    if (!has_part(value, switch_words))
        return refuse_choice(name, value, switch_words);
    snprintf(text, SETTING_VALUE_MAX + 1, "0");
    for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++) {
        if (strcmp(yes[i], value) == 0)
            text[0] = '1';
    }
    return true;
}

static bool check_quota(const char *value)
{
    size_t length = strlen(value);

    if (strcmp(value, "none") == 0 || strcmp(value, "readonly") == 0)
        return true;
    if (length > 1 && isdigit((unsigned char)value[0]) && strchr("MGTmgt", value[length - 1]) != NULL)
        return true;
    say_plain("%s should have a suffix ending in M, G, or T.", value);
    return false;
}

/* Of the checks of an address only that there are four numbers of an octet. */
static bool check_octets(const char *address)
{
    unsigned octets[4] = { 0 };
    char end = '/';
    int count = sscanf(address, "%5u.%5u.%5u.%5u%c", &octets[0], &octets[1], &octets[2], &octets[3], &end);

    if (count < 4 || end != '/') {
        say_plain("Please provide a valid ip: Expected 4 octets in '%s'", address);
        return false;
    }
    for (size_t i = 0; i < 4; i++) {
        if (octets[i] <= 255)
            continue;
        say_plain("Please provide a valid ip: Octet %u (> 255) not permitted in '%.*s'", octets[i],
                  (int)strcspn(address, "/"), address);
        return false;
    }
    return true;
}

static bool check_addresses(const char *value)
{
    char text[SETTING_VALUE_MAX + 1];
    char *rest = NULL;

    snprintf(text, sizeof(text), "%s", value);
    for (char *part = strtok_r(text, ", ", &rest); part != NULL; part = strtok_r(NULL, ", ", &rest)) {
        char *bar = strchr(part, '|');
        const char *address = bar == NULL ? part : bar + 1;

        if (bar == part) {
            say_plain("Please provide a valid interface");
            return false;
        }
        if (strcasecmp(address, "dhcp") != 0 && strcmp(address, "none") != 0 && !check_octets(address))
            return false;
    }
    return true;
}

bool property_check(const char *name, const char *value, char text[SETTING_VALUE_MAX + 1])
{
    size_t index = setting_find(name);

    snprintf(text, SETTING_VALUE_MAX + 1, "%s", value);
    if (!property_is_seen(index) || strcmp(name, "last_started") == 0) {
        say_plain("%s is not a valid property!", name);
        return false;
    }
    if (setting_at(index)->group == SETTING_FIXED) {
        say_plain("%s cannot be changed by the user.", name);
        return false;
    }
    if (setting_at(index)->group == SETTING_SWITCH)
        return check_switch(name, value, text);
    for (size_t i = 0; i < sizeof(choices) / sizeof(choices[0]); i++) {
        if (strcmp(choices[i].name, name) == 0)
            return has_part(value, choices[i].words) || refuse_choice(name, value, choices[i].words);
    }
    if (strcmp(name, "ip4_addr") == 0)
        return check_addresses(value);
    return strcmp(name, "quota") != 0 || check_quota(value);
}
