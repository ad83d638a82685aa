#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "accounts.h"
#include "fixture.h"
#include "pam.h"
#include "peer.h"
#include "sample_accounts.h"

static const char sample[] =
    "# who may come in\n"
    "account alice role=admin password=" SAMPLE_YESCRYPT "\n"
    "\n"
    "account bob role=operate jails=web* password=" SAMPLE_SHA512 "\n"
    "account node1.example.org role=read\n"
    "key ci-1 role=operate hash=" SAMPLE_KEY_HASH " jails=ci-*\n"
    "key ci-2 role=read hash=" SAMPLE_OTHER_KEY_HASH " expires=2027-01-01T00:00:00Z from=10.0.0.0/8";

static struct accounts *read_text(const char *text, size_t length, struct error *error)
{
    struct slice copy = fixture_copy(text, length);
    struct accounts *accounts = accounts_read("accounts", copy, error);

    free((void *)(uintptr_t)copy.data);
    return accounts;
}

static struct accounts *read_good(const char *text)
{
    struct error error;
    struct accounts *accounts = read_text(text, strlen(text), &error);

    if (accounts == NULL)
        fail_msg("%s", error.detail);
    return accounts;
}

static void assert_refused(const char *text, size_t length, const char *detail)
{
    struct error error = { .code = ERROR_NONE };

    assert_null(read_text(text, length, &error));
    assert_int_equal(error.code, ERROR_CONFIGURATION);
    assert_string_equal(error.detail, detail);
}

static void refused(const char *text, const char *detail)
{
    assert_refused(text, strlen(text), detail);
}

static int setup(void **state)
{
    *state = read_good(sample);
    return 0;
}

static int teardown(void **state)
{
    accounts_release(*state);
    return 0;
}

static void counts_accounts_and_keys(void **state)
{
    struct accounts *empty = read_good("# nobody\n");

    assert_int_equal(accounts_count(*state), 3);
    assert_int_equal(accounts_key_count(*state), 2);
    assert_int_equal(accounts_count(empty), 0);
    assert_int_equal(accounts_count(NULL), 0);
    assert_int_equal(accounts_key_count(NULL), 0);
    accounts_release(empty);
}

static void reads_a_last_line_without_a_newline_and_no_line_at_all(void **state)
{
    struct accounts *accounts = read_good("account alice role=admin");

    (void)state;
    assert_int_equal(accounts_count(accounts), 1);
    accounts_release(accounts);
    accounts = read_good("");
    assert_int_equal(accounts_count(accounts), 0);
    accounts_release(accounts);
}

static void says_in_which_line_a_mistake_is(void **state)
{
    (void)state;
    refused("account alice role=admin\n# bob\naccount bob role=king\n",
            "accounts:3: the role \"king\" is none of read, operate, admin");
    refused("\n\naccount alice\n", "accounts:3: the account \"alice\" has no role");
    assert_refused("account a role=admin\0\n", 22, "accounts:1: the role \"admin\" is none of read, operate, admin");
}

static void refuses_a_name_or_a_key_that_comes_twice(void **state)
{
    (void)state;
    refused("account alice role=admin\naccount alice role=read\n", "accounts:2: the name \"alice\" is given twice");
    refused("account ci role=admin\nkey ci role=read hash=" SAMPLE_KEY_HASH "\n",
            "accounts:2: the name \"ci\" is given twice");
    refused("key one role=read hash=" SAMPLE_KEY_HASH "\nkey two role=admin hash=" SAMPLE_KEY_HASH "\n",
            "accounts:2: the keys \"one\" and \"two\" are the same");
}

static void refuses_a_file_that_is_too_large(void **state)
{
    static char text[ACCOUNTS_FILE_MAX + 1];

    (void)state;
    memset(text, ' ', sizeof(text));
    for (size_t i = 0; i < sizeof(text); i += 1000)
        text[i] = '\n';
    assert_refused(text, sizeof(text), "accounts has more than 262144 bytes");
    accounts_release(read_good("\n"));
    memset(text, '\n', sizeof(text));
    assert_refused(text, ACCOUNTS_LINES_MAX + 1, "accounts has more than 8192 lines");
}

static void refuses_too_many_accounts(void **state)
{
    static char text[64 * (ACCOUNTS_MAX + 1)];
    struct accounts *accounts = NULL;
    struct error error;
    size_t length = 0;
    size_t most = 0;

    (void)state;
    for (unsigned i = 0; i <= ACCOUNTS_MAX; i++) {
        most = length;
        length += (size_t)snprintf(text + length, sizeof(text) - length, "account user-%u role=read\n", i);
    }
    assert_refused(text, length, "accounts:1025: there can be at most 1024 accounts and keys");
    accounts = read_text(text, most, &error);
    assert_int_equal(accounts_count(accounts), ACCOUNTS_MAX);
    accounts_release(accounts);
}

static void finds_an_account_by_its_name(void **state)
{
    struct principal principal;

    assert_true(accounts_find(*state, slice_of("node1.example.org"), &principal));
    assert_string_equal(principal.name, "node1.example.org");
    assert_int_equal(principal.role, ACCESS_READ);
    assert_true(accounts_find(*state, slice_of("bob"), &principal));
    assert_string_equal(principal.jails, "web*");
    assert_false(accounts_find(*state, slice_of("bo"), &principal));
    assert_false(accounts_find(*state, slice_of("Bob"), &principal));
    assert_false(accounts_find(*state, (struct slice){ "bob\0", 4 }, &principal));
    assert_false(accounts_find(*state, slice_of(""), &principal));
    assert_false(accounts_find(*state, slice_of("ci-1"), &principal));
    assert_false(accounts_find(NULL, slice_of("bob"), &principal));
}

static bool by_password(const struct accounts *accounts, const char *name, const char *password)
{
    struct principal principal = { .name = "untouched" };
    bool found = accounts_password(accounts, slice_of(name), slice_of(password), &principal);

    assert_string_equal(principal.name, found ? name : "untouched");
    return found;
}

static void finds_an_account_by_its_password(void **state)
{
    assert_true(by_password(*state, "alice", SAMPLE_YESCRYPT_PASSWORD));
    assert_true(by_password(*state, "bob", SAMPLE_SHA512_PASSWORD));
    assert_false(by_password(*state, "alice", SAMPLE_SHA512_PASSWORD));
    assert_false(by_password(*state, "bob", SAMPLE_YESCRYPT_PASSWORD));
    assert_false(by_password(*state, "alice", ""));
    assert_false(by_password(*state, "ci-1", SAMPLE_KEY));
    assert_false(by_password(NULL, "alice", SAMPLE_YESCRYPT_PASSWORD));
}

/* Whatever other account's hash is verified in their place. */
static void lets_nobody_in_for_a_name_without_a_password(void **state)
{
    static const char *const names[] = { "node1.example.org", "mallory", "", "m1", "m2", "m3", "m4", "m5", "m6" };

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        assert_false(by_password(*state, names[i], SAMPLE_YESCRYPT_PASSWORD));
        assert_false(by_password(*state, names[i], SAMPLE_SHA512_PASSWORD));
        assert_false(by_password(*state, names[i], ""));
    }
}

static void lets_nobody_in_if_there_is_no_password(void **state)
{
    struct accounts *accounts = read_good("account alice role=admin\n");

    (void)state;
    assert_false(by_password(accounts, "alice", ""));
    assert_false(by_password(accounts, "bob", "secret"));
    accounts_release(accounts);
}

static double processor_seconds(const struct accounts *accounts, const char *name)
{
    struct timespec from;
    struct timespec to;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &from);
    assert_false(by_password(accounts, name, "a wrong password"));
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &to);
    return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

/* A hash is verified or not: that is a factor of hundreds, so that a busy host does not matter. */
static void takes_as_long_for_a_name_that_there_is_not(void **state)
{
    struct accounts *accounts = read_good("account node role=admin\naccount alice role=admin password=$6$rounds=100000$"
                                          "saltofalice$A3yf.tFppRjlmAoQRi386zl9FofzD4Kmaanl/1GyQwvLwFAg7ceAknbrzV7jGBnz"
                                          "lPl4Z39ZjJs3g1OPXWQ3F1\n");
    double known = processor_seconds(accounts, "alice");

    (void)state;
    assert_true(processor_seconds(accounts, "mallory") > known / 4);
    assert_true(processor_seconds(accounts, "node") > known / 4);
    accounts_release(accounts);
}

static void says_whose_password_is_for_pam(void **state)
{
    struct accounts *accounts = NULL;
    struct principal principal;
    struct slice user;

    if (!pam_built())
        skip();
    accounts = read_good("account alice role=read password=pam\naccount node role=read\n");
    assert_true(accounts_pam(accounts, slice_of("alice"), &user));
    assert_true(slice_equal(user, slice_of("alice")));
    /* Whoever has no password waits for PAM too, if there is nobody else to wait for. */
    assert_true(accounts_pam(accounts, slice_of("node"), &user));
    assert_int_equal(user.length, 0);
    assert_true(accounts_pam(accounts, slice_of("mallory"), &user));
    assert_int_equal(user.length, 0);
    assert_false(accounts_password(accounts, slice_of("alice"), slice_of("pam"), &principal));
    assert_false(accounts_password(accounts, slice_of("alice"), slice_of(""), &principal));
    assert_true(accounts_has_pam(accounts, slice_of("alice")));
    assert_true(accounts_has_pam(accounts, slice_of("")));
    assert_false(accounts_has_pam(accounts, slice_of("node")));
    assert_false(accounts_has_pam(accounts, slice_of("mallory")));
    accounts_release(accounts);
    assert_false(accounts_pam(*state, slice_of("alice"), &user));
    assert_false(accounts_pam(*state, slice_of("mallory"), &user));
    assert_false(accounts_has_pam(*state, slice_of("")));
    assert_false(accounts_pam(NULL, slice_of("alice"), &user));
    assert_false(accounts_has_pam(NULL, slice_of("")));
}

/* How many of a thousand names that there are not are for PAM. */
static int count_for_pam(const struct accounts *accounts)
{
    struct slice user;
    int count = 0;

    for (int i = 0; i < 1000; i++) {
        char name[16];

        snprintf(name, sizeof(name), "name%d", i);
        count += accounts_pam(accounts, slice_of(name), &user);
    }
    return count;
}

static void shares_unknown_names_out_among_all_that_have_a_password(void **state)
{
    struct accounts *accounts = NULL;

    (void)state;
    if (!pam_built())
        skip();
    accounts = read_good("account alice role=read password=pam\naccount bob role=read password=" SAMPLE_SHA512 "\n");
    assert_in_range(count_for_pam(accounts), 400, 600);
    assert_int_equal(count_for_pam(accounts), count_for_pam(accounts));
    accounts_release(accounts);
}

static bool by_key(const struct accounts *accounts, const char *key, const char *peer, time_t now,
                   struct principal *principal)
{
    return accounts_key(accounts, slice_of(key), peer_of(peer), now, principal);
}

static void finds_the_owner_of_a_key(void **state)
{
    struct principal principal = { .name = "" };

    assert_true(by_key(*state, SAMPLE_KEY, "192.0.2.1", NEW_YEAR_2027, &principal));
    assert_string_equal(principal.name, "ci-1");
    assert_int_equal(principal.role, ACCESS_OPERATE);
    assert_string_equal(principal.jails, "ci-*");
    assert_true(by_key(*state, SAMPLE_KEY, NULL, 0, &principal));
    assert_true(by_key(*state, SAMPLE_KEY, "unix", 0, &principal));
}

static void takes_nothing_but_the_whole_key(void **state)
{
    static char key[ACCOUNTS_KEY_MAX + 1];
    struct principal principal;
    struct accounts *accounts =
        read_good("key long role=read hash=6c934d0cdf9dba94b474d6d1929f16739bd9a8ed31d0c3bcaf82c283fb7a3568\n");

    assert_false(by_key(*state, "", NULL, 0, &principal));
    assert_false(by_key(*state, "iok_on", NULL, 0, &principal));
    assert_false(by_key(*state, "iok_one ", NULL, 0, &principal));
    assert_false(by_key(*state, SAMPLE_KEY_HASH, NULL, 0, &principal));
    assert_false(by_key(*state, "alice", NULL, 0, &principal));
    /* This is its key, but for its length. */
    assert_false(accounts_key(accounts, (struct slice){ key, sizeof(key) }, NULL, 0, &principal));
    accounts_release(accounts);
    assert_false(by_key(NULL, SAMPLE_KEY, NULL, 0, &principal));
}

static void takes_a_key_until_it_expires(void **state)
{
    struct principal principal;

    assert_true(by_key(*state, SAMPLE_OTHER_KEY, "10.0.0.1", NEW_YEAR_2027 - 1, &principal));
    assert_false(by_key(*state, SAMPLE_OTHER_KEY, "10.0.0.1", NEW_YEAR_2027, &principal));
}

static void takes_a_key_from_its_network_alone(void **state)
{
    struct principal principal;

    assert_true(by_key(*state, SAMPLE_OTHER_KEY, "::ffff:10.1.2.3", 0, &principal));
    assert_false(by_key(*state, SAMPLE_OTHER_KEY, "11.0.0.1", 0, &principal));
    assert_false(by_key(*state, SAMPLE_OTHER_KEY, "2001:db8::1", 0, &principal));
    assert_false(by_key(*state, SAMPLE_OTHER_KEY, "unix", 0, &principal));
    assert_false(by_key(*state, SAMPLE_OTHER_KEY, NULL, 0, &principal));
}

static void lives_until_the_last_lets_go(void **state)
{
    struct accounts *accounts = read_good(sample);
    struct principal principal;

    (void)state;
    assert_ptr_equal(accounts_hold(accounts), accounts);
    accounts_release(accounts);
    assert_true(accounts_find(accounts, slice_of("bob"), &principal));
    accounts_release(accounts);
    accounts_release(NULL);
}

#define test(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(counts_accounts_and_keys),
        test(reads_a_last_line_without_a_newline_and_no_line_at_all),
        test(says_in_which_line_a_mistake_is),
        test(refuses_a_name_or_a_key_that_comes_twice),
        test(refuses_a_file_that_is_too_large),
        test(refuses_too_many_accounts),
        test(finds_an_account_by_its_name),
        test(finds_an_account_by_its_password),
        test(lets_nobody_in_for_a_name_without_a_password),
        test(lets_nobody_in_if_there_is_no_password),
        test(takes_as_long_for_a_name_that_there_is_not),
        test(says_whose_password_is_for_pam),
        test(shares_unknown_names_out_among_all_that_have_a_password),
        test(finds_the_owner_of_a_key),
        test(takes_nothing_but_the_whole_key),
        test(takes_a_key_until_it_expires),
        test(takes_a_key_from_its_network_alone),
        test(lives_until_the_last_lets_go),
    };

    return cmocka_run_group_tests_name("accounts", tests, NULL, NULL);
}
