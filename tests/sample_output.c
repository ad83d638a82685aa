#include "sample_output.h"

#define CELL(index) ((index) * sizeof(struct slice))

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

static const struct column *find_column(struct slice heading)
{
    for (size_t i = 0; i < SAMPLE_COLUMNS; i++)
        if (slice_equal(heading, slice_of(sample_columns[i].heading)))
            return &sample_columns[i];
    return NULL;
}

static bool begins(struct slice line, const char *text)
{
    return line.length >= strlen(text) && memcmp(line.data, text, strlen(text)) == 0;
}

enum message sample_message(struct slice line)
{
    if (begins(line, "Setting up ") || begins(line, "If you wish to change zpool, "))
        return MESSAGE_NOTICE;
    while (line.length > 0 && line.data[0] == ' ')
        line = (struct slice){ line.data + 1, line.length - 1 };
    if (begins(line, "ERROR:"))
        return MESSAGE_ERROR;
    return begins(line, "WARNING:") ? MESSAGE_WARNING : MESSAGE_NONE;
}

const struct output sample_jails = {
    .name = "sample_jails",
    .kind = OUTPUT_COLUMNS,
    .message = sample_message,
    .column = find_column,
    .key = &sample_columns[1],
    .record_size = CELL(SAMPLE_COLUMNS),
    .end = "--- non iocage jails currently active ---",
};

const struct output sample_settings = {
    .name = "sample_settings",
    .kind = OUTPUT_PAIRS,
    .message = sample_message,
    .separator = ':',
};

const struct output sample_defaults = {
    .name = "sample_defaults",
    .kind = OUTPUT_PAIRS,
    .message = sample_message,
    .separator = '=',
};
