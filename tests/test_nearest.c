#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "nearest.h"

static const char *find(const char *wanted, const char *const *names)
{
    struct nearest nearest;

    nearest_init(&nearest, slice_of(wanted));
    for (; *names; names++)
        nearest_offer(&nearest, *names);
    return nearest_name(&nearest);
}

static const char *const actions[] = {
    "createjail", "getdefaultsettings", "getjailsettings", "listjails", "startjail", "stopjail", "df", NULL
};

static void finds_a_name_with_a_letter_missing_added_changed_or_swapped(void **state)
{
    (void)state;
    assert_string_equal(find("listjails", actions), "listjails");
    assert_string_equal(find("listjail", actions), "listjails");
    assert_string_equal(find("llistjails", actions), "listjails");
    assert_string_equal(find("listjaimz", actions), "listjails");
    assert_string_equal(find("ilstjials", actions), "listjails");
    assert_string_equal(find("getjailsetings", actions), "getjailsettings");
}

static void counts_a_swap_of_neighbours_once(void **state)
{
    const char *const names[] = { "abxx", "badc", NULL };

    (void)state;
    /* Two letters changed and two pairs swapped are as near: the first is kept. Without swaps the second were at 4. */
    assert_string_equal(find("abcd", names), "abxx");
    assert_string_equal(find("abcd", names + 1), "badc");
}

static void finds_nothing_when_no_name_is_near(void **state)
{
    const char *const none[] = { NULL };

    (void)state;
    assert_null(find("listjails", none));
    assert_null(find("reboot", actions));
    assert_null(find("", actions));
    assert_null(find("ls", actions));
}

static void allows_a_third_of_the_letters_of_a_long_name(void **state)
{
    (void)state;
    assert_string_equal(find("getdefaultsett", actions), "getdefaultsettings");
    assert_string_equal(find("defaultsettin", actions), "getdefaultsettings");
    assert_null(find("defaultsett", actions));
}

static void keeps_the_first_of_equally_near_names(void **state)
{
    const char *const names[] = { "boot_a", "boot_b", "boot_c", NULL };

    (void)state;
    assert_string_equal(find("boot_x", names), "boot_a");
    assert_string_equal(find("boot_c", names), "boot_c");
}

static void finds_nothing_near_a_name_that_is_too_long(void **state)
{
    char text[NEAREST_NAME_MAX + 2] = "";
    const char *const names[] = { text, NULL };

    (void)state;
    memset(text, 'n', NEAREST_NAME_MAX);
    assert_ptr_equal(find(text, names), text);
    text[NEAREST_NAME_MAX] = 'n';
    assert_null(find(text, names));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_a_name_with_a_letter_missing_added_changed_or_swapped),
        cmocka_unit_test(counts_a_swap_of_neighbours_once),
        cmocka_unit_test(finds_nothing_when_no_name_is_near),
        cmocka_unit_test(allows_a_third_of_the_letters_of_a_long_name),
        cmocka_unit_test(keeps_the_first_of_equally_near_names),
        cmocka_unit_test(finds_nothing_near_a_name_that_is_too_long),
    };

    return cmocka_run_group_tests_name("nearest", tests, NULL, NULL);
}
