#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fake_program.h"
#include "loop.h"
#include "queue.h"
#include "runner_process.h"
#include "tool.h"

enum {
    WATCHDOG_SECONDS = 60, /* for a test that hangs */
    ANSWERS = 4,
};

/* A small class of our own, shaped like a generated one: programs that say "old 1" and "Version<tab>2". */

static bool begins(struct slice line, const char *text)
{
    return line.length >= strlen(text) && memcmp(line.data, text, strlen(text)) == 0;
}

static bool is_old(struct slice line)
{
    return begins(line, "old ");
}

static bool is_new(struct slice line)
{
    return begins(line, "Version\t");
}

static enum message is_no_message(struct slice line)
{
    (void)line;
    return MESSAGE_NONE;
}

static const struct dialect dialects[] = {
    { .name = "old", .version = is_old, .message = is_no_message },
    { .name = "new", .version = is_new, .message = is_no_message },
};
static const char *const version[] = { "--version", "--short", NULL };
static const struct class test_class = {
    .namespace = "test", .name = "jails", .dialects = dialects, .dialect_count = 2, .version = version
};

/* What came of asking once. */
struct answer {
    unsigned told;
    const struct dialect *dialect;
    char version[256];
    struct error error;
};

static struct loop *loop;
static struct queue *queue;
static struct tool *tool;
static struct answer answers[ANSWERS];
static unsigned awaited; /* answers still to come; at 0 the loop stops if it runs */
static bool running;

static int open_all(void **state)
{
    struct error error = { 0 };

    loop = loop_new(&error);
    return loop == NULL ? 1 : fake_program_open(state);
}

static int close_all(void **state)
{
    loop_free(loop);
    return fake_program_close(state);
}

/* Makes a tool of a program that is this script. */
static void open_tool(const char *script, const struct dialect *dialect)
{
    static const struct class *const table_classes[] = { &test_class };
    const struct runner_process process = {
        .table = { .classes = table_classes, .class_count = 1, .path = fake_program_write("iocage", script) },
        .seconds_max = 1,
        .output_bytes_max = 10000,
        .commands_max = 2,
        .waiting_max = 2,
    };

    memset(answers, 0, sizeof(answers));
    awaited = 0;
    queue = runner_process_open(loop, &process);
    tool = tool_new(&test_class, queue, dialect);
    assert_non_null(tool);
}

static int close_tool(void **state)
{
    (void)state;
    tool_free(tool);
    runner_process_close(queue);
    return 0;
}

static void note(void *owner, const struct dialect *dialect, struct slice line, const struct error *error)
{
    struct answer *answer = owner;

    answer->told++;
    answer->dialect = dialect;
    answer->error = *error;
    snprintf(answer->version, sizeof(answer->version), "%.*s", (int)line.length, line.data);
    awaited--;
    if (running && awaited == 0)
        loop_stop(loop);
}

static void wait_for_all(void)
{
    running = true;
    if (awaited > 0)
        loop_run(loop);
    running = false;
}

/* Asks once and waits for the answer. */
static void ask(struct answer *answer)
{
    awaited++;
    tool_ask(tool, note, answer);
    wait_for_all();
    assert_int_equal(answer->told, 1);
}

static void assert_known(const struct answer *answer, const struct dialect *dialect, const char *line)
{
    if (answer->dialect == NULL)
        fail_msg("%s", answer->error.detail);
    assert_ptr_equal(answer->dialect, dialect);
    assert_int_equal(answer->error.code, ERROR_NONE);
    assert_string_equal(answer->version, line);
    assert_ptr_equal(tool_dialect(tool), dialect);
}

static void assert_unknown(const struct answer *answer, enum error_code code, const char *detail)
{
    assert_null(answer->dialect);
    assert_int_equal(answer->error.code, code);
    if (strstr(answer->error.detail, detail) == NULL)
        fail_msg("%s", answer->error.detail);
    assert_null(tool_dialect(tool));
}

static void asks_the_program_for_its_version(void **state)
{
    (void)state;
    open_tool("[ \"$*\" = '--version --short' ] && echo 'old 1.7 (2016)'", NULL);
    assert_null(tool_dialect(tool));
    ask(&answers[0]);
    assert_known(&answers[0], &dialects[0], "old 1.7 (2016)");
}

static void finds_the_line_that_tells_it_among_others(void **state)
{
    (void)state;
    open_tool("echo; echo 'Setting up'; printf 'Version\\t2.0\\n'; echo 'old 1'", NULL);
    ask(&answers[0]);
    assert_known(&answers[0], &dialects[1], "Version\t2.0");
}

static void takes_a_line_without_a_newline(void **state)
{
    (void)state;
    open_tool("printf 'words\\nold 1'; exit 1", NULL);
    ask(&answers[0]);
    assert_known(&answers[0], &dialects[0], "old 1");
}

static void refuses_a_program_that_no_dialect_knows(void **state)
{
    (void)state;
    open_tool("echo; echo 'iomage 3 old 1'; echo more", NULL);
    ask(&answers[0]);
    assert_unknown(
        &answers[0], ERROR_TOOL_OUTPUT,
        "asked for its version, the program said \"iomage 3 old 1\", which none that is known here does; the "
        "option --dialect tells which it is");
}

static void refuses_a_program_that_says_nothing(void **state)
{
    (void)state;
    open_tool("echo 'old 1' >&2", NULL);
    ask(&answers[0]);
    assert_unknown(&answers[0], ERROR_TOOL_OUTPUT, "the program said \"\"");
}

static void cuts_a_long_version(void **state)
{
    char quote[TOOL_VERSION_MAX + 3];

    (void)state;
    memset(quote, 'x', sizeof(quote));
    quote[0] = quote[TOOL_VERSION_MAX + 1] = '"';
    quote[TOOL_VERSION_MAX + 2] = '\0';
    open_tool("head -c 1000 /dev/zero | tr '\\0' x", NULL);
    ask(&answers[0]);
    assert_unknown(&answers[0], ERROR_TOOL_OUTPUT, quote);
}

static void passes_on_why_it_could_not_ask(void **state)
{
    (void)state;
    open_tool("exec sleep 1000", NULL);
    ask(&answers[0]);
    assert_unknown(&answers[0], ERROR_TOOL_TIMEOUT, "");
    fake_program_write("iocage", "kill -9 $$");
    ask(&answers[1]);
    assert_unknown(&answers[1], ERROR_TOOL_KILLED, "");
    assert_int_equal(unlink(fake_program_path("iocage")), 0);
    ask(&answers[2]);
    assert_unknown(&answers[2], ERROR_TOOL_MISSING, "");
    queue_stop(queue);
    ask(&answers[3]);
    assert_unknown(&answers[3], ERROR_STOPPING, "");
}

static void asks_again_until_it_knows(void **state)
{
    (void)state;
    open_tool("echo nonsense", NULL);
    ask(&answers[0]);
    assert_unknown(&answers[0], ERROR_TOOL_OUTPUT, "nonsense");
    fake_program_write("iocage", "printf 'Version\\t2\\n'");
    ask(&answers[1]);
    assert_known(&answers[1], &dialects[1], "Version\t2");
}

static void keeps_what_it_knows(void **state)
{
    (void)state;
    open_tool("echo 'old 1'", NULL);
    ask(&answers[0]);
    assert_known(&answers[0], &dialects[0], "old 1");
    /* Told at once, without the program, which is another by now. */
    fake_program_write("iocage", "printf 'Version\\t2\\n'");
    awaited = 1;
    tool_ask(tool, note, &answers[1]);
    assert_int_equal(answers[1].told, 1);
    assert_known(&answers[1], &dialects[0], "");
    assert_int_equal(queue_count(queue), 0);
}

static void does_not_ask_if_it_is_told(void **state)
{
    (void)state;
    open_tool("echo 'old 1'", &dialects[1]);
    assert_ptr_equal(tool_dialect(tool), &dialects[1]);
    awaited = 1;
    tool_ask(tool, note, &answers[0]);
    assert_int_equal(answers[0].told, 1);
    assert_known(&answers[0], &dialects[1], "");
    assert_int_equal(queue_count(queue), 0);
}

static void tells_all_who_asked_meanwhile(void **state)
{
    (void)state;
    open_tool("echo 'old 1'", NULL);
    awaited = ANSWERS;
    for (size_t i = 0; i < ANSWERS; i++)
        tool_ask(tool, note, &answers[i]);
    assert_null(tool_dialect(tool));
    wait_for_all();
    for (size_t i = 0; i < ANSWERS; i++) {
        assert_int_equal(answers[i].told, 1);
        assert_known(&answers[i], &dialects[0], "old 1");
    }
}

static void tells_those_in_line_that_the_program_has_gone(void **state)
{
    (void)state;
    /* Two are asked at once, and the others wait. Neither goes before both have begun: who has not yet been read cannot
     * be once it is gone. */
    open_tool(": >$0.$$; until [ $(ls $0.* | wc -l) -ge 2 ]; do sleep 0.01; done; rm -f $0; echo nonsense", NULL);
    awaited = ANSWERS;
    for (size_t i = 0; i < ANSWERS; i++)
        tool_ask(tool, note, &answers[i]);
    wait_for_all();
    for (size_t i = 0; i < ANSWERS; i++)
        assert_int_equal(answers[i].told, 1);
    assert_unknown(&answers[0], ERROR_TOOL_OUTPUT, "nonsense");
    assert_unknown(&answers[3], ERROR_TOOL_MISSING, "cannot execute");
}

static void frees_what_is_not_there(void **state)
{
    (void)state;
    open_tool("exit 0", NULL);
    tool_free(NULL);
}

#define TEST(name) cmocka_unit_test_teardown(name, close_tool)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(asks_the_program_for_its_version),
        TEST(finds_the_line_that_tells_it_among_others),
        TEST(takes_a_line_without_a_newline),
        TEST(refuses_a_program_that_no_dialect_knows),
        TEST(refuses_a_program_that_says_nothing),
        TEST(cuts_a_long_version),
        TEST(passes_on_why_it_could_not_ask),
        TEST(asks_again_until_it_knows),
        TEST(keeps_what_it_knows),
        TEST(does_not_ask_if_it_is_told),
        TEST(tells_all_who_asked_meanwhile),
        TEST(tells_those_in_line_that_the_program_has_gone),
        TEST(frees_what_is_not_there),
    };

    alarm(WATCHDOG_SECONDS);
    return cmocka_run_group_tests(tests, open_all, close_all);
}
