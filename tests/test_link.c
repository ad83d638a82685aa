#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <uv.h>

#include "channel.h"
#include "link.h"
#include "loop.h"

/* The server's end of the channel. The test itself is at the runner's. */

enum {
    WATCHDOG_SECONDS = 60, /* for a test that hangs */
    WAITERS = 3,
};

static const struct class class = { .namespace = "test", .name = "link" };
static const struct class *const all[] = { &class };
static const struct order_table table = { .classes = all, .class_count = 1 };
static const struct order order = { .class = &class };

/* What one who waits was told. */
struct told {
    unsigned refused;
    unsigned started;
    unsigned ended;
    struct error error;
    int out;
    int err;
    uint32_t kind;
    int status;
    struct link_waiter waiter;
    struct told *again; /* asked for when this one's end is told */
};

static struct loop *loop;
static struct link *link_of_test; /* of the server */
static int channel;               /* of the runner; -1: closed */
static struct told told[WAITERS];
static unsigned gone;
static unsigned files;
static uint32_t last_file;
static struct error error;

static void on_refused(void *owner, const struct error *why)
{
    struct told *one = owner;

    one->refused++;
    one->error = *why;
}

static void on_started(void *owner, int out, int err)
{
    struct told *one = owner;

    one->started++;
    one->out = out;
    one->err = err;
}

static void ask(struct told *one);

static void on_ended(void *owner, uint32_t kind, int status)
{
    struct told *one = owner;

    one->ended++;
    one->kind = kind;
    one->status = status;
    if (one->again != NULL)
        ask(one->again);
    memset(&one->waiter, 0xee, sizeof(one->waiter)); /* it is the owner's again */
}

static const struct link_events events = { on_refused, on_started, on_ended };

static void ask(struct told *one)
{
    one->waiter = (struct link_waiter){ .events = &events, .owner = one };
    if (!link_run(link_of_test, &order, &one->waiter, &error))
        fail_msg("%s", error.detail);
}

static void on_gone(void *owner)
{
    (void)owner;
    gone++;
}

static void on_files(void *owner, uint32_t which, const int descriptors[CHANNEL_DESCRIPTORS_MAX])
{
    (void)owner;
    files++;
    last_file = which;
    close(descriptors[0]);
}

static void open_with(const struct link_options *options)
{
    int ends[2];

    assert_true(channel_open(ends, &error));
    memset(told, 0, sizeof(told));
    gone = 0;
    files = 0;
    loop = loop_new(&error);
    assert_non_null(loop);
    channel = ends[0];
    link_of_test = link_new(loop, ends[1], &table, options, &error);
    assert_non_null(link_of_test);
}

static int open_link(void **state)
{
    static const struct link_options options = { .files = on_files, .gone = on_gone };

    (void)state;
    open_with(&options);
    return 0;
}

static int close_link(void **state)
{
    (void)state;
    link_free(link_of_test);
    link_free(NULL);
    loop_free(loop);
    if (channel != -1)
        close(channel);
    return 0;
}

/* Lets the server read what there is. */
static void turn(void)
{
    uv_run(loop_uv(loop), UV_RUN_NOWAIT);
}

/* What the server has sent; its id. */
static uint32_t sent(uint32_t kind)
{
    struct channel_request request;
    long length = channel_receive(channel, &request, sizeof(request), NULL);

    assert_true(length >= (long)sizeof(request.head));
    assert_int_equal(request.head.kind, kind);
    return request.head.id;
}

static void tell_with(struct channel_notice notice, const int *descriptors, size_t count)
{
    assert_true(channel_send(channel, &notice, sizeof(notice), descriptors, count, false));
}

static void tell(struct channel_notice notice)
{
    tell_with(notice, NULL, 0);
}

static void sends_an_order_that_can_be_read(void **state)
{
    static struct channel_request request;
    static struct order_values values;
    struct order got;
    long length = 0;

    (void)state;
    ask(&told[0]);
    length = channel_receive(channel, &request, sizeof(request), NULL);
    assert_true(length > (long)sizeof(request.head));
    assert_int_equal(request.head.kind, CHANNEL_RUN);
    assert_int_equal(request.head.id, told[0].waiter.id);
    assert_true(order_read(&table, request.order, (size_t)length - sizeof(request.head), &got, &values, &error));
    assert_ptr_equal(got.class, &class);
}

static void tells_each_what_became_of_its_own(void **state)
{
    uint32_t ids[WAITERS];

    (void)state;
    for (size_t i = 0; i < WAITERS; i++) {
        ask(&told[i]);
        ids[i] = sent(CHANNEL_RUN);
    }
    assert_true(ids[0] != ids[1] && ids[1] != ids[2] && ids[0] != ids[2]);
    tell((struct channel_notice){ .kind = CHANNEL_EXITED, .id = ids[1], .status = 7 });
    tell((struct channel_notice){ .kind = CHANNEL_REFUSED, .id = ids[2], .code = ERROR_BUSY, .text = "too\tmany" });
    turn();
    assert_int_equal(told[1].ended, 1);
    assert_int_equal(told[1].kind, CHANNEL_EXITED);
    assert_int_equal(told[1].status, 7);
    assert_int_equal(told[2].refused, 1);
    assert_int_equal(told[2].error.code, ERROR_BUSY);
    assert_string_equal(told[2].error.detail, "too?many");
    assert_int_equal(told[0].refused + told[0].started + told[0].ended, 0);
    tell((struct channel_notice){ .kind = CHANNEL_TIMED_OUT, .id = ids[0], .status = SIGKILL });
    turn();
    assert_int_equal(told[0].kind, CHANNEL_TIMED_OUT);
    assert_int_equal(told[0].ended + told[1].ended + told[2].ended, 2);
    assert_int_equal(gone, 0);
}

static void hands_over_both_outputs(void **state)
{
    int pipes[2];
    char byte = '\0';

    (void)state;
    assert_int_equal(pipe(pipes), 0);
    ask(&told[0]);
    tell_with((struct channel_notice){ .kind = CHANNEL_STARTED, .id = sent(CHANNEL_RUN) }, pipes, 2);
    turn();
    assert_int_equal(told[0].started, 1);
    assert_int_equal(told[0].ended, 0);
    /* Here they are a pipe's two ends. */
    assert_int_equal(write(told[0].err, "x", 1), 1);
    assert_int_equal(read(told[0].out, &byte, 1), 1);
    for (size_t i = 0; i < 2; i++)
        close(pipes[i]);
    close(told[0].out);
    close(told[0].err);
}

static void kills_by_id(void **state)
{
    uint32_t id = 0;

    (void)state;
    ask(&told[0]);
    id = sent(CHANNEL_RUN);
    link_kill(link_of_test, &told[0].waiter);
    assert_int_equal(sent(CHANNEL_KILL), id);
    tell((struct channel_notice){ .kind = CHANNEL_KILLED, .id = id, .status = SIGKILL });
    turn();
    assert_int_equal(told[0].kind, CHANNEL_KILLED);
    assert_int_equal(told[0].status, SIGKILL);
}

static void can_be_asked_while_it_tells(void **state)
{
    (void)state;
    told[0].again = &told[1];
    ask(&told[0]);
    tell((struct channel_notice){ .kind = CHANNEL_EXITED, .id = sent(CHANNEL_RUN) });
    turn();
    tell((struct channel_notice){ .kind = CHANNEL_EXITED, .id = sent(CHANNEL_RUN), .status = 1 });
    turn();
    assert_int_equal(told[0].ended, 1);
    assert_int_equal(told[1].ended, 1);
    assert_int_equal(told[1].status, 1);
}

static void tells_all_when_the_runner_is_gone(void **state)
{
    (void)state;
    for (size_t i = 0; i < WAITERS; i++) {
        ask(&told[i]);
        assert_int_equal(sent(CHANNEL_RUN), told[i].waiter.id);
    }
    /* The last words are still heard. */
    tell((struct channel_notice){ .kind = CHANNEL_EXITED, .id = told[0].waiter.id, .status = 3 });
    close(channel);
    channel = -1;
    turn();
    assert_int_equal(gone, 1);
    assert_int_equal(told[0].kind, CHANNEL_EXITED);
    for (size_t i = 1; i < WAITERS; i++) {
        assert_int_equal(told[i].ended, 1);
        assert_int_equal(told[i].kind, CHANNEL_KILLED);
        assert_int_equal(told[i].status, SIGKILL);
    }
    turn();
    assert_int_equal(gone, 1);
}

static void refuses_when_the_runner_is_gone(void **state)
{
    (void)state;
    close(channel);
    channel = -1;
    told[0].waiter = (struct link_waiter){ .events = &events, .owner = &told[0] };
    assert_false(link_run(link_of_test, &order, &told[0].waiter, &error));
    assert_int_equal(error.code, ERROR_STOPPING);
    link_kill(link_of_test, &told[0].waiter);
    turn();
    assert_int_equal(told[0].ended, 0);
    assert_int_equal(gone, 1);
}

static void hands_over_files_that_have_changed(void **state)
{
    (void)state;
    tell_with((struct channel_notice){ .kind = CHANNEL_FILES, .id = 5 }, &channel, 1);
    turn();
    assert_int_equal(files, 1);
    assert_int_equal(last_file, 5);
}

static void closes_files_that_nobody_wants(void **state)
{
    static const struct link_options options = { .gone = on_gone };
    int before = -1;
    int after = -1;

    (void)state;
    open_with(&options);
    before = dup(channel);
    close(before);
    tell_with((struct channel_notice){ .kind = CHANNEL_FILES, .id = 5 }, &channel, 1);
    turn();
    after = dup(channel);
    close(after);
    assert_int_equal(before, after);
    assert_int_equal(gone, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_link, close_link)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(sends_an_order_that_can_be_read),
        TEST(tells_each_what_became_of_its_own),
        TEST(hands_over_both_outputs),
        TEST(kills_by_id),
        TEST(can_be_asked_while_it_tells),
        TEST(tells_all_when_the_runner_is_gone),
        TEST(refuses_when_the_runner_is_gone),
        TEST(hands_over_files_that_have_changed),
        cmocka_unit_test_teardown(closes_files_that_nobody_wants, close_link),
    };

    alarm(WATCHDOG_SECONDS);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
