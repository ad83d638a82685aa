#ifndef SLICE_H
#define SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* Borrowed text: a place and a length in bytes, not ended by NUL. data is NULL where there is no text at all. */
struct slice {
    const char *data;
    size_t length;
};

/* The slice of a C string, without its NUL. text may be NULL, which gives the absent slice. */
static inline struct slice slice_of(const char *text)
{
    return (struct slice){ .data = text, .length = text ? strlen(text) : 0 };
}

/* Whether two slices hold the same bytes. An absent slice equals an empty one. */
static inline bool slice_equal(struct slice a, struct slice b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

/* A text without the blanks around it. blanks: the bytes that are some. */
static inline struct slice slice_trim(struct slice text, const char *blanks)
{
    size_t count = strlen(blanks);

    while (text.length > 0 && memchr(blanks, text.data[0], count) != NULL)
        text = (struct slice){ text.data + 1, text.length - 1 };
    while (text.length > 0 && memchr(blanks, text.data[text.length - 1], count) != NULL)
        text.length--;
    return text;
}

/* Takes the next line off a text. text: moved behind it. line: set to it, without its newline. False at the end. */
static inline bool slice_take_line(struct slice *text, struct slice *line)
{
    const char *newline = NULL;
    size_t taken = text->length;

    if (text->length == 0)
        return false;
    *line = *text;
    newline = memchr(text->data, '\n', text->length);
    if (newline != NULL) {
        line->length = (size_t)(newline - text->data);
        taken = line->length + 1;
    }
    *text = (struct slice){ text->data + taken, text->length - taken };
    return true;
}

#endif
