#ifndef SCHEMA_H
#define SCHEMA_H

#include "model.h"
#include "report.h"

/*
 * Reads a class file into a model: its form is checked and its names are resolved.
 * arena: owns the model. report: told of every mistake. file: borrowed.
 * Returns the model, which is whole only if nothing was reported; NULL if the file is no JSON object.
 */
struct class *schema_read(struct arena *arena, struct report *report, const char *file);

#endif
