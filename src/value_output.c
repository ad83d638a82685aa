#include "value_output.h"

#include "output_line.h"

/* Passes the messages at the begin of a text over. lines: how many there were. */
static bool skip_messages(const struct output *output, const struct dialect *dialect, struct slice *text, size_t *lines,
                          struct error *error)
{
    struct slice rest = *text;
    struct slice line;

    for (*lines = 0; slice_take_line(&rest, &line); ++*lines) {
        bool below = *lines > 0 && line.length == 0; /* iocage 1.2 (2023) puts one below its advice about fdescfs */

        if (!below) {
            enum output_line_kind kind = output_line_kind(output, dialect, *lines + 1, line, error);

            if (kind != OUTPUT_LINE_MESSAGE)
                return kind == OUTPUT_LINE_ANSWER;
        }
        *text = rest;
    }
    return true;
}

static bool check_bytes(struct slice text, size_t number, struct error *error)
{
    struct slice line;

    while (slice_take_line(&text, &line)) {
        if (!output_line_check(++number, line, true, error))
            return false;
    }
    return true;
}

/* Cuts the value out of the form: what stands before it, and what behind. */
static bool cut(const char *form, struct slice *value)
{
    static const char place[] = "{value}";
    const char *at = strstr(form, place);
    struct slice before = { form, (size_t)(at - form) };
    struct slice behind = slice_of(at + sizeof(place) - 1);

    if (value->length < before.length + behind.length || memcmp(value->data, before.data, before.length) != 0 ||
        memcmp(value->data + value->length - behind.length, behind.data, behind.length) != 0)
        return false;
    *value = (struct slice){ value->data + before.length, value->length - before.length - behind.length };
    return true;
}

bool value_read(const struct output *output, const struct dialect *dialect, struct slice text, struct slice *value,
                struct error *error)
{
    size_t lines = 0;

    if (!skip_messages(output, dialect, &text, &lines, error) || !check_bytes(text, lines, error))
        return false;
    if (text.length > 0 && text.data[text.length - 1] == '\n')
        text.length--;
    *value = text;
    if (output->form == NULL || cut(output->form, value))
        return true;
    return output_line_refuse(error, lines + 1, text, "is not of the form %s", output->form);
}
