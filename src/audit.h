#ifndef AUDIT_H
#define AUDIT_H

#include <stdbool.h>

#include "error.h"
#include "slice.h"

/*
 * The files that tell what was done, and by whom: one line of JSON for each. A line is written by one write(2) at the
 * end of the file. One that cannot be written, such as when the disk is full, is lost; that is said on standard error
 * once, and with how many were lost when it is over, but nothing waits for it. All functions from any thread.
 */
struct audit;

enum audit_file {
    AUDIT_CHANGES, /* changes and logins */
    AUDIT_ACCESS,  /* every request */
};

enum {
    AUDIT_FILES = 2,
    AUDIT_LINE_MAX = 65536,     /* bytes of a line, newline included */
    AUDIT_STRANGERS_MAX = 1000, /* lines a minute about who is not let in; of more it is told how many there were */
};

/* Opens a file for audit_set_descriptor(), made with mode 0600 if it is not there. path: absolute. Returns the
 * descriptor, or -1 with ERROR_CONFIGURATION. */
int audit_open(const char *path, struct error *error);

/* Makes one that writes nothing yet. Returns NULL without memory. */
struct audit *audit_new(void);

/* Frees it and closes its files. NULL is allowed. */
void audit_free(struct audit *audit);

/* Writes to another descriptor from now on. fd: from audit_open(), here or in another process; owned from now on, and
 * the one before is closed. -1: none. */
void audit_set_descriptor(struct audit *audit, enum audit_file file, int fd);

/* Whether lines for this file are written at all. audit: NULL is allowed, and wants none. */
bool audit_wants(struct audit *audit, enum audit_file file);

/* Writes a line. line: without its newline, and without any other; at most AUDIT_LINE_MAX - 1 bytes. */
void audit_write(struct audit *audit, enum audit_file file, struct slice line);

/*
 * Whether one more line may be written about somebody who is not let in, and could else fill the disk. missed: set to
 * how many were not, since one was. seconds: of a clock that does not go back.
 */
bool audit_admits_stranger(struct audit *audit, unsigned long long seconds, unsigned *missed);

#endif
