#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ask.h"
#include "fake_program.h"
#include "jobs.h"
#include "loop.h"
#include "queue.h"
#include "runner_process.h"
#include "sample_output.h"
#include "sequence_run.h"

enum {
    WATCHDOG_SECONDS = 60, /* for a test that hangs */
    TEXT_SIZE = 4096,
};

/* A small class of our own, in place of the generated ones. */
struct fetch_arguments {
    struct texts names;
};
struct make_arguments {
    struct slice plugin;
};

static const struct type text_type = { .name = "text", .doc = "text", .base = BASE_STRING, .length_max = 1000 };
static const struct output lines = { .name = "lines", .kind = OUTPUT_LINES };

static const struct argument fetch_argument = {
    .name = "names", .type = &text_type, .offset = offsetof(struct fetch_arguments, names), .list = true
};
static const struct piece fetch_run[] = { { .text = "fetch" }, { .argument = &fetch_argument } };
static const struct step fetch_steps[] = {
    { .run = fetch_run, .run_count = ACTION_COUNT(fetch_run), .output = &lines, .each = &fetch_argument },
};
static const struct reply_step fetch_id[] = {
    { .kind = REPLY_TEXT, .text = "fetch_" },
    { .kind = REPLY_VALUE, .argument = &fetch_argument },
};
static const struct mode fetch_mode = { .steps = fetch_steps,
                                        .step_count = ACTION_COUNT(fetch_steps),
                                        .job = { fetch_id, ACTION_COUNT(fetch_id) } };

static const struct argument make_argument = { .name = "plugin",
                                               .type = &text_type,
                                               .offset = offsetof(struct make_arguments, plugin) };
static const struct piece make_run[] = { { .text = "make" }, { .argument = &make_argument } };
static const struct piece end_run[] = { { .text = "end" } };
static const struct step make_steps[] = {
    { .run = make_run, .run_count = ACTION_COUNT(make_run), .output = &lines },
    { .run = end_run, .run_count = ACTION_COUNT(end_run), .output = &lines },
};
static const struct reply_step make_id[] = {
    { .kind = REPLY_TEXT, .text = "make_" },
    { .kind = REPLY_ARGUMENT, .argument = &make_argument },
    { .kind = REPLY_TEXT, .text = "!" },
};
static const struct mode make_mode = { .steps = make_steps,
                                       .step_count = ACTION_COUNT(make_steps),
                                       .job = { make_id, ACTION_COUNT(make_id) } };

static const struct action actions[] = {
    { .name = "fetch",
      .arguments = &fetch_argument,
      .argument_count = 1,
      .arguments_size = sizeof(struct fetch_arguments),
      .modes = &fetch_mode,
      .mode_count = 1,
      .seconds = 30 },
    { .name = "make",
      .arguments = &make_argument,
      .argument_count = 1,
      .arguments_size = sizeof(struct make_arguments),
      .modes = &make_mode,
      .mode_count = 1,
      .seconds = 30 },
};
static const struct class jails = { .namespace = "test",
                                    .name = "jails",
                                    .actions = actions,
                                    .action_count = ACTION_COUNT(actions),
                                    .dialects = &sample_dialect,
                                    .dialect_count = 1 };
const struct class *const classes[] = { &jails };
const size_t class_count = 1;

static struct jobs *jobs;
static struct jobs_started started;
static struct error error;

/* The jobs that have ended: ID: WHY, or ID alone if it went well, each on a line. */
static char ended[TEXT_SIZE];
static size_t ended_count;
static size_t awaited; /* how many have to end before the loop stops */

static void note(void *owner, const char *id, const char *why)
{
    size_t used = strlen(ended);

    assert_ptr_equal(owner, &started);
    snprintf(ended + used, sizeof(ended) - used, "%s%s%s\n", id, why != NULL ? ": " : "", why != NULL ? why : "");
    if (++ended_count == awaited)
        loop_stop(sequence_run_loop);
}

static int open_jobs(void **state)
{
    memset(&started, 0, sizeof(started));
    ended[0] = '\0';
    ended_count = 0;
    sequence_run_open(&jails);
    (void)state;
    jobs = jobs_new(sequence_run_queue, note, &started);
    return jobs == NULL;
}

static int close_jobs(void **state)
{
    jobs_free(jobs);
    return sequence_run_close(state);
}

/* Asks for what the JSON text says. The request is gone when this returns, whatever became of it. */
static bool start(const char *text)
{
    struct ask *ask = ask_new(ENVELOPE_REST, slice_of("test"), slice_of("jails"), slice_of(text), &error);
    bool begun = false;

    assert_non_null(ask);
    assert_true(ask_check(ask, &sample_dialect, &error));
    error.code = ERROR_NONE;
    begun = jobs_start(jobs, ask, &started, &error);
    ask_release(ask);
    return begun;
}

static void wait_for(size_t count)
{
    awaited = count;
    if (ended_count < awaited)
        loop_run(sequence_run_loop);
    assert_int_equal(ended_count, count);
    assert_int_equal(jobs_count(jobs), 0);
    assert_int_equal(queue_count(sequence_run_queue), 0);
}

static void assert_started(size_t count, const char *const ids[])
{
    assert_int_equal(started.count, count);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(started.ids[i], ids[i]);
}

static void assert_exists(bool begun, const char *detail)
{
    assert_false(begun);
    assert_int_equal(error.code, ERROR_JOB_EXISTS);
    assert_string_equal(error.detail, detail);
    assert_int_equal(started.count, 0);
}

static void runs_the_commands_of_one_job(void **state)
{
    static const char *const ids[] = { "make_www!" };

    (void)state;
    sequence_run_write("echo $1");
    assert_true(start("{\"action\":\"make\",\"plugin\":\"www\"}"));
    assert_started(1, ids);
    assert_int_equal(jobs_count(jobs), 1);
    assert_int_equal(ended_count, 0);
    wait_for(1);
    assert_string_equal(ended, "make_www!\n");
    sequence_run_called("iocage make www\niocage end\n");
}

static void runs_a_job_for_each_of_many_values(void **state)
{
    static const char *const ids[] = { "fetch_a", "fetch_b c", "fetch_d" };

    (void)state;
    sequence_run_write("");
    assert_true(start("{\"action\":\"fetch\",\"names\":[\"a\",\"b c\",\"d\"]}"));
    assert_started(3, ids);
    assert_int_equal(jobs_count(jobs), 3);
    wait_for(3);
    assert_string_equal(ended, "fetch_a\nfetch_b c\nfetch_d\n");
    sequence_run_called("iocage fetch a\niocage fetch b c\niocage fetch d\n");
}

static void refuses_a_job_that_is_under_way(void **state)
{
    static const char *const ids[] = { "make_www!" };

    (void)state;
    sequence_run_write("");
    assert_true(start("{\"action\":\"make\",\"plugin\":\"www\"}"));
    assert_exists(start("{\"action\":\"make\",\"plugin\":\"www\"}"), "\"make_www!\" is running already");
    assert_int_equal(jobs_count(jobs), 1);
    wait_for(1);
    sequence_run_called("iocage make www\niocage end\n");
    /* And takes it again when it has ended. */
    assert_true(start("{\"action\":\"make\",\"plugin\":\"www\"}"));
    assert_started(1, ids);
    wait_for(2);
}

static void starts_those_that_are_not_under_way(void **state)
{
    static const char *const ids[] = { "fetch_c", "fetch_d" };

    (void)state;
    sequence_run_write("");
    assert_true(start("{\"action\":\"fetch\",\"names\":[\"a\",\"b\"]}"));
    assert_true(start("{\"action\":\"fetch\",\"names\":[\"b\",\"c\",\"a\",\"d\",\"c\"]}"));
    assert_started(2, ids);
    assert_exists(start("{\"action\":\"fetch\",\"names\":[\"b\",\"c\"]}"), "\"fetch_c\" is running already");
    wait_for(4);
    sequence_run_called("iocage fetch a\niocage fetch b\niocage fetch c\niocage fetch d\n");
}

static void starts_the_same_only_once(void **state)
{
    static const char *const ids[] = { "fetch_a" };

    (void)state;
    sequence_run_write("");
    assert_true(start("{\"action\":\"fetch\",\"names\":[\"a\",\"a\",\"a\"]}"));
    assert_started(1, ids);
    wait_for(1);
    sequence_run_called("iocage fetch a\n");
}

static void tells_why_a_job_failed(void **state)
{
    (void)state;
    sequence_run_write("case $2 in\n"
                       "a) echo 'ERROR: no a' >&2;;\n"
                       "b) echo words; exit 1;;\n"
                       "c) echo 'Really?';;\n"
                       "d) kill -9 $$;;\n"
                       "esac");
    assert_true(start("{\"action\":\"fetch\",\"names\":[\"a\",\"b\",\"c\",\"e\"]}"));
    wait_for(4);
    assert_string_equal(ended, "fetch_a: ERROR: no a\n"
                               "fetch_b: words\n"
                               "fetch_c: iocage waits for an answer to \"Really?\"\n"
                               "fetch_e\n");
    assert_true(start("{\"action\":\"make\",\"plugin\":\"d\"}"));
    wait_for(5);
    assert_non_null(strstr(ended, "make_d!: "));
    assert_null(strstr(ended, "make_d!: \n"));
}

static void tells_why_a_job_failed_without_a_word(void **state)
{
    (void)state;
    sequence_run_write("exit 7");
    assert_true(start("{\"action\":\"make\",\"plugin\":\"www\"}"));
    wait_for(1);
    assert_non_null(strstr(ended, "status 7"));
}

static void fails_if_the_program_cannot_be_started(void **state)
{
    (void)state;
    sequence_run_write("");
    unlink(fake_program_path("iocage"));
    assert_true(start("{\"action\":\"make\",\"plugin\":\"www\"}"));
    wait_for(1);
    assert_non_null(strstr(ended, "make_www!: cannot execute "));
    assert_non_null(strstr(ended, ": No such file or directory\n"));
}

static void fails_when_too_many_commands_wait(void **state)
{
    (void)state;
    sequence_run_write("");
    assert_true(
        start("{\"action\":\"fetch\",\"names\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\"]}"));
    assert_int_equal(started.count, 9); /* one runs, eight wait */
    assert_false(start("{\"action\":\"make\",\"plugin\":\"www\"}"));
    assert_int_equal(error.code, ERROR_BUSY);
    wait_for(9);
}

static void cuts_a_long_id(void **state)
{
    char name[2 * JOBS_ID_MAX + 1] = "";
    char text[TEXT_SIZE];

    (void)state;
    memset(name, 'n', sizeof(name) - 1);
    snprintf(text, sizeof(text), "{\"action\":\"make\",\"plugin\":\"%s\"}", name);
    sequence_run_write("");
    assert_true(start(text));
    assert_int_equal(strlen(started.ids[0]), JOBS_ID_MAX - 1);
    wait_for(1);
}

/* Asks for jobs of a list of their own, as many as one request may have. */
static bool start_many(size_t list)
{
    char text[TEXT_SIZE];
    size_t used = (size_t)snprintf(text, sizeof(text), "{\"action\":\"fetch\",\"names\":[");

    for (size_t i = 0; i < TEXTS_MAX; i++)
        used += (size_t)snprintf(text + used, sizeof(text) - used, "%s\"%zu.%zu\"", i > 0 ? "," : "", list, i);
    snprintf(text + used, sizeof(text) - used, "]}");
    return start(text);
}

static void runs_only_so_many_and_ends_all_with_the_daemon(void **state)
{
    const struct runner_process process = {
        .table = { .classes = classes, .class_count = 1, .path = fake_program_path("iocage") },
        .output_bytes_max = 1000,
        .commands_max = 1,
        .waiting_max = 1000,
    };
    struct queue *patient = runner_process_open(sequence_run_loop, &process);
    size_t list = 0;

    (void)state;
    jobs_free(jobs);
    jobs = jobs_new(patient, note, &started);
    sequence_run_write("exec sleep 1000");
    while (jobs_count(jobs) + TEXTS_MAX <= JOBS_MAX)
        assert_true(start_many(list++));
    assert_true(start_many(list++));
    assert_int_equal(jobs_count(jobs), JOBS_MAX);
    assert_int_equal(started.count, JOBS_MAX % TEXTS_MAX);
    assert_false(start_many(list));
    assert_int_equal(error.code, ERROR_BUSY);
    assert_string_equal(error.detail, "256 jobs run already");
    queue_stop(patient);
    wait_for(JOBS_MAX);
    assert_non_null(strstr(ended, "fetch_0.1: the daemon is about to end\n"));
    runner_process_close(patient);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_jobs, close_jobs)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(runs_the_commands_of_one_job),
        TEST(runs_a_job_for_each_of_many_values),
        TEST(refuses_a_job_that_is_under_way),
        TEST(starts_those_that_are_not_under_way),
        TEST(starts_the_same_only_once),
        TEST(tells_why_a_job_failed),
        TEST(tells_why_a_job_failed_without_a_word),
        TEST(fails_if_the_program_cannot_be_started),
        TEST(fails_when_too_many_commands_wait),
        TEST(cuts_a_long_id),
        TEST(runs_only_so_many_and_ends_all_with_the_daemon),
    };

    alarm(WATCHDOG_SECONDS);
    return cmocka_run_group_tests(tests, sequence_run_open_all, sequence_run_close_all);
}
