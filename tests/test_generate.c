#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

/* Each tests/golden/refusals/CASE.json is a schema that the generator must refuse with exactly the text of CASE.err.
 * CASE.example, if there, is the example file of its action, CASE.errors that of the errors. GOLDEN=write writes the
 * .err files for review. */

enum {
    TEXT_MAX = 65536,
    CASES_MAX = 512
};

static char folder[] = "/tmp/iocaged-generate.XXXXXX";
static char root[4096];

static char *read_text(const char *path)
{
    FILE *stream = fopen(path, "r");
    char *text = calloc(1, TEXT_MAX);

    assert_non_null(text);
    if (stream == NULL) {
        free(text);
        return NULL;
    }
    (void)fread(text, 1, TEXT_MAX - 1, stream);
    fclose(stream);
    return text;
}

static void write_text(const char *path, const char *text)
{
    FILE *stream = fopen(path, "w");

    assert_non_null(stream);
    fputs(text, stream);
    fclose(stream);
}

/* Copies a file of tests/golden to a path in the folder; falls back to another if it is not there. */
static void copy(const char *from, const char *otherwise, const char *to)
{
    char path[8192];
    char *text = NULL;

    snprintf(path, sizeof(path), "%s/tests/golden/%s", root, from);
    text = read_text(path);
    if (text == NULL) {
        snprintf(path, sizeof(path), "%s/tests/golden/%s", root, otherwise);
        text = read_text(path);
    }
    assert_non_null(text);
    write_text(to, text);
    free(text);
}

static void copy_accepted(void)
{
    copy("errors.json", "errors.json", "schema/errors.json");
    copy("show.example", "show.example", "schema/examples/iocage/show.json");
    copy("accepted.json", "accepted.json", "schema/iocage.json");
}

/* Runs the generator in the folder; its messages go to the file `messages`. Returns its exit status. */
static int generate(void)
{
    const char *program = getenv("GENERATE");
    char path[8192];
    int status = 0;
    pid_t pid = 0;

    snprintf(path, sizeof(path), "%s/%s", root, program != NULL ? program : "build/out/generate");
    pid = fork();
    if (pid == 0) {
        if (freopen("messages", "w", stderr) == NULL)
            _exit(126);
        execl(path, path, "schema", "generated", "iocage", (char *)NULL);
        _exit(127);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void remove_products(void)
{
    static const char *const files[] = { "errors.c",          "errors.h",         "classes.c",
                                         "iocage.c",          "iocage.h",         "iocage.md",
                                         "iocage_contract.c", "iocage_lexers.re", "iocage_settings.c" };

    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        char path[64];

        snprintf(path, sizeof(path), "generated/%s", files[i]);
        unlink(path);
    }
}

static size_t count_products(void)
{
    DIR *directory = opendir("generated");
    size_t count = 0;

    assert_non_null(directory);
    for (struct dirent *entry = readdir(directory); entry != NULL; entry = readdir(directory))
        count += entry->d_name[0] != '.';
    closedir(directory);
    return count;
}

static void refuses_with_the_exact_message(void **state)
{
    const char *name = *state;
    char from[300], err[8192];
    char *messages = NULL, *expected = NULL;

    snprintf(from, sizeof(from), "refusals/%s.example", name);
    copy(from, "show.example", "schema/examples/iocage/show.json");
    snprintf(from, sizeof(from), "refusals/%s.errors", name);
    copy(from, "errors.json", "schema/errors.json");
    snprintf(from, sizeof(from), "refusals/%s.json", name);
    copy(from, from, "schema/iocage.json");
    remove_products(); /* of a case before that was not refused */
    assert_int_equal(generate(), 1);
    messages = read_text("messages");
    assert_non_null(messages);
    snprintf(err, sizeof(err), "%s/tests/golden/refusals/%s.err", root, name);
    if (getenv("GOLDEN") != NULL)
        write_text(err, messages);
    expected = read_text(err);
    assert_non_null(expected);
    assert_string_equal(messages, expected);
    assert_true(strlen(expected) > 0);
    assert_int_equal(count_products(), 0);
    free(messages);
    free(expected);
}

/* How often a word stands in a product. */
static size_t count_in(const char *path, const char *word)
{
    char *text = read_text(path);
    size_t count = 0;

    assert_non_null(text);
    for (const char *at = strstr(text, word); at != NULL; at = strstr(at + 1, word))
        count++;
    free(text);
    return count;
}

static void tells_the_types_that_name_a_jail(void **state)
{
    (void)state;
    copy_accepted();
    assert_int_equal(generate(), 0);
    assert_int_equal(count_in("generated/iocage.c", ".name = \"jail\",\n        .doc = \"a jail\""), 1);
    assert_int_equal(count_in("generated/iocage.c", ".jail = true"), 1);
}

static void tells_the_types_that_are_secret(void **state)
{
    (void)state;
    copy("show.example", "show.example", "schema/examples/iocage/show.json");
    copy("accepted.json", "accepted.json", "schema/iocage.json");
    assert_int_equal(generate(), 0);
    assert_int_equal(count_in("generated/iocage.c", ".secret = true"), 1);
}

static void leaves_an_unchanged_file_alone(void **state)
{
    struct stat before, after;
    char *text = NULL, *again = NULL;

    (void)state;
    copy_accepted();
    assert_int_equal(generate(), 0);
    text = read_text("generated/iocage.c");
    assert_int_equal(stat("generated/iocage.c", &before), 0);
    assert_int_equal(generate(), 0);
    again = read_text("generated/iocage.c");
    assert_int_equal(stat("generated/iocage.c", &after), 0);
    assert_string_equal(text, again);
    assert_int_equal(before.st_mtim.tv_sec, after.st_mtim.tv_sec);
    assert_int_equal(before.st_mtim.tv_nsec, after.st_mtim.tv_nsec);
    free(text);
    free(again);
}

static int enter(void **state)
{
    (void)state;
    if (getcwd(root, sizeof(root)) == NULL || mkdtemp(folder) == NULL || chdir(folder) != 0)
        return -1;
    if (mkdir("schema", 0700) != 0 || mkdir("schema/examples", 0700) != 0 ||
        mkdir("schema/examples/iocage", 0700) != 0 || mkdir("generated", 0700) != 0)
        return -1;
    return 0;
}

static int leave(void **state)
{
    (void)state;
    remove_products();
    unlink("schema/examples/iocage/show.json");
    unlink("schema/iocage.json");
    unlink("schema/errors.json");
    unlink("messages");
    rmdir("schema/examples/iocage");
    rmdir("schema/examples");
    rmdir("schema");
    rmdir("generated");
    return chdir(root) == 0 && rmdir(folder) == 0 ? 0 : -1;
}

int main(void)
{
    static char names[CASES_MAX][128];
    static struct CMUnitTest tests[CASES_MAX + 3];
    DIR *directory = opendir("tests/golden/refusals");
    size_t count = 0;

    if (directory == NULL)
        return 1;
    for (struct dirent *entry = readdir(directory); entry != NULL && count < CASES_MAX; entry = readdir(directory)) {
        size_t length = strlen(entry->d_name);

        if (length < 6 || length > 127 || strcmp(entry->d_name + length - 5, ".json") != 0)
            continue;
        memcpy(names[count], entry->d_name, length - 5);
        tests[count] = (struct CMUnitTest){ .name = names[count],
                                            .test_func = refuses_with_the_exact_message,
                                            .initial_state = names[count] };
        count++;
    }
    closedir(directory);
    tests[count++] = (struct CMUnitTest){ .name = "tells_the_types_that_name_a_jail",
                                          .test_func = tells_the_types_that_name_a_jail };
    tests[count++] =
        (struct CMUnitTest){ .name = "tells_the_types_that_are_secret", .test_func = tells_the_types_that_are_secret };
    tests[count++] =
        (struct CMUnitTest){ .name = "leaves_an_unchanged_file_alone", .test_func = leaves_an_unchanged_file_alone };
    return _cmocka_run_group_tests("generate", tests, count, enter, leave);
}
