#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <gnutls/crypto.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "authority.h"
#include "tls_client.h"

enum {
    PATIENCE_SECONDS = 15,
    HEAD_MAX = 14, /* bytes of a frame's header, mask included */
    ANSWER_SIZE = 1024,
};

void tls_client_connect(struct tls_client *client, int port)
{
    struct timeval patience = { .tv_sec = PATIENCE_SECONDS };
    struct sockaddr_in address = { .sin_family = AF_INET,
                                   .sin_port = htons((in_port_t)port),
                                   .sin_addr = { htonl(INADDR_LOOPBACK) } };

    memset(client, 0, sizeof(*client));
    client->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_true(client->fd >= 0);
    assert_int_equal(setsockopt(client->fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience)), 0);
    assert_int_equal(connect(client->fd, (const struct sockaddr *)&address, sizeof(address)), 0);
}

bool tls_client_begin(struct tls_client *client, const char *priorities, const struct authority *certificate)
{
    int result = GNUTLS_E_AGAIN;

    assert_int_equal(gnutls_init(&client->session, GNUTLS_CLIENT | GNUTLS_NO_SIGNAL), 0);
    assert_int_equal(gnutls_priority_set_direct(client->session, priorities, NULL), 0);
    assert_int_equal(gnutls_certificate_allocate_credentials(&client->credentials), 0);
    if (certificate != NULL) {
        gnutls_x509_crt_t list[] = { certificate->certificate };

        assert_int_equal(gnutls_certificate_set_x509_key(client->credentials, list, 1, certificate->key), 0);
    }
    assert_int_equal(gnutls_credentials_set(client->session, GNUTLS_CRD_CERTIFICATE, client->credentials), 0);
    gnutls_transport_set_int(client->session, client->fd);
    do
        result = gnutls_handshake(client->session);
    while (result == GNUTLS_E_INTERRUPTED);
    return result == 0;
}

void tls_client_send(const struct tls_client *client, const void *bytes, size_t length)
{
    while (length > 0) {
        ssize_t count = gnutls_record_send(client->session, bytes, length);

        assert_true(count > 0);
        bytes = (const char *)bytes + count;
        length -= (size_t)count;
    }
}

void tls_client_receive(const struct tls_client *client, void *bytes, size_t length)
{
    while (length > 0) {
        ssize_t count = gnutls_record_recv(client->session, bytes, length);

        if (count <= 0)
            fail_msg("%zu bytes are missing: %s", length, gnutls_strerror((int)count));
        bytes = (char *)bytes + count;
        length -= (size_t)count;
    }
}

char *tls_client_receive_all(const struct tls_client *client)
{
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    char part[ANSWER_SIZE];
    ssize_t count = 0;

    assert_non_null(stream);
    while ((count = gnutls_record_recv(client->session, part, sizeof(part))) > 0)
        fwrite(part, 1, (size_t)count, stream);
    fclose(stream);
    /* Said to be the end, not just cut off. */
    assert_int_equal(count, 0);
    return text;
}

bool tls_client_ends(const struct tls_client *client)
{
    char byte = 0;
    ssize_t count =
        client->session != NULL ? gnutls_record_recv(client->session, &byte, 1) : recv(client->fd, &byte, 1, 0);

    return count == 0 || (client->session != NULL && count < 0 && count != GNUTLS_E_AGAIN);
}

void tls_client_digest(const struct tls_client *client, unsigned char digest[32])
{
    unsigned count = 0;
    const gnutls_datum_t *peers = gnutls_certificate_get_peers(client->session, &count);

    assert_non_null(peers);
    assert_int_equal(gnutls_hash_fast(GNUTLS_DIG_SHA256, peers[0].data, peers[0].size, digest), 0);
}

void tls_client_close(struct tls_client *client)
{
    if (client->session != NULL)
        gnutls_deinit(client->session);
    if (client->credentials != NULL)
        gnutls_certificate_free_credentials(client->credentials);
    close(client->fd);
    memset(client, 0, sizeof(*client));
}

void tls_client_open(struct tls_client *client, int port, const struct authority *certificate)
{
    static const char yes[] = "HTTP/1.1 101 Switching Protocols\r\n"
                              "Upgrade: websocket\r\n"
                              "Connection: Upgrade\r\n"
                              "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";
    static const char opening[] = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                                  "Sec-WebSocket-Version: 13\r\n"
                                  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    char answer[sizeof(yes)] = "";

    tls_client_connect(client, port);
    assert_true(tls_client_begin(client, "NORMAL", certificate));
    tls_client_send(client, opening, sizeof(opening) - 1);
    tls_client_receive(client, answer, sizeof(yes) - 1);
    assert_string_equal(answer, yes);
}

void tls_client_send_frame(const struct tls_client *client, int first_byte, const char *payload, size_t length)
{
    static const char mask[4] = { 0x12, 0x34, 0x56, 0x78 };
    char *frame = malloc(length + HEAD_MAX);
    size_t at = 0;

    assert_non_null(frame);
    frame[at++] = (char)first_byte;
    if (length < 126) {
        frame[at++] = (char)(0x80 | length);
    } else {
        frame[at++] = (char)(0x80 | 127);
        for (int shift = 56; shift >= 0; shift -= 8)
            frame[at++] = (char)((uint64_t)length >> shift);
    }
    memcpy(frame + at, mask, sizeof(mask));
    at += sizeof(mask);
    for (size_t i = 0; i < length; i++)
        frame[at++] = (char)(payload[i] ^ mask[i % 4]);
    tls_client_send(client, frame, at);
    free(frame);
}

char *tls_client_receive_frame(const struct tls_client *client, int first_byte, size_t *length)
{
    unsigned char head[10] = { 0 };
    char *payload = NULL;
    size_t extra = 0;

    tls_client_receive(client, head, 2);
    assert_int_equal(head[0], first_byte);
    *length = head[1];
    if (head[1] >= 126) {
        extra = head[1] == 126 ? 2 : 8;
        tls_client_receive(client, head + 2, extra);
        *length = 0;
        for (size_t i = 0; i < extra; i++)
            *length = *length << 8 | head[2 + i];
    }
    payload = malloc(*length + 1);
    assert_non_null(payload);
    if (*length > 0)
        tls_client_receive(client, payload, *length);
    payload[*length] = '\0';
    return payload;
}
