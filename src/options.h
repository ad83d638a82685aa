#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "action.h"
#include "error.h"
#include "listener.h"
#include "origin.h"

#define OPTIONS_VERSION "0.1.0"

enum {
    OPTIONS_LISTEN_MAX = 16,    /* listeners */
    OPTIONS_ORIGINS_MAX = 16,   /* origins of pages */
    OPTIONS_PROGRAMS_MAX = 8,   /* other programs */
    OPTIONS_NAME_MAX = 64,      /* bytes of the name of one, NUL included */
    OPTIONS_PATH_MAX = 1024,    /* bytes of a path, NUL included */
    OPTIONS_FILE_MAX = 1 << 16, /* bytes of a configuration file */
};

/* What the daemon is asked to do. */
enum options_task {
    OPTIONS_SERVE,
    OPTIONS_CHECK, /* the configuration has been checked, which is all that was asked for */
    OPTIONS_PRINT_VERSION,
    OPTIONS_PRINT_HELP,
};

/* How a client proves who it is. */
enum options_auth {
    OPTIONS_AUTH_NONE,     /* not at all */
    OPTIONS_AUTH_ACCOUNTS, /* by the accounts file; to a Unix socket, by who they are */
};

/* Whether there is TLS. */
enum options_tls {
    OPTIONS_TLS_AUTO, /* if a certificate is given; after options_read() one of the others */
    OPTIONS_TLS_ON,
    OPTIONS_TLS_OFF,
};

/* What the daemon was told. It holds no memory of its own, and its programs point into it: it must not be copied. */
struct options {
    enum options_task task;
    char listen[OPTIONS_LISTEN_MAX][LISTENER_ADDRESS_MAX]; /* as listener_open() takes them */
    size_t listen_count;
    bool listen_default; /* they are the defaults */
    enum options_tls tls;
    char tls_certificate[OPTIONS_PATH_MAX]; /* or "": one of our own, in the state folder */
    char tls_key[OPTIONS_PATH_MAX];         /* of it, or "" */
    char client_ca[OPTIONS_PATH_MAX];       /* who signs certificates of clients, or "" */
    char state[OPTIONS_PATH_MAX];           /* the folder for what the daemon keeps; absolute */
    bool insecure;                          /* listeners without TLS may be reached from other hosts */
    char iocage[OPTIONS_PATH_MAX];          /* absolute */
    char config[OPTIONS_PATH_MAX];          /* the configuration file, or "" */
    const char *dialect; /* the name of the program that speaks it; NULL: it is asked for its version */
    struct program programs[OPTIONS_PROGRAMS_MAX]; /* their texts are in the two lists below */
    size_t program_count;
    char program_names[OPTIONS_PROGRAMS_MAX][OPTIONS_NAME_MAX];
    char program_paths[OPTIONS_PROGRAMS_MAX][OPTIONS_PATH_MAX];
    char origins[OPTIONS_ORIGINS_MAX][ORIGIN_MAX]; /* pages that may ask */
    size_t origin_count;
    enum options_auth auth;
    char audit_log[OPTIONS_PATH_MAX];  /* absolute, or "" */
    char access_log[OPTIONS_PATH_MAX]; /* likewise */
    char accounts[OPTIONS_PATH_MAX];   /* the accounts file, absolute */
    char user[OPTIONS_PATH_MAX];       /* who to serve as, or "" for the usual one */
    size_t time_limit;                 /* seconds of a command; 0: its action alone decides */
    size_t output_limit;               /* bytes of a command's output */
    size_t commands;                   /* at once */
    size_t waiting;                    /* commands in line */
    size_t waiting_time;               /* seconds that one waits */
    size_t connections;                /* at once */
    size_t connections_per_address;
    size_t request_time;        /* seconds for a request to arrive */
    size_t idle_time;           /* seconds of a connection between requests */
    size_t header_limit;        /* bytes of a request's first line and headers */
    size_t body_limit;          /* bytes of a request's body */
    size_t message_limit;       /* bytes of a WebSocket message */
    size_t depth_limit;         /* of JSON */
    size_t login_time;          /* seconds of a WebSocket without a login */
    size_t websocket_idle_time; /* seconds of a WebSocket without a message */
};

/*
 * Reads the command line and the configuration file that it may name. What the command line says replaces what the file
 * says, which replaces the defaults; listeners are replaced all together. Nothing is opened but the file.
 * options: overwritten; worth nothing after a failure. argc, argv: as main() has them, not changed.
 * Not for two threads at once. Fails with ERROR_CONFIGURATION, the sentence beginning with file:line where that helps.
 */
bool options_read(struct options *options, int argc, char *const argv[], struct error *error)
    __attribute__((warn_unused_result));

/* Prints all options with their defaults, for a person. */
void options_print_help(FILE *stream);

#endif
