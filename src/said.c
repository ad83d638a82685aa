#include "said.h"

#include <string.h>

#include "output_line.h"
#include "utf8.h"

/* Which lines are collected. */
struct filter {
    const struct dialect *dialect;
    const struct output *output;
    bool (*wanted)(enum message message);
};

static void say(struct said *said, const char *bytes, size_t length)
{
    if (said->full || length > SAID_MAX - said->length) {
        said->full = true;
        return;
    }
    memcpy(said->text + said->length, bytes, length);
    said->length += length;
    said->text[said->length] = '\0';
}

/* Adds a line. A byte follows it in any case, as utf8_printable() needs. */
static void say_line(struct said *said, struct slice line)
{
    const char *limit = line.data + line.length;

    if (line.length == 0)
        return;
    if (said->length > 0)
        say(said, "\n", 1);
    for (const char *at = line.data; at < limit;) {
        size_t length = *at == '\t' ? 1 : utf8_printable(at);

        if (length > 0)
            say(said, at, length);
        else
            say(said, "?", 1);
        at += length > 0 ? length : 1;
    }
    if (said->full && said->length > 0 && said->text[said->length - 1] == '\n')
        said->text[--said->length] = '\0';
}

static void say_text(struct said *said, const struct filter *filter, struct slice text)
{
    struct slice line;

    while (slice_take_line(&text, &line)) {
        if (filter->wanted(output_line_message(filter->output, filter->dialect, line)))
            say_line(said, slice_trim(line, " \t\r"));
    }
}

static bool is_any(enum message message)
{
    (void)message;
    return true;
}

static bool is_error(enum message message)
{
    return message == MESSAGE_ERROR;
}

static bool is_question(enum message message)
{
    return message == MESSAGE_QUESTION;
}

static bool is_unexpected(enum message message)
{
    return message == MESSAGE_NONE || message == MESSAGE_ERROR;
}

static void collect(struct said *said, const struct dialect *dialect, const struct output *output,
                    bool (*wanted)(enum message message), struct slice text)
{
    const struct filter filter = { dialect, output, wanted };

    say_text(said, &filter, text);
}

static bool is_trace(enum message message)
{
    return message == MESSAGE_TRACE;
}

/* What stands behind the last trace: the exception, below lines that begin with a blank. */
static struct slice find_exception(const struct dialect *dialect, struct slice text)
{
    struct slice found = text;
    struct slice rest = text;
    struct slice line;

    while (slice_take_line(&rest, &line)) {
        if (dialect->message(line) == MESSAGE_TRACE)
            found = rest;
    }
    while (found.length > 0 && found.data[0] == ' ')
        (void)slice_take_line(&found, &line);
    return found.length > 0 ? found : text;
}

/* A status other than 0: what the program says of it comes first, else all that it printed. */
static void collect_failure(struct said *said, const struct dialect *dialect, const struct output *output,
                            const struct command_result *result)
{
    struct said trace = { .length = 0 };

    if (output->kind != OUTPUT_LINES)
        collect(said, dialect, output, is_error, result->out);
    if (said->length == 0)
        collect(&trace, dialect, output, is_trace, result->err);
    if (said->length == 0)
        collect(said, dialect, output, is_any, trace.length > 0 ? find_exception(dialect, result->err) : result->err);
    if (said->length == 0)
        collect(said, dialect, output, is_any, result->out);
}

static enum said_verdict judge_text(struct said *said, const struct dialect *dialect, const struct output *output,
                                    const struct command_result *result)
{
    if (result->status == 0)
        return SAID_WELL;
    collect(said, dialect, output, is_any, result->err);
    if (said->length == 0)
        collect(said, dialect, output, is_any, result->out);
    return SAID_FAILED;
}

enum said_verdict said_judge(struct said *said, const struct dialect *dialect, const struct output *output,
                             const struct command_result *result)
{
    *said = (struct said){ .length = 0 };
    if (output->verbatim)
        return judge_text(said, dialect, output, result);
    collect(said, dialect, output, is_question, result->out);
    collect(said, dialect, output, is_question, result->err);
    if (said->length > 0)
        return SAID_QUESTION;
    collect(said, dialect, output, is_error, result->err);
    /* A table or a list of pairs with such a line in it cannot be read, and says so. */
    if (output->kind == OUTPUT_LINES)
        collect(said, dialect, output, is_error, result->out);
    if (result->status != 0)
        collect_failure(said, dialect, output, result);
    else if (output->kind == OUTPUT_NOTHING && said->length == 0)
        collect(said, dialect, output, is_unexpected, result->err);
    if (result->status == 0 && output->kind == OUTPUT_NOTHING && said->length == 0)
        collect(said, dialect, output, is_unexpected, result->out);
    return result->status != 0 || said->length > 0 ? SAID_FAILED : SAID_WELL;
}
