#include "fuzz.h"
#include "opening.h"

/* Any bytes as the request that opens a WebSocket, whole and as far as its end. */

static void check_slice(struct slice text, struct slice part)
{
    if (part.data == NULL)
        return;
    fuzz_check(part.data >= text.data && part.data + part.length <= text.data + text.length);
    for (size_t i = 0; i < part.length; i++)
        fuzz_check(part.data[i] == '\t' || ((unsigned char)part.data[i] >= ' ' && part.data[i] != '\x7f'));
}

static void check_opening(struct slice text, const struct opening *opening)
{
    const struct slice parts[] = { opening->method,       opening->target,        opening->host,
                                   opening->origin,       opening->authorization, opening->handshake.version,
                                   opening->handshake.key };

    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
        check_slice(text, parts[i]);
    fuzz_check(opening->method.length > 0 && opening->target.length > 0 && opening->target.data[0] == '/');
    fuzz_check(opening->host.data != NULL);
    /* It is as long as it says, and no longer. */
    fuzz_check(opening_length(text, 0) == text.length);
}

static void check_read(struct slice text)
{
    struct opening opening;
    struct error error = { .code = ERROR_NONE };
    char accept[HANDSHAKE_ACCEPT_SIZE] = "";

    if (!opening_read(text, &opening, &error)) {
        fuzz_check(error.code == ERROR_BAD_HANDSHAKE || error.code == ERROR_HEADERS_TOO_LARGE);
        fuzz_check(error.detail[0] != '\0');
        return;
    }
    check_opening(text, &opening);
    if (handshake_accept(&opening.handshake, accept, &error))
        fuzz_check(strlen(accept) == HANDSHAKE_ACCEPT_SIZE - 1);
    else
        fuzz_check(error.code == ERROR_BAD_HANDSHAKE || error.code == ERROR_BAD_WEBSOCKET_VERSION);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t length = opening_length((struct slice){ .data = (const char *)data, .length = size }, 0);
    struct slice text = fuzz_text(data, length > 0 ? length : size);

    fuzz_check(length <= size);
    if (length > 0)
        fuzz_check(opening_length(text, length - 1) == length);
    check_read(text);
    fuzz_free(text);
    return 0;
}
