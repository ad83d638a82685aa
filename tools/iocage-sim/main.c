#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "behaviour.h"
#include "cap.h"
#include "clean.h"
#include "clone.h"
#include "create.h"
#include "destroy.h"
#include "dialect.h"
#include "exec.h"
#include "fetch.h"
#include "image.h"
#include "pool.h"
#include "python.h"
#include "run.h"
#include "say.h"
#include "set.h"
#include "show.h"
#include "snap.h"
#include "store.h"
#include "update.h"

#define FOLDER "iocage-sim.state"
#define PYTHON_FOLDER "iocage-sim-python.state"

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

/* What stands before the command, and what the environment and the program's name say. */
struct call {
    const char *state; /* the option, or NULL */
    enum dialect dialect;
    char folder[STORE_FOLDER_MAX]; /* "" if nobody says where it is */
};

/* False, and says so, if an option has no value, or a bad one. words: moved to the command. */
static bool take_options(struct call *call, char ***words)
{
    for (; **words != NULL; *words += 2) {
        const char *value = (*words)[1];

        if (strcmp(**words, "--state") == 0 && value != NULL && value[0] != '\0') {
            call->state = value;
        } else if (strcmp(**words, "--state") == 0) {
            say_error("--state needs a folder");
            return false;
        } else if (strcmp(**words, "--dialect") != 0) {
            return true;
        } else if (value == NULL || !dialect_read(value, &call->dialect)) {
            say_error("--dialect is shell or python");
            return false;
        }
    }
    return true;
}

/* Names and the environment; the folder, if it is founded, has the last word. */
static bool find_dialect(struct call *call, const char *program)
{
    const char *environment = getenv("IOCAGE_SIM_DIALECT");

    if (call->dialect == DIALECT_UNKNOWN)
        call->dialect = dialect_of_program(program);
    if (call->dialect != DIALECT_UNKNOWN || environment == NULL || environment[0] == '\0')
        return true;
    if (dialect_read(environment, &call->dialect))
        return true;
    say_error("IOCAGE_SIM_DIALECT is shell or python");
    return false;
}

/* The daemon runs its tool by a whole path and without an environment, so what stands beside the path must do. */
static void find_folder(struct call *call, const char *program)
{
    const char *environment = getenv("IOCAGE_SIM_STATE");
    const char *slash = strrchr(program, '/');
    const char *name = call->dialect == DIALECT_PYTHON ? PYTHON_FOLDER : FOLDER;
    int length = STORE_FOLDER_MAX;

    if (call->state != NULL)
        length = snprintf(call->folder, STORE_FOLDER_MAX, "%s", call->state);
    else if (environment != NULL && environment[0] != '\0')
        length = snprintf(call->folder, STORE_FOLDER_MAX, "%s", environment);
    else if (slash != NULL)
        length = snprintf(call->folder, STORE_FOLDER_MAX, "%.*s/%s", (int)(slash - program), program, name);
    if (length >= STORE_FOLDER_MAX)
        call->folder[0] = '\0';
}

static bool prepare(struct call *call, const char *program, char ***words)
{
    enum dialect founded = DIALECT_UNKNOWN;

    if (!take_options(call, words) || !find_dialect(call, program))
        return false;
    find_folder(call, program);
    if (call->dialect == DIALECT_UNKNOWN && call->folder[0] != '\0') {
        if (!dialect_of_folder(call->folder, &founded))
            return false;
        call->dialect = founded;
    }
    if (call->dialect == DIALECT_UNKNOWN)
        call->dialect = DIALECT_SHELL;
    return true;
}

static int run_command(const struct command *command, const char *folder, char **argv)
{
    struct store store;
    int status = 1;

    if (store_open(&store, folder, DIALECT_SHELL) && (command->no_pool || pool_enter(&store)))
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

static bool is_one_of(const char *word, const char *const *names)
{
    while (*names != NULL && strcmp(*names, word) != 0)
        names++;
    return *names != NULL;
}

/* What needs no state: the answer is in the program itself. status: set if the words were such. */
static bool answer_alone(const struct call *call, char **words, int *status)
{
    static const char *const shell_version[] = { "--version", "version", NULL };
    static const char *const shell_help[] = { "help", "--help", "-h", NULL };
    static const char *const python_versions[] = { "--version", "-v", NULL };
    bool python = call->dialect == DIALECT_PYTHON;

    if (words[0] == NULL || (python && strcmp(words[0], "--help") == 0))
        *status = python ? python_help() : print_usage();
    else if (is_one_of(words[0], python ? python_versions : shell_version))
        *status = python ? python_version() : print_version();
    else if (!python && is_one_of(words[0], shell_help))
        *status = print_help();
    else
        return false;
    return true;
}

int main(int argc, char **argv)
{
    struct call call = { .dialect = DIALECT_UNKNOWN };
    char **words = argv + (argc > 0);
    int status = 0;

    if (!prepare(&call, argc > 0 ? argv[0] : "", &words))
        return 1;
    if (call.dialect == DIALECT_SHELL && words[0] != NULL && strcmp(words[0], "-v") == 0)
        words++;
    if (words[0] != NULL && behaviour_apply(call.folder, words[0], call.dialect, &status) == BEHAVIOUR_ENDS)
        return status;
    if (answer_alone(&call, words, &status))
        return status;
    if (call.folder[0] == '\0')
        return say_error(
            "iocage-sim needs to know where its state is, in a path of reasonable length: give --state DIR first");
    return call.dialect == DIALECT_PYTHON ? python_run(call.folder, words) : dispatch(call.folder, words);
}
