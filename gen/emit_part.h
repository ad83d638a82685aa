#ifndef EMIT_PART_H
#define EMIT_PART_H

#include <stdio.h>

#include "arena.h"
#include "model.h"
#include "report.h"

/* The parts of generated/CLASS.c: what its emitters share, and themselves. */

struct tables {
    struct arena *arena;
    struct report report; /* stays empty: the schema was checked */
    const struct class *class;
    FILE *stream;
};

/* The types, columns, outputs and dialects. */
void emit_types(struct tables *tables);
void emit_outputs(struct tables *tables);
void emit_dialects(struct tables *tables);

/* The arguments of an action, and for each of its modes the commands. */
void emit_arguments(struct tables *tables, const struct action *action);
void emit_steps(struct tables *tables, const struct action *action, const struct mode *mode);

/* The rows of what a mode answers, of its failure and of its job's id. */
void emit_replies(struct tables *tables, const struct action *action, const struct mode *mode);

/* What the rows of a mode are named by: CLASS_ACTION, its dialect and what must be given. */
const char *emit_mode_name(struct tables *tables, const struct action *action, const struct mode *mode);

/* A reference to an argument's row, and to a column's. */
void emit_argument_place(struct tables *tables, const struct action *action, const struct argument *argument);
void emit_column_place(struct tables *tables, const struct output *output, const struct column *column);

#endif
