#include "peer_name.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>

void peer_name_write(char name[PEER_NAME_MAX], const struct sockaddr *address)
{
    char text[INET6_ADDRSTRLEN] = "";

    if (address != NULL && address->sa_family == AF_INET) {
        const struct sockaddr_in *in = (const void *)address;

        inet_ntop(AF_INET, &in->sin_addr, text, sizeof(text));
        snprintf(name, PEER_NAME_MAX, "%s:%u", text, ntohs(in->sin_port));
    } else if (address != NULL && address->sa_family == AF_INET6) {
        const struct sockaddr_in6 *in6 = (const void *)address;

        inet_ntop(AF_INET6, &in6->sin6_addr, text, sizeof(text));
        snprintf(name, PEER_NAME_MAX, "[%s]:%u", text, ntohs(in6->sin6_port));
    } else {
        snprintf(name, PEER_NAME_MAX, "%s", address != NULL && address->sa_family == AF_UNIX ? "unix" : "-");
    }
}
