#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "accounts_text.h"
#include "sample_accounts.h"

static const char text[] = "# account bob role=read\n"
                           "account bobby role=read\n"
                           "\taccount  bob\tpassword=" SAMPLE_SHA512 "  role=admin \r\n"
                           "\n"
                           "key ci hash=" SAMPLE_KEY_HASH " role=read\n"
                           "account last role=read";

static struct slice find(enum account_entry_kind kind, const char *name)
{
    return accounts_text_find(slice_of(text), kind, name);
}

static void finds_the_line_of_a_name(void **state)
{
    (void)state;
    assert_ptr_equal(find(ACCOUNT_ENTRY_ACCOUNT, "bob").data, strstr(text, "\taccount"));
    assert_ptr_equal(find(ACCOUNT_ENTRY_KEY, "ci").data, strstr(text, "key"));
    assert_int_equal(find(ACCOUNT_ENTRY_ACCOUNT, "last").length, strlen("account last role=read"));
    assert_null(find(ACCOUNT_ENTRY_KEY, "bob").data);
    assert_null(find(ACCOUNT_ENTRY_ACCOUNT, "ci").data);
    assert_null(find(ACCOUNT_ENTRY_ACCOUNT, "bo").data);
}

static void finds_values(void **state)
{
    struct slice line = find(ACCOUNT_ENTRY_ACCOUNT, "bob");

    (void)state;
    assert_true(slice_equal(accounts_text_value(line, "role"), slice_of("admin")));
    assert_true(slice_equal(accounts_text_value(line, "password"), slice_of(SAMPLE_SHA512)));
    assert_null(accounts_text_value(line, "word").data);
    assert_null(accounts_text_value(line, "rol").data);
    assert_null(accounts_text_value(line, "jails").data);
    assert_true(slice_equal(accounts_text_value(find(ACCOUNT_ENTRY_ACCOUNT, "last"), "role"), slice_of("read")));
}

static void assert_edited(struct buffer *edited, const char *before, const char *instead, const char *after)
{
    assert_false(edited->failed);
    assert_memory_equal(edited->data, before, strlen(before));
    assert_memory_equal(edited->data + strlen(before), instead, strlen(instead));
    assert_string_equal(edited->data + strlen(before) + strlen(instead), after);
    buffer_clear(edited);
}

static void removes_a_line_and_leaves_the_others(void **state)
{
    struct buffer edited;

    (void)state;
    buffer_init(&edited, 10000);
    accounts_text_remove(slice_of(text), find(ACCOUNT_ENTRY_ACCOUNT, "bob"), &edited);
    assert_edited(&edited, "# account bob role=read\naccount bobby role=read\n", "",
                  "\nkey ci hash=" SAMPLE_KEY_HASH " role=read\naccount last role=read");
    accounts_text_remove(slice_of(text), find(ACCOUNT_ENTRY_ACCOUNT, "last"), &edited);
    assert_int_equal(edited.length, strlen(text) - strlen("account last role=read"));
    buffer_clear(&edited);
}

static void replaces_a_value_and_leaves_the_rest_of_the_line(void **state)
{
    struct buffer edited;

    (void)state;
    buffer_init(&edited, 10000);
    accounts_text_set(slice_of(text), find(ACCOUNT_ENTRY_ACCOUNT, "bob"), "password", "NEW", &edited);
    assert_edited(&edited, "# account bob role=read\naccount bobby role=read\n", "\taccount  bob\tpassword=NEW",
                  strstr(text, "  role=admin"));
}

static void adds_a_value_to_a_line_that_has_none(void **state)
{
    struct buffer edited;

    (void)state;
    buffer_init(&edited, 10000);
    accounts_text_set(slice_of(text), find(ACCOUNT_ENTRY_ACCOUNT, "bob"), "jails", "web*", &edited);
    assert_non_null(strstr(edited.data, "role=admin jails=web* \r\n\nkey ci"));
    buffer_clear(&edited);
    accounts_text_set(slice_of(text), find(ACCOUNT_ENTRY_ACCOUNT, "last"), "jails", "web*", &edited);
    assert_non_null(strstr(edited.data, "\naccount last role=read jails=web*"));
    buffer_clear(&edited);
}

static void adds_a_line_at_the_end(void **state)
{
    struct buffer edited;

    (void)state;
    buffer_init(&edited, 10000);
    accounts_text_append(slice_of(text), "account new role=read", &edited);
    assert_edited(&edited, text, "\naccount new role=read\n", "");
    accounts_text_append(slice_of(""), "account new role=read", &edited);
    assert_edited(&edited, "", "account new role=read\n", "");
    accounts_text_append(slice_of("# one\n"), "account new role=read", &edited);
    assert_edited(&edited, "# one\n", "account new role=read\n", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_line_of_a_name),
        cmocka_unit_test(finds_values),
        cmocka_unit_test(removes_a_line_and_leaves_the_others),
        cmocka_unit_test(replaces_a_value_and_leaves_the_rest_of_the_line),
        cmocka_unit_test(adds_a_value_to_a_line_that_has_none),
        cmocka_unit_test(adds_a_line_at_the_end),
    };

    return cmocka_run_group_tests_name("accounts_text", tests, NULL, NULL);
}
