#include "sequence_run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "fake_program.h"
#include "fixture.h"
#include "loop.h"
#include "queue.h"
#include "runner_process.h"
#include "step.h"

enum {
    SCRIPT_MAX = 4096,
    PATH_SIZE = 512,
};

/* Where the outcome goes, and how often it was told. */
struct waiter {
    struct sequence_ran *ran;
    size_t own_steps; /* that are no guards, and so have an output */
    unsigned told;
};

struct loop *sequence_run_loop;
struct queue *sequence_run_queue;

int sequence_run_open_all(void **state)
{
    struct error error = { .code = ERROR_NONE };

    sequence_run_loop = loop_new(&error);
    return sequence_run_loop == NULL ? 1 : fake_program_open(state);
}

int sequence_run_close_all(void **state)
{
    loop_free(sequence_run_loop);
    return fake_program_close(state);
}

void sequence_run_open(const struct class *class)
{
    static char path[PATH_SIZE];
    static const struct program other = { .name = "other", .path = path };
    static const struct class *classes_of_test[1];
    const struct runner_process process = {
        .table = { .classes = classes_of_test,
                   .class_count = 1,
                   .path = fake_program_path("iocage"),
                   .programs = &other,
                   .program_count = 1 },
        .output_bytes_max = 100000,
        .commands_max = 1,
        .waiting_max = 8,
    };

    classes_of_test[0] = class;
    snprintf(path, sizeof(path), "%s", fake_program_path("other"));
    sequence_run_queue = runner_process_open(sequence_run_loop, &process);
}

int sequence_run_close(void **state)
{
    (void)state;
    runner_process_close(sequence_run_queue);
    return 0;
}

void sequence_run_write(const char *script)
{
    char text[SCRIPT_MAX];

    unlink(fake_program_path("calls"));
    assert_in_range(snprintf(text, sizeof(text), "echo \"${0##*/} $*\" >>%s\n%s", fake_program_path("calls"), script),
                    1, sizeof(text) - 1);
    fake_program_write("iocage", text);
    fake_program_write("other", text);
}

void sequence_run_called(const char *expected)
{
    struct slice calls = fixture_read(fake_program_path("calls"));

    assert_string_equal(calls.data, expected);
    free((void *)(uintptr_t)calls.data);
}

static void take_result(const struct waiter *waiter, const struct sequence_result *result)
{
    struct sequence_ran *ran = waiter->ran;

    ran->has_result = true;
    ran->failed = result->failed;
    ran->guarded = result->guarded;
    ran->status = result->status;
    snprintf(ran->said, sizeof(ran->said), "%s", result->said.data);
    assert_int_equal(result->said.data[result->said.length], '\0');
    for (size_t i = 0; i < ACTION_STEPS_MAX; i++) {
        struct slice output = result->outputs[i];

        assert_int_equal(output.data != NULL, i < waiter->own_steps);
        assert_true(output.length < sizeof(ran->outputs[i]));
        if (output.data != NULL)
            memcpy(ran->outputs[i], output.data, output.length + 1);
        assert_int_equal(ran->outputs[i][output.length], '\0');
    }
}

static void take(void *owner, const struct sequence_result *result, const struct error *error)
{
    struct waiter *waiter = owner;

    assert_true((result == NULL) == (error != NULL));
    waiter->told++;
    if (result != NULL)
        take_result(waiter, result);
    else
        waiter->ran->error = *error;
    loop_stop(sequence_run_loop);
}

/* What action structs are filled in, aligned for any of them. */
static void *new_arguments(const struct action *action)
{
    void *arguments = calloc(1, action->arguments_size > 0 ? action->arguments_size : 1);

    assert_non_null(arguments);
    return arguments;
}

bool sequence_run(struct sequence_order order, struct sequence_ran *ran)
{
    struct waiter waiter = { .ran = ran };
    void *arguments = new_arguments(order.action);
    bool begun = false;

    *ran = (struct sequence_ran){ .has_result = false };
    order.queue = sequence_run_queue;
    order.arguments = arguments;
    if (!check_arguments(order.class, order.dialect, order.action, order.values, order.value_count, arguments,
                         &ran->error))
        fail_msg("%s", ran->error.detail);
    order.mode = step_mode(order.action, order.dialect, arguments, &ran->error);
    assert_non_null(order.mode);
    for (size_t i = 0; i < order.mode->step_count; i++)
        waiter.own_steps += order.mode->steps[i].guard == NULL;
    begun = sequence_start(&order, take, &waiter, &ran->error);
    assert_int_equal(waiter.told, 0);
    if (begun)
        loop_run(sequence_run_loop);
    assert_int_equal(waiter.told, begun ? 1 : 0);
    assert_int_equal(queue_count(sequence_run_queue), 0);
    free(arguments);
    return begun;
}
