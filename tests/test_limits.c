#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "daemon.h"
#include "raw_client.h"

/* What a client can take of the real daemon, limit by limit, and that one which keeps to them is answered meanwhile. */

enum {
    PATIENCE = 10000, /* milliseconds for what happens at once */
    SLOW = 2500,      /* milliseconds in which a limit of one second must have struck, but not one of a minute */
    HALF_HEADERS = 300,
    SLOW_BODIES = 100,
    SILENT = 100,
    HOSTILE = HALF_HEADERS + SLOW_BODIES + SILENT,
    ANSWER_MILLISECONDS = 2000, /* for one answer among them; a few are usual */
    ANSWERS = 20,
    LARGE_BODY = 100 << 20,
    GROWTH_KILOBYTES = 24 << 10, /* of memory, where the bodies would take four times as much */
};

static const char path[] = "/sysadm/iocage";
static const char body[] = "{\"action\":\"listjails\"}";
static const char request[] = "PUT /sysadm/iocage HTTP/1.1\r\nHost: localhost\r\nContent-Length: 22\r\n\r\n"
                              "{\"action\":\"listjails\"}";
static const char upgrade[] = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                              "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
static struct daemon iocaged;

static void start_daemon(const char *const extra[])
{
    daemon_prepare(&iocaged);
    daemon_prints(&iocaged, "JID UUID BOOT STATE TAG\n", "", 0);
    daemon_start(&iocaged, extra);
}

#define START(...) start_daemon((const char *const[]){ __VA_ARGS__, NULL })

static int stop(void **state)
{
    (void)state;
    daemon_stop(&iocaged);
    return 0;
}

/* Whether a request over this connection is answered. */
static bool answers(int fd)
{
    char text[4096];

    return raw_send(fd, request) && raw_receive(fd, text, sizeof(text), PATIENCE) != NULL &&
           strncmp(text, "HTTP/1.1 200", 12) == 0;
}

/* A connection's place is free only when the daemon has noticed that it was closed. */
static void assert_answered_soon(void)
{
    long long end = raw_now() + PATIENCE;
    bool answered = false;

    while (!answered && raw_now() < end) {
        int fd = raw_connect(&iocaged);

        answered = answers(fd);
        close(fd);
    }
    assert_true(answered);
}

static void closes_connections_beyond_the_total_at_once(void **state)
{
    int fds[3];
    int more = -1;

    (void)state;
    START("--connections", "3");
    for (size_t i = 0; i < 3; i++) {
        fds[i] = raw_connect(&iocaged);
        assert_true(answers(fds[i]));
    }
    more = raw_connect(&iocaged);
    assert_true(raw_closed(more, PATIENCE));
    close(more);
    more = raw_connect_unix(&iocaged);
    assert_true(answers(more));
    close(more);
    assert_true(daemon_says(&iocaged, 0, "WARNING: 1 connections refused"));
    assert_true(answers(fds[0]));
    for (size_t i = 0; i < 3; i++)
        close(fds[i]);
    assert_answered_soon();
}

static void closes_connections_beyond_those_of_an_address_at_once(void **state)
{
    int one = -1;
    int more = -1;

    (void)state;
    START("--connections-per-address", "1");
    one = raw_connect(&iocaged);
    assert_true(answers(one));
    more = raw_connect(&iocaged);
    assert_true(raw_closed(more, PATIENCE));
    close(more);
    for (int i = 0; i < 3; i++) {
        int fd = raw_connect_unix(&iocaged);

        assert_true(answers(fd));
        close(fd);
    }
    close(one);
    assert_answered_soon();
}

static void counts_a_websocket_as_a_connection(void **state)
{
    char text[1024];
    int one = -1;
    int more = -1;

    (void)state;
    START("--connections", "1", "--request-time", "1");
    one = raw_connect(&iocaged);
    assert_true(raw_send(one, upgrade));
    assert_non_null(raw_receive(one, text, sizeof(text), PATIENCE));
    assert_non_null(strstr(text, "HTTP/1.1 101"));
    more = raw_connect(&iocaged);
    assert_true(raw_closed(more, PATIENCE));
    close(more);
    assert_false(raw_closed(one, SLOW)); /* the time for a request is not the WebSocket's */
    close(one);
    assert_answered_soon();
}

static void refuses_headers_that_are_too_large(void **state)
{
    static char large[9000];
    char text[1024];
    int fd = -1;

    (void)state;
    START("--header-limit", "8192");
    fd = raw_connect(&iocaged);
    memset(large, 'x', sizeof(large) - 1);
    assert_true(raw_send(fd, "GET /sysadm/iocage HTTP/1.1\r\nHost: localhost\r\nX-Large: "));
    (void)raw_send(fd, large);
    assert_non_null(raw_receive(fd, text, sizeof(text), PATIENCE));
    assert_non_null(strstr(text, "HTTP/1.1 431"));
    assert_true(raw_closed(fd, PATIENCE));
    close(fd);
    assert_answered_soon();
}

/* Each of them sends something all the time, and is closed even so, long before the time for silence is over. */
static void closes_who_sends_a_request_too_slowly(void **state)
{
    static const char *const begins[] = {
        "",
        "PUT /sysadm/iocage HTTP/1.1\r\n",
        "PUT /sysadm/iocage HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n",
    };

    (void)state;
    START("--request-time", "1");
    for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++) {
        int fd = raw_connect(&iocaged);

        assert_true(raw_send(fd, begins[i]));
        assert_in_range(raw_drip(fd, "X-Slow:y", PATIENCE), 900, SLOW);
        close(fd);
    }
}

static void times_the_second_request_of_a_connection_too(void **state)
{
    int fd = -1;

    (void)state;
    START("--request-time", "1");
    fd = raw_connect(&iocaged);
    assert_true(answers(fd));
    assert_true(raw_send(fd, "PUT /sysadm/iocage HTTP/1.1\r\n"));
    assert_in_range(raw_drip(fd, "X-Slow:y", PATIENCE), 900, SLOW);
    close(fd);
}

static void closes_who_is_silent(void **state)
{
    int fd = -1;

    (void)state;
    START("--idle-time", "1");
    fd = raw_connect(&iocaged);
    assert_true(answers(fd));
    assert_false(raw_closed(fd, 500));
    assert_true(raw_closed(fd, PATIENCE));
    close(fd);
}

static void answers_a_command_that_takes_longer_than_a_request_may(void **state)
{
    struct http_reply reply;

    (void)state;
    START("--request-time", "1", "--idle-time", "1");
    daemon_script(&iocaged, "sleep 3; echo 'JID UUID BOOT STATE TAG'");
    reply = daemon_request(&iocaged, "PUT", path, body, strlen(body), NULL);
    assert_int_equal(reply.status, 200);
    http_reply_clear(&reply);
}

static void nests_only_as_deep_as_allowed(void **state)
{
    static const char flat[] = "{\"action\":\"listjails\"}";
    static const char deep[] = "{\"action\":\"listjails\",\"x\":[[1]]}";
    struct http_reply reply;

    (void)state;
    START("--depth-limit", "2");
    reply = daemon_request(&iocaged, "PUT", path, flat, strlen(flat), NULL);
    assert_int_equal(reply.status, 200);
    http_reply_clear(&reply);
    reply = daemon_request(&iocaged, "PUT", path, deep, strlen(deep), NULL);
    assert_int_equal(reply.status, 400);
    assert_non_null(strstr(reply.body, "more than 2 deep"));
    http_reply_clear(&reply);
}

static void closes_a_websocket_whose_message_is_too_large(void **state)
{
    static const char frame[] = "\x81\xe5\x01\x02\x03\x04x"; /* the first of 101 bytes */
    char text[1024];
    int fd = -1;

    (void)state;
    START("--message-limit", "100");
    fd = raw_connect(&iocaged);
    assert_true(raw_send(fd, upgrade));
    assert_non_null(raw_receive(fd, text, sizeof(text), PATIENCE));
    assert_true(raw_send(fd, frame));
    assert_true(raw_closed(fd, PATIENCE));
    close(fd);
}

static void open_hostile(int fds[HOSTILE])
{
    for (size_t i = 0; i < HOSTILE; i++) {
        fds[i] = raw_connect(&iocaged);
        if (i < HALF_HEADERS)
            assert_true(raw_send(fds[i], "PUT /sysadm/iocage HTTP/1.1\r\nHost: local"));
        else if (i < HALF_HEADERS + SLOW_BODIES)
            assert_true(raw_send(fds[i], "PUT /sysadm/iocage HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n"
                                         "\r\n{"));
    }
}

static void send_slow_bodies(const int fds[HOSTILE])
{
    for (size_t i = HALF_HEADERS; i < HALF_HEADERS + SLOW_BODIES; i++)
        assert_true(raw_send(fds[i], " "));
}

static void answers_among_hundreds_of_slow_and_silent_connections(void **state)
{
    static int fds[HOSTILE];
    long long begin = 0;

    (void)state;
    START("--idle-time", "600");
    open_hostile(fds);
    for (size_t i = 0; i < ANSWERS; i++) {
        struct http_reply reply;

        send_slow_bodies(fds);
        begin = raw_now();
        reply = daemon_request(&iocaged, "PUT", path, body, strlen(body), NULL);
        assert_int_equal(reply.status, 200);
        assert_in_range(raw_now() - begin, 0, ANSWER_MILLISECONDS);
        http_reply_clear(&reply);
    }
    for (size_t i = 0; i < HOSTILE; i++)
        assert_int_equal(close(fds[i]), 0);
}

static void refuses_a_large_body_by_its_length(void **state)
{
    char text[4096];
    int fd = -1;

    (void)state;
    START("--connections", "10");
    fd = raw_connect(&iocaged);
    snprintf(text, sizeof(text), "PUT %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n{", path, LARGE_BODY);
    assert_true(raw_send(fd, text));
    assert_non_null(raw_receive(fd, text, sizeof(text), PATIENCE));
    assert_non_null(strstr(text, "HTTP/1.1 413"));
    assert_true(raw_closed(fd, PATIENCE));
    close(fd);
}

/* Sends a large body until the daemon will have no more of it. */
static void send_large(bool chunked)
{
    static char piece[65536 + 1];
    size_t left = LARGE_BODY;
    char head[256];
    int fd = raw_connect(&iocaged);

    memset(piece, ' ', sizeof(piece) - 1);
    if (chunked)
        snprintf(head, sizeof(head), "PUT %s HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n", path);
    else
        snprintf(head, sizeof(head), "PUT %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n", path,
                 LARGE_BODY);
    assert_true(raw_send(fd, head));
    for (; left > 0; left -= sizeof(piece) - 1) {
        if (chunked && !raw_send(fd, "10000\r\n"))
            break;
        if (!raw_send(fd, piece) || (chunked && !raw_send(fd, "\r\n")))
            break;
    }
    assert_true(left > 0);
    close(fd);
}

static void keeps_its_memory_when_large_bodies_come(void **state)
{
    long before = 0;

    (void)state;
    START("--request-time", "60");
    assert_answered_soon();
    before = raw_memory(&iocaged);
    for (int i = 0; i < 4; i++) {
        send_large(false);
        send_large(true);
    }
    assert_answered_soon();
    assert_in_range(raw_memory(&iocaged), 0, before + GROWTH_KILOBYTES);
}

#define CASE(test) cmocka_unit_test_teardown(test, stop)

/* Requests that two readers could take for two things, each with one more behind it that must not be read. */
static void reads_nothing_behind_an_ambiguous_request(void **state)
{
    static const char *const requests[] = {
        "Host: x\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Host: x\r\nContent-Length: 22\r\nContent-Length: 0\r\n\r\n{\"action\":\"listjails\"}",
        "Host: x\r\nTransfer-Encoding: gzip\r\n\r\n",
        "Host: x\r\nTransfer-Encoding : chunked\r\nContent-Length: 0\r\n\r\n",
        "Host: x\r\nTransfer-Encoding:\r\n chunked\r\n\r\n",
        "Host: localhost\r\nHost: x\r\nContent-Length: 0\r\n\r\n",
        "Host: x\r\nAuthorization: Basic a\r\nAuthorization: Basic b\r\nContent-Length: 0\r\n\r\n",
        "Content-Length: 0\r\n\r\n",
    };

    (void)state;
    START("--header-limit", "16384");
    for (size_t i = 0; i < sizeof(requests) / sizeof(requests[0]); i++) {
        char text[1024];
        char reply[4096] = "";
        int fd = raw_connect(&iocaged);

        snprintf(text, sizeof(text),
                 "PUT /sysadm/iocage HTTP/1.1\r\n%sPUT /sysadm/iocage HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                 "22\r\n\r\n{\"action\":\"listjails\"}",
                 requests[i]);
        assert_true(raw_send(fd, text));
        if (raw_receive(fd, reply, sizeof(reply), PATIENCE) == NULL || strncmp(reply, "HTTP/1.1 400 ", 13) != 0)
            fail_msg("%zu: %s", i, reply);
        assert_true(raw_closed(fd, PATIENCE));
        assert_null(strstr(reply, " 200 "));
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        CASE(closes_connections_beyond_the_total_at_once),
        CASE(closes_connections_beyond_those_of_an_address_at_once),
        CASE(counts_a_websocket_as_a_connection),
        CASE(refuses_headers_that_are_too_large),
        CASE(reads_nothing_behind_an_ambiguous_request),
        CASE(closes_who_sends_a_request_too_slowly),
        CASE(times_the_second_request_of_a_connection_too),
        CASE(closes_who_is_silent),
        CASE(answers_a_command_that_takes_longer_than_a_request_may),
        CASE(nests_only_as_deep_as_allowed),
        CASE(closes_a_websocket_whose_message_is_too_large),
        CASE(answers_among_hundreds_of_slow_and_silent_connections),
        CASE(refuses_a_large_body_by_its_length),
        CASE(keeps_its_memory_when_large_bodies_come),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
