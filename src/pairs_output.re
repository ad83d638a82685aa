#include "pairs_output.h"

#include "output_line.h"

/* One line while it is taken apart. */
struct pair {
    struct slice line;
    const char *bad; /* the first byte that cannot be in a line, or NULL */
    size_t name;     /* bytes of the name that the line begins with */
};

/*!include:re2c "utf8_rules.inc" */

/* Lexes the line at the reader's cursor and moves the cursor behind it. */
static void lex_pair(struct pairs_reader *reader, struct pair *pair)
{
    const char *begin = reader->cursor;
    const char *cursor = begin;
    const char *limit = reader->limit;
    const char *marker = NULL;
    const char *end = begin; /* of the name */
    /*!stags:re2c format = 'const char *@@ = NULL;'; */

    /*!re2c
        re2c:define:YYCTYPE = "unsigned char";
        re2c:define:YYCURSOR = cursor;
        re2c:define:YYMARKER = marker;
        re2c:yyfill:enable = 0;
        re2c:bit-vectors = 1;
        re2c:tags = 1;

        name = [A-Za-z_] [A-Za-z0-9_.-]*;
        text = "\t" | " " | graph | wide;

        // iocage 1.7 (2016-01), get all: "memoryuse:8G:log"; defaults: "login_flags=-f root", "notes="
        name @end text*
        { goto lexed; }

        // the same, before the answer: "  WARNING: You have more then one pool set for iocage use!"
        text+
        { goto lexed; }

        // the same, around that warning: an empty line
        "\n"
        { cursor = begin; goto lexed; }

        // no version prints this by itself: "\r", "\033[1m", "caf\351". A NUL too: as the sentinel it is never reached,
        // since there is no reading at the end of the text, and inside it is as bad as they are
        *
        { cursor = begin; goto lexed; }
    */
lexed:
    pair->name = (size_t)(end - begin);
    pair->bad = cursor < limit && *cursor != '\n' ? cursor : NULL;
    if (pair->bad) {
        cursor = memchr(cursor, '\n', (size_t)(limit - cursor));
        cursor = cursor ? cursor : limit;
    }
    pair->line = (struct slice){ begin, (size_t)(cursor - begin) };
    reader->cursor = cursor < limit ? cursor + 1 : limit;
}

static bool is_blank(struct slice line)
{
    for (size_t i = 0; i < line.length; i++)
        if (line.data[i] != ' ' && line.data[i] != '\t')
            return false;
    return true;
}

/* What the next line is. Messages are behind us then. */
enum line_kind {
    LINE_NONE, /* the output is at its end */
    LINE_BLANK,
    LINE_TEXT,
    LINE_FAILED,
};

static enum line_kind read_line(struct pairs_reader *reader, struct pair *pair, struct error *error)
{
    while (reader->cursor < reader->limit) {
        lex_pair(reader, pair);
        reader->line++;
        if (pair->bad) {
            output_line_refuse_byte(error, reader->line, pair->line, pair->bad);
            return LINE_FAILED;
        }
        if (is_blank(pair->line))
            return LINE_BLANK;
        switch (output_line_kind(reader->output, reader->dialect, reader->line, pair->line, error)) {
        case OUTPUT_LINE_ANSWER:
            return LINE_TEXT;
        case OUTPUT_LINE_FAILED:
            return LINE_FAILED;
        case OUTPUT_LINE_MESSAGE:
            break;
        }
    }
    return LINE_NONE;
}

/* Finds where the key ends. Separators that can be in a name (. and -) end it there. */
static bool split_pair(struct pairs_reader *reader, const struct pair *pair, size_t *end, struct error *error)
{
    struct slice line = pair->line;
    char separator = reader->output->separator;
    const char *found = line.data + pair->name;

    if (pair->name == line.length || *found != separator)
        found = memchr(line.data, separator, line.length);
    if (!found)
        return output_line_refuse(error, reader->line, line, "has no \"%c\"", separator);
    *end = (size_t)(found - line.data);
    if (*end > PAIRS_KEY_MAX)
        return output_line_refuse(error, reader->line, line, "has a key longer than %d bytes", PAIRS_KEY_MAX);
    if (*end == 0 || *end > pair->name)
        return output_line_refuse(error, reader->line, line, "does not begin with a name");
    return true;
}

void pairs_open(struct pairs_reader *reader, const struct output *output, const struct dialect *dialect,
                struct slice text)
{
    *reader = (struct pairs_reader){ .output = output, .dialect = dialect, .cursor = text.data, .limit = text.data + text.length };
    keyset_init(&reader->keys);
}

/* Whether a pair begins on a line: a name, and behind it the separator. */
static bool begins_pair(const struct pairs_reader *reader, const struct pair *pair)
{
    return pair->name > 0 && pair->name < pair->line.length && pair->line.data[pair->name] == reader->output->separator;
}

static bool precedes(struct slice a, struct slice b)
{
    size_t length = a.length < b.length ? a.length : b.length;
    int order = memcmp(a.data, b.data, length);

    return order < 0 || (order == 0 && a.length < b.length);
}

/*
 * Adds the lines to a value that follow it and begin no pair: iocage 1.2 (2023), get all, with a newline in "notes". Since
 * it prints its keys in order, a line that begins one out of order can be no more than a guess.
 */
static bool take_more(struct pairs_reader *reader, struct slice *value, struct slice key, struct error *error)
{
    while (reader->cursor < reader->limit) {
        struct pairs_reader ahead = *reader;
        struct pair pair;

        lex_pair(&ahead, &pair);
        if (pair.bad)
            return true; /* whoever reads on meets it */
        if (begins_pair(reader, &pair)) {
            if (precedes(key, (struct slice){ pair.line.data, pair.name }))
                return true;
            return output_line_refuse(error, reader->line + 1, pair.line, "has a key that is out of order");
        }
        reader->cursor = ahead.cursor;
        reader->line++;
        if (!is_blank(pair.line))
            value->length = (size_t)(pair.line.data + pair.line.length - value->data);
    }
    return true;
}

static bool take_pair(struct pairs_reader *reader, const struct pair *pair, struct slice *key, struct slice *value,
                      struct error *error)
{
    struct slice line = pair->line;
    size_t end = 0;

    if (!split_pair(reader, pair, &end, error))
        return false;
    *key = (struct slice){ line.data, end };
    *value = (struct slice){ line.data + end + 1, line.length - end - 1 };
    if (!output_line_key(&reader->keys, *key, reader->line, line, error))
        return false;
    return !reader->output->multiline || take_more(reader, value, *key, error);
}

enum output_next pairs_next(struct pairs_reader *reader, struct slice *key, struct slice *value, struct error *error)
{
    bool blank = false; /* whether a blank line came after a pair, so that there can be no more pairs */
    struct pair pair;

    for (;;) {
        switch (read_line(reader, &pair, error)) {
        case LINE_NONE:
            if (reader->keys.count > 0)
                return OUTPUT_END;
            error_set(error, ERROR_TOOL_OUTPUT, "the output has no line with a key, \"%c\" and a value",
                      reader->output->separator);
            return OUTPUT_FAILED;
        case LINE_FAILED:
            return OUTPUT_FAILED;
        case LINE_BLANK:
            blank = reader->keys.count > 0;
            break;
        case LINE_TEXT:
            if (blank) {
                output_line_refuse(error, reader->line, pair.line, "stands after a blank line");
                return OUTPUT_FAILED;
            }
            return take_pair(reader, &pair, key, value, error) ? OUTPUT_RECORD : OUTPUT_FAILED;
        }
    }
}

void pairs_close(struct pairs_reader *reader)
{
    keyset_clear(&reader->keys);
}
