#ifndef OPTION_ROW_H
#define OPTION_ROW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "error.h"
#include "options.h"

enum {
    OPTION_ROWS_MAX = 64,    /* options */
    OPTION_DEFAULTS_MAX = 3, /* defaults of one option */
    OPTION_HELP_WIDTH = 25,  /* of the help's left column */
};

/* One option. The command line, the file and the help are all read off this. */
struct option_row {
    const char *name;
    const char *value; /* what stands for its value in the help; NULL: it takes none */
    const char *doc;
    const char *initial[OPTION_DEFAULTS_MAX + 1]; /* read as if given; none: the field is filled with zeros */
    bool (*read)(const struct option_row *row, const char *text, struct options *options, struct error *error);
    void (*explain)(FILE *stream); /* prints more help, or NULL */
    size_t offset;                 /* of its field in struct options */
    size_t count_offset;           /* of the size_t that counts its values, if it may be repeated and they are kept */
    size_t minimum;                /* numbers */
    size_t maximum;                /* numbers */
    const char *const *words;      /* one word of these, in the order of the enumeration; NULL after the last */
    enum options_task task;        /* what it asks for, if it does */
    bool repeatable;
    bool command_line_only;
    bool flag; /* its value may be left out on the command line, which means yes */
};

/* All options, in the order of the help. */
extern const struct option_row option_rows[];
extern const size_t option_row_count;

/*
 * The kinds of values, for option_row.read: each reads a text and sets the row's field. text: never NULL, but for
 * option_read_task(), which does not look at it, and option_read_flag(). options: changed. Each fails with
 * ERROR_CONFIGURATION and a sentence that begins with the option's name.
 */

/* What the daemon is asked to do; of several the last of the enumeration, in whatever order they come. */
bool option_read_task(const struct option_row *row, const char *text, struct options *options, struct error *error);

/* A whole number from minimum to maximum, for a field of type size_t. */
bool option_read_number(const struct option_row *row, const char *text, struct options *options, struct error *error);

/* yes or no, for a field of type bool; NULL is yes. */
bool option_read_flag(const struct option_row *row, const char *text, struct options *options, struct error *error);

/* One of the row's words, for a field of an enumeration type. */
bool option_read_word(const struct option_row *row, const char *text, struct options *options, struct error *error);

/* The origin of a page, on to the list. */
bool option_read_origin(const struct option_row *row, const char *text, struct options *options, struct error *error);

/* A path, for a field of OPTIONS_PATH_MAX bytes. */
bool option_read_path(const struct option_row *row, const char *text, struct options *options, struct error *error);

/* The same, but absolute. */
bool option_read_absolute(const struct option_row *row, const char *text, struct options *options, struct error *error);

/* An address to listen on, one more. */
bool option_read_listen(const struct option_row *row, const char *text, struct options *options, struct error *error);

/* NAME=PATH of another program, one more. */
bool option_read_program(const struct option_row *row, const char *text, struct options *options, struct error *error);

/* Prints what can stand before an address. */
void option_explain_listen(FILE *stream);

/* The name of a dialect of any class, or auto. */
bool option_read_dialect(const struct option_row *row, const char *text, struct options *options, struct error *error);

/* Prints the dialects that there are, as a line of the help. */
void option_explain_dialects(FILE *stream);

#endif
