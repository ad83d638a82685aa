#include "handshake.h"

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <stdint.h>
#include <strings.h>

enum {
    KEY_LENGTH = 24, /* of 16 bytes in base64 */
    KEY_BYTES = 16,
    SHA1_BYTES = 20,
};

static const char guid[] = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; /* RFC 6455, 1.3 */

static bool check_key(struct slice key)
{
    char text[KEY_LENGTH] = "";
    gnutls_datum_t encoded = { .data = (unsigned char *)text, .size = KEY_LENGTH };
    gnutls_datum_t bytes = { .data = NULL };
    bool valid = false;

    if (key.length != KEY_LENGTH)
        return false;
    memcpy(text, key.data, KEY_LENGTH);
    if (gnutls_base64_decode2(&encoded, &bytes) == 0)
        valid = bytes.size == KEY_BYTES;
    gnutls_free(bytes.data);
    return valid;
}

static bool answer_key(struct slice key, char accept[HANDSHAKE_ACCEPT_SIZE], struct error *error)
{
    char text[KEY_LENGTH + sizeof(guid)] = "";
    uint8_t digest[SHA1_BYTES] = { 0 };
    gnutls_datum_t bytes = { .data = digest, .size = sizeof(digest) };
    gnutls_datum_t encoded = { .data = NULL };

    memcpy(text, key.data, KEY_LENGTH);
    memcpy(text + KEY_LENGTH, guid, sizeof(guid));
    if (gnutls_hash_fast(GNUTLS_DIG_SHA1, text, strlen(text), digest) != 0 ||
        gnutls_base64_encode2(&bytes, &encoded) != 0)
        return error_set(error, ERROR_NO_MEMORY, "the answer to Sec-WebSocket-Key could not be computed");
    memcpy(accept, encoded.data, HANDSHAKE_ACCEPT_SIZE - 1);
    accept[HANDSHAKE_ACCEPT_SIZE - 1] = '\0';
    gnutls_free(encoded.data);
    return true;
}

bool handshake_accept(const struct handshake *handshake, char accept[HANDSHAKE_ACCEPT_SIZE], struct error *error)
{
    if (!handshake->get)
        return error_set(error, ERROR_BAD_HANDSHAKE, "a WebSocket is opened with the method GET");
    if (!handshake->http11)
        return error_set(error, ERROR_BAD_HANDSHAKE, "a WebSocket is opened with HTTP/1.1");
    if (!handshake->connection)
        return error_set(error, ERROR_BAD_HANDSHAKE, "the header Connection does not say \"Upgrade\"");
    if (!slice_equal(handshake->version, slice_of("13")))
        return error_set(error, ERROR_BAD_WEBSOCKET_VERSION, "Sec-WebSocket-Version must be 13");
    if (!check_key(handshake->key))
        return error_set(error, ERROR_BAD_HANDSHAKE, "Sec-WebSocket-Key must be 16 bytes in base64");
    return answer_key(handshake->key, accept, error);
}

bool handshake_has_token(struct slice list, const char *token)
{
    while (list.length > 0) {
        const char *comma = memchr(list.data, ',', list.length);
        size_t length = comma != NULL ? (size_t)(comma - list.data) : list.length;
        struct slice item = slice_trim((struct slice){ .data = list.data, .length = length }, " \t");

        if (item.length == strlen(token) && strncasecmp(item.data, token, item.length) == 0)
            return true;
        if (comma == NULL)
            break;
        list.data += length + 1;
        list.length -= length + 1;
    }
    return false;
}
