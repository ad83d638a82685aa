#include "buffer.h"

#include <stdint.h>
#include <stdlib.h>

enum {
    CAPACITY_MIN = 256
}; /* bytes of the first allocation */

void buffer_init(struct buffer *buffer, size_t limit)
{
    *buffer = (struct buffer){ .limit = limit };
}

void buffer_clear(struct buffer *buffer)
{
    free(buffer->data);
    buffer_init(buffer, buffer->limit);
}

/* Doubles, so that many small appends copy each byte twice at most; size is within the limit. */
static size_t next_capacity(const struct buffer *buffer, size_t size)
{
    size_t capacity = buffer->capacity > 0 ? buffer->capacity : CAPACITY_MIN;

    while (capacity < size && capacity <= buffer->limit / 2)
        capacity *= 2;
    return capacity < size || capacity > buffer->limit ? buffer->limit : capacity;
}

bool buffer_reserve(struct buffer *buffer, size_t size)
{
    size_t capacity = 0;
    char *data = NULL;

    if (buffer->failed)
        return false;
    if (buffer->data && size <= buffer->capacity - buffer->length)
        return true;
    if (size <= buffer->limit - buffer->length) {
        capacity = next_capacity(buffer, buffer->length + size);
        data = capacity < SIZE_MAX ? realloc(buffer->data, capacity + 1) : NULL;
    }
    if (!data) {
        buffer->failed = true;
        return false;
    }
    data[buffer->length] = '\0';
    buffer->data = data;
    buffer->capacity = capacity;
    return true;
}

void buffer_append(struct buffer *buffer, const char *bytes, size_t size)
{
    if (!buffer_reserve(buffer, size))
        return;
    if (size > 0)
        memcpy(buffer->data + buffer->length, bytes, size);
    buffer->length += size;
    buffer->data[buffer->length] = '\0';
}

void buffer_append_text(struct buffer *buffer, const char *text)
{
    buffer_append(buffer, text, strlen(text));
}

struct slice buffer_slice(const struct buffer *buffer)
{
    /* Never absent, since readers of slices from here count on the NUL behind them. */
    return (struct slice){ .data = buffer->data ? buffer->data : "", .length = buffer->length };
}
