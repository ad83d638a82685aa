#include "argv.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

void argv_init(struct argv *argv)
{
    argv->elements[0] = NULL;
    argv->count = 0;
    argv->used = 0;
}

/* Writes text and its NUL over the bytes from place on. When no byte is left at all, not even the NUL fits. */
static bool put(struct argv *argv, size_t place, struct slice text, struct error *error)
{
    if (text.length > 0 && memchr(text.data, '\0', text.length) != NULL)
        return error_set(error, ERROR_BAD_ARGUMENT, "an argument of a command cannot hold a NUL");
    if (text.length >= ARGV_BYTES_MAX - place)
        return error_set(error, ERROR_TOO_LARGE, "the arguments of a command have at most %d bytes", ARGV_BYTES_MAX);
    if (text.length > 0)
        memcpy(argv->bytes + place, text.data, text.length);
    argv->bytes[place + text.length] = '\0';
    argv->used = place + text.length + 1;
    return true;
}

bool argv_add(struct argv *argv, struct slice text, struct error *error)
{
    size_t place = argv->used;

    if (argv->count == ARGV_MAX)
        return error_set(error, ERROR_TOO_LARGE, "a command has at most %d arguments", ARGV_MAX - 1);
    if (!put(argv, place, text, error))
        return false;
    argv->elements[argv->count++] = argv->bytes + place;
    argv->elements[argv->count] = NULL;
    return true;
}

bool argv_extend(struct argv *argv, struct slice text, struct error *error)
{
    assert(argv->count > 0);
    return put(argv, argv->used - 1, text, error);
}

bool argv_add_integer(struct argv *argv, int64_t number, struct error *error)
{
    char text[24];

    snprintf(text, sizeof(text), "%" PRId64, number);
    return argv_add(argv, slice_of(text), error);
}

bool argv_extend_integer(struct argv *argv, int64_t number, struct error *error)
{
    char text[24];

    snprintf(text, sizeof(text), "%" PRId64, number);
    return argv_extend(argv, slice_of(text), error);
}
