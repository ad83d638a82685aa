#ifndef PATTERN_H
#define PATTERN_H

#include <stdbool.h>

#include "arena.h"

/*
 * The patterns of the schema: POSIX extended regular expressions over bytes that must match a whole text, with
 * backslash escapes of punctuation outside classes, and without anchors, named classes and back-references.
 */

/*
 * Translates a pattern into a re2c rule that never matches NUL. arena: owns the rule.
 * why: set to what is wrong with the pattern when NULL is returned.
 */
char *pattern_rule(struct arena *arena, const char *pattern, const char **why);

/* Translates literal text into a re2c rule. */
char *pattern_literal(struct arena *arena, const char *text);

/* Whether a pattern that pattern_rule() accepts matches the whole of text. */
bool pattern_matches(const char *pattern, const char *text);

#endif
