#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <unistd.h>

#include "action.h"
#include "client.h"
#include "dispatch.h"
#include "fake_program.h"
#include "gate.h"
#include "jobs.h"
#include "loop.h"
#include "queue.h"
#include "runner_process.h"
#include "tool.h"

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
    if (line.length > 0 && line.data[line.length - 1] == '?')
        return MESSAGE_QUESTION;
    return line.length > 0 && memchr(line.data, '!', line.length) != NULL ? MESSAGE_ERROR : MESSAGE_NONE;
}

static bool is_old_version(struct slice line)
{
    return slice_equal(line, slice_of("old 1"));
}

static bool is_new_version(struct slice line)
{
    return slice_equal(line, slice_of("new 1"));
}

static const struct dialect dialects[] = {
    { .name = "old", .version = is_old_version, .message = find_message },
    { .name = "new", .version = is_new_version, .message = find_message },
};
static const char *const version[] = { "-v", NULL };

static const struct output pairs = { .name = "pairs", .kind = OUTPUT_PAIRS, .separator = ':' };
static const struct reply_step steps[] = { { .kind = REPLY_PAIRS } };
static const struct type name_type = { .name = "name", .doc = "a name", .base = BASE_STRING, .length_max = 9 };
static const struct argument stop_list[] = { { .name = "jail", .type = &name_type } };

static const struct piece list_run[] = { { .text = "list" } };
static const struct piece stop_run[] = { { .text = "stop" }, { .argument = &stop_list[0] } };
static const struct piece fetch_run[] = { { .text = "fetch" }, { .argument = &stop_list[0] } };

static const struct step list_steps[] = { { .run = list_run, .run_count = ACTION_COUNT(list_run), .output = &pairs } };
static const struct step stop_steps[] = { { .run = stop_run, .run_count = ACTION_COUNT(stop_run), .output = &pairs } };
static const struct step fetch_steps[] = { { .run = fetch_run, .run_count = ACTION_COUNT(fetch_run), .output = &pairs },
                                           { .run = stop_run, .run_count = ACTION_COUNT(stop_run), .output = &pairs } };

/* {"failed": "SAID", "status": "STATUS"} */
static const struct reply_step failure_steps[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "failed" },
    { .kind = REPLY_STRING, .only = REPLY_SAID },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "status" },
    { .kind = REPLY_STRING, .only = REPLY_STATUS },
    { .kind = REPLY_CLOSE },
};

/* {"started": "JOB"} */
static const struct reply_step started_steps[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME, .only = REPLY_TEXT, .text = "started" },
    { .kind = REPLY_STRING, .only = REPLY_JOB },
    { .kind = REPLY_CLOSE },
};

static const struct reply_step job_steps[] = {
    { .kind = REPLY_TEXT, .text = "fetch " },
    { .kind = REPLY_ARGUMENT, .argument = &stop_list[0] },
};

#define MODE(steps_) .steps = (steps_), .step_count = ACTION_COUNT(steps_)

static const struct mode fetch_modes[] = { { MODE(fetch_steps),
                                             .answer = { started_steps, ACTION_COUNT(started_steps) },
                                             .job = { job_steps, ACTION_COUNT(job_steps) } } };
static const struct mode list_modes[] = { { MODE(list_steps), .answer = { steps, ACTION_COUNT(steps) } } };
static const struct mode move_modes[] = {
    { .dialect = &dialects[1], MODE(stop_steps), .answer = { steps, ACTION_COUNT(steps) } }
};
static const struct mode stop_modes[] = { { MODE(stop_steps), .answer = { steps, ACTION_COUNT(steps) } } };
static const struct mode wipe_modes[] = {
    { .dialect = &dialects[0],
      MODE(fetch_steps),
      .answer = { steps, ACTION_COUNT(steps) },
      .failure = { failure_steps, ACTION_COUNT(failure_steps) } },
};

#define WITH_JAIL .arguments = stop_list, .argument_count = 1, .arguments_size = sizeof(struct stop_arguments)

static const struct action actions[] = {
    { .name = "fetch", .access = ACCESS_ADMIN, WITH_JAIL, .modes = fetch_modes, .mode_count = 1, .seconds = 30 },
    { .name = "list", .modes = list_modes, .mode_count = 1, .seconds = 30 },
    { .name = "move", .access = ACCESS_ADMIN, WITH_JAIL, .modes = move_modes, .mode_count = 1, .seconds = 30 },
    { .name = "stop", .access = ACCESS_OPERATE, WITH_JAIL, .modes = stop_modes, .mode_count = 1, .seconds = 1 },
    { .name = "wipe", .access = ACCESS_ADMIN, WITH_JAIL, .modes = wipe_modes, .mode_count = 1, .seconds = 30 },
};
static const struct class iocage = { .namespace = "sysadm",
                                     .name = "iocage",
                                     .actions = actions,
                                     .action_count = ACTION_COUNT(actions),
                                     .dialects = dialects,
                                     .dialect_count = 2,
                                     .version = version };
const struct class *const classes[] = { &iocage };
const size_t class_count = 1;

static const char stop_www[] = "{\"action\":\"stop\",\"jail\":\"www\"}";

static struct loop *loop;
static struct queue *queue;
static char path[256]; /* of the program */
static struct order_table table;
static struct jobs *jobs;
static struct tool *tools[1];
static struct gate *gate;
static struct dispatch *dispatch;
static unsigned told;
static char ended[128]; /* the jobs that have ended, and why they failed */

static void on_job(void *owner, const char *id, const char *why)
{
    size_t length = strlen(ended);

    (void)owner;
    snprintf(ended + length, sizeof(ended) - length, "%s: %s\n", id, why != NULL ? why : "well");
}

/* Opens all that a request passes through, with a program of this script in place of iocage. known: its dialect, or
 * NULL if it has to be asked. */
static void open_with(const char *script, const struct dialect *known)
{
    struct runner_process process = { .output_bytes_max = OUTPUT_BYTES_MAX, .commands_max = 1 };
    struct dispatch_parts parts;
    struct error error;

    alarm(WATCHDOG_SECONDS);
    told = 0;
    ended[0] = '\0';
    loop = loop_new(&error);
    assert_non_null(loop);
    snprintf(path, sizeof(path), "%s", fake_program_write("iocage", script));
    table = (struct order_table){ .classes = classes, .class_count = 1, .path = path };
    process.table = table;
    queue = runner_process_open(loop, &process);
    jobs = jobs_new(queue, on_job, NULL);
    assert_non_null(jobs);
    tools[0] = tool_new(&iocage, queue, known);
    assert_non_null(tools[0]);
    gate = gate_new(true, 0, &error);
    assert_non_null(gate);
    parts = (struct dispatch_parts){
        .loop = loop, .gate = gate, .queue = queue, .jobs = jobs, .tools = tools, .table = &table
    };
    dispatch = dispatch_new(&parts);
    assert_non_null(dispatch);
}

static void open_all(const char *script)
{
    open_with(script, &dialects[0]);
}

static void close_all(void)
{
    dispatch_free(dispatch);
    gate_free(gate);
    tool_free(tools[0]);
    jobs_free(jobs);
    runner_process_close(queue);
    loop_free(loop);
}

static struct request *make(enum envelope_form form, const char *text)
{
    struct client client;
    const struct dispatch_peer peer = { .client = &client };

    client_init(&client, -1, NULL);
    return dispatch_request(dispatch, &peer, form, slice_of("SysAdm"), slice_of("IOCAGE"), slice_of(text));
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

/* Runs the commands of a request, which must be needed, and checks the reply. */
static void assert_started(const char *text, int status, const char *part)
{
    struct request *request = make(ENVELOPE_REST, text);

    assert_false(request_ready(request));
    told = 0;
    request_start(request, on_reply, NULL);
    assert_int_equal(told, 0);
    loop_run(loop);
    assert_int_equal(told, 1);
    assert_reply(request, status, part);
}

/* Runs a program of this script for a request and checks the reply. */
static void assert_run(const char *script, int status, const char *part)
{
    open_all(script);
    assert_started(stop_www, status, part);
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

static void replies_to_a_failure_as_the_mode_says(void **state)
{
    static const char wipe[] = "{\"action\":\"wipe\",\"jail\":\"www\"}";

    (void)state;
    open_all("echo 1 > ${0%/*}/$1; echo a:1; echo 'no more! ' >&2; exit 4");
    assert_started(wipe, 200, "{\"args\":{\"wipe\":{\"failed\":\"no more!\",\"status\":\"4\"}}}\n");
    assert_int_equal(fake_program_number("fetch"), 1);
    assert_int_equal(fake_program_number("stop"), 0);
    close_all();
    open_all("exit 5");
    assert_started(wipe, 200, "{\"failed\":\"\",\"status\":\"5\"}");
    close_all();
}

static void says_what_the_program_waits_for(void **state)
{
    (void)state;
    assert_run("echo 'Really?'", 503, "Really?");
    assert_run("echo a:1; echo '  Really?' >&2; exit 1", 503, "Really?");
}

static void refuses_what_only_another_program_can_do(void **state)
{
    (void)state;
    open_with("exit 0", &dialects[0]);
    assert_reply(make(ENVELOPE_REST, "{\"action\":\"move\",\"jail\":\"a\"}"), 503, "the new program only");
    close_all();
    open_with("echo moved:$2", &dialects[1]);
    assert_started("{\"action\":\"move\",\"jail\":\"a\"}", 200, "{\"moved\":\"a\"}");
    assert_reply(make(ENVELOPE_REST, "{\"action\":\"wipe\",\"jail\":\"a\"}"), 503, "the old program only");
    close_all();
}

static void tells_the_commands_and_runs_none(void **state)
{
    char expected[512];

    (void)state;
    open_all("echo 1 > ${0%/*}/ran_dry; echo $1:$2");
    snprintf(expected, sizeof(expected),
             "{\"args\":{\"wipe\":{\"dry_run\":[[\"%s\",\"fetch\",\"a\\\"b\"],[\"%s\",\"stop\",\"a\\\"b\"]]}}}\n",
             fake_program_path("iocage"), fake_program_path("iocage"));
    assert_reply(make(ENVELOPE_REST, "{\"action\":\"wipe\",\"jail\":\"a\\\"b\",\"dry_run\":true}"), 200, expected);
    assert_reply(make(ENVELOPE_REST, "{\"action\":\"fetch\",\"jail\":\"a\",\"dry_run\":true}"), 200,
                 "\"fetch\",\"a\"]");
    assert_reply(make(ENVELOPE_REST, "{\"action\":\"wipe\",\"dry_run\":true}"), 400, "\"argument\":\"jail\"");
    assert_reply(make(ENVELOPE_REST, "{\"action\":\"list\",\"dry_run\":true}"), 400, "\"argument\":\"dry_run\"");
    assert_int_equal(queue_count(queue), 0);
    assert_int_equal(jobs_count(jobs), 0);
    assert_int_equal(fake_program_number("ran_dry"), 0);
    assert_started("{\"action\":\"stop\",\"jail\":\"a\",\"dry_run\":false}", 200, "{\"stop\":\"a\"}");
    assert_int_equal(fake_program_number("ran_dry"), 1);
    close_all();
}

static void asks_the_program_which_it_is_before_the_first_answer(void **state)
{
    (void)state;
    open_with("echo 1 > ${0%/*}/asked$1; case $1 in -v) echo new 1 ;; *) echo $1:$2 ;; esac", NULL);
    assert_started("{\"action\":\"move\",\"jail\":\"a\"}", 200, "{\"stop\":\"a\"}");
    assert_int_equal(fake_program_number("asked-v"), 1);
    assert_ptr_equal(tool_dialect(tools[0]), &dialects[1]);
    /* Now it is known, so that a refusal needs no program. */
    assert_reply(make(ENVELOPE_REST, "{\"action\":\"wipe\",\"jail\":\"a\"}"), 503, "the old program only");
    close_all();
}

static void checks_a_request_when_the_program_is_known(void **state)
{
    (void)state;
    open_with("case $1 in -v) echo old 1 ;; *) echo 1 > ${0%/*}/ran_unchecked ;; esac", NULL);
    assert_started("{\"action\":\"stop\",\"jail\":7}", 400, "\"argument\":\"jail\"");
    close_all();
    open_with("echo old 1", NULL);
    assert_started("{\"action\":\"stop\",\"jail\":\"a\",\"dry_run\":true}", 200, "\"stop\",\"a\"]]}");
    assert_int_equal(fake_program_number("ran_unchecked"), 0);
    close_all();
}

static void refuses_while_the_program_is_not_known(void **state)
{
    (void)state;
    open_with("echo other 1", NULL);
    assert_started(stop_www, 503, "other 1");
    assert_started(stop_www, 503, "other 1");
    assert_null(tool_dialect(tools[0]));
    close_all();
    open_with("kill -9 $$", NULL);
    assert_started(stop_www, 503, "signal 9");
    close_all();
}

static void wait_for_all(void *owner)
{
    if (queue_count(queue) > 0 || jobs_count(jobs) > 0)
        loop_post(loop, owner);
    else
        loop_stop(loop);
}

static void answers_before_a_job_has_ended(void **state)
{
    static const char fetch[] = "{\"action\":\"fetch\",\"jail\":\"www\"}";
    struct loop_task wait = { .run = wait_for_all, .owner = &wait };

    (void)state;
    open_all("echo 1 > ${0%/*}/job_$1; test $1 = fetch || { echo 'no! ' >&2; exit 1; }");
    assert_started(fetch, 200, "{\"args\":{\"fetch\":{\"started\":\"fetch www\"}}}\n");
    assert_int_equal(jobs_count(jobs), 1);
    assert_string_equal(ended, "");
    assert_started(fetch, 400, "\\\"fetch www\\\" is running already");
    loop_post(loop, &wait);
    loop_run(loop);
    assert_string_equal(ended, "fetch www: no!\n");
    assert_int_equal(fake_program_number("job_fetch"), 1);
    assert_int_equal(fake_program_number("job_stop"), 1);
    close_all();
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
    struct client client;
    const struct dispatch_peer peer = { .client = &client };
    struct request *request = NULL;
    struct error error;

    (void)state;
    open_all("exit 0");
    client_init(&client, -1, NULL);
    error_set(&error, ERROR_BUSY, "too much");
    request = dispatch_refuse(dispatch, &peer, ENVELOPE_WEBSOCKET, &error);
    assert_int_equal(request_retry_after(request), 1);
    assert_reply(request, 503, "\"detail\":\"too much\"},\"id\":\"\",\"name\":\"error\",\"namespace\":\"error\"}");
    request_free(NULL);
    close_all();
}

static void refuses_while_stopping_from_the_loop_only(void **state)
{
    struct request *request = NULL;

    (void)state;
    open_all("exit 0");
    queue_stop(queue);
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
        cmocka_unit_test(replies_to_a_failure_as_the_mode_says),
        cmocka_unit_test(says_what_the_program_waits_for),
        cmocka_unit_test(refuses_what_only_another_program_can_do),
        cmocka_unit_test(tells_the_commands_and_runs_none),
        cmocka_unit_test(asks_the_program_which_it_is_before_the_first_answer),
        cmocka_unit_test(checks_a_request_when_the_program_is_known),
        cmocka_unit_test(refuses_while_the_program_is_not_known),
        cmocka_unit_test(answers_before_a_job_has_ended),
        cmocka_unit_test(refuses_an_unknown_class),
        cmocka_unit_test(refuses_an_unknown_action_and_names_the_nearest),
        cmocka_unit_test(refuses_a_bad_argument),
        cmocka_unit_test(refuses_before_reading),
        cmocka_unit_test(refuses_while_stopping_from_the_loop_only),
        cmocka_unit_test(frees_an_abandoned_request_when_its_command_ends),
    };

    return cmocka_run_group_tests(tests, fake_program_open, fake_program_close);
}
