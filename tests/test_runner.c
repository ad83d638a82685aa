#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "channel.h"
#include "fake_program.h"
#include "fixture.h"
#include "runner.h"

/* The test is the process that asks for commands, and a bad one. test_command.c and test_queue.c have a good one. */

enum {
    WATCHDOG_SECONDS = 60,     /* for a test that hangs */
    WAIT_MILLISECONDS = 20000, /* for what has to come */
    COMMANDS = 4,              /* at once, where a test does not say otherwise */
    FLOOD = 20000,             /* messages: more than any socket holds */
    OUTPUT_SIZE = 256,
    CHANNEL = STDERR_FILENO + 1, /* the runner's */
    INHERITED_MAX = 64,
};

struct snap_arguments {
    struct slice jail;
};

static const struct type name_type = { .name = "jail_name", .doc = "a jail", .base = BASE_STRING, .length_max = 40000 };
static const struct argument snap_list[] = {
    { .name = "jail", .type = &name_type, .offset = offsetof(struct snap_arguments, jail) },
};
static const struct dialect dialect = { .name = "sample" };
static const struct output printed = { .name = "text", .kind = OUTPUT_TEXT };
static const struct piece snap_run[] = { { .text = "snap" }, { .text = "--" }, { .argument = &snap_list[0] } };
static const struct piece list_run[] = { { .text = "list" } };
static const struct step snap_step = { .run = snap_run, .run_count = ACTION_COUNT(snap_run), .output = &printed };
static const struct step list_step = { .run = list_run, .run_count = ACTION_COUNT(list_run), .output = &printed };
static const struct mode snap_mode = { .steps = &snap_step, .step_count = 1 };
static const struct mode list_mode = { .steps = &list_step, .step_count = 1 };

enum {
    BRIEF,
    LIST,
    SNAP,
    ACTIONS
};

static const struct action actions[ACTIONS] = {
    [BRIEF] = { .name = "brief", .modes = &list_mode, .mode_count = 1, .seconds = 1 },
    [LIST] = { .name = "list", .modes = &list_mode, .mode_count = 1, .seconds = 60 },
    [SNAP] = { .name = "snap",
               .arguments = snap_list,
               .argument_count = 1,
               .arguments_size = sizeof(struct snap_arguments),
               .modes = &snap_mode,
               .mode_count = 1,
               .seconds = 60 },
};
static const struct class class = { .namespace = "test",
                                    .name = "runner",
                                    .actions = actions,
                                    .action_count = ACTIONS,
                                    .dialects = &dialect,
                                    .dialect_count = 1 };
static const struct class *const all[] = { &class };
static struct order_table table = { .classes = all, .class_count = 1 };

static const struct order brief = { .class = &class, .dialect = &dialect, .action = &actions[BRIEF] };
static const struct order list = { .class = &class, .dialect = &dialect, .action = &actions[LIST] };

static pid_t runner;
static int channel; /* our end; -1: closed */
static uint32_t last_id;
static struct channel_request request;

/* What the runner has told last. */
static struct channel_notice notice;
static int outputs[CHANNEL_DESCRIPTORS_MAX];

/* The runner's process. Its standard error is a file. */
static void serve(int end, size_t commands_max, rlim_t descriptors)
{
    const struct runner_options options = { .table = table, .commands_max = commands_max };
    const struct rlimit limit = { .rlim_cur = descriptors, .rlim_max = descriptors };
    int log = open(fake_program_path("log"), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0600);

    if (log < 0 || dup2(log, STDERR_FILENO) < 0)
        _exit(98);
    end = dup2(end, CHANNEL);
    for (int fd = CHANNEL + 1; fd < INHERITED_MAX; fd++)
        close(fd);
    (void)fcntl(end, F_SETFD, FD_CLOEXEC);
    if (descriptors != 0 && setrlimit(RLIMIT_NOFILE, &limit) != 0)
        _exit(97);
    runner_serve(end, &options);
    _exit(0);
}

static void open_runner(size_t commands_max, rlim_t descriptors)
{
    static char path[256];
    struct error error;
    int ends[2];

    snprintf(path, sizeof(path), "%s", fake_program_write("iocage", "echo good"));
    table.path = path;
    assert_true(channel_open(ends, &error));
    runner = fork();
    assert_true(runner >= 0);
    if (runner == 0)
        serve(ends[0], commands_max, descriptors);
    close(ends[0]);
    channel = ends[1];
}

static int open_usual(void **state)
{
    (void)state;
    open_runner(COMMANDS, 0);
    return 0;
}

/* Waits for the runner, which must end well. */
static void runner_ends(void)
{
    int status = -1;

    assert_int_equal(waitpid(runner, &status, 0), runner);
    runner = 0;
    assert_int_equal(status, 0);
}

static int close_runner(void **state)
{
    (void)state;
    if (channel != -1)
        close(channel);
    channel = -1;
    if (runner != 0)
        runner_ends();
    return 0;
}

static void send_bytes(const void *bytes, size_t length)
{
    assert_true(channel_send(channel, bytes, length, NULL, 0, true));
}

/* Fills the request with an order. Returns the message's length. */
static size_t make_request(uint32_t id, const struct order *order)
{
    struct error error;
    size_t length = 0;

    request.head = (struct channel_head){ .kind = CHANNEL_RUN, .id = id };
    if (!order_write(&table, order, request.order, sizeof(request.order), &length, &error))
        fail_msg("%s", error.detail);
    return sizeof(request.head) + length;
}

static void send_order(uint32_t id, const struct order *order)
{
    size_t length = make_request(id, order);

    send_bytes(&request, length);
}

static void send_kill(uint32_t id)
{
    const struct channel_head head = { .kind = CHANNEL_KILL, .id = id };

    send_bytes(&head, sizeof(head));
}

static bool can_read(int fd, int milliseconds)
{
    struct pollfd wait = { .fd = fd, .events = POLLIN };

    return poll(&wait, 1, milliseconds) == 1;
}

/* Waits for the next notice, which must be this one. */
static void hears(uint32_t kind, uint32_t id)
{
    assert_true(can_read(channel, WAIT_MILLISECONDS));
    assert_int_equal(channel_receive(channel, &notice, sizeof(notice), outputs), sizeof(notice));
    if (notice.kind != kind)
        fail_msg("kind %u of id %u: %s", notice.kind, notice.id, notice.text);
    assert_int_equal(notice.id, id);
    if (kind == CHANNEL_STARTED)
        assert_true(outputs[0] >= 0 && outputs[1] >= 0);
    else
        assert_true(outputs[0] == -1 && outputs[1] == -1);
}

static void is_refused(uint32_t id, enum error_code code, const char *text)
{
    hears(CHANNEL_REFUSED, id);
    assert_int_equal(notice.code, code);
    if (strstr(notice.text, text) == NULL)
        fail_msg("%s", notice.text);
}

static void close_outputs(void)
{
    for (size_t i = 0; i < CHANNEL_DESCRIPTORS_MAX; i++)
        close(outputs[i]);
}

/* Reads all that comes. */
static void prints(int fd, const char *expected)
{
    char text[OUTPUT_SIZE] = "";
    size_t used = 0;
    ssize_t length = 1;

    while (length > 0) {
        assert_true(can_read(fd, WAIT_MILLISECONDS));
        length = read(fd, text + used, sizeof(text) - 1 - used);
        assert_true(length >= 0);
        used += (size_t)length;
    }
    assert_string_equal(text, expected);
}

/* Whatever has been sent before, a good order is run. */
static void still_runs(void)
{
    uint32_t id = --last_id;

    fake_program_write("iocage", "echo good; echo bad >&2; exit 3");
    send_order(id, &list);
    hears(CHANNEL_STARTED, id);
    prints(outputs[0], "good\n");
    prints(outputs[1], "bad\n");
    close_outputs();
    hears(CHANNEL_EXITED, id);
    assert_int_equal(notice.status, 3);
}

/* What the runner has said on its standard error; to be freed. */
static char *read_log(void)
{
    return (char *)(uintptr_t)fixture_read(fake_program_path("log")).data;
}

static size_t count_log(void)
{
    char *log = read_log();
    size_t count = 0;

    for (const char *at = log; (at = strchr(at, '\n')) != NULL; at++)
        count++;
    free(log);
    return count;
}

/* Whether what was sent was logged, which is so when the good order after it has been told of. */
static void has_logged(size_t lines, const char *text)
{
    char *log = NULL;

    still_runs();
    assert_int_equal(count_log(), lines);
    log = read_log();
    if (strstr(log, text) == NULL)
        fail_msg("%s", log);
    free(log);
}

/* Makes a FIFO that commands hold open for writing, and opens its other end. */
static int open_lifeline(void)
{
    int fd = -1;

    unlink(fake_program_path("life"));
    assert_int_equal(mkfifo(fake_program_path("life"), 0600), 0);
    fd = open(fake_program_path("life"), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    assert_true(fd >= 0);
    return fd;
}

/* Waits until so many commands hold the lifeline. */
static void is_held(int fd, size_t count)
{
    char byte = '\0';

    for (size_t i = 0; i < count; i++) {
        assert_true(can_read(fd, WAIT_MILLISECONDS));
        assert_int_equal(read(fd, &byte, 1), 1);
    }
}

/* Waits until nobody holds the lifeline any more. */
static void is_let_go(int fd)
{
    char byte = '\0';

    assert_true(can_read(fd, WAIT_MILLISECONDS));
    assert_int_equal(read(fd, &byte, 1), 0);
    close(fd);
}

/* Ends only if it is killed, and so does its child. */
static const char patient[] =
    "exec 3>${0%/*}/life; trap '' TERM HUP INT PIPE; (trap '' TERM HUP; echo >&3; sleep 1000; "
    ":) & echo >&3; sleep 1000; :";

/* Starts a command that does not end by itself, whose process and child hold the lifeline. */
static void start_patient(uint32_t id, const struct order *order, int lifeline)
{
    fake_program_write("iocage", patient);
    send_order(id, order);
    hears(CHANNEL_STARTED, id);
    close_outputs();
    is_held(lifeline, 2);
}

static void runs_what_is_asked_of_it(void **state)
{
    const struct value jail = { .name = slice_of("jail"), .kind = VALUE_STRING, .text = slice_of("a b") };
    const struct order order = {
        .class = &class, .dialect = &dialect, .action = &actions[SNAP], .values = &jail, .value_count = 1
    };

    (void)state;
    fake_program_write("iocage", "printf '<%s>' \"$@\"");
    send_order(0, &order);
    hears(CHANNEL_STARTED, 0);
    prints(outputs[0], "<snap><--><a b>");
    close_outputs();
    hears(CHANNEL_EXITED, 0);
    has_logged(0, "");
}

static void refuses_what_is_no_message(void **state)
{
    static const uint32_t kinds[] = { 0,
                                      CHANNEL_REFUSED,
                                      CHANNEL_STARTED,
                                      CHANNEL_EXITED,
                                      CHANNEL_KILLED,
                                      CHANNEL_TIMED_OUT,
                                      CHANNEL_FILES,
                                      CHANNEL_FILES + 1,
                                      UINT32_MAX };
    struct channel_head heads[2] = { { .kind = CHANNEL_KILL, .id = 1 }, { .kind = CHANNEL_KILL, .id = 1 } };
    size_t lines = 0;

    (void)state;
    for (size_t length = 1; length < sizeof(heads[0]); length++) {
        send_bytes(heads, length);
        has_logged(++lines, "a message that this daemon does not write\n");
    }
    send_bytes(heads, sizeof(heads));
    has_logged(++lines, "");
    send_bytes(heads, sizeof(heads[0]) + 1);
    has_logged(++lines, "");
    for (size_t i = 0; i < ACTION_COUNT(kinds); i++) {
        size_t length = make_request(1, &list);

        request.head.kind = kinds[i];
        send_bytes(&request, length);
        send_bytes(&request, sizeof(request.head));
        lines += 2;
        has_logged(lines, "");
    }
}

static const char no_order[] = "the order is not one that this daemon writes";

static void refuses_what_is_no_order(void **state)
{
    size_t good = make_request(1, &list);
    size_t lines = 0;

    (void)state;
    for (size_t length = sizeof(request.head); length < good; length++) {
        make_request(1, &list);
        send_bytes(&request, length);
        is_refused(1, ERROR_BAD_ARGUMENT, no_order);
        has_logged(++lines, no_order);
    }
    make_request(1, &list);
    request.order[good - sizeof(request.head)] = '\0';
    send_bytes(&request, good + 1);
    is_refused(1, ERROR_BAD_ARGUMENT, no_order);
    for (unsigned byte = 0; byte <= UINT8_MAX; byte += UINT8_MAX) {
        memset(request.order, (int)byte, sizeof(request.order));
        send_bytes(&request, sizeof(request));
        is_refused(1, ERROR_BAD_ARGUMENT, no_order);
    }
    has_logged(lines + 3, no_order);
}

static void refuses_what_is_longer_than_any_order(void **state)
{
    static char large[sizeof(struct channel_request) + 100];
    size_t good = make_request(1, &list);

    (void)state;
    memcpy(large, &request, good);
    send_bytes(large, sizeof(large));
    is_refused(1, ERROR_BAD_ARGUMENT, no_order);
    has_logged(1, no_order);
}

static void refuses_what_the_schema_does_not_have(void **state)
{
    uint16_t wrong = 0;

    (void)state;
    /* Class, dialect and action are the first three numbers of an order. */
    for (size_t i = 0; i < 3; i++) {
        size_t length = make_request(1, &list);

        wrong = i == 2 ? ACTIONS : 1;
        memcpy(request.order + i * sizeof(wrong), &wrong, sizeof(wrong));
        send_bytes(&request, length);
        is_refused(1, ERROR_BAD_ARGUMENT, no_order);
        has_logged(i + 1, no_order);
    }
}

static void refuses_arguments_that_do_not_fit(void **state)
{
    static char large[40001];
    static const struct {
        struct value value;
        size_t count;
        enum error_code code;
    } cases[] = {
        { .count = 0, .code = ERROR_MISSING_ARGUMENT },
        { { .name = { "prison", 6 }, .kind = VALUE_STRING, .text = { "a", 1 } }, 1, ERROR_UNKNOWN_ARGUMENT },
        { { .name = { "jail", 4 }, .kind = VALUE_INTEGER, .integer = 1 }, 1, ERROR_BAD_ARGUMENT },
        { { .name = { "jail", 4 }, .kind = VALUE_LIST }, 1, ERROR_BAD_ARGUMENT },
        { { .name = { "jail", 4 }, .kind = VALUE_STRING, .text = { "a\0b", 3 } }, 1, ERROR_BAD_ARGUMENT },
        { { .name = { "jail", 4 }, .kind = VALUE_STRING, .text = { large, 40001 } }, 1, ERROR_BAD_ARGUMENT },
        { { .name = { "jail", 4 }, .kind = VALUE_STRING, .text = { large, 40000 } }, 1, ERROR_BAD_ARGUMENT },
    };

    (void)state;
    for (size_t i = 0; i < ACTION_COUNT(cases); i++) {
        const struct order order = { .class = &class,
                                     .dialect = &dialect,
                                     .action = &actions[SNAP],
                                     .values = &cases[i].value,
                                     .value_count = cases[i].count };

        send_order(1, &order);
        is_refused(1, cases[i].code, "");
        has_logged(i + 1, "refused: ");
    }
}

static void refuses_a_step_and_a_turn_that_there_is_not(void **state)
{
    struct order order = list;

    (void)state;
    order.step = 1;
    send_order(1, &order);
    is_refused(1, ERROR_BAD_ARGUMENT, "there is no command 1.0 of \"list\"");
    order.step = 0;
    order.turn = UINT16_MAX;
    send_order(1, &order);
    is_refused(1, ERROR_BAD_ARGUMENT, "there is no command 0.65535 of \"list\"");
    has_logged(2, "there is no command 0.65535 of \"list\"\n");
}

static void keeps_no_descriptor_that_is_sent_to_it(void **state)
{
    const struct channel_head head = { .kind = CHANNEL_KILL };
    int pipes[2];

    (void)state;
    assert_int_equal(pipe2(pipes, O_CLOEXEC), 0);
    fake_program_write("iocage",
                       "for i in 3 4 5 6 7 8 9; do (true >&$i) 2>/dev/null && echo $i; done; exec sleep 1000");
    assert_true(channel_send(channel, &head, sizeof(head), pipes, 2, true));
    assert_true(channel_send(channel, &request, make_request(1, &list), pipes, 2, true));
    close(pipes[1]);
    hears(CHANNEL_STARTED, 1);
    /* The end of the pipe while both the runner and its command are there. */
    prints(pipes[0], "");
    send_kill(1);
    prints(outputs[0], "");
    close_outputs();
    hears(CHANNEL_KILLED, 1);
    close(pipes[0]);
    still_runs();
}

static void kills_a_command_with_its_children(void **state)
{
    int lifeline = open_lifeline();

    (void)state;
    start_patient(UINT32_MAX, &list, lifeline);
    send_kill(UINT32_MAX);
    hears(CHANNEL_KILLED, UINT32_MAX);
    assert_int_equal(notice.status, SIGKILL);
    is_let_go(lifeline);
    has_logged(0, "");
}

static void kills_nobody_by_an_id_that_it_does_not_have(void **state)
{
    static const uint32_t ids[] = { 0, 1, 3, 4, UINT32_MAX };
    int lifeline = open_lifeline();

    (void)state;
    fake_program_write("iocage", "exit 0");
    send_order(1, &list);
    hears(CHANNEL_STARTED, 1);
    close_outputs();
    hears(CHANNEL_EXITED, 1);
    start_patient(2, &list, lifeline);
    for (size_t i = 0; i < ACTION_COUNT(ids); i++)
        send_kill(ids[i]);
    /* By the runner's and the commands' process ids neither. */
    send_kill((uint32_t)runner);
    send_kill((uint32_t)getpid());
    has_logged(0, "");
    assert_int_equal(kill(runner, 0), 0);
    send_kill(2);
    hears(CHANNEL_KILLED, 2);
    is_let_go(lifeline);
}

static void does_not_take_the_id_of_a_command_that_runs(void **state)
{
    int lifeline = open_lifeline();

    (void)state;
    start_patient(7, &list, lifeline);
    send_order(7, &list);
    send_order(7, &brief);
    has_logged(2, "the id of a command that runs\n");
    send_kill(7);
    hears(CHANNEL_KILLED, 7);
    is_let_go(lifeline);
    /* Now it is free. */
    fake_program_write("iocage", "exit 0");
    send_order(7, &list);
    hears(CHANNEL_STARTED, 7);
    close_outputs();
    hears(CHANNEL_EXITED, 7);
}

static void runs_no_more_at_once_than_allowed(void **state)
{
    int lifeline = open_lifeline();

    (void)state;
    for (uint32_t id = 1; id <= COMMANDS; id++)
        start_patient(id, &list, lifeline);
    send_order(COMMANDS + 1, &list);
    is_refused(COMMANDS + 1, ERROR_BUSY, "4 commands run already");
    send_kill(1);
    hears(CHANNEL_KILLED, 1);
    has_logged(1, "4 commands run already\n");
    for (uint32_t id = 2; id <= COMMANDS; id++) {
        send_kill(id);
        hears(CHANNEL_KILLED, id);
    }
    is_let_go(lifeline);
}

static void kills_at_the_time_limit_with_all_children(void **state)
{
    int lifeline = open_lifeline();

    (void)state;
    start_patient(1, &brief, lifeline);
    hears(CHANNEL_TIMED_OUT, 1);
    assert_int_equal(notice.status, SIGKILL);
    is_let_go(lifeline);
    still_runs();
}

static void kills_in_time_whatever_is_sent_meanwhile(void **state)
{
    const struct channel_head head = { .kind = CHANNEL_KILL };
    int lifeline = open_lifeline();

    (void)state;
    start_patient(1, &brief, lifeline);
    while (!can_read(channel, 0))
        send_bytes(&head, sizeof(head));
    hears(CHANNEL_TIMED_OUT, 1);
    is_let_go(lifeline);
}

/* Ends the channel one way or the other while commands run. */
static void ends_with(bool closed)
{
    int lifeline = open_lifeline();

    start_patient(1, &list, lifeline);
    start_patient(2, &list, lifeline);
    if (closed)
        close(channel);
    else
        assert_int_equal(send(channel, "", 0, 0), 0);
    runner_ends();
    is_let_go(lifeline);
    if (closed)
        channel = -1;
}

static void kills_all_when_the_channel_is_closed(void **state)
{
    (void)state;
    ends_with(true);
}

static void takes_an_empty_message_for_the_end(void **state)
{
    (void)state;
    ends_with(false);
}

static void survives_a_flood_and_logs_a_part_of_it(void **state)
{
    (void)state;
    for (unsigned i = 0; i < FLOOD; i++)
        send_kill(i);
    has_logged(0, "");
    for (unsigned i = 0; i < FLOOD; i++)
        send_bytes("x", 1);
    has_logged(RUNNER_REFUSALS_MAX + 1, "more was refused, of which nothing will be said\n");
    for (unsigned i = 0; i < RUNNER_REFUSALS_MAX; i++) {
        send_bytes(&(const struct channel_head){ .kind = CHANNEL_RUN, .id = i }, sizeof(struct channel_head));
        is_refused(i, ERROR_BAD_ARGUMENT, no_order);
    }
    has_logged(RUNNER_REFUSALS_MAX + 1, "");
}

static void gives_up_on_whoever_does_not_listen(void **state)
{
    const struct channel_head head = { .kind = CHANNEL_RUN, .id = 2 };
    int lifeline = open_lifeline();
    unsigned sent = 0;

    (void)state;
    start_patient(1, &list, lifeline);
    /* Each is refused with a notice, which nobody takes. */
    while (sent < FLOOD && channel_send(channel, &head, sizeof(head), NULL, 0, true))
        sent++;
    assert_in_range(sent, 1, FLOOD - 1);
    runner_ends();
    is_let_go(lifeline);
}

static void has_room_to_tell_of_all_while_nobody_listens(void **state)
{
    int lifeline = open_lifeline();
    int held = open(fake_program_path("life"), O_WRONLY | O_CLOEXEC); /* until all of them have been there */
    unsigned started = 0;
    unsigned exited = 0;

    (void)state;
    close_runner(state);
    open_runner(RUNNER_COMMANDS_MAX, 0);
    fake_program_write("iocage", "exec 3>${0%/*}/life; echo >&3");
    for (uint32_t id = 1; id <= RUNNER_COMMANDS_MAX; id++)
        send_order(id, &list);
    is_held(lifeline, RUNNER_COMMANDS_MAX);
    close(held);
    is_let_go(lifeline);
    while (exited < RUNNER_COMMANDS_MAX) {
        assert_true(can_read(channel, WAIT_MILLISECONDS));
        assert_int_equal(channel_receive(channel, &notice, sizeof(notice), outputs), sizeof(notice));
        if (notice.kind == CHANNEL_STARTED)
            close_outputs();
        started += notice.kind == CHANNEL_STARTED;
        exited += notice.kind == CHANNEL_EXITED;
    }
    assert_int_equal(started, RUNNER_COMMANDS_MAX);
    has_logged(0, "");
}

static void leaves_no_descriptor_and_no_zombie(void **state)
{
    (void)state;
    close_runner(state);
    open_runner(COMMANDS, 16);
    for (uint32_t id = 1; id <= 50; id++) {
        fake_program_write("iocage", "echo $$ >${0%/*}/program");
        if (id % 2 == 0)
            assert_int_equal(unlink(fake_program_path("iocage")), 0);
        send_order(id, &list);
        if (id % 2 == 0) {
            is_refused(id, ERROR_TOOL_MISSING, "No such file or directory");
            continue;
        }
        hears(CHANNEL_STARTED, id);
        close_outputs();
        hears(CHANNEL_EXITED, id);
        assert_int_equal(kill((pid_t)fake_program_number("program"), 0), -1);
        assert_int_equal(errno, ESRCH);
    }
}

static void tells_that_no_descriptor_is_left(void **state)
{
    (void)state;
    close_runner(state);
    /* Three, the channel, and three of the four that a command takes. */
    for (rlim_t spare = 0; spare < 4; spare++) {
        open_runner(COMMANDS, CHANNEL + 1 + spare);
        send_order(1, &list);
        is_refused(1, ERROR_NO_MEMORY, "cannot start ");
        assert_non_null(strstr(notice.text, "Too many open files"));
        send_order(2, &list);
        is_refused(2, ERROR_NO_MEMORY, "cannot start ");
        close_runner(state);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_usual, close_runner)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(runs_what_is_asked_of_it),
        TEST(refuses_what_is_no_message),
        TEST(refuses_what_is_no_order),
        TEST(refuses_what_is_longer_than_any_order),
        TEST(refuses_what_the_schema_does_not_have),
        TEST(refuses_arguments_that_do_not_fit),
        TEST(refuses_a_step_and_a_turn_that_there_is_not),
        TEST(keeps_no_descriptor_that_is_sent_to_it),
        TEST(kills_a_command_with_its_children),
        TEST(kills_nobody_by_an_id_that_it_does_not_have),
        TEST(does_not_take_the_id_of_a_command_that_runs),
        TEST(runs_no_more_at_once_than_allowed),
        TEST(kills_at_the_time_limit_with_all_children),
        TEST(kills_in_time_whatever_is_sent_meanwhile),
        TEST(kills_all_when_the_channel_is_closed),
        TEST(takes_an_empty_message_for_the_end),
        TEST(survives_a_flood_and_logs_a_part_of_it),
        TEST(gives_up_on_whoever_does_not_listen),
        TEST(has_room_to_tell_of_all_while_nobody_listens),
        TEST(leaves_no_descriptor_and_no_zombie),
        TEST(tells_that_no_descriptor_is_left),
    };

    alarm(WATCHDOG_SECONDS);
    signal(SIGPIPE, SIG_IGN);
    return cmocka_run_group_tests(tests, fake_program_open, fake_program_close);
}
