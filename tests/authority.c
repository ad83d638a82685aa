#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "authority.h"

enum {
    DAY_SECONDS = 86400
};

static char *take(gnutls_datum_t *text)
{
    char *copy = strndup((const char *)text->data, text->size);

    assert_non_null(copy);
    gnutls_free(text->data);
    return copy;
}

static void set_name(gnutls_x509_crt_t certificate, const char *name)
{
    assert_int_equal(
        gnutls_x509_crt_set_dn_by_oid(certificate, GNUTLS_OID_X520_COMMON_NAME, 0, name, (unsigned)strlen(name)), 0);
}

void authority_make(struct authority *made, const struct authority_names *names, const struct authority *issuer)
{
    const unsigned bits = GNUTLS_CURVE_TO_BITS(GNUTLS_ECC_CURVE_SECP256R1);
    time_t now = time(NULL);
    gnutls_datum_t text = { .data = NULL };
    unsigned char serial = (unsigned char)(names->common[0] & 0x7f);

    assert_int_equal(gnutls_x509_privkey_init(&made->key), 0);
    assert_int_equal(gnutls_x509_privkey_generate(made->key, GNUTLS_PK_ECDSA, bits, 0), 0);
    assert_int_equal(gnutls_x509_crt_init(&made->certificate), 0);
    assert_int_equal(gnutls_x509_crt_set_version(made->certificate, 3), 0);
    assert_int_equal(gnutls_x509_crt_set_serial(made->certificate, &serial, 1), 0);
    assert_int_equal(gnutls_x509_crt_set_activation_time(made->certificate, now - 365L * DAY_SECONDS), 0);
    assert_int_equal(gnutls_x509_crt_set_expiration_time(made->certificate, now + names->days * (long)DAY_SECONDS), 0);
    set_name(made->certificate, names->common);
    if (names->second != NULL)
        set_name(made->certificate, names->second);
    assert_int_equal(gnutls_x509_crt_set_basic_constraints(made->certificate, names->purpose == NULL, -1), 0);
    if (names->purpose != NULL)
        assert_int_equal(gnutls_x509_crt_set_key_purpose_oid(made->certificate, names->purpose, 0), 0);
    assert_int_equal(gnutls_x509_crt_set_key(made->certificate, made->key), 0);
    if (issuer == NULL)
        issuer = made;
    assert_int_equal(gnutls_x509_crt_sign2(made->certificate, issuer->certificate, issuer->key, GNUTLS_DIG_SHA256, 0),
                     0);
    assert_int_equal(gnutls_x509_crt_export2(made->certificate, GNUTLS_X509_FMT_PEM, &text), 0);
    made->certificate_pem = take(&text);
    assert_int_equal(gnutls_x509_privkey_export2(made->key, GNUTLS_X509_FMT_PEM, &text), 0);
    made->key_pem = take(&text);
}

void authority_clear(struct authority *authority)
{
    gnutls_x509_crt_deinit(authority->certificate);
    gnutls_x509_privkey_deinit(authority->key);
    free(authority->certificate_pem);
    free(authority->key_pem);
}
