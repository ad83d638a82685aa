#ifndef AUTHORITY_H
#define AUTHORITY_H

#include <gnutls/x509.h>

/* A certificate with its key, for tests: of an authority that signs others, or signed by one. */
struct authority {
    gnutls_x509_crt_t certificate;
    gnutls_x509_privkey_t key;
    char *certificate_pem; /* with a NUL */
    char *key_pem;         /* the same */
};

/* The names in a certificate. */
struct authority_names {
    const char *common;
    const char *second;  /* another common name, or NULL */
    const char *purpose; /* the extended key usage, GNUTLS_KP_...; NULL: this is an authority */
    int days;            /* until it ends; negative: it ended so long ago */
};

/* Makes one, ECDSA P-256. issuer: who signs it; NULL: itself. Fails the test on error. */
void authority_make(struct authority *made, const struct authority_names *names, const struct authority *issuer);

/* Frees it. */
void authority_clear(struct authority *authority);

#endif
