#include "placement.h"

#include <stdlib.h>
#include <string.h>

#include "pattern.h"
#include "pieces.h"

struct checker {
    struct arena *arena;
    struct report *report;
    struct action *action;
};

static void complain(struct checker *checker, const struct node *at, const char *message, const char *name)
{
    report_add(checker->report, at->file, at->line, message, name, checker->action->name);
}

static bool has_column(const struct output *output, const char *name)
{
    for (size_t i = 0; output->columns != NULL && i < output->column_count; i++) {
        if (strcmp(output->columns[i].name, name) == 0)
            return true;
    }
    return false;
}

static bool listed(const struct node *list, const char *text)
{
    for (const struct node *word = list != NULL ? list->first : NULL; word != NULL; word = word->next) {
        if (word->kind == NODE_STRING && strcmp(word->text, text) == 0)
            return true;
    }
    return false;
}

static bool text_fits(const struct type *type, const char *text)
{
    long long length = (long long)strlen(text);

    if (type->pattern != NULL && type->rule == NULL)
        return true; /* the pattern itself was reported */
    if (type->values != NULL && !listed(type->values, text))
        return false;
    if (type->pattern != NULL && !pattern_matches(type->pattern, text))
        return false;
    return !listed(type->except, text) && length >= type->minimum && length <= type->maximum;
}

bool placement_fits(const struct type *type, const struct node *value)
{
    if (strcmp(type->base, "string") == 0)
        return value->kind == NODE_STRING && text_fits(type, value->text);
    if (strcmp(type->base, "integer") == 0)
        return value->kind == NODE_INTEGER && value->integer >= type->minimum && value->integer <= type->maximum;
    return value->kind == NODE_TRUE || value->kind == NODE_FALSE;
}

/* A text that the tool would take for an option must not come from a client at the begin of an element. */
static bool can_be_option(const struct type *type)
{
    static const char *const options[] = { "-", "-a", "-f", "--", "--a", "--force", "-1" };

    if (strcmp(type->base, "integer") == 0)
        return type->minimum < 0;
    for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++) {
        if (text_fits(type, options[i]))
            return true;
    }
    return false;
}

static void check_element(struct checker *checker, const struct node *element)
{
    struct pieces pieces = { .count = 0 };

    if (element->kind != NODE_STRING) {
        complain(checker, element, "an element of \"%s\" must be a string", "run");
        return;
    }
    pieces = pieces_cut(checker->arena, checker->report, element, element->text);
    for (size_t i = 0; i < pieces.count; i++) {
        const char *place = pieces.piece[i].place;
        struct argument *argument = place != NULL ? model_argument(checker->action, place) : NULL;

        if (place == NULL)
            continue;
        if (argument == NULL) {
            complain(checker, element, "no argument fills {%s} in the command of \"%s\"", place);
            continue;
        }
        argument->used = true;
        if (argument->type != NULL && strcmp(argument->type->base, "boolean") == 0)
            complain(checker, element, "{%s} is a boolean, which has no text in the command of \"%s\"", place);
        else if (argument->type != NULL && i == 0 && can_be_option(argument->type))
            complain(checker, element, "{%s} could be read as an option in the command of \"%s\"", place);
    }
}

/* Checks the places in a name or a string of the reply. Returns whether one is a column. */
static bool check_text(struct checker *checker, const struct node *at, const char *text, bool in_row)
{
    struct pieces pieces = pieces_cut(checker->arena, checker->report, at, text);
    bool column = false;

    for (size_t i = 0; i < pieces.count; i++) {
        const char *place = pieces.piece[i].place;
        struct argument *argument = place != NULL ? model_argument(checker->action, place) : NULL;

        if (place == NULL)
            continue;
        if (argument != NULL) {
            argument->used = true;
            if (argument->type != NULL && strcmp(argument->type->base, "string") != 0)
                complain(checker, at, "{%s} is no string, as the reply of \"%s\" needs", place);
        } else if (has_column(checker->action->output, place)) {
            column = true;
        } else {
            complain(checker, at, "no argument or column fills {%s} in the reply of \"%s\"", place);
        }
    }
    if (column && in_row && at->kind == NODE_OBJECT)
        complain(checker, at, "\"%s\" repeats for every row inside something that does so already, in \"%s\"", text);
    return column;
}

static void check_template(struct checker *checker, const struct node *object, bool in_row)
{
    const struct output *output = checker->action->output;

    for (const struct node *member = object->first; member != NULL; member = member->next) {
        bool row = check_text(checker, member, member->name, in_row) || in_row;

        if (member->kind == NODE_OBJECT) {
            check_template(checker, member, row);
        } else if (member->kind != NODE_STRING) {
            complain(checker, member, "\"%s\" must be a string or an object in the reply of \"%s\"", member->name);
        } else if (strcmp(member->text, "{pairs}") == 0) {
            if (output->columns != NULL)
                complain(checker, member, "%s needs an output of pairs, in the reply of \"%s\"", member->text);
        } else if (strcmp(member->text, "{row}") == 0) {
            if (output->columns == NULL || !row)
                complain(checker, member, "%s needs a column in a name around it, in the reply of \"%s\"",
                         member->text);
        } else if (check_text(checker, member, member->text, false) && !row) {
            complain(checker, member, "\"%s\" needs a column in a name around it, in the reply of \"%s\"",
                     member->text);
        }
    }
}

static void check_action(struct checker *checker)
{
    struct action *action = checker->action;

    for (const struct node *element = action->run != NULL ? action->run->first : NULL; element != NULL;
         element = element->next)
        check_element(checker, element);
    if (action->run != NULL && action->run->count == 0)
        complain(checker, action->run, "\"%s\" is empty in \"%s\"", "run");
    if (action->reply != NULL && action->output != NULL)
        check_template(checker, action->reply, false);
    for (size_t i = 0; i < action->argument_count; i++) {
        if (!action->arguments[i].used)
            complain(checker, action->arguments[i].at, "nothing uses the argument \"%s\" of \"%s\"",
                     action->arguments[i].name);
    }
}

/* A default is the tool's text, so a number stands in quotes there. */
static bool initial_fits(const struct type *type, const char *text)
{
    struct node number = { .kind = NODE_INTEGER };
    char *end = NULL;

    if (strcmp(type->base, "integer") != 0)
        return text_fits(type, text);
    number.integer = strtoll(text, &end, 10);
    return end != text && *end == '\0' && placement_fits(type, &number);
}

void placement_check(struct arena *arena, struct report *report, struct class *class)
{
    for (size_t i = 0; i < class->action_count; i++) {
        struct checker checker = { .arena = arena, .report = report, .action = &class->actions[i] };

        check_action(&checker);
    }
    for (size_t i = 0; i < class->setting_count; i++) {
        const struct setting *setting = &class->settings[i];

        if (setting->type != NULL && setting->initial != NULL && !initial_fits(setting->type, setting->initial))
            report_add(report, setting->at->file, setting->at->line, "the default \"%s\" of \"%s\" is not %s",
                       setting->initial, setting->name, setting->type->doc);
    }
}
