#include "sample_reply.h"

#include <stddef.h>

enum {
    JID,
    TAG,
    NAME,
    COLUMNS
};

static const struct column columns[] = {
    { .heading = "JID", .name = "jid", .offset = offsetof(struct sample_row, jid), .none = "None" },
    { .heading = "TAG", .name = "tag", .offset = offsetof(struct sample_row, tag) },
    { .heading = "NAME", .name = "name", .offset = offsetof(struct sample_row, name), .otherwise = &columns[1] },
};

static const struct column *find_column(struct slice heading)
{
    for (size_t i = 0; i < COLUMNS; i++)
        if (slice_equal(heading, slice_of(columns[i].heading)))
            return &columns[i];
    return NULL;
}

static enum message find_message(struct slice line)
{
    return line.length > 0 && line.data[0] == '*' ? MESSAGE_NOTICE : MESSAGE_NONE;
}

const struct dialect sample_reply_dialect = { .name = "sample", .message = find_message };

/* Without the column NAME, which only one test is about. */
const struct output sample_table = { .name = "table",
                                     .kind = OUTPUT_COLUMNS,
                                     .columns = columns,
                                     .column_count = 2,
                                     .column = find_column,
                                     .key = &columns[TAG],
                                     .record_size = sizeof(struct sample_row) };
const struct output sample_named = { .name = "named",
                                     .kind = OUTPUT_COLUMNS,
                                     .columns = columns,
                                     .column_count = COLUMNS,
                                     .column = find_column,
                                     .key = &columns[TAG],
                                     .record_size = sizeof(struct sample_row) };
const struct output sample_items = { .name = "items",
                                     .kind = OUTPUT_ITEMS,
                                     .columns = columns,
                                     .column_count = 2,
                                     .record_size = sizeof(struct sample_row),
                                     .form = "[{jid}] {tag}" };
const struct output sample_pairs = { .name = "pairs", .kind = OUTPUT_PAIRS, .separator = ':' };
const struct output sample_lines = { .name = "lines", .kind = OUTPUT_LINES, .separator = ':' };
const struct output sample_value = { .name = "value", .kind = OUTPUT_VALUE };
const struct output sample_pool = { .name = "pool", .kind = OUTPUT_VALUE, .form = "pool: {value}" };
const struct output sample_text = { .name = "text", .kind = OUTPUT_TEXT };

static const struct type text_type = { .name = "text", .base = BASE_STRING };
static const struct type number_type = { .name = "number", .base = BASE_INTEGER };
static const struct type settings_type = { .name = "settings", .base = BASE_SETTINGS };

enum {
    JAIL,
    NOTE,
    DEPTH,
    SNAPSHOTS,
    SETTINGS
};

static const struct argument arguments[] = {
    [JAIL] = { .name = "jail", .type = &text_type, .offset = offsetof(struct sample_arguments, jail) },
    [NOTE] = { .name = "note",
               .type = &text_type,
               .offset = offsetof(struct sample_arguments, note),
               .optional = true },
    [DEPTH] = { .name = "depth",
                .type = &number_type,
                .offset = offsetof(struct sample_arguments, depth),
                .has_offset = offsetof(struct sample_arguments, has_depth),
                .optional = true },
    [SNAPSHOTS] = { .name = "snapshots",
                    .type = &text_type,
                    .offset = offsetof(struct sample_arguments, snapshots),
                    .list = true },
    [SETTINGS] = { .name = "settings", .type = &settings_type, .offset = offsetof(struct sample_arguments, settings) },
};

/* {"jails": {"jail TAG": {the other cells}, ...}} */
static const struct reply_step list_steps[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "jails" },
    { .kind = REPLY_OPEN },
    { .kind = REPLY_EACH_ROW },
    { .kind = REPLY_NAME },
    { .kind = REPLY_TEXT, .text = "jail " },
    { .kind = REPLY_CELL, .column = &columns[TAG] },
    { .kind = REPLY_END },
    { .kind = REPLY_ROW, .column = &columns[TAG] },
    { .kind = REPLY_AGAIN },
    { .kind = REPLY_CLOSE },
    { .kind = REPLY_CLOSE },
};

/* {"tags": ["TAG", ...], "ids": ["id JID", ...]} */
static const struct reply_step rows_steps[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "tags" },
    { .kind = REPLY_OPEN_LIST },
    { .kind = REPLY_EACH_ROW },
    { .kind = REPLY_ELEMENT, .only = REPLY_CELL, .column = &columns[TAG] },
    { .kind = REPLY_AGAIN },
    { .kind = REPLY_CLOSE_LIST },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "ids" },
    { .kind = REPLY_OPEN_LIST },
    { .kind = REPLY_EACH_ROW },
    { .kind = REPLY_ELEMENT },
    { .kind = REPLY_TEXT, .text = "id " },
    { .kind = REPLY_CELL, .column = &columns[JID] },
    { .kind = REPLY_END },
    { .kind = REPLY_AGAIN },
    { .kind = REPLY_CLOSE_LIST },
    { .kind = REPLY_CLOSE },
};

/* {"first": ["TAG", ...], "second": {"TAG": {the other cells}}} of two steps */
static const struct reply_step two_steps[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "first" },
    { .kind = REPLY_OPEN_LIST },
    { .kind = REPLY_EACH_ROW },
    { .kind = REPLY_ELEMENT, .only = REPLY_CELL, .column = &columns[TAG] },
    { .kind = REPLY_AGAIN },
    { .kind = REPLY_CLOSE_LIST },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "second" },
    { .kind = REPLY_OPEN },
    { .kind = REPLY_EACH_ROW, .step = 1 },
    { .kind = REPLY_NAME, .only = REPLY_CELL, .column = &columns[TAG] },
    { .kind = REPLY_ROW, .column = &columns[TAG] },
    { .kind = REPLY_AGAIN },
    { .kind = REPLY_CLOSE },
    { .kind = REPLY_CLOSE },
};

/* {"done": "started JAIL (NOTE)", "by": "us"} */
static const struct reply_step start_steps[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "done" },
    { .kind = REPLY_STRING },
    { .kind = REPLY_TEXT, .text = "started " },
    { .kind = REPLY_ARGUMENT, .argument = &arguments[JAIL] },
    { .kind = REPLY_TEXT, .text = " (" },
    { .kind = REPLY_ARGUMENT, .argument = &arguments[NOTE] },
    { .kind = REPLY_TEXT, .text = ")" },
    { .kind = REPLY_END },
    { .kind = REPLY_NAME },
    { .kind = REPLY_TEXT, .text = "by" },
    { .kind = REPLY_END },
    { .kind = REPLY_STRING, .only = REPLY_TEXT, .text = "us" },
    { .kind = REPLY_CLOSE },
};

/* {"JAIL": {all pairs}, "more": {}} */
static const struct reply_step get_steps[] = {
    { .kind = REPLY_OPEN },  { .kind = REPLY_NAME, .only = REPLY_ARGUMENT, .argument = &arguments[JAIL] },
    { .kind = REPLY_PAIRS }, { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "more" },
    { .kind = REPLY_OPEN },  { .kind = REPLY_CLOSE },
    { .kind = REPLY_CLOSE },
};

/* {"all": "SNAPSHOTS", "set": "SETTINGS", "depth": "DEPTH", "NAME": "VALUE", ..., "one": ["SNAPSHOT", ...]} */
static const struct reply_step values_steps[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "all" },
    { .kind = REPLY_STRING, .only = REPLY_ARGUMENT, .argument = &arguments[SNAPSHOTS] },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "set" },
    { .kind = REPLY_STRING, .only = REPLY_ARGUMENT, .argument = &arguments[SETTINGS] },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "depth" },
    { .kind = REPLY_STRING, .only = REPLY_ARGUMENT, .argument = &arguments[DEPTH] },
    { .kind = REPLY_EACH_VALUE, .argument = &arguments[SETTINGS] },
    { .kind = REPLY_NAME, .only = REPLY_SETTING, .argument = &arguments[SETTINGS] },
    { .kind = REPLY_STRING, .only = REPLY_VALUE, .argument = &arguments[SETTINGS] },
    { .kind = REPLY_AGAIN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "one" },
    { .kind = REPLY_OPEN_LIST },
    { .kind = REPLY_EACH_VALUE, .argument = &arguments[SNAPSHOTS] },
    { .kind = REPLY_ELEMENT, .only = REPLY_VALUE, .argument = &arguments[SNAPSHOTS] },
    { .kind = REPLY_AGAIN },
    { .kind = REPLY_CLOSE_LIST },
    { .kind = REPLY_CLOSE },
};

/* {"started": ["JOB", ...], "JOB": {"id": "JOB"}, ...} */
static const struct reply_step jobs_steps[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "started" },
    { .kind = REPLY_OPEN_LIST },
    { .kind = REPLY_EACH_JOB },
    { .kind = REPLY_ELEMENT, .only = REPLY_JOB },
    { .kind = REPLY_AGAIN },
    { .kind = REPLY_CLOSE_LIST },
    { .kind = REPLY_EACH_JOB },
    { .kind = REPLY_NAME, .only = REPLY_JOB },
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "id" },
    { .kind = REPLY_STRING, .only = REPLY_JOB },
    { .kind = REPLY_CLOSE },
    { .kind = REPLY_AGAIN },
    { .kind = REPLY_CLOSE },
};

/* {"job": "JOB"} outside of rows: the only one */
static const struct reply_step job_steps[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "job" },
    { .kind = REPLY_STRING, .only = REPLY_JOB },
    { .kind = REPLY_CLOSE },
};

/* {"lines": {all lines}, "text": "OUTPUT", "next": "OUTPUT"}, the last of the next step */
static const struct reply_step lines_steps[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "lines" },
    { .kind = REPLY_LINES },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "text" },
    { .kind = REPLY_STRING, .only = REPLY_OUTPUT },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "next" },
    { .kind = REPLY_STRING, .only = REPLY_OUTPUT, .step = 1 },
    { .kind = REPLY_CLOSE },
};

/* {"value": " OUTPUT"} */
static const struct reply_step value_steps[] = {
    { .kind = REPLY_OPEN },   { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "value" },
    { .kind = REPLY_STRING }, { .kind = REPLY_TEXT, .text = " " },
    { .kind = REPLY_OUTPUT }, { .kind = REPLY_END },
    { .kind = REPLY_CLOSE },
};

/* {"error": "SAID", "why": "SAID (STATUS)", "lines": {all lines of it}, "last": ""} */
static const struct reply_step failure_steps[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "error" },
    { .kind = REPLY_STRING, .only = REPLY_SAID },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "why" },
    { .kind = REPLY_STRING },
    { .kind = REPLY_SAID },
    { .kind = REPLY_TEXT, .text = " (" },
    { .kind = REPLY_STATUS },
    { .kind = REPLY_TEXT, .text = ")" },
    { .kind = REPLY_END },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "lines" },
    { .kind = REPLY_SAID_LINES },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "last" },
    { .kind = REPLY_STRING },
    { .kind = REPLY_END },
    { .kind = REPLY_CLOSE },
};

#define REPLY(name) const struct reply sample_##name##_reply = { name##_steps, ACTION_COUNT(name##_steps) }

REPLY(list);
REPLY(rows);
REPLY(two);
REPLY(start);
REPLY(get);
REPLY(values);
REPLY(jobs);
REPLY(job);
REPLY(lines);
REPLY(value);
REPLY(failure);
