#include "dry_run.h"

#include <stdlib.h>

#include "action.h"
#include "argv.h"
#include "ask.h"
#include "buffer.h"
#include "check.h"
#include "json_writer.h"
#include "order.h"
#include "step.h"

static void write_vector(struct buffer *buffer, const struct argv *argv)
{
    buffer_append(buffer, "[", 1);
    for (size_t i = 0; i < argv->count; i++) {
        if (i > 0)
            buffer_append(buffer, ",", 1);
        json_write_string(buffer, slice_of(argv->elements[i]));
    }
    buffer_append(buffer, "]", 1);
}

/* argv: room for one of them. */
static bool write_vectors(struct buffer *buffer, const struct order_table *table, const struct ask *ask,
                          struct argv *argv, struct error *error)
{
    struct order order = { .class = ask->class,
                           .dialect = ask->dialect,
                           .action = ask->action,
                           .values = ask->envelope.values,
                           .value_count = ask->envelope.value_count };
    bool first = true;

    for (order.step = 0; order.step < ask->mode->step_count; order.step++) {
        size_t turns = step_turns(&ask->mode->steps[order.step], ask->arguments);

        for (order.turn = 0; order.turn < turns; order.turn++) {
            if (!order_argv(table, &order, argv, error))
                return false;
            buffer_append_text(buffer, first ? "" : ",");
            write_vector(buffer, argv);
            first = false;
        }
    }
    return true;
}

bool dry_run_write(struct buffer *buffer, const struct order_table *table, const struct ask *ask, struct error *error)
{
    struct argv *argv = malloc(sizeof(*argv));
    bool written = false;

    if (argv == NULL)
        return error_set(error, ERROR_NO_MEMORY, "no memory for the commands of a request");
    buffer_append_text(buffer, "{\"" CHECK_DRY_RUN "\":[");
    written = write_vectors(buffer, table, ask, argv, error);
    buffer_append_text(buffer, "]}");
    free(argv);
    return written;
}
