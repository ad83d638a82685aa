#ifndef JAIL_FILE_H
#define JAIL_FILE_H

#include <stdbool.h>

#include "store.h"

/* Writes a jail, or settings alone, to a file, in one step. path: of the file. All here say why they failed. */
bool jail_file_save(const char *path, const struct jail *jail) __attribute__((warn_unused_result));
bool jail_file_save_settings(const char *path, const struct settings *settings) __attribute__((warn_unused_result));

/* Adds what stands in such a file to a jail, or to settings. Fails too if the file has any line of another kind. */
bool jail_file_read(const char *path, struct jail *jail) __attribute__((warn_unused_result));
bool jail_file_read_settings(const char *path, struct settings *settings) __attribute__((warn_unused_result));

#endif
