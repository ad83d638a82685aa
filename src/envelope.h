#ifndef ENVELOPE_H
#define ENVELOPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"
#include "error.h"
#include "slice.h"

enum {
    ENVELOPE_DEPTH_MAX = 16,   /* nested objects and lists in a request, unless fewer are allowed */
    ENVELOPE_MEMBERS_MAX = 64, /* arguments in a request */
    ENVELOPE_ID_MAX = 1024,    /* bytes of an id as JSON */
    ENVELOPE_NAME_MAX = 64,    /* bytes of a namespace, class or action */
    ENVELOPE_ITEMS_MAX = 128,  /* elements of all arguments that are lists or objects */
};

/* How a request came, which decides what its text holds and what goes back. */
enum envelope_form {
    ENVELOPE_REST,      /* the text is the arguments; namespace and class come from the path */
    ENVELOPE_WEBSOCKET, /* the text is the whole envelope */
};

enum value_kind {
    VALUE_STRING,
    VALUE_INTEGER,
    VALUE_BOOLEAN,
    VALUE_LIST,
    VALUE_OBJECT,
    VALUE_OTHER, /* null, a number with a fraction, an object or a list inside another */
};

/* An element of a list or a member of an object. */
struct value_item {
    struct slice name; /* absent in a list */
    enum value_kind kind;
    struct slice text; /* of a string; of an integer as JSON */
};

/* An argument as the request gave it, before anything is known of it. */
struct value {
    struct slice name;
    enum value_kind kind;
    struct slice text;              /* of a string */
    int64_t integer;                /* of an integer; 0 or 1 of a boolean */
    const struct value_item *items; /* of a list or an object */
    size_t item_count;
};

/* A request taken apart. Everything in it borrows from the tree, which the envelope owns. */
struct envelope {
    enum envelope_form form;
    struct slice namespace; /* as the request wrote it; "" if it did not */
    struct slice class;
    struct slice action;                       /* absent if there is none */
    bool bare;                                 /* the arguments are no object: there are none */
    struct slice id;                           /* JSON text; absent if there is none */
    struct value values[ENVELOPE_MEMBERS_MAX]; /* the arguments, without the action */
    size_t value_count;
    struct value_item items[ENVELOPE_ITEMS_MAX];
    size_t item_count;
    void *tree;
};

/* Allows fewer nested objects and lists than ENVELOPE_DEPTH_MAX, in every request. Before any thread reads one. */
void envelope_limit_depth(unsigned depth);

/*
 * Takes a request apart. envelope: overwritten; give it to envelope_clear() in any case, also after a failure, when
 * whatever could be read (id, namespace, class) is there so that the error can be addressed.
 * form: how it came. namespace, class: for ENVELOPE_REST, from the path; otherwise ignored; must live as long as the
 * envelope. text: the request's bytes; a NUL must follow at text.data[text.length].
 * Fails with ERROR_NOT_JSON, ERROR_NOT_OBJECT, ERROR_TOO_DEEP, ERROR_DUPLICATE_NAME, ERROR_BAD_ENVELOPE (an id, name or
 * namespace of the wrong kind or length, too many arguments), ERROR_NO_ACTION (it is no string), ERROR_NO_MEMORY. That
 * there is no action is for the class to judge.
 */
bool envelope_read(struct envelope *envelope, enum envelope_form form, struct slice namespace, struct slice class,
                   struct slice text, struct error *error) __attribute__((warn_unused_result));

/* Frees what the envelope owns. Does nothing to one filled with zeros. */
void envelope_clear(struct envelope *envelope);

/* Begins the reply to a request: everything up to what stands for the arguments. */
void envelope_open(struct buffer *buffer);

/* Ends what envelope_open() began. */
void envelope_close(struct buffer *buffer, const struct envelope *envelope);

/* Begins the reply to a request in which the action succeeded: everything up to the action's own value. */
void envelope_open_reply(struct buffer *buffer, const struct envelope *envelope);

/* Ends what envelope_open_reply() began. */
void envelope_close_reply(struct buffer *buffer, const struct envelope *envelope);

/* Writes a whole reply that says what went wrong with a request. envelope: as envelope_read() left it. */
void envelope_write_error(struct buffer *buffer, const struct envelope *envelope, const struct error *error);

#endif
