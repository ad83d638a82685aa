#include "fake_program.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    PATHS = 4
};

static char folder[] = "/tmp/iocaged-test-XXXXXX";

int fake_program_open(void **state)
{
    (void)state;
    return mkdtemp(folder) == NULL;
}

int fake_program_close(void **state)
{
    DIR *entries = opendir(folder);
    struct dirent *entry = NULL;

    (void)state;
    while (entries != NULL && (entry = readdir(entries)) != NULL) {
        if (remove(fake_program_path(entry->d_name)) != 0)
            continue; /* . and .. */
    }
    if (entries != NULL)
        closedir(entries);
    return rmdir(folder);
}

const char *fake_program_path(const char *name)
{
    static char paths[PATHS][sizeof(folder) + 256];
    static unsigned next;
    char *path = paths[next++ % PATHS];

    snprintf(path, sizeof(paths[0]), "%s/%s", folder, name);
    return path;
}

const char *fake_program_write(const char *name, const char *script)
{
    const char *path = fake_program_path(name);
    FILE *file = fopen(path, "we");

    if (file == NULL || fprintf(file, "#!/bin/sh\n%s\n", script) < 0 || fclose(file) != 0 || chmod(path, 0755) != 0) {
        perror(path);
        abort();
    }
    return path;
}

long fake_program_number(const char *name)
{
    FILE *file = fopen(fake_program_path(name), "re");
    long number = 0;

    if (file == NULL)
        return 0;
    if (fscanf(file, "%ld", &number) != 1)
        number = 0;
    fclose(file);
    return number;
}
