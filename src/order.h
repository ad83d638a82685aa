#ifndef ORDER_H
#define ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "action.h"
#include "argv.h"
#include "envelope.h"
#include "error.h"

enum {
    ORDER_BYTES_MAX = 65536, /* of an order on its way to the runner */
};

/* What every command of this daemon is chosen from. The runner and who asks it have the same. */
struct order_table {
    const struct class *const *classes;
    size_t class_count;
    const char *path;               /* of the program that speaks a dialect, absolute */
    const struct program *programs; /* where others are, if not where the schema says */
    size_t program_count;
};

/* Which command to run. */
struct order {
    const struct class *class;     /* of the table, as are the next two */
    const struct dialect *dialect; /* of the program; NULL where action is */
    const struct action *action;   /* NULL: the program is asked for its version, and the rest is of no matter */
    size_t step;                   /* of the action's mode for these arguments */
    size_t turn;                   /* which run of the step */
    const struct value *values;    /* the arguments as the client wrote them */
    size_t value_count;
    bool patient; /* waits for its turn as long as it takes; not sent to the runner */
};

/* What an order that has been read borrows from: its text and these. */
struct order_values {
    struct value values[ENVELOPE_MEMBERS_MAX];
    struct value_item items[ENVELOPE_ITEMS_MAX];
    size_t item_count;
};

/*
 * Builds the argument vector of a command, the program's path first. argv: overwritten. The order is checked here,
 * whoever has done so before. Fails with the check's error, or ERROR_BAD_ARGUMENT for a step or turn that there is not.
 */
bool order_argv(const struct order_table *table, const struct order *order, struct argv *argv, struct error *error)
    __attribute__((warn_unused_result));

/*
 * Writes an order for the runner, which has the same table. bytes: room for size. length: set to how many were written.
 * Fails with ERROR_TOO_LARGE.
 */
bool order_write(const struct order_table *table, const struct order *order, char *bytes, size_t size, size_t *length,
                 struct error *error) __attribute__((warn_unused_result));

/*
 * Reads what order_write() wrote, from somebody who is not trusted. bytes, length: borrowed by the order, as is
 * values. Fails with ERROR_BAD_ARGUMENT if it is anything else, or names what is not in the table. What it asks for is
 * for order_argv() to judge.
 */
bool order_read(const struct order_table *table, const char *bytes, size_t length, struct order *order,
                struct order_values *values, struct error *error) __attribute__((warn_unused_result));

#endif
