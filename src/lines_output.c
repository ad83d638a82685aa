#include "lines_output.h"

#include "json_writer.h"
#include "keyset.h"
#include "output_line.h"
#include "utf8.h"

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r';
}

/* Takes the last character off, unless it is a blank: iocage 1.7 (2016), export, turns a spinner with backspaces. */
static void take_back(struct buffer *copies, size_t begin)
{
    size_t length = copies->length;

    while (length > begin && utf8_is_tail(copies->data[length - 1]))
        length--;
    if (length > begin && copies->data[length - 1] != ' ')
        copies->length = length - 1;
}

/* Copies a line to a buffer with each run of blanks as one, none at its ends, and '?' for what is no text. */
static struct slice tidy(struct buffer *copies, struct slice line)
{
    size_t begin = copies->length;
    const char *limit = line.data + line.length;

    for (const char *at = line.data; at < limit;) {
        size_t length = utf8_printable(at);

        if (*at == '\b') {
            at++;
            take_back(copies, begin);
            continue;
        }
        if (is_blank(*at)) {
            at++;
            if (copies->length > begin && copies->data[copies->length - 1] != ' ')
                buffer_append(copies, " ", 1);
            continue;
        }
        buffer_append(copies, length > 0 ? at : "?", length > 0 ? length : 1);
        at += length > 0 ? length : 1;
    }
    if (copies->length > begin && copies->data[copies->length - 1] == ' ')
        copies->length--;
    return (struct slice){ copies->data != NULL ? copies->data + begin : "", copies->length - begin };
}

static bool write_line(struct buffer *buffer, struct keyset *names, struct slice line, char separator,
                       struct error *error)
{
    const char *end = memchr(line.data, separator, line.length);
    struct slice name = { line.data, end != NULL ? (size_t)(end - line.data) : line.length };
    struct slice value = { .data = "", .length = 0 };

    if (end != NULL)
        value = (struct slice){ end + 1, line.length - name.length - 1 };
    switch (keyset_add(names, name)) {
    case KEYSET_PRESENT:
        return true;
    case KEYSET_FULL:
        return error_set(error, ERROR_TOOL_OUTPUT, "the output has too many lines");
    case KEYSET_ADDED:
        break;
    }
    if (names->count > 1)
        buffer_append(buffer, ",", 1);
    json_write_string(buffer, name);
    buffer_append(buffer, ":", 1);
    json_write_string(buffer, value);
    return true;
}

/* What another program prints is no notice. */
static bool is_notice(const struct output *output, const struct dialect *dialect, struct slice line)
{
    return !output->verbatim && output_line_message(output, dialect, line) == MESSAGE_NOTICE;
}

bool lines_write(struct buffer *buffer, const struct output *output, const struct dialect *dialect, struct slice text,
                 struct error *error)
{
    struct keyset names;
    struct buffer copies;
    struct slice whole;
    bool right = true;

    keyset_init(&names);
    buffer_init(&copies, text.length + 1);
    /* All at once, so that the names do not move. */
    right = buffer_reserve(&copies, text.length + 1) || error_set(error, ERROR_NO_MEMORY, "no memory for the reply");
    buffer_append(buffer, "{", 1);
    while (right && slice_take_line(&text, &whole)) {
        struct slice line = tidy(&copies, whole);

        if (line.length > 0 && !is_notice(output, dialect, whole))
            right = write_line(buffer, &names, line, output->separator, error);
    }
    buffer_append(buffer, "}", 1);
    buffer_clear(&copies);
    keyset_clear(&names);
    return right;
}

void lines_write_text(struct buffer *buffer, struct slice text)
{
    const char *limit = text.data + text.length;
    const char *begin = text.data;

    for (const char *at = text.data; at < limit;) {
        size_t length = *at == '\n' || *at == '\t' ? 1 : utf8_printable(at);

        if (length > 0) {
            at += length;
            continue;
        }
        json_write_escaped(buffer, (struct slice){ begin, (size_t)(at - begin) });
        buffer_append(buffer, "?", 1);
        begin = ++at;
    }
    json_write_escaped(buffer, (struct slice){ begin, (size_t)(limit - begin) });
}
