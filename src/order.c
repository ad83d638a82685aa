#include "order.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "step.h"

static const char *find_path(const struct program *programs, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(programs[i].name, name) == 0)
            return programs[i].path;
    }
    return NULL;
}

/* The path of a step's program: what the daemon was told, else what the schema says. */
static const char *path_of(const struct order_table *table, const struct class *class, const struct step *step)
{
    const char *path = NULL;

    if (step->program == NULL)
        return table->path;
    path = find_path(table->programs, table->program_count, step->program);
    return path != NULL ? path : find_path(class->programs, class->program_count, step->program);
}

static bool add_step(const struct order_table *table, const struct order *order, const void *arguments,
                     struct argv *argv, struct error *error)
{
    const struct mode *mode = step_mode(order->action, order->dialect, arguments, error);
    const struct step *step = NULL;

    if (mode == NULL)
        return false;
    if (order->step >= mode->step_count || order->turn >= step_turns(&mode->steps[order->step], arguments))
        return error_set(error, ERROR_BAD_ARGUMENT, "there is no command %zu.%zu of \"%s\"", order->step, order->turn,
                         order->action->name);
    step = &mode->steps[order->step];
    return argv_add(argv, slice_of(path_of(table, order->class, step)), error) &&
           step_argv(step, arguments, order->turn, argv, error);
}

static bool add_version(const struct order_table *table, const struct class *class, struct argv *argv,
                        struct error *error)
{
    bool added = argv_add(argv, slice_of(table->path), error);

    for (size_t i = 0; added && class->version[i] != NULL; i++)
        added = argv_add(argv, slice_of(class->version[i]), error);
    return added;
}

bool order_argv(const struct order_table *table, const struct order *order, struct argv *argv, struct error *error)
{
    const struct action *action = order->action;
    bool built = false;
    void *arguments = NULL;

    argv_init(argv);
    if (action == NULL)
        return add_version(table, order->class, argv, error);
    arguments = calloc(1, action->arguments_size > 0 ? action->arguments_size : 1);
    if (arguments == NULL)
        return error_set(error, ERROR_NO_MEMORY, "no memory for the arguments of a command");
    built =
        check_arguments(order->class, order->dialect, action, order->values, order->value_count, arguments, error) &&
        add_step(table, order, arguments, argv, error);
    free(arguments);
    return built;
}
