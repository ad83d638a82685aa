#include "python.h"

#include <stdio.h>
#include <string.h>

#include "property.h"
#include "python_create.h"
#include "python_destroy.h"
#include "python_exec.h"
#include "python_fetch.h"
#include "python_get.h"
#include "python_list.h"
#include "python_pool.h"
#include "python_set.h"
#include "python_snap.h"
#include "python_start.h"

enum {
    MANY = 1000000 /* operands: as many as there are */
};

#define END \
    {       \
        0   \
    }

static const struct option_row clean_options[] = {
    { "force", 'f', false, false },     { "all", 'a', false, false },
    { "debug", 'd', false, false },     { "images", 'i', false, false },
    { "jails", 'j', false, false },     { "releases", 'r', false, false },
    { "templates", 't', false, false }, END,
};
static const struct option_row clone_options[] = {
    { "count", 'c', true, false },
    { "name", 'n', true, false },
    { "thickjail", 'T', false, false },
    END,
};
static const struct option_row create_options[] = {
    { "basejail", 'b', false, false }, { "count", 'c', true, false },      { "empty", 'e', false, false },
    { "name", 'n', true, false },      { "release", 'r', true, false },    { "template", 't', true, false },
    { "uuid", 'u', true, false },      { "thickjail", 'T', false, false }, END,
};
static const struct option_row destroy_options[] = {
    { "download", 'd', false, false },
    { "force", 'f', false, false },
    { "release", 'r', false, false },
    { "recursive", 'R', false, false },
    END,
};
static const struct option_row df_options[] = { { "header", 'h', false, false }, { "long", 'l', false, false }, END };
static const struct option_row exec_options[] = {
    { "host_user", 'u', true, false },
    { "jail_user", 'U', true, false },
    END,
};
static const struct option_row fetch_options[] = {
    { "name", 'n', true, false },      { "release", 'r', true, false },
    { "noupdate", 'N', false, false }, { "plugin-name", 'P', true, false },
    { NULL, 'U', false, false },       { "verify", 'V', false, false },
    { "accept", 'A', false, false },   END,
};
static const struct option_row fstab_options[] = {
    { "add", 'a', false, false },
    { "header", 'h', false, false },
    { "list", 'l', false, false },
    END,
};
static const struct option_row get_options[] = {
    { "all", 'a', false, false },
    { "header", 'h', false, false },
    { "jid", 'j', false, false },
    { "pool", 'p', false, false },
    { "recursive", 'r', false, false },
    { "state", 's', false, false },
    END,
};
static const struct option_row list_options[] = {
    { "base", 'b', false, false },     { "basejails", 'B', false, false },
    { "header", 'h', false, false },   { "long", 'l', false, false },
    { "plugins", 'P', false, false },  { "quick", 'q', false, false },
    { "release", 'r', false, false },  { "remote", 'R', false, false },
    { "template", 't', false, false }, END,
};
static const struct option_row restart_options[] = { { "soft", 's', false, false }, END };
static const struct option_row snapshot_options[] = { { "name", 'n', true, false }, END };
static const struct option_row snaplist_options[] = {
    { "header", 'h', false, false },
    { "long", 'l', false, false },
    END,
};
static const struct option_row snapremove_options[] = { { "name", 'n', true, true }, END };
static const struct option_row rollback_options[] = {
    { "force", 'f', false, false },
    { "name", 'n', true, true },
    END,
};
static const struct option_row start_options[] = {
    { "ignore", 'i', false, false },
    { "rc", 'R', false, false },
    END,
};
static const struct option_row stop_options[] = {
    { "force", 'f', false, false },
    { "rc", 'R', false, false },
    END,
};
static const struct option_row upgrade_options[] = { { "release", 'r', true, false }, END };

static const char *const one_jail[] = { "JAIL", NULL };
static const char *const one_pool[] = { "ZPOOL", NULL };
static const char *const one_source[] = { "SOURCE", NULL };
static const char *const two_names[] = { "JAIL", "NEW_NAME", NULL };

static const struct command {
    struct option_form form;
    int (*run)(struct python_call *call);
    bool no_pool; /* the program does not look for its pool before */
} commands[] = {
    { { "activate", "[OPTIONS] ZPOOL", NULL, one_pool, 1 }, python_pool_activate, true },
    { { "clean", "[OPTIONS]", clean_options, NULL, 0 }, python_destroy_clean, false },
    { { "clone", "[OPTIONS] SOURCE [PROPS]...", clone_options, one_source, MANY }, python_create_clone, false },
    { { "create", "[OPTIONS] [PROPS]...", create_options, NULL, MANY }, python_create, false },
    { { "destroy", "[OPTIONS] [JAILS]...", destroy_options, NULL, MANY }, python_destroy, false },
    { { "df", "[OPTIONS]", df_options, NULL, 0 }, python_list_df, false },
    { { "exec", "[OPTIONS] JAIL [COMMAND]...", exec_options, one_jail, MANY }, python_exec, false },
    { { "export", "[OPTIONS] JAIL", NULL, one_jail, 1 }, python_fetch_export, false },
    { { "fetch", "[OPTIONS] [PROPS]...", fetch_options, NULL, MANY }, python_fetch, false },
    { { "fstab", "[OPTIONS] JAIL [FSTAB_STRING]...", fstab_options, one_jail, MANY }, python_list_fstab, false },
    { { "get", "[OPTIONS] [PROP] [JAIL]", get_options, NULL, 2 }, python_get, false },
    { { "import", "[OPTIONS] JAIL", NULL, one_jail, 1 }, python_fetch_import, false },
    { { "list", "[OPTIONS]", list_options, NULL, 0 }, python_list, false },
    { { "pkg", "[OPTIONS] JAIL [COMMAND]...", NULL, one_jail, MANY }, python_exec_pkg, false },
    { { "rename", "[OPTIONS] JAIL NEW_NAME", NULL, two_names, 2 }, python_create_rename, false },
    { { "restart", "[OPTIONS] JAIL", restart_options, one_jail, 1 }, python_start_restart, false },
    { { "rollback", "[OPTIONS] JAIL", rollback_options, one_jail, 1 }, python_snap_rollback, false },
    { { "set", "[OPTIONS] [PROPS]... JAIL", NULL, one_jail, MANY }, python_set, false },
    { { "snaplist", "[OPTIONS] JAIL", snaplist_options, one_jail, 1 }, python_snap_list, false },
    { { "snapremove", "[OPTIONS] JAIL", snapremove_options, one_jail, 1 }, python_snap_remove, false },
    { { "snapshot", "[OPTIONS] JAIL", snapshot_options, one_jail, 1 }, python_snap, false },
    { { "start", "[OPTIONS] JAILS...", start_options, NULL, MANY }, python_start, false },
    { { "stop", "[OPTIONS] JAILS...", stop_options, NULL, MANY }, python_start_stop, false },
    { { "update", "[OPTIONS] JAIL", NULL, one_jail, 1 }, python_fetch_update, false },
    { { "upgrade", "[OPTIONS] JAIL", upgrade_options, one_jail, 1 }, python_fetch_upgrade, false },
};

enum {
    COMMAND_COUNT = sizeof(commands) / sizeof(commands[0])
};

static const struct option_form whole = { .synopsis = "[OPTIONS] COMMAND [ARGS]..." };

int python_version(void)
{
    puts("Version\t1.2");
    return 0;
}

int python_help(void)
{
    printf("Usage: iocage %s\n\n  A stand-in for the Python program iocage. It starts no jails.\n\nCommands:\n",
           whole.synopsis);
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        printf("  %-10s  %s\n", commands[i].form.command, commands[i].form.synopsis);
    return 0;
}

static int run_command(const struct command *command, const char *folder, char **argv)
{
    struct store store;
    struct python_call call = { .store = &store, .form = &command->form };
    int status = option_read(&command->form, argv, &call.options);

    if (status != 0)
        return status;
    property_use();
    status = 1;
    if (store_open(&store, folder, DIALECT_PYTHON) && (command->no_pool || python_pool_enter(&store)))
        status = command->run(&call);
    store_close(&store);
    return fflush(stdout) == 0 ? status : 1;
}

int python_run(const char *folder, char **argv)
{
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (strcmp(argv[0], commands[i].form.command) == 0)
            return run_command(&commands[i], folder, argv);
    }
    if (argv[0][0] == '-')
        return option_refuse(&whole, "No such option: %s", argv[0]);
    return option_refuse(&whole, "No such command '%s'.", argv[0]);
}
