#ifndef ACTION_H
#define ACTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "argv.h"
#include "error.h"
#include "slice.h"

/*
 * The rows that the generated tables are made of: what an action takes, runs, reads and answers. The generator fills
 * them from the schema; check.c, reply.c and the lexers read them.
 */

enum access {
    ACCESS_READ,
    ACCESS_OPERATE,
    ACCESS_ADMIN,
};

enum base {
    BASE_STRING,
    BASE_INTEGER,
    BASE_BOOLEAN,
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
    bool (*matches)(struct slice text); /* strings: the pattern, list of values and exceptions; NULL: any text */
};

/* One argument of an action: a field of its generated struct. A string is a struct slice there, absent when not given;
 * an integer an int64_t and a boolean a bool, each followed by a has_ flag if it is optional. */
struct argument {
    const char *name;
    const struct type *type;
    size_t offset;     /* of the field */
    size_t has_offset; /* of its has_ flag; 0 for strings and for what is required */
    bool optional;
};

/* One column of a table that the tool prints, and the field of the generated record it fills. */
struct column {
    const char *heading; /* as the tool prints it */
    const char *name;    /* the member's name in a reply */
    size_t offset;       /* of the struct slice in the record */
};

enum output_kind {
    OUTPUT_COLUMNS, /* a header line and cells below it */
    OUTPUT_PAIRS,   /* key, separator, value */
};

/* What a line is, apart from its place: see "messages" in the schema. */
enum message {
    MESSAGE_NONE,    /* not a message: part of the answer */
    MESSAGE_NOTICE,  /* said beside the answer: skipped */
    MESSAGE_WARNING, /* likewise */
    MESSAGE_ERROR,   /* the command failed, whatever its exit status */
};

/* The shape in which a command prints its answer. */
struct output {
    const char *name;
    enum output_kind kind;
    enum message (*message)(struct slice line); /* tells messages from the answer; line without its newline */
    /* OUTPUT_COLUMNS */
    const struct column *(*column)(struct slice heading); /* NULL for a heading that the schema does not have */
    const struct column *key; /* the column that must be there, with a cell in each row, none twice */
    size_t record_size;       /* of the generated record, which holds nothing but slices */
    const char *end;          /* the line that ends the table, or NULL */
    /* OUTPUT_PAIRS */
    char separator;
};

enum reply_kind {
    REPLY_OPEN,     /* { */
    REPLY_CLOSE,    /* } */
    REPLY_NAME,     /* begins a member's name, made of the pieces up to REPLY_END */
    REPLY_STRING,   /* begins a string, made of the pieces up to REPLY_END */
    REPLY_END,      /* ends a name or a string */
    REPLY_TEXT,     /* a piece: literal text */
    REPLY_ARGUMENT, /* a piece: the string argument at offset */
    REPLY_CELL,     /* a piece: the record's cell at offset */
    REPLY_EACH,     /* what follows up to REPLY_AGAIN, once for every record */
    REPLY_AGAIN,
    REPLY_ROW,   /* an object: the cells of this record that the tool printed, but for the one at offset */
    REPLY_PAIRS, /* an object: all pairs */
};

/* One step of writing a reply. */
struct reply_step {
    enum reply_kind kind;
    const char *text;
    size_t offset;
};

/* One setting of a jail. */
struct setting {
    const char *name;
    const struct type *type;
    const char *initial; /* the default as iocage prints it; NULL where iocage has none */
};

/* One action: everything that the daemon knows of it. */
struct action {
    const char *name;
    const char *doc;
    enum access access;
    const struct argument *arguments; /* NULL when it takes none */
    size_t argument_count;
    size_t arguments_size; /* of the generated struct; 0 when it takes none */
    bool (*argv)(const void *arguments, struct argv *argv, struct error *error);
    const struct output *output;
    const struct reply_step *reply;
    size_t reply_count;
    unsigned seconds; /* how long its command may take */
};

/* One class of actions, as in an envelope's namespace and name. */
struct class
{
    const char *namespace;
    const char *name;
    const struct action *actions; /* sorted by name */
    size_t action_count;
    enum message (*message)(struct slice line);
    const struct setting *(*setting)(struct slice name); /* NULL for a name that the schema does not have */
};

/* All classes, sorted by namespace and name. */
extern const struct class *const classes[];
extern const size_t class_count;

#endif
