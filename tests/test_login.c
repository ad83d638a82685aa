#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

#include "accounts.h"
#include "login.h"
#include "peer.h"
#include "sample_accounts.h"
#include "throttle.h"
#include "verified.h"

enum {
    THREADS = 6
};

static const char here[] = "192.0.2.1";
static const char there[] = "198.51.100.1";

static const char sample[] =
    "account alice role=admin password=" SAMPLE_YESCRYPT "\n"
    "account bob role=operate jails=web* password=" SAMPLE_SHA512 "\n"
    "account node1.example.org role=read\n"
    "key ci role=operate hash=" SAMPLE_KEY_HASH " expires=2027-01-01T00:00:00Z from=192.0.2.0/24\n";

/* As dear as a hash may be, a quarter of a second and more; "a dear secret". */
static const char dear[] = "account dora role=read "
                           "password=$6$rounds=1000000$saltofdora$"
                           "0QY3h0rXuJQ8FVghmJfhZNMHZJtcNUJsZ2fyrcjtVqP56KMxcLmhuP5D1kTxm7W0rk.tEf5KnHuL2acgLVFjS1\n";

static atomic_uint_fast64_t now;
static time_t wall;

static uint64_t seconds(void)
{
    return now;
}

static time_t wall_seconds(void)
{
    return wall;
}

static const struct login_clock test_clock = { seconds, wall_seconds };

static struct accounts *read_accounts(const char *text)
{
    struct error error;
    struct accounts *accounts = accounts_read("accounts", slice_of(text), &error);

    if (accounts == NULL)
        fail_msg("%s", error.detail);
    return accounts;
}

static int setup(void **state)
{
    struct error error;
    struct login *login = login_new(&test_clock, &error);

    now = 1000;
    wall = NEW_YEAR_2027 - 1000;
    *state = login;
    if (login != NULL)
        login_set_accounts(login, read_accounts(sample));
    return login == NULL;
}

static int teardown(void **state)
{
    login_free(*state);
    return 0;
}

/* What a login ends in; ERROR_NONE for success. */
static enum error_code by_password(struct login *login, const char *peer, const char *name, const char *password,
                                   struct error *error)
{
    struct principal principal = { .name = "" };

    *error = (struct error){ .code = ERROR_NONE };
    if (!login_password(login, peer_of(peer), slice_of(name), slice_of(password), &principal, error)) {
        assert_int_not_equal(error->code, ERROR_NONE);
        return error->code;
    }
    assert_string_equal(principal.name, name);
    return ERROR_NONE;
}

static enum error_code logs_in(struct login *login, const char *peer, const char *name, const char *password)
{
    struct error error;

    return by_password(login, peer, name, password, &error);
}

static enum error_code by_key(struct login *login, const char *peer, const char *key)
{
    struct principal principal = { .name = "" };
    struct error error = { .code = ERROR_NONE };

    if (login_key(login, peer_of(peer), slice_of(key), &principal, &error))
        assert_string_equal(principal.name, "ci");
    return error.code;
}

static void lets_in_by_password(void **state)
{
    struct principal principal;
    struct error error;

    assert_true(
        login_password(*state, peer_of(here), slice_of("bob"), slice_of(SAMPLE_SHA512_PASSWORD), &principal, &error));
    assert_string_equal(principal.name, "bob");
    assert_int_equal(principal.role, ACCESS_OPERATE);
    assert_string_equal(principal.jails, "web*");
    assert_int_equal(logs_in(*state, NULL, "alice", SAMPLE_YESCRYPT_PASSWORD), ERROR_NONE);
}

static void says_the_same_whatever_is_wrong(void **state)
{
    static const char *const wrong[][2] = {
        { "alice", "wrong" },
        { "alice", "" },
        { "mallory", SAMPLE_YESCRYPT_PASSWORD },
        { "node1.example.org", "" },
        { "", "" },
        { "bob", SAMPLE_YESCRYPT_PASSWORD },
        { NULL, NULL },
    };
    struct principal principal;
    struct error first;
    struct error error;

    assert_int_equal(by_password(*state, here, "alice", "wrong one", &first), ERROR_UNAUTHORIZED);
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        char peer[32];

        snprintf(peer, sizeof(peer), "10.0.0.%zu", i);
        assert_int_equal(by_password(*state, peer, wrong[i][0], wrong[i][1], &error), ERROR_UNAUTHORIZED);
        assert_string_equal(error.detail, first.detail);
        assert_int_equal(error.retry_after, 0);
    }
    assert_false(login_key(*state, peer_of(there), slice_of("wrong"), &principal, &error));
    assert_string_equal(error.detail, first.detail);
    assert_false(login_key(*state, peer_of(there), slice_of(SAMPLE_KEY), &principal, &error));
    assert_string_equal(error.detail, first.detail);
    assert_false(login_name(*state, slice_of("mallory"), &principal, &error));
    assert_string_equal(error.detail, first.detail);
}

static void lets_nobody_in_without_accounts(void **state)
{
    assert_true(login_has_accounts(*state));
    login_set_accounts(*state, NULL);
    assert_false(login_has_accounts(*state));
    assert_int_equal(logs_in(*state, NULL, "alice", SAMPLE_YESCRYPT_PASSWORD), ERROR_UNAUTHORIZED);
    assert_int_equal(by_key(*state, here, SAMPLE_KEY), ERROR_UNAUTHORIZED);
    login_set_accounts(*state, read_accounts("# nobody\n"));
    assert_false(login_has_accounts(*state));
    login_set_accounts(*state, read_accounts("key ci role=read hash=" SAMPLE_KEY_HASH "\n"));
    assert_true(login_has_accounts(*state));
}

static void blocks_after_too_many_failures_and_says_for_how_long(void **state)
{
    struct error error;

    for (int i = 0; i < THROTTLE_FAILURES_MAX; i++)
        assert_int_equal(logs_in(*state, here, "alice", "wrong"), ERROR_UNAUTHORIZED);
    now += 10;
    assert_int_equal(by_password(*state, here, "alice", SAMPLE_YESCRYPT_PASSWORD, &error), ERROR_TOO_MANY_REQUESTS);
    assert_int_equal(error.retry_after, THROTTLE_BLOCK_SECONDS - 10);
    assert_string_equal(error.detail, "too many logins have failed; try again in 3590 seconds");
    assert_int_equal(by_key(*state, here, SAMPLE_KEY), ERROR_TOO_MANY_REQUESTS);
    assert_false(login_check_source(*state, peer_of(here), &error));
    assert_int_equal(error.code, ERROR_TOO_MANY_REQUESTS);
    assert_int_equal(error.retry_after, THROTTLE_BLOCK_SECONDS - 10);
    assert_true(login_check_source(*state, peer_of(there), &error));
    assert_int_equal(logs_in(*state, there, "alice", SAMPLE_YESCRYPT_PASSWORD), ERROR_NONE);
    now += THROTTLE_BLOCK_SECONDS - 10;
    assert_int_equal(logs_in(*state, here, "alice", SAMPLE_YESCRYPT_PASSWORD), ERROR_NONE);
}

static void blocks_names_that_there_are_not_alike(void **state)
{
    for (int i = 0; i < THROTTLE_FAILURES_MAX; i++)
        assert_int_equal(logs_in(*state, NULL, "mallory", "wrong"), ERROR_UNAUTHORIZED);
    assert_int_equal(logs_in(*state, NULL, "mallory", "wrong"), ERROR_TOO_MANY_REQUESTS);
    assert_int_equal(logs_in(*state, NULL, "alice", SAMPLE_YESCRYPT_PASSWORD), ERROR_NONE);
}

static void begins_to_count_anew_after_a_success(void **state)
{
    for (int turn = 0; turn < 4; turn++) {
        for (int i = 0; i < THROTTLE_FAILURES_MAX - 1; i++)
            assert_int_equal(logs_in(*state, here, "alice", "wrong"), ERROR_UNAUTHORIZED);
        now += VERIFIED_SECONDS;
        assert_int_equal(logs_in(*state, here, "alice", SAMPLE_YESCRYPT_PASSWORD), ERROR_NONE);
    }
}

/* Else whoever is blocked could go on guessing while the owner is at work. */
static void blocks_a_password_too_that_is_remembered(void **state)
{
    assert_int_equal(logs_in(*state, here, "alice", SAMPLE_YESCRYPT_PASSWORD), ERROR_NONE);
    for (int i = 0; i < THROTTLE_FAILURES_MAX; i++)
        logs_in(*state, here, "alice", "wrong");
    assert_int_equal(logs_in(*state, here, "alice", SAMPLE_YESCRYPT_PASSWORD), ERROR_TOO_MANY_REQUESTS);
}

static double processor_seconds(struct login *login, const char *peer, const char *name, const char *password,
                                enum error_code expected)
{
    struct timespec from;
    struct timespec to;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &from);
    assert_int_equal(logs_in(login, peer, name, password), expected);
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &to);
    return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

/* Verifying takes a thousand times as long as remembering, so that a busy host does not matter. */
static void verifies_a_password_once_in_a_while(void **state)
{
    double verifying = 0;

    login_set_accounts(*state, read_accounts(dear));
    verifying = processor_seconds(*state, here, "dora", "a dear secret", ERROR_NONE);
    for (int i = 0; i < 100; i++)
        assert_true(processor_seconds(*state, here, "dora", "a dear secret", ERROR_NONE) < verifying / 10);
    assert_true(processor_seconds(*state, here, "dora", "a dear secreT", ERROR_UNAUTHORIZED) > verifying / 4);
    now += VERIFIED_SECONDS;
    assert_true(processor_seconds(*state, here, "dora", "a dear secret", ERROR_NONE) > verifying / 4);
    assert_true(processor_seconds(*state, here, "dora", "a dear secret", ERROR_NONE) < verifying / 10);
}

static void forgets_what_it_verified_when_accounts_change(void **state)
{
    assert_int_equal(logs_in(*state, here, "alice", SAMPLE_YESCRYPT_PASSWORD), ERROR_NONE);
    login_set_accounts(*state, read_accounts("account alice role=admin password=" SAMPLE_SHA512 "\n"));
    assert_int_equal(logs_in(*state, here, "alice", SAMPLE_YESCRYPT_PASSWORD), ERROR_UNAUTHORIZED);
    assert_int_equal(logs_in(*state, here, "alice", SAMPLE_SHA512_PASSWORD), ERROR_NONE);
    login_set_accounts(*state, read_accounts("# nobody\n"));
    assert_int_equal(logs_in(*state, here, "alice", SAMPLE_SHA512_PASSWORD), ERROR_UNAUTHORIZED);
}

static void lets_in_by_key(void **state)
{
    assert_int_equal(by_key(*state, here, SAMPLE_KEY), ERROR_NONE);
    wall = NEW_YEAR_2027;
    assert_int_equal(by_key(*state, here, SAMPLE_KEY), ERROR_UNAUTHORIZED);
}

static void counts_wrong_keys_for_their_source(void **state)
{
    for (int i = 0; i < THROTTLE_FAILURES_MAX; i++)
        assert_int_equal(by_key(*state, here, "wrong"), ERROR_UNAUTHORIZED);
    assert_int_equal(by_key(*state, here, SAMPLE_KEY), ERROR_TOO_MANY_REQUESTS);
    assert_int_equal(by_key(*state, "192.0.2.2", SAMPLE_KEY), ERROR_NONE);
    for (int i = 0; i < 3 * THROTTLE_FAILURES_MAX; i++)
        assert_int_equal(by_key(*state, "127.0.0.1", "wrong"), ERROR_UNAUTHORIZED);
}

static void lets_in_by_a_name_that_is_proven(void **state)
{
    struct principal principal;
    struct error error;

    assert_true(login_name(*state, slice_of("node1.example.org"), &principal, &error));
    assert_string_equal(principal.name, "node1.example.org");
    assert_false(login_name(*state, slice_of("ci"), &principal, &error));
    assert_int_equal(error.code, ERROR_UNAUTHORIZED);
}

/* Logins that all begin at once. */
struct crowd {
    struct login *login;
    pthread_barrier_t barrier;
    bool same; /* all with the right password; else each with another wrong one, from another source */
    atomic_int next;
    atomic_int codes[ERROR_LISTEN + 1];
};

static void *join_crowd(void *argument)
{
    struct crowd *crowd = argument;
    struct principal principal;
    struct error error = { .code = ERROR_NONE };
    int number = crowd->next++;
    struct sockaddr_storage peer;
    char text[32];

    snprintf(text, sizeof(text), crowd->same ? "10.0.0.1" : "10.0.0.%d", number);
    memcpy(&peer, peer_of(text), sizeof(peer));
    snprintf(text, sizeof(text), crowd->same ? "a dear secret" : "wrong %d", number);
    pthread_barrier_wait(&crowd->barrier);
    (void)!login_password(crowd->login, (struct sockaddr *)&peer, slice_of("dora"), slice_of(text), &principal, &error);
    crowd->codes[error.code]++;
    return NULL;
}

static void gather(struct crowd *crowd, struct login *login, bool same)
{
    pthread_t threads[THREADS];

    login_set_accounts(login, read_accounts(dear));
    memset(crowd, 0, sizeof(*crowd));
    crowd->login = login;
    crowd->same = same;
    assert_int_equal(pthread_barrier_init(&crowd->barrier, NULL, THREADS), 0);
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, join_crowd, crowd), 0);
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    pthread_barrier_destroy(&crowd->barrier);
}

static void lets_all_of_a_crowd_have_their_turn(void **state)
{
    struct crowd crowd;

    gather(&crowd, *state, false);
    assert_int_equal(crowd.codes[ERROR_UNAUTHORIZED], THREADS);
    assert_int_equal(logs_in(*state, there, "dora", "a dear secret"), ERROR_NONE);
}

static void verifies_the_same_password_once_for_all_that_ask(void **state)
{
    struct crowd crowd;

    gather(&crowd, *state, true);
    assert_int_equal(crowd.codes[ERROR_NONE], THREADS);
}

static void has_the_clock_of_the_system(void **state)
{
    struct error error;
    struct login *login = login_new(NULL, &error);

    (void)state;
    assert_non_null(login);
    login_set_accounts(login,
                       read_accounts("key ci role=read expires=9999-01-01T00:00:00Z hash=" SAMPLE_KEY_HASH "\n"));
    assert_int_equal(by_key(login, NULL, SAMPLE_KEY), ERROR_NONE);
    login_set_accounts(login,
                       read_accounts("key ci role=read expires=2026-01-01T00:00:00Z hash=" SAMPLE_KEY_HASH "\n"));
    assert_int_equal(by_key(login, NULL, SAMPLE_KEY), ERROR_UNAUTHORIZED);
    login_free(login);
    login_free(NULL);
}

#define test(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(lets_in_by_password),
        test(says_the_same_whatever_is_wrong),
        test(lets_nobody_in_without_accounts),
        test(blocks_after_too_many_failures_and_says_for_how_long),
        test(blocks_names_that_there_are_not_alike),
        test(begins_to_count_anew_after_a_success),
        test(blocks_a_password_too_that_is_remembered),
        test(verifies_a_password_once_in_a_while),
        test(forgets_what_it_verified_when_accounts_change),
        test(lets_in_by_key),
        test(counts_wrong_keys_for_their_source),
        test(lets_in_by_a_name_that_is_proven),
        test(lets_all_of_a_crowd_have_their_turn),
        test(verifies_the_same_password_once_for_all_that_ask),
        cmocka_unit_test(has_the_clock_of_the_system),
    };

    return cmocka_run_group_tests_name("login", tests, NULL, NULL);
}
