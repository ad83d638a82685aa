#include "cap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lookup.h"
#include "say.h"

/* The settings from memoryuse to wallclock, as they are printed, are the limits. */
#define FIRST_LIMIT "memoryuse"
#define LAST_LIMIT "wallclock"

enum {
    GREP_FAILURE = 2
}; /* the status of a grep without a pattern */

/* These complaints stand on standard output, and OK follows all the same. */
void cap_print(const struct settings *settings)
{
    if (!setting_is(settings, "rlimits", "on"))
        return;
    printf("  + Applying resource limits");
    for (size_t i = setting_find(FIRST_LIMIT); i <= setting_find(LAST_LIMIT); i++) {
        const char *name = setting_at(i)->name;
        const char *value = setting_text(settings, name);
        size_t limit = strcspn(value, ":");
        const char *action = value[limit] == ':' ? value + limit + 1 : "";

        if (strncmp(value, "off", limit) == 0 && limit == strlen("off"))
            continue;
        if (limit == 0 || action[0] == '\0') {
            printf("  ERROR: incorrect resource limit: %.*s action: %s for property: %s\n", (int)limit, value, action,
                   name);
            puts("  HINT : check man page for syntax.");
        }
    }
    puts(" OK");
}

static int by_name(const void *left, const void *right)
{
    return strcmp((*(const struct setting *const *)left)->name, (*(const struct setting *const *)right)->name);
}

/* As the shell's `set` prints them: quotes where it would have to read them. */
static void print_variables(void)
{
    const struct setting *variables[SETTING_COUNT];
    size_t count = 0;

    for (size_t i = 0; i < SETTING_COUNT; i++) {
        if (setting_at(i)->fresh != NULL)
            variables[count++] = setting_at(i);
    }
    qsort(variables, count, sizeof(variables[0]), by_name);
    for (size_t i = 0; i < count; i++) {
        const char *quote = strpbrk(variables[i]->fresh, " *?$'\"") == NULL ? "" : "'";

        printf("%s=%s%s%s\n", variables[i]->name, quote, variables[i]->fresh, quote);
    }
}

/*
 * The program does not end when there is no such jail. It hands its shell's `set` nothing, which then prints all
 * variables (here: those that are settings); looks again for the jail; and trips over the answer.
 */
static int cap_unknown(const char *name)
{
    print_variables();
    if (name[0] == '\0')
        say_error("missing UUID or property!");
    else
        say_error("jail %s not found!", name);
    say_plain("[: ==: unexpected operator");
    return 0;
}

int cap_command(struct store *store, char **argv)
{
    const char *name = argv[1] == NULL ? "" : argv[1];
    struct jail *jail = NULL;

    store_unlock(store);
    if (name[0] == '\0') {
        say_error("missing jail UUID or TAG!");
        return cap_unknown(name);
    }
    switch (lookup_jail(store, name, &jail)) {
    case LOOKUP_ONE:
        cap_print(&jail->settings);
        return 0;
    case LOOKUP_ALL:
        cap_print(&store->defaults);
        return 0;
    case LOOKUP_NONE:
        return cap_unknown(name);
    case LOOKUP_BAD: /* it looks twice */
        print_variables();
        lookup_jail(store, name, &jail);
        say_plain("[: ==: unexpected operator");
        break;
    }
    return 0;
}

/* No rule is left, so the program's last grep finds nothing: its status. Without a jail it is not called well. */
int cap_uncap(struct store *store, char **argv)
{
    enum lookup_answer answer = LOOKUP_NONE;
    size_t index = 0;

    store_unlock(store);
    if (argv[1] == NULL || argv[1][0] == '\0')
        return say_error("missing UUID!");
    answer = lookup_find(store, argv[1], &index);
    if (answer == LOOKUP_NONE)
        say_error("jail %s not found!", argv[1]);
    puts("  Releasing resource limits..");
    puts("  Listing active rules for jail:");
    return answer == LOOKUP_ONE || answer == LOOKUP_ALL ? 1 : GREP_FAILURE;
}
