#include "command.h"

#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>
#include <uv.h>

#include "buffer.h"
#include "channel.h"
#include "link.h"
#include "loop.h"

enum {
    READ_SIZE = 65536, /* bytes asked for at once: what a pipe holds */
    DROPPED_SIZE = 4096,
};

/* One of the two outputs of a program. */
struct stream {
    uv_pipe_t pipe;
    struct buffer buffer;
    bool open; /* more may come */
};

struct command {
    struct link *link;
    struct link_waiter waiter;
    uv_timer_t timer; /* the wait for the last output */
    struct stream out;
    struct stream err;
    unsigned handles; /* of the three above, those that libuv still knows */
    bool ended;       /* the program is gone */
    bool decided;     /* end says why it was killed */
    bool unread;      /* its output cannot be read */
    enum command_end end;
    int status;
    command_done *done;
    void *owner;
    char dropped[DROPPED_SIZE]; /* where bytes go that nobody wants */
};

static void free_when_closed(uv_handle_t *handle)
{
    struct command *command = handle->data;

    if (--command->handles > 0)
        return;
    buffer_clear(&command->out.buffer);
    buffer_clear(&command->err.buffer);
    free(command);
}

/* Gives up all handles; their descriptors are closed at once, the command is freed on the loop's next round. */
static void close_handles(struct command *command)
{
    uv_handle_t *handles[] = { (uv_handle_t *)&command->timer, (uv_handle_t *)&command->out.pipe,
                               (uv_handle_t *)&command->err.pipe };

    for (size_t i = 0; i < sizeof(handles) / sizeof(handles[0]); i++) {
        /* The pipes are there when the program has been started, and it may not have come to that. */
        if (uv_handle_get_type(handles[i]) == UV_UNKNOWN_HANDLE)
            continue;
        handles[i]->data = command;
        command->handles++;
        uv_close(handles[i], free_when_closed);
    }
}

static void finish(struct command *command)
{
    struct command_result result = {
        .end = command->end,
        .status = command->status,
        .out = buffer_slice(&command->out.buffer),
        .err = buffer_slice(&command->err.buffer),
    };

    struct error error;

    close_handles(command);
    if (command->unread) {
        error_set(&error, ERROR_NO_MEMORY, "no descriptor or memory left for the output of a command");
        command->done(command->owner, NULL, &error);
    } else {
        command->done(command->owner, &result, NULL);
    }
}

static void finish_when_over(struct command *command)
{
    if (command->ended && !command->out.open && !command->err.open)
        finish(command);
}

static void finish_undrained(uv_timer_t *timer)
{
    finish(timer->data);
}

static void kill_group(struct command *command, enum command_end why)
{
    if (!command->decided)
        command->end = why;
    command->decided = true;
    if (!command->ended)
        link_kill(command->link, &command->waiter);
}

static struct stream *stream_of(struct command *command, const void *handle)
{
    return handle == &command->out.pipe ? &command->out : &command->err;
}

static void give_room(uv_handle_t *handle, size_t suggested, uv_buf_t *room)
{
    struct command *command = handle->data;
    struct buffer *buffer = &stream_of(command, handle)->buffer;
    size_t size = buffer->limit - buffer->length;

    (void)suggested;
    if (size > READ_SIZE)
        size = READ_SIZE;
    if (size > 0 && buffer_reserve(buffer, size))
        *room = uv_buf_init(buffer->data + buffer->length, (unsigned)size);
    else
        *room = uv_buf_init(command->dropped, sizeof(command->dropped));
}

static void stop_reading(struct stream *stream)
{
    uv_read_stop((uv_stream_t *)&stream->pipe);
    stream->open = false;
}

static void take_output(uv_stream_t *handle, ssize_t size, const uv_buf_t *room)
{
    struct command *command = handle->data;
    struct stream *stream = stream_of(command, handle);

    if (size < 0) {
        stop_reading(stream);
    } else if (room->base != command->dropped) {
        stream->buffer.length += (size_t)size;
        stream->buffer.data[stream->buffer.length] = '\0';
    } else if (size > 0 && stream == &command->out) {
        stop_reading(stream);
        kill_group(command, COMMAND_OUTPUT_LIMIT);
    }
    finish_when_over(command);
}

/* fd: -1 where no descriptor was left for it. */
static void start_reading(struct command *command, struct stream *stream, int fd)
{
    uv_pipe_init(command->timer.loop, &stream->pipe, 0);
    stream->pipe.data = command;
    if (fd == -1)
        return;
    if (uv_pipe_open(&stream->pipe, fd) != 0)
        close(fd);
    else
        stream->open = uv_read_start((uv_stream_t *)&stream->pipe, give_room, take_output) == 0;
}

static void take_start(void *owner, int out, int err)
{
    struct command *command = owner;

    start_reading(command, &command->out, out);
    start_reading(command, &command->err, err);
    if (command->out.open && command->err.open)
        return;
    /* What it prints would be lost, and an answer made of the rest. */
    command->unread = true;
    link_kill(command->link, &command->waiter);
}

static void take_end(void *owner, uint32_t kind, int status)
{
    struct command *command = owner;

    command->ended = true;
    command->status = status;
    if (!command->decided)
        command->end = kind == CHANNEL_EXITED   ? COMMAND_EXITED
                       : kind == CHANNEL_KILLED ? COMMAND_KILLED
                                                : COMMAND_TIMED_OUT;
    uv_timer_start(&command->timer, finish_undrained, COMMAND_DRAIN_MILLISECONDS, 0);
    finish_when_over(command);
}

static void take_refusal(void *owner, const struct error *error)
{
    struct command *command = owner;

    close_handles(command);
    command->done(command->owner, NULL, error);
}

static const struct link_events events = { take_refusal, take_start, take_end };

struct command *command_start(struct loop *loop, struct link *link, const struct order *order, size_t output_bytes,
                              command_done *done, void *owner, struct error *error)
{
    struct command *command = calloc(1, sizeof(*command));

    if (command == NULL) {
        error_set(error, ERROR_NO_MEMORY, "no memory for a command");
        return NULL;
    }
    command->link = link;
    command->waiter = (struct link_waiter){ .events = &events, .owner = command };
    command->done = done;
    command->owner = owner;
    if (!link_run(link, order, &command->waiter, error)) {
        free(command);
        return NULL;
    }
    buffer_init(&command->out.buffer, output_bytes);
    buffer_init(&command->err.buffer, COMMAND_STDERR_MAX);
    uv_timer_init(loop_uv(loop), &command->timer);
    command->timer.data = command;
    return command;
}

void command_cancel(struct command *command)
{
    kill_group(command, COMMAND_CANCELLED);
}

bool command_exited(const struct command_result *result, struct error *error)
{
    switch (result->end) {
    case COMMAND_EXITED:
        break;
    case COMMAND_KILLED:
        return error_set(error, ERROR_TOOL_KILLED, "iocage was ended by signal %d", result->status);
    case COMMAND_TIMED_OUT:
        return error_set(error, ERROR_TOOL_TIMEOUT, "iocage took too long and was killed");
    case COMMAND_OUTPUT_LIMIT:
        return error_set(error, ERROR_TOOL_OUTPUT, "iocage printed more than is allowed and was killed");
    case COMMAND_CANCELLED:
        return error_set(error, ERROR_STOPPING, "the daemon is about to end");
    }
    return true;
}
