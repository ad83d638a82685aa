#include "wss_connection.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <uv.h>

#include "client.h"
#include "clock.h"
#include "connections.h"
#include "dispatch.h"
#include "loop.h"
#include "opening.h"
#include "origin.h"
#include "outbox.h"
#include "refusal.h"
#include "tls.h"
#include "tls_session.h"
#include "websocket.h"

enum {
    ANSWER_MILLISECONDS = 2000, /* for the peer to take the answer */
    ANSWER_BYTES_MAX = 65536,
    LINGER_BYTES_MAX = 65536, /* dropped of what a refused peer still sends */
};

enum stage {
    STAGE_HANDSHAKE, /* of TLS */
    STAGE_OPENING,   /* the opening request is being read */
    STAGE_ACCEPTING, /* the answer is being sent: yes */
    STAGE_REFUSING,  /* the answer is being sent: no */
    STAGE_LINGERING, /* it has been; were the rest left unread, the kernel would send a reset, which may destroy it */
    STAGE_CHANGING,  /* its handles are being closed, after which it is a WebSocket */
    STAGE_WEBSOCKET,
    STAGE_GONE, /* its handles are being closed */
};

/* What is needed until it is a WebSocket. */
struct reading {
    size_t length; /* of what has come */
    struct slice rest;
    struct opening opening;
    struct client client;
    char name[TLS_NAME_SIZE];          /* of the client's certificate, or "" */
    char bytes[OPENING_BYTES_MAX + 1]; /* one more for a NUL behind the request */
};

struct wss_connection {
    struct wss_connections *connections;
    struct wss_connection *previous;
    struct wss_connection *next;
    int fd;
    struct connection *entry; /* on the list of all */
    struct tls_session *session;
    struct transport transport;
    enum stage stage;
    uv_poll_t poll;
    uv_timer_t timer;
    unsigned handle_count; /* that are not closed yet */
    struct reading *reading;
    struct outbox outbox;
    size_t lingered; /* bytes dropped */
};

static void link_connection(struct wss_connection *connection)
{
    struct wss_connections *connections = connection->connections;

    connection->next = connections->first;
    if (connections->first != NULL)
        connections->first->previous = connection;
    connections->first = connection;
    connections->count++;
}

static void unlink_connection(struct wss_connection *connection)
{
    if (connection->previous != NULL)
        connection->previous->next = connection->next;
    else
        connection->connections->first = connection->next;
    if (connection->next != NULL)
        connection->next->previous = connection->previous;
    connection->connections->count--;
}

static void finish(struct wss_connection *connection)
{
    unlink_connection(connection);
    tls_session_free(connection->session);
    connection_remove(connection->entry);
    close(connection->fd);
    outbox_clear(&connection->outbox);
    free(connection->reading);
    free(connection);
}

static void on_websocket_closed(void *owner)
{
    struct wss_connection *connection = owner;

    tls_session_end(connection->session);
    finish(connection);
}

static const char *certificate_of(const struct reading *reading)
{
    return reading->name[0] != '\0' ? reading->name : NULL;
}

static void become_websocket(struct wss_connection *connection)
{
    const struct reading *reading = connection->reading;
    const struct websocket_opening opening = {
        .transport = connection->transport,
        .first = reading->rest,
        .client = &reading->client,
        .authorization = reading->opening.authorization,
        .certificate = certificate_of(reading),
        .closed = on_websocket_closed,
        .owner = connection,
    };

    connection->stage = STAGE_WEBSOCKET;
    if (!websockets_add(connection->connections->parts.websockets, &opening)) {
        finish(connection);
        return;
    }
    free(connection->reading);
    connection->reading = NULL;
    outbox_clear(&connection->outbox);
}

static void on_handle_closed(uv_handle_t *handle)
{
    struct wss_connection *connection = handle->data;

    connection->handle_count--;
    if (connection->handle_count > 0)
        return;
    if (connection->stage == STAGE_CHANGING)
        become_websocket(connection);
    else
        finish(connection);
}

/* Only one handle may watch a descriptor: ours must be gone before the WebSocket has its own. */
static void close_handles(struct wss_connection *connection, enum stage stage)
{
    if (connection->stage == STAGE_CHANGING || connection->stage == STAGE_GONE)
        return;
    connection->stage = stage;
    uv_close((uv_handle_t *)&connection->poll, on_handle_closed);
    uv_close((uv_handle_t *)&connection->timer, on_handle_closed);
}

static void drop(struct wss_connection *connection)
{
    close_handles(connection, STAGE_GONE);
}

static void on_timer(uv_timer_t *timer)
{
    drop(timer->data);
}

static void on_event(uv_poll_t *poll, int status, int events);

static void wait_for(struct wss_connection *connection, int events)
{
    if (uv_poll_start(&connection->poll, events, on_event) != 0)
        drop(connection);
}

/* Brings out the answer, and does what comes after it. */
static void send_answer(struct wss_connection *connection)
{
    if (!outbox_flush(&connection->outbox, &connection->transport)) {
        drop(connection);
    } else if (!outbox_empty(&connection->outbox)) {
        wait_for(connection, UV_WRITABLE);
    } else if (connection->stage == STAGE_ACCEPTING) {
        close_handles(connection, STAGE_CHANGING);
    } else {
        tls_session_end(connection->session);
        (void)shutdown(connection->fd, SHUT_WR);
        connection->stage = STAGE_LINGERING;
        wait_for(connection, UV_READABLE);
    }
}

static void begin_answer(struct wss_connection *connection, enum stage stage, bool written)
{
    if (!written) {
        drop(connection);
        return;
    }
    connection->stage = stage;
    connection_enter(connection->entry, CONNECTION_WORKING, clock_milliseconds());
    uv_timer_start(&connection->timer, on_timer, ANSWER_MILLISECONDS, 0);
    send_answer(connection);
}

static void refuse(struct wss_connection *connection, const struct error *error)
{
    const struct reading *reading = connection->reading;
    const struct dispatch_peer peer = {
        .client = &reading->client,
        .certificate = certificate_of(reading),
        .authorization = reading->opening.authorization,
    };

    begin_answer(connection, STAGE_REFUSING,
                 refusal_write(&connection->outbox, connection->connections->parts.dispatch, &peer, error));
}

static void accept_opening(struct wss_connection *connection, const char *key)
{
    static const char head[] = "HTTP/1.1 101 Switching Protocols\r\n"
                               "Upgrade: websocket\r\n"
                               "Connection: Upgrade\r\n"
                               "Sec-WebSocket-Accept: ";
    struct outbox *outbox = &connection->outbox;

    begin_answer(connection, STAGE_ACCEPTING,
                 outbox_add(outbox, head, sizeof(head) - 1) && outbox_add(outbox, key, strlen(key)) &&
                     outbox_add(outbox, "\r\n\r\n", 4));
}

static bool refuse_other(const struct wss_connections *connections, struct error *error)
{
    const char *url = connections->parts.rest_url;

    if (url == NULL)
        return error_set(error, ERROR_WEBSOCKET_ONLY, "this listener speaks WebSocket only");
    return error_set(error, ERROR_WEBSOCKET_ONLY, "this listener speaks WebSocket only; REST is at %s", url);
}

static bool check_opening(struct wss_connection *connection, char accept[HANDSHAKE_ACCEPT_SIZE], struct error *error)
{
    struct reading *reading = connection->reading;
    const struct opening *opening = &reading->opening;
    const struct origin_claim claim = { .origin = opening->origin,
                                        .host = opening->host,
                                        .loopback = client_is_loopback(&reading->client) };
    bool foreign = false;

    if (!origin_check(&connection->connections->parts.origins, &claim, &foreign, error))
        return false;
    if (!opening->websocket)
        return refuse_other(connection->connections, error);
    if (opening->body)
        return error_set(error, ERROR_BAD_HANDSHAKE, "the request to open a WebSocket has no body");
    return handshake_accept(&opening->handshake, accept, error) &&
           dispatch_greet(connection->connections->parts.dispatch, &reading->client, certificate_of(reading),
                          opening->authorization, error);
}

/* Judges a whole request. end: its length. What came behind it is of the WebSocket. */
static void judge(struct wss_connection *connection, size_t end)
{
    struct reading *reading = connection->reading;
    char *behind = reading->bytes + end;
    char accept[HANDSHAKE_ACCEPT_SIZE] = "";
    struct error error;

    reading->rest = (struct slice){ .data = behind + 1, .length = reading->length - end };
    memmove(behind + 1, behind, reading->rest.length);
    *behind = '\0';
    if (!tls_session_peer_name(connection->session, reading->name, sizeof(reading->name)))
        reading->name[0] = '\0';
    if (opening_read((struct slice){ reading->bytes, end }, &reading->opening, &error) &&
        check_opening(connection, accept, &error))
        accept_opening(connection, accept);
    else
        refuse(connection, &error);
}

static void read_opening(struct wss_connection *connection)
{
    struct reading *reading = connection->reading;
    size_t before = reading->length;
    size_t end = 0;
    ssize_t count = 0;

    while (end == 0 && reading->length < OPENING_BYTES_MAX) {
        count = connection->transport.receive(&connection->transport, reading->bytes + reading->length,
                                              OPENING_BYTES_MAX - reading->length);
        if (count == TRANSPORT_LATER) {
            wait_for(connection, UV_READABLE);
            return;
        }
        if (count <= 0) {
            drop(connection);
            return;
        }
        before = reading->length;
        reading->length += (size_t)count;
        end = opening_length((struct slice){ reading->bytes, reading->length }, before);
    }
    if (end > 0) {
        judge(connection, end);
    } else {
        struct error error;

        opening_refuse_length(&error);
        refuse(connection, &error);
    }
}

static void shake_hands(struct wss_connection *connection)
{
    switch (tls_session_handshake(connection->session)) {
    case TLS_HANDSHAKE_WAITS_READABLE:
        wait_for(connection, UV_READABLE);
        break;
    case TLS_HANDSHAKE_WAITS_WRITABLE:
        wait_for(connection, UV_WRITABLE);
        break;
    case TLS_HANDSHAKE_FAILED:
        drop(connection);
        break;
    case TLS_HANDSHAKE_DONE:
        connection->stage = STAGE_OPENING;
        read_opening(connection);
        break;
    }
}

/* The end of TLS has been said, so this is of no use to anyone, encrypted or not. */
static void linger(struct wss_connection *connection)
{
    char bytes[4096];
    ssize_t count = recv(connection->fd, bytes, sizeof(bytes), 0);

    if (count > 0)
        connection->lingered += (size_t)count;
    if (count == 0 || connection->lingered > LINGER_BYTES_MAX ||
        (count < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR))
        drop(connection);
}

static void on_event(uv_poll_t *poll, int status, int events)
{
    struct wss_connection *connection = poll->data;

    (void)events;
    if (status < 0) {
        drop(connection);
        return;
    }
    switch (connection->stage) {
    case STAGE_HANDSHAKE:
        shake_hands(connection);
        break;
    case STAGE_OPENING:
        read_opening(connection);
        break;
    case STAGE_ACCEPTING:
    case STAGE_REFUSING:
        send_answer(connection);
        break;
    case STAGE_LINGERING:
        linger(connection);
        break;
    case STAGE_CHANGING:
    case STAGE_WEBSOCKET:
    case STAGE_GONE:
        break;
    }
}

static struct wss_connection *make_connection(struct wss_connections *connections, int fd)
{
    struct wss_connection *connection = calloc(1, sizeof(*connection));

    if (connection == NULL)
        return NULL;
    connection->reading = calloc(1, sizeof(*connection->reading));
    connection->session = tls_session_new(connections->parts.tls, fd);
    if (connection->reading == NULL || connection->session == NULL ||
        uv_poll_init_socket(loop_uv(connections->parts.loop), &connection->poll, fd) != 0) {
        tls_session_free(connection->session);
        free(connection->reading);
        free(connection);
        return NULL;
    }
    connection->connections = connections;
    connection->fd = fd;
    connection->transport = tls_session_transport(connection->session);
    connection->poll.data = connection;
    connection->timer.data = connection;
    uv_timer_init(loop_uv(connections->parts.loop), &connection->timer);
    connection->handle_count = 2;
    outbox_init(&connection->outbox, ANSWER_BYTES_MAX);
    return connection;
}

void wss_connections_add(struct wss_connections *connections, int fd, const struct sockaddr_storage *address)
{
    struct wss_connection *connection = make_connection(connections, fd);
    const int on = 1;

    if (connection == NULL) {
        close(fd);
        return;
    }
    /* A handshake is small records in turns: Nagle's algorithm would hold each up until the one before is acknowledged.
     */
    (void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    client_init(&connection->reading->client, fd, (const struct sockaddr *)address);
    link_connection(connection);
    /* What cannot be watched over is closed. */
    connection->entry =
        connections_add(connections->parts.connections, fd, (const struct sockaddr *)address, clock_milliseconds());
    if (connection->entry != NULL)
        shake_hands(connection);
    else
        drop(connection);
}

void wss_connections_drop(struct wss_connections *connections)
{
    for (struct wss_connection *connection = connections->first; connection != NULL; connection = connection->next)
        if (connection->stage != STAGE_WEBSOCKET)
            drop(connection);
}
