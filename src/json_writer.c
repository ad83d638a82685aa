#include "json_writer.h"

#include <stdint.h>

/* How a byte is written in a string: 0 as it is, 'u' as \u00XX, else \ and this letter. */
static const char escapes[256] = {
    [0x00] = 'u', [0x01] = 'u', [0x02] = 'u', [0x03] = 'u', [0x04] = 'u', [0x05] = 'u', [0x06] = 'u',
    [0x07] = 'u', ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', [0x0b] = 'u', ['\f'] = 'f', ['\r'] = 'r',
    [0x0e] = 'u', [0x0f] = 'u', [0x10] = 'u', [0x11] = 'u', [0x12] = 'u', [0x13] = 'u', [0x14] = 'u',
    [0x15] = 'u', [0x16] = 'u', [0x17] = 'u', [0x18] = 'u', [0x19] = 'u', [0x1a] = 'u', [0x1b] = 'u',
    [0x1c] = 'u', [0x1d] = 'u', [0x1e] = 'u', [0x1f] = 'u', ['"'] = '"',  ['\\'] = '\\'
};

static void write_escape(struct buffer *buffer, uint8_t byte)
{
    static const char digits[] = "0123456789abcdef";
    char escape[] = { '\\', escapes[byte], '0', '0', digits[byte >> 4], digits[byte & 0xf] };

    buffer_append(buffer, escape, escapes[byte] == 'u' ? sizeof(escape) : 2);
}

void json_write_escaped(struct buffer *buffer, struct slice text)
{
    size_t written = 0;

    for (size_t i = 0; i < text.length; i++) {
        uint8_t byte = (uint8_t)text.data[i];

        if (!escapes[byte])
            continue;
        buffer_append(buffer, text.data + written, i - written);
        write_escape(buffer, byte);
        written = i + 1;
    }
    if (written < text.length)
        buffer_append(buffer, text.data + written, text.length - written);
}

void json_write_string(struct buffer *buffer, struct slice text)
{
    buffer_append(buffer, "\"", 1);
    json_write_escaped(buffer, text);
    buffer_append(buffer, "\"", 1);
}
