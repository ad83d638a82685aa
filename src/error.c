#include "error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "utf8.h"

/* Copies text so that it ends at a whole character and holds nothing that cannot be shown. size: of copy. */
static void copy_printable(char *copy, size_t size, const char *text)
{
    size_t used = 0;

    while (*text != '\0') {
        size_t length = utf8_printable(text);
        size_t step = length > 0 ? length : 1;

        if (used + step >= size)
            break;
        if (length > 0)
            memcpy(copy + used, text, step);
        else
            copy[used] = '?';
        used += step;
        text += step;
    }
    copy[used] = '\0';
}

bool error_set(struct error *error, enum error_code code, const char *format, ...)
{
    enum {
        SPARE = 4
    }; /* so that a character at the limit is still whole when it is looked at */
    char text[ERROR_DETAIL_MAX + SPARE];
    va_list arguments;

    va_start(arguments, format);
    if (vsnprintf(text, sizeof(text), format, arguments) < 0)
        text[0] = '\0';
    va_end(arguments);
    /* Only now, since the arguments may lie in the error itself. */
    error->code = code;
    error->retry_after = 0;
    error->argument[0] = '\0';
    copy_printable(error->detail, sizeof(error->detail), text);
    return false;
}

bool error_set_argument(struct error *error, const char *name)
{
    copy_printable(error->argument, sizeof(error->argument), name);
    return false;
}
