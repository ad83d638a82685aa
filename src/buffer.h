#ifndef BUFFER_H
#define BUFFER_H

#include <stdbool.h>
#include <stddef.h>

#include "slice.h"

/*
 * Owned bytes that grow up to a limit. Failure sticks: after the first append that does not fit, or finds no memory,
 * every further one does nothing, so that a writer can run straight through and ask once at the end.
 */
struct buffer {
    char *data; /* always followed by one NUL, not counted in length; NULL before the first append */
    size_t length;
    size_t capacity;
    size_t limit; /* the largest length allowed */
    bool failed;
};

/* Makes an empty buffer. limit: the largest number of bytes it may ever hold. Free it with buffer_clear(). */
void buffer_init(struct buffer *buffer, size_t limit);

/* Frees what the buffer holds and leaves it empty, with its limit as it was. Does nothing to one filled with zeros. */
void buffer_clear(struct buffer *buffer);

/* Makes room for at least size more bytes, so that they can be written at data + length. False sets failed. */
bool buffer_reserve(struct buffer *buffer, size_t size);

/* Adds size bytes, copied from bytes. */
void buffer_append(struct buffer *buffer, const char *bytes, size_t size);

/* Adds a C string without its NUL. */
void buffer_append_text(struct buffer *buffer, const char *text);

/* The bytes held now, borrowed until the next change of the buffer. */
struct slice buffer_slice(const struct buffer *buffer);

#endif
