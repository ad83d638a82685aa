#include "tls.h"

#include <gnutls/x509.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Without RSA key exchange, which has no forward secrecy, and CBC, which is open to padding oracles. */
const char tls_priorities[] = "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:-RSA:-AES-128-CBC:-AES-256-CBC:-SHA1:"
                              "%SERVER_PRECEDENCE";

struct tls_identity {
    atomic_size_t holders;
    gnutls_certificate_credentials_t credentials;
    gnutls_priority_t priorities;
    bool asks_client;
};

struct tls {
    pthread_mutex_t lock; /* of identity */
    struct tls_identity *identity;
    char *client_ca; /* in PEM, or NULL */
};

static bool refuse(const char *what, int result, struct error *error)
{
    return error_set(error, ERROR_CONFIGURATION, "the %s cannot be used: %s", what, gnutls_strerror(result));
}

static gnutls_datum_t datum(struct slice text)
{
    return (gnutls_datum_t){ .data = (unsigned char *)(uintptr_t)text.data, .size = (unsigned)text.length };
}

static bool add_key(struct tls_identity *identity, const struct tls_files *files, struct error *error)
{
    const gnutls_datum_t certificate = datum(files->certificate);
    const gnutls_datum_t key = datum(files->key);
    int result =
        gnutls_certificate_set_x509_key_mem2(identity->credentials, &certificate, &key, GNUTLS_X509_FMT_PEM, NULL, 0);

    if (result == GNUTLS_E_CERTIFICATE_KEY_MISMATCH)
        return error_set(error, ERROR_CONFIGURATION, "the TLS key does not belong to the certificate");
    return result >= 0 ? true : refuse("TLS certificate and key", result, error);
}

static bool add_client_ca(struct tls_identity *identity, const char *client_ca, struct error *error)
{
    const gnutls_datum_t certificates = datum(slice_of(client_ca));
    int result = 0;

    if (client_ca == NULL)
        return true;
    result = gnutls_certificate_set_x509_trust_mem(identity->credentials, &certificates, GNUTLS_X509_FMT_PEM);
    if (result < 0)
        return refuse("certificate of the client CA", result, error);
    if (result == 0)
        return error_set(error, ERROR_CONFIGURATION, "there is no certificate in the file of the client CA");
    identity->asks_client = true;
    return true;
}

static struct tls_identity *make_identity(const struct tls_files *files, const char *client_ca, struct error *error)
{
    struct tls_identity *identity = calloc(1, sizeof(*identity));

    if (identity == NULL) {
        error_set(error, ERROR_NO_MEMORY, "no memory for TLS");
        return NULL;
    }
    atomic_init(&identity->holders, 1);
    if (gnutls_certificate_allocate_credentials(&identity->credentials) != 0 ||
        gnutls_priority_init(&identity->priorities, tls_priorities, NULL) != 0)
        error_set(error, ERROR_NO_MEMORY, "no memory for TLS");
    else if (add_key(identity, files, error) && add_client_ca(identity, client_ca, error))
        return identity;
    tls_identity_release(identity);
    return NULL;
}

struct tls *tls_new(const struct tls_files *files, struct error *error)
{
    struct tls *tls = calloc(1, sizeof(*tls));

    if (tls == NULL) {
        error_set(error, ERROR_NO_MEMORY, "no memory for TLS");
        return NULL;
    }
    pthread_mutex_init(&tls->lock, NULL);
    if (files->client_ca.data != NULL)
        tls->client_ca = strndup(files->client_ca.data, files->client_ca.length);
    if (files->client_ca.data == NULL || tls->client_ca != NULL)
        tls->identity = make_identity(files, tls->client_ca, error);
    else
        error_set(error, ERROR_NO_MEMORY, "no memory for TLS");
    if (tls->identity != NULL)
        return tls;
    tls_free(tls);
    return NULL;
}

void tls_free(struct tls *tls)
{
    if (tls == NULL)
        return;
    tls_identity_release(tls->identity);
    pthread_mutex_destroy(&tls->lock);
    free(tls->client_ca);
    free(tls);
}

bool tls_replace(struct tls *tls, const struct tls_files *files, struct error *error)
{
    struct tls_identity *identity = make_identity(files, tls->client_ca, error);
    struct tls_identity *before = NULL;

    if (identity == NULL)
        return false;
    pthread_mutex_lock(&tls->lock);
    before = tls->identity;
    tls->identity = identity;
    pthread_mutex_unlock(&tls->lock);
    tls_identity_release(before);
    return true;
}

struct tls_identity *tls_take(struct tls *tls)
{
    struct tls_identity *identity = NULL;

    pthread_mutex_lock(&tls->lock);
    identity = tls->identity;
    atomic_fetch_add(&identity->holders, 1);
    pthread_mutex_unlock(&tls->lock);
    return identity;
}

void tls_identity_release(struct tls_identity *identity)
{
    if (identity == NULL || atomic_fetch_sub(&identity->holders, 1) != 1)
        return;
    if (identity->credentials != NULL)
        gnutls_certificate_free_credentials(identity->credentials);
    gnutls_priority_deinit(identity->priorities);
    free(identity);
}

/* Runs within the handshake. Anything but 0 ends it. */
static int verify_client(gnutls_session_t session)
{
    gnutls_typed_vdata_st purpose = { .type = GNUTLS_DT_KEY_PURPOSE_OID, .data = (void *)GNUTLS_KP_TLS_WWW_CLIENT };
    unsigned count = 0;
    unsigned status = 0;

    if (gnutls_certificate_get_peers(session, &count) == NULL)
        return 0;
    if (gnutls_certificate_verify_peers(session, &purpose, 1, &status) != 0 || status != 0)
        return GNUTLS_E_CERTIFICATE_ERROR;
    return 0;
}

bool tls_prepare(gnutls_session_t session, const struct tls_identity *identity)
{
    if (gnutls_priority_set(session, identity->priorities) != 0 ||
        gnutls_credentials_set(session, GNUTLS_CRD_CERTIFICATE, identity->credentials) != 0)
        return false;
    gnutls_session_set_verify_function(session, verify_client);
    gnutls_certificate_server_set_request(session, identity->asks_client ? GNUTLS_CERT_REQUEST : GNUTLS_CERT_IGNORE);
    return true;
}

const char *tls_client_ca(const struct tls *tls)
{
    return tls->client_ca;
}

/* Copies certificates into a list for GnuTLS. */
static int copy_certificates(const gnutls_x509_crt_t *list, unsigned count, gnutls_pcert_st **certificates)
{
    gnutls_pcert_st *copy = gnutls_calloc(count, sizeof(*copy));
    int result = copy != NULL ? 0 : GNUTLS_E_MEMORY_ERROR;
    unsigned copied = 0;

    while (result == 0 && copied < count) {
        result = gnutls_pcert_import_x509(&copy[copied], list[copied], 0);
        if (result == 0)
            copied++;
    }
    if (result == 0) {
        *certificates = copy;
        return 0;
    }
    while (copied > 0)
        gnutls_pcert_deinit(&copy[--copied]);
    gnutls_free(copy);
    return result;
}

static int show_certificates(const struct tls_identity *identity, gnutls_pcert_st **certificates, unsigned *count)
{
    gnutls_x509_crt_t *list = NULL;
    int result = gnutls_certificate_get_x509_crt(identity->credentials, 0, &list, count);

    if (result != 0)
        return result;
    result = copy_certificates(list, *count, certificates);
    for (unsigned i = 0; i < *count; i++)
        gnutls_x509_crt_deinit(list[i]);
    gnutls_free(list);
    return result;
}

static int show_key(const struct tls_identity *identity, gnutls_privkey_t *key)
{
    gnutls_x509_privkey_t copy = NULL;
    int result = gnutls_certificate_get_x509_key(identity->credentials, 0, &copy);

    *key = NULL;
    if (result == 0)
        result = gnutls_privkey_init(key);
    if (result == 0)
        result = gnutls_privkey_import_x509(*key, copy, GNUTLS_PRIVKEY_IMPORT_AUTO_RELEASE);
    if (result != 0)
        gnutls_x509_privkey_deinit(copy);
    return result;
}

int tls_show(struct tls *tls, gnutls_session_t session, gnutls_pcert_st **certificates, unsigned *count,
             gnutls_privkey_t *key, unsigned *flags)
{
    struct tls_identity *identity = tls_take(tls);
    int result = show_key(identity, key);

    if (result == 0)
        result = show_certificates(identity, certificates, count);
    tls_identity_release(identity);
    /* A server is asked for its certificate before it reads the client's. */
    gnutls_session_set_verify_function(session, verify_client);
    *flags = GNUTLS_CERT_RETR_DEINIT_ALL;
    if (result == 0)
        return 0;
    gnutls_privkey_deinit(*key);
    *key = NULL;
    return -1;
}

/* What GnuTLS had to escape, or cannot name, is not printable or has a backslash or a number sign. */
static bool is_plain(const char *name, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (name[i] <= ' ' || name[i] > '~' || name[i] == '\\' || name[i] == '#')
            return false;
    return length > 0 && name[length] == '\0';
}

static bool read_name(gnutls_x509_crt_t certificate, char *name, size_t size)
{
    char second[1] = "";
    size_t second_size = sizeof(second);
    size_t length = size;

    if (gnutls_x509_crt_get_dn_by_oid(certificate, GNUTLS_OID_X520_COMMON_NAME, 0, 0, name, &length) != 0 ||
        length >= size || !is_plain(name, length))
        return false;
    return gnutls_x509_crt_get_dn_by_oid(certificate, GNUTLS_OID_X520_COMMON_NAME, 1, 0, second, &second_size) ==
           GNUTLS_E_REQUESTED_DATA_NOT_AVAILABLE;
}

bool tls_peer_name(gnutls_session_t session, char *name, size_t size)
{
    unsigned count = 0;
    const gnutls_datum_t *peers = gnutls_certificate_get_peers(session, &count);
    gnutls_x509_crt_t certificate = NULL;
    bool found = false;

    /* verify_client() has let none pass that is not good, unless no one was asked for it. */
    if (peers == NULL || count == 0 || gnutls_x509_crt_init(&certificate) != 0)
        return false;
    if (gnutls_x509_crt_import(certificate, &peers[0], GNUTLS_X509_FMT_DER) == 0)
        found = read_name(certificate, name, size);
    gnutls_x509_crt_deinit(certificate);
    return found;
}
