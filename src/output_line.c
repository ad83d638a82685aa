#include "output_line.h"

#include <stdarg.h>
#include <stdio.h>

#include "utf8.h"

enum {
    WHAT_MAX = 256
}; /* bytes that say what is wrong, NUL included */

bool output_line_refuse(struct error *error, size_t number, struct slice line, const char *format, ...)
{
    char what[WHAT_MAX] = "";
    char quote[OUTPUT_QUOTE_MAX + 1] = "";
    size_t length = utf8_cut(line, OUTPUT_QUOTE_MAX);
    va_list arguments;

    va_start(arguments, format);
    if (vsnprintf(what, sizeof(what), format, arguments) < 0)
        what[0] = '\0';
    va_end(arguments);
    for (size_t i = 0; i < length; i++)
        quote[i] = line.data[i] != '\0' ? line.data[i] : '?';
    return error_set(error, ERROR_TOOL_OUTPUT, "line %zu of the output %s: \"%s%s\"", number, what, quote,
                     length < line.length ? "..." : "");
}

bool output_line_refuse_byte(struct error *error, size_t number, struct slice line, const char *at)
{
    unsigned char byte = (unsigned char)at[0];
    unsigned char next = byte >= 0x80 ? (unsigned char)at[1] : 0;
    bool control = byte < ' ' || byte == 0x7f || (byte == 0xc2 && next >= 0x80 && next < 0xa0);

    return output_line_refuse(error, number, line,
                              control ? "holds a control character" : "holds bytes that are not UTF-8");
}

bool output_line_check(size_t number, struct slice line, bool tab, struct error *error)
{
    const char *limit = line.data + line.length;

    for (const char *at = line.data; at < limit;) {
        size_t length = tab && *at == '\t' ? 1 : utf8_printable(at);

        if (length == 0)
            return output_line_refuse_byte(error, number, line, at);
        at += length;
    }
    return true;
}

enum message output_line_message(const struct output *output, const struct dialect *dialect, struct slice line)
{
    enum message message = output->message != NULL ? output->message(line) : MESSAGE_NONE;

    return message != MESSAGE_NONE ? message : dialect->message(line);
}

struct slice output_line_skip_notices(const struct output *output, const struct dialect *dialect, struct slice text)
{
    struct slice rest = text;
    struct slice left = text;
    struct slice line;

    while (slice_take_line(&rest, &line) && output_line_message(output, dialect, line) == MESSAGE_NOTICE)
        left = rest;
    rest = left;
    if (left.data != text.data && slice_take_line(&rest, &line) && line.length == 0)
        left = rest;
    return left;
}

enum output_line_kind output_line_kind(const struct output *output, const struct dialect *dialect, size_t number,
                                       struct slice line, struct error *error)
{
    switch (output_line_message(output, dialect, line)) {
    case MESSAGE_NONE:
        return OUTPUT_LINE_ANSWER;
    case MESSAGE_NOTICE:
    case MESSAGE_INFO:
    case MESSAGE_WARNING:
        return OUTPUT_LINE_MESSAGE;
    case MESSAGE_ERROR:
        output_line_refuse(error, number, line, "says that the command failed");
        break;
    case MESSAGE_TRACE:
        output_line_refuse(error, number, line, "says that the program fell over");
        break;
    case MESSAGE_QUESTION:
        output_line_refuse(error, number, line, "asks a question");
        break;
    case MESSAGE_USAGE:
        output_line_refuse(error, number, line, "tells how the program is used");
        break;
    }
    return OUTPUT_LINE_FAILED;
}

bool output_line_key(struct keyset *keys, struct slice key, size_t number, struct slice line, struct error *error)
{
    switch (keyset_add(keys, key)) {
    case KEYSET_ADDED:
        return true;
    case KEYSET_PRESENT:
        return output_line_refuse(error, number, line, "has the same key as a line before");
    case KEYSET_FULL:
        break;
    }
    if (keys->count >= KEYSET_MAX)
        return output_line_refuse(error, number, line, "is one too many");
    return error_set(error, ERROR_NO_MEMORY, "no memory to read the output of the command");
}
