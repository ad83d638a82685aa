#ifndef TLS_H
#define TLS_H

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
 * files: as for tls_new(). After a failure all is as it was. Fails as tls_new() does.
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
 * The common name of the certificate that a client has proved to have, for a session whose handshake is done.
 * name: filled with printable ASCII and a NUL. size: bytes that fit there. Returns false if the client has shown none,
 * or if its name is missing, twice there, too long, or has other characters.
 */
bool tls_peer_name(gnutls_session_t session, char *name, size_t size) __attribute__((warn_unused_result));

#endif
