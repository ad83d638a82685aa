#include "emit.h"

#include <string.h>

static const char *field_of(const struct argument *argument)
{
    const char *base = argument->type->base;

    if (argument->list || strcmp(base, "settings") == 0)
        return "struct texts";
    if (strcmp(base, "string") == 0)
        return "struct slice";
    return strcmp(base, "integer") == 0 ? "int64_t" : "bool";
}

/* A constant that numbers a part of the class. of: as for emit_code(). doc: what it is; NULL: its name says it. */
static void emit_constant(const struct class *class, const char *of, const char *name, const char *doc, FILE *stream)
{
    fputs("    ", stream);
    emit_code(class, of, name, stream);
    if (doc != NULL)
        fprintf(stream, ", /* %s */\n", doc);
    else
        fputs(",\n", stream);
}

static void emit_arguments(const struct class *class, const struct action *action, FILE *stream)
{
    if (action->argument_count == 0)
        return;
    fprintf(stream, "/* Arguments of %s. */\nstruct %s_%s_args {\n", action->name, class->name, action->name);
    for (size_t i = 0; i < action->argument_count; i++) {
        const struct argument *argument = &action->arguments[i];
        const char *field = field_of(argument);

        fprintf(stream, "    %s %s; /* %s */\n", field, argument->name, argument->doc);
        if (argument->optional && strncmp(field, "struct", strlen("struct")) != 0)
            fprintf(stream, "    bool has_%s;\n", argument->name);
    }
    fputs("};\n\nenum {\n", stream);
    for (size_t i = 0; i < action->argument_count; i++)
        emit_constant(class, action->name, action->arguments[i].name, NULL, stream);
    fputs("};\n\n", stream);
}

static void emit_record(const struct class *class, const struct output *output, FILE *stream)
{
    if (output->columns == NULL)
        return;
    fprintf(stream, "/* A row of %s. %s */\nstruct %s_%s_record {\n", output->name, output->doc, class->name,
            output->name);
    for (size_t i = 0; i < output->column_count; i++)
        fprintf(stream, "    struct slice %s; /* %s */\n", output->columns[i].name, output->columns[i].doc);
    fputs("};\n\nenum {\n", stream);
    for (size_t i = 0; i < output->column_count; i++)
        emit_constant(class, output->name, output->columns[i].name, NULL, stream);
    fputs("};\n\n", stream);
}

/* The numbers of what the class has. */
static void emit_constants(const struct class *class, FILE *stream)
{
    fputs("/* The programs that understand the class's commands. */\nenum {\n", stream);
    for (size_t i = 0; i < class->dialect_count; i++)
        emit_constant(class, "dialect", class->dialects[i].name, class->dialects[i].doc, stream);
    fputs("};\n\nenum {\n", stream);
    for (size_t i = 0; i < class->type_count; i++)
        emit_constant(class, "type", class->types[i].name, NULL, stream);
    fputs("};\n\n/* Every setting of a jail. */\nenum {\n", stream);
    for (size_t i = 0; i < class->setting_count; i++)
        emit_constant(class, "setting", class->settings[i].name, class->settings[i].doc, stream);
    fputs("};\n\n", stream);
}

static void emit_prototypes(const struct class *class, FILE *stream)
{
    for (size_t i = 0; i < class->type_count; i++) {
        if (class->types[i].rule != NULL || class->types[i].values != NULL || class->types[i].except != NULL)
            fprintf(stream, "/* Whether text is %s. */\nbool %s_%s_matches(struct slice text);\n\n",
                    class->types[i].doc, class->name, class->types[i].name);
    }
    for (size_t i = 0; i < class->output_count; i++) {
        if (strcmp(class->outputs[i].kind, "columns") == 0)
            fprintf(stream,
                    "/* The column of %s that has a heading, or NULL. */\n"
                    "const struct column *%s_%s_column(struct slice heading);\n\n",
                    class->outputs[i].name, class->name, class->outputs[i].name);
    }
    for (size_t i = 0; i < class->output_count; i++) {
        if (class->outputs[i].message_count > 0)
            fprintf(stream,
                    "/* What a line is that stands with %s only, given without its newline. */\n"
                    "enum message %s_%s_message(struct slice line);\n\n",
                    class->outputs[i].name, class->name, class->outputs[i].name);
    }
    for (size_t i = 0; i < class->dialect_count; i++)
        fprintf(stream,
                "/* Whether the %s program tells its version with a line. */\n"
                "bool %s_%s_version(struct slice line);\n\n"
                "/* What a line of the %s program is, given without its newline. */\n"
                "enum message %s_%s_message(struct slice line);\n\n",
                class->dialects[i].name, class->name, class->dialects[i].name, class->dialects[i].name, class->name,
                class->dialects[i].name);
}

void emit_header(const struct class *class, FILE *stream)
{
    const char *name = class->name;

    emit_banner(class->file, stream);
    fputs("#ifndef ", stream);
    emit_upper(name, stream);
    fputs("_H\n#define ", stream);
    emit_upper(name, stream);
    fputs("_H\n\n#include \"action.h\"\n\n", stream);
    for (size_t i = 0; i < class->action_count; i++)
        emit_arguments(class, &class->actions[i], stream);
    for (size_t i = 0; i < class->output_count; i++)
        emit_record(class, &class->outputs[i], stream);
    emit_constants(class, stream);
    fprintf(stream,
            "/* %s */\nextern const struct class %s_class;\n\n"
            "extern const struct type %s_types[];\n"
            "extern const struct setting %s_settings[];\n"
            "extern const struct dialect %s_dialects[];\n\n",
            class->doc, name, name, name, name);
    for (size_t i = 0; i < class->output_count; i++) {
        if (class->outputs[i].columns != NULL)
            fprintf(stream, "extern const struct column %s_%s_columns[];\n", name, class->outputs[i].name);
    }
    emit_prototypes(class, stream);
    fprintf(stream,
            "/* The setting of a name, or NULL. */\n"
            "const struct setting *%s_setting(struct slice name);\n\n#endif\n",
            name);
}
