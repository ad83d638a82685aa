#include "model.h"

#include <ctype.h>
#include <string.h>

/* Returns the one of a list that has a name, or NULL, from the function that it stands in. */
#define RETURN_NAMED(list, count, wanted)            \
    do {                                             \
        for (size_t i = 0; i < (count); i++) {       \
            if (strcmp((list)[i].name, wanted) == 0) \
                return &(list)[i];                   \
        }                                            \
        return NULL;                                 \
    } while (0)

struct argument *model_argument(const struct action *action, const char *name)
{
    RETURN_NAMED(action->arguments, action->argument_count, name);
}

const struct dialect *model_dialect(const struct class *class, const char *name)
{
    RETURN_NAMED(class->dialects, class->dialect_count, name);
}

const struct type *model_type(const struct class *class, const char *name)
{
    RETURN_NAMED(class->types, class->type_count, name);
}

const struct output *model_output(const struct class *class, const char *name)
{
    RETURN_NAMED(class->outputs, class->output_count, name);
}

const struct guard *model_guard(const struct class *class, const char *name)
{
    RETURN_NAMED(class->guards, class->guard_count, name);
}

const struct setting *model_setting(const struct class *class, const char *name)
{
    RETURN_NAMED(class->settings, class->setting_count, name);
}

const struct column *model_column(const struct output *output, const char *name)
{
    RETURN_NAMED(output->columns, output->column_count, name);
}

/* The whole of an output, by its kind. */
static const struct {
    const char *output;
    const char *place;
    enum source_kind kind;
} wholes[] = {
    { "columns", "row", SOURCE_ROW },     { "items", "row", SOURCE_ROW },     { "pairs", "pairs", SOURCE_PAIRS },
    { "columns", "cells", SOURCE_CELLS }, { "items", "cells", SOURCE_CELLS }, { "lines", "lines", SOURCE_LINES },
    { "lines", "text", SOURCE_TEXT },     { "text", "text", SOURCE_TEXT },    { "value", "value", SOURCE_ONE },
};

static const struct {
    const char *place;
    enum source_kind kind;
} words[] = {
    { "job", SOURCE_JOB },
    { "said", SOURCE_SAID },
    { "said_lines", SOURCE_SAID_LINES },
    { "status", SOURCE_STATUS },
};

static bool find_in_step(const struct step *step, const char *name, struct source *source)
{
    if (step->output == NULL || step->guard != NULL)
        return false;
    source->column = model_column(step->output, name);
    if (source->column != NULL)
        source->kind = SOURCE_COLUMN;
    for (size_t i = 0; i < sizeof(wholes) / sizeof(wholes[0]) && source->kind == SOURCE_NONE; i++) {
        if (strcmp(wholes[i].output, step->output->kind) == 0 && strcmp(wholes[i].place, name) == 0)
            source->kind = wholes[i].kind;
    }
    return source->kind != SOURCE_NONE;
}

static bool begins_with(const char *place, const char *point, const char *name)
{
    return strlen(name) == (size_t)(point - place) && strncmp(name, place, strlen(name)) == 0;
}

static bool find_in_argument(const struct action *action, const char *place, const char *point, struct source *source)
{
    for (size_t i = 0; i < action->argument_count; i++) {
        const struct argument *argument = &action->arguments[i];
        bool settings = argument->type != NULL && strcmp(argument->type->base, "settings") == 0;

        if (!begins_with(place, point, argument->name) || (!settings && !argument->list))
            continue;
        source->argument = argument;
        if (strcmp(point, ".value") == 0)
            source->kind = SOURCE_VALUE;
        else if (settings && strcmp(point, ".name") == 0)
            source->kind = SOURCE_NAME;
        return source->kind != SOURCE_NONE;
    }
    return false;
}

struct source model_source(const struct action *action, const struct mode *mode, const char *place)
{
    const char *point = strchr(place, '.');
    struct source source = { .argument = point == NULL ? model_argument(action, place) : NULL };

    if (source.argument != NULL) {
        source.kind = SOURCE_ARGUMENT;
        return source;
    }
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (strcmp(words[i].place, place) == 0)
            source.kind = words[i].kind;
    }
    if (source.kind != SOURCE_NONE || (point != NULL && find_in_argument(action, place, point, &source)))
        return source;
    for (size_t i = 0; i < mode->step_count; i++) {
        source.step = i;
        if ((point == NULL || begins_with(place, point, mode->steps[i].name)) &&
            find_in_step(&mode->steps[i], point != NULL ? point + 1 : place, &source))
            break;
    }
    return source;
}

bool model_is_of_rows(const struct source *source)
{
    return source->kind == SOURCE_NAME || source->kind == SOURCE_VALUE || source->kind == SOURCE_JOB ||
           source->kind == SOURCE_COLUMN || source->kind == SOURCE_ROW || source->kind == SOURCE_CELLS;
}

struct source model_rows(const struct action *action, const struct mode *mode, const struct pieces *pieces)
{
    for (size_t i = 0; i < pieces->count; i++) {
        struct source source = { .kind = SOURCE_NONE };

        if (pieces->piece[i].place != NULL)
            source = model_source(action, mode, pieces->piece[i].place);
        if (model_is_of_rows(&source))
            return source;
    }
    return (struct source){ .kind = SOURCE_NONE };
}

bool model_same_rows(const struct source *a, const struct source *b)
{
    if (a->kind == SOURCE_JOB || b->kind == SOURCE_JOB)
        return a->kind == b->kind;
    return a->argument == b->argument && (a->argument != NULL || a->step == b->step);
}

const char *model_mode_name(struct arena *arena, const struct action *action, const struct mode *mode)
{
    char *name = arena_format(arena, "%s", action->name);

    if (mode->dialect != NULL)
        name = arena_format(arena, "%s_%s", name, mode->dialect->name);
    for (size_t i = 0; i < mode->when_count; i++) {
        name = arena_format(arena, "%s_%s", name, mode->when[i]->name);
        if (mode->when_value[i] != NULL)
            name = arena_format(arena, "%s_%s", name, mode->when_value[i]);
    }
    for (char *byte = name; *byte != '\0'; byte++)
        *byte = isalnum((unsigned char)*byte) ? *byte : '_';
    return name;
}
