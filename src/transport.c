#include "transport.h"

#include <errno.h>
#include <sys/socket.h>

/* What a call that failed means. */
static ssize_t judge(void)
{
    return errno == EAGAIN || errno == EWOULDBLOCK ? TRANSPORT_LATER : TRANSPORT_BROKEN;
}

static ssize_t receive_plain(const struct transport *transport, void *bytes, size_t size)
{
    ssize_t count = 0;

    do
        count = recv(transport->fd, bytes, size, 0);
    while (count < 0 && errno == EINTR);
    return count >= 0 ? count : judge();
}

static ssize_t send_plain(const struct transport *transport, const void *bytes, size_t size)
{
    ssize_t count = 0;

    do
        count = send(transport->fd, bytes, size, MSG_NOSIGNAL);
    while (count < 0 && errno == EINTR);
    return count >= 0 ? count : judge();
}

static bool nothing_pending(const struct transport *transport)
{
    (void)transport;
    return false;
}

struct transport transport_plain(int fd)
{
    return (struct transport){
        .receive = receive_plain,
        .send = send_plain,
        .pending = nothing_pending,
        .fd = fd,
    };
}
