#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "channel.h"

enum {
    NOTICES = 1000, /* more than a socket holds */
    DESCRIPTORS = 256,
};

static int ends[2];
static struct error error;

static int open_channel(void **state)
{
    (void)state;
    return channel_open(ends, &error) ? 0 : 1;
}

static int close_channel(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        if (ends[i] != -1)
            close(ends[i]);
    }
    return 0;
}

static size_t count_descriptors(void)
{
    size_t count = 0;

    for (int fd = 0; fd < DESCRIPTORS; fd++)
        count += fcntl(fd, F_GETFD) != -1;
    return count;
}

static void send_text(const char *text)
{
    assert_true(channel_send(ends[0], text, strlen(text), NULL, 0, false));
}

static void keeps_messages_apart(void **state)
{
    char room[16] = "";

    (void)state;
    send_text("one");
    send_text("three");
    assert_int_equal(channel_receive(ends[1], room, sizeof(room), NULL), 3);
    assert_memory_equal(room, "one", 3);
    assert_int_equal(channel_receive(ends[1], room, sizeof(room), NULL), 5);
    assert_memory_equal(room, "three", 5);
    assert_int_equal(channel_receive(ends[1], room, sizeof(room), NULL), 0);
}

static void cuts_a_message_that_is_longer_than_its_room(void **state)
{
    char room[8] = "";

    (void)state;
    send_text("123456789");
    send_text("next");
    assert_int_equal(channel_receive(ends[1], room, 4, NULL), 4);
    assert_memory_equal(room, "1234\0\0\0", sizeof(room));
    assert_int_equal(channel_receive(ends[1], room, sizeof(room), NULL), 4);
    assert_memory_equal(room, "next", 4);
}

static void holds_the_largest_request(void **state)
{
    static struct channel_request sent;
    static struct channel_request got;

    (void)state;
    memset(&sent, 'x', sizeof(sent));
    assert_true(channel_send(ends[1], &sent, sizeof(sent), NULL, 0, false));
    assert_int_equal(channel_receive(ends[0], &got, sizeof(got), NULL), sizeof(got));
    assert_memory_equal(&sent, &got, sizeof(got));
}

static void tells_that_the_other_end_is_gone(void **state)
{
    char room[8];

    (void)state;
    send_text("last");
    close(ends[0]);
    ends[0] = -1;
    assert_int_equal(channel_receive(ends[1], room, sizeof(room), NULL), 4);
    assert_int_equal(channel_receive(ends[1], room, sizeof(room), NULL), -1);
    assert_false(channel_send(ends[1], "x", 1, NULL, 0, false));
    assert_false(channel_send(ends[1], "x", 1, NULL, 0, true));
}

static void takes_an_empty_message_for_the_end(void **state)
{
    char room[8];

    (void)state;
    assert_int_equal(send(ends[0], "", 0, 0), 0);
    assert_int_equal(channel_receive(ends[1], room, sizeof(room), NULL), -1);
}

static void does_not_wait_for_room(void **state)
{
    static const struct channel_notice notice;
    size_t sent = 0;

    (void)state;
    while (sent < NOTICES && channel_send(ends[0], &notice, sizeof(notice), NULL, 0, false))
        sent++;
    assert_in_range(sent, 1, NOTICES - 1);
}

static void hands_descriptors_over(void **state)
{
    int pipes[2];
    int got[CHANNEL_DESCRIPTORS_MAX] = { -1, -1 };
    char room[8];

    (void)state;
    assert_int_equal(pipe(pipes), 0);
    assert_true(channel_send(ends[0], "both", 4, pipes, 2, false));
    assert_int_equal(channel_receive(ends[1], room, sizeof(room), got), 4);
    assert_int_equal(write(got[1], "through", 7), 7);
    assert_int_equal(read(pipes[0], room, sizeof(room)), 7);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(fcntl(got[i], F_GETFD) & FD_CLOEXEC, FD_CLOEXEC);
        close(got[i]);
    }
    assert_true(channel_send(ends[0], "one", 3, pipes, 1, false));
    assert_int_equal(channel_receive(ends[1], room, sizeof(room), got), 3);
    assert_true(got[0] >= 0);
    assert_int_equal(got[1], -1);
    close(got[0]);
    send_text("none");
    assert_int_equal(channel_receive(ends[1], room, sizeof(room), got), 4);
    assert_int_equal(got[0], -1);
    assert_int_equal(got[1], -1);
    close(pipes[0]);
    close(pipes[1]);
}

static void keeps_no_descriptor_that_is_not_wanted(void **state)
{
    const size_t before = count_descriptors();
    char room[8];

    (void)state;
    assert_true(channel_send(ends[0], "both", 4, ends, 2, false));
    assert_int_equal(channel_receive(ends[1], room, sizeof(room), NULL), 4);
    assert_int_equal(count_descriptors(), before);
}

/* Sends so many descriptors as only somebody else than this daemon would. */
static void send_many(size_t count)
{
    union {
        struct cmsghdr header;
        char bytes[CMSG_SPACE(16 * sizeof(int))];
    } control = { .header = { .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS } };
    char text[] = "many";
    struct iovec vector = { .iov_base = text, .iov_len = 4 };
    struct msghdr message = { .msg_iov = &vector,
                              .msg_iovlen = 1,
                              .msg_control = control.bytes,
                              .msg_controllen = CMSG_SPACE(count * sizeof(int)) };

    control.header.cmsg_len = CMSG_LEN(count * sizeof(int));
    for (size_t i = 0; i < count; i++)
        memcpy(CMSG_DATA(&control.header) + i * sizeof(int), &ends[0], sizeof(int));
    assert_int_equal(sendmsg(ends[0], &message, 0), 4);
}

static void takes_no_more_descriptors_than_there_are_places(void **state)
{
    const size_t before = count_descriptors();
    int got[CHANNEL_DESCRIPTORS_MAX] = { -1, -1 };
    char room[8];

    (void)state;
    send_many(16);
    assert_int_equal(channel_receive(ends[1], room, sizeof(room), got), 4);
    assert_int_equal(count_descriptors(), before + 2);
    close(got[0]);
    close(got[1]);
    send_many(16);
    assert_int_equal(channel_receive(ends[1], room, sizeof(room), NULL), 4);
    assert_int_equal(count_descriptors(), before);
}

static void tells_which_descriptors_there_was_no_place_for(void **state)
{
    struct rlimit few;
    struct rlimit usual;
    int got[CHANNEL_DESCRIPTORS_MAX] = { 0, 0 };
    int first_free = dup(ends[0]);
    char room[8];

    (void)state;
    close(first_free);
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &usual), 0);
    assert_true(channel_send(ends[0], "both", 4, ends, 2, false));
    assert_true(channel_send(ends[0], "both", 4, ends, 2, false));
    few = (struct rlimit){ .rlim_cur = (rlim_t)first_free + 1, .rlim_max = usual.rlim_max };
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
    assert_int_equal(channel_receive(ends[1], room, sizeof(room), got), 4);
    assert_int_equal(got[0], first_free);
    assert_int_equal(got[1], -1);
    assert_int_equal(channel_receive(ends[1], room, sizeof(room), got), 4);
    assert_int_equal(got[0], -1);
    assert_int_equal(got[1], -1);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &usual), 0);
    close(first_free);
}

static void opens_ends_that_no_command_has(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(fcntl(ends[i], F_GETFD) & FD_CLOEXEC, FD_CLOEXEC);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_channel, close_channel)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(keeps_messages_apart),
        TEST(cuts_a_message_that_is_longer_than_its_room),
        TEST(holds_the_largest_request),
        TEST(tells_that_the_other_end_is_gone),
        TEST(takes_an_empty_message_for_the_end),
        TEST(does_not_wait_for_room),
        TEST(hands_descriptors_over),
        TEST(keeps_no_descriptor_that_is_not_wanted),
        TEST(takes_no_more_descriptors_than_there_are_places),
        TEST(tells_which_descriptors_there_was_no_place_for),
        TEST(opens_ends_that_no_command_has),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
