#ifndef HTTP_PEER_H
#define HTTP_PEER_H

#include <microhttpd.h>

#include "connections.h"

/*
 * How libmicrohttpd tells of its connections, and what is made of it. The first three are its callbacks, with a struct
 * connections as owner.
 */

/* MHD_AcceptPolicyCallback: whether a connection may stay. */
enum MHD_Result http_peer_admit(void *owner, const struct sockaddr *address, socklen_t length);

/* MHD_NotifyConnectionCallback: puts a connection on the list, and takes it off. */
void http_peer_notify(void *owner, struct MHD_Connection *connection, void **context,
                      enum MHD_ConnectionNotificationCode code);

/* MHD_OPTION_URI_LOG_CALLBACK: a request's first line has been read. Returns NULL, what a new request begins with. */
void *http_peer_begin(void *owner, const char *uri, struct MHD_Connection *connection);

/* The entry on the list; NULL if there was no memory for it. */
struct connection *http_peer_of(struct MHD_Connection *connection);

/* Tells the list what a connection does from now on. */
void http_peer_enter(struct MHD_Connection *connection, enum connection_phase phase);

#endif
