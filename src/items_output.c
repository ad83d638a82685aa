#include "items_output.h"

#include "output_line.h"

static const char blanks[] = " \t";

void items_open(struct items_reader *reader, const struct output *output, const struct dialect *dialect,
                struct slice text)
{
    *reader = (struct items_reader){ .output = output, .dialect = dialect, .rest = text };
}

/* Where a text comes in another first, or last; NULL if it does not. */
static const char *find(struct slice in, struct slice text, bool last)
{
    const char *found = NULL;

    for (size_t i = 0; i + text.length <= in.length; i++) {
        if (memcmp(in.data + i, text.data, text.length) != 0)
            continue;
        found = in.data + i;
        if (!last)
            break;
    }
    return found;
}

/* Takes the literal text at the begin of the form off. */
static struct slice take_literal(const char **form)
{
    struct slice text = { *form, strcspn(*form, "{") };

    *form += text.length;
    return text;
}

/* Takes the place at the begin of the form off. */
static const struct column *take_place(const struct output *output, const char **form)
{
    struct slice name = { *form + 1, strcspn(*form + 1, "}") };

    *form += name.length + 2;
    for (size_t i = 0; i < output->column_count; i++) {
        if (slice_equal(name, slice_of(output->columns[i].name)))
            return &output->columns[i];
    }
    return NULL;
}

/* Cuts a line by the form. False if it is not of that form. */
static bool cut(const struct output *output, struct slice line, char *record)
{
    const char *form = output->form;
    struct slice literal = take_literal(&form);

    if (line.length < literal.length || memcmp(line.data, literal.data, literal.length) != 0)
        return false;
    line = (struct slice){ line.data + literal.length, line.length - literal.length };
    while (*form != '\0') {
        const struct column *column = take_place(output, &form);
        bool before_last = strchr(form, '{') != NULL && strchr(strchr(form, '{') + 1, '{') == NULL;
        struct slice place = line;
        const char *end = line.data + line.length;

        literal = take_literal(&form);
        if (literal.length > 0)
            end = find(line, literal, before_last || *form == '\0');
        if (end == NULL || column == NULL || (*form == '\0' && end + literal.length != line.data + line.length))
            return false;
        place.length = (size_t)(end - line.data);
        place = slice_trim(place, blanks);
        memcpy(record + column->offset, &place, sizeof(place));
        line.length -= (size_t)(end - line.data) + literal.length;
        line.data = end + literal.length;
    }
    return line.length == 0;
}

/* Reads a line that is there. Returns OUTPUT_END for one to be skipped. */
static enum output_next take(struct items_reader *reader, struct slice line, void *record, struct error *error)
{
    if (!output_line_check(reader->line, line, true, error))
        return OUTPUT_FAILED;
    if (slice_trim(line, blanks).length == 0)
        return OUTPUT_END;
    switch (output_line_kind(reader->output, reader->dialect, reader->line, line, error)) {
    case OUTPUT_LINE_FAILED:
        return OUTPUT_FAILED;
    case OUTPUT_LINE_MESSAGE:
        return OUTPUT_END;
    case OUTPUT_LINE_ANSWER:
        break;
    }
    memset(record, 0, reader->output->record_size);
    if (cut(reader->output, slice_trim(line, blanks), record))
        return OUTPUT_RECORD;
    output_line_refuse(error, reader->line, line, "is not of the form %s", reader->output->form);
    return OUTPUT_FAILED;
}

enum output_next items_next(struct items_reader *reader, void *record, struct error *error)
{
    enum output_next next = OUTPUT_END;
    struct slice line;

    while (next == OUTPUT_END && slice_take_line(&reader->rest, &line)) {
        reader->line++;
        next = take(reader, line, record, error);
    }
    return next;
}
