#include "program.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "say.h"

enum {
    WORDS_MAX = 64,           /* of one command of sh -c */
    SHELL_NOT_FOUND = 127,    /* sh's status for a program that is not there */
    EXIT_STATUS_LIMIT = 0xff, /* what wait(2) keeps of one */
};

/* Who calls a program. */
struct caller {
    const char *host;
    const char *user;
};

static const char *const users[] = { "bin", "daemon", "nobody", "operator", "root", "toor", "www" };

bool program_has_user(const char *user)
{
    for (size_t i = 0; i < sizeof(users) / sizeof(users[0]); i++) {
        if (strcmp(users[i], user) == 0)
            return true;
    }
    return false;
}

static int run_echo(char **argv, const struct caller *caller)
{
    bool newline = argv[1] == NULL || strcmp(argv[1], "-n") != 0;

    (void)caller;
    for (char **word = argv + (newline ? 1 : 2); *word != NULL; word++)
        printf("%s%s", *word, word[1] == NULL ? "" : " ");
    if (newline)
        putchar('\n');
    return 0;
}

static int run_false(char **argv, const struct caller *caller)
{
    (void)argv;
    (void)caller;
    return 1;
}

static int run_hostname(char **argv, const struct caller *caller)
{
    (void)argv;
    puts(caller->host);
    return 0;
}

static int run_pwd(char **argv, const struct caller *caller)
{
    (void)argv;
    (void)caller;
    puts("/");
    return 0;
}

static int run_true(char **argv, const struct caller *caller)
{
    (void)argv;
    (void)caller;
    return 0;
}

static int run_whoami(char **argv, const struct caller *caller)
{
    (void)argv;
    puts(caller->user);
    return 0;
}

static int run_sh(char **argv, const struct caller *caller);

static const struct program {
    const char *name;
    int (*run)(char **argv, const struct caller *caller);
} programs[] = {
    { "echo", run_echo }, { "false", run_false }, { "hostname", run_hostname }, { "pwd", run_pwd },
    { "sh", run_sh },     { "true", run_true },   { "whoami", run_whoami },
};

/* By its bare name or by a path of its own. */
static const struct program *find(const char *name)
{
    const char *slash = strrchr(name, '/');

    if (slash != NULL && (strncmp(name, "/bin/", 5) == 0 || strncmp(name, "/usr/bin/", 9) == 0))
        name = slash + 1;
    for (size_t i = 0; i < sizeof(programs) / sizeof(programs[0]); i++) {
        if (strcmp(programs[i].name, name) == 0)
            return &programs[i];
    }
    return NULL;
}

/* echo with >&2 at its end: the one way to standard error. */
static void echo_error(char **words, size_t count)
{
    fflush(stdout);
    for (size_t i = 1; i + 1 < count; i++)
        fprintf(stderr, "%s%s", words[i], i + 2 < count ? " " : "");
    fputc('\n', stderr);
}

static int run_words(char **words, size_t count, const struct caller *caller)
{
    const struct program *program = find(words[0]);

    if (strcmp(words[0], "echo") == 0 && strcmp(words[count - 1], ">&2") == 0) {
        echo_error(words, count);
        return 0;
    }
    if (program != NULL && program->run != run_sh)
        return program->run(words, caller);
    say_plain("%s: not found", words[0]);
    return SHELL_NOT_FOUND;
}

/* Commands between semicolons, words between blanks, and no more of what a shell does. */
static int run_sh(char **argv, const struct caller *caller)
{
    char *rest = NULL;
    int status = 0;

    if (argv[1] == NULL || strcmp(argv[1], "-c") != 0 || argv[2] == NULL)
        return 0;
    for (char *text = strtok_r(argv[2], ";", &rest); text != NULL; text = strtok_r(NULL, ";", &rest)) {
        char *words[WORDS_MAX + 1] = { NULL };
        char *next = NULL;
        size_t count = 0;

        for (char *word = strtok_r(text, " \t\n", &next); word != NULL && count < WORDS_MAX;
             word = strtok_r(NULL, " \t\n", &next))
            words[count++] = word;
        if (count == 0)
            continue;
        if (strcmp(words[0], "exit") == 0)
            return words[1] == NULL ? status : (int)(strtoul(words[1], NULL, 10) & EXIT_STATUS_LIMIT);
        status = run_words(words, count, caller);
    }
    return status;
}

int program_run(char **argv, const char *host, const char *user)
{
    const struct caller caller = { .host = host, .user = user };
    const struct program *program = find(argv[0]);

    if (program != NULL)
        return program->run(argv, &caller);
    say_plain("jexec: execvp: %s: No such file or directory", argv[0]);
    return 1;
}
