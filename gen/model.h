#ifndef MODEL_H
#define MODEL_H

#include <stdbool.h>
#include <stddef.h>

#include "node.h"

/* What a schema says, checked and linked: all that the emitters see. Every part keeps the node it came from. */

enum {
    MODEL_PIECES_MAX = 16
}; /* pieces of one string with places */

struct type {
    struct node *at;
    const char *name;
    const char *doc;
    const char *base;    /* string, integer or boolean */
    const char *pattern; /* NULL: none */
    const char *rule;    /* the pattern for re2c */
    struct node *values; /* NULL: any */
    struct node *except; /* NULL: none */
    long long minimum;
    long long maximum;
};

struct message {
    const char *doc;
    const char *kind; /* notice, warning or error */
    const char *rule;
};

struct column {
    const char *name;
    const char *heading;
    const char *doc;
};

struct output {
    struct node *at;
    const char *name;
    const char *doc;
    struct column *columns; /* NULL for pairs */
    size_t column_count;
    const char *key;
    const char *end;       /* NULL: none */
    const char *separator; /* of pairs */
};

struct argument {
    struct node *at;
    const char *name;
    const char *doc;
    const struct type *type;
    bool optional;
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

struct action {
    struct node *at;
    const char *name;
    const char *doc;
    const char *access;
    struct argument *arguments;
    size_t argument_count;
    struct node *run;
    const struct output *output;
    struct node *reply;
    struct node *examples;
    long long seconds;
};

struct setting {
    struct node *at;
    const char *name;
    const char *doc;
    const struct type *type;
    const char *initial; /* NULL: none */
};

struct class
{
    const char *file;
    const char *namespace;
    const char *name;
    const char *doc;
    struct type *types;
    size_t type_count;
    struct message *messages;
    size_t message_count;
    struct output *outputs;
    size_t output_count;
    struct action *actions;
    size_t action_count;
    struct setting *settings;
    size_t setting_count;
};

/* The argument of an action by its name, which is borrowed, or NULL. The argument is the action's. */
struct argument *model_argument(const struct action *action, const char *name);

#endif
