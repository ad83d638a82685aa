#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "iocage_sim.h"

/* The stand-in for the shell program, and what both dialects share: the state. */

#define TESTJAIL "611c89ae-c43c-11e5-9602-54ee75595566"

enum {
    PARALLEL = 20,
    WRITES = 40,
};

static void prints_what_the_fixtures_say(void **state)
{
    (void)state;
    sim_check_story("tests/fixtures/iocage_sim");
}

static void keeps_its_state_beside_the_program_without_an_environment(void **state)
{
    char line[2 * SIM_PATH_ROOM];
    char path[SIM_PATH_ROOM];

    (void)state;
    sim_path(path, "bin/iocage");
    snprintf(line, sizeof(line), "env -i PATH=/usr/bin:/bin HOME=/ LC_ALL=C.UTF-8 %s list", path);
    sim_run(line);
    assert_int_equal(sim_result.status, 0);
    assert_non_null(strstr(sim_result.out, TESTJAIL));
    sim_path(path, "bin/iocage-sim.state/host");
    assert_int_equal(access(path, F_OK), 0);
}

static void takes_the_option_before_the_environment(void **state)
{
    char path[SIM_PATH_ROOM];

    (void)state;
    sim_run("iocage --state \"$SCRATCH/other\" destroy -f testjail && iocage list && iocage --state \"$SCRATCH/other\" "
            "list");
    assert_int_equal(sim_result.status, 0);
    assert_non_null(strstr(sim_result.out, "testjail  basejail\nJID  UUID  BOOT  STATE  TAG  TYPE\n"));
    sim_path(path, "other/host");
    assert_int_equal(access(path, F_OK), 0);
}

static void needs_a_folder_for_the_option(void **state)
{
    (void)state;
    sim_run("iocage --state");
    assert_int_equal(sim_result.status, 1);
    assert_string_equal(sim_result.err, "  ERROR: --state needs a folder\n");
    sim_run("iocage --state $(printf %01000d 0) list");
    assert_int_equal(sim_result.status, 1);
    sim_run("iocage --state /dev/null/here list");
    assert_int_equal(sim_result.status, 1);
}

static void run_many(const char *format)
{
    pid_t children[PARALLEL];
    char line[SIM_PATH_ROOM];
    char name[32];

    for (int i = 0; i < PARALLEL; i++) {
        snprintf(line, sizeof(line), format, i);
        snprintf(name, sizeof(name), "run%d", i);
        children[i] = sim_start(line, "/dev/null", name);
    }
    for (int i = 0; i < PARALLEL; i++)
        assert_int_equal(sim_finish(children[i]), 0);
}

static void keeps_all_jails_that_are_created_at_once(void **state)
{
    char row[64];

    (void)state;
    run_many("iocage create tag=many%d");
    sim_run("iocage list");
    assert_int_equal(sim_count_lines(sim_result.out), 1 + 1 + PARALLEL);
    for (int i = 0; i < PARALLEL; i++) {
        snprintf(row, sizeof(row), "  down   many%d ", i);
        assert_non_null(strstr(sim_result.out, row));
    }
}

static void gives_jails_that_are_started_at_once_a_jid_each(void **state)
{
    char row[64];

    (void)state;
    run_many("iocage create tag=many%d start=yes");
    sim_run("iocage list");
    assert_int_equal(sim_count_lines(sim_result.out), 1 + 1 + PARALLEL);
    for (int i = 1; i <= PARALLEL; i++) {
        snprintf(row, sizeof(row), "\n%d ", i);
        assert_non_null(strstr(sim_result.out, row));
    }
}

static void check_whole(const char *text, size_t length)
{
    const char *notes = strstr(text, "\nnotes=");

    assert_non_null(notes);
    notes += strlen("\nnotes=");
    assert_true(*notes == 'a' || *notes == 'b' || *notes == 'n');
    assert_true(*notes == 'n' || strspn(notes, (char[]){ *notes, '\0' }) == length);
    assert_non_null(strstr(text, "\ngitlocation=https\n"));
}

/* Reads the file itself, past the lock: what stands there must be whole at any moment. */
static void replaces_settings_in_one_step(void **state)
{
    static char text[SIM_TEXT_ROOM];
    char path[SIM_PATH_ROOM];
    char line[SIM_PATH_ROOM];
    pid_t child = 0;
    int status = 0;

    (void)state;
    sim_run("iocage list");
    sim_path(path, "state/jails/" TESTJAIL "/settings");
    snprintf(line, sizeof(line),
             "a=$(printf %%06000d 0 | tr 0 a); b=$(printf %%06000d 0 | tr 0 b); i=0\n"
             "while [ $i -lt %d ]; do iocage set notes=$a testjail; iocage set notes=$b testjail; i=$((i + 1)); done",
             WRITES / 2);
    child = sim_start(line, "/dev/null", "writer");
    while (waitpid(child, &status, WNOHANG) == 0) {
        assert_true(sim_read_file(path, text));
        check_whole(text, 6000);
    }
    assert_int_equal(status, 0);
}

static void passes_over_what_a_killed_command_leaves(void **state)
{
    char path[SIM_PATH_ROOM];

    (void)state;
    sim_run("iocage list");
    sim_path(path, "state/jails/" TESTJAIL "/settings.tmp");
    sim_write_file(path, "boot=o");
    sim_path(path, "state/jails/00000000-0000-11e5-9602-54ee75595566");
    assert_int_equal(mkdir(path, 0700), 0);
    sim_run("iocage list && iocage destroy -f testjail && iocage list");
    assert_int_equal(sim_result.status, 0);
    assert_int_equal(sim_count_lines(sim_result.out), 4);
}

static void founds_the_host_again_if_it_was_killed_founding_it(void **state)
{
    char path[SIM_PATH_ROOM];

    (void)state;
    sim_run("iocage list");
    sim_path(path, "state/host");
    assert_int_equal(unlink(path), 0);
    sim_run("iocage list");
    assert_int_equal(sim_result.status, 0);
    assert_non_null(strstr(sim_result.out, TESTJAIL));
}

static void names_the_line_of_a_damaged_file(void **state)
{
    char path[SIM_PATH_ROOM];

    (void)state;
    sim_run("iocage list");
    sim_path(path, "state/jails/" TESTJAIL "/settings");
    sim_write_file(path, "boot=on\ncolour=red\n");
    sim_run("iocage list");
    assert_int_equal(sim_result.status, 1);
    assert_string_equal(sim_result.out, "");
    assert_non_null(strstr(sim_result.err, "/settings:2: not a setting\n"));
    sim_write_file(path, "boot=on\nnotes=cut off");
    sim_run("iocage get boot testjail");
    assert_int_equal(sim_result.status, 1);
    assert_non_null(strstr(sim_result.err, "/settings:2: not a setting\n"));
}

/* A fifo without a writer's last word keeps the question open; the other command must not wait for the answer. */
static void lets_others_work_while_it_asks(void **state)
{
    char fifo[SIM_PATH_ROOM];
    pid_t child = 0;
    int writer = -1;

    (void)state;
    sim_path(fifo, "fifo");
    assert_int_equal(mkfifo(fifo, 0600), 0);
    child = sim_start("exec iocage destroy testjail", fifo, "asking");
    writer = open(fifo, O_WRONLY);
    assert_true(writer >= 0);
    sim_run("until grep -q 'y.N.' \"$SCRATCH/asking.out\"; do :; done; iocage create tag=beside && iocage destroy -f "
            "testjail");
    assert_int_equal(sim_result.status, 0);
    assert_int_equal(write(writer, "y\n", 2), 2);
    close(writer);
    assert_int_equal(sim_finish(child), 1);
    sim_run("cat \"$SCRATCH/asking.err\"; iocage list");
    assert_non_null(strstr(sim_result.out, "  ERROR: testjail not found!\n"));
    assert_non_null(strstr(sim_result.out, "beside"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(prints_what_the_fixtures_say, sim_set_up, sim_tear_down),
        cmocka_unit_test_setup_teardown(keeps_its_state_beside_the_program_without_an_environment, sim_set_up,
                                        sim_tear_down),
        cmocka_unit_test_setup_teardown(takes_the_option_before_the_environment, sim_set_up, sim_tear_down),
        cmocka_unit_test_setup_teardown(needs_a_folder_for_the_option, sim_set_up, sim_tear_down),
        cmocka_unit_test_setup_teardown(keeps_all_jails_that_are_created_at_once, sim_set_up, sim_tear_down),
        cmocka_unit_test_setup_teardown(gives_jails_that_are_started_at_once_a_jid_each, sim_set_up, sim_tear_down),
        cmocka_unit_test_setup_teardown(replaces_settings_in_one_step, sim_set_up, sim_tear_down),
        cmocka_unit_test_setup_teardown(passes_over_what_a_killed_command_leaves, sim_set_up, sim_tear_down),
        cmocka_unit_test_setup_teardown(founds_the_host_again_if_it_was_killed_founding_it, sim_set_up, sim_tear_down),
        cmocka_unit_test_setup_teardown(names_the_line_of_a_damaged_file, sim_set_up, sim_tear_down),
        cmocka_unit_test_setup_teardown(lets_others_work_while_it_asks, sim_set_up, sim_tear_down),
    };

    return cmocka_run_group_tests_name("iocage_sim", tests, NULL, NULL);
}
