#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <curl/curl.h>
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "daemon.h"

#define READY "iocaged: ready on "

enum {
    PATH_SIZE = 384,      /* a folder and any name in it, NUL included */
    SCRIPT_SIZE = 1024,   /* of a fake program */
    NAME_SIZE = 64,       /* of a file with a number in its name */
    CALLS_MAX = 1000,     /* that are told apart */
    ARGUMENTS_MAX = 32,   /* of the daemon, NULL included */
    WAIT_SECONDS = 15,    /* for a start or an end; sanitizers are slow */
    REQUEST_SECONDS = 60, /* for one HTTP reply */
    POLL_MILLISECONDS = 5,
};

static void in_folder(const struct daemon *daemon, const char *name, char path[PATH_SIZE])
{
    snprintf(path, PATH_SIZE, "%s/%s", daemon->folder, name);
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

/* All that a stream holds up to its end or a NUL. */
static char *read_stream(FILE *stream)
{
    char *text = NULL;
    size_t size = 0;

    if (getdelim(&text, &size, '\0', stream) < 0) {
        free(text);
        text = strdup("");
    }
    assert_non_null(text);
    return text;
}

static char *read_file(const char *path)
{
    FILE *file = fopen(path, "r");
    char *text = NULL;

    if (!file)
        return NULL;
    text = read_stream(file);
    fclose(file);
    return text;
}

/* Removes all files whose names begin so. */
static void remove_files(const struct daemon *daemon, const char *begin)
{
    DIR *folder = opendir(daemon->folder);
    const struct dirent *entry = NULL;
    char path[PATH_SIZE];

    while (folder && (entry = readdir(folder))) {
        if (strncmp(entry->d_name, begin, strlen(begin)) != 0)
            continue;
        in_folder(daemon, entry->d_name, path);
        unlink(path);
    }
    if (folder)
        closedir(folder);
}

char *daemon_log(const struct daemon *daemon)
{
    char path[PATH_SIZE];
    char *log = NULL;

    in_folder(daemon, "log", path);
    log = read_file(path);
    return log ? log : strdup("");
}

static void poll_pause(void)
{
    const struct timespec pause = { .tv_nsec = POLL_MILLISECONDS * 1000000L };

    nanosleep(&pause, NULL);
}

void daemon_prepare(struct daemon *daemon)
{
    memset(daemon, 0, sizeof(*daemon));
    /* Here, and not by the first request, since requests may be sent from several threads. */
    assert_int_equal(curl_global_init(CURL_GLOBAL_DEFAULT), 0);
    strcpy(daemon->folder, "/tmp/iocaged-daemon-XXXXXX");
    assert_non_null(mkdtemp(daemon->folder));
    snprintf(daemon->program, sizeof(daemon->program), "%s/iocage", daemon->folder);
    snprintf(daemon->unix_path, sizeof(daemon->unix_path), "%s/socket", daemon->folder);
    daemon_script(daemon, "exit 0");
}

/* A program that is open for writing cannot be executed: the new one is complete before it has the name. */
void daemon_script(struct daemon *daemon, const char *body)
{
    char path[PATH_SIZE];
    FILE *file = NULL;

    in_folder(daemon, "argv", path);
    unlink(path);
    in_folder(daemon, "iocage.new", path);
    file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fprintf(file, "#!/bin/sh\n%s\n", body) > 0);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(path, 0755), 0);
    assert_int_equal(rename(path, daemon->program), 0);
}

void daemon_prints(struct daemon *daemon, const char *out, const char *err, int status)
{
    char path[PATH_SIZE];
    char body[SCRIPT_SIZE];

    in_folder(daemon, "out", path);
    write_file(path, out);
    in_folder(daemon, "err", path);
    write_file(path, err);
    snprintf(body, sizeof(body),
             "cd %s || exit 99\n"
             "for argument; do printf '%%s\\n' \"$argument\"; done >argv\n"
             "cat out\n"
             "cat err >&2\n"
             "exit %d",
             daemon->folder, status);
    daemon_script(daemon, body);
}

char *daemon_argv(const struct daemon *daemon)
{
    char path[PATH_SIZE];

    in_folder(daemon, "argv", path);
    return read_file(path);
}

/* Writes a command of the shell that prints a text as it is, by itself: to start cat would take longer than all else.
 */
static void write_printf(FILE *file, const char *text, const char *where)
{
    fputs("printf %s '", file);
    for (; *text; text++)
        fputs(*text == '\'' ? "'\\''" : (char[]){ *text, '\0' }, file);
    fprintf(file, "'%s\n", where);
}

static void write_run(const struct daemon *daemon, size_t number, const struct daemon_run *run)
{
    char name[NAME_SIZE];
    char path[PATH_SIZE];
    FILE *file = NULL;

    snprintf(name, sizeof(name), "run.%zu", number);
    in_folder(daemon, name, path);
    file = fopen(path, "w");
    assert_non_null(file);
    write_printf(file, run->out, "");
    write_printf(file, run->err, " >&2");
    fprintf(file, "exit %d\n", run->status);
    assert_int_equal(fclose(file), 0);
}

/* Two calls at once must not take the same number: with set -C only one of them can make the file. */
void daemon_prints_runs(struct daemon *daemon, const struct daemon_run *runs, size_t count)
{
    char body[SCRIPT_SIZE];

    remove_files(daemon, "run.");
    for (size_t i = 0; i < count; i++)
        write_run(daemon, i + 1, &runs[i]);
    snprintf(body, sizeof(body),
             "cd %s || exit 99\n"
             "n=1\n"
             "set -C\n"
             "until true 2>&- >run.$n.taken || [ $n -gt %d ]; do n=$((n + 1)); done\n"
             "for argument; do printf '%%s\\n' \"$argument\"; done >run.$n.argv\n"
             "[ -e run.$n ] || exit 98\n"
             ". ./run.$n",
             daemon->folder, CALLS_MAX);
    daemon_script(daemon, body);
}

char *daemon_run_argv(const struct daemon *daemon, size_t number)
{
    char name[NAME_SIZE];
    char path[PATH_SIZE];

    snprintf(name, sizeof(name), "run.%zu.argv", number);
    in_folder(daemon, name, path);
    return read_file(path);
}

void daemon_link(const struct daemon *daemon, const char *name)
{
    char path[PATH_SIZE];

    in_folder(daemon, name, path);
    assert_int_equal(symlink(daemon->program, path), 0);
}

bool daemon_says(const struct daemon *daemon, size_t first, const char *text)
{
    bool said = false;

    for (int i = 0; !said && i < WAIT_SECONDS * 1000 / POLL_MILLISECONDS; i++) {
        char *log = daemon_log(daemon);

        said = strlen(log) > first && strstr(log + first, text);
        free(log);
        if (!said)
            poll_pause();
    }
    return said;
}

/* Whether an option is among those that a test gives. */
static bool has_option(const char *const extra[], const char *name)
{
    for (size_t i = 0; extra && extra[i]; i++)
        if (strcmp(extra[i], name) == 0)
            return true;
    return false;
}

static void execute(const struct daemon *daemon, const char *const extra[])
{
    const char *program = getenv("IOCAGED");
    const char *arguments[ARGUMENTS_MAX] = { "iocaged", "--listen", "127.0.0.1:0", "--listen" };
    size_t count = 4;
    char socket[sizeof(daemon->unix_path) + sizeof("unix:")];
    char log[PATH_SIZE];
    int fd = -1;

    snprintf(socket, sizeof(socket), "unix:%s", daemon->unix_path);
    arguments[count++] = socket;
    arguments[count++] = "--iocage";
    arguments[count++] = daemon->program;
    if (!has_option(extra, "--dialect")) {
        arguments[count++] = "--dialect";
        arguments[count++] = "shell";
    }
    if (!has_option(extra, "--auth")) {
        arguments[count++] = "--auth";
        arguments[count++] = "none";
    }
    for (size_t i = 0; extra && extra[i] && count < ARGUMENTS_MAX - 1; i++)
        arguments[count++] = extra[i];
    in_folder(daemon, "log", log);
    fd = open(log, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (fd < 0 || dup2(fd, STDERR_FILENO) < 0)
        _exit(98);
    close(fd);
    /* execv() does not change what it is given; its type is older than const. */
    execv(program ? program : "build/out/iocaged", (char **)(uintptr_t)arguments);
    perror("the daemon cannot be executed");
    _exit(97);
}

/* Reads the URL from the log's first "ready" line, if the line is complete. The daemon listens before it says so. */
static bool read_url(struct daemon *daemon)
{
    char *log = daemon_log(daemon);
    const char *url = strstr(log, READY);
    const char *end = url ? strchr(url, '\n') : NULL;

    if (end) {
        url += strlen(READY);
        snprintf(daemon->url, sizeof(daemon->url), "%.*s", (int)(end - url), url);
    }
    free(log);
    return end != NULL;
}

static void print_log(const struct daemon *daemon)
{
    char *log = daemon_log(daemon);

    print_error("the daemon said:\n%s\n", log);
    free(log);
}

static void remove_folder(const struct daemon *daemon)
{
    remove_files(daemon, "");
    rmdir(daemon->folder);
}

/* Waits until the daemon has ended. Returns false if it does not in time. */
static bool wait_for_end(const struct daemon *daemon, int *status)
{
    for (int i = 0; i < WAIT_SECONDS * 1000 / POLL_MILLISECONDS; i++) {
        if (waitpid(daemon->pid, status, WNOHANG) == daemon->pid)
            return true;
        poll_pause();
    }
    kill(daemon->pid, SIGKILL);
    waitpid(daemon->pid, status, 0);
    return false;
}

void daemon_start(struct daemon *daemon, const char *const extra[])
{
    int status = 0;

    /* Of a daemon that was there before. */
    remove_files(daemon, "log");
    daemon->pid = fork();
    assert_true(daemon->pid >= 0);
    if (daemon->pid == 0)
        execute(daemon, extra);
    for (int i = 0; i < WAIT_SECONDS * 1000 / POLL_MILLISECONDS; i++) {
        if (read_url(daemon))
            return;
        if (waitpid(daemon->pid, &status, WNOHANG) == daemon->pid)
            break;
        poll_pause();
    }
    kill(daemon->pid, SIGKILL);
    waitpid(daemon->pid, &status, 0);
    daemon->pid = 0;
    print_log(daemon);
    remove_folder(daemon);
    fail_msg("the daemon did not start");
}

pid_t daemon_server(const struct daemon *daemon)
{
    FILE *processes = popen("ps -A -o pid= -o ppid=", "r");
    long pid = 0;
    long parent = 0;
    pid_t server = 0;

    assert_non_null(processes);
    while (fscanf(processes, "%ld %ld", &pid, &parent) == 2) {
        if (parent == daemon->pid)
            server = (pid_t)pid;
    }
    pclose(processes);
    assert_true(server > 1);
    return server;
}

int daemon_end(struct daemon *daemon)
{
    int status = 0;
    bool ended = wait_for_end(daemon, &status);

    daemon->pid = 0;
    if (!ended) {
        print_log(daemon);
        fail_msg("the daemon did not end within %d s", WAIT_SECONDS);
    }
    return status;
}

/* The client ends when there is nothing more to send. */
static void stop_client(struct daemon *daemon)
{
    if (daemon->client <= 0)
        return;
    fclose(daemon->to_client);
    fclose(daemon->from_client);
    waitpid(daemon->client, NULL, 0);
    daemon->client = 0;
}

void daemon_stop(struct daemon *daemon)
{
    bool ended = true;
    int status = 0;

    stop_client(daemon);
    if (daemon->pid > 0) {
        kill(daemon->pid, SIGTERM);
        ended = wait_for_end(daemon, &status);
        daemon->pid = 0;
    }
    if (!ended || status != 0)
        print_log(daemon);
    remove_folder(daemon);
    if (!ended)
        fail_msg("the daemon did not end within %d s of SIGTERM", WAIT_SECONDS);
    if (status != 0)
        fail_msg("the daemon ended with wait status 0x%x", (unsigned)status);
}

static struct curl_slist *request_headers(const char *content_type)
{
    char type[256];
    struct curl_slist *list = curl_slist_append(NULL, "Expect:");

    snprintf(type, sizeof(type), "Content-Type: %s", content_type ? content_type : "application/json");
    list = curl_slist_append(list, type);
    assert_non_null(list);
    return list;
}

static void set_request(CURL *curl, const char *method, const char *body, size_t size)
{
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, method);
    if (strcmp(method, "HEAD") == 0)
        curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
    if (body) {
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)size);
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body);
    }
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)REQUEST_SECONDS);
}

/* Has a request say who it is from, and go the way it is to go. */
static void set_client(CURL *curl, const struct daemon *daemon, struct curl_slist **headers)
{
    char header[1024];

    if (daemon->user)
        curl_easy_setopt(curl, CURLOPT_USERPWD, daemon->user);
    if (daemon->local)
        curl_easy_setopt(curl, CURLOPT_UNIX_SOCKET_PATH, daemon->unix_path);
    if (daemon->authorization) {
        snprintf(header, sizeof(header), "Authorization: %s", daemon->authorization);
        *headers = curl_slist_append(*headers, header);
        assert_non_null(*headers);
    }
    if (daemon->header) {
        *headers = curl_slist_append(*headers, daemon->header);
        assert_non_null(*headers);
    }
}

struct http_reply daemon_request(const struct daemon *daemon, const char *method, const char *path, const char *body,
                                 size_t size, const char *content_type)
{
    struct http_reply reply = { 0 };
    size_t body_size = 0;
    size_t headers_size = 0;
    FILE *body_stream = open_memstream(&reply.body, &body_size);
    FILE *headers_stream = open_memstream(&reply.headers, &headers_size);
    struct curl_slist *headers = request_headers(content_type);
    CURL *curl = curl_easy_init();
    CURLcode code = CURLE_OK;
    char url[1024];

    assert_true(curl && body_stream && headers_stream);
    snprintf(url, sizeof(url), "%s%s", daemon->url, path);
    set_request(curl, method, body, size);
    set_client(curl, daemon, &headers);
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, body_stream); /* written with fwrite(), its default */
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, headers_stream);
    code = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &reply.status);
    curl_easy_cleanup(curl);
    curl_slist_free_all(headers);
    fclose(body_stream);
    fclose(headers_stream);
    if (code != CURLE_OK) {
        http_reply_clear(&reply);
        fail_msg("%s %s: %s", method, url, curl_easy_strerror(code));
    }
    return reply;
}

void http_reply_clear(struct http_reply *reply)
{
    free(reply->body);
    free(reply->headers);
    memset(reply, 0, sizeof(*reply));
}

static void execute_client(const struct daemon *daemon, int in, int out)
{
    char url[sizeof(daemon->url)];

    snprintf(url, sizeof(url), "ws%s/", daemon->url + strlen("http"));
    if (dup2(in, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0)
        _exit(98);
    setenv("NODE_PATH", "/usr/share/nodejs", 0);
    execlp("node", "node", "tests/ws_client.js", url, (char *)NULL);
    perror("node cannot be executed");
    _exit(97);
}

static void execute_session(const struct daemon *daemon, const char *in, int out)
{
    char url[sizeof(daemon->url)];

    snprintf(url, sizeof(url), "ws%s/", daemon->url + strlen("http"));
    if (!freopen(in, "r", stdin) || dup2(out, STDOUT_FILENO) < 0)
        _exit(98);
    setenv("NODE_PATH", "/usr/share/nodejs", 0);
    if (daemon->authorization)
        setenv("AUTHORIZATION", daemon->authorization, 1);
    execlp("node", "node", "tests/ws_session.js", url, (char *)NULL);
    perror("node cannot be executed");
    _exit(97);
}

char *daemon_session(const struct daemon *daemon, const char *lines)
{
    char path[PATH_SIZE];
    char *text = NULL;
    size_t size = 0;
    int status = 0;
    int from[2];
    pid_t client = 0;
    FILE *stream = NULL;

    in_folder(daemon, "messages", path);
    write_file(path, lines);
    assert_int_equal(pipe2(from, O_CLOEXEC), 0);
    client = fork();
    assert_true(client >= 0);
    if (client == 0)
        execute_session(daemon, path, from[1]);
    close(from[1]);
    stream = fdopen(from[0], "r");
    assert_non_null(stream);
    if (getdelim(&text, &size, '\0', stream) < 0)
        text[0] = '\0';
    fclose(stream);
    assert_int_equal(waitpid(client, &status, 0), client);
    assert_int_equal(status, 0);
    return text;
}

/* One client for all messages, since to start Node takes longer than all the rest. */
static void start_client(struct daemon *daemon)
{
    int to[2];
    int from[2];

    /* A client that has given up is told by the end of its replies. */
    signal(SIGPIPE, SIG_IGN);
    assert_int_equal(pipe2(to, O_CLOEXEC), 0);
    assert_int_equal(pipe2(from, O_CLOEXEC), 0);
    daemon->client = fork();
    assert_true(daemon->client >= 0);
    if (daemon->client == 0)
        execute_client(daemon, to[0], from[1]);
    close(to[0]);
    close(from[1]);
    daemon->to_client = fdopen(to[1], "w");
    daemon->from_client = fdopen(from[0], "r");
    assert_true(daemon->to_client && daemon->from_client);
}

char *daemon_websocket(struct daemon *daemon, const char *text)
{
    char *reply = NULL;
    size_t size = 0;
    ssize_t length = 0;

    if (daemon->client <= 0)
        start_client(daemon);
    fprintf(daemon->to_client, "%s\n", text);
    fflush(daemon->to_client);
    length = getline(&reply, &size, daemon->from_client);
    if (length <= 0) {
        free(reply);
        stop_client(daemon);
        fail_msg("the WebSocket client got no reply");
    }
    if (reply[length - 1] == '\n')
        reply[length - 1] = '\0';
    return reply;
}
