#include "python_exec.h"

#include <stdio.h>
#include <string.h>

#include "named.h"
#include "program.h"
#include "property.h"
#include "say.h"

enum {
    COMMAND_MAX = 8192 /* bytes of a command in a message, NUL included */
};

static void join(char *const *words, char text[COMMAND_MAX])
{
    size_t length = 0;

    text[0] = '\0';
    for (; *words != NULL && length < COMMAND_MAX; words++)
        length += (size_t)snprintf(text + length, COMMAND_MAX - length, "%s%s", length == 0 ? "" : " ", *words);
}

/* One word goes through the shell. program: NULL at the end; cut up. */
static int run_in(const struct store *store, const struct jail *jail, char **program, const char *user)
{
    char shell[] = "/bin/sh";
    char option[] = "-c";
    char *through_shell[] = { shell, option, program[0], NULL };
    char **argv = program[0] != NULL && program[1] == NULL ? through_shell : program;
    char text[COMMAND_MAX];

    if (program[0] == NULL)
        return 0;
    join(argv, text);
    if (!program_has_user(user)) {
        say_plain("jexec: %s: no such user", user);
        return say_refusal("Command: %s failed!", text);
    }
    if (program_run(argv, property_value(store, jail, "host_hostname"), user) == 0)
        return 0;
    return say_refusal("Command: %s failed!", text);
}

static int exec_one(struct python_call *call, const char *user)
{
    struct jail *jail = named_find(call->store, call->options.words[0]);

    if (jail == NULL)
        return 1;
    if (jail->jid == 0)
        return say_refusal("%s is not running! Please supply --force (-f) or start the jail", jail->uuid);
    return run_in(call->store, jail, call->options.words + 1, user);
}

int python_exec(struct python_call *call)
{
    const char *host_user = call->options.values['u'];
    const char *jail_user = call->options.values['U'];

    if (host_user != NULL && jail_user != NULL)
        return say_refusal("Please only specify either host_user or jail_user, not both!");
    return exec_one(call, jail_user != NULL ? jail_user : host_user != NULL ? host_user : "root");
}

/* pkg has nothing installed. */
int python_exec_pkg(struct python_call *call)
{
    struct jail *jail = named_find(call->store, call->options.words[0]);
    const char *action = call->options.count > 1 ? call->options.words[1] : "";
    const char *package = call->options.count > 2 ? call->options.words[call->options.count - 1] : "";

    if (jail == NULL)
        return 1;
    if (jail->jid == 0)
        return say_refusal("%s is not running!", jail->uuid);
    if (strcmp(action, "info") == 0 && package[0] == '\0')
        puts("pkg-1.20.9                     Package manager");
    else if (strcmp(action, "install") == 0 && package[0] != '\0')
        printf("Updating FreeBSD repository catalogue...\n[%s] Installing %s...\n", jail->uuid, package);
    else if (strcmp(action, "update") == 0)
        puts("Updating FreeBSD repository catalogue...\nAll repositories are up to date.");
    else
        return say_refusal("pkg: iocage-sim has info, install and update only");
    return 0;
}
