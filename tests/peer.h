#ifndef PEER_H
#define PEER_H

#include <sys/socket.h>

/* The socket address of an address in numbers, IPv4 or IPv6, in one of a few buffers of the thread that are used in
 * turn; for "unix" that of a Unix socket, for NULL NULL. Ends the test if it is none of these. */
const struct sockaddr *peer_of(const char *text);

#endif
