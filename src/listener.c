#include "listener.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

static const char form[] =
    "an address is 127.0.0.1:12151, [::1]:12151, either after http://, https:// or wss://, or unix:/path";

static const char *const schemes[] = {
    [LISTENER_HTTP] = "http://",
    [LISTENER_HTTPS] = "https://",
    [LISTENER_WSS] = "wss://",
};

/* An address as bind() takes it. */
struct address {
    union {
        struct sockaddr any;
        struct sockaddr_in in;
        struct sockaddr_in6 in6;
        struct sockaddr_un un;
        struct sockaddr_storage storage;
    } socket;
    socklen_t length;
    enum listener_kind kind;
    bool local;
};

static bool refuse(const char *text, const char *why, struct error *error)
{
    return error_set(error, ERROR_CONFIGURATION, "cannot listen on \"%s\": %s", text, why);
}

static bool read_unix(const char *path, const char *text, struct address *address, struct error *error)
{
    struct sockaddr_un *un = &address->socket.un;
    size_t length = strlen(path);

    if (length == 0)
        return refuse(text, form, error);
    if (length >= sizeof(un->sun_path))
        return error_set(error, ERROR_CONFIGURATION,
                         "cannot listen on \"%s\": the path of a socket has at most %zu bytes", text,
                         sizeof(un->sun_path) - 1);
    un->sun_family = AF_UNIX;
    memcpy(un->sun_path, path, length + 1);
    address->length = sizeof(*un);
    address->local = true;
    return true;
}

static bool read_port(const char *digits, in_port_t *port)
{
    size_t length = strlen(digits);
    unsigned long number = 0;

    if (length < 1 || length > 5 || strspn(digits, "0123456789") != length)
        return false;
    number = strtoul(digits, NULL, 10);
    *port = htons((in_port_t)number);
    return number <= 65535;
}

static bool read_ip6(const char *host, in_port_t port, struct address *address)
{
    struct sockaddr_in6 *in6 = &address->socket.in6;

    if (inet_pton(AF_INET6, host, &in6->sin6_addr) != 1)
        return false;
    in6->sin6_family = AF_INET6;
    in6->sin6_port = port;
    address->length = sizeof(*in6);
    address->local = IN6_IS_ADDR_LOOPBACK(&in6->sin6_addr);
    return true;
}

static bool read_ip4(const char *host, in_port_t port, struct address *address)
{
    struct sockaddr_in *in = &address->socket.in;

    if (inet_pton(AF_INET, host, &in->sin_addr) != 1)
        return false;
    in->sin_family = AF_INET;
    in->sin_port = port;
    address->length = sizeof(*in);
    address->local = ntohl(in->sin_addr.s_addr) >> 24 == 127;
    return true;
}

/* What follows the scheme, if there is one. */
static const char *read_scheme(const char *text, enum listener_kind *kind)
{
    for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
        if (strncmp(text, schemes[i], strlen(schemes[i])) == 0) {
            *kind = (enum listener_kind)i;
            return text + strlen(schemes[i]);
        }
    }
    *kind = LISTENER_HTTP;
    return text;
}

static bool read_ip(const char *place, const char *text, struct address *address, struct error *error)
{
    char host[INET6_ADDRSTRLEN + 2] = ""; /* with its brackets */
    const char *colon = strrchr(place, ':');
    size_t length = colon != NULL ? (size_t)(colon - place) : 0;
    in_port_t port = 0;
    bool right = false;

    if (length < 1 || length >= sizeof(host))
        return refuse(text, form, error);
    if (!read_port(colon + 1, &port))
        return refuse(text, "a port is a number from 0 to 65535", error);
    memcpy(host, place, length);
    if (host[0] == '[' && host[length - 1] == ']') {
        host[length - 1] = '\0';
        right = read_ip6(host + 1, port, address);
    } else {
        right = read_ip4(host, port, address);
    }
    return right ? true : refuse(text, form, error);
}

static bool read_address(const char *text, struct address *address, struct error *error)
{
    const char *place = NULL;

    memset(address, 0, sizeof(*address));
    if (strlen(text) >= LISTENER_ADDRESS_MAX)
        return refuse(text, "the address is too long", error);
    if (strncmp(text, "unix:", 5) == 0)
        return read_unix(text + 5, text, address, error);
    place = read_scheme(text, &address->kind);
    return read_ip(place, text, address, error);
}

bool listener_check(const char *address, enum listener_kind *kind, bool *local, struct error *error)
{
    struct address parsed;

    if (!read_address(address, &parsed, error))
        return false;
    *kind = parsed.kind;
    *local = parsed.local;
    return true;
}

/* Whether a Unix socket is there that nobody listens on any more. */
static bool is_stale(const struct address *address)
{
    struct stat status;
    bool stale = false;
    int fd = -1;

    if (lstat(address->socket.un.sun_path, &status) != 0 || !S_ISSOCK(status.st_mode))
        return false;
    /* Not blocking, since the one who listens may have a full queue. */
    fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd == -1)
        return false;
    stale = connect(fd, &address->socket.any, address->length) != 0 && errno == ECONNREFUSED;
    close(fd);
    return stale;
}

static bool bind_unix(struct listener *listener, const char *text, const struct address *address)
{
    const char *path = address->socket.un.sun_path;

    if (bind(listener->fd, &address->socket.any, address->length) != 0) {
        if (errno != EADDRINUSE)
            return false;
        if (!is_stale(address)) {
            errno = EADDRINUSE;
            return false;
        }
        if (unlink(path) != 0 || bind(listener->fd, &address->socket.any, address->length) != 0)
            return false;
    }
    /* From here on the file is ours to remove. Until listen() nobody can connect, so its mode leaves no gap. */
    snprintf(listener->path, sizeof(listener->path), "%s", path);
    snprintf(listener->url, sizeof(listener->url), "%s", text);
    return chmod(path, 0600) == 0;
}

static bool bind_ip(int fd, const struct address *address)
{
    const int on = 1;

    if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) != 0)
        return false;
    /* So that 0.0.0.0 and [::] can stand side by side everywhere. */
    if (address->socket.any.sa_family == AF_INET6 && setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof(on)) != 0)
        return false;
    return bind(fd, &address->socket.any, address->length) == 0;
}

/* Writes the URL with the port that the socket has. */
static bool describe(struct listener *listener, struct address *address)
{
    const char *scheme = schemes[address->kind];
    char host[INET6_ADDRSTRLEN] = "";

    if (getsockname(listener->fd, &address->socket.any, &address->length) != 0)
        return false;
    if (address->socket.any.sa_family == AF_INET6) {
        inet_ntop(AF_INET6, &address->socket.in6.sin6_addr, host, sizeof(host));
        snprintf(listener->url, sizeof(listener->url), "%s[%s]:%d", scheme, host, ntohs(address->socket.in6.sin6_port));
    } else {
        inet_ntop(AF_INET, &address->socket.in.sin_addr, host, sizeof(host));
        snprintf(listener->url, sizeof(listener->url), "%s%s:%d", scheme, host, ntohs(address->socket.in.sin_port));
    }
    return true;
}

static bool open_socket(struct listener *listener, const char *text, struct address *address)
{
    int family = address->socket.any.sa_family;

    listener->fd = socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (listener->fd == -1)
        return false;
    if (family == AF_UNIX && !bind_unix(listener, text, address))
        return false;
    if (family != AF_UNIX && (!bind_ip(listener->fd, address) || !describe(listener, address)))
        return false;
    return listen(listener->fd, LISTENER_BACKLOG) == 0;
}

bool listener_open(struct listener *listener, const char *address, struct error *error)
{
    struct address parsed;

    memset(listener, 0, sizeof(*listener));
    listener->fd = -1;
    if (!read_address(address, &parsed, error))
        return false;
    listener->kind = parsed.kind;
    listener->local = parsed.local;
    if (!open_socket(listener, address, &parsed)) {
        error_set(error, ERROR_LISTEN, "cannot listen on %s: %s", address, strerror(errno));
        listener_close(listener);
        return false;
    }
    return true;
}

void listener_close(struct listener *listener)
{
    /* The file first: once the socket is closed, another daemon may put its own there. */
    if (listener->path[0] != '\0')
        unlink(listener->path);
    if (listener->fd != -1)
        close(listener->fd);
    listener->path[0] = '\0';
    listener->fd = -1;
}
