#include "tls_session.h"

#include <gnutls/gnutls.h>
#include <stdlib.h>

#include "tls.h"

struct tls_session {
    gnutls_session_t session;
    struct tls_identity *identity;
    int fd;
    bool unsent; /* a record waits within GnuTLS, whose bytes count as not sent yet */
};

struct tls_session *tls_session_new(struct tls *tls, int fd)
{
    /* Without tickets: a session taken up again would not have the client's certificate looked at. */
    const unsigned flags = GNUTLS_SERVER | GNUTLS_NONBLOCK | GNUTLS_NO_SIGNAL | GNUTLS_NO_TICKETS;
    struct tls_session *session = calloc(1, sizeof(*session));

    if (session == NULL)
        return NULL;
    session->fd = fd;
    session->identity = tls_take(tls);
    if (gnutls_init(&session->session, flags) != 0 || !tls_prepare(session->session, session->identity)) {
        tls_session_free(session);
        return NULL;
    }
    gnutls_transport_set_int(session->session, fd);
    return session;
}

void tls_session_free(struct tls_session *session)
{
    if (session == NULL)
        return;
    if (session->session != NULL)
        gnutls_deinit(session->session);
    tls_identity_release(session->identity);
    free(session);
}

/* Whether nothing has come of a call yet. A warning counts as that, so that many of them take no more than one turn. */
static bool must_wait(ssize_t result)
{
    return result == GNUTLS_E_AGAIN || result == GNUTLS_E_INTERRUPTED || result == GNUTLS_E_WARNING_ALERT_RECEIVED;
}

enum tls_handshake tls_session_handshake(struct tls_session *session)
{
    int result = gnutls_handshake(session->session);

    if (result == 0)
        return TLS_HANDSHAKE_DONE;
    if (must_wait(result))
        return gnutls_record_get_direction(session->session) == 0 ? TLS_HANDSHAKE_WAITS_READABLE
                                                                  : TLS_HANDSHAKE_WAITS_WRITABLE;
    (void)gnutls_alert_send_appropriate(session->session, result);
    return TLS_HANDSHAKE_FAILED;
}

static ssize_t receive_records(const struct transport *transport, void *bytes, size_t size)
{
    const struct tls_session *session = transport->session;
    ssize_t count = gnutls_record_recv(session->session, bytes, size);

    if (count >= 0)
        return count;
    /* A peer that closes without close_notify: frames and close frames have lengths, so nothing can be cut unseen. */
    if (count == GNUTLS_E_PREMATURE_TERMINATION)
        return TRANSPORT_END;
    /* A client that asks for another handshake is refused too: nothing here needs one. */
    return must_wait(count) ? TRANSPORT_LATER : TRANSPORT_BROKEN;
}

static ssize_t send_records(const struct transport *transport, const void *bytes, size_t size)
{
    struct tls_session *session = transport->session;
    ssize_t count = 0;

    do /* what GnuTLS holds already goes first, and counts as the first of these bytes */
        count = session->unsent ? gnutls_record_send(session->session, NULL, 0)
                                : gnutls_record_send(session->session, bytes, size);
    while (count == GNUTLS_E_INTERRUPTED);
    session->unsent = count == GNUTLS_E_AGAIN;
    if (count >= 0)
        return count;
    return session->unsent ? TRANSPORT_LATER : TRANSPORT_BROKEN;
}

static bool records_pending(const struct transport *transport)
{
    const struct tls_session *session = transport->session;

    return gnutls_record_check_pending(session->session) > 0;
}

struct transport tls_session_transport(struct tls_session *session)
{
    return (struct transport){
        .receive = receive_records,
        .send = send_records,
        .pending = records_pending,
        .fd = session->fd,
        .session = session,
    };
}

bool tls_session_peer_name(const struct tls_session *session, char *name, size_t size)
{
    return tls_peer_name(session->session, name, size);
}

void tls_session_end(struct tls_session *session)
{
    (void)gnutls_bye(session->session, GNUTLS_SHUT_WR);
}
