#include "placement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "context.h"
#include "pattern.h"
#include "pieces.h"

enum {
    TEXT_MAX = 65536 /* bytes of a value in the schema */
};

static bool listed(const struct node *list, const char *text)
{
    for (const struct node *word = list != NULL ? list->first : NULL; word != NULL; word = word->next) {
        if (word->kind == NODE_STRING && strcmp(word->text, text) == 0)
            return true;
    }
    return false;
}

static bool text_fits(const struct type *type, const char *given)
{
    char text[TEXT_MAX];
    long long length = snprintf(text, sizeof(text), "%s", given);

    if (type->until != NULL)
        length = (long long)strcspn(text, type->until);
    if (length < TEXT_MAX)
        text[length] = '\0';

    if (type->pattern != NULL && type->rule == NULL)
        return true; /* the pattern itself was reported */
    if (type->values != NULL && !listed(type->values, text))
        return false;
    if (type->pattern != NULL && !pattern_matches(type->pattern, text))
        return false;
    return !listed(type->except, text) && length >= type->minimum && length <= type->maximum;
}

/* A number may be written as text, as in the settings that a client gives and in a default, which is the tool's text.
 */
static bool number_fits(const struct type *type, const char *text)
{
    char *end = NULL;
    long long number = strtoll(text, &end, 10);

    return end != text && *end == '\0' && number >= type->minimum && number <= type->maximum;
}

static bool initial_fits(const struct type *type, const char *text)
{
    return strcmp(type->base, "integer") == 0 ? number_fits(type, text) : text_fits(type, text);
}

bool placement_fits(const struct type *type, const struct node *value)
{
    if (strcmp(type->base, "string") == 0)
        return value->kind == NODE_STRING && text_fits(type, value->text);
    if (strcmp(type->base, "integer") == 0)
        return value->kind == NODE_INTEGER && value->integer >= type->minimum && value->integer <= type->maximum;
    if (strcmp(type->base, "settings") == 0)
        return value->kind == NODE_OBJECT || value->kind == NODE_STRING;
    return value->kind == NODE_TRUE || value->kind == NODE_FALSE;
}

bool placement_setting_fits(const struct type *type, const struct node *value)
{
    if (value->kind == NODE_STRING)
        return initial_fits(type, value->text);
    return strcmp(type->base, "integer") == 0 && placement_fits(type, value);
}

/*
 * A text that the tool would take for an option must not come from a client at the begin of an element, unless the
 * schema lists all of them.
 */
static bool can_be_option(const struct type *type)
{
    static const char *const options[] = { "-", "-a", "-f", "--", "--a", "--force", "-1", NULL };

    if (strcmp(type->base, "integer") == 0)
        return type->minimum < 0;
    if (strcmp(type->base, "settings") == 0 || type->values != NULL)
        return false;
    for (size_t i = 0; options[i] != NULL; i++) {
        if (text_fits(type, options[i]))
            return true;
    }
    return false;
}

static void check_place(struct context *context, const struct node *element, const struct step *step,
                        const struct argument *argument, bool first, bool alone)
{
    bool settings = argument->type != NULL && strcmp(argument->type->base, "settings") == 0;

    if (argument->type == NULL)
        return;
    if (strcmp(argument->type->base, "boolean") == 0)
        context_complain(context, element, "{%s} is a boolean, which has no text in the command of \"%s\"",
                         argument->name);
    else if (first && !argument->free && can_be_option(argument->type))
        context_complain(context, element, "{%s} could be read as an option in the command of \"%s\"", argument->name);
    else if (!alone && (settings || argument->list) && step->each != argument)
        context_complain(context, element, "{%s} has many values and must be an element by itself, in \"%s\"",
                         argument->name);
}

static void check_element(struct context *context, const struct step *step, const struct node *element)
{
    struct pieces pieces = { .count = 0 };

    if (element->kind != NODE_STRING) {
        context_complain(context, element, "an element of \"%s\" must be a string", "run");
        return;
    }
    if (*element->text == '\0')
        context_complain(context, element, "an element of \"%s\" is empty in \"%s\"", "run");
    pieces = pieces_cut(context->form->arena, context->form->report, element, element->text);
    for (size_t i = 0; i < pieces.count; i++) {
        const char *place = pieces.piece[i].place;
        struct argument *argument = place != NULL ? model_argument(context->action, place) : NULL;

        if (place == NULL)
            continue;
        if (argument == NULL) {
            context_complain(context, element, "no argument fills {%s} in the command of \"%s\"", place);
            continue;
        }
        argument->used = true;
        check_place(context, element, step, argument, i == 0, pieces.count == 1);
    }
}

/* Checks an element that stands only if an argument is given: { "if": ARGUMENT, "then": [ELEMENT...] }. */
static void check_choice(struct context *context, const struct step *step, const struct node *choice)
{
    const struct node *condition = form_take(context->form, choice, "if", NODE_STRING, true);
    const struct node *elements = form_some(context->form, choice, "then", NODE_LIST, true);
    struct argument *argument = NULL;

    form_finish(context->form, choice);
    if (condition == NULL || elements == NULL)
        return;
    argument = model_argument(context->action, condition->text);
    if (argument == NULL)
        context_complain(context, condition, "no argument is \"%s\" in the command of \"%s\"", condition->text);
    else
        argument->used = true;
    for (const struct node *element = elements->first; element != NULL; element = element->next)
        check_element(context, step, element);
}

static void check_step(struct context *context, const struct step *step)
{
    if (step->run == NULL)
        return;
    for (const struct node *element = step->run->first; element != NULL; element = element->next) {
        if (element->kind == NODE_OBJECT)
            check_choice(context, step, element);
        else
            check_element(context, step, element);
    }
    if (step->run->count == 0)
        context_complain(context, step->run, "\"%s\" is empty in \"%s\"", "run");
}

/* Whether a place may stand in a text; the others are values by themselves. */
static bool is_text(const struct source *source)
{
    return source->kind != SOURCE_ROW && source->kind != SOURCE_CELLS && source->kind != SOURCE_PAIRS &&
           source->kind != SOURCE_LINES && source->kind != SOURCE_SAID_LINES;
}

static bool is_of_failure(const struct source *source)
{
    return source->kind == SOURCE_SAID || source->kind == SOURCE_SAID_LINES || source->kind == SOURCE_STATUS;
}

/* Whether a command prints something that is reported not to be there, so that nothing is known of its places. */
static bool lacks_output(const struct mode *mode)
{
    for (size_t i = 0; i < mode->step_count; i++) {
        if (mode->steps[i].output == NULL)
            return true;
    }
    return false;
}

static void check_source(struct context *context, const struct node *at, const char *place, const struct source *source)
{
    struct argument *argument =
        source->argument != NULL ? model_argument(context->action, source->argument->name) : NULL;

    if (argument != NULL)
        argument->used = true;
    if (source->kind == SOURCE_NONE && lacks_output(context->mode))
        return;
    if (source->kind == SOURCE_NONE)
        context_complain(context, at, "no argument or column fills {%s} in the reply of \"%s\"", place);
    else if (source->kind == SOURCE_ARGUMENT && argument != NULL && argument->type != NULL &&
             strcmp(argument->type->base, "boolean") == 0)
        context_complain(context, at, "{%s} is no text, as the reply of \"%s\" needs", place);
    else if (source->kind != SOURCE_ARGUMENT && context->failure != is_of_failure(source))
        context_complain(context, at, "{%s} does not go with how the command ends, in the reply of \"%s\"", place);
    else if (source->kind == SOURCE_JOB && context->mode->job == NULL)
        context_complain(context, at, "{%s} needs a job, in the reply of \"%s\"", place);
}

/* Checks the places in a name or a string of the reply. rows: those around it. Returns the rows that it is of. */
static struct source check_text(struct context *context, const struct node *at, const char *text, bool is_value,
                                const struct source *rows)
{
    struct pieces pieces = pieces_cut(context->form->arena, context->form->report, at, text);
    struct source found = model_rows(context->action, context->mode, &pieces);

    for (size_t i = 0; i < pieces.count; i++) {
        const char *place = pieces.piece[i].place;
        struct source source = { .kind = SOURCE_NONE };

        if (place == NULL)
            continue;
        source = model_source(context->action, context->mode, place);
        check_source(context, at, place, &source);
        if (!is_text(&source) && (!is_value || pieces.count > 1))
            context_complain(context, at, "{%s} must be a value by itself, in the reply of \"%s\"", place);
        if (model_is_of_rows(&source) && !model_same_rows(&source, &found))
            context_complain(context, at, "{%s} is of other rows than what is before it, in the reply of \"%s\"",
                             place);
    }
    if (found.kind != SOURCE_NONE && rows->kind != SOURCE_NONE && !model_same_rows(&found, rows))
        context_complain(context, at, "\"%s\" is of other rows than what is around it, in the reply of \"%s\"", text);
    return found;
}

static void check_object(struct context *context, const struct node *object, const struct source *rows);

/* Checks a value. rows: those around it, of kind SOURCE_NONE if there are none. */
static void check_value(struct context *context, const struct node *value, const struct source *rows)
{
    struct source found = { .kind = SOURCE_NONE };

    if (value->kind == NODE_OBJECT) {
        check_object(context, value, rows);
    } else if (value->kind == NODE_STRING) {
        found = check_text(context, value, value->text, true, rows);
        if (found.kind != SOURCE_NONE && rows->kind == SOURCE_NONE && found.kind != SOURCE_JOB)
            context_complain(context, value, "\"%s\" needs a column in a name around it, in the reply of \"%s\"",
                             value->text);
    } else if (value->kind == NODE_LIST && value->count == 1) {
        if (value->first->kind == NODE_STRING)
            found = check_text(context, value->first, value->first->text, true, rows);
        if (found.kind == SOURCE_NONE || rows->kind != SOURCE_NONE)
            context_complain(context, value,
                             "a list must have one string with a column, not in other rows, in \"%s\" of \"%s\"",
                             "reply");
    } else {
        context_complain(context, value,
                         "\"%s\" must be a string, an object or a list of one string in the reply of \"%s\"",
                         value->name != NULL ? value->name : "");
    }
}

static void check_object(struct context *context, const struct node *object, const struct source *rows)
{
    for (const struct node *member = object->first; member != NULL; member = member->next) {
        struct source own = check_text(context, member, member->name, false, rows);

        if (own.kind != SOURCE_NONE && rows->kind != SOURCE_NONE && member->kind == NODE_OBJECT)
            context_complain(context, member,
                             "\"%s\" repeats for every row inside something that does so already, in \"%s\"",
                             member->name);
        check_value(context, member, own.kind != SOURCE_NONE ? &own : rows);
    }
}

/* Whether any text in a node has a place of an argument: {NAME}, {NAME.name} or {NAME.value}. */
static bool node_uses(const struct node *node, const char *place)
{
    size_t length = strlen(place);
    const char *texts[] = { node->name, node->kind == NODE_STRING ? node->text : NULL };

    for (size_t i = 0; i < 2; i++) {
        for (const char *at = texts[i] != NULL ? strstr(texts[i], place) : NULL; at != NULL;
             at = strstr(at + 1, place)) {
            if (at[length] == '}' || at[length] == '.')
                return true;
        }
    }
    for (const struct node *member = node->first; member != NULL; member = member->next) {
        if (node_uses(member, place))
            return true;
    }
    return false;
}

static bool step_uses(const struct step *step, const struct argument *argument, const char *place)
{
    if (step->guarded == argument || step->each == argument)
        return true;
    if (step->run == NULL || step->guard != NULL)
        return false;
    for (const struct node *element = step->run->first; element != NULL; element = element->next) {
        const struct node *condition = node_member(element, "if");

        if (condition != NULL && condition->kind == NODE_STRING && strcmp(condition->text, argument->name) == 0)
            return true;
    }
    return node_uses(step->run, place);
}

bool placement_uses(struct arena *arena, const struct action *action, const struct mode *mode,
                    const struct argument *argument)
{
    const char *place = arena_format(arena, "{%s", argument->name);

    (void)action;
    for (size_t i = 0; i < mode->when_count; i++) {
        if (mode->when[i] == argument)
            return true;
    }
    for (size_t i = 0; i < mode->step_count; i++) {
        if (step_uses(&mode->steps[i], argument, place))
            return true;
    }
    return mode->reply != NULL && node_uses(mode->reply, place);
}

/* Checks the id of what runs behind the answer, of which there is one for each value at most. */
static void check_job(struct context *context)
{
    const struct node *job = node_member(context->mode->at, "job");
    struct pieces pieces = pieces_cut(context->form->arena, context->form->report, job, job->text);

    for (size_t i = 0; i < pieces.count; i++) {
        const char *place = pieces.piece[i].place;
        struct source source = { .kind = SOURCE_NONE };

        if (place != NULL)
            source = model_source(context->action, context->mode, place);
        if (place != NULL && source.kind != SOURCE_ARGUMENT && source.kind != SOURCE_VALUE)
            context_complain(context, job, "no argument fills {%s} in the job of \"%s\"", place);
        else if (source.argument != NULL && source.argument->type != NULL &&
                 strcmp(source.argument->type->base, "boolean") == 0)
            context_complain(context, job, "{%s} is no text, as the job of \"%s\" needs", place);
    }
}

static void check_mode(struct context *context)
{
    static const struct source none = { .kind = SOURCE_NONE };
    const struct mode *mode = context->mode;

    for (size_t i = 0; i < mode->step_count; i++)
        check_step(context, &mode->steps[i]);
    context->failure = false;
    if (mode->reply != NULL)
        check_object(context, mode->reply, &none);
    context->failure = true;
    if (mode->failure != NULL)
        check_object(context, mode->failure, &none);
    if (mode->job != NULL)
        check_job(context);
}

/* Whether a mode asks for an argument, or for a value of it; NULL for any. */
static bool asks(const struct mode *mode, const struct argument *argument, const char *value)
{
    for (size_t i = 0; i < mode->when_count; i++) {
        const char *own = mode->when_value[i];

        if (mode->when[i] == argument && (value == NULL || (own != NULL && strcmp(own, value) == 0)))
            return true;
    }
    return false;
}

/* Whether whatever a mode answers another would answer too. */
static bool covers(const struct mode *other, const struct mode *mode)
{
    bool all = other->dialect == NULL || other->dialect == mode->dialect;

    for (size_t i = 0; all && i < other->when_count; i++)
        all = asks(mode, other->when[i], other->when_value[i]);
    return all;
}

/* Reports a mode that is never taken because one before it always is. */
static void check_turn(struct context *context)
{
    for (const struct mode *other = context->action->modes; other < context->mode; other++) {
        if (covers(other, context->mode))
            context_complain(context, context->mode->at, "a %s of \"%s\" is never taken: one before it always is",
                             "mode");
    }
}

static void check_action(struct context *context)
{
    const struct action *action = context->action;

    for (size_t i = 0; i < action->mode_count; i++) {
        context->mode = &action->modes[i];
        check_turn(context);
        check_mode(context);
    }
    for (size_t i = 0; i < action->argument_count; i++) {
        if (!action->arguments[i].used)
            context_complain(context, action->arguments[i].at, "nothing uses the argument \"%s\" of \"%s\"",
                             action->arguments[i].name);
    }
}

void placement_check(struct form *form, struct class *class)
{
    for (size_t i = 0; i < class->action_count; i++) {
        struct context context = { .form = form, .class = class, .action = &class->actions[i] };

        check_action(&context);
    }
    for (size_t i = 0; i < class->setting_count * class->dialect_count; i++) {
        const struct setting *setting = &class->settings[i / class->dialect_count];
        const struct setting_form *of = &setting->forms[i % class->dialect_count];

        if (of->type != NULL && of->initial != NULL && !initial_fits(of->type, of->initial))
            report_add(form->report, setting->at->file, setting->at->line, "the default \"%s\" of \"%s\" is not %s",
                       of->initial, setting->name, of->type->doc);
    }
}
