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
        .doc = "a name of letters, digits and . _ -, or - alone",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 255,
        .matches = iocage_name_matches,
    },
    [IOCAGE_TYPE_PATH] = {
        .name = "path",
        .doc = "none, - or an absolute path",
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
        .doc = "basejail, thickjail, clonejail, emptyjail or template",
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
        .length_max = 64,
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
        .doc = "on, off, lz4, lzjb, zle, gzip or zstd, the last two also with a level such as gzip-9",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_compression_matches,
    },
    [IOCAGE_TYPE_DEDUP] = {
        .name = "dedup",
        .doc = "on, off, verify, sha256 or sha512, the last two also with ,verify",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_dedup_matches,
    },
    [IOCAGE_TYPE_INTERFACES] = {
        .name = "interfaces",
        .doc = "up to four network interfaces with their bridges, such as vnet0:bridge0,vnet1:bridge1",
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
        .doc = "none, or IPv4 addresses such as em0|192.0.2.10/24, with commas between them",
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
        .doc = "none or a number from 0 to 255",
        .base = BASE_STRING,
        .length_min = 0,
        .length_max = 4096,
        .matches = iocage_octet_matches,
    },
};

const struct column iocage_jail_table_columns[] = {
    [IOCAGE_JAIL_TABLE_JID] = {
        .heading = "JID",
        .name = "jid",
        .offset = offsetof(struct iocage_jail_table_record, jid),
    },
    [IOCAGE_JAIL_TABLE_UUID] = {
        .heading = "UUID",
        .name = "uuid",
        .offset = offsetof(struct iocage_jail_table_record, uuid),
    },
    [IOCAGE_JAIL_TABLE_BOOT] = {
        .heading = "BOOT",
        .name = "boot",
        .offset = offsetof(struct iocage_jail_table_record, boot),
    },
    [IOCAGE_JAIL_TABLE_STATE] = {
        .heading = "STATE",
        .name = "state",
        .offset = offsetof(struct iocage_jail_table_record, state),
    },
    [IOCAGE_JAIL_TABLE_TAG] = {
        .heading = "TAG",
        .name = "tag",
        .offset = offsetof(struct iocage_jail_table_record, tag),
    },
    [IOCAGE_JAIL_TABLE_TYPE] = {
        .heading = "TYPE",
        .name = "type",
        .offset = offsetof(struct iocage_jail_table_record, type),
    },
    [IOCAGE_JAIL_TABLE_IP4] = {
        .heading = "IP4",
        .name = "ip4",
        .offset = offsetof(struct iocage_jail_table_record, ip4),
    },
    [IOCAGE_JAIL_TABLE_RELEASE] = {
        .heading = "RELEASE",
        .name = "release",
        .offset = offsetof(struct iocage_jail_table_record, release),
    },
};

static const struct output iocage_jail_table = {
    .name = "jail_table",
    .kind = OUTPUT_COLUMNS,
    .columns = iocage_jail_table_columns,
    .column_count = 8,
    .column = iocage_jail_table_column,
    .key = &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_UUID],
    .record_size = sizeof(struct iocage_jail_table_record),
    .end = "--- non iocage jails currently active ---",
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

const struct dialect iocage_dialects[] = {
    { .name = "shell", .version = iocage_shell_version, .message = iocage_shell_message },
    { .name = "python", .version = iocage_python_version, .message = iocage_python_message },
};

static const char *const iocage_version[] = { "--version", NULL };

static const struct piece iocage_getdefaultsettings_run[] = {
    { .text = "defaults" },
};

static const struct step iocage_getdefaultsettings_steps[] = {
    {
        .run = iocage_getdefaultsettings_run,
        .run_count = sizeof(iocage_getdefaultsettings_run) / sizeof(iocage_getdefaultsettings_run[0]),
        .output = &iocage_defaults_pairs,
    },
};

static const struct reply_step iocage_getdefaultsettings_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME },
    { .kind = REPLY_TEXT, .text = "defaults" },
    { .kind = REPLY_END },
    { .kind = REPLY_PAIRS },
    { .kind = REPLY_CLOSE },
};

static const struct mode iocage_getdefaultsettings_modes[] = {
    {
        .steps = iocage_getdefaultsettings_steps,
        .step_count = sizeof(iocage_getdefaultsettings_steps) / sizeof(iocage_getdefaultsettings_steps[0]),
        .answer = { iocage_getdefaultsettings_reply, sizeof(iocage_getdefaultsettings_reply) / sizeof(iocage_getdefaultsettings_reply[0]) },
    },
};

static const struct argument iocage_getjailsettings_arguments[] = {
    [IOCAGE_GETJAILSETTINGS_JAIL] = {
        .name = "jail",
        .type = &iocage_types[IOCAGE_TYPE_JAIL_NAME],
        .offset = offsetof(struct iocage_getjailsettings_args, jail),
    },
};

static const struct piece iocage_getjailsettings_run[] = {
    { .text = "get" },
    { .text = "all" },
    { .argument = &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_JAIL] },
};

static const struct step iocage_getjailsettings_steps[] = {
    {
        .run = iocage_getjailsettings_run,
        .run_count = sizeof(iocage_getjailsettings_run) / sizeof(iocage_getjailsettings_run[0]),
        .output = &iocage_settings_pairs,
    },
};

static const struct reply_step iocage_getjailsettings_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME },
    { .kind = REPLY_ARGUMENT, .argument = &iocage_getjailsettings_arguments[IOCAGE_GETJAILSETTINGS_JAIL] },
    { .kind = REPLY_END },
    { .kind = REPLY_PAIRS },
    { .kind = REPLY_CLOSE },
};

static const struct mode iocage_getjailsettings_modes[] = {
    {
        .steps = iocage_getjailsettings_steps,
        .step_count = sizeof(iocage_getjailsettings_steps) / sizeof(iocage_getjailsettings_steps[0]),
        .answer = { iocage_getjailsettings_reply, sizeof(iocage_getjailsettings_reply) / sizeof(iocage_getjailsettings_reply[0]) },
    },
};

static const struct piece iocage_listjails_run[] = {
    { .text = "list" },
};

static const struct step iocage_listjails_steps[] = {
    {
        .run = iocage_listjails_run,
        .run_count = sizeof(iocage_listjails_run) / sizeof(iocage_listjails_run[0]),
        .output = &iocage_jail_table,
    },
};

static const struct reply_step iocage_listjails_reply[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_EACH_ROW },
    { .kind = REPLY_NAME },
    { .kind = REPLY_CELL, .column = &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_UUID] },
    { .kind = REPLY_END },
    { .kind = REPLY_ROW, .column = &iocage_jail_table_columns[IOCAGE_JAIL_TABLE_UUID] },
    { .kind = REPLY_AGAIN },
    { .kind = REPLY_CLOSE },
};

static const struct mode iocage_listjails_modes[] = {
    {
        .steps = iocage_listjails_steps,
        .step_count = sizeof(iocage_listjails_steps) / sizeof(iocage_listjails_steps[0]),
        .answer = { iocage_listjails_reply, sizeof(iocage_listjails_reply) / sizeof(iocage_listjails_reply[0]) },
    },
};

static const struct action iocage_actions[] = {
    {
        .name = "getdefaultsettings",
        .doc = "The settings that a new jail gets.",
        .access = ACCESS_READ,
        .modes = iocage_getdefaultsettings_modes,
        .mode_count = sizeof(iocage_getdefaultsettings_modes) / sizeof(iocage_getdefaultsettings_modes[0]),
        .seconds = 30,
    },
    {
        .name = "getjailsettings",
        .doc = "The settings of one jail, as iocage get all prints them.",
        .access = ACCESS_READ,
        .arguments = iocage_getjailsettings_arguments,
        .argument_count = 1,
        .arguments_size = sizeof(struct iocage_getjailsettings_args),
        .modes = iocage_getjailsettings_modes,
        .mode_count = sizeof(iocage_getjailsettings_modes) / sizeof(iocage_getjailsettings_modes[0]),
        .seconds = 30,
    },
    {
        .name = "listjails",
        .doc = "The jails on this host, by UUID. Jails that iocage does not manage are not among them.",
        .access = ACCESS_READ,
        .modes = iocage_listjails_modes,
        .mode_count = sizeof(iocage_listjails_modes) / sizeof(iocage_listjails_modes[0]),
        .seconds = 30,
    },
};

const struct class iocage_class = {
    .namespace = "sysadm",
    .name = "iocage",
    .actions = iocage_actions,
    .action_count = sizeof(iocage_actions) / sizeof(iocage_actions[0]),
    .dialects = iocage_dialects,
    .dialect_count = sizeof(iocage_dialects) / sizeof(iocage_dialects[0]),
    .version = iocage_version,
    .setting = iocage_setting,
    .settings = iocage_settings,
    .setting_count = 115,
};
