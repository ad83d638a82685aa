#include "tool.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "order.h"
#include "queue.h"
#include "utf8.h"

struct tool {
    const struct class *class;
    struct queue *queue;
    _Atomic(const struct dialect *) dialect;
};

/* One time of asking. */
struct question {
    struct tool *tool;
    tool_done *done;
    void *owner;
};

struct tool *tool_new(const struct class *class, struct queue *queue, const struct dialect *dialect)
{
    struct tool *tool = calloc(1, sizeof(*tool));

    if (tool == NULL)
        return NULL;
    tool->class = class;
    tool->queue = queue;
    atomic_init(&tool->dialect, dialect);
    return tool;
}

void tool_free(struct tool *tool)
{
    free(tool);
}

const struct dialect *tool_dialect(const struct tool *tool)
{
    return atomic_load(&tool->dialect);
}

static const struct dialect *find_dialect(const struct class *class, struct slice line)
{
    for (size_t i = 0; i < class->dialect_count; i++) {
        if (class->dialects[i].version(line))
            return &class->dialects[i];
    }
    return NULL;
}

/* Finds the line that tells a dialect. line: set to it, or to the first line. */
static const struct dialect *read_version(const struct class *class, struct slice text, struct slice *line)
{
    const struct dialect *dialect = NULL;
    struct slice next;

    *line = (struct slice){ .data = "", .length = 0 };
    while (dialect == NULL && slice_take_line(&text, &next)) {
        dialect = find_dialect(class, next);
        if (dialect != NULL || line->length == 0)
            *line = next;
    }
    return dialect;
}

static const struct dialect *take_result(struct tool *tool, const struct command_result *result, struct slice *line,
                                         struct error *error)
{
    const struct dialect *dialect = NULL;

    if (!command_exited(result, error))
        return NULL;
    dialect = read_version(tool->class, result->out, line);
    if (dialect == NULL)
        error_set(error, ERROR_TOOL_OUTPUT,
                  "asked for its version, the program said \"%.*s\", which none that is known here does; the option "
                  "--dialect tells which it is",
                  (int)utf8_cut(*line, TOOL_VERSION_MAX), line->data);
    else
        atomic_store(&tool->dialect, dialect);
    return dialect;
}

static void take(void *owner, const struct command_result *result, const struct error *error)
{
    struct question question = *(struct question *)owner;
    struct slice line = { .data = "", .length = 0 };
    struct error fault = { .code = ERROR_NONE };
    const struct dialect *dialect = NULL;

    free(owner);
    if (result == NULL)
        fault = *error;
    else
        dialect = take_result(question.tool, result, &line, &fault);
    question.done(question.owner, dialect, line, &fault);
}

void tool_ask(struct tool *tool, tool_done *done, void *owner)
{
    const struct order order = { .class = tool->class };
    const struct dialect *known = tool_dialect(tool);
    struct error error = { .code = ERROR_NONE };
    struct question *question = NULL;

    if (known != NULL) {
        done(owner, known, slice_of(""), &error);
        return;
    }
    question = malloc(sizeof(*question));
    if (question == NULL) {
        error_set(&error, ERROR_NO_MEMORY, "no memory to ask the program for its version");
        done(owner, NULL, slice_of(""), &error);
        return;
    }
    *question = (struct question){ tool, done, owner };
    if (!queue_run(tool->queue, &order, take, question, &error)) {
        free(question);
        done(owner, NULL, slice_of(""), &error);
    }
}
