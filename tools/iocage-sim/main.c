#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cap.h"
#include "clean.h"
#include "clone.h"
#include "create.h"
#include "destroy.h"
#include "exec.h"
#include "fetch.h"
#include "image.h"
#include "pool.h"
#include "run.h"
#include "say.h"
#include "set.h"
#include "show.h"
#include "snap.h"
#include "store.h"
#include "update.h"

#define FOLDER "iocage-sim.state"

struct command {
    const char *name;
    int (*run)(struct store *store, char **argv);
    const char *synopsis; /* NULL for a second name */
    bool no_pool;         /* the program does not look for its pool before */
};

static const struct command commands[] = {
    { "activate", pool_activate, "activate [POOL]", true },
    { "cap", cap_command, "cap UUID|TAG", false },
    { "clean", clean_command, "clean [-f] [-a|-j|-r|-t]", false },
    { "clone", clone_command, "clone UUID|TAG[@snapshot] [property=value]", false },
    { "create", create_command, "create [-e] [property=value] [count=value]", false },
    { "deactivate", pool_deactivate, "deactivate POOL", true },
    { "defaults", show_defaults, "defaults", false },
    { "destroy", destroy_command, "destroy [-f] UUID|TAG", false },
    { "df", show_df, "df", false },
    { "exec", exec_command, "exec [-u username | -U username] UUID|TAG|ALL command [arg ...]", false },
    { "export", image_export, "export UUID|TAG", false },
    { "fetch", fetch_command, "fetch [release=RELEASE] [ftphost=HOST] [ftpdir=FOLDER]", false },
    { "get", show_get, "get [-r] property|all UUID|TAG", false },
    { "import", image_import, "import UUID", false },
    { "list", show_list, "list [-t|-r|--warden]", false },
    { "reboot", run_reboot, "reboot UUID|TAG|ALL", false },
    { "restart", run_restart, "restart UUID|TAG|ALL", false },
    { "rollback", snap_rollback, "rollback UUID|TAG@snapshot", false },
    { "set", set_command, "set property=value [property=value] UUID|TAG", false },
    { "snap", snap_shot, NULL, false },
    { "snaplist", snap_list, "snaplist UUID|TAG", false },
    { "snapremove", snap_remove, "snapremove UUID|TAG@snapshot|ALL", false },
    { "snapshot", snap_shot, "snapshot [-f] [-r] UUID|TAG[@snapshot]", false },
    { "start", run_start, "start [-f] UUID|TAG|ALL", false },
    { "stop", run_stop, "stop UUID|TAG|ALL", false },
    { "uncap", cap_uncap, "uncap UUID|TAG", false },
    { "update", update_command, "update UUID|TAG", false },
    { "upgrade", update_upgrade, "upgrade UUID|TAG [release=RELEASE]", false },
};

enum {
    COMMAND_COUNT = sizeof(commands) / sizeof(commands[0])
};

/* Commands of the program that this stand-in does not have. A word that is in neither list gets the usage, as there. */
static const char *const missing[] = {
    "console", "init-host", "inuse",      "limits", "promote", "pull",
    "push",    "rcboot",    "rcshutdown", "reset",  "runtime", "send",
};

static int print_usage(void)
{
    puts("usage:");
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (commands[i].synopsis != NULL)
            printf("  iocage [-v] %s\n", commands[i].synopsis);
    }
    puts("  iocage [-v] help");
    puts("  iocage [-v] version | --version");
    return 0;
}

static int print_version(void)
{
    puts("iocage DEVELOP (2016-01-25)");
    return 0;
}

static int print_help(void)
{
    puts("iocage-sim: a stand-in for the shell program iocage 1.7, for where there is no FreeBSD.");
    puts("It starts no jails. What it pretends is kept in a folder: the option --state DIR, which must be the first,");
    puts("or the environment's IOCAGE_SIM_STATE, or " FOLDER " beside the program.");
    puts("");
    return print_usage();
}

/* The daemon runs its tool by a whole path and without an environment, so what stands beside the path must do. */
static bool find_folder(const char *option, const char *program, char folder[STORE_FOLDER_MAX])
{
    const char *environment = getenv("IOCAGE_SIM_STATE");
    const char *slash = strrchr(program, '/');
    int length = 0;

    if (option != NULL)
        length = snprintf(folder, STORE_FOLDER_MAX, "%s", option);
    else if (environment != NULL && environment[0] != '\0')
        length = snprintf(folder, STORE_FOLDER_MAX, "%s", environment);
    else if (slash != NULL)
        length = snprintf(folder, STORE_FOLDER_MAX, "%.*s/" FOLDER, (int)(slash - program), program);
    else
        length = STORE_FOLDER_MAX;
    if (length < STORE_FOLDER_MAX)
        return true;
    say_error("iocage-sim needs to know where its state is, in a path of reasonable length: give --state DIR first");
    return false;
}

static int run_command(const struct command *command, const char *folder, char **argv)
{
    struct store store;
    int status = 1;

    if (store_open(&store, folder) && (command->no_pool || pool_enter(&store)))
        status = command->run(&store, argv);
    store_close(&store);
    if (fflush(stdout) != 0)
        status = 1;
    return status;
}

static int dispatch(const char *folder, char **argv)
{
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (strcmp(argv[0], commands[i].name) == 0)
            return run_command(&commands[i], folder, argv);
    }
    for (size_t i = 0; i < sizeof(missing) / sizeof(missing[0]); i++) {
        if (strcmp(argv[0], missing[i]) == 0)
            return say_error("iocage-sim does not have the command %s", argv[0]);
    }
    return print_usage();
}

int main(int argc, char **argv)
{
    char folder[STORE_FOLDER_MAX];
    char **words = argv + (argc > 0);
    const char *option = NULL;

    if (words[0] != NULL && strcmp(words[0], "--state") == 0) {
        if (words[1] == NULL || words[1][0] == '\0')
            return say_error("--state needs a folder");
        option = words[1];
        words += 2;
    }
    if (words[0] != NULL && strcmp(words[0], "-v") == 0)
        words++;
    if (words[0] == NULL)
        return print_usage();
    if (strcmp(words[0], "--version") == 0 || strcmp(words[0], "version") == 0)
        return print_version();
    if (strcmp(words[0], "help") == 0 || strcmp(words[0], "--help") == 0 || strcmp(words[0], "-h") == 0)
        return print_help();
    if (!find_folder(option, argv[0], folder))
        return 1;
    return dispatch(folder, words);
}
