#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * Runs the built stand-in (from the environment's IOCAGE_SIM, or build/iocage-sim) and holds what it prints against
 * tests/fixtures/iocage_sim: NAME.cmd is a line for sh, NAME.out .err .rc its two streams and status (no .out or .err:
 * nothing on it), NAME.in its standard input. The cases are one story on one fresh host, in the order of their names.
 * <uuid1>, <uuid2>… stand for UUIDs that the program makes, the same one each time; <date> for a date and time. In a
 * case whose name ends in -anyorder the lines may stand in any order, since jails are sorted by such UUIDs.
 */

#define FIXTURES "tests/fixtures/iocage_sim"
#define TESTJAIL "611c89ae-c43c-11e5-9602-54ee75595566"

enum {
    TEXT_ROOM = 65536, /* bytes of a stream, NUL included */
    PATH_ROOM = 512,
    UUID_LENGTH = 36,
    UUIDS_MAX = 100,
    PARALLEL = 20,
    LINES_MAX = 1000,
    WRITES = 40,
};

struct result {
    int status;
    char out[TEXT_ROOM];
    char err[TEXT_ROOM];
};

static char scratch[] = "/tmp/iocage-sim-XXXXXX";
static char uuids[UUIDS_MAX][UUID_LENGTH + 1];
static struct result result;

static void scratch_path(char path[PATH_ROOM], const char *name)
{
    snprintf(path, PATH_ROOM, "%s/%s", scratch, name);
}

static bool read_file(const char *path, char text[TEXT_ROOM])
{
    FILE *stream = fopen(path, "r");
    size_t length = 0;

    text[0] = '\0';
    if (stream == NULL)
        return false;
    length = fread(text, 1, TEXT_ROOM - 1, stream);
    text[length] = '\0';
    fclose(stream);
    return true;
}

static void write_file(const char *path, const char *text)
{
    FILE *stream = fopen(path, "w");

    assert_non_null(stream);
    fputs(text, stream);
    assert_int_equal(fclose(stream), 0);
}

static void redirect(int descriptor, const char *path, int flags)
{
    int file = open(path, flags, 0600);

    if (file < 0 || dup2(file, descriptor) < 0)
        _exit(125);
    close(file);
}

/* Starts a line of sh, both streams to files of this name in the scratch folder. */
static pid_t start(const char *line, const char *input, const char *name)
{
    char out[PATH_ROOM];
    char err[PATH_ROOM];
    pid_t child = 0;

    snprintf(out, sizeof(out), "%s/%s.out", scratch, name);
    snprintf(err, sizeof(err), "%s/%s.err", scratch, name);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        redirect(STDIN_FILENO, input, O_RDONLY);
        redirect(STDOUT_FILENO, out, O_WRONLY | O_CREAT | O_TRUNC);
        redirect(STDERR_FILENO, err, O_WRONLY | O_CREAT | O_TRUNC);
        execl("/bin/sh", "sh", "-c", line, (char *)NULL);
        _exit(126);
    }
    return child;
}

static int finish(pid_t child)
{
    int status = 0;

    while (waitpid(child, &status, 0) < 0)
        assert_int_equal(errno, EINTR);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void run_with_input(const char *line, const char *input)
{
    char path[PATH_ROOM];

    result.status = finish(start(line, input, "run"));
    scratch_path(path, "run.out");
    assert_true(read_file(path, result.out));
    scratch_path(path, "run.err");
    assert_true(read_file(path, result.err));
}

static void run(const char *line)
{
    run_with_input(line, "/dev/null");
}

static bool has_shape(const char *text, const char *shape)
{
    for (; *shape != '\0'; shape++, text++) {
        bool fits = *shape == 'x'   ? isxdigit((unsigned char)*text) != 0
                    : *shape == '0' ? isdigit((unsigned char)*text) != 0
                    : *shape == '@' ? *text == '@' || *text == '_'
                    : *shape == 'A' ? isalpha((unsigned char)*text) != 0
                    : *shape == '#' ? isdigit((unsigned char)*text) != 0 || *text == ' '
                                    : *text == *shape;

        if (!fits)
            return false;
    }
    return true;
}

/* Tags, snapshots, what zfs says of a snapshot's age, and a day alone: the longer shape comes first. */
static void blot_dates(char *text)
{
    static const char mark[] = "<date>";
    static const char *const shapes[] = { "0000-00-00@00:00:00", "AAA AAA #0 #0:00 0000", "0000-00-00" };

    for (; *text != '\0'; text++) {
        size_t shape = 0;

        while (shape < sizeof(shapes) / sizeof(shapes[0]) && !has_shape(text, shapes[shape]))
            shape++;
        if (shape == sizeof(shapes) / sizeof(shapes[0]))
            continue;
        memcpy(text, mark, strlen(mark));
        memmove(text + strlen(mark), text + strlen(shapes[shape]), strlen(text + strlen(shapes[shape])) + 1);
    }
}

/* Reads <uuidN> at *text and steps over it. Returns N, or 0 if there is none. */
static unsigned take_mark(const char **text)
{
    unsigned number = 0;
    int length = 0;

    if (sscanf(*text, "<uuid%2u>%n", &number, &length) != 1 || length == 0 || number >= UUIDS_MAX)
        return 0;
    *text += length;
    return number;
}

/* Puts the UUIDs that are known into the place of their marks. */
static void fill_marks(char text[TEXT_ROOM])
{
    static char filled[TEXT_ROOM];
    const char *from = text;
    size_t length = 0;

    while (*from != '\0' && length + UUID_LENGTH < TEXT_ROOM - 1) {
        const char *after = from;
        unsigned number = take_mark(&after);

        if (number > 0 && uuids[number][0] != '\0') {
            length += (size_t)snprintf(filled + length, TEXT_ROOM - length, "%s", uuids[number]);
            from = after;
        } else {
            filled[length++] = *from++;
        }
    }
    filled[length] = '\0';
    memcpy(text, filled, length + 1);
}

static int compare_lines(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static void sort_lines(char text[TEXT_ROOM])
{
    static char sorted[TEXT_ROOM];
    char *lines[LINES_MAX];
    char *rest = NULL;
    size_t count = 0;
    size_t length = 0;

    for (char *line = strtok_r(text, "\n", &rest); line != NULL && count < LINES_MAX;
         line = strtok_r(NULL, "\n", &rest))
        lines[count++] = line;
    qsort(lines, count, sizeof(lines[0]), compare_lines);
    for (size_t i = 0; i < count; i++)
        length += (size_t)snprintf(sorted + length, TEXT_ROOM - length, "%s\n", lines[i]);
    memcpy(text, sorted, length);
    text[length] = '\0';
}

/* Marks that are left in the expected text take the UUIDs that stand there. */
static bool matches(const char *expected, const char *actual)
{
    while (*expected != '\0') {
        unsigned number = take_mark(&expected);

        if (number == 0) {
            if (*expected++ != *actual++)
                return false;
            continue;
        }
        if (!has_shape(actual, "xxxxxxxx-xxxx-1xxx-xxxx-xxxxxxxxxxxx"))
            return false;
        if (uuids[number][0] != '\0' && strncmp(uuids[number], actual, UUID_LENGTH) != 0)
            return false;
        memcpy(uuids[number], actual, UUID_LENGTH);
        actual += UUID_LENGTH;
    }
    return *actual == '\0';
}

static bool check_stream(const char *name, const char *ending, char actual[TEXT_ROOM])
{
    static char expected[TEXT_ROOM];
    char path[PATH_ROOM];

    snprintf(path, sizeof(path), FIXTURES "/%s.%s", name, ending);
    read_file(path, expected);
    fill_marks(expected);
    blot_dates(expected);
    blot_dates(actual);
    if (strstr(name, "-anyorder") != NULL) {
        sort_lines(expected);
        sort_lines(actual);
    }
    if (matches(expected, actual))
        return true;
    print_error("%s.%s\n--- expected\n%s--- printed\n%s---\n", name, ending, expected, actual);
    return false;
}

static bool check_case(const char *name)
{
    static char line[TEXT_ROOM];
    char status[TEXT_ROOM];
    char path[PATH_ROOM];
    bool good = true;

    snprintf(path, sizeof(path), FIXTURES "/%s.cmd", name);
    assert_true(read_file(path, line));
    fill_marks(line);
    snprintf(path, sizeof(path), FIXTURES "/%s.in", name);
    run_with_input(line, access(path, R_OK) == 0 ? path : "/dev/null");
    snprintf(path, sizeof(path), FIXTURES "/%s.rc", name);
    assert_true(read_file(path, status));
    if (result.status != atoi(status)) {
        print_error("%s: status %d instead of %s", name, result.status, status);
        good = false;
    }
    good = check_stream(name, "out", result.out) && good;
    return check_stream(name, "err", result.err) && good;
}

static int is_case(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);

    return length > 4 && strcmp(entry->d_name + length - 4, ".cmd") == 0;
}

static int by_bytes(const struct dirent **left, const struct dirent **right)
{
    return strcmp((*left)->d_name, (*right)->d_name);
}

static void prints_what_the_fixtures_say(void **state)
{
    struct dirent **cases = NULL;
    int count = scandir(FIXTURES, &cases, is_case, by_bytes);
    int bad = 0;

    (void)state;
    assert_true(count > 0);
    for (int i = 0; i < count; i++) {
        cases[i]->d_name[strlen(cases[i]->d_name) - strlen(".cmd")] = '\0';
        bad += !check_case(cases[i]->d_name);
        free(cases[i]);
    }
    free(cases);
    assert_int_equal(bad, 0);
}

static void keeps_its_state_beside_the_program_without_an_environment(void **state)
{
    char line[2 * PATH_ROOM];
    char path[PATH_ROOM];

    (void)state;
    snprintf(line, sizeof(line), "env -i PATH=/usr/bin:/bin HOME=/ LC_ALL=C.UTF-8 %s/bin/iocage list", scratch);
    run(line);
    assert_int_equal(result.status, 0);
    assert_non_null(strstr(result.out, TESTJAIL));
    scratch_path(path, "bin/iocage-sim.state/host");
    assert_int_equal(access(path, F_OK), 0);
}

static void takes_the_option_before_the_environment(void **state)
{
    char path[PATH_ROOM];

    (void)state;
    run("iocage --state \"$SCRATCH/other\" destroy -f testjail && iocage list && iocage --state \"$SCRATCH/other\" "
        "list");
    assert_int_equal(result.status, 0);
    assert_non_null(strstr(result.out, "testjail  basejail\nJID  UUID  BOOT  STATE  TAG  TYPE\n"));
    scratch_path(path, "other/host");
    assert_int_equal(access(path, F_OK), 0);
}

static void needs_a_folder_for_the_option(void **state)
{
    (void)state;
    run("iocage --state");
    assert_int_equal(result.status, 1);
    assert_string_equal(result.err, "  ERROR: --state needs a folder\n");
    run("iocage --state $(printf %01000d 0) list");
    assert_int_equal(result.status, 1);
    run("iocage --state /dev/null/here list");
    assert_int_equal(result.status, 1);
}

static void run_many(const char *format)
{
    pid_t children[PARALLEL];
    char line[PATH_ROOM];
    char name[32];

    for (int i = 0; i < PARALLEL; i++) {
        snprintf(line, sizeof(line), format, i);
        snprintf(name, sizeof(name), "run%d", i);
        children[i] = start(line, "/dev/null", name);
    }
    for (int i = 0; i < PARALLEL; i++)
        assert_int_equal(finish(children[i]), 0);
}

static size_t count_lines(const char *text)
{
    size_t lines = 0;

    for (; *text != '\0'; text++)
        lines += *text == '\n';
    return lines;
}

static void keeps_all_jails_that_are_created_at_once(void **state)
{
    char row[64];

    (void)state;
    run_many("iocage create tag=many%d");
    run("iocage list");
    assert_int_equal(count_lines(result.out), 1 + 1 + PARALLEL);
    for (int i = 0; i < PARALLEL; i++) {
        snprintf(row, sizeof(row), "  down   many%d ", i);
        assert_non_null(strstr(result.out, row));
    }
}

static void gives_jails_that_are_started_at_once_a_jid_each(void **state)
{
    char row[64];

    (void)state;
    run_many("iocage create tag=many%d start=yes");
    run("iocage list");
    assert_int_equal(count_lines(result.out), 1 + 1 + PARALLEL);
    for (int i = 1; i <= PARALLEL; i++) {
        snprintf(row, sizeof(row), "\n%d ", i);
        assert_non_null(strstr(result.out, row));
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
    static char text[TEXT_ROOM];
    char path[PATH_ROOM];
    char line[PATH_ROOM];
    pid_t child = 0;
    int status = 0;

    (void)state;
    run("iocage list");
    scratch_path(path, "state/jails/" TESTJAIL "/settings");
    snprintf(line, sizeof(line),
             "a=$(printf %%06000d 0 | tr 0 a); b=$(printf %%06000d 0 | tr 0 b); i=0\n"
             "while [ $i -lt %d ]; do iocage set notes=$a testjail; iocage set notes=$b testjail; i=$((i + 1)); done",
             WRITES / 2);
    child = start(line, "/dev/null", "writer");
    while (waitpid(child, &status, WNOHANG) == 0) {
        assert_true(read_file(path, text));
        check_whole(text, 6000);
    }
    assert_int_equal(status, 0);
}

static void passes_over_what_a_killed_command_leaves(void **state)
{
    char path[PATH_ROOM];

    (void)state;
    run("iocage list");
    scratch_path(path, "state/jails/" TESTJAIL "/settings.tmp");
    write_file(path, "boot=o");
    scratch_path(path, "state/jails/00000000-0000-11e5-9602-54ee75595566");
    assert_int_equal(mkdir(path, 0700), 0);
    run("iocage list && iocage destroy -f testjail && iocage list");
    assert_int_equal(result.status, 0);
    assert_int_equal(count_lines(result.out), 4);
}

static void founds_the_host_again_if_it_was_killed_founding_it(void **state)
{
    char path[PATH_ROOM];

    (void)state;
    run("iocage list");
    scratch_path(path, "state/host");
    assert_int_equal(unlink(path), 0);
    run("iocage list");
    assert_int_equal(result.status, 0);
    assert_non_null(strstr(result.out, TESTJAIL));
}

static void names_the_line_of_a_damaged_file(void **state)
{
    char path[PATH_ROOM];

    (void)state;
    run("iocage list");
    scratch_path(path, "state/jails/" TESTJAIL "/settings");
    write_file(path, "boot=on\ncolour=red\n");
    run("iocage list");
    assert_int_equal(result.status, 1);
    assert_string_equal(result.out, "");
    assert_non_null(strstr(result.err, "/settings:2: not a setting\n"));
    write_file(path, "boot=on\nnotes=cut off");
    run("iocage get boot testjail");
    assert_int_equal(result.status, 1);
    assert_non_null(strstr(result.err, "/settings:2: not a setting\n"));
}

/* A fifo without a writer's last word keeps the question open; the other command must not wait for the answer. */
static void lets_others_work_while_it_asks(void **state)
{
    char fifo[PATH_ROOM];
    pid_t child = 0;
    int writer = -1;

    (void)state;
    scratch_path(fifo, "fifo");
    assert_int_equal(mkfifo(fifo, 0600), 0);
    child = start("exec iocage destroy testjail", fifo, "asking");
    writer = open(fifo, O_WRONLY);
    assert_true(writer >= 0);
    run("until grep -q 'y.N.' \"$SCRATCH/asking.out\"; do :; done; iocage create tag=beside && iocage destroy -f "
        "testjail");
    assert_int_equal(result.status, 0);
    assert_int_equal(write(writer, "y\n", 2), 2);
    close(writer);
    assert_int_equal(finish(child), 1);
    run("cat \"$SCRATCH/asking.err\"; iocage list");
    assert_non_null(strstr(result.out, "  ERROR: testjail not found!\n"));
    assert_non_null(strstr(result.out, "beside"));
}

static void set_environment(void)
{
    char path[PATH_ROOM];
    char search[PATH_ROOM + 32];

    scratch_path(path, "state");
    snprintf(search, sizeof(search), "%s/bin:/usr/bin:/bin", scratch);
    setenv("PATH", search, 1);
    setenv("SCRATCH", scratch, 1);
    setenv("IOCAGE_SIM_STATE", path, 1);
    setenv("LC_ALL", "C", 1);
}

/* A fresh host for each test, and a folder with the program under the name by which the fixtures call it. */
static int set_up(void **state)
{
    static char program[PATH_MAX];
    const char *given = getenv("IOCAGE_SIM");
    char path[PATH_ROOM];

    (void)state;
    if (program[0] == '\0' && realpath(given == NULL ? "build/iocage-sim" : given, program) == NULL) {
        print_error("%s: %s\n", given == NULL ? "build/iocage-sim" : given, strerror(errno));
        return -1;
    }
    memcpy(scratch + strlen(scratch) - 6, "XXXXXX", 6);
    if (mkdtemp(scratch) == NULL)
        return -1;
    scratch_path(path, "bin");
    if (mkdir(path, 0700) != 0)
        return -1;
    scratch_path(path, "bin/iocage");
    set_environment();
    memset(uuids, 0, sizeof(uuids));
    return symlink(program, path);
}

static int tear_down(void **state)
{
    (void)state;
    return finish(start("rm -rf \"$SCRATCH\"", "/dev/null", "last"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(prints_what_the_fixtures_say, set_up, tear_down),
        cmocka_unit_test_setup_teardown(keeps_its_state_beside_the_program_without_an_environment, set_up, tear_down),
        cmocka_unit_test_setup_teardown(takes_the_option_before_the_environment, set_up, tear_down),
        cmocka_unit_test_setup_teardown(needs_a_folder_for_the_option, set_up, tear_down),
        cmocka_unit_test_setup_teardown(keeps_all_jails_that_are_created_at_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(gives_jails_that_are_started_at_once_a_jid_each, set_up, tear_down),
        cmocka_unit_test_setup_teardown(replaces_settings_in_one_step, set_up, tear_down),
        cmocka_unit_test_setup_teardown(passes_over_what_a_killed_command_leaves, set_up, tear_down),
        cmocka_unit_test_setup_teardown(founds_the_host_again_if_it_was_killed_founding_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(names_the_line_of_a_damaged_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lets_others_work_while_it_asks, set_up, tear_down),
    };

    return cmocka_run_group_tests_name("iocage_sim", tests, NULL, NULL);
}
