#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "peer.h"
#include "throttle.h"

enum {
    START = 1000, /* seconds; nothing begins at 0 */
    GAP = THROTTLE_GAP_SECONDS,
    BLOCK = THROTTLE_BLOCK_SECONDS,
};

static const char here[] = "192.0.2.1";
static const char there[] = "198.51.100.1";

/* What each test has anew. */
struct bench {
    struct throttle *throttle;
    uint64_t now;
    unsigned seconds; /* of the last block */
};

static int setup(void **state)
{
    static struct bench bench;
    struct error error;

    bench = (struct bench){ .throttle = throttle_new(&error), .now = START };
    *state = &bench;
    return bench.throttle == NULL;
}

static int teardown(void **state)
{
    throttle_free(((struct bench *)*state)->throttle);
    return 0;
}

static enum throttle_verdict look(struct bench *bench, const char *source, const char *account)
{
    return throttle_look(bench->throttle, peer_of(source), slice_of(account), bench->now, &bench->seconds);
}

static enum throttle_verdict begin(struct bench *bench, const char *source, const char *account)
{
    return throttle_begin(bench->throttle, peer_of(source), slice_of(account), bench->now, &bench->seconds);
}

static void end(struct bench *bench, const char *source, const char *account, enum throttle_end how)
{
    throttle_end(bench->throttle, peer_of(source), slice_of(account), bench->now, how);
}

/* Tries so many times, as far as it is let, and ends each try so. Returns how many were let. */
static unsigned try(struct bench *bench, const char *source, const char *account, unsigned count, enum throttle_end how)
{
    unsigned let = 0;

    while (let < count && begin(bench, source, account) == THROTTLE_FREE) {
        end(bench, source, account, how);
        let++;
    }
    return let;
}

#define fails(bench, source, account, count) try(bench, source, account, count, THROTTLE_FAILED)
#define succeeds(bench, source, account) assert_int_equal(try(bench, source, account, 1, THROTTLE_SUCCEEDED), 1)

static void blocks_a_source_for_an_hour_after_five_failures(void **state)
{
    struct bench *bench = *state;

    assert_int_equal(fails(bench, here, "alice", 9), THROTTLE_FAILURES_MAX);
    assert_int_equal(look(bench, here, "alice"), THROTTLE_BLOCKED);
    assert_int_equal(bench->seconds, BLOCK);
    assert_int_equal(look(bench, here, "bob"), THROTTLE_BLOCKED);
    assert_int_equal(look(bench, here, NULL), THROTTLE_BLOCKED);
    bench->now += BLOCK - 1;
    assert_int_equal(begin(bench, here, "alice"), THROTTLE_BLOCKED);
    assert_int_equal(bench->seconds, 1);
    bench->now += 1;
    assert_int_equal(look(bench, here, "alice"), THROTTLE_FREE);
    assert_int_equal(bench->seconds, 0);
}

static void begins_anew_after_a_block(void **state)
{
    struct bench *bench = *state;

    fails(bench, here, "alice", 5);
    bench->now += BLOCK;
    assert_int_equal(fails(bench, here, "alice", 9), 5);
}

static void leaves_other_sources_alone(void **state)
{
    struct bench *bench = *state;

    fails(bench, here, "alice", 5);
    assert_int_equal(look(bench, there, "alice"), THROTTLE_FREE);
    assert_int_equal(look(bench, "192.0.2.2", "alice"), THROTTLE_FREE);
    assert_int_equal(look(bench, NULL, "alice"), THROTTLE_FREE);
}

static void counts_a_source_whatever_the_accounts(void **state)
{
    static const char *const accounts[] = { "alice", "", "nobody", NULL, "alice" };
    struct bench *bench = *state;

    for (unsigned i = 0; i < 4; i++)
        assert_int_equal(fails(bench, here, accounts[i], 1), 1);
    assert_int_equal(look(bench, here, "bob"), THROTTLE_FREE);
    assert_int_equal(fails(bench, here, accounts[4], 1), 1);
    assert_int_equal(look(bench, here, "bob"), THROTTLE_BLOCKED);
}

static void counts_failures_with_less_than_ten_minutes_between(void **state)
{
    struct bench *bench = *state;

    for (int i = 0; i < 4; i++) {
        assert_int_equal(fails(bench, here, "alice", 1), 1);
        bench->now += GAP - 1;
    }
    assert_int_equal(fails(bench, here, "alice", 1), 1);
    assert_int_equal(look(bench, here, "alice"), THROTTLE_BLOCKED);
    for (int i = 0; i < 9; i++) {
        assert_int_equal(fails(bench, there, "alice", 1), 1);
        bench->now += GAP;
    }
    assert_int_equal(look(bench, there, "alice"), THROTTLE_FREE);
}

static void forgets_failures_after_a_success(void **state)
{
    struct bench *bench = *state;

    for (int i = 0; i < 9; i++) {
        assert_int_equal(fails(bench, here, "alice", 4), 4);
        succeeds(bench, here, "alice");
    }
    assert_int_equal(fails(bench, here, "alice", 9), 5);
}

static void does_not_let_one_account_be_used_to_guess_at_another(void **state)
{
    struct bench *bench = *state;
    unsigned guesses = 0;

    for (int i = 0; i < 9; i++) {
        guesses += fails(bench, here, "alice", 2);
        succeeds(bench, here, "mallory");
    }
    assert_int_equal(guesses, THROTTLE_FAILURES_MAX);
    assert_int_equal(look(bench, here, "alice"), THROTTLE_BLOCKED);
    assert_int_equal(look(bench, here, "mallory"), THROTTLE_FREE);
}

static void blocks_the_host_itself_for_one_account_alone(void **state)
{
    static const char *const names[] = { "127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1", "unix", NULL };
    struct bench *bench = *state;

    for (int i = 0; i < 5; i++)
        assert_int_equal(fails(bench, names[i], "alice", 1), 1);
    for (int i = 0; i < 6; i++) {
        assert_int_equal(look(bench, names[i], "alice"), THROTTLE_BLOCKED);
        assert_int_equal(look(bench, names[i], "bob"), THROTTLE_FREE);
        assert_int_equal(look(bench, names[i], NULL), THROTTLE_FREE);
        assert_int_equal(fails(bench, names[i], NULL, 99), 99);
    }
    assert_int_equal(look(bench, here, "alice"), THROTTLE_FREE);
}

static void takes_the_first_half_of_an_ipv6_address_for_its_source(void **state)
{
    struct bench *bench = *state;

    fails(bench, "2001:db8::1", "alice", 4);
    fails(bench, "2001:db8::ffff:1:2:3", "bob", 1);
    assert_int_equal(look(bench, "2001:db8::2", NULL), THROTTLE_BLOCKED);
    assert_int_equal(look(bench, "2001:db8:0:1::1", NULL), THROTTLE_FREE);
}

static void takes_an_ipv4_address_for_the_same_in_both_forms(void **state)
{
    struct bench *bench = *state;

    fails(bench, "192.0.2.1", NULL, 4);
    fails(bench, "::ffff:192.0.2.1", NULL, 1);
    assert_int_equal(look(bench, "192.0.2.1", NULL), THROTTLE_BLOCKED);
    assert_int_equal(look(bench, "::ffff:192.0.2.1", NULL), THROTTLE_BLOCKED);
    assert_int_equal(look(bench, "::ffff:192.0.2.2", NULL), THROTTLE_FREE);
}

static const char *numbered(const char *format, unsigned number)
{
    static char texts[4][64];
    static unsigned next;
    char *text = texts[next++ % 4];

    snprintf(text, sizeof(texts[0]), format, number >> 16 & 0xff, number >> 8 & 0xff, number & 0xff);
    return text;
}

static const char *source_of(unsigned number)
{
    return numbered("10.%u.%u.%u", number);
}

static void slows_down_many_sources_that_guess_at_one_account(void **state)
{
    struct bench *bench = *state;
    unsigned guesses = 0;

    for (unsigned i = 0; i < 40; i++)
        guesses += fails(bench, source_of(i), "alice", 4);
    assert_int_equal(guesses, THROTTLE_ACCOUNT_FAILURES_MAX);
    assert_int_equal(look(bench, there, "alice"), THROTTLE_BLOCKED);
    assert_int_equal(look(bench, there, "bob"), THROTTLE_FREE);
    assert_int_equal(look(bench, there, NULL), THROTTLE_FREE);
    bench->now += BLOCK;
    assert_int_equal(look(bench, there, "alice"), THROTTLE_FREE);
}

static void does_not_lock_an_account_where_its_owner_was_before(void **state)
{
    struct bench *bench = *state;

    succeeds(bench, here, "alice");
    bench->now += THROTTLE_KNOWN_SECONDS - 1;
    for (unsigned i = 0; i < 40; i++)
        fails(bench, source_of(i), "alice", 4);
    assert_int_equal(look(bench, there, "alice"), THROTTLE_BLOCKED);
    assert_int_equal(look(bench, here, "alice"), THROTTLE_FREE);
    assert_int_equal(look(bench, "127.0.0.1", "alice"), THROTTLE_FREE);
    /* But there too not more than five. */
    assert_int_equal(fails(bench, here, "alice", 9), 5);
    bench->now += 1;
    assert_int_equal(look(bench, here, "alice"), THROTTLE_BLOCKED);
}

static void forgets_after_a_week_where_an_owner_was(void **state)
{
    struct bench *bench = *state;

    succeeds(bench, here, "alice");
    bench->now += THROTTLE_KNOWN_SECONDS;
    for (unsigned i = 0; i < 40; i++)
        fails(bench, source_of(i), "alice", 4);
    assert_int_equal(look(bench, here, "alice"), THROTTLE_BLOCKED);
}

static void does_not_let_the_host_itself_lock_an_account_for_others(void **state)
{
    struct bench *bench = *state;

    for (unsigned i = 0; i < 99; i++) {
        fails(bench, "127.0.0.1", "alice", 4);
        succeeds(bench, "127.0.0.1", "alice");
    }
    assert_int_equal(look(bench, here, "alice"), THROTTLE_FREE);
}

static void does_not_forget_an_attack_since_the_owner_came_in(void **state)
{
    struct bench *bench = *state;

    for (unsigned i = 0; i < 25; i++) {
        assert_int_equal(fails(bench, source_of(i), "alice", 4), 4);
        if (i < 24)
            succeeds(bench, here, "alice");
    }
    assert_int_equal(look(bench, there, "alice"), THROTTLE_BLOCKED);
}

static void lets_no_more_tries_begin_at_once_than_may_fail(void **state)
{
    struct bench *bench = *state;

    fails(bench, here, "alice", 2);
    for (int i = 0; i < 3; i++)
        assert_int_equal(begin(bench, here, "alice"), THROTTLE_FREE);
    assert_int_equal(begin(bench, here, "alice"), THROTTLE_UNDECIDED);
    assert_int_equal(begin(bench, here, "bob"), THROTTLE_UNDECIDED);
    assert_int_equal(bench->seconds, 0);
    end(bench, here, "alice", THROTTLE_GIVEN_UP);
    assert_int_equal(begin(bench, here, "alice"), THROTTLE_FREE);
    for (int i = 0; i < 3; i++)
        end(bench, here, "alice", THROTTLE_FAILED);
    assert_int_equal(begin(bench, here, "alice"), THROTTLE_BLOCKED);
}

static void goes_on_when_what_was_under_way_succeeds(void **state)
{
    struct bench *bench = *state;

    fails(bench, here, "alice", 4);
    assert_int_equal(begin(bench, here, "alice"), THROTTLE_FREE);
    assert_int_equal(begin(bench, here, "alice"), THROTTLE_UNDECIDED);
    end(bench, here, "alice", THROTTLE_SUCCEEDED);
    assert_int_equal(fails(bench, here, "alice", 9), 5);
}

static void tells_names_apart_whatever_is_in_them(void **state)
{
    static char names[2][100000];
    struct bench *bench = *state;
    const struct sockaddr *source = peer_of("127.0.0.1");
    struct slice a = { names[0], sizeof(names[0]) };
    struct slice b = { names[1], sizeof(names[1]) };

    names[1][sizeof(names[1]) - 1] = 'x';
    for (int i = 0; i < 5; i++) {
        assert_int_equal(throttle_begin(bench->throttle, source, a, bench->now, &bench->seconds), THROTTLE_FREE);
        throttle_end(bench->throttle, source, a, bench->now, THROTTLE_FAILED);
    }
    assert_int_equal(throttle_look(bench->throttle, source, a, bench->now, &bench->seconds), THROTTLE_BLOCKED);
    assert_int_equal(throttle_look(bench->throttle, source, b, bench->now, &bench->seconds), THROTTLE_FREE);
    a.length--;
    assert_int_equal(throttle_look(bench->throttle, source, a, bench->now, &bench->seconds), THROTTLE_FREE);
}

static void cannot_be_made_to_forget_by_many_sources_that_fail(void **state)
{
    struct bench *bench = *state;

    fails(bench, here, "alice", 5);
    fails(bench, there, "alice", 3);
    succeeds(bench, "203.0.113.1", "bob");
    for (unsigned i = 0; i < 2 * THROTTLE_ENTRIES_MAX; i++)
        assert_int_equal(fails(bench, source_of(i), numbered("user-%u-%u-%u", i), 1), 1);
    assert_int_equal(look(bench, here, "bob"), THROTTLE_BLOCKED);
    assert_int_equal(fails(bench, there, "alice", 9), 2);
    for (unsigned i = 0; i < 40; i++)
        fails(bench, source_of(100000 + i), "bob", 4);
    assert_int_equal(look(bench, there, "bob"), THROTTLE_BLOCKED);
    assert_int_equal(look(bench, "203.0.113.1", "bob"), THROTTLE_FREE);
}

static void gives_up_the_block_that_ends_first_when_all_block(void **state)
{
    struct bench *bench = *state;

    fails(bench, here, NULL, 5);
    bench->now++;
    fails(bench, there, NULL, 5);
    bench->now++;
    for (unsigned i = 0; i < THROTTLE_ENTRIES_MAX - 2; i++)
        assert_int_equal(fails(bench, source_of(i), NULL, 9), 5);
    assert_int_equal(look(bench, here, NULL), THROTTLE_BLOCKED);
    assert_int_equal(fails(bench, source_of(THROTTLE_ENTRIES_MAX), NULL, 1), 1);
    assert_int_equal(look(bench, here, NULL), THROTTLE_FREE);
    assert_int_equal(look(bench, there, NULL), THROTTLE_BLOCKED);
}

static void keeps_what_is_under_way_when_it_is_full(void **state)
{
    struct bench *bench = *state;

    for (unsigned i = 0; i < THROTTLE_ENTRIES_MAX / 4; i++)
        assert_int_equal(begin(bench, source_of(i), "alice"), i < 100 ? THROTTLE_FREE : THROTTLE_UNDECIDED);
    for (unsigned i = 0; i < 2 * THROTTLE_ENTRIES_MAX; i++)
        fails(bench, source_of(100000 + i), NULL, 1);
    assert_int_equal(begin(bench, there, "alice"), THROTTLE_UNDECIDED);
    for (unsigned i = 0; i < 100; i++)
        end(bench, source_of(i), "alice", THROTTLE_FAILED);
    assert_int_equal(begin(bench, there, "alice"), THROTTLE_BLOCKED);
}

#define test(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(blocks_a_source_for_an_hour_after_five_failures),
        test(begins_anew_after_a_block),
        test(leaves_other_sources_alone),
        test(counts_a_source_whatever_the_accounts),
        test(counts_failures_with_less_than_ten_minutes_between),
        test(forgets_failures_after_a_success),
        test(does_not_let_one_account_be_used_to_guess_at_another),
        test(blocks_the_host_itself_for_one_account_alone),
        test(takes_the_first_half_of_an_ipv6_address_for_its_source),
        test(takes_an_ipv4_address_for_the_same_in_both_forms),
        test(slows_down_many_sources_that_guess_at_one_account),
        test(does_not_lock_an_account_where_its_owner_was_before),
        test(forgets_after_a_week_where_an_owner_was),
        test(does_not_let_the_host_itself_lock_an_account_for_others),
        test(does_not_forget_an_attack_since_the_owner_came_in),
        test(lets_no_more_tries_begin_at_once_than_may_fail),
        test(goes_on_when_what_was_under_way_succeeds),
        test(tells_names_apart_whatever_is_in_them),
        test(cannot_be_made_to_forget_by_many_sources_that_fail),
        test(gives_up_the_block_that_ends_first_when_all_block),
        test(keeps_what_is_under_way_when_it_is_full),
    };

    return cmocka_run_group_tests_name("throttle", tests, NULL, NULL);
}
