#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "daemon.h"
#include "fake_program.h"
#include "pam.h"
#include "sample_accounts.h"

/*
 * The real daemon with a real PAM, in a mount namespace of its own where /etc/pam.d is a folder of the test's: this
 * host's is not touched. Only root on Linux can make one.
 */

#define PASSWORD "alice's secret"

static const char accounts[] = "account alice role=admin password=pam\n"
                               "account bob role=read password=" SAMPLE_SHA512 "\n";
static const char listjails[] = "{\"action\":\"listjails\"}";

static struct daemon iocaged;
static char real_program[4096];

static bool can_mount(void)
{
    int status = -1;
    pid_t child = fork();

    if (child == 0)
        _exit(unshare(CLONE_NEWNS) == 0 ? 0 : 1);
    return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

static bool works(void)
{
    return pam_built() && geteuid() == 0 && can_mount();
}

static void write_file(const char *name, const char *text, mode_t mode)
{
    char path[256];
    char new_path[272];
    FILE *file = NULL;

    snprintf(path, sizeof(path), "%s/%s", iocaged.folder, name);
    snprintf(new_path, sizeof(new_path), "%s.new", path);
    file = fopen(new_path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(new_path, mode), 0);
    assert_int_equal(rename(new_path, path), 0);
}

/* Has PAM run a script of these lines. Each time it does a line is added to FOLDER/asked. */
static void judge(const char *script)
{
    char text[512];

    snprintf(text, sizeof(text), "#!/bin/sh\necho \"$PAM_USER\" >>%s/asked\n%s\n", iocaged.folder, script);
    write_file("judge", text, 0755);
}

static void judge_alice(void)
{
    judge("[ \"$PAM_USER\" = alice ] && [ \"$(tr -d '\\000')\" = \"" PASSWORD "\" ]");
}

/* How PAM is to judge. delay: microseconds that it takes to say no, about. */
static void write_rules(unsigned delay)
{
    char rules[256];

    snprintf(rules, sizeof(rules),
             "auth required pam_faildelay.so delay=%u\n"
             "auth required pam_exec.so quiet expose_authtok %s/judge\n"
             "account required pam_permit.so\n",
             delay, iocaged.folder);
    write_file("iocaged", rules, 0644);
}

/* Writes the program that is started for the daemon, and becomes it. */
static void write_wrapper(void)
{
    char script[8192];

    snprintf(script, sizeof(script),
             "exec unshare -m sh -c 'mount --bind %s /etc/pam.d && exec \"$0\" \"$@\"' %s \"$@\"", iocaged.folder,
             real_program);
    setenv("IOCAGED", fake_program_write("wrapper", script), 1);
}

static int start(void **state)
{
    char path[128];
    const char *const options[] = { "--auth", "accounts", "--accounts", path, NULL };

    (void)state;
    if (!works())
        return 0;
    daemon_prepare(&iocaged);
    snprintf(path, sizeof(path), "%s/accounts", iocaged.folder);
    write_file("accounts", accounts, 0600);
    write_rules(0);
    write_wrapper();
    judge_alice();
    daemon_prints(&iocaged, "JID  UUID  BOOT  STATE  TAG\n-    aa-1  off   down   web1\n", "", 0);
    daemon_start(&iocaged, options);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    iocaged.user = NULL;
    if (works() && iocaged.pid != 0)
        daemon_stop(&iocaged);
    return 0;
}

static int open_group(void **state)
{
    const char *program = getenv("IOCAGED");

    return realpath(program != NULL ? program : "build/out/iocaged", real_program) == NULL || fake_program_open(state);
}

/* The status that somebody's request is answered with. */
static long ask(const char *user)
{
    struct http_reply reply;
    long status = 0;

    iocaged.user = user;
    reply = daemon_request(&iocaged, "PUT", "/sysadm/iocage", listjails, strlen(listjails), NULL);
    status = reply.status;
    http_reply_clear(&reply);
    return status;
}

/* Whom PAM has been asked for, one a line. */
static void assert_asked(const char *expected)
{
    char path[128];
    char text[1024] = "";
    FILE *file = NULL;

    snprintf(path, sizeof(path), "%s/asked", iocaged.folder);
    file = fopen(path, "r");
    if (file != NULL) {
        text[fread(text, 1, sizeof(text) - 1, file)] = '\0';
        fclose(file);
    }
    assert_string_equal(text, expected);
}

#define NEEDS_MOUNTS() \
    do {               \
        (void)state;   \
        if (!works())  \
            skip();    \
    } while (0)

static void lets_in_by_the_password_of_a_user_of_the_host(void **state)
{
    NEEDS_MOUNTS();
    assert_int_equal(ask("alice:" PASSWORD), 200);
    assert_asked("alice\n");
    /* It is remembered. */
    assert_int_equal(ask("alice:" PASSWORD), 200);
    assert_asked("alice\n");
    assert_int_equal(ask("alice:wrong"), 401);
    assert_asked("alice\nalice\n");
    assert_int_equal(ask("bob:" SAMPLE_SHA512_PASSWORD), 200);
    assert_int_equal(ask("bob:" PASSWORD), 401);
    assert_asked("alice\nalice\n");
}

static void asks_for_nobody_who_has_no_account(void **state)
{
    NEEDS_MOUNTS();
    judge("exit 0");
    /* With bob the stand-in of a name may be a hash; so there is no other for a while. */
    write_file("accounts", "account alice role=admin password=pam\n", 0600);
    assert_true(daemon_says(&iocaged, 0, "the accounts have changed: 1 accounts, 0 keys"));
    assert_int_equal(ask("root:" PASSWORD), 401);
    assert_asked("no:user\n");
}

static void takes_up_accounts_that_change(void **state)
{
    NEEDS_MOUNTS();
    judge("exit 0");
    write_file("accounts", "account alice role=admin\naccount carol role=admin password=pam\n", 0600);
    assert_true(daemon_says(&iocaged, 0, "the accounts have changed: 2 accounts, 0 keys"));
    assert_int_equal(ask("carol:x"), 200);
    assert_int_equal(ask("alice:" PASSWORD), 401);
    assert_asked("carol\nno:user\n");
}

static void *ask_alice(void *argument)
{
    *(long *)argument = ask("alice:" PASSWORD);
    return NULL;
}

static void ends_although_pam_hangs(void **state)
{
    pthread_t thread;
    long status = 0;

    NEEDS_MOUNTS();
    write_rules(4000000000);
    judge("echo PAM is at work >/proc/$PPID/fd/2; exit 1");
    assert_int_equal(pthread_create(&thread, NULL, ask_alice, &status), 0);
    assert_true(daemon_says(&iocaged, 0, "PAM is at work"));
    daemon_stop(&iocaged);
    iocaged.pid = 0;
    pthread_join(thread, NULL);
    assert_int_equal(status, 401);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)
    const struct CMUnitTest tests[] = {
        TEST(lets_in_by_the_password_of_a_user_of_the_host),
        TEST(asks_for_nobody_who_has_no_account),
        TEST(takes_up_accounts_that_change),
        TEST(ends_although_pam_hangs),
    };

    return cmocka_run_group_tests(tests, open_group, fake_program_close);
}
