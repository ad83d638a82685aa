#include "schema.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "actions.h"
#include "names.h"

enum {
    SCHEMA_LENGTH = 4096 /* bytes of a string whose type does not say */
};

static void read_dialect(struct form *form, struct class *class, struct dialect *dialect, struct node *at)
{
    (void)class;
    form_name(form, at);
    dialect->at = at;
    dialect->name = at->name;
    dialect->doc = form_text(form, at, "doc", true);
    dialect->rule = form_pattern(form, at, true);
    form_finish(form, at);
}

static void read_range(struct form *form, struct type *type)
{
    struct node *minimum = form_take(form, type->at, "min", NODE_INTEGER, false);
    struct node *maximum = form_take(form, type->at, "max", NODE_INTEGER, false);
    bool integer = strcmp(type->base, "integer") == 0;

    type->minimum = minimum != NULL ? minimum->integer : integer ? INT32_MIN : 0;
    type->maximum = maximum != NULL ? maximum->integer : integer ? INT32_MAX : SCHEMA_LENGTH;
    if (type->minimum > type->maximum || (!integer && type->minimum < 0))
        form_complain(form, type->at, "the type \"%s\" allows nothing: its min is over its max or under 0", type->name);
}

static void read_type(struct form *form, struct class *class, struct type *type, struct node *at)
{
    static const char *const bases[] = { "string", "integer", "boolean", "settings", NULL };
    static const char *const named[] = { "jail", NULL };

    (void)class;
    form_name(form, at);
    type->at = at;
    type->name = at->name;
    type->doc = form_text(form, at, "doc", true);
    type->base = form_word(form, at, "base", bases, true);
    type->pattern = form_text(form, at, "pattern", false);
    type->rule = form_pattern(form, at, false);
    type->values = form_take(form, at, "values", NODE_LIST, false);
    type->except = form_take(form, at, "except", NODE_LIST, false);
    type->guards = form_take(form, at, "guards", NODE_LIST, false);
    type->until = form_text(form, at, "until", false);
    if (type->until != NULL && strlen(type->until) != 1)
        form_complain(form, at, "the end \"%s\" must be one character", type->until);
    type->jail = form_word(form, at, "names", named, false) != NULL;
    if (type->jail && strcmp(type->base, "string") != 0)
        form_complain(form, at, "the type \"%s\" names a jail, but is no string", type->name);
    if (type->values != NULL && type->pattern != NULL)
        form_complain(form, at, "the type \"%s\" has both a pattern and a list of values", type->name);
    read_range(form, type);
    form_finish(form, at);
}

static void read_column(struct form *form, struct output *output, struct column *column, struct node *at)
{
    bool of_items = strcmp(output->kind, "items") == 0;

    form_name(form, at);
    column->name = at->name;
    column->member = form_text(form, at, "member", false);
    if (column->member == NULL)
        column->member = at->name;
    column->rule = form_pattern(form, at, false);
    column->heading = form_text(form, at, "heading", !of_items && column->rule == NULL);
    column->none = form_text(form, at, "none", false);
    column->otherwise = form_text(form, at, "otherwise", false);
    column->doc = form_text(form, at, "doc", true);
    form_finish(form, at);
    if (column->otherwise != NULL && node_member(node_member(output->at, "columns"), column->otherwise) == NULL)
        form_complain(form, at, "\"%s\" is no column to take another from", column->otherwise);
    for (const struct column *other = output->columns; other < column; other++) {
        if (column->heading != NULL && other->heading != NULL && strcmp(other->heading, column->heading) == 0)
            form_complain(form, at, "two columns have the heading \"%s\"", column->heading);
    }
}

/* Reports a place in the form of items that is no column. */
static void know_places(struct form *form, const struct output *output)
{
    const char *at = output->form != NULL ? strchr(output->form, '{') : NULL;

    for (; at != NULL; at = strchr(at + 1, '{')) {
        const char *name = arena_copy(form->arena, at + 1, strcspn(at + 1, "}"));

        if (model_column(output, name) == NULL)
            form_complain(form, output->at, "the place {%s} is no column", name);
    }
}

static void read_columns(struct form *form, struct output *output)
{
    struct node *columns = form_take(form, output->at, "columns", NODE_OBJECT, true);
    size_t i = 0;

    output->key = form_text(form, output->at, "key", strcmp(output->kind, "columns") == 0);
    output->columns = form_array(form, columns, sizeof(struct column), &output->column_count);
    for (struct node *at = columns != NULL ? columns->first : NULL; at != NULL; at = at->next)
        read_column(form, output, &output->columns[i++], at);
    if (output->key != NULL && node_member(columns, output->key) == NULL)
        form_complain(form, output->at, "the key \"%s\" is no column", output->key);
    know_places(form, output);
}

static void read_separator(struct form *form, struct output *output)
{
    output->separator = form_text(form, output->at, output->kind, true);
    if (strlen(output->separator) != 1)
        form_complain(form, output->at, "the separator \"%s\" must be one character", output->separator);
}

static struct message *read_messages(struct form *form, const struct class *class, struct node *list, size_t *count)
{
    static const char *const kinds[] = { "notice", "info", "warning", "error", "trace", "question", NULL };
    struct message *messages = form_array(form, list, sizeof(struct message), count);
    size_t i = 0;

    for (struct node *at = list != NULL ? list->first : NULL; at != NULL; at = at->next) {
        struct message *message = &messages[i++];

        message->doc = form_text(form, at, "doc", true);
        message->kind = form_word(form, at, "kind", kinds, true);
        message->rule = form_pattern(form, at, true);
        message->dialect = names_dialect(form, class, form_take(form, at, "dialect", NODE_STRING, false));
        form_finish(form, at);
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
    } else if (strcmp(kind, "pairs") == 0) {
        output->multiline = form_flag(form, output->at, "multiline");
        read_separator(form, output);
    } else if (strcmp(kind, "lines") == 0) {
        output->verbatim = form_flag(form, output->at, "verbatim");
        read_separator(form, output);
    } else if (strcmp(kind, "value") == 0 && node_member(output->at, kind)->kind == NODE_STRING) {
        output->form = form_text(form, output->at, kind, true);
        if (strstr(output->form, "{value}") == NULL)
            form_complain(form, output->at, "the form \"%s\" has no {value}", output->form);
    } else if (!form_flag(form, output->at, kind)) {
        form_complain(form, output->at, "\"%s\" can only be true", kind);
    }
}

static void read_output(struct form *form, struct class *class, struct output *output, struct node *at)
{
    form_name(form, at);
    output->at = at;
    output->name = at->name;
    output->doc = form_text(form, at, "doc", true);
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
        output->messages =
            read_messages(form, class, form_take(form, at, "messages", NODE_LIST, false), &output->message_count);
    form_finish(form, at);
}

/* Reads what a program makes of a setting, over what the setting says of all. at: where it differs, or NULL. */
static void read_form(struct form *form, const struct class *class, struct setting_form *of, const struct node *at)
{
    const struct node *type = form_take(form, at, "type", NODE_STRING, false);
    const struct node *initial = form_take(form, at, "default", NODE_STRING, false);
    const struct node *since = form_take(form, at, "since", NODE_INTEGER, false);

    if (type != NULL)
        of->type = names_type(form, class, type);
    if (initial != NULL)
        of->initial = initial->text;
    if (form_member(at, "readonly") != NULL)
        of->readonly = form_flag(form, at, "readonly");
    if (form_member(at, "restart") != NULL)
        of->restart = form_flag(form, at, "restart");
    if (since != NULL)
        of->since = since->integer;
}

static void read_setting(struct form *form, struct class *class, struct setting *setting, struct node *at)
{
    const struct dialect *only = names_dialect(form, class, form_take(form, at, "only", NODE_STRING, false));
    struct setting_form whole = { .type = NULL };

    setting->at = at;
    setting->name = at->name;
    setting->doc = form_text(form, at, "doc", true);
    form_take(form, at, "type", NODE_STRING, true);
    read_form(form, class, &whole, at);
    for (size_t i = 0; i < class->dialect_count; i++) {
        const struct node *difference = NULL;

        if (only != NULL && only != &class->dialects[i])
            continue;
        difference = form_take(form, at, class->dialects[i].name, NODE_OBJECT, false);
        setting->forms[i] = whole;
        read_form(form, class, &setting->forms[i], difference);
        if (difference != NULL)
            form_finish(form, difference);
    }
    form_finish(form, at);
}

/* Reads every member of one part of the class: dialects, types, outputs, guards, actions or settings. */
#define READ_ALL(part, read, must)                                                                \
    do {                                                                                          \
        struct node *list = form_take(form, root, #part "s", NODE_OBJECT, must);                  \
        size_t i = 0;                                                                             \
                                                                                                  \
        class->part##s = form_array(form, list, sizeof(class->part##s[0]), &class->part##_count); \
        for (struct node *at = list != NULL ? list->first : NULL; at != NULL; at = at->next)      \
            read(form, class, &class->part##s[i++], at);                                          \
    } while (0)

/* What commands are described with. */
static void read_shapes(struct form *form, struct class *class, struct node *root)
{
    READ_ALL(dialect, read_dialect, true);
    if (class->dialect_count > MODEL_DIALECTS_MAX) {
        form_complain(form, class->dialects->at, "there are more dialects than %s", "4");
        class->dialect_count = MODEL_DIALECTS_MAX;
    }
    READ_ALL(type, read_type, true);
    class->messages =
        read_messages(form, class, form_take(form, root, "messages", NODE_LIST, true), &class->message_count);
    READ_ALL(output, read_output, true);
}

/* What is made of it. */
static void read_uses(struct form *form, struct class *class, struct node *root)
{
    READ_ALL(guard, actions_guard, false);
    READ_ALL(action, actions_read, true);
    READ_ALL(setting, read_setting, true);
}

struct class *schema_read(struct form *form, const char *file)
{
    struct class *class = arena_alloc(form->arena, sizeof(*class));
    struct node *root = node_read(form->arena, form->report, file);

    if (root == NULL || root->kind != NODE_OBJECT) {
        if (root != NULL)
            report_add(form->report, file, root->line, "a schema must be an object");
        return NULL;
    }
    form_text(form, root, "$schema", false);
    class->file = file;
    class->namespace = form_text(form, root, "namespace", true);
    class->name = form_text(form, root, "name", true);
    class->doc = form_text(form, root, "doc", true);
    class->version = form_take(form, root, "version", NODE_LIST, true);
    class->programs = form_take(form, root, "programs", NODE_OBJECT, false);
    read_shapes(form, class, root);
    read_uses(form, class, root);
    form_finish(form, root);
    return class;
}
