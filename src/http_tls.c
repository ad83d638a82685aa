#include "http_tls.h"

#include <stdint.h>

#include "tls.h"

static struct tls *shown;

static int show_certificate(gnutls_session_t session, const struct gnutls_cert_retr_st *info,
                            gnutls_pcert_st **certificates, unsigned *count, gnutls_ocsp_data_st **ocsp,
                            unsigned *ocsp_count, gnutls_privkey_t *key, unsigned *flags)
{
    (void)info;
    *ocsp = NULL;
    *ocsp_count = 0;
    return tls_show(shown, session, certificates, count, key, flags);
}

/* libmicrohttpd takes all texts for ones that may be changed; it does not change them. */
void http_tls_options(struct tls *tls, struct MHD_OptionItem options[HTTP_TLS_OPTIONS])
{
    size_t count = 0;

    shown = tls;
    options[count++] = (struct MHD_OptionItem){ .option = MHD_OPTION_HTTPS_CERT_CALLBACK2,
                                                .ptr_value = (void *)(uintptr_t)show_certificate };
    options[count++] = (struct MHD_OptionItem){ .option = MHD_OPTION_HTTPS_PRIORITIES,
                                                .ptr_value = (void *)(uintptr_t)tls_priorities };
    if (tls_client_ca(tls) != NULL)
        options[count++] = (struct MHD_OptionItem){ .option = MHD_OPTION_HTTPS_MEM_TRUST,
                                                    .ptr_value = (void *)(uintptr_t)tls_client_ca(tls) };
    options[count] = (struct MHD_OptionItem){ .option = MHD_OPTION_END };
}

static gnutls_session_t session_of(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_GNUTLS_SESSION);

    return info != NULL ? info->tls_session : NULL;
}

bool http_tls_has(struct MHD_Connection *connection)
{
    return session_of(connection) != NULL;
}

bool http_tls_peer_name(struct MHD_Connection *connection, char *name, size_t size)
{
    gnutls_session_t session = session_of(connection);

    return session != NULL && tls_peer_name(session, name, size);
}
