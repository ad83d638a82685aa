#include "wss.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>
#include <uv.h>

#include "connections.h"
#include "loop.h"
#include "wss_connection.h"

enum {
    ACCEPTS_MAX = 16,         /* connections taken before others get their turn: each costs a handshake */
    RETRY_MILLISECONDS = 100, /* until it is tried again, when the host has no descriptors left */
};

struct wss_listener {
    struct wss *wss;
    uv_poll_t poll;
};

struct wss {
    struct wss_connections connections;
    struct wss_listener listeners[WSS_LISTENERS_MAX];
    size_t listener_count;
    uv_timer_t retry;
    bool quiesced;
};

static void on_listener(uv_poll_t *poll, int status, int events);

static void accept_again(struct wss *wss)
{
    for (size_t i = 0; i < wss->listener_count && !wss->quiesced; i++)
        (void)uv_poll_start(&wss->listeners[i].poll, UV_READABLE, on_listener);
}

static void accept_nothing(struct wss *wss)
{
    for (size_t i = 0; i < wss->listener_count; i++)
        uv_poll_stop(&wss->listeners[i].poll);
}

static void on_retry(uv_timer_t *timer)
{
    accept_again(timer->data);
}

/* Whether it is worth while to accept another one. */
static bool accept_connection(struct wss *wss, int listener)
{
    struct sockaddr_storage address;
    socklen_t length = sizeof(address);
    int fd = -1;

    memset(&address, 0, sizeof(address));
    fd = accept4(listener, (struct sockaddr *)&address, &length, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd >= 0) {
        if (connections_admit(wss->connections.parts.connections, (const struct sockaddr *)&address))
            wss_connections_add(&wss->connections, fd, &address);
        else
            close(fd);
        return true;
    }
    if (errno == EAGAIN || errno == EWOULDBLOCK)
        return false;
    if (errno == EMFILE || errno == ENFILE || errno == ENOMEM || errno == ENOBUFS) {
        /* The listener stays readable, so that waiting for it would spin. */
        accept_nothing(wss);
        uv_timer_start(&wss->retry, on_retry, RETRY_MILLISECONDS, 0);
        return false;
    }
    return true; /* a peer that has gone already, and the like */
}

static void on_listener(uv_poll_t *poll, int status, int events)
{
    struct wss *wss = ((struct wss_listener *)poll->data)->wss;
    uv_os_fd_t fd = -1;

    (void)events;
    if (status < 0 || uv_fileno((uv_handle_t *)poll, &fd) != 0)
        return;
    for (int i = 0; i < ACCEPTS_MAX && accept_connection(wss, fd); i++)
        continue;
}

struct wss *wss_new(const struct wss_parts *parts)
{
    struct wss *wss = calloc(1, sizeof(*wss));

    if (wss == NULL)
        return NULL;
    wss->connections.parts = *parts;
    uv_timer_init(loop_uv(parts->loop), &wss->retry);
    wss->retry.data = wss;
    return wss;
}

bool wss_listen(struct wss *wss, int fd, struct error *error)
{
    struct wss_listener *listener = &wss->listeners[wss->listener_count];

    if (wss->listener_count == WSS_LISTENERS_MAX)
        return error_set(error, ERROR_LISTEN, "there can be at most %d listeners for WebSockets over TLS",
                         WSS_LISTENERS_MAX);
    if (uv_poll_init_socket(loop_uv(wss->connections.parts.loop), &listener->poll, fd) != 0)
        return error_set(error, ERROR_LISTEN, "a listener for WebSockets over TLS cannot be watched");
    listener->wss = wss;
    listener->poll.data = listener;
    wss->listener_count++;
    if (uv_poll_start(&listener->poll, UV_READABLE, on_listener) != 0)
        return error_set(error, ERROR_LISTEN, "a listener for WebSockets over TLS cannot be watched");
    return true;
}

void wss_quiesce(struct wss *wss)
{
    wss->quiesced = true;
    accept_nothing(wss);
    wss_connections_drop(&wss->connections);
}

size_t wss_count(const struct wss *wss)
{
    return wss->connections.count;
}

void wss_free(struct wss *wss)
{
    free(wss);
}
