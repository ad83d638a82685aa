#ifndef TLS_CLIENT_H
#define TLS_CLIENT_H

#include <gnutls/gnutls.h>
#include <stdbool.h>
#include <stddef.h>

struct authority;

/* A raw client of TLS, for tests: it sends what no real client would. Blocking, with a time limit. */
struct tls_client {
    int fd;
    gnutls_session_t session;
    gnutls_certificate_credentials_t credentials;
};

/* Connects to a port of 127.0.0.1, without TLS yet. Fails the test on error. */
void tls_client_connect(struct tls_client *client, int port);

/* Begins TLS. priorities: in the words of GnuTLS. certificate: to be shown; NULL: none. Returns whether the handshake
 * has succeeded; with TLS 1.3 the server may still refuse the certificate. */
bool tls_client_begin(struct tls_client *client, const char *priorities, const struct authority *certificate);

/* Sends in one record for each 16384 bytes. Fails the test on error. */
void tls_client_send(const struct tls_client *client, const void *bytes, size_t length);

/* Receives exactly so many bytes. Fails the test if there are fewer. */
void tls_client_receive(const struct tls_client *client, void *bytes, size_t length);

/* Receives all until the end, as a string that the caller owns. */
char *tls_client_receive_all(const struct tls_client *client);

/* Whether the connection ends, orderly or not, before a byte comes. */
bool tls_client_ends(const struct tls_client *client);

/* The SHA-256 of the certificate that the server has shown. */
void tls_client_digest(const struct tls_client *client, unsigned char digest[32]);

/* Closes without a word. */
void tls_client_close(struct tls_client *client);

/* Opens a WebSocket: tls_client_connect(), tls_client_begin() with this certificate or NULL, the opening request and
 * its answer, which must be yes. */
void tls_client_open(struct tls_client *client, int port, const struct authority *certificate);

/* Sends one masked frame. first_byte: 0x81 for a whole text. */
void tls_client_send_frame(const struct tls_client *client, int first_byte, const char *payload, size_t length);

/* Receives one frame of this first byte. Returns its payload, ended by a NUL, which the caller owns. */
char *tls_client_receive_frame(const struct tls_client *client, int first_byte, size_t *length);

#endif
