#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <uv.h>

#include "command.h"
#include "fake_program.h"
#include "loop.h"
#include "order.h"
#include "runner_process.h"

enum {
    WATCHDOG_SECONDS = 60, /* for a test that hangs */
    MEGABYTE = 1000000,
    COPY_MAX = 2 * MEGABYTE, /* bytes of output that an outcome keeps */
    LINES = 200000,
    DESCRIPTORS = 1024, /* that are looked at */
    AMPLE = 200 * MEGABYTE,
};

/* Actions of our own: one that gives the program no arguments, and one that gives it words. */
struct words_arguments {
    struct texts words;
};

static const struct type word_type = { .name = "word", .doc = "a word", .base = BASE_STRING, .length_max = 100 };
static const struct argument words_list[] = {
    { .name = "words",
      .type = &word_type,
      .offset = offsetof(struct words_arguments, words),
      .list = true,
      .free = true },
};
static const struct output printed = { .name = "text", .kind = OUTPUT_TEXT };
static const struct piece words_run[] = { { .argument = &words_list[0] } };
static const struct step plain_step = { .output = &printed };
static const struct step words_step = { .run = words_run, .run_count = 1, .output = &printed };
static const struct mode plain_mode = { .steps = &plain_step, .step_count = 1 };
static const struct mode words_mode = { .steps = &words_step, .step_count = 1 };

enum {
    PLAIN,
    WORDS,
    ACTIONS
};

static const struct action actions[ACTIONS] = {
    [PLAIN] = { .name = "plain", .modes = &plain_mode, .mode_count = 1, .seconds = 30 },
    [WORDS] = { .name = "words",
                .arguments = words_list,
                .argument_count = 1,
                .arguments_size = sizeof(struct words_arguments),
                .modes = &words_mode,
                .mode_count = 1,
                .seconds = 30 },
};
static const struct dialect dialect = { .name = "sample" };
static const struct class class = { .namespace = "test",
                                    .name = "command",
                                    .actions = actions,
                                    .action_count = ACTIONS,
                                    .dialects = &dialect,
                                    .dialect_count = 1 };
static const struct class *const table_classes[] = { &class };
static const struct order plain = { .class = &class, .dialect = &dialect, .action = &actions[PLAIN] };

static struct loop *loop;
static struct queue *fake; /* to the runner of the program "fake" */
static struct error error;
static unsigned awaited; /* outcomes still to come; at 0 the loop stops */

/* What a command told, copied. */
struct outcome {
    unsigned told;
    uint64_t when; /* nanoseconds */
    enum command_end end;
    int status;
    char *out; /* its beginning */
    size_t out_length;
    char *err;
    size_t err_length;
    struct error error; /* if it could not be started */
};

static struct outcome last; /* of the command that a test is about */

static void keep(struct outcome *outcome, const struct command_result *result)
{
    size_t kept = result->out.length < COPY_MAX ? result->out.length : COPY_MAX;

    assert_int_equal(result->out.data[result->out.length], '\0');
    assert_int_equal(result->err.data[result->err.length], '\0');
    outcome->end = result->end;
    outcome->status = result->status;
    outcome->out_length = result->out.length;
    outcome->out = malloc(kept + 1);
    memcpy(outcome->out, result->out.data, kept);
    outcome->out[kept] = '\0';
    outcome->err_length = result->err.length;
    outcome->err = malloc(result->err.length + 1);
    memcpy(outcome->err, result->err.data, result->err.length + 1);
}

static void note(void *owner, const struct command_result *result, const struct error *why)
{
    struct outcome *outcome = owner;

    assert_true((result == NULL) == (why != NULL));
    outcome->told++;
    outcome->when = uv_hrtime();
    if (result != NULL)
        keep(outcome, result);
    else
        outcome->error = *why;
    if (--awaited == 0)
        loop_stop(loop);
}

static void clear(struct outcome *outcome)
{
    free(outcome->out);
    free(outcome->err);
    memset(outcome, 0, sizeof(*outcome));
}

/* Starts a runner of a program. seconds_max: as for the runner. */
static struct queue *open_runner(const char *path, unsigned seconds_max)
{
    const struct runner_process process = { .table = { .classes = table_classes, .class_count = 1, .path = path },
                                            .seconds_max = seconds_max,
                                            .commands_max = 50 };

    return runner_process_open(loop, &process);
}

static int open_all(void **state)
{
    loop = loop_new(&error);
    if (loop == NULL || fake_program_open(state) != 0)
        return 1;
    fake = open_runner(fake_program_path("fake"), 0);
    return 0;
}

static int close_all(void **state)
{
    clear(&last);
    runner_process_close(fake);
    loop_free(loop);
    return fake_program_close(state);
}

/* Starts a runner's program. */
static struct command *start(const struct queue *runner, const struct order *order, size_t output_bytes,
                             struct outcome *outcome)
{
    struct command *command = NULL;

    clear(outcome);
    command = command_start(loop, runner_process_link(runner), order, output_bytes, note, outcome, &error);
    if (command == NULL)
        fail_msg("%s", error.detail);
    assert_int_equal(outcome->told, 0);
    awaited++;
    return command;
}

/* Runs a script to its end. */
static void run(const char *script, size_t output_bytes, struct outcome *outcome)
{
    fake_program_write("fake", script);
    start(fake, &plain, output_bytes, outcome);
    loop_run(loop);
    assert_int_equal(outcome->told, 1);
}

/* Runs a program by its path to its end. */
static void run_path(const char *path, struct outcome *outcome)
{
    struct queue *runner = open_runner(path, 0);

    start(runner, &plain, AMPLE, outcome);
    loop_run(loop);
    assert_int_equal(outcome->told, 1);
    runner_process_close(runner);
}

static void ends_with(const struct outcome *outcome, enum command_end end, int status)
{
    assert_int_equal(outcome->end, end);
    assert_int_equal(outcome->status, status);
}

/* Makes a FIFO that programs hold open for writing, and opens its other end. */
static int open_lifeline(const char *name)
{
    int fd = -1;

    assert_int_equal(mkfifo(fake_program_path(name), 0600), 0);
    fd = open(fake_program_path(name), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    assert_true(fd >= 0);
    return fd;
}

/* Makes sure that a lifeline was held and that whoever held it is gone. */
static void close_lifeline(const char *name, int fd)
{
    struct pollfd wait = { .fd = fd, .events = POLLIN };
    char byte = '\0';

    assert_int_equal(read(fd, &byte, 1), 1);
    assert_int_equal(poll(&wait, 1, 10000), 1);
    assert_int_equal(read(fd, &byte, 1), 0);
    close(fd);
    assert_int_equal(unlink(fake_program_path(name)), 0);
}

static void tells_the_exit_status(void **state)
{
    (void)state;
    run("exit 0", AMPLE, &last);
    ends_with(&last, COMMAND_EXITED, 0);
    run("exit 1", AMPLE, &last);
    ends_with(&last, COMMAND_EXITED, 1);
    run("exit 255", AMPLE, &last);
    ends_with(&last, COMMAND_EXITED, 255);
}

static void keeps_output_and_errors_apart(void **state)
{
    (void)state;
    run("echo answer; echo trouble >&2; printf more; exit 2", AMPLE, &last);
    ends_with(&last, COMMAND_EXITED, 2);
    assert_string_equal(last.out, "answer\nmore");
    assert_string_equal(last.err, "trouble\n");
}

static void takes_no_output_for_empty_text(void **state)
{
    (void)state;
    run(":", AMPLE, &last);
    assert_int_equal(last.out_length, 0);
    assert_int_equal(last.err_length, 0);
}

static void keeps_every_byte(void **state)
{
    (void)state;
    run("printf 'a\\000\\001\\377\\r\\n\\000'; printf '\\000\\376' >&2", AMPLE, &last);
    assert_int_equal(last.out_length, 7);
    assert_memory_equal(last.out, "a\0\1\377\r\n\0", 7);
    assert_int_equal(last.err_length, 2);
    assert_memory_equal(last.err, "\0\376", 2);
}

static void keeps_long_output_in_order(void **state)
{
    const char *place = NULL;

    (void)state;
    run("seq 200000", AMPLE, &last);
    place = last.out;
    for (int i = 1; i <= LINES; i++) {
        char line[16];
        int length = snprintf(line, sizeof(line), "%d\n", i);

        assert_memory_equal(place, line, (size_t)length);
        place += length;
    }
    assert_int_equal(*place, '\0');
}

static void lets_programs_open_their_output_by_name(void **state)
{
    (void)state;
    run("echo out > /dev/stdout; echo err > /dev/stderr", AMPLE, &last);
    assert_string_equal(last.out, "out\n");
    assert_string_equal(last.err, "err\n");
}

static void reads_a_hundred_megabytes(void **state)
{
    (void)state;
    run("head -c 100000000 /dev/zero; printf end", AMPLE, &last);
    ends_with(&last, COMMAND_EXITED, 0);
    assert_int_equal(last.out_length, 100 * MEGABYTE + 3);
}

static void kills_at_one_byte_over_the_output_limit(void **state)
{
    (void)state;
    run("head -c 1000000 /dev/zero", MEGABYTE, &last);
    ends_with(&last, COMMAND_EXITED, 0);
    assert_int_equal(last.out_length, MEGABYTE);
    run("head -c 1000001 /dev/zero; sleep 1000", MEGABYTE, &last);
    ends_with(&last, COMMAND_OUTPUT_LIMIT, SIGKILL);
    assert_int_equal(last.out_length, MEGABYTE);
}

static void kills_a_flood_with_all_that_make_it(void **state)
{
    int fd = open_lifeline("flood");

    (void)state;
    run("exec 3> ${0%/*}/flood; echo >&3; trap '' TERM HUP; yes & yes & sleep 1000", MEGABYTE, &last);
    ends_with(&last, COMMAND_OUTPUT_LIMIT, SIGKILL);
    close_lifeline("flood", fd);
}

static void ends_a_flood_that_a_program_left_behind(void **state)
{
    int fd = open_lifeline("left");

    (void)state;
    run("exec 3> ${0%/*}/left; echo >&3; (while kill -0 $$ 2>/dev/null; do :; done; exec yes) & exit 0", 100, &last);
    ends_with(&last, COMMAND_OUTPUT_LIMIT, 0);
    close_lifeline("left", fd);
}

static void drops_errors_beyond_their_limit(void **state)
{
    (void)state;
    run("head -c 1000000 /dev/zero >&2; echo done", AMPLE, &last);
    ends_with(&last, COMMAND_EXITED, 0);
    assert_int_equal(last.err_length, COMMAND_STDERR_MAX);
    assert_string_equal(last.out, "done\n");
}

static void tells_the_signal_that_ended_a_program(void **state)
{
    const char *const scripts[] = { "kill -KILL $$", "kill -TERM $$", "kill -PIPE $$", "kill -HUP $$",
                                    "kill -USR1 $$", "kill -INT $$",  "kill -ALRM $$" };
    const int signals[] = { SIGKILL, SIGTERM, SIGPIPE, SIGHUP, SIGUSR1, SIGINT, SIGALRM };
    struct queue *runner = NULL;
    sigset_t all;
    sigset_t before;

    /* Whatever the runner was started with. */
    (void)state;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &before);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    runner = open_runner(fake_program_path("signalled"), 0);
    signal(SIGPIPE, SIG_DFL);
    signal(SIGHUP, SIG_DFL);
    sigprocmask(SIG_SETMASK, &before, NULL);
    for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
        fake_program_write("signalled", scripts[i]);
        start(runner, &plain, AMPLE, &last);
        loop_run(loop);
        ends_with(&last, COMMAND_KILLED, signals[i]);
    }
    runner_process_close(runner);
}

static void kills_at_the_time_limit_with_all_children(void **state)
{
    static struct outcome outcomes[2];
    struct queue *runners[2] = { NULL, NULL };
    const char *const scripts[] = {
        "exec 3> ${0%/*}/life0; echo >&3; trap '' TERM HUP INT; (trap '' TERM; sleep 1000; :) & echo so far; sleep "
        "1000",
        "exec 3> ${0%/*}/life1; echo >&3; exec >&- 2>&-; sleep 1000; :",
    };
    const char *const lives[] = { "life0", "life1" };
    const char *const names[] = { "forever", "closed" };
    int fds[2] = { -1, -1 };

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        fds[i] = open_lifeline(lives[i]);
        runners[i] = open_runner(fake_program_write(names[i], scripts[i]), 1);
        start(runners[i], &plain, MEGABYTE, &outcomes[i]);
    }
    loop_run(loop);
    for (size_t i = 0; i < 2; i++) {
        ends_with(&outcomes[i], COMMAND_TIMED_OUT, SIGKILL);
        close_lifeline(lives[i], fds[i]);
    }
    assert_string_equal(outcomes[0].out, "so far\n");
    for (size_t i = 0; i < 2; i++) {
        runner_process_close(runners[i]);
        clear(&outcomes[i]);
    }
}

static void waits_for_a_program_that_closed_its_output(void **state)
{
    (void)state;
    run("echo early; exec >&- 2>&-; sleep 0.1; exit 4", AMPLE, &last);
    ends_with(&last, COMMAND_EXITED, 4);
    assert_string_equal(last.out, "early\n");
}

static void does_not_wait_for_a_child_that_holds_the_output(void **state)
{
    uint64_t began = uv_hrtime();
    pid_t child = 0;

    (void)state;
    run("sleep 1000 & echo $! > ${0%/*}/child; echo started; exit 3", AMPLE, &last);
    ends_with(&last, COMMAND_EXITED, 3);
    assert_string_equal(last.out, "started\n");
    assert_in_range(last.when - began, 0, UINT64_C(10000000000));
    /* It may be what the program was asked to start. */
    child = (pid_t)fake_program_number("child");
    assert_true(child > 1);
    assert_int_equal(kill(child, SIGKILL), 0);
}

static void replace_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void refuses_what_cannot_be_executed(void **state)
{
    const struct {
        const char *name;
        const char *why;
    } cases[] = {
        { "missing", "No such file or directory" },
        { "plain", "Permission denied" },
        { "folder", "Permission denied" },
        { "plain/below", "Not a directory" },
        { "lost", "No such file or directory" },
        { "words", "it is neither a program nor a script with #!" },
        { "empty", "it is neither a program nor a script with #!" },
    };

    (void)state;
    assert_int_equal(chmod(fake_program_write("plain", "exit 0"), 0644), 0);
    assert_int_equal(mkdir(fake_program_path("folder"), 0755), 0);
    replace_text(fake_program_write("lost", ""), "#!/nowhere/sh\n");
    replace_text(fake_program_write("words", ""), "exit 0\n");
    replace_text(fake_program_write("empty", ""), "");
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const char *path = fake_program_path(cases[i].name);
        char detail[ERROR_DETAIL_MAX];

        snprintf(detail, sizeof(detail), "cannot execute %s: %s", path, cases[i].why);
        run_path(path, &last);
        assert_null(last.out);
        assert_int_equal(last.error.code, ERROR_TOOL_MISSING);
        assert_string_equal(last.error.detail, detail);
    }
}

static void gives_programs_a_clean_environment(void **state)
{
    (void)state;
    setenv("IOCAGED_SECRET", "1", 1);
    run_path("/usr/bin/env", &last);
    assert_string_equal(last.out, "PATH=/sbin:/bin:/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin\n"
                                  "HOME=/root\nLC_ALL=C.UTF-8\n");
}

static void gives_programs_an_empty_input(void **state)
{
    (void)state;
    run("cat; echo end", AMPLE, &last);
    assert_string_equal(last.out, "end\n");
    assert_string_equal(last.err, "");
}

static void gives_programs_no_descriptor_of_ours(void **state)
{
    static struct outcome other;

    (void)state;
    fake_program_write("fake", "if [ -e $0.second ]; then\n"
                               "  for i in 0 1 2 3 4 5 6 7 8 9; do\n"
                               "    if (true <&$i) 2>/dev/null; then printf \"$i \"; fi\n"
                               "  done\n"
                               "else\n"
                               "  : >$0.second; sleep 0.1\n"
                               "fi");
    start(fake, &plain, AMPLE, &other);
    while (access(fake_program_path("fake.second"), F_OK) != 0)
        uv_run(loop_uv(loop), UV_RUN_NOWAIT);
    start(fake, &plain, AMPLE, &last);
    loop_run(loop);
    assert_string_equal(last.out, "0 1 2 ");
    clear(&other);
}

static void keeps_each_argument_whole(void **state)
{
    static const char *const words[] = { "a b", "", "'\"", "$(id);`id`", "line\nline", "*", "-x", "\xc3\xa4" };
    struct value_item items[ACTION_COUNT(words)];
    const struct value value = {
        .name = slice_of("words"), .kind = VALUE_LIST, .items = items, .item_count = ACTION_COUNT(words)
    };
    const struct order order = {
        .class = &class, .dialect = &dialect, .action = &actions[WORDS], .values = &value, .value_count = 1
    };

    (void)state;
    fake_program_write("fake", "for i; do printf '<%s>' \"$i\"; done");
    for (size_t i = 0; i < ACTION_COUNT(words); i++)
        items[i] = (struct value_item){ .kind = VALUE_STRING, .text = slice_of(words[i]) };
    start(fake, &order, AMPLE, &last);
    memset(items, 0, sizeof(items)); /* it is sent */
    loop_run(loop);
    assert_string_equal(last.out, "<a b><><'\"><$(id);`id`><line\nline><*><-x><\xc3\xa4>");
}

static void runs_fifty_at_once(void **state)
{
    static struct outcome outcomes[50];
    uint64_t began = uv_hrtime();

    (void)state;
    fake_program_write("fake", "sleep 0.5");
    for (size_t i = 0; i < 50; i++)
        start(fake, &plain, AMPLE, &outcomes[i]);
    loop_run(loop);
    for (size_t i = 0; i < 50; i++) {
        ends_with(&outcomes[i], COMMAND_EXITED, 0);
        /* One after the other they would take 25 seconds. */
        assert_in_range(outcomes[i].when - began, UINT64_C(500000000), UINT64_C(12000000000));
        clear(&outcomes[i]);
    }
}

static void cancels_a_command_with_its_children(void **state)
{
    struct command *command = NULL;
    int fd = open_lifeline("cancel");
    struct pollfd wait = { .fd = fd, .events = POLLIN };

    (void)state;
    fake_program_write("fake", "exec 3> ${0%/*}/cancel; sleep 1000 & echo >&3; sleep 1000");
    command = start(fake, &plain, AMPLE, &last);
    assert_int_equal(poll(&wait, 1, 10000), 1);
    command_cancel(command);
    command_cancel(command);
    assert_int_equal(last.told, 0);
    loop_run(loop);
    assert_int_equal(last.told, 1);
    ends_with(&last, COMMAND_CANCELLED, SIGKILL);
    close_lifeline("cancel", fd);
}

/* Cancels once the program is reaped, while its output is still waited for. */
static void cancel_when_gone(uv_idle_t *idle)
{
    pid_t program = (pid_t)fake_program_number("program");

    if (program <= 1 || kill(program, 0) == 0)
        return;
    uv_idle_stop(idle);
    command_cancel(idle->data);
}

static void cancels_a_command_whose_program_has_ended(void **state)
{
    uv_idle_t idle;
    pid_t child = 0;

    (void)state;
    uv_idle_init(loop_uv(loop), &idle);
    fake_program_write("fake", "sleep 1000 & echo $! > ${0%/*}/child; echo $$ > ${0%/*}/program");
    idle.data = start(fake, &plain, AMPLE, &last);
    uv_idle_start(&idle, cancel_when_gone);
    loop_run(loop);
    assert_int_equal(last.told, 1);
    ends_with(&last, COMMAND_CANCELLED, 0);
    child = (pid_t)fake_program_number("child");
    assert_true(child > 1);
    assert_int_equal(kill(child, SIGKILL), 0);
    uv_close((uv_handle_t *)&idle, NULL);
    uv_run(loop_uv(loop), UV_RUN_NOWAIT);
}

static int count_descriptors(void)
{
    int count = 0;

    for (int fd = 0; fd < DESCRIPTORS; fd++) {
        if (fcntl(fd, F_GETFD) != -1)
            count++;
    }
    return count;
}

static void kills_a_program_whose_output_cannot_be_read(void **state)
{
    int first_free = dup(STDIN_FILENO);
    struct rlimit usual;

    (void)state;
    close(first_free);
    fake_program_write("fake", "echo so far; sleep 1000; :");
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &usual), 0);
    for (int spare = 0; spare < 2; spare++) {
        const struct rlimit few = { .rlim_cur = (rlim_t)(first_free + spare), .rlim_max = usual.rlim_max };

        start(fake, &plain, AMPLE, &last);
        assert_int_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
        loop_run(loop);
        assert_int_equal(setrlimit(RLIMIT_NOFILE, &usual), 0);
        assert_null(last.out);
        assert_int_equal(last.error.code, ERROR_NO_MEMORY);
    }
    run("echo again", AMPLE, &last);
    assert_string_equal(last.out, "again\n");
}

static void leaves_no_descriptor(void **state)
{
    static struct outcome outcomes[10];
    struct queue *missing = open_runner(fake_program_path("missing"), 0);
    struct queue *shell = open_runner("/bin/sh", 0);
    int before = count_descriptors();

    (void)state;
    for (int round = 0; round < 20; round++) {
        for (int i = 0; i < 10; i++) {
            struct command *command = start(i % 3 == 1 ? missing : shell, &plain, AMPLE, &outcomes[i]);

            if (i % 3 == 0)
                command_cancel(command);
        }
        loop_run(loop);
        uv_run(loop_uv(loop), UV_RUN_NOWAIT);
    }
    assert_int_equal(count_descriptors(), before);
    for (int i = 0; i < 10; i++)
        clear(&outcomes[i]);
    runner_process_close(missing);
    runner_process_close(shell);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_the_exit_status),
        cmocka_unit_test(keeps_output_and_errors_apart),
        cmocka_unit_test(takes_no_output_for_empty_text),
        cmocka_unit_test(keeps_every_byte),
        cmocka_unit_test(keeps_long_output_in_order),
        cmocka_unit_test(lets_programs_open_their_output_by_name),
        cmocka_unit_test(reads_a_hundred_megabytes),
        cmocka_unit_test(kills_at_one_byte_over_the_output_limit),
        cmocka_unit_test(kills_a_flood_with_all_that_make_it),
        cmocka_unit_test(ends_a_flood_that_a_program_left_behind),
        cmocka_unit_test(drops_errors_beyond_their_limit),
        cmocka_unit_test(tells_the_signal_that_ended_a_program),
        cmocka_unit_test(kills_at_the_time_limit_with_all_children),
        cmocka_unit_test(waits_for_a_program_that_closed_its_output),
        cmocka_unit_test(does_not_wait_for_a_child_that_holds_the_output),
        cmocka_unit_test(refuses_what_cannot_be_executed),
        cmocka_unit_test(gives_programs_a_clean_environment),
        cmocka_unit_test(gives_programs_an_empty_input),
        cmocka_unit_test(gives_programs_no_descriptor_of_ours),
        cmocka_unit_test(keeps_each_argument_whole),
        cmocka_unit_test(runs_fifty_at_once),
        cmocka_unit_test(cancels_a_command_with_its_children),
        cmocka_unit_test(cancels_a_command_whose_program_has_ended),
        cmocka_unit_test(kills_a_program_whose_output_cannot_be_read),
        cmocka_unit_test(leaves_no_descriptor),
    };

    alarm(WATCHDOG_SECONDS);
    return cmocka_run_group_tests(tests, open_all, close_all);
}
