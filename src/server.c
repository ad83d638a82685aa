#include "server.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#include <uv.h>

#include "accounts.h"
#include "audit.h"
#include "buffer.h"
#include "certificate.h"
#include "channel.h"
#include "dispatch.h"
#include "envelope.h"
#include "gate.h"
#include "http.h"
#include "jobs.h"
#include "journal.h"
#include "link.h"
#include "login.h"
#include "loop.h"
#include "options.h"
#include "pam_requests.h"
#include "queue.h"
#include "say.h"
#include "tls.h"
#include "tool.h"
#include "utf8.h"
#include "websocket.h"
#include "wss.h"

enum {
    CLASSES_MAX = 8,
    STOP_MILLISECONDS = 5000,     /* how long requests and WebSockets have to end */
    STOP_POLL_MILLISECONDS = 10,  /* between two looks at them */
    SWEEP_MILLISECONDS = 500,     /* between two looks at connections that take too long */
    REFUSED_MILLISECONDS = 60000, /* between two lines about refused connections */
    COMMAND_DESCRIPTORS = 4,      /* of a command that runs */
    OWN_DESCRIPTORS = 256,        /* listeners, threads, libraries */
};

static const int signals[] = { SIGTERM, SIGINT };

enum {
    SIGNAL_COUNT = sizeof(signals) / sizeof(signals[0])
};

struct server {
    const struct server_setup *setup;
    const struct options *options; /* of the setup */
    struct loop *loop;
    struct link *link;
    struct audit *audit;
    struct gate *gate;
    struct pam_requests *pam_requests;
    struct queue *queue;
    struct tool *tools[CLASSES_MAX];
    struct jobs *jobs;
    struct dispatch *dispatch;
    struct websockets *websockets;
    struct http *http;
    struct tls *tls; /* NULL: none */
    struct wss *wss; /* likewise */
    char fingerprint[CERTIFICATE_FINGERPRINT_SIZE];
    uv_signal_t watches[SIGNAL_COUNT];
    uv_timer_t timer;
    uv_timer_t sweep;
    size_t refused;        /* connections, not yet told of */
    uint64_t refused_said; /* when they may be told of again */
    unsigned polls;        /* since the end began */
    bool stopping;
    int status;
};

/* Every thread made from now on begins with all signals blocked, so that they reach the loop's thread alone. */
static void hold_signals(void)
{
    struct sigaction ignore;
    sigset_t all;

    memset(&ignore, 0, sizeof(ignore));
    ignore.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &ignore, NULL);
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, NULL);
}

/* Ctrl-Z and the like are for this thread too. */
static void release_signals(void)
{
    sigset_t none;

    sigemptyset(&none);
    pthread_sigmask(SIG_SETMASK, &none, NULL);
}

/* Requests that wait for a command, and WebSockets, must not be there when HTTP is stopped. */
static bool server_waits(const struct server *server)
{
    return queue_count(server->queue) > 0 || pam_requests_count(server->pam_requests) > 0 ||
           websockets_count(server->websockets) > 0 || (server->wss != NULL && wss_count(server->wss) > 0);
}

static void on_timer(uv_timer_t *timer)
{
    struct server *server = timer->data;
    bool over = ++server->polls >= STOP_MILLISECONDS / STOP_POLL_MILLISECONDS;

    /* HTTP is asked first: a request turns into a WebSocket, and counts as one, before it stops to count itself. */
    if (!over && (http_active(server->http) > 0 || server_waits(server)))
        return;
    uv_timer_stop(timer);
    loop_stop(server->loop);
}

static void stop(struct server *server)
{
    if (server->stopping)
        return;
    server->stopping = true;
    http_quiesce(server->http);
    if (server->wss != NULL)
        wss_quiesce(server->wss);
    queue_stop(server->queue);
    pam_requests_stop(server->pam_requests);
    websockets_stop(server->websockets);
    uv_timer_start(&server->timer, on_timer, 0, STOP_POLL_MILLISECONDS);
}

static void on_signal(uv_signal_t *watch, int number)
{
    (void)number;
    stop(watch->data);
}

static void on_gone(void *owner)
{
    struct server *server = owner;

    say("the process that runs commands is gone");
    server->status = SERVER_FAILED;
    stop(server);
}

/* Reads what is left of a file, and closes it. */
static bool read_descriptor(int fd, struct buffer *bytes)
{
    ssize_t length = 0;

    do {
        char part[4096];

        length = read(fd, part, sizeof(part));
        if (length > 0)
            buffer_append(bytes, part, (size_t)length);
    } while (length > 0 && !bytes->failed);
    close(fd);
    return length == 0 && !bytes->failed;
}

static void take_accounts(struct server *server, int fd)
{
    struct accounts *accounts = NULL;
    struct error error = { 0 };
    struct buffer bytes;

    buffer_init(&bytes, ACCOUNTS_FILE_MAX);
    if (fd != -1 && read_descriptor(fd, &bytes))
        accounts = accounts_read(server->options->accounts, buffer_slice(&bytes), &error);
    if (fd == -1 || accounts != NULL) {
        gate_set_accounts(server->gate, accounts);
        say("the accounts have changed: %zu accounts, %zu keys", accounts_count(accounts),
            accounts_key_count(accounts));
    } else {
        say("the accounts stay as they were: %s", error.detail);
    }
    buffer_clear(&bytes);
}

static bool use_certificate(struct server *server, const struct certificate *certificate, struct error *error)
{
    const struct tls_files files = {
        .certificate = buffer_slice(&certificate->certificate),
        .key = buffer_slice(&certificate->key),
        .client_ca = { certificate->client_ca.data, certificate->client_ca.length },
    };

    if (!certificate_fingerprint(files.certificate, server->fingerprint, error))
        return false;
    if (server->tls != NULL)
        return tls_replace(server->tls, &files, error);
    server->tls = tls_new(&files, error);
    return server->tls != NULL;
}

static void take_certificate(struct server *server, const int descriptors[2])
{
    struct certificate certificate;
    struct error error = { 0 };

    if (certificate_receive(&certificate, descriptors, &error) && server->tls != NULL &&
        use_certificate(server, &certificate, &error))
        say("TLS certificate SHA-256 %s, for connections from now on", server->fingerprint);
    else
        say("the TLS certificate stays as it was: %s", error.detail);
    certificate_clear(&certificate);
}

static void on_files(void *owner, uint32_t which, const int descriptors[CHANNEL_DESCRIPTORS_MAX])
{
    switch ((enum server_file)which) {
    case SERVER_FILE_ACCOUNTS:
        take_accounts(owner, descriptors[0]);
        break;
    case SERVER_FILE_CERTIFICATE:
        take_certificate(owner, descriptors);
        break;
    case SERVER_FILE_AUDIT:
        audit_set_descriptor(((struct server *)owner)->audit, AUDIT_CHANGES, descriptors[0]);
        break;
    case SERVER_FILE_ACCESS:
        audit_set_descriptor(((struct server *)owner)->audit, AUDIT_ACCESS, descriptors[0]);
        break;
    }
}

static bool watch_signals(struct server *server, struct error *error)
{
    struct uv_loop_s *uv = loop_uv(server->loop);
    int result = 0;

    uv_timer_init(uv, &server->timer);
    server->timer.data = server;
    for (size_t i = 0; i < SIGNAL_COUNT && result == 0; i++) {
        server->watches[i].data = server;
        result = uv_signal_init(uv, &server->watches[i]);
        if (result == 0)
            result = uv_signal_start(&server->watches[i], on_signal, signals[i]);
    }
    if (result != 0)
        return error_set(error, ERROR_NO_MEMORY, "signals cannot be watched: %s", uv_strerror(result));
    return true;
}

static const struct dialect *find_dialect(const struct class *class, const char *name)
{
    for (size_t i = 0; name && i < class->dialect_count; i++)
        if (strcmp(class->dialects[i].name, name) == 0)
            return &class->dialects[i];
    return NULL;
}

static bool make_tools(struct server *server)
{
    for (size_t i = 0; i < class_count && i < CLASSES_MAX; i++) {
        server->tools[i] = tool_new(classes[i], server->queue, find_dialect(classes[i], server->options->dialect));
        if (!server->tools[i])
            return false;
    }
    return class_count <= CLASSES_MAX;
}

static void tell_job(void *owner, const char *id, const char *why)
{
    const struct server *server = owner;

    if (why)
        say("%s failed: %s", id, why);
    else
        say("%s is done", id);
    journal_tell_job(server->audit, id, why);
}

static void tell_dialect(void *owner, const struct dialect *dialect, struct slice version, const struct error *error)
{
    const struct server *server = owner;

    if (!dialect)
        say("WARNING: %s", error->detail);
    else if (version.length > 0)
        say("%s is the %s program: %.*s", server->options->iocage, dialect->name,
            (int)utf8_cut(version, TOOL_VERSION_MAX), version.data);
    else
        say("%s is taken for the %s program", server->options->iocage, dialect->name);
}

static struct dispatch *make_dispatch(const struct server *server)
{
    const struct dispatch_parts parts = {
        .loop = server->loop,
        .gate = server->gate,
        .queue = server->queue,
        .jobs = server->jobs,
        .tools = server->tools,
        .table = server->setup->table,
        .audit = server->audit,
    };

    return dispatch_new(&parts);
}

static bool make_gate(struct server *server, struct error *error)
{
    server->gate = gate_new(server->options->auth == OPTIONS_AUTH_NONE, server->setup->user, error);
    if (!server->gate)
        return false;
    server->pam_requests = pam_requests_new(server->loop, server->link);
    if (!server->pam_requests)
        return error_set(error, ERROR_NO_MEMORY, "no memory for logins");
    gate_set_pam(server->gate, &(struct login_pam){ pam_requests_verify, server->pam_requests });
    gate_set_accounts(server->gate, server->setup->accounts);
    return true;
}

static bool make_parts(struct server *server, struct error *error)
{
    const struct options *options = server->options;
    const struct link_options events = { .files = on_files, .gone = on_gone, .owner = server };
    const struct queue_options limits = {
        .output_bytes_max = options->output_limit,
        .commands_max = options->commands,
        .waiting_max = options->waiting,
        .waiting_seconds = (unsigned)options->waiting_time,
    };
    const struct websocket_options messages = {
        .message_bytes_max = options->message_limit,
        .idle_seconds = (unsigned)options->websocket_idle_time,
        .login_seconds = (unsigned)options->login_time,
    };

    server->loop = loop_new(error);
    if (!server->loop)
        return false;
    server->link = link_new(server->loop, server->setup->channel, server->setup->table, &events, error);
    if (!server->link)
        return false;
    server->audit = audit_new();
    for (size_t i = 0; server->audit && i < AUDIT_FILES; i++)
        audit_set_descriptor(server->audit, (enum audit_file)i, server->setup->logs[i]);
    if (!make_gate(server, error))
        return false;
    server->queue = queue_new(server->loop, server->link, &limits);
    if (server->queue && server->audit && make_tools(server))
        server->jobs = jobs_new(server->queue, tell_job, server);
    if (server->jobs)
        server->dispatch = make_dispatch(server);
    if (server->dispatch)
        server->websockets = websockets_new(server->loop, server->dispatch, &messages);
    if (!server->websockets)
        return error_set(error, ERROR_NO_MEMORY, "no memory to start");
    return watch_signals(server, error);
}

/* Each connection takes a descriptor, and each command its pipes. */
static void raise_descriptors(const struct options *options)
{
    rlim_t needed =
        options->connections + CONNECTIONS_RESERVED + options->commands * COMMAND_DESCRIPTORS + OWN_DESCRIPTORS;
    struct rlimit limit = { 0 };

    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= needed)
        return;
    limit.rlim_cur = limit.rlim_max < needed ? limit.rlim_max : needed;
    if (setrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur < needed)
        say("WARNING: as many connections and commands as are allowed need %llu descriptors, and there are %llu",
            (unsigned long long)needed, (unsigned long long)limit.rlim_cur);
}

static void on_sweep(uv_timer_t *timer)
{
    struct server *server = timer->data;

    server->refused += http_sweep(server->http);
    /* Said once a minute at most: whoever connects again and again must not fill the log. */
    if (server->refused == 0 || uv_now(timer->loop) < server->refused_said)
        return;
    say("WARNING: %zu connections refused: there are too many, or too many from one address", server->refused);
    server->refused = 0;
    server->refused_said = uv_now(timer->loop) + REFUSED_MILLISECONDS;
}

/* The URL of the first listener of a kind, or NULL. */
static struct origin_rules origins_of(const struct options *options)
{
    return (struct origin_rules){ .allowed = options->origins, .allowed_count = options->origin_count };
}

static const char *find_url(const struct server *server, enum listener_kind kind)
{
    for (size_t i = 0; i < server->setup->listener_count; i++)
        if (server->setup->listeners[i].kind == kind && server->setup->listeners[i].path[0] == '\0')
            return server->setup->listeners[i].url;
    return NULL;
}

static bool start_tls(struct server *server, struct error *error)
{
    bool started = true;

    if (server->setup->certificate == NULL)
        return true;
    started = use_certificate(server, server->setup->certificate, error);
    certificate_clear(server->setup->certificate);
    return started;
}

static bool start_wss(struct server *server, struct error *error)
{
    const struct wss_parts parts = {
        .loop = server->loop,
        .tls = server->tls,
        .connections = http_connections(server->http),
        .dispatch = server->dispatch,
        .websockets = server->websockets,
        .origins = origins_of(server->options),
        .rest_url = find_url(server, LISTENER_HTTPS),
    };

    if (find_url(server, LISTENER_WSS) == NULL)
        return true;
    server->wss = wss_new(&parts);
    if (server->wss == NULL)
        return error_set(error, ERROR_NO_MEMORY, "no memory to start");
    for (size_t i = 0; i < server->setup->listener_count; i++)
        if (server->setup->listeners[i].kind == LISTENER_WSS &&
            !wss_listen(server->wss, server->setup->listeners[i].fd, error))
            return false;
    return true;
}

static bool start(struct server *server, struct error *error)
{
    const struct options *options = server->options;
    struct http_options limits = {
        .body_bytes_max = options->body_limit,
        .header_bytes_max = options->header_limit,
        .connections = { .total_max = options->connections,
                         .address_max = options->connections_per_address,
                         .request_seconds = (unsigned)options->request_time,
                         .idle_seconds = (unsigned)options->idle_time },
    };

    raise_descriptors(options);
    envelope_limit_depth((unsigned)options->depth_limit);
    if (!make_parts(server, error) || !start_tls(server, error))
        return false;
    limits.tls = server->tls;
    limits.origins = origins_of(server->options);
    limits.websocket_url = find_url(server, LISTENER_WSS);
    server->http = http_start(server->dispatch, server->websockets, server->setup->listeners,
                              server->setup->listener_count, &limits, error);
    if (server->http == NULL || !start_wss(server, error))
        return false;
    server->sweep.data = server;
    uv_timer_init(loop_uv(server->loop), &server->sweep);
    uv_timer_start(&server->sweep, on_sweep, SWEEP_MILLISECONDS, SWEEP_MILLISECONDS);
    return true;
}

static void free_parts(struct server *server)
{
    if (server->http)
        http_stop(server->http);
    websockets_free(server->websockets);
    dispatch_free(server->dispatch);
    jobs_free(server->jobs);
    for (size_t i = 0; i < CLASSES_MAX; i++)
        tool_free(server->tools[i]);
    queue_free(server->queue);
    gate_free(server->gate);
    audit_free(server->audit);
    pam_requests_free(server->pam_requests);
    link_free(server->link);
    loop_free(server->loop);
    wss_free(server->wss);
    tls_free(server->tls);
}

static void announce(const struct server *server)
{
    for (size_t i = 0; i < server->setup->listener_count; i++)
        say("ready on %s", server->setup->listeners[i].url);
    if (server->tls != NULL)
        say("TLS certificate SHA-256 %s", server->fingerprint);
    for (size_t i = 0; i < server->setup->listener_count; i++)
        if (!server->setup->listeners[i].local && server->setup->listeners[i].kind == LISTENER_HTTP)
            say("WARNING: --insecure: %s has no TLS: whoever is between can read passwords and change what is said",
                server->setup->listeners[i].url);
    if (server->options->auth == OPTIONS_AUTH_NONE)
        say("WARNING: --auth none: anyone who reaches these listeners may do anything with the jails of this host");
}

int server_run(const struct server_setup *setup)
{
    static struct server server;
    struct error error = { 0 };

    server.setup = setup;
    server.options = setup->options;
    hold_signals();
    if (!start(&server, &error)) {
        say("%s", error.detail);
        free_parts(&server);
        return error.code == ERROR_CONFIGURATION ? SERVER_MISLED : SERVER_FAILED;
    }
    announce(&server);
    for (size_t i = 0; i < class_count; i++)
        tool_ask(server.tools[i], tell_dialect, &server);
    release_signals();
    loop_run(server.loop);
    if (server_waits(&server)) {
        /* Such as a program that the kernel cannot kill. What belongs to it cannot be freed, only left to exit. */
        say("commands or WebSockets did not end within %d ms", STOP_MILLISECONDS);
        _exit(SERVER_FAILED);
    }
    free_parts(&server);
    return server.status;
}
