#ifndef HTTP_TLS_H
#define HTTP_TLS_H

#include <microhttpd.h>
#include <stdbool.h>
#include <stddef.h>

struct tls;

enum {
    HTTP_TLS_OPTIONS = 4, /* that http_tls_options() sets at most */
};

/*
 * Sets what libmicrohttpd needs for TLS, to be given to it as MHD_OPTION_ARRAY. tls: borrowed until it has stopped.
 * What it calls in a handshake has no argument of ours, so there can be one tls in a process at a time.
 */
void http_tls_options(struct tls *tls, struct MHD_OptionItem options[HTTP_TLS_OPTIONS]);

/* Whether a connection has TLS. */
bool http_tls_has(struct MHD_Connection *connection);

/* As tls_peer_name(); false without TLS. */
bool http_tls_peer_name(struct MHD_Connection *connection, char *name, size_t size) __attribute__((warn_unused_result));

#endif
