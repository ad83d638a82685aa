#ifndef SCHEMA_H
#define SCHEMA_H

#include "form.h"
#include "model.h"

/*
 * Reads a class file into a model: its form is checked and its names are resolved.
 * form: owns the model, and gets every mistake. file: borrowed.
 * Returns the model, which is whole only if nothing was reported; NULL if the file is no JSON object.
 */
struct class *schema_read(struct form *form, const char *file);

#endif
