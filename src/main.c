#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <uv.h>

#include "dispatch.h"
#include "http.h"
#include "jobs.h"
#include "listener.h"
#include "loop.h"
#include "options.h"
#include "runner.h"
#include "tool.h"
#include "utf8.h"
#include "websocket.h"

enum {
    STATUS_FAILED = 1,
    STATUS_CONFIGURATION = 2,
    CLASSES_MAX = 8,
    STOP_MILLISECONDS = 5000,    /* how long requests and WebSockets have to end */
    STOP_POLL_MILLISECONDS = 10, /* between two looks at them */
};

static const int signals[] = { SIGTERM, SIGINT, SIGHUP };

enum {
    SIGNAL_COUNT = sizeof(signals) / sizeof(signals[0])
};

struct daemon {
    int argc;
    char *const *argv;
    struct options options;
    struct listener listeners[OPTIONS_LISTEN_MAX];
    size_t listener_count;
    struct loop *loop;
    struct runner *runner;
    struct tool *tools[CLASSES_MAX];
    struct jobs *jobs;
    struct dispatch *dispatch;
    struct websockets *websockets;
    struct http *http;
    uv_signal_t watches[SIGNAL_COUNT];
    uv_timer_t timer;
    unsigned polls; /* since the end began */
    bool stopping;
};

static void say(const char *format, ...) __attribute__((format(printf, 1, 2)));

static void say(const char *format, ...)
{
    char line[ERROR_DETAIL_MAX + LISTENER_ADDRESS_MAX];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(line, sizeof(line), format, arguments);
    va_end(arguments);
    fprintf(stderr, "iocaged: %s\n", line);
}

static int fail(const struct error *error)
{
    say("%s", error->detail);
    return error->code == ERROR_CONFIGURATION ? STATUS_CONFIGURATION : STATUS_FAILED;
}

/* Every thread made from now on begins with all signals blocked, so that they reach the loop's thread alone. */
static void hold_signals(sigset_t *before)
{
    struct sigaction ignore;
    sigset_t all;

    memset(&ignore, 0, sizeof(ignore));
    ignore.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &ignore, NULL);
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, before);
}

/* A supervisor may have left ours blocked; the others are as they were, for Ctrl-Z and the like. */
static void release_signals(const sigset_t *before)
{
    sigset_t mask = *before;

    for (size_t i = 0; i < SIGNAL_COUNT; i++)
        sigdelset(&mask, signals[i]);
    pthread_sigmask(SIG_SETMASK, &mask, NULL);
}

/* Requests that wait for a command, and WebSockets, must not be there when HTTP is stopped. */
static bool daemon_waits(const struct daemon *daemon)
{
    return runner_count(daemon->runner) > 0 || websockets_count(daemon->websockets) > 0;
}

static void on_timer(uv_timer_t *timer)
{
    struct daemon *daemon = timer->data;
    bool over = ++daemon->polls >= STOP_MILLISECONDS / STOP_POLL_MILLISECONDS;

    /* HTTP is asked first: a request turns into a WebSocket, and counts as one, before it stops to count itself. */
    if (!over && (http_active(daemon->http) > 0 || daemon_waits(daemon)))
        return;
    uv_timer_stop(timer);
    loop_stop(daemon->loop);
}

static void stop(struct daemon *daemon)
{
    if (daemon->stopping)
        return;
    daemon->stopping = true;
    http_quiesce(daemon->http);
    runner_stop(daemon->runner);
    websockets_stop(daemon->websockets);
    uv_timer_start(&daemon->timer, on_timer, 0, STOP_POLL_MILLISECONDS);
}

static void check_again(const struct daemon *daemon)
{
    struct options options;
    struct error error = { 0 };

    if (options_read(&options, daemon->argc, daemon->argv, &error))
        say("the configuration is right; changes take effect at the next start");
    else
        say("the configuration is wrong, and the daemon goes on with what it has: %s", error.detail);
}

static void on_signal(uv_signal_t *watch, int number)
{
    struct daemon *daemon = watch->data;

    if (number == SIGHUP)
        check_again(daemon);
    else
        stop(daemon);
}

static bool watch_signals(struct daemon *daemon, struct error *error)
{
    struct uv_loop_s *uv = loop_uv(daemon->loop);
    int result = 0;

    uv_timer_init(uv, &daemon->timer);
    daemon->timer.data = daemon;
    for (size_t i = 0; i < SIGNAL_COUNT && result == 0; i++) {
        daemon->watches[i].data = daemon;
        result = uv_signal_init(uv, &daemon->watches[i]);
        if (result == 0)
            result = uv_signal_start(&daemon->watches[i], on_signal, signals[i]);
    }
    if (result != 0)
        return error_set(error, ERROR_NO_MEMORY, "signals cannot be watched: %s", uv_strerror(result));
    return true;
}

static bool open_listeners(struct daemon *daemon, struct error *error)
{
    for (size_t i = 0; i < daemon->options.listen_count; i++) {
        if (!listener_open(&daemon->listeners[i], daemon->options.listen[i], error))
            return false;
        daemon->listener_count++;
    }
    return true;
}

static const struct dialect *find_dialect(const struct class *class, const char *name)
{
    for (size_t i = 0; name && i < class->dialect_count; i++)
        if (strcmp(class->dialects[i].name, name) == 0)
            return &class->dialects[i];
    return NULL;
}

static bool make_tools(struct daemon *daemon)
{
    for (size_t i = 0; i < class_count && i < CLASSES_MAX; i++) {
        daemon->tools[i] = tool_new(classes[i], daemon->runner, find_dialect(classes[i], daemon->options.dialect));
        if (!daemon->tools[i])
            return false;
    }
    return class_count <= CLASSES_MAX;
}

static void tell_job(void *owner, const char *id, const char *why)
{
    (void)owner;
    if (why)
        say("%s failed: %s", id, why);
    else
        say("%s is done", id);
}

static void tell_dialect(void *owner, const struct dialect *dialect, struct slice version, const struct error *error)
{
    const struct daemon *daemon = owner;

    if (!dialect)
        say("WARNING: %s", error->detail);
    else if (version.length > 0)
        say("%s is the %s program: %.*s", daemon->options.iocage, dialect->name,
            (int)utf8_cut(version, TOOL_VERSION_MAX), version.data);
    else
        say("%s is taken for the %s program", daemon->options.iocage, dialect->name);
}

static bool make_parts(struct daemon *daemon, struct error *error)
{
    const struct options *options = &daemon->options;
    const struct runner_options limits = {
        .path = options->iocage,
        .programs = options->programs,
        .program_count = options->program_count,
        .seconds_max = (unsigned)options->time_limit,
        .output_bytes_max = options->output_limit,
        .commands_max = options->commands,
        .waiting_max = options->waiting,
    };
    const struct websocket_options messages = { .message_bytes_max = options->body_limit };

    daemon->loop = loop_new(error);
    if (!daemon->loop)
        return false;
    daemon->runner = runner_new(daemon->loop, &limits);
    if (daemon->runner && make_tools(daemon))
        daemon->jobs = jobs_new(daemon->runner, tell_job, daemon);
    if (daemon->jobs)
        daemon->dispatch = dispatch_new(daemon->loop, daemon->runner, daemon->jobs, daemon->tools);
    if (daemon->dispatch)
        daemon->websockets = websockets_new(daemon->loop, daemon->dispatch, &messages);
    if (!daemon->websockets)
        return error_set(error, ERROR_NO_MEMORY, "no memory to start");
    return watch_signals(daemon, error);
}

static bool start(struct daemon *daemon, struct error *error)
{
    const struct http_options bodies = { .body_bytes_max = daemon->options.body_limit };

    if (!make_parts(daemon, error) || !open_listeners(daemon, error))
        return false;
    daemon->http =
        http_start(daemon->dispatch, daemon->websockets, daemon->listeners, daemon->listener_count, &bodies, error);
    return daemon->http != NULL;
}

static void close_listeners(struct daemon *daemon)
{
    for (size_t i = 0; i < daemon->listener_count; i++)
        listener_close(&daemon->listeners[i]);
}

static void free_parts(struct daemon *daemon)
{
    if (daemon->http)
        http_stop(daemon->http);
    close_listeners(daemon);
    websockets_free(daemon->websockets);
    dispatch_free(daemon->dispatch);
    jobs_free(daemon->jobs);
    for (size_t i = 0; i < CLASSES_MAX; i++)
        tool_free(daemon->tools[i]);
    runner_free(daemon->runner);
    loop_free(daemon->loop);
}

static void announce(const struct daemon *daemon)
{
    for (size_t i = 0; i < daemon->listener_count; i++)
        say("ready on %s", daemon->listeners[i].url);
    if (daemon->options.auth == OPTIONS_AUTH_NONE)
        say("WARNING: --auth none: anyone who reaches these listeners may do anything with the jails of this host");
}

static int serve(struct daemon *daemon)
{
    struct error error = { 0 };
    sigset_t before;
    int status = 0;

    hold_signals(&before);
    if (!start(daemon, &error)) {
        status = fail(&error);
        free_parts(daemon);
        return status;
    }
    announce(daemon);
    for (size_t i = 0; i < class_count; i++)
        tool_ask(daemon->tools[i], tell_dialect, daemon);
    release_signals(&before);
    loop_run(daemon->loop);
    if (daemon_waits(daemon)) {
        /* Such as a program that the kernel cannot kill. What belongs to it cannot be freed, only left to exit. */
        say("commands or WebSockets did not end within %d ms", STOP_MILLISECONDS);
        close_listeners(daemon);
        _exit(STATUS_FAILED);
    }
    free_parts(daemon);
    return 0;
}

int main(int argc, char *argv[])
{
    static struct daemon daemon;
    struct error error = { 0 };

    daemon.argc = argc;
    daemon.argv = argv;
    if (!options_read(&daemon.options, argc, argv, &error))
        return fail(&error);
    switch (daemon.options.task) {
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
    return serve(&daemon);
}
