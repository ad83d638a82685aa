#include "say.h"

#include <stdarg.h>
#include <stdio.h>

static void say(const char *prefix, const char *format, va_list arguments)
{
    fflush(stdout);
    fputs(prefix, stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
}

int say_error(const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    say("  ERROR: ", format, arguments);
    va_end(arguments);
    return 1;
}

void say_info(const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    say("  INFO: ", format, arguments);
    va_end(arguments);
}

void say_plain(const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    say("", format, arguments);
    va_end(arguments);
}

int say_refusal(const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    say("", format, arguments);
    va_end(arguments);
    return 1;
}

void say_spinner(const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
    puts("  \b/\bdone!");
}
