#ifndef SERVER_H
#define SERVER_H

#include <stddef.h>
#include <sys/types.h>

#include "audit.h"
#include "listener.h"
#include "options.h"
#include "order.h"

struct accounts;
struct certificate;

/* Exit statuses. */
enum {
    SERVER_FAILED = 1, /* at run time */
    SERVER_MISLED = 2, /* an option, the configuration or a file that it names is wrong */
};

/* The files that the server is handed anew when they change: the id of CHANNEL_FILES. */
enum server_file {
    SERVER_FILE_ACCOUNTS,    /* none: there are no accounts any more */
    SERVER_FILE_CERTIFICATE, /* and its key, as certificate_open() gives them */
    SERVER_FILE_AUDIT,       /* to write to */
    SERVER_FILE_ACCESS,      /* likewise */
};

/* What the process that holds the sockets is given, all of it borrowed: it opens nothing by itself. */
struct server_setup {
    const struct options *options;
    const struct listener *listeners; /* open */
    size_t listener_count;
    const struct order_table *table; /* the runner's */
    int channel;                     /* to the runner; the server's from now on */
    uid_t user;                      /* who started the daemon */
    struct accounts *accounts;       /* the server's from now on, or NULL */
    struct certificate *certificate; /* cleared by the server; NULL: no TLS */
    int logs[AUDIT_FILES];           /* of audit_open(), the server's from now on; -1: none */
};

/*
 * Serves until SIGTERM or SIGINT, or until the runner is gone. Everything that a client says is read here. Tells on
 * standard error that it is ready, or why it cannot start. Returns the exit status. Once in a process.
 */
int server_run(const struct server_setup *setup);

#endif
