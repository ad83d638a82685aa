#include "emit_part.h"

#include <string.h>

#include "emit.h"
#include "pieces.h"

/* A template being written as rows. */
struct writer {
    struct tables *tables;
    const struct action *action;
    const struct mode *mode;
    bool in_rows; /* what is written is repeated for each of them already */
};

static struct pieces cut(struct writer *writer, const struct node *at, const char *text)
{
    return pieces_cut(writer->tables->arena, &writer->tables->report, at, text);
}

static void emit_row(struct writer *writer, const char *kind)
{
    fprintf(writer->tables->stream, "    { .kind = REPLY_%s },\n", kind);
}

/* The step of a source, guards not counted. */
static size_t own_step(const struct writer *writer, size_t step)
{
    size_t guards = 0;

    while (guards < writer->mode->step_count && writer->mode->steps[guards].guard != NULL)
        guards++;
    return step - guards;
}

/* In place of the column that a row leaves out: its name has several pieces, so none of its cells is the name. */
static const struct column no_column;

/* The row of a place. around: REPLY_NAME and its like, of which it is the only piece, or NULL. key: the column that a
 * whole row leaves out, or NULL. */
static void emit_place(struct writer *writer, const struct source *source, const char *around, const struct column *key)
{
    static const char *const kinds[] = {
        [SOURCE_ARGUMENT] = "ARGUMENT", [SOURCE_NAME] = "SETTING",
        [SOURCE_VALUE] = "VALUE",       [SOURCE_JOB] = "JOB",
        [SOURCE_COLUMN] = "CELL",       [SOURCE_ROW] = "ROW",
        [SOURCE_CELLS] = "ROW",         [SOURCE_PAIRS] = "PAIRS",
        [SOURCE_LINES] = "LINES",       [SOURCE_TEXT] = "OUTPUT",
        [SOURCE_ONE] = "OUTPUT",        [SOURCE_SAID] = "SAID",
        [SOURCE_STATUS] = "STATUS",     [SOURCE_SAID_LINES] = "SAID_LINES",
    };
    const struct output *output = source->argument == NULL ? writer->mode->steps[source->step].output : NULL;
    FILE *stream = writer->tables->stream;

    if (around != NULL)
        fprintf(stream, "    { .kind = REPLY_%s, .only = REPLY_%s", around, kinds[source->kind]);
    else
        fprintf(stream, "    { .kind = REPLY_%s", kinds[source->kind]);
    if (source->argument != NULL) {
        fputs(", .argument = ", stream);
        emit_argument_place(writer->tables, writer->action, source->argument);
    }
    if (source->kind == SOURCE_ROW && key == NULL && output != NULL && output->key != NULL)
        key = model_column(output, output->key);
    if (source->kind == SOURCE_COLUMN || (source->kind == SOURCE_ROW && key != NULL && key != &no_column)) {
        fputs(", .column = ", stream);
        emit_column_place(writer->tables, output, source->kind == SOURCE_ROW ? key : source->column);
    }
    if (source->kind == SOURCE_PAIRS || source->kind == SOURCE_LINES || source->kind == SOURCE_TEXT ||
        source->kind == SOURCE_ONE) {
        if (own_step(writer, source->step) > 0)
            fprintf(stream, ", .step = %zu", own_step(writer, source->step));
    }
    fputs(" },\n", stream);
}

static void emit_literal(struct writer *writer, const char *around, const char *text)
{
    FILE *stream = writer->tables->stream;

    if (around != NULL)
        fprintf(stream, "    { .kind = REPLY_%s, .only = REPLY_TEXT, .text = ", around);
    else
        fputs("    { .kind = REPLY_TEXT, .text = ", stream);
    emit_string(text, stream);
    fputs(" },\n", stream);
}

/* The rows for the pieces of a name or a string: one if there is one piece, else its begin, the pieces and its end. */
static void emit_pieces(struct writer *writer, const struct pieces *pieces, const char *kind)
{
    const char *around = pieces->count == 1 ? kind : NULL;

    if (around == NULL)
        emit_row(writer, kind);
    for (size_t i = 0; i < pieces->count; i++) {
        const struct piece *piece = &pieces->piece[i];

        if (piece->place == NULL) {
            emit_literal(writer, around, piece->text);
        } else {
            struct source source = model_source(writer->action, writer->mode, piece->place);

            emit_place(writer, &source, around, NULL);
        }
    }
    if (around == NULL)
        emit_row(writer, "END");
}

/* Begins what is written once for each of the rows. */
static void emit_each(struct writer *writer, const struct source *rows)
{
    FILE *stream = writer->tables->stream;

    if (rows->kind == SOURCE_JOB) {
        emit_row(writer, "EACH_JOB");
    } else if (rows->argument != NULL) {
        fputs("    { .kind = REPLY_EACH_VALUE, .argument = ", stream);
        emit_argument_place(writer->tables, writer->action, rows->argument);
        fputs(" },\n", stream);
    } else if (own_step(writer, rows->step) > 0) {
        fprintf(stream, "    { .kind = REPLY_EACH_ROW, .step = %zu },\n", own_step(writer, rows->step));
    } else {
        emit_row(writer, "EACH_ROW");
    }
}

static void emit_object(struct writer *writer, const struct node *object, const struct column *key);

/* Whether a string is one place that is a value by itself. */
static bool is_whole(const struct source *source, const struct pieces *pieces)
{
    return pieces->count == 1 &&
           (source->kind == SOURCE_ROW || source->kind == SOURCE_CELLS || source->kind == SOURCE_PAIRS ||
            source->kind == SOURCE_LINES || source->kind == SOURCE_SAID_LINES);
}

static void emit_string_value(struct writer *writer, const struct node *value, const struct column *key)
{
    struct pieces pieces = cut(writer, value, value->text);
    struct source source = { .kind = SOURCE_NONE };

    if (pieces.count == 1 && pieces.piece[0].place != NULL)
        source = model_source(writer->action, writer->mode, pieces.piece[0].place);
    if (is_whole(&source, &pieces))
        emit_place(writer, &source, NULL, key);
    else
        emit_pieces(writer, &pieces, "STRING");
}

static void emit_list(struct writer *writer, const struct node *list)
{
    struct pieces pieces = cut(writer, list->first, list->first->text);
    struct source rows = model_rows(writer->action, writer->mode, &pieces);

    emit_row(writer, "OPEN_LIST");
    emit_each(writer, &rows);
    emit_pieces(writer, &pieces, "ELEMENT");
    emit_row(writer, "AGAIN");
    emit_row(writer, "CLOSE_LIST");
}

static void emit_member(struct writer *writer, const struct node *member, const struct column *key)
{
    struct pieces name = cut(writer, member, member->name);
    struct source rows = model_rows(writer->action, writer->mode, &name);
    bool each = rows.kind != SOURCE_NONE && !writer->in_rows;

    if (each)
        emit_each(writer, &rows);
    writer->in_rows |= each;
    emit_pieces(writer, &name, "NAME");
    if (rows.column != NULL)
        key = name.count == 1 ? rows.column : &no_column;
    if (member->kind == NODE_OBJECT)
        emit_object(writer, member, key);
    else if (member->kind == NODE_LIST)
        emit_list(writer, member);
    else
        emit_string_value(writer, member, key);
    if (each) {
        emit_row(writer, "AGAIN");
        writer->in_rows = false;
    }
}

static void emit_object(struct writer *writer, const struct node *object, const struct column *key)
{
    emit_row(writer, "OPEN");
    for (const struct node *member = object->first; member != NULL; member = member->next)
        emit_member(writer, member, key);
    emit_row(writer, "CLOSE");
}

/* The optional step that a member of the reply is left out without, or NULL. */
static const struct step *optional_step(const struct mode *mode, const char *member)
{
    for (size_t i = 0; i < mode->step_count; i++) {
        if (mode->steps[i].optional && strcmp(mode->steps[i].name, member) == 0)
            return &mode->steps[i];
    }
    return NULL;
}

static void emit_answer(struct writer *writer)
{
    emit_row(writer, "OPEN");
    for (const struct node *member = writer->mode->reply->first; member != NULL; member = member->next) {
        const struct step *step = optional_step(writer->mode, member->name);

        if (step != NULL)
            fprintf(writer->tables->stream, "    { .kind = REPLY_OPTIONAL, .step = %zu },\n",
                    own_step(writer, (size_t)(step - writer->mode->steps)));
        emit_member(writer, member, NULL);
        if (step != NULL)
            emit_row(writer, "OPTIONAL_END");
    }
    emit_row(writer, "CLOSE");
}

static void open_rows(struct writer *writer, const char *name)
{
    fprintf(writer->tables->stream, "static const struct reply_step %s_%s[] = {\n",
            emit_mode_name(writer->tables, writer->action, writer->mode), name);
}

static const struct output *first_output(const struct mode *mode)
{
    const struct step *step = mode->steps;

    while (step->guard != NULL)
        step++;
    return step->output;
}

/* Columns are rows of one output; the rest of what is answered does not depend on it. */
static bool same_columns(const struct mode *a, const struct mode *b)
{
    return first_output(a) == first_output(b) || (first_output(a)->columns == NULL && first_output(b)->columns == NULL);
}

const struct mode *emit_reply_mode(const struct action *action, const struct mode *mode)
{
    const struct mode *first = action->modes;

    while (first->reply != mode->reply || !same_columns(first, mode))
        first++;
    return first;
}

void emit_replies(struct tables *tables, const struct action *action, const struct mode *mode)
{
    struct writer writer = { .tables = tables, .action = action, .mode = mode };

    if (emit_reply_mode(action, mode) != mode)
        return;
    open_rows(&writer, "reply");
    emit_answer(&writer);
    fputs("};\n\n", tables->stream);
    if (mode->failure != NULL) {
        open_rows(&writer, "failure");
        emit_object(&writer, mode->failure, NULL);
        fputs("};\n\n", tables->stream);
    }
    if (mode->job != NULL) {
        struct pieces pieces = cut(&writer, mode->at, mode->job);

        open_rows(&writer, "job");
        emit_pieces(&writer, &pieces, "STRING");
        fputs("};\n\n", tables->stream);
    }
}
