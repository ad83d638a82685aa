#include "option.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "say.h"

enum {
    STATUS_USAGE = 2
};

bool option_given(const struct options *options, char letter)
{
    return options->values[(unsigned char)letter] != NULL;
}

int option_refuse(const struct option_form *form, const char *format, ...)
{
    char text[1024];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    if (form->command == NULL)
        say_plain("Usage: iocage %s\nTry 'iocage --help' for help.\n\nError: %s", form->synopsis, text);
    else
        say_plain("Usage: iocage %s %s\nTry 'iocage %s --help' for help.\n\nError: %s", form->command, form->synopsis,
                  form->command, text);
    return STATUS_USAGE;
}

static const struct option_row *find_letter(const struct option_form *form, char letter)
{
    const struct option_row *row = form->rows;

    while (row != NULL && row->letter != letter && row->letter != '\0')
        row++;
    return row == NULL || row->letter == '\0' ? NULL : row;
}

static const struct option_row *find_name(const struct option_form *form, const char *name, size_t length)
{
    const struct option_row *row = form->rows;

    for (; row != NULL && row->letter != '\0'; row++) {
        if (row->name != NULL && strlen(row->name) == length && strncmp(row->name, name, length) == 0)
            return row;
    }
    return NULL;
}

static int refuse_missing_value(const char *option)
{
    say_plain("Error: Option '%s' requires an argument.", option);
    return STATUS_USAGE;
}

/* *word: the argument `--NAME` or `--NAME=VALUE`; moved to the value if that is the next. */
static int read_long(const struct option_form *form, char ***word, struct options *options)
{
    char *name = **word + 2;
    char *equals = strchr(name, '=');
    size_t length = equals == NULL ? strlen(name) : (size_t)(equals - name);
    const struct option_row *row = find_name(form, name, length);
    const char *value = equals == NULL ? "" : equals + 1;

    if (row == NULL)
        return option_refuse(form, "No such option: --%.*s", (int)length, name);
    if (row->takes && equals == NULL) {
        if ((*word)[1] == NULL)
            return refuse_missing_value(**word);
        value = *++*word;
    }
    options->values[(unsigned char)row->letter] = value;
    return 0;
}

/* *word: the argument `-abc`, of which the last may be followed by its value. */
static int read_short(const struct option_form *form, char ***word, struct options *options)
{
    for (const char *letter = **word + 1; *letter != '\0'; letter++) {
        const struct option_row *row = find_letter(form, *letter);
        char option[] = { '-', *letter, '\0' };

        if (row == NULL)
            return option_refuse(form, "No such option: %s", option);
        options->values[(unsigned char)*letter] = "";
        if (!row->takes)
            continue;
        if (letter[1] == '\0' && (*word)[1] == NULL)
            return refuse_missing_value(option);
        options->values[(unsigned char)*letter] = letter[1] == '\0' ? *++*word : letter + 1;
        break;
    }
    return 0;
}

static int check(const struct option_form *form, const struct options *options)
{
    for (const struct option_row *row = form->rows; row != NULL && row->letter != '\0'; row++) {
        if (row->needed && !option_given(options, row->letter))
            return option_refuse(form, "Missing option '--%s' / '-%c'.", row->name, row->letter);
    }
    for (size_t i = 0; form->operands != NULL && form->operands[i] != NULL; i++) {
        if (i >= options->count)
            return option_refuse(form, "Missing argument '%s'.", form->operands[i]);
    }
    if (options->count > form->most)
        return option_refuse(form, "Got unexpected extra argument (%s)", options->words[form->most]);
    return 0;
}

int option_read(const struct option_form *form, char **argv, struct options *options)
{
    bool ended = false;
    int status = 0;

    *options = (struct options){ .words = argv + 1 };
    for (char **word = argv + 1; status == 0 && *word != NULL; word++) {
        if (ended || (*word)[0] != '-' || (*word)[1] == '\0')
            options->words[options->count++] = *word;
        else if (strcmp(*word, "--") == 0)
            ended = true;
        else if ((*word)[1] == '-')
            status = read_long(form, &word, options);
        else
            status = read_short(form, &word, options);
    }
    options->words[options->count] = NULL;
    return status != 0 ? status : check(form, options);
}
