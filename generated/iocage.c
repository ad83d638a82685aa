/* Made from schema/iocage.json by make generate; do not edit. */
#include "iocage.h"

const struct type iocage_types[] = {
    [IOCAGE_TYPE_JAIL_NAME] = {
        .name = "jail_name",
        .doc = "the UUID or tag of a jail: letters, digits and . _ : @ + % = ^ -, not beginning with . or -, and not ALL",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 255,
        .matches = iocage_jail_name_matches,
        .jail = true,
    },
    [IOCAGE_TYPE_SNAPSHOT_JAIL] = {
        .name = "snapshot_jail",
        .doc = "the UUID or tag of a jail: letters, digits and . _ : + % = ^ -, not beginning with . or -, and not ALL; a tag with @ cannot be told from a snapshot",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 255,
        .matches = iocage_snapshot_jail_matches,
        .jail = true,
    },
    [IOCAGE_TYPE_NEW_NAME] = {
        .name = "new_name",
        .doc = "a name for a jail: letters, digits and . _ -, not beginning with . or -, and neither ALL nor default",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 255,
        .matches = iocage_new_name_matches,
        .jail = true,
    },
    [IOCAGE_TYPE_JAIL_SETTINGS] = {
        .name = "jail_settings",
        .doc = "settings of a jail: an object of names and values, or text of NAME=VALUE words",
        .base = BASE_SETTINGS,
        .length_min = 0,
        .length_max = 4096,
    },
    [IOCAGE_TYPE_SETTING_NAME] = {
        .name = "setting_name",
        .doc = "the name of a setting, or all",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 64,
        .matches = iocage_setting_name_matches,
    },
    [IOCAGE_TYPE_POOL] = {
        .name = "pool",
        .doc = "the name of a ZFS pool",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 255,
        .matches = iocage_pool_matches,
    },
    [IOCAGE_TYPE_SNAPSHOT] = {
        .name = "snapshot",
        .doc = "the name of a snapshot: letters, digits and . _ : -, not beginning with . or -, and not ALL",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 255,
        .matches = iocage_snapshot_matches,
    },
    [IOCAGE_TYPE_RELEASE_NAME] = {
        .name = "release_name",
        .doc = "a FreeBSD release such as 13.2-RELEASE; what follows a blank, such as (EOL), is dropped",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 64,
        .matches = iocage_release_name_matches,
        .until = ' ',
    },
    [IOCAGE_TYPE_USER] = {
        .name = "user",
        .doc = "the name of a user",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 32,
        .matches = iocage_user_matches,
    },
    [IOCAGE_TYPE_WORD] = {
        .name = "word",
        .doc = "words of a command, without control characters",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_word_matches,
    },
    [IOCAGE_TYPE_PLUGIN] = {
        .name = "plugin",
        .doc = "the name of a plugin: letters, digits and _ -",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 64,
        .matches = iocage_plugin_matches,
        .jail = true,
    },
    [IOCAGE_TYPE_INTERFACE] = {
        .name = "interface",
        .doc = "the name of a network interface",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 15,
        .matches = iocage_interface_matches,
    },
    [IOCAGE_TYPE_IP4] = {
        .name = "ip4",
        .doc = "an IPv4 address, maybe with a netmask: 192.0.2.10/24",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_ip4_matches,
    },
    [IOCAGE_TYPE_IP6] = {
        .name = "ip6",
        .doc = "an IPv6 address, maybe with a prefix length: 2001:db8::10/64",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 64,
        .matches = iocage_ip6_matches,
    },
    [IOCAGE_TYPE_CREATE_SWITCH] = {
        .name = "create_switch",
        .doc = "-e for an empty jail; for the shell program 1.7 also -b for one on a base, or -c for one cloned from its release",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_create_switch_matches,
    },
    [IOCAGE_TYPE_FLAG] = {
        .name = "flag",
        .doc = "true or false",
        .base = BASE_BOOLEAN,
        .length_min = 0,
        .length_max = 4096,
    },
    [IOCAGE_TYPE_RECURSIVE_SWITCH] = {
        .name = "recursive_switch",
        .doc = "-r",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_recursive_switch_matches,
    },
    [IOCAGE_TYPE_ON_OFF] = {
        .name = "on_off",
        .doc = "on or off",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_on_off_matches,
    },
    [IOCAGE_TYPE_YES_NO] = {
        .name = "yes_no",
        .doc = "yes or no",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_yes_no_matches,
    },
    [IOCAGE_TYPE_ZERO_ONE] = {
        .name = "zero_one",
        .doc = "0 or 1",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_zero_one_matches,
    },
    [IOCAGE_TYPE_NUMBER] = {
        .name = "number",
        .doc = "a number from 0 to 999999",
        .base = BASE_INTEGER,
        .minimum = 0,
        .maximum = 999999,
    },
    [IOCAGE_TYPE_PRIORITY] = {
        .name = "priority",
        .doc = "a number from 0 to 99",
        .base = BASE_INTEGER,
        .minimum = 0,
        .maximum = 99,
    },
    [IOCAGE_TYPE_SECURELEVEL] = {
        .name = "securelevel",
        .doc = "a number from -1 to 3",
        .base = BASE_INTEGER,
        .minimum = -1,
        .maximum = 3,
    },
    [IOCAGE_TYPE_STATFS_LEVEL] = {
        .name = "statfs_level",
        .doc = "0, 1 or 2",
        .base = BASE_INTEGER,
        .minimum = 0,
        .maximum = 2,
    },
    [IOCAGE_TYPE_TEXT] = {
        .name = "text",
        .doc = "one line of text without control characters",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 1024,
        .matches = iocage_text_matches,
    },
    [IOCAGE_TYPE_NAME] = {
        .name = "name",
        .doc = "a name of letters, digits and . _ -, not beginning with . or -",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 255,
        .matches = iocage_name_matches,
    },
    [IOCAGE_TYPE_PATH] = {
        .name = "path",
        .doc = "none, or an absolute path of letters, digits and . _ , : @ % + / -",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 1023,
        .matches = iocage_path_matches,
    },
    [IOCAGE_TYPE_UUID] = {
        .name = "uuid",
        .doc = "a UUID such as 3f0c9a1e-52d7-11e5-8f3b-0800279a41c6",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_uuid_matches,
    },
    [IOCAGE_TYPE_RELEASE] = {
        .name = "release",
        .doc = "a FreeBSD release such as 10.2-RELEASE",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 64,
        .matches = iocage_release_matches,
    },
    [IOCAGE_TYPE_JAIL_TYPE] = {
        .name = "jail_type",
        .doc = "basejail, thickjail, clonejail, gitjail, emptyjail, template or jail",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_jail_type_matches,
    },
    [IOCAGE_TYPE_RESOURCE_LIMIT] = {
        .name = "resource_limit",
        .doc = "off, or an amount and what happens at it: deny, log, devctl or a signal, such as 8G:log or 100:deny",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 32,
        .matches = iocage_resource_limit_matches,
    },
    [IOCAGE_TYPE_CPU_LIST] = {
        .name = "cpu_list",
        .doc = "off, or numbers and ranges of CPUs such as 0,2-3",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 1024,
        .matches = iocage_cpu_list_matches,
    },
    [IOCAGE_TYPE_SIZE] = {
        .name = "size",
        .doc = "none, or a size such as 15G",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 32,
        .matches = iocage_size_matches,
    },
    [IOCAGE_TYPE_COMPRESSION] = {
        .name = "compression",
        .doc = "on, off, lz4, lzjb, zle, gzip, zstd or zstd-fast, the last three also with a level that ZFS knows such as gzip-9",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_compression_matches,
    },
    [IOCAGE_TYPE_DEDUP] = {
        .name = "dedup",
        .doc = "on, off, verify, sha256, sha512, skein, blake3, one of these four with ,verify, or edonr,verify",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_dedup_matches,
    },
    [IOCAGE_TYPE_INTERFACES] = {
        .name = "interfaces",
        .doc = "up to four network interfaces from vnet0 to vnet3 with their bridges, such as vnet0:bridge0,vnet1:bridge1",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 255,
        .matches = iocage_interfaces_matches,
    },
    [IOCAGE_TYPE_MAC_PAIR] = {
        .name = "mac_pair",
        .doc = "none, or two MAC addresses such as 02ff60a1b2c3,02ff60a1b2c4",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_mac_pair_matches,
    },
    [IOCAGE_TYPE_IP_MODE] = {
        .name = "ip_mode",
        .doc = "new, inherit or disable",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_ip_mode_matches,
    },
    [IOCAGE_TYPE_IP4_LIST] = {
        .name = "ip4_list",
        .doc = "none, or IPv4 addresses such as em0|192.0.2.10/24 or em0|AUTOIP4, with commas between them",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 1024,
        .matches = iocage_ip4_list_matches,
    },
    [IOCAGE_TYPE_IP6_LIST] = {
        .name = "ip6_list",
        .doc = "none, or IPv6 addresses such as em0|2001:db8::10/64, with commas between them",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 1024,
        .matches = iocage_ip6_list_matches,
    },
    [IOCAGE_TYPE_IP4_ROUTER] = {
        .name = "ip4_router",
        .doc = "none or an IPv4 address",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_ip4_router_matches,
    },
    [IOCAGE_TYPE_IP6_ROUTER] = {
        .name = "ip6_router",
        .doc = "none or an IPv6 address",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 64,
        .matches = iocage_ip6_router_matches,
    },
    [IOCAGE_TYPE_OCTET] = {
        .name = "octet",
        .doc = "none or a number from 1 to 254",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_octet_matches,
    },
    [IOCAGE_TYPE_SWITCH] = {
        .name = "switch",
        .doc = "0, 1, off, on, no, yes, false or true; iocage shows it as 0 or 1",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_switch_matches,
    },
    [IOCAGE_TYPE_COUNT] = {
        .name = "count",
        .doc = "a number from 1 to 999",
        .base = BASE_INTEGER,
        .minimum = 1,
        .maximum = 999,
    },
    [IOCAGE_TYPE_PRIORITY_FROM_ONE] = {
        .name = "priority_from_one",
        .doc = "a number from 1 to 99",
        .base = BASE_INTEGER,
        .minimum = 1,
        .maximum = 99,
    },
    [IOCAGE_TYPE_FIB] = {
        .name = "fib",
        .doc = "a number from 0 to 65535",
        .base = BASE_INTEGER,
        .minimum = 0,
        .maximum = 65535,
    },
    [IOCAGE_TYPE_RULESET] = {
        .name = "ruleset",
        .doc = "a number from 0 to 65535",
        .base = BASE_INTEGER,
        .minimum = 0,
        .maximum = 65535,
    },
    [IOCAGE_TYPE_FREE_RULESET] = {
        .name = "free_ruleset",
        .doc = "a number from 1 to 65535",
        .base = BASE_INTEGER,
        .minimum = 1,
        .maximum = 65535,
    },
    [IOCAGE_TYPE_MTU] = {
        .name = "mtu",
        .doc = "a number from 72 to 65535",
        .base = BASE_INTEGER,
        .minimum = 72,
        .maximum = 65535,
    },
    [IOCAGE_TYPE_MTU_OR_AUTO] = {
        .name = "mtu_or_auto",
        .doc = "auto or a number from 72 to 65535",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_mtu_or_auto_matches,
    },
    [IOCAGE_TYPE_NOTE] = {
        .name = "note",
        .doc = "one line of text without control characters, which may be empty",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 1024,
        .matches = iocage_note_matches,
    },
    [IOCAGE_TYPE_PLAIN_TEXT] = {
        .name = "plain_text",
        .doc = "one line of text without control characters, quotes, $, \\ and =, which this iocage would not keep as they are",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 1024,
        .matches = iocage_plain_text_matches,
    },
    [IOCAGE_TYPE_PLAIN_NOTE] = {
        .name = "plain_note",
        .doc = "one line of text without control characters, quotes, $ and \\, which this iocage would not keep as they are",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 1024,
        .matches = iocage_plain_note_matches,
    },
    [IOCAGE_TYPE_JAIL_CONF_TEXT] = {
        .name = "jail_conf_text",
        .doc = "one line of text without control characters and without \" $ ; \\",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 1024,
        .matches = iocage_jail_conf_text_matches,
    },
    [IOCAGE_TYPE_TAG] = {
        .name = "tag",
        .doc = "a tag: words with one blank between them, without control characters, quotes and $ \\ = / ^ * ? [ ], not beginning with . or -, and neither ALL nor default",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 255,
        .matches = iocage_tag_matches,
        .jail = true,
    },
    [IOCAGE_TYPE_JAIL_NAMES] = {
        .name = "jail_names",
        .doc = "none, or names of jails with blanks between them",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 1024,
        .matches = iocage_jail_names_matches,
    },
    [IOCAGE_TYPE_HOST_NAME] = {
        .name = "host_name",
        .doc = "a host name of letters, digits and . _ -, such as www.example.org",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 255,
        .matches = iocage_host_name_matches,
    },
    [IOCAGE_TYPE_FETCH_HOST] = {
        .name = "fetch_host",
        .doc = "- or a host name such as ftp.freebsd.org",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 255,
        .matches = iocage_fetch_host_matches,
    },
    [IOCAGE_TYPE_FETCH_FILES] = {
        .name = "fetch_files",
        .doc = "-, or names of files with blanks between them",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 1024,
        .matches = iocage_fetch_files_matches,
    },
    [IOCAGE_TYPE_FETCH_PATH] = {
        .name = "fetch_path",
        .doc = "-, or an absolute path of letters, digits and . _ , : @ % + / -",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 1023,
        .matches = iocage_fetch_path_matches,
    },
    [IOCAGE_TYPE_GIT_LOCATION] = {
        .name = "git_location",
        .doc = "none, -, or a URL that begins with https, http, git or ssh",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 1023,
        .matches = iocage_git_location_matches,
    },
    [IOCAGE_TYPE_GIT_URL] = {
        .name = "git_url",
        .doc = "none, or a URL that begins with https, http, git or ssh",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 1023,
        .matches = iocage_git_url_matches,
    },
    [IOCAGE_TYPE_GIT_BRANCH] = {
        .name = "git_branch",
        .doc = "- or the name of a Git branch",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 255,
        .matches = iocage_git_branch_matches,
    },
    [IOCAGE_TYPE_HOST_ID] = {
        .name = "host_id",
        .doc = "a UUID, or None where the host has none",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_host_id_matches,
    },
    [IOCAGE_TYPE_PYTHON_JAIL_TYPE] = {
        .name = "python_jail_type",
        .doc = "jail, plugin, pluginv2, clonejail, template or basejail",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_python_jail_type_matches,
    },
    [IOCAGE_TYPE_CONFIG_TYPE] = {
        .name = "config_type",
        .doc = "THICK",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_config_type_matches,
    },
    [IOCAGE_TYPE_JAIL_STATE] = {
        .name = "jail_state",
        .doc = "up, down or CORRUPT",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_jail_state_matches,
    },
    [IOCAGE_TYPE_JID] = {
        .name = "jid",
        .doc = "the id of a running jail, or - or None",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 10,
        .matches = iocage_jid_matches,
    },
    [IOCAGE_TYPE_START_TIME] = {
        .name = "start_time",
        .doc = "none, or a time such as 2016-01-26_09:53:33",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_start_time_matches,
    },
    [IOCAGE_TYPE_ZFS_MARK] = {
        .name = "zfs_mark",
        .doc = "readonly, which stands where iocage does not say",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_zfs_mark_matches,
    },
    [IOCAGE_TYPE_TIME_LIMIT] = {
        .name = "time_limit",
        .doc = "off, or seconds and what happens at them: log, devctl or a signal, such as 3600:log",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 32,
        .matches = iocage_time_limit_matches,
    },
    [IOCAGE_TYPE_SIZE_RULE] = {
        .name = "size_rule",
        .doc = "off, or deny, log, devctl or a signal, and the bytes at which it happens, such as deny=8g",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 32,
        .matches = iocage_size_rule_matches,
    },
    [IOCAGE_TYPE_COUNT_RULE] = {
        .name = "count_rule",
        .doc = "off, or deny, log, devctl or a signal, and the number at which it happens, such as deny=100",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 32,
        .matches = iocage_count_rule_matches,
    },
    [IOCAGE_TYPE_TIME_RULE] = {
        .name = "time_rule",
        .doc = "off, or log, devctl or a signal, and the seconds at which it happens, such as log=3600",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 32,
        .matches = iocage_time_rule_matches,
    },
    [IOCAGE_TYPE_RATE_RULE] = {
        .name = "rate_rule",
        .doc = "off, or throttle, log, devctl or a signal, and the amount in a second at which it happens, such as throttle=10m",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 32,
        .matches = iocage_rate_rule_matches,
    },
    [IOCAGE_TYPE_CPU_SET] = {
        .name = "cpu_set",
        .doc = "off, all, numbers of CPUs such as 0,2,3, or one range such as 0-2",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 1024,
        .matches = iocage_cpu_set_matches,
    },
    [IOCAGE_TYPE_QUOTA] = {
        .name = "quota",
        .doc = "none, or a size in M, G or T such as 15G",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 32,
        .matches = iocage_quota_matches,
    },
    [IOCAGE_TYPE_RATIO] = {
        .name = "ratio",
        .doc = "a ratio such as 1.50x",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 32,
        .matches = iocage_ratio_matches,
    },
    [IOCAGE_TYPE_DATASETS] = {
        .name = "datasets",
        .doc = "datasets without the name of their pool, with blanks between them",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 1024,
        .matches = iocage_datasets_matches,
    },
    [IOCAGE_TYPE_ORIGIN] = {
        .name = "origin",
        .doc = "- or the name of a snapshot",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 511,
        .matches = iocage_origin_matches,
    },
    [IOCAGE_TYPE_INTERFACE_NAMES] = {
        .name = "interface_names",
        .doc = "none, or names of network interfaces with blanks between them",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 255,
        .matches = iocage_interface_names_matches,
    },
    [IOCAGE_TYPE_INTERFACE_OR_NONE] = {
        .name = "interface_or_none",
        .doc = "none or the name of a network interface",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 15,
        .matches = iocage_interface_or_none_matches,
    },
    [IOCAGE_TYPE_INTERFACE_OR_AUTO] = {
        .name = "interface_or_auto",
        .doc = "auto, none or the name of a network interface",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 15,
        .matches = iocage_interface_or_auto_matches,
    },
    [IOCAGE_TYPE_MAC_PREFIX] = {
        .name = "mac_prefix",
        .doc = "six hexadecimal digits, the second of them 2, 6, a or e, such as 02ff60",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_mac_prefix_matches,
    },
    [IOCAGE_TYPE_MAC_PAIR_BLANK] = {
        .name = "mac_pair_blank",
        .doc = "none, or two MAC addresses with a blank or a comma between them, such as 02ff60a1b2c3 02ff60a1b2c4",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_mac_pair_blank_matches,
    },
    [IOCAGE_TYPE_IP4_LIST_OR_DHCP] = {
        .name = "ip4_list_or_dhcp",
        .doc = "none, IPv4 addresses such as em0|192.0.2.10/24 with commas between them, or one such as vnet0|DHCP",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 1024,
        .matches = iocage_ip4_list_or_dhcp_matches,
    },
    [IOCAGE_TYPE_IP6_LIST_OR_RTADV] = {
        .name = "ip6_list_or_rtadv",
        .doc = "none, IPv6 addresses such as em0|2001:db8::10/64 with commas between them, or one such as vnet0|accept_rtadv",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 1024,
        .matches = iocage_ip6_list_or_rtadv_matches,
    },
    [IOCAGE_TYPE_IP4_ROUTER_OR_AUTO] = {
        .name = "ip4_router_or_auto",
        .doc = "auto, none or an IPv4 address",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_ip4_router_or_auto_matches,
    },
    [IOCAGE_TYPE_IP6_ROUTER_OR_AUTO] = {
        .name = "ip6_router_or_auto",
        .doc = "auto, none or an IPv6 address",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 64,
        .matches = iocage_ip6_router_or_auto_matches,
    },
    [IOCAGE_TYPE_PREFIX_LENGTH] = {
        .name = "prefix_length",
        .doc = "none or a number from 1 to 32",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_prefix_length_matches,
    },
    [IOCAGE_TYPE_RESOLVER] = {
        .name = "resolver",
        .doc = "none, or lines of resolv.conf with ; between them, such as nameserver 192.0.2.1;search example.org",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 1024,
        .matches = iocage_resolver_matches,
    },
    [IOCAGE_TYPE_RESOLVER_OR_FILE] = {
        .name = "resolver_or_file",
        .doc = "none or /etc/resolv.conf (the host's), /dev/null (the jail's own), or lines such as nameserver 192.0.2.1;search example.org",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 1024,
        .matches = iocage_resolver_or_file_matches,
    },
    [IOCAGE_TYPE_NAT_PREFIX] = {
        .name = "nat_prefix",
        .doc = "none, or the first two numbers of a private network such as 172.16",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_nat_prefix_matches,
    },
    [IOCAGE_TYPE_NAT_BACKEND] = {
        .name = "nat_backend",
        .doc = "pf or ipfw",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_nat_backend_matches,
    },
    [IOCAGE_TYPE_NAT_FORWARDS] = {
        .name = "nat_forwards",
        .doc = "none, or tcp, udp or tcp/udp with a port, two with a colon or a range, such as tcp(80:8080),udp(53)",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 1024,
        .matches = iocage_nat_forwards_matches,
    },
};

const struct column iocage_jail_table_columns[] = {
    [IOCAGE_JAIL_TABLE_JID] = {
        .heading = "JID",
        .name = "jid",
        .offset = offsetof(struct iocage_jail_table_record, jid),
        .none = "None",
        .cell = CELL_WORD,
    },
    [IOCAGE_JAIL_TABLE_UUID] = {
        .name = "uuid",
        .offset = offsetof(struct iocage_jail_table_record, uuid),
        .cell = CELL_WORD,
    },
    [IOCAGE_JAIL_TABLE_BOOT] = {
        .heading = "BOOT",
        .name = "boot",
        .offset = offsetof(struct iocage_jail_table_record, boot),
        .cell = CELL_WORD,
    },
    [IOCAGE_JAIL_TABLE_STATE] = {
        .heading = "STATE",
        .name = "state",
        .offset = offsetof(struct iocage_jail_table_record, state),
        .cell = CELL_WORD,
    },
    [IOCAGE_JAIL_TABLE_TAG] = {
        .heading = "TAG",
        .name = "tag",
        .offset = offsetof(struct iocage_jail_table_record, tag),
        .otherwise = &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_UUID],
    },
    [IOCAGE_JAIL_TABLE_TYPE] = {
        .heading = "TYPE",
        .name = "type",
        .offset = offsetof(struct iocage_jail_table_record, type),
        .cell = CELL_WORD,
    },
    [IOCAGE_JAIL_TABLE_IP4] = {
        .name = "ip4",
        .offset = offsetof(struct iocage_jail_table_record, ip4),
        .cell = CELL_WORD,
    },
    [IOCAGE_JAIL_TABLE_RELEASE] = {
        .heading = "RELEASE",
        .name = "release",
        .offset = offsetof(struct iocage_jail_table_record, release),
        .cell = CELL_WORD,
    },
    [IOCAGE_JAIL_TABLE_IP6] = {
        .heading = "IP6",
        .name = "ip6",
        .offset = offsetof(struct iocage_jail_table_record, ip6),
    },
    [IOCAGE_JAIL_TABLE_TEMPLATE] = {
        .heading = "TEMPLATE",
        .name = "template",
        .offset = offsetof(struct iocage_jail_table_record, template),
    },
    [IOCAGE_JAIL_TABLE_BASEJAIL] = {
        .heading = "BASEJAIL",
        .name = "basejail",
        .offset = offsetof(struct iocage_jail_table_record, basejail),
    },
    [IOCAGE_JAIL_TABLE_PORTAL] = {
        .heading = "PORTAL",
        .name = "portal",
        .offset = offsetof(struct iocage_jail_table_record, portal),
    },
    [IOCAGE_JAIL_TABLE_DOC_URL] = {
        .heading = "DOC_URL",
        .name = "doc_url",
        .offset = offsetof(struct iocage_jail_table_record, doc_url),
    },
};

static const struct output iocage_jail_table = {
    .name = "jail_table",
    .kind = OUTPUT_COLUMNS,
    .columns = iocage_jail_table_columns,
    .column_count = 13,
    .column = iocage_jail_table_column,
    .key = &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_UUID],
    .record_size = sizeof(struct iocage_jail_table_record),
    .end = "--- non iocage jails currently active ---",
};

const struct column iocage_size_table_columns[] = {
    [IOCAGE_SIZE_TABLE_UUID] = {
        .name = "uuid",
        .offset = offsetof(struct iocage_size_table_record, uuid),
    },
    [IOCAGE_SIZE_TABLE_CRT] = {
        .heading = "CRT",
        .name = "crt",
        .offset = offsetof(struct iocage_size_table_record, crt),
    },
    [IOCAGE_SIZE_TABLE_RES] = {
        .heading = "RES",
        .name = "res",
        .offset = offsetof(struct iocage_size_table_record, res),
    },
    [IOCAGE_SIZE_TABLE_QTA] = {
        .heading = "QTA",
        .name = "qta",
        .offset = offsetof(struct iocage_size_table_record, qta),
    },
    [IOCAGE_SIZE_TABLE_USE] = {
        .heading = "USE",
        .name = "use",
        .offset = offsetof(struct iocage_size_table_record, use),
    },
    [IOCAGE_SIZE_TABLE_AVA] = {
        .heading = "AVA",
        .name = "ava",
        .offset = offsetof(struct iocage_size_table_record, ava),
    },
    [IOCAGE_SIZE_TABLE_TAG] = {
        .heading = "TAG",
        .name = "tag",
        .offset = offsetof(struct iocage_size_table_record, tag),
        .otherwise = &iocage_size_table_columns[IOCAGE_SIZE_TABLE_UUID],
    },
};

static const struct output iocage_size_table = {
    .name = "size_table",
    .kind = OUTPUT_COLUMNS,
    .columns = iocage_size_table_columns,
    .column_count = 7,
    .column = iocage_size_table_column,
    .key = &iocage_size_table_columns[IOCAGE_SIZE_TABLE_UUID],
    .record_size = sizeof(struct iocage_size_table_record),
};

const struct column iocage_setting_table_columns[] = {
    [IOCAGE_SETTING_TABLE_UUID] = {
        .name = "uuid",
        .offset = offsetof(struct iocage_setting_table_record, uuid),
    },
    [IOCAGE_SETTING_TABLE_TAG] = {
        .heading = "TAG",
        .name = "TAG",
        .offset = offsetof(struct iocage_setting_table_record, tag),
        .otherwise = &iocage_setting_table_columns[IOCAGE_SETTING_TABLE_UUID],
    },
    [IOCAGE_SETTING_TABLE_VALUE] = {
        .name = "value",
        .offset = offsetof(struct iocage_setting_table_record, value),
    },
};

static const struct output iocage_setting_table = {
    .name = "setting_table",
    .kind = OUTPUT_COLUMNS,
    .columns = iocage_setting_table_columns,
    .column_count = 3,
    .column = iocage_setting_table_column,
    .key = &iocage_setting_table_columns[IOCAGE_SETTING_TABLE_UUID],
    .record_size = sizeof(struct iocage_setting_table_record),
    .skip = "-",
};

const struct column iocage_snapshot_table_columns[] = {
    [IOCAGE_SNAPSHOT_TABLE_NAME] = {
        .heading = "NAME",
        .name = "name",
        .offset = offsetof(struct iocage_snapshot_table_record, name),
        .cell = CELL_WORD,
    },
    [IOCAGE_SNAPSHOT_TABLE_CREATED] = {
        .heading = "CREATED",
        .name = "created",
        .offset = offsetof(struct iocage_snapshot_table_record, created),
        .cell = CELL_SPACED,
    },
    [IOCAGE_SNAPSHOT_TABLE_RSIZE] = {
        .heading = "RSIZE",
        .name = "rsize",
        .offset = offsetof(struct iocage_snapshot_table_record, rsize),
        .cell = CELL_WORD,
    },
    [IOCAGE_SNAPSHOT_TABLE_USED] = {
        .heading = "USED",
        .name = "used",
        .offset = offsetof(struct iocage_snapshot_table_record, used),
        .cell = CELL_WORD,
    },
};

static const struct output iocage_snapshot_table = {
    .name = "snapshot_table",
    .kind = OUTPUT_COLUMNS,
    .columns = iocage_snapshot_table_columns,
    .column_count = 4,
    .column = iocage_snapshot_table_column,
    .key = &iocage_snapshot_table_columns[IOCAGE_SNAPSHOT_TABLE_NAME],
    .record_size = sizeof(struct iocage_snapshot_table_record),
};

const struct column iocage_fstab_table_columns[] = {
    [IOCAGE_FSTAB_TABLE_INDEX] = {
        .heading = "INDEX",
        .name = "index",
        .offset = offsetof(struct iocage_fstab_table_record, index),
    },
    [IOCAGE_FSTAB_TABLE_ENTRY] = {
        .heading = "FSTAB ENTRY",
        .name = "entry",
        .offset = offsetof(struct iocage_fstab_table_record, entry),
    },
};

static const struct output iocage_fstab_table = {
    .name = "fstab_table",
    .kind = OUTPUT_COLUMNS,
    .columns = iocage_fstab_table_columns,
    .column_count = 2,
    .column = iocage_fstab_table_column,
    .key = &iocage_fstab_table_columns[IOCAGE_FSTAB_TABLE_INDEX],
    .record_size = sizeof(struct iocage_fstab_table_record),
};

const struct column iocage_plugin_table_columns[] = {
    [IOCAGE_PLUGIN_TABLE_NAME] = {
        .heading = "NAME",
        .name = "name",
        .offset = offsetof(struct iocage_plugin_table_record, name),
    },
    [IOCAGE_PLUGIN_TABLE_DESCRIPTION] = {
        .heading = "DESCRIPTION",
        .name = "description",
        .offset = offsetof(struct iocage_plugin_table_record, description),
    },
    [IOCAGE_PLUGIN_TABLE_ID] = {
        .heading = "PKG",
        .name = "id",
        .offset = offsetof(struct iocage_plugin_table_record, id),
    },
    [IOCAGE_PLUGIN_TABLE_ICON] = {
        .heading = "ICON",
        .name = "icon",
        .offset = offsetof(struct iocage_plugin_table_record, icon),
    },
};

static const struct output iocage_plugin_table = {
    .name = "plugin_table",
    .kind = OUTPUT_COLUMNS,
    .columns = iocage_plugin_table_columns,
    .column_count = 4,
    .column = iocage_plugin_table_column,
    .key = &iocage_plugin_table_columns[IOCAGE_PLUGIN_TABLE_ID],
    .record_size = sizeof(struct iocage_plugin_table_record),
};

const struct column iocage_release_table_columns[] = {
    [IOCAGE_RELEASE_TABLE_RELEASE] = {
        .heading = "Bases fetched",
        .name = "release",
        .offset = offsetof(struct iocage_release_table_record, release),
    },
};

static const struct output iocage_release_table = {
    .name = "release_table",
    .kind = OUTPUT_COLUMNS,
    .columns = iocage_release_table_columns,
    .column_count = 1,
    .column = iocage_release_table_column,
    .key = &iocage_release_table_columns[IOCAGE_RELEASE_TABLE_RELEASE],
    .record_size = sizeof(struct iocage_release_table_record),
};

const struct column iocage_release_items_columns[] = {
    [IOCAGE_RELEASE_ITEMS_RELEASE] = {
        .name = "release",
        .offset = offsetof(struct iocage_release_items_record, release),
    },
};

static const struct output iocage_release_items = {
    .name = "release_items",
    .kind = OUTPUT_ITEMS,
    .columns = iocage_release_items_columns,
    .column_count = 1,
    .record_size = sizeof(struct iocage_release_items_record),
    .form = "{release}",
    .message = iocage_release_items_message,
};

static const struct output iocage_defaults_pairs = {
    .name = "defaults_pairs",
    .kind = OUTPUT_PAIRS,
    .separator = '=',
};

static const struct output iocage_settings_pairs = {
    .name = "settings_pairs",
    .kind = OUTPUT_PAIRS,
    .separator = ':',
};

static const struct output iocage_sorted_pairs = {
    .name = "sorted_pairs",
    .kind = OUTPUT_PAIRS,
    .multiline = true,
    .separator = ':',
};

static const struct output iocage_setting_value = {
    .name = "setting_value",
    .kind = OUTPUT_VALUE,
};

static const struct output iocage_pool_value = {
    .name = "pool_value",
    .kind = OUTPUT_VALUE,
    .form = "pool: {value}",
    .message = iocage_pool_value_message,
};

static const struct output iocage_lines = {
    .name = "lines",
    .kind = OUTPUT_LINES,
    .separator = ':',
};

static const struct output iocage_cap_result = {
    .name = "cap_result",
    .kind = OUTPUT_NOTHING,
    .message = iocage_cap_result_message,
};

static const struct output iocage_start_lines = {
    .name = "start_lines",
    .kind = OUTPUT_LINES,
    .message = iocage_start_lines_message,
    .separator = ':',
};

static const struct output iocage_stop_lines = {
    .name = "stop_lines",
    .kind = OUTPUT_LINES,
    .message = iocage_stop_lines_message,
    .separator = ':',
};

static const struct output iocage_clean_lines = {
    .name = "clean_lines",
    .kind = OUTPUT_LINES,
    .some = true,
    .separator = ':',
};

static const struct output iocage_pkg_lines = {
    .name = "pkg_lines",
    .kind = OUTPUT_LINES,
    .message = iocage_pkg_lines_message,
    .verbatim = true,
    .separator = ':',
};

static const struct output iocage_program_lines = {
    .name = "program_lines",
    .kind = OUTPUT_LINES,
    .verbatim = true,
    .separator = ':',
};

static const struct output iocage_nothing = {
    .name = "nothing",
    .kind = OUTPUT_NOTHING,
};

static const struct output iocage_snapshot_nothing = {
    .name = "snapshot_nothing",
    .kind = OUTPUT_NOTHING,
    .message = iocage_snapshot_nothing_message,
};

const struct dialect iocage_dialects[] = {
    { .name = "shell", .version = iocage_shell_version, .message = iocage_shell_message },
    { .name = "python", .version = iocage_python_version, .message = iocage_python_message },
};

static const char *const iocage_version[] = { "--version", NULL };

static const struct program iocage_programs[] = {
    { .name = "zfs", .path = "/sbin/zfs" },
};

static const struct piece iocage_python_jails_run[] = {
    { .text = "list" },
    { .text = "-l" },
};

static const struct guard iocage_python_jails = {
    .columns = { &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_UUID] },
};

static const struct piece iocage_python_templates_run[] = {
    { .text = "list" },
    { .text = "-tl" },
};

static const struct guard iocage_python_templates = {
    .columns = { &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_UUID] },
};

static const struct piece iocage_shell_doomed_run[] = {
    { .text = "list" },
};

static const struct guard iocage_shell_doomed = {
    .columns = { &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_UUID], &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_TAG] },
    .alone = true,
};

static const struct piece iocage_shell_doomed_templates_run[] = {
    { .text = "list" },
    { .text = "-t" },
};

static const struct guard iocage_shell_doomed_templates = {
    .columns = { &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_UUID], &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_TAG] },
    .alone = true,
};

static const struct piece iocage_python_doomed_run[] = {
    { .text = "list" },
    { .text = "-l" },
};

static const struct guard iocage_python_doomed = {
    .columns = { &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_UUID] },
    .alone = true,
    .parent = &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_TEMPLATE],
};

static const struct piece iocage_python_doomed_templates_run[] = {
    { .text = "list" },
    { .text = "-tl" },
};

static const struct guard iocage_python_doomed_templates = {
    .columns = { &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_UUID] },
    .alone = true,
};

static const struct piece iocage_shell_left_jails_run[] = {
    { .text = "list" },
};

static const struct guard iocage_shell_left_jails = {
    .columns = { &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_UUID], &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_TAG] },
    .before = &iocage_shell_doomed,
};

static const struct piece iocage_shell_left_templates_run[] = {
    { .text = "list" },
    { .text = "-t" },
};

static const struct guard iocage_shell_left_templates = {
    .columns = { &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_UUID], &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_TAG] },
    .before = &iocage_shell_doomed_templates,
};

static const struct piece iocage_python_left_jails_run[] = {
    { .text = "list" },
    { .text = "-l" },
};

static const struct guard iocage_python_left_jails = {
    .columns = { &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_UUID] },
    .before = &iocage_python_doomed,
};

static const struct piece iocage_python_left_templates_run[] = {
    { .text = "list" },
    { .text = "-tl" },
};

static const struct guard iocage_python_left_templates = {
    .columns = { &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_UUID] },
    .before = &iocage_python_doomed_templates,
};

static const struct argument iocage_activatepool_arguments[] = {
    [IOCAGE_ACTIVATEPOOL_POOL] = {
        .name = "pool",
        .type = &iocage_types[IOCAGE_TYPE_POOL],
        .offset = offsetof(struct iocage_activatepool_args, pool),
        .optional = true,
    },
};

static const struct piece iocage_activatepool_shell_pool_run[] = {
    { .text = "activate" },
    { .argument = &iocage_activatepool_arguments[IOCAGE_ACTIVATEPOOL_POOL] },
};

static const struct step iocage_activatepool_shell_pool_steps[] = {
    {
        .run = iocage_activatepool_shell_pool_run,
        .run_count = ACTION_COUNT(iocage_activatepool_shell_pool_run),
        .output = &iocage_nothing,
    },
};

static const struct reply_step iocage_activatepool_shell_pool_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "success" },
    { .kind = REPLY_STRING },
    { .kind = REPLY_TEXT, .text = "pool " },
    { .kind = REPLY_ARGUMENT, .argument = &iocage_activatepool_arguments[IOCAGE_ACTIVATEPOOL_POOL] },
    { .kind = REPLY_TEXT, .text = " activated." },
    { .kind = REPLY_END },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_activatepool_python_pool_run[] = {
    { .text = "activate" },
    { .argument = &iocage_activatepool_arguments[IOCAGE_ACTIVATEPOOL_POOL] },
};

static const struct step iocage_activatepool_python_pool_steps[] = {
    {
        .run = iocage_activatepool_python_pool_run,
        .run_count = ACTION_COUNT(iocage_activatepool_python_pool_run),
        .output = &iocage_lines,
    },
};

static const struct reply_step iocage_activatepool_python_pool_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "success" },
    { .kind = REPLY_STRING },
    { .kind = REPLY_TEXT, .text = "pool " },
    { .kind = REPLY_ARGUMENT, .argument = &iocage_activatepool_arguments[IOCAGE_ACTIVATEPOOL_POOL] },
    { .kind = REPLY_TEXT, .text = " activated." },
    { .kind = REPLY_END },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_activatepool_shell_run[] = {
    { .text = "activate" },
};

static const struct step iocage_activatepool_shell_steps[] = {
    {
        .run = iocage_activatepool_shell_run,
        .run_count = ACTION_COUNT(iocage_activatepool_shell_run),
        .output = &iocage_pool_value,
    },
};

static const struct reply_step iocage_activatepool_shell_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "currently active" },
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "pool" },
    { .kind = REPLY_STRING },
    { .kind = REPLY_TEXT, .text = " " },
    { .kind = REPLY_OUTPUT },
    { .kind = REPLY_END },
    { .kind = REPLY_CLOSE },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_activatepool_python_run[] = {
    { .text = "get" },
    { .text = "-p" },
};

static const struct step iocage_activatepool_python_steps[] = {
    {
        .run = iocage_activatepool_python_run,
        .run_count = ACTION_COUNT(iocage_activatepool_python_run),
        .output = &iocage_setting_value,
    },
};

static const struct reply_step iocage_activatepool_python_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "currently active" },
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "pool" },
    { .kind = REPLY_STRING },
    { .kind = REPLY_TEXT, .text = " " },
    { .kind = REPLY_OUTPUT },
    { .kind = REPLY_END },
    { .kind = REPLY_CLOSE },
    { .kind = REPLY_CLOSE },
};

static const struct mode iocage_activatepool_modes[] = {
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .when = { &iocage_activatepool_arguments[IOCAGE_ACTIVATEPOOL_POOL] },
        .steps = iocage_activatepool_shell_pool_steps,
        .step_count = ACTION_COUNT(iocage_activatepool_shell_pool_steps),
        .answer = { iocage_activatepool_shell_pool_reply, ACTION_COUNT(iocage_activatepool_shell_pool_reply) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .when = { &iocage_activatepool_arguments[IOCAGE_ACTIVATEPOOL_POOL] },
        .steps = iocage_activatepool_python_pool_steps,
        .step_count = ACTION_COUNT(iocage_activatepool_python_pool_steps),
        .answer = { iocage_activatepool_python_pool_reply, ACTION_COUNT(iocage_activatepool_python_pool_reply) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .unused = { &iocage_activatepool_arguments[IOCAGE_ACTIVATEPOOL_POOL] },
        .steps = iocage_activatepool_shell_steps,
        .step_count = ACTION_COUNT(iocage_activatepool_shell_steps),
        .answer = { iocage_activatepool_shell_reply, ACTION_COUNT(iocage_activatepool_shell_reply) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .unused = { &iocage_activatepool_arguments[IOCAGE_ACTIVATEPOOL_POOL] },
        .steps = iocage_activatepool_python_steps,
        .step_count = ACTION_COUNT(iocage_activatepool_python_steps),
        .answer = { iocage_activatepool_python_reply, ACTION_COUNT(iocage_activatepool_python_reply) },
    },
};

static const struct piece iocage_activatestatus_shell_run[] = {
    { .text = "activate" },
};

static const struct step iocage_activatestatus_shell_steps[] = {
    {
        .run = iocage_activatestatus_shell_run,
        .run_count = ACTION_COUNT(iocage_activatestatus_shell_run),
        .output = &iocage_pool_value,
    },
};

static const struct reply_step iocage_activatestatus_shell_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "activated" },
    { .kind = REPLY_STRING, .only = REPLY_TEXT, .text = "true" },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "pool" },
    { .kind = REPLY_STRING, .only = REPLY_OUTPUT },
    { .kind = REPLY_CLOSE },
};

static const struct reply_step iocage_activatestatus_shell_failure[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "activated" },
    { .kind = REPLY_STRING, .only = REPLY_TEXT, .text = "false" },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "error" },
    { .kind = REPLY_STRING, .only = REPLY_SAID },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_activatestatus_python_run[] = {
    { .text = "get" },
    { .text = "-p" },
};

static const struct step iocage_activatestatus_python_steps[] = {
    {
        .run = iocage_activatestatus_python_run,
        .run_count = ACTION_COUNT(iocage_activatestatus_python_run),
        .output = &iocage_setting_value,
    },
};

static const struct mode iocage_activatestatus_modes[] = {
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .steps = iocage_activatestatus_shell_steps,
        .step_count = ACTION_COUNT(iocage_activatestatus_shell_steps),
        .answer = { iocage_activatestatus_shell_reply, ACTION_COUNT(iocage_activatestatus_shell_reply) },
        .failure = { iocage_activatestatus_shell_failure, ACTION_COUNT(iocage_activatestatus_shell_failure) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .steps = iocage_activatestatus_python_steps,
        .step_count = ACTION_COUNT(iocage_activatestatus_python_steps),
        .answer = { iocage_activatestatus_shell_reply, ACTION_COUNT(iocage_activatestatus_shell_reply) },
        .failure = { iocage_activatestatus_shell_failure, ACTION_COUNT(iocage_activatestatus_shell_failure) },
    },
};

static const struct argument iocage_capjail_arguments[] = {
    [IOCAGE_CAPJAIL_JAIL] = {
        .name = "jail",
        .type = &iocage_types[IOCAGE_TYPE_JAIL_NAME],
        .offset = offsetof(struct iocage_capjail_args, jail),
    },
};

static const struct piece iocage_capjail_shell_run[] = {
    { .text = "cap" },
    { .argument = &iocage_capjail_arguments[IOCAGE_CAPJAIL_JAIL] },
};

static const struct step iocage_capjail_shell_steps[] = {
    {
        .run = iocage_capjail_shell_run,
        .run_count = ACTION_COUNT(iocage_capjail_shell_run),
        .output = &iocage_cap_result,
    },
};

static const struct reply_step iocage_capjail_shell_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "success" },
    { .kind = REPLY_STRING },
    { .kind = REPLY_TEXT, .text = "jail " },
    { .kind = REPLY_ARGUMENT, .argument = &iocage_capjail_arguments[IOCAGE_CAPJAIL_JAIL] },
    { .kind = REPLY_TEXT, .text = " capped." },
    { .kind = REPLY_END },
    { .kind = REPLY_CLOSE },
};

static const struct mode iocage_capjail_modes[] = {
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .steps = iocage_capjail_shell_steps,
        .step_count = ACTION_COUNT(iocage_capjail_shell_steps),
        .answer = { iocage_capjail_shell_reply, ACTION_COUNT(iocage_capjail_shell_reply) },
    },
};

static const struct piece iocage_cleanall_run[] = {
    { .text = "clean" },
    { .text = "-fa" },
};

static const struct step iocage_cleanall_steps[] = {
    {
        .run = iocage_cleanall_run,
        .run_count = ACTION_COUNT(iocage_cleanall_run),
        .output = &iocage_clean_lines,
    },
};

static const struct reply_step iocage_cleanall_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "success" },
    { .kind = REPLY_STRING, .only = REPLY_TEXT, .text = "All iocage datasets have been cleaned." },
    { .kind = REPLY_CLOSE },
};

static const struct mode iocage_cleanall_modes[] = {
    {
        .steps = iocage_cleanall_steps,
        .step_count = ACTION_COUNT(iocage_cleanall_steps),
        .answer = { iocage_cleanall_reply, ACTION_COUNT(iocage_cleanall_reply) },
    },
};

static const struct piece iocage_cleanjails_run[] = {
    { .text = "clean" },
    { .text = "-fj" },
};

static const struct step iocage_cleanjails_steps[] = {
    {
        .run = iocage_cleanjails_run,
        .run_count = ACTION_COUNT(iocage_cleanjails_run),
        .output = &iocage_clean_lines,
    },
};

static const struct reply_step iocage_cleanjails_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "success" },
    { .kind = REPLY_STRING, .only = REPLY_TEXT, .text = "All jails have been cleaned." },
    { .kind = REPLY_CLOSE },
};

static const struct mode iocage_cleanjails_modes[] = {
    {
        .steps = iocage_cleanjails_steps,
        .step_count = ACTION_COUNT(iocage_cleanjails_steps),
        .answer = { iocage_cleanjails_reply, ACTION_COUNT(iocage_cleanjails_reply) },
    },
};

static const struct piece iocage_cleanreleases_run[] = {
    { .text = "clean" },
    { .text = "-fr" },
};

static const struct step iocage_cleanreleases_steps[] = {
    {
        .run = iocage_cleanreleases_run,
        .run_count = ACTION_COUNT(iocage_cleanreleases_run),
        .output = &iocage_clean_lines,
    },
};

static const struct reply_step iocage_cleanreleases_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "success" },
    { .kind = REPLY_STRING, .only = REPLY_TEXT, .text = "All RELEASEs have been cleaned." },
    { .kind = REPLY_CLOSE },
};

static const struct mode iocage_cleanreleases_modes[] = {
    {
        .steps = iocage_cleanreleases_steps,
        .step_count = ACTION_COUNT(iocage_cleanreleases_steps),
        .answer = { iocage_cleanreleases_reply, ACTION_COUNT(iocage_cleanreleases_reply) },
    },
};

static const struct piece iocage_cleantemplates_run[] = {
    { .text = "clean" },
    { .text = "-ft" },
};

static const struct step iocage_cleantemplates_steps[] = {
    {
        .run = iocage_cleantemplates_run,
        .run_count = ACTION_COUNT(iocage_cleantemplates_run),
        .output = &iocage_clean_lines,
    },
};

static const struct reply_step iocage_cleantemplates_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "success" },
    { .kind = REPLY_STRING, .only = REPLY_TEXT, .text = "All templates have been cleaned." },
    { .kind = REPLY_CLOSE },
};

static const struct mode iocage_cleantemplates_modes[] = {
    {
        .steps = iocage_cleantemplates_steps,
        .step_count = ACTION_COUNT(iocage_cleantemplates_steps),
        .answer = { iocage_cleantemplates_reply, ACTION_COUNT(iocage_cleantemplates_reply) },
    },
};

static const struct argument iocage_clonejail_arguments[] = {
    [IOCAGE_CLONEJAIL_JAIL] = {
        .name = "jail",
        .type = &iocage_types[IOCAGE_TYPE_JAIL_NAME],
        .offset = offsetof(struct iocage_clonejail_args, jail),
    },
    [IOCAGE_CLONEJAIL_NEW_NAME] = {
        .name = "new_name",
        .type = &iocage_types[IOCAGE_TYPE_NEW_NAME],
        .offset = offsetof(struct iocage_clonejail_args, new_name),
        .optional = true,
    },
    [IOCAGE_CLONEJAIL_PROPS] = {
        .name = "props",
        .type = &iocage_types[IOCAGE_TYPE_JAIL_SETTINGS],
        .offset = offsetof(struct iocage_clonejail_args, props),
        .optional = true,
    },
};

static const struct piece iocage_clonejail_shell_run[] = {
    { .text = "clone" },
    { .argument = &iocage_clonejail_arguments[IOCAGE_CLONEJAIL_JAIL] },
    { .text = "tag=" },
    { .argument = &iocage_clonejail_arguments[IOCAGE_CLONEJAIL_NEW_NAME], .joined = true },
    { .argument = &iocage_clonejail_arguments[IOCAGE_CLONEJAIL_PROPS] },
};

static const struct step iocage_clonejail_shell_steps[] = {
    {
        .run = iocage_clonejail_shell_run,
        .run_count = ACTION_COUNT(iocage_clonejail_shell_run),
        .output = &iocage_lines,
    },
};

static const struct reply_step iocage_clonejail_shell_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "jail" },
    { .kind = REPLY_STRING, .only = REPLY_ARGUMENT, .argument = &iocage_clonejail_arguments[IOCAGE_CLONEJAIL_JAIL] },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "props" },
    { .kind = REPLY_STRING, .only = REPLY_ARGUMENT, .argument = &iocage_clonejail_arguments[IOCAGE_CLONEJAIL_PROPS] },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "success" },
    { .kind = REPLY_LINES },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_clonejail_python_run[] = {
    { .text = "clone" },
    { .argument = &iocage_clonejail_arguments[IOCAGE_CLONEJAIL_JAIL] },
    { .text = "-n", .when = &iocage_clonejail_arguments[IOCAGE_CLONEJAIL_NEW_NAME] },
    { .argument = &iocage_clonejail_arguments[IOCAGE_CLONEJAIL_NEW_NAME], .when = &iocage_clonejail_arguments[IOCAGE_CLONEJAIL_NEW_NAME] },
    { .argument = &iocage_clonejail_arguments[IOCAGE_CLONEJAIL_PROPS] },
};

static const struct step iocage_clonejail_python_steps[] = {
    {
        .run = iocage_python_jails_run,
        .run_count = ACTION_COUNT(iocage_python_jails_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_jails,
        .guarded = &iocage_clonejail_arguments[IOCAGE_CLONEJAIL_JAIL],
    },
    {
        .run = iocage_python_templates_run,
        .run_count = ACTION_COUNT(iocage_python_templates_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_templates,
        .guarded = &iocage_clonejail_arguments[IOCAGE_CLONEJAIL_JAIL],
    },
    {
        .run = iocage_clonejail_python_run,
        .run_count = ACTION_COUNT(iocage_clonejail_python_run),
        .output = &iocage_lines,
    },
};

static const struct mode iocage_clonejail_modes[] = {
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .steps = iocage_clonejail_shell_steps,
        .step_count = ACTION_COUNT(iocage_clonejail_shell_steps),
        .answer = { iocage_clonejail_shell_reply, ACTION_COUNT(iocage_clonejail_shell_reply) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .steps = iocage_clonejail_python_steps,
        .step_count = ACTION_COUNT(iocage_clonejail_python_steps),
        .answer = { iocage_clonejail_shell_reply, ACTION_COUNT(iocage_clonejail_shell_reply) },
    },
};

static const struct argument iocage_createjail_arguments[] = {
    [IOCAGE_CREATEJAIL_SWITCHES] = {
        .name = "switches",
        .type = &iocage_types[IOCAGE_TYPE_CREATE_SWITCH],
        .offset = offsetof(struct iocage_createjail_args, switches),
        .optional = true,
    },
    [IOCAGE_CREATEJAIL_NEW_NAME] = {
        .name = "new_name",
        .type = &iocage_types[IOCAGE_TYPE_NEW_NAME],
        .offset = offsetof(struct iocage_createjail_args, new_name),
        .optional = true,
    },
    [IOCAGE_CREATEJAIL_RELEASE] = {
        .name = "release",
        .type = &iocage_types[IOCAGE_TYPE_RELEASE_NAME],
        .offset = offsetof(struct iocage_createjail_args, release),
        .optional = true,
    },
    [IOCAGE_CREATEJAIL_TEMPLATE] = {
        .name = "template",
        .type = &iocage_types[IOCAGE_TYPE_NEW_NAME],
        .offset = offsetof(struct iocage_createjail_args, template),
        .optional = true,
    },
    [IOCAGE_CREATEJAIL_EMPTY] = {
        .name = "empty",
        .type = &iocage_types[IOCAGE_TYPE_FLAG],
        .offset = offsetof(struct iocage_createjail_args, empty),
        .has_offset = offsetof(struct iocage_createjail_args, has_empty),
        .optional = true,
    },
    [IOCAGE_CREATEJAIL_PROPS] = {
        .name = "props",
        .type = &iocage_types[IOCAGE_TYPE_JAIL_SETTINGS],
        .offset = offsetof(struct iocage_createjail_args, props),
        .optional = true,
    },
};

static const struct piece iocage_createjail_shell_switches__e_run[] = {
    { .text = "create" },
    { .argument = &iocage_createjail_arguments[IOCAGE_CREATEJAIL_SWITCHES] },
    { .text = "release=" },
    { .argument = &iocage_createjail_arguments[IOCAGE_CREATEJAIL_RELEASE], .joined = true },
    { .text = "tag=" },
    { .argument = &iocage_createjail_arguments[IOCAGE_CREATEJAIL_NEW_NAME], .joined = true },
    { .argument = &iocage_createjail_arguments[IOCAGE_CREATEJAIL_PROPS] },
};

static const struct step iocage_createjail_shell_switches__e_steps[] = {
    {
        .run = iocage_createjail_shell_switches__e_run,
        .run_count = ACTION_COUNT(iocage_createjail_shell_switches__e_run),
        .output = &iocage_setting_value,
    },
};

static const struct reply_step iocage_createjail_shell_switches__e_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "props" },
    { .kind = REPLY_STRING, .only = REPLY_ARGUMENT, .argument = &iocage_createjail_arguments[IOCAGE_CREATEJAIL_PROPS] },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "switches" },
    { .kind = REPLY_STRING, .only = REPLY_ARGUMENT, .argument = &iocage_createjail_arguments[IOCAGE_CREATEJAIL_SWITCHES] },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "success" },
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "uuid" },
    { .kind = REPLY_STRING, .only = REPLY_OUTPUT },
    { .kind = REPLY_CLOSE },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_createjail_shell_switches_run[] = {
    { .text = "create" },
    { .argument = &iocage_createjail_arguments[IOCAGE_CREATEJAIL_SWITCHES] },
    { .text = "release=" },
    { .argument = &iocage_createjail_arguments[IOCAGE_CREATEJAIL_RELEASE], .joined = true },
    { .text = "tag=" },
    { .argument = &iocage_createjail_arguments[IOCAGE_CREATEJAIL_NEW_NAME], .joined = true },
    { .argument = &iocage_createjail_arguments[IOCAGE_CREATEJAIL_PROPS] },
};

static const struct step iocage_createjail_shell_switches_steps[] = {
    {
        .run = iocage_createjail_shell_switches_run,
        .run_count = ACTION_COUNT(iocage_createjail_shell_switches_run),
        .output = &iocage_lines,
    },
};

static const struct reply_step iocage_createjail_shell_switches_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "props" },
    { .kind = REPLY_STRING, .only = REPLY_ARGUMENT, .argument = &iocage_createjail_arguments[IOCAGE_CREATEJAIL_PROPS] },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "switches" },
    { .kind = REPLY_STRING, .only = REPLY_ARGUMENT, .argument = &iocage_createjail_arguments[IOCAGE_CREATEJAIL_SWITCHES] },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "success" },
    { .kind = REPLY_LINES },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_createjail_shell_run[] = {
    { .text = "create" },
    { .text = "release=" },
    { .argument = &iocage_createjail_arguments[IOCAGE_CREATEJAIL_RELEASE], .joined = true },
    { .text = "tag=" },
    { .argument = &iocage_createjail_arguments[IOCAGE_CREATEJAIL_NEW_NAME], .joined = true },
    { .argument = &iocage_createjail_arguments[IOCAGE_CREATEJAIL_PROPS] },
};

static const struct step iocage_createjail_shell_steps[] = {
    {
        .run = iocage_createjail_shell_run,
        .run_count = ACTION_COUNT(iocage_createjail_shell_run),
        .output = &iocage_lines,
    },
};

static const struct reply_step iocage_createjail_shell_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "props" },
    { .kind = REPLY_STRING, .only = REPLY_ARGUMENT, .argument = &iocage_createjail_arguments[IOCAGE_CREATEJAIL_PROPS] },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "switches" },
    { .kind = REPLY_STRING },
    { .kind = REPLY_END },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "success" },
    { .kind = REPLY_LINES },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_createjail_python_run[] = {
    { .text = "create" },
    { .text = "-n", .when = &iocage_createjail_arguments[IOCAGE_CREATEJAIL_NEW_NAME] },
    { .argument = &iocage_createjail_arguments[IOCAGE_CREATEJAIL_NEW_NAME], .when = &iocage_createjail_arguments[IOCAGE_CREATEJAIL_NEW_NAME] },
    { .text = "-r", .when = &iocage_createjail_arguments[IOCAGE_CREATEJAIL_RELEASE] },
    { .argument = &iocage_createjail_arguments[IOCAGE_CREATEJAIL_RELEASE], .when = &iocage_createjail_arguments[IOCAGE_CREATEJAIL_RELEASE] },
    { .text = "-t", .when = &iocage_createjail_arguments[IOCAGE_CREATEJAIL_TEMPLATE] },
    { .argument = &iocage_createjail_arguments[IOCAGE_CREATEJAIL_TEMPLATE], .when = &iocage_createjail_arguments[IOCAGE_CREATEJAIL_TEMPLATE] },
    { .text = "-e", .when = &iocage_createjail_arguments[IOCAGE_CREATEJAIL_EMPTY] },
    { .argument = &iocage_createjail_arguments[IOCAGE_CREATEJAIL_PROPS] },
};

static const struct step iocage_createjail_python_steps[] = {
    {
        .run = iocage_createjail_python_run,
        .run_count = ACTION_COUNT(iocage_createjail_python_run),
        .output = &iocage_lines,
    },
};

static const struct reply_step iocage_createjail_python_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "props" },
    { .kind = REPLY_STRING, .only = REPLY_ARGUMENT, .argument = &iocage_createjail_arguments[IOCAGE_CREATEJAIL_PROPS] },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "switches" },
    { .kind = REPLY_STRING },
    { .kind = REPLY_END },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "success" },
    { .kind = REPLY_LINES },
    { .kind = REPLY_CLOSE },
};

static const struct mode iocage_createjail_modes[] = {
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .when = { &iocage_createjail_arguments[IOCAGE_CREATEJAIL_SWITCHES] },
        .when_value = { "-e" },
        .unused = { &iocage_createjail_arguments[IOCAGE_CREATEJAIL_TEMPLATE], &iocage_createjail_arguments[IOCAGE_CREATEJAIL_EMPTY] },
        .steps = iocage_createjail_shell_switches__e_steps,
        .step_count = ACTION_COUNT(iocage_createjail_shell_switches__e_steps),
        .answer = { iocage_createjail_shell_switches__e_reply, ACTION_COUNT(iocage_createjail_shell_switches__e_reply) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .when = { &iocage_createjail_arguments[IOCAGE_CREATEJAIL_SWITCHES] },
        .unused = { &iocage_createjail_arguments[IOCAGE_CREATEJAIL_TEMPLATE], &iocage_createjail_arguments[IOCAGE_CREATEJAIL_EMPTY] },
        .steps = iocage_createjail_shell_switches_steps,
        .step_count = ACTION_COUNT(iocage_createjail_shell_switches_steps),
        .answer = { iocage_createjail_shell_switches_reply, ACTION_COUNT(iocage_createjail_shell_switches_reply) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .unused = { &iocage_createjail_arguments[IOCAGE_CREATEJAIL_SWITCHES], &iocage_createjail_arguments[IOCAGE_CREATEJAIL_TEMPLATE], &iocage_createjail_arguments[IOCAGE_CREATEJAIL_EMPTY] },
        .steps = iocage_createjail_shell_steps,
        .step_count = ACTION_COUNT(iocage_createjail_shell_steps),
        .answer = { iocage_createjail_shell_reply, ACTION_COUNT(iocage_createjail_shell_reply) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .unused = { &iocage_createjail_arguments[IOCAGE_CREATEJAIL_SWITCHES] },
        .steps = iocage_createjail_python_steps,
        .step_count = ACTION_COUNT(iocage_createjail_python_steps),
        .answer = { iocage_createjail_python_reply, ACTION_COUNT(iocage_createjail_python_reply) },
    },
};

static const struct argument iocage_createplugin_arguments[] = {
    [IOCAGE_CREATEPLUGIN_PLUGIN] = {
        .name = "plugin",
        .type = &iocage_types[IOCAGE_TYPE_PLUGIN],
        .offset = offsetof(struct iocage_createplugin_args, plugin),
    },
    [IOCAGE_CREATEPLUGIN_NET_DEVICE] = {
        .name = "net_device",
        .type = &iocage_types[IOCAGE_TYPE_INTERFACE],
        .offset = offsetof(struct iocage_createplugin_args, net_device),
    },
    [IOCAGE_CREATEPLUGIN_IP4] = {
        .name = "ip4",
        .type = &iocage_types[IOCAGE_TYPE_IP4],
        .offset = offsetof(struct iocage_createplugin_args, ip4),
        .optional = true,
    },
    [IOCAGE_CREATEPLUGIN_IP6] = {
        .name = "ip6",
        .type = &iocage_types[IOCAGE_TYPE_IP6],
        .offset = offsetof(struct iocage_createplugin_args, ip6),
        .optional = true,
    },
};

static const struct piece iocage_createplugin_python_ip6_ip4_run[] = {
    { .text = "fetch" },
    { .text = "-P" },
    { .argument = &iocage_createplugin_arguments[IOCAGE_CREATEPLUGIN_PLUGIN] },
    { .text = "--name" },
    { .argument = &iocage_createplugin_arguments[IOCAGE_CREATEPLUGIN_PLUGIN] },
    { .text = "--accept" },
    { .text = "ip6_addr=" },
    { .argument = &iocage_createplugin_arguments[IOCAGE_CREATEPLUGIN_NET_DEVICE], .joined = true },
    { .text = "|", .joined = true },
    { .argument = &iocage_createplugin_arguments[IOCAGE_CREATEPLUGIN_IP6], .joined = true },
};

static const struct step iocage_createplugin_python_ip6_ip4_steps[] = {
    {
        .run = iocage_createplugin_python_ip6_ip4_run,
        .run_count = ACTION_COUNT(iocage_createplugin_python_ip6_ip4_run),
        .output = &iocage_lines,
    },
};

static const struct reply_step iocage_createplugin_python_ip6_ip4_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "started_dispatcher_id" },
    { .kind = REPLY_STRING, .only = REPLY_JOB },
    { .kind = REPLY_CLOSE },
};

static const struct reply_step iocage_createplugin_python_ip6_ip4_job[] = {
    { .kind = REPLY_STRING },
    { .kind = REPLY_TEXT, .text = "sysadm_iocage_fetch_plugin_" },
    { .kind = REPLY_ARGUMENT, .argument = &iocage_createplugin_arguments[IOCAGE_CREATEPLUGIN_PLUGIN] },
    { .kind = REPLY_END },
};

static const struct piece iocage_createplugin_python_ip6_run[] = {
    { .text = "fetch" },
    { .text = "-P" },
    { .argument = &iocage_createplugin_arguments[IOCAGE_CREATEPLUGIN_PLUGIN] },
    { .text = "--name" },
    { .argument = &iocage_createplugin_arguments[IOCAGE_CREATEPLUGIN_PLUGIN] },
    { .text = "--accept" },
    { .text = "ip6_addr=" },
    { .argument = &iocage_createplugin_arguments[IOCAGE_CREATEPLUGIN_NET_DEVICE], .joined = true },
    { .text = "|", .joined = true },
    { .argument = &iocage_createplugin_arguments[IOCAGE_CREATEPLUGIN_IP6], .joined = true },
};

static const struct step iocage_createplugin_python_ip6_steps[] = {
    {
        .run = iocage_createplugin_python_ip6_run,
        .run_count = ACTION_COUNT(iocage_createplugin_python_ip6_run),
        .output = &iocage_lines,
    },
};

static const struct reply_step iocage_createplugin_python_ip6_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "started_dispatcher_id" },
    { .kind = REPLY_STRING, .only = REPLY_JOB },
    { .kind = REPLY_CLOSE },
};

static const struct reply_step iocage_createplugin_python_ip6_job[] = {
    { .kind = REPLY_STRING },
    { .kind = REPLY_TEXT, .text = "sysadm_iocage_fetch_plugin_" },
    { .kind = REPLY_ARGUMENT, .argument = &iocage_createplugin_arguments[IOCAGE_CREATEPLUGIN_PLUGIN] },
    { .kind = REPLY_END },
};

static const struct piece iocage_createplugin_python_ip4_run[] = {
    { .text = "fetch" },
    { .text = "-P" },
    { .argument = &iocage_createplugin_arguments[IOCAGE_CREATEPLUGIN_PLUGIN] },
    { .text = "--name" },
    { .argument = &iocage_createplugin_arguments[IOCAGE_CREATEPLUGIN_PLUGIN] },
    { .text = "--accept" },
    { .text = "ip4_addr=" },
    { .argument = &iocage_createplugin_arguments[IOCAGE_CREATEPLUGIN_NET_DEVICE], .joined = true },
    { .text = "|", .joined = true },
    { .argument = &iocage_createplugin_arguments[IOCAGE_CREATEPLUGIN_IP4], .joined = true },
};

static const struct step iocage_createplugin_python_ip4_steps[] = {
    {
        .run = iocage_createplugin_python_ip4_run,
        .run_count = ACTION_COUNT(iocage_createplugin_python_ip4_run),
        .output = &iocage_lines,
    },
};

static const struct reply_step iocage_createplugin_python_ip4_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "started_dispatcher_id" },
    { .kind = REPLY_STRING, .only = REPLY_JOB },
    { .kind = REPLY_CLOSE },
};

static const struct reply_step iocage_createplugin_python_ip4_job[] = {
    { .kind = REPLY_STRING },
    { .kind = REPLY_TEXT, .text = "sysadm_iocage_fetch_plugin_" },
    { .kind = REPLY_ARGUMENT, .argument = &iocage_createplugin_arguments[IOCAGE_CREATEPLUGIN_PLUGIN] },
    { .kind = REPLY_END },
};

static const struct mode iocage_createplugin_modes[] = {
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .when = { &iocage_createplugin_arguments[IOCAGE_CREATEPLUGIN_IP6], &iocage_createplugin_arguments[IOCAGE_CREATEPLUGIN_IP4] },
        .steps = iocage_createplugin_python_ip6_ip4_steps,
        .step_count = ACTION_COUNT(iocage_createplugin_python_ip6_ip4_steps),
        .answer = { iocage_createplugin_python_ip6_ip4_reply, ACTION_COUNT(iocage_createplugin_python_ip6_ip4_reply) },
        .job = { iocage_createplugin_python_ip6_ip4_job, ACTION_COUNT(iocage_createplugin_python_ip6_ip4_job) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .when = { &iocage_createplugin_arguments[IOCAGE_CREATEPLUGIN_IP6] },
        .unused = { &iocage_createplugin_arguments[IOCAGE_CREATEPLUGIN_IP4] },
        .steps = iocage_createplugin_python_ip6_steps,
        .step_count = ACTION_COUNT(iocage_createplugin_python_ip6_steps),
        .answer = { iocage_createplugin_python_ip6_reply, ACTION_COUNT(iocage_createplugin_python_ip6_reply) },
        .job = { iocage_createplugin_python_ip6_job, ACTION_COUNT(iocage_createplugin_python_ip6_job) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .when = { &iocage_createplugin_arguments[IOCAGE_CREATEPLUGIN_IP4] },
        .unused = { &iocage_createplugin_arguments[IOCAGE_CREATEPLUGIN_IP6] },
        .steps = iocage_createplugin_python_ip4_steps,
        .step_count = ACTION_COUNT(iocage_createplugin_python_ip4_steps),
        .answer = { iocage_createplugin_python_ip4_reply, ACTION_COUNT(iocage_createplugin_python_ip4_reply) },
        .job = { iocage_createplugin_python_ip4_job, ACTION_COUNT(iocage_createplugin_python_ip4_job) },
    },
};

static const struct argument iocage_deactivatepool_arguments[] = {
    [IOCAGE_DEACTIVATEPOOL_POOL] = {
        .name = "pool",
        .type = &iocage_types[IOCAGE_TYPE_POOL],
        .offset = offsetof(struct iocage_deactivatepool_args, pool),
    },
};

static const struct piece iocage_deactivatepool_shell_run[] = {
    { .text = "deactivate" },
    { .argument = &iocage_deactivatepool_arguments[IOCAGE_DEACTIVATEPOOL_POOL] },
};

static const struct step iocage_deactivatepool_shell_steps[] = {
    {
        .run = iocage_deactivatepool_shell_run,
        .run_count = ACTION_COUNT(iocage_deactivatepool_shell_run),
        .output = &iocage_nothing,
    },
};

static const struct reply_step iocage_deactivatepool_shell_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "success" },
    { .kind = REPLY_STRING },
    { .kind = REPLY_TEXT, .text = "pool " },
    { .kind = REPLY_ARGUMENT, .argument = &iocage_deactivatepool_arguments[IOCAGE_DEACTIVATEPOOL_POOL] },
    { .kind = REPLY_TEXT, .text = " deactivated." },
    { .kind = REPLY_END },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_deactivatepool_python_run[] = {
    { .text = "set" },
    { .text = "org.freebsd.ioc:active=no" },
    { .argument = &iocage_deactivatepool_arguments[IOCAGE_DEACTIVATEPOOL_POOL] },
};

static const struct step iocage_deactivatepool_python_steps[] = {
    {
        .program = "zfs",
        .run = iocage_deactivatepool_python_run,
        .run_count = ACTION_COUNT(iocage_deactivatepool_python_run),
        .output = &iocage_nothing,
    },
};

static const struct reply_step iocage_deactivatepool_python_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "success" },
    { .kind = REPLY_STRING },
    { .kind = REPLY_TEXT, .text = "pool " },
    { .kind = REPLY_ARGUMENT, .argument = &iocage_deactivatepool_arguments[IOCAGE_DEACTIVATEPOOL_POOL] },
    { .kind = REPLY_TEXT, .text = " deactivated." },
    { .kind = REPLY_END },
    { .kind = REPLY_CLOSE },
};

static const struct mode iocage_deactivatepool_modes[] = {
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .steps = iocage_deactivatepool_shell_steps,
        .step_count = ACTION_COUNT(iocage_deactivatepool_shell_steps),
        .answer = { iocage_deactivatepool_shell_reply, ACTION_COUNT(iocage_deactivatepool_shell_reply) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .steps = iocage_deactivatepool_python_steps,
        .step_count = ACTION_COUNT(iocage_deactivatepool_python_steps),
        .answer = { iocage_deactivatepool_python_reply, ACTION_COUNT(iocage_deactivatepool_python_reply) },
    },
};

static const struct argument iocage_destroyjail_arguments[] = {
    [IOCAGE_DESTROYJAIL_JAIL] = {
        .name = "jail",
        .type = &iocage_types[IOCAGE_TYPE_JAIL_NAME],
        .offset = offsetof(struct iocage_destroyjail_args, jail),
    },
};

static const struct piece iocage_destroyjail_shell_run[] = {
    { .text = "destroy" },
    { .text = "-f" },
    { .argument = &iocage_destroyjail_arguments[IOCAGE_DESTROYJAIL_JAIL] },
};

static const struct step iocage_destroyjail_shell_steps[] = {
    {
        .run = iocage_shell_doomed_run,
        .run_count = ACTION_COUNT(iocage_shell_doomed_run),
        .output = &iocage_jail_table,
        .guard = &iocage_shell_doomed,
        .guarded = &iocage_destroyjail_arguments[IOCAGE_DESTROYJAIL_JAIL],
    },
    {
        .run = iocage_shell_doomed_templates_run,
        .run_count = ACTION_COUNT(iocage_shell_doomed_templates_run),
        .output = &iocage_jail_table,
        .guard = &iocage_shell_doomed_templates,
        .guarded = &iocage_destroyjail_arguments[IOCAGE_DESTROYJAIL_JAIL],
    },
    {
        .run = iocage_destroyjail_shell_run,
        .run_count = ACTION_COUNT(iocage_destroyjail_shell_run),
        .output = &iocage_lines,
    },
    {
        .run = iocage_shell_left_jails_run,
        .run_count = ACTION_COUNT(iocage_shell_left_jails_run),
        .output = &iocage_jail_table,
        .guard = &iocage_shell_left_jails,
        .guarded = &iocage_destroyjail_arguments[IOCAGE_DESTROYJAIL_JAIL],
    },
    {
        .run = iocage_shell_left_templates_run,
        .run_count = ACTION_COUNT(iocage_shell_left_templates_run),
        .output = &iocage_jail_table,
        .guard = &iocage_shell_left_templates,
        .guarded = &iocage_destroyjail_arguments[IOCAGE_DESTROYJAIL_JAIL],
    },
};

static const struct reply_step iocage_destroyjail_shell_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "success" },
    { .kind = REPLY_LINES },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_destroyjail_python_run[] = {
    { .text = "destroy" },
    { .text = "-f" },
    { .argument = &iocage_destroyjail_arguments[IOCAGE_DESTROYJAIL_JAIL] },
};

static const struct step iocage_destroyjail_python_steps[] = {
    {
        .run = iocage_python_doomed_run,
        .run_count = ACTION_COUNT(iocage_python_doomed_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_doomed,
        .guarded = &iocage_destroyjail_arguments[IOCAGE_DESTROYJAIL_JAIL],
    },
    {
        .run = iocage_python_doomed_templates_run,
        .run_count = ACTION_COUNT(iocage_python_doomed_templates_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_doomed_templates,
        .guarded = &iocage_destroyjail_arguments[IOCAGE_DESTROYJAIL_JAIL],
    },
    {
        .run = iocage_destroyjail_python_run,
        .run_count = ACTION_COUNT(iocage_destroyjail_python_run),
        .output = &iocage_lines,
    },
    {
        .run = iocage_python_left_jails_run,
        .run_count = ACTION_COUNT(iocage_python_left_jails_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_left_jails,
        .guarded = &iocage_destroyjail_arguments[IOCAGE_DESTROYJAIL_JAIL],
    },
    {
        .run = iocage_python_left_templates_run,
        .run_count = ACTION_COUNT(iocage_python_left_templates_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_left_templates,
        .guarded = &iocage_destroyjail_arguments[IOCAGE_DESTROYJAIL_JAIL],
    },
};

static const struct mode iocage_destroyjail_modes[] = {
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .steps = iocage_destroyjail_shell_steps,
        .step_count = ACTION_COUNT(iocage_destroyjail_shell_steps),
        .answer = { iocage_destroyjail_shell_reply, ACTION_COUNT(iocage_destroyjail_shell_reply) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .steps = iocage_destroyjail_python_steps,
        .step_count = ACTION_COUNT(iocage_destroyjail_python_steps),
        .answer = { iocage_destroyjail_shell_reply, ACTION_COUNT(iocage_destroyjail_shell_reply) },
    },
};

static const struct piece iocage_df_run[] = {
    { .text = "df" },
};

static const struct step iocage_df_steps[] = {
    {
        .run = iocage_df_run,
        .run_count = ACTION_COUNT(iocage_df_run),
        .output = &iocage_size_table,
    },
};

static const struct reply_step iocage_df_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_EACH_ROW },
    { .kind = REPLY_NAME, .only = REPLY_CELL, .column = &iocage_size_table_columns[IOCAGE_SIZE_TABLE_UUID] },
    { .kind = REPLY_ROW, .column = &iocage_size_table_columns[IOCAGE_SIZE_TABLE_UUID] },
    { .kind = REPLY_AGAIN },
    { .kind = REPLY_CLOSE },
};

static const struct mode iocage_df_modes[] = {
    {
        .steps = iocage_df_steps,
        .step_count = ACTION_COUNT(iocage_df_steps),
        .answer = { iocage_df_reply, ACTION_COUNT(iocage_df_reply) },
    },
};

static const struct argument iocage_execjail_arguments[] = {
    [IOCAGE_EXECJAIL_JAIL] = {
        .name = "jail",
        .type = &iocage_types[IOCAGE_TYPE_JAIL_NAME],
        .offset = offsetof(struct iocage_execjail_args, jail),
    },
    [IOCAGE_EXECJAIL_USER] = {
        .name = "user",
        .type = &iocage_types[IOCAGE_TYPE_USER],
        .offset = offsetof(struct iocage_execjail_args, user),
    },
    [IOCAGE_EXECJAIL_COMMAND] = {
        .name = "command",
        .type = &iocage_types[IOCAGE_TYPE_WORD],
        .offset = offsetof(struct iocage_execjail_args, command),
        .list = true,
        .free = true,
        .split = true,
    },
};

static const struct piece iocage_execjail_shell_run[] = {
    { .text = "exec" },
    { .text = "-U" },
    { .argument = &iocage_execjail_arguments[IOCAGE_EXECJAIL_USER] },
    { .argument = &iocage_execjail_arguments[IOCAGE_EXECJAIL_JAIL] },
    { .argument = &iocage_execjail_arguments[IOCAGE_EXECJAIL_COMMAND] },
};

static const struct step iocage_execjail_shell_steps[] = {
    {
        .run = iocage_execjail_shell_run,
        .run_count = ACTION_COUNT(iocage_execjail_shell_run),
        .output = &iocage_program_lines,
    },
};

static const struct reply_step iocage_execjail_shell_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "success" },
    { .kind = REPLY_LINES },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "output" },
    { .kind = REPLY_STRING, .only = REPLY_OUTPUT },
    { .kind = REPLY_CLOSE },
};

static const struct reply_step iocage_execjail_shell_failure[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "error" },
    { .kind = REPLY_STRING, .only = REPLY_SAID },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "status" },
    { .kind = REPLY_STRING, .only = REPLY_STATUS },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_execjail_python_run[] = {
    { .text = "exec" },
    { .text = "-U" },
    { .argument = &iocage_execjail_arguments[IOCAGE_EXECJAIL_USER] },
    { .argument = &iocage_execjail_arguments[IOCAGE_EXECJAIL_JAIL] },
    { .text = "--" },
    { .argument = &iocage_execjail_arguments[IOCAGE_EXECJAIL_COMMAND] },
};

static const struct step iocage_execjail_python_steps[] = {
    {
        .run = iocage_python_jails_run,
        .run_count = ACTION_COUNT(iocage_python_jails_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_jails,
        .guarded = &iocage_execjail_arguments[IOCAGE_EXECJAIL_JAIL],
    },
    {
        .run = iocage_python_templates_run,
        .run_count = ACTION_COUNT(iocage_python_templates_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_templates,
        .guarded = &iocage_execjail_arguments[IOCAGE_EXECJAIL_JAIL],
    },
    {
        .run = iocage_execjail_python_run,
        .run_count = ACTION_COUNT(iocage_execjail_python_run),
        .output = &iocage_program_lines,
    },
};

static const struct mode iocage_execjail_modes[] = {
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .steps = iocage_execjail_shell_steps,
        .step_count = ACTION_COUNT(iocage_execjail_shell_steps),
        .answer = { iocage_execjail_shell_reply, ACTION_COUNT(iocage_execjail_shell_reply) },
        .failure = { iocage_execjail_shell_failure, ACTION_COUNT(iocage_execjail_shell_failure) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .steps = iocage_execjail_python_steps,
        .step_count = ACTION_COUNT(iocage_execjail_python_steps),
        .answer = { iocage_execjail_shell_reply, ACTION_COUNT(iocage_execjail_shell_reply) },
        .failure = { iocage_execjail_shell_failure, ACTION_COUNT(iocage_execjail_shell_failure) },
    },
};

static const struct argument iocage_exportjail_arguments[] = {
    [IOCAGE_EXPORTJAIL_JAIL] = {
        .name = "jail",
        .type = &iocage_types[IOCAGE_TYPE_JAIL_NAME],
        .offset = offsetof(struct iocage_exportjail_args, jail),
    },
};

static const struct piece iocage_exportjail_shell_run[] = {
    { .text = "export" },
    { .argument = &iocage_exportjail_arguments[IOCAGE_EXPORTJAIL_JAIL] },
};

static const struct step iocage_exportjail_shell_steps[] = {
    {
        .run = iocage_exportjail_shell_run,
        .run_count = ACTION_COUNT(iocage_exportjail_shell_run),
        .output = &iocage_lines,
    },
};

static const struct reply_step iocage_exportjail_shell_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_ARGUMENT, .argument = &iocage_exportjail_arguments[IOCAGE_EXPORTJAIL_JAIL] },
    { .kind = REPLY_LINES },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_exportjail_python_run[] = {
    { .text = "export" },
    { .argument = &iocage_exportjail_arguments[IOCAGE_EXPORTJAIL_JAIL] },
};

static const struct step iocage_exportjail_python_steps[] = {
    {
        .run = iocage_python_jails_run,
        .run_count = ACTION_COUNT(iocage_python_jails_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_jails,
        .guarded = &iocage_exportjail_arguments[IOCAGE_EXPORTJAIL_JAIL],
    },
    {
        .run = iocage_python_templates_run,
        .run_count = ACTION_COUNT(iocage_python_templates_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_templates,
        .guarded = &iocage_exportjail_arguments[IOCAGE_EXPORTJAIL_JAIL],
    },
    {
        .run = iocage_exportjail_python_run,
        .run_count = ACTION_COUNT(iocage_exportjail_python_run),
        .output = &iocage_lines,
    },
};

static const struct mode iocage_exportjail_modes[] = {
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .steps = iocage_exportjail_shell_steps,
        .step_count = ACTION_COUNT(iocage_exportjail_shell_steps),
        .answer = { iocage_exportjail_shell_reply, ACTION_COUNT(iocage_exportjail_shell_reply) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .steps = iocage_exportjail_python_steps,
        .step_count = ACTION_COUNT(iocage_exportjail_python_steps),
        .answer = { iocage_exportjail_shell_reply, ACTION_COUNT(iocage_exportjail_shell_reply) },
    },
};

static const struct argument iocage_fetchreleases_arguments[] = {
    [IOCAGE_FETCHRELEASES_RELEASES] = {
        .name = "releases",
        .type = &iocage_types[IOCAGE_TYPE_RELEASE_NAME],
        .offset = offsetof(struct iocage_fetchreleases_args, releases),
        .list = true,
    },
};

static const struct piece iocage_fetchreleases_shell_run[] = {
    { .text = "fetch" },
    { .text = "release=" },
    { .argument = &iocage_fetchreleases_arguments[IOCAGE_FETCHRELEASES_RELEASES], .joined = true },
};

static const struct step iocage_fetchreleases_shell_steps[] = {
    {
        .run = iocage_fetchreleases_shell_run,
        .run_count = ACTION_COUNT(iocage_fetchreleases_shell_run),
        .output = &iocage_lines,
        .each = &iocage_fetchreleases_arguments[IOCAGE_FETCHRELEASES_RELEASES],
    },
};

static const struct reply_step iocage_fetchreleases_shell_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "started_dispatcher_id" },
    { .kind = REPLY_OPEN_LIST },
    { .kind = REPLY_EACH_JOB },
    { .kind = REPLY_ELEMENT, .only = REPLY_JOB },
    { .kind = REPLY_AGAIN },
    { .kind = REPLY_CLOSE_LIST },
    { .kind = REPLY_CLOSE },
};

static const struct reply_step iocage_fetchreleases_shell_job[] = {
    { .kind = REPLY_STRING },
    { .kind = REPLY_TEXT, .text = "sysadm_iocage_fetch_release_" },
    { .kind = REPLY_ARGUMENT, .argument = &iocage_fetchreleases_arguments[IOCAGE_FETCHRELEASES_RELEASES] },
    { .kind = REPLY_END },
};

static const struct piece iocage_fetchreleases_python_run[] = {
    { .text = "fetch" },
    { .text = "--verify" },
    { .text = "-r" },
    { .argument = &iocage_fetchreleases_arguments[IOCAGE_FETCHRELEASES_RELEASES] },
};

static const struct step iocage_fetchreleases_python_steps[] = {
    {
        .run = iocage_fetchreleases_python_run,
        .run_count = ACTION_COUNT(iocage_fetchreleases_python_run),
        .output = &iocage_lines,
        .each = &iocage_fetchreleases_arguments[IOCAGE_FETCHRELEASES_RELEASES],
    },
};

static const struct mode iocage_fetchreleases_modes[] = {
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .steps = iocage_fetchreleases_shell_steps,
        .step_count = ACTION_COUNT(iocage_fetchreleases_shell_steps),
        .answer = { iocage_fetchreleases_shell_reply, ACTION_COUNT(iocage_fetchreleases_shell_reply) },
        .job = { iocage_fetchreleases_shell_job, ACTION_COUNT(iocage_fetchreleases_shell_job) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .steps = iocage_fetchreleases_python_steps,
        .step_count = ACTION_COUNT(iocage_fetchreleases_python_steps),
        .answer = { iocage_fetchreleases_shell_reply, ACTION_COUNT(iocage_fetchreleases_shell_reply) },
        .job = { iocage_fetchreleases_shell_job, ACTION_COUNT(iocage_fetchreleases_shell_job) },
    },
};

static const struct piece iocage_getdefaultsettings_shell_run[] = {
    { .text = "defaults" },
};

static const struct step iocage_getdefaultsettings_shell_steps[] = {
    {
        .run = iocage_getdefaultsettings_shell_run,
        .run_count = ACTION_COUNT(iocage_getdefaultsettings_shell_run),
        .output = &iocage_defaults_pairs,
    },
};

static const struct reply_step iocage_getdefaultsettings_shell_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "defaults" },
    { .kind = REPLY_PAIRS },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_getdefaultsettings_python_run[] = {
    { .text = "get" },
    { .text = "all" },
    { .text = "default" },
};

static const struct step iocage_getdefaultsettings_python_steps[] = {
    {
        .run = iocage_getdefaultsettings_python_run,
        .run_count = ACTION_COUNT(iocage_getdefaultsettings_python_run),
        .output = &iocage_sorted_pairs,
    },
};

static const struct mode iocage_getdefaultsettings_modes[] = {
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .steps = iocage_getdefaultsettings_shell_steps,
        .step_count = ACTION_COUNT(iocage_getdefaultsettings_shell_steps),
        .answer = { iocage_getdefaultsettings_shell_reply, ACTION_COUNT(iocage_getdefaultsettings_shell_reply) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .steps = iocage_getdefaultsettings_python_steps,
        .step_count = ACTION_COUNT(iocage_getdefaultsettings_python_steps),
        .answer = { iocage_getdefaultsettings_shell_reply, ACTION_COUNT(iocage_getdefaultsettings_shell_reply) },
    },
};

static const struct argument iocage_getjailsettings_arguments[] = {
    [IOCAGE_GETJAILSETTINGS_JAIL] = {
        .name = "jail",
        .type = &iocage_types[IOCAGE_TYPE_JAIL_NAME],
        .offset = offsetof(struct iocage_getjailsettings_args, jail),
        .optional = true,
    },
    [IOCAGE_GETJAILSETTINGS_PROP] = {
        .name = "prop",
        .type = &iocage_types[IOCAGE_TYPE_SETTING_NAME],
        .offset = offsetof(struct iocage_getjailsettings_args, prop),
        .optional = true,
    },
    [IOCAGE_GETJAILSETTINGS_SWITCHES] = {
        .name = "switches",
        .type = &iocage_types[IOCAGE_TYPE_RECURSIVE_SWITCH],
        .offset = offsetof(struct iocage_getjailsettings_args, switches),
        .optional = true,
    },
};

static const struct piece iocage_getjailsettings_shell_jail_prop_all_run[] = {
    { .text = "get" },
    { .text = "all" },
    { .argument = &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_JAIL] },
};

static const struct step iocage_getjailsettings_shell_jail_prop_all_steps[] = {
    {
        .run = iocage_getjailsettings_shell_jail_prop_all_run,
        .run_count = ACTION_COUNT(iocage_getjailsettings_shell_jail_prop_all_run),
        .output = &iocage_settings_pairs,
    },
};

static const struct reply_step iocage_getjailsettings_shell_jail_prop_all_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_ARGUMENT, .argument = &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_JAIL] },
    { .kind = REPLY_PAIRS },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_getjailsettings_python_jail_prop_all_run[] = {
    { .text = "get" },
    { .text = "all" },
    { .argument = &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_JAIL] },
};

static const struct step iocage_getjailsettings_python_jail_prop_all_steps[] = {
    {
        .run = iocage_python_jails_run,
        .run_count = ACTION_COUNT(iocage_python_jails_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_jails,
        .guarded = &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_JAIL],
    },
    {
        .run = iocage_python_templates_run,
        .run_count = ACTION_COUNT(iocage_python_templates_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_templates,
        .guarded = &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_JAIL],
    },
    {
        .run = iocage_getjailsettings_python_jail_prop_all_run,
        .run_count = ACTION_COUNT(iocage_getjailsettings_python_jail_prop_all_run),
        .output = &iocage_sorted_pairs,
    },
};

static const struct reply_step iocage_getjailsettings_python_jail_prop_all_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_ARGUMENT, .argument = &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_JAIL] },
    { .kind = REPLY_PAIRS },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_getjailsettings_shell_jail_prop_run[] = {
    { .text = "get" },
    { .argument = &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_PROP] },
    { .argument = &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_JAIL] },
};

static const struct step iocage_getjailsettings_shell_jail_prop_steps[] = {
    {
        .run = iocage_getjailsettings_shell_jail_prop_run,
        .run_count = ACTION_COUNT(iocage_getjailsettings_shell_jail_prop_run),
        .output = &iocage_setting_value,
    },
};

static const struct reply_step iocage_getjailsettings_shell_jail_prop_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_ARGUMENT, .argument = &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_JAIL] },
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_ARGUMENT, .argument = &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_PROP] },
    { .kind = REPLY_STRING, .only = REPLY_OUTPUT },
    { .kind = REPLY_CLOSE },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_getjailsettings_python_jail_prop_run[] = {
    { .text = "get" },
    { .argument = &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_PROP] },
    { .argument = &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_JAIL] },
};

static const struct step iocage_getjailsettings_python_jail_prop_steps[] = {
    {
        .run = iocage_python_jails_run,
        .run_count = ACTION_COUNT(iocage_python_jails_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_jails,
        .guarded = &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_JAIL],
    },
    {
        .run = iocage_python_templates_run,
        .run_count = ACTION_COUNT(iocage_python_templates_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_templates,
        .guarded = &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_JAIL],
    },
    {
        .run = iocage_getjailsettings_python_jail_prop_run,
        .run_count = ACTION_COUNT(iocage_getjailsettings_python_jail_prop_run),
        .output = &iocage_setting_value,
    },
};

static const struct piece iocage_getjailsettings_shell_switches_prop_run[] = {
    { .text = "get" },
    { .text = "-r" },
    { .argument = &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_PROP] },
};

static const struct step iocage_getjailsettings_shell_switches_prop_steps[] = {
    {
        .run = iocage_getjailsettings_shell_switches_prop_run,
        .run_count = ACTION_COUNT(iocage_getjailsettings_shell_switches_prop_run),
        .output = &iocage_setting_table,
    },
};

static const struct reply_step iocage_getjailsettings_shell_switches_prop_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_EACH_ROW },
    { .kind = REPLY_NAME, .only = REPLY_CELL, .column = &iocage_setting_table_columns[IOCAGE_SETTING_TABLE_UUID] },
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "TAG" },
    { .kind = REPLY_STRING, .only = REPLY_CELL, .column = &iocage_setting_table_columns[IOCAGE_SETTING_TABLE_TAG] },
    { .kind = REPLY_NAME, .only = REPLY_ARGUMENT, .argument = &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_PROP] },
    { .kind = REPLY_STRING, .only = REPLY_CELL, .column = &iocage_setting_table_columns[IOCAGE_SETTING_TABLE_VALUE] },
    { .kind = REPLY_CLOSE },
    { .kind = REPLY_AGAIN },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_getjailsettings_python_switches_prop_run[] = {
    { .text = "get" },
    { .text = "-r" },
    { .argument = &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_PROP] },
};

static const struct step iocage_getjailsettings_python_switches_prop_steps[] = {
    {
        .run = iocage_python_jails_run,
        .run_count = ACTION_COUNT(iocage_python_jails_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_jails,
        .guarded = &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_JAIL],
    },
    {
        .run = iocage_python_templates_run,
        .run_count = ACTION_COUNT(iocage_python_templates_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_templates,
        .guarded = &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_JAIL],
    },
    {
        .run = iocage_getjailsettings_python_switches_prop_run,
        .run_count = ACTION_COUNT(iocage_getjailsettings_python_switches_prop_run),
        .output = &iocage_setting_table,
    },
};

static const struct piece iocage_getjailsettings_shell_jail_run[] = {
    { .text = "get" },
    { .text = "all" },
    { .argument = &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_JAIL] },
};

static const struct step iocage_getjailsettings_shell_jail_steps[] = {
    {
        .run = iocage_getjailsettings_shell_jail_run,
        .run_count = ACTION_COUNT(iocage_getjailsettings_shell_jail_run),
        .output = &iocage_settings_pairs,
    },
};

static const struct reply_step iocage_getjailsettings_shell_jail_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_ARGUMENT, .argument = &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_JAIL] },
    { .kind = REPLY_PAIRS },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_getjailsettings_python_jail_run[] = {
    { .text = "get" },
    { .text = "all" },
    { .argument = &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_JAIL] },
};

static const struct step iocage_getjailsettings_python_jail_steps[] = {
    {
        .run = iocage_python_jails_run,
        .run_count = ACTION_COUNT(iocage_python_jails_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_jails,
        .guarded = &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_JAIL],
    },
    {
        .run = iocage_python_templates_run,
        .run_count = ACTION_COUNT(iocage_python_templates_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_templates,
        .guarded = &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_JAIL],
    },
    {
        .run = iocage_getjailsettings_python_jail_run,
        .run_count = ACTION_COUNT(iocage_getjailsettings_python_jail_run),
        .output = &iocage_sorted_pairs,
    },
};

static const struct mode iocage_getjailsettings_modes[] = {
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .when = { &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_JAIL], &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_PROP] },
        .when_value = { NULL, "all" },
        .unused = { &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_SWITCHES] },
        .steps = iocage_getjailsettings_shell_jail_prop_all_steps,
        .step_count = ACTION_COUNT(iocage_getjailsettings_shell_jail_prop_all_steps),
        .answer = { iocage_getjailsettings_shell_jail_prop_all_reply, ACTION_COUNT(iocage_getjailsettings_shell_jail_prop_all_reply) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .when = { &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_JAIL], &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_PROP] },
        .when_value = { NULL, "all" },
        .unused = { &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_SWITCHES] },
        .steps = iocage_getjailsettings_python_jail_prop_all_steps,
        .step_count = ACTION_COUNT(iocage_getjailsettings_python_jail_prop_all_steps),
        .answer = { iocage_getjailsettings_python_jail_prop_all_reply, ACTION_COUNT(iocage_getjailsettings_python_jail_prop_all_reply) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .when = { &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_JAIL], &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_PROP] },
        .unused = { &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_SWITCHES] },
        .steps = iocage_getjailsettings_shell_jail_prop_steps,
        .step_count = ACTION_COUNT(iocage_getjailsettings_shell_jail_prop_steps),
        .answer = { iocage_getjailsettings_shell_jail_prop_reply, ACTION_COUNT(iocage_getjailsettings_shell_jail_prop_reply) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .when = { &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_JAIL], &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_PROP] },
        .unused = { &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_SWITCHES] },
        .steps = iocage_getjailsettings_python_jail_prop_steps,
        .step_count = ACTION_COUNT(iocage_getjailsettings_python_jail_prop_steps),
        .answer = { iocage_getjailsettings_shell_jail_prop_reply, ACTION_COUNT(iocage_getjailsettings_shell_jail_prop_reply) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .when = { &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_SWITCHES], &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_PROP] },
        .unused = { &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_JAIL] },
        .steps = iocage_getjailsettings_shell_switches_prop_steps,
        .step_count = ACTION_COUNT(iocage_getjailsettings_shell_switches_prop_steps),
        .answer = { iocage_getjailsettings_shell_switches_prop_reply, ACTION_COUNT(iocage_getjailsettings_shell_switches_prop_reply) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .when = { &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_SWITCHES], &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_PROP] },
        .steps = iocage_getjailsettings_python_switches_prop_steps,
        .step_count = ACTION_COUNT(iocage_getjailsettings_python_switches_prop_steps),
        .answer = { iocage_getjailsettings_shell_switches_prop_reply, ACTION_COUNT(iocage_getjailsettings_shell_switches_prop_reply) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .when = { &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_JAIL] },
        .unused = { &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_PROP], &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_SWITCHES] },
        .steps = iocage_getjailsettings_shell_jail_steps,
        .step_count = ACTION_COUNT(iocage_getjailsettings_shell_jail_steps),
        .answer = { iocage_getjailsettings_shell_jail_reply, ACTION_COUNT(iocage_getjailsettings_shell_jail_reply) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .when = { &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_JAIL] },
        .unused = { &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_PROP], &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_SWITCHES] },
        .steps = iocage_getjailsettings_python_jail_steps,
        .step_count = ACTION_COUNT(iocage_getjailsettings_python_jail_steps),
        .answer = { iocage_getjailsettings_shell_jail_reply, ACTION_COUNT(iocage_getjailsettings_shell_jail_reply) },
    },
};

static const struct argument iocage_importjail_arguments[] = {
    [IOCAGE_IMPORTJAIL_JAIL] = {
        .name = "jail",
        .type = &iocage_types[IOCAGE_TYPE_NEW_NAME],
        .offset = offsetof(struct iocage_importjail_args, jail),
    },
};

static const struct piece iocage_importjail_run[] = {
    { .text = "import" },
    { .argument = &iocage_importjail_arguments[IOCAGE_IMPORTJAIL_JAIL] },
};

static const struct step iocage_importjail_steps[] = {
    {
        .run = iocage_importjail_run,
        .run_count = ACTION_COUNT(iocage_importjail_run),
        .output = &iocage_lines,
    },
};

static const struct reply_step iocage_importjail_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_ARGUMENT, .argument = &iocage_importjail_arguments[IOCAGE_IMPORTJAIL_JAIL] },
    { .kind = REPLY_LINES },
    { .kind = REPLY_CLOSE },
};

static const struct mode iocage_importjail_modes[] = {
    {
        .steps = iocage_importjail_steps,
        .step_count = ACTION_COUNT(iocage_importjail_steps),
        .answer = { iocage_importjail_reply, ACTION_COUNT(iocage_importjail_reply) },
    },
};

static const struct argument iocage_listfstab_arguments[] = {
    [IOCAGE_LISTFSTAB_JAIL] = {
        .name = "jail",
        .type = &iocage_types[IOCAGE_TYPE_JAIL_NAME],
        .offset = offsetof(struct iocage_listfstab_args, jail),
    },
};

static const struct piece iocage_listfstab_python_run[] = {
    { .text = "fstab" },
    { .text = "-l" },
    { .argument = &iocage_listfstab_arguments[IOCAGE_LISTFSTAB_JAIL] },
};

static const struct step iocage_listfstab_python_steps[] = {
    {
        .run = iocage_python_jails_run,
        .run_count = ACTION_COUNT(iocage_python_jails_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_jails,
        .guarded = &iocage_listfstab_arguments[IOCAGE_LISTFSTAB_JAIL],
    },
    {
        .run = iocage_python_templates_run,
        .run_count = ACTION_COUNT(iocage_python_templates_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_templates,
        .guarded = &iocage_listfstab_arguments[IOCAGE_LISTFSTAB_JAIL],
    },
    {
        .run = iocage_listfstab_python_run,
        .run_count = ACTION_COUNT(iocage_listfstab_python_run),
        .output = &iocage_fstab_table,
    },
};

static const struct reply_step iocage_listfstab_python_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_ARGUMENT, .argument = &iocage_listfstab_arguments[IOCAGE_LISTFSTAB_JAIL] },
    { .kind = REPLY_OPEN },
    { .kind = REPLY_EACH_ROW },
    { .kind = REPLY_NAME, .only = REPLY_CELL, .column = &iocage_fstab_table_columns[IOCAGE_FSTAB_TABLE_INDEX] },
    { .kind = REPLY_STRING, .only = REPLY_CELL, .column = &iocage_fstab_table_columns[IOCAGE_FSTAB_TABLE_ENTRY] },
    { .kind = REPLY_AGAIN },
    { .kind = REPLY_CLOSE },
    { .kind = REPLY_CLOSE },
};

static const struct mode iocage_listfstab_modes[] = {
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .steps = iocage_listfstab_python_steps,
        .step_count = ACTION_COUNT(iocage_listfstab_python_steps),
        .answer = { iocage_listfstab_python_reply, ACTION_COUNT(iocage_listfstab_python_reply) },
    },
};

static const struct piece iocage_listjails_shell_run[] = {
    { .text = "list" },
};

static const struct step iocage_listjails_shell_steps[] = {
    {
        .run = iocage_listjails_shell_run,
        .run_count = ACTION_COUNT(iocage_listjails_shell_run),
        .output = &iocage_jail_table,
    },
};

static const struct reply_step iocage_listjails_shell_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_EACH_ROW },
    { .kind = REPLY_NAME, .only = REPLY_CELL, .column = &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_UUID] },
    { .kind = REPLY_ROW, .column = &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_UUID] },
    { .kind = REPLY_AGAIN },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_listjails_python_run[] = {
    { .text = "list" },
    { .text = "-l" },
};

static const struct step iocage_listjails_python_steps[] = {
    {
        .run = iocage_listjails_python_run,
        .run_count = ACTION_COUNT(iocage_listjails_python_run),
        .output = &iocage_jail_table,
    },
};

static const struct mode iocage_listjails_modes[] = {
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .steps = iocage_listjails_shell_steps,
        .step_count = ACTION_COUNT(iocage_listjails_shell_steps),
        .answer = { iocage_listjails_shell_reply, ACTION_COUNT(iocage_listjails_shell_reply) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .steps = iocage_listjails_python_steps,
        .step_count = ACTION_COUNT(iocage_listjails_python_steps),
        .answer = { iocage_listjails_shell_reply, ACTION_COUNT(iocage_listjails_shell_reply) },
    },
};

static const struct piece iocage_listplugins_python_remote_run[] = {
    { .text = "list" },
    { .text = "-PRl" },
};

static const struct piece iocage_listplugins_python_local_run[] = {
    { .text = "list" },
    { .text = "-P" },
};

static const struct step iocage_listplugins_python_steps[] = {
    {
        .run = iocage_listplugins_python_remote_run,
        .run_count = ACTION_COUNT(iocage_listplugins_python_remote_run),
        .output = &iocage_plugin_table,
        .optional = true,
    },
    {
        .run = iocage_listplugins_python_local_run,
        .run_count = ACTION_COUNT(iocage_listplugins_python_local_run),
        .output = &iocage_jail_table,
        .optional = true,
    },
};

static const struct reply_step iocage_listplugins_python_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_OPTIONAL, .step = 0 },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "remote" },
    { .kind = REPLY_OPEN },
    { .kind = REPLY_EACH_ROW },
    { .kind = REPLY_NAME, .only = REPLY_CELL, .column = &iocage_plugin_table_columns[IOCAGE_PLUGIN_TABLE_ID] },
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "name" },
    { .kind = REPLY_STRING, .only = REPLY_CELL, .column = &iocage_plugin_table_columns[IOCAGE_PLUGIN_TABLE_NAME] },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "description" },
    { .kind = REPLY_STRING, .only = REPLY_CELL, .column = &iocage_plugin_table_columns[IOCAGE_PLUGIN_TABLE_DESCRIPTION] },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "id" },
    { .kind = REPLY_STRING, .only = REPLY_CELL, .column = &iocage_plugin_table_columns[IOCAGE_PLUGIN_TABLE_ID] },
    { .kind = REPLY_CLOSE },
    { .kind = REPLY_AGAIN },
    { .kind = REPLY_CLOSE },
    { .kind = REPLY_OPTIONAL_END },
    { .kind = REPLY_OPTIONAL, .step = 1 },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "local" },
    { .kind = REPLY_OPEN },
    { .kind = REPLY_EACH_ROW, .step = 1 },
    { .kind = REPLY_NAME },
    { .kind = REPLY_CELL, .column = &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_TAG] },
    { .kind = REPLY_TEXT, .text = "_" },
    { .kind = REPLY_CELL, .column = &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_JID] },
    { .kind = REPLY_END },
    { .kind = REPLY_ROW },
    { .kind = REPLY_AGAIN },
    { .kind = REPLY_CLOSE },
    { .kind = REPLY_OPTIONAL_END },
    { .kind = REPLY_CLOSE },
};

static const struct mode iocage_listplugins_modes[] = {
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .steps = iocage_listplugins_python_steps,
        .step_count = ACTION_COUNT(iocage_listplugins_python_steps),
        .answer = { iocage_listplugins_python_reply, ACTION_COUNT(iocage_listplugins_python_reply) },
    },
};

static const struct piece iocage_listreleases_shell_run[] = {
    { .text = "list" },
    { .text = "-r" },
};

static const struct step iocage_listreleases_shell_steps[] = {
    {
        .run = iocage_listreleases_shell_run,
        .run_count = ACTION_COUNT(iocage_listreleases_shell_run),
        .output = &iocage_release_items,
    },
};

static const struct reply_step iocage_listreleases_shell_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "local" },
    { .kind = REPLY_OPEN_LIST },
    { .kind = REPLY_EACH_ROW },
    { .kind = REPLY_ELEMENT, .only = REPLY_CELL, .column = &iocage_release_items_columns[IOCAGE_RELEASE_ITEMS_RELEASE] },
    { .kind = REPLY_AGAIN },
    { .kind = REPLY_CLOSE_LIST },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_listreleases_python_local_run[] = {
    { .text = "list" },
    { .text = "-r" },
};

static const struct piece iocage_listreleases_python_remote_run[] = {
    { .text = "list" },
    { .text = "-R" },
};

static const struct step iocage_listreleases_python_steps[] = {
    {
        .run = iocage_listreleases_python_local_run,
        .run_count = ACTION_COUNT(iocage_listreleases_python_local_run),
        .output = &iocage_release_table,
        .optional = true,
    },
    {
        .run = iocage_listreleases_python_remote_run,
        .run_count = ACTION_COUNT(iocage_listreleases_python_remote_run),
        .output = &iocage_release_items,
        .optional = true,
    },
};

static const struct reply_step iocage_listreleases_python_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_OPTIONAL, .step = 0 },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "local" },
    { .kind = REPLY_OPEN_LIST },
    { .kind = REPLY_EACH_ROW },
    { .kind = REPLY_ELEMENT, .only = REPLY_CELL, .column = &iocage_release_table_columns[IOCAGE_RELEASE_TABLE_RELEASE] },
    { .kind = REPLY_AGAIN },
    { .kind = REPLY_CLOSE_LIST },
    { .kind = REPLY_OPTIONAL_END },
    { .kind = REPLY_OPTIONAL, .step = 1 },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "remote" },
    { .kind = REPLY_OPEN_LIST },
    { .kind = REPLY_EACH_ROW, .step = 1 },
    { .kind = REPLY_ELEMENT, .only = REPLY_CELL, .column = &iocage_release_items_columns[IOCAGE_RELEASE_ITEMS_RELEASE] },
    { .kind = REPLY_AGAIN },
    { .kind = REPLY_CLOSE_LIST },
    { .kind = REPLY_OPTIONAL_END },
    { .kind = REPLY_CLOSE },
};

static const struct mode iocage_listreleases_modes[] = {
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .steps = iocage_listreleases_shell_steps,
        .step_count = ACTION_COUNT(iocage_listreleases_shell_steps),
        .answer = { iocage_listreleases_shell_reply, ACTION_COUNT(iocage_listreleases_shell_reply) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .steps = iocage_listreleases_python_steps,
        .step_count = ACTION_COUNT(iocage_listreleases_python_steps),
        .answer = { iocage_listreleases_python_reply, ACTION_COUNT(iocage_listreleases_python_reply) },
    },
};

static const struct argument iocage_listsnapshots_arguments[] = {
    [IOCAGE_LISTSNAPSHOTS_JAIL] = {
        .name = "jail",
        .type = &iocage_types[IOCAGE_TYPE_JAIL_NAME],
        .offset = offsetof(struct iocage_listsnapshots_args, jail),
    },
};

static const struct piece iocage_listsnapshots_shell_run[] = {
    { .text = "snaplist" },
    { .argument = &iocage_listsnapshots_arguments[IOCAGE_LISTSNAPSHOTS_JAIL] },
};

static const struct step iocage_listsnapshots_shell_steps[] = {
    {
        .run = iocage_listsnapshots_shell_run,
        .run_count = ACTION_COUNT(iocage_listsnapshots_shell_run),
        .output = &iocage_snapshot_table,
    },
};

static const struct reply_step iocage_listsnapshots_shell_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_ARGUMENT, .argument = &iocage_listsnapshots_arguments[IOCAGE_LISTSNAPSHOTS_JAIL] },
    { .kind = REPLY_OPEN },
    { .kind = REPLY_EACH_ROW },
    { .kind = REPLY_NAME, .only = REPLY_CELL, .column = &iocage_snapshot_table_columns[IOCAGE_SNAPSHOT_TABLE_NAME] },
    { .kind = REPLY_ROW, .column = &iocage_snapshot_table_columns[IOCAGE_SNAPSHOT_TABLE_NAME] },
    { .kind = REPLY_AGAIN },
    { .kind = REPLY_CLOSE },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_listsnapshots_python_run[] = {
    { .text = "snaplist" },
    { .argument = &iocage_listsnapshots_arguments[IOCAGE_LISTSNAPSHOTS_JAIL] },
};

static const struct step iocage_listsnapshots_python_steps[] = {
    {
        .run = iocage_python_jails_run,
        .run_count = ACTION_COUNT(iocage_python_jails_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_jails,
        .guarded = &iocage_listsnapshots_arguments[IOCAGE_LISTSNAPSHOTS_JAIL],
    },
    {
        .run = iocage_python_templates_run,
        .run_count = ACTION_COUNT(iocage_python_templates_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_templates,
        .guarded = &iocage_listsnapshots_arguments[IOCAGE_LISTSNAPSHOTS_JAIL],
    },
    {
        .run = iocage_listsnapshots_python_run,
        .run_count = ACTION_COUNT(iocage_listsnapshots_python_run),
        .output = &iocage_snapshot_table,
    },
};

static const struct mode iocage_listsnapshots_modes[] = {
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .steps = iocage_listsnapshots_shell_steps,
        .step_count = ACTION_COUNT(iocage_listsnapshots_shell_steps),
        .answer = { iocage_listsnapshots_shell_reply, ACTION_COUNT(iocage_listsnapshots_shell_reply) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .steps = iocage_listsnapshots_python_steps,
        .step_count = ACTION_COUNT(iocage_listsnapshots_python_steps),
        .answer = { iocage_listsnapshots_shell_reply, ACTION_COUNT(iocage_listsnapshots_shell_reply) },
    },
};

static const struct piece iocage_listtemplates_shell_run[] = {
    { .text = "list" },
    { .text = "-t" },
};

static const struct step iocage_listtemplates_shell_steps[] = {
    {
        .run = iocage_listtemplates_shell_run,
        .run_count = ACTION_COUNT(iocage_listtemplates_shell_run),
        .output = &iocage_jail_table,
    },
};

static const struct reply_step iocage_listtemplates_shell_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "templates" },
    { .kind = REPLY_OPEN },
    { .kind = REPLY_EACH_ROW },
    { .kind = REPLY_NAME, .only = REPLY_CELL, .column = &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_UUID] },
    { .kind = REPLY_ROW },
    { .kind = REPLY_AGAIN },
    { .kind = REPLY_CLOSE },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_listtemplates_python_run[] = {
    { .text = "list" },
    { .text = "-tl" },
};

static const struct step iocage_listtemplates_python_steps[] = {
    {
        .run = iocage_listtemplates_python_run,
        .run_count = ACTION_COUNT(iocage_listtemplates_python_run),
        .output = &iocage_jail_table,
    },
};

static const struct mode iocage_listtemplates_modes[] = {
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .steps = iocage_listtemplates_shell_steps,
        .step_count = ACTION_COUNT(iocage_listtemplates_shell_steps),
        .answer = { iocage_listtemplates_shell_reply, ACTION_COUNT(iocage_listtemplates_shell_reply) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .steps = iocage_listtemplates_python_steps,
        .step_count = ACTION_COUNT(iocage_listtemplates_python_steps),
        .answer = { iocage_listtemplates_shell_reply, ACTION_COUNT(iocage_listtemplates_shell_reply) },
    },
};

static const struct argument iocage_pkgjail_arguments[] = {
    [IOCAGE_PKGJAIL_JAIL] = {
        .name = "jail",
        .type = &iocage_types[IOCAGE_TYPE_JAIL_NAME],
        .offset = offsetof(struct iocage_pkgjail_args, jail),
    },
    [IOCAGE_PKGJAIL_COMMAND] = {
        .name = "command",
        .type = &iocage_types[IOCAGE_TYPE_WORD],
        .offset = offsetof(struct iocage_pkgjail_args, command),
        .list = true,
        .free = true,
        .split = true,
    },
};

static const struct piece iocage_pkgjail_shell_run[] = {
    { .text = "pkg" },
    { .argument = &iocage_pkgjail_arguments[IOCAGE_PKGJAIL_JAIL] },
    { .argument = &iocage_pkgjail_arguments[IOCAGE_PKGJAIL_COMMAND] },
};

static const struct step iocage_pkgjail_shell_steps[] = {
    {
        .run = iocage_pkgjail_shell_run,
        .run_count = ACTION_COUNT(iocage_pkgjail_shell_run),
        .output = &iocage_pkg_lines,
    },
};

static const struct reply_step iocage_pkgjail_shell_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "success" },
    { .kind = REPLY_LINES },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "output" },
    { .kind = REPLY_STRING, .only = REPLY_OUTPUT },
    { .kind = REPLY_CLOSE },
};

static const struct reply_step iocage_pkgjail_shell_failure[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "error" },
    { .kind = REPLY_STRING, .only = REPLY_SAID },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "status" },
    { .kind = REPLY_STRING, .only = REPLY_STATUS },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_pkgjail_python_run[] = {
    { .text = "pkg" },
    { .argument = &iocage_pkgjail_arguments[IOCAGE_PKGJAIL_JAIL] },
    { .text = "--" },
    { .argument = &iocage_pkgjail_arguments[IOCAGE_PKGJAIL_COMMAND] },
};

static const struct step iocage_pkgjail_python_steps[] = {
    {
        .run = iocage_python_jails_run,
        .run_count = ACTION_COUNT(iocage_python_jails_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_jails,
        .guarded = &iocage_pkgjail_arguments[IOCAGE_PKGJAIL_JAIL],
    },
    {
        .run = iocage_python_templates_run,
        .run_count = ACTION_COUNT(iocage_python_templates_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_templates,
        .guarded = &iocage_pkgjail_arguments[IOCAGE_PKGJAIL_JAIL],
    },
    {
        .run = iocage_pkgjail_python_run,
        .run_count = ACTION_COUNT(iocage_pkgjail_python_run),
        .output = &iocage_pkg_lines,
    },
};

static const struct mode iocage_pkgjail_modes[] = {
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .steps = iocage_pkgjail_shell_steps,
        .step_count = ACTION_COUNT(iocage_pkgjail_shell_steps),
        .answer = { iocage_pkgjail_shell_reply, ACTION_COUNT(iocage_pkgjail_shell_reply) },
        .failure = { iocage_pkgjail_shell_failure, ACTION_COUNT(iocage_pkgjail_shell_failure) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .steps = iocage_pkgjail_python_steps,
        .step_count = ACTION_COUNT(iocage_pkgjail_python_steps),
        .answer = { iocage_pkgjail_shell_reply, ACTION_COUNT(iocage_pkgjail_shell_reply) },
        .failure = { iocage_pkgjail_shell_failure, ACTION_COUNT(iocage_pkgjail_shell_failure) },
    },
};

static const struct argument iocage_removesnapshot_arguments[] = {
    [IOCAGE_REMOVESNAPSHOT_JAIL] = {
        .name = "jail",
        .type = &iocage_types[IOCAGE_TYPE_SNAPSHOT_JAIL],
        .offset = offsetof(struct iocage_removesnapshot_args, jail),
    },
    [IOCAGE_REMOVESNAPSHOT_SNAPSHOT] = {
        .name = "snapshot",
        .type = &iocage_types[IOCAGE_TYPE_SNAPSHOT],
        .offset = offsetof(struct iocage_removesnapshot_args, snapshot),
    },
};

static const struct piece iocage_removesnapshot_shell_run[] = {
    { .text = "snapremove" },
    { .argument = &iocage_removesnapshot_arguments[IOCAGE_REMOVESNAPSHOT_JAIL] },
    { .text = "@", .joined = true },
    { .argument = &iocage_removesnapshot_arguments[IOCAGE_REMOVESNAPSHOT_SNAPSHOT], .joined = true },
};

static const struct step iocage_removesnapshot_shell_steps[] = {
    {
        .run = iocage_removesnapshot_shell_run,
        .run_count = ACTION_COUNT(iocage_removesnapshot_shell_run),
        .output = &iocage_lines,
    },
};

static const struct reply_step iocage_removesnapshot_shell_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_ARGUMENT, .argument = &iocage_removesnapshot_arguments[IOCAGE_REMOVESNAPSHOT_JAIL] },
    { .kind = REPLY_LINES },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_removesnapshot_python_run[] = {
    { .text = "snapremove" },
    { .argument = &iocage_removesnapshot_arguments[IOCAGE_REMOVESNAPSHOT_JAIL] },
    { .text = "-n" },
    { .argument = &iocage_removesnapshot_arguments[IOCAGE_REMOVESNAPSHOT_SNAPSHOT] },
};

static const struct step iocage_removesnapshot_python_steps[] = {
    {
        .run = iocage_python_jails_run,
        .run_count = ACTION_COUNT(iocage_python_jails_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_jails,
        .guarded = &iocage_removesnapshot_arguments[IOCAGE_REMOVESNAPSHOT_JAIL],
    },
    {
        .run = iocage_python_templates_run,
        .run_count = ACTION_COUNT(iocage_python_templates_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_templates,
        .guarded = &iocage_removesnapshot_arguments[IOCAGE_REMOVESNAPSHOT_JAIL],
    },
    {
        .run = iocage_removesnapshot_python_run,
        .run_count = ACTION_COUNT(iocage_removesnapshot_python_run),
        .output = &iocage_lines,
    },
};

static const struct mode iocage_removesnapshot_modes[] = {
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .steps = iocage_removesnapshot_shell_steps,
        .step_count = ACTION_COUNT(iocage_removesnapshot_shell_steps),
        .answer = { iocage_removesnapshot_shell_reply, ACTION_COUNT(iocage_removesnapshot_shell_reply) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .steps = iocage_removesnapshot_python_steps,
        .step_count = ACTION_COUNT(iocage_removesnapshot_python_steps),
        .answer = { iocage_removesnapshot_shell_reply, ACTION_COUNT(iocage_removesnapshot_shell_reply) },
    },
};

static const struct argument iocage_renamejail_arguments[] = {
    [IOCAGE_RENAMEJAIL_JAIL] = {
        .name = "jail",
        .type = &iocage_types[IOCAGE_TYPE_JAIL_NAME],
        .offset = offsetof(struct iocage_renamejail_args, jail),
    },
    [IOCAGE_RENAMEJAIL_NEW_NAME] = {
        .name = "new_name",
        .type = &iocage_types[IOCAGE_TYPE_NEW_NAME],
        .offset = offsetof(struct iocage_renamejail_args, new_name),
    },
};

static const struct piece iocage_renamejail_shell_run[] = {
    { .text = "set" },
    { .text = "tag=" },
    { .argument = &iocage_renamejail_arguments[IOCAGE_RENAMEJAIL_NEW_NAME], .joined = true },
    { .argument = &iocage_renamejail_arguments[IOCAGE_RENAMEJAIL_JAIL] },
};

static const struct step iocage_renamejail_shell_steps[] = {
    {
        .run = iocage_renamejail_shell_run,
        .run_count = ACTION_COUNT(iocage_renamejail_shell_run),
        .output = &iocage_nothing,
    },
};

static const struct reply_step iocage_renamejail_shell_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "success" },
    { .kind = REPLY_STRING },
    { .kind = REPLY_TEXT, .text = "jail " },
    { .kind = REPLY_ARGUMENT, .argument = &iocage_renamejail_arguments[IOCAGE_RENAMEJAIL_JAIL] },
    { .kind = REPLY_TEXT, .text = " is " },
    { .kind = REPLY_ARGUMENT, .argument = &iocage_renamejail_arguments[IOCAGE_RENAMEJAIL_NEW_NAME] },
    { .kind = REPLY_TEXT, .text = " now." },
    { .kind = REPLY_END },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_renamejail_python_run[] = {
    { .text = "rename" },
    { .argument = &iocage_renamejail_arguments[IOCAGE_RENAMEJAIL_JAIL] },
    { .argument = &iocage_renamejail_arguments[IOCAGE_RENAMEJAIL_NEW_NAME] },
};

static const struct step iocage_renamejail_python_steps[] = {
    {
        .run = iocage_python_jails_run,
        .run_count = ACTION_COUNT(iocage_python_jails_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_jails,
        .guarded = &iocage_renamejail_arguments[IOCAGE_RENAMEJAIL_JAIL],
    },
    {
        .run = iocage_python_templates_run,
        .run_count = ACTION_COUNT(iocage_python_templates_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_templates,
        .guarded = &iocage_renamejail_arguments[IOCAGE_RENAMEJAIL_JAIL],
    },
    {
        .run = iocage_renamejail_python_run,
        .run_count = ACTION_COUNT(iocage_renamejail_python_run),
        .output = &iocage_lines,
    },
};

static const struct mode iocage_renamejail_modes[] = {
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .steps = iocage_renamejail_shell_steps,
        .step_count = ACTION_COUNT(iocage_renamejail_shell_steps),
        .answer = { iocage_renamejail_shell_reply, ACTION_COUNT(iocage_renamejail_shell_reply) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .steps = iocage_renamejail_python_steps,
        .step_count = ACTION_COUNT(iocage_renamejail_python_steps),
        .answer = { iocage_renamejail_shell_reply, ACTION_COUNT(iocage_renamejail_shell_reply) },
    },
};

static const struct argument iocage_restartjail_arguments[] = {
    [IOCAGE_RESTARTJAIL_JAIL] = {
        .name = "jail",
        .type = &iocage_types[IOCAGE_TYPE_JAIL_NAME],
        .offset = offsetof(struct iocage_restartjail_args, jail),
    },
};

static const struct piece iocage_restartjail_shell_run[] = {
    { .text = "restart" },
    { .argument = &iocage_restartjail_arguments[IOCAGE_RESTARTJAIL_JAIL] },
};

static const struct step iocage_restartjail_shell_steps[] = {
    {
        .run = iocage_restartjail_shell_run,
        .run_count = ACTION_COUNT(iocage_restartjail_shell_run),
        .output = &iocage_start_lines,
    },
};

static const struct reply_step iocage_restartjail_shell_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_ARGUMENT, .argument = &iocage_restartjail_arguments[IOCAGE_RESTARTJAIL_JAIL] },
    { .kind = REPLY_LINES },
    { .kind = REPLY_CLOSE },
};

static const struct reply_step iocage_restartjail_shell_failure[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_ARGUMENT, .argument = &iocage_restartjail_arguments[IOCAGE_RESTARTJAIL_JAIL] },
    { .kind = REPLY_SAID_LINES },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_restartjail_python_run[] = {
    { .text = "restart" },
    { .argument = &iocage_restartjail_arguments[IOCAGE_RESTARTJAIL_JAIL] },
};

static const struct step iocage_restartjail_python_steps[] = {
    {
        .run = iocage_python_jails_run,
        .run_count = ACTION_COUNT(iocage_python_jails_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_jails,
        .guarded = &iocage_restartjail_arguments[IOCAGE_RESTARTJAIL_JAIL],
    },
    {
        .run = iocage_python_templates_run,
        .run_count = ACTION_COUNT(iocage_python_templates_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_templates,
        .guarded = &iocage_restartjail_arguments[IOCAGE_RESTARTJAIL_JAIL],
    },
    {
        .run = iocage_restartjail_python_run,
        .run_count = ACTION_COUNT(iocage_restartjail_python_run),
        .output = &iocage_start_lines,
    },
};

static const struct mode iocage_restartjail_modes[] = {
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .steps = iocage_restartjail_shell_steps,
        .step_count = ACTION_COUNT(iocage_restartjail_shell_steps),
        .answer = { iocage_restartjail_shell_reply, ACTION_COUNT(iocage_restartjail_shell_reply) },
        .failure = { iocage_restartjail_shell_failure, ACTION_COUNT(iocage_restartjail_shell_failure) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .steps = iocage_restartjail_python_steps,
        .step_count = ACTION_COUNT(iocage_restartjail_python_steps),
        .answer = { iocage_restartjail_shell_reply, ACTION_COUNT(iocage_restartjail_shell_reply) },
        .failure = { iocage_restartjail_shell_failure, ACTION_COUNT(iocage_restartjail_shell_failure) },
    },
};

static const struct argument iocage_rollbackjail_arguments[] = {
    [IOCAGE_ROLLBACKJAIL_JAIL] = {
        .name = "jail",
        .type = &iocage_types[IOCAGE_TYPE_SNAPSHOT_JAIL],
        .offset = offsetof(struct iocage_rollbackjail_args, jail),
    },
    [IOCAGE_ROLLBACKJAIL_SNAPSHOT] = {
        .name = "snapshot",
        .type = &iocage_types[IOCAGE_TYPE_SNAPSHOT],
        .offset = offsetof(struct iocage_rollbackjail_args, snapshot),
    },
};

static const struct piece iocage_rollbackjail_shell_run[] = {
    { .text = "rollback" },
    { .argument = &iocage_rollbackjail_arguments[IOCAGE_ROLLBACKJAIL_JAIL] },
    { .text = "@", .joined = true },
    { .argument = &iocage_rollbackjail_arguments[IOCAGE_ROLLBACKJAIL_SNAPSHOT], .joined = true },
};

static const struct step iocage_rollbackjail_shell_steps[] = {
    {
        .run = iocage_rollbackjail_shell_run,
        .run_count = ACTION_COUNT(iocage_rollbackjail_shell_run),
        .output = &iocage_lines,
    },
};

static const struct reply_step iocage_rollbackjail_shell_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_ARGUMENT, .argument = &iocage_rollbackjail_arguments[IOCAGE_ROLLBACKJAIL_JAIL] },
    { .kind = REPLY_LINES },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_rollbackjail_python_run[] = {
    { .text = "rollback" },
    { .text = "-f" },
    { .argument = &iocage_rollbackjail_arguments[IOCAGE_ROLLBACKJAIL_JAIL] },
    { .text = "-n" },
    { .argument = &iocage_rollbackjail_arguments[IOCAGE_ROLLBACKJAIL_SNAPSHOT] },
};

static const struct step iocage_rollbackjail_python_steps[] = {
    {
        .run = iocage_python_jails_run,
        .run_count = ACTION_COUNT(iocage_python_jails_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_jails,
        .guarded = &iocage_rollbackjail_arguments[IOCAGE_ROLLBACKJAIL_JAIL],
    },
    {
        .run = iocage_python_templates_run,
        .run_count = ACTION_COUNT(iocage_python_templates_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_templates,
        .guarded = &iocage_rollbackjail_arguments[IOCAGE_ROLLBACKJAIL_JAIL],
    },
    {
        .run = iocage_rollbackjail_python_run,
        .run_count = ACTION_COUNT(iocage_rollbackjail_python_run),
        .output = &iocage_lines,
    },
};

static const struct mode iocage_rollbackjail_modes[] = {
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .steps = iocage_rollbackjail_shell_steps,
        .step_count = ACTION_COUNT(iocage_rollbackjail_shell_steps),
        .answer = { iocage_rollbackjail_shell_reply, ACTION_COUNT(iocage_rollbackjail_shell_reply) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .steps = iocage_rollbackjail_python_steps,
        .step_count = ACTION_COUNT(iocage_rollbackjail_python_steps),
        .answer = { iocage_rollbackjail_shell_reply, ACTION_COUNT(iocage_rollbackjail_shell_reply) },
    },
};

static const struct argument iocage_setjailsettings_arguments[] = {
    [IOCAGE_SETJAILSETTINGS_JAIL] = {
        .name = "jail",
        .type = &iocage_types[IOCAGE_TYPE_JAIL_NAME],
        .offset = offsetof(struct iocage_setjailsettings_args, jail),
    },
    [IOCAGE_SETJAILSETTINGS_SETTINGS] = {
        .name = "settings",
        .type = &iocage_types[IOCAGE_TYPE_JAIL_SETTINGS],
        .offset = offsetof(struct iocage_setjailsettings_args, settings),
    },
};

static const struct piece iocage_setjailsettings_shell_run[] = {
    { .text = "set" },
    { .argument = &iocage_setjailsettings_arguments[IOCAGE_SETJAILSETTINGS_SETTINGS] },
    { .argument = &iocage_setjailsettings_arguments[IOCAGE_SETJAILSETTINGS_JAIL] },
};

static const struct step iocage_setjailsettings_shell_steps[] = {
    {
        .run = iocage_setjailsettings_shell_run,
        .run_count = ACTION_COUNT(iocage_setjailsettings_shell_run),
        .output = &iocage_nothing,
        .each = &iocage_setjailsettings_arguments[IOCAGE_SETJAILSETTINGS_SETTINGS],
    },
};

static const struct reply_step iocage_setjailsettings_shell_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_ARGUMENT, .argument = &iocage_setjailsettings_arguments[IOCAGE_SETJAILSETTINGS_JAIL] },
    { .kind = REPLY_OPEN },
    { .kind = REPLY_EACH_VALUE, .argument = &iocage_setjailsettings_arguments[IOCAGE_SETJAILSETTINGS_SETTINGS] },
    { .kind = REPLY_NAME, .only = REPLY_SETTING, .argument = &iocage_setjailsettings_arguments[IOCAGE_SETJAILSETTINGS_SETTINGS] },
    { .kind = REPLY_STRING, .only = REPLY_VALUE, .argument = &iocage_setjailsettings_arguments[IOCAGE_SETJAILSETTINGS_SETTINGS] },
    { .kind = REPLY_AGAIN },
    { .kind = REPLY_CLOSE },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_setjailsettings_python_run[] = {
    { .text = "set" },
    { .argument = &iocage_setjailsettings_arguments[IOCAGE_SETJAILSETTINGS_SETTINGS] },
    { .argument = &iocage_setjailsettings_arguments[IOCAGE_SETJAILSETTINGS_JAIL] },
};

static const struct step iocage_setjailsettings_python_steps[] = {
    {
        .run = iocage_python_jails_run,
        .run_count = ACTION_COUNT(iocage_python_jails_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_jails,
        .guarded = &iocage_setjailsettings_arguments[IOCAGE_SETJAILSETTINGS_JAIL],
    },
    {
        .run = iocage_python_templates_run,
        .run_count = ACTION_COUNT(iocage_python_templates_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_templates,
        .guarded = &iocage_setjailsettings_arguments[IOCAGE_SETJAILSETTINGS_JAIL],
    },
    {
        .run = iocage_setjailsettings_python_run,
        .run_count = ACTION_COUNT(iocage_setjailsettings_python_run),
        .output = &iocage_lines,
    },
};

static const struct reply_step iocage_setjailsettings_python_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_ARGUMENT, .argument = &iocage_setjailsettings_arguments[IOCAGE_SETJAILSETTINGS_JAIL] },
    { .kind = REPLY_OPEN },
    { .kind = REPLY_EACH_VALUE, .argument = &iocage_setjailsettings_arguments[IOCAGE_SETJAILSETTINGS_SETTINGS] },
    { .kind = REPLY_NAME, .only = REPLY_SETTING, .argument = &iocage_setjailsettings_arguments[IOCAGE_SETJAILSETTINGS_SETTINGS] },
    { .kind = REPLY_STRING, .only = REPLY_VALUE, .argument = &iocage_setjailsettings_arguments[IOCAGE_SETJAILSETTINGS_SETTINGS] },
    { .kind = REPLY_AGAIN },
    { .kind = REPLY_CLOSE },
    { .kind = REPLY_CLOSE },
};

static const struct mode iocage_setjailsettings_modes[] = {
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .steps = iocage_setjailsettings_shell_steps,
        .step_count = ACTION_COUNT(iocage_setjailsettings_shell_steps),
        .answer = { iocage_setjailsettings_shell_reply, ACTION_COUNT(iocage_setjailsettings_shell_reply) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .steps = iocage_setjailsettings_python_steps,
        .step_count = ACTION_COUNT(iocage_setjailsettings_python_steps),
        .answer = { iocage_setjailsettings_python_reply, ACTION_COUNT(iocage_setjailsettings_python_reply) },
    },
};

static const struct argument iocage_snapshotjail_arguments[] = {
    [IOCAGE_SNAPSHOTJAIL_JAIL] = {
        .name = "jail",
        .type = &iocage_types[IOCAGE_TYPE_SNAPSHOT_JAIL],
        .offset = offsetof(struct iocage_snapshotjail_args, jail),
    },
    [IOCAGE_SNAPSHOTJAIL_SNAPSHOT] = {
        .name = "snapshot",
        .type = &iocage_types[IOCAGE_TYPE_SNAPSHOT],
        .offset = offsetof(struct iocage_snapshotjail_args, snapshot),
        .optional = true,
    },
};

static const struct piece iocage_snapshotjail_shell_snapshot_run[] = {
    { .text = "snapshot" },
    { .argument = &iocage_snapshotjail_arguments[IOCAGE_SNAPSHOTJAIL_JAIL] },
    { .text = "@", .joined = true },
    { .argument = &iocage_snapshotjail_arguments[IOCAGE_SNAPSHOTJAIL_SNAPSHOT], .joined = true },
};

static const struct step iocage_snapshotjail_shell_snapshot_steps[] = {
    {
        .run = iocage_snapshotjail_shell_snapshot_run,
        .run_count = ACTION_COUNT(iocage_snapshotjail_shell_snapshot_run),
        .output = &iocage_snapshot_nothing,
    },
};

static const struct reply_step iocage_snapshotjail_shell_snapshot_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "success" },
    { .kind = REPLY_STRING },
    { .kind = REPLY_TEXT, .text = "snapshot " },
    { .kind = REPLY_ARGUMENT, .argument = &iocage_snapshotjail_arguments[IOCAGE_SNAPSHOTJAIL_SNAPSHOT] },
    { .kind = REPLY_TEXT, .text = " of jail " },
    { .kind = REPLY_ARGUMENT, .argument = &iocage_snapshotjail_arguments[IOCAGE_SNAPSHOTJAIL_JAIL] },
    { .kind = REPLY_TEXT, .text = " made." },
    { .kind = REPLY_END },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_snapshotjail_shell_run[] = {
    { .text = "snapshot" },
    { .argument = &iocage_snapshotjail_arguments[IOCAGE_SNAPSHOTJAIL_JAIL] },
};

static const struct step iocage_snapshotjail_shell_steps[] = {
    {
        .run = iocage_snapshotjail_shell_run,
        .run_count = ACTION_COUNT(iocage_snapshotjail_shell_run),
        .output = &iocage_snapshot_nothing,
    },
};

static const struct reply_step iocage_snapshotjail_shell_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "success" },
    { .kind = REPLY_STRING },
    { .kind = REPLY_TEXT, .text = "snapshot of jail " },
    { .kind = REPLY_ARGUMENT, .argument = &iocage_snapshotjail_arguments[IOCAGE_SNAPSHOTJAIL_JAIL] },
    { .kind = REPLY_TEXT, .text = " made." },
    { .kind = REPLY_END },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_snapshotjail_python_snapshot_run[] = {
    { .text = "snapshot" },
    { .argument = &iocage_snapshotjail_arguments[IOCAGE_SNAPSHOTJAIL_JAIL] },
    { .text = "-n" },
    { .argument = &iocage_snapshotjail_arguments[IOCAGE_SNAPSHOTJAIL_SNAPSHOT] },
};

static const struct step iocage_snapshotjail_python_snapshot_steps[] = {
    {
        .run = iocage_python_jails_run,
        .run_count = ACTION_COUNT(iocage_python_jails_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_jails,
        .guarded = &iocage_snapshotjail_arguments[IOCAGE_SNAPSHOTJAIL_JAIL],
    },
    {
        .run = iocage_python_templates_run,
        .run_count = ACTION_COUNT(iocage_python_templates_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_templates,
        .guarded = &iocage_snapshotjail_arguments[IOCAGE_SNAPSHOTJAIL_JAIL],
    },
    {
        .run = iocage_snapshotjail_python_snapshot_run,
        .run_count = ACTION_COUNT(iocage_snapshotjail_python_snapshot_run),
        .output = &iocage_lines,
    },
};

static const struct reply_step iocage_snapshotjail_python_snapshot_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "success" },
    { .kind = REPLY_STRING },
    { .kind = REPLY_TEXT, .text = "snapshot " },
    { .kind = REPLY_ARGUMENT, .argument = &iocage_snapshotjail_arguments[IOCAGE_SNAPSHOTJAIL_SNAPSHOT] },
    { .kind = REPLY_TEXT, .text = " of jail " },
    { .kind = REPLY_ARGUMENT, .argument = &iocage_snapshotjail_arguments[IOCAGE_SNAPSHOTJAIL_JAIL] },
    { .kind = REPLY_TEXT, .text = " made." },
    { .kind = REPLY_END },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_snapshotjail_python_run[] = {
    { .text = "snapshot" },
    { .argument = &iocage_snapshotjail_arguments[IOCAGE_SNAPSHOTJAIL_JAIL] },
};

static const struct step iocage_snapshotjail_python_steps[] = {
    {
        .run = iocage_python_jails_run,
        .run_count = ACTION_COUNT(iocage_python_jails_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_jails,
        .guarded = &iocage_snapshotjail_arguments[IOCAGE_SNAPSHOTJAIL_JAIL],
    },
    {
        .run = iocage_python_templates_run,
        .run_count = ACTION_COUNT(iocage_python_templates_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_templates,
        .guarded = &iocage_snapshotjail_arguments[IOCAGE_SNAPSHOTJAIL_JAIL],
    },
    {
        .run = iocage_snapshotjail_python_run,
        .run_count = ACTION_COUNT(iocage_snapshotjail_python_run),
        .output = &iocage_lines,
    },
};

static const struct reply_step iocage_snapshotjail_python_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "success" },
    { .kind = REPLY_STRING },
    { .kind = REPLY_TEXT, .text = "snapshot of jail " },
    { .kind = REPLY_ARGUMENT, .argument = &iocage_snapshotjail_arguments[IOCAGE_SNAPSHOTJAIL_JAIL] },
    { .kind = REPLY_TEXT, .text = " made." },
    { .kind = REPLY_END },
    { .kind = REPLY_CLOSE },
};

static const struct mode iocage_snapshotjail_modes[] = {
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .when = { &iocage_snapshotjail_arguments[IOCAGE_SNAPSHOTJAIL_SNAPSHOT] },
        .steps = iocage_snapshotjail_shell_snapshot_steps,
        .step_count = ACTION_COUNT(iocage_snapshotjail_shell_snapshot_steps),
        .answer = { iocage_snapshotjail_shell_snapshot_reply, ACTION_COUNT(iocage_snapshotjail_shell_snapshot_reply) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .unused = { &iocage_snapshotjail_arguments[IOCAGE_SNAPSHOTJAIL_SNAPSHOT] },
        .steps = iocage_snapshotjail_shell_steps,
        .step_count = ACTION_COUNT(iocage_snapshotjail_shell_steps),
        .answer = { iocage_snapshotjail_shell_reply, ACTION_COUNT(iocage_snapshotjail_shell_reply) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .when = { &iocage_snapshotjail_arguments[IOCAGE_SNAPSHOTJAIL_SNAPSHOT] },
        .steps = iocage_snapshotjail_python_snapshot_steps,
        .step_count = ACTION_COUNT(iocage_snapshotjail_python_snapshot_steps),
        .answer = { iocage_snapshotjail_python_snapshot_reply, ACTION_COUNT(iocage_snapshotjail_python_snapshot_reply) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .unused = { &iocage_snapshotjail_arguments[IOCAGE_SNAPSHOTJAIL_SNAPSHOT] },
        .steps = iocage_snapshotjail_python_steps,
        .step_count = ACTION_COUNT(iocage_snapshotjail_python_steps),
        .answer = { iocage_snapshotjail_python_reply, ACTION_COUNT(iocage_snapshotjail_python_reply) },
    },
};

static const struct argument iocage_startjail_arguments[] = {
    [IOCAGE_STARTJAIL_JAIL] = {
        .name = "jail",
        .type = &iocage_types[IOCAGE_TYPE_JAIL_NAME],
        .offset = offsetof(struct iocage_startjail_args, jail),
    },
};

static const struct piece iocage_startjail_shell_run[] = {
    { .text = "start" },
    { .argument = &iocage_startjail_arguments[IOCAGE_STARTJAIL_JAIL] },
};

static const struct step iocage_startjail_shell_steps[] = {
    {
        .run = iocage_startjail_shell_run,
        .run_count = ACTION_COUNT(iocage_startjail_shell_run),
        .output = &iocage_start_lines,
    },
};

static const struct reply_step iocage_startjail_shell_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_ARGUMENT, .argument = &iocage_startjail_arguments[IOCAGE_STARTJAIL_JAIL] },
    { .kind = REPLY_LINES },
    { .kind = REPLY_CLOSE },
};

static const struct reply_step iocage_startjail_shell_failure[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_ARGUMENT, .argument = &iocage_startjail_arguments[IOCAGE_STARTJAIL_JAIL] },
    { .kind = REPLY_SAID_LINES },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_startjail_python_run[] = {
    { .text = "start" },
    { .argument = &iocage_startjail_arguments[IOCAGE_STARTJAIL_JAIL] },
};

static const struct step iocage_startjail_python_steps[] = {
    {
        .run = iocage_python_jails_run,
        .run_count = ACTION_COUNT(iocage_python_jails_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_jails,
        .guarded = &iocage_startjail_arguments[IOCAGE_STARTJAIL_JAIL],
    },
    {
        .run = iocage_python_templates_run,
        .run_count = ACTION_COUNT(iocage_python_templates_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_templates,
        .guarded = &iocage_startjail_arguments[IOCAGE_STARTJAIL_JAIL],
    },
    {
        .run = iocage_startjail_python_run,
        .run_count = ACTION_COUNT(iocage_startjail_python_run),
        .output = &iocage_start_lines,
    },
};

static const struct mode iocage_startjail_modes[] = {
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .steps = iocage_startjail_shell_steps,
        .step_count = ACTION_COUNT(iocage_startjail_shell_steps),
        .answer = { iocage_startjail_shell_reply, ACTION_COUNT(iocage_startjail_shell_reply) },
        .failure = { iocage_startjail_shell_failure, ACTION_COUNT(iocage_startjail_shell_failure) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .steps = iocage_startjail_python_steps,
        .step_count = ACTION_COUNT(iocage_startjail_python_steps),
        .answer = { iocage_startjail_shell_reply, ACTION_COUNT(iocage_startjail_shell_reply) },
        .failure = { iocage_startjail_shell_failure, ACTION_COUNT(iocage_startjail_shell_failure) },
    },
};

static const struct argument iocage_stopjail_arguments[] = {
    [IOCAGE_STOPJAIL_JAIL] = {
        .name = "jail",
        .type = &iocage_types[IOCAGE_TYPE_JAIL_NAME],
        .offset = offsetof(struct iocage_stopjail_args, jail),
    },
};

static const struct piece iocage_stopjail_shell_run[] = {
    { .text = "stop" },
    { .argument = &iocage_stopjail_arguments[IOCAGE_STOPJAIL_JAIL] },
};

static const struct step iocage_stopjail_shell_steps[] = {
    {
        .run = iocage_stopjail_shell_run,
        .run_count = ACTION_COUNT(iocage_stopjail_shell_run),
        .output = &iocage_stop_lines,
    },
};

static const struct reply_step iocage_stopjail_shell_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_ARGUMENT, .argument = &iocage_stopjail_arguments[IOCAGE_STOPJAIL_JAIL] },
    { .kind = REPLY_LINES },
    { .kind = REPLY_CLOSE },
};

static const struct reply_step iocage_stopjail_shell_failure[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_ARGUMENT, .argument = &iocage_stopjail_arguments[IOCAGE_STOPJAIL_JAIL] },
    { .kind = REPLY_SAID_LINES },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_stopjail_python_run[] = {
    { .text = "stop" },
    { .argument = &iocage_stopjail_arguments[IOCAGE_STOPJAIL_JAIL] },
};

static const struct step iocage_stopjail_python_steps[] = {
    {
        .run = iocage_python_jails_run,
        .run_count = ACTION_COUNT(iocage_python_jails_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_jails,
        .guarded = &iocage_stopjail_arguments[IOCAGE_STOPJAIL_JAIL],
    },
    {
        .run = iocage_python_templates_run,
        .run_count = ACTION_COUNT(iocage_python_templates_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_templates,
        .guarded = &iocage_stopjail_arguments[IOCAGE_STOPJAIL_JAIL],
    },
    {
        .run = iocage_stopjail_python_run,
        .run_count = ACTION_COUNT(iocage_stopjail_python_run),
        .output = &iocage_stop_lines,
    },
};

static const struct mode iocage_stopjail_modes[] = {
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .steps = iocage_stopjail_shell_steps,
        .step_count = ACTION_COUNT(iocage_stopjail_shell_steps),
        .answer = { iocage_stopjail_shell_reply, ACTION_COUNT(iocage_stopjail_shell_reply) },
        .failure = { iocage_stopjail_shell_failure, ACTION_COUNT(iocage_stopjail_shell_failure) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .steps = iocage_stopjail_python_steps,
        .step_count = ACTION_COUNT(iocage_stopjail_python_steps),
        .answer = { iocage_stopjail_shell_reply, ACTION_COUNT(iocage_stopjail_shell_reply) },
        .failure = { iocage_stopjail_shell_failure, ACTION_COUNT(iocage_stopjail_shell_failure) },
    },
};

static const struct argument iocage_updatejail_arguments[] = {
    [IOCAGE_UPDATEJAIL_JAIL] = {
        .name = "jail",
        .type = &iocage_types[IOCAGE_TYPE_JAIL_NAME],
        .offset = offsetof(struct iocage_updatejail_args, jail),
    },
};

static const struct piece iocage_updatejail_shell_run[] = {
    { .text = "update" },
    { .argument = &iocage_updatejail_arguments[IOCAGE_UPDATEJAIL_JAIL] },
};

static const struct step iocage_updatejail_shell_steps[] = {
    {
        .run = iocage_updatejail_shell_run,
        .run_count = ACTION_COUNT(iocage_updatejail_shell_run),
        .output = &iocage_lines,
    },
};

static const struct reply_step iocage_updatejail_shell_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_ARGUMENT, .argument = &iocage_updatejail_arguments[IOCAGE_UPDATEJAIL_JAIL] },
    { .kind = REPLY_LINES },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_updatejail_python_run[] = {
    { .text = "update" },
    { .argument = &iocage_updatejail_arguments[IOCAGE_UPDATEJAIL_JAIL] },
};

static const struct step iocage_updatejail_python_steps[] = {
    {
        .run = iocage_python_jails_run,
        .run_count = ACTION_COUNT(iocage_python_jails_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_jails,
        .guarded = &iocage_updatejail_arguments[IOCAGE_UPDATEJAIL_JAIL],
    },
    {
        .run = iocage_python_templates_run,
        .run_count = ACTION_COUNT(iocage_python_templates_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_templates,
        .guarded = &iocage_updatejail_arguments[IOCAGE_UPDATEJAIL_JAIL],
    },
    {
        .run = iocage_updatejail_python_run,
        .run_count = ACTION_COUNT(iocage_updatejail_python_run),
        .output = &iocage_lines,
    },
};

static const struct mode iocage_updatejail_modes[] = {
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .steps = iocage_updatejail_shell_steps,
        .step_count = ACTION_COUNT(iocage_updatejail_shell_steps),
        .answer = { iocage_updatejail_shell_reply, ACTION_COUNT(iocage_updatejail_shell_reply) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .steps = iocage_updatejail_python_steps,
        .step_count = ACTION_COUNT(iocage_updatejail_python_steps),
        .answer = { iocage_updatejail_shell_reply, ACTION_COUNT(iocage_updatejail_shell_reply) },
    },
};

static const struct argument iocage_upgradejail_arguments[] = {
    [IOCAGE_UPGRADEJAIL_JAIL] = {
        .name = "jail",
        .type = &iocage_types[IOCAGE_TYPE_JAIL_NAME],
        .offset = offsetof(struct iocage_upgradejail_args, jail),
    },
    [IOCAGE_UPGRADEJAIL_RELEASE] = {
        .name = "release",
        .type = &iocage_types[IOCAGE_TYPE_RELEASE_NAME],
        .offset = offsetof(struct iocage_upgradejail_args, release),
        .optional = true,
    },
};

static const struct piece iocage_upgradejail_python_release_run[] = {
    { .text = "upgrade" },
    { .argument = &iocage_upgradejail_arguments[IOCAGE_UPGRADEJAIL_JAIL] },
    { .text = "-r" },
    { .argument = &iocage_upgradejail_arguments[IOCAGE_UPGRADEJAIL_RELEASE] },
};

static const struct step iocage_upgradejail_python_release_steps[] = {
    {
        .run = iocage_python_jails_run,
        .run_count = ACTION_COUNT(iocage_python_jails_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_jails,
        .guarded = &iocage_upgradejail_arguments[IOCAGE_UPGRADEJAIL_JAIL],
    },
    {
        .run = iocage_python_templates_run,
        .run_count = ACTION_COUNT(iocage_python_templates_run),
        .output = &iocage_jail_table,
        .guard = &iocage_python_templates,
        .guarded = &iocage_upgradejail_arguments[IOCAGE_UPGRADEJAIL_JAIL],
    },
    {
        .run = iocage_upgradejail_python_release_run,
        .run_count = ACTION_COUNT(iocage_upgradejail_python_release_run),
        .output = &iocage_lines,
    },
};

static const struct reply_step iocage_upgradejail_python_release_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_ARGUMENT, .argument = &iocage_upgradejail_arguments[IOCAGE_UPGRADEJAIL_JAIL] },
    { .kind = REPLY_LINES },
    { .kind = REPLY_CLOSE },
};

static const struct piece iocage_upgradejail_shell_run[] = {
    { .text = "upgrade" },
    { .argument = &iocage_upgradejail_arguments[IOCAGE_UPGRADEJAIL_JAIL] },
    { .text = "release=" },
    { .argument = &iocage_upgradejail_arguments[IOCAGE_UPGRADEJAIL_RELEASE], .joined = true },
};

static const struct step iocage_upgradejail_shell_steps[] = {
    {
        .run = iocage_upgradejail_shell_run,
        .run_count = ACTION_COUNT(iocage_upgradejail_shell_run),
        .output = &iocage_lines,
    },
};

static const struct reply_step iocage_upgradejail_shell_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_ARGUMENT, .argument = &iocage_upgradejail_arguments[IOCAGE_UPGRADEJAIL_JAIL] },
    { .kind = REPLY_LINES },
    { .kind = REPLY_CLOSE },
};

static const struct mode iocage_upgradejail_modes[] = {
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_PYTHON],
        .when = { &iocage_upgradejail_arguments[IOCAGE_UPGRADEJAIL_RELEASE] },
        .steps = iocage_upgradejail_python_release_steps,
        .step_count = ACTION_COUNT(iocage_upgradejail_python_release_steps),
        .answer = { iocage_upgradejail_python_release_reply, ACTION_COUNT(iocage_upgradejail_python_release_reply) },
    },
    {
        .dialect = &iocage_dialects[IOCAGE_DIALECT_SHELL],
        .steps = iocage_upgradejail_shell_steps,
        .step_count = ACTION_COUNT(iocage_upgradejail_shell_steps),
        .answer = { iocage_upgradejail_shell_reply, ACTION_COUNT(iocage_upgradejail_shell_reply) },
    },
};

static const struct action iocage_actions[] = {
    {
        .name = "activatepool",
        .doc = "Makes a ZFS pool the one that jails are kept in; without a pool tells which that is.",
        .access = ACCESS_ADMIN,
        .arguments = iocage_activatepool_arguments,
        .argument_count = 1,
        .arguments_size = sizeof(struct iocage_activatepool_args),
        .modes = iocage_activatepool_modes,
        .mode_count = ACTION_COUNT(iocage_activatepool_modes),
        .seconds = 30,
    },
    {
        .name = "activatestatus",
        .doc = "Which ZFS pool jails are kept in.",
        .access = ACCESS_READ,
        .modes = iocage_activatestatus_modes,
        .mode_count = ACTION_COUNT(iocage_activatestatus_modes),
        .seconds = 30,
    },
    {
        .name = "capjail",
        .doc = "Applies the resource limits of a jail while it runs.",
        .access = ACCESS_OPERATE,
        .arguments = iocage_capjail_arguments,
        .argument_count = 1,
        .arguments_size = sizeof(struct iocage_capjail_args),
        .modes = iocage_capjail_modes,
        .mode_count = ACTION_COUNT(iocage_capjail_modes),
        .seconds = 30,
    },
    {
        .name = "cleanall",
        .doc = "Destroys all jails, templates and releases, and what iocage has besides. There is no way back.",
        .access = ACCESS_ADMIN,
        .modes = iocage_cleanall_modes,
        .mode_count = ACTION_COUNT(iocage_cleanall_modes),
        .seconds = 1800,
    },
    {
        .name = "cleanjails",
        .doc = "Destroys all jails. There is no way back.",
        .access = ACCESS_ADMIN,
        .modes = iocage_cleanjails_modes,
        .mode_count = ACTION_COUNT(iocage_cleanjails_modes),
        .seconds = 1800,
    },
    {
        .name = "cleanreleases",
        .doc = "Destroys all releases that were fetched, and the jails on them.",
        .access = ACCESS_ADMIN,
        .modes = iocage_cleanreleases_modes,
        .mode_count = ACTION_COUNT(iocage_cleanreleases_modes),
        .seconds = 1800,
    },
    {
        .name = "cleantemplates",
        .doc = "Destroys all templates.",
        .access = ACCESS_ADMIN,
        .modes = iocage_cleantemplates_modes,
        .mode_count = ACTION_COUNT(iocage_cleantemplates_modes),
        .seconds = 1800,
    },
    {
        .name = "clonejail",
        .doc = "Makes a jail out of another as it is now.",
        .access = ACCESS_ADMIN,
        .arguments = iocage_clonejail_arguments,
        .argument_count = 3,
        .arguments_size = sizeof(struct iocage_clonejail_args),
        .modes = iocage_clonejail_modes,
        .mode_count = ACTION_COUNT(iocage_clonejail_modes),
        .seconds = 300,
    },
    {
        .name = "createjail",
        .doc = "Makes a jail.",
        .access = ACCESS_ADMIN,
        .arguments = iocage_createjail_arguments,
        .argument_count = 6,
        .arguments_size = sizeof(struct iocage_createjail_args),
        .modes = iocage_createjail_modes,
        .mode_count = ACTION_COUNT(iocage_createjail_modes),
        .seconds = 900,
    },
    {
        .name = "createplugin",
        .doc = "Fetches a plugin and makes a jail of it, behind the answer.",
        .access = ACCESS_ADMIN,
        .arguments = iocage_createplugin_arguments,
        .argument_count = 4,
        .arguments_size = sizeof(struct iocage_createplugin_args),
        .modes = iocage_createplugin_modes,
        .mode_count = ACTION_COUNT(iocage_createplugin_modes),
        .seconds = 7200,
    },
    {
        .name = "deactivatepool",
        .doc = "Has jails no longer kept in a ZFS pool. What is there stays.",
        .access = ACCESS_ADMIN,
        .arguments = iocage_deactivatepool_arguments,
        .argument_count = 1,
        .arguments_size = sizeof(struct iocage_deactivatepool_args),
        .modes = iocage_deactivatepool_modes,
        .mode_count = ACTION_COUNT(iocage_deactivatepool_modes),
        .seconds = 30,
    },
    {
        .name = "destroyjail",
        .doc = "Stops a jail and destroys it with all its data. There is no way back.",
        .access = ACCESS_ADMIN,
        .arguments = iocage_destroyjail_arguments,
        .argument_count = 1,
        .arguments_size = sizeof(struct iocage_destroyjail_args),
        .modes = iocage_destroyjail_modes,
        .mode_count = ACTION_COUNT(iocage_destroyjail_modes),
        .seconds = 300,
    },
    {
        .name = "df",
        .doc = "What each jail takes on disk.",
        .access = ACCESS_READ,
        .modes = iocage_df_modes,
        .mode_count = ACTION_COUNT(iocage_df_modes),
        .seconds = 120,
    },
    {
        .name = "execjail",
        .doc = "Runs a command in a jail that is up.",
        .access = ACCESS_ADMIN,
        .arguments = iocage_execjail_arguments,
        .argument_count = 3,
        .arguments_size = sizeof(struct iocage_execjail_args),
        .modes = iocage_execjail_modes,
        .mode_count = ACTION_COUNT(iocage_execjail_modes),
        .seconds = 300,
    },
    {
        .name = "exportjail",
        .doc = "Writes a jail that is down to a file in iocage's folder images.",
        .access = ACCESS_ADMIN,
        .arguments = iocage_exportjail_arguments,
        .argument_count = 1,
        .arguments_size = sizeof(struct iocage_exportjail_args),
        .modes = iocage_exportjail_modes,
        .mode_count = ACTION_COUNT(iocage_exportjail_modes),
        .seconds = 7200,
    },
    {
        .name = "fetchreleases",
        .doc = "Fetches releases, each behind the answer.",
        .access = ACCESS_ADMIN,
        .arguments = iocage_fetchreleases_arguments,
        .argument_count = 1,
        .arguments_size = sizeof(struct iocage_fetchreleases_args),
        .modes = iocage_fetchreleases_modes,
        .mode_count = ACTION_COUNT(iocage_fetchreleases_modes),
        .seconds = 7200,
    },
    {
        .name = "getdefaultsettings",
        .doc = "The settings that a new jail gets.",
        .access = ACCESS_READ,
        .modes = iocage_getdefaultsettings_modes,
        .mode_count = ACTION_COUNT(iocage_getdefaultsettings_modes),
        .seconds = 120,
    },
    {
        .name = "getjailsettings",
        .doc = "All settings of a jail, one of them, or with -r one setting of all jails.",
        .access = ACCESS_READ,
        .arguments = iocage_getjailsettings_arguments,
        .argument_count = 3,
        .arguments_size = sizeof(struct iocage_getjailsettings_args),
        .modes = iocage_getjailsettings_modes,
        .mode_count = ACTION_COUNT(iocage_getjailsettings_modes),
        .seconds = 120,
    },
    {
        .name = "importjail",
        .doc = "Makes a jail of a file that exportjail has written.",
        .access = ACCESS_ADMIN,
        .arguments = iocage_importjail_arguments,
        .argument_count = 1,
        .arguments_size = sizeof(struct iocage_importjail_args),
        .modes = iocage_importjail_modes,
        .mode_count = ACTION_COUNT(iocage_importjail_modes),
        .seconds = 7200,
    },
    {
        .name = "listfstab",
        .doc = "The mounts of a jail.",
        .access = ACCESS_READ,
        .arguments = iocage_listfstab_arguments,
        .argument_count = 1,
        .arguments_size = sizeof(struct iocage_listfstab_args),
        .modes = iocage_listfstab_modes,
        .mode_count = ACTION_COUNT(iocage_listfstab_modes),
        .seconds = 30,
    },
    {
        .name = "listjails",
        .doc = "The jails on this host, by UUID. Jails that iocage does not manage are not among them.",
        .access = ACCESS_READ,
        .modes = iocage_listjails_modes,
        .mode_count = ACTION_COUNT(iocage_listjails_modes),
        .seconds = 120,
    },
    {
        .name = "listplugins",
        .doc = "The plugins that can be fetched, and the jails that are made of one.",
        .access = ACCESS_READ,
        .modes = iocage_listplugins_modes,
        .mode_count = ACTION_COUNT(iocage_listplugins_modes),
        .seconds = 120,
    },
    {
        .name = "listreleases",
        .doc = "The releases that have been fetched, and with the Python program those that can be.",
        .access = ACCESS_READ,
        .modes = iocage_listreleases_modes,
        .mode_count = ACTION_COUNT(iocage_listreleases_modes),
        .seconds = 120,
    },
    {
        .name = "listsnapshots",
        .doc = "The snapshots of a jail.",
        .access = ACCESS_READ,
        .arguments = iocage_listsnapshots_arguments,
        .argument_count = 1,
        .arguments_size = sizeof(struct iocage_listsnapshots_args),
        .modes = iocage_listsnapshots_modes,
        .mode_count = ACTION_COUNT(iocage_listsnapshots_modes),
        .seconds = 120,
    },
    {
        .name = "listtemplates",
        .doc = "The templates on this host.",
        .access = ACCESS_READ,
        .modes = iocage_listtemplates_modes,
        .mode_count = ACTION_COUNT(iocage_listtemplates_modes),
        .seconds = 120,
    },
    {
        .name = "pkgjail",
        .doc = "Runs pkg for a jail that is up.",
        .access = ACCESS_ADMIN,
        .arguments = iocage_pkgjail_arguments,
        .argument_count = 2,
        .arguments_size = sizeof(struct iocage_pkgjail_args),
        .modes = iocage_pkgjail_modes,
        .mode_count = ACTION_COUNT(iocage_pkgjail_modes),
        .seconds = 3600,
    },
    {
        .name = "removesnapshot",
        .doc = "Destroys a snapshot of a jail.",
        .access = ACCESS_ADMIN,
        .arguments = iocage_removesnapshot_arguments,
        .argument_count = 2,
        .arguments_size = sizeof(struct iocage_removesnapshot_args),
        .modes = iocage_removesnapshot_modes,
        .mode_count = ACTION_COUNT(iocage_removesnapshot_modes),
        .seconds = 30,
    },
    {
        .name = "renamejail",
        .doc = "Gives a jail another name.",
        .access = ACCESS_ADMIN,
        .arguments = iocage_renamejail_arguments,
        .argument_count = 2,
        .arguments_size = sizeof(struct iocage_renamejail_args),
        .modes = iocage_renamejail_modes,
        .mode_count = ACTION_COUNT(iocage_renamejail_modes),
        .seconds = 30,
    },
    {
        .name = "restartjail",
        .doc = "Stops a jail and starts it again.",
        .access = ACCESS_OPERATE,
        .arguments = iocage_restartjail_arguments,
        .argument_count = 1,
        .arguments_size = sizeof(struct iocage_restartjail_args),
        .modes = iocage_restartjail_modes,
        .mode_count = ACTION_COUNT(iocage_restartjail_modes),
        .seconds = 300,
    },
    {
        .name = "rollbackjail",
        .doc = "Takes a jail that is down back to a snapshot. What came after it is lost.",
        .access = ACCESS_ADMIN,
        .arguments = iocage_rollbackjail_arguments,
        .argument_count = 2,
        .arguments_size = sizeof(struct iocage_rollbackjail_args),
        .modes = iocage_rollbackjail_modes,
        .mode_count = ACTION_COUNT(iocage_rollbackjail_modes),
        .seconds = 30,
    },
    {
        .name = "setjailsettings",
        .doc = "Changes settings of a jail. All are checked before the first is changed; the shell program is run once for each.",
        .access = ACCESS_ADMIN,
        .arguments = iocage_setjailsettings_arguments,
        .argument_count = 2,
        .arguments_size = sizeof(struct iocage_setjailsettings_args),
        .modes = iocage_setjailsettings_modes,
        .mode_count = ACTION_COUNT(iocage_setjailsettings_modes),
        .seconds = 30,
    },
    {
        .name = "snapshotjail",
        .doc = "Makes a snapshot of a jail.",
        .access = ACCESS_ADMIN,
        .arguments = iocage_snapshotjail_arguments,
        .argument_count = 2,
        .arguments_size = sizeof(struct iocage_snapshotjail_args),
        .modes = iocage_snapshotjail_modes,
        .mode_count = ACTION_COUNT(iocage_snapshotjail_modes),
        .seconds = 30,
    },
    {
        .name = "startjail",
        .doc = "Starts a jail.",
        .access = ACCESS_OPERATE,
        .arguments = iocage_startjail_arguments,
        .argument_count = 1,
        .arguments_size = sizeof(struct iocage_startjail_args),
        .modes = iocage_startjail_modes,
        .mode_count = ACTION_COUNT(iocage_startjail_modes),
        .seconds = 300,
    },
    {
        .name = "stopjail",
        .doc = "Stops a jail.",
        .access = ACCESS_OPERATE,
        .arguments = iocage_stopjail_arguments,
        .argument_count = 1,
        .arguments_size = sizeof(struct iocage_stopjail_args),
        .modes = iocage_stopjail_modes,
        .mode_count = ACTION_COUNT(iocage_stopjail_modes),
        .seconds = 300,
    },
    {
        .name = "updatejail",
        .doc = "Brings a jail to the latest patch level of its release.",
        .access = ACCESS_ADMIN,
        .arguments = iocage_updatejail_arguments,
        .argument_count = 1,
        .arguments_size = sizeof(struct iocage_updatejail_args),
        .modes = iocage_updatejail_modes,
        .mode_count = ACTION_COUNT(iocage_updatejail_modes),
        .seconds = 7200,
    },
    {
        .name = "upgradejail",
        .doc = "Brings a jail to another release.",
        .access = ACCESS_ADMIN,
        .arguments = iocage_upgradejail_arguments,
        .argument_count = 2,
        .arguments_size = sizeof(struct iocage_upgradejail_args),
        .modes = iocage_upgradejail_modes,
        .mode_count = ACTION_COUNT(iocage_upgradejail_modes),
        .seconds = 7200,
    },
};

const struct class iocage_class = {
    .namespace = "sysadm",
    .name = "iocage",
    .actions = iocage_actions,
    .action_count = ACTION_COUNT(iocage_actions),
    .dialects = iocage_dialects,
    .dialect_count = ACTION_COUNT(iocage_dialects),
    .version = iocage_version,
    .programs = iocage_programs,
    .program_count = 1,
    .setting = iocage_setting,
    .settings = iocage_settings,
    .setting_count = 164,
};
