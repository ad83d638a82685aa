#include "emit.h"

#include <string.h>

#include "pattern.h"

/* empty: whether the empty text matches, which a rule of re2c's cannot say: the end of the text is no character. */
static void open_function(const char *result, const char *name, const char *argument, FILE *stream, bool empty)
{
    fprintf(stream,
            "\n%s%s(struct slice %s)\n{\n    const char *cursor = %s.data, *limit = %s.data + %s.length;\n"
            "    const char *marker = cursor;\n\n    (void)marker;\n%s    /*!re2c\n",
            result, name, argument, argument, argument, argument,
            empty ? "    if (cursor == limit)\n        return true;\n" : "");
}

static void emit_matches(struct arena *arena, const struct class *class, const struct type *type, FILE *stream)
{
    if (type->rule == NULL && type->values == NULL && type->except == NULL)
        return;
    open_function("bool ", arena_format(arena, "%s_%s_matches", class->name, type->name), "text", stream,
                  type->pattern != NULL && pattern_matches(type->pattern, ""));
    for (const struct node *word = type->except != NULL ? type->except->first : NULL; word != NULL; word = word->next)
        fprintf(stream, "    %s { return false; }\n", pattern_literal(arena, word->text));
    for (const struct node *word = type->values != NULL ? type->values->first : NULL; word != NULL; word = word->next)
        fprintf(stream, "    %s { return cursor == limit; }\n", pattern_literal(arena, word->text));
    if (type->rule != NULL)
        fprintf(stream, "    %s { return cursor == limit; }\n", type->rule);
    fputs("    * { return false; }\n    */\n}\n", stream);
}

static void emit_column(struct arena *arena, const struct class *class, const struct output *output, FILE *stream)
{
    if (strcmp(output->kind, "columns") != 0)
        return;
    open_function("const struct column *", arena_format(arena, "%s_%s_column", class->name, output->name), "heading",
                  stream, false);
    for (size_t i = 0; i < output->column_count; i++) {
        const struct column *column = &output->columns[i];

        if (column->heading == NULL && column->rule == NULL)
            continue;
        fprintf(stream, "    %s { return cursor == limit ? &%s_%s_columns[",
                column->heading != NULL ? pattern_literal(arena, column->heading) : column->rule, class->name,
                output->name);
        emit_code(class, output->name, column->name, stream);
        fputs("] : NULL; }\n", stream);
    }
    fputs("    * { return NULL; }\n    */\n}\n", stream);
}

/* The function that tells messages from the answer. dialect: whose they are; NULL: those of all. */
static void emit_messages(struct arena *arena, const char *name, const struct message *messages, size_t count,
                          const struct dialect *dialect, FILE *stream)
{
    open_function("enum message ", arena_format(arena, "%s_message", name), "line", stream, false);
    for (size_t i = 0; i < count; i++) {
        const struct message *message = &messages[i];

        if (message->dialect != NULL && dialect != NULL && message->dialect != dialect)
            continue;
        fprintf(stream, "    // %s\n    %s { return cursor == limit ? MESSAGE_", message->doc, message->rule);
        emit_upper(message->kind, stream);
        fputs(" : MESSAGE_NONE; }\n", stream);
    }
    fputs("    * { return MESSAGE_NONE; }\n    */\n}\n", stream);
}

static void emit_dialect(struct arena *arena, const struct class *class, const struct dialect *dialect, FILE *stream)
{
    open_function("bool ", arena_format(arena, "%s_%s_version", class->name, dialect->name), "line", stream, false);
    fprintf(stream, "    %s { return cursor == limit; }\n    * { return false; }\n    */\n}\n", dialect->rule);
    emit_messages(arena, arena_format(arena, "%s_%s", class->name, dialect->name), class->messages,
                  class->message_count, dialect, stream);
}

static void emit_setting(struct arena *arena, const struct class *class, FILE *stream)
{
    open_function("const struct setting *", arena_format(arena, "%s_setting", class->name), "name", stream, false);
    for (size_t i = 0; i < class->setting_count; i++) {
        fprintf(stream, "    \"%s\" { return cursor == limit ? &%s_settings[", class->settings[i].name, class->name);
        emit_code(class, "setting", class->settings[i].name, stream);
        fputs("] : NULL; }\n", stream);
    }
    fputs("    * { return NULL; }\n    */\n}\n", stream);
}

void emit_lexers(struct arena *arena, const struct class *class, FILE *stream)
{
    emit_banner(class->file, stream);
    fprintf(stream,
            "#include \"%s.h\"\n\n"
            "/* The text is a slice with no sentinel behind it, so its end reads as NUL, which no rule has. */\n"
            "#define YYPEEK() (cursor < limit ? (unsigned char)*cursor : 0)\n"
            "#define YYSKIP() cursor++\n"
            "#define YYBACKUP() marker = cursor\n"
            "#define YYRESTORE() cursor = marker\n\n"
            "/*!re2c\n"
            "    re2c:flags:input = custom;\n"
            "    re2c:define:YYCTYPE = \"unsigned char\";\n"
            "    re2c:yyfill:enable = 0;\n"
            "*/\n",
            class->name);
    for (size_t i = 0; i < class->type_count; i++)
        emit_matches(arena, class, &class->types[i], stream);
    for (size_t i = 0; i < class->output_count; i++)
        emit_column(arena, class, &class->outputs[i], stream);
    for (size_t i = 0; i < class->output_count; i++) {
        const struct output *output = &class->outputs[i];

        if (output->message_count > 0)
            emit_messages(arena, arena_format(arena, "%s_%s", class->name, output->name), output->messages,
                          output->message_count, NULL, stream);
    }
    for (size_t i = 0; i < class->dialect_count; i++)
        emit_dialect(arena, class, &class->dialects[i], stream);
    emit_setting(arena, class, stream);
}
