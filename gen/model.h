#ifndef MODEL_H
#define MODEL_H

#include <stdbool.h>
#include <stddef.h>

#include "node.h"

/* What a schema says, checked and linked: all that the emitters see. Every part keeps the node it came from. */

enum {
    MODEL_PIECES_MAX = 16, /* pieces of one string with places */
    MODEL_DIALECTS_MAX = 4,
    MODEL_ARGUMENTS_MAX = 16, /* of an action */
    MODEL_STEPS_MAX = 8,      /* commands behind one answer */
};

/* One of the programs that understand the command, each in its own way. */
struct dialect {
    struct node *at;
    const char *name;
    const char *doc;
    const char *rule; /* the line by which it tells its version */
};

struct output;

/* A command that tells whether what a client named is there, before another command is given the name. */
struct guard {
    struct node *at;
    const char *name;
    const struct dialect *dialect; /* NULL: any */
    struct node *run;
    const struct output *output;
    struct node *columns;       /* where the name must be */
    bool alone;                 /* and nothing that begins with it */
    const char *parent;         /* the column where it must not be; NULL: none */
    const struct guard *before; /* what it is compared with, after the action's commands; NULL: it runs before them */
};

struct type {
    struct node *at;
    const char *name;
    const char *doc;
    const char *base;    /* string, integer, boolean or settings */
    const char *pattern; /* NULL: none */
    const char *rule;    /* the pattern for re2c */
    struct node *values; /* NULL: any */
    struct node *except; /* NULL: none */
    struct node *guards; /* names; NULL: none */
    const char *until;   /* the character that ends a value, with what follows; NULL: none */
    bool jail;           /* a value names a jail */
    bool secret;         /* a value is for no log */
    long long minimum;
    long long maximum;
};

struct message {
    const char *doc;
    const char *kind; /* notice, warning, error or question */
    const char *pattern;
    const char *rule;              /* the pattern for re2c */
    const struct dialect *dialect; /* NULL: all of them */
};

struct column {
    const char *name;
    const char *member;  /* in a reply */
    const char *heading; /* NULL: the pattern */
    const char *pattern;
    const char *rule;      /* the pattern for re2c */
    const char *none;      /* the cell that stands for -; NULL: - alone */
    const char *cell;      /* what its cells are: word or spaced; NULL: text */
    const char *otherwise; /* the column that it is taken from where it is not printed; NULL: none */
    const char *doc;
};

struct output {
    struct node *at;
    const char *name;
    const char *doc;
    const char *kind; /* columns, items, pairs, lines, value, text or nothing */
    struct column *columns;
    size_t column_count;
    const char *key;
    const char *end;          /* NULL: none */
    const char *skip;         /* the key of rows that are left out; NULL: none */
    const char *separator;    /* of pairs and lines */
    const char *form;         /* of items and, if it has one, of a value */
    struct message *messages; /* that only this output has */
    size_t message_count;
    bool verbatim;  /* another program prints it: only the exit status counts */
    bool some;      /* lines: a command that prints nothing has failed */
    bool multiline; /* the values of pairs may have several lines */
};

struct argument {
    struct node *at;
    const char *name;
    const char *doc;
    const struct type *type;
    bool optional;
    bool list;           /* one value or many */
    bool free;           /* its values may begin with -: the program takes them as they are */
    bool split;          /* a list given as one text is cut at its blanks */
    struct node *guards; /* names; NULL: those of its type */
    bool used;
};

/* A piece of a string with places: literal text, or what a place is filled from. */
struct piece {
    const char *text; /* literal; NULL for a place */
    const char *place;
};

struct pieces {
    struct piece piece[MODEL_PIECES_MAX];
    size_t count;
};

/* One command. */
struct step {
    struct node *at;
    const char *name;    /* "" where a mode has no other */
    const char *program; /* its name; NULL: iocage */
    struct node *run;
    const struct output *output;
    const struct argument *each; /* the argument for each value of which it runs; NULL: it runs once */
    bool optional;               /* without it the answer has no member of its name */
    const struct guard *guard;   /* what it is a step of; NULL: it is the action's own */
    const struct argument *guarded;
};

/* One way of answering an action: which it is depends on the program and on the arguments given. */
struct mode {
    struct node *at;
    const struct dialect *dialect; /* NULL: any */
    const struct argument *when[MODEL_STEPS_MAX];
    const char *when_value[MODEL_STEPS_MAX]; /* what it must be; NULL: anything */
    size_t when_count;
    struct step steps[MODEL_STEPS_MAX];
    size_t step_count;
    struct node *reply;
    struct node *failure; /* NULL: the usual */
    const char *job;      /* the id of what runs behind the answer; NULL: nothing does */
};

struct action {
    struct node *at;
    const char *name;
    const char *doc;
    const char *access;
    struct argument *arguments;
    size_t argument_count;
    struct mode *modes;
    size_t mode_count;
    struct node *examples;
    long long seconds;
};

/* What one program makes of a setting. */
struct setting_form {
    const struct type *type; /* NULL: it does not have the setting */
    const char *initial;     /* NULL: none */
    bool readonly;
    bool restart;
    long long since;
};

struct setting {
    struct node *at;
    const char *name;
    const char *doc;
    struct setting_form forms[MODEL_DIALECTS_MAX]; /* one for each dialect */
};

struct class
{
    struct node *at;
    const char *file;
    const char *namespace;
    const char *name;
    const char *doc;
    struct node *version; /* the arguments by which a program is asked for its version */
    struct dialect *dialects;
    size_t dialect_count;
    struct node *programs;
    struct type *types;
    size_t type_count;
    struct message *messages;
    size_t message_count;
    struct output *outputs;
    size_t output_count;
    struct guard *guards;
    size_t guard_count;
    struct action *actions;
    size_t action_count;
    struct setting *settings;
    size_t setting_count;
};

/* What a place in a reply stands for. */
enum source_kind {
    SOURCE_NONE,
    SOURCE_ARGUMENT,   /* an argument, as text */
    SOURCE_NAME,       /* rows of an argument: the name of a setting given */
    SOURCE_VALUE,      /* rows of an argument: one of its values */
    SOURCE_JOB,        /* rows: the id of a job that was started */
    SOURCE_COLUMN,     /* rows of an output: a cell */
    SOURCE_ROW,        /* rows of an output: all cells but the key, an object */
    SOURCE_CELLS,      /* rows of an output: all cells, an object */
    SOURCE_PAIRS,      /* an output of pairs, an object */
    SOURCE_LINES,      /* an output of lines, an object */
    SOURCE_TEXT,       /* an output of text or lines, a piece of a string */
    SOURCE_ONE,        /* an output of one value, a piece of a string */
    SOURCE_SAID,       /* what a failed command said */
    SOURCE_SAID_LINES, /* the same as an object of lines */
    SOURCE_STATUS,     /* the exit status of a failed command */
};

struct source {
    enum source_kind kind;
    const struct argument *argument;
    const struct column *column;
    size_t step; /* whose output it is */
};

/* The argument of an action by its name, which is borrowed, or NULL. The argument is the action's. */
struct argument *model_argument(const struct action *action, const char *name);

/* The dialect of a class by its name, or NULL. */
const struct dialect *model_dialect(const struct class *class, const char *name);

/* The type of a class by its name, or NULL. */
const struct type *model_type(const struct class *class, const char *name);

/* The output of a class by its name, or NULL. */
const struct output *model_output(const struct class *class, const char *name);

/* The guard of a class by its name, or NULL. */
const struct guard *model_guard(const struct class *class, const char *name);

/* The setting of a class by its name, or NULL. */
const struct setting *model_setting(const struct class *class, const char *name);

/* The column of an output by its name, or NULL. */
const struct column *model_column(const struct output *output, const char *name);

/*
 * What a place in a reply of a mode stands for. place: without its braces: an argument, `job`, `said`, `said_lines`,
 * `status`; a column or, by the kind of the output, `row`, `pairs`, `lines`, `value` or `text`, of the first step that
 * has it, or of the step before a point: {name}, {local.row}; `name` or `value` of an argument before a point:
 * {settings.name}.
 */
struct source model_source(const struct action *action, const struct mode *mode, const char *place);

/* The first place among pieces that is one of rows, so that what they make is written once for each. */
struct source model_rows(const struct action *action, const struct mode *mode, const struct pieces *pieces);

/* Whether a place is written once for each of some rows. */
bool model_is_of_rows(const struct source *source);

/* Whether two places belong to the same rows. */
bool model_same_rows(const struct source *a, const struct source *b);

/* What the rows of a mode are named by, without the class: ACTION, its dialect and what must be given. arena: owns it.
 */
const char *model_mode_name(struct arena *arena, const struct action *action, const struct mode *mode);

#endif
