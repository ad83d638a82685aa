#include "emit.h"

#include <stdlib.h>
#include <string.h>

#include "pieces.h"

/* What the emitting functions share. */
struct tables {
    struct arena *arena;
    struct report report; /* stays empty: the schema was checked */
    const struct class *class;
    FILE *stream;
};

static void emit_argument_rows(struct tables *tables, const struct action *action)
{
    const char *class = tables->class->name;
    FILE *stream = tables->stream;

    if (action->argument_count == 0)
        return;
    fprintf(stream, "static const struct argument %s_%s_arguments[] = {\n", class, action->name);
    for (size_t i = 0; i < action->argument_count; i++) {
        const struct argument *argument = &action->arguments[i];

        fprintf(stream, "    {\n        .name = \"%s\",\n        .type = &%s_types[", argument->name, class);
        emit_type_code(tables->class, argument->type, stream);
        fprintf(stream, "],\n        .offset = offsetof(struct %s_%s_args, %s),\n", class, action->name,
                argument->name);
        if (argument->optional && strcmp(argument->type->base, "string") != 0)
            fprintf(stream, "        .has_offset = offsetof(struct %s_%s_args, has_%s),\n", class, action->name,
                    argument->name);
        if (argument->optional)
            fputs("        .optional = true,\n", stream);
        fputs("    },\n", stream);
    }
    fputs("};\n\n", stream);
}

/* The call that adds one piece of an element to the vector. */
static void emit_piece(const struct action *action, const struct piece *piece, bool first, FILE *stream)
{
    const struct argument *argument = piece->place != NULL ? model_argument(action, piece->place) : NULL;
    const char *verb = first ? "add" : "extend";

    if (argument == NULL) {
        fprintf(stream, "argv_%s(argv, slice_of(", verb);
        emit_string(piece->text != NULL ? piece->text : "", stream);
        fputs("), error)", stream);
    } else if (strcmp(argument->type->base, "integer") == 0) {
        fprintf(stream, "argv_%s_integer(argv, args->%s, error)", verb, argument->name);
    } else {
        fprintf(stream, "argv_%s(argv, args->%s, error)", verb, argument->name);
    }
}

static void emit_element(struct tables *tables, const struct action *action, const struct node *element)
{
    struct pieces pieces = pieces_cut(tables->arena, &tables->report, element, element->text);
    FILE *stream = tables->stream;

    fputs("    if (", stream);
    for (size_t i = 0; i < pieces.count; i++) {
        const struct argument *argument =
            pieces.piece[i].place != NULL ? model_argument(action, pieces.piece[i].place) : NULL;

        if (argument != NULL && argument->optional)
            fprintf(stream,
                    strcmp(argument->type->base, "string") == 0 ? "args->%s.data != NULL && " : "args->has_%s && ",
                    argument->name);
    }
    fputs(pieces.count > 1 ? "!(" : "!", stream);
    for (size_t i = 0; i < pieces.count; i++) {
        fputs(i > 0 ? " && " : "", stream);
        emit_piece(action, &pieces.piece[i], i == 0, stream);
    }
    fprintf(stream, "%s)\n        return false;\n", pieces.count > 1 ? ")" : "");
}

static void emit_argv(struct tables *tables, const struct action *action)
{
    fprintf(tables->stream, "bool %s_%s_argv(const void *arguments, struct argv *argv, struct error *error)\n{\n",
            tables->class->name, action->name);
    if (action->argument_count > 0)
        fprintf(tables->stream, "    const struct %s_%s_args *args = arguments;\n\n", tables->class->name,
                action->name);
    else
        fputs("    (void)arguments;\n", tables->stream);
    for (const struct node *element = action->run->first; element != NULL; element = element->next)
        emit_element(tables, action, element);
    fputs("    return true;\n}\n\n", tables->stream);
}

static void emit_types(struct tables *tables)
{
    FILE *stream = tables->stream;

    fprintf(stream, "const struct type %s_types[] = {\n", tables->class->name);
    for (size_t i = 0; i < tables->class->type_count; i++) {
        const struct type *type = &tables->class->types[i];
        bool integer = strcmp(type->base, "integer") == 0;

        fputs("    [", stream);
        emit_type_code(tables->class, type, stream);
        fprintf(stream, "] = {\n        .name = \"%s\",\n        .doc = ", type->name);
        emit_string(type->doc, stream);
        fputs(",\n        .base = BASE_", stream);
        emit_upper(type->base, stream);
        fprintf(stream, ",\n        .%s = %lld,\n", integer ? "minimum" : "length_min", type->minimum);
        fprintf(stream, "        .%s = %lld,\n", integer ? "maximum" : "length_max", type->maximum);
        if (type->rule != NULL || type->values != NULL || type->except != NULL)
            fprintf(stream, "        .matches = %s_%s_matches,\n", tables->class->name, type->name);
        fputs("    },\n", stream);
    }
    fputs("};\n\n", stream);
}

static void emit_columns(struct tables *tables, const struct output *output)
{
    FILE *stream = tables->stream;

    if (output->columns == NULL)
        return;
    fprintf(stream, "const struct column %s_%s_columns[] = {\n", tables->class->name, output->name);
    for (size_t i = 0; i < output->column_count; i++) {
        const struct column *column = &output->columns[i];

        fputs("    [", stream);
        emit_column_code(tables->class, output, column, stream);
        fputs("] = {\n        .heading = ", stream);
        emit_string(column->heading, stream);
        fprintf(stream, ",\n        .name = \"%s\",\n        .offset = offsetof(struct %s_%s_record, %s),\n    },\n",
                column->name, tables->class->name, output->name, column->name);
    }
    fputs("};\n\n", stream);
}

static void emit_output(struct tables *tables, const struct output *output)
{
    const char *class = tables->class->name;
    FILE *stream = tables->stream;

    emit_columns(tables, output);
    fprintf(stream,
            "static const struct output %s_%s = {\n    .name = \"%s\",\n    .kind = %s,\n    .message = %s_message,\n",
            class, output->name, output->name, output->columns != NULL ? "OUTPUT_COLUMNS" : "OUTPUT_PAIRS", class);
    if (output->columns == NULL) {
        fprintf(stream, "    .separator = '%s',\n};\n\n", output->separator);
        return;
    }
    fprintf(stream, "    .column = %s_%s_column,\n    .key = &%s_%s_columns[", class, output->name, class,
            output->name);
    for (size_t i = 0; i < output->column_count; i++) {
        if (strcmp(output->columns[i].name, output->key) == 0)
            emit_column_code(tables->class, output, &output->columns[i], stream);
    }
    fprintf(stream, "],\n    .record_size = sizeof(struct %s_%s_record),\n", class, output->name);
    if (output->end != NULL) {
        fputs("    .end = ", stream);
        emit_string(output->end, stream);
        fputs(",\n", stream);
    }
    fputs("};\n\n", stream);
}

/* The steps for the pieces of a name or a string, its begin and end included. Returns the column among the places. */
static const char *emit_pieces(struct tables *tables, const struct action *action, const struct pieces *pieces,
                               const char *kind)
{
    const char *column = NULL;
    FILE *stream = tables->stream;

    fprintf(stream, "    { .kind = %s },\n", kind);
    for (size_t i = 0; i < pieces->count; i++) {
        const struct piece *piece = &pieces->piece[i];

        if (piece->place == NULL) {
            fputs("    { .kind = REPLY_TEXT, .text = ", stream);
            emit_string(piece->text, stream);
            fputs(" },\n", stream);
        } else if (model_argument(action, piece->place) != NULL) {
            fprintf(stream, "    { .kind = REPLY_ARGUMENT, .offset = offsetof(struct %s_%s_args, %s) },\n",
                    tables->class->name, action->name, piece->place);
        } else {
            column = piece->place;
            fprintf(stream, "    { .kind = REPLY_CELL, .offset = offsetof(struct %s_%s_record, %s) },\n",
                    tables->class->name, action->output->name, column);
        }
    }
    fputs("    { .kind = REPLY_END },\n", stream);
    return column;
}

static bool names_column(const struct action *action, const struct pieces *pieces)
{
    for (size_t i = 0; i < pieces->count; i++) {
        if (pieces->piece[i].place != NULL && model_argument(action, pieces->piece[i].place) == NULL)
            return true;
    }
    return false;
}

static void emit_template(struct tables *tables, const struct action *action, const struct node *object);

static void emit_member(struct tables *tables, const struct action *action, const struct node *member)
{
    struct pieces name = pieces_cut(tables->arena, &tables->report, member, member->name);
    bool each = names_column(action, &name);
    FILE *stream = tables->stream;
    const char *key = NULL;

    if (each)
        fputs("    { .kind = REPLY_EACH },\n", stream);
    key = emit_pieces(tables, action, &name, "REPLY_NAME");
    if (member->kind == NODE_OBJECT) {
        emit_template(tables, action, member);
    } else if (strcmp(member->text, "{pairs}") == 0) {
        fputs("    { .kind = REPLY_PAIRS },\n", stream);
    } else if (strcmp(member->text, "{row}") == 0) {
        fprintf(stream, "    { .kind = REPLY_ROW, .offset = offsetof(struct %s_%s_record, %s) },\n",
                tables->class->name, action->output->name, key != NULL ? key : action->output->key);
    } else {
        struct pieces value = pieces_cut(tables->arena, &tables->report, member, member->text);

        emit_pieces(tables, action, &value, "REPLY_STRING");
    }
    if (each)
        fputs("    { .kind = REPLY_AGAIN },\n", stream);
}

static void emit_template(struct tables *tables, const struct action *action, const struct node *object)
{
    fputs("    { .kind = REPLY_OPEN },\n", tables->stream);
    for (const struct node *member = object->first; member != NULL; member = member->next)
        emit_member(tables, action, member);
    fputs("    { .kind = REPLY_CLOSE },\n", tables->stream);
}

static void emit_action(struct tables *tables, const struct action *action)
{
    const char *class = tables->class->name, *name = action->name;
    FILE *stream = tables->stream;

    fprintf(stream, "    {\n        .name = \"%s\",\n        .doc = ", name);
    emit_string(action->doc, stream);
    fputs(",\n        .access = ACCESS_", stream);
    emit_upper(action->access, stream);
    fputs(",\n", stream);
    if (action->argument_count > 0)
        fprintf(stream,
                "        .arguments = %s_%s_arguments,\n        .argument_count = %zu,\n"
                "        .arguments_size = sizeof(struct %s_%s_args),\n",
                class, name, action->argument_count, class, name);
    fprintf(stream,
            "        .argv = %s_%s_argv,\n        .output = &%s_%s,\n        .reply = %s_%s_reply,\n"
            "        .reply_count = sizeof(%s_%s_reply) / sizeof(%s_%s_reply[0]),\n        .seconds = %lld,\n    },\n",
            class, name, class, action->output->name, class, name, class, name, class, name, action->seconds);
}

static int compare_actions(const void *a, const void *b)
{
    return strcmp((*(const struct action *const *)a)->name, (*(const struct action *const *)b)->name);
}

static void emit_actions(struct tables *tables)
{
    const struct class *class = tables->class;
    const struct action **sorted = arena_alloc(tables->arena, (class->action_count + 1) * sizeof(*sorted));

    for (size_t i = 0; i < class->action_count; i++)
        sorted[i] = &class->actions[i];
    qsort(sorted, class->action_count, sizeof(*sorted), compare_actions);
    fprintf(tables->stream, "static const struct action %s_actions[] = {\n", class->name);
    for (size_t i = 0; i < class->action_count; i++)
        emit_action(tables, sorted[i]);
    fprintf(tables->stream,
            "};\n\nconst struct class %s_class = {\n    .namespace = \"%s\",\n    .name = \"%s\",\n"
            "    .actions = %s_actions,\n    .action_count = sizeof(%s_actions) / sizeof(%s_actions[0]),\n"
            "    .message = %s_message,\n    .setting = %s_setting,\n};\n",
            class->name, class->namespace, class->name, class->name, class->name, class->name, class->name,
            class->name);
}

void emit_tables(struct arena *arena, const struct class *class, FILE *stream)
{
    struct tables tables = { .arena = arena, .class = class, .stream = stream };

    emit_banner(class->file, stream);
    fprintf(stream, "#include \"%s.h\"\n\n", class->name);
    emit_types(&tables);
    for (size_t i = 0; i < class->output_count; i++)
        emit_output(&tables, &class->outputs[i]);
    for (size_t i = 0; i < class->action_count; i++) {
        const struct action *action = &class->actions[i];

        emit_argument_rows(&tables, action);
        emit_argv(&tables, action);
        fprintf(stream, "static const struct reply_step %s_%s_reply[] = {\n", class->name, action->name);
        emit_template(&tables, action, action->reply);
        fputs("};\n\n", stream);
    }
    emit_actions(&tables);
}

void emit_settings(const struct class *class, FILE *stream)
{
    emit_banner(class->file, stream);
    fprintf(stream, "#include \"%s.h\"\n\nconst struct setting %s_settings[] = {\n", class->name, class->name);
    for (size_t i = 0; i < class->setting_count; i++) {
        const struct setting *setting = &class->settings[i];

        fputs("    [", stream);
        emit_upper(class->name, stream);
        fputs("_SETTING_", stream);
        emit_upper(setting->name, stream);
        fprintf(stream, "] = { .name = \"%s\", .type = &%s_types[", setting->name, class->name);
        emit_type_code(class, setting->type, stream);
        putc(']', stream);
        if (setting->initial != NULL) {
            fputs(", .initial = ", stream);
            emit_string(setting->initial, stream);
        }
        fputs(" },\n", stream);
    }
    fprintf(stream, "};\n\nconst size_t %s_setting_count = sizeof(%s_settings) / sizeof(%s_settings[0]);\n",
            class->name, class->name, class->name);
}
