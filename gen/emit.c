#include "emit.h"

#include <ctype.h>

void emit_banner(const char *file, FILE *stream)
{
    fprintf(stream, "/* Made from %s by make generate; do not edit. */\n", file);
}

static void emit_byte(unsigned char byte, FILE *stream)
{
    if (byte == '"' || byte == '\'' || byte == '\\')
        fprintf(stream, "\\%c", byte);
    else if (byte < ' ' || byte == 0x7f)
        fprintf(stream, "\\%03o", byte);
    else
        putc(byte, stream);
}

void emit_string(const char *text, FILE *stream)
{
    putc('"', stream);
    for (const char *byte = text; *byte != '\0'; byte++) {
        if (*byte == '\'')
            putc(*byte, stream);
        else if (*byte == '?' && byte > text && byte[-1] == '?')
            fputs("\\?", stream); /* no trigraph */
        else
            emit_byte((unsigned char)*byte, stream);
    }
    putc('"', stream);
}

void emit_character(char byte, FILE *stream)
{
    putc('\'', stream);
    emit_byte((unsigned char)byte, stream);
    putc('\'', stream);
}

void emit_upper(const char *name, FILE *stream)
{
    for (; *name != '\0'; name++)
        putc(toupper((unsigned char)*name), stream);
}

void emit_code(const struct class *class, const char *of, const char *name, FILE *stream)
{
    emit_upper(class->name, stream);
    putc('_', stream);
    emit_upper(of, stream);
    putc('_', stream);
    emit_upper(name, stream);
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
