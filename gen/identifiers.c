#include "identifiers.h"

#include <string.h>

/* Something that the products define. */
struct identifier {
    struct identifier *next;
    const struct node *at;
    const char *text;
};

struct identifiers {
    struct form *form;
    const struct class *class;
    struct identifier *first;
};

/* Takes the identifier CLASS_text for a part. Returns false, and reports it, if another part has it. */
static bool take(struct identifiers *identifiers, const struct node *at, const char *text)
{
    struct identifier *taken = arena_alloc(identifiers->form->arena, sizeof(*taken));

    for (const struct identifier *other = identifiers->first; other != NULL; other = other->next) {
        if (strcmp(other->text, text) == 0) {
            report_add(identifiers->form->report, at->file, at->line, "%s_%s is something else already, of line %d",
                       identifiers->class->name, text, other->at->line);
            return false;
        }
    }
    *taken = (struct identifier){ .next = identifiers->first, .at = at, .text = text };
    identifiers->first = taken;
    return true;
}

static bool take_of(struct identifiers *identifiers, const struct node *at, const char *name, const char *ending)
{
    return take(identifiers, at, arena_format(identifiers->form->arena, "%s_%s", name, ending));
}

/* Takes a constant; see emit_code(). */
static void take_code(struct identifiers *identifiers, const struct node *at, const char *of, const char *name)
{
    char *text = arena_format(identifiers->form->arena, "%s_%s", of, name);

    for (char *byte = text; *byte != '\0'; byte++)
        *byte = *byte >= 'a' && *byte <= 'z' ? (char)(*byte - 'a' + 'A') : *byte;
    take(identifiers, at, text);
}

/* Takes a member of a struct of an action or an output. */
static void take_member(struct identifiers *identifiers, const struct node *at, const char *of, const char *name)
{
    take_of(identifiers, at, of, arena_format(identifiers->form->arena, "members.%s", name));
}

static void take_class(struct identifiers *identifiers)
{
    static const char *const own[] = { "actions", "class",    "contract", "contract_count", "dialects", "programs",
                                       "setting", "settings", "types",    "version",        NULL };
    const struct class *class = identifiers->class;

    for (size_t i = 0; own[i] != NULL; i++)
        take(identifiers, class->at, own[i]);
    for (size_t i = 0; i < class->dialect_count; i++) {
        const struct dialect *dialect = &class->dialects[i];

        take_code(identifiers, dialect->at, "dialect", dialect->name);
        take_of(identifiers, dialect->at, dialect->name, "version");
        take_of(identifiers, dialect->at, dialect->name, "message");
    }
    for (size_t i = 0; i < class->type_count; i++) {
        take_code(identifiers, class->types[i].at, "type", class->types[i].name);
        take_of(identifiers, class->types[i].at, class->types[i].name, "matches");
    }
    for (size_t i = 0; i < class->setting_count; i++)
        take_code(identifiers, class->settings[i].at, "setting", class->settings[i].name);
}

static void take_output(struct identifiers *identifiers, const struct output *output)
{
    take(identifiers, output->at, output->name);
    take_of(identifiers, output->at, output->name, "column");
    take_of(identifiers, output->at, output->name, "columns");
    take_of(identifiers, output->at, output->name, "record");
    if (output->message_count > 0)
        take_of(identifiers, output->at, output->name, "message");
    for (size_t i = 0; i < output->column_count; i++) {
        take_code(identifiers, output->at, output->name, output->columns[i].name);
        take_member(identifiers, output->at, output->name, output->columns[i].name);
    }
}

static void take_mode(struct identifiers *identifiers, const struct action *action, const struct mode *mode)
{
    const char *name = model_mode_name(identifiers->form->arena, action, mode);

    if (!take_of(identifiers, mode->at, name, "steps")) /* then it has the name of another mode altogether */
        return;
    take_of(identifiers, mode->at, name, "reply");
    take_of(identifiers, mode->at, name, "failure");
    take_of(identifiers, mode->at, name, "job");
    for (size_t i = 0; i < mode->step_count; i++) {
        const struct step *step = &mode->steps[i];

        if (step->guard == NULL && *step->name != '\0')
            take_of(identifiers, step->at, arena_format(identifiers->form->arena, "%s_%s", name, step->name), "run");
        else if (step->guard == NULL)
            take_of(identifiers, step->at, name, "run");
    }
}

static void take_action(struct identifiers *identifiers, const struct action *action)
{
    take_of(identifiers, action->at, action->name, "args");
    take_of(identifiers, action->at, action->name, "arguments");
    take_of(identifiers, action->at, action->name, "modes");
    for (size_t i = 0; i < action->argument_count; i++) {
        const struct argument *argument = &action->arguments[i];

        take_code(identifiers, argument->at, action->name, argument->name);
        take_member(identifiers, argument->at, action->name, argument->name);
        if (argument->optional)
            take_member(identifiers, argument->at, action->name,
                        arena_format(identifiers->form->arena, "has_%s", argument->name));
    }
    for (size_t i = 0; i < action->mode_count; i++)
        take_mode(identifiers, action, &action->modes[i]);
}

void identifiers_check(struct form *form, const struct class *class)
{
    struct identifiers identifiers = { .form = form, .class = class };

    take_class(&identifiers);
    for (size_t i = 0; i < class->output_count; i++)
        take_output(&identifiers, &class->outputs[i]);
    for (size_t i = 0; i < class->guard_count; i++) {
        take(&identifiers, class->guards[i].at, class->guards[i].name);
        take_of(&identifiers, class->guards[i].at, class->guards[i].name, "run");
    }
    for (size_t i = 0; i < class->action_count; i++)
        take_action(&identifiers, &class->actions[i]);
}
