#include "emit.h"

#include <ctype.h>

void emit_banner(const char *file, FILE *stream)
{
    fprintf(stream, "/* Made from %s by make generate; do not edit. */\n", file);
}

void emit_string(const char *text, FILE *stream)
{
    putc('"', stream);
    for (; *text != '\0'; text++) {
        unsigned char byte = (unsigned char)*text;

        if (byte == '"' || byte == '\\')
            fprintf(stream, "\\%c", byte);
        else if (byte < ' ' || byte == 0x7f)
            fprintf(stream, "\\%03o", byte);
        else
            putc(byte, stream);
    }
    putc('"', stream);
}

void emit_upper(const char *name, FILE *stream)
{
    for (; *name != '\0'; name++)
        putc(toupper((unsigned char)*name), stream);
}

void emit_column_code(const struct class *class, const struct output *output, const struct column *column, FILE *stream)
{
    emit_upper(class->name, stream);
    putc('_', stream);
    emit_upper(output->name, stream);
    putc('_', stream);
    emit_upper(column->name, stream);
}

void emit_type_code(const struct class *class, const struct type *type, FILE *stream)
{
    emit_upper(class->name, stream);
    fputs("_TYPE_", stream);
    emit_upper(type->name, stream);
}

void emit_dialect_code(const struct class *class, const struct dialect *dialect, FILE *stream)
{
    emit_upper(class->name, stream);
    fputs("_DIALECT_", stream);
    emit_upper(dialect->name, stream);
}

void emit_argument_code(const struct class *class, const struct action *action, const struct argument *argument,
                        FILE *stream)
{
    emit_upper(class->name, stream);
    putc('_', stream);
    emit_upper(action->name, stream);
    putc('_', stream);
    emit_upper(argument->name, stream);
}

void emit_classes(const struct class *const *classes, size_t count, FILE *stream)
{
    emit_banner("schema/", stream);
    for (size_t i = 0; i < count; i++)
        fprintf(stream, "#include \"%s.h\"\n", classes[i]->name);
    fprintf(stream, "\nconst struct class *const classes[] = {\n");
    for (size_t i = 0; i < count; i++)
        fprintf(stream, "    &%s_class,\n", classes[i]->name);
    fprintf(stream, "};\n\nconst size_t class_count = sizeof(classes) / sizeof(classes[0]);\n");
}
