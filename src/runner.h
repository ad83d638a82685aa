#ifndef RUNNER_H
#define RUNNER_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "order.h"
#include "slice.h"

/*
 * The part that starts commands: a process of its own, the only one that keeps root. It trusts nobody. Whoever sits at
 * the other end of its channel can have it run the commands of the schema with arguments that fit their types, and
 * nothing else: it is asked for an action by number, checks the arguments itself and builds the argument vector itself.
 * Beside that it has PAM verify passwords of system users that it knows of.
 */

enum {
    RUNNER_COMMANDS_MAX = 64,   /* at once */
    RUNNER_VERIFY_MAX = 4,      /* passwords verified at once */
    RUNNER_VERIFY_SECONDS = 10, /* that PAM may take for one */
    RUNNER_REFUSALS_MAX = 100,  /* that it logs; of more it says only that there are more */
};

struct runner_options {
    struct order_table table;
    unsigned seconds_max; /* no command runs longer, whatever its action allows; 0: the action alone decides */
    size_t commands_max;  /* at once; up to RUNNER_COMMANDS_MAX */
    /* Whether a system user's password may be verified; "": whether anybody's may. NULL: nobody's. */
    bool (*may_verify)(void *owner, struct slice user);
    const char *pam_folder;                 /* as for pam_verify() */
    void (*wake)(void *owner, int channel); /* called after a signal and once a second, to look after files; or NULL */
    void *owner;
};

/*
 * Runs commands until nobody is at the other end of the channel any more, then kills what still runs. Each has no
 * shell, a clean environment (PATH, HOME, LC_ALL of a UTF-8 locale that the host has, nothing of ours), standard input
 * closed to it (/dev/null), its own process group, no descriptor of ours but 0 to 2, no signal blocked or ignored; at
 * the end of its time its whole process group is killed. What a command leaves running in its group when it ends by
 * itself is let be. A password is
 * verified in a process of its own (verifier.h), of which the same is true. channel: our end of channel_open(), made
 * close-on-exec as all that is open must be. options: borrowed. The process must have one thread. It takes SIGCHLD for
 * itself.
 */
void runner_serve(int channel, const struct runner_options *options);

#endif
