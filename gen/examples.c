#include "examples.h"

#include <string.h>

#include "pieces.h"
#include "placement.h"

struct reader {
    struct arena *arena;
    struct report *report;
    const struct node *errors;
    const struct action *action;
};

static void complain(struct reader *reader, const struct node *at, const char *message, const char *name)
{
    report_add(reader->report, at->file, at->line, message, name, reader->action->name);
}

static void check_arguments(struct reader *reader, const struct node *example, const struct node *given)
{
    const struct action *action = reader->action;

    for (size_t i = 0; i < action->argument_count; i++) {
        const struct argument *argument = &action->arguments[i];
        const struct node *value = node_member(given, argument->name);

        if (value == NULL && !argument->optional)
            complain(reader, example, "an example does not give the argument \"%s\" of \"%s\"", argument->name);
        if (value != NULL && argument->type != NULL && !placement_fits(argument->type, value))
            complain(reader, value, "an example gives \"%s\" of \"%s\" a value that it cannot have", argument->name);
    }
    for (const struct node *value = given != NULL ? given->first : NULL; value != NULL; value = value->next) {
        if (model_argument(action, value->name) == NULL)
            complain(reader, value, "an example gives \"%s\", which is no argument of \"%s\"", value->name);
    }
}

/* The text of one element of the command with these arguments; NULL if an optional one in it is not given. */
static const char *fill(struct reader *reader, const struct node *element, const struct node *given)
{
    struct report ignored = { NULL, 0 };
    struct pieces pieces = pieces_cut(reader->arena, &ignored, element, element->text);
    const char *text = "";

    for (size_t i = 0; i < pieces.count; i++) {
        const char *place = pieces.piece[i].place;
        const struct node *value = place != NULL ? node_member(given, place) : NULL;

        if (place == NULL)
            text = arena_format(reader->arena, "%s%s", text, pieces.piece[i].text);
        else if (value == NULL)
            text = NULL;
        else if (value->kind == NODE_INTEGER)
            text = arena_format(reader->arena, "%s%lld", text, value->integer);
        else
            text = arena_format(reader->arena, "%s%s", text, value->kind == NODE_STRING ? value->text : "");
        if (text == NULL)
            break;
    }
    report_free(&ignored);
    return text;
}

static void check_command(struct reader *reader, const struct node *example, const struct node *given)
{
    const struct node *command = node_member(example, "command");
    const struct node *shown = command != NULL ? command->first : NULL;
    const struct node *element = reader->action->run != NULL ? reader->action->run->first : NULL;
    bool same = command != NULL && command->kind == NODE_LIST;

    for (; same && element != NULL; element = element->next) {
        const char *text = element->kind == NODE_STRING ? fill(reader, element, given) : NULL;

        if (text == NULL)
            continue;
        same = shown != NULL && shown->kind == NODE_STRING && strcmp(shown->text, text) == 0;
        shown = shown != NULL ? shown->next : NULL;
    }
    if (!same || shown != NULL)
        complain(reader, command != NULL ? command : example, "an example's %s is not what \"%s\" runs", "command");
}

static void check_refusal(struct reader *reader, const struct node *example, const struct node *refusal)
{
    const struct node *code = node_member(refusal, "code");

    if (node_member(example, "command") != NULL || node_member(example, "reply") != NULL)
        complain(reader, example, "an example has both an %s and a command or reply, in \"%s\"", "error");
    if (code == NULL || code->kind != NODE_STRING || node_member(reader->errors, code->text) == NULL)
        complain(reader, refusal, "an example's error has no %s of the schema's errors, in \"%s\"", "code");
}

static void check_example(struct reader *reader, const struct node *list, const struct node *example)
{
    const struct node *doc = node_member(example, "doc"), *refusal = node_member(example, "error");
    const struct node *given = node_member(example, "args");

    if (doc == NULL || doc->kind != NODE_STRING) {
        complain(reader, example, "an example has no \"%s\", in \"%s\"", "doc");
        return;
    }
    for (const struct node *other = list->first; other != example; other = other->next) {
        const struct node *twin = node_member(other, "doc");

        if (twin != NULL && twin->kind == NODE_STRING && strcmp(twin->text, doc->text) == 0)
            complain(reader, doc, "two examples say \"%s\", in \"%s\"", doc->text);
    }
    if (refusal != NULL) {
        check_refusal(reader, example, refusal);
        return;
    }
    check_arguments(reader, example, given);
    check_command(reader, example, given);
    if (node_member(example, "reply") == NULL)
        complain(reader, example, "an example has neither a %s nor an error, in \"%s\"", "reply");
}

void examples_read(struct arena *arena, struct report *report, const char *folder, const struct node *errors,
                   struct class *class)
{
    for (size_t i = 0; i < class->action_count; i++) {
        struct action *action = &class->actions[i];
        struct reader reader = { .arena = arena, .report = report, .errors = errors, .action = action };
        const char *file = arena_format(arena, "%s/examples/%s/%s.json", folder, class->name, action->name);

        action->examples = node_read(arena, report, file);
        if (action->examples == NULL || action->examples->kind != NODE_LIST || action->examples->count == 0) {
            report_add(report, action->at->file, action->at->line, "\"%s\" has no example in %s", action->name, file);
            action->examples = NULL;
            continue;
        }
        for (const struct node *example = action->examples->first; example != NULL; example = example->next)
            check_example(&reader, action->examples, example);
    }
}
