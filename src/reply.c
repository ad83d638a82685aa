#include "reply.h"

#include <stddef.h>

#include "columns_output.h"
#include "json_writer.h"
#include "pairs_output.h"

/* A reply being written. */
struct writer {
    struct buffer *buffer;
    const struct action *action;
    const char *arguments;
    struct slice text;
    bool first;   /* no comma is due before the next member */
    bool in_name; /* the pieces now written make a name */
    const struct columns_reader *reader;
    const char *record; /* NULL outside of REPLY_EACH */
};

static struct slice slice_at(const char *base, size_t offset)
{
    struct slice slice = { .data = NULL };

    if (base != NULL)
        memcpy(&slice, base + offset, sizeof(slice));
    return slice;
}

static void begin_member(struct writer *writer)
{
    if (!writer->first)
        buffer_append(writer->buffer, ",", 1);
    writer->first = false;
}

static void write_member(struct writer *writer, struct slice name, struct slice value)
{
    begin_member(writer);
    json_write_string(writer->buffer, name);
    buffer_append(writer->buffer, ":", 1);
    json_write_string(writer->buffer, value);
}

static void open_object(struct writer *writer)
{
    buffer_append(writer->buffer, "{", 1);
    writer->first = true;
}

static void close_object(struct writer *writer)
{
    buffer_append(writer->buffer, "}", 1);
    writer->first = false;
}

static void write_row(struct writer *writer, size_t left_out)
{
    open_object(writer);
    /* There is a reader: the generator allows this step inside of REPLY_EACH only. */
    /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
    for (size_t i = 0; i < writer->reader->place_count; i++) {
        const struct column_place *place = &writer->reader->places[i];
        struct slice cell = slice_at(writer->record, place->offset);

        if (place->offset != left_out)
            write_member(writer, slice_of(place->name), cell);
    }
    close_object(writer);
}

static bool write_pairs(struct writer *writer, struct error *error)
{
    struct pairs_reader reader;
    struct slice key = { .data = NULL };
    struct slice value = { .data = NULL };
    enum output_next next = OUTPUT_END;

    open_object(writer);
    pairs_open(&reader, writer->action->output, writer->text);
    while ((next = pairs_next(&reader, &key, &value, error)) == OUTPUT_RECORD)
        write_member(writer, key, value);
    pairs_close(&reader);
    close_object(writer);
    return next == OUTPUT_END;
}

static void end_pieces(struct writer *writer)
{
    buffer_append_text(writer->buffer, writer->in_name ? "\":" : "\"");
    writer->in_name = false;
}

/* Writes a step that stands for itself. */
static bool write_step(struct writer *writer, const struct reply_step *step, struct error *error)
{
    switch (step->kind) {
    case REPLY_OPEN:
        open_object(writer);
        break;
    case REPLY_CLOSE:
        close_object(writer);
        break;
    case REPLY_NAME:
        begin_member(writer);
        writer->in_name = true;
        buffer_append(writer->buffer, "\"", 1);
        break;
    case REPLY_STRING:
        buffer_append(writer->buffer, "\"", 1);
        break;
    case REPLY_END:
        end_pieces(writer);
        break;
    case REPLY_TEXT:
        json_write_escaped(writer->buffer, slice_of(step->text));
        break;
    case REPLY_ARGUMENT:
        json_write_escaped(writer->buffer, slice_at(writer->arguments, step->offset));
        break;
    case REPLY_CELL:
        json_write_escaped(writer->buffer, slice_at(writer->record, step->offset));
        break;
    case REPLY_ROW:
        write_row(writer, step->offset);
        break;
    case REPLY_PAIRS:
        return write_pairs(writer, error);
    case REPLY_EACH:
    case REPLY_AGAIN:
        break;
    }
    return true;
}

/* Where the steps end that are written once for every record. */
static size_t find_again(const struct action *action, size_t from)
{
    while (from < action->reply_count && action->reply[from].kind != REPLY_AGAIN)
        from++;
    return from;
}

/* Writes the steps from one up to another, once for every record. */
static bool write_each(struct writer *writer, size_t from, size_t to, struct error *error)
{
    struct columns_reader reader;
    struct slice record[COLUMNS_RECORD_MAX / sizeof(struct slice)];
    enum output_next next = OUTPUT_FAILED;

    if (!columns_open(&reader, writer->action->output, writer->text, error))
        goto out;
    if (reader.record_size > sizeof(record)) {
        error_set(error, ERROR_TOOL_OUTPUT, "the output has too many columns");
        goto out;
    }
    writer->reader = &reader;
    writer->record = (const char *)record;
    while ((next = columns_next(&reader, record, error)) == OUTPUT_RECORD) {
        for (size_t i = from; i < to; i++)
            if (!write_step(writer, &writer->action->reply[i], error)) {
                next = OUTPUT_FAILED;
                goto out;
            }
    }
out:
    writer->reader = NULL;
    writer->record = NULL;
    columns_close(&reader);
    return next == OUTPUT_END;
}

bool reply_write(struct buffer *buffer, const struct action *action, const void *arguments, struct slice text,
                 struct error *error)
{
    struct writer writer = { .buffer = buffer, .action = action, .arguments = arguments, .text = text, .first = true };

    for (size_t i = 0; i < action->reply_count; i++) {
        const struct reply_step *step = &action->reply[i];

        if (step->kind == REPLY_EACH) {
            size_t again = find_again(action, i + 1);

            if (!write_each(&writer, i + 1, again, error))
                return false;
            i = again;
        } else if (!write_step(&writer, step, error)) {
            return false;
        }
    }
    if (buffer->failed)
        return error_set(error, ERROR_NO_MEMORY, "no memory for the reply, or it would be over %zu bytes",
                         buffer->limit);
    return true;
}
