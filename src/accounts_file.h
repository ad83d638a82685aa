#ifndef ACCOUNTS_FILE_H
#define ACCOUNTS_FILE_H

#include <stdbool.h>

#include "buffer.h"
#include "error.h"
#include "slice.h"

#define ACCOUNTS_FILE_DEFAULT "/usr/local/etc/iocaged/accounts"

/*
 * Reads an accounts file. Refuses one that is no file, is not owned by who runs this, or that group or others can read
 * or write. path: a link at its end is refused. bytes: made, with the file's bytes, a NUL behind them; to be cleared by
 * the caller, also after failure. missing: set if there is no such file, which is a failure too; may be NULL.
 * Fails with ERROR_CONFIGURATION.
 */
bool accounts_file_read(const char *path, struct buffer *bytes, bool *missing, struct error *error)
    __attribute__((warn_unused_result));

/*
 * Locks an accounts file against others that would change it, for which it waits: with the file PATH.lock, which stays.
 * Makes the folder of the file, if that alone is missing. Returns a descriptor, to be closed to unlock, or -1 with
 * ERROR_CONFIGURATION.
 */
int accounts_file_lock(const char *path, struct error *error);

/*
 * Replaces an accounts file, or makes it, so that whoever reads it sees the old text or the new one, also after a loss
 * of power: written to PATH.new, mode 0600, and renamed. The file must be locked. Fails with ERROR_CONFIGURATION.
 */
bool accounts_file_write(const char *path, struct slice text, struct error *error) __attribute__((warn_unused_result));

#endif
