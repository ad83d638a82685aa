#include "outbox.h"

#include <string.h>

enum {
    KEPT_BYTES = 65536
}; /* of a larger buffer nothing is kept once it is sent */

void outbox_init(struct outbox *outbox, size_t limit)
{
    outbox->sent = 0;
    outbox->limit = limit;
    /* Twice the limit, since what is sent already stays at the front for a while. */
    buffer_init(&outbox->bytes, 2 * limit);
}

void outbox_clear(struct outbox *outbox)
{
    buffer_clear(&outbox->bytes);
    outbox->sent = 0;
}

bool outbox_empty(const struct outbox *outbox)
{
    return outbox->sent == outbox->bytes.length;
}

/* Half of the bytes at least must have been sent, so that none is moved more than twice on average. */
static void close_gap(struct outbox *outbox)
{
    struct buffer *bytes = &outbox->bytes;

    if (outbox->sent == 0 || outbox->sent < bytes->length / 2)
        return;
    memmove(bytes->data, bytes->data + outbox->sent, bytes->length - outbox->sent);
    bytes->length -= outbox->sent;
    bytes->data[bytes->length] = '\0';
    outbox->sent = 0;
}

bool outbox_add(struct outbox *outbox, const void *bytes, size_t length)
{
    close_gap(outbox);
    buffer_append(&outbox->bytes, bytes, length);
    return !outbox->bytes.failed;
}

bool outbox_flush(struct outbox *outbox, const struct transport *transport)
{
    struct buffer *bytes = &outbox->bytes;

    if (bytes->failed)
        return false;
    while (!outbox_empty(outbox)) {
        ssize_t size = transport->send(transport, bytes->data + outbox->sent, bytes->length - outbox->sent);

        if (size == TRANSPORT_LATER)
            return bytes->length - outbox->sent <= outbox->limit;
        if (size < 0)
            return false;
        outbox->sent += (size_t)size;
    }
    if (bytes->capacity > KEPT_BYTES)
        outbox_clear(outbox);
    else
        close_gap(outbox);
    return true;
}
