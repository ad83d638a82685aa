#include "examples.h"

#include <string.h>

#include "context.h"
#include "names.h"
#include "placement.h"
#include "vector.h"

enum {
    EXIT_MAX = 255 /* the exit status of a command */
};

/* Checks the settings that an example gives, unless it says that they are unknown. */
static void check_settings(struct context *context, const struct node *given, const struct node *value)
{
    for (const struct node *member = value->first; member != NULL; member = member->next) {
        const struct setting *setting = member->name != NULL ? model_setting(context->class, member->name) : NULL;
        bool fits = false;

        for (size_t i = 0; setting != NULL && i < context->class->dialect_count; i++)
            fits |= setting->forms[i].type != NULL && placement_setting_fits(setting->forms[i].type, member);
        if (!fits && node_member(given, "unchecked") == NULL)
            context_complain(context, member, "an example gives the setting \"%s\" what it cannot have, in \"%s\"",
                             member->name != NULL ? member->name : "");
    }
}

static void check_value(struct context *context, const struct argument *argument, const struct node *given,
                        const struct node *value)
{
    bool fits = true;

    if (strcmp(argument->type->base, "settings") == 0 && value->kind == NODE_OBJECT)
        check_settings(context, given, value);
    if (!argument->list || value->kind != NODE_LIST)
        fits = placement_fits(argument->type, value);
    for (const struct node *element = value->kind == NODE_LIST ? value->first : NULL; fits && element != NULL;
         element = element->next)
        fits = argument->list && placement_fits(argument->type, element);
    if (!fits)
        context_complain(context, value, "an example gives \"%s\" of \"%s\" a value that it cannot have",
                         argument->name);
}

static void check_arguments(struct context *context, const struct node *example, const struct node *given)
{
    const struct action *action = context->action;

    for (size_t i = 0; i < action->argument_count; i++) {
        const struct argument *argument = &action->arguments[i];
        const struct node *value = node_member(given, argument->name);

        if (value == NULL && !argument->optional)
            context_complain(context, example, "an example does not give the argument \"%s\" of \"%s\"",
                             argument->name);
        if (value != NULL && argument->type != NULL)
            check_value(context, argument, given, value);
    }
    for (const struct node *value = given != NULL ? given->first : NULL; value != NULL; value = value->next) {
        if (model_argument(action, value->name) == NULL && strcmp(value->name, "dry_run") != 0 &&
            strcmp(value->name, "unchecked") != 0)
            context_complain(context, value, "an example gives \"%s\", which is no argument of \"%s\"", value->name);
    }
}

/* The dialect of an example: the one it names, or the class's first. NULL if there is none. */
static const struct dialect *dialect_of(struct context *context, const struct node *example)
{
    const struct node *name = form_take(context->form, example, "dialect", NODE_STRING, false);

    if (name != NULL)
        return names_dialect(context->form, context->class, name);
    return context->class->dialect_count > 0 ? &context->class->dialects[0] : NULL;
}

static bool meets(const struct node *value, const char *wanted)
{
    return value != NULL && (wanted == NULL || (value->kind == NODE_STRING && strcmp(value->text, wanted) == 0));
}

/* The mode in which an example is answered, or NULL. */
static const struct mode *mode_of(const struct context *context, const struct dialect *dialect,
                                  const struct node *given)
{
    for (size_t i = 0; i < context->action->mode_count; i++) {
        const struct mode *mode = &context->action->modes[i];
        bool fits = mode->dialect == NULL || mode->dialect == dialect;

        for (size_t j = 0; fits && j < mode->when_count; j++)
            fits = mode->when[j] != NULL && meets(node_member(given, mode->when[j]->name), mode->when_value[j]);
        if (fits)
            return mode;
    }
    return NULL;
}

static bool is_command(const struct node *command, const struct vector *vector)
{
    const struct node *element = command != NULL && command->kind == NODE_LIST ? command->first : NULL;
    size_t i = 0;

    for (; element != NULL && i < vector->count; element = element->next, i++) {
        if (element->kind != NODE_STRING || strcmp(element->text, vector->elements[i]) != 0)
            return false;
    }
    return command != NULL && element == NULL && i == vector->count;
}

/* Where a run of an example goes on from: the step, and which of its turns. */
struct position {
    size_t step;
    size_t turn;
};

/* Moves to the next command that a mode may run and that is the one shown; what was passed over was a guard's. */
static bool find_command(struct context *context, const struct mode *mode, const struct node *command,
                         const struct node *given, struct position *position)
{
    while (position->step < mode->step_count) {
        const struct step *step = &mode->steps[position->step];
        size_t turns = vector_turns(context->form->arena, step, given);
        struct vector vector = vector_make(context->form->arena, context->action, step, given, position->turn);

        if (position->turn < turns && is_command(command, &vector)) {
            position->turn++;
            return true;
        }
        if (position->turn < turns && step->guard == NULL)
            return false;
        position->step++;
        position->turn = 0;
    }
    return false;
}

static void check_commands(struct context *context, const struct dialect *dialect, const struct node *example,
                           const struct node *given)
{
    const struct mode *mode = dialect != NULL ? mode_of(context, dialect, given) : NULL;
    const struct node *runs = node_member(example, "runs");
    const struct node *run = runs != NULL && runs->kind == NODE_LIST ? runs->first : example;
    struct position position = { 0, 0 };

    if (dialect != NULL && mode == NULL)
        context_complain(context, example, "no %s of \"%s\" answers an example", "mode");
    for (; mode != NULL && run != NULL; run = run != example ? run->next : NULL) {
        const struct node *command = node_member(run, "command");

        if (!find_command(context, mode, command, given, &position)) {
            context_complain(context, command != NULL ? command : example, "an example's %s is not what \"%s\" runs",
                             "command");
            return;
        }
    }
}

/* Reads what a command prints: lines, each of which may be empty. */
static void read_lines(struct form *form, const struct node *run, const char *name)
{
    const struct node *lines = form_some(form, run, name, NODE_LIST, false);

    for (const struct node *line = lines != NULL ? lines->first : NULL; line != NULL; line = line->next) {
        if (line->kind != NODE_STRING || strchr(line->text, '\n') != NULL)
            form_complain(form, line, "an element of \"%s\" must be a string of one line", name);
    }
}

/* Reads the form of a command and what it prints: an example itself, or an element of its "runs". */
static void read_run(struct form *form, const struct node *run, bool must)
{
    const struct node *command = form_some(form, run, "command", NODE_LIST, must);

    for (const struct node *word = command != NULL ? command->first : NULL; word != NULL; word = word->next) {
        if (word->kind != NODE_STRING)
            form_complain(form, word, "an element of \"%s\" must be a string", "command");
    }
    read_lines(form, run, "stdout");
    read_lines(form, run, "stderr");
    form_number(form, run, "exit", 1, EXIT_MAX, 0);
}

static void read_runs(struct form *form, const struct node *example)
{
    const struct node *runs = form_some(form, example, "runs", NODE_LIST, false);
    size_t count = 0;

    if (runs == NULL)
        read_run(form, example, false);
    form_array(form, runs, 1, &count);
    for (const struct node *run = runs != NULL ? runs->first : NULL; run != NULL; run = run->next) {
        read_run(form, run, true);
        form_finish(form, run);
    }
}

static void read_args(struct form *form, const struct node *example)
{
    const struct node *given = form_some(form, example, "args", NODE_OBJECT, false);

    for (const struct node *value = given != NULL ? given->first : NULL; value != NULL; value = value->next) {
        if (value->kind == NODE_NULL || *value->name == '\0' || strcmp(value->name, "action") == 0)
            form_complain(form, value, "an example cannot give \"%s\" this", value->name);
    }
}

/* Reads a value of a reply: a string, or a list or an object of such values. */
static void read_value(struct form *form, const struct node *value)
{
    if (value->kind != NODE_STRING && value->kind != NODE_LIST && value->kind != NODE_OBJECT)
        form_complain(form, value, "a value of a reply cannot be %s", node_kind_name(value->kind));
    for (const struct node *member = value->first; member != NULL; member = member->next)
        read_value(form, member);
}

/* Reads the form of an example. Its members that are of another kind are not looked at again. */
static void read_form(struct form *form, const struct node *example)
{
    const struct node *refusal = form_take(form, example, "error", NODE_OBJECT, false);
    const struct node *reply = NULL;

    form_doc(form, example, true);
    read_args(form, example);
    if (refusal != NULL) {
        form_text(form, refusal, "code", true);
        form_text(form, refusal, "argument", false);
        form_finish(form, refusal);
    } else {
        reply = form_take(form, example, "reply", NODE_OBJECT, true);
        read_runs(form, example);
    }
    if (reply != NULL)
        read_value(form, reply);
    form_finish(form, example);
}

/* Reports that an example says what one before it says. */
static void refuse_twin(struct context *context, const struct node *list, const struct node *example, const char *doc)
{
    for (const struct node *other = list->first; other != example; other = other->next) {
        const struct node *twin = node_member(other, "doc");

        if (twin != NULL && twin->kind == NODE_STRING && strcmp(twin->text, doc) == 0)
            context_complain(context, node_member(example, "doc"), "two examples say \"%s\", in \"%s\"", doc);
    }
}

static void check_example(struct context *context, const struct node *errors, const struct node *list,
                          const struct node *example)
{
    const struct node *doc = node_member(example, "doc"), *refusal = node_member(example, "error");
    const struct node *given = node_member(example, "args"), *code = node_member(refusal, "code");

    const struct dialect *dialect = dialect_of(context, example);

    read_form(context->form, example);
    if (given != NULL && given->kind != NODE_OBJECT)
        return;
    if (doc != NULL && doc->kind == NODE_STRING)
        refuse_twin(context, list, example, doc->text);
    if (refusal == NULL) {
        check_arguments(context, example, given);
        if (node_member(given, "dry_run") == NULL)
            check_commands(context, dialect, example, given);
    } else if (code != NULL && code->kind == NODE_STRING && node_member(errors, code->text) == NULL) {
        context_complain(context, code, "there is no error \"%s\" as an example of \"%s\" has it", code->text);
    }
}

void examples_read(struct form *form, const char *folder, const struct node *errors, struct class *class)
{
    for (size_t i = 0; i < class->action_count; i++) {
        struct action *action = &class->actions[i];
        struct context context = { .form = form, .class = class, .action = action };
        size_t count = 0;
        const char *file = arena_format(form->arena, "%s/examples/%s/%s.json", folder, class->name, action->name);

        action->examples = node_read(form->arena, form->report, file);
        if (action->examples == NULL || action->examples->kind != NODE_LIST || action->examples->count == 0) {
            report_add(form->report, action->at->file, action->at->line, "\"%s\" has no example in %s", action->name,
                       file);
            action->examples = NULL;
            continue;
        }
        form_array(form, action->examples, 1, &count);
        for (const struct node *example = action->examples->first; example != NULL; example = example->next)
            check_example(&context, errors, action->examples, example);
    }
}
