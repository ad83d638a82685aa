#ifndef DAEMON_H
#define DAEMON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
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
    const char *user;          /* NAME:PASSWORD that requests are sent with; NULL: none */
    const char *authorization; /* the header Authorization that they are sent with; NULL: none */
    const char *header;        /* one more header line that they are sent with; NULL: none */
    bool local;                /* whether they go by the Unix socket */
    pid_t client;              /* of its WebSocket; 0 until daemon_websocket() */
    FILE *to_client;           /* messages, one a line */
    FILE *from_client;         /* replies, one a line */
};

/* What the fake program does at one call. The texts are borrowed. */
struct daemon_run {
    const char *out;
    const char *err;
    int status;
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

/*
 * Has the fake program do at its n-th call, counted from now, what the n-th of these says, and keep each call's
 * arguments; a call too many prints nothing and ends with 98. No call may be under way.
 */
void daemon_prints_runs(struct daemon *daemon, const struct daemon_run *runs, size_t count);

/* The argument vector of the n-th of these calls, the first being 1, one a line; owned by the caller. NULL if there was
 * no such call. Whole when the call has ended. */
char *daemon_run_argv(const struct daemon *daemon, size_t number);

/* Makes the fake program, whatever it is replaced by, another program too: FOLDER/NAME. */
void daemon_link(const struct daemon *daemon, const char *name);

/* What the daemon has said so far on its standard error; owned by the caller. */
char *daemon_log(const struct daemon *daemon);

/* Waits until the daemon says a text that is not among the first bytes of what it has said. False if it does not in
 * time. */
bool daemon_says(const struct daemon *daemon, size_t first, const char *text);

/* Sends a request with libcurl. method: "PUT". path: "/sysadm/iocage". body: NULL for none; size: its bytes.
 * content_type: NULL for application/json. */
struct http_reply daemon_request(const struct daemon *daemon, const char *method, const char *path, const char *body,
                                 size_t size, const char *content_type);
void http_reply_clear(struct http_reply *reply);

/*
 * Sends lines over a new WebSocket, all at once, with the same authorization, until a reply has the id "end"
 * (tests/ws_session.js). Returns what came back, one a line, and how it ended; owned by the caller.
 */
char *daemon_session(const struct daemon *daemon, const char *lines);

/* Sends one text without a newline over a WebSocket, the same one each time, by Node's ws (tests/ws_client.js) and
 * returns the reply's text, owned by the caller. */
char *daemon_websocket(struct daemon *daemon, const char *text);

/* The process that serves, which the daemon has started. No command may be under way. */
pid_t daemon_server(const struct daemon *daemon);

/* Waits until the daemon, which something else makes end, has ended. Returns its wait status. What it leaves is for
 * daemon_start() or daemon_stop(). The test fails if it does not end in time. */
int daemon_end(struct daemon *daemon);

/* Ends the daemon with SIGTERM, if it has not ended yet, checks that its status is 0, and removes the folder. */
void daemon_stop(struct daemon *daemon);

#endif
