#include "verifier.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "pam.h"

extern char **environ;

static const char nobody[] = "no:user"; /* no name of a user has a colon in it */

/* Modules wait for programs of their own, and must be easy to end. */
static void reset_signals(void)
{
    struct sigaction usual;
    sigset_t none;

    memset(&usual, 0, sizeof(usual));
    usual.sa_handler = SIG_DFL;
    for (int i = 1; i < NSIG; i++)
        (void)sigaction(i, &usual, NULL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/* Without the channel's end the server sees ours close; without the sockets their addresses are free when we end. */
static bool reset_descriptors(void)
{
    int fd = open("/dev/null", O_RDWR);

    if (fd < 0 || dup2(fd, STDIN_FILENO) < 0 || dup2(fd, STDOUT_FILENO) < 0)
        return false;
    closefrom(STDERR_FILENO + 1);
    return true;
}

static bool verify(const char *user, const char *password, const char *folder, char *environment[])
{
    environ = environment;
    reset_signals();
    return reset_descriptors() && pam_verify(user[0] != '\0' ? user : nobody, password, folder);
}

bool verifier_start(const char *user, const char *password, const char *folder, char *environment[], pid_t *pid,
                    struct error *error)
{
    *pid = fork();
    if (*pid < 0)
        return error_set(error, ERROR_NO_MEMORY, "cannot start a process for PAM: %s", strerror(errno));
    /* Both see to it, so that neither is ahead of it. */
    (void)setpgid(*pid, *pid);
    if (*pid == 0)
        _exit(verify(user, password, folder, environment) ? 0 : 1);
    return true;
}
