#ifndef EMIT_H
#define EMIT_H

#include <stdio.h>

#include "model.h"

/* The products of a checked class, each written to a stream as its file shall be. */

/* Argument and record structs, and what the class exports: generated/CLASS.h. */
void emit_header(const struct class *class, FILE *stream);

/* Rows, and the functions that build argument vectors: generated/CLASS.c. arena: for scratch. */
void emit_tables(struct arena *arena, const struct class *class, FILE *stream);

/* Pattern checks and keyword lexers for re2c: generated/CLASS_lexers.re. arena: for scratch. */
void emit_lexers(struct arena *arena, const struct class *class, FILE *stream);

/* The table of settings: generated/CLASS_settings.c. */
void emit_settings(const struct class *class, FILE *stream);

/* The list of example exchanges that are run as tests: generated/CLASS_contract.c. */
void emit_contract(const struct class *class, FILE *stream);

/* The reference for people: generated/CLASS.md. errors: as for emit_error_codes(). */
void emit_reference(const struct class *class, const struct node *errors, FILE *stream);

/* The list of all classes: generated/classes.c. */
void emit_classes(const struct class *const *classes, size_t count, FILE *stream);

/* The error codes: generated/errors.h. errors: the object of the schema. */
void emit_error_codes(const struct node *errors, FILE *stream);

/* Their table: generated/errors.c. errors: as for emit_error_codes(). */
void emit_error_table(const struct node *errors, FILE *stream);

/* The comment atop a product. file: the schema it is made from. */
void emit_banner(const char *file, FILE *stream);

/* Text as a C string literal with its quotes. */
void emit_string(const char *text, FILE *stream);

/* The constant that numbers a part of a class: CLASS_OF_NAME. of: what it is a part of: type, dialect or setting; the
 * name of the output of a column, of the action of an argument. */
void emit_code(const struct class *class, const char *of, const char *name, FILE *stream);

/* A byte as a C character constant with its quotes. */
void emit_character(char byte, FILE *stream);

/* A name in upper case, as constants have it. */
void emit_upper(const char *name, FILE *stream);

#endif
