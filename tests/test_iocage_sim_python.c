#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "iocage_sim.h"

/* The stand-in for the Python program, how a dialect is chosen, and what a stand-in of either is told to do badly. */

enum {
    PARALLEL = 20
};

#define SHELL_HEADING "JID  UUID  "
#define PYTHON_HEADING "| JID  |   NAME   |"

static void behave(const char *lines)
{
    char path[SIM_PATH_ROOM];

    sim_run("iocage list");
    assert_int_equal(sim_result.status, 0);
    sim_path(path, "state/behaviour");
    sim_write_file(path, lines);
}

static void check(const char *line, int status, const char *out, const char *err)
{
    sim_run(line);
    assert_string_equal(sim_result.err, err);
    assert_string_equal(sim_result.out, out);
    assert_int_equal(sim_result.status, status);
}

static void check_dialect(const char *line, const char *heading)
{
    sim_run(line);
    assert_string_equal(sim_result.err, "");
    assert_int_equal(sim_result.status, 0);
    assert_non_null(strstr(sim_result.out, heading));
}

static int set_up_python(void **state)
{
    int status = sim_set_up(state);

    setenv("IOCAGE_SIM_DIALECT", "python", 1);
    return status;
}

static void prints_what_the_fixtures_say(void **state)
{
    (void)state;
    sim_check_story("tests/fixtures/iocage_sim_python");
}

static void takes_the_dialect_from_its_name_alone(void **state)
{
    char path[SIM_PATH_ROOM];

    (void)state;
    sim_run("ln -s iocage \"$SCRATCH/bin/iocage-sim-python\"");
    check_dialect("env -i \"$SCRATCH/bin/iocage-sim-python\" list", PYTHON_HEADING);
    sim_path(path, "bin/iocage-sim-python.state/host");
    assert_int_equal(access(path, F_OK), 0);
    check_dialect("env -i \"$SCRATCH/bin/iocage\" list", SHELL_HEADING);
    check("env -i \"$SCRATCH/bin/iocage-sim-python\" --version", 0, "Version\t1.2\n", "");
}

static void takes_the_dialect_from_the_option_first(void **state)
{
    (void)state;
    check_dialect("iocage --dialect shell list", SHELL_HEADING);
    check_dialect("iocage --dialect python --state \"$SCRATCH/other\" list", PYTHON_HEADING);
    check("iocage --dialect ruby list", 1, "", "  ERROR: --dialect is shell or python\n");
    check("iocage --dialect", 1, "", "  ERROR: --dialect is shell or python\n");
    check("IOCAGE_SIM_DIALECT=ruby iocage list", 1, "", "  ERROR: IOCAGE_SIM_DIALECT is shell or python\n");
}

static void takes_the_dialect_from_the_state_at_last(void **state)
{
    (void)state;
    check_dialect("iocage list", PYTHON_HEADING);
    check_dialect("env -u IOCAGE_SIM_DIALECT iocage list", PYTHON_HEADING);
    check("env -u IOCAGE_SIM_DIALECT iocage --version", 0, "Version\t1.2\n", "");
    sim_run("iocage --dialect shell list");
    assert_int_equal(sim_result.status, 1);
    assert_string_equal(sim_result.out, "");
    assert_non_null(strstr(sim_result.err, "is the state of a python host, not of a shell one\n"));
}

/* A state of an older stand-in does not name its dialect. */
static void takes_a_state_without_a_dialect_for_the_shells(void **state)
{
    (void)state;
    sim_run("iocage --dialect shell list && sed -i.old /dialect/d \"$SCRATCH/state/host\"");
    assert_int_equal(sim_result.status, 0);
    check_dialect("env -u IOCAGE_SIM_DIALECT iocage list", SHELL_HEADING);
    sim_run("iocage list");
    assert_int_equal(sim_result.status, 1);
    assert_non_null(strstr(sim_result.err, "is the state of a shell host, not of a python one\n"));
}

static void keeps_all_jails_that_are_created_at_once(void **state)
{
    pid_t children[PARALLEL];
    char line[SIM_PATH_ROOM];
    char name[32];

    (void)state;
    for (int i = 0; i < PARALLEL; i++) {
        snprintf(line, sizeof(line), "iocage create -n many%d -r 13.2-RELEASE boot=on", i);
        snprintf(name, sizeof(name), "run%d", i);
        children[i] = sim_start(line, "/dev/null", name);
    }
    for (int i = 0; i < PARALLEL; i++)
        assert_int_equal(sim_finish(children[i]), 0);
    sim_run("iocage get -rh state");
    assert_int_equal(sim_count_lines(sim_result.out), 1 + PARALLEL);
    for (int i = 1; i <= PARALLEL; i++) {
        snprintf(line, sizeof(line), "iocage list -l | grep -c '^| %d '", i);
        check(line, 0, "1\n", "");
    }
}

/* A jail that a hand or an older stand-in left incomplete is no reason to fall over. */
static void lists_a_jail_that_has_nothing(void **state)
{
    char path[SIM_PATH_ROOM];

    (void)state;
    check_dialect("iocage list", PYTHON_HEADING);
    sim_path(path, "state/jails/testjail/settings");
    sim_write_file(path, "");
    check("iocage list -l | grep -c '| testjail | off  | down  | jail | EMPTY   | -   |'", 0, "1\n", "");
    check("iocage get host_hostname testjail", 1, "", "host_hostname is not a valid property!\n");
    check("iocage set host_hostname=x testjail", 0, "host_hostname: none -> x\n", "");
    sim_run(
        "iocage get -r all testjail; iocage start testjail && iocage exec testjail hostname && iocage update testjail");
    assert_int_equal(sim_result.status, 0);
    sim_write_file(path, "colour=red\n");
    sim_run("iocage list");
    assert_int_equal(sim_result.status, 1);
    assert_non_null(strstr(sim_result.err, "/settings:1: not a setting\n"));
}

static void fails_as_it_is_told(void **state)
{
    (void)state;
    behave("# what follows is for start\nfail start 3 the disk is full\n\nfail df 1\n");
    check("iocage start testjail", 3, "", "the disk is full\n");
    check("iocage df", 1, "", "");
    check("iocage get state testjail", 0, "down\n", "");
}

static void fails_whatever_the_command(void **state)
{
    (void)state;
    behave("fail all 7 no more\n");
    check("iocage list", 7, "", "no more\n");
    check("iocage stop testjail", 7, "", "no more\n");
    check("iocage --version", 0, "Version\t1.2\n", "");
}

static void fails_even_at_its_version(void **state)
{
    (void)state;
    behave("fail --version 1 broken\n");
    check("iocage --version", 1, "", "broken\n");
}

static void misbehaves_in_the_other_dialect_too(void **state)
{
    (void)state;
    setenv("IOCAGE_SIM_DIALECT", "shell", 1);
    behave("fail start 3 the disk is full\nprompt stop\n");
    check("iocage start testjail", 3, "", "the disk is full\n");
    check("iocage stop testjail", 0, "  Are you sure ? y[N]: ", "");
}

static void misbehaves_by_the_environment(void **state)
{
    (void)state;
    check("IOCAGE_SIM_BEHAVIOUR='fail df 4 no' iocage df", 4, "", "no\n");
    behave("fail df 5 never\n");
    check("IOCAGE_SIM_BEHAVIOUR='fail df 4 no' iocage df", 4, "", "no\n");
}

static void is_slow_as_it_is_told(void **state)
{
    struct timespec before;
    struct timespec after;

    (void)state;
    behave("slow get 0.2\n");
    clock_gettime(CLOCK_MONOTONIC, &before);
    check("iocage get state testjail", 0, "down\n", "");
    clock_gettime(CLOCK_MONOTONIC, &after);
    assert_true((after.tv_sec - before.tv_sec) * 1000 + (after.tv_nsec - before.tv_nsec) / 1000000 >= 200);
}

static void asks_as_it_is_told(void **state)
{
    (void)state;
    behave("prompt destroy\n");
    check("iocage destroy -f testjail", 1, "\nAre you sure? [y/N]: ", "\niocage-sim asks before destroy\nAborted!\n");
    check("echo n | iocage destroy -f testjail", 0, "\nAre you sure? [y/N]: ", "\niocage-sim asks before destroy\n");
    check("echo y | iocage destroy -f testjail", 0, "\nAre you sure? [y/N]: Destroying testjail\n",
          "\niocage-sim asks before destroy\n");
}

/* The fifo tells when the command runs: it opens its end with the shell's, and hangs with it open. */
static void hangs_until_it_is_killed(void **state)
{
    char fifo[SIM_PATH_ROOM];
    char byte = 0;
    pid_t child = 0;
    int status = 0;
    int reader = -1;

    (void)state;
    behave("hang df\n");
    sim_path(fifo, "fifo");
    assert_int_equal(mkfifo(fifo, 0600), 0);
    child = sim_start("exec iocage df 3>\"$SCRATCH/fifo\"", "/dev/null", "hanging");
    reader = open(fifo, O_RDONLY);
    assert_true(reader >= 0);
    check("iocage get state testjail", 0, "down\n", "");
    assert_int_equal(waitpid(child, &status, WNOHANG), 0);
    assert_int_equal(kill(child, SIGTERM), 0);
    assert_int_equal(read(reader, &byte, 1), 0);
    close(reader);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGTERM);
}

static void refuses_a_line_that_it_does_not_know(void **state)
{
    static const char *const lines[] = {
        "sleep df 2",    "slow df soon", "slow df -1",  "slow df 1e9", "fail df",
        "fail df 256 x", "fail df one",  "hang df now", "prompt df x", "fail",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        behave("");
        behave(lines[i]);
        sim_run("iocage df");
        assert_int_equal(sim_result.status, 1);
        assert_string_equal(sim_result.out, "");
        assert_non_null(strstr(sim_result.err, "  ERROR: behaviour: "));
        sim_run("rm \"$SCRATCH/state/behaviour\"");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(prints_what_the_fixtures_say, set_up_python, sim_tear_down),
        cmocka_unit_test_setup_teardown(takes_the_dialect_from_its_name_alone, sim_set_up, sim_tear_down),
        cmocka_unit_test_setup_teardown(takes_the_dialect_from_the_option_first, set_up_python, sim_tear_down),
        cmocka_unit_test_setup_teardown(takes_the_dialect_from_the_state_at_last, set_up_python, sim_tear_down),
        cmocka_unit_test_setup_teardown(takes_a_state_without_a_dialect_for_the_shells, set_up_python, sim_tear_down),
        cmocka_unit_test_setup_teardown(keeps_all_jails_that_are_created_at_once, set_up_python, sim_tear_down),
        cmocka_unit_test_setup_teardown(lists_a_jail_that_has_nothing, set_up_python, sim_tear_down),
        cmocka_unit_test_setup_teardown(fails_as_it_is_told, set_up_python, sim_tear_down),
        cmocka_unit_test_setup_teardown(fails_whatever_the_command, set_up_python, sim_tear_down),
        cmocka_unit_test_setup_teardown(fails_even_at_its_version, set_up_python, sim_tear_down),
        cmocka_unit_test_setup_teardown(misbehaves_in_the_other_dialect_too, set_up_python, sim_tear_down),
        cmocka_unit_test_setup_teardown(misbehaves_by_the_environment, set_up_python, sim_tear_down),
        cmocka_unit_test_setup_teardown(is_slow_as_it_is_told, set_up_python, sim_tear_down),
        cmocka_unit_test_setup_teardown(asks_as_it_is_told, set_up_python, sim_tear_down),
        cmocka_unit_test_setup_teardown(hangs_until_it_is_killed, set_up_python, sim_tear_down),
        cmocka_unit_test_setup_teardown(refuses_a_line_that_it_does_not_know, set_up_python, sim_tear_down),
    };

    return cmocka_run_group_tests_name("iocage_sim_python", tests, NULL, NULL);
}
