#ifndef JSON_WRITER_H
#define JSON_WRITER_H

#include "buffer.h"
#include "slice.h"

/* Adds text as a JSON string with its quotes. text: UTF-8, which the caller has checked; any control character. */
void json_write_string(struct buffer *buffer, struct slice text);

/* Adds text escaped as inside a JSON string, without quotes, so that a string can be made of pieces. text: UTF-8. */
void json_write_escaped(struct buffer *buffer, struct slice text);

#endif
