#ifndef HTTP_CHECK_H
#define HTTP_CHECK_H

#include <microhttpd.h>
#include <stdbool.h>

#include "error.h"
#include "slice.h"

/* What a REST request may be, by its first line and its headers. */

/* The methods that are understood, for the header Allow. */
#define HTTP_CHECK_METHODS "GET, POST, PUT, OPTIONS"

/* Whether a method asks for an action. Fails with ERROR_BAD_METHOD. */
bool http_check_method(const char *method, struct error *error) __attribute__((warn_unused_result));

/*
 * Takes /namespace/class apart. url: has no query any more. namespace, class: borrow from it. Fails with
 * ERROR_UNKNOWN_CLASS.
 */
bool http_check_path(const char *url, struct slice *namespace, struct slice *class, struct error *error)
    __attribute__((warn_unused_result));

/* Whether a Content-Type, absent if not sent, may be JSON. Fails with ERROR_BAD_CONTENT_TYPE. */
bool http_check_type(struct slice value, struct error *error) __attribute__((warn_unused_result));

/* Whether a Content-Encoding, absent if not sent, is none. Fails with ERROR_BAD_CONTENT_TYPE. */
bool http_check_encoding(struct slice value, struct error *error) __attribute__((warn_unused_result));

/*
 * Whether a request's headers leave no doubt where it ends and for whom it is, since what two readers take for two
 * things an attacker uses (RFC 9112, 6.3 and 11.2): a length and chunks, or either twice; Host, Origin or Authorization
 * twice; a NUL; chunks by any other name; no Host. http11: whether it is HTTP/1.1. Fails with ERROR_AMBIGUOUS; nothing
 * more should be read from the connection then.
 */
bool http_check_framing(struct MHD_Connection *connection, bool http11, struct error *error)
    __attribute__((warn_unused_result));

/* Whether a token, in any case, is in one of the headers of a name (RFC 9110, 5.6.1). */
bool http_check_token(struct MHD_Connection *connection, const char *header, const char *token);

#endif
