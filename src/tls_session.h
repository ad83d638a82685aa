#ifndef TLS_SESSION_H
#define TLS_SESSION_H

#include <stdbool.h>
#include <stddef.h>

#include "transport.h"

struct tls;
struct tls_session;

/* How far a handshake is. */
enum tls_handshake {
    TLS_HANDSHAKE_DONE,
    TLS_HANDSHAKE_WAITS_READABLE,
    TLS_HANDSHAKE_WAITS_WRITABLE,
    TLS_HANDSHAKE_FAILED,
};

/*
 * The server's side of TLS over a connection that has just been accepted. tls: borrowed for this call. fd: a connected,
 * non-blocking socket, borrowed until tls_session_free(). Returns NULL without memory.
 */
struct tls_session *tls_session_new(struct tls *tls, int fd);

/* Ends a session, without a word to the peer. NULL is allowed. */
void tls_session_free(struct tls_session *session);

/* Goes on with the handshake, as far as it goes without waiting. To be called until it is done or has failed. */
enum tls_handshake tls_session_handshake(struct tls_session *session);

/* How bytes go over a session after its handshake. Valid as long as the session. */
struct transport tls_session_transport(struct tls_session *session);

/* As tls_peer_name(). */
bool tls_session_peer_name(const struct tls_session *session, char *name, size_t size)
    __attribute__((warn_unused_result));

/* Tells the peer that nothing more will come, if the socket takes that at once. */
void tls_session_end(struct tls_session *session);

#endif
