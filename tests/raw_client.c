#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "raw_client.h"

enum {
    DRIP_MILLISECONDS = 40
};

long long raw_now(void)
{
    struct timespec now = { .tv_sec = 0 };

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int connect_to(int family, const void *address, socklen_t length)
{
    int fd = socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);

    assert_true(fd >= 0);
    assert_int_equal(connect(fd, address, length), 0);
    assert_int_equal(fcntl(fd, F_SETFL, O_NONBLOCK), 0);
    return fd;
}

int raw_connect(const struct daemon *daemon)
{
    struct sockaddr_in address = { .sin_family = AF_INET };
    const char *port = strrchr(daemon->url, ':');

    assert_non_null(port);
    address.sin_port = htons((uint16_t)strtoul(port + 1, NULL, 10));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return connect_to(AF_INET, &address, sizeof(address));
}

int raw_connect_unix(const struct daemon *daemon)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX };

    snprintf(address.sun_path, sizeof(address.sun_path), "%s", daemon->unix_path);
    return connect_to(AF_UNIX, &address, sizeof(address));
}

/* Waits for events. Returns false if there are none before the end. */
static bool wait_for(int fd, short events, long long end)
{
    struct pollfd pollfd = { .fd = fd, .events = events };
    long long left = end - raw_now();

    return poll(&pollfd, 1, left > 0 ? (int)left : 0) > 0;
}

bool raw_send(int fd, const char *text)
{
    size_t length = strlen(text);
    ssize_t sent = 0;

    while (length > 0) {
        sent = send(fd, text, length, MSG_NOSIGNAL);
        if (sent < 0 && errno == EAGAIN)
            assert_true(wait_for(fd, POLLOUT, raw_now() + 10000));
        else if (sent < 0)
            return false;
        text += sent > 0 ? sent : 0;
        length -= sent > 0 ? (size_t)sent : 0;
    }
    return true;
}

bool raw_closed(int fd, int milliseconds)
{
    long long end = raw_now() + milliseconds;
    char bytes[4096];
    ssize_t got = 0;

    do {
        got = recv(fd, bytes, sizeof(bytes), 0);
        if (got == 0 || (got < 0 && errno != EAGAIN))
            return true;
    } while (wait_for(fd, POLLIN, end));
    return false;
}

int raw_drip(int fd, const char *text, int most)
{
    long long begin = raw_now();
    const char *at = text;

    while (raw_now() - begin < most) {
        char byte[2] = { *at, '\0' };

        at = at[1] != '\0' ? at + 1 : text;
        if (!raw_send(fd, byte) || raw_closed(fd, DRIP_MILLISECONDS))
            break;
    }
    return (int)(raw_now() - begin);
}

const char *raw_receive(int fd, char *text, size_t size, int milliseconds)
{
    long long end = raw_now() + milliseconds;
    size_t length = 0;
    ssize_t got = 0;

    text[0] = '\0';
    while (strstr(text, "\r\n\r\n") == NULL && length + 1 < size) {
        if (!wait_for(fd, POLLIN, end))
            return NULL;
        got = recv(fd, text + length, size - 1 - length, 0);
        if (got <= 0)
            return NULL;
        length += (size_t)got;
        text[length] = '\0';
    }
    return text;
}

long raw_memory(const struct daemon *daemon)
{
    char command[160];
    long kilobytes = 0;
    FILE *stream = NULL;

    snprintf(command, sizeof(command),
             "ps -ax -o pid= -o ppid= -o rss= | awk '$1 == %ld || $2 == %ld { sum += $3 } END { print sum + 0 }'",
             (long)daemon->pid, (long)daemon->pid);
    stream = popen(command, "r");
    assert_non_null(stream);
    assert_int_equal(fscanf(stream, "%ld", &kilobytes), 1);
    pclose(stream);
    return kilobytes;
}
