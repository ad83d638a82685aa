#include "check.h"

#include <inttypes.h>
#include <string.h>

#include "nearest.h"
#include "settings.h"
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

static bool takes_settings(const struct action *action)
{
    for (size_t i = 0; i < action->argument_count; i++) {
        if (action->arguments[i].type->base == BASE_SETTINGS)
            return true;
    }
    return false;
}

/* Whether a name is one that every action has which changes something, or takes settings. */
static bool is_common(const struct action *action, struct slice name)
{
    if (slice_equal(name, slice_of(CHECK_DRY_RUN)))
        return action->access != ACCESS_READ;
    return slice_equal(name, slice_of(CHECK_UNCHECKED)) && takes_settings(action);
}

static bool check_names(const struct action *action, const struct value *values, size_t count, struct error *error)
{
    for (size_t i = 0; i < count; i++) {
        bool known = is_common(action, values[i].name);

        if (known && values[i].kind != VALUE_BOOLEAN) {
            error_set(error, ERROR_BAD_ARGUMENT, "argument \"%.*s\" must be true or false without quotes",
                      (int)values[i].name.length, values[i].name.data);
            return error_set_argument(error, slice_equal(values[i].name, slice_of(CHECK_DRY_RUN)) ? CHECK_DRY_RUN
                                                                                                  : CHECK_UNCHECKED);
        }
        for (size_t j = 0; j < action->argument_count && !known; j++)
            known = slice_equal(values[i].name, slice_of(action->arguments[j].name));
        if (!known)
            return refuse_unknown(action, values[i].name, error);
    }
    return true;
}

bool check_flag(const struct value *values, size_t count, const char *name)
{
    const struct value *value = find_value(values, count, name);

    return value != NULL && value->kind == VALUE_BOOLEAN && value->integer != 0;
}

/* Checks a string that is an argument or one of its values. */
static bool check_text(const struct argument *argument, struct slice text, struct error *error)
{
    const struct type *type = argument->type;

    if (text.length < type->length_min)
        return error_set(error, ERROR_BAD_ARGUMENT, "argument \"%s\" must be %s; it has %zu bytes and needs %zu",
                         argument->name, type->doc, text.length, type->length_min);
    if (text.length > type->length_max)
        return error_set(error, ERROR_BAD_ARGUMENT, "argument \"%s\" must be %s; it has %zu bytes, more than %zu",
                         argument->name, type->doc, text.length, type->length_max);
    if (type->matches != NULL && !type->matches(text))
        return error_set(error, ERROR_BAD_ARGUMENT, "argument \"%s\" must be %s", argument->name, type->doc);
    return true;
}

/* A value up to what ends it in its type. */
static struct slice cut(const struct type *type, struct slice text)
{
    const char *end = type->until != '\0' && text.length > 0 ? memchr(text.data, type->until, text.length) : NULL;

    if (end != NULL)
        text.length = (size_t)(end - text.data);
    return text;
}

static bool check_string(const struct argument *argument, const struct value *value, char *arguments,
                         struct error *error)
{
    struct slice text = { .data = NULL };

    if (value->kind != VALUE_STRING)
        return error_set(error, ERROR_BAD_ARGUMENT, "argument \"%s\" must be %s, as a string", argument->name,
                         argument->type->doc);
    text = cut(argument->type, value->text);
    memcpy(arguments + argument->offset, &text, sizeof(text));
    return check_text(argument, text, error);
}

static bool add_text(const struct argument *argument, struct slice text, struct texts *texts, struct error *error)
{
    if (texts->count == TEXTS_MAX)
        return error_set(error, ERROR_BAD_ARGUMENT, "argument \"%s\" has more than %d values", argument->name,
                         TEXTS_MAX);
    text = cut(argument->type, text);
    if (!check_text(argument, text, error))
        return false;
    texts->items[texts->count++] = (struct text){ .value = text };
    return true;
}

/* Takes the words of a text as values. */
static bool add_words(const struct argument *argument, struct slice text, struct texts *texts, struct error *error)
{
    const char *limit = text.data + text.length;

    for (const char *at = text.data; at < limit;) {
        const char *end = memchr(at, ' ', (size_t)(limit - at));

        end = end != NULL ? end : limit;
        if (end > at && !add_text(argument, (struct slice){ at, (size_t)(end - at) }, texts, error))
            return false;
        at = end < limit ? end + 1 : limit;
    }
    if (texts->count > 0)
        return true;
    return error_set(error, ERROR_BAD_ARGUMENT, "argument \"%s\" must be %s; it is empty", argument->name,
                     argument->type->doc);
}

/* Checks one string, or a list of at least one. */
static bool check_list(const struct argument *argument, const struct value *value, struct texts *texts,
                       struct error *error)
{
    struct value_item single = { .kind = VALUE_STRING, .text = value->text };
    const struct value_item *items = value->kind == VALUE_STRING ? &single : value->items;
    size_t count = value->kind == VALUE_STRING ? 1 : value->item_count;

    texts->count = 0;
    if ((value->kind != VALUE_STRING && value->kind != VALUE_LIST) || count == 0)
        return error_set(error, ERROR_BAD_ARGUMENT, "argument \"%s\" must be %s, as a string or a list of strings",
                         argument->name, argument->type->doc);
    if (value->kind == VALUE_STRING && argument->split)
        return add_words(argument, value->text, texts, error);
    for (size_t i = 0; i < count; i++) {
        if (items[i].kind != VALUE_STRING)
            return error_set(error, ERROR_BAD_ARGUMENT, "argument \"%s\" must be %s, as strings", argument->name,
                             argument->type->doc);
        if (!add_text(argument, items[i].text, texts, error))
            return false;
    }
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

/* Where the values of an argument go that has many; the struct is from the heap and generated with this field. */
static struct texts *texts_at(const struct argument *argument, char *arguments)
{
    return (struct texts *)(void *)(arguments + argument->offset);
}

/* What arguments are checked against. */
struct checker {
    const struct class *class;
    const struct dialect *dialect;
    const struct action *action;
    const struct value *values;
    size_t count;
};

static bool check_value(const struct checker *checker, const struct argument *argument, const struct value *value,
                        char *arguments, struct error *error)
{
    const bool has = true;
    bool right = false;

    switch (argument->type->base) {
    case BASE_STRING:
        right = argument->list ? check_list(argument, value, texts_at(argument, arguments), error)
                               : check_string(argument, value, arguments, error);
        break;
    case BASE_INTEGER:
        right = check_integer(argument, value, arguments, error);
        break;
    case BASE_BOOLEAN:
        right = check_boolean(argument, value, arguments, error);
        break;
    case BASE_SETTINGS:
        right = settings_check(checker->class, checker->dialect, argument, value,
                               check_flag(checker->values, checker->count, CHECK_UNCHECKED),
                               texts_at(argument, arguments), error);
        break;
    }
    if (!right)
        return error_set_argument(error, argument->name);
    if (argument->has_offset != 0)
        memcpy(arguments + argument->has_offset, &has, sizeof(has));
    return true;
}

bool check_arguments(const struct class *class, const struct dialect *dialect, const struct action *action,
                     const struct value *values, size_t count, void *arguments, struct error *error)
{
    const struct checker checker = { class, dialect, action, values, count };

    if (action->arguments_size > 0)
        memset(arguments, 0, action->arguments_size);
    for (size_t i = 0; i < action->argument_count; i++) {
        const struct argument *argument = &action->arguments[i];
        const struct value *value = find_value(values, count, argument->name);

        if (value != NULL) {
            if (!check_value(&checker, argument, value, arguments, error))
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
