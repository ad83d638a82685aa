#ifndef PAIRS_FILE_H
#define PAIRS_FILE_H

#include <stdbool.h>
#include <stdio.h>

enum {
    PAIRS_FILE_PATH_MAX = 1024, /* bytes of a path, NUL included */
};

/* A file of key=value lines being written beside the one that it will replace. */
struct pairs_file {
    char path[PAIRS_FILE_PATH_MAX];
    char temporary[PAIRS_FILE_PATH_MAX + 8];
    FILE *stream;
};

/*
 * Begins to write PATH.tmp. The caller holds the lock, so that nobody else writes it. All of these three say on
 * standard error why they failed. If it fails there is nothing to end.
 */
bool pairs_file_begin(struct pairs_file *file, const char *path) __attribute__((warn_unused_result));

/* Adds a line. A newline or backslash in value is written as \n or \\, so that a value stays on its line. */
void pairs_file_add(struct pairs_file *file, const char *key, const char *value);

/* Puts the file into the place of the old one, in one step; or, if any write failed, removes it. */
bool pairs_file_end(struct pairs_file *file) __attribute__((warn_unused_result));

/*
 * Reads a file, calling take with each key and value. take: returns false for what it cannot use. Fails, saying why on
 * standard error, if the file cannot be read, has a line that is no pair or is too long, or if take refuses.
 */
bool pairs_file_read(const char *path, bool (*take)(void *closure, const char *key, const char *value), void *closure)
    __attribute__((warn_unused_result));

/* Reads a value that is a number and nothing else. False if it is none. */
bool pairs_file_number(const char *value, unsigned long *number) __attribute__((warn_unused_result));

#endif
