#ifndef JSON_TEXT_H
#define JSON_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "error.h"
#include "slice.h"

/*
 * Looks through a JSON text for what json-c lets pass although RFC 8259 does not: strings in single quotes, control
 * characters in strings, NUL, comments, NaN and Infinity, numbers it would clamp (more than 18 digits in an integer),
 * blanks that are none. It is no parser: what stands where is json-c's to judge.
 * text: any bytes; a NUL must follow it at text.data[text.length]. members: set to the number of members in all
 * objects, which is larger than what a parsed tree holds if a name came twice. Fails with ERROR_NOT_JSON, naming the
 * line and column of the first fault.
 */
bool json_text_check(struct slice text, size_t *members, struct error *error) __attribute__((warn_unused_result));

#endif
