#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include "client.h"
#include "dialogue.h"
#include "dispatch.h"
#include "gate.h"
#include "jobs.h"
#include "loop.h"
#include "queue.h"
#include "runner_process.h"
#include "tool.h"
#include "websocket.h"

/*
 * Raw frames over a socket pair, answered by the real loop, dispatch, queue and runner. The program in place of iocage
 * prints an empty list once a file is there, so that a test says itself when a command ends.
 */

enum {
    MESSAGE_MAX = 65536,
    FRAME_MAX = 1048576,
    RECEIVE_SECONDS = 10,
    IDLE_SECONDS = 1800,
    TEXT = 0x81, /* first bytes of frames: the last one of its message, and what it is */
    TEXT_BEGIN = 0x01,
    BINARY = 0x82,
    MORE = 0x00,
    LAST = 0x80,
    CLOSE = 0x88,
    PING = 0x89,
    PONG = 0x8a,
};

static const char refused[] =
    "{\"namespace\":\"sysadm\",\"name\":\"nothing\",\"id\":\"r\",\"args\":{\"action\":\"x\"}}";
static const char waiting[] =
    "{\"namespace\":\"sysadm\",\"name\":\"iocage\",\"id\":\"w\",\"args\":{\"action\":\"listjails\"}}";

struct fixture {
    char folder[64];
    char program[96];
    char hurdle[128]; /* the file that the program waits for */
    struct loop *loop;
    struct order_table table;
    struct queue *queue;
    struct tool *tools[1];
    struct jobs *jobs;
    struct gate *gate;
    struct dispatch *dispatch;
    struct websockets *websockets;
    pthread_t thread;
    sem_t posted;
    sem_t closed;
    void (*work)(struct fixture *fixture);
    int server;
    int client;
};

static void write_program(struct fixture *f)
{
    static const char program[] = "#!/bin/sh\n"
                                  "until [ -e \"$0.open\" ]; do sleep 0.01; done\n"
                                  "echo 'JID   UUID                                  BOOT  STATE  TAG   TYPE'\n";
    FILE *file = NULL;

    strcpy(f->folder, "/tmp/test_websocket.XXXXXX");
    assert_non_null(mkdtemp(f->folder));
    snprintf(f->program, sizeof(f->program), "%s/iocage", f->folder);
    snprintf(f->hurdle, sizeof(f->hurdle), "%s.open", f->program);
    file = fopen(f->program, "w");
    assert_non_null(file);
    assert_true(fputs(program, file) >= 0);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(f->program, 0700), 0);
}

static void open_gate(const struct fixture *f)
{
    FILE *file = fopen(f->hurdle, "w");

    assert_non_null(file);
    assert_int_equal(fclose(file), 0);
}

static void *run_loop(void *owner)
{
    loop_run(owner);
    return NULL;
}

static void run_work(void *owner)
{
    struct fixture *f = owner;

    f->work(f);
    sem_post(&f->posted);
}

/* Does work on the loop's thread and waits for it. */
static void on_loop(struct fixture *f, void (*work)(struct fixture *f))
{
    struct loop_task task = { .run = run_work, .owner = f };

    f->work = work;
    loop_post(f->loop, &task);
    sem_wait(&f->posted);
}

static void on_closed(void *owner)
{
    struct fixture *f = owner;

    close(f->server);
    f->server = -1;
    sem_post(&f->closed);
}

/* transport: NULL for the socket pair's own; else its descriptor is set. */
static void connect_client_over(struct fixture *f, const char *first, size_t length, const struct transport *transport)
{
    struct timeval patience = { .tv_sec = RECEIVE_SECONDS };
    struct error error;
    struct client client;
    struct websocket_opening opening = {
        .client = &client, .first = { .data = first, .length = length }, .closed = on_closed, .owner = f
    };
    int pair[2] = { -1, -1 };

    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair), 0);
    f->client = pair[0];
    f->server = pair[1];
    assert_int_equal(setsockopt(f->client, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience)), 0);
    opening.transport = transport != NULL ? *transport : transport_plain(f->server);
    opening.transport.fd = f->server;
    client_init(&client, f->server, NULL);
    assert_true(dispatch_greet(f->dispatch, &client, NULL, slice_of(NULL), &error));
    assert_true(websockets_add(f->websockets, &opening));
}

static void connect_client(struct fixture *f, const char *first, size_t length)
{
    connect_client_over(f, first, length, NULL);
}

static void ignore_job(void *owner, const char *id, const char *why)
{
    (void)owner;
    (void)id;
    (void)why;
}

static int set_up_with(void **state, const struct websocket_options *options, bool locked)
{
    struct runner_process process = {
        .seconds_max = 60, .output_bytes_max = 65536, .commands_max = 4, .waiting_max = 512
    };
    struct fixture *f = calloc(1, sizeof(*f));
    struct dispatch_parts parts;
    struct error error;

    assert_non_null(f);
    write_program(f);
    f->table = (struct order_table){ .classes = classes, .class_count = class_count, .path = f->program };
    process.table = f->table;
    sem_init(&f->posted, 0, 0);
    sem_init(&f->closed, 0, 0);
    f->client = -1;
    f->loop = loop_new(&error);
    assert_non_null(f->loop);
    f->queue = runner_process_open(f->loop, &process);
    f->tools[0] = tool_new(classes[0], f->queue, &classes[0]->dialects[0]);
    f->jobs = jobs_new(f->queue, ignore_job, NULL);
    f->gate = gate_new(!locked, 0, &error);
    assert_non_null(f->gate);
    parts = (struct dispatch_parts){
        .loop = f->loop, .gate = f->gate, .queue = f->queue, .jobs = f->jobs, .tools = f->tools, .table = &f->table
    };
    f->dispatch = dispatch_new(&parts);
    f->websockets = websockets_new(f->loop, f->dispatch, options);
    assert_non_null(f->websockets);
    assert_int_equal(pthread_create(&f->thread, NULL, run_loop, f->loop), 0);
    *state = f;
    return 0;
}

static int set_up_unconnected(void **state)
{
    static const struct websocket_options options = { .message_bytes_max = MESSAGE_MAX, .idle_seconds = IDLE_SECONDS };

    return set_up_with(state, &options, false);
}

static int set_up_impatient(void **state)
{
    static const struct websocket_options options = { .message_bytes_max = MESSAGE_MAX, .idle_seconds = 1 };

    if (set_up_with(state, &options, false) != 0)
        return -1;
    connect_client(*state, NULL, 0);
    return 0;
}

static int set_up_with_login(void **state)
{
    static const struct websocket_options options = { .message_bytes_max = MESSAGE_MAX,
                                                      .idle_seconds = IDLE_SECONDS,
                                                      .login_seconds = 1 };

    if (set_up_with(state, &options, true) != 0)
        return -1;
    connect_client(*state, NULL, 0);
    return 0;
}

static int set_up(void **state)
{
    if (set_up_unconnected(state) != 0)
        return -1;
    connect_client(*state, NULL, 0);
    return 0;
}

static void stop_queue(struct fixture *f)
{
    queue_stop(f->queue);
}

static size_t commands_left;

static void count_commands(struct fixture *f)
{
    commands_left = queue_count(f->queue);
}

static void stop_loop(struct fixture *f)
{
    loop_stop(f->loop);
}

static void wait_for_close(struct fixture *f)
{
    sem_wait(&f->closed);
}

/* The test has waited for the WebSocket to be closed. What it left running ends here. */
static int tear_down(void **state)
{
    struct fixture *f = *state;

    on_loop(f, stop_queue);
    do {
        usleep(1000);
        on_loop(f, count_commands);
    } while (commands_left > 0);
    assert_int_equal(websockets_count(f->websockets), 0);
    on_loop(f, stop_loop);
    pthread_join(f->thread, NULL);
    websockets_free(f->websockets);
    dispatch_free(f->dispatch);
    gate_free(f->gate);
    jobs_free(f->jobs);
    tool_free(f->tools[0]);
    runner_process_close(f->queue);
    loop_free(f->loop);
    sem_destroy(&f->posted);
    sem_destroy(&f->closed);
    if (f->client >= 0)
        close(f->client);
    unlink(f->hurdle);
    unlink(f->program);
    rmdir(f->folder);
    free(f);
    return 0;
}

/* Puts one masked frame at place, which has room for 14 bytes more than the payload. Returns its length. */
static size_t put_frame(char *place, int first_byte, const char *payload, size_t length)
{
    static const char mask[4] = { 0x12, 0x34, 0x56, 0x78 };
    size_t at = 0;

    place[at++] = (char)first_byte;
    if (length < 126) {
        place[at++] = (char)(0x80 | length);
    } else if (length < 65536) {
        place[at++] = (char)(0x80 | 126);
        place[at++] = (char)(length >> 8);
        place[at++] = (char)length;
    } else {
        place[at++] = (char)(0x80 | 127);
        for (int shift = 56; shift >= 0; shift -= 8)
            place[at++] = (char)((uint64_t)length >> shift);
    }
    memcpy(place + at, mask, sizeof(mask));
    at += sizeof(mask);
    for (size_t i = 0; i < length; i++)
        place[at++] = (char)(payload[i] ^ mask[i % 4]);
    return at;
}

static void send_bytes(const struct fixture *f, const char *bytes, size_t length)
{
    assert_int_equal(send(f->client, bytes, length, MSG_NOSIGNAL), length);
}

static void send_frame(const struct fixture *f, int first_byte, const char *payload, size_t length)
{
    char *frame = malloc(length + 14);

    assert_non_null(frame);
    send_bytes(f, frame, put_frame(frame, first_byte, payload, length));
    free(frame);
}

static void send_text(const struct fixture *f, const char *text)
{
    send_frame(f, TEXT, text, strlen(text));
}

static void receive_bytes(const struct fixture *f, void *bytes, size_t length)
{
    assert_int_equal(recv(f->client, bytes, length, MSG_WAITALL), length);
}

/* Receives a frame, checks its first byte and that it is not masked. Returns its payload, ended by a NUL. */
static const char *receive_frame(const struct fixture *f, int first_byte, size_t *length)
{
    static char payload[FRAME_MAX + 1];
    uint8_t head[10] = { 0 };

    receive_bytes(f, head, 2);
    assert_int_equal(head[0], first_byte);
    assert_int_equal(head[1] & 0x80, 0);
    *length = head[1];
    if (head[1] >= 126) {
        size_t size = head[1] == 126 ? 2 : 8;

        receive_bytes(f, head + 2, size);
        *length = 0;
        for (size_t i = 0; i < size; i++)
            *length = *length << 8 | head[2 + i];
    }
    assert_true(*length <= FRAME_MAX);
    receive_bytes(f, payload, *length);
    payload[*length] = '\0';
    return payload;
}

static void expect_reply(const struct fixture *f, const char *part)
{
    size_t length = 0;
    const char *reply = receive_frame(f, TEXT, &length);

    if (strstr(reply, part) == NULL)
        fail_msg("no %s in %s", part, reply);
}

static void expect_refusal(const struct fixture *f)
{
    expect_reply(f, "\"error\"");
}

static void expect_end(struct fixture *f)
{
    char byte = 0;

    /* A socket of a pair that is closed with bytes unread says ECONNRESET, not the end. */
    errno = 0;
    if (recv(f->client, &byte, 1, 0) != 0 && errno != ECONNRESET)
        fail_msg("the socket did not end: %s", strerror(errno));
    wait_for_close(f);
}

/* The server closes with a code; the client answers by closing its side. */
static void expect_close(struct fixture *f, int code)
{
    size_t length = 0;
    const uint8_t *payload = (const uint8_t *)receive_frame(f, CLOSE, &length);

    assert_true(length >= 2);
    assert_int_equal(payload[0] << 8 | payload[1], code);
    shutdown(f->client, SHUT_WR);
    expect_end(f);
}

static void close_client(struct fixture *f)
{
    close(f->client);
    f->client = -1;
    wait_for_close(f);
}

static void answers_text_and_binary_messages_with_text(void **state)
{
    send_text(*state, refused);
    expect_refusal(*state);
    send_frame(*state, BINARY, refused, strlen(refused));
    expect_refusal(*state);
    close_client(*state);
}

static void answers_a_message_that_is_no_request(void **state)
{
    send_text(*state, "");
    expect_refusal(*state);
    send_text(*state, "\n [1]");
    expect_refusal(*state);
    close_client(*state);
}

static void puts_fragments_together_with_a_ping_between_them(void **state)
{
    size_t length = 0;

    send_frame(*state, TEXT_BEGIN, refused, 10);
    send_frame(*state, MORE, refused + 10, 0);
    send_frame(*state, PING, "between", 7);
    send_frame(*state, LAST, refused + 10, strlen(refused) - 10);
    assert_string_equal(receive_frame(*state, PONG, &length), "between");
    expect_refusal(*state);
    close_client(*state);
}

static void ignores_a_pong_that_nobody_asked_for(void **state)
{
    send_frame(*state, PONG, "x", 1);
    send_text(*state, refused);
    expect_refusal(*state);
    close_client(*state);
}

static void answers_what_came_with_the_handshake(void **state)
{
    struct fixture *f = *state;
    char first[512] = "";
    size_t length = put_frame(first, TEXT, refused, strlen(refused));

    length += put_frame(first + length, TEXT, refused, strlen(refused));
    connect_client(f, first, length - 7);
    send_bytes(f, first + length - 7, 7);
    expect_refusal(f);
    expect_refusal(f);
    close_client(f);
}

static void answers_a_frame_that_comes_byte_by_byte(void **state)
{
    char frame[512] = "";
    size_t length = put_frame(frame, TEXT, refused, strlen(refused));

    for (size_t i = 0; i < length; i++)
        send_bytes(*state, frame + i, 1);
    expect_refusal(*state);
    close_client(*state);
}

static void echoes_the_code_of_a_close_frame_and_ends(void **state)
{
    size_t length = 0;
    const char *payload = NULL;

    send_frame(*state, CLOSE,
               "\x03\xe8"
               "bye",
               5);
    payload = receive_frame(*state, CLOSE, &length);
    assert_memory_equal(payload, "\x03\xe8", 2);
    expect_end(*state);
}

static void answers_a_close_frame_without_a_code(void **state)
{
    size_t length = 0;

    send_frame(*state, CLOSE, "", 0);
    receive_frame(*state, CLOSE, &length);
    assert_int_equal(length, 0);
    expect_end(*state);
}

static void answers_a_request_before_the_close_frame_that_follows_it(void **state)
{
    char frames[512] = "";
    size_t length = put_frame(frames, TEXT, refused, strlen(refused));

    length += put_frame(frames + length, CLOSE, "\x03\xe8", 2);
    send_bytes(*state, frames, length);
    expect_refusal(*state);
    expect_close(*state, 1000);
}

static void refuses_an_unmasked_frame_with_1002(void **state)
{
    send_bytes(*state, "\x81\x02{}", 4);
    expect_close(*state, 1002);
}

static void refuses_a_continuation_of_nothing_with_1002(void **state)
{
    send_frame(*state, LAST, "{}", 2);
    expect_close(*state, 1002);
}

static void refuses_a_new_message_inside_another_with_1002(void **state)
{
    send_frame(*state, TEXT_BEGIN, "{", 1);
    send_frame(*state, TEXT, "{}", 2);
    expect_close(*state, 1002);
}

static void refuses_reserved_bits_and_opcodes_with_1002(void **state)
{
    send_frame(*state, TEXT | 0x40, "{}", 2);
    expect_close(*state, 1002);
}

static void refuses_a_control_frame_in_fragments_with_1002(void **state)
{
    send_frame(*state, PING & 0x7f, "x", 1);
    expect_close(*state, 1002);
}

static void refuses_a_long_control_frame_with_1002(void **state)
{
    char payload[126] = "";

    send_frame(*state, PING, payload, sizeof(payload));
    expect_close(*state, 1002);
}

static void refuses_a_close_code_that_may_not_be_sent_with_1002(void **state)
{
    send_frame(*state, CLOSE, "\x03\xed", 2);
    expect_close(*state, 1002);
}

static void sends_replies_made_before_a_fault(void **state)
{
    send_text(*state, refused);
    send_frame(*state, PING & 0x7f, "x", 1);
    expect_refusal(*state);
    expect_close(*state, 1002);
}

static void refuses_text_that_is_not_utf8_with_1007(void **state)
{
    send_text(*state, "{\"id\":\"\xc3(\"}");
    expect_close(*state, 1007);
}

static void takes_a_message_of_the_largest_size(void **state)
{
    char *text = malloc(MESSAGE_MAX + 1);

    assert_non_null(text);
    memset(text, ' ', MESSAGE_MAX);
    send_frame(*state, TEXT, text, MESSAGE_MAX);
    expect_refusal(*state);
    free(text);
    close_client(*state);
}

static void refuses_one_byte_more_with_1009(void **state)
{
    char *text = malloc(MESSAGE_MAX + 1);

    assert_non_null(text);
    memset(text, ' ', MESSAGE_MAX + 1);
    send_frame(*state, TEXT, text, MESSAGE_MAX + 1);
    expect_close(*state, 1009);
    free(text);
}

static void refuses_a_message_too_large_in_all_its_frames_with_1009(void **state)
{
    char *text = malloc(MESSAGE_MAX);

    assert_non_null(text);
    memset(text, ' ', MESSAGE_MAX);
    send_frame(*state, TEXT_BEGIN, text, MESSAGE_MAX);
    send_frame(*state, LAST, text, 1);
    expect_close(*state, 1009);
    free(text);
}

static void refuses_a_message_in_too_many_frames_with_1009(void **state)
{
    send_frame(*state, TEXT_BEGIN, "", 0);
    for (int i = 0; i < 4096; i++)
        send_frame(*state, MORE, "", 0);
    expect_close(*state, 1009);
}

static void ends_when_the_client_goes_in_the_middle_of_a_frame(void **state)
{
    char frame[512] = "";
    size_t length = put_frame(frame, TEXT, refused, strlen(refused));

    send_bytes(*state, frame, length - 1);
    close_client(*state);
}

static void lets_a_reply_overtake_one_that_waits(void **state)
{
    send_text(*state, waiting);
    send_text(*state, refused);
    expect_refusal(*state);
    open_gate(*state);
    expect_reply(*state, "\"listjails\"");
    close_client(*state);
}

static void gives_up_requests_under_way_when_the_client_goes(void **state)
{
    send_text(*state, waiting);
    send_text(*state, waiting);
    send_text(*state, refused);
    expect_refusal(*state);
    close_client(*state);
}

static void do_nothing(struct fixture *f)
{
    (void)f;
}

static void reads_no_more_while_too_many_requests_are_under_way(void **state)
{
    struct fixture *f = *state;
    size_t count = DIALOGUE_REQUESTS_MAX + 60; /* what wslay has read by then is served too: at most 4096 bytes */
    char byte = 0;

    for (size_t i = 0; i < count; i++)
        send_text(f, waiting);
    send_text(f, refused);
    for (int i = 0; i < 100; i++)
        on_loop(f, do_nothing);
    assert_int_equal(recv(f->client, &byte, 1, MSG_DONTWAIT), -1);
    open_gate(f);
    for (size_t i = 0; i < count + 1; i++)
        expect_reply(f, "{");
    close_client(f);
}

static void reads_on_in_what_came_with_the_handshake_after_a_pause(void **state)
{
    struct fixture *f = *state;
    char *first = malloc(2 * FRAME_MAX);
    size_t count = DIALOGUE_REQUESTS_MAX + 60;
    size_t length = 0;

    assert_non_null(first);
    for (size_t i = 0; i < count; i++)
        length += put_frame(first + length, TEXT, waiting, strlen(waiting));
    connect_client(f, first, length);
    open_gate(f);
    for (size_t i = 0; i < count; i++)
        expect_reply(f, "\"listjails\"");
    free(first);
    close_client(f);
}

static void stop_websockets(struct fixture *f)
{
    websockets_stop(f->websockets);
}

static void says_1001_when_the_daemon_ends(void **state)
{
    size_t length = 0;

    send_text(*state, waiting);
    send_text(*state, refused);
    expect_refusal(*state);
    on_loop(*state, stop_websockets);
    assert_memory_equal(receive_frame(*state, CLOSE, &length), "\x03\xe9", 2);
    send_text(*state, refused); /* is no request any more */
    send_frame(*state, CLOSE, "\x03\xe9", 2);
    expect_end(*state);
}

static void says_1001_to_who_comes_when_the_daemon_ends(void **state)
{
    on_loop(*state, stop_websockets);
    connect_client(*state, NULL, 0);
    expect_close(*state, 1001);
}

static void ends_without_the_answer_to_its_close_frame(void **state)
{
    size_t length = 0;

    on_loop(*state, stop_websockets);
    receive_frame(*state, CLOSE, &length);
    expect_end(*state);
}

/* What a transport has taken from its descriptor already, as TLS does with a record. */
struct held {
    char *bytes;
    size_t length;
    size_t taken;
};

static ssize_t receive_held(const struct transport *transport, void *bytes, size_t size)
{
    struct held *held = transport->session;
    size_t left = held->length - held->taken;

    if (left == 0)
        return transport_plain(transport->fd).receive(transport, bytes, size);
    size = size < left ? size : left;
    memcpy(bytes, held->bytes + held->taken, size);
    held->taken += size;
    return (ssize_t)size;
}

static bool held_pending(const struct transport *transport)
{
    const struct held *held = transport->session;

    return held->taken < held->length;
}

static void reads_all_that_makes_no_descriptor_readable(void **state)
{
    struct fixture *f = *state;
    struct held held = { .bytes = malloc((size_t)2 * FRAME_MAX) };
    struct transport transport = transport_plain(-1);
    char *text = malloc(MESSAGE_MAX);

    assert_true(held.bytes && text);
    memset(text, ' ', MESSAGE_MAX);
    for (int i = 0; i < 3; i++)
        held.length += put_frame(held.bytes + held.length, TEXT, text, MESSAGE_MAX);
    transport.receive = receive_held;
    transport.pending = held_pending;
    transport.session = &held;
    connect_client_over(f, NULL, 0, &transport);
    for (int i = 0; i < 3; i++)
        expect_refusal(f);
    on_loop(f, stop_websockets);
    expect_close(f, 1001);
    free(held.bytes);
    free(text);
}

/* Refusals that nobody takes: the requests are small, so they all come in before the replies fill the socket. */
static void ends_a_socket_whose_client_reads_nothing(void **state)
{
    struct fixture *f = *state;
    struct timeval patience = { .tv_sec = RECEIVE_SECONDS };
    static char frames[65536];
    size_t length = 0;

    assert_int_equal(setsockopt(f->client, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience)), 0);
    while (length + 32 < sizeof(frames))
        length += put_frame(frames + length, TEXT, "{}", 2);
    while (send(f->client, frames, length, MSG_NOSIGNAL) == (ssize_t)length)
        continue;
    wait_for_close(f);
}

static void says_1001_to_who_is_silent_for_too_long(void **state)
{
    expect_close(*state, 1001);
}

static void does_not_call_a_client_silent_that_waits_for_a_command(void **state)
{
    struct fixture *f = *state;
    struct timeval longer = { .tv_sec = 1, .tv_usec = 500000 };
    char byte = 0;

    send_text(f, waiting);
    assert_int_equal(setsockopt(f->client, SOL_SOCKET, SO_RCVTIMEO, &longer, sizeof(longer)), 0);
    assert_int_equal(recv(f->client, &byte, 1, 0), -1);
    longer = (struct timeval){ .tv_sec = RECEIVE_SECONDS };
    assert_int_equal(setsockopt(f->client, SOL_SOCKET, SO_RCVTIMEO, &longer, sizeof(longer)), 0);
    open_gate(f);
    expect_reply(f, "listjails");
    expect_close(f, 1001);
}

/* However busy it is: one ping after the other, until the close frame comes. */
static void says_1008_to_who_does_not_log_in(void **state)
{
    struct fixture *f = *state;
    const uint8_t *payload = NULL;
    uint8_t head[2] = { 0 };
    size_t length = 0;

    do {
        send_frame(f, PING, "", 0);
        assert_int_equal(recv(f->client, head, sizeof(head), MSG_WAITALL | MSG_PEEK), sizeof(head));
        payload = (const uint8_t *)receive_frame(f, head[0], &length);
    } while (head[0] == PONG);
    assert_int_equal(head[0], CLOSE);
    assert_int_equal(payload[0] << 8 | payload[1], 1008);
    shutdown(f->client, SHUT_WR);
    wait_for_close(f);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
#define UNCONNECTED_CASE(test) cmocka_unit_test_setup_teardown(test, set_up_unconnected, tear_down)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        CASE(answers_text_and_binary_messages_with_text),
        CASE(answers_a_message_that_is_no_request),
        CASE(puts_fragments_together_with_a_ping_between_them),
        CASE(ignores_a_pong_that_nobody_asked_for),
        UNCONNECTED_CASE(answers_what_came_with_the_handshake),
        CASE(answers_a_frame_that_comes_byte_by_byte),
        CASE(echoes_the_code_of_a_close_frame_and_ends),
        CASE(answers_a_close_frame_without_a_code),
        CASE(answers_a_request_before_the_close_frame_that_follows_it),
        CASE(refuses_an_unmasked_frame_with_1002),
        CASE(refuses_a_continuation_of_nothing_with_1002),
        CASE(refuses_a_new_message_inside_another_with_1002),
        CASE(refuses_reserved_bits_and_opcodes_with_1002),
        CASE(refuses_a_control_frame_in_fragments_with_1002),
        CASE(refuses_a_long_control_frame_with_1002),
        CASE(refuses_a_close_code_that_may_not_be_sent_with_1002),
        CASE(sends_replies_made_before_a_fault),
        CASE(refuses_text_that_is_not_utf8_with_1007),
        CASE(takes_a_message_of_the_largest_size),
        CASE(refuses_one_byte_more_with_1009),
        CASE(refuses_a_message_too_large_in_all_its_frames_with_1009),
        CASE(refuses_a_message_in_too_many_frames_with_1009),
        CASE(ends_when_the_client_goes_in_the_middle_of_a_frame),
        CASE(lets_a_reply_overtake_one_that_waits),
        CASE(gives_up_requests_under_way_when_the_client_goes),
        CASE(reads_no_more_while_too_many_requests_are_under_way),
        UNCONNECTED_CASE(reads_on_in_what_came_with_the_handshake_after_a_pause),
        CASE(says_1001_when_the_daemon_ends),
        UNCONNECTED_CASE(says_1001_to_who_comes_when_the_daemon_ends),
        CASE(ends_without_the_answer_to_its_close_frame),
        UNCONNECTED_CASE(reads_all_that_makes_no_descriptor_readable),
        CASE(ends_a_socket_whose_client_reads_nothing),
        cmocka_unit_test_setup_teardown(says_1001_to_who_is_silent_for_too_long, set_up_impatient, tear_down),
        cmocka_unit_test_setup_teardown(does_not_call_a_client_silent_that_waits_for_a_command, set_up_impatient,
                                        tear_down),
        cmocka_unit_test_setup_teardown(says_1008_to_who_does_not_log_in, set_up_with_login, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
