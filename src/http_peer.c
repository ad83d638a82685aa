#include "http_peer.h"

#include <sys/socket.h>

#include "clock.h"

enum MHD_Result http_peer_admit(void *owner, const struct sockaddr *address, socklen_t length)
{
    /* An address without bytes, as a client's Unix socket may have, has no family either. */
    static const struct sockaddr unnamed = { .sa_family = AF_UNIX };

    return connections_admit(owner, length > 0 ? address : &unnamed) ? MHD_YES : MHD_NO;
}

static void add(struct connections *connections, struct MHD_Connection *connection, void **context)
{
    const union MHD_ConnectionInfo *socket = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    const union MHD_ConnectionInfo *address = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);

    if (socket == NULL)
        return;
    *context = connections_add(connections, socket->connect_fd, address != NULL ? address->client_addr : NULL,
                               clock_milliseconds());
    /* What cannot be watched over is closed. */
    if (*context == NULL)
        (void)shutdown(socket->connect_fd, SHUT_RDWR);
}

void http_peer_notify(void *owner, struct MHD_Connection *connection, void **context,
                      enum MHD_ConnectionNotificationCode code)
{
    if (code == MHD_CONNECTION_NOTIFY_STARTED)
        add(owner, connection, context);
    else
        connection_remove(*context); /* libmicrohttpd closes the socket after this, never before */
}

void *http_peer_begin(void *owner, const char *uri, struct MHD_Connection *connection)
{
    (void)owner;
    (void)uri;
    connection_begin(http_peer_of(connection), clock_milliseconds());
    return NULL;
}

struct connection *http_peer_of(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

    return info != NULL ? info->socket_context : NULL;
}

void http_peer_enter(struct MHD_Connection *connection, enum connection_phase phase)
{
    connection_enter(http_peer_of(connection), phase, clock_milliseconds());
}
