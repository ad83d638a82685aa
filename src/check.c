#include "check.h"

#include <inttypes.h>
#include <string.h>

#include "nearest.h"
#include "utf8.h"

enum {
    SHOWN_MAX = 64
}; /* bytes of an unknown name that an error repeats */

static const struct value *find_value(const struct value *values, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (slice_equal(values[i].name, slice_of(name)))
            return &values[i];
    }
    return NULL;
}

static bool refuse_unknown(const struct action *action, struct slice name, struct error *error)
{
    struct nearest nearest;
    char shown[SHOWN_MAX + 1] = "";

    if (name.length > 0)
        memcpy(shown, name.data, utf8_cut(name, SHOWN_MAX));
    nearest_init(&nearest, name);
    for (size_t i = 0; i < action->argument_count; i++)
        nearest_offer(&nearest, action->arguments[i].name);
    if (nearest_name(&nearest) != NULL)
        error_set(error, ERROR_UNKNOWN_ARGUMENT, "there is no argument \"%s\"; did you mean \"%s\"?", shown,
                  nearest_name(&nearest));
    else if (action->argument_count == 0)
        error_set(error, ERROR_UNKNOWN_ARGUMENT, "there is no argument \"%s\"; this action takes none", shown);
    else
        error_set(error, ERROR_UNKNOWN_ARGUMENT, "there is no argument \"%s\"", shown);
    return error_set_argument(error, shown);
}

static bool check_names(const struct action *action, const struct value *values, size_t count, struct error *error)
{
    for (size_t i = 0; i < count; i++) {
        bool known = false;

        for (size_t j = 0; j < action->argument_count && !known; j++)
            known = slice_equal(values[i].name, slice_of(action->arguments[j].name));
        if (!known)
            return refuse_unknown(action, values[i].name, error);
    }
    return true;
}

static bool check_string(const struct argument *argument, const struct value *value, char *arguments,
                         struct error *error)
{
    const struct type *type = argument->type;
    size_t length = value->text.length;

    if (value->kind != VALUE_STRING)
        return error_set(error, ERROR_BAD_ARGUMENT, "argument \"%s\" must be %s, as a string", argument->name,
                         type->doc);
    if (length < type->length_min)
        return error_set(error, ERROR_BAD_ARGUMENT, "argument \"%s\" must be %s; it has %zu bytes and needs %zu",
                         argument->name, type->doc, length, type->length_min);
    if (length > type->length_max)
        return error_set(error, ERROR_BAD_ARGUMENT, "argument \"%s\" must be %s; it has %zu bytes, more than %zu",
                         argument->name, type->doc, length, type->length_max);
    if (type->matches != NULL && !type->matches(value->text))
        return error_set(error, ERROR_BAD_ARGUMENT, "argument \"%s\" must be %s", argument->name, type->doc);
    memcpy(arguments + argument->offset, &value->text, sizeof(value->text));
    return true;
}

static bool check_integer(const struct argument *argument, const struct value *value, char *arguments,
                          struct error *error)
{
    const struct type *type = argument->type;

    if (value->kind != VALUE_INTEGER)
        return error_set(error, ERROR_BAD_ARGUMENT, "argument \"%s\" must be %s, as a whole number without quotes",
                         argument->name, type->doc);
    if (value->integer < type->minimum || value->integer > type->maximum)
        return error_set(error, ERROR_BAD_ARGUMENT, "argument \"%s\" must be %s; %" PRId64 " is not", argument->name,
                         type->doc, value->integer);
    memcpy(arguments + argument->offset, &value->integer, sizeof(value->integer));
    return true;
}

static bool check_boolean(const struct argument *argument, const struct value *value, char *arguments,
                          struct error *error)
{
    bool yes = value->integer != 0;

    if (value->kind != VALUE_BOOLEAN)
        return error_set(error, ERROR_BAD_ARGUMENT, "argument \"%s\" must be %s, as true or false without quotes",
                         argument->name, argument->type->doc);
    memcpy(arguments + argument->offset, &yes, sizeof(yes));
    return true;
}

static bool check_value(const struct argument *argument, const struct value *value, char *arguments,
                        struct error *error)
{
    const bool has = true;
    bool right = false;

    switch (argument->type->base) {
    case BASE_STRING:
        right = check_string(argument, value, arguments, error);
        break;
    case BASE_INTEGER:
        right = check_integer(argument, value, arguments, error);
        break;
    case BASE_BOOLEAN:
        right = check_boolean(argument, value, arguments, error);
        break;
    }
    if (!right)
        return error_set_argument(error, argument->name);
    if (argument->optional && argument->type->base != BASE_STRING)
        memcpy(arguments + argument->has_offset, &has, sizeof(has));
    return true;
}

bool check_arguments(const struct action *action, const struct value *values, size_t count, void *arguments,
                     struct error *error)
{
    if (action->arguments_size > 0)
        memset(arguments, 0, action->arguments_size);
    for (size_t i = 0; i < action->argument_count; i++) {
        const struct argument *argument = &action->arguments[i];
        const struct value *value = find_value(values, count, argument->name);

        if (value != NULL) {
            if (!check_value(argument, value, arguments, error))
                return false;
        } else if (!argument->optional) {
            /* Whoever mistypes a name is helped by hearing that, not that the right name is missing. */
            if (!check_names(action, values, count, error))
                return false;
            error_set(error, ERROR_MISSING_ARGUMENT, "this action needs the argument \"%s\"", argument->name);
            return error_set_argument(error, argument->name);
        }
    }
    return check_names(action, values, count, error);
}
