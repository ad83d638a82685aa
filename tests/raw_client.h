#ifndef RAW_CLIENT_H
#define RAW_CLIENT_H

#include <stdbool.h>
#include <stddef.h>

#include "daemon.h"

/*
 * A client that keeps to no protocol: bare sockets to the daemon under test. All but raw_closed() and raw_receive()
 * fail the test on error.
 */

/* Connects to the daemon's TCP listener. Returns the socket, which takes bytes without waiting. */
int raw_connect(const struct daemon *daemon);

/* The same to its Unix socket. */
int raw_connect_unix(const struct daemon *daemon);

/* Sends a text. Returns false if the peer has closed. */
bool raw_send(int fd, const char *text);

/* Whether the peer closes within so many milliseconds. What it sends before is dropped. */
bool raw_closed(int fd, int milliseconds);

/* Sends the text's bytes one at a time, with a pause after each, again and again until the peer closes. Returns how
 * many milliseconds that took, or most if it does not in that time. */
int raw_drip(int fd, const char *text, int most);

/* Receives up to the end of a reply's header and what has come after it. Returns text, or NULL if there is none within
 * so many milliseconds. */
const char *raw_receive(int fd, char *text, size_t size, int milliseconds);

/* Milliseconds of a clock that does not jump. */
long long raw_now(void);

/* Kilobytes of memory that the daemon has in its processes. */
long raw_memory(const struct daemon *daemon);

#endif
