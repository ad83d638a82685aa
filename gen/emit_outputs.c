#include "emit_part.h"

#include <ctype.h>
#include <string.h>

#include "emit.h"

void emit_types(struct tables *tables)
{
    FILE *stream = tables->stream;

    fprintf(stream, "const struct type %s_types[] = {\n", tables->class->name);
    for (size_t i = 0; i < tables->class->type_count; i++) {
        const struct type *type = &tables->class->types[i];
        bool integer = strcmp(type->base, "integer") == 0;

        fputs("    [", stream);
        emit_code(tables->class, "type", type->name, stream);
        fprintf(stream, "] = {\n        .name = \"%s\",\n        .doc = ", type->name);
        emit_string(type->doc, stream);
        fputs(",\n        .base = BASE_", stream);
        emit_upper(type->base, stream);
        fprintf(stream, ",\n        .%s = %lld,\n", integer ? "minimum" : "length_min", type->minimum);
        fprintf(stream, "        .%s = %lld,\n", integer ? "maximum" : "length_max", type->maximum);
        if (type->rule != NULL || type->values != NULL || type->except != NULL)
            fprintf(stream, "        .matches = %s_%s_matches,\n", tables->class->name, type->name);
        fputs(type->jail ? "        .jail = true,\n" : "", stream);
        fputs(type->secret ? "        .secret = true,\n" : "", stream);
        if (type->until != NULL) {
            fputs("        .until = ", stream);
            emit_character(*type->until, stream);
            fputs(",\n", stream);
        }
        fputs("    },\n", stream);
    }
    fputs("};\n\n", stream);
}

void emit_column_place(struct tables *tables, const struct output *output, const struct column *column)
{
    fprintf(tables->stream, "&%s_%s_columns[", tables->class->name, output->name);
    emit_code(tables->class, output->name, column->name, tables->stream);
    fputs("]", tables->stream);
}

static void emit_columns(struct tables *tables, const struct output *output)
{
    FILE *stream = tables->stream;

    fprintf(stream, "const struct column %s_%s_columns[] = {\n", tables->class->name, output->name);
    for (size_t i = 0; i < output->column_count; i++) {
        const struct column *column = &output->columns[i];

        fputs("    [", stream);
        emit_code(tables->class, output->name, column->name, stream);
        fputs("] = {\n", stream);
        if (column->heading != NULL) {
            fputs("        .heading = ", stream);
            emit_string(column->heading, stream);
            fputs(",\n", stream);
        }
        fputs("        .name = ", stream);
        emit_string(column->member, stream);
        fprintf(stream, ",\n        .offset = offsetof(struct %s_%s_record, %s),\n", tables->class->name, output->name,
                column->name);
        if (column->none != NULL) {
            fputs("        .none = ", stream);
            emit_string(column->none, stream);
            fputs(",\n", stream);
        }
        if (column->cell != NULL) {
            fputs("        .cell = CELL_", stream);
            emit_upper(column->cell, stream);
            fputs(",\n", stream);
        }
        if (column->otherwise != NULL) {
            fputs("        .otherwise = ", stream);
            emit_column_place(tables, output, model_column(output, column->otherwise));
            fputs(",\n", stream);
        }
        fputs("    },\n", stream);
    }
    fputs("};\n\n", stream);
}

static void emit_text_member(const char *member, const char *text, FILE *stream)
{
    if (text == NULL)
        return;
    fprintf(stream, "    .%s = ", member);
    emit_string(text, stream);
    fputs(",\n", stream);
}

static void emit_rows(struct tables *tables, const struct output *output)
{
    const char *class = tables->class->name;
    FILE *stream = tables->stream;

    fprintf(stream, "    .columns = %s_%s_columns,\n    .column_count = %zu,\n", class, output->name,
            output->column_count);
    if (output->form == NULL)
        fprintf(stream, "    .column = %s_%s_column,\n", class, output->name);
    if (output->key != NULL) {
        fputs("    .key = ", stream);
        emit_column_place(tables, output, model_column(output, output->key));
        fputs(",\n", stream);
    }
    fprintf(stream, "    .record_size = sizeof(struct %s_%s_record),\n", class, output->name);
    emit_text_member("end", output->end, stream);
    emit_text_member("skip", output->skip, stream);
}

void emit_outputs(struct tables *tables)
{
    FILE *stream = tables->stream;

    for (size_t i = 0; i < tables->class->output_count; i++) {
        const struct output *output = &tables->class->outputs[i];

        if (output->columns != NULL)
            emit_columns(tables, output);
        fprintf(stream, "static const struct output %s_%s = {\n    .name = \"%s\",\n    .kind = OUTPUT_",
                tables->class->name, output->name, output->name);
        emit_upper(output->kind, stream);
        fputs(",\n", stream);
        if (output->columns != NULL)
            emit_rows(tables, output);
        emit_text_member("form", output->form, stream);
        if (output->message_count > 0)
            fprintf(stream, "    .message = %s_%s_message,\n", tables->class->name, output->name);
        fputs(output->verbatim || strcmp(output->kind, "text") == 0 ? "    .verbatim = true,\n" : "", stream);
        fputs(output->some ? "    .some = true,\n" : "", stream);
        fputs(output->multiline ? "    .multiline = true,\n" : "", stream);
        if (output->separator != NULL) {
            fputs("    .separator = ", stream);
            emit_character(*output->separator, stream);
            fputs(",\n", stream);
        }
        fputs("};\n\n", stream);
    }
}

void emit_dialects(struct tables *tables)
{
    const struct class *class = tables->class;
    FILE *stream = tables->stream;

    fprintf(stream, "const struct dialect %s_dialects[] = {\n", class->name);
    for (size_t i = 0; i < class->dialect_count; i++)
        fprintf(stream, "    { .name = \"%s\", .version = %s_%s_version, .message = %s_%s_message },\n",
                class->dialects[i].name, class->name, class->dialects[i].name, class->name, class->dialects[i].name);
    fprintf(stream, "};\n\nstatic const char *const %s_version[] = { ", class->name);
    for (const struct node *word = class->version->first; word != NULL; word = word->next) {
        emit_string(word->text, stream);
        fputs(", ", stream);
    }
    fputs("NULL };\n\n", stream);
    if (class->programs == NULL)
        return;
    fprintf(stream, "static const struct program %s_programs[] = {\n", class->name);
    for (const struct node *program = class->programs->first; program != NULL; program = program->next) {
        fprintf(stream, "    { .name = \"%s\", .path = ", program->name);
        emit_string(node_member(program, "path")->text, stream);
        fputs(" },\n", stream);
    }
    fputs("};\n\n", stream);
}
