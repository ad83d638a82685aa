#include "schema.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "pattern.h"

enum {
    SCHEMA_SECONDS = 30, /* that a command may take where the schema does not say */
    SCHEMA_LENGTH = 4096 /* bytes of a string whose type does not say */
};

struct reader {
    struct arena *arena;
    struct report *report;
    struct class *class;
};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static void complain(struct reader *reader, const struct node *at, const char *message, const char *name)
{
    report_add(reader->report, at->file, at->line, message, name);
}

/* A member of the kind wanted; NULL, and reported if it must be there or is of another kind. */
static struct node *take(struct reader *reader, const struct node *at, const char *name, enum node_kind kind, bool must)
{
    struct node *member = node_member(at, name);

    if (member == NULL && must)
        report_add(reader->report, at->file, at->line, "\"%s\" is missing here", name);
    if (member != NULL && member->kind != kind) {
        report_add(reader->report, at->file, member->line, "\"%s\" must be %s, not %s", name, node_kind_name(kind),
                   node_kind_name(member->kind));
        return NULL;
    }
    return member;
}

static const char *take_text(struct reader *reader, const struct node *at, const char *name, bool must)
{
    struct node *member = take(reader, at, name, NODE_STRING, must);

    return member != NULL ? member->text : must ? "" : NULL;
}

static const char *take_word(struct reader *reader, const struct node *at, const char *name, const char *const words[])
{
    const char *text = take_text(reader, at, name, true);
    struct node *member = node_member(at, name);

    for (size_t i = 0; words[i] != NULL; i++) {
        if (strcmp(text, words[i]) == 0)
            return text;
    }
    if (member != NULL)
        report_add(reader->report, at->file, member->line, "\"%s\" cannot be \"%s\"", name, text);
    return text;
}

/* Reports the members of an object that the language does not know. */
static void know(struct reader *reader, const struct node *at, const char *const names[])
{
    for (const struct node *member = at->first; at->kind == NODE_OBJECT && member != NULL; member = member->next) {
        size_t i = 0;

        while (names[i] != NULL && strcmp(names[i], member->name) != 0)
            i++;
        if (names[i] == NULL)
            complain(reader, member, "\"%s\" is not known here", member->name);
    }
}

static void check_name(struct reader *reader, const struct node *at)
{
    const char *name = at->name;

    if (!islower((unsigned char)*name) || name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_")] != '\0')
        complain(reader, at, "the name \"%s\" is not of the form [a-z][a-z0-9_]*", name);
}

/* An array for the members of an object, and their count; reports a member that is no object. */
static void *make(struct reader *reader, const struct node *list, size_t size, size_t *count)
{
    *count = 0;
    for (const struct node *member = list != NULL ? list->first : NULL; member != NULL; member = member->next) {
        if (member->kind != NODE_OBJECT)
            complain(reader, member, "%s must be an object", member->name != NULL ? member->name : "an element here");
        ++*count;
    }
    return arena_alloc(reader->arena, (*count + 1) * size);
}

static const char *read_pattern(struct reader *reader, const struct node *at, bool must)
{
    const struct node *pattern = take(reader, at, "pattern", NODE_STRING, must);
    const char *why = NULL, *rule = NULL;

    if (pattern == NULL)
        return NULL;
    rule = pattern_rule(reader->arena, pattern->text, &why);
    if (rule == NULL)
        report_add(reader->report, at->file, pattern->line, "bad pattern \"%s\": %s", pattern->text, why);
    return rule;
}

static void read_range(struct reader *reader, struct type *type)
{
    struct node *minimum = take(reader, type->at, "min", NODE_INTEGER, false);
    struct node *maximum = take(reader, type->at, "max", NODE_INTEGER, false);
    bool integer = strcmp(type->base, "integer") == 0;

    type->minimum = minimum != NULL ? minimum->integer : integer ? INT32_MIN : 0;
    type->maximum = maximum != NULL ? maximum->integer : integer ? INT32_MAX : SCHEMA_LENGTH;
    if (type->minimum > type->maximum || (!integer && type->minimum < 0))
        complain(reader, type->at, "the type \"%s\" allows nothing: its min is over its max or under 0", type->name);
}

static void read_type(struct reader *reader, struct type *type, struct node *at)
{
    static const char *const bases[] = { "string", "integer", "boolean", NULL };
    static const char *const members[] = { "doc", "base", "pattern", "values", "except", "min", "max", NULL };

    check_name(reader, at);
    know(reader, at, members);
    type->at = at;
    type->name = at->name;
    type->doc = take_text(reader, at, "doc", true);
    type->base = take_word(reader, at, "base", bases);
    type->pattern = take_text(reader, at, "pattern", false);
    type->rule = read_pattern(reader, at, false);
    type->values = take(reader, at, "values", NODE_LIST, false);
    type->except = take(reader, at, "except", NODE_LIST, false);
    if (type->values != NULL && type->pattern != NULL)
        complain(reader, at, "the type \"%s\" has both a pattern and a list of values", type->name);
    read_range(reader, type);
}

static void read_columns(struct reader *reader, struct output *output, struct node *columns)
{
    static const char *const members[] = { "heading", "doc", NULL };
    size_t i = 0;

    output->key = take_text(reader, output->at, "key", true);
    output->end = take_text(reader, output->at, "end", false);
    output->columns = make(reader, columns, sizeof(struct column), &output->column_count);
    for (struct node *at = columns->first; at != NULL; at = at->next, i++) {
        struct column *column = &output->columns[i];

        check_name(reader, at);
        know(reader, at, members);
        column->name = at->name;
        column->heading = take_text(reader, at, "heading", true);
        column->doc = take_text(reader, at, "doc", true);
        for (size_t j = 0; j < i; j++) {
            if (strcmp(output->columns[j].heading, column->heading) == 0)
                complain(reader, at, "two columns have the heading \"%s\"", column->heading);
        }
    }
    if (node_member(columns, output->key) == NULL)
        complain(reader, output->at, "the key \"%s\" is no column", output->key);
}

static void read_output(struct reader *reader, struct output *output, struct node *at)
{
    static const char *const members[] = { "doc", "columns", "key", "end", "pairs", NULL };
    struct node *columns = take(reader, at, "columns", NODE_OBJECT, false);

    check_name(reader, at);
    know(reader, at, members);
    output->at = at;
    output->name = at->name;
    output->doc = take_text(reader, at, "doc", true);
    output->separator = take_text(reader, at, "pairs", false);
    if ((columns == NULL) == (output->separator == NULL))
        complain(reader, at, "the output \"%s\" must have either columns or pairs", at->name);
    else if (columns != NULL)
        read_columns(reader, output, columns);
    else if (strlen(output->separator) != 1)
        complain(reader, at, "the separator \"%s\" must be one character", output->separator);
}

static const struct type *find_type(struct reader *reader, const struct node *at)
{
    const char *name = take_text(reader, at, "type", true);

    for (size_t i = 0; i < reader->class->type_count; i++) {
        if (strcmp(reader->class->types[i].name, name) == 0)
            return &reader->class->types[i];
    }
    if (node_member(at, "type") != NULL)
        complain(reader, node_member(at, "type"), "there is no type \"%s\"", name);
    return NULL;
}

static const struct output *find_output(struct reader *reader, const struct node *at)
{
    const char *name = take_text(reader, at, "output", true);

    for (size_t i = 0; i < reader->class->output_count; i++) {
        if (strcmp(reader->class->outputs[i].name, name) == 0)
            return &reader->class->outputs[i];
    }
    if (node_member(at, "output") != NULL)
        complain(reader, node_member(at, "output"), "there is no output \"%s\"", name);
    return NULL;
}

static void read_argument(struct reader *reader, struct argument *argument, struct node *at)
{
    static const char *const reserved[] = { "action", "args", "id", "name", "namespace" };
    static const char *const members[] = { "type", "doc", "optional", NULL };

    check_name(reader, at);
    know(reader, at, members);
    for (size_t i = 0; i < COUNT(reserved); i++) {
        if (strcmp(at->name, reserved[i]) == 0)
            complain(reader, at, "an argument cannot be named \"%s\": the envelope uses it", at->name);
    }
    argument->at = at;
    argument->name = at->name;
    argument->doc = take_text(reader, at, "doc", true);
    argument->type = find_type(reader, at);
    argument->optional = node_member(at, "optional") != NULL && node_member(at, "optional")->kind == NODE_TRUE;
}

static void read_action(struct reader *reader, struct action *action, struct node *at)
{
    static const char *const levels[] = { "read", "operate", "admin", NULL };
    static const char *const members[] = { "doc", "access", "args", "run", "output", "reply", "seconds", NULL };
    struct node *arguments = take(reader, at, "args", NODE_OBJECT, false);
    struct node *seconds = take(reader, at, "seconds", NODE_INTEGER, false);
    size_t i = 0;

    check_name(reader, at);
    know(reader, at, members);
    action->at = at;
    action->name = at->name;
    action->doc = take_text(reader, at, "doc", true);
    action->access = take_word(reader, at, "access", levels);
    action->arguments = make(reader, arguments, sizeof(struct argument), &action->argument_count);
    for (struct node *argument = arguments != NULL ? arguments->first : NULL; argument != NULL;
         argument = argument->next)
        read_argument(reader, &action->arguments[i++], argument);
    action->run = take(reader, at, "run", NODE_LIST, true);
    action->output = find_output(reader, at);
    action->reply = take(reader, at, "reply", NODE_OBJECT, true);
    action->seconds = seconds != NULL ? seconds->integer : SCHEMA_SECONDS;
}

static void read_setting(struct reader *reader, struct setting *setting, struct node *at)
{
    static const char *const members[] = { "type", "default", "doc", "readonly", "restart", NULL };

    know(reader, at, members);
    setting->at = at;
    setting->name = at->name;
    setting->doc = take_text(reader, at, "doc", true);
    setting->type = find_type(reader, at);
    setting->initial = take_text(reader, at, "default", false);
}

static void read_messages(struct reader *reader, struct node *list)
{
    static const char *const kinds[] = { "notice", "warning", "error", NULL };
    static const char *const members[] = { "doc", "kind", "pattern", NULL };
    size_t i = 0;

    reader->class->messages = make(reader, list, sizeof(struct message), &reader->class->message_count);
    for (struct node *at = list != NULL ? list->first : NULL; at != NULL; at = at->next) {
        struct message *message = &reader->class->messages[i++];

        know(reader, at, members);
        message->doc = take_text(reader, at, "doc", true);
        message->kind = take_word(reader, at, "kind", kinds);
        message->rule = read_pattern(reader, at, true);
    }
}

/* Reads every member of one part of the class: types, outputs, actions or settings. */
#define READ_ALL(part, read)                                                                   \
    do {                                                                                       \
        struct node *list = take(&reader, root, #part "s", NODE_OBJECT, true);                 \
        size_t i = 0;                                                                          \
                                                                                               \
        class->part##s = make(&reader, list, sizeof(class->part##s[0]), &class->part##_count); \
        for (struct node *at = list != NULL ? list->first : NULL; at != NULL; at = at->next)   \
            read(&reader, &class->part##s[i++], at);                                           \
    } while (0)

struct class *schema_read(struct arena *arena, struct report *report, const char *file)
{
    static const char *const members[] = { "$schema",  "namespace", "name",    "doc",      "types",
                                           "messages", "outputs",   "actions", "settings", NULL };
    struct class *class = arena_alloc(arena, sizeof(*class));
    struct reader reader = { .arena = arena, .report = report, .class = class };
    struct node *root = node_read(arena, report, file);

    if (root == NULL || root->kind != NODE_OBJECT) {
        if (root != NULL)
            report_add(report, file, root->line, "a schema must be an object");
        return NULL;
    }
    know(&reader, root, members);
    class->file = file;
    class->namespace = take_text(&reader, root, "namespace", true);
    class->name = take_text(&reader, root, "name", true);
    class->doc = take_text(&reader, root, "doc", true);
    READ_ALL(type, read_type);
    read_messages(&reader, take(&reader, root, "messages", NODE_LIST, true));
    READ_ALL(output, read_output);
    READ_ALL(action, read_action);
    READ_ALL(setting, read_setting);
    return class;
}
