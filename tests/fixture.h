#ifndef FIXTURE_H
#define FIXTURE_H

#include <stdbool.h>

#include "buffer.h"
#include "error.h"
#include "slice.h"

enum {
    FIXTURE_PATH_MAX = 512, /* bytes of a fixture's path, NUL included */
    FIXTURE_FILES_MAX = 256 /* in one folder */
};

/*
 * Reads a file. Returns its bytes on the heap, in exactly as much memory as they and a NUL behind them need, so that a
 * sanitizer sees a read beyond; to be freed as the slice's data. The test fails if there is no such file.
 */
struct slice fixture_read(const char *path);

/* The same from bytes. */
struct slice fixture_copy(const char *bytes, size_t length);

/*
 * Calls check once for each file in folder whose name begins with prefix and ends in suffix, in order of their names.
 * check: returns whether the case at path is as it should be, and says on standard error what is not. companion: path
 * with its suffix replaced by other. The test fails if any case did or if there is none.
 */
void fixture_each(const char *folder, const char *prefix, const char *suffix, const char *other,
                  bool (*check)(const char *path, const char *companion));

/* Whether got is what the file at path holds, a newline at its end apart. Says on standard error if not. */
bool fixture_equal(const char *path, const char *got);

/* Reads a text and writes what it holds as JSON; path is the fixture's, whose name may say how. False with the error.
 */
typedef bool fixture_reader(const char *path, struct slice text, struct buffer *json, struct error *error);

/* Whether the fixture at path reads as the JSON in the file companion. Says on standard error if not. */
bool fixture_reads(const char *path, const char *companion, fixture_reader *read);

/* Whether the fixture at path is refused as ERROR_TOOL_OUTPUT with the sentence in companion. Says so if not. */
bool fixture_refuses(const char *path, const char *companion, fixture_reader *read);

#endif
