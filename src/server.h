#ifndef SERVER_H
#define SERVER_H

#include <stddef.h>
#include <sys/types.h>

#include "listener.h"
#include "options.h"
#include "order.h"

struct accounts;

enum {
    SERVER_FAILED = 1 /* the exit status of what failed at run time */
};

/* The files that the server is handed anew when they change: the id of CHANNEL_FILES. */
enum server_file {
    SERVER_FILE_ACCOUNTS, /* none: there are no accounts any more */
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
};

/*
 * Serves until SIGTERM or SIGINT, or until the runner is gone. Everything that a client says is read here. Tells on
 * standard error that it is ready, or why it cannot start. Returns the exit status. Once in a process.
 */
int server_run(const struct server_setup *setup);

#endif
