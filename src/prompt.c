#include "prompt.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum {
    INTERRUPT = 3 /* Ctrl-C */
};

/* Reads a line of standard input, byte by byte, so that what follows is left for others. */
static bool read_line(char *line, size_t size, struct error *error)
{
    size_t length = 0;
    ssize_t got = 0;
    char byte = '\0';

    while ((got = read(STDIN_FILENO, &byte, 1)) == 1 && byte != '\n') {
        if (byte == '\0' || length + 1 >= size)
            return error_set(error, ERROR_BAD_ARGUMENT, "the password is too long, or has a NUL in it");
        line[length++] = byte;
        if (byte == INTERRUPT)
            break;
    }
    line[length] = '\0';
    if (got < 0)
        return error_set(error, ERROR_BAD_ARGUMENT, "standard input cannot be read: %s", strerror(errno));
    if (length == 0)
        return error_set(error, ERROR_BAD_ARGUMENT, "no password was given");
    return true;
}

static bool ask(const char *question, char *line, size_t size, struct error *error)
{
    bool done = false;

    fputs(question, stderr);
    fflush(stderr);
    done = read_line(line, size, error);
    fputs("\n", stderr);
    if (done && strchr(line, INTERRUPT) != NULL)
        return error_set(error, ERROR_BAD_ARGUMENT, "given up");
    return done;
}

static bool ask_twice(char *password, size_t size, struct error *error)
{
    char again[512] = "";
    bool done =
        size <= sizeof(again) && ask("Password: ", password, size, error) && ask("Once more: ", again, size, error);

    if (done && strcmp(password, again) != 0)
        done = error_set(error, ERROR_BAD_ARGUMENT, "the two passwords differ");
    explicit_bzero(again, sizeof(again));
    return done;
}

/*
 * What would end the program is held back until the terminal is as it was: signals by a mask, and those of keys are
 * switched off, with Ctrl-C ending the line instead.
 */
static bool ask_unseen(char *password, size_t size, struct error *error)
{
    struct termios before;
    struct termios unseen;
    sigset_t held;
    sigset_t mask;
    bool done = false;

    if (tcgetattr(STDIN_FILENO, &before) != 0)
        return error_set(error, ERROR_BAD_ARGUMENT, "the terminal cannot be asked: %s", strerror(errno));
    sigemptyset(&held);
    sigaddset(&held, SIGTERM);
    sigaddset(&held, SIGHUP);
    sigprocmask(SIG_BLOCK, &held, &mask);
    unseen = before;
    unseen.c_lflag &= ~(tcflag_t)(ECHO | ISIG);
    unseen.c_cc[VEOL] = INTERRUPT;
    if (tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen) == 0)
        done = ask_twice(password, size, error);
    else
        error_set(error, ERROR_BAD_ARGUMENT, "the terminal cannot be set: %s", strerror(errno));
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    sigprocmask(SIG_SETMASK, &mask, NULL);
    return done;
}

bool prompt_password(char *password, size_t size, struct error *error)
{
    if (isatty(STDIN_FILENO))
        return ask_unseen(password, size, error);
    return read_line(password, size, error);
}
