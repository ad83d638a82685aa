#ifndef PAM_H
#define PAM_H

#include <stdbool.h>

/* The host's PAM, as far as this daemon needs it: whether a password is that of a user of this host. */

/* Whether this daemon was built with PAM. */
bool pam_built(void);

/*
 * Whether the password of a user of this host is right, and the user may log in now: PAM's authentication, then its
 * account management; no session is opened. The service is iocaged,
 * where PAM falls back to "other" by itself. Whatever asks for more than name and password fails. Blocks for as long as
 * PAM's modules take, and a wrong password takes them seconds. They may start programs and leave behind what they like:
 * for a process that ends soon. Always false if this daemon was built without PAM. user, password: not empty. folder:
 * of the rules of services, for tests, where PAM can be told one (Linux); NULL: the system's.
 */
bool pam_verify(const char *user, const char *password, const char *folder);

#endif
