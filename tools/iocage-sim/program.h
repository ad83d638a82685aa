#ifndef PROGRAM_H
#define PROGRAM_H

#include <stdbool.h>

/* Whether the pretended host and its jails have a user of this name. */
bool program_has_user(const char *user);

/*
 * Answers for a program in a jail: echo, false, hostname, pwd, sh -c with echo and exit, true, whoami. argv: the
 * program and its arguments, NULL at the end; cut up. host: the jail's host name. Returns the exit status, 1 for a
 * program that is not there.
 */
int program_run(char **argv, const char *host, const char *user);

#endif
