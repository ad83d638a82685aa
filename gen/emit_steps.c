#include "emit_part.h"

#include <string.h>

#include "emit.h"
#include "pieces.h"

void emit_argument_place(struct tables *tables, const struct action *action, const struct argument *argument)
{
    fprintf(tables->stream, "&%s_%s_arguments[", tables->class->name, action->name);
    emit_code(tables->class, action->name, argument->name, tables->stream);
    fputs("]", tables->stream);
}

static bool has_many(const struct argument *argument)
{
    return argument->list || strcmp(argument->type->base, "settings") == 0;
}

void emit_arguments(struct tables *tables, const struct action *action)
{
    const char *class = tables->class->name;
    FILE *stream = tables->stream;

    if (action->argument_count == 0)
        return;
    fprintf(stream, "static const struct argument %s_%s_arguments[] = {\n", class, action->name);
    for (size_t i = 0; i < action->argument_count; i++) {
        const struct argument *argument = &action->arguments[i];
        bool flagged = argument->optional && !has_many(argument) && strcmp(argument->type->base, "string") != 0;

        fputs("    [", stream);
        emit_code(tables->class, action->name, argument->name, stream);
        fprintf(stream, "] = {\n        .name = \"%s\",\n        .type = &%s_types[", argument->name, class);
        emit_code(tables->class, "type", argument->type->name, stream);
        fprintf(stream, "],\n        .offset = offsetof(struct %s_%s_args, %s),\n", class, action->name,
                argument->name);
        if (flagged)
            fprintf(stream, "        .has_offset = offsetof(struct %s_%s_args, has_%s),\n", class, action->name,
                    argument->name);
        fputs(argument->optional ? "        .optional = true,\n" : "", stream);
        fputs(argument->list ? "        .list = true,\n" : "", stream);
        fputs(argument->free ? "        .free = true,\n" : "", stream);
        fputs(argument->split ? "        .split = true,\n" : "", stream);
        fputs("    },\n", stream);
    }
    fputs("};\n\n", stream);
}

static void emit_element(struct tables *tables, const struct action *action, const struct node *element,
                         const char *condition)
{
    struct pieces pieces = pieces_cut(tables->arena, &tables->report, element, element->text);
    FILE *stream = tables->stream;

    if (pieces.count == 0)
        fputs("    { .text = \"\" },\n", stream);
    for (size_t i = 0; i < pieces.count; i++) {
        fputs("    { ", stream);
        if (pieces.piece[i].text != NULL) {
            fputs(".text = ", stream);
            emit_string(pieces.piece[i].text, stream);
        } else {
            fputs(".argument = ", stream);
            emit_argument_place(tables, action, model_argument(action, pieces.piece[i].place));
        }
        if (condition != NULL) {
            fputs(", .when = ", stream);
            emit_argument_place(tables, action, model_argument(action, condition));
        }
        fputs(i > 0 ? ", .joined = true },\n" : " },\n", stream);
    }
}

/* The rows of a command, named NAME_run. action: NULL for a guard's, which has no places. */
static void emit_run(struct tables *tables, const struct action *action, const struct node *run, const char *name)
{
    fprintf(tables->stream, "static const struct piece %s_run[] = {\n", name);
    for (const struct node *at = run->first; at != NULL; at = at->next) {
        const struct node *condition = node_member(at, "if");

        if (condition == NULL) {
            emit_element(tables, action, at, NULL);
            continue;
        }
        for (const struct node *element = node_member(at, "then")->first; element != NULL; element = element->next)
            emit_element(tables, action, element, condition->text);
    }
    fputs("};\n\n", tables->stream);
}

static const char *guard_name(struct tables *tables, const struct guard *guard)
{
    return arena_format(tables->arena, "%s_%s", tables->class->name, guard->name);
}

void emit_guards(struct tables *tables)
{
    FILE *stream = tables->stream;

    for (size_t i = 0; i < tables->class->guard_count; i++) {
        const struct guard *guard = &tables->class->guards[i];
        const char *name = guard_name(tables, guard);

        emit_run(tables, NULL, guard->run, name);
        fprintf(stream, "static const struct guard %s = {\n    .columns = { ", name);
        for (const struct node *column = guard->columns->first; column != NULL; column = column->next) {
            emit_column_place(tables, guard->output, model_column(guard->output, column->text));
            fputs(column->next != NULL ? ", " : " },\n", stream);
        }
        fputs(guard->alone ? "    .alone = true,\n" : "", stream);
        if (guard->parent != NULL) {
            fputs("    .parent = ", stream);
            emit_column_place(tables, guard->output, model_column(guard->output, guard->parent));
            fputs(",\n", stream);
        }
        if (guard->before != NULL)
            fprintf(stream, "    .before = &%s,\n", guard_name(tables, guard->before));
        fputs("};\n\n", stream);
    }
}

static const char *step_name(struct tables *tables, const char *mode, const struct step *step)
{
    if (step->guard != NULL)
        return guard_name(tables, step->guard);
    return *step->name != '\0' ? arena_format(tables->arena, "%s_%s", mode, step->name) : mode;
}

static void emit_step(struct tables *tables, const struct action *action, const struct step *step, const char *name)
{
    FILE *stream = tables->stream;

    fputs("    {\n", stream);
    if (step->program != NULL)
        fprintf(stream, "        .program = \"%s\",\n", step->program);
    fprintf(stream,
            "        .run = %s_run,\n        .run_count = ACTION_COUNT(%s_run),\n"
            "        .output = &%s_%s,\n",
            name, name, tables->class->name, step->output->name);
    if (step->each != NULL) {
        fputs("        .each = ", stream);
        emit_argument_place(tables, action, step->each);
        fputs(",\n", stream);
    }
    fputs(step->optional ? "        .optional = true,\n" : "", stream);
    if (step->guard != NULL) {
        fprintf(stream, "        .guard = &%s,\n        .guarded = ", name);
        emit_argument_place(tables, action, step->guarded);
        fputs(",\n", stream);
    }
    fputs("    },\n", stream);
}

const char *emit_mode_name(struct tables *tables, const struct action *action, const struct mode *mode)
{
    return arena_format(tables->arena, "%s_%s", tables->class->name, model_mode_name(tables->arena, action, mode));
}

void emit_steps(struct tables *tables, const struct action *action, const struct mode *mode)
{
    const char *name = emit_mode_name(tables, action, mode);

    for (size_t i = 0; i < mode->step_count; i++) {
        const struct step *step = &mode->steps[i];

        if (step->guard == NULL)
            emit_run(tables, action, step->run, step_name(tables, name, step));
    }
    fprintf(tables->stream, "static const struct step %s_steps[] = {\n", name);
    for (size_t i = 0; i < mode->step_count; i++)
        emit_step(tables, action, &mode->steps[i], step_name(tables, name, &mode->steps[i]));
    fputs("};\n\n", tables->stream);
}
