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

/* The types. */
void emit_types(struct tables *tables);

/* The outputs, and their columns. */
void emit_outputs(struct tables *tables);

/* The dialects, and what belongs to them. */
void emit_dialects(struct tables *tables);

/* The guards of all actions. */
void emit_guards(struct tables *tables);

/* The arguments of an action. */
void emit_arguments(struct tables *tables, const struct action *action);

/* The commands of one of its modes. */
void emit_steps(struct tables *tables, const struct action *action, const struct mode *mode);

/* The rows of what a mode answers, of its failure and of its job's id. */
void emit_replies(struct tables *tables, const struct action *action, const struct mode *mode);

/* What the rows of a mode are named by: CLASS_ACTION, its dialect and what must be given. */
const char *emit_mode_name(struct tables *tables, const struct action *action, const struct mode *mode);

/* The mode whose rows of what is answered a mode has: itself, or one before it that differs in its commands alone. */
const struct mode *emit_reply_mode(const struct action *action, const struct mode *mode);

/* A reference to an argument's row. */
void emit_argument_place(struct tables *tables, const struct action *action, const struct argument *argument);

/* A reference to a column's row. */
void emit_column_place(struct tables *tables, const struct output *output, const struct column *column);

#endif
