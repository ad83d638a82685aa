#include "emit.h"

#include <string.h>

enum {
    EXAMPLES_SHOWN = 3 /* of an action, whole */
};

/* A setting as one program has it. */
static void emit_setting(const struct setting *setting, const struct setting_form *form, FILE *stream)
{
    if (form->type == NULL) {
        fputs(" | ", stream);
        return;
    }
    fprintf(stream, "%s%s%s%s%s%s | ", form->type->name, form->initial != NULL ? ", `" : "",
            form->initial != NULL ? form->initial : "", form->initial != NULL ? "`" : "",
            form->readonly ? ", read only" : "", form->restart ? ", at the next start" : "");
    (void)setting;
}

static void emit_types(const struct class *class, FILE *stream)
{
    fputs("## Types\n\n| type | must be |\n| --- | --- |\n", stream);
    for (size_t i = 0; i < class->type_count; i++)
        fprintf(stream, "| `%s` | %s |\n", class->types[i].name, class->types[i].doc);
    fputs(
        "\n## Settings\n\nFor each program: the type, the default, whether it can only be read, and whether a running "
        "jail takes it at its next start.\n\n| setting | what it does |",
        stream);
    for (size_t i = 0; i < class->dialect_count; i++)
        fprintf(stream, " %s |", class->dialects[i].name);
    fputs("\n| --- | --- |", stream);
    for (size_t i = 0; i < class->dialect_count; i++)
        fputs(" --- |", stream);
    putc('\n', stream);
    for (size_t i = 0; i < class->setting_count; i++) {
        const struct setting *setting = &class->settings[i];

        fprintf(stream, "| `%s` | %s | ", setting->name, setting->doc);
        for (size_t j = 0; j < class->dialect_count; j++)
            emit_setting(setting, &setting->forms[j], stream);
        putc('\n', stream);
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

/* One command of an example, and what it prints. */
static void emit_run(const struct node *run, FILE *stream)
{
    const struct node *exit = node_member(run, "exit");

    if (node_member(run, "command") == NULL)
        return;
    fputs("Runs `iocage", stream);
    for (const struct node *word = node_member(run, "command")->first; word != NULL; word = word->next)
        fprintf(stream, " %s", word->text);
    fputs("`", stream);
    if (exit != NULL)
        fprintf(stream, ", which ends with status %lld", exit->integer);
    fputs(".\n\n", stream);
    emit_lines("It prints", node_member(run, "stdout"), stream);
    emit_lines("On standard error it prints", node_member(run, "stderr"), stream);
}

static void emit_example(const struct class *class, const struct action *action, const struct node *example,
                         FILE *stream)
{
    struct node reply = { .kind = NODE_OBJECT, .count = 1 };
    struct node answer = { 0 };
    const struct node *refusal = node_member(example, "error");
    const struct node *runs = node_member(example, "runs");
    const struct node *dialect = node_member(example, "dialect");

    fprintf(stream, "### %s: %s\n\n", action->name, node_member(example, "doc")->text);
    if (dialect != NULL)
        fprintf(stream, "With the %s program.\n\n", dialect->text);
    emit_request(class, action, node_member(example, "args"), stream);
    if (refusal != NULL) {
        fprintf(stream, "Refused with the error `%s`; no command is run.\n\n", node_member(refusal, "code")->text);
        return;
    }
    emit_run(example, stream);
    for (const struct node *run = runs != NULL ? runs->first : NULL; run != NULL; run = run->next)
        emit_run(run, stream);
    answer = *node_member(example, "reply");
    answer.name = action->name;
    answer.next = NULL;
    reply.first = &answer;
    fputs("The reply's `args`:\n\n```json\n", stream);
    node_print(&reply, stream, 0);
    fputs("\n```\n\n", stream);
}

/* The first examples whole, and what the others are about. */
static void emit_examples(const struct class *class, const struct action *action, FILE *stream)
{
    size_t count = 0;

    for (const struct node *example = action->examples->first; example != NULL; example = example->next) {
        if (count++ < EXAMPLES_SHOWN) {
            emit_example(class, action, example, stream);
            continue;
        }
        if (count == EXAMPLES_SHOWN + 1)
            fprintf(stream, "More examples, in `schema/examples/%s/%s.json`:\n\n", class->name, action->name);
        fprintf(stream, "- %s\n", node_member(example, "doc")->text);
    }
    fputs(count > EXAMPLES_SHOWN ? "\n" : "", stream);
}

static void emit_words(const struct node *words, FILE *stream)
{
    for (const struct node *word = words->first; word != NULL; word = word->next) {
        const struct node *chosen = node_member(word, "then");

        if (chosen != NULL) {
            fputs(" [", stream);
            for (const struct node *element = chosen->first; element != NULL; element = element->next)
                fprintf(stream, "%s%s", element != chosen->first ? " " : "", element->text);
            fputs("]", stream);
        } else {
            fprintf(stream, " %s", word->text);
        }
    }
}

/* The commands of one way of answering. */
static void emit_mode(const struct mode *mode, FILE *stream)
{
    fputs("- ", stream);
    if (mode->dialect != NULL)
        fprintf(stream, "%s program", mode->dialect->name);
    for (size_t i = 0; i < mode->when_count; i++)
        fprintf(stream, "%s`%s`", i > 0 ? " and " : mode->dialect != NULL ? ", with " : "with ", mode->when[i]->name);
    fputs(mode->dialect != NULL || mode->when_count > 0 ? ": " : "", stream);
    for (size_t i = 0; i < mode->step_count; i++) {
        const struct step *step = &mode->steps[i];

        fprintf(stream, "%s`%s", i > 0 ? ", then " : "", step->program != NULL ? step->program : "iocage");
        emit_words(step->run, stream);
        fprintf(stream, "`%s", step->each != NULL ? " for each" : "");
    }
    fputs(mode->job != NULL ? ", behind the answer\n" : "\n", stream);
}

static void emit_action(const struct class *class, const struct action *action, FILE *stream)
{
    fprintf(stream, "## %s\n\n%s Access: %s. Each command may take %lld s. It runs\n\n", action->name, action->doc,
            action->access, action->seconds);
    for (size_t i = 0; i < action->mode_count; i++)
        emit_mode(&action->modes[i], stream);
    putc('\n', stream);
    if (action->argument_count > 0)
        fputs("| argument | must be | |\n| --- | --- | --- |\n", stream);
    for (size_t i = 0; i < action->argument_count; i++) {
        const struct argument *argument = &action->arguments[i];

        fprintf(stream, "| `%s`%s | %s | %s |\n", argument->name, argument->optional ? " (optional)" : "",
                argument->type->doc, argument->doc);
    }
    fputs(action->argument_count > 0 ? "\n" : "", stream);
    emit_examples(class, action, stream);
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
