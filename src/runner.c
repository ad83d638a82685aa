#include "runner.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "argv.h"
#include "channel.h"
#include "clock.h"
#include "utf8.h"
#include "verifier.h"

enum {
    VERSION_SECONDS = 10, /* that a program may take to tell its version */
    WAKE_MILLISECONDS = 1000,
    CHILDREN_MAX = RUNNER_COMMANDS_MAX + RUNNER_VERIFY_MAX,
};

/* A command or verification that has not ended yet. Until it is reaped its process id is nobody else's. */
struct child {
    pid_t pid; /* 0: this place is free */
    uint32_t id;
    size_t *count;    /* of its kind */
    int64_t deadline; /* milliseconds of the monotonic clock */
    bool late;        /* it was killed at its deadline */
};

struct runner {
    int channel;
    const struct runner_options *options;
    struct child children[CHILDREN_MAX];
    size_t commands;
    size_t verifications;
    unsigned refusals;
    bool broken; /* the server takes no notices any more */
    struct channel_request request;
    struct order_values values;
    struct argv argv;
};

/* A signal has nothing to do but to end the wait. */
static void end_wait(int number)
{
    (void)number;
}

/* Notices are few and small. Where one finds no room the server has stopped to read, and is not worth waiting for. */
static void tell(struct runner *runner, const struct channel_notice *notice, const int *descriptors, size_t count)
{
    if (!channel_send(runner->channel, notice, sizeof(*notice), descriptors, count, false))
        runner->broken = true;
}

static void log_refusal(struct runner *runner, const char *why)
{
    if (runner->refusals < RUNNER_REFUSALS_MAX)
        fprintf(stderr, "iocaged: runner: refused: %s\n", why);
    else if (runner->refusals == RUNNER_REFUSALS_MAX)
        fprintf(stderr, "iocaged: runner: more was refused, of which nothing will be said\n");
    if (runner->refusals <= RUNNER_REFUSALS_MAX)
        runner->refusals++;
}

static void refuse(struct runner *runner, uint32_t id, const struct error *error)
{
    struct channel_notice notice = { .kind = CHANNEL_REFUSED, .id = id, .code = (uint32_t)error->code };

    size_t length = utf8_cut(slice_of(error->detail), sizeof(notice.text) - 1);

    memcpy(notice.text, error->detail, length);
    tell(runner, &notice, NULL, 0);
}

static struct child *find_child(struct runner *runner, uint32_t id)
{
    for (size_t i = 0; i < CHILDREN_MAX; i++) {
        if (runner->children[i].pid != 0 && runner->children[i].id == id)
            return &runner->children[i];
    }
    return NULL;
}

/* A place for one more of a kind. count: of these. */
static struct child *find_room(struct runner *runner, size_t *count, size_t most)
{
    struct child *child = runner->children;

    if (*count >= most)
        return NULL;
    while (child->pid != 0)
        child++;
    child->count = count;
    return child;
}

static struct child *find_command_room(struct runner *runner)
{
    size_t most = runner->options->commands_max;

    return find_room(runner, &runner->commands, most < RUNNER_COMMANDS_MAX ? most : RUNNER_COMMANDS_MAX);
}

static void note_child(struct child *child, pid_t pid, uint32_t id, unsigned seconds)
{
    child->pid = pid;
    child->id = id;
    child->deadline = (int64_t)clock_milliseconds() + (int64_t)seconds * 1000;
    child->late = false;
    ++*child->count;
}

/* A locale in UTF-8 that this host has: the Python program does not start in one that it does not have. */
static char *find_locale(void)
{
    static char locales[][24] = { "LC_ALL=C.UTF-8", "LC_ALL=en_US.UTF-8", "LC_ALL=C" };
    size_t i = 0;

    for (; i + 1 < sizeof(locales) / sizeof(locales[0]); i++) {
        locale_t locale = newlocale(LC_ALL_MASK, strchr(locales[i], '=') + 1, (locale_t)0);

        if (locale == (locale_t)0)
            continue;
        freelocale(locale);
        break;
    }
    return locales[i];
}

static char **make_environment(void)
{
    static char search[] = "PATH=/sbin:/bin:/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin";
    static char home[] = "HOME=/root";
    static char *environment[] = { search, home, NULL, NULL };

    environment[2] = find_locale();
    return environment;
}

/* Has the command begin with no signal blocked or ignored, in a process group of its own. */
static int set_attributes(posix_spawnattr_t *attributes)
{
    sigset_t none;
    sigset_t all;
    int failure =
        posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);

    sigemptyset(&none);
    sigfillset(&all);
    sigdelset(&all, SIGKILL);
    sigdelset(&all, SIGSTOP);
    if (failure == 0)
        failure = posix_spawnattr_setsigmask(attributes, &none);
    if (failure == 0)
        failure = posix_spawnattr_setsigdefault(attributes, &all);
    return failure;
}

static int set_descriptors(posix_spawn_file_actions_t *actions, int out, int err)
{
    int failure = posix_spawn_file_actions_addopen(actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);

    if (failure == 0)
        failure = posix_spawn_file_actions_adddup2(actions, out, STDOUT_FILENO);
    if (failure == 0)
        failure = posix_spawn_file_actions_adddup2(actions, err, STDERR_FILENO);
    return failure;
}

/* Executes the vector's first element, which is a path: no shell and no search, whatever kind of file it is. */
static int execute(struct argv *argv, int out, int err, pid_t *pid)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int failure = posix_spawnattr_init(&attributes);

    if (failure != 0)
        return failure;
    failure = posix_spawn_file_actions_init(&actions);
    if (failure == 0) {
        failure = set_attributes(&attributes);
        if (failure == 0)
            failure = set_descriptors(&actions, out, err);
        if (failure == 0)
            failure = posix_spawn(pid, argv->elements[0], &actions, &attributes, argv->elements, make_environment());
        posix_spawn_file_actions_destroy(&actions);
    }
    posix_spawnattr_destroy(&attributes);
    return failure;
}

/* Pipes, since programs may open /dev/stdout. The server's ends, the even ones, do not block it. */
static int open_pipes(int pipes[4])
{
    if (pipe2(pipes, O_CLOEXEC) != 0)
        return errno;
    if (pipe2(pipes + 2, O_CLOEXEC) != 0)
        return errno;
    if (fcntl(pipes[0], F_SETFL, O_NONBLOCK) != 0 || fcntl(pipes[2], F_SETFL, O_NONBLOCK) != 0)
        return errno;
    return 0;
}

static bool explain(const char *path, int failure, struct error *error)
{
    switch (failure) {
    case EAGAIN:
    case EMFILE:
    case ENFILE:
    case ENOMEM:
        return error_set(error, ERROR_NO_MEMORY, "cannot start %s: %s", path, strerror(failure));
    case ENOEXEC:
        return error_set(error, ERROR_TOOL_MISSING, "cannot execute %s: it is neither a program nor a script with #!",
                         path);
    default:
        return error_set(error, ERROR_TOOL_MISSING, "cannot execute %s: %s", path, strerror(failure));
    }
}

/* Starts the vector's command and hands its outputs over. */
static bool spawn(struct runner *runner, struct child *child, uint32_t id, unsigned seconds, struct error *error)
{
    const struct channel_notice notice = { .kind = CHANNEL_STARTED, .id = id };
    int pipes[4] = { -1, -1, -1, -1 };
    int failure = open_pipes(pipes);
    pid_t pid = 0;

    if (failure == 0)
        failure = execute(&runner->argv, pipes[1], pipes[3], &pid);
    if (failure == 0) {
        const int ends[] = { pipes[0], pipes[2] };

        note_child(child, pid, id, seconds);
        tell(runner, &notice, ends, sizeof(ends) / sizeof(ends[0]));
    }
    for (size_t i = 0; i < sizeof(pipes) / sizeof(pipes[0]); i++) {
        if (pipes[i] != -1)
            close(pipes[i]);
    }
    return failure == 0 || explain(runner->argv.elements[0], failure, error);
}

/* How long a child may run that may run so long. */
static unsigned limit_seconds(const struct runner *runner, unsigned seconds)
{
    unsigned most = runner->options->seconds_max;

    return most != 0 && most < seconds ? most : seconds;
}

/* Judges an order and builds its argument vector. */
static bool check(struct runner *runner, size_t length, struct order *order, struct error *error)
{
    const struct order_table *table = &runner->options->table;

    return order_read(table, runner->request.order, length, order, &runner->values, error) &&
           order_argv(table, order, &runner->argv, error);
}

static void run(struct runner *runner, size_t length)
{
    uint32_t id = runner->request.head.id;
    struct child *child = find_command_room(runner);
    struct error error;
    struct order order;
    bool good = false;

    if (find_child(runner, id) != NULL) {
        log_refusal(runner, "the id of a command that runs");
        return;
    }
    if (child != NULL)
        good = check(runner, length, &order, &error);
    else
        error_set(&error, ERROR_BUSY, "%zu commands run already", runner->commands);
    if (good) {
        unsigned seconds = order.action != NULL ? order.action->seconds : VERSION_SECONDS;

        good = spawn(runner, child, id, limit_seconds(runner, seconds), &error);
    } else {
        log_refusal(runner, error.detail);
    }
    if (!good)
        refuse(runner, id, &error);
}

/* Whether a text of somebody else ends where it must. */
static bool is_text(const char *text, size_t size)
{
    return memchr(text, '\0', size) != NULL;
}

static bool check_password(const struct runner *runner, const struct channel_password *asked, struct error *error)
{
    const struct runner_options *options = runner->options;

    if (!is_text(asked->user, sizeof(asked->user)) || !is_text(asked->password, sizeof(asked->password)) ||
        asked->password[0] == '\0')
        return error_set(error, ERROR_BAD_ARGUMENT, "a password that this daemon does not write");
    /* The name is somebody's guess, or a user of this host: not for a log. */
    if (options->may_verify == NULL || !options->may_verify(options->owner, slice_of(asked->user)))
        return error_set(error, ERROR_FORBIDDEN, "the password of a user that no account has PAM judge");
    return true;
}

static void verify(struct runner *runner, uint32_t id, const struct channel_password *asked)
{
    struct child *child = find_room(runner, &runner->verifications, RUNNER_VERIFY_MAX);
    const char *folder = runner->options->pam_folder;
    struct error error = { .code = ERROR_NONE };
    pid_t pid = 0;

    if (find_child(runner, id) != NULL) {
        log_refusal(runner, "the id of a command that runs");
        return;
    }
    if (child == NULL)
        error_set(&error, ERROR_BUSY, "%zu passwords are being verified already", runner->verifications);
    else if (check_password(runner, asked, &error) &&
             verifier_start(asked->user, asked->password, folder, make_environment(), &pid, &error))
        note_child(child, pid, id, limit_seconds(runner, RUNNER_VERIFY_SECONDS));
    if (error.code == ERROR_NONE)
        return;
    log_refusal(runner, error.detail);
    refuse(runner, id, &error);
}

/* Takes the password out of the message, so that it is nowhere else. */
static void take_password(struct runner *runner)
{
    struct channel_password asked;

    memcpy(&asked, runner->request.order, sizeof(asked));
    explicit_bzero(runner->request.order, sizeof(asked));
    verify(runner, runner->request.head.id, &asked);
    explicit_bzero(&asked, sizeof(asked));
}

static void kill_group(struct runner *runner, uint32_t id)
{
    const struct child *child = find_child(runner, id);

    if (child != NULL)
        kill(-child->pid, SIGKILL);
}

/* Takes one message, if there is one. */
static void take_request(struct runner *runner)
{
    const size_t head = sizeof(runner->request.head);
    long length = channel_receive(runner->channel, &runner->request, sizeof(runner->request), NULL);

    if (length < 0)
        runner->broken = true;
    else if (length == 0)
        return;
    else if ((size_t)length >= head && runner->request.head.kind == CHANNEL_RUN)
        run(runner, (size_t)length - head);
    else if ((size_t)length == head + sizeof(struct channel_password) && runner->request.head.kind == CHANNEL_VERIFY)
        take_password(runner);
    else if ((size_t)length == head && runner->request.head.kind == CHANNEL_KILL)
        kill_group(runner, runner->request.head.id);
    else
        log_refusal(runner, "a message that this daemon does not write");
}

static void reap(struct runner *runner, struct child *child)
{
    struct channel_notice notice = { .kind = CHANNEL_EXITED, .id = child->id };
    int status = 0;

    if (waitpid(child->pid, &status, WNOHANG) != child->pid)
        return;
    if (WIFSIGNALED(status)) {
        notice.kind = child->late ? CHANNEL_TIMED_OUT : CHANNEL_KILLED;
        notice.status = WTERMSIG(status);
    } else {
        notice.status = WEXITSTATUS(status);
    }
    child->pid = 0;
    --*child->count;
    tell(runner, &notice, NULL, 0);
}

/* Looks after all that run. Returns for how many milliseconds nothing need be done. */
static int look_after_children(struct runner *runner)
{
    int64_t now = (int64_t)clock_milliseconds();
    int64_t next = now + WAKE_MILLISECONDS;

    for (size_t i = 0; i < CHILDREN_MAX; i++) {
        struct child *child = &runner->children[i];

        if (child->pid != 0)
            reap(runner, child);
        if (child->pid == 0 || child->late)
            continue;
        if (child->deadline <= now) {
            child->late = true;
            kill(-child->pid, SIGKILL);
            if (child->count == &runner->verifications)
                log_refusal(runner, "PAM has taken too long to verify a password");
        } else if (child->deadline < next) {
            next = child->deadline;
        }
    }
    return (int)(next - now);
}

/* Signals are let in where the runner can do something about them, and at no other time. */
static void hold_signals(void)
{
    struct sigaction action;
    sigset_t all;

    memset(&action, 0, sizeof(action));
    action.sa_handler = end_wait;
    sigaction(SIGCHLD, &action, NULL);
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, NULL);
}

/* Where there is always something to read, waiting alone would let none in. */
static void let_signals_in(void)
{
    sigset_t none;
    sigset_t held;

    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, &held);
    sigprocmask(SIG_SETMASK, &held, NULL);
}

void runner_serve(int channel, const struct runner_options *options)
{
    static struct runner runner; /* large, and there is one for each process */
    struct pollfd wait = { .fd = channel, .events = POLLIN };
    sigset_t waiting;

    memset(&runner, 0, sizeof(runner));
    runner.channel = channel;
    runner.options = options;
    sigemptyset(&waiting);
    hold_signals();
    while (!runner.broken) {
        struct timespec most;
        int left = 0;

        /* First, so that a later one ends the wait. */
        let_signals_in();
        if (options->wake != NULL)
            options->wake(options->owner, channel);
        left = look_after_children(&runner);
        most = (struct timespec){ .tv_sec = left / 1000, .tv_nsec = (long)(left % 1000) * 1000000 };
        if (ppoll(&wait, 1, &most, &waiting) > 0)
            take_request(&runner);
    }
    for (size_t i = 0; i < CHILDREN_MAX; i++) {
        if (runner.children[i].pid != 0)
            kill(-runner.children[i].pid, SIGKILL);
    }
}
