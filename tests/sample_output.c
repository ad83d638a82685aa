#include "sample_output.h"

#define CELL(index) ((index) * sizeof(struct slice))
#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

const struct column sample_columns[SAMPLE_COLUMNS] = {
    { .heading = "JID", .name = "jid", .offset = CELL(0) },
    { .heading = "UUID", .name = "uuid", .offset = CELL(1) },
    { .heading = "BOOT", .name = "boot", .offset = CELL(2) },
    { .heading = "STATE", .name = "state", .offset = CELL(3) },
    { .heading = "TAG", .name = "tag", .offset = CELL(4) },
    { .heading = "TYPE", .name = "type", .offset = CELL(5) },
    { .heading = "IP4", .name = "ip4_addr", .offset = CELL(6) },
    { .heading = "RELEASE", .name = "release", .offset = CELL(7) },
    { .heading = "GR\303\226SSE", .name = "size", .offset = CELL(8) },
};

const struct column sample_list_columns[SAMPLE_LIST_COLUMNS] = {
    { .heading = "JID", .name = "jid", .offset = CELL(0), .none = "None" },
    { .heading = "NAME", .name = "uuid", .offset = CELL(1) },
    { .heading = "STATE", .name = "state", .offset = CELL(2) },
    { .heading = "IP4", .name = "ip4_addr", .offset = CELL(3) },
    { .heading = "TAG", .name = "tag", .offset = CELL(4), .otherwise = &sample_list_columns[1] },
    { .heading = "NOTE", .name = "note", .offset = CELL(5), .otherwise = &sample_list_columns[3] },
};

static const struct column *find(const struct column *columns, size_t count, struct slice heading)
{
    for (size_t i = 0; i < count; i++)
        if (slice_equal(heading, slice_of(columns[i].heading)))
            return &columns[i];
    return NULL;
}

static const struct column *find_column(struct slice heading)
{
    return find(sample_columns, SAMPLE_COLUMNS, heading);
}

static const struct column *find_list_column(struct slice heading)
{
    return find(sample_list_columns, SAMPLE_LIST_COLUMNS, heading);
}

static bool begins(struct slice line, const char *text)
{
    return line.length >= strlen(text) && memcmp(line.data, text, strlen(text)) == 0;
}

static enum message find_message(struct slice line)
{
    if (begins(line, "Setting up ") || begins(line, "If you wish to change zpool, "))
        return MESSAGE_NOTICE;
    if (begins(line, "Really"))
        return MESSAGE_QUESTION;
    if (begins(line, "Traceback"))
        return MESSAGE_TRACE;
    while (line.length > 0 && line.data[0] == ' ')
        line = (struct slice){ line.data + 1, line.length - 1 };
    if (begins(line, "ERROR:"))
        return MESSAGE_ERROR;
    return begins(line, "WARNING:") ? MESSAGE_WARNING : MESSAGE_NONE;
}

static bool is_version(struct slice line)
{
    return begins(line, "sample ");
}

const struct dialect sample_dialect = { .name = "sample", .version = is_version, .message = find_message };

const struct output sample_jails = {
    .name = "sample_jails",
    .kind = OUTPUT_COLUMNS,
    .columns = sample_columns,
    .column_count = COUNT(sample_columns),
    .column = find_column,
    .key = &sample_columns[1],
    .record_size = CELL(SAMPLE_COLUMNS),
    .end = "--- non iocage jails currently active ---",
};

const struct output sample_list = {
    .name = "sample_list",
    .kind = OUTPUT_COLUMNS,
    .columns = sample_list_columns,
    .column_count = COUNT(sample_list_columns),
    .column = find_list_column,
    .key = &sample_list_columns[1],
    .record_size = CELL(SAMPLE_LIST_COLUMNS),
    .skip = "-",
};

const struct output sample_settings = {
    .name = "sample_settings",
    .kind = OUTPUT_PAIRS,
    .separator = ':',
};

const struct output sample_defaults = {
    .name = "sample_defaults",
    .kind = OUTPUT_PAIRS,
    .separator = '=',
};

const struct output sample_notes = {
    .name = "sample_notes",
    .kind = OUTPUT_PAIRS,
    .separator = ':',
    .multiline = true,
};
