#include "actions.h"

#include <string.h>

#include "context.h"
#include "names.h"

enum {
    ACTIONS_SECONDS = 30, /* that a command may take where the schema does not say */
    ACTIONS_SECONDS_MAX = 86400,
};

/* The argument that a text names, or NULL. Reports one that there is not. */
static struct argument *find_argument(struct context *context, const struct node *at)
{
    struct argument *argument = at->kind == NODE_STRING ? model_argument(context->action, at->text) : NULL;

    if (argument == NULL)
        form_complain(context->form, at, "\"%s\" is no argument", at->kind == NODE_STRING ? at->text : "this");
    else
        argument->used = true;
    return argument;
}

static void read_argument(struct context *context, struct argument *argument, struct node *at)
{
    static const char *const reserved[] = { "action", "args", "dry_run", "id", "name", "namespace", "unchecked", NULL };

    form_struct_name(context->form, at);
    if (form_among(at->name, reserved))
        form_complain(context->form, at, "an argument cannot be named \"%s\": the envelope uses it", at->name);
    argument->at = at;
    argument->name = at->name;
    argument->doc = form_doc(context->form, at, true);
    argument->type = names_type(context->form, context->class, form_take(context->form, at, "type", NODE_STRING, true));
    argument->optional = form_flag(context->form, at, "optional");
    argument->list = form_flag(context->form, at, "list");
    argument->free = form_flag(context->form, at, "free");
    argument->split = form_flag(context->form, at, "split");
    argument->guards = form_take(context->form, at, "guards", NODE_LIST, false);
    form_differ(context->form, argument->guards);
    form_finish(context->form, at);
    if (argument->list && argument->type != NULL && strcmp(argument->type->base, "string") != 0)
        form_complain(context->form, at, "\"%s\" is a list, but not of strings", at->name);
}

/* Reports a dialect that there is not, of a member that is an object with something for each. */
static void know_dialects(struct context *context, const struct node *member)
{
    const struct node *of = member != NULL && member->kind == NODE_OBJECT ? member->first : NULL;

    for (; of != NULL; of = of->next) {
        if (model_dialect(context->class, of->name) == NULL)
            form_complain(context->form, of, "there is no dialect \"%s\"", of->name);
    }
}

/* What a member is for a dialect: itself, or where it is an object the member of that that the dialect names. */
static struct node *of_dialect(const struct dialect *dialect, struct node *member)
{
    if (member == NULL || member->kind != NODE_OBJECT)
        return member;
    return dialect != NULL ? node_member(member, dialect->name) : NULL;
}

/* The guard before that one names, or NULL. */
static const struct guard *find_before(struct form *form, const struct class *class, const struct guard *guard)
{
    const char *name = form_text(form, guard->at, "before", false);

    for (const struct guard *other = class->guards; name != NULL && other < guard; other++) {
        if (strcmp(other->name, name) == 0)
            return other;
    }
    if (name != NULL)
        form_complain(form, guard->at, "there is no guard \"%s\" before this one", name);
    return NULL;
}

static void check_guard(struct form *form, const struct guard *guard)
{
    const struct node *columns = guard->columns, *run = guard->run;

    for (const struct node *word = run != NULL ? run->first : NULL; word != NULL; word = word->next) {
        if (word->kind == NODE_STRING && strpbrk(word->text, "{}") != NULL)
            form_complain(form, word, "the command of the guard \"%s\" has a place", guard->name);
    }
    if (columns != NULL && columns->count > MODEL_STEPS_MAX)
        form_complain(form, columns, "the guard \"%s\" has too many columns", guard->name);
    if (guard->output != NULL && strcmp(guard->output->kind, "columns") != 0) {
        form_complain(form, guard->at, "the output of the guard \"%s\" is no table", guard->name);
        return;
    }
    for (const struct node *column = columns != NULL ? columns->first : NULL; column != NULL; column = column->next) {
        if (guard->output != NULL && column->kind == NODE_STRING && model_column(guard->output, column->text) == NULL)
            form_complain(form, column, "a column of the guard \"%s\" is none of its output", guard->name);
    }
    if (guard->parent != NULL && guard->output != NULL && model_column(guard->output, guard->parent) == NULL)
        form_complain(form, guard->at, "the parent of the guard \"%s\" is no column of its output", guard->name);
    if (guard->before != NULL && (guard->before->dialect != guard->dialect || guard->before->output != guard->output))
        form_complain(form, guard->at, "the guard \"%s\" has another dialect or output than the one before",
                      guard->name);
}

void actions_guard(struct form *form, struct class *class, struct guard *guard, struct node *at)
{
    form_name(form, at);
    form_doc(form, at, true);
    guard->at = at;
    guard->name = at->name;
    guard->run = form_texts(form, at, "run", true);
    guard->columns = form_texts(form, at, "columns", true);
    form_differ(form, guard->columns);
    guard->alone = form_flag(form, at, "alone");
    guard->parent = form_text(form, at, "parent", false);
    guard->before = find_before(form, class, guard);
    guard->dialect = names_dialect(form, class, form_take(form, at, "dialect", NODE_STRING, true));
    guard->output = names_output(form, class, form_take(form, at, "output", NODE_STRING, true));
    form_finish(form, at);
    check_guard(form, guard);
}

static const struct node *guards_of(const struct argument *argument)
{
    const struct node *guards = argument->guards;

    if (guards == NULL && argument->type != NULL)
        guards = argument->type->guards;
    return guards != NULL ? guards->first : NULL;
}

static bool has_guard(struct context *context, const struct dialect *dialect)
{
    for (size_t i = 0; i < context->action->argument_count; i++) {
        for (const struct node *at = guards_of(&context->action->arguments[i]); at != NULL; at = at->next) {
            const struct guard *guard = names_guard(context->form, context->class, at);

            if (guard != NULL && guard->dialect == dialect)
                return true;
        }
    }
    return false;
}

/* Puts the guards of all arguments before what a mode does itself, or those that compare behind it. */
static void add_guards(struct context *context, struct mode *mode, bool behind)
{
    for (size_t i = 0; i < context->action->argument_count; i++) {
        const struct argument *argument = &context->action->arguments[i];

        for (const struct node *at = guards_of(argument); at != NULL; at = at->next) {
            const struct guard *guard = names_guard(context->form, context->class, at);

            if (guard == NULL || guard->dialect != mode->dialect || (guard->before != NULL) != behind)
                continue;
            if (mode->step_count == (behind ? MODEL_STEPS_MAX : MODEL_STEPS_MAX - 1)) {
                form_complain(context->form, argument->at, "\"%s\" has too many guards and steps",
                              context->action->name);
                return;
            }
            mode->steps[mode->step_count++] = (struct step){ .at = guard->at,
                                                             .name = "",
                                                             .run = guard->run,
                                                             .output = guard->output,
                                                             .guard = guard,
                                                             .guarded = argument };
        }
    }
}

static const char *find_program(struct context *context, const struct node *at)
{
    struct node *name = form_take(context->form, at, "program", NODE_STRING, false);
    struct node *program = name != NULL ? node_member(context->class->programs, name->text) : NULL;

    if (name != NULL && program == NULL)
        form_complain(context->form, name, "there is no program \"%s\"", name->text);
    return program != NULL ? program->name : NULL;
}

/* Reads a command: a member of "steps", or the mode itself. dialect: of the mode. */
static void read_step(struct context *context, struct step *step, const struct dialect *dialect, struct node *at)
{
    struct node *output = of_dialect(dialect, form_member(at, "output"));
    struct node *each = form_take(context->form, at, "each", NODE_STRING, false);

    know_dialects(context, form_member(at, "run"));
    know_dialects(context, form_member(at, "output"));
    step->at = at;
    step->name = "";
    step->program = find_program(context, at);
    step->run = of_dialect(dialect, form_member(at, "run"));
    if (step->run == NULL || step->run->kind != NODE_LIST) {
        form_complain(context->form, step->run != NULL ? step->run : at, "\"%s\" must be a list here", "run");
        step->run = NULL;
    }
    step->output = names_output(context->form, context->class, output);
    if (output == NULL)
        form_complain(context->form, at, "\"%s\" is missing here", "output");
    step->each = each != NULL ? find_argument(context, each) : NULL;
    if (step->each != NULL && !step->each->list &&
        (step->each->type == NULL || strcmp(step->each->type->base, "settings") != 0))
        form_complain(context->form, each, "\"%s\" has no values to run once for each", each->text);
}

static void read_steps(struct context *context, struct mode *mode, struct node *steps)
{
    for (struct node *at = steps->first; at != NULL; at = at->next) {
        struct step *step = &mode->steps[mode->step_count];

        form_name(context->form, at);
        if (mode->step_count == MODEL_STEPS_MAX) {
            form_complain(context->form, at, "there are too many steps in \"%s\"", context->action->name);
            return;
        }
        read_step(context, step, mode->dialect, at);
        step->optional = form_flag(context->form, at, "optional");
        form_finish(context->form, at);
        step->name = at->name;
        mode->step_count++;
        if (step->optional && node_member(mode->reply, at->name) == NULL)
            form_complain(context->form, at, "the reply has no member \"%s\" to do without", at->name);
    }
}

/* Reads a condition: NAME, or NAME=VALUE. */
static void read_condition(struct context *context, struct mode *mode, const struct node *at)
{
    const char *equals = at->kind == NODE_STRING ? strchr(at->text, '=') : NULL;
    struct node name = *at;

    if (equals != NULL) {
        name.text = arena_copy(context->form->arena, at->text, (size_t)(equals - at->text));
        mode->when_value[mode->when_count] = equals + 1;
    }
    mode->when[mode->when_count++] = find_argument(context, &name);
}

static void read_when(struct context *context, struct mode *mode)
{
    bool own = mode->at != context->action->at; /* one of several */
    struct node *when = own ? form_some(context->form, mode->at, "when", NODE_LIST, false) : NULL;

    for (const struct node *name = when != NULL ? when->first : NULL; name != NULL; name = name->next) {
        if (mode->when_count == MODEL_STEPS_MAX) {
            form_complain(context->form, name, "there are too many conditions in \"%s\"", context->action->name);
            return;
        }
        read_condition(context, mode, name);
    }
}

/* Reads a way of answering. at: an element of "modes", or the action itself. */
static void read_mode(struct context *context, const struct dialect *dialect, struct node *at)
{
    struct mode *mode = &context->action->modes[context->action->mode_count++];
    struct node *steps = form_some(context->form, at, "steps", NODE_OBJECT, false);

    mode->at = at;
    mode->dialect = dialect;
    mode->reply = form_take(context->form, at, "reply", NODE_OBJECT, true);
    mode->failure = form_take(context->form, at, "failure", NODE_OBJECT, false);
    mode->job = form_text(context->form, at, "job", false);
    read_when(context, mode);
    add_guards(context, mode, false);
    if (steps != NULL)
        read_steps(context, mode, steps);
    else
        read_step(context, &mode->steps[mode->step_count++], dialect, at);
    add_guards(context, mode, true);
}

/* Reads a mode for each dialect that it has something of its own for, or one for all. */
static void read_modes_of(struct context *context, struct node *at)
{
    const struct node *run = form_member(at, "run");
    struct node *named = form_take(context->form, at, "dialect", NODE_STRING, false);
    const struct dialect *only = names_dialect(context->form, context->class, named);
    size_t count = context->action->mode_count;
    bool differs = false;

    for (size_t i = 0; i < context->class->dialect_count; i++) {
        differs |= (run != NULL && run->kind == NODE_OBJECT) || has_guard(context, &context->class->dialects[i]);
    }
    for (size_t i = 0; i < context->class->dialect_count; i++) {
        const struct dialect *dialect = &context->class->dialects[i];
        bool left_out = run != NULL && run->kind == NODE_OBJECT && node_member(run, dialect->name) == NULL;

        if (differs && !left_out && (only == NULL || only == dialect))
            read_mode(context, dialect, at);
    }
    if (!differs)
        read_mode(context, only, at);
    if (context->action->mode_count > count)
        return;
    form_complain(context->form, at, "no dialect can do this in \"%s\"", context->action->name);
    for (struct node *member = at->first; member != NULL; member = member->next)
        member->taken = true; /* nothing else is said of it */
}

static void read_modes(struct context *context, struct node *modes)
{
    for (struct node *mode = modes->first; mode != NULL; mode = mode->next) {
        read_modes_of(context, mode);
        form_finish(context->form, mode);
    }
}

void actions_read(struct form *form, struct class *class, struct action *action, struct node *at)
{
    static const char *const levels[] = { "read", "operate", "admin", NULL };
    struct context context = { .form = form, .class = class, .action = action };
    struct node *arguments = form_some(form, at, "args", NODE_OBJECT, false);
    struct node *modes = form_some(form, at, "modes", NODE_LIST, false);
    size_t mode_count = modes != NULL ? modes->count : 1;
    size_t i = 0;

    form_name(form, at);
    action->at = at;
    action->name = at->name;
    action->doc = form_doc(form, at, true);
    action->access = form_word(form, at, "access", levels, true);
    action->arguments = form_array(form, arguments, sizeof(struct argument), &action->argument_count);
    for (struct node *argument = arguments != NULL ? arguments->first : NULL; argument != NULL;
         argument = argument->next)
        read_argument(&context, &action->arguments[i++], argument);
    if (action->argument_count > MODEL_ARGUMENTS_MAX)
        form_complain(form, arguments, "\"%s\" has too many arguments", at->name);
    action->seconds = form_number(form, at, "seconds", 1, ACTIONS_SECONDS_MAX, ACTIONS_SECONDS);
    action->modes = arena_alloc(form->arena, mode_count * MODEL_DIALECTS_MAX * sizeof(struct mode));
    if (modes != NULL)
        read_modes(&context, modes);
    else
        read_modes_of(&context, at);
    form_finish(form, at);
}
