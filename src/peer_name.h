#ifndef PEER_NAME_H
#define PEER_NAME_H

struct sockaddr;

enum {
    PEER_NAME_MAX = 64 /* bytes of a name, NUL included */
};

/* Writes where a connection comes from, for people: address:port, [address]:port, unix, or - if it is not known.
 * address: NULL is allowed. */
void peer_name_write(char name[PEER_NAME_MAX], const struct sockaddr *address);

#endif
