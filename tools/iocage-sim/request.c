#include "request.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "argument.h"
#include "lookup.h"
#include "say.h"
#include "zfs_value.h"

/* The only variable that the pretended root has; it is no longer than any way to name it. */
#define VARIABLE "HOME"
#define VARIABLE_VALUE "/root"

const char *request_value(const struct request *request, const char *name)
{
    return request->effective[setting_find(name)];
}

bool request_has(const struct request *request, const char *name)
{
    return request->given[setting_find(name)] != NULL;
}

/* An empty value unsets the program's default, as its shell does. */
bool request_init(struct request *request, char **argv)
{
    char tag[TAG_LINK_DATE_MAX];

    *request = (struct request){ 0 };
    if (!argument_check_pairs(argv, tag))
        return false;
    tag_link_date('@', request->now);
    for (size_t i = 0; i < SETTING_COUNT; i++) {
        const char *name = setting_at(i)->name;
        size_t length = strlen(name);

        request->effective[i] = strcmp(name, "tag") == 0 ? request->now : setting_at(i)->fresh;
        for (char **argument = argv; *argument != NULL; argument++) {
            if (strncmp(*argument, name, length) != 0 || (*argument)[length] != '=')
                continue;
            request->given[i] = *argument + length + 1;
            request->effective[i] = request->given[i][0] == '\0' ? NULL : request->given[i];
        }
    }
    if (tag[0] != '\0')
        request->effective[setting_find("tag")] = request->now;
    return true;
}

/* Over a command that is not run. */
static const char *skip_past(const char *from, char last)
{
    while (*from != '\0' && *from != last)
        from++;
    return from + (*from == last);
}

/* What stands behind a dollar: puts the value of a variable at end, and steps over its name. */
static char *put_variable(char *end, const char **from)
{
    bool braces = **from == '{';
    const char *name = *from + braces;
    size_t length = 0;

    if (**from == '(') {
        *from = skip_past(*from, ')');
        return end;
    }
    while (isalnum((unsigned char)name[length]) || name[length] == '_')
        length++;
    if (length == 0) {
        *end++ = '$';
        return end;
    }
    *from = name + length;
    *from += braces && **from == '}';
    if (strlen(VARIABLE) != length || strncmp(name, VARIABLE, length) != 0)
        return end;
    memcpy(end, VARIABLE_VALUE, strlen(VARIABLE_VALUE));
    return end + strlen(VARIABLE_VALUE);
}

/* In place: the text gets no longer. */
static void expand(char *text)
{
    const char *from = text;
    char *end = text;

    while (*from != '\0') {
        char byte = *from++;

        if (byte == '\\' && *from != '\0' && strchr("$`\"\\", *from) != NULL)
            *end++ = *from++;
        else if (byte == '$')
            end = put_variable(end, &from);
        else if (byte == '`')
            from = skip_past(from, '`');
        else if (byte != '"')
            *end++ = byte;
    }
    *end = '\0';
}

bool request_put(struct settings *settings, const char *name, const char *value)
{
    char *copy = NULL;
    bool good = false;

    if (value == NULL)
        return setting_put(settings, name, NULL);
    copy = strdup(value);
    if (copy == NULL) {
        say_error("out of memory");
        return false;
    }
    expand(copy);
    good = setting_put(settings, name, copy);
    free(copy);
    return good;
}

static bool fill_own(const struct request *request, struct jail *jail)
{
    struct settings *settings = &jail->settings;
    char text[STORE_JAIL_MAX + 32];

    if (!setting_put(settings, "host_hostuuid", jail->uuid))
        return false;
    if (!request_has(request, "host_hostname") && !setting_put(settings, "host_hostname", jail->uuid))
        return false;
    snprintf(text, sizeof(text), "iocage/jails/%s/data", jail->uuid);
    if (!request_has(request, "jail_zfs_dataset") && !setting_put(settings, "jail_zfs_dataset", text))
        return false;
    snprintf(text, sizeof(text), "/iocage/jails/%s", jail->uuid);
    return request_has(request, "mountpoint") || setting_put(settings, "mountpoint", text);
}

bool request_fill(const struct store *store, const struct request *request, struct jail *jail)
{
    char words[ZFS_VALUE_WORDS_MAX];
    char text[ZFS_VALUE_SIZE_MAX];

    for (size_t i = 0; i < SETTING_COUNT; i++) {
        const struct setting *setting = setting_at(i);
        const char *value = request->effective[i];

        if (setting->group == SETTING_FTP)
            continue;
        if (request->given[i] != NULL && value != NULL && !zfs_value_check(setting->name, value, words)) {
            say_plain("cannot create '%s/iocage/jails/%s': %s", store->pool, jail->uuid, words);
            return false;
        }
        if (value != NULL)
            value = zfs_value_keep(setting->name, value, text);
        if (!request_put(&jail->settings, setting->name, value))
            return false;
    }
    return fill_own(request, jail);
}
