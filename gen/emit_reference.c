#include "emit.h"

#include <string.h>

static void emit_types(const struct class *class, FILE *stream)
{
    fputs("## Types\n\n| type | must be |\n| --- | --- |\n", stream);
    for (size_t i = 0; i < class->type_count; i++)
        fprintf(stream, "| `%s` | %s |\n", class->types[i].name, class->types[i].doc);
    fputs("\n## Settings\n\n| setting | type | default | what it does |\n| --- | --- | --- | --- |\n", stream);
    for (size_t i = 0; i < class->setting_count; i++) {
        const struct setting *setting = &class->settings[i];

        fprintf(stream, "| `%s` | %s | %s%s%s | %s |\n", setting->name, setting->type->name,
                setting->initial != NULL ? "`" : "", setting->initial != NULL ? setting->initial : "",
                setting->initial != NULL ? "`" : "", setting->doc);
    }
}

static void emit_lines(const char *title, const struct node *lines, FILE *stream)
{
    if (lines == NULL)
        return;
    fprintf(stream, "%s:\n\n```\n", title);
    for (const struct node *line = lines->first; line != NULL; line = line->next)
        fprintf(stream, "%s\n", line->text);
    fputs("```\n\n", stream);
}

/* The request as both transports have it. */
static void emit_request(const struct class *class, const struct action *action, const struct node *given, FILE *stream)
{
    struct node name = { .kind = NODE_STRING, .name = "action", .text = action->name };
    struct node arguments = { .kind = NODE_OBJECT, .name = "args", .first = &name, .count = 1 };
    struct node id = { .kind = NODE_STRING, .name = "id", .text = "fooid" };
    struct node class_name = { .kind = NODE_STRING, .name = "name", .text = class->name };
    struct node space = { .kind = NODE_STRING, .name = "namespace", .text = class->namespace };
    struct node envelope = { .kind = NODE_OBJECT, .first = &arguments, .count = 4 };

    if (given != NULL) {
        name.next = given->first;
        arguments.count += given->count;
    }
    fprintf(stream, "REST request:\n\n```\nPUT /%s/%s\n", class->namespace, class->name);
    node_print(&arguments, stream, 0);
    arguments.next = &id;
    id.next = &class_name;
    class_name.next = &space;
    fputs("\n```\n\nWebSocket request:\n\n```json\n", stream);
    node_print(&envelope, stream, 0);
    fputs("\n```\n\n", stream);
}

static void emit_example(const struct class *class, const struct action *action, const struct node *example,
                         FILE *stream)
{
    struct node reply = { .kind = NODE_OBJECT, .count = 1 };
    struct node answer = { 0 };
    const struct node *refusal = node_member(example, "error");

    fprintf(stream, "### %s: %s\n\n", action->name, node_member(example, "doc")->text);
    emit_request(class, action, node_member(example, "args"), stream);
    if (refusal != NULL) {
        fprintf(stream, "Refused with the error `%s`; no command is run.\n\n", node_member(refusal, "code")->text);
        return;
    }
    emit_lines("iocage prints", node_member(example, "stdout"), stream);
    emit_lines("and on standard error", node_member(example, "stderr"), stream);
    answer = *node_member(example, "reply");
    answer.name = action->name;
    answer.next = NULL;
    reply.first = &answer;
    fputs("The reply's `args`:\n\n```json\n", stream);
    node_print(&reply, stream, 0);
    fputs("\n```\n\n", stream);
}

static void emit_action(const struct class *class, const struct action *action, FILE *stream)
{
    fprintf(stream, "## %s\n\n%s Access: %s. Runs `iocage", action->name, action->doc, action->access);
    for (const struct node *element = action->run->first; element != NULL; element = element->next)
        fprintf(stream, " %s", element->text);
    fprintf(stream, "`, at most %lld s.\n\n", action->seconds);
    if (action->argument_count > 0)
        fputs("| argument | must be | |\n| --- | --- | --- |\n", stream);
    for (size_t i = 0; i < action->argument_count; i++) {
        const struct argument *argument = &action->arguments[i];

        fprintf(stream, "| `%s`%s | %s | %s |\n", argument->name, argument->optional ? " (optional)" : "",
                argument->type->doc, argument->doc);
    }
    fputs(action->argument_count > 0 ? "\n" : "", stream);
    for (const struct node *example = action->examples->first; example != NULL; example = example->next)
        emit_example(class, action, example, stream);
}

void emit_reference(const struct class *class, const struct node *errors, FILE *stream)
{
    fprintf(stream, "<!-- Made from %s by make generate; do not edit. -->\n\n# %s/%s\n\n%s\n\n", class->file,
            class->namespace, class->name, class->doc);
    fputs("| action | access | |\n| --- | --- | --- |\n", stream);
    for (size_t i = 0; i < class->action_count; i++)
        fprintf(stream, "| `%s` | %s | %s |\n", class->actions[i].name, class->actions[i].access,
                class->actions[i].doc);
    fputs("\nEvery example below is run as a test, over REST and over a WebSocket.\n\n", stream);
    for (size_t i = 0; i < class->action_count; i++)
        emit_action(class, &class->actions[i], stream);
    fputs("## Errors\n\n| error | status | when |\n| --- | --- | --- |\n", stream);
    for (const struct node *error = errors->first; error != NULL; error = error->next) {
        if (node_member(error, "status") != NULL)
            fprintf(stream, "| `%s` | %lld | %s |\n", error->name, node_member(error, "status")->integer,
                    node_member(error, "doc")->text);
    }
    putc('\n', stream);
    emit_types(class, stream);
}
