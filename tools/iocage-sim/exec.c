#include "exec.h"

#include <stdio.h>
#include <string.h>

#include "lookup.h"
#include "program.h"
#include "say.h"

/* What jexec(8) is called with. */
struct call {
    const char *host_user; /* -u, NULL if not given */
    const char *jail_user; /* -U */
    char **program;        /* and its arguments, NULL at the end */
};

/* Options up to the jail's name, as the shell's getopts takes them. False, and says so, if one is refused. */
static bool take_options(char ***word, struct call *call)
{
    for (; **word != NULL && (**word)[0] == '-' && (**word)[1] != '\0'; (*word)++) {
        const char *option = **word + 1;
        const char *user = option + 1;

        if (strcmp(option, "-") == 0) {
            (*word)++;
            break;
        }
        if (*option != 'u' && *option != 'U') {
            say_plain("Illegal option -%c", *option);
            say_error("invalid exec option: ?");
            return false;
        }
        if (*user == '\0' && (user = *++*word) == NULL) {
            say_plain("No arg for -%c option", *option);
            say_error("invalid exec option: ?");
            return false;
        }
        if (*option == 'u')
            call->host_user = user;
        else
            call->jail_user = user;
    }
    return true;
}

static int refuse_user(const char *user)
{
    say_plain("jexec: %s: no such user", user);
    return 1;
}

/* In jexec's own order of tests. jail: NULL for a dataset that is none. Returns jexec's exit status. */
static int call_jexec(const struct call *call, const char *uuid, const struct jail *jail)
{
    const char *user = call->jail_user != NULL ? call->jail_user : call->host_user;

    if (call->program[0] == NULL || (call->host_user != NULL && call->jail_user != NULL)) {
        say_plain("usage: jexec [-l] [-u username | -U username] jail command ...");
        return 1;
    }
    if (call->host_user != NULL && !program_has_user(call->host_user))
        return refuse_user(call->host_user);
    if (jail == NULL || jail->jid == 0) {
        say_plain("jexec: jail \"ioc-%s\" not found", uuid);
        return 1;
    }
    if (call->jail_user != NULL && !program_has_user(call->jail_user))
        return refuse_user(call->jail_user);
    return program_run(call->program, setting_text(&jail->settings, "host_hostname"), user == NULL ? "root" : user);
}

int exec_command(struct store *store, char **argv)
{
    struct call call = { 0 };
    struct dataset dataset;
    struct jail *jail = NULL;
    char **word = argv + 1;
    const char *name = NULL;

    store_unlock(store);
    if (!take_options(&word, &call))
        return 1;
    name = *word;
    if (name == NULL || name[0] == '\0')
        return say_error("missing UUID!");
    call.program = word + 1;
    /* everything that the program takes for a jail: its defaults and releases too */
    if (strcmp(name, "ALL") == 0) {
        for (size_t i = 0; lookup_at(store, i, &dataset); i++)
            call_jexec(&call, dataset.uuid, dataset.jail);
        return 0;
    }
    if (lookup_jail(store, name, &jail) != LOOKUP_ONE)
        return 1;
    return call_jexec(&call, jail->uuid, jail);
}
