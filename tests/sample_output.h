#ifndef SAMPLE_OUTPUT_H
#define SAMPLE_OUTPUT_H

#include "action.h"
#include "slice.h"

/* Rows as the generator makes them, for the tests of the readers: small, and independent of the real schema. */

enum {
    SAMPLE_COLUMNS = 9,
    SAMPLE_LIST_COLUMNS = 6,
};

/*
 * The program that prints all of these. Its messages are ERROR: and WARNING: behind any blanks, two lines about the
 * pool as notices, a line that begins with "Really" as a question and one with "Traceback" as a trace.
 */
extern const struct dialect sample_dialect;

extern const struct column sample_columns[SAMPLE_COLUMNS];
extern const struct output sample_jails; /* a table with the key UUID and a section of other jails behind it */

/*
 * A table with the key NAME, rows of the key - left out, JID None for -, TAG otherwise that of NAME and NOTE otherwise
 * that of IP4.
 */
extern const struct column sample_list_columns[SAMPLE_LIST_COLUMNS];
extern const struct output sample_list;

extern const struct output sample_settings; /* key:value */
extern const struct output sample_defaults; /* key=value */
extern const struct output sample_notes;    /* key:value, where a value may have several lines */

#endif
