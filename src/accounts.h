#ifndef ACCOUNTS_H
#define ACCOUNTS_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/socket.h>
#include <time.h>

#include "error.h"
#include "principal.h"
#include "slice.h"

/* What an accounts file says: who there is, what each may do, how each proves who they are. It never changes once it is
 * read, so that it can be asked from any thread, at once. */
struct accounts;

enum {
    ACCOUNTS_FILE_MAX = 1 << 18,  /* bytes of the file */
    ACCOUNTS_LINES_MAX = 1 << 13, /* comments included; of a line: ACCOUNT_ENTRY_LINE_MAX */
    ACCOUNTS_MAX = 1024,          /* accounts and keys together */
    ACCOUNTS_KEY_MAX = 256,       /* bytes of an API key that a client gives; a longer one is wrong */
};

/*
 * Reads the text of an accounts file; account_entry.h says what a line is. No two accounts, no two keys and no account
 * and key may have the same name, nor two keys the same hash. Opens nothing. file: its name, for messages. text: not
 * kept. Returns accounts that are held once, or NULL: ERROR_CONFIGURATION, the sentence beginning with file:line where
 * that helps, or ERROR_NO_MEMORY.
 */
struct accounts *accounts_read(const char *file, struct slice text, struct error *error)
    __attribute__((warn_unused_result));

/* Holds accounts once more and returns them. From any thread. */
struct accounts *accounts_hold(struct accounts *accounts);

/* Lets accounts go; the last who does frees them. NULL is allowed. From any thread. */
void accounts_release(struct accounts *accounts);

/* How many accounts there are. NULL has none. */
size_t accounts_count(const struct accounts *accounts);

/* How many API keys there are. NULL has none. */
size_t accounts_key_count(const struct accounts *accounts);

/*
 * The account of a name that something else has proven: a client certificate's common name, a Unix socket's peer. Keys
 * are not looked at. accounts: NULL has none. principal: set if there is one. From any thread.
 */
bool accounts_find(const struct accounts *accounts, struct slice name, struct principal *principal);

/*
 * Whether the password of a name is for PAM to judge, and not for accounts_password(): that of an account that says so,
 * or of a name whose password is wrong in any case, but must be so after as long as that of such an account. user: set
 * to the name, or to an empty text, which stands for a user that there is not. From any thread.
 */
bool accounts_pam(const struct accounts *accounts, struct slice name, struct slice *user);

/* Whether there is an account of a name whose password is for PAM to judge. name: empty: of any name. */
bool accounts_has_pam(const struct accounts *accounts, struct slice name);

/*
 * The account of a name and its password. Takes as long for a name that there is not, or that has no password, as for
 * one that has: another account's, for each name always the same one, is verified in its place, by PAM if that
 * account says so. If no account has
 * a password, or it is for PAM to judge, the answer is no at once. Costs what password_verify() costs. principal: set
 * if it is right. From any thread.
 */
bool accounts_password(const struct accounts *accounts, struct slice name, struct slice password,
                       struct principal *principal);

/*
 * The owner of an API key. All keys are compared, each in constant time. peer: where it comes from; a key that is bound
 * to a network is refused from a Unix socket or NULL. now: seconds since 1970, for keys that expire. principal: set,
 * with the key's name, if it is right. From any thread.
 */
bool accounts_key(const struct accounts *accounts, struct slice key, const struct sockaddr *peer, time_t now,
                  struct principal *principal);

#endif
