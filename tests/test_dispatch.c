#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <unistd.h>

#include "action.h"
#include "dispatch.h"
#include "fake_program.h"
#include "loop.h"
#include "runner.h"

enum {
    WATCHDOG_SECONDS = 60, /* for a test that hangs */
    OUTPUT_BYTES_MAX = 100000,
};

/* A class of our own, shaped like a generated one and taking its place. */
struct stop_arguments {
    struct slice jail;
};

static enum message find_message(struct slice line)
{
    return line.length > 0 && memchr(line.data, '!', line.length) != NULL ? MESSAGE_ERROR : MESSAGE_NONE;
}

static bool stop_argv(const void *arguments, struct argv *argv, struct error *error)
{
    const struct stop_arguments *stop = arguments;

    return argv_add(argv, slice_of("stop"), error) && argv_add(argv, stop->jail, error);
}

static const struct output pairs = { .name = "pairs", .kind = OUTPUT_PAIRS, .message = find_message, .separator = ':' };
static const struct reply_step steps[] = { { .kind = REPLY_PAIRS } };
static const struct type name_type = { .name = "name", .doc = "a name", .base = BASE_STRING, .length_max = 9 };
static const struct argument stop_list[] = { { .name = "jail", .type = &name_type } };
static const struct action actions[] = {
    { .name = "list", .output = &pairs, .reply = steps, .reply_count = 1, .seconds = 30 },
    { .name = "stop",
      .arguments = stop_list,
      .argument_count = 1,
      .arguments_size = sizeof(struct stop_arguments),
      .argv = stop_argv,
      .output = &pairs,
      .reply = steps,
      .reply_count = 1,
      .seconds = 1 },
};
static const struct class iocage = {
    .namespace = "sysadm", .name = "iocage", .actions = actions, .action_count = 2, .message = find_message
};
const struct class *const classes[] = { &iocage };
const size_t class_count = 1;

static const char stop_www[] = "{\"action\":\"stop\",\"jail\":\"www\"}";

static struct loop *loop;
static struct runner *runner;
static struct dispatch *dispatch;
static unsigned told;

/* Opens all that a request passes through, with a program of this script in place of iocage. */
static void open_all(const char *script)
{
    struct runner_options options = { .path = fake_program_write("iocage", script),
                                      .output_bytes_max = OUTPUT_BYTES_MAX,
                                      .commands_max = 1 };
    struct error error;

    alarm(WATCHDOG_SECONDS);
    told = 0;
    loop = loop_new(&error);
    assert_non_null(loop);
    runner = runner_new(loop, &options);
    assert_non_null(runner);
    dispatch = dispatch_new(loop, runner);
    assert_non_null(dispatch);
}

static void close_all(void)
{
    dispatch_free(dispatch);
    runner_free(runner);
    loop_free(loop);
}

static struct request *make(enum envelope_form form, const char *text)
{
    return dispatch_request(dispatch, form, slice_of("SysAdm"), slice_of("IOCAGE"), slice_of(text));
}

/* Checks a reply for its status and a part of its text, and frees the request. */
static void assert_reply(struct request *request, int status, const char *part)
{
    assert_true(request_ready(request));
    if (request_status(request) != status || strstr(request_reply(request).data, part) == NULL)
        fail_msg("%d %s", request_status(request), request_reply(request).data);
    request_free(request);
}

static void on_reply(void *owner, struct request *request)
{
    (void)owner;
    (void)request;
    told++;
    loop_stop(loop);
}

/* Runs a program of this script for a request and checks the reply. */
static void assert_run(const char *script, int status, const char *part)
{
    struct request *request = NULL;

    open_all(script);
    request = make(ENVELOPE_REST, stop_www);
    assert_false(request_ready(request));
    request_start(request, on_reply, NULL);
    assert_int_equal(told, 0);
    loop_run(loop);
    assert_int_equal(told, 1);
    assert_reply(request, status, part);
    close_all();
}

static void assert_refused(enum envelope_form form, const char *text, int status, const char *part)
{
    open_all("exit 0");
    assert_reply(make(form, text), status, part);
    close_all();
}

static void replies_with_what_the_command_printed(void **state)
{
    (void)state;
    assert_run("echo $1:$2; echo a notice >&2", 200, "{\"args\":{\"stop\":{\"stop\":\"www\"}}}\n");
}

static void replies_with_an_error_message_whatever_the_status(void **state)
{
    (void)state;
    assert_run("echo a:1; echo other >&2; echo ' no such jail! ' >&2", 200,
               "{\"args\":{\"stop\":{\"error\":\"no such jail!\"}}}\n");
    assert_run("echo 'out!'; echo other >&2; echo 'err!' >&2; exit 1", 200, "{\"error\":\"err!\\nout!\"}");
}

static void takes_all_text_of_a_failed_command_without_a_message(void **state)
{
    (void)state;
    assert_run("echo a:1; printf 'oops \\377\\001\\n\\n next\\n' >&2; exit 3", 200, "{\"error\":\"oops ??\\nnext\"}");
    assert_run("echo only this; exit 3", 200, "{\"error\":\"only this\"}");
}

static void cuts_a_long_message_at_a_whole_character(void **state)
{
    char expected[4096 + 8] = "";

    (void)state;
    for (size_t i = 0; i < 4095; i++)
        expected[i] = 'a';
    strcpy(expected + 4095, "\"}}}\n");
    /* The next character has two bytes and room for one. */
    assert_run("printf '%04095d\\303\\251zz' 0 | tr 0 a; exit 1", 200, expected);
}

static void says_how_a_command_failed_without_a_word(void **state)
{
    (void)state;
    assert_run("exit 7", 503, "status 7");
    assert_run("kill -9 $$", 503, "signal 9");
    assert_run("sleep 20", 503, "too long");
    assert_run("yes", 503, "more than");
    assert_run("echo nonsense", 503, "line 1");
}

static void refuses_an_unknown_class(void **state)
{
    (void)state;
    assert_refused(ENVELOPE_WEBSOCKET, "{\"namespace\":\"x\",\"name\":\"iocage\",\"id\":1,\"action\":\"list\"}", 404,
                   "\"id\":1,\"name\":\"error\",\"namespace\":\"x\"}");
    assert_refused(ENVELOPE_WEBSOCKET, "{\"namespace\":\"\",\"name\":\"\",\"action\":\"list\"}", 404, "no class");
}

static void refuses_an_unknown_action_and_names_the_nearest(void **state)
{
    (void)state;
    assert_refused(ENVELOPE_REST, "{\"action\":\"stopp\"}", 400, "did you mean \\\"stop\\\"");
    assert_refused(ENVELOPE_REST, "{\"action\":\"sto\"}", 400, "no action \\\"sto\\\"");
    assert_refused(ENVELOPE_REST, "{\"action\":\"LIST\"}", 400, "no action");
    assert_refused(ENVELOPE_REST, "{\"action\":\"\"}", 400, "no action");
}

static void refuses_a_bad_argument(void **state)
{
    (void)state;
    assert_refused(ENVELOPE_REST, "{\"action\":\"stop\"}", 400, "\"argument\":\"jail\"}}\n");
}

static void refuses_before_reading(void **state)
{
    struct request *request = NULL;
    struct error error;

    (void)state;
    error_set(&error, ERROR_BUSY, "too much");
    request = dispatch_refuse(ENVELOPE_WEBSOCKET, &error);
    assert_int_equal(request_retry_after(request), 1);
    assert_reply(request, 503, "\"detail\":\"too much\"},\"id\":\"\",\"name\":\"error\",\"namespace\":\"error\"}");
    request_free(NULL);
}

static void refuses_while_stopping_from_the_loop_only(void **state)
{
    struct request *request = NULL;

    (void)state;
    open_all("exit 0");
    runner_stop(runner);
    request = make(ENVELOPE_REST, stop_www);
    request_start(request, on_reply, NULL);
    assert_int_equal(told, 0);
    loop_run(loop);
    assert_int_equal(told, 1);
    assert_int_equal(request_retry_after(request), 5);
    assert_reply(request, 503, "about to end");
    close_all();
}

static void abandon(void *owner)
{
    request_abandon(owner);
}

static void wait_for_all(void *owner)
{
    if (runner_count(runner) > 0)
        loop_post(loop, owner);
    else
        loop_stop(loop);
}

static void frees_an_abandoned_request_when_its_command_ends(void **state)
{
    (void)state;
    for (int order = 0; order < 2; order++) {
        struct loop_task give_up = { .run = abandon };
        struct loop_task wait = { .run = wait_for_all, .owner = &wait };

        open_all("echo 1 > ${0%/*}/ran; echo a:1");
        give_up.owner = make(ENVELOPE_REST, stop_www);
        if (order == 0)
            loop_post(loop, &give_up); /* before its command is run */
        request_start(give_up.owner, on_reply, NULL);
        if (order == 1)
            loop_post(loop, &give_up);
        loop_post(loop, &wait);
        loop_run(loop);
        assert_int_equal(told, 0);
        assert_int_equal(fake_program_number("ran"), order);
        close_all();
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(replies_with_what_the_command_printed),
        cmocka_unit_test(replies_with_an_error_message_whatever_the_status),
        cmocka_unit_test(takes_all_text_of_a_failed_command_without_a_message),
        cmocka_unit_test(cuts_a_long_message_at_a_whole_character),
        cmocka_unit_test(says_how_a_command_failed_without_a_word),
        cmocka_unit_test(refuses_an_unknown_class),
        cmocka_unit_test(refuses_an_unknown_action_and_names_the_nearest),
        cmocka_unit_test(refuses_a_bad_argument),
        cmocka_unit_test(refuses_before_reading),
        cmocka_unit_test(refuses_while_stopping_from_the_loop_only),
        cmocka_unit_test(frees_an_abandoned_request_when_its_command_ends),
    };

    return cmocka_run_group_tests(tests, fake_program_open, fake_program_close);
}
