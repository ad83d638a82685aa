#ifndef DAEMON_H
#define DAEMON_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/*
 * The real daemon under test, on a loopback port that the kernel picks, with a fake program in place of iocage in a
 * temporary folder. The daemon's path comes from the environment's IOCAGED, default build/out/iocaged.
 */
struct daemon {
    pid_t pid;
    char folder[64];  /* temporary; holds the fake program `iocage` and whatever it writes */
    char program[96]; /* the fake program's path */
    char url[64];     /* http://127.0.0.1:PORT */
    char unix_path[96];
};

/* What came back from one HTTP request. */
struct http_reply {
    long status;
    char *body;    /* owned; NUL at its end */
    char *headers; /* owned; all header lines */
};

/* Makes the folder and the fake program, a shell script that prints nothing and ends with 0. Fails the test on error.
 */
void daemon_prepare(struct daemon *daemon);

/* Starts the daemon with --iocage at the fake program and extra options (NULL-terminated list, may be NULL), of which
 * --dialect is "shell" if it is not there; waits for its first "ready" line. Fails the test on error. */
void daemon_start(struct daemon *daemon, const char *const extra[]);

/* Replaces the fake program by a shell script of this body (without #! line). */
void daemon_script(struct daemon *daemon, const char *body);

/* Has the fake program write its arguments, one a line, to FOLDER/argv, print these texts and end with this status. */
void daemon_prints(struct daemon *daemon, const char *out, const char *err, int status);

/* The argument vector that the fake program received last, one a line; owned by the caller. NULL if it did not run. */
char *daemon_argv(const struct daemon *daemon);

/* Sends a request with libcurl. method: "PUT". path: "/sysadm/iocage". body: NULL for none; size: its bytes.
 * content_type: NULL for application/json. */
struct http_reply daemon_request(const struct daemon *daemon, const char *method, const char *path, const char *body,
                                 size_t size, const char *content_type);
void http_reply_clear(struct http_reply *reply);

/* Sends one text over a WebSocket by Node's ws (tests/ws_client.js) and returns the reply's text, owned by the caller.
 */
char *daemon_websocket(const struct daemon *daemon, const char *text);

/* Ends the daemon with SIGTERM, checks that its status is 0, and removes the folder. */
void daemon_stop(struct daemon *daemon);

#endif
