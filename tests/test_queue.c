#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fake_program.h"
#include "loop.h"
#include "queue.h"
#include "runner_process.h"

enum {
    WATCHDOG_SECONDS = 60, /* for a test that hangs */
    OUTCOMES = 8,
};

/* A small action of our own, shaped like a generated one. */
struct snap_arguments {
    struct slice jail;
};

static const struct type name_type = { .name = "jail_name", .doc = "a jail", .base = BASE_STRING, .length_max = 40000 };
static const struct argument arguments[] = {
    { .name = "jail", .type = &name_type, .offset = offsetof(struct snap_arguments, jail) },
};
static const struct dialect dialect = { .name = "sample" };
static const struct output text = { .name = "text", .kind = OUTPUT_TEXT };

static const struct piece snap_run[] = { { .text = "snap" }, { .text = "--" }, { .argument = &arguments[0] } };
static const struct piece list_run[] = { { .text = "list" } };
static const struct piece shell_run[] = { { .text = "-c" }, { .text = "echo $0" } };

#define STEP(run_)                                                      \
    {                                                                   \
        .run = (run_), .run_count = ACTION_COUNT(run_), .output = &text \
    }

static const struct step snap_steps[] = { STEP(snap_run) };
static const struct step list_steps[] = { STEP(list_run) };
static const struct step shell_steps[] = { STEP(shell_run) };

#define MODE(steps_)                                          \
    {                                                         \
        .steps = (steps_), .step_count = ACTION_COUNT(steps_) \
    }

static const struct mode snap_modes[] = { MODE(snap_steps) };
static const struct mode list_modes[] = { MODE(list_steps) };
static const struct mode shell_modes[] = { MODE(shell_steps) };

enum {
    BRIEF,
    LIST,
    SHELL,
    SNAP,
    ACTIONS
};

static const struct action actions[ACTIONS] = {
    [BRIEF] = { .name = "brief", .modes = list_modes, .mode_count = 1, .seconds = 1 },
    [LIST] = { .name = "list", .modes = list_modes, .mode_count = 1, .seconds = 30 },
    [SHELL] = { .name = "shell", .modes = shell_modes, .mode_count = 1, .seconds = 30 },
    [SNAP] = { .name = "snap",
               .arguments = arguments,
               .argument_count = 1,
               .arguments_size = sizeof(struct snap_arguments),
               .modes = snap_modes,
               .mode_count = 1,
               .seconds = 30 },
};

static const struct class class = { .namespace = "test",
                                    .name = "queue",
                                    .actions = actions,
                                    .action_count = ACTIONS,
                                    .dialects = &dialect,
                                    .dialect_count = 1 };
static const struct class *const table_classes[] = { &class };

static struct loop *loop;
static struct error error;

/* What one run told, and the how manieth it was. */
struct outcome {
    unsigned place;
    bool has_result;
    enum command_end end;
    int status;
    char out[256];
    enum error_code code;
    struct queue *queue; /* in which to run once more, with the outcome after this one */
};

static struct outcome outcomes[OUTCOMES];
static unsigned told;
static unsigned awaited; /* outcomes still to come; at 0 the loop stops */

static void note(void *owner, const struct command_result *result, const struct error *why);

/* Asks for the first command of an action, with arguments. */
static bool ask_with(struct queue *queue, const struct action *action, const struct value *values, size_t count,
                     struct outcome *outcome)
{
    const struct order order = {
        .class = &class, .dialect = &dialect, .action = action, .values = values, .value_count = count
    };

    return queue_run(queue, &order, note, outcome, &error);
}

static bool ask(struct queue *queue, const struct action *action, struct outcome *outcome)
{
    const struct value jail = { .name = slice_of("jail"), .kind = VALUE_STRING, .text = slice_of("www") };

    if (!ask_with(queue, action, &jail, action->argument_count, outcome))
        return false;
    assert_int_equal(outcome->place, 0);
    awaited++;
    return true;
}

static void note(void *owner, const struct command_result *result, const struct error *why)
{
    struct outcome *outcome = owner;

    assert_int_equal(outcome->place, 0);
    assert_true((result == NULL) == (why != NULL));
    outcome->place = ++told;
    outcome->has_result = result != NULL;
    if (result != NULL) {
        assert_true(result->out.length < sizeof(outcome->out));
        outcome->end = result->end;
        outcome->status = result->status;
        memcpy(outcome->out, result->out.data, result->out.length + 1);
    } else {
        outcome->code = why->code;
    }
    if (outcome->queue != NULL)
        assert_true(ask(outcome->queue, &actions[LIST], outcome + 1));
    if (--awaited == 0)
        loop_stop(loop);
}

static int open_all(void **state)
{
    loop = loop_new(&error);
    return loop == NULL ? 1 : fake_program_open(state);
}

static int close_all(void **state)
{
    loop_free(loop);
    return fake_program_close(state);
}

static int forget(void **state)
{
    (void)state;
    memset(outcomes, 0, sizeof(outcomes));
    told = 0;
    awaited = 0;
    return 0;
}

/* Makes a queue to a runner of this program. The limits are zero where a test does not set them. */
static struct queue *open_program(const char *path, struct runner_process process)
{
    process.table = (struct order_table){ .classes = table_classes, .class_count = 1, .path = path };
    return runner_process_open(loop, &process);
}

/* Makes a queue to a runner of the script. */
static struct queue *open_queue(const char *script, size_t commands_max, size_t waiting_max)
{
    const struct runner_process process = { .output_bytes_max = 100000,
                                            .commands_max = commands_max,
                                            .waiting_max = waiting_max };

    return open_program(fake_program_write("iocage", script), process);
}

static void exited(const struct outcome *outcome, int status, const char *out)
{
    assert_true(outcome->has_result);
    assert_int_equal(outcome->end, COMMAND_EXITED);
    assert_int_equal(outcome->status, status);
    assert_string_equal(outcome->out, out);
}

static void runs_the_command_of_an_action(void **state)
{
    struct queue *queue = open_queue("printf '%s|' \"${0##*/}\" \"$@\"; exit 7", 1, 1);

    (void)state;
    assert_true(ask(queue, &actions[SNAP], &outcomes[0]));
    assert_true(ask(queue, &actions[LIST], &outcomes[1]));
    assert_int_equal(queue_count(queue), 2);
    loop_run(loop);
    exited(&outcomes[0], 7, "iocage|snap|--|www|");
    exited(&outcomes[1], 7, "iocage|list|");
    assert_int_equal(queue_count(queue), 0);
    runner_process_close(queue);
    queue_free(NULL);
}

static void calls_the_tool_by_its_path(void **state)
{
    const struct runner_process process = { .output_bytes_max = 1000, .commands_max = 1 };
    struct queue *queue = open_program("/bin/sh", process);

    (void)state;
    assert_true(ask(queue, &actions[SHELL], &outcomes[0]));
    loop_run(loop);
    exited(&outcomes[0], 0, "/bin/sh\n");
    runner_process_close(queue);
}

static void has_sent_what_runs_before_it_returns(void **state)
{
    struct queue *queue = open_queue("echo $3", 1, 1);
    char jail_text[] = "www";
    char name[] = "jail";
    const struct value jail = { .name = slice_of(name), .kind = VALUE_STRING, .text = slice_of(jail_text) };

    (void)state;
    assert_true(ask_with(queue, &actions[SNAP], &jail, 1, &outcomes[0]));
    awaited = 1;
    memset(jail_text, 'x', sizeof(jail_text));
    memset(name, 'x', sizeof(name));
    loop_run(loop);
    exited(&outcomes[0], 0, "www\n");
    runner_process_close(queue);
}

/* Asks for a command that the runner refuses, and returns why. */
static enum error_code refusal(struct queue *queue, const struct action *action, const struct value *values,
                               size_t count)
{
    struct outcome *outcome = &outcomes[0];

    memset(outcome, 0, sizeof(*outcome));
    assert_true(ask_with(queue, action, values, count, outcome));
    awaited++;
    assert_int_equal(outcome->place, 0);
    loop_run(loop);
    assert_int_not_equal(outcome->place, 0);
    assert_false(outcome->has_result);
    assert_int_equal(queue_count(queue), 0);
    return outcome->code;
}

static void tells_that_arguments_do_not_fit_the_action(void **state)
{
    struct queue *queue = open_queue("echo", 1, 1);
    char large[40000];
    struct value value = { .name = slice_of("jail"), .kind = VALUE_INTEGER, .integer = 1 };

    (void)state;
    assert_int_equal(refusal(queue, &actions[SNAP], NULL, 0), ERROR_MISSING_ARGUMENT);
    assert_int_equal(refusal(queue, &actions[SNAP], &value, 1), ERROR_BAD_ARGUMENT);
    assert_int_equal(refusal(queue, &actions[LIST], &value, 1), ERROR_UNKNOWN_ARGUMENT);
    value.kind = VALUE_STRING;
    value.text = (struct slice){ .data = "a\0b", .length = 3 };
    assert_int_equal(refusal(queue, &actions[SNAP], &value, 1), ERROR_BAD_ARGUMENT);
    memset(large, 'x', sizeof(large));
    value.text = (struct slice){ .data = large, .length = sizeof(large) };
    assert_int_equal(refusal(queue, &actions[SNAP], &value, 1), ERROR_TOO_LARGE);
    assert_true(ask(queue, &actions[SNAP], memset(&outcomes[0], 0, sizeof(outcomes[0]))));
    loop_run(loop);
    exited(&outcomes[0], 0, "\n");
    runner_process_close(queue);
}

static void refuses_an_order_that_no_message_holds(void **state)
{
    static char large[ORDER_BYTES_MAX];
    const struct value value = { .name = slice_of("jail"),
                                 .kind = VALUE_STRING,
                                 .text = { .data = large, .length = sizeof(large) } };
    struct queue *queue = open_queue("echo", 1, 1);

    (void)state;
    memset(large, 'x', sizeof(large));
    assert_false(ask_with(queue, &actions[SNAP], &value, 1, &outcomes[0]));
    assert_int_equal(error.code, ERROR_TOO_LARGE);
    assert_int_equal(queue_count(queue), 0);
    assert_int_equal(told, 0);
    runner_process_close(queue);
}

static void runs_no_more_at_once_than_allowed(void **state)
{
    struct queue *queue = open_queue(": > $0.$$; ls ${0%/*} | grep -c '^iocage[.]'; sleep 0.05; rm $0.$$", 2, 3);

    (void)state;
    for (size_t i = 0; i < 5; i++)
        assert_true(ask(queue, &actions[LIST], &outcomes[i]));
    assert_int_equal(queue_count(queue), 5);
    assert_false(ask(queue, &actions[LIST], &outcomes[5]));
    assert_int_equal(error.code, ERROR_BUSY);
    assert_string_equal(error.detail, "2 commands run and 3 wait already; try again in a moment");
    assert_int_equal(queue_count(queue), 5);
    loop_run(loop);
    for (size_t i = 0; i < 5; i++)
        assert_true(strcmp(outcomes[i].out, "1\n") == 0 || strcmp(outcomes[i].out, "2\n") == 0);
    assert_int_equal(outcomes[5].place, 0);
    runner_process_close(queue);
}

static void keeps_to_the_order_of_asking(void **state)
{
    struct queue *queue = open_queue("echo", 1, 4);

    (void)state;
    /* The first one asks again when it is told, and goes to the end of the line. */
    outcomes[4].queue = queue;
    assert_true(ask(queue, &actions[LIST], &outcomes[4]));
    for (size_t i = 0; i < 4; i++)
        assert_true(ask(queue, &actions[LIST], &outcomes[i]));
    loop_run(loop);
    assert_int_equal(outcomes[4].place, 1);
    for (unsigned i = 0; i < 4; i++)
        assert_int_equal(outcomes[i].place, i + 2);
    assert_int_equal(outcomes[5].place, 6);
    runner_process_close(queue);
}

static void runs_again_after_the_line_was_empty(void **state)
{
    struct queue *queue = open_queue("echo", 1, 1);

    (void)state;
    for (size_t i = 0; i < 6; i += 2) {
        assert_true(ask(queue, &actions[LIST], &outcomes[i]));
        assert_true(ask(queue, &actions[LIST], &outcomes[i + 1]));
        loop_run(loop);
        exited(&outcomes[i + 1], 0, "\n");
    }
    runner_process_close(queue);
}

static void tells_that_the_tool_is_not_there(void **state)
{
    struct queue *queue = open_queue("echo", 1, 1);

    (void)state;
    assert_int_equal(unlink(fake_program_path("iocage")), 0);
    assert_int_equal(refusal(queue, &actions[LIST], NULL, 0), ERROR_TOOL_MISSING);
    runner_process_close(queue);
}

static void tells_those_in_line_that_the_tool_has_gone(void **state)
{
    struct queue *queue = open_queue("rm $0; echo gone", 1, 3);

    (void)state;
    /* The first of them asks again when it is told, and goes to the end of the line. */
    outcomes[1].queue = queue;
    assert_true(ask(queue, &actions[LIST], &outcomes[0]));
    assert_true(ask(queue, &actions[LIST], &outcomes[1]));
    assert_true(ask(queue, &actions[LIST], &outcomes[3]));
    assert_true(ask(queue, &actions[LIST], &outcomes[4]));
    loop_run(loop);
    exited(&outcomes[0], 0, "gone\n");
    for (size_t i = 1; i < 5; i++) {
        assert_false(outcomes[i].has_result);
        assert_int_equal(outcomes[i].code, ERROR_TOOL_MISSING);
    }
    assert_true(outcomes[4].place < outcomes[2].place);
    assert_int_equal(queue_count(queue), 0);
    runner_process_close(queue);
}

static void takes_the_shorter_of_two_time_limits(void **state)
{
    struct runner_process process = { .seconds_max = 1, .output_bytes_max = 1000, .commands_max = 2 };
    const char *path = fake_program_write("iocage", "exec sleep 1000");
    struct queue *limited = open_program(path, process);
    struct queue *lavish = NULL;
    struct queue *unlimited = NULL;

    (void)state;
    process.seconds_max = 1000;
    lavish = open_program(path, process);
    process.seconds_max = 0;
    unlimited = open_program(path, process);
    assert_true(ask(limited, &actions[LIST], &outcomes[0]));
    assert_true(ask(lavish, &actions[BRIEF], &outcomes[1]));
    assert_true(ask(unlimited, &actions[BRIEF], &outcomes[2]));
    loop_run(loop);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(outcomes[i].end, COMMAND_TIMED_OUT);
    runner_process_close(limited);
    runner_process_close(lavish);
    runner_process_close(unlimited);
}

static void hands_on_the_output_limit(void **state)
{
    const struct runner_process process = { .output_bytes_max = 5, .commands_max = 1 };
    struct queue *queue = open_program(fake_program_write("iocage", "echo 12345; exec sleep 1000"), process);

    (void)state;
    assert_true(ask(queue, &actions[LIST], &outcomes[0]));
    loop_run(loop);
    assert_int_equal(outcomes[0].end, COMMAND_OUTPUT_LIMIT);
    assert_string_equal(outcomes[0].out, "12345");
    runner_process_close(queue);
}

static void lets_nobody_wait_too_long(void **state)
{
    const struct runner_process process = {
        .output_bytes_max = 100000, .commands_max = 1, .waiting_max = 8, .waiting_seconds = 1
    };
    struct queue *queue = open_program(
        fake_program_write("iocage", "if [ -e $0.ran ]; then echo again; else : >$0.ran; sleep 4; echo first; fi"),
        process);
    const struct order patient = { .class = &class, .dialect = &dialect, .action = &actions[LIST], .patient = true };

    (void)state;
    assert_true(ask(queue, &actions[LIST], &outcomes[0]));
    assert_true(ask(queue, &actions[LIST], &outcomes[1]));
    assert_true(queue_run(queue, &patient, note, &outcomes[2], &error));
    awaited++;
    assert_true(ask(queue, &actions[LIST], &outcomes[3]));
    loop_run(loop);
    exited(&outcomes[0], 0, "first\n");
    assert_int_equal(outcomes[1].code, ERROR_BUSY);
    exited(&outcomes[2], 0, "again\n");
    assert_int_equal(outcomes[3].code, ERROR_BUSY);
    assert_true(outcomes[1].place < outcomes[3].place && outcomes[3].place < outcomes[0].place);
    /* The line is as it was. */
    assert_true(ask(queue, &actions[LIST], &outcomes[4]));
    assert_true(ask(queue, &actions[LIST], &outcomes[5]));
    loop_run(loop);
    exited(&outcomes[5], 0, "again\n");
    unlink(fake_program_path("iocage.ran"));
    runner_process_close(queue);
}

static void stops_all_and_tells_each(void **state)
{
    struct queue *queue = open_queue("exec sleep 1000", 2, 3);

    (void)state;
    for (size_t i = 0; i < 5; i++)
        assert_true(ask(queue, &actions[LIST], &outcomes[i]));
    queue_stop(queue);
    assert_int_equal(told, 0);
    assert_false(ask(queue, &actions[LIST], &outcomes[5]));
    assert_int_equal(error.code, ERROR_STOPPING);
    loop_run(loop);
    assert_int_equal(told, 5);
    assert_int_equal(outcomes[0].end, COMMAND_CANCELLED);
    assert_int_equal(outcomes[1].end, COMMAND_CANCELLED);
    for (size_t i = 2; i < 5; i++)
        assert_int_equal(outcomes[i].code, ERROR_STOPPING);
    assert_int_equal(queue_count(queue), 0);
    queue_stop(queue);
    runner_process_close(queue);
}

/* Ends as the daemon does, as soon as nothing runs or waits. */
static void free_when_empty(void *owner, const struct command_result *result, const struct error *why)
{
    struct queue *queue = owner;

    (void)result;
    (void)why;
    told++;
    if (queue_count(queue) > 0)
        return;
    queue_free(queue);
    loop_stop(loop);
}

static void may_be_freed_when_the_last_one_is_told(void **state)
{
    const struct order order = { .class = &class, .dialect = &dialect, .action = &actions[LIST] };
    struct queue *queue = open_queue("exec sleep 1000", 2, 2);
    struct link *link = runner_process_link(queue);

    (void)state;
    for (size_t i = 0; i < 4; i++)
        assert_true(queue_run(queue, &order, free_when_empty, queue, &error));
    queue_stop(queue);
    loop_run(loop);
    assert_int_equal(told, 4);
    runner_process_end(link);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(runs_the_command_of_an_action, forget),
        cmocka_unit_test_setup(calls_the_tool_by_its_path, forget),
        cmocka_unit_test_setup(has_sent_what_runs_before_it_returns, forget),
        cmocka_unit_test_setup(tells_that_arguments_do_not_fit_the_action, forget),
        cmocka_unit_test_setup(refuses_an_order_that_no_message_holds, forget),
        cmocka_unit_test_setup(runs_no_more_at_once_than_allowed, forget),
        cmocka_unit_test_setup(keeps_to_the_order_of_asking, forget),
        cmocka_unit_test_setup(runs_again_after_the_line_was_empty, forget),
        cmocka_unit_test_setup(tells_that_the_tool_is_not_there, forget),
        cmocka_unit_test_setup(tells_those_in_line_that_the_tool_has_gone, forget),
        cmocka_unit_test_setup(takes_the_shorter_of_two_time_limits, forget),
        cmocka_unit_test_setup(hands_on_the_output_limit, forget),
        cmocka_unit_test_setup(lets_nobody_wait_too_long, forget),
        cmocka_unit_test_setup(stops_all_and_tells_each, forget),
        cmocka_unit_test_setup(may_be_freed_when_the_last_one_is_told, forget),
    };

    alarm(WATCHDOG_SECONDS);
    return cmocka_run_group_tests(tests, open_all, close_all);
}
