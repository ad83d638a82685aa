#ifndef CLIENT_H
#define CLIENT_H

#include <stdbool.h>
#include <sys/socket.h>
#include <sys/types.h>

#include "principal.h"
#include "slice.h"
#include "tokens.h"

/* How a client has proven who it is. */
enum client_proof {
    CLIENT_PROOF_NONE,
    CLIENT_PROOF_PEER, /* the kernel says which user is at the other end of the Unix socket */
    CLIENT_PROOF_CERTIFICATE,
    CLIENT_PROOF_PASSWORD,
    CLIENT_PROOF_KEY,
    CLIENT_PROOF_TOKEN,
    CLIENT_PROOF_NEEDLESS, /* the daemon asks for none */
};

/* Who is at the other end of a connection, and what is proven of it. A value: to be copied, owns nothing. */
struct client {
    struct sockaddr_storage address; /* of the other end; its family is AF_UNSPEC if that is not known */
    uid_t user;                      /* at the other end of a Unix socket; (uid_t)-1: not known */
    enum client_proof proof;
    struct principal principal; /* if there is a proof */
    unsigned generation;        /* of the accounts that it rests on */
    char token[TOKENS_TEXT];    /* of its session, which ends when the token does; "": none */
};

/*
 * Notes where a client is. client: overwritten; nothing is proven yet. fd: the connection. address: of its other end;
 * NULL: not known.
 */
void client_init(struct client *client, int fd, const struct sockaddr *address);

/* Where a client is, as login.h has it: NULL for the host itself by way of a Unix socket. */
const struct sockaddr *client_source(const struct client *client);

/* Whether a client comes from a loopback address of this host. */
bool client_is_loopback(const struct client *client);

/* The user at the other end of a Unix socket; (uid_t)-1 if that is not known. The one place that asks the kernel. */
uid_t client_peer_user(int fd);

#endif
