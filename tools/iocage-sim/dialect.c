#include "dialect.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "pairs_file.h"

static const char *const names[] = {
    [DIALECT_UNKNOWN] = "unknown",
    [DIALECT_SHELL] = "shell",
    [DIALECT_PYTHON] = "python",
};

const char *dialect_name(enum dialect dialect)
{
    return names[dialect];
}

bool dialect_read(const char *name, enum dialect *dialect)
{
    for (int i = DIALECT_SHELL; i <= DIALECT_PYTHON; i++) {
        if (strcmp(names[i], name) == 0) {
            *dialect = (enum dialect)i;
            return true;
        }
    }
    return false;
}

enum dialect dialect_of_program(const char *program)
{
    const char *dash = strrchr(program, '-');
    enum dialect dialect = DIALECT_UNKNOWN;

    return dash != NULL && dialect_read(dash + 1, &dialect) ? dialect : DIALECT_UNKNOWN;
}

/* A host of an older stand-in does not say, and is the shell's. */
static bool take(void *closure, const char *key, const char *value)
{
    return strcmp(key, "dialect") != 0 || dialect_read(value, closure);
}

bool dialect_of_folder(const char *folder, enum dialect *dialect)
{
    char path[PAIRS_FILE_PATH_MAX];

    *dialect = DIALECT_UNKNOWN;
    if (snprintf(path, sizeof(path), "%s/host", folder) >= (int)sizeof(path) || access(path, F_OK) != 0)
        return true;
    *dialect = DIALECT_SHELL;
    return pairs_file_read(path, take, dialect);
}
