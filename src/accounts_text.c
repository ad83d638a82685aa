#include "accounts_text.h"

static const char blanks[] = " \t\r";

static bool is_blank(char byte)
{
    return byte != '\0' && strchr(blanks, byte) != NULL;
}

bool accounts_text_next(struct slice *text, struct slice *line)
{
    const char *end = text->length > 0 ? memchr(text->data, '\n', text->length) : NULL;

    *line = (struct slice){ text->data, end != NULL ? (size_t)(end - text->data) : text->length };
    if (text->length == 0)
        return false;
    text->data += line->length + (end != NULL);
    text->length -= line->length + (end != NULL);
    return true;
}

struct slice accounts_text_find(struct slice text, enum account_entry_kind kind, const char *name)
{
    struct account_entry entry;
    struct slice line;
    struct error error;

    while (accounts_text_next(&text, &line))
        if (account_entry_read(&entry, line, &error) && entry.kind == kind && strcmp(entry.principal.name, name) == 0)
            return line;
    return (struct slice){ .data = NULL };
}

struct slice accounts_text_value(struct slice line, const char *name)
{
    size_t length = strlen(name);

    for (size_t i = 0; i + length < line.length; i++) {
        struct slice value = { line.data + i + length + 1, 0 };

        if ((i > 0 && !is_blank(line.data[i - 1])) || memcmp(line.data + i, name, length) != 0 ||
            line.data[i + length] != '=')
            continue;
        while (i + length + 1 + value.length < line.length && !is_blank(value.data[value.length]))
            value.length++;
        return value;
    }
    return (struct slice){ .data = NULL };
}

/* Appends what of a text lies before a place in it, or from it on. */
static void append_before(struct slice text, const char *place, struct buffer *edited)
{
    buffer_append(edited, text.data, (size_t)(place - text.data));
}

static void append_from(struct slice text, const char *place, struct buffer *edited)
{
    buffer_append(edited, place, (size_t)(text.data + text.length - place));
}

void accounts_text_append(struct slice text, const char *line, struct buffer *edited)
{
    buffer_append(edited, text.data, text.length);
    if (text.length > 0 && text.data[text.length - 1] != '\n')
        buffer_append_text(edited, "\n");
    buffer_append_text(edited, line);
    buffer_append_text(edited, "\n");
}

void accounts_text_remove(struct slice text, struct slice line, struct buffer *edited)
{
    const char *end = line.data + line.length;

    append_before(text, line.data, edited);
    append_from(text, end < text.data + text.length ? end + 1 : end, edited);
}

void accounts_text_set(struct slice text, struct slice line, const char *name, const char *value, struct buffer *edited)
{
    struct slice old = accounts_text_value(line, name);
    const char *end = line.data + line.length;

    if (old.data != NULL) {
        append_before(text, old.data, edited);
        buffer_append_text(edited, value);
        append_from(text, old.data + old.length, edited);
        return;
    }
    while (end > line.data && is_blank(end[-1]))
        end--;
    append_before(text, end, edited);
    buffer_append_text(edited, " ");
    buffer_append_text(edited, name);
    buffer_append_text(edited, "=");
    buffer_append_text(edited, value);
    append_from(text, end, edited);
}
