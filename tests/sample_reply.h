#ifndef SAMPLE_REPLY_H
#define SAMPLE_REPLY_H

#include "action.h"
#include "slice.h"

/* Rows as the generator makes them, for the tests of reply.c: small, and independent of the real schema. */

struct sample_row {
    struct slice jid;
    struct slice tag;
    struct slice name;
};

struct sample_arguments {
    struct slice jail;
    struct slice note; /* optional, as is the next */
    int64_t depth;
    bool has_depth;
    struct texts snapshots;
    struct texts settings;
};

extern const struct dialect sample_reply_dialect; /* a line that begins with * is a notice */

extern const struct output sample_table; /* JID, of which None stands for -, and the key TAG */
extern const struct output sample_named; /* the same and NAME, otherwise TAG */
extern const struct output sample_items; /* [JID] TAG */
extern const struct output sample_pairs; /* key:value */
extern const struct output sample_lines; /* name:text */
extern const struct output sample_value;
extern const struct output sample_pool; /* pool: VALUE */
extern const struct output sample_text;

/* {"jails": {"jail TAG": {the other cells}, ...}} */
extern const struct reply sample_list_reply;

/* {"tags": ["TAG", ...], "ids": ["id JID", ...]} */
extern const struct reply sample_rows_reply;

/* {"first": ["TAG", ...], "second": {"TAG": {the other cells}}} of two steps */
extern const struct reply sample_two_reply;

/* {"done": "started JAIL (NOTE)", "by": "us"} */
extern const struct reply sample_start_reply;

/* {"JAIL": {all pairs}, "more": {}} */
extern const struct reply sample_get_reply;

/* {"all": "SNAPSHOTS", "set": "SETTINGS", "depth": "DEPTH", "NAME": "VALUE", ..., "one": ["SNAPSHOT", ...]} */
extern const struct reply sample_values_reply;

/* {"started": ["JOB", ...], "JOB": {"id": "JOB"}, ...} */
extern const struct reply sample_jobs_reply;

/* {"job": "JOB"} outside of rows: the only one */
extern const struct reply sample_job_reply;

/* {"lines": {all lines}, "text": "OUTPUT", "next": "OUTPUT"}, the last of the next step */
extern const struct reply sample_lines_reply;

/* {"value": " OUTPUT"} */
extern const struct reply sample_value_reply;

/* {"error": "SAID", "why": "SAID (STATUS)", "lines": {all lines of it}, "last": ""} */
extern const struct reply sample_failure_reply;

#endif
