#include "runner.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "argv.h"
#include "check.h"
#include "command.h"
#include "step.h"

enum {
    RUNNER_VERSION_SECONDS = 10 /* that a program may take to tell its version */
};

/* One command, from its request to its end. */
struct run {
    struct runner *runner;
    struct run *next;
    struct command *command;
    unsigned seconds;
    runner_done *done;
    void *owner;
    struct argv argv; /* holds copies of all that the request gave */
};

struct runner {
    struct loop *loop;
    struct runner_options options;
    char *path;
    bool stopping;
    struct run *running; /* those with a command */
    size_t running_count;
    struct run *waiting; /* those without, in the order in which they came */
    struct run **waiting_end;
    size_t waiting_count;
    size_t count; /* of both, and of those about to be told */
};

struct runner *runner_new(struct loop *loop, const struct runner_options *options)
{
    struct runner *runner = calloc(1, sizeof(*runner));

    if (runner == NULL)
        return NULL;
    runner->path = strdup(options->path);
    if (runner->path == NULL) {
        free(runner);
        return NULL;
    }
    runner->loop = loop;
    runner->options = *options;
    runner->options.path = runner->path;
    runner->waiting_end = &runner->waiting;
    return runner;
}

void runner_free(struct runner *runner)
{
    if (runner == NULL)
        return;
    free(runner->path);
    free(runner);
}

/* The owner may free the runner as soon as it is told of the last run, so nothing here may touch it afterwards. */
static void tell(struct run *run, const struct command_result *result, const struct error *error)
{
    run->runner->count--;
    run->done(run->owner, result, error);
    free(run);
}

static void append_waiting(struct runner *runner, struct run *run)
{
    *runner->waiting_end = run;
    runner->waiting_end = &run->next;
    runner->waiting_count++;
}

static struct run *take_waiting(struct runner *runner)
{
    struct run *run = runner->waiting;

    runner->waiting = run->next;
    if (runner->waiting == NULL)
        runner->waiting_end = &runner->waiting;
    runner->waiting_count--;
    run->next = NULL;
    return run;
}

static void remove_running(struct runner *runner, const struct run *run)
{
    struct run **place = &runner->running;

    while (*place != run)
        place = &(*place)->next;
    *place = run->next;
    runner->running_count--;
}

static void take_result(void *owner, const struct command_result *result);

static bool start(struct runner *runner, struct run *run, struct error *error)
{
    struct command_limits limits = { .seconds = run->seconds, .output_bytes = runner->options.output_bytes_max };

    if (runner->stopping)
        return error_set(error, ERROR_STOPPING, "the daemon is about to end");
    run->command =
        command_start(runner->loop, run->argv.elements[0], run->argv.elements, &limits, take_result, run, error);
    if (run->command == NULL)
        return false;
    run->next = runner->running;
    runner->running = run;
    runner->running_count++;
    return true;
}

static void take_result(void *owner, const struct command_result *result)
{
    struct run *run = owner;
    struct runner *runner = run->runner;

    remove_running(runner, run);
    /* The next ones go first: they need not wait while this one's answer is written. */
    while (runner->waiting != NULL && runner->running_count < runner->options.commands_max) {
        struct run *next = take_waiting(runner);
        struct error error = { .code = ERROR_NONE };

        if (!start(runner, next, &error))
            tell(next, NULL, &error);
    }
    tell(run, result, NULL);
}

static struct run *new_run(struct runner *runner, const struct action *action)
{
    unsigned seconds_max = runner->options.seconds_max;
    unsigned seconds = action != NULL ? action->seconds : RUNNER_VERSION_SECONDS;
    struct run *run = malloc(sizeof(*run));

    if (run == NULL)
        return NULL;
    run->runner = runner;
    run->next = NULL;
    run->command = NULL;
    run->seconds = seconds_max != 0 && seconds_max < seconds ? seconds_max : seconds;
    return run;
}

static const char *find_path(const struct program *programs, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(programs[i].name, name) == 0)
            return programs[i].path;
    }
    return NULL;
}

/* The path of a step's program: what the daemon was told, else what the schema says. */
static const char *path_of(const struct runner *runner, const struct class *class, const struct step *step)
{
    const char *path = NULL;

    if (step->program == NULL)
        return runner->path;
    path = find_path(runner->options.programs, runner->options.program_count, step->program);
    return path != NULL ? path : find_path(class->programs, class->program_count, step->program);
}

static bool add_step(const struct runner *runner, const struct runner_order *order, const void *arguments,
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
    return argv_add(argv, slice_of(path_of(runner, order->class, step)), error) &&
           step_argv(step, arguments, order->turn, argv, error);
}

static bool add_version(const struct runner *runner, const struct class *class, struct argv *argv, struct error *error)
{
    bool added = argv_add(argv, slice_of(runner->path), error);

    for (size_t i = 0; added && class->version[i] != NULL; i++)
        added = argv_add(argv, slice_of(class->version[i]), error);
    return added;
}

bool runner_argv(const struct runner *runner, const struct runner_order *order, struct argv *argv, struct error *error)
{
    const struct action *action = order->action;
    bool built = false;
    void *arguments = NULL;

    argv_init(argv);
    if (action == NULL)
        return add_version(runner, order->class, argv, error);
    arguments = calloc(1, action->arguments_size > 0 ? action->arguments_size : 1);
    if (arguments == NULL)
        return error_set(error, ERROR_NO_MEMORY, "no memory for the arguments of a command");
    built =
        check_arguments(order->class, order->dialect, action, order->values, order->value_count, arguments, error) &&
        add_step(runner, order, arguments, argv, error);
    free(arguments);
    return built;
}

/* Starts a run or puts it in line. Nobody overtakes the line, not even from within a done callback. */
static bool enter(struct runner *runner, struct run *run, struct error *error)
{
    if (runner->running_count < runner->options.commands_max && runner->waiting == NULL)
        return start(runner, run, error);
    if (runner->waiting_count >= runner->options.waiting_max)
        return error_set(error, ERROR_BUSY, "%zu commands run and %zu wait already; try again in a moment",
                         runner->running_count, runner->waiting_count);
    append_waiting(runner, run);
    return true;
}

bool runner_run(struct runner *runner, const struct runner_order *order, runner_done *done, void *owner,
                struct error *error)
{
    struct run *run = NULL;

    if (runner->stopping)
        return error_set(error, ERROR_STOPPING, "the daemon is about to end");
    run = new_run(runner, order->action);
    if (run == NULL)
        return error_set(error, ERROR_NO_MEMORY, "no memory for a command");
    run->done = done;
    run->owner = owner;
    if (!runner_argv(runner, order, &run->argv, error) || !enter(runner, run, error)) {
        free(run);
        return false;
    }
    runner->count++;
    return true;
}

void runner_stop(struct runner *runner)
{
    /* Those in line are told when the first of these has ended: where there is a line, something runs. */
    runner->stopping = true;
    for (struct run *run = runner->running; run != NULL; run = run->next)
        command_cancel(run->command);
}

size_t runner_count(const struct runner *runner)
{
    return runner->count;
}
