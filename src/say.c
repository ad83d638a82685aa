#include "say.h"

#include <stdarg.h>
#include <stdio.h>

#include "error.h"
#include "listener.h"

void say(const char *format, ...)
{
    char line[ERROR_DETAIL_MAX + LISTENER_ADDRESS_MAX];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(line, sizeof(line), format, arguments);
    va_end(arguments);
    /* One write, so that the lines of two processes do not mix. */
    fprintf(stderr, "iocaged: %s\n", line);
}
