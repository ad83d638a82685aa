#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "channel.h"
#include "fake_program.h"
#include "pam.h"
#include "runner.h"

/* A real runner that has a real PAM verify passwords, by rules of a test's own, and a server that may be broken. */

#define PASSWORD "alice's secret"

enum {
    WAIT_MILLISECONDS = 20000, /* for a notice; sanitizers are slow */
    SECONDS = 1,               /* that PAM has here */
};

/* Of a message; the struct below may be longer, for its alignment. */
#define REQUEST_BYTES (sizeof(struct channel_head) + sizeof(struct channel_password))

static int channel = -1;
static pid_t runner;

static void write_rules(const char *service, const char *rules)
{
    FILE *file = fopen(fake_program_path(service), "w");

    assert_non_null(file);
    assert_true(fputs(rules, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

/* Has PAM run a script of these lines, which judges by the environment's PAM_USER and the password on its standard
 * input, and another module say whether the user may log in. */
static void judge(const char *script, const char *account)
{
    char rules[512];

    snprintf(rules, sizeof(rules),
             "auth required pam_exec.so quiet expose_authtok %s\n"
             "account required %s\n",
             fake_program_write("judge", script), account);
    write_rules("iocaged", rules);
}

static void judge_alice(void)
{
    judge("[ \"$PAM_USER\" = alice ] && [ \"$(tr -d '\\000')\" = \"" PASSWORD "\" ]", "pam_permit.so");
}

/* Has PAM take hours: what it would start, and leave behind when it is killed, is not needed for that. */
static void hang(void)
{
    write_rules("iocaged", "auth required pam_faildelay.so delay=4000000000\nauth required pam_deny.so\n");
}

static bool may_verify(void *owner, struct slice user)
{
    (void)owner;
    return user.length == 0 || slice_equal(user, slice_of("alice")) || slice_equal(user, slice_of("bob"));
}

static void serve(int end)
{
    const struct runner_options options = {
        .seconds_max = SECONDS, .commands_max = 1, .may_verify = may_verify, .pam_folder = fake_program_path(".")
    };

    runner_serve(end, &options);
    _exit(0);
}

static int start(void **state)
{
    struct error error;
    int ends[2];

    (void)state;
    (void)unlink(fake_program_path("iocaged"));
    (void)unlink(fake_program_path("other"));
    if (!channel_open(ends, &error))
        return 1;
    runner = fork();
    if (runner == 0) {
        close(ends[1]);
        serve(ends[0]);
    }
    close(ends[0]);
    channel = ends[1];
    return runner < 0;
}

static int stop(void **state)
{
    int status = -1;

    (void)state;
    close(channel);
    return waitpid(runner, &status, 0) != runner || status != 0;
}

/* What the server sends to have a password verified. */
struct request {
    struct channel_head head;
    struct channel_password password;
};

static struct request make_request(uint32_t id, const char *user, const char *password)
{
    struct request request = { .head = { .kind = CHANNEL_VERIFY, .id = id } };

    memcpy(request.password.user, user, strlen(user));
    memcpy(request.password.password, password, strlen(password));
    return request;
}

static void send_bytes(const void *bytes, size_t length)
{
    assert_true(channel_send(channel, bytes, length, NULL, 0, true));
}

static void ask(uint32_t id, const char *user, const char *password)
{
    struct request request = make_request(id, user, password);

    send_bytes(&request, REQUEST_BYTES);
}

static struct channel_notice receive(void)
{
    struct pollfd wait = { .fd = channel, .events = POLLIN };
    struct channel_notice notice;

    assert_int_equal(poll(&wait, 1, WAIT_MILLISECONDS), 1);
    assert_int_equal(channel_receive(channel, &notice, sizeof(notice), NULL), sizeof(notice));
    return notice;
}

/* Whether the runner says that a password is right. */
static bool is_right(const char *user, const char *password)
{
    static uint32_t id;
    struct channel_notice notice;

    ask(++id, user, password);
    notice = receive();
    assert_int_equal(notice.id, id);
    assert_int_equal(notice.kind, CHANNEL_EXITED);
    assert_in_range(notice.status, 0, 1);
    return notice.status == 0;
}

/* The error that the runner refuses to verify a password with. */
static enum error_code refusal(const char *user, const char *password)
{
    struct channel_notice notice;

    ask(1, user, password);
    notice = receive();
    assert_int_equal(notice.id, 1);
    assert_int_equal(notice.kind, CHANNEL_REFUSED);
    return (enum error_code)notice.code;
}

#define NEEDS_PAM()       \
    do {                  \
        (void)state;      \
        if (!pam_built()) \
            skip();       \
    } while (0)

static void lets_in_whom_pam_lets_in(void **state)
{
    NEEDS_PAM();
    judge_alice();
    assert_true(is_right("alice", PASSWORD));
    assert_false(is_right("alice", PASSWORD " "));
    assert_false(is_right("alice", "x"));
    assert_false(is_right("bob", PASSWORD));
    assert_false(is_right("", PASSWORD));
    assert_true(is_right("alice", PASSWORD));
}

static void refuses_users_that_the_host_does_not_have(void **state)
{
    NEEDS_PAM();
    write_rules("iocaged", "auth required pam_unix.so nodelay\naccount required pam_unix.so\n");
    assert_false(is_right("alice", PASSWORD));
    assert_false(is_right("", PASSWORD));
}

static void refuses_whom_account_management_refuses(void **state)
{
    NEEDS_PAM();
    judge("exit 0", "pam_permit.so");
    assert_true(is_right("alice", PASSWORD));
    judge("exit 0", "pam_deny.so");
    assert_false(is_right("alice", PASSWORD));
    judge("exit 1", "pam_permit.so");
    assert_false(is_right("alice", PASSWORD));
}

static void falls_back_to_the_rules_of_other_services(void **state)
{
    NEEDS_PAM();
    assert_false(is_right("alice", PASSWORD));
    write_rules("other", "auth required pam_permit.so\naccount required pam_permit.so\n");
    assert_true(is_right("alice", PASSWORD));
}

static void gives_modules_no_descriptor_of_ours_and_no_signal_blocked(void **state)
{
    NEEDS_PAM();
    judge("cd /proc/$PPID && test \"$(readlink fd/0)\" = /dev/null && test \"$(readlink fd/1)\" = /dev/null && "
          "! ls -l fd | grep -q socket && grep -q '^SigBlk:.0*$' status && grep -q '^SigIgn:.0*$' status",
          "pam_permit.so");
    assert_true(is_right("alice", PASSWORD));
}

static void verifies_so_many_at_once_and_no_longer_than_it_may(void **state)
{
    NEEDS_PAM();
    hang();
    for (uint32_t id = 1; id <= RUNNER_VERIFY_MAX + 1; id++)
        ask(id, "alice", PASSWORD);
    for (size_t i = 0; i <= RUNNER_VERIFY_MAX; i++) {
        struct channel_notice notice = receive();

        /* The one for which there is no place is told first. */
        assert_int_equal(notice.kind, i == 0 ? CHANNEL_REFUSED : CHANNEL_TIMED_OUT);
        if (i == 0)
            assert_int_equal(notice.id, RUNNER_VERIFY_MAX + 1);
    }
    judge_alice();
    assert_true(is_right("alice", PASSWORD));
}

static void ends_a_verification_when_told(void **state)
{
    const struct channel_head kill = { .kind = CHANNEL_KILL, .id = 1 };
    struct channel_notice notice;

    NEEDS_PAM();
    hang();
    ask(1, "alice", PASSWORD);
    /* An id that is in use is no other's. */
    ask(1, "alice", PASSWORD);
    send_bytes(&kill, sizeof(kill));
    notice = receive();
    assert_int_equal(notice.kind, CHANNEL_KILLED);
    assert_int_equal(notice.id, 1);
    judge_alice();
    assert_true(is_right("alice", PASSWORD));
}

static void refuses_users_that_no_account_names(void **state)
{
    (void)state;
    write_rules("iocaged", "auth required pam_permit.so\naccount required pam_permit.so\n");
    assert_int_equal(refusal("mallory", PASSWORD), ERROR_FORBIDDEN);
    assert_int_equal(refusal("alic", PASSWORD), ERROR_FORBIDDEN);
    assert_int_equal(refusal("root", PASSWORD), ERROR_FORBIDDEN);
}

static void refuses_what_no_server_of_ours_sends(void **state)
{
    struct request request;

    (void)state;
    write_rules("iocaged", "auth required pam_permit.so\naccount required pam_permit.so\n");
    assert_int_equal(refusal("alice", ""), ERROR_BAD_ARGUMENT);
    request = make_request(2, "alice", PASSWORD);
    memset(request.password.user, 'a', sizeof(request.password.user));
    send_bytes(&request, REQUEST_BYTES);
    assert_int_equal(receive().code, ERROR_BAD_ARGUMENT);
    request = make_request(3, "alice", PASSWORD);
    memset(request.password.password, 'a', sizeof(request.password.password));
    send_bytes(&request, REQUEST_BYTES);
    assert_int_equal(receive().code, ERROR_BAD_ARGUMENT);
    /* These are of no form at all, and are not answered. */
    request = make_request(4, "alice", PASSWORD);
    send_bytes(&request, REQUEST_BYTES - 1);
    send_bytes(&request, sizeof(request.head));
    assert_int_equal(refusal("mallory", PASSWORD), ERROR_FORBIDDEN);
}

static void lets_nobody_in_where_pam_is_built_out(void **state)
{
    (void)state;
    if (pam_built())
        skip();
    write_rules("iocaged", "auth required pam_permit.so\naccount required pam_permit.so\n");
    assert_false(is_right("alice", PASSWORD));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)
    const struct CMUnitTest tests[] = {
        TEST(lets_in_whom_pam_lets_in),
        TEST(refuses_users_that_the_host_does_not_have),
        TEST(refuses_whom_account_management_refuses),
        TEST(falls_back_to_the_rules_of_other_services),
        TEST(gives_modules_no_descriptor_of_ours_and_no_signal_blocked),
        TEST(verifies_so_many_at_once_and_no_longer_than_it_may),
        TEST(ends_a_verification_when_told),
        TEST(refuses_users_that_no_account_names),
        TEST(refuses_what_no_server_of_ours_sends),
        TEST(lets_nobody_in_where_pam_is_built_out),
    };

    return cmocka_run_group_tests(tests, fake_program_open, fake_program_close);
}
