#ifndef ACCOUNTS_TEXT_H
#define ACCOUNTS_TEXT_H

#include <stdbool.h>

#include "account_entry.h"
#include "buffer.h"
#include "slice.h"

/* Edits the text of an accounts file and leaves all else in it as it is: comments, blanks, order. */

/* Takes the next line off a text, without its newline. False at the end. */
bool accounts_text_next(struct slice *text, struct slice *line);

/* The line of an account or key, without its newline; absent if there is none. name: kept apart from others of which it
 * is a part. */
struct slice accounts_text_find(struct slice text, enum account_entry_kind kind, const char *name);

/* The value of NAME=VALUE in a line; absent if it has none. */
struct slice accounts_text_value(struct slice line, const char *name);

/* Writes text with a line added at its end. line: without its newline. */
void accounts_text_append(struct slice text, const char *line, struct buffer *edited);

/* Writes text without a line. line: as accounts_text_find() gave it. */
void accounts_text_remove(struct slice text, struct slice line, struct buffer *edited);

/* Writes text with NAME=VALUE in a line replaced, or added if it has none. line: as accounts_text_find() gave it. */
void accounts_text_set(struct slice text, struct slice line, const char *name, const char *value,
                       struct buffer *edited);

#endif
