/*
 * bare_http PORT FILE STATUS: a libmicrohttpd server that answers every request with the bytes of one file and this
 * status, and does nothing else. Started as src/http.c starts its own, and with the headers of its answers. The
 * yardstick of make bench: what is slower in the daemon is ours. Listens on 127.0.0.1, prints its port (0: one the
 * kernel picks), ends at the end of its standard input.
 */
#include <microhttpd.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    BODY_MAX = 16777216,
    THREADS_MIN = 2,
    THREADS_MAX = 4,
    CONNECTIONS_MAX = 4096,
    CONNECTION_BYTES = 16384,
    IDLE_SECONDS = 60,
    BACKLOG = 511,
};

struct answer {
    char *body;
    size_t length;
    unsigned status;
};

static enum MHD_Result on_request(void *owner, struct MHD_Connection *connection, const char *url, const char *method,
                                  const char *version, const char *upload_data, size_t *upload_data_size,
                                  void **con_cls)
{
    const struct answer *answer = owner;
    struct MHD_Response *response = NULL;
    enum MHD_Result result = MHD_NO;

    (void)url;
    (void)method;
    (void)version;
    (void)upload_data;
    if (*con_cls == NULL || *upload_data_size > 0) {
        *con_cls = owner;
        *upload_data_size = 0;
        return MHD_YES;
    }
    response = MHD_create_response_from_buffer(answer->length, answer->body, MHD_RESPMEM_PERSISTENT);
    if (response == NULL)
        return MHD_NO;
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, "application/json");
    MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
    MHD_add_response_header(response, "X-Request-Id", "bench");
    result = MHD_queue_response(connection, answer->status, response);
    MHD_destroy_response(response);
    return result;
}

static int read_body(struct answer *answer, const char *path)
{
    FILE *file = fopen(path, "rb");

    if (file == NULL)
        return -1;
    answer->body = malloc(BODY_MAX);
    if (answer->body != NULL)
        answer->length = fread(answer->body, 1, BODY_MAX, file);
    fclose(file);
    return answer->length > 0 ? 0 : -1;
}

/* Returns a listening socket and prints its port, or returns -1. */
static int open_listener(const char *port)
{
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons((in_port_t)atoi(port)) };
    socklen_t length = sizeof(address);
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    int on = 1;

    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (fd < 0 || setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) != 0 ||
        bind(fd, (struct sockaddr *)&address, sizeof(address)) != 0 || listen(fd, BACKLOG) != 0 ||
        getsockname(fd, (struct sockaddr *)&address, &length) != 0) {
        perror("bare_http");
        return -1;
    }
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    return fd;
}

static unsigned thread_count(void)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);

    if (cores < THREADS_MIN)
        return THREADS_MIN;
    return cores < THREADS_MAX ? (unsigned)cores : THREADS_MAX;
}

int main(int argc, char *argv[])
{
    unsigned flags = MHD_USE_POLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_ALLOW_UPGRADE;
    struct answer answer = { .body = NULL };
    struct MHD_Daemon *daemon = NULL;
    int fd = -1;

    if (argc != 4) {
        fprintf(stderr, "usage: bare_http PORT FILE STATUS\n");
        return 2;
    }
    if (read_body(&answer, argv[2]) != 0) {
        fprintf(stderr, "bare_http: nothing in %s\n", argv[2]);
        return 1;
    }
    answer.status = (unsigned)atoi(argv[3]);
    fd = open_listener(argv[1]);
    if (fd < 0)
        return 1;
    daemon = MHD_start_daemon(flags, 0, NULL, NULL, on_request, &answer, MHD_OPTION_LISTEN_SOCKET, fd,
                              MHD_OPTION_THREAD_POOL_SIZE, thread_count(), MHD_OPTION_CONNECTION_LIMIT,
                              (unsigned)CONNECTIONS_MAX, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_BYTES,
                              MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_SECONDS, MHD_OPTION_END);
    if (daemon == NULL) {
        fprintf(stderr, "bare_http: libmicrohttpd could not be started\n");
        return 1;
    }
    while (getchar() != EOF)
        continue;
    MHD_stop_daemon(daemon);
    free(answer.body);
    return 0;
}
