#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ctype.h>
#include <pthread.h>
#include <stdio.h>

#include "tokens.h"

enum {
    START = 5000, /* seconds */
    THREADS = 4,
    TURNS = 500,
};

static const struct principal alice = { .name = "alice", .role = ACCESS_OPERATE, .jails = "web*" };

static int setup(void **state)
{
    struct error error;

    *state = tokens_new(&error);
    return *state == NULL;
}

static int teardown(void **state)
{
    tokens_free(*state);
    return 0;
}

static void make(struct tokens *tokens, const struct principal *principal, uint64_t now, char text[TOKENS_TEXT])
{
    struct error error;

    assert_true(tokens_make(tokens, principal, now, text, &error));
}

static bool finds(struct tokens *tokens, const char *text, size_t length, uint64_t now)
{
    struct principal principal = { .name = "untouched" };
    unsigned remaining = 7;
    bool found = tokens_find(tokens, (struct slice){ text, length }, now, &principal, &remaining);

    if (!found)
        assert_string_equal(principal.name, "untouched");
    assert_int_equal(remaining, found ? TOKENS_SECONDS : 7);
    return found;
}

static void finds_whom_a_token_was_made_for(void **state)
{
    struct principal principal;
    char text[TOKENS_TEXT];

    make(*state, &alice, START, text);
    assert_true(tokens_find(*state, slice_of(text), START, &principal, NULL));
    assert_string_equal(principal.name, "alice");
    assert_int_equal(principal.role, ACCESS_OPERATE);
    assert_string_equal(principal.jails, "web*");
}

static void takes_nothing_but_the_whole_token(void **state)
{
    char longer[2 * TOKENS_TEXT];
    char text[TOKENS_TEXT];

    make(*state, &alice, START, text);
    for (size_t i = 0; i < TOKENS_LENGTH; i++) {
        assert_false(finds(*state, text, i, START));
        assert_false(finds(*state, text + i + 1, TOKENS_LENGTH - i - 1, START));
    }
    assert_false(finds(*state, text, TOKENS_TEXT, START));
    snprintf(longer, sizeof(longer), "%sx", text);
    assert_false(finds(*state, longer, TOKENS_LENGTH + 1, START));
    assert_false(finds(*state, NULL, 0, START));
    assert_true(finds(*state, text, TOKENS_LENGTH, START));
}

static void takes_no_token_that_differs_in_one_character(void **state)
{
    char text[TOKENS_TEXT];

    make(*state, &alice, START, text);
    for (size_t i = 0; i < TOKENS_LENGTH; i++) {
        char kept = text[i];

        text[i] = kept == 'a' ? 'b' : 'a';
        assert_false(finds(*state, text, TOKENS_LENGTH, START));
        text[i] = (char)(islower(kept) ? toupper(kept) : tolower(kept));
        assert_int_equal(finds(*state, text, TOKENS_LENGTH, START), text[i] == kept);
        text[i] = kept;
    }
}

static void makes_tokens_of_letters_and_digits_all_as_often(void **state)
{
    unsigned counts[128] = { 0 };
    char text[TOKENS_TEXT];
    unsigned least = UINT32_MAX;
    unsigned most = 0;

    for (int i = 0; i < 6200; i++) {
        make(*state, &alice, START, text);
        assert_int_equal(strlen(text), TOKENS_LENGTH);
        for (size_t j = 0; j < TOKENS_LENGTH; j++) {
            assert_true(isalnum(text[j]));
            counts[(unsigned char)text[j]]++;
        }
    }
    for (int i = 0; i < 128; i++) {
        if (!isalnum(i))
            continue;
        least = counts[i] < least ? counts[i] : least;
        most = counts[i] > most ? counts[i] : most;
    }
    /* 2000 of each, give or take 44: this is seven times that. Taking all bytes would give some 2344, others 1875. */
    assert_in_range(least, 1690, 2000);
    assert_in_range(most, 2000, 2310);
}

static void lives_for_a_while_after_its_last_use(void **state)
{
    char text[TOKENS_TEXT];
    uint64_t now = START;

    make(*state, &alice, now, text);
    for (int i = 0; i < 5; i++) {
        now += TOKENS_SECONDS - 1;
        assert_true(finds(*state, text, TOKENS_LENGTH, now));
    }
    now += TOKENS_SECONDS;
    assert_false(finds(*state, text, TOKENS_LENGTH, now));
    assert_int_equal(tokens_count(*state), 0);
    assert_false(finds(*state, text, TOKENS_LENGTH, START));
}

/* Threads look at the clock before they meet. */
static void lives_on_if_another_thread_was_a_second_ahead(void **state)
{
    char text[TOKENS_TEXT];
    char other[TOKENS_TEXT];

    make(*state, &alice, START, text);
    make(*state, &alice, START - 1, other);
    assert_true(finds(*state, text, TOKENS_LENGTH, START - 1));
}

static void drops_one_and_leaves_the_others(void **state)
{
    char texts[3][TOKENS_TEXT];

    for (int i = 0; i < 3; i++)
        make(*state, &alice, START, texts[i]);
    tokens_drop(*state, slice_of(""));
    tokens_drop(*state, (struct slice){ texts[1], TOKENS_LENGTH - 1 });
    assert_int_equal(tokens_count(*state), 3);
    tokens_drop(*state, slice_of(texts[1]));
    assert_true(finds(*state, texts[0], TOKENS_LENGTH, START));
    assert_false(finds(*state, texts[1], TOKENS_LENGTH, START));
    assert_true(finds(*state, texts[2], TOKENS_LENGTH, START));
    tokens_drop(*state, slice_of(texts[1]));
    assert_int_equal(tokens_count(*state), 2);
}

static void drops_all(void **state)
{
    char texts[3][TOKENS_TEXT];

    for (int i = 0; i < 3; i++)
        make(*state, &alice, START, texts[i]);
    tokens_drop_all(*state);
    for (int i = 0; i < 3; i++)
        assert_false(finds(*state, texts[i], TOKENS_LENGTH, START));
    make(*state, &alice, START, texts[0]);
    assert_true(finds(*state, texts[0], TOKENS_LENGTH, START));
}

static void lets_an_account_push_out_its_own_tokens_alone(void **state)
{
    const struct principal bob = { .name = "bob" };
    char of_bob[TOKENS_TEXT];
    char texts[TOKENS_PER_PRINCIPAL_MAX + 1][TOKENS_TEXT];
    char other[TOKENS_TEXT];

    make(*state, &bob, START, of_bob);
    for (unsigned i = 0; i < TOKENS_PER_PRINCIPAL_MAX; i++)
        make(*state, &alice, START + 1 + i, texts[i]);
    assert_true(finds(*state, texts[0], TOKENS_LENGTH, START + 100));
    make(*state, &alice, START + 100, texts[TOKENS_PER_PRINCIPAL_MAX]);
    assert_true(finds(*state, texts[0], TOKENS_LENGTH, START + 100));
    assert_false(finds(*state, texts[1], TOKENS_LENGTH, START + 100));
    for (unsigned i = 0; i < 3 * TOKENS_MAX; i++)
        make(*state, &alice, START + 101, other);
    assert_int_equal(tokens_count(*state), TOKENS_PER_PRINCIPAL_MAX + 1);
    assert_true(finds(*state, of_bob, TOKENS_LENGTH, START + 101));
}

static void keeps_no_more_than_it_may_and_drops_the_one_idle_for_longest(void **state)
{
    struct principal principal = { .role = ACCESS_READ };
    char texts[TOKENS_MAX + 1][TOKENS_TEXT];

    for (unsigned i = 0; i <= TOKENS_MAX; i++) {
        snprintf(principal.name, sizeof(principal.name), "user-%u", i);
        if (i == TOKENS_MAX)
            assert_true(finds(*state, texts[0], TOKENS_LENGTH, START + 1));
        make(*state, &principal, i < 2 ? START : START + 1, texts[i]);
    }
    assert_int_equal(tokens_count(*state), TOKENS_MAX);
    assert_true(finds(*state, texts[0], TOKENS_LENGTH, START + 1));
    assert_false(finds(*state, texts[1], TOKENS_LENGTH, START + 1));
    for (unsigned i = 2; i <= TOKENS_MAX; i++)
        assert_true(finds(*state, texts[i], TOKENS_LENGTH, START + 1));
}

static void makes_room_of_tokens_whose_time_is_over(void **state)
{
    char texts[2][TOKENS_TEXT];

    make(*state, &alice, START, texts[0]);
    make(*state, &alice, START + TOKENS_SECONDS, texts[1]);
    assert_int_equal(tokens_count(*state), 1);
}

static void *use_often(void *argument)
{
    struct tokens *tokens = argument;
    struct principal principal;
    bool right = true;

    for (int i = 0; i < TURNS; i++) {
        char text[TOKENS_TEXT] = "";
        struct error error;

        right = right && tokens_make(tokens, &alice, START, text, &error) &&
                tokens_find(tokens, slice_of(text), START, &principal, NULL);
        tokens_drop(tokens, slice_of(text));
        right = right && !tokens_find(tokens, slice_of(text), START, &principal, NULL);
    }
    return right ? argument : NULL;
}

static void serves_many_threads_at_once(void **state)
{
    pthread_t threads[THREADS];
    void *result = NULL;

    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, use_often, *state), 0);
    for (int i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(threads[i], &result), 0);
        assert_non_null(result);
    }
    assert_int_equal(tokens_count(*state), 0);
}

#define test(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(finds_whom_a_token_was_made_for),
        test(takes_nothing_but_the_whole_token),
        test(takes_no_token_that_differs_in_one_character),
        test(makes_tokens_of_letters_and_digits_all_as_often),
        test(lives_for_a_while_after_its_last_use),
        test(lives_on_if_another_thread_was_a_second_ahead),
        test(drops_one_and_leaves_the_others),
        test(drops_all),
        test(lets_an_account_push_out_its_own_tokens_alone),
        test(keeps_no_more_than_it_may_and_drops_the_one_idle_for_longest),
        test(makes_room_of_tokens_whose_time_is_over),
        test(serves_many_threads_at_once),
    };

    return cmocka_run_group_tests_name("tokens", tests, NULL, NULL);
}
