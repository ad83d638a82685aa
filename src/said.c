#include "said.h"

#include <string.h>

#include "output_line.h"
#include "utf8.h"

/* Which lines are collected: those that are any of these messages. */
enum wanted {
    WANTED_QUESTIONS = 1 << MESSAGE_QUESTION,
    WANTED_ERRORS = 1 << MESSAGE_ERROR,
    WANTED_UNEXPECTED = 1 << MESSAGE_ERROR | 1 << MESSAGE_NONE,
    WANTED_LINES = 1 << MESSAGE_NONE | 1 << MESSAGE_INFO, /* what an answer of lines is made of */
    WANTED_WORDS = ~(1 << MESSAGE_NOTICE),                /* what may tell of a failure */
    WANTED_ALL = ~0,
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

static void collect(struct said *said, const struct dialect *dialect, const struct output *output, enum wanted wanted,
                    struct slice text)
{
    struct slice line;

    while (slice_take_line(&text, &line)) {
        if ((wanted & 1 << output_line_message(output, dialect, line)) != 0)
            say_line(said, slice_trim(line, " \t\r"));
    }
}

/* Collects the errors that only this output has. */
static void collect_own(struct said *said, const struct output *output, struct slice text)
{
    struct slice line;

    while (output->message != NULL && slice_take_line(&text, &line)) {
        if (output->message(line) == MESSAGE_ERROR)
            say_line(said, slice_trim(line, " \t\r"));
    }
}

/* Collects the lines of one text, or if there are none of another; neither if something has been said already. */
static void collect_first(struct said *said, const struct dialect *dialect, const struct output *output,
                          enum wanted wanted, struct slice text, struct slice other)
{
    if (said->length == 0)
        collect(said, dialect, output, wanted, text);
    if (said->length == 0)
        collect(said, dialect, output, wanted, other);
}

/* What stands behind the last trace: the exception, below lines that begin with a blank. All if there is none. */
static struct slice find_exception(const struct dialect *dialect, const struct output *output, struct slice text)
{
    struct slice found = { .length = 0 };
    struct slice rest = text;
    struct slice line;

    while (slice_take_line(&rest, &line)) {
        if (output_line_message(output, dialect, line) == MESSAGE_TRACE)
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
    if (output->kind != OUTPUT_LINES)
        collect(said, dialect, output, WANTED_ERRORS, result->out);
    collect_first(said, dialect, output, WANTED_WORDS, find_exception(dialect, output, result->err), result->out);
    collect_first(said, dialect, output, WANTED_ALL, result->err, result->out);
}

/* Whether the program told how it is used. Any text may hold what looks so: there it must be the output's own message.
 */
static bool told_usage(const struct dialect *dialect, const struct output *output, struct slice text)
{
    struct slice line;

    while (slice_take_line(&text, &line)) {
        if (output->verbatim ? output->message != NULL && output->message(line) == MESSAGE_USAGE
                             : output_line_message(output, dialect, line) == MESSAGE_USAGE)
            return true;
    }
    return false;
}

static enum said_verdict judge_text(struct said *said, const struct dialect *dialect, const struct output *output,
                                    const struct command_result *result)
{
    if (result->status == 0)
        return SAID_WELL;
    collect_first(said, dialect, output, WANTED_ALL, output_line_skip_notices(output, dialect, result->err),
                  output_line_skip_notices(output, dialect, result->out));
    return SAID_FAILED;
}

static bool has_no_lines(const struct dialect *dialect, const struct output *output, struct slice text)
{
    struct said lines = { .length = 0 };

    collect(&lines, dialect, output, WANTED_LINES, text);
    return lines.length == 0;
}

enum said_verdict said_judge(struct said *said, const struct dialect *dialect, const struct output *output,
                             const struct command_result *result)
{
    *said = (struct said){ .length = 0 };
    if (told_usage(dialect, output, result->out))
        return SAID_USAGE;
    if (output->verbatim)
        return judge_text(said, dialect, output, result);
    collect(said, dialect, output, WANTED_QUESTIONS, result->out);
    collect(said, dialect, output, WANTED_QUESTIONS, result->err);
    if (said->length > 0)
        return SAID_QUESTION;
    collect(said, dialect, output, WANTED_ERRORS, result->err);
    /* A table or a list of pairs with such a line in it cannot be read, and says so. */
    if (output->kind == OUTPUT_LINES)
        collect(said, dialect, output, WANTED_ERRORS, result->out);
    /* A value may be anything that looks like an error of the program. */
    if (output->kind == OUTPUT_VALUE)
        collect_own(said, output, result->out);
    if (result->status != 0)
        collect_failure(said, dialect, output, result);
    else if (output->kind == OUTPUT_NOTHING)
        collect_first(said, dialect, output, WANTED_UNEXPECTED, result->err, result->out);
    if (result->status != 0 || said->length > 0)
        return SAID_FAILED;
    return output->some && has_no_lines(dialect, output, result->out) ? SAID_FAILED : SAID_WELL;
}

bool said_nothing(int status, struct error *error)
{
    return error_set(error, ERROR_TOOL_FAILED, "iocage ended with status %d and did not say why", status);
}
