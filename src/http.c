#include "http.h"

#include <microhttpd.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "buffer.h"
#include "client.h"
#include "clock.h"
#include "dispatch.h"
#include "handshake.h"
#include "http_check.h"
#include "http_peer.h"
#include "http_tls.h"
#include "origin.h"
#include "request_id.h"
#include "tls.h"
#include "websocket.h"

enum {
    THREADS_MIN = 2, /* for each listener */
    THREADS_MAX = 4,
    DISCARD_BYTES_MAX = 4194304, /* read and dropped of the body of a refused request */
    RETRY_AFTER_SIZE = 16,       /* bytes of a Retry-After value, NUL included */
};

/* How long a browser may remember what a page may ask, in seconds. */
#define PREFLIGHT_SECONDS "600"

struct http {
    struct dispatch *dispatch;
    struct websockets *websockets;
    struct http_options options;
    struct connections *connections;
    atomic_size_t active;
    atomic_bool quiesced;
    size_t daemon_count;
    struct MHD_Daemon *daemons[]; /* one for each listener */
};

/* One request and its answer. */
struct exchange {
    struct http *http;
    struct MHD_Connection *connection;
    struct request *request; /* NULL while its body is being read */
    struct client client;
    char certificate[TLS_NAME_SIZE]; /* the common name of the client's, or "" */
    char request_id[REQUEST_ID_MAX];
    struct buffer body;
    size_t discarded;
    bool last;     /* what comes behind it on the connection is not read */
    bool foreign;  /* comes from a page of another host, which may ask */
    bool upgrade;  /* asks for a WebSocket, and may have it */
    bool upgraded; /* has it */
    char accept[HANDSHAKE_ACCEPT_SIZE];
};

static struct slice header_value(struct MHD_Connection *connection, const char *name)
{
    return slice_of(MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name));
}

static bool is(const char *method, const char *name)
{
    return strcmp(method, name) == 0;
}

static bool body_too_large(const struct http *http, struct MHD_Connection *connection)
{
    struct slice length = header_value(connection, MHD_HTTP_HEADER_CONTENT_LENGTH);

    return length.length > 0 && strtoull(length.data, NULL, 10) > http->options.body_bytes_max;
}

static struct dispatch_peer peer_of(const struct exchange *exchange)
{
    return (struct dispatch_peer){
        .client = &exchange->client,
        .certificate = exchange->certificate[0] != '\0' ? exchange->certificate : NULL,
        .authorization = header_value(exchange->connection, MHD_HTTP_HEADER_AUTHORIZATION),
        .request_id = slice_of(exchange->request_id),
    };
}

static bool refuse(struct exchange *exchange, const struct error *error)
{
    const struct dispatch_peer peer = peer_of(exchange);

    exchange->request = dispatch_refuse(exchange->http->dispatch, &peer, ENVELOPE_REST, error);
    return exchange->request != NULL;
}

static bool refuse_too_large(struct exchange *exchange)
{
    struct error error;

    error_set(&error, ERROR_TOO_LARGE, "a request may have at most %zu bytes", exchange->http->options.body_bytes_max);
    return refuse(exchange, &error);
}

/* Over TLS libmicrohttpd's own upgrade spins, leaks, and takes twenty times the processor (0.9.75). */
static bool refuse_upgrade(const struct http *http, struct error *error)
{
    const char *url = http->options.websocket_url;

    if (url == NULL)
        return error_set(error, ERROR_BAD_HANDSHAKE, "no listener of this daemon has WebSockets over TLS");
    return error_set(error, ERROR_BAD_HANDSHAKE, "a WebSocket is opened at %s, not here", url);
}

static bool check_upgrade(struct exchange *exchange, const char *method, const char *version, struct error *error)
{
    struct MHD_Connection *connection = exchange->connection;
    struct handshake handshake = {
        .get = is(method, MHD_HTTP_METHOD_GET),
        .http11 = strcmp(version, MHD_HTTP_VERSION_1_1) == 0,
        .connection = http_check_token(connection, MHD_HTTP_HEADER_CONNECTION, "upgrade"),
        .version = header_value(connection, MHD_HTTP_HEADER_SEC_WEBSOCKET_VERSION),
        .key = header_value(connection, MHD_HTTP_HEADER_SEC_WEBSOCKET_KEY),
    };

    if (http_tls_has(connection))
        return refuse_upgrade(exchange->http, error);
    exchange->upgrade = handshake_accept(&handshake, exchange->accept, error) &&
                        dispatch_greet(exchange->http->dispatch, &exchange->client, NULL,
                                       header_value(connection, MHD_HTTP_HEADER_AUTHORIZATION), error);
    return exchange->upgrade;
}

/* Judges a request by its headers. */
static bool check_headers(struct exchange *exchange, const char *url, const char *method, const char *version,
                          struct error *error)
{
    struct MHD_Connection *connection = exchange->connection;
    const struct origin_claim claim = {
        .origin = header_value(connection, MHD_HTTP_HEADER_ORIGIN),
        .host = header_value(connection, MHD_HTTP_HEADER_HOST),
        .loopback = client_is_loopback(&exchange->client),
    };
    struct slice namespace = { .data = NULL };
    struct slice class = { .data = NULL };

    if (atomic_load(&exchange->http->quiesced))
        return error_set(error, ERROR_STOPPING, "the daemon is about to end");
    if (!origin_check(&exchange->http->options.origins, &claim, &exchange->foreign, error))
        return false;
    if (http_check_token(connection, MHD_HTTP_HEADER_UPGRADE, "websocket"))
        return check_upgrade(exchange, method, version, error);
    if (is(method, MHD_HTTP_METHOD_OPTIONS))
        return true;
    return http_check_method(method, error) && http_check_path(url, &namespace, &class, error) &&
           http_check_type(header_value(connection, MHD_HTTP_HEADER_CONTENT_TYPE), error) &&
           http_check_encoding(header_value(connection, MHD_HTTP_HEADER_CONTENT_ENCODING), error);
}

/* Tells the browser that the page may have the answer (Fetch, 3.2: CORS). */
static void allow_page(const struct exchange *exchange, struct MHD_Response *response)
{
    struct slice origin = header_value(exchange->connection, MHD_HTTP_HEADER_ORIGIN);

    MHD_add_response_header(response, MHD_HTTP_HEADER_ACCESS_CONTROL_ALLOW_ORIGIN, origin.data);
    MHD_add_response_header(response, MHD_HTTP_HEADER_ACCESS_CONTROL_EXPOSE_HEADERS,
                            REQUEST_ID_HEADER ", " MHD_HTTP_HEADER_RETRY_AFTER);
    MHD_add_response_header(response, MHD_HTTP_HEADER_VARY, MHD_HTTP_HEADER_ORIGIN);
}

static enum MHD_Result queue(const struct exchange *exchange, unsigned status, struct MHD_Response *response)
{
    enum MHD_Result result = MHD_NO;

    if (exchange->last || (atomic_load(&exchange->http->quiesced) && status != MHD_HTTP_SWITCHING_PROTOCOLS))
        MHD_add_response_header(response, MHD_HTTP_HEADER_CONNECTION, "close");
    MHD_add_response_header(response, REQUEST_ID_HEADER, exchange->request_id);
    if (exchange->foreign)
        allow_page(exchange, response);
    http_peer_enter(exchange->connection,
                    status != MHD_HTTP_SWITCHING_PROTOCOLS ? CONNECTION_SENDING : CONNECTION_WORKING);
    result = MHD_queue_response(exchange->connection, status, response);
    MHD_destroy_response(response);
    return result;
}

/* The reply's bytes stay the request's, which lives until on_completed(). */
static enum MHD_Result send_reply(const struct exchange *exchange)
{
    struct slice reply = request_reply(exchange->request);
    int status = request_status(exchange->request);
    unsigned retry_after = request_retry_after(exchange->request);
    char seconds[RETRY_AFTER_SIZE] = "";
    struct MHD_Response *response =
        MHD_create_response_from_buffer(reply.length, (void *)(uintptr_t)reply.data, MHD_RESPMEM_PERSISTENT);

    if (response == NULL)
        return MHD_NO;
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, "application/json");
    MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
    if (status == MHD_HTTP_UNAUTHORIZED)
        MHD_add_response_header(response, MHD_HTTP_HEADER_WWW_AUTHENTICATE,
                                "Basic realm=\"iocaged\", charset=\"UTF-8\"");
    if (status == MHD_HTTP_METHOD_NOT_ALLOWED)
        MHD_add_response_header(response, MHD_HTTP_HEADER_ALLOW, HTTP_CHECK_METHODS);
    if (status == MHD_HTTP_UPGRADE_REQUIRED) {
        MHD_add_response_header(response, MHD_HTTP_HEADER_CONNECTION, "Upgrade");
        MHD_add_response_header(response, MHD_HTTP_HEADER_UPGRADE, "websocket");
        MHD_add_response_header(response, MHD_HTTP_HEADER_SEC_WEBSOCKET_VERSION, "13");
    }
    if (retry_after > 0) {
        snprintf(seconds, sizeof(seconds), "%u", retry_after);
        MHD_add_response_header(response, MHD_HTTP_HEADER_RETRY_AFTER, seconds);
    }
    return queue(exchange, (unsigned)status, response);
}

static enum MHD_Result send_options(const struct exchange *exchange)
{
    struct MHD_Response *response = MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT);

    if (response == NULL)
        return MHD_NO;
    MHD_add_response_header(response, MHD_HTTP_HEADER_ALLOW, HTTP_CHECK_METHODS);
    if (exchange->foreign) {
        MHD_add_response_header(response, MHD_HTTP_HEADER_ACCESS_CONTROL_ALLOW_METHODS, HTTP_CHECK_METHODS);
        MHD_add_response_header(response, MHD_HTTP_HEADER_ACCESS_CONTROL_ALLOW_HEADERS,
                                "Authorization, Content-Type, " REQUEST_ID_HEADER);
        MHD_add_response_header(response, MHD_HTTP_HEADER_ACCESS_CONTROL_MAX_AGE, PREFLIGHT_SECONDS);
    }
    return queue(exchange, MHD_HTTP_NO_CONTENT, response);
}

static void close_upgraded(void *owner)
{
    MHD_upgrade_action(owner, MHD_UPGRADE_ACTION_CLOSE);
}

static void on_upgraded(void *owner, struct MHD_Connection *connection, void *con_cls, const char *extra,
                        size_t extra_size, MHD_socket fd, struct MHD_UpgradeResponseHandle *handle)
{
    struct http *http = owner;
    struct exchange *exchange = con_cls;
    const struct websocket_opening opening = {
        .transport = transport_plain(fd),
        .first = { .data = extra, .length = extra_size },
        .client = &exchange->client,
        .authorization = header_value(connection, MHD_HTTP_HEADER_AUTHORIZATION),
        .closed = close_upgraded,
        .owner = handle,
    };

    /* libmicrohttpd calls the request completed when the WebSocket has ended, which may be days later. Counting it off
     * comes last, so that who sees no request under way sees the WebSocket. */
    exchange->upgraded = true;
    if (!websockets_add(http->websockets, &opening))
        close_upgraded(handle);
    atomic_fetch_sub(&http->active, 1);
}

static enum MHD_Result send_upgrade(const struct exchange *exchange)
{
    struct MHD_Response *response = MHD_create_response_for_upgrade(on_upgraded, exchange->http);

    if (response == NULL)
        return MHD_NO;
    MHD_add_response_header(response, MHD_HTTP_HEADER_UPGRADE, "websocket");
    MHD_add_response_header(response, MHD_HTTP_HEADER_SEC_WEBSOCKET_ACCEPT, exchange->accept);
    return queue(exchange, MHD_HTTP_SWITCHING_PROTOCOLS, response);
}

static void note_client(struct exchange *exchange)
{
    struct MHD_Connection *connection = exchange->connection;
    const union MHD_ConnectionInfo *address = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    const union MHD_ConnectionInfo *fd = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);

    client_init(&exchange->client, fd->connect_fd, address != NULL ? address->client_addr : NULL);
    if (!http_tls_peer_name(connection, exchange->certificate, sizeof(exchange->certificate)))
        exchange->certificate[0] = '\0';
}

static struct exchange *open_exchange(struct http *http, struct MHD_Connection *connection)
{
    struct exchange *exchange = calloc(1, sizeof(*exchange));

    if (exchange == NULL)
        return NULL;
    exchange->http = http;
    exchange->connection = connection;
    note_client(exchange);
    request_id_make(exchange->request_id, header_value(connection, REQUEST_ID_HEADER));
    buffer_init(&exchange->body, http->options.body_bytes_max);
    /* Counted before quiesced is asked for, as http_quiesce() sets it before the count is asked for: no request slips
     * through between the two. */
    atomic_fetch_add(&http->active, 1);
    return exchange;
}

/* All but a body that is too large, or may be none, is answered after the body has been read, so that the connection
 * can be kept. */
static enum MHD_Result begin(struct exchange *exchange, const char *url, const char *method, const char *version)
{
    struct error error;

    if (!http_check_framing(exchange->connection, strcmp(version, MHD_HTTP_VERSION_1_1) == 0, &error)) {
        exchange->last = true;
        return refuse(exchange, &error) ? send_reply(exchange) : MHD_NO;
    }
    if (body_too_large(exchange->http, exchange->connection))
        return refuse_too_large(exchange) ? send_reply(exchange) : MHD_NO;
    if (check_headers(exchange, url, method, version, &error) || refuse(exchange, &error))
        return MHD_YES;
    return MHD_NO;
}

/* Only closing stops a client that sends on and on: libmicrohttpd takes no answer in the middle of a body. */
static enum MHD_Result take_body(struct exchange *exchange, const char *data, size_t *size)
{
    if (exchange->request == NULL) {
        buffer_append(&exchange->body, data, *size);
        if (exchange->body.failed && !refuse_too_large(exchange))
            return MHD_NO;
    }
    if (exchange->request != NULL) {
        buffer_clear(&exchange->body);
        exchange->discarded += *size;
    }
    *size = 0;
    return exchange->discarded <= DISCARD_BYTES_MAX ? MHD_YES : MHD_NO;
}

static void on_reply(void *owner, struct request *request)
{
    struct exchange *exchange = owner;

    (void)request;
    MHD_resume_connection(exchange->connection);
}

static enum MHD_Result answer(struct exchange *exchange, const char *url, const char *method)
{
    struct slice namespace = { .data = NULL };
    struct slice class = { .data = NULL };
    struct slice text = exchange->body.length > 0 ? buffer_slice(&exchange->body) : slice_of("");
    struct dispatch_peer peer;
    struct error error;

    if (exchange->request != NULL)
        return send_reply(exchange);
    if (exchange->upgrade)
        return send_upgrade(exchange);
    if (is(method, MHD_HTTP_METHOD_OPTIONS))
        return send_options(exchange);
    if (!http_check_path(url, &namespace, &class, &error))
        return MHD_NO;
    peer = peer_of(exchange);
    exchange->request = dispatch_request(exchange->http->dispatch, &peer, ENVELOPE_REST, namespace, class, text);
    buffer_clear(&exchange->body);
    if (exchange->request == NULL)
        return MHD_NO;
    if (request_ready(exchange->request))
        return send_reply(exchange);
    http_peer_enter(exchange->connection, CONNECTION_WORKING);
    MHD_suspend_connection(exchange->connection);
    request_start(exchange->request, on_reply, exchange);
    return MHD_YES;
}

static enum MHD_Result on_request(void *owner, struct MHD_Connection *connection, const char *url, const char *method,
                                  const char *version, const char *upload_data, size_t *upload_data_size,
                                  void **con_cls)
{
    struct exchange *exchange = *con_cls;

    if (exchange == NULL) {
        exchange = open_exchange(owner, connection);
        *con_cls = exchange;
        return exchange != NULL ? begin(exchange, url, method, version) : MHD_NO;
    }
    if (*upload_data_size > 0)
        return take_body(exchange, upload_data, upload_data_size);
    return answer(exchange, url, method);
}

static void on_completed(void *owner, struct MHD_Connection *connection, void **con_cls,
                         enum MHD_RequestTerminationCode code)
{
    struct http *http = owner;
    struct exchange *exchange = *con_cls;
    bool upgraded = false;

    (void)code;
    if (exchange == NULL)
        return;
    *con_cls = NULL;
    http_peer_enter(connection, CONNECTION_IDLE);
    upgraded = exchange->upgraded;
    request_free(exchange->request);
    buffer_clear(&exchange->body);
    free(exchange);
    if (!upgraded)
        atomic_fetch_sub(&http->active, 1);
}

/* A NUL would cut the path, so that it could be taken for another. */
static size_t unescape(void *owner, struct MHD_Connection *connection, char *text)
{
    (void)owner;
    (void)connection;
    return strstr(text, "%00") == NULL ? MHD_http_unescape(text) : strlen(text);
}

static unsigned thread_count(void)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);

    if (cores < THREADS_MIN)
        return THREADS_MIN;
    return cores < THREADS_MAX ? (unsigned)cores : THREADS_MAX;
}

static struct MHD_Daemon *start_daemon(struct http *http, const struct listener *listener)
{
    /* With poll, which FreeBSD has too; the epoll mode stalls when 128 connections become ready at once (0.9.75). */
    unsigned flags = MHD_USE_POLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME;
    const struct http_options *options = &http->options;
    /* So many that no thread, which gets an equal part, ever stops to accept: who is too many is told so at once. */
    unsigned connections = (unsigned)(options->connections.total_max + CONNECTIONS_RESERVED + 1) * thread_count();
    struct MHD_OptionItem tls[HTTP_TLS_OPTIONS] = { { .option = MHD_OPTION_END } };

    if (listener->kind == LISTENER_HTTPS) {
        flags |= MHD_USE_TLS;
        http_tls_options(options->tls, tls);
    } else {
        flags |= MHD_ALLOW_UPGRADE;
    }
    return MHD_start_daemon(
        flags, 0, http_peer_admit, http->connections, on_request, http, MHD_OPTION_LISTEN_SOCKET, listener->fd,
        MHD_OPTION_NOTIFY_COMPLETED, on_completed, http, MHD_OPTION_UNESCAPE_CALLBACK, unescape, NULL,
        MHD_OPTION_NOTIFY_CONNECTION, http_peer_notify, http->connections, MHD_OPTION_URI_LOG_CALLBACK, http_peer_begin,
        NULL, MHD_OPTION_THREAD_POOL_SIZE, thread_count(), MHD_OPTION_CONNECTION_LIMIT, connections,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, options->header_bytes_max, MHD_OPTION_CONNECTION_TIMEOUT,
        options->connections.idle_seconds, MHD_OPTION_ARRAY, tls, MHD_OPTION_END);
}

struct http *http_start(struct dispatch *dispatch, struct websockets *websockets, const struct listener *listeners,
                        size_t count, const struct http_options *options, struct error *error)
{
    struct http *http = calloc(1, sizeof(*http) + count * sizeof(http->daemons[0]));

    if (http == NULL) {
        error_set(error, ERROR_LISTEN, "no memory");
        return NULL;
    }
    http->dispatch = dispatch;
    http->websockets = websockets;
    http->options = *options;
    http->connections = connections_new(&options->connections);
    for (size_t i = 0; i < count; i++) {
        struct MHD_Daemon *daemon = NULL;

        if (listeners[i].kind == LISTENER_WSS)
            continue;
        if (http->connections != NULL)
            daemon = start_daemon(http, &listeners[i]);
        if (daemon == NULL) {
            error_set(error, ERROR_LISTEN, "libmicrohttpd could not be started on %s", listeners[i].url);
            http_stop(http);
            return NULL;
        }
        http->daemons[http->daemon_count++] = daemon;
    }
    return http;
}

void http_quiesce(struct http *http)
{
    if (atomic_exchange(&http->quiesced, true))
        return;
    for (size_t i = 0; i < http->daemon_count; i++)
        (void)MHD_quiesce_daemon(http->daemons[i]);
}

size_t http_sweep(struct http *http)
{
    return connections_sweep(http->connections, clock_milliseconds());
}

struct connections *http_connections(struct http *http)
{
    return http->connections;
}

size_t http_active(const struct http *http)
{
    return atomic_load(&http->active);
}

void http_stop(struct http *http)
{
    /* MHD_stop_daemon() would close the listener's socket, which is not ours, unless it has been quiesced. */
    http_quiesce(http);
    for (size_t i = 0; i < http->daemon_count; i++)
        MHD_stop_daemon(http->daemons[i]);
    connections_free(http->connections);
    free(http);
}
