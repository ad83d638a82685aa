#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "accounts.h"
#include "accounts_file.h"
#include "fake_program.h"
#include "fixture.h"
#include "pam.h"
#include "sample_accounts.h"

enum {
    WORDS_MAX = 16,
    ADDERS = 8,
    TERMINAL_MILLISECONDS = 20000,
};

static const char *file; /* the accounts file */

/* What the program did. */
static struct {
    int status;
    char out[4096];
    char err[4096];
} did;

static int setup(void **state)
{
    (void)state;
    file = strdup(fake_program_path("accounts"));
    (void)unlink(file);
    return file == NULL;
}

static int teardown(void **state)
{
    (void)state;
    free((void *)(uintptr_t)file);
    return 0;
}

static void read_text(const char *path, char *text, size_t size)
{
    struct slice bytes = fixture_read(path);

    snprintf(text, size, "%s", bytes.data);
    free((void *)(uintptr_t)bytes.data);
}

static void write_file(const char *text, mode_t mode)
{
    FILE *stream = fopen(file, "w");

    assert_non_null(stream);
    assert_true(fputs(text, stream) >= 0);
    assert_int_equal(fclose(stream), 0);
    assert_int_equal(chmod(file, mode), 0);
}

static void assert_file(const char *expected)
{
    char text[4096];

    read_text(file, text, sizeof(text));
    assert_string_equal(text, expected);
}

/* Becomes the program, with these words behind "account --accounts FILE". */
static void become(const char *const words[])
{
    const char *program = getenv("IOCAGED");
    const char *argv[WORDS_MAX + 5] = { "iocaged", "account", "--accounts", file };

    for (size_t i = 0; words[i] != NULL && i < WORDS_MAX; i++)
        argv[4 + i] = words[i];
    execv(program != NULL ? program : "build/out/iocaged", (char *const *)(uintptr_t)argv);
    _exit(99);
}

static void redirect(const char *path, int flags, int fd)
{
    if (dup2(open(path, flags, 0600), fd) != fd)
        _exit(98);
}

/* Runs the program to its end. in: its standard input. */
static int run_words(const char *in, const char *const words[])
{
    const char *in_path = fake_program_path("in");
    const char *out_path = fake_program_path("out");
    const char *err_path = fake_program_path("err");
    FILE *stream = fopen(in_path, "w");
    pid_t child = 0;

    assert_non_null(stream);
    fputs(in, stream);
    fclose(stream);
    child = fork();
    if (child == 0) {
        redirect(in_path, O_RDONLY, STDIN_FILENO);
        redirect(out_path, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
        redirect(err_path, O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
        become(words);
    }
    assert_true(child > 0);
    assert_int_equal(waitpid(child, &did.status, 0), child);
    assert_true(WIFEXITED(did.status));
    did.status = WEXITSTATUS(did.status);
    read_text(out_path, did.out, sizeof(did.out));
    read_text(err_path, did.err, sizeof(did.err));
    return did.status;
}

#define run(in, ...) run_words(in, (const char *const[]){ __VA_ARGS__, NULL })

static struct accounts *load(void)
{
    struct error error;
    struct buffer bytes;
    struct accounts *accounts = NULL;

    if (!accounts_file_read(file, &bytes, NULL, &error))
        fail_msg("%s", error.detail);
    accounts = accounts_read(file, buffer_slice(&bytes), &error);
    if (accounts == NULL)
        fail_msg("%s", error.detail);
    buffer_clear(&bytes);
    return accounts;
}

static bool knows_password(const char *name, const char *password)
{
    struct accounts *accounts = load();
    struct principal principal;
    bool known = accounts_password(accounts, slice_of(name), slice_of(password), &principal);

    accounts_release(accounts);
    return known;
}

static void adds_an_account_in_a_file_for_its_owner_alone(void **state)
{
    struct accounts *accounts = NULL;
    struct principal principal;
    struct stat status;

    (void)state;
    umask(0);
    assert_int_equal(run("correct horse\n", "add", "alice", "--role", "operate", "--jails", "web*"), 0);
    umask(022);
    assert_string_equal(did.out, "");
    assert_non_null(strstr(did.err, "\"alice\" is added to "));
    assert_int_equal(stat(file, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0600);
    assert_true(knows_password("alice", "correct horse"));
    accounts = load();
    assert_true(accounts_find(accounts, slice_of("alice"), &principal));
    assert_int_equal(principal.role, ACCESS_OPERATE);
    assert_string_equal(principal.jails, "web*");
    accounts_release(accounts);
}

static void takes_the_first_line_for_the_password_and_all_of_it(void **state)
{
    (void)state;
    assert_int_equal(run("  a: b=c#  \nmore\n", "add", "alice", "--role=read"), 0);
    assert_true(knows_password("alice", "  a: b=c#  "));
    assert_int_equal(run("no newline", "add", "bob", "--role=read"), 0);
    assert_true(knows_password("bob", "no newline"));
}

static void keeps_everything_else_in_the_file(void **state)
{
    static const char before[] = "# a comment\n\n  account  bob   role=admin\t\n";

    (void)state;
    write_file(before, 0600);
    assert_int_equal(run("", "add", "node", "--role", "read", "--no-password"), 0);
    assert_file("# a comment\n\n  account  bob   role=admin\t\naccount node role=read\n");
    assert_int_equal(run("correct horse\n", "passwd", "bob"), 0);
    assert_true(knows_password("bob", "correct horse"));
    assert_int_equal(run("battery staple\n", "passwd", "bob"), 0);
    assert_true(knows_password("bob", "battery staple"));
    assert_int_equal(run("", "remove", "bob"), 0);
    assert_file("# a comment\n\naccount node role=read\n");
}

static void leaves_a_password_to_pam(void **state)
{
    (void)state;
    if (!pam_built()) {
        assert_int_equal(run("", "add", "alice", "--role", "read", "--pam"), 2);
        assert_non_null(strstr(did.err, "built without PAM"));
        assert_int_equal(access(file, F_OK), -1);
        return;
    }
    assert_int_equal(run("", "add", "alice", "--role", "read", "--pam", "--jails", "web*"), 0);
    assert_file("account alice role=read jails=web* password=pam\n");
    assert_int_equal(run("", "list"), 0);
    assert_non_null(strstr(did.out, "  pam\n"));
    assert_int_equal(run("", "add", "bob", "--role", "read", "--pam", "--no-password"), 2);
    assert_non_null(strstr(did.err, "--pam and --no-password exclude each other"));
    assert_int_equal(run("", "key", "add", "ci", "--role", "read", "--pam"), 2);
    assert_int_equal(run("correct horse\n", "passwd", "alice"), 0);
    assert_true(knows_password("alice", "correct horse"));
}

static void prints_a_new_key_once_and_nothing_else(void **state)
{
    struct accounts *accounts = NULL;
    struct principal principal;
    char text[4096];
    size_t length = 0;

    (void)state;
    assert_int_equal(run("", "key", "add", "ci", "--role", "operate", "--expires", "2099-01-01", "--jails", "ci-*",
                         "--from", "10.0.0.0/8"),
                     0);
    length = strcspn(did.out, "\n");
    assert_string_equal(did.out + length, "\n");
    assert_memory_equal(did.out, "iok_", 4);
    assert_null(strstr(did.err, "iok_"));
    read_text(file, text, sizeof(text));
    assert_null(strstr(text, "iok_"));
    assert_non_null(strstr(text, "key ci role=operate expires=2099-01-01T00:00:00Z jails=ci-* from=10.0.0.0/8 hash="));
    assert_int_equal(run("", "key", "add", "ci-2", "--role", "read"), 0);
    accounts = load();
    assert_true(accounts_key(accounts, (struct slice){ did.out, strlen(did.out) - 1 }, NULL, 0, &principal));
    assert_string_equal(principal.name, "ci-2");
    accounts_release(accounts);
}

static void lists_what_there_is_but_nothing_secret(void **state)
{
    (void)state;
    assert_int_equal(run("", "list"), 0);
    assert_string_equal(did.out, "NAME                  ROLE                  JAILS                 PASSWORD\n");
    write_file("account alice role=admin password=" SAMPLE_SHA512 "\n# x\naccount node jails=a* role=read\n"
               "key ci role=read hash=" SAMPLE_KEY_HASH " expires=2027-01-01T00:00:00Z\n",
               0600);
    assert_int_equal(run("", "list"), 0);
    assert_string_equal(did.out, "NAME                  ROLE                  JAILS                 PASSWORD\n"
                                 "alice                 admin                 *                     yes\n"
                                 "node                  read                  a*                    no\n");
    assert_int_equal(run("", "key", "list"), 0);
    assert_string_equal(did.out,
                        "NAME                  ROLE                  JAILS                 EXPIRES               FROM\n"
                        "ci                    read                  *                     2027-01-01T00:00:00Z  "
                        "anywhere\n");
    assert_string_equal(did.err, "");
}

static void removes_a_key_and_not_an_account(void **state)
{
    (void)state;
    write_file("account alice role=admin\nkey ci role=read hash=" SAMPLE_KEY_HASH "\n", 0600);
    assert_int_equal(run("", "key", "remove", "alice"), 1);
    assert_non_null(strstr(did.err, "there is no key \"alice\" in "));
    assert_int_equal(run("", "remove", "ci"), 1);
    assert_non_null(strstr(did.err, "there is no account \"ci\" in "));
    assert_int_equal(run("", "key", "remove", "ci"), 0);
    assert_file("account alice role=admin\n");
}

static void refuses_a_name_that_is_there_and_one_that_is_not(void **state)
{
    static const char before[] = "account alice role=admin\n";

    (void)state;
    write_file(before, 0600);
    assert_int_equal(run("correct horse\n", "add", "alice", "--role", "read"), 1);
    assert_non_null(strstr(did.err, "there is a \"alice\" already in "));
    assert_int_equal(run("", "key", "add", "alice", "--role", "read"), 1);
    assert_string_equal(did.out, "");
    assert_int_equal(run("correct horse\n", "passwd", "bob"), 1);
    assert_int_equal(run("", "remove", "bob"), 1);
    assert_file(before);
}

static void refuses_what_is_no_good_password(void **state)
{
    static char text[1000];

    (void)state;
    assert_int_equal(run("", "add", "alice", "--role", "read"), 1);
    assert_string_equal(did.err, "iocaged: no password was given\n");
    assert_int_equal(run("\nsecond line\n", "add", "alice", "--role", "read"), 1);
    assert_int_equal(run("seven77\n", "add", "alice", "--role", "read"), 1);
    assert_string_equal(did.err, "iocaged: a password has 8 to 256 bytes\n");
    memset(text, 'x', 257);
    assert_int_equal(run(text, "add", "alice", "--role", "read"), 1);
    memset(text, 'x', sizeof(text) - 1);
    assert_int_equal(run(text, "add", "alice", "--role", "read"), 1);
    assert_int_equal(access(file, F_OK), -1);
    text[256] = '\0';
    assert_int_equal(run(text, "add", "alice", "--role", "read"), 0);
    assert_true(knows_password("alice", text));
}

static void refuses_words_that_are_wrong(void **state)
{
    static const char *const wrong[][WORDS_MAX] = {
        { NULL },
        { "frob", NULL },
        { "key", NULL },
        { "key", "frob", NULL },
        { "add", NULL },
        { "add", "alice", NULL },
        { "add", "alice", "bob", "--role", "read", NULL },
        { "add", "alice", "--role", NULL },
        { "add", "alice", "--role", "king", NULL },
        { "add", "alice", "--role", "read", "--role", "admin", NULL },
        { "add", "alice", "--role", "read", "--from", "10.0.0.1", NULL },
        { "add", "alice", "--role", "read", "--jails", "a,b", NULL },
        { "add", "alice", "--role", "read", "--password", "secret", NULL },
        { "add", "a b", "--role", "read", NULL },
        { "add", "alice\naccount", "--role", "read", NULL },
        { "add", "", "--role", "read", NULL },
        { "list", "alice", NULL },
        { "passwd", "alice", "--role", "read", NULL },
        { "key", "add", "ci", "--role", "read", "--expires", "2001-01-01", NULL },
        { "key", "add", "ci", "--role", "read", "--expires", "someday", NULL },
        { "key", "add", "ci", "--role", "read", "--from", "10.0.0.1/8", NULL },
        { "key", "add", "ci", "--role", "read", "--no-password", NULL },
        { "key", "list", "more", "words", NULL },
        { "-x", NULL },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        if (run_words("correct horse\n", wrong[i]) != 2)
            fail_msg("case %zu ends with %d: %s", i, did.status, did.err);
        assert_string_equal(did.out, "");
        assert_non_null(strstr(did.err, "; iocaged account --help says more\n"));
    }
    assert_int_equal(access(file, F_OK), -1);
}

static void prints_its_help(void **state)
{
    (void)state;
    assert_int_equal(run("", "--help"), 0);
    assert_memory_equal(did.out, "usage: iocaged account ", 23);
    assert_string_equal(did.err, "");
    assert_int_equal(run("", "add", "--help"), 0);
}

static void refuses_a_file_that_others_could_have_written_or_read(void **state)
{
    static const mode_t modes[] = { 0604, 0602, 0640, 0620, 0601, 0666 };

    (void)state;
    for (size_t i = 0; i < sizeof(modes) / sizeof(modes[0]); i++) {
        write_file("account alice role=admin\n", modes[i]);
        assert_int_equal(run("", "list"), 1);
        assert_non_null(strstr(did.err, "others may read or write "));
        assert_int_equal(run("", "add", "bob", "--role", "read", "--no-password"), 1);
        assert_file("account alice role=admin\n");
    }
}

static void refuses_a_file_of_another_user(void **state)
{
    (void)state;
    if (geteuid() != 0)
        skip();
    write_file("account alice role=admin\n", 0600);
    assert_int_equal(chown(file, 12345, (gid_t)-1), 0);
    assert_int_equal(run("", "list"), 1);
    assert_non_null(strstr(did.err, "belongs to another user (12345)"));
}

static void refuses_links_folders_and_pipes(void **state)
{
    char other[256];

    (void)state;
    snprintf(other, sizeof(other), "%s", fake_program_path("other"));
    assert_int_equal(symlink(other, file), 0);
    assert_int_equal(run("", "list"), 1);
    assert_non_null(strstr(did.err, "is a link"));
    assert_int_equal(run("", "add", "bob", "--role", "read", "--no-password"), 1);
    assert_int_equal(access(other, F_OK), -1);
    assert_int_equal(unlink(file), 0);
    assert_int_equal(mkfifo(file, 0600), 0);
    assert_int_equal(run("", "list"), 1);
    assert_non_null(strstr(did.err, "is not a file"));
    assert_int_equal(unlink(file), 0);
    assert_int_equal(mkdir(file, 0700), 0);
    assert_int_equal(run("", "list"), 1);
    assert_int_equal(rmdir(file), 0);
}

static void does_not_touch_a_file_that_it_cannot_read(void **state)
{
    char expected[256];

    (void)state;
    write_file("account alice role=admin\naccount bob role=king\n", 0600);
    assert_int_equal(run("", "add", "carol", "--role", "read", "--no-password"), 1);
    snprintf(expected, sizeof(expected), "iocaged: %s:2: the role \"king\" is none of read, operate, admin\n", file);
    assert_string_equal(did.err, expected);
    assert_int_equal(run("", "remove", "alice"), 1);
    assert_file("account alice role=admin\naccount bob role=king\n");
}

static void does_not_make_a_file_larger_than_it_may_be(void **state)
{
    static char text[ACCOUNTS_FILE_MAX + 1];

    (void)state;
    memset(text, '#', sizeof(text) - 1);
    for (size_t i = 999; i < sizeof(text) - 1; i += 1000)
        text[i] = '\n';
    write_file(text, 0600);
    assert_int_equal(run("", "list"), 0);
    assert_int_equal(run("", "add", "bob", "--role", "read", "--no-password"), 1);
    assert_non_null(strstr(did.err, "would have more than 262144 bytes"));
}

static void replaces_what_a_killed_one_has_left(void **state)
{
    FILE *stream = fopen(fake_program_path("accounts.new"), "w");

    (void)state;
    assert_non_null(stream);
    fputs("half a li", stream);
    fclose(stream);
    assert_int_equal(run("", "add", "bob", "--role", "read", "--no-password"), 0);
    assert_file("account bob role=read\n");
    assert_int_equal(access(fake_program_path("accounts.new"), F_OK), -1);
}

/* Without a lock one would be lost most times. */
static void loses_nothing_when_many_add_at_once(void **state)
{
    struct accounts *accounts = NULL;

    (void)state;
    for (int i = 0; i < ADDERS; i++) {
        char name[16];

        snprintf(name, sizeof(name), "user-%d", i);
        if (fork() == 0) {
            redirect("/dev/null", O_WRONLY, STDERR_FILENO);
            become((const char *const[]){ "add", name, "--role=read", "--no-password", NULL });
        }
    }
    for (int i = 0; i < ADDERS; i++) {
        int status = 0;

        assert_true(wait(&status) > 0);
        assert_int_equal(status, 0);
    }
    accounts = load();
    assert_int_equal(accounts_count(accounts), ADDERS);
    accounts_release(accounts);
}

/* Reads from a terminal until it has shown a text. shown: all that it has shown so far. */
static void await(int terminal, char *shown, size_t size, const char *text)
{
    size_t length = strlen(shown);

    while (strstr(shown, text) == NULL) {
        struct pollfd ready = { .fd = terminal, .events = POLLIN };
        ssize_t got = 0;

        assert_int_equal(poll(&ready, 1, TERMINAL_MILLISECONDS), 1);
        got = read(terminal, shown + length, size - 1 - length);
        if (got <= 0)
            fail_msg("the terminal ends with: %s", shown);
        length += (size_t)got;
        shown[length] = '\0';
    }
}

/* Reads the rest, until the program has let go of the terminal. */
static void drain(int terminal, char *shown, size_t size)
{
    size_t length = strlen(shown);
    ssize_t got = 1;

    while (got > 0) {
        struct pollfd ready = { .fd = terminal, .events = POLLIN };

        assert_int_equal(poll(&ready, 1, TERMINAL_MILLISECONDS), 1);
        got = read(terminal, shown + length, size - 1 - length);
        length += got > 0 ? (size_t)got : 0;
    }
    shown[length] = '\0';
}

/* Types two lines for the password of an account. Returns the exit status. */
static int type_password(const char *name, const char *first, const char *second, char *shown, size_t size)
{
    int terminal = posix_openpt(O_RDWR | O_NOCTTY);
    pid_t child = 0;
    int status = 0;

    assert_true(terminal >= 0 && grantpt(terminal) == 0 && unlockpt(terminal) == 0);
    shown[0] = '\0';
    child = fork();
    if (child == 0) {
        setsid();
        for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
            redirect(ptsname(terminal), O_RDWR, fd);
        close(terminal);
        become((const char *const[]){ "add", name, "--role", "read", NULL });
    }
    assert_true(child > 0);
    await(terminal, shown, size, "Password: ");
    assert_int_equal(write(terminal, first, strlen(first)), strlen(first));
    if (second != NULL) {
        await(terminal, shown, size, "Once more: ");
        assert_int_equal(write(terminal, second, strlen(second)), strlen(second));
    }
    drain(terminal, shown, size);
    assert_int_equal(waitpid(child, &status, 0), child);
    close(terminal);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void asks_twice_on_a_terminal_and_shows_nothing(void **state)
{
    char shown[4096];

    (void)state;
    assert_int_equal(type_password("alice", "correct horse\n", "correct horse\n", shown, sizeof(shown)), 0);
    assert_null(strstr(shown, "horse"));
    assert_true(knows_password("alice", "correct horse"));
}

static void refuses_two_that_differ(void **state)
{
    char shown[4096];

    (void)state;
    assert_int_equal(type_password("alice", "correct horse\n", "correct horsf\n", shown, sizeof(shown)), 1);
    assert_non_null(strstr(shown, "the two passwords differ"));
    assert_int_equal(access(file, F_OK), -1);
}

static void gives_up_at_control_c(void **state)
{
    char shown[4096];

    (void)state;
    assert_int_equal(type_password("alice", "corr\x03", NULL, shown, sizeof(shown)), 1);
    assert_non_null(strstr(shown, "given up"));
    assert_int_equal(type_password("alice", "correct horse\n", "corr\x03", shown, sizeof(shown)), 1);
    assert_non_null(strstr(shown, "given up"));
    assert_int_equal(access(file, F_OK), -1);
}

#define test(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(adds_an_account_in_a_file_for_its_owner_alone),
        test(takes_the_first_line_for_the_password_and_all_of_it),
        test(keeps_everything_else_in_the_file),
        test(leaves_a_password_to_pam),
        test(prints_a_new_key_once_and_nothing_else),
        test(lists_what_there_is_but_nothing_secret),
        test(removes_a_key_and_not_an_account),
        test(refuses_a_name_that_is_there_and_one_that_is_not),
        test(refuses_what_is_no_good_password),
        test(refuses_words_that_are_wrong),
        test(prints_its_help),
        test(refuses_a_file_that_others_could_have_written_or_read),
        test(refuses_a_file_of_another_user),
        test(refuses_links_folders_and_pipes),
        test(does_not_touch_a_file_that_it_cannot_read),
        test(does_not_make_a_file_larger_than_it_may_be),
        test(replaces_what_a_killed_one_has_left),
        test(loses_nothing_when_many_add_at_once),
        test(asks_twice_on_a_terminal_and_shows_nothing),
        test(refuses_two_that_differ),
        test(gives_up_at_control_c),
    };

    return cmocka_run_group_tests_name("account_command", tests, fake_program_open, fake_program_close);
}
