#ifndef UTF8_H
#define UTF8_H

#include <stdbool.h>
#include <stddef.h>

#include "slice.h"

/*
 * The length of the character that text begins with: 1 to 4 bytes, or 0 if it begins with none that can be shown: bytes
 * that are not UTF-8 (RFC 3629), a control character, or the end. text: ended by a NUL.
 */
size_t utf8_printable(const char *text);

/* Whether a byte of UTF-8 is one behind the first of its character. */
static inline bool utf8_is_tail(char byte)
{
    return ((unsigned char)byte & 0xc0) == 0x80;
}

/* Where to cut text so that at most max bytes are left and no character is broken. text: UTF-8, or anything. */
size_t utf8_cut(struct slice text, size_t max);

#endif
