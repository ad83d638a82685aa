#ifndef ACCOUNTS_EDIT_H
#define ACCOUNTS_EDIT_H

#include <stdbool.h>

#include "account_entry.h"
#include "buffer.h"
#include "error.h"

/*
 * Changes of an accounts file: read, changed and replaced while nobody else changes it, and only to what the daemon
 * would read. path: of the file. All fail with ERROR_CONFIGURATION or ERROR_NO_MEMORY, and leave the file as it was.
 */

/* Reads a file; one that is not there is empty. text: made; to be cleared by the caller, also after failure. */
bool accounts_edit_load(const char *path, struct buffer *text, struct error *error) __attribute__((warn_unused_result));

/* Fails if there is an account or a key of a name already. */
bool accounts_edit_check_new(const char *path, const char *name, struct error *error)
    __attribute__((warn_unused_result));

/* Fails if there is no account or no key of a name. */
bool accounts_edit_check_there(const char *path, enum account_entry_kind kind, const char *name, struct error *error)
    __attribute__((warn_unused_result));

/* Adds a line, the file too if it is not there. name: of the account or key in it, which must be new. */
bool accounts_edit_add(const char *path, const char *name, const char *line, struct error *error)
    __attribute__((warn_unused_result));

/* Gives an account another password. hash: of it. */
bool accounts_edit_password(const char *path, const char *name, const char *hash, struct error *error)
    __attribute__((warn_unused_result));

/* Removes an account or a key. */
bool accounts_edit_remove(const char *path, enum account_entry_kind kind, const char *name, struct error *error)
    __attribute__((warn_unused_result));

#endif
