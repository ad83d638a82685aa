#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "channel.h"
#include "client.h"
#include "dispatch.h"
#include "fuzz.h"
#include "gate.h"
#include "jobs.h"
#include "link.h"
#include "loop.h"
#include "queue.h"
#include "runner.h"
#include "tool.h"
#include "websocket.h"

/*
 * A client that sends the input as its frames and reads nothing. The first byte says how much of it comes together with
 * the handshake. The program in place of iocage is not there, so a request that is right fails soon.
 */

static struct loop *loop;
static struct websockets *websockets;

static void ignore_job(void *owner, const char *id, const char *why)
{
    (void)owner;
    (void)id;
    (void)why;
}

/* Ends with the process that fuzzes, since its end of the channel is closed then. */
static void run_commands(int channel, const struct order_table *table)
{
    const struct runner_options options = { .table = *table, .seconds_max = 1, .commands_max = 1 };

    runner_serve(channel, &options);
    _exit(0);
}

static struct link *start_runner(const struct order_table *table)
{
    static const struct link_options events = { .gone = NULL };
    struct error error;
    int ends[2];

    fuzz_check(channel_open(ends, &error));
    switch (fork()) {
    case -1:
        abort();
    case 0:
        close(ends[1]);
        run_commands(ends[0], table);
        return NULL;
    default:
        close(ends[0]);
        return link_new(loop, ends[1], table, &events, &error);
    }
}

static void start(void)
{
    static struct order_table table = { .path = "/nonexistent/iocage" };
    static const struct queue_options limits = { .output_bytes_max = 4096, .commands_max = 1, .waiting_max = 1 };
    static const struct websocket_options options = { .message_bytes_max = 65536, .idle_seconds = 1800 };
    static struct tool *tools[1];
    static struct queue *queue;
    struct dispatch_parts parts;
    struct error error;

    table.classes = classes;
    table.class_count = class_count;
    loop = loop_new(&error);
    fuzz_check(loop != NULL);
    queue = queue_new(loop, start_runner(&table), &limits);
    tools[0] = tool_new(classes[0], queue, &classes[0]->dialects[0]);
    parts = (struct dispatch_parts){ .loop = loop,
                                     .gate = gate_new(true, 0, &error),
                                     .queue = queue,
                                     .jobs = jobs_new(queue, ignore_job, NULL),
                                     .tools = tools,
                                     .table = &table };
    websockets = websockets_new(loop, dispatch_new(&parts), &options);
    fuzz_check(websockets != NULL);
}

static void on_closed(void *owner)
{
    int *fd = owner;

    close(*fd);
    loop_stop(loop);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice first = { .data = (const char *)data, .length = size > 0 ? data[0] : 0 };
    struct client client;
    struct websocket_opening opening = { .client = &client, .closed = on_closed };
    int pair[2] = { -1, -1 };

    if (loop == NULL)
        start();
    if (size == 0 || socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0)
        return 0;
    first.data++;
    size--;
    if (first.length > size)
        first.length = size;
    size -= first.length;
    fuzz_check(send(pair[0], first.data + first.length, size, MSG_DONTWAIT | MSG_NOSIGNAL) == (ssize_t)size);
    fuzz_check(shutdown(pair[0], SHUT_WR) == 0);
    opening.transport = transport_plain(pair[1]);
    opening.first = first;
    opening.owner = &pair[1];
    client_init(&client, -1, NULL);
    client.proof = CLIENT_PROOF_NEEDLESS;
    fuzz_check(websockets_add(websockets, &opening));
    loop_run(loop);
    close(pair[0]);
    return 0;
}
