#ifndef CHANNEL_H
#define CHANNEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "error.h"
#include "order.h"
#include "password.h"
#include "principal.h"

/*
 * What the runner and the server say to each other over a pair of connected sockets, each message whole or not at all
 * (SOCK_SEQPACKET). The runner trusts no byte of it; the server trusts the runner.
 */

enum {
    CHANNEL_DESCRIPTORS_MAX = 2, /* that come with a message */
    CHANNEL_TEXT_MAX = 512,      /* bytes of a notice's text, NUL included */
};

enum channel_kind {
    /* from the server */
    CHANNEL_RUN = 1, /* an order follows */
    CHANNEL_KILL,    /* kill its process group; nothing if it has ended */
    CHANNEL_VERIFY,  /* a password of a system user follows; ends with 0 if it is right, and is not told to start */
    /* from the runner */
    CHANNEL_REFUSED,   /* it does not run: code and text say why */
    CHANNEL_STARTED,   /* it runs; comes with the pipes of its output and its errors */
    CHANNEL_EXITED,    /* it has ended with this status */
    CHANNEL_KILLED,    /* a signal, the status, has ended it */
    CHANNEL_TIMED_OUT, /* likewise, because its time was over */
    CHANNEL_FILES,     /* files that have changed, as descriptors, none if they are gone; id says which */
};

/* What the server sends. */
struct channel_head {
    uint32_t kind;
    uint32_t id; /* of the command or verification; the server's choice, of none that runs */
};

struct channel_request {
    struct channel_head head;
    char order[ORDER_BYTES_MAX]; /* sent as far as it goes, to be run */
};

/* What follows to be verified, instead of an order. Both texts end with a NUL. */
struct channel_password {
    char user[PRINCIPAL_NAME_MAX];   /* "": one that there is not, for the time it takes */
    char password[PASSWORD_MAX + 1]; /* not empty */
};

/* What the runner sends. */
struct channel_notice {
    uint32_t kind;
    uint32_t id;
    int32_t status;
    uint32_t code; /* enum error_code */
    char text[CHANNEL_TEXT_MAX];
};

/* Makes the pair. ends: set to both, close-on-exec. Fails with ERROR_NO_MEMORY. */
bool channel_open(int ends[2], struct error *error) __attribute__((warn_unused_result));

/*
 * Sends a message. fd: of one end. bytes, length: the message. descriptors, count: go with it; they stay the caller's.
 * wait: whether to wait for room. Returns false if there is none, or nobody at the other end.
 */
bool channel_send(int fd, const void *bytes, size_t length, const int *descriptors, size_t count, bool wait)
    __attribute__((warn_unused_result));

/*
 * Takes a message, without waiting. fd: of one end. bytes, size: room for it. descriptors: set to those that came with
 * it, close-on-exec and now the caller's, or -1; NULL: none are wanted, and the kernel closes what comes. Returns how
 * many bytes it has, 0 if there is none, -1 if the other end is gone or says nothing (an empty message). A message
 * longer than its room is cut, and has size bytes.
 */
long channel_receive(int fd, void *bytes, size_t size, int descriptors[CHANNEL_DESCRIPTORS_MAX]);

#endif
