#include "client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdint.h>
#include <string.h>
#include <sys/un.h>
#include <unistd.h>

enum {
    LOOPBACK_FIRST = 127 /* byte of an IPv4 loopback address */
};

static socklen_t length_of(const struct sockaddr *address)
{
    switch (address->sa_family) {
    case AF_INET:
        return sizeof(struct sockaddr_in);
    case AF_INET6:
        return sizeof(struct sockaddr_in6);
    default:
        return sizeof(address->sa_family);
    }
}

void client_init(struct client *client, int fd, const struct sockaddr *address)
{
    memset(client, 0, sizeof(*client));
    client->user = (uid_t)-1;
    if (address == NULL)
        return;
    if (address->sa_family == AF_UNIX) {
        client->address.ss_family = AF_UNIX;
        client->user = client_peer_user(fd);
    } else {
        memcpy(&client->address, address, length_of(address));
    }
}

const struct sockaddr *client_source(const struct client *client)
{
    return client->address.ss_family == AF_UNIX ? NULL : (const struct sockaddr *)&client->address;
}

bool client_is_loopback(const struct client *client)
{
    const struct sockaddr_in *four = (const struct sockaddr_in *)&client->address;
    const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)&client->address;
    static const uint8_t mapped[] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, LOOPBACK_FIRST };

    if (client->address.ss_family == AF_INET)
        return ntohl(four->sin_addr.s_addr) >> 24 == LOOPBACK_FIRST;
    return client->address.ss_family == AF_INET6 &&
           (IN6_IS_ADDR_LOOPBACK(&six->sin6_addr) || memcmp(&six->sin6_addr, mapped, sizeof(mapped)) == 0);
}

#ifdef SO_PEERCRED

uid_t client_peer_user(int fd)
{
    struct ucred peer;
    socklen_t length = sizeof(peer);

    return getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &peer, &length) == 0 ? peer.uid : (uid_t)-1;
}

#else

uid_t client_peer_user(int fd)
{
    uid_t user = (uid_t)-1;
    gid_t group = (gid_t)-1;

    return getpeereid(fd, &user, &group) == 0 ? user : (uid_t)-1;
}

#endif
