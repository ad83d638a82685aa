#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "account_command.h"
#include "accounts.h"
#include "accounts_file.h"
#include "audit.h"
#include "certificate.h"
#include "channel.h"
#include "listener.h"
#include "options.h"
#include "privileges.h"
#include "runner.h"
#include "sandbox.h"
#include "say.h"
#include "server.h"

enum {
    INHERITED_MAX = 1024,     /* descriptors that we may have been started with */
    END_MILLISECONDS = 10000, /* how long the server has to exit once it has closed its channel */
    END_POLL_MILLISECONDS = 2,
};

/* The process that keeps its rights: it opens what must be opened, and runs commands for the other one. */
struct parent {
    int argc;
    char *const *argv;
    struct options options;
    struct order_table table;
    struct listener listeners[OPTIONS_LISTEN_MAX];
    size_t listener_count;
    struct privileges privileges; /* of the server */
    struct accounts *accounts;    /* as the server was given them last, or NULL */
    struct stat accounts_seen;    /* the file, when it was last read; zeros: there was none */
    struct certificate certificate;
    int logs[AUDIT_FILES]; /* -1: none, or the server has it */
    pid_t server;
};

static volatile sig_atomic_t ends;    /* SIGTERM or SIGINT has come */
static volatile sig_atomic_t reloads; /* SIGHUP has */

static void note_signal(int number)
{
    if (number == SIGHUP)
        reloads = 1;
    else
        ends = 1;
}

static int fail(const struct error *error)
{
    say("%s", error->detail);
    return error->code == ERROR_CONFIGURATION ? SERVER_MISLED : SERVER_FAILED;
}

/* Whether the accounts file is another than the one that was read. */
static bool accounts_changed(const struct parent *parent, struct stat *now)
{
    const struct stat *seen = &parent->accounts_seen;

    memset(now, 0, sizeof(*now));
    if (parent->options.auth != OPTIONS_AUTH_ACCOUNTS)
        return false;
    if (stat(parent->options.accounts, now) != 0)
        memset(now, 0, sizeof(*now));
    return now->st_ino != seen->st_ino || now->st_dev != seen->st_dev || now->st_size != seen->st_size ||
           now->st_mtim.tv_sec != seen->st_mtim.tv_sec || now->st_mtim.tv_nsec != seen->st_mtim.tv_nsec ||
           now->st_mode != seen->st_mode;
}

/* Reads the accounts file. accounts: set; NULL if there is no file. */
static bool read_accounts(const struct parent *parent, struct accounts **accounts, struct error *error)
{
    struct buffer bytes;
    bool missing = false;
    bool read = accounts_file_read(parent->options.accounts, &bytes, &missing, error);

    *accounts = NULL;
    if (read)
        *accounts = accounts_read(parent->options.accounts, buffer_slice(&bytes), error);
    buffer_clear(&bytes);
    return missing || *accounts != NULL;
}

/* Hands the accounts file to the server, which cannot open it, once it has been found right. */
static void send_accounts(struct parent *parent, int channel)
{
    const struct channel_notice notice = { .kind = CHANNEL_FILES, .id = SERVER_FILE_ACCOUNTS };
    struct accounts *accounts = NULL;
    struct error error = { 0 };
    int fd = -1;

    if (!read_accounts(parent, &accounts, &error)) {
        say("the accounts stay as they were: %s", error.detail);
        return;
    }
    if (accounts != NULL)
        fd = open(parent->options.accounts, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    accounts_release(parent->accounts);
    parent->accounts = accounts;
    if (!channel_send(channel, &notice, sizeof(notice), &fd, fd != -1 ? 1 : 0, false))
        say("the server did not take the accounts");
    if (fd != -1)
        close(fd);
}

static const char *log_path(const struct parent *parent, enum audit_file file)
{
    return file == AUDIT_CHANGES ? parent->options.audit_log : parent->options.access_log;
}

static bool open_logs(struct parent *parent, struct error *error)
{
    for (size_t i = 0; i < AUDIT_FILES; i++) {
        const char *path = log_path(parent, (enum audit_file)i);

        parent->logs[i] = path[0] != '\0' ? audit_open(path, error) : -1;
        if (path[0] != '\0' && parent->logs[i] == -1)
            return false;
    }
    return true;
}

static void close_logs(struct parent *parent)
{
    for (size_t i = 0; i < AUDIT_FILES; i++) {
        if (parent->logs[i] != -1)
            close(parent->logs[i]);
        parent->logs[i] = -1;
    }
}

/* Hands the server the logs anew, which newsyslog(8) or its like has renamed. */
static void send_logs(const struct parent *parent, int channel)
{
    static const enum server_file files[] = {
        [AUDIT_CHANGES] = SERVER_FILE_AUDIT, [AUDIT_ACCESS] = SERVER_FILE_ACCESS
    };

    for (size_t i = 0; i < AUDIT_FILES; i++) {
        const struct channel_notice notice = { .kind = CHANNEL_FILES, .id = files[i] };
        const char *path = log_path(parent, (enum audit_file)i);
        struct error error = { 0 };
        int fd = path[0] != '\0' ? audit_open(path, &error) : -1;

        if (fd != -1 && !channel_send(channel, &notice, sizeof(notice), &fd, 1, false))
            say("the server did not take %s", path);
        else if (fd == -1 && path[0] != '\0')
            say("the log stays the file that it was: %s", error.detail);
        if (fd != -1)
            close(fd);
    }
}

static void check_again(const struct parent *parent)
{
    static struct options options; /* too large for the stack */
    struct error error = { 0 };

    if (options_read(&options, parent->argc, parent->argv, &error))
        say("the configuration is right; changes take effect at the next start");
    else
        say("the configuration is wrong, and the daemon goes on with what it has: %s", error.detail);
}

static struct certificate_paths certificate_paths(const struct options *options)
{
    return (struct certificate_paths){
        .certificate = options->tls_certificate,
        .key = options->tls_key,
        .client_ca = options->client_ca,
        .state = options->state,
    };
}

/* Hands the certificate and its key to the server, which looks whether they are right. */
static void send_certificate(const struct parent *parent, int channel)
{
    const struct channel_notice notice = { .kind = CHANNEL_FILES, .id = SERVER_FILE_CERTIFICATE };
    const struct certificate_paths paths = certificate_paths(&parent->options);
    struct error error = { 0 };
    int fds[2] = { -1, -1 };

    if (parent->options.tls != OPTIONS_TLS_ON)
        return;
    if (!certificate_open(&paths, fds, &error)) {
        say("the TLS certificate stays as it was: %s", error.detail);
        return;
    }
    if (!channel_send(channel, &notice, sizeof(notice), fds, 2, false))
        say("the server did not take the TLS certificate");
    close(fds[0]);
    close(fds[1]);
}

/* Called by the runner between two commands. */
static void wake(void *owner, int channel)
{
    struct parent *parent = owner;
    struct stat now;

    if (accounts_changed(parent, &now)) {
        parent->accounts_seen = now;
        send_accounts(parent, channel);
    }
    if (ends) {
        ends = 0;
        kill(parent->server, SIGTERM);
    }
    if (reloads) {
        reloads = 0;
        check_again(parent);
        send_certificate(parent, channel);
        send_logs(parent, channel);
    }
}

/* The runner has PAM judge nobody but those whom the accounts file names. */
static bool may_verify(void *owner, struct slice user)
{
    const struct parent *parent = owner;

    return accounts_has_pam(parent->accounts, user);
}

/* The runner lets them in when it can deal with them; a supervisor may have left them blocked. */
static void watch_signals(void)
{
    struct sigaction action;

    memset(&action, 0, sizeof(action));
    action.sa_handler = note_signal;
    sigaction(SIGTERM, &action, NULL);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGHUP, &action, NULL);
    action.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &action, NULL);
}

/* Until each half knows what to do about them. */
static void hold_signals(void)
{
    sigset_t all;

    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
}

/* The parent keeps its descriptors of the sockets until here: as long as one is open nobody else takes a Unix socket's
 * path, which is removed first. */
static void close_listeners(struct parent *parent)
{
    for (size_t i = 0; i < parent->listener_count; i++)
        listener_close(&parent->listeners[i]);
}

static bool open_listeners(struct parent *parent, struct error *error)
{
    for (size_t i = 0; i < parent->options.listen_count; i++) {
        if (!listener_open(&parent->listeners[i], parent->options.listen[i], error))
            return false;
        parent->listener_count++;
    }
    return true;
}

static int serve(struct parent *parent, int channel)
{
    struct server_setup setup = {
        .options = &parent->options,
        .listeners = parent->listeners,
        .listener_count = parent->listener_count,
        .table = &parent->table,
        .channel = channel,
        .user = geteuid(),
        .accounts = parent->accounts,
        .certificate = parent->options.tls == OPTIONS_TLS_ON ? &parent->certificate : NULL,
    };
    struct error error = { 0 };

    memcpy(setup.logs, parent->logs, sizeof(setup.logs));
    signal(SIGHUP, SIG_IGN);
    if (!privileges_drop(&parent->privileges, &error) || !sandbox_enter(&error))
        return fail(&error);
    return server_run(&setup);
}

/* Waits for the server, which has closed its channel and is about to exit, or has forgotten how to. Returns its wait
 * status. */
static int wait_for_server(pid_t server)
{
    const struct timespec pause = { .tv_nsec = END_POLL_MILLISECONDS * 1000000L };
    int status = 0;

    for (int i = 0; i < END_MILLISECONDS / END_POLL_MILLISECONDS; i++) {
        if (waitpid(server, &status, WNOHANG) == server)
            return status;
        nanosleep(&pause, NULL);
    }
    kill(server, SIGKILL);
    while (waitpid(server, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

/* Runs commands until the server has ended. Returns the exit status. */
static int run_commands(struct parent *parent, int channel)
{
    const struct runner_options options = {
        .table = parent->table,
        .seconds_max = (unsigned)parent->options.time_limit,
        .commands_max = parent->options.commands,
        .may_verify = may_verify,
        .wake = wake,
        .owner = parent,
    };
    int status = 0;

    watch_signals();
    runner_serve(channel, &options);
    close(channel);
    status = wait_for_server(parent->server);
    if (WIFEXITED(status))
        return WEXITSTATUS(status);
    say("the process that serves was ended by signal %d", WTERMSIG(status));
    return SERVER_FAILED;
}

static bool load_accounts(struct parent *parent, struct error *error)
{
    struct stat now;

    if (!accounts_changed(parent, &now))
        return true;
    parent->accounts_seen = now;
    return read_accounts(parent, &parent->accounts, error);
}

static bool load_certificate(struct parent *parent, struct error *error)
{
    const struct certificate_paths paths = certificate_paths(&parent->options);

    return parent->options.tls != OPTIONS_TLS_ON || certificate_load(&parent->certificate, &paths, error);
}

/* Splits in two. Returns the exit status. */
static int start(struct parent *parent, int ends_of_channel[2])
{
    int status = SERVER_FAILED;

    hold_signals();
    parent->server = fork();
    switch (parent->server) {
    case -1:
        say("cannot start the process that serves: %s", strerror(errno));
        break;
    case 0:
        close(ends_of_channel[0]);
        return serve(parent, ends_of_channel[1]);
    default:
        close(ends_of_channel[1]);
        close_logs(parent);
        certificate_clear(&parent->certificate);
        status = run_commands(parent, ends_of_channel[0]);
        accounts_release(parent->accounts);
        break;
    }
    close_listeners(parent);
    return status;
}

/* Descriptors 0 to 2 are open, and no other one is for commands. */
static void settle_descriptors(void)
{
    int fd = open("/dev/null", O_RDWR);

    while (fd >= 0 && fd <= STDERR_FILENO)
        fd = dup(fd);
    if (fd > STDERR_FILENO)
        close(fd);
    for (int i = STDERR_FILENO + 1; i < INHERITED_MAX; i++)
        (void)fcntl(i, F_SETFD, FD_CLOEXEC);
}

static int run(struct parent *parent)
{
    int channel[2];
    struct error error = { 0 };

    settle_descriptors();
    parent->table = (struct order_table){
        .classes = classes,
        .class_count = class_count,
        .path = parent->options.iocage,
        .programs = parent->options.programs,
        .program_count = parent->options.program_count,
    };
    if (!privileges_find(&parent->privileges, parent->options.user[0] != '\0' ? parent->options.user : NULL, &error) ||
        !load_accounts(parent, &error) || !load_certificate(parent, &error) || !open_logs(parent, &error) ||
        !open_listeners(parent, &error) || !channel_open(channel, &error)) {
        close_listeners(parent);
        return fail(&error);
    }
    return start(parent, channel);
}

int main(int argc, char *argv[])
{
    static struct parent parent;
    struct error error = { 0 };

    if (argc > 1 && strcmp(argv[1], "account") == 0)
        return account_command(argc, argv);
    parent.argc = argc;
    parent.argv = argv;
    if (!options_read(&parent.options, argc, argv, &error))
        return fail(&error);
    switch (parent.options.task) {
    case OPTIONS_PRINT_HELP:
        options_print_help(stdout);
        return 0;
    case OPTIONS_PRINT_VERSION:
        printf("iocaged %s\n", OPTIONS_VERSION);
        return 0;
    case OPTIONS_CHECK:
        puts("iocaged: the configuration is right");
        return 0;
    case OPTIONS_SERVE:
        break;
    }
    return run(&parent);
}
