#include "command.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>
#include <uv.h>

#include "buffer.h"
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
    uv_process_t process;
    uv_timer_t timer; /* the time limit, then the wait for the last output */
    struct stream out;
    struct stream err;
    unsigned handles; /* of the four above, those that libuv still knows */
    bool ended;       /* the program is gone and its process id may be another's */
    bool decided;     /* end says why it was killed */
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
    uv_handle_t *handles[] = { (uv_handle_t *)&command->process, (uv_handle_t *)&command->timer,
                               (uv_handle_t *)&command->out.pipe, (uv_handle_t *)&command->err.pipe };

    for (size_t i = 0; i < sizeof(handles) / sizeof(handles[0]); i++) {
        /* Only uv_spawn() makes the process a handle, and it may not have come to that. */
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

    close_handles(command);
    command->done(command->owner, &result);
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
    /* Once the program is reaped its id may be given to a stranger; what is left of its group is let go. */
    if (!command->ended)
        kill(-command->process.pid, SIGKILL);
}

static void kill_late(uv_timer_t *timer)
{
    kill_group(timer->data, COMMAND_TIMED_OUT);
}

static void take_end(uv_process_t *process, int64_t exit_status, int signal)
{
    struct command *command = process->data;

    command->ended = true;
    command->status = signal != 0 ? signal : (int)exit_status;
    if (!command->decided)
        command->end = signal != 0 ? COMMAND_KILLED : COMMAND_EXITED;
    uv_timer_start(&command->timer, finish_undrained, COMMAND_DRAIN_MILLISECONDS, 0);
    finish_when_over(command);
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

/* A pipe rather than libuv's socket pair, since programs may open /dev/stdout. Returns what libuv says. */
static int open_pipe(struct stream *stream, int *theirs)
{
    int ends[2] = { -1, -1 };
    int failure = uv_pipe(ends, UV_NONBLOCK_PIPE, 0);

    if (failure != 0)
        return failure;
    *theirs = ends[1];
    failure = uv_pipe_open(&stream->pipe, ends[0]);
    if (failure != 0)
        close(ends[0]);
    return failure;
}

/* Executes the program. libuv gives it default signals, none blocked, and our descriptors are all close-on-exec. */
static int execute(struct command *command, const char *path, char *const argv[], int out, int err)
{
    static char search[] = "PATH=/sbin:/bin:/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin";
    static char home[] = "HOME=/root";
    static char locale[] = "LC_ALL=C.UTF-8";
    char *environment[] = { search, home, locale, NULL };
    uv_stdio_container_t descriptors[] = {
        { .flags = UV_IGNORE },
        { .flags = UV_INHERIT_FD, .data.fd = out },
        { .flags = UV_INHERIT_FD, .data.fd = err },
    };
    uv_process_options_t options = {
        .exit_cb = take_end,
        .file = path,
        .args = (char **)argv,
        .env = environment,
        .flags = UV_PROCESS_DETACHED,
        .stdio_count = sizeof(descriptors) / sizeof(descriptors[0]),
        .stdio = descriptors,
    };

    return uv_spawn(command->timer.loop, &command->process, &options);
}

/* Whether a file is what the kernel executes by itself. libuv uses execvp(), which gives any other file to a shell. */
static bool check_format(const char *path, struct error *error)
{
    static const char elf[] = "\177ELF";
    static const char script[] = "#!";
    char start[sizeof(elf)] = "";
    int fd = access(path, X_OK) == 0 ? open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) : -1;
    ssize_t length = fd < 0 ? -1 : read(fd, start, sizeof(start) - 1);

    if (length < 0)
        error_set(error, ERROR_TOOL_MISSING, "cannot execute %s: %s", path, uv_strerror(uv_translate_sys_error(errno)));
    if (fd >= 0)
        close(fd);
    if (length < 0 || strcmp(start, elf) == 0 || strncmp(start, script, sizeof(script) - 1) == 0)
        return length >= 0;
    return error_set(error, ERROR_TOOL_MISSING, "cannot execute %s: it is neither a program nor a script with #!",
                     path);
}

static bool spawn(struct command *command, const char *path, char *const argv[], struct error *error)
{
    int out = -1;
    int err = -1;
    int failure = open_pipe(&command->out, &out);

    if (failure == 0)
        failure = open_pipe(&command->err, &err);
    if (failure == 0)
        failure = execute(command, path, argv, out, err);
    if (out != -1)
        close(out);
    if (err != -1)
        close(err);
    switch (failure) {
    case 0:
        return true;
    case UV_EAGAIN:
    case UV_EMFILE:
    case UV_ENFILE:
    case UV_ENOMEM:
        return error_set(error, ERROR_NO_MEMORY, "cannot start %s: %s", path, uv_strerror(failure));
    default:
        return error_set(error, ERROR_TOOL_MISSING, "cannot execute %s: %s", path, uv_strerror(failure));
    }
}

static void start_reading(struct command *command, struct stream *stream)
{
    stream->open = true;
    stream->pipe.data = command;
    if (uv_read_start((uv_stream_t *)&stream->pipe, give_room, take_output) != 0)
        stream->open = false;
}

struct command *command_start(struct loop *loop, const char *path, char *const argv[],
                              const struct command_limits *limits, command_done *done, void *owner, struct error *error)
{
    struct command *command = calloc(1, sizeof(*command));
    uv_loop_t *uv = loop_uv(loop);

    if (command == NULL) {
        error_set(error, ERROR_NO_MEMORY, "no memory to start %s", path);
        return NULL;
    }
    command->done = done;
    command->owner = owner;
    buffer_init(&command->out.buffer, limits->output_bytes);
    buffer_init(&command->err.buffer, COMMAND_STDERR_MAX);
    uv_timer_init(uv, &command->timer);
    uv_pipe_init(uv, &command->out.pipe, 0);
    uv_pipe_init(uv, &command->err.pipe, 0);
    if (!check_format(path, error) || !spawn(command, path, argv, error)) {
        close_handles(command);
        return NULL;
    }
    command->process.data = command;
    command->timer.data = command;
    start_reading(command, &command->out);
    start_reading(command, &command->err);
    /* The loop's clock stands still while a callback runs, and this may be a long one. */
    uv_update_time(uv);
    uv_timer_start(&command->timer, kill_late, (uint64_t)limits->seconds * 1000, 0);
    return command;
}

void command_cancel(struct command *command)
{
    kill_group(command, COMMAND_CANCELLED);
}
