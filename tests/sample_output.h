#ifndef SAMPLE_OUTPUT_H
#define SAMPLE_OUTPUT_H

#include "action.h"
#include "slice.h"

/* Rows as the generator makes them, for the tests of the lexers: small, and independent of the real schema. */

enum {
    SAMPLE_COLUMNS = 9
};

extern const struct column sample_columns[SAMPLE_COLUMNS];
extern const struct output sample_jails;    /* a table with the key UUID and a section of other jails behind it */
extern const struct output sample_settings; /* key:value */
extern const struct output sample_defaults; /* key=value */

/* ERROR: and WARNING: behind any blanks, and two lines about the pool as notices. */
enum message sample_message(struct slice line);

#endif
