#ifndef TLS_H
#define TLS_H

#include <gnutls/abstract.h>
#include <gnutls/gnutls.h>
#include <stdbool.h>
#include <stddef.h>

#include "error.h"
#include "slice.h"

/*
 * What the daemon proves itself with, and what it asks of clients. All of it comes as bytes, since the process that
 * serves can open no files.
 */
struct tls;

/* One certificate with its key. A session keeps the one that it began with, whatever comes after it. */
struct tls_identity;

enum {
    TLS_NAME_SIZE = 256 /* of a common name, NUL included; a longer one is none of ours */
};

/* What an identity is made of, each in PEM. */
struct tls_files {
    struct slice certificate; /* the daemon's own, then those that lead to its root, if any */
    struct slice key;         /* that belongs to the first */
    struct slice client_ca;   /* who signs the certificates of clients; absent: they are not asked for one */
};

/*
 * Makes what all listeners with TLS share. files: borrowed for this call. To be freed with tls_free(). Returns NULL
 * with ERROR_CONFIGURATION: not PEM, no key, a key that does not belong to the certificate.
 */
struct tls *tls_new(const struct tls_files *files, struct error *error);

/* Frees it. Sessions that are left keep what they need. NULL is allowed. */
void tls_free(struct tls *tls);

/*
 * Has every session from now on use another certificate; those that have begun go on with theirs. From any thread.
 * files: as for tls_new(), but for client_ca: that of tls_new() stays. After a failure all is as it was. Fails as
 * tls_new() does.
 */
bool tls_replace(struct tls *tls, const struct tls_files *files, struct error *error)
    __attribute__((warn_unused_result));

/* The identity for one new session, to be given back with tls_identity_release() after it. From any thread. */
struct tls_identity *tls_take(struct tls *tls);

/* Gives an identity back. From any thread. NULL is allowed. */
void tls_identity_release(struct tls_identity *identity);

/*
 * Tells a server's session that has not begun its handshake what it may speak (TLS 1.2 and later, forward secrecy,
 * authenticated encryption), which certificate to show, and to ask the client for one if there is a client_ca. A client
 * need not have one; one that is not good ends the handshake. identity: borrowed until the session has ended.
 * Returns false without memory.
 */
bool tls_prepare(gnutls_session_t session, const struct tls_identity *identity) __attribute__((warn_unused_result));

/*
 * For a server's session that somebody else prepares, such as libmicrohttpd: what tls_prepare() does, in parts. These
 * are what the session may speak, in the words of GnuTLS, and the certificates of tls_files.client_ca, or NULL; both
 * valid as long as tls.
 */
extern const char tls_priorities[];
const char *tls_client_ca(const struct tls *tls);

/*
 * And this is the rest, to be called in the handshake from a gnutls_certificate_retrieve_function3, which has the last
 * four arguments from its caller. All they are set to is a copy, and GnuTLS's to free. Returns what that returns.
 */
int tls_show(struct tls *tls, gnutls_session_t session, gnutls_pcert_st **certificates, unsigned *count,
             gnutls_privkey_t *key, unsigned *flags);

/*
 * The common name of the certificate that a client has proved to have, for a session whose handshake is done.
 * name: filled with printable ASCII and a NUL. size: bytes that fit there. Returns false if the client has shown none,
 * or if its name is missing, twice there, too long, or has other characters.
 */
bool tls_peer_name(gnutls_session_t session, char *name, size_t size) __attribute__((warn_unused_result));

#endif
