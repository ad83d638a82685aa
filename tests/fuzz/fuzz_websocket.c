#include <sys/socket.h>
#include <unistd.h>

#include "dispatch.h"
#include "fuzz.h"
#include "jobs.h"
#include "loop.h"
#include "runner.h"
#include "tool.h"
#include "websocket.h"

/*
 * A client that sends the input as its frames and reads nothing. The first byte says how much of it comes together with
 * the handshake. The program in place of iocage is not there, so a request that is right fails at once.
 */

static struct loop *loop;
static struct websockets *websockets;

static void ignore_job(void *owner, const char *id, const char *why)
{
    (void)owner;
    (void)id;
    (void)why;
}

static void start(void)
{
    static const struct runner_options runner = {
        .path = "/nonexistent/iocage",
        .seconds_max = 1,
        .output_bytes_max = 4096,
        .commands_max = 1,
        .waiting_max = 1,
    };
    static struct tool *tools[1];
    static struct runner *commands;
    static const struct websocket_options options = { .message_bytes_max = 65536, .idle_seconds = 1800 };
    struct error error;

    loop = loop_new(&error);
    fuzz_check(loop != NULL);
    commands = runner_new(loop, &runner);
    tools[0] = tool_new(classes[0], commands, &classes[0]->dialects[0]);
    websockets =
        websockets_new(loop, dispatch_new(loop, commands, jobs_new(commands, ignore_job, NULL), tools), &options);
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
    struct websocket_opening opening = { .closed = on_closed };
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
    fuzz_check(websockets_add(websockets, &opening));
    loop_run(loop);
    close(pair[0]);
    return 0;
}
