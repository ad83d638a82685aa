#include "argument.h"

#include <inttypes.h>
#include <stdio.h>

static const void *field(const struct argument *argument, const void *arguments)
{
    return (const char *)arguments + argument->offset;
}

static bool has_many(const struct argument *argument)
{
    return argument->list || argument->type->base == BASE_SETTINGS;
}

static struct slice string_of(const struct argument *argument, const void *arguments)
{
    struct slice text;

    memcpy(&text, field(argument, arguments), sizeof(text));
    return text;
}

static size_t many(const struct argument *argument, const void *arguments)
{
    size_t count = 0;

    memcpy(&count, (const char *)field(argument, arguments) + offsetof(struct texts, count), sizeof(count));
    return count;
}

static bool flag_at(const void *arguments, size_t offset)
{
    bool flag = false;

    memcpy(&flag, (const char *)arguments + offset, sizeof(flag));
    return flag;
}

bool argument_given(const struct argument *argument, const void *arguments)
{
    if (argument->type->base == BASE_BOOLEAN)
        return flag_at(arguments, argument->offset);
    return argument_count(argument, arguments) > 0;
}

size_t argument_count(const struct argument *argument, const void *arguments)
{
    if (has_many(argument))
        return many(argument, arguments);
    if (!argument->optional)
        return 1;
    if (argument->type->base == BASE_STRING)
        return string_of(argument, arguments).data != NULL ? 1 : 0;
    return flag_at(arguments, argument->has_offset) ? 1 : 0;
}

struct text argument_value(const struct argument *argument, const void *arguments, size_t turn, char *digits)
{
    struct text text = { .value = { .data = NULL } };
    int64_t number = 0;

    if (has_many(argument)) {
        memcpy(&text, (const char *)field(argument, arguments) + turn * sizeof(text), sizeof(text));
    } else if (argument->type->base == BASE_STRING) {
        text.value = string_of(argument, arguments);
    } else if (argument->type->base == BASE_INTEGER) {
        memcpy(&number, field(argument, arguments), sizeof(number));
        snprintf(digits, ARGUMENT_DIGITS, "%" PRId64, number);
        text.value = slice_of(digits);
    }
    return text;
}
