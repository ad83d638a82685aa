#ifndef DRY_RUN_H
#define DRY_RUN_H

#include <stdbool.h>

#include "error.h"

struct ask;
struct buffer;
struct order_table;

/*
 * Writes the answer to a request that is only to tell: an object with the argument vectors of all its commands, none of
 * which is run. table: of commands. ask: checked. Fails with what order_argv() says or ERROR_NO_MEMORY; what was
 * written is worth nothing then.
 */
bool dry_run_write(struct buffer *buffer, const struct order_table *table, const struct ask *ask, struct error *error)
    __attribute__((warn_unused_result));

#endif
