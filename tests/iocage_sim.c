#include "iocage_sim.h"

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
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    UUID_LENGTH = 36,
    UUIDS_MAX = 100,
    LINES_MAX = 1000,
};

static char scratch[] = "/tmp/iocage-sim-XXXXXX";
static char uuids[UUIDS_MAX][UUID_LENGTH + 1];
static const char *fixtures;
struct sim_result sim_result;

void sim_path(char path[SIM_PATH_ROOM], const char *name)
{
    snprintf(path, SIM_PATH_ROOM, "%s/%s", scratch, name);
}

bool sim_read_file(const char *path, char text[SIM_TEXT_ROOM])
{
    FILE *stream = fopen(path, "r");
    size_t length = 0;

    text[0] = '\0';
    if (stream == NULL)
        return false;
    length = fread(text, 1, SIM_TEXT_ROOM - 1, stream);
    text[length] = '\0';
    fclose(stream);
    return true;
}

void sim_write_file(const char *path, const char *text)
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
pid_t sim_start(const char *line, const char *input, const char *name)
{
    char out[SIM_PATH_ROOM];
    char err[SIM_PATH_ROOM];
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

int sim_finish(pid_t child)
{
    int status = 0;

    while (waitpid(child, &status, 0) < 0)
        assert_int_equal(errno, EINTR);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void run_with_input(const char *line, const char *input)
{
    char path[SIM_PATH_ROOM];

    sim_result.status = sim_finish(sim_start(line, input, "run"));
    sim_path(path, "run.out");
    assert_true(sim_read_file(path, sim_result.out));
    sim_path(path, "run.err");
    assert_true(sim_read_file(path, sim_result.err));
}

void sim_run(const char *line)
{
    run_with_input(line, "/dev/null");
}

static bool has_shape(const char *text, const char *shape)
{
    for (; *shape != '\0'; shape++, text++) {
        bool fits = *shape == 'x'   ? isxdigit((unsigned char)*text) != 0
                    : *shape == '0' ? isdigit((unsigned char)*text) != 0
                    : *shape == '@' ? *text == '@' || *text == '_' || *text == ' '
                    : *shape == 'A' ? isalpha((unsigned char)*text) != 0
                    : *shape == '#' ? isdigit((unsigned char)*text) != 0 || *text == ' '
                                    : *text == *shape;

        if (!fits)
            return false;
    }
    return true;
}

/* Tags, snapshots, last_started, what zfs says of a snapshot's age, and a day alone: the longer shape comes first. */
static void blot_dates(char *text)
{
    static const char mark[] = "<date>";
    static const char *const shapes[] = { "0000-00-00@00:00:00", "0000-00-00@00-00-00", "AAA AAA #0 #0:00 0000",
                                          "0000-00-00" };

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
static void fill_marks(char text[SIM_TEXT_ROOM])
{
    static char filled[SIM_TEXT_ROOM];
    const char *from = text;
    size_t length = 0;

    while (*from != '\0' && length + UUID_LENGTH < SIM_TEXT_ROOM - 1) {
        const char *after = from;
        unsigned number = take_mark(&after);

        if (number > 0 && uuids[number][0] != '\0') {
            length += (size_t)snprintf(filled + length, SIM_TEXT_ROOM - length, "%s", uuids[number]);
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

static void sort_lines(char text[SIM_TEXT_ROOM])
{
    static char sorted[SIM_TEXT_ROOM];
    char *lines[LINES_MAX];
    char *rest = NULL;
    size_t count = 0;
    size_t length = 0;

    for (char *line = strtok_r(text, "\n", &rest); line != NULL && count < LINES_MAX;
         line = strtok_r(NULL, "\n", &rest))
        lines[count++] = line;
    qsort(lines, count, sizeof(lines[0]), compare_lines);
    for (size_t i = 0; i < count; i++)
        length += (size_t)snprintf(sorted + length, SIM_TEXT_ROOM - length, "%s\n", lines[i]);
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

static bool check_stream(const char *name, const char *ending, char actual[SIM_TEXT_ROOM])
{
    static char expected[SIM_TEXT_ROOM];
    char path[SIM_PATH_ROOM];

    snprintf(path, sizeof(path), "%s/%s.%s", fixtures, name, ending);
    sim_read_file(path, expected);
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
    static char line[SIM_TEXT_ROOM];
    char status[SIM_TEXT_ROOM];
    char path[SIM_PATH_ROOM];
    bool good = true;

    snprintf(path, sizeof(path), "%s/%s.cmd", fixtures, name);
    assert_true(sim_read_file(path, line));
    fill_marks(line);
    snprintf(path, sizeof(path), "%s/%s.in", fixtures, name);
    run_with_input(line, access(path, R_OK) == 0 ? path : "/dev/null");
    snprintf(path, sizeof(path), "%s/%s.rc", fixtures, name);
    assert_true(sim_read_file(path, status));
    if (sim_result.status != atoi(status)) {
        print_error("%s: status %d instead of %s", name, sim_result.status, status);
        good = false;
    }
    good = check_stream(name, "out", sim_result.out) && good;
    return check_stream(name, "err", sim_result.err) && good;
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

size_t sim_count_lines(const char *text)
{
    size_t lines = 0;

    for (; *text != '\0'; text++)
        lines += *text == '\n';
    return lines;
}

void sim_check_story(const char *name)
{
    struct dirent **cases = NULL;
    int count = 0;
    int bad = 0;

    fixtures = name;
    count = scandir(fixtures, &cases, is_case, by_bytes);
    assert_true(count > 0);
    for (int i = 0; i < count; i++) {
        cases[i]->d_name[strlen(cases[i]->d_name) - strlen(".cmd")] = '\0';
        bad += !check_case(cases[i]->d_name);
        free(cases[i]);
    }
    free(cases);
    assert_int_equal(bad, 0);
}

static void set_environment(void)
{
    char path[SIM_PATH_ROOM];
    char search[SIM_PATH_ROOM + 32];

    sim_path(path, "state");
    snprintf(search, sizeof(search), "%s/bin:/usr/bin:/bin", scratch);
    setenv("PATH", search, 1);
    setenv("SCRATCH", scratch, 1);
    setenv("IOCAGE_SIM_STATE", path, 1);
    setenv("LC_ALL", "C", 1);
    unsetenv("IOCAGE_SIM_DIALECT");
    unsetenv("IOCAGE_SIM_BEHAVIOUR");
}

/* A fresh host for each test, and a folder with the program under the name by which the fixtures call it. */
int sim_set_up(void **state)
{
    static char program[PATH_MAX];
    const char *given = getenv("IOCAGE_SIM");
    char path[SIM_PATH_ROOM];

    (void)state;
    if (program[0] == '\0' && realpath(given == NULL ? "build/iocage-sim" : given, program) == NULL) {
        print_error("%s: %s\n", given == NULL ? "build/iocage-sim" : given, strerror(errno));
        return -1;
    }
    memcpy(scratch + strlen(scratch) - 6, "XXXXXX", 6);
    if (mkdtemp(scratch) == NULL)
        return -1;
    sim_path(path, "bin");
    if (mkdir(path, 0700) != 0)
        return -1;
    sim_path(path, "bin/iocage");
    set_environment();
    memset(uuids, 0, sizeof(uuids));
    return symlink(program, path);
}

int sim_tear_down(void **state)
{
    (void)state;
    return sim_finish(sim_start("rm -rf \"$SCRATCH\"", "/dev/null", "last"));
}
