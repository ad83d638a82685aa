#include "refusal.h"

#include <stdio.h>

#include "dispatch.h"
#include "outbox.h"
#include "request_id.h"

enum {
    HEAD_SIZE = 512, /* bytes of the lines before the body, NUL included */
    STATUS_UNAUTHORIZED = 401,
    STATUS_UPGRADE_REQUIRED = 426,
};

static size_t write_head(char head[HEAD_SIZE], const char *id, const struct error *error, const struct request *request)
{
    const char *more = "Connection: close\r\n";
    char retry_after[48] = "";
    int status = request_status(request);

    if (status == STATUS_UNAUTHORIZED)
        more = "Connection: close\r\nWWW-Authenticate: Basic realm=\"iocaged\", charset=\"UTF-8\"\r\n";
    if (status == STATUS_UPGRADE_REQUIRED)
        more = "Connection: close, Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n";
    if (request_retry_after(request) > 0)
        snprintf(retry_after, sizeof(retry_after), "Retry-After: %u\r\n", request_retry_after(request));
    return (size_t)snprintf(head, HEAD_SIZE,
                            "HTTP/1.1 %d %s\r\n"
                            "Content-Type: application/json\r\n"
                            "Cache-Control: no-store\r\n"
                            "Content-Length: %zu\r\n" REQUEST_ID_HEADER ": %s\r\n"
                            "%s%s\r\n",
                            status, error_row(error->code)->phrase, request_reply(request).length, id, more,
                            retry_after);
}

bool refusal_write(struct outbox *outbox, struct dispatch *dispatch, const struct dispatch_peer *peer,
                   const struct error *error)
{
    struct dispatch_peer named = *peer;
    struct request *request = NULL;
    char id[REQUEST_ID_MAX];
    char head[HEAD_SIZE] = "";
    struct slice body = { .data = NULL };
    bool written = false;

    request_id_make(id, slice_of(NULL));
    named.request_id = slice_of(id);
    request = dispatch_refuse(dispatch, &named, ENVELOPE_REST, error);
    if (request == NULL)
        return false;
    body = request_reply(request);
    written =
        outbox_add(outbox, head, write_head(head, id, error, request)) && outbox_add(outbox, body.data, body.length);
    request_free(request);
    return written;
}
