#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "outbox.h"

enum {
    LIMIT = 1000000, /* more than a socket pair takes at once */
    PIECE = 10007,
};

static void open_pair(int pair[2])
{
    int size = 32768;

    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
    assert_int_equal(setsockopt(pair[0], SOL_SOCKET, SO_SNDBUF, &size, sizeof(size)), 0);
    assert_int_equal(fcntl(pair[0], F_SETFL, O_NONBLOCK), 0);
    assert_int_equal(fcntl(pair[1], F_SETFL, O_NONBLOCK), 0);
}

static void close_pair(const int pair[2])
{
    close(pair[0]);
    close(pair[1]);
}

/* Adds bytes that say where they stand in the stream. */
static bool add(struct outbox *outbox, size_t *added, size_t length)
{
    uint8_t bytes[PIECE];

    for (size_t i = 0; i < length; i++)
        bytes[i] = (uint8_t)((*added + i) % 251);
    *added += length;
    return outbox_add(outbox, bytes, length);
}

static bool flush(struct outbox *outbox, int fd)
{
    const struct transport transport = transport_plain(fd);

    return outbox_flush(outbox, &transport);
}

static void take(int fd, size_t *taken, size_t length)
{
    uint8_t bytes[PIECE];
    ssize_t size = recv(fd, bytes, length, 0);

    for (ssize_t i = 0; i < size; i++)
        assert_int_equal(bytes[i], (*taken)++ % 251);
}

static void sends_what_was_added_in_one_piece(void **state)
{
    struct outbox outbox;
    int pair[2] = { -1, -1 };
    char bytes[8] = "";

    (void)state;
    open_pair(pair);
    outbox_init(&outbox, LIMIT);
    assert_true(outbox_empty(&outbox));
    assert_true(outbox_add(&outbox, "head", 4));
    assert_true(outbox_add(&outbox, "er", 2));
    assert_false(outbox_empty(&outbox));
    assert_true(flush(&outbox, pair[0]));
    assert_true(outbox_empty(&outbox));
    assert_int_equal(recv(pair[1], bytes, sizeof(bytes), 0), 6);
    assert_memory_equal(bytes, "header", 6);
    outbox_clear(&outbox);
    close_pair(pair);
}

static void keeps_the_order_for_a_reader_that_is_slower(void **state)
{
    struct outbox outbox;
    int pair[2] = { -1, -1 };
    size_t added = 0;
    size_t taken = 0;

    (void)state;
    open_pair(pair);
    outbox_init(&outbox, LIMIT);
    for (int i = 0; i < 150; i++) {
        assert_true(add(&outbox, &added, PIECE));
        assert_true(flush(&outbox, pair[0]));
        take(pair[1], &taken, PIECE / 2);
    }
    while (taken < added) {
        take(pair[1], &taken, PIECE);
        assert_true(flush(&outbox, pair[0]));
    }
    assert_true(outbox_empty(&outbox));
    outbox_clear(&outbox);
    close_pair(pair);
}

static void gives_up_a_reader_that_is_too_slow(void **state)
{
    struct outbox outbox;
    int pair[2] = { -1, -1 };
    size_t added = 0;

    (void)state;
    open_pair(pair);
    outbox_init(&outbox, LIMIT);
    while (added < LIMIT)
        assert_true(add(&outbox, &added, PIECE));
    assert_true(flush(&outbox, pair[0]));
    while (added < LIMIT + LIMIT / 2)
        assert_true(add(&outbox, &added, PIECE));
    assert_false(flush(&outbox, pair[0]));
    outbox_clear(&outbox);
    close_pair(pair);
}

static void holds_no_more_than_twice_its_limit(void **state)
{
    struct outbox outbox;
    int pair[2] = { -1, -1 };
    size_t added = 0;

    (void)state;
    open_pair(pair);
    outbox_init(&outbox, LIMIT);
    while (added + PIECE <= 2 * LIMIT)
        assert_true(add(&outbox, &added, PIECE));
    assert_false(add(&outbox, &added, PIECE));
    assert_false(flush(&outbox, pair[0]));
    outbox_clear(&outbox);
    close_pair(pair);
}

static void gives_up_when_the_reader_has_gone(void **state)
{
    struct outbox outbox;
    int pair[2] = { -1, -1 };

    (void)state;
    open_pair(pair);
    outbox_init(&outbox, LIMIT);
    close(pair[1]);
    assert_true(outbox_add(&outbox, "x", 1));
    assert_false(flush(&outbox, pair[0]));
    outbox_clear(&outbox);
    close(pair[0]);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(sends_what_was_added_in_one_piece),
        cmocka_unit_test(keeps_the_order_for_a_reader_that_is_slower),
        cmocka_unit_test(gives_up_a_reader_that_is_too_slow),
        cmocka_unit_test(holds_no_more_than_twice_its_limit),
        cmocka_unit_test(gives_up_when_the_reader_has_gone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
