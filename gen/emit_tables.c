#include "emit.h"

#include <stdlib.h>
#include <string.h>

#include "emit_part.h"
#include "placement.h"

/* The rows of a reply, if there are any. */
static void emit_reply_place(struct tables *tables, const char *member, const char *mode, const char *name)
{
    fprintf(tables->stream, "        .%s = { %s_%s, ACTION_COUNT(%s_%s) },\n", member, mode, name, mode, name);
}

static void emit_when(struct tables *tables, const struct action *action, const struct mode *mode)
{
    FILE *stream = tables->stream;
    bool valued = false;

    for (size_t i = 0; i < mode->when_count; i++) {
        fputs(i == 0 ? "        .when = { " : ", ", stream);
        emit_argument_place(tables, action, mode->when[i]);
        fputs(i + 1 == mode->when_count ? " },\n" : "", stream);
        valued |= mode->when_value[i] != NULL;
    }
    for (size_t i = 0; valued && i < mode->when_count; i++) {
        fputs(i == 0 ? "        .when_value = { " : ", ", stream);
        if (mode->when_value[i] != NULL)
            emit_string(mode->when_value[i], stream);
        else
            fputs("NULL", stream);
        fputs(i + 1 == mode->when_count ? " },\n" : "", stream);
    }
}

/* The arguments that a mode does nothing with. */
static void emit_unused(struct tables *tables, const struct action *action, const struct mode *mode)
{
    size_t count = 0;

    for (size_t i = 0; i < action->argument_count; i++) {
        if (placement_uses(tables->arena, action, mode, &action->arguments[i]))
            continue;
        fputs(count++ == 0 ? "        .unused = { " : ", ", tables->stream);
        emit_argument_place(tables, action, &action->arguments[i]);
    }
    fputs(count > 0 ? " },\n" : "", tables->stream);
}

static void emit_mode(struct tables *tables, const struct action *action, const struct mode *mode)
{
    const char *name = emit_mode_name(tables, action, mode);
    FILE *stream = tables->stream;

    fputs("    {\n", stream);
    if (mode->dialect != NULL) {
        fprintf(stream, "        .dialect = &%s_dialects[", tables->class->name);
        emit_code(tables->class, "dialect", mode->dialect->name, stream);
        fputs("],\n", stream);
    }
    emit_when(tables, action, mode);
    emit_unused(tables, action, mode);
    fprintf(stream, "        .steps = %s_steps,\n        .step_count = ACTION_COUNT(%s_steps),\n", name, name);
    name = emit_mode_name(tables, action, emit_reply_mode(action, mode));
    emit_reply_place(tables, "answer", name, "reply");
    if (mode->failure != NULL)
        emit_reply_place(tables, "failure", name, "failure");
    if (mode->job != NULL)
        emit_reply_place(tables, "job", name, "job");
    fputs("    },\n", stream);
}

static void emit_modes(struct tables *tables, const struct action *action)
{
    emit_arguments(tables, action);
    for (size_t i = 0; i < action->mode_count; i++) {
        emit_steps(tables, action, &action->modes[i]);
        emit_replies(tables, action, &action->modes[i]);
    }
    fprintf(tables->stream, "static const struct mode %s_%s_modes[] = {\n", tables->class->name, action->name);
    for (size_t i = 0; i < action->mode_count; i++)
        emit_mode(tables, action, &action->modes[i]);
    fputs("};\n\n", tables->stream);
}

static void emit_action(struct tables *tables, const struct action *action)
{
    const char *class = tables->class->name, *name = action->name;
    FILE *stream = tables->stream;

    fprintf(stream, "    {\n        .name = \"%s\",\n        .doc = ", name);
    emit_string(action->doc, stream);
    fputs(",\n        .access = ACCESS_", stream);
    emit_upper(action->access, stream);
    fputs(",\n", stream);
    if (action->argument_count > 0)
        fprintf(stream,
                "        .arguments = %s_%s_arguments,\n        .argument_count = %zu,\n"
                "        .arguments_size = sizeof(struct %s_%s_args),\n",
                class, name, action->argument_count, class, name);
    fprintf(stream,
            "        .modes = %s_%s_modes,\n        .mode_count = ACTION_COUNT(%s_%s_modes),\n"
            "        .seconds = %lld,\n    },\n",
            class, name, class, name, action->seconds);
}

static int compare_actions(const void *a, const void *b)
{
    return strcmp((*(const struct action *const *)a)->name, (*(const struct action *const *)b)->name);
}

static void emit_actions(struct tables *tables)
{
    const struct class *class = tables->class;
    const struct action **sorted = arena_alloc(tables->arena, (class->action_count + 1) * sizeof(*sorted));

    for (size_t i = 0; i < class->action_count; i++)
        sorted[i] = &class->actions[i];
    qsort(sorted, class->action_count, sizeof(*sorted), compare_actions);
    fprintf(tables->stream, "static const struct action %s_actions[] = {\n", class->name);
    for (size_t i = 0; i < class->action_count; i++)
        emit_action(tables, sorted[i]);
    fprintf(tables->stream,
            "};\n\nconst struct class %s_class = {\n    .namespace = \"%s\",\n    .name = \"%s\",\n"
            "    .actions = %s_actions,\n    .action_count = ACTION_COUNT(%s_actions),\n",
            class->name, class->namespace, class->name, class->name, class->name);
    fprintf(tables->stream,
            "    .dialects = %s_dialects,\n    .dialect_count = ACTION_COUNT(%s_dialects),\n"
            "    .version = %s_version,\n",
            class->name, class->name, class->name);
    if (class->programs != NULL)
        fprintf(tables->stream, "    .programs = %s_programs,\n    .program_count = %zu,\n", class->name,
                class->programs->count);
    fprintf(tables->stream,
            "    .setting = %s_setting,\n    .settings = %s_settings,\n"
            "    .setting_count = %zu,\n};\n",
            class->name, class->name, class->setting_count);
}

void emit_tables(struct arena *arena, const struct class *class, FILE *stream)
{
    struct tables tables = { .arena = arena, .class = class, .stream = stream };

    emit_banner(class->file, stream);
    fprintf(stream, "#include \"%s.h\"\n\n", class->name);
    emit_types(&tables);
    emit_outputs(&tables);
    emit_dialects(&tables);
    emit_guards(&tables);
    for (size_t i = 0; i < class->action_count; i++)
        emit_modes(&tables, &class->actions[i]);
    emit_actions(&tables);
}

/* What one program makes of a setting, where it has it. */
static void emit_form(const struct class *class, const struct dialect *dialect, const struct setting_form *form,
                      FILE *stream)
{
    fputs(" [", stream);
    emit_code(class, "dialect", dialect->name, stream);
    fprintf(stream, "] = { .type = &%s_types[", class->name);
    emit_code(class, "type", form->type->name, stream);
    putc(']', stream);
    if (form->initial != NULL) {
        fputs(", .initial = ", stream);
        emit_string(form->initial, stream);
    }
    fputs(form->readonly ? ", .readonly = true" : "", stream);
    fputs(form->restart ? ", .restart = true" : "", stream);
    if (form->since != 0)
        fprintf(stream, ", .since = %lld", form->since);
    fputs(" },", stream);
}

void emit_settings(const struct class *class, FILE *stream)
{
    emit_banner(class->file, stream);
    fprintf(stream, "#include \"%s.h\"\n\nconst struct setting %s_settings[] = {\n", class->name, class->name);
    for (size_t i = 0; i < class->setting_count; i++) {
        const struct setting *setting = &class->settings[i];

        fputs("    [", stream);
        emit_code(class, "setting", setting->name, stream);
        fprintf(stream, "] = { .name = \"%s\", .forms = {", setting->name);
        for (size_t j = 0; j < class->dialect_count; j++) {
            if (setting->forms[j].type != NULL)
                emit_form(class, &class->dialects[j], &setting->forms[j], stream);
        }
        fputs(" } },\n", stream);
    }
    fputs("};\n", stream);
}
