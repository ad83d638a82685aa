#ifndef NODE_H
#define NODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "arena.h"
#include "report.h"

enum {
    NODE_DEPTH_MAX = 32,
    NODE_FILE_MAX = 4 * 1024 * 1024, /* bytes of one schema file */
};

enum node_kind {
    NODE_OBJECT,
    NODE_LIST,
    NODE_STRING,
    NODE_INTEGER,
    NODE_TRUE,
    NODE_FALSE,
    NODE_NULL,
};

/* A value in a schema file, with the place it stands at. json-c keeps no places, and drops the first of two members of
 * one name without a word; hence this reader. */
struct node {
    const char *file;
    int line;
    enum node_kind kind;
    const char *name; /* of a member of an object, else NULL */
    const char *text; /* of a string */
    long long integer;
    struct node *first; /* of an object's members or a list's elements, in the file's order */
    struct node *next;
    size_t count;
    bool taken; /* a member: somebody has asked for it by its name; see form_finish() */
};

/*
 * Reads a JSON file. arena: owns the nodes. report: gets what is wrong, two members of one name included.
 * Returns the root, or NULL if the file cannot be read as JSON.
 */
struct node *node_read(struct arena *arena, struct report *report, const char *file);

/* The member of an object by its name, or NULL; also if node is NULL or no object. */
struct node *node_member(const struct node *node, const char *name);

/* A word for a kind of node: "an object", "a string". */
const char *node_kind_name(enum node_kind kind);

/* Prints a node as JSON, two blanks deeper for each level, objects and lists that fit on one line in one line.
 * indent: blanks that stand before the line it begins on. */
void node_print(const struct node *node, FILE *stream, int indent);

#endif
