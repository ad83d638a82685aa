#include "argument.h"

#include <string.h>

#include "say.h"
#include "setting.h"

enum {
    NAME_MAX_BYTES = 64
}; /* no setting has a longer name */

static bool check_pair(const char *argument)
{
    char name[NAME_MAX_BYTES] = "";
    size_t length = strcspn(argument, "=");

    if (argument[length] == '\0')
        return true;
    if (length < sizeof(name))
        memcpy(name, argument, length);
    if (name[0] != '\0' && setting_find(name) < SETTING_COUNT)
        return true;
    say_error("unsupported property: %.*s!", (int)length, argument);
    return false;
}

bool argument_check_pairs(char **argv, char tag[TAG_LINK_DATE_MAX])
{
    const char *last = "";

    tag[0] = '\0';
    for (; *argv != NULL; argv++) {
        if (!check_pair(*argv))
            return false;
        if (strncmp(*argv, "tag=", strlen("tag=")) == 0)
            last = *argv + strlen("tag=");
    }
    if (strcmp(last, "default") == 0) {
        tag_link_date('@', tag);
        say_plain("  WARNING: tag value \"default\" is a reserved keyword");
        say_plain("           tag was changed to: %s", tag);
    }
    return true;
}

const char *argument_next_word(struct argument_words *words)
{
    char *word = words->rest == NULL ? NULL : strtok_r(NULL, " \t\n", &words->rest);

    while (word == NULL && *words->argv != NULL)
        word = strtok_r(*words->argv++, " \t\n", &words->rest);
    return word;
}
