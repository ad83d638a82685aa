#ifndef ACTION_H
#define ACTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slice.h"

/*
 * The rows that the generated tables are made of: what an action takes, runs, reads and answers. The generator fills
 * them from the schema; check.c, sequence.c, reply.c and the lexers read them.
 */

enum {
    ACTION_DIALECTS_MAX = 4,
    ACTION_UNUSED_MAX = 16,
    ACTION_STEPS_MAX = 8, /* commands behind one answer, each of which may run several times */
};

/* How many rows a table has. */
#define ACTION_COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

enum access {
    ACCESS_READ,
    ACCESS_OPERATE,
    ACCESS_ADMIN,
};

enum base {
    BASE_STRING,
    BASE_INTEGER,
    BASE_BOOLEAN,
    BASE_SETTINGS, /* names and values, checked against the settings of the class */
};

/* What a line is, apart from its place: see "messages" in the schema. */
enum message {
    MESSAGE_NONE,     /* not a message: part of the answer */
    MESSAGE_NOTICE,   /* said beside the answer: skipped */
    MESSAGE_INFO,     /* the same, but kept where the answer is lines */
    MESSAGE_WARNING,  /* likewise skipped */
    MESSAGE_ERROR,    /* the command failed, whatever its exit status */
    MESSAGE_TRACE,    /* the program fell over; what stands behind the trace says why */
    MESSAGE_QUESTION, /* the command wants to be told something, which nobody does */
    MESSAGE_USAGE,    /* the program does not know the command, and tells how it is used */
};

/* One of the programs that understand a class's commands, each in its own way. */
struct dialect {
    const char *name;
    bool (*version)(struct slice line);         /* whether it tells its version with this line */
    enum message (*message)(struct slice line); /* tells messages from the answer; line without its newline */
};

/* A type of arguments and settings. */
struct type {
    const char *name;
    const char *doc; /* what a value must be, completing "must be ..." */
    enum base base;
    size_t length_min; /* strings: bytes */
    size_t length_max;
    int64_t minimum; /* integers */
    int64_t maximum;
    bool jail;                          /* a value names a jail */
    bool secret;                        /* a value is for no log */
    char until;                         /* strings: the character that ends a value, with what follows; NUL: none */
    bool (*matches)(struct slice text); /* strings: the pattern, list of values and exceptions; NULL: any text */
};

/*
 * One argument of an action: a field of its generated struct. A string is a struct slice there, absent when not given;
 * an integer an int64_t and a boolean a bool, each followed by a has_ flag if it is optional; a list of strings a
 * struct texts, settings a struct texts with names.
 */
struct argument {
    const char *name;
    const struct type *type;
    size_t offset;     /* of the field */
    size_t has_offset; /* of its has_ flag; 0 where there is none */
    bool optional;
    bool list;
    bool free;  /* a value may begin with -: the program takes it as it is */
    bool split; /* a list given as one string is cut at its blanks */
};

enum {
    TEXTS_MAX = 48 /* values of one argument */
};

/* One of many values, with its name if it is a setting. Both are borrowed. */
struct text {
    struct slice name; /* absent in a list */
    struct slice value;
};

/* The values of an argument that has many. */
struct texts {
    struct text items[TEXTS_MAX];
    size_t count;
};

/* What the cells of a column are, whatever else they are. */
enum cell {
    CELL_TEXT,   /* words with one blank between two; may be empty */
    CELL_WORD,   /* one word: neither empty nor with a blank */
    CELL_SPACED, /* words with any blanks between them */
};

/* One column of a table that the tool prints, and the field of the generated record it fills. */
struct column {
    const char *heading; /* as the tool prints it, or NULL where it may be one of many */
    const char *name;    /* the member's name in a reply */
    size_t offset;       /* of the struct slice in the record */
    const char *none;    /* the cell that stands for -, or NULL */
    enum cell cell;
    const struct column *otherwise; /* the column whose cell it is where the tool does not print it; NULL: none */
};

enum output_kind {
    OUTPUT_COLUMNS, /* a header line and cells below it */
    OUTPUT_ITEMS,   /* lines of one form */
    OUTPUT_PAIRS,   /* key, separator, value */
    OUTPUT_LINES,   /* lines, some with a separator */
    OUTPUT_VALUE,   /* one value, behind any messages */
    OUTPUT_TEXT,    /* anything */
    OUTPUT_NOTHING,
};

/* The shape in which a command prints its answer. */
struct output {
    const char *name;
    enum output_kind kind;
    /* OUTPUT_COLUMNS and OUTPUT_ITEMS */
    const struct column *columns;
    size_t column_count;
    const struct column *(*column)(struct slice heading); /* NULL for a heading that the schema does not have */
    const struct column *key;                   /* the column with a cell in each row, none twice; NULL: none */
    size_t record_size;                         /* of the generated record, which holds nothing but slices */
    const char *end;                            /* the line that ends the table, or NULL */
    const char *skip;                           /* the key of rows that are left out, or NULL */
    const char *form;                           /* OUTPUT_ITEMS and, if it has one, OUTPUT_VALUE: text with {places} */
    enum message (*message)(struct slice line); /* messages that only this output has, or NULL */
    bool verbatim;                              /* another program prints it: only the exit status counts */
    bool some;                                  /* OUTPUT_LINES: a command that is well prints at least one */
    bool multiline;                             /* OUTPUT_PAIRS: a value may have several lines */
    /* OUTPUT_PAIRS and OUTPUT_LINES */
    char separator;
};

/* A column of a table must hold an argument for the next command to run. */
struct guard {
    const struct column *columns[ACTION_STEPS_MAX]; /* NULL after the last */
    bool alone;                                     /* and none may begin with it otherwise */
    const struct column *parent; /* tells what a row is made of, which it is lost with: no row may have the name there;
                                  * NULL: none tells */
    const struct guard *before;  /* it runs after the action's commands, and all that the table of this one had must be
                                  * there still, but for the argument itself; NULL: it runs before them */
};

/* A piece of a command's arguments. */
struct piece {
    const char *text;                /* literal, or NULL */
    const struct argument *argument; /* what it is filled from, or NULL */
    const struct argument *when;     /* what must be given (and true, if it is a boolean) for it to be there, or NULL */
    bool joined;                     /* to the piece before, with which it is one element */
};

/* One command. */
struct step {
    const char *program; /* one of the class's; NULL: the one that speaks the dialect */
    const struct piece *run;
    size_t run_count;
    const struct output *output;
    const struct argument *each;    /* the argument for each value of which it runs; NULL: it runs once */
    bool optional;                  /* if it fails, and not all do, the answer is without what is made of it */
    const struct guard *guard;      /* what looks at its output; NULL: that is for the reply */
    const struct argument *guarded; /* what the guard looks for */
};

enum reply_kind {
    REPLY_OPEN,       /* { */
    REPLY_CLOSE,      /* } */
    REPLY_OPEN_LIST,  /* [ */
    REPLY_CLOSE_LIST, /* ] */
    REPLY_NAME,       /* begins a member's name, made of its only piece or of all up to REPLY_END */
    REPLY_STRING,     /* begins a string, likewise */
    REPLY_ELEMENT,    /* begins a string in a list, likewise */
    REPLY_END,        /* ends a name or a string */
    REPLY_TEXT,       /* a piece: literal text */
    REPLY_ARGUMENT,   /* a piece: the argument, many values with blanks between them */
    REPLY_CELL,       /* a piece: the record's cell in the column */
    REPLY_SETTING,    /* a piece: the name that belongs to this value of the argument */
    REPLY_VALUE,      /* a piece: this value of the argument */
    REPLY_JOB,        /* a piece: this job's id */
    REPLY_OUTPUT,     /* a piece: the whole output of the step */
    REPLY_SAID,       /* a piece: what the failed command said */
    REPLY_STATUS,     /* a piece: its exit status */
    REPLY_EACH_ROW,   /* what follows up to REPLY_AGAIN, once for every record of the step's output */
    REPLY_EACH_VALUE, /* likewise, for every value of the argument */
    REPLY_EACH_JOB,   /* likewise, for every job that was started */
    REPLY_AGAIN,
    REPLY_OPTIONAL, /* what follows up to REPLY_OPTIONAL_END, if the step has not failed */
    REPLY_OPTIONAL_END,
    REPLY_ROW,        /* an object: the cells of this record, but for the column's */
    REPLY_PAIRS,      /* an object: all pairs of the step's output */
    REPLY_LINES,      /* an object: all lines of the step's output */
    REPLY_SAID_LINES, /* an object: all lines of what the failed command said */
};

/* One step of writing a reply. */
struct reply_step {
    enum reply_kind kind;
    enum reply_kind only; /* the only piece of a name or a string, which is in this step too; 0: there are others */
    const char *text;
    const struct argument *argument;
    const struct column *column;
    size_t step; /* whose output it is of, guards not counted */
};

/* What an answer or its like is made of. */
struct reply {
    const struct reply_step *steps;
    size_t count;
};

/* One way of answering an action. */
struct mode {
    const struct dialect *dialect;                    /* NULL: any */
    const struct argument *when[ACTION_STEPS_MAX];    /* what must be given; NULL after the last */
    const char *when_value[ACTION_STEPS_MAX];         /* what it must be, or NULL for anything */
    const struct argument *unused[ACTION_UNUSED_MAX]; /* what it does nothing with; NULL after the last */
    const struct step *steps;
    size_t step_count;
    struct reply answer;
    struct reply failure; /* none: {"error": what the command said} */
    struct reply job;     /* pieces of the id of what runs behind the answer; none: nothing does */
};

/* What one program makes of a setting. */
struct setting_form {
    const struct type *type; /* NULL: it does not have the setting */
    const char *initial;     /* the default as it prints it; NULL: none */
    bool readonly;
    bool restart; /* a running jail takes it at its next start */
    int since;    /* the version of its configuration that brought it; 0: the first */
};

/* One setting of a jail. */
struct setting {
    const char *name;
    struct setting_form forms[ACTION_DIALECTS_MAX]; /* in the order of the class's dialects */
};

/* One action: everything that the daemon knows of it. */
struct action {
    const char *name;
    const char *doc;
    enum access access;
    const struct argument *arguments; /* NULL when it takes none */
    size_t argument_count;
    size_t arguments_size;    /* of the generated struct; 0 when it takes none */
    const struct mode *modes; /* the first that fits is the one */
    size_t mode_count;
    unsigned seconds; /* how long each of its commands may take */
};

/* A program that commands run beside the one that speaks the dialect. */
struct program {
    const char *name;
    const char *path;
};

/* One class of actions, as in an envelope's namespace and name. */
struct class
{
    const char *namespace;
    const char *name;
    const struct action *actions; /* sorted by name */
    size_t action_count;
    const struct dialect *dialects;
    size_t dialect_count;
    const char *const *version;     /* the arguments by which a program is asked for its version; NULL after the last */
    const struct program *programs; /* NULL where there are none */
    size_t program_count;
    const struct setting *(*setting)(struct slice name); /* NULL for a name that the schema does not have */
    const struct setting *settings;
    size_t setting_count;
};

/* All classes, sorted by namespace and name. */
extern const struct class *const classes[];
extern const size_t class_count;

#endif
