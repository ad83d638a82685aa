#include "destroy.h"

#include <stdio.h>
#include <string.h>

#include "argument.h"
#include "lookup.h"
#include "run.h"
#include "say.h"

enum {
    ANSWER_MAX = 128
}; /* bytes of a line of standard input, newline and NUL included */

/* A line of standard input, cut at ANSWER_MAX, blanks around it left out as the shell's read does. */
static bool read_yes(void)
{
    char line[ANSWER_MAX] = "";
    char *text = line;

    if (fgets(line, sizeof(line), stdin) == NULL)
        return false;
    text += strspn(text, " \t");
    text[strcspn(text, " \t\n")] = '\0';
    return strcmp(text, "y") == 0 || strcmp(text, "Y") == 0;
}

/* Asks with the lock let go: nobody knows how long a person thinks. jail: NULL if it is gone meanwhile. */
static bool confirm(struct store *store, struct jail **jail)
{
    struct jail *asked = *jail;
    char uuid[STORE_UUID_MAX];
    bool yes = false;

    snprintf(uuid, sizeof(uuid), "%s", asked->uuid);
    puts(" ");
    printf("  WARNING: this will destroy jail %s\n", uuid);
    if (lookup_is_template(asked))
        printf("  Dataset: " STORE_POOL "/iocage/templates/%s\n", setting_text(&asked->settings, "tag"));
    else
        printf("  Dataset: " STORE_POOL "/iocage/jails/%s\n", uuid);
    puts(" ");
    printf("  Are you sure ? y[N]: ");
    fflush(stdout);
    store_unlock(store);
    yes = read_yes();
    if (!store_relock(store))
        return false;
    *jail = store_find_jail(store, uuid);
    if (!yes)
        puts("  Command not confirmed.  No action taken.");
    return yes;
}

/* False if the program ends here, with status 1. */
static bool destroy(struct store *store, const char *name, bool force)
{
    struct jail *jail = NULL;
    enum lookup_answer answer = lookup_jail(store, name, &jail);
    int status = 0;

    if (answer == LOOKUP_ALL)
        say_error("please use iocage clean -j instead.");
    if (answer != LOOKUP_ONE)
        return false;
    if (!force && !confirm(store, &jail))
        return store->lock >= 0; /* a no is no failure, but a store that cannot be read again is */
    if (jail == NULL) {
        say_error("%s not found!", name);
        return false;
    }
    if (jail->jid != 0 && !force) {
        say_error("cannot destroy %s - jail is running!", name);
        return false;
    }
    if (jail->jid != 0 && !run_stop_jail(store, jail, &status))
        return false;
    printf("  Destroying: %s\n", jail->uuid);
    return store_remove_jail(store, jail);
}

int destroy_command(struct store *store, char **argv)
{
    bool force = argv[1] != NULL && strcmp(argv[1], "-f") == 0;
    struct argument_words words = { .argv = argv + (force ? 2 : 1) };
    const char *word = NULL;

    while ((word = argument_next_word(&words)) != NULL) {
        if (!destroy(store, word, force))
            return 1;
    }
    return 0;
}
