#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <stdio.h>

#include "accounts.h"
#include "login.h"
#include "pam.h"
#include "password.h"
#include "peer.h"
#include "sample_accounts.h"
#include "throttle.h"

/* Logins by PAM, with somebody else in its place. */

enum {
    THREADS = LOGIN_PAM_MAX
};

static const char here[] = "192.0.2.1";

/* Stands for PAM: to it every password is right that is "right", whoever it is for. */
static struct judge {
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    bool closed; /* all wait until it is not */
    int waiting;
    int asked;
    char user[64]; /* the last */
} judge = { .mutex = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER };

static bool verify(void *owner, struct slice user, struct slice password)
{
    assert_ptr_equal(owner, &judge);
    pthread_mutex_lock(&judge.mutex);
    judge.asked++;
    snprintf(judge.user, sizeof(judge.user), "%.*s", (int)user.length, user.data);
    judge.waiting++;
    pthread_cond_broadcast(&judge.changed);
    while (judge.closed)
        pthread_cond_wait(&judge.changed, &judge.mutex);
    judge.waiting--;
    pthread_mutex_unlock(&judge.mutex);
    return slice_equal(password, slice_of("right"));
}

static void set_accounts(struct login *login, const char *text)
{
    struct error error;
    struct accounts *accounts = accounts_read("accounts", slice_of(text), &error);

    if (accounts == NULL)
        fail_msg("%s", error.detail);
    login_set_accounts(login, accounts);
}

static int setup(void **state)
{
    const struct login_pam pam = { .verify = verify, .owner = &judge };
    struct error error;
    struct login *login = login_new(NULL, &error);

    judge.asked = 0;
    *state = login;
    if (login == NULL)
        return 1;
    login_set_pam(login, &pam);
    if (pam_built())
        set_accounts(login, "account alice role=operate jails=web* password=pam\naccount node role=read\n");
    return 0;
}

static int teardown(void **state)
{
    login_free(*state);
    return 0;
}

static enum error_code logs_in_from(struct login *login, const char *peer, const char *name, struct slice password)
{
    struct principal principal = { .name = "" };
    struct error error = { .code = ERROR_NONE };

    if (login_password(login, peer_of(peer), slice_of(name), password, &principal, &error))
        assert_string_equal(principal.name, name);
    return error.code;
}

static enum error_code logs_in(struct login *login, const char *name, const char *password)
{
    return logs_in_from(login, here, name, slice_of(password));
}

#define NEEDS_PAM()       \
    do {                  \
        if (!pam_built()) \
            skip();       \
    } while (0)

static void lets_in_whom_pam_lets_in_and_remembers_it(void **state)
{
    struct principal principal;
    struct error error;

    NEEDS_PAM();
    assert_true(login_password(*state, peer_of(here), slice_of("alice"), slice_of("right"), &principal, &error));
    assert_string_equal(principal.name, "alice");
    assert_int_equal(principal.role, ACCESS_OPERATE);
    assert_string_equal(principal.jails, "web*");
    assert_string_equal(judge.user, "alice");
    assert_int_equal(logs_in(*state, "alice", "right"), ERROR_NONE);
    assert_int_equal(judge.asked, 1);
    assert_int_equal(logs_in(*state, "alice", "wrong"), ERROR_UNAUTHORIZED);
    assert_int_equal(judge.asked, 2);
}

/* PAM is asked for nobody, and nobody gets in, whatever it says. */
static void takes_as_long_for_a_name_that_there_is_not(void **state)
{
    NEEDS_PAM();
    assert_int_equal(logs_in(*state, "mallory", "right"), ERROR_UNAUTHORIZED);
    assert_int_equal(judge.asked, 1);
    assert_string_equal(judge.user, "");
    assert_int_equal(logs_in(*state, "node", "right"), ERROR_UNAUTHORIZED);
    assert_int_equal(judge.asked, 2);
    assert_string_equal(judge.user, "");
}

static void asks_pam_for_no_password_that_cannot_be(void **state)
{
    static const char nul[] = "right\0";
    char text[PASSWORD_MAX + 1];

    NEEDS_PAM();
    memset(text, 'x', sizeof(text));
    assert_int_equal(logs_in(*state, "alice", ""), ERROR_UNAUTHORIZED);
    assert_int_equal(logs_in_from(*state, here, "alice", (struct slice){ nul, sizeof(nul) - 1 }), ERROR_UNAUTHORIZED);
    assert_int_equal(logs_in_from(*state, here, "alice", (struct slice){ text, sizeof(text) }), ERROR_UNAUTHORIZED);
    assert_int_equal(judge.asked, 0);
    assert_int_equal(logs_in_from(*state, here, "alice", (struct slice){ text, PASSWORD_MAX }), ERROR_UNAUTHORIZED);
    assert_int_equal(judge.asked, 1);
}

static void counts_what_pam_refuses(void **state)
{
    NEEDS_PAM();
    for (int i = 0; i < THROTTLE_FAILURES_MAX; i++)
        assert_int_equal(logs_in(*state, "alice", "wrong"), ERROR_UNAUTHORIZED);
    assert_int_equal(logs_in(*state, "alice", "right"), ERROR_TOO_MANY_REQUESTS);
    assert_int_equal(judge.asked, THROTTLE_FAILURES_MAX);
}

static void lets_nobody_in_by_pam_without_it(void **state)
{
    const struct login_pam none = { .verify = NULL };

    NEEDS_PAM();
    login_set_pam(*state, &none);
    assert_int_equal(logs_in(*state, "alice", "right"), ERROR_UNAUTHORIZED);
}

static void *log_in_slowly(void *argument)
{
    static _Atomic int number;
    char peer[32];
    char password[32];

    snprintf(peer, sizeof(peer), "10.0.0.%d", number);
    snprintf(password, sizeof(password), "wrong %d", number++);
    assert_int_equal(logs_in_from(argument, peer, "alice", slice_of(password)), ERROR_UNAUTHORIZED);
    return NULL;
}

static void close_judge(bool closed)
{
    pthread_mutex_lock(&judge.mutex);
    judge.closed = closed;
    pthread_cond_broadcast(&judge.changed);
    pthread_mutex_unlock(&judge.mutex);
}

static void await_waiting(int count)
{
    pthread_mutex_lock(&judge.mutex);
    while (judge.waiting < count)
        pthread_cond_wait(&judge.changed, &judge.mutex);
    pthread_mutex_unlock(&judge.mutex);
}

static void takes_no_place_from_passwords_of_its_own(void **state)
{
    pthread_t threads[THREADS];

    NEEDS_PAM();
    set_accounts(*state, "account alice role=read password=pam\naccount bob role=read password=" SAMPLE_SHA512 "\n");
    close_judge(true);
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, log_in_slowly, *state), 0);
    await_waiting(THREADS);
    assert_int_equal(logs_in(*state, "alice", "right"), ERROR_BUSY);
    assert_int_equal(logs_in(*state, "bob", SAMPLE_SHA512_PASSWORD), ERROR_NONE);
    assert_int_equal(logs_in(*state, "bob", "wrong"), ERROR_UNAUTHORIZED);
    close_judge(false);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    assert_int_equal(logs_in(*state, "alice", "right"), ERROR_NONE);
}

#define test(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(lets_in_whom_pam_lets_in_and_remembers_it), test(takes_as_long_for_a_name_that_there_is_not),
        test(asks_pam_for_no_password_that_cannot_be),   test(counts_what_pam_refuses),
        test(lets_nobody_in_by_pam_without_it),          test(takes_no_place_from_passwords_of_its_own),
    };

    return cmocka_run_group_tests_name("login by PAM", tests, NULL, NULL);
}
