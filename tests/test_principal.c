#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "principal.h"

static bool may_touch(const char *pattern, const char *jail)
{
    struct principal principal = { .role = ACCESS_ADMIN };

    snprintf(principal.jails, sizeof(principal.jails), "%s", pattern);
    return principal_may_touch(&principal, slice_of(jail));
}

static void may_touch_any_jail_without_a_pattern(void **state)
{
    (void)state;
    assert_true(may_touch("", "web"));
    assert_true(may_touch("", ""));
}

static void may_touch_what_the_pattern_has(void **state)
{
    (void)state;
    assert_true(may_touch("web", "web"));
    assert_true(may_touch("*", "web"));
    assert_true(may_touch("*", ""));
    assert_true(may_touch("web*", "web"));
    assert_true(may_touch("web*", "web1"));
    assert_true(may_touch("*web", "theweb"));
    assert_true(may_touch("w?b", "wib"));
    assert_true(may_touch("*b*b", "abab"));
    assert_true(may_touch("a*b*c", "aXbXbXc"));
    assert_true(may_touch("a*?c", "abc"));
    assert_true(may_touch("**a**", "bab"));
}

static void may_not_touch_what_the_pattern_has_not(void **state)
{
    (void)state;
    assert_false(may_touch("web", "we"));
    assert_false(may_touch("web", "web1"));
    assert_false(may_touch("web", "Web"));
    assert_false(may_touch("web", ""));
    assert_false(may_touch("web*", "we"));
    assert_false(may_touch("web*", "1web"));
    assert_false(may_touch("*web", "web1"));
    assert_false(may_touch("w?b", "wb"));
    assert_false(may_touch("w?b", "wiib"));
    assert_false(may_touch("?", ""));
    assert_false(may_touch("a*?c", "ac"));
    assert_false(may_touch("a*b*c", "aXcXb"));
    assert_false(may_touch("web", "*"));
    assert_false(may_touch("web1", "web?"));
}

static void compares_a_jail_whole_whatever_is_in_it(void **state)
{
    struct principal principal = { .jails = "web" };

    (void)state;
    assert_true(principal_may_touch(&principal, (struct slice){ "web1", 3 }));
    assert_false(principal_may_touch(&principal, (struct slice){ "web\0", 4 }));
    assert_false(principal_may_touch(&principal, (struct slice){ "web\n", 4 }));
    assert_false(principal_may_touch(&principal, (struct slice){ .data = NULL }));
}

static void is_not_slow_for_any_pattern(void **state)
{
    static char jail[100000];
    struct principal principal = { .jails = "*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*ab" };

    (void)state;
    memset(jail, 'a', sizeof(jail));
    assert_false(principal_may_touch(&principal, (struct slice){ jail, sizeof(jail) }));
}

static void may_do_what_its_role_has_and_less(void **state)
{
    struct principal principal = { .role = ACCESS_OPERATE };

    (void)state;
    assert_true(principal_may_do(&principal, ACCESS_READ));
    assert_true(principal_may_do(&principal, ACCESS_OPERATE));
    assert_false(principal_may_do(&principal, ACCESS_ADMIN));
    principal.role = ACCESS_READ;
    assert_false(principal_may_do(&principal, ACCESS_OPERATE));
    principal.role = ACCESS_ADMIN;
    assert_true(principal_may_do(&principal, ACCESS_ADMIN));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(may_touch_any_jail_without_a_pattern),
        cmocka_unit_test(may_touch_what_the_pattern_has),
        cmocka_unit_test(may_not_touch_what_the_pattern_has_not),
        cmocka_unit_test(compares_a_jail_whole_whatever_is_in_it),
        cmocka_unit_test(is_not_slow_for_any_pattern),
        cmocka_unit_test(may_do_what_its_role_has_and_less),
    };

    return cmocka_run_group_tests_name("principal", tests, NULL, NULL);
}
