#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    FILE_MAX = 1024 * 1024
};

struct slice fixture_copy(const char *bytes, size_t length)
{
    char *copy = malloc(length + 1);

    assert_non_null(copy);
    memcpy(copy, bytes, length);
    copy[length] = '\0';
    return (struct slice){ copy, length };
}

struct slice fixture_read(const char *path)
{
    static char bytes[FILE_MAX];
    FILE *file = fopen(path, "rb");
    size_t length = 0;

    if (!file)
        fail_msg("%s: cannot be opened", path);
    length = fread(bytes, 1, sizeof(bytes), file);
    fclose(file);
    return fixture_copy(bytes, length);
}

static int compare(const void *a, const void *b)
{
    return strcmp(a, b);
}

static bool is_case(const char *name, const char *prefix, const char *suffix)
{
    size_t length = strlen(name);
    size_t end = strlen(suffix);

    return strncmp(name, prefix, strlen(prefix)) == 0 && length > end && strcmp(name + length - end, suffix) == 0;
}

void fixture_each(const char *folder, const char *prefix, const char *suffix, const char *other,
                  bool (*check)(const char *path, const char *companion))
{
    static char names[FIXTURE_FILES_MAX][FIXTURE_PATH_MAX / 2];
    DIR *directory = opendir(folder);
    struct dirent *entry = NULL;
    size_t count = 0;
    size_t failed = 0;

    if (!directory)
        fail_msg("%s: no such folder", folder);
    while ((entry = readdir(directory)) && count < FIXTURE_FILES_MAX)
        if (is_case(entry->d_name, prefix, suffix))
            snprintf(names[count++], sizeof(names[0]), "%s", entry->d_name);
    closedir(directory);
    assert_in_range(count, 1, FIXTURE_FILES_MAX - 1);
    qsort(names, count, sizeof(names[0]), compare);
    for (size_t i = 0; i < count; i++) {
        int stem = (int)(strlen(names[i]) - strlen(suffix));
        char path[FIXTURE_PATH_MAX];
        char companion[FIXTURE_PATH_MAX];

        snprintf(path, sizeof(path), "%s/%s", folder, names[i]);
        snprintf(companion, sizeof(companion), "%s/%.*s%s", folder, stem, names[i], other);
        failed += !check(path, companion);
    }
    assert_int_equal(failed, 0);
}

bool fixture_equal(const char *path, const char *got)
{
    struct slice expected = fixture_read(path);
    size_t length = expected.length;
    bool equal = false;

    if (length > 0 && expected.data[length - 1] == '\n')
        length--;
    equal = slice_equal((struct slice){ expected.data, length }, slice_of(got));
    if (!equal)
        fprintf(stderr, "%s: expected %.*s\n    got %s\n", path, (int)length, expected.data, got);
    free((void *)(uintptr_t)expected.data);
    return equal;
}

bool fixture_reads(const char *path, const char *companion, fixture_reader *read)
{
    struct slice text = fixture_read(path);
    struct buffer json;
    struct error error;
    bool done = read(path, text, &json, &error);
    bool good = done && fixture_equal(companion, json.data);

    if (!done)
        fprintf(stderr, "%s: %s\n", path, error.detail);
    buffer_clear(&json);
    free((void *)(uintptr_t)text.data);
    return good;
}

bool fixture_refuses(const char *path, const char *companion, fixture_reader *read)
{
    struct slice text = fixture_read(path);
    struct buffer json;
    struct error error;
    bool done = read(path, text, &json, &error);
    bool good = !done && error.code == ERROR_TOOL_OUTPUT && fixture_equal(companion, error.detail);

    if (done)
        fprintf(stderr, "%s: was read: %s\n", path, json.data);
    buffer_clear(&json);
    free((void *)(uintptr_t)text.data);
    return good;
}
