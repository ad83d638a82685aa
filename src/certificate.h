#ifndef CERTIFICATE_H
#define CERTIFICATE_H

#include <stdbool.h>

#include "buffer.h"
#include "error.h"
#include "slice.h"

enum {
    CERTIFICATE_FILE_MAX = 1 << 20,    /* bytes of a file with certificates or a key */
    CERTIFICATE_FINGERPRINT_SIZE = 96, /* 32 bytes as AA:BB:..., NUL included */
    CERTIFICATE_DAYS = 3650,           /* that a certificate of our own is good for */
};

/* Where TLS has its files. Each borrowed; NULL or "" for none. */
struct certificate_paths {
    const char *certificate; /* and key: both or none */
    const char *key;
    const char *client_ca;
    const char
        *state; /* the folder for a certificate of our own, in tls.crt and tls.key, if the first two are not given */
};

/* What was read, in PEM. */
struct certificate {
    struct buffer certificate;
    struct buffer key;
    struct buffer client_ca; /* without data if there is none */
};

/*
 * Reads the files of TLS. Without paths of a certificate and a key it takes those of the state folder, and makes what
 * is not there: the folder, for the owner alone; a key (ECDSA P-256), mode 0600; a certificate that signs itself, for
 * this host's name, localhost and the loopback addresses. What is there is never written again. For the process that
 * may open files; what the bytes are worth, tls_new() says. certificate: overwritten, to be freed with
 * certificate_clear() even after a failure. Fails with ERROR_CONFIGURATION: a file cannot be read, a key can be read by
 * everyone, a key without its certificate cannot be used; ERROR_NO_MEMORY.
 */
bool certificate_load(struct certificate *certificate, const struct certificate_paths *paths, struct error *error)
    __attribute__((warn_unused_result));

/*
 * Opens the certificate and its key, once more, for a process that may not: checked as above, and nothing is made. fds:
 * set to both, close-on-exec, the caller's. Fails with ERROR_CONFIGURATION.
 */
bool certificate_open(const struct certificate_paths *paths, int fds[2], struct error *error)
    __attribute__((warn_unused_result));

/* Reads what certificate_open() opened, and closes it. Otherwise as certificate_load(). An fd may be -1: that fails. */
bool certificate_receive(struct certificate *certificate, const int fds[2], struct error *error)
    __attribute__((warn_unused_result));

/* Frees it, and wipes the key. Does nothing to one filled with zeros. */
void certificate_clear(struct certificate *certificate);

/*
 * The SHA-256 fingerprint by which a person knows a certificate, as browsers and openssl print it. pem: the first
 * certificate in it is meant. Fails with ERROR_CONFIGURATION if that is none.
 */
bool certificate_fingerprint(struct slice pem, char text[CERTIFICATE_FINGERPRINT_SIZE], struct error *error)
    __attribute__((warn_unused_result));

#endif
