#include "reply.h"

#include <stddef.h>
#include <stdio.h>

#include "argument.h"
#include "columns_output.h"
#include "items_output.h"
#include "json_writer.h"
#include "lines_output.h"
#include "pairs_output.h"
#include "said.h"
#include "value_output.h"

/* A reply being written. */
struct writer {
    struct buffer *buffer;
    const struct reply *reply;
    const struct reply_source *source;
    bool first;                          /* no comma is due before the next member or element */
    bool in_name;                        /* the pieces now written make a name */
    const struct output *output;         /* whose rows they are, or NULL */
    const struct columns_reader *reader; /* of a table, else NULL */
    const char *record;                  /* NULL outside of REPLY_EACH_ROW */
    size_t turn;                         /* which value or job it is, in REPLY_EACH_VALUE and REPLY_EACH_JOB */
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

static void open_with(struct writer *writer, const char *bracket)
{
    buffer_append(writer->buffer, bracket, 1);
    writer->first = true;
}

static void close_with(struct writer *writer, const char *bracket)
{
    buffer_append(writer->buffer, bracket, 1);
    writer->first = false;
}

/* Writes the cells of a record that were printed, and those that have the cell of another. */
static void write_row(struct writer *writer, const struct column *left_out)
{
    size_t listed = writer->output != NULL ? writer->output->column_count : 0;
    size_t count = writer->reader != NULL ? writer->reader->total_count : listed;

    open_with(writer, "{");
    for (size_t i = 0; i < count; i++) {
        const struct column_place *place = writer->reader != NULL ? &writer->reader->places[i] : NULL;
        size_t offset = place != NULL ? place->offset : writer->output->columns[i].offset;

        if (left_out == NULL || offset != left_out->offset)
            write_member(writer, slice_of(place != NULL ? place->name : writer->output->columns[i].name),
                         slice_at(writer->record, offset));
    }
    close_with(writer, "}");
}

static bool write_pairs(struct writer *writer, size_t step, struct error *error)
{
    struct pairs_reader reader;
    struct slice key = { .data = NULL };
    struct slice value = { .data = NULL };
    enum output_next next = OUTPUT_END;

    open_with(writer, "{");
    pairs_open(&reader, writer->source->steps[step].output, writer->source->dialect, writer->source->outputs[step]);
    while ((next = pairs_next(&reader, &key, &value, error)) == OUTPUT_RECORD)
        write_member(writer, key, value);
    pairs_close(&reader);
    close_with(writer, "}");
    return next == OUTPUT_END;
}

static void end_pieces(struct writer *writer)
{
    buffer_append_text(writer->buffer, writer->in_name ? "\":" : "\"");
    writer->in_name = false;
}

static void write_text(struct writer *writer, const struct text *text)
{
    if (text->name.data != NULL) {
        json_write_escaped(writer->buffer, text->name);
        buffer_append(writer->buffer, "=", 1);
    }
    json_write_escaped(writer->buffer, text->value);
}

/* Writes all values of an argument, with blanks between them. */
static void write_argument(struct writer *writer, const struct argument *argument)
{
    size_t count = argument_count(argument, writer->source->arguments);
    char digits[ARGUMENT_DIGITS];

    for (size_t i = 0; i < count; i++) {
        struct text text = argument_value(argument, writer->source->arguments, i, digits);

        if (i > 0)
            buffer_append(writer->buffer, " ", 1);
        write_text(writer, &text);
    }
}

/* Writes the name or the value that it is the turn of. */
static void write_turn(struct writer *writer, const struct argument *argument, bool name)
{
    char digits[ARGUMENT_DIGITS];
    struct text text = argument_value(argument, writer->source->arguments, writer->turn, digits);

    json_write_escaped(writer->buffer, name ? text.name : text.value);
}

/* What a whole text ends with is no part of it. */
static bool write_output(struct writer *writer, size_t step, struct error *error)
{
    const struct output *output = writer->source->steps[step].output;
    struct slice text = writer->source->outputs[step];

    if (output->kind == OUTPUT_VALUE) {
        if (!value_read(output, writer->source->dialect, text, &text, error))
            return false;
        json_write_escaped(writer->buffer, text);
        return true;
    }
    if (text.length > 0 && text.data[text.length - 1] == '\n')
        text.length--;
    lines_write_text(writer->buffer, text);
    return true;
}

/* Writes a piece of a name or a string. */
static bool write_piece(struct writer *writer, enum reply_kind kind, const struct reply_step *step, struct error *error)
{
    char digits[ARGUMENT_DIGITS];

    switch (kind) {
    case REPLY_TEXT:
        json_write_escaped(writer->buffer, slice_of(step->text));
        break;
    case REPLY_ARGUMENT:
        write_argument(writer, step->argument);
        break;
    case REPLY_CELL:
        json_write_escaped(writer->buffer, slice_at(writer->record, step->column->offset));
        break;
    case REPLY_SETTING:
    case REPLY_VALUE:
        write_turn(writer, step->argument, kind == REPLY_SETTING);
        break;
    case REPLY_JOB:
        if (writer->turn < writer->source->job_count)
            json_write_escaped(writer->buffer, writer->source->jobs[writer->turn]);
        break;
    case REPLY_OUTPUT:
        return write_output(writer, step->step, error);
    case REPLY_SAID:
        lines_write_text(writer->buffer, writer->source->said);
        break;
    case REPLY_STATUS:
        snprintf(digits, sizeof(digits), "%d", writer->source->status);
        buffer_append_text(writer->buffer, digits);
        break;
    default:
        break;
    }
    return true;
}

/* Begins a name or a string, and ends it if it has one piece only. */
static bool begin_pieces(struct writer *writer, const struct reply_step *step, struct error *error)
{
    if (step->kind != REPLY_STRING)
        begin_member(writer);
    writer->in_name = step->kind == REPLY_NAME;
    buffer_append(writer->buffer, "\"", 1);
    if (step->only == 0)
        return true;
    if (!write_piece(writer, step->only, step, error))
        return false;
    end_pieces(writer);
    return true;
}

/* Writes lines as an object. */
static bool write_lines(struct writer *writer, const struct output *output, struct slice text, struct error *error)
{
    writer->first = false;
    return lines_write(writer->buffer, output, writer->source->dialect, text, error);
}

/* Writes what a failed command said as lines. No lines at all would look as if all were well. */
static bool write_said_lines(struct writer *writer, struct error *error)
{
    static const struct output output = { .kind = OUTPUT_LINES, .separator = ':', .verbatim = true };

    if (writer->source->said.length == 0)
        return said_nothing(writer->source->status, error);
    return write_lines(writer, &output, writer->source->said, error);
}

/* Writes a step that stands for itself. */
static bool write_step(struct writer *writer, const struct reply_step *step, struct error *error)
{
    switch (step->kind) {
    case REPLY_OPEN:
        open_with(writer, "{");
        break;
    case REPLY_CLOSE:
        close_with(writer, "}");
        break;
    case REPLY_OPEN_LIST:
        open_with(writer, "[");
        break;
    case REPLY_CLOSE_LIST:
        close_with(writer, "]");
        break;
    case REPLY_NAME:
    case REPLY_STRING:
    case REPLY_ELEMENT:
        return begin_pieces(writer, step, error);
    case REPLY_END:
        end_pieces(writer);
        break;
    case REPLY_ROW:
        write_row(writer, step->column);
        break;
    case REPLY_PAIRS:
        return write_pairs(writer, step->step, error);
    case REPLY_LINES:
        return write_lines(writer, writer->source->steps[step->step].output, writer->source->outputs[step->step],
                           error);
    case REPLY_SAID_LINES:
        return write_said_lines(writer, error);
    case REPLY_OPTIONAL:
    case REPLY_OPTIONAL_END:
        break;
    default:
        return write_piece(writer, step->kind, step, error);
    }
    return true;
}

/* Writes the steps from one up to another. */
static bool write_steps(struct writer *writer, size_t from, size_t to, struct error *error)
{
    for (size_t i = from; i < to; i++) {
        if (!write_step(writer, &writer->reply->steps[i], error))
            return false;
    }
    return true;
}

/* Where the steps end that are written once for every row. */
static size_t find_again(const struct reply *reply, size_t from)
{
    while (from < reply->count && reply->steps[from].kind != REPLY_AGAIN)
        from++;
    return from;
}

static bool write_table(struct writer *writer, struct slice text, size_t from, size_t to, struct error *error)
{
    struct columns_reader reader;
    struct slice record[COLUMNS_RECORD_MAX / sizeof(struct slice)];
    enum output_next next = OUTPUT_FAILED;

    writer->reader = &reader;
    writer->record = (const char *)record;
    if (columns_open(&reader, writer->output, writer->source->dialect, text, error)) {
        while ((next = columns_next(&reader, record, error)) == OUTPUT_RECORD) {
            if (!write_steps(writer, from, to, error)) {
                next = OUTPUT_FAILED;
                break;
            }
        }
    }
    columns_close(&reader);
    writer->reader = NULL;
    writer->record = NULL;
    return next == OUTPUT_END;
}

static bool write_items(struct writer *writer, struct slice text, size_t from, size_t to, struct error *error)
{
    struct items_reader reader;
    struct slice record[COLUMNS_RECORD_MAX / sizeof(struct slice)];
    enum output_next next = OUTPUT_FAILED;

    writer->record = (const char *)record;
    items_open(&reader, writer->output, writer->source->dialect, text);
    while ((next = items_next(&reader, record, error)) == OUTPUT_RECORD) {
        if (!write_steps(writer, from, to, error)) {
            next = OUTPUT_FAILED;
            break;
        }
    }
    writer->record = NULL;
    return next == OUTPUT_END;
}

static bool write_turns(struct writer *writer, size_t count, size_t from, size_t to, struct error *error)
{
    bool written = true;

    for (writer->turn = 0; written && writer->turn < count; writer->turn++)
        written = write_steps(writer, from, to, error);
    writer->turn = 0;
    return written;
}

/* Writes the steps from one up to another once for each row of what the step before them names. */
static bool write_each(struct writer *writer, size_t from, size_t to, struct error *error)
{
    const struct reply_step *each = &writer->reply->steps[from - 1];
    const struct reply_source *source = writer->source;
    bool written = false;

    if (each->kind == REPLY_EACH_VALUE)
        return write_turns(writer, argument_count(each->argument, source->arguments), from, to, error);
    if (each->kind == REPLY_EACH_JOB)
        return write_turns(writer, source->job_count, from, to, error);
    writer->output = source->steps[each->step].output;
    if (writer->output->kind == OUTPUT_COLUMNS)
        written = write_table(writer, source->outputs[each->step], from, to, error);
    else
        written = write_items(writer, source->outputs[each->step], from, to, error);
    return written;
}

/* Where what is left out without an optional step ends. */
static size_t find_optional_end(const struct reply *reply, size_t from)
{
    while (reply->steps[from].kind != REPLY_OPTIONAL_END)
        from++;
    return from;
}

static bool is_left_out(const struct reply_source *source, const struct reply_step *step)
{
    return step->kind == REPLY_OPTIONAL && source->outputs[step->step].data == NULL;
}

static bool is_each(enum reply_kind kind)
{
    return kind == REPLY_EACH_ROW || kind == REPLY_EACH_VALUE || kind == REPLY_EACH_JOB;
}

bool reply_write(struct buffer *buffer, const struct reply *reply, const struct reply_source *source,
                 struct error *error)
{
    struct writer writer = { .buffer = buffer, .reply = reply, .source = source, .first = true };

    for (size_t i = 0; i < reply->count; i++) {
        if (is_left_out(source, &reply->steps[i])) {
            i = find_optional_end(reply, i);
        } else if (is_each(reply->steps[i].kind)) {
            size_t again = find_again(reply, i + 1);

            if (!write_each(&writer, i + 1, again, error))
                return false;
            i = again;
        } else if (!write_step(&writer, &reply->steps[i], error)) {
            return false;
        }
    }
    if (buffer->failed)
        return error_set(error, ERROR_NO_MEMORY, "no memory for the reply, or it would be over %zu bytes",
                         buffer->limit);
    return true;
}
