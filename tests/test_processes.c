#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "daemon.h"

/* The two processes of the daemon, and what becomes of the one when the other ends. */

enum {
    WATCHDOG_SECONDS = 300, /* for a test that hangs */
    WAIT_MILLISECONDS = 20000,
    STARTS = 10,
};

static struct daemon target;
static pid_t server;
static int present; /* ends when both processes have */
static int life;    /* ends when the command and its child have */

/* Both processes get a descriptor that they know nothing of. */
static void start(void)
{
    int ends[2];

    assert_int_equal(pipe(ends), 0);
    present = ends[0];
    (void)fcntl(present, F_SETFD, FD_CLOEXEC);
    daemon_start(&target, NULL);
    close(ends[1]);
    server = daemon_server(&target);
}

static int open_daemon(void **state)
{
    char path[sizeof(target.folder) + sizeof("/life")];

    (void)state;
    daemon_prepare(&target);
    snprintf(path, sizeof(path), "%s/life", target.folder);
    assert_int_equal(mkfifo(path, 0600), 0);
    life = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    assert_true(life >= 0);
    start();
    return 0;
}

static int close_daemon(void **state)
{
    (void)state;
    close(life);
    close(present);
    daemon_stop(&target);
    return 0;
}

static bool can_read(int fd)
{
    struct pollfd wait = { .fd = fd, .events = POLLIN };

    return poll(&wait, 1, WAIT_MILLISECONDS) == 1;
}

static void is_over(int fd)
{
    char byte = '\0';

    assert_true(can_read(fd));
    assert_int_equal(read(fd, &byte, 1), 0);
}

static void serves(void)
{
    static const char body[] = "{\"action\":\"stopjail\",\"jail\":\"a\",\"dry_run\":true}";
    struct http_reply reply = daemon_request(&target, "PUT", "/sysadm/iocage", body, sizeof(body) - 1, NULL);

    assert_int_equal(reply.status, 200);
    http_reply_clear(&reply);
}

static int connect_client(void)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

    snprintf(address.sun_path, sizeof(address.sun_path), "%s", target.unix_path);
    assert_int_equal(connect(fd, (const struct sockaddr *)&address, sizeof(address)), 0);
    return fd;
}

/* Sends a request whose command does not end by itself. Returns the connection when that runs. */
static int start_request(void)
{
    static const char request[] = "PUT /sysadm/iocage HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                  "Content-Length: 22\r\n\r\n{\"action\":\"listjails\"}";
    char script[256];
    char bytes[2];
    int client = connect_client();
    size_t got = 0;

    snprintf(script, sizeof(script),
             "cd %s; echo $$ >argv; exec 3>life; (trap '' TERM HUP; echo >&3; sleep 1000; :) & echo >&3; sleep 1000",
             target.folder);
    daemon_script(&target, script);
    assert_int_equal(write(client, request, sizeof(request) - 1), sizeof(request) - 1);
    while (got < sizeof(bytes)) {
        assert_true(can_read(life));
        got += (size_t)read(life, bytes, sizeof(bytes) - got);
    }
    return client;
}

/* Waits for what comes of it: an answer that the daemon is about to end, or nothing. */
static bool was_answered(int client)
{
    static const char expected[] = "HTTP/1.1 503 ";
    char got[sizeof(expected)] = "";

    assert_true(can_read(client));
    if (read(client, got, sizeof(got) - 1) <= 0)
        got[0] = '\0';
    close(client);
    return strcmp(got, expected) == 0;
}

static void has_ended_with(int status)
{
    int got = daemon_end(&target);

    assert_true(WIFEXITED(got));
    assert_int_equal(WEXITSTATUS(got), status);
    is_over(present);
}

static void has_left_no_socket(void)
{
    assert_int_equal(access(target.unix_path, F_OK), -1);
}

static void ends_when_the_one_that_serves_is_killed(void **state)
{
    int client = start_request();

    (void)state;
    assert_int_equal(kill(server, SIGKILL), 0);
    has_ended_with(1);
    is_over(life);
    assert_false(was_answered(client));
    has_left_no_socket();
    assert_true(daemon_says(&target, 0, "iocaged: the process that serves was ended by signal 9\n"));
}

static void ends_when_the_one_that_runs_commands_is_killed(void **state)
{
    int status = 0;

    (void)state;
    assert_int_equal(kill(target.pid, SIGKILL), 0);
    status = daemon_end(&target);
    assert_true(WIFSIGNALED(status));
    is_over(present);
    assert_true(daemon_says(&target, 0, "iocaged: the process that runs commands is gone\n"));
    /* Nobody was left to remove the socket, which the next daemon does. */
    assert_int_equal(access(target.unix_path, F_OK), 0);
    close(present);
    start();
    serves();
}

static void answers_who_waits_when_no_command_can_be_run_any_more(void **state)
{
    int client = start_request();
    char *number = NULL;
    pid_t group = 0;

    (void)state;
    assert_int_equal(kill(target.pid, SIGKILL), 0);
    assert_true(WIFSIGNALED(daemon_end(&target)));
    is_over(present);
    assert_true(was_answered(client));
    /* Who could kill the command is gone. */
    number = daemon_argv(&target);
    group = (pid_t)strtol(number, NULL, 10);
    free(number);
    assert_true(group > 1);
    assert_int_equal(kill(-group, SIGKILL), 0);
    is_over(life);
}

/* Has a command run, sends a signal to one or both, and waits for a good end. */
static void ends_well_by(int number, bool parent, bool child)
{
    int client = start_request();

    if (parent)
        assert_int_equal(kill(target.pid, number), 0);
    if (child)
        assert_int_equal(kill(server, number), 0);
    has_ended_with(0);
    is_over(life);
    assert_true(was_answered(client));
    has_left_no_socket();
}

static void ends_by_sigterm(void **state)
{
    (void)state;
    ends_well_by(SIGTERM, true, false);
}

static void ends_by_sigterm_to_the_one_that_serves(void **state)
{
    (void)state;
    ends_well_by(SIGTERM, false, true);
}

static void ends_by_ctrl_c_that_both_get(void **state)
{
    (void)state;
    ends_well_by(SIGINT, true, true);
}

static void ends_by_a_signal_as_soon_as_it_is_ready(void **state)
{
    (void)state;
    close_daemon(state);
    for (unsigned i = 0; i < STARTS; i++) {
        daemon_prepare(&target);
        daemon_start(&target, NULL);
        /* Whoever reads "ready" may be faster than both of them. */
        daemon_stop(&target);
    }
    open_daemon(state);
}

static void goes_on_after_sighup(void **state)
{
    static const char said[] = "iocaged: the configuration is right; changes take effect at the next start\n";

    (void)state;
    /* When a terminal goes away both of them hear of it. */
    assert_int_equal(kill(server, SIGHUP), 0);
    assert_int_equal(kill(target.pid, SIGHUP), 0);
    assert_true(daemon_says(&target, 0, said));
    serves();
}

static void gives_commands_no_descriptor_of_either(void **state)
{
    static const char body[] = "{\"action\":\"df\"}";
    struct http_reply reply;
    char script[256];
    char *found = NULL;

    (void)state;
    snprintf(script, sizeof(script),
             "exec >%s/argv; for i in 0 1 2 3 4 5 6 7 8 9; do (true <&$i) 2>/dev/null && echo $i; done; echo end",
             target.folder);
    daemon_script(&target, script);
    reply = daemon_request(&target, "PUT", "/sysadm/iocage", body, sizeof(body) - 1, NULL);
    http_reply_clear(&reply);
    found = daemon_argv(&target);
    assert_string_equal(found, "0\n1\n2\nend\n");
    free(found);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_daemon, close_daemon)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(ends_when_the_one_that_serves_is_killed),
        TEST(ends_when_the_one_that_runs_commands_is_killed),
        TEST(answers_who_waits_when_no_command_can_be_run_any_more),
        TEST(ends_by_sigterm),
        TEST(ends_by_sigterm_to_the_one_that_serves),
        TEST(ends_by_ctrl_c_that_both_get),
        TEST(ends_by_a_signal_as_soon_as_it_is_ready),
        TEST(goes_on_after_sighup),
        TEST(gives_commands_no_descriptor_of_either),
    };

    alarm(WATCHDOG_SECONDS);
    signal(SIGPIPE, SIG_IGN);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
