#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "action.h"
#include "option_row.h"

#define AUTO "auto"

enum {
    WORDS_SIZE = 128 /* bytes of the words that an error lists, NUL included */
};

static void *field(const struct option_row *row, struct options *options)
{
    return (char *)options + row->offset;
}

bool option_read_task(const struct option_row *row, const char *text, struct options *options, struct error *error)
{
    (void)text;
    (void)error;
    if (row->task > options->task)
        options->task = row->task;
    return true;
}

bool option_read_number(const struct option_row *row, const char *text, struct options *options, struct error *error)
{
    unsigned long long number = 0;
    bool digits = text[0] != '\0' && strspn(text, "0123456789") == strlen(text);

    errno = 0;
    if (digits)
        number = strtoull(text, NULL, 10);
    if (!digits || errno != 0 || number < row->minimum || number > row->maximum)
        return error_set(error, ERROR_CONFIGURATION, "%s: \"%s\" is not a number from %zu to %zu", row->name, text,
                         row->minimum, row->maximum);
    *(size_t *)field(row, options) = (size_t)number;
    return true;
}

bool option_read_flag(const struct option_row *row, const char *text, struct options *options, struct error *error)
{
    bool yes = text == NULL || strcmp(text, "yes") == 0;

    if (!yes && strcmp(text, "no") != 0)
        return error_set(error, ERROR_CONFIGURATION, "%s: \"%s\" is not one of: yes, no", row->name, text);
    *(bool *)field(row, options) = yes;
    return true;
}

bool option_read_word(const struct option_row *row, const char *text, struct options *options, struct error *error)
{
    char allowed[WORDS_SIZE] = "";
    size_t length = 0;

    /* As wide as any enumeration that has no larger constants, here and on FreeBSD. */
    _Static_assert(sizeof(enum options_auth) == sizeof(int), "a word cannot be stored");
    for (int word = 0; row->words[word] != NULL; word++) {
        if (strcmp(row->words[word], text) == 0) {
            memcpy(field(row, options), &word, sizeof(word));
            return true;
        }
        if (length < sizeof(allowed))
            length += (size_t)snprintf(allowed + length, sizeof(allowed) - length, "%s%s", word > 0 ? ", " : "",
                                       row->words[word]);
    }
    return error_set(error, ERROR_CONFIGURATION, "%s: \"%s\" is not one of: %s", row->name, text, allowed);
}

bool option_read_path(const struct option_row *row, const char *text, struct options *options, struct error *error)
{
    size_t length = strlen(text);

    if (length == 0 || length >= OPTIONS_PATH_MAX)
        return error_set(error, ERROR_CONFIGURATION, "%s: a path has 1 to %d bytes", row->name, OPTIONS_PATH_MAX - 1);
    memcpy(field(row, options), text, length + 1);
    return true;
}

bool option_read_absolute(const struct option_row *row, const char *text, struct options *options, struct error *error)
{
    if (text[0] != '/')
        return error_set(error, ERROR_CONFIGURATION, "%s: \"%s\" is not an absolute path", row->name, text);
    return option_read_path(row, text, options, error);
}

bool option_read_listen(const struct option_row *row, const char *text, struct options *options, struct error *error)
{
    size_t length = strlen(text);
    enum listener_kind kind = LISTENER_HTTP;
    bool local = false;

    (void)row;
    if (options->listen_count == OPTIONS_LISTEN_MAX)
        return error_set(error, ERROR_CONFIGURATION, "there can be at most %d listeners", OPTIONS_LISTEN_MAX);
    if (length >= LISTENER_ADDRESS_MAX)
        return error_set(error, ERROR_CONFIGURATION, "listen: an address has at most %d bytes",
                         LISTENER_ADDRESS_MAX - 1);
    if (!listener_check(text, &kind, &local, error))
        return false;
    memcpy(options->listen[options->listen_count++], text, length + 1);
    options->listen_default = false;
    return true;
}

bool option_read_origin(const struct option_row *row, const char *text, struct options *options, struct error *error)
{
    (void)row;
    if (options->origin_count == OPTIONS_ORIGINS_MAX)
        return error_set(error, ERROR_CONFIGURATION, "there can be at most %d origins", OPTIONS_ORIGINS_MAX);
    if (!origin_check_form(text, error))
        return false;
    memcpy(options->origins[options->origin_count++], text, strlen(text) + 1);
    return true;
}

void option_explain_listen(FILE *stream)
{
    fprintf(stream,
            "  %-*s  each also after http://, https:// or wss://; with TLS it is https if there is none\n"
            "  %-*s  default with TLS: the same with wss:// and https:// before the two ports\n",
            OPTION_HELP_WIDTH, "", OPTION_HELP_WIDTH, "");
}

bool option_read_program(const struct option_row *row, const char *text, struct options *options, struct error *error)
{
    const char *equals = strchr(text, '=');
    struct program *program = &options->programs[options->program_count];
    size_t length = equals != NULL ? (size_t)(equals - text) : 0;

    if (options->program_count == OPTIONS_PROGRAMS_MAX)
        return error_set(error, ERROR_CONFIGURATION, "there can be at most %d programs", OPTIONS_PROGRAMS_MAX);
    if (length == 0 || length >= OPTIONS_NAME_MAX || equals[1] != '/' || strlen(equals + 1) >= OPTIONS_PATH_MAX)
        return error_set(error, ERROR_CONFIGURATION, "%s: \"%s\" is not NAME=PATH with an absolute path", row->name,
                         text);
    snprintf(options->program_names[options->program_count], OPTIONS_NAME_MAX, "%.*s", (int)length, text);
    snprintf(options->program_paths[options->program_count], OPTIONS_PATH_MAX, "%s", equals + 1);
    program->name = options->program_names[options->program_count];
    program->path = options->program_paths[options->program_count];
    options->program_count++;
    return true;
}

/* The name of a dialect of any class, or NULL. known: gets the names of all. */
static const char *find_dialect(const char *text, char *known, size_t size)
{
    size_t length = (size_t)snprintf(known, size, "%s", AUTO);

    for (size_t i = 0; i < class_count; i++) {
        for (size_t j = 0; j < classes[i]->dialect_count; j++) {
            const char *name = classes[i]->dialects[j].name;

            if (strcmp(name, text) == 0)
                return name;
            if (length < size)
                length += (size_t)snprintf(known + length, size - length, ", %s", name);
        }
    }
    return NULL;
}

bool option_read_dialect(const struct option_row *row, const char *text, struct options *options, struct error *error)
{
    char known[WORDS_SIZE] = "";

    options->dialect = find_dialect(text, known, sizeof(known));
    if (options->dialect != NULL || strcmp(text, AUTO) == 0)
        return true;
    return error_set(error, ERROR_CONFIGURATION, "%s: \"%s\" is not one of: %s", row->name, text, known);
}

void option_explain_dialects(FILE *stream)
{
    char known[WORDS_SIZE] = "";

    (void)find_dialect("", known, sizeof(known));
    fprintf(stream, "  %-*s  one of: %s\n", OPTION_HELP_WIDTH, "", known);
}
