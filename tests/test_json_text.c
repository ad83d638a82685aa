#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "fixture.h"
#include "json_text.h"

#define FOLDER "tests/fixtures/json_text"

static bool passes(const char *path, const char *companion)
{
    struct slice text = fixture_read(path);
    struct error error;
    char count[32] = "";
    size_t members = 0;
    bool good = json_text_check(text, &members, &error);

    if (!good)
        fprintf(stderr, "%s: %s\n", path, error.detail);
    snprintf(count, sizeof(count), "%zu", members);
    free((void *)(uintptr_t)text.data);
    return good && fixture_equal(companion, count);
}

static bool is_refused(const char *path, const char *companion)
{
    struct slice text = fixture_read(path);
    struct error error;
    size_t members = 0;
    bool good = json_text_check(text, &members, &error);

    if (good)
        fprintf(stderr, "%s: was let pass\n", path);
    free((void *)(uintptr_t)text.data);
    return !good && error.code == ERROR_NOT_JSON && fixture_equal(companion, error.detail);
}

static void passes_every_right_text_and_counts_its_members(void **state)
{
    (void)state;
    fixture_each(FOLDER, "y_", ".json", ".count", passes);
}

static void refuses_every_wrong_text_where_it_is_wrong(void **state)
{
    (void)state;
    fixture_each(FOLDER, "n_", ".json", ".err", is_refused);
}

/* A byte in place of the ? in text. */
static bool passes_byte(const char *text, int byte)
{
    struct slice copy = fixture_copy(text, strlen(text));
    size_t members = 0;
    struct error error;
    bool good = false;

    *strchr((char *)(uintptr_t)copy.data, '?') = (char)byte;
    good = json_text_check(copy, &members, &error);
    free((void *)(uintptr_t)copy.data);
    return good;
}

static void lets_no_control_byte_or_stray_byte_into_a_string(void **state)
{
    (void)state;
    for (int byte = 0; byte < 256; byte++)
        assert_int_equal(passes_byte("{\"a\": \"b?c\"}", byte),
                         byte >= ' ' && byte < 0x80 && byte != '"' && byte != '\\');
}

static void lets_only_four_kinds_of_blank_stand_between_tokens(void **state)
{
    (void)state;
    for (int byte = 0; byte < 256; byte++) {
        bool blank = byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
        /* A colon, comma or bracket there is json-c's to judge. */
        bool mark = byte != 0 && byte < 0x80 && strchr(":,[]{}", byte);

        if (!mark)
            assert_int_equal(passes_byte("{?\"a\": true}", byte), blank || (byte >= '0' && byte <= '9'));
    }
}

static void finds_an_empty_text_without_fault(void **state)
{
    size_t members = 1;
    struct error error;

    (void)state;
    assert_true(json_text_check(slice_of(""), &members, &error));
    assert_int_equal(members, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(passes_every_right_text_and_counts_its_members),
        cmocka_unit_test(refuses_every_wrong_text_where_it_is_wrong),
        cmocka_unit_test(lets_no_control_byte_or_stray_byte_into_a_string),
        cmocka_unit_test(lets_only_four_kinds_of_blank_stand_between_tokens),
        cmocka_unit_test(finds_an_empty_text_without_fault),
    };

    return cmocka_run_group_tests_name("json_text", tests, NULL, NULL);
}
