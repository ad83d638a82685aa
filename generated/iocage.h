/* Made from schema/iocage.json by make generate; do not edit. */
#ifndef IOCAGE_H
#define IOCAGE_H

#include "action.h"

/* Arguments of activatepool. */
struct iocage_activatepool_args {
    struct slice pool; /* The pool. */
};

enum {
    IOCAGE_ACTIVATEPOOL_POOL,
};

/* Arguments of capjail. */
struct iocage_capjail_args {
    struct slice jail; /* UUID or tag of the jail. */
};

enum {
    IOCAGE_CAPJAIL_JAIL,
};

/* Arguments of clonejail. */
struct iocage_clonejail_args {
    struct slice jail; /* UUID or tag of the jail to clone. */
    struct slice new_name; /* The name of the new jail. */
    struct texts props; /* Settings of the new jail. */
};

enum {
    IOCAGE_CLONEJAIL_JAIL,
    IOCAGE_CLONEJAIL_NEW_NAME,
    IOCAGE_CLONEJAIL_PROPS,
};

/* Arguments of createjail. */
struct iocage_createjail_args {
    struct slice switches; /* What kind of jail; shell program only. */
    struct slice new_name; /* The name of the new jail. */
    struct slice release; /* The release it is made from. */
    struct slice template; /* The template it is made from; Python program only. */
    bool empty; /* true for a jail without a system in it; Python program only. */
    bool has_empty;
    struct texts props; /* Settings of the new jail. */
};

enum {
    IOCAGE_CREATEJAIL_SWITCHES,
    IOCAGE_CREATEJAIL_NEW_NAME,
    IOCAGE_CREATEJAIL_RELEASE,
    IOCAGE_CREATEJAIL_TEMPLATE,
    IOCAGE_CREATEJAIL_EMPTY,
    IOCAGE_CREATEJAIL_PROPS,
};

/* Arguments of createplugin. */
struct iocage_createplugin_args {
    struct slice plugin; /* The plugin, as listplugins names it. */
    struct slice net_device; /* The interface that gets the address. */
    struct slice ip4; /* Its IPv4 address. */
    struct slice ip6; /* Its IPv6 address; the other is not used then. */
};

enum {
    IOCAGE_CREATEPLUGIN_PLUGIN,
    IOCAGE_CREATEPLUGIN_NET_DEVICE,
    IOCAGE_CREATEPLUGIN_IP4,
    IOCAGE_CREATEPLUGIN_IP6,
};

/* Arguments of deactivatepool. */
struct iocage_deactivatepool_args {
    struct slice pool; /* The pool. */
};

enum {
    IOCAGE_DEACTIVATEPOOL_POOL,
};

/* Arguments of destroyjail. */
struct iocage_destroyjail_args {
    struct slice jail; /* UUID or tag of the jail, whole. */
};

enum {
    IOCAGE_DESTROYJAIL_JAIL,
};

/* Arguments of execjail. */
struct iocage_execjail_args {
    struct slice jail; /* UUID or tag of the jail. */
    struct slice user; /* The user in the jail that it runs as. */
    struct texts command; /* The command: words in one text, or a list of words that may hold blanks. */
};

enum {
    IOCAGE_EXECJAIL_JAIL,
    IOCAGE_EXECJAIL_USER,
    IOCAGE_EXECJAIL_COMMAND,
};

/* Arguments of exportjail. */
struct iocage_exportjail_args {
    struct slice jail; /* UUID or tag of the jail. */
};

enum {
    IOCAGE_EXPORTJAIL_JAIL,
};

/* Arguments of fetchreleases. */
struct iocage_fetchreleases_args {
    struct texts releases; /* The releases. */
};

enum {
    IOCAGE_FETCHRELEASES_RELEASES,
};

/* Arguments of getjailsettings. */
struct iocage_getjailsettings_args {
    struct slice jail; /* UUID or tag of the jail. */
    struct slice prop; /* The setting; all if it is left out. */
    struct slice switches; /* Asks for all jails, without a jail. */
};

enum {
    IOCAGE_GETJAILSETTINGS_JAIL,
    IOCAGE_GETJAILSETTINGS_PROP,
    IOCAGE_GETJAILSETTINGS_SWITCHES,
};

/* Arguments of importjail. */
struct iocage_importjail_args {
    struct slice jail; /* The name of the jail that was exported, or its UUID. */
};

enum {
    IOCAGE_IMPORTJAIL_JAIL,
};

/* Arguments of listfstab. */
struct iocage_listfstab_args {
    struct slice jail; /* Name of the jail. */
};

enum {
    IOCAGE_LISTFSTAB_JAIL,
};

/* Arguments of listsnapshots. */
struct iocage_listsnapshots_args {
    struct slice jail; /* UUID or tag of the jail. */
};

enum {
    IOCAGE_LISTSNAPSHOTS_JAIL,
};

/* Arguments of pkgjail. */
struct iocage_pkgjail_args {
    struct slice jail; /* UUID or tag of the jail. */
    struct texts command; /* What pkg is to do: words in one text, or a list of words. */
};

enum {
    IOCAGE_PKGJAIL_JAIL,
    IOCAGE_PKGJAIL_COMMAND,
};

/* Arguments of removesnapshot. */
struct iocage_removesnapshot_args {
    struct slice jail; /* UUID of the jail, or its tag if that has no @. */
    struct slice snapshot; /* The name of the snapshot. */
};

enum {
    IOCAGE_REMOVESNAPSHOT_JAIL,
    IOCAGE_REMOVESNAPSHOT_SNAPSHOT,
};

/* Arguments of renamejail. */
struct iocage_renamejail_args {
    struct slice jail; /* UUID or tag of the jail. */
    struct slice new_name; /* The new name. */
};

enum {
    IOCAGE_RENAMEJAIL_JAIL,
    IOCAGE_RENAMEJAIL_NEW_NAME,
};

/* Arguments of restartjail. */
struct iocage_restartjail_args {
    struct slice jail; /* UUID or tag of the jail. */
};

enum {
    IOCAGE_RESTARTJAIL_JAIL,
};

/* Arguments of rollbackjail. */
struct iocage_rollbackjail_args {
    struct slice jail; /* UUID of the jail, or its tag if that has no @. */
    struct slice snapshot; /* The name of the snapshot. */
};

enum {
    IOCAGE_ROLLBACKJAIL_JAIL,
    IOCAGE_ROLLBACKJAIL_SNAPSHOT,
};

/* Arguments of setjailsettings. */
struct iocage_setjailsettings_args {
    struct slice jail; /* UUID or tag of the jail. */
    struct texts settings; /* The settings. */
};

enum {
    IOCAGE_SETJAILSETTINGS_JAIL,
    IOCAGE_SETJAILSETTINGS_SETTINGS,
};

/* Arguments of snapshotjail. */
struct iocage_snapshotjail_args {
    struct slice jail; /* UUID of the jail, or its tag if that has no @. */
    struct slice snapshot; /* Its name; the time if it is left out. */
};

enum {
    IOCAGE_SNAPSHOTJAIL_JAIL,
    IOCAGE_SNAPSHOTJAIL_SNAPSHOT,
};

/* Arguments of startjail. */
struct iocage_startjail_args {
    struct slice jail; /* UUID or tag of the jail. */
};

enum {
    IOCAGE_STARTJAIL_JAIL,
};

/* Arguments of stopjail. */
struct iocage_stopjail_args {
    struct slice jail; /* UUID or tag of the jail. */
};

enum {
    IOCAGE_STOPJAIL_JAIL,
};

/* Arguments of updatejail. */
struct iocage_updatejail_args {
    struct slice jail; /* UUID or tag of the jail. */
};

enum {
    IOCAGE_UPDATEJAIL_JAIL,
};

/* Arguments of upgradejail. */
struct iocage_upgradejail_args {
    struct slice jail; /* UUID or tag of the jail. */
    struct slice release; /* The release; the shell program takes the host's if it is left out. */
};

enum {
    IOCAGE_UPGRADEJAIL_JAIL,
    IOCAGE_UPGRADEJAIL_RELEASE,
};

/* A row of jail_table. One line for each jail. Which columns there are depends on the program and its version. */
struct iocage_jail_table_record {
    struct slice jid; /* The id of a running jail, - when it is down. */
    struct slice uuid; /* The UUID; for the Python program the name. */
    struct slice boot; /* Whether it starts with the host: on or off. */
    struct slice state; /* up or down. */
    struct slice tag; /* The name for people; for the Python program the only name. */
    struct slice type; /* What kind of jail it is. */
    struct slice ip4; /* The IPv4 addresses. */
    struct slice release; /* The FreeBSD release. */
    struct slice ip6; /* The IPv6 addresses. */
    struct slice template; /* The template that it was made from. */
    struct slice basejail; /* Whether it shares the files of its release. */
    struct slice portal; /* The page of a plugin. */
    struct slice doc_url; /* Where a plugin is described. */
};

enum {
    IOCAGE_JAIL_TABLE_JID,
    IOCAGE_JAIL_TABLE_UUID,
    IOCAGE_JAIL_TABLE_BOOT,
    IOCAGE_JAIL_TABLE_STATE,
    IOCAGE_JAIL_TABLE_TAG,
    IOCAGE_JAIL_TABLE_TYPE,
    IOCAGE_JAIL_TABLE_IP4,
    IOCAGE_JAIL_TABLE_RELEASE,
    IOCAGE_JAIL_TABLE_IP6,
    IOCAGE_JAIL_TABLE_TEMPLATE,
    IOCAGE_JAIL_TABLE_BASEJAIL,
    IOCAGE_JAIL_TABLE_PORTAL,
    IOCAGE_JAIL_TABLE_DOC_URL,
};

/* A row of size_table. One line for each jail, with what it takes on disk. */
struct iocage_size_table_record {
    struct slice uuid; /* The UUID; for the Python program the name. */
    struct slice crt; /* The compression ratio. */
    struct slice res; /* The space that is reserved. */
    struct slice qta; /* The quota. */
    struct slice use; /* The space that is used. */
    struct slice ava; /* The space that is left. */
    struct slice tag; /* The name for people; for the Python program the only name. */
};

enum {
    IOCAGE_SIZE_TABLE_UUID,
    IOCAGE_SIZE_TABLE_CRT,
    IOCAGE_SIZE_TABLE_RES,
    IOCAGE_SIZE_TABLE_QTA,
    IOCAGE_SIZE_TABLE_USE,
    IOCAGE_SIZE_TABLE_AVA,
    IOCAGE_SIZE_TABLE_TAG,
};

/* A row of setting_table. One line for each jail, with the value of one setting. */
struct iocage_setting_table_record {
    struct slice uuid; /* The UUID; for the Python program the name. */
    struct slice tag; /* The name for people; for the Python program the only name. */
    struct slice value; /* The value. */
};

enum {
    IOCAGE_SETTING_TABLE_UUID,
    IOCAGE_SETTING_TABLE_TAG,
    IOCAGE_SETTING_TABLE_VALUE,
};

/* A row of snapshot_table. One line for each snapshot of a jail. */
struct iocage_snapshot_table_record {
    struct slice name; /* The name of the snapshot. */
    struct slice created; /* When it was made. */
    struct slice rsize; /* The size of the data it refers to. */
    struct slice used; /* The space that it alone takes. */
};

enum {
    IOCAGE_SNAPSHOT_TABLE_NAME,
    IOCAGE_SNAPSHOT_TABLE_CREATED,
    IOCAGE_SNAPSHOT_TABLE_RSIZE,
    IOCAGE_SNAPSHOT_TABLE_USED,
};

/* A row of fstab_table. One line for each mount of a jail. */
struct iocage_fstab_table_record {
    struct slice index; /* Its number. */
    struct slice entry; /* The line of the jail's fstab. */
};

enum {
    IOCAGE_FSTAB_TABLE_INDEX,
    IOCAGE_FSTAB_TABLE_ENTRY,
};

/* A row of plugin_table. One line for each plugin that can be fetched. */
struct iocage_plugin_table_record {
    struct slice name; /* The name for people. */
    struct slice description; /* What it is. */
    struct slice id; /* The name by which it is fetched. */
    struct slice icon; /* Its picture. */
};

enum {
    IOCAGE_PLUGIN_TABLE_NAME,
    IOCAGE_PLUGIN_TABLE_DESCRIPTION,
    IOCAGE_PLUGIN_TABLE_ID,
    IOCAGE_PLUGIN_TABLE_ICON,
};

/* A row of release_table. One line for each release on the host. */
struct iocage_release_table_record {
    struct slice release; /* The release. */
};

enum {
    IOCAGE_RELEASE_TABLE_RELEASE,
};

/* A row of release_items. A release a line. */
struct iocage_release_items_record {
    struct slice release; /* The release. */
};

enum {
    IOCAGE_RELEASE_ITEMS_RELEASE,
};

/* The programs that understand the class's commands. */
enum {
    IOCAGE_DIALECT_SHELL, /* The shell program: iocage 1.7 and its kin. */
    IOCAGE_DIALECT_PYTHON, /* The Python program: iocage 1.0 and later. */
};

enum {
    IOCAGE_TYPE_JAIL_NAME,
    IOCAGE_TYPE_SNAPSHOT_JAIL,
    IOCAGE_TYPE_NEW_NAME,
    IOCAGE_TYPE_JAIL_SETTINGS,
    IOCAGE_TYPE_SETTING_NAME,
    IOCAGE_TYPE_POOL,
    IOCAGE_TYPE_SNAPSHOT,
    IOCAGE_TYPE_RELEASE_NAME,
    IOCAGE_TYPE_USER,
    IOCAGE_TYPE_WORD,
    IOCAGE_TYPE_PLUGIN,
    IOCAGE_TYPE_INTERFACE,
    IOCAGE_TYPE_IP4,
    IOCAGE_TYPE_IP6,
    IOCAGE_TYPE_CREATE_SWITCH,
    IOCAGE_TYPE_FLAG,
    IOCAGE_TYPE_RECURSIVE_SWITCH,
    IOCAGE_TYPE_ON_OFF,
    IOCAGE_TYPE_YES_NO,
    IOCAGE_TYPE_ZERO_ONE,
    IOCAGE_TYPE_NUMBER,
    IOCAGE_TYPE_PRIORITY,
    IOCAGE_TYPE_SECURELEVEL,
    IOCAGE_TYPE_STATFS_LEVEL,
    IOCAGE_TYPE_TEXT,
    IOCAGE_TYPE_NAME,
    IOCAGE_TYPE_PATH,
    IOCAGE_TYPE_UUID,
    IOCAGE_TYPE_RELEASE,
    IOCAGE_TYPE_JAIL_TYPE,
    IOCAGE_TYPE_RESOURCE_LIMIT,
    IOCAGE_TYPE_CPU_LIST,
    IOCAGE_TYPE_SIZE,
    IOCAGE_TYPE_COMPRESSION,
    IOCAGE_TYPE_DEDUP,
    IOCAGE_TYPE_INTERFACES,
    IOCAGE_TYPE_MAC_PAIR,
    IOCAGE_TYPE_IP_MODE,
    IOCAGE_TYPE_IP4_LIST,
    IOCAGE_TYPE_IP6_LIST,
    IOCAGE_TYPE_IP4_ROUTER,
    IOCAGE_TYPE_IP6_ROUTER,
    IOCAGE_TYPE_OCTET,
    IOCAGE_TYPE_SWITCH,
    IOCAGE_TYPE_COUNT,
    IOCAGE_TYPE_PRIORITY_FROM_ONE,
    IOCAGE_TYPE_FIB,
    IOCAGE_TYPE_RULESET,
    IOCAGE_TYPE_FREE_RULESET,
    IOCAGE_TYPE_MTU,
    IOCAGE_TYPE_MTU_OR_AUTO,
    IOCAGE_TYPE_NOTE,
    IOCAGE_TYPE_PLAIN_TEXT,
    IOCAGE_TYPE_PLAIN_NOTE,
    IOCAGE_TYPE_JAIL_CONF_TEXT,
    IOCAGE_TYPE_TAG,
    IOCAGE_TYPE_JAIL_NAMES,
    IOCAGE_TYPE_HOST_NAME,
    IOCAGE_TYPE_FETCH_HOST,
    IOCAGE_TYPE_FETCH_FILES,
    IOCAGE_TYPE_FETCH_PATH,
    IOCAGE_TYPE_GIT_LOCATION,
    IOCAGE_TYPE_GIT_URL,
    IOCAGE_TYPE_GIT_BRANCH,
    IOCAGE_TYPE_HOST_ID,
    IOCAGE_TYPE_PYTHON_JAIL_TYPE,
    IOCAGE_TYPE_CONFIG_TYPE,
    IOCAGE_TYPE_JAIL_STATE,
    IOCAGE_TYPE_JID,
    IOCAGE_TYPE_START_TIME,
    IOCAGE_TYPE_ZFS_MARK,
    IOCAGE_TYPE_TIME_LIMIT,
    IOCAGE_TYPE_SIZE_RULE,
    IOCAGE_TYPE_COUNT_RULE,
    IOCAGE_TYPE_TIME_RULE,
    IOCAGE_TYPE_RATE_RULE,
    IOCAGE_TYPE_CPU_SET,
    IOCAGE_TYPE_QUOTA,
    IOCAGE_TYPE_RATIO,
    IOCAGE_TYPE_DATASETS,
    IOCAGE_TYPE_ORIGIN,
    IOCAGE_TYPE_INTERFACE_NAMES,
    IOCAGE_TYPE_INTERFACE_OR_NONE,
    IOCAGE_TYPE_INTERFACE_OR_AUTO,
    IOCAGE_TYPE_MAC_PREFIX,
    IOCAGE_TYPE_MAC_PAIR_BLANK,
    IOCAGE_TYPE_IP4_LIST_OR_DHCP,
    IOCAGE_TYPE_IP6_LIST_OR_RTADV,
    IOCAGE_TYPE_IP4_ROUTER_OR_AUTO,
    IOCAGE_TYPE_IP6_ROUTER_OR_AUTO,
    IOCAGE_TYPE_PREFIX_LENGTH,
    IOCAGE_TYPE_RESOLVER,
    IOCAGE_TYPE_RESOLVER_OR_FILE,
    IOCAGE_TYPE_NAT_PREFIX,
    IOCAGE_TYPE_NAT_BACKEND,
    IOCAGE_TYPE_NAT_FORWARDS,
};

/* Every setting of a jail. */
enum {
    IOCAGE_SETTING_INTERFACES, /* Network interfaces of a VNET jail, each with the bridge on the host that it joins. */
    IOCAGE_SETTING_VNET, /* Whether the jail has a network stack of its own, which needs a kernel with VIMAGE; the default of the shell program is on where there is one. */
    IOCAGE_SETTING_HOST_DOMAINNAME, /* NIS domain name of the jail, or none. */
    IOCAGE_SETTING_HOST_HOSTNAME, /* Host name of the jail; made from its UUID or name unless set. */
    IOCAGE_SETTING_IP4_ADDR, /* IPv4 addresses of the jail; the interface DEFAULT is the one of the host's default route. */
    IOCAGE_SETTING_IP4_AUTOSTART, /* Last number of the first address that AUTOIP4 may give; read from the defaults only. */
    IOCAGE_SETTING_IP4_AUTOEND, /* Last number of the last address that AUTOIP4 may give; read from the defaults only. */
    IOCAGE_SETTING_IP4_AUTOSUBNET, /* Prefix length of addresses from AUTOIP4, 24 if none; read from the defaults only. */
    IOCAGE_SETTING_IP4_SADDRSEL, /* Whether the system selects the IPv4 source address; 0 always takes the first address of the jail. */
    IOCAGE_SETTING_IP4, /* IPv4 in the jail: its own addresses (new), all those of the host (inherit), or no IPv4 (disable). */
    IOCAGE_SETTING_IP6_ADDR, /* IPv6 addresses of the jail. */
    IOCAGE_SETTING_IP6_SADDRSEL, /* Whether the system selects the IPv6 source address; 0 always takes the first address of the jail. */
    IOCAGE_SETTING_IP6, /* IPv6 in the jail: its own addresses (new), all those of the host (inherit), or no IPv6 (disable). */
    IOCAGE_SETTING_DEFAULTROUTER, /* IPv4 default route inside a VNET jail; auto is the host's. */
    IOCAGE_SETTING_DEFAULTROUTER6, /* IPv6 default route inside a VNET jail; auto is the host's. */
    IOCAGE_SETTING_RESOLVER, /* Lines of the jail's resolv.conf with ; between them; none takes those of the defaults or the host. */
    IOCAGE_SETTING_EXEC_FIB, /* Number of the routing table (FIB) for commands run in the jail. */
    IOCAGE_SETTING_VNET0_MAC, /* MAC addresses of vnet0 on the host and in the jail; none lets iocage choose. */
    IOCAGE_SETTING_VNET1_MAC, /* MAC addresses of vnet1 on the host and in the jail; none lets iocage choose. */
    IOCAGE_SETTING_VNET2_MAC, /* MAC addresses of vnet2 on the host and in the jail; none lets iocage choose. */
    IOCAGE_SETTING_VNET3_MAC, /* MAC addresses of vnet3 on the host and in the jail; none lets iocage choose. */
    IOCAGE_SETTING_DEVFS_RULESET, /* Number of the devfs ruleset for /dev of the jail; 0 is no ruleset, and for 4 the Python program makes one at each start. */
    IOCAGE_SETTING_MOUNT_DEVFS, /* Whether devfs is mounted on /dev of the jail. */
    IOCAGE_SETTING_EXEC_START, /* Command that starts the services, run in the jail. */
    IOCAGE_SETTING_EXEC_STOP, /* Command that stops the services, run in the jail. */
    IOCAGE_SETTING_EXEC_PRESTART, /* Command run on the host before the jail starts. */
    IOCAGE_SETTING_EXEC_PRESTOP, /* Command run on the host before the jail stops. */
    IOCAGE_SETTING_EXEC_POSTSTOP, /* Command run on the host after the jail has stopped. */
    IOCAGE_SETTING_EXEC_POSTSTART, /* Command run on the host after the jail has started. */
    IOCAGE_SETTING_EXEC_CLEAN, /* Whether commands run in a clean environment, which keeps only HOME, SHELL, TERM and USER. */
    IOCAGE_SETTING_EXEC_TIMEOUT, /* Seconds that a start or stop command may take. */
    IOCAGE_SETTING_STOP_TIMEOUT, /* Seconds that processes of the jail have to end after SIGTERM; 0 kills them at once. */
    IOCAGE_SETTING_EXEC_JAIL_USER, /* User that commands in the jail should run as; iocage keeps it, but does not use it. */
    IOCAGE_SETTING_EXEC_SYSTEM_JAIL_USER, /* Whether exec_jail_user should be looked up on the host instead of in the jail; iocage keeps it, but does not use it. */
    IOCAGE_SETTING_EXEC_SYSTEM_USER, /* User that commands on the host should run as; iocage keeps it, but does not use it. */
    IOCAGE_SETTING_MOUNT_FDESCFS, /* Whether fdescfs is mounted on /dev/fd of the jail. */
    IOCAGE_SETTING_MOUNT_PROCFS, /* Whether procfs is mounted on /proc of the jail. */
    IOCAGE_SETTING_MOUNT_LINPROCFS, /* Whether linprocfs is mounted on /compat/linux/proc of the jail. */
    IOCAGE_SETTING_ENFORCE_STATFS, /* Mounts that the jail sees: all (0), those below its root (1), or only the one that its root is on (2). */
    IOCAGE_SETTING_CHILDREN_MAX, /* How many jails the jail may have inside it. */
    IOCAGE_SETTING_LOGIN_FLAGS, /* Flags for login(1) when the console of the jail is opened. */
    IOCAGE_SETTING_SECURELEVEL, /* Value of kern.securelevel in the jail, from -1 to 3; never below that of the host. */
    IOCAGE_SETTING_ALLOW_SET_HOSTNAME, /* Whether root in the jail may change its host name. */
    IOCAGE_SETTING_ALLOW_SYSVIPC, /* Whether the jail may use System V IPC, which it then shares with the host. */
    IOCAGE_SETTING_ALLOW_RAW_SOCKETS, /* Whether root in the jail may open raw sockets, as ping and traceroute do. */
    IOCAGE_SETTING_ALLOW_CHFLAGS, /* Whether root in the jail may change system file flags. */
    IOCAGE_SETTING_ALLOW_MOUNT, /* Whether root in the jail may mount file systems; needs an enforce_statfs below 2. */
    IOCAGE_SETTING_ALLOW_MOUNT_DEVFS, /* Whether root in the jail may mount devfs; needs allow_mount too. */
    IOCAGE_SETTING_ALLOW_MOUNT_NULLFS, /* Whether root in the jail may mount nullfs; needs allow_mount too. */
    IOCAGE_SETTING_ALLOW_MOUNT_PROCFS, /* Whether root in the jail may mount procfs; needs allow_mount too. */
    IOCAGE_SETTING_ALLOW_MOUNT_TMPFS, /* Whether root in the jail may mount tmpfs; needs allow_mount too. */
    IOCAGE_SETTING_ALLOW_MOUNT_ZFS, /* Whether root in the jail may mount ZFS; needs allow_mount too. */
    IOCAGE_SETTING_ALLOW_QUOTAS, /* Whether root in the jail may administer quotas on its file systems. */
    IOCAGE_SETTING_ALLOW_SOCKET_AF, /* Whether the jail may use protocols other than IPv4, IPv6, local and route sockets. */
    IOCAGE_SETTING_HOST_HOSTUUID, /* UUID or name of the jail, by which iocage knows it. */
    IOCAGE_SETTING_MEMORYUSE, /* Limit on resident memory, in bytes. */
    IOCAGE_SETTING_MEMORYLOCKED, /* Limit on locked memory, in bytes. */
    IOCAGE_SETTING_VMEMORYUSE, /* Limit on address space, in bytes. */
    IOCAGE_SETTING_MAXPROC, /* Limit on the number of processes. */
    IOCAGE_SETTING_CPUTIME, /* Limit on CPU time, in seconds; deny is not possible. */
    IOCAGE_SETTING_PCPU, /* Limit on CPU use, in percent of one CPU. */
    IOCAGE_SETTING_DATASIZE, /* Limit on the data segment, in bytes. */
    IOCAGE_SETTING_STACKSIZE, /* Limit on the stack, in bytes. */
    IOCAGE_SETTING_COREDUMPSIZE, /* Limit on a core dump, in bytes. */
    IOCAGE_SETTING_OPENFILES, /* Limit on the number of open files. */
    IOCAGE_SETTING_PSEUDOTERMINALS, /* Limit on the number of pseudo-terminals. */
    IOCAGE_SETTING_SWAPUSE, /* Limit on swap space, in bytes. */
    IOCAGE_SETTING_NTHR, /* Limit on the number of threads. */
    IOCAGE_SETTING_MSGQQUEUED, /* Limit on the number of queued System V messages. */
    IOCAGE_SETTING_MSGQSIZE, /* Limit on System V message queues, in bytes. */
    IOCAGE_SETTING_NMSGQ, /* Limit on the number of System V message queues. */
    IOCAGE_SETTING_NSEMOP, /* Limit on the number of System V semaphores changed in one semop call. */
    IOCAGE_SETTING_NSHM, /* Limit on the number of System V shared memory segments. */
    IOCAGE_SETTING_SHMSIZE, /* Limit on System V shared memory, in bytes. */
    IOCAGE_SETTING_WALLCLOCK, /* Limit on elapsed time, in seconds; deny is not possible. */
    IOCAGE_SETTING_TAG, /* Name of the jail for people, unique on the host; the time of creation unless set. */
    IOCAGE_SETTING_TEMPLATE, /* Whether the jail is a template, which cannot start but from which jails are made; the shell program has istemplate instead. */
    IOCAGE_SETTING_ISTEMPLATE, /* Whether the jail is a template: it cannot start, but jails can be cloned from it. */
    IOCAGE_SETTING_RLIMITS, /* Whether the shell program applies the resource limits, to a running jail with iocage cap; the Python program does not read it. */
    IOCAGE_SETTING_BPF, /* Whether the jail has BPF devices, which dhcp needs. */
    IOCAGE_SETTING_BOOT, /* Whether the jail starts and stops with the host. */
    IOCAGE_SETTING_DHCP, /* Whether vnet0 gets its address by DHCP; needs vnet and bpf. */
    IOCAGE_SETTING_NOTES, /* Notes for people. */
    IOCAGE_SETTING_OWNER, /* Owner of the jail: a note for people, without effect. */
    IOCAGE_SETTING_PRIORITY, /* Order of the starts at boot, the lowest first; the shell program starts jails at 99 side by side. */
    IOCAGE_SETTING_PKGLIST, /* File with the packages to install at creation, one a line. */
    IOCAGE_SETTING_LAST_STARTED, /* When the jail last started; iocage sets it. */
    IOCAGE_SETTING_TYPE, /* Kind of the jail, which says how it shares files with its release. */
    IOCAGE_SETTING_HOSTID, /* UUID of the host that the jail belongs to; it does not start on another, with the Python program only if hostid_strict_check is on. */
    IOCAGE_SETTING_CPUSET, /* CPUs that the jail may use; off is all of them. */
    IOCAGE_SETTING_JAIL_ZFS, /* Whether the jail manages a ZFS dataset of its own; also turns allow_mount and allow_mount_zfs on. */
    IOCAGE_SETTING_JAIL_ZFS_DATASET, /* Datasets handed to the jail when jail_zfs is on, without the name of their pool. */
    IOCAGE_SETTING_JAIL_ZFS_MOUNTPOINT, /* Where the jail mounts jail_zfs_dataset; cannot change while the jail is up. */
    IOCAGE_SETTING_RELEASE, /* FreeBSD release that the jail was made from. */
    IOCAGE_SETTING_HACK88, /* Whether mount paths are shortened to fit into 88 characters; cannot change while the jail is up. */
    IOCAGE_SETTING_START, /* Any text here at creation starts the new jail at once. */
    IOCAGE_SETTING_COUNT, /* How many jails are made at once; read at creation only. */
    IOCAGE_SETTING_COMPRESSION, /* Compression of newly written data. */
    IOCAGE_SETTING_ORIGIN, /* Snapshot that the dataset of the jail was cloned from, - if none. */
    IOCAGE_SETTING_QUOTA, /* Most space that the jail may use, snapshots included. */
    IOCAGE_SETTING_MOUNTPOINT, /* Where the dataset of the jail is mounted. */
    IOCAGE_SETTING_COMPRESSRATIO, /* Ratio that compression reached, such as 1.50x. */
    IOCAGE_SETTING_AVAILABLE, /* Space that the jail can still use. */
    IOCAGE_SETTING_USED, /* Space that the jail uses, snapshots included. */
    IOCAGE_SETTING_DEDUP, /* Whether ZFS stores equal blocks once, and how it compares them. */
    IOCAGE_SETTING_RESERVATION, /* Space kept free for the jail. */
    IOCAGE_SETTING_SYNC_STAT, /* Kept for a later use by iocage; without effect. */
    IOCAGE_SETTING_SYNC_TARGET, /* Kept for a later use by iocage; without effect. */
    IOCAGE_SETTING_SYNC_TGT_ZPOOL, /* Kept for a later use by iocage; without effect. */
    IOCAGE_SETTING_FTPHOST, /* Host that releases are fetched from. */
    IOCAGE_SETTING_FTPFILES, /* Files fetched for a release, with blanks between them. */
    IOCAGE_SETTING_FTPDIR, /* Folder on ftphost that holds the release; made of the name of the release unless set. */
    IOCAGE_SETTING_FTPLOCALDIR, /* Folder of this host to take the files of a release from, instead of ftphost. */
    IOCAGE_SETTING_GITLOCATION, /* URL below which iocage finds Git repositories of jails. */
    IOCAGE_SETTING_BRANCH, /* Git branch that the jail was fetched from. */
    IOCAGE_SETTING_SYSVMSG, /* System V message queues in the jail: its own (new), those of the host (inherit), or none (disable). */
    IOCAGE_SETTING_SYSVSEM, /* System V semaphores in the jail: its own (new), those of the host (inherit), or none (disable). */
    IOCAGE_SETTING_SYSVSHM, /* System V shared memory in the jail: its own (new), that of the host (inherit), or none (disable). */
    IOCAGE_SETTING_POOL, /* ZFS pool that the jail lies on. */
    IOCAGE_SETTING_CONFIG_VERSION, /* Version of the format in which iocage keeps the settings. */
    IOCAGE_SETTING_MAC_PREFIX, /* First six digits of the MAC addresses that iocage makes for the jail. */
    IOCAGE_SETTING_VNET_DEFAULT_INTERFACE, /* Interface of the host that joins the bridges of a VNET jail; auto is the one of the default route. */
    IOCAGE_SETTING_EXEC_CREATED, /* Command run on the host once the jail is created and before anything runs in it. */
    IOCAGE_SETTING_ALLOW_MLOCK, /* Whether the jail may lock memory. */
    IOCAGE_SETTING_ALLOW_MOUNT_FDESCFS, /* Whether root in the jail may mount fdescfs; needs allow_mount too. */
    IOCAGE_SETTING_ALLOW_MOUNT_FUSEFS, /* Whether root in the jail may mount fusefs; needs allow_mount too. */
    IOCAGE_SETTING_ALLOW_MOUNT_LINPROCFS, /* Whether root in the jail may mount linprocfs; needs allow_mount too, and is missing before 2023-11. */
    IOCAGE_SETTING_ALLOW_TUN, /* Whether the jail has tun devices. */
    IOCAGE_SETTING_ALLOW_VMM, /* Whether the jail may use bhyve, for which the host needs the module vmm. */
    IOCAGE_SETTING_NSEM, /* Limit on the number of System V semaphores. */
    IOCAGE_SETTING_READBPS, /* Limit on reading, in bytes a second; deny is not possible. */
    IOCAGE_SETTING_WRITEBPS, /* Limit on writing, in bytes a second; deny is not possible. */
    IOCAGE_SETTING_READIOPS, /* Limit on reading, in operations a second; deny is not possible. */
    IOCAGE_SETTING_WRITEIOPS, /* Limit on writing, in operations a second; deny is not possible. */
    IOCAGE_SETTING_HOSTID_STRICT_CHECK, /* Whether the jail starts only on the host whose UUID is in hostid. */
    IOCAGE_SETTING_BASEJAIL, /* Whether the jail shares the base system of its release with nullfs mounts. */
    IOCAGE_SETTING_COMMENT, /* A comment for people. */
    IOCAGE_SETTING_HOST_TIME, /* Whether the jail gets a copy of the host's /etc/localtime at its start. */
    IOCAGE_SETTING_SYNC_STATE, /* Kept for a later use by iocage; without effect. */
    IOCAGE_SETTING_DEPENDS, /* Jails that iocage starts before this one. */
    IOCAGE_SETTING_VNET_INTERFACES, /* Interfaces of the host handed to a VNET jail as they are. */
    IOCAGE_SETTING_RTSOLD, /* Whether rtsold runs in the jail and asks for IPv6 routers. */
    IOCAGE_SETTING_IP_HOSTNAME, /* Whether the jail gets its addresses by looking up its host name. */
    IOCAGE_SETTING_ASSIGN_LOCALHOST, /* Whether a jail without VNET gets a loopback address of its own on lo0. */
    IOCAGE_SETTING_LOCALHOST_IP, /* That loopback address; none lets iocage choose at the next start with assign_localhost. */
    IOCAGE_SETTING_NAT, /* Whether the jail gets a private address behind NAT of the host; not together with bpf. */
    IOCAGE_SETTING_NAT_PREFIX, /* Private network from which jails behind NAT get their addresses; in the defaults only, and while no such jail is up. */
    IOCAGE_SETTING_NAT_INTERFACE, /* Interface of the host for NAT, that of the default route if none; in the defaults only, and while no jail behind NAT is up. */
    IOCAGE_SETTING_NAT_BACKEND, /* Firewall of the host that does NAT; in the defaults only, and while no jail behind NAT is up. */
    IOCAGE_SETTING_NAT_FORWARDS, /* Ports of a jail behind NAT and, after a colon, the ports of the host that lead there. */
    IOCAGE_SETTING_PLUGIN_NAME, /* Name of the plugin that the jail was made from, or none. */
    IOCAGE_SETTING_PLUGIN_REPOSITORY, /* Git repository of that plugin, or none. */
    IOCAGE_SETTING_MIN_DYN_DEVFS_RULESET, /* Lowest number that iocage gives to a devfs ruleset it makes. */
    IOCAGE_SETTING_VNET0_MTU, /* MTU of vnet0 in a VNET jail; auto takes that of its bridge. */
    IOCAGE_SETTING_VNET1_MTU, /* MTU of vnet1 in a VNET jail; auto takes that of its bridge. */
    IOCAGE_SETTING_VNET2_MTU, /* MTU of vnet2 in a VNET jail; auto takes that of its bridge. */
    IOCAGE_SETTING_VNET3_MTU, /* MTU of vnet3 in a VNET jail; auto takes that of its bridge. */
    IOCAGE_SETTING_VNET_DEFAULT_MTU, /* MTU for interfaces of a VNET jail where the bridge does not tell one, and behind NAT. */
    IOCAGE_SETTING_CLONED_RELEASE, /* Release that the jail was cloned from, without the patch level; missing in thick jails. */
    IOCAGE_SETTING_SOURCE_TEMPLATE, /* Template that the jail was made from; missing in other jails. */
    IOCAGE_SETTING_CONFIG_TYPE, /* THICK in a jail that keeps every setting itself instead of taking what is not set from the defaults. */
    IOCAGE_SETTING_STATE, /* Whether the jail runs; CORRUPT if iocage cannot read its settings. */
    IOCAGE_SETTING_JID, /* Id of the running jail. */
    IOCAGE_SETTING_IOCROOT, /* Where the datasets of iocage are mounted. */
};

/* Jails of a FreeBSD host, managed with iocage: light-weight virtual machines that share the host's kernel. */
extern const struct class iocage_class;

extern const struct type iocage_types[];
extern const struct setting iocage_settings[];
extern const struct dialect iocage_dialects[];

extern const struct column iocage_jail_table_columns[];
extern const struct column iocage_size_table_columns[];
extern const struct column iocage_setting_table_columns[];
extern const struct column iocage_snapshot_table_columns[];
extern const struct column iocage_fstab_table_columns[];
extern const struct column iocage_plugin_table_columns[];
extern const struct column iocage_release_table_columns[];
extern const struct column iocage_release_items_columns[];
/* Whether text is the UUID or tag of a jail: letters, digits and . _ : @ + % = ^ -, not beginning with . or -, and not ALL. */
bool iocage_jail_name_matches(struct slice text);

/* Whether text is the UUID or tag of a jail: letters, digits and . _ : + % = ^ -, not beginning with . or -, and not ALL; a tag with @ cannot be told from a snapshot. */
bool iocage_snapshot_jail_matches(struct slice text);

/* Whether text is a name for a jail: letters, digits and . _ -, not beginning with . or -, and neither ALL nor default. */
bool iocage_new_name_matches(struct slice text);

/* Whether text is the name of a setting, or all. */
bool iocage_setting_name_matches(struct slice text);

/* Whether text is the name of a ZFS pool. */
bool iocage_pool_matches(struct slice text);

/* Whether text is the name of a snapshot: letters, digits and . _ : -, not beginning with . or -, and not ALL. */
bool iocage_snapshot_matches(struct slice text);

/* Whether text is a FreeBSD release such as 13.2-RELEASE; what follows a blank, such as (EOL), is dropped. */
bool iocage_release_name_matches(struct slice text);

/* Whether text is the name of a user. */
bool iocage_user_matches(struct slice text);

/* Whether text is words of a command, without control characters. */
bool iocage_word_matches(struct slice text);

/* Whether text is the name of a plugin: letters, digits and _ -. */
bool iocage_plugin_matches(struct slice text);

/* Whether text is the name of a network interface. */
bool iocage_interface_matches(struct slice text);

/* Whether text is an IPv4 address, maybe with a netmask: 192.0.2.10/24. */
bool iocage_ip4_matches(struct slice text);

/* Whether text is an IPv6 address, maybe with a prefix length: 2001:db8::10/64. */
bool iocage_ip6_matches(struct slice text);

/* Whether text is -e for an empty jail; for the shell program 1.7 also -b for one on a base, or -c for one cloned from its release. */
bool iocage_create_switch_matches(struct slice text);

/* Whether text is -r. */
bool iocage_recursive_switch_matches(struct slice text);

/* Whether text is on or off. */
bool iocage_on_off_matches(struct slice text);

/* Whether text is yes or no. */
bool iocage_yes_no_matches(struct slice text);

/* Whether text is 0 or 1. */
bool iocage_zero_one_matches(struct slice text);

/* Whether text is one line of text without control characters. */
bool iocage_text_matches(struct slice text);

/* Whether text is a name of letters, digits and . _ -, not beginning with . or -. */
bool iocage_name_matches(struct slice text);

/* Whether text is none, or an absolute path of letters, digits and . _ , : @ % + / -. */
bool iocage_path_matches(struct slice text);

/* Whether text is a UUID such as 3f0c9a1e-52d7-11e5-8f3b-0800279a41c6. */
bool iocage_uuid_matches(struct slice text);

/* Whether text is a FreeBSD release such as 10.2-RELEASE. */
bool iocage_release_matches(struct slice text);

/* Whether text is basejail, thickjail, clonejail, gitjail, emptyjail, template or jail. */
bool iocage_jail_type_matches(struct slice text);

/* Whether text is off, or an amount and what happens at it: deny, log, devctl or a signal, such as 8G:log or 100:deny. */
bool iocage_resource_limit_matches(struct slice text);

/* Whether text is off, or numbers and ranges of CPUs such as 0,2-3. */
bool iocage_cpu_list_matches(struct slice text);

/* Whether text is none, or a size such as 15G. */
bool iocage_size_matches(struct slice text);

/* Whether text is on, off, lz4, lzjb, zle, gzip, zstd or zstd-fast, the last three also with a level that ZFS knows such as gzip-9. */
bool iocage_compression_matches(struct slice text);

/* Whether text is on, off, verify, sha256, sha512, skein, blake3, one of these four with ,verify, or edonr,verify. */
bool iocage_dedup_matches(struct slice text);

/* Whether text is up to four network interfaces from vnet0 to vnet3 with their bridges, such as vnet0:bridge0,vnet1:bridge1. */
bool iocage_interfaces_matches(struct slice text);

/* Whether text is none, or two MAC addresses such as 02ff60a1b2c3,02ff60a1b2c4. */
bool iocage_mac_pair_matches(struct slice text);

/* Whether text is new, inherit or disable. */
bool iocage_ip_mode_matches(struct slice text);

/* Whether text is none, or IPv4 addresses such as em0|192.0.2.10/24 or em0|AUTOIP4, with commas between them. */
bool iocage_ip4_list_matches(struct slice text);

/* Whether text is none, or IPv6 addresses such as em0|2001:db8::10/64, with commas between them. */
bool iocage_ip6_list_matches(struct slice text);

/* Whether text is none or an IPv4 address. */
bool iocage_ip4_router_matches(struct slice text);

/* Whether text is none or an IPv6 address. */
bool iocage_ip6_router_matches(struct slice text);

/* Whether text is none or a number from 1 to 254. */
bool iocage_octet_matches(struct slice text);

/* Whether text is 0, 1, off, on, no, yes, false or true; iocage shows it as 0 or 1. */
bool iocage_switch_matches(struct slice text);

/* Whether text is auto or a number from 72 to 65535. */
bool iocage_mtu_or_auto_matches(struct slice text);

/* Whether text is one line of text without control characters, which may be empty. */
bool iocage_note_matches(struct slice text);

/* Whether text is one line of text without control characters, quotes, $, \ and =, which this iocage would not keep as they are. */
bool iocage_plain_text_matches(struct slice text);

/* Whether text is one line of text without control characters, quotes, $ and \, which this iocage would not keep as they are. */
bool iocage_plain_note_matches(struct slice text);

/* Whether text is one line of text without control characters and without " $ ; \. */
bool iocage_jail_conf_text_matches(struct slice text);

/* Whether text is a tag: words with one blank between them, without control characters, quotes and $ \ = / ^ * ? [ ], not beginning with . or -, and neither ALL nor default. */
bool iocage_tag_matches(struct slice text);

/* Whether text is none, or names of jails with blanks between them. */
bool iocage_jail_names_matches(struct slice text);

/* Whether text is a host name of letters, digits and . _ -, such as www.example.org. */
bool iocage_host_name_matches(struct slice text);

/* Whether text is - or a host name such as ftp.freebsd.org. */
bool iocage_fetch_host_matches(struct slice text);

/* Whether text is -, or names of files with blanks between them. */
bool iocage_fetch_files_matches(struct slice text);

/* Whether text is -, or an absolute path of letters, digits and . _ , : @ % + / -. */
bool iocage_fetch_path_matches(struct slice text);

/* Whether text is none, -, or a URL that begins with https, http, git or ssh. */
bool iocage_git_location_matches(struct slice text);

/* Whether text is none, or a URL that begins with https, http, git or ssh. */
bool iocage_git_url_matches(struct slice text);

/* Whether text is - or the name of a Git branch. */
bool iocage_git_branch_matches(struct slice text);

/* Whether text is a UUID, or None where the host has none. */
bool iocage_host_id_matches(struct slice text);

/* Whether text is jail, plugin, pluginv2, clonejail, template or basejail. */
bool iocage_python_jail_type_matches(struct slice text);

/* Whether text is THICK. */
bool iocage_config_type_matches(struct slice text);

/* Whether text is up, down or CORRUPT. */
bool iocage_jail_state_matches(struct slice text);

/* Whether text is the id of a running jail, or - or None. */
bool iocage_jid_matches(struct slice text);

/* Whether text is none, or a time such as 2016-01-26_09:53:33. */
bool iocage_start_time_matches(struct slice text);

/* Whether text is readonly, which stands where iocage does not say. */
bool iocage_zfs_mark_matches(struct slice text);

/* Whether text is off, or seconds and what happens at them: log, devctl or a signal, such as 3600:log. */
bool iocage_time_limit_matches(struct slice text);

/* Whether text is off, or deny, log, devctl or a signal, and the bytes at which it happens, such as deny=8g. */
bool iocage_size_rule_matches(struct slice text);

/* Whether text is off, or deny, log, devctl or a signal, and the number at which it happens, such as deny=100. */
bool iocage_count_rule_matches(struct slice text);

/* Whether text is off, or log, devctl or a signal, and the seconds at which it happens, such as log=3600. */
bool iocage_time_rule_matches(struct slice text);

/* Whether text is off, or throttle, log, devctl or a signal, and the amount in a second at which it happens, such as throttle=10m. */
bool iocage_rate_rule_matches(struct slice text);

/* Whether text is off, all, numbers of CPUs such as 0,2,3, or one range such as 0-2. */
bool iocage_cpu_set_matches(struct slice text);

/* Whether text is none, or a size in M, G or T such as 15G. */
bool iocage_quota_matches(struct slice text);

/* Whether text is a ratio such as 1.50x. */
bool iocage_ratio_matches(struct slice text);

/* Whether text is datasets without the name of their pool, with blanks between them. */
bool iocage_datasets_matches(struct slice text);

/* Whether text is - or the name of a snapshot. */
bool iocage_origin_matches(struct slice text);

/* Whether text is none, or names of network interfaces with blanks between them. */
bool iocage_interface_names_matches(struct slice text);

/* Whether text is none or the name of a network interface. */
bool iocage_interface_or_none_matches(struct slice text);

/* Whether text is auto, none or the name of a network interface. */
bool iocage_interface_or_auto_matches(struct slice text);

/* Whether text is six hexadecimal digits, the second of them 2, 6, a or e, such as 02ff60. */
bool iocage_mac_prefix_matches(struct slice text);

/* Whether text is none, or two MAC addresses with a blank or a comma between them, such as 02ff60a1b2c3 02ff60a1b2c4. */
bool iocage_mac_pair_blank_matches(struct slice text);

/* Whether text is none, IPv4 addresses such as em0|192.0.2.10/24 with commas between them, or one such as vnet0|DHCP. */
bool iocage_ip4_list_or_dhcp_matches(struct slice text);

/* Whether text is none, IPv6 addresses such as em0|2001:db8::10/64 with commas between them, or one such as vnet0|accept_rtadv. */
bool iocage_ip6_list_or_rtadv_matches(struct slice text);

/* Whether text is auto, none or an IPv4 address. */
bool iocage_ip4_router_or_auto_matches(struct slice text);

/* Whether text is auto, none or an IPv6 address. */
bool iocage_ip6_router_or_auto_matches(struct slice text);

/* Whether text is none or a number from 1 to 32. */
bool iocage_prefix_length_matches(struct slice text);

/* Whether text is none, or lines of resolv.conf with ; between them, such as nameserver 192.0.2.1;search example.org. */
bool iocage_resolver_matches(struct slice text);

/* Whether text is none or /etc/resolv.conf (the host's), /dev/null (the jail's own), or lines such as nameserver 192.0.2.1;search example.org. */
bool iocage_resolver_or_file_matches(struct slice text);

/* Whether text is none, or the first two numbers of a private network such as 172.16. */
bool iocage_nat_prefix_matches(struct slice text);

/* Whether text is pf or ipfw. */
bool iocage_nat_backend_matches(struct slice text);

/* Whether text is none, or tcp, udp or tcp/udp with a port, two with a colon or a range, such as tcp(80:8080),udp(53). */
bool iocage_nat_forwards_matches(struct slice text);

/* The column of jail_table that has a heading, or NULL. */
const struct column *iocage_jail_table_column(struct slice heading);

/* The column of size_table that has a heading, or NULL. */
const struct column *iocage_size_table_column(struct slice heading);

/* The column of setting_table that has a heading, or NULL. */
const struct column *iocage_setting_table_column(struct slice heading);

/* The column of snapshot_table that has a heading, or NULL. */
const struct column *iocage_snapshot_table_column(struct slice heading);

/* The column of fstab_table that has a heading, or NULL. */
const struct column *iocage_fstab_table_column(struct slice heading);

/* The column of plugin_table that has a heading, or NULL. */
const struct column *iocage_plugin_table_column(struct slice heading);

/* The column of release_table that has a heading, or NULL. */
const struct column *iocage_release_table_column(struct slice heading);

/* What a line is that stands with release_items only, given without its newline. */
enum message iocage_release_items_message(struct slice line);

/* What a line is that stands with pool_value only, given without its newline. */
enum message iocage_pool_value_message(struct slice line);

/* What a line is that stands with cap_result only, given without its newline. */
enum message iocage_cap_result_message(struct slice line);

/* What a line is that stands with start_lines only, given without its newline. */
enum message iocage_start_lines_message(struct slice line);

/* What a line is that stands with stop_lines only, given without its newline. */
enum message iocage_stop_lines_message(struct slice line);

/* What a line is that stands with pkg_lines only, given without its newline. */
enum message iocage_pkg_lines_message(struct slice line);

/* What a line is that stands with snapshot_nothing only, given without its newline. */
enum message iocage_snapshot_nothing_message(struct slice line);

/* Whether the shell program tells its version with a line. */
bool iocage_shell_version(struct slice line);

/* What a line of the shell program is, given without its newline. */
enum message iocage_shell_message(struct slice line);

/* Whether the python program tells its version with a line. */
bool iocage_python_version(struct slice line);

/* What a line of the python program is, given without its newline. */
enum message iocage_python_message(struct slice line);

/* The setting of a name, or NULL. */
const struct setting *iocage_setting(struct slice name);

#endif
