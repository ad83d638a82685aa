#ifndef ERROR_H
#define ERROR_H

#include <stdbool.h>

#include "errors.h"

/*
 * How failure travels. A function that can fail returns bool, true for success, and takes a struct error last, never
 * NULL. The function that detects a failure describes it with error_set(); its callers pass it on untouched, and the
 * one that can do something about it decides. Nothing here allocates.
 *
 *     if (length > NAME_MAX)                                        right: say it where it is known
 *         return error_set(error, ERROR_BAD_ARGUMENT, "a name has at most %d bytes", NAME_MAX);
 *     if (!parse(text, &value, error))                              right: pass it on
 *         return false;
 *     error_set(error, ERROR_BAD_ARGUMENT, "parse failed");         WRONG: the reason is lost
 */

enum {
    ERROR_DETAIL_MAX = 2048, /* bytes of the sentence, NUL included; a longer one is cut */
    ERROR_ARGUMENT_MAX = 64, /* bytes of an argument's name, NUL included */
};

struct error {
    enum error_code code;
    unsigned retry_after;              /* seconds after which trying again may help; 0: what the code's row says */
    char argument[ERROR_ARGUMENT_MAX]; /* the argument at fault, or "" */
    char detail[ERROR_DETAIL_MAX];     /* a sentence for a person, in UTF-8 */
};

/*
 * Describes a failure. error: overwritten whole. code: what kind. format: a printf format for the sentence; bytes in
 * the result that are not UTF-8 or are control characters become '?', since the sentence goes into JSON and logs.
 * Returns false always, so that a failing function can return it.
 */
bool error_set(struct error *error, enum error_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Names the argument at fault in an error that is already set. name: cut at ERROR_ARGUMENT_MAX. Returns false. */
bool error_set_argument(struct error *error, const char *name);

#endif
