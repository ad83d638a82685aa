#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fuzz.h"
#include "options.h"

/* Any bytes as a configuration file. */

static char path[256];

static void remove_file(void)
{
    unlink(path);
}

static void write_file(const uint8_t *data, size_t size)
{
    FILE *file = NULL;

    if (path[0] == '\0') {
        const char *folder = getenv("TMPDIR");

        snprintf(path, sizeof(path), "%s/fuzz-options.%ld", folder ? folder : "/tmp", (long)getpid());
        atexit(remove_file);
    }
    file = fopen(path, "wb");
    fuzz_check(file && fwrite(data, 1, size, file) == size);
    fuzz_check(fclose(file) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct options options;
    char name[] = "iocaged";
    char config[] = "--config";
    char *const argv[] = { name, config, path, NULL };
    struct error error = { .code = ERROR_NONE };

    write_file(data, size);
    if (!options_read(&options, 3, argv, &error)) {
        fuzz_check(error.code == ERROR_CONFIGURATION && error.detail[0] != '\0');
        return 0;
    }
    fuzz_check(options.task == OPTIONS_SERVE && options.listen_count > 0 && options.listen_count <= OPTIONS_LISTEN_MAX);
    fuzz_check(options.iocage[0] == '/' && options.accounts[0] == '/' && options.commands > 0);
    fuzz_check(options.origin_count <= OPTIONS_ORIGINS_MAX && options.program_count <= OPTIONS_PROGRAMS_MAX);
    return 0;
}
