#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>
#include <uv.h>

#include "loop.h"

enum {
    THREADS = 4,
    TASKS = 2000, /* of each thread */
};

static struct loop *loop;
static struct error error;

static int open_loop(void **state)
{
    (void)state;
    loop = loop_new(&error);
    return loop == NULL;
}

static int free_loop(void **state)
{
    (void)state;
    loop_free(loop);
    return 0;
}

static void stop(void *owner)
{
    (void)owner;
    loop_stop(loop);
}

/* Notes in which order tasks ran. */
struct note {
    struct loop_task task;
    char letter;
    char *text;
    size_t *length;
};

static void write_note(void *owner)
{
    struct note *note = owner;

    note->text[(*note->length)++] = note->letter;
    if (note->letter == 'z')
        loop_stop(loop);
}

static void runs_tasks_in_the_order_of_posting(void **state)
{
    char text[8] = "";
    size_t length = 0;
    struct note notes[] = {
        { .task = { .run = write_note, .owner = &notes[0] }, .letter = 'a', .text = text, .length = &length },
        { .task = { .run = write_note, .owner = &notes[1] }, .letter = 'b', .text = text, .length = &length },
        { .task = { .run = write_note, .owner = &notes[2] }, .letter = 'z', .text = text, .length = &length },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(notes) / sizeof(notes[0]); i++)
        loop_post(loop, &notes[i].task);
    assert_string_equal(text, "");
    loop_run(loop);
    assert_string_equal(text, "abz");
}

static void runs_again_after_a_stop(void **state)
{
    struct loop_task task = { .run = stop };

    (void)state;
    loop_post(loop, &task);
    loop_run(loop);
    loop_post(loop, &task);
    loop_run(loop);
}

/* Posts itself again a number of times. */
struct repeat {
    struct loop_task task;
    int left;
};

static void repeat(void *owner)
{
    struct repeat *again = owner;

    if (--again->left > 0)
        loop_post(loop, &again->task);
    else
        loop_stop(loop);
}

static void lets_a_task_post_itself_again(void **state)
{
    struct repeat again = { .task = { .run = repeat, .owner = &again }, .left = 1000 };
    char text[8] = "";
    size_t length = 0;
    struct note behind = { .task = { .run = write_note, .owner = &behind }, .letter = 'a', .text = text };

    (void)state;
    behind.length = &length;
    loop_post(loop, &again.task);
    loop_post(loop, &behind.task);
    loop_run(loop);
    assert_int_equal(again.left, 0);
    assert_string_equal(text, "a");
}

/* Counts on the loop's thread, so without a lock. */
struct counter {
    struct loop_task tasks[TASKS];
    size_t run;
    size_t *total;
};

static void count(void *owner)
{
    struct counter *counter = owner;

    counter->run++;
    if (++*counter->total == (size_t)THREADS * TASKS)
        loop_stop(loop);
}

static void *post_all(void *owner)
{
    struct counter *counter = owner;

    for (size_t i = 0; i < TASKS; i++) {
        counter->tasks[i] = (struct loop_task){ .run = count, .owner = counter };
        loop_post(loop, &counter->tasks[i]);
    }
    return NULL;
}

static void loses_no_task_of_many_threads(void **state)
{
    static struct counter counters[THREADS];
    pthread_t threads[THREADS];
    size_t total = 0;

    (void)state;
    for (size_t i = 0; i < THREADS; i++) {
        counters[i].total = &total;
        assert_int_equal(pthread_create(&threads[i], NULL, post_all, &counters[i]), 0);
    }
    loop_run(loop);
    for (size_t i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        assert_int_equal(counters[i].run, TASKS);
    }
}

static void closes_what_is_still_open(void **state)
{
    uv_timer_t timer;
    struct error why;
    struct loop *other = loop_new(&why);

    (void)state;
    assert_non_null(other);
    uv_timer_init(loop_uv(other), &timer);
    uv_timer_start(&timer, NULL, 1000000, 0);
    loop_free(other);
    assert_true(uv_is_closing((uv_handle_t *)&timer));
    loop_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(runs_tasks_in_the_order_of_posting, open_loop, free_loop),
        cmocka_unit_test_setup_teardown(runs_again_after_a_stop, open_loop, free_loop),
        cmocka_unit_test_setup_teardown(lets_a_task_post_itself_again, open_loop, free_loop),
        cmocka_unit_test_setup_teardown(loses_no_task_of_many_threads, open_loop, free_loop),
        cmocka_unit_test(closes_what_is_still_open),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
