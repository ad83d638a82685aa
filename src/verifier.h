#ifndef VERIFIER_H
#define VERIFIER_H

#include <stdbool.h>
#include <sys/types.h>

#include "error.h"

/*
 * Starts a process that has PAM verify a password (pam.h) and ends with 0 if it is right, else with 1: whatever PAM's
 * modules do, they do it there, and for no longer than somebody lets it run. It has a process group of its own, no
 * descriptor of ours but standard error, no signal blocked or caught, and of the environment what commands have.
 * user: "": one that there cannot be, whose password is wrong after as long a time. password, folder: as for
 * pam_verify(). environment: of it, ending with NULL. pid: set. The process that calls this must have one thread.
 * Fails with ERROR_NO_MEMORY.
 */
bool verifier_start(const char *user, const char *password, const char *folder, char *environment[], pid_t *pid,
                    struct error *error) __attribute__((warn_unused_result));

#endif
