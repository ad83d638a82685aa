/*
 * cold PORT PROGRAM: what an answer takes whose command must run. Times a request for listjails to the daemon at PORT
 * of 127.0.0.1, which runs PROGRAM as its iocage, beside the least that could have been done: PROGRAM started here, its
 * output read to the end, its status fetched. The two alternate, the requests all on one connection.
 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "row.h"

enum {
    WARM_UP = 20, /* rounds that are not counted */
    ROUNDS = 500,
    TEXT_MAX = 65536, /* bytes of an answer, and of what the program prints */
};

extern char **environ;

static const char request[] = "PUT /sysadm/iocage HTTP/1.1\r\n"
                              "Host: 127.0.0.1\r\n"
                              "Content-Type: application/json\r\n"
                              "Content-Length: 22\r\n"
                              "\r\n"
                              "{\"action\":\"listjails\"}";
static const char status[] = "HTTP/1.1 200 ";

struct text {
    char data[TEXT_MAX + 1]; /* with a NUL behind it */
    size_t length;
};

static int fail(const char *what)
{
    fprintf(stderr, "cold: %s\n", what);
    return 1;
}

/* Returns a connection to the daemon, or -1. */
static int connect_to(const char *port)
{
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons((in_port_t)atoi(port)) };
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int on = 1;

    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (fd < 0 || setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on)) != 0 ||
        connect(fd, (struct sockaddr *)&address, sizeof(address)) != 0)
        return -1;
    return fd;
}

/* Reads once. False at the end, after a failure and when there is no room left. */
static bool read_more(int fd, struct text *text)
{
    ssize_t size = read(fd, text->data + text->length, TEXT_MAX - text->length);

    if (size <= 0)
        return false;
    text->length += (size_t)size;
    text->data[text->length] = '\0';
    return true;
}

/* The bytes that an answer has by its headers, or 0 while they are not all there. */
static size_t whole_length(const struct text *answer)
{
    static const char header[] = "Content-Length: ";
    const char *end = strstr(answer->data, "\r\n\r\n");
    const char *length = strstr(answer->data, header);

    if (end == NULL || length == NULL || length > end)
        return 0;
    return (size_t)(end + 4 - answer->data) + strtoul(length + sizeof(header) - 1, NULL, 10);
}

static bool ask(int fd, struct text *answer)
{
    size_t wanted = 0;

    answer->length = 0;
    if (write(fd, request, sizeof(request) - 1) != (ssize_t)sizeof(request) - 1)
        return false;
    while (wanted == 0 || answer->length < wanted) {
        if (!read_more(fd, answer))
            return false;
        wanted = whole_length(answer);
    }
    return answer->length == wanted && strncmp(answer->data, status, sizeof(status) - 1) == 0;
}

static bool start(char *program, int out, pid_t *pid)
{
    char list[] = "list";
    char *argv[] = { program, list, NULL };
    posix_spawn_file_actions_t actions;
    bool started = false;

    if (posix_spawn_file_actions_init(&actions) != 0)
        return false;
    started = posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO) == 0 &&
              posix_spawn(pid, program, &actions, NULL, argv, environ) == 0;
    posix_spawn_file_actions_destroy(&actions);
    return started;
}

static bool spawn_and_read(char *program, struct text *output)
{
    int ends[2] = { -1, -1 };
    int result = -1;
    pid_t pid = -1;
    bool started = false;

    output->length = 0;
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    started = start(program, ends[1], &pid);
    close(ends[1]);
    while (started && read_more(ends[0], output))
        continue;
    close(ends[0]);
    return started && waitpid(pid, &result, 0) == pid && result == 0 && output->length > 0;
}

/* One round. Returns NULL, or what went wrong. */
static const char *run(int fd, char *program, double *request_time, double *spawn_time)
{
    static struct text answer;
    static struct text output;
    double before = row_clock();
    double between = 0;

    if (!ask(fd, &answer))
        return "the daemon did not answer listjails with status 200";
    between = row_clock();
    if (!spawn_and_read(program, &output))
        return "the program could not be run";
    *request_time = (between - before) * 1e3;
    *spawn_time = (row_clock() - between) * 1e3;
    /* The answer repeats each cell of the table, the last one's tag among them. */
    return strstr(answer.data, "\"logs\"") != NULL ? NULL : "the answer to listjails lacks a jail";
}

int main(int argc, char *argv[])
{
    static const struct row row = {
        .name = "cold answer: listjails", .unit = "ms", .better = "less", .yardstick = "spawn and read"
    };
    static double requests[ROUNDS];
    static double spawns[ROUNDS];
    const char *fault = NULL;
    int fd = -1;

    if (argc != 3)
        return fail("usage: cold PORT PROGRAM");
    fd = connect_to(argv[1]);
    if (fd < 0)
        return fail("no connection to the daemon");
    for (size_t i = 0; i < WARM_UP + ROUNDS && fault == NULL; i++) {
        size_t place = i < WARM_UP ? 0 : i - WARM_UP;

        fault = run(fd, argv[2], &requests[place], &spawns[place]);
    }
    close(fd);
    if (fault != NULL)
        return fail(fault);
    row_print(&row, requests, spawns, ROUNDS);
    return 0;
}
