#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "option_row.h"

enum color {
    COLOR_RED,
    COLOR_GREEN,
};

static const char *const colors[] = { [COLOR_RED] = "red", [COLOR_GREEN] = "green", NULL };

/* Fields of other options serve, as the readers do not ask whose they are. */
static const struct option_row word = {
    .name = "color",
    .read = option_read_word,
    .offset = offsetof(struct options, auth),
    .words = colors,
};
static const struct option_row flag = { .name = "loud", .read = option_read_flag, .flag = true };
static const struct option_row number = {
    .name = "many",
    .read = option_read_number,
    .offset = offsetof(struct options, commands),
    .minimum = 2,
    .maximum = SIZE_MAX,
};

static void assert_refused(const struct option_row *row, const char *text, const char *detail)
{
    static struct options options;
    struct error error = { 0 };

    assert_false(row->read(row, text, &options, &error));
    assert_int_equal(error.code, ERROR_CONFIGURATION);
    assert_string_equal(error.detail, detail);
}

static void reads_a_word_as_its_place_in_the_list(void **state)
{
    static struct options options;
    struct error error = { 0 };

    (void)state;
    assert_true(word.read(&word, "green", &options, &error));
    assert_int_equal(options.auth, COLOR_GREEN);
    assert_true(word.read(&word, "red", &options, &error));
    assert_int_equal(options.auth, COLOR_RED);
    assert_refused(&word, "gree", "color: \"gree\" is not one of: red, green");
    assert_refused(&word, "", "color: \"\" is not one of: red, green");
}

static void reads_a_flag_with_and_without_a_value(void **state)
{
    static struct options options;
    const bool *loud = (const bool *)(const void *)&options;
    struct error error = { 0 };

    (void)state;
    assert_true(flag.read(&flag, NULL, &options, &error));
    assert_true(*loud);
    assert_true(flag.read(&flag, "no", &options, &error));
    assert_false(*loud);
    assert_true(flag.read(&flag, "yes", &options, &error));
    assert_true(*loud);
    assert_refused(&flag, "true", "loud: \"true\" is not one of: yes, no");
    assert_refused(&flag, "", "loud: \"\" is not one of: yes, no");
}

static void reads_a_number_up_to_the_largest(void **state)
{
    static struct options options;
    struct error error = { 0 };

    (void)state;
    assert_true(number.read(&number, "18446744073709551615", &options, &error));
    assert_true(options.commands == SIZE_MAX);
    assert_true(number.read(&number, "0002", &options, &error));
    assert_int_equal(options.commands, 2);
    assert_refused(&number, "18446744073709551616",
                   "many: \"18446744073709551616\" is not a number from 2 to "
                   "18446744073709551615");
    assert_refused(&number, "+2", "many: \"+2\" is not a number from 2 to 18446744073709551615");
}

/* Every row must be one that the command line, the file and the help can read off. */
static void has_rows_that_are_whole(void **state)
{
    (void)state;
    for (size_t i = 0; i < option_row_count; i++) {
        const struct option_row *row = &option_rows[i];

        assert_non_null(row->name);
        assert_non_null(row->doc);
        assert_non_null(row->read);
        assert_false(row->flag && row->value != NULL);
        assert_true(row->minimum <= row->maximum);
        assert_true((row->read == option_read_word) == (row->words != NULL));
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(option_rows[j].name, row->name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_a_word_as_its_place_in_the_list),
        cmocka_unit_test(reads_a_flag_with_and_without_a_value),
        cmocka_unit_test(reads_a_number_up_to_the_largest),
        cmocka_unit_test(has_rows_that_are_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
