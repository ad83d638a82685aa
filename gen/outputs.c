#include "outputs.h"

#include <ctype.h>
#include <string.h>

#include "names.h"
#include "pattern.h"
#include "pieces.h"

/* Reads what only a column of a table has. */
static void read_heading(struct form *form, struct column *column, const struct node *at)
{
    static const char *const cells[] = { "word", "spaced", NULL };

    column->pattern = form_text(form, at, "pattern", false);
    column->rule = form_pattern(form, at, false, false);
    if (column->pattern == NULL)
        column->heading = form_text(form, at, "heading", true);
    column->none = form_text(form, at, "none", false);
    column->cell = form_word(form, at, "cell", cells, false);
    column->otherwise = form_text(form, at, "otherwise", false);
}

static bool same(const char *a, const char *b)
{
    return a != NULL && b != NULL && strcmp(a, b) == 0;
}

/* Reports that what tells one column is what tells another before it, or that they have one name in a reply. */
static void differ(struct form *form, const struct column *other, const struct column *column, const struct node *at)
{
    bool covered = other->rule != NULL && column->heading != NULL && pattern_matches(other->pattern, column->heading);

    if (same(other->heading, column->heading) || covered)
        form_complain(form, at, "two columns have the heading \"%s\"", column->heading);
    if (same(other->pattern, column->pattern))
        form_complain(form, at, "two columns have the pattern \"%s\"", column->pattern);
    if (same(other->member, column->member))
        form_complain(form, at, "two columns are the member \"%s\" of a reply", column->member);
}

static void read_column(struct form *form, struct output *output, struct column *column, struct node *at)
{
    form_struct_name(form, at);
    column->name = at->name;
    column->member = form_text(form, at, "member", false);
    if (column->member == NULL)
        column->member = at->name;
    column->doc = form_doc(form, at, true);
    if (strcmp(output->kind, "columns") == 0)
        read_heading(form, column, at);
    form_finish(form, at);
    if (column->otherwise != NULL && node_member(node_member(output->at, "columns"), column->otherwise) == NULL)
        form_complain(form, at, "\"%s\" is no column to take another from", column->otherwise);
    for (const struct column *other = output->columns; other < column; other++)
        differ(form, other, column, at);
}

/* Whether a form has a place. */
static bool has_place(const struct pieces *pieces, const char *name)
{
    for (size_t i = 0; i < pieces->count; i++) {
        if (same(pieces->piece[i].place, name))
            return true;
    }
    return false;
}

/* Reports a place in the form of items that is no column, and a column that has no place. */
static void know_places(struct form *form, const struct output *output)
{
    const struct node *at = form_member(output->at, "items");
    struct pieces pieces = pieces_cut(form->arena, form->report, at, output->form);

    for (size_t i = 0; i < pieces.count; i++) {
        if (pieces.piece[i].place != NULL && model_column(output, pieces.piece[i].place) == NULL)
            form_complain(form, at, "the place {%s} is no column", pieces.piece[i].place);
    }
    for (size_t i = 0; i < output->column_count; i++) {
        if (!has_place(&pieces, output->columns[i].name))
            form_complain(form, at, "the column \"%s\" has no place", output->columns[i].name);
    }
}

static void read_columns(struct form *form, struct output *output)
{
    struct node *columns = form_some(form, output->at, "columns", NODE_OBJECT, true);
    size_t i = 0;

    output->key = form_text(form, output->at, "key", strcmp(output->kind, "columns") == 0);
    output->columns = form_array(form, columns, sizeof(struct column), &output->column_count);
    for (struct node *at = columns != NULL ? columns->first : NULL; at != NULL; at = at->next)
        read_column(form, output, &output->columns[i++], at);
    if (output->key != NULL && node_member(columns, output->key) == NULL)
        form_complain(form, output->at, "the key \"%s\" is no column", output->key);
}

static void read_separator(struct form *form, struct output *output)
{
    output->separator = form_text(form, output->at, output->kind, true);
    if (strlen(output->separator) != 1 || !ispunct((unsigned char)*output->separator) || *output->separator == '_')
        form_complain(form, output->at, "the separator \"%s\" must be one character that is no part of a name",
                      output->separator);
}

/* Reports a message that one before it is always taken for. */
static void refuse_twin(struct form *form, const struct message *messages, const struct message *message,
                        const struct node *at)
{
    for (const struct message *other = messages; other < message; other++) {
        if (same(other->pattern, message->pattern) &&
            (other->dialect == NULL || message->dialect == NULL || other->dialect == message->dialect))
            form_complain(form, at, "two messages have the pattern \"%s\"", message->pattern);
    }
}

struct message *outputs_messages(struct form *form, const struct class *class, struct node *list, bool own,
                                 size_t *count)
{
    static const char *const kinds[] = { "notice", "info", "warning", "error", "trace", "question", "usage", NULL };
    struct message *messages = form_array(form, list, sizeof(struct message), count);
    size_t i = 0;

    for (struct node *at = list != NULL ? list->first : NULL; at != NULL; at = at->next) {
        struct message *message = &messages[i++];

        message->doc = form_doc(form, at, true);
        message->kind = form_word(form, at, "kind", kinds, true);
        message->pattern = form_text(form, at, "pattern", true);
        message->rule = form_pattern(form, at, true, false);
        if (!own)
            message->dialect = names_dialect(form, class, form_take(form, at, "dialect", NODE_STRING, false));
        form_finish(form, at);
        refuse_twin(form, messages, message, at);
    }
    return messages;
}

/* The kind of an output, by the one member that only that kind has. NULL if there is none or more than one. */
static const char *kind_of(const struct node *at)
{
    static const char *const kinds[] = { "items", "pairs", "lines", "value", "text", "nothing", NULL };
    const char *kind = NULL;

    for (size_t i = 0; kinds[i] != NULL; i++) {
        if (node_member(at, kinds[i]) == NULL)
            continue;
        if (kind != NULL)
            return NULL;
        kind = kinds[i];
    }
    if (node_member(at, "columns") == NULL || (kind != NULL && strcmp(kind, "items") == 0))
        return kind;
    return kind == NULL ? "columns" : NULL;
}

/* Reads the member that tells the kind of an output, and what only that kind has. */
static void read_kind(struct form *form, struct output *output)
{
    const char *kind = output->kind;

    if (strcmp(kind, "columns") == 0) {
        output->end = form_text(form, output->at, "end", false);
        output->skip = form_text(form, output->at, "skip", false);
        read_columns(form, output);
    } else if (strcmp(kind, "items") == 0) {
        output->form = form_text(form, output->at, kind, true);
        read_columns(form, output);
        know_places(form, output);
    } else if (strcmp(kind, "pairs") == 0) {
        output->multiline = form_flag(form, output->at, "multiline");
        read_separator(form, output);
    } else if (strcmp(kind, "lines") == 0) {
        output->verbatim = form_flag(form, output->at, "verbatim");
        output->some = form_flag(form, output->at, "some");
        read_separator(form, output);
    } else if (strcmp(kind, "value") == 0 && node_member(output->at, kind)->kind == NODE_STRING) {
        output->form = form_text(form, output->at, kind, true);
        if (strstr(output->form, "{value}") == NULL)
            form_complain(form, output->at, "the form \"%s\" has no {value}", output->form);
    } else {
        form_flag(form, output->at, kind);
    }
}

void outputs_read(struct form *form, struct class *class, struct output *output, struct node *at)
{
    form_name(form, at);
    output->at = at;
    output->name = at->name;
    output->doc = form_doc(form, at, true);
    output->kind = kind_of(at);
    if (output->kind == NULL) {
        form_complain(form, at,
                      "the output \"%s\" must have either columns, items, pairs, lines, value, text or nothing",
                      at->name);
        output->kind = "nothing";
        return;
    }
    read_kind(form, output);
    if (strcmp(output->kind, "text") != 0)
        output->messages = outputs_messages(form, class, form_some(form, at, "messages", NODE_LIST, false), true,
                                            &output->message_count);
    form_finish(form, at);
}
