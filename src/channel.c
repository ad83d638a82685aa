#include "channel.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum {
    CONTROL_SIZE = CMSG_SPACE(CHANNEL_DESCRIPTORS_MAX * sizeof(int)),
    ROOM_BYTES = 2 * sizeof(struct channel_request), /* that lie in a socket */
};

/* What goes beside a message, aligned as the kernel wants it. */
union control {
    struct cmsghdr header;
    char bytes[CONTROL_SIZE];
};

bool channel_open(int ends[2], struct error *error)
{
    const int room = ROOM_BYTES;

    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return error_set(error, ERROR_NO_MEMORY, "no sockets for the runner: %s", strerror(errno));
    for (size_t i = 0; i < 2; i++) {
        if (setsockopt(ends[i], SOL_SOCKET, SO_SNDBUF, &room, sizeof(room)) != 0 ||
            setsockopt(ends[i], SOL_SOCKET, SO_RCVBUF, &room, sizeof(room)) != 0)
            return error_set(error, ERROR_NO_MEMORY, "no room for the runner's messages: %s", strerror(errno));
    }
    return true;
}

bool channel_send(int fd, const void *bytes, size_t length, const int *descriptors, size_t count, bool wait)
{
    struct iovec vector = { .iov_base = (void *)(uintptr_t)bytes, .iov_len = length };
    struct msghdr message = { .msg_iov = &vector, .msg_iovlen = 1 };
    union control control;
    ssize_t sent = -1;

    if (count > 0) {
        memset(&control, 0, sizeof(control));
        message.msg_control = control.bytes;
        message.msg_controllen = CMSG_SPACE(count * sizeof(int));
        control.header.cmsg_level = SOL_SOCKET;
        control.header.cmsg_type = SCM_RIGHTS;
        control.header.cmsg_len = CMSG_LEN(count * sizeof(int));
        memcpy(CMSG_DATA(&control.header), descriptors, count * sizeof(int));
    }
    do
        sent = sendmsg(fd, &message, MSG_NOSIGNAL | (wait ? 0 : MSG_DONTWAIT));
    while (sent < 0 && errno == EINTR);
    return sent == (ssize_t)length;
}

/* Takes the descriptors out of a message. More than there is room for never arrive: the kernel drops them. */
static void take_descriptors(struct msghdr *message, int descriptors[CHANNEL_DESCRIPTORS_MAX])
{
    const struct cmsghdr *header = CMSG_FIRSTHDR(message);

    for (size_t i = 0; i < CHANNEL_DESCRIPTORS_MAX; i++)
        descriptors[i] = -1;
    if (header != NULL && header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS)
        memcpy(descriptors, CMSG_DATA(header), header->cmsg_len - CMSG_LEN(0));
}

long channel_receive(int fd, void *bytes, size_t size, int descriptors[CHANNEL_DESCRIPTORS_MAX])
{
    struct iovec vector = { .iov_base = bytes, .iov_len = size };
    union control control;
    struct msghdr message = { .msg_iov = &vector, .msg_iovlen = 1 };
    ssize_t length = -1;

    memset(&control, 0, sizeof(control));
    if (descriptors != NULL) {
        message.msg_control = control.bytes;
        message.msg_controllen = sizeof(control);
    }
    do
        length = recvmsg(fd, &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    while (length < 0 && errno == EINTR);
    if (length <= 0)
        return length < 0 && (errno == EAGAIN || errno == EWOULDBLOCK) ? 0 : -1;
    if (descriptors != NULL)
        take_descriptors(&message, descriptors);
    return length;
}
