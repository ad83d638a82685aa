#include "setting.h"

#include <stdlib.h>
#include <string.h>

#include "say.h"

/*
 * In the order in which the program prints them. The two columns of values are the founding document's lists: what a
 * fresh host has, and its jail testjail. NULL is a property that is not there, printed as "-".
 */
static const struct setting table[] = {
    { "interfaces", SETTING_CUSTOM, "vnet0:bridge0,vnet1:bridge1", "vnet0" },
    { "vnet", SETTING_CUSTOM, "off", "off" },
    { "host_domainname", SETTING_CUSTOM, "none", "none" },
    { "host_hostname", SETTING_CUSTOM, "442a5843-c6bd-11e5-bbe9-fcaa14deb15d", "4bb3f929-c6bf-11e5-bbe9-fcaa14deb15d" },
    { "ip4_addr", SETTING_CUSTOM, "none", "none" },
    { "ip4_autostart", SETTING_CUSTOM, "none", "none" },
    { "ip4_autoend", SETTING_CUSTOM, "none", "none" },
    { "ip4_autosubnet", SETTING_CUSTOM, "none", "none" },
    { "ip4_saddrsel", SETTING_CUSTOM, "1", "1" },
    { "ip4", SETTING_CUSTOM, "new", "new" },
    { "ip6_addr", SETTING_CUSTOM, "none", "none" },
    { "ip6_saddrsel", SETTING_CUSTOM, "1", "1" },
    { "ip6", SETTING_CUSTOM, "new", "new" },
    { "defaultrouter", SETTING_CUSTOM, "none", "none" },
    { "defaultrouter6", SETTING_CUSTOM, "none", "none" },
    { "resolver", SETTING_CUSTOM, "none", "none" },
    { "exec_fib", SETTING_CUSTOM, "0", "0" },
    { "vnet0_mac", SETTING_CUSTOM, "none", "none" },
    { "vnet1_mac", SETTING_CUSTOM, "none", "none" },
    { "vnet2_mac", SETTING_CUSTOM, "none", "none" },
    { "vnet3_mac", SETTING_CUSTOM, "none", "none" },
    { "devfs_ruleset", SETTING_CUSTOM, "4", "4" },
    { "mount_devfs", SETTING_CUSTOM, "1", "1" },
    { "exec_start", SETTING_CUSTOM, "/bin/sh /etc/rc", "/bin/sh /etc/rc" },
    { "exec_stop", SETTING_CUSTOM, "/bin/sh /etc/rc.shutdown", "/bin/sh /etc/rc.shutdown" },
    { "exec_prestart", SETTING_CUSTOM, "/usr/bin/true", "/usr/bin/true" },
    { "exec_prestop", SETTING_CUSTOM, "/usr/bin/true", "/usr/bin/true" },
    { "exec_poststop", SETTING_CUSTOM, "/usr/bin/true", "/usr/bin/true" },
    { "exec_poststart", SETTING_CUSTOM, "/usr/bin/true", "/usr/bin/true" },
    { "exec_clean", SETTING_CUSTOM, "1", "1" },
    { "exec_timeout", SETTING_CUSTOM, "60", "60" },
    { "stop_timeout", SETTING_CUSTOM, "30", "30" },
    { "exec_jail_user", SETTING_CUSTOM, "root", "root" },
    { "exec_system_jail_user", SETTING_CUSTOM, "0", "0" },
    { "exec_system_user", SETTING_CUSTOM, "root", "root" },
    { "mount_fdescfs", SETTING_CUSTOM, "1", "1" },
    { "mount_procfs", SETTING_CUSTOM, "0", "0" },
    { "mount_linprocfs", SETTING_CUSTOM, "0", "0" },
    { "enforce_statfs", SETTING_CUSTOM, "2", "2" },
    { "children_max", SETTING_CUSTOM, "0", "0" },
    { "login_flags", SETTING_CUSTOM, "-f root", "-f root" },
    { "securelevel", SETTING_CUSTOM, "2", "2" },
    { "allow_set_hostname", SETTING_CUSTOM, "1", "1" },
    { "allow_sysvipc", SETTING_CUSTOM, "0", "0" },
    { "allow_raw_sockets", SETTING_CUSTOM, "0", "0" },
    { "allow_chflags", SETTING_CUSTOM, "0", "0" },
    { "allow_mount", SETTING_CUSTOM, "0", "0" },
    { "allow_mount_devfs", SETTING_CUSTOM, "0", "0" },
    { "allow_mount_nullfs", SETTING_CUSTOM, "0", "0" },
    { "allow_mount_procfs", SETTING_CUSTOM, "0", "0" },
    { "allow_mount_tmpfs", SETTING_CUSTOM, "0", "0" },
    { "allow_mount_zfs", SETTING_CUSTOM, "0", "0" },
    { "allow_quotas", SETTING_CUSTOM, "0", "0" },
    { "allow_socket_af", SETTING_CUSTOM, "0", "0" },
    { "host_hostuuid", SETTING_CUSTOM, "442a5843-c6bd-11e5-bbe9-fcaa14deb15d", "4bb3f929-c6bf-11e5-bbe9-fcaa14deb15d" },
    { "memoryuse", SETTING_CUSTOM, "8G:log", "8G" },
    { "memorylocked", SETTING_CUSTOM, "off", "off" },
    { "vmemoryuse", SETTING_CUSTOM, "off", "off" },
    { "maxproc", SETTING_CUSTOM, "off", "off" },
    { "cputime", SETTING_CUSTOM, "off", "off" },
    { "pcpu", SETTING_CUSTOM, "off", "off" },
    { "datasize", SETTING_CUSTOM, "off", "off" },
    { "stacksize", SETTING_CUSTOM, "off", "off" },
    { "coredumpsize", SETTING_CUSTOM, "off", "off" },
    { "openfiles", SETTING_CUSTOM, "off", "off" },
    { "pseudoterminals", SETTING_CUSTOM, "off", "off" },
    { "swapuse", SETTING_CUSTOM, "off", "off" },
    { "nthr", SETTING_CUSTOM, "off", "off" },
    { "msgqqueued", SETTING_CUSTOM, "off", "off" },
    { "msgqsize", SETTING_CUSTOM, "off", "off" },
    { "nmsgq", SETTING_CUSTOM, "off", "off" },
    { "nsemop", SETTING_CUSTOM, "off", "off" },
    { "nshm", SETTING_CUSTOM, "off", "off" },
    { "shmsize", SETTING_CUSTOM, "off", "off" },
    { "wallclock", SETTING_CUSTOM, "off", "off" },
    { "tag", SETTING_CUSTOM, "2016-01-29@14:19:49", "testjail" },
    { "template", SETTING_CUSTOM, NULL, NULL },
    { "istemplate", SETTING_CUSTOM, "no", "no" },
    { "rlimits", SETTING_CUSTOM, "off", "off" },
    { "bpf", SETTING_CUSTOM, "off", "off" },
    { "boot", SETTING_CUSTOM, "off", "off" },
    { "dhcp", SETTING_CUSTOM, "off", "off" },
    { "notes", SETTING_CUSTOM, "none", "none" },
    { "owner", SETTING_CUSTOM, "root", "root" },
    { "priority", SETTING_CUSTOM, "99", "99" },
    { "pkglist", SETTING_CUSTOM, "none", "none" },
    { "last_started", SETTING_CUSTOM, "none", "none" },
    { "type", SETTING_CUSTOM, "basejail", "basejail" },
    { "hostid", SETTING_CUSTOM, "4145fbb8-c5b6-11e5-9f2f-fcaa14deb15d", "4145fbb8-c5b6-11e5-9f2f-fcaa14deb15d" },
    { "cpuset", SETTING_CUSTOM, "off", "off" },
    { "jail_zfs", SETTING_CUSTOM, "off", "off" },
    { "jail_zfs_dataset", SETTING_CUSTOM, "iocage/jails/442a5843-c6bd-11e5-bbe9-fcaa14deb15d/data",
      "iocage/jails/4ba5d76b-c6bf-11e5-bbe9-fcaa14deb15d/data" },
    { "jail_zfs_mountpoint", SETTING_CUSTOM, "none", "none" },
    { "release", SETTING_CUSTOM, "11.0-CURRENTJAN2016", "10.2-RELEASE" },
    { "hack88", SETTING_CUSTOM, "0", "0" },
    { "start", SETTING_CUSTOM, NULL, NULL },
    { "count", SETTING_CUSTOM, "1", "1" },
    { "compression", SETTING_NATIVE, "lz4", "lz4" },
    { "origin", SETTING_NATIVE, "-", "-" },
    { "quota", SETTING_NATIVE, "none", "none" },
    { "mountpoint", SETTING_NATIVE, "/iocage/.defaults", "/iocage/jails/611c89ae-c43c-11e5-9602-54ee75595566" },
    { "compressratio", SETTING_NATIVE, "1.00x", "1.00x" },
    { "available", SETTING_NATIVE, "426G", "426G" },
    { "used", SETTING_NATIVE, "96K", "96K" },
    { "dedup", SETTING_NATIVE, "off", "off" },
    { "reservation", SETTING_NATIVE, "none", "none" },
    { "sync_stat", SETTING_CUSTOM, NULL, NULL },
    { "sync_target", SETTING_CUSTOM, "none", "none" },
    { "sync_tgt_zpool", SETTING_CUSTOM, "none", "none" },
    { "ftphost", SETTING_FTP, "ftp.freebsd.org", NULL },
    { "ftpfiles", SETTING_FTP, "base.txz doc.txz lib32.txz src.txz", NULL },
    { "ftpdir", SETTING_FTP, NULL, NULL },
    { "ftplocaldir", SETTING_FTP, NULL, NULL },
    { "gitlocation", SETTING_CUSTOM, "https://github.com", "https" },
    { "branch", SETTING_CUSTOM, NULL, NULL },
};

_Static_assert(sizeof(table) / sizeof(table[0]) == SETTING_COUNT, "one row per setting");

static const struct setting *settings_used = table;
static size_t settings_count = SETTING_COUNT;

void setting_use(const struct setting *rows, size_t count)
{
    settings_used = rows;
    settings_count = count;
}

size_t setting_count(void)
{
    return settings_count;
}

size_t setting_find(const char *name)
{
    size_t i = 0;

    while (i < settings_count && strcmp(settings_used[i].name, name) != 0)
        i++;
    return i;
}

const struct setting *setting_at(size_t index)
{
    return &settings_used[index];
}

const char *setting_get(const struct settings *settings, const char *name)
{
    return settings->values[setting_find(name)];
}

const char *setting_text(const struct settings *settings, const char *name)
{
    const char *value = setting_get(settings, name);

    return value == NULL ? "-" : value;
}

bool setting_is(const struct settings *settings, const char *name, const char *value)
{
    return strcmp(setting_text(settings, name), value) == 0;
}

bool setting_put(struct settings *settings, const char *name, const char *value)
{
    char **slot = &settings->values[setting_find(name)];
    char *copy = NULL;

    if (value != NULL) {
        copy = strdup(value);
        if (copy == NULL) {
            say_error("out of memory");
            return false;
        }
    }
    free(*slot);
    *slot = copy;
    return true;
}

void setting_clear(struct settings *settings)
{
    for (size_t i = 0; i <= SETTING_MAX; i++)
        free(settings->values[i]);
    *settings = (struct settings){ 0 };
}
