#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "audit.h"
#include "fixture.h"

enum {
    WRITERS = 4,
    LINES = 500,
    LINE_LENGTH = 3000,
    FILE_LIMIT = 100, /* bytes, of a file that is soon full */
};

static char folder[] = "/tmp/test_audit.XXXXXX";
static char path[64];
static struct audit *audit;

static void open_file(void)
{
    struct error error;
    int fd = audit_open(path, &error);

    assert_true(fd >= 0);
    audit_set_descriptor(audit, AUDIT_CHANGES, fd);
}

static int set_up(void **state)
{
    (void)state;
    snprintf(path, sizeof(path), "%s/log", folder);
    unlink(path);
    audit = audit_new();
    return audit == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    audit_free(audit);
    return 0;
}

/* The whole file, ended by a NUL. */
static char *read_log(void)
{
    FILE *file = fopen(path, "r");
    char *text = NULL;
    size_t size = 0;

    assert_non_null(file);
    if (getdelim(&text, &size, '\0', file) < 0)
        text[0] = '\0';
    fclose(file);
    return text;
}

static void assert_log(const char *expected)
{
    char *text = read_log();

    assert_string_equal(text, expected);
    free(text);
}

static void writes_each_line_at_the_end_of_a_file_for_root_alone(void **state)
{
    struct stat status;

    (void)state;
    open_file();
    audit_write(audit, AUDIT_CHANGES, slice_of("one"));
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_int_equal(truncate(path, 0), 0);
    audit_write(audit, AUDIT_CHANGES, slice_of("two"));
    assert_log("two\n");
}

static void adds_to_what_is_there(void **state)
{
    (void)state;
    open_file();
    audit_write(audit, AUDIT_CHANGES, slice_of("one"));
    open_file();
    audit_write(audit, AUDIT_CHANGES, slice_of("two"));
    assert_log("one\ntwo\n");
}

static void goes_on_in_a_new_file(void **state)
{
    char renamed[80];

    (void)state;
    open_file();
    audit_write(audit, AUDIT_CHANGES, slice_of("one"));
    snprintf(renamed, sizeof(renamed), "%s.0", path);
    assert_int_equal(rename(path, renamed), 0);
    audit_write(audit, AUDIT_CHANGES, slice_of("two"));
    open_file();
    audit_write(audit, AUDIT_CHANGES, slice_of("three"));
    assert_log("three\n");
    assert_int_equal(unlink(renamed), 0);
}

static void keeps_its_files_apart(void **state)
{
    (void)state;
    open_file();
    assert_true(audit_wants(audit, AUDIT_CHANGES));
    assert_false(audit_wants(audit, AUDIT_ACCESS));
    assert_false(audit_wants(NULL, AUDIT_CHANGES));
    audit_write(audit, AUDIT_ACCESS, slice_of("lost"));
    audit_write(NULL, AUDIT_CHANGES, slice_of("lost"));
    assert_log("");
    audit_set_descriptor(audit, AUDIT_CHANGES, -1);
    assert_false(audit_wants(audit, AUDIT_CHANGES));
    audit_write(audit, AUDIT_CHANGES, slice_of("lost"));
    assert_log("");
}

static void refuses_a_file_that_cannot_be_opened(void **state)
{
    struct error error = { 0 };

    (void)state;
    assert_int_equal(audit_open("/nonexistent/log", &error), -1);
    assert_int_equal(error.code, ERROR_CONFIGURATION);
    assert_string_equal(error.detail, "cannot open /nonexistent/log: No such file or directory");
    assert_int_equal(audit_open(folder, &error), -1);
    /* A pipe that nobody reads: to open it must not wait for somebody. */
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_int_equal(audit_open(path, &error), -1);
}

/* What is said on standard error meanwhile goes to a file, and is returned. */
static int hold_errors(const char *place)
{
    int held = dup(STDERR_FILENO);
    int fd = open(place, O_WRONLY | O_CREAT | O_TRUNC, 0600);

    assert_true(held >= 0 && fd >= 0);
    assert_true(dup2(fd, STDERR_FILENO) >= 0);
    close(fd);
    return held;
}

static void release_errors(int held)
{
    dup2(held, STDERR_FILENO);
    close(held);
}

static size_t count_in(const char *text, const char *word)
{
    size_t count = 0;

    for (const char *at = strstr(text, word); at != NULL; at = strstr(at + 1, word))
        count++;
    return count;
}

static void limit_files(rlim_t bytes)
{
    const struct rlimit limit = { .rlim_cur = bytes, .rlim_max = RLIM_INFINITY };

    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

/* A full disk cuts one line and takes none of those behind it; the next that fits is on a line of its own. */
static void loses_lines_on_a_full_disk_and_says_so_once(void **state)
{
    static char line[70];
    char said_path[80];
    char *text = NULL;
    int held = -1;

    (void)state;
    memset(line, 'x', sizeof(line) - 1);
    snprintf(said_path, sizeof(said_path), "%s/said", folder);
    open_file();
    signal(SIGXFSZ, SIG_IGN);
    held = hold_errors(said_path);
    limit_files(FILE_LIMIT);
    for (int i = 0; i < 5; i++)
        audit_write(audit, AUDIT_CHANGES, slice_of(line));
    limit_files(RLIM_INFINITY);
    audit_write(audit, AUDIT_CHANGES, slice_of("after"));
    audit_write(audit, AUDIT_CHANGES, slice_of("wards"));
    release_errors(held);
    text = read_log();
    assert_int_equal(strlen(text), FILE_LIMIT + strlen("\nafter\nwards\n"));
    assert_string_equal(text + FILE_LIMIT, "\nafter\nwards\n");
    free(text);
    strcpy(path, said_path);
    text = read_log();
    assert_int_equal(count_in(text, "cannot be written"), 1);
    assert_int_equal(count_in(text, "written again; 4 lines are lost"), 1);
    free(text);
    unlink(said_path);
}

static void *write_lines(void *letter)
{
    char line[LINE_LENGTH + 1];

    memset(line, *(const char *)letter, LINE_LENGTH);
    line[LINE_LENGTH] = '\0';
    for (int i = 0; i < LINES; i++)
        audit_write(audit, AUDIT_CHANGES, slice_of(line));
    return NULL;
}

static void mixes_no_lines_of_several_threads(void **state)
{
    static char letters[WRITERS] = { 'a', 'b', 'c', 'd' };
    pthread_t threads[WRITERS];
    char *text = NULL;

    (void)state;
    open_file();
    for (size_t i = 0; i < WRITERS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, write_lines, &letters[i]), 0);
    for (int i = 0; i < 50; i++)
        open_file();
    for (size_t i = 0; i < WRITERS; i++)
        pthread_join(threads[i], NULL);
    text = read_log();
    assert_int_equal(strlen(text), (size_t)WRITERS * LINES * (LINE_LENGTH + 1));
    for (const char *at = text; *at != '\0'; at += LINE_LENGTH + 1) {
        char same[2] = { *at, '\0' };

        assert_int_equal(strspn(at, same), LINE_LENGTH);
        assert_int_equal(at[LINE_LENGTH], '\n');
    }
    free(text);
}

static void tells_of_so_many_strangers_a_minute(void **state)
{
    unsigned missed = 0;

    (void)state;
    for (unsigned i = 0; i < AUDIT_STRANGERS_MAX; i++)
        assert_true(audit_admits_stranger(audit, 1000, &missed));
    for (unsigned i = 0; i < 7; i++)
        assert_false(audit_admits_stranger(audit, 1059, &missed));
    assert_true(audit_admits_stranger(audit, 1060, &missed));
    assert_int_equal(missed, 7);
    assert_true(audit_admits_stranger(audit, 1060, &missed));
    assert_int_equal(missed, 0);
}

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) == NULL;
}

static int remove_folder(void **state)
{
    (void)state;
    snprintf(path, sizeof(path), "%s/log", folder);
    unlink(path);
    return rmdir(folder);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        CASE(writes_each_line_at_the_end_of_a_file_for_root_alone),
        CASE(adds_to_what_is_there),
        CASE(goes_on_in_a_new_file),
        CASE(keeps_its_files_apart),
        CASE(refuses_a_file_that_cannot_be_opened),
        CASE(loses_lines_on_a_full_disk_and_says_so_once),
        CASE(mixes_no_lines_of_several_threads),
        CASE(tells_of_so_many_strangers_a_minute),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
