#include "websocket.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <uv.h>
#include <wslay/wslay.h>

#include "dialogue.h"
#include "loop.h"
#include "outbox.h"

enum {
    CLOSE_MILLISECONDS = 2000, /* how long the peer has to answer a close frame, or to take the last bytes */
    TURN_BYTES_MAX = 65536,    /* read from one socket before the others get their turn */
    FRAMES_MAX = 4096,         /* in one message: wslay keeps each in memory of its own */
};

struct websockets {
    struct loop *loop;
    struct dispatch *dispatch;
    struct websocket_options options;
    struct websocket *first;
    atomic_size_t count; /* counts from websockets_add() on, which any thread may call */
    bool stopping;
};

enum state {
    STATE_OPEN,
    STATE_CLOSING, /* a close frame is on its way; what comes in is no request any more */
    STATE_GONE,    /* its handles are being closed */
};

struct websocket {
    struct websockets *websockets;
    struct websocket *previous;
    struct websocket *next;
    struct loop_task opening;
    void (*closed)(void *owner);
    void *owner;
    struct transport transport;
    enum state state;
    bool broken; /* the peer has gone, or memory has run out: nothing can be saved */
    uv_poll_t poll;
    uv_timer_t timer;
    uint64_t login_end;    /* on the loop's clock: when it must have */
    unsigned handle_count; /* that are not closed yet */
    wslay_event_context_ptr frames;
    bool stalled;       /* there was more to read when no more requests were to be taken */
    size_t frame_count; /* of the message being read */
    size_t turn_bytes;  /* read in this turn */
    struct dialogue dialogue;
    struct outbox outbox;
    size_t first_taken;
    size_t first_length;
    uint8_t first[]; /* what came with the handshake */
};

struct websockets *websockets_new(struct loop *loop, struct dispatch *dispatch, const struct websocket_options *options)
{
    struct websockets *websockets = calloc(1, sizeof(*websockets));

    if (websockets == NULL)
        return NULL;
    websockets->loop = loop;
    websockets->dispatch = dispatch;
    websockets->options = *options;
    return websockets;
}

void websockets_free(struct websockets *websockets)
{
    free(websockets);
}

size_t websockets_count(const struct websockets *websockets)
{
    return atomic_load(&websockets->count);
}

static void link_websocket(struct websocket *websocket)
{
    struct websockets *websockets = websocket->websockets;

    websocket->next = websockets->first;
    if (websockets->first != NULL)
        websockets->first->previous = websocket;
    websockets->first = websocket;
}

static void unlink_websocket(struct websocket *websocket)
{
    if (websocket->previous != NULL)
        websocket->previous->next = websocket->next;
    else if (websocket->websockets->first == websocket)
        websocket->websockets->first = websocket->next;
    if (websocket->next != NULL)
        websocket->next->previous = websocket->previous;
}

/* Runs outside of every callback of dispatch, where alone requests may be abandoned. */
static void finish(struct websocket *websocket)
{
    struct websockets *websockets = websocket->websockets;

    unlink_websocket(websocket);
    dialogue_clear(&websocket->dialogue);
    wslay_event_context_free(websocket->frames);
    outbox_clear(&websocket->outbox);
    websocket->closed(websocket->owner);
    free(websocket);
    atomic_fetch_sub(&websockets->count, 1);
}

static void on_handle_closed(uv_handle_t *handle)
{
    struct websocket *websocket = handle->data;

    websocket->handle_count--;
    if (websocket->handle_count == 0)
        finish(websocket);
}

static void drop(struct websocket *websocket)
{
    if (websocket->state == STATE_GONE)
        return;
    websocket->state = STATE_GONE;
    uv_close((uv_handle_t *)&websocket->poll, on_handle_closed);
    uv_close((uv_handle_t *)&websocket->timer, on_handle_closed);
}

/* Whether so many requests are under way that no more are read. Frames that wslay holds already are still served. */
static bool paused(const struct websocket *websocket)
{
    return websocket->state == STATE_OPEN && dialogue_full(&websocket->dialogue);
}

static void on_poll(uv_poll_t *poll, int status, int events);

/* Brings out what is to be sent, ends what is over and waits for what comes next. Follows every other step. */
static void settle(struct websocket *websocket)
{
    int events = 0;

    if (websocket->state == STATE_GONE)
        return;
    if (websocket->broken || !outbox_flush(&websocket->outbox, &websocket->transport)) {
        drop(websocket);
        return;
    }
    if (!outbox_empty(&websocket->outbox))
        events |= UV_WRITABLE;
    else if (wslay_event_get_close_sent(websocket->frames) && wslay_event_get_close_received(websocket->frames)) {
        drop(websocket);
        return;
    }
    if (!paused(websocket))
        events |= UV_READABLE;
    if (events == 0)
        uv_poll_stop(&websocket->poll);
    else if (uv_poll_start(&websocket->poll, events, on_poll) != 0)
        drop(websocket);
}

static void start_timer(struct websocket *websocket);

/* Goes over to closing, if it has not yet. The close frame itself is the caller's. */
static void enter_closing(struct websocket *websocket)
{
    if (websocket->state != STATE_OPEN)
        return;
    websocket->state = STATE_CLOSING;
    start_timer(websocket);
}

static void begin_close(struct websocket *websocket, enum wslay_status_code code)
{
    if (websocket->state != STATE_OPEN)
        return;
    if (wslay_event_queue_close(websocket->frames, (uint16_t)code, NULL, 0) != 0 ||
        wslay_event_send(websocket->frames) != 0)
        websocket->broken = true;
    enter_closing(websocket);
}

static void on_timer(uv_timer_t *timer)
{
    struct websocket *websocket = timer->data;
    bool late = !dialogue_has_client(&websocket->dialogue) && uv_now(timer->loop) >= websocket->login_end;

    if (websocket->state == STATE_CLOSING) {
        drop(websocket);
    } else if (!late && dialogue_busy(&websocket->dialogue)) {
        start_timer(websocket); /* who waits for a command is not idle */
    } else {
        begin_close(websocket, late ? WSLAY_CODE_POLICY_VIOLATION : WSLAY_CODE_GOING_AWAY);
        settle(websocket);
    }
}

static void start_timer(struct websocket *websocket)
{
    uint64_t now = uv_now(websocket->timer.loop);
    uint64_t milliseconds = (uint64_t)websocket->websockets->options.idle_seconds * 1000;

    /* However much it sends, a socket without a login is not given more time. */
    if (!dialogue_has_client(&websocket->dialogue) && websocket->login_end < now + milliseconds)
        milliseconds = websocket->login_end > now ? websocket->login_end - now : 0;
    if (websocket->state == STATE_CLOSING)
        milliseconds = CLOSE_MILLISECONDS;
    uv_timer_start(&websocket->timer, on_timer, milliseconds, 0);
}

/*
 * wslay sends headers and payloads apart, and a close frame before replies that wait. So all it has goes into the
 * buffer at once, which then goes out in one piece.
 */
static ssize_t gather(wslay_event_context_ptr frames, const uint8_t *data, size_t length, int flags, void *owner)
{
    struct websocket *websocket = owner;

    (void)flags;
    if (outbox_add(&websocket->outbox, data, length))
        return (ssize_t)length;
    wslay_event_set_error(frames, WSLAY_ERR_CALLBACK_FAILURE);
    return -1;
}

static void send_reply(void *owner, struct slice reply)
{
    struct websocket *websocket = owner;
    struct wslay_event_msg message = {
        .opcode = WSLAY_TEXT_FRAME,
        .msg = (const uint8_t *)reply.data,
        .msg_length = reply.length,
    };

    if (websocket->state != STATE_OPEN)
        return;
    if (wslay_event_queue_msg(websocket->frames, &message) != 0 || wslay_event_send(websocket->frames) != 0)
        websocket->broken = true;
}

static void read_frames(struct websocket *websocket);

static void go_on(void *owner)
{
    struct websocket *websocket = owner;

    /* What came with the handshake, or lies in the transport, makes no descriptor readable. */
    if (websocket->stalled)
        read_frames(websocket);
    settle(websocket);
}

static void on_message(wslay_event_context_ptr frames, const struct wslay_event_on_msg_recv_arg *message, void *owner)
{
    struct websocket *websocket = owner;
    struct slice text = { .data = (const char *)message->msg, .length = message->msg_length };

    (void)frames;
    if (websocket->state != STATE_OPEN || wslay_is_ctrl_frame(message->opcode))
        return;
    if (text.length == 0)
        text = slice_of("");
    if (!dialogue_take(&websocket->dialogue, text))
        begin_close(websocket, WSLAY_CODE_INTERNAL_SERVER_ERROR);
}

static void on_frame(wslay_event_context_ptr frames, const struct wslay_event_on_frame_recv_start_arg *frame,
                     void *owner)
{
    struct websocket *websocket = owner;

    if (wslay_is_ctrl_frame(frame->opcode))
        return;
    if (frame->opcode != WSLAY_CONTINUATION_FRAME)
        websocket->frame_count = 0;
    websocket->frame_count++;
    if (websocket->frame_count > FRAMES_MAX) {
        begin_close(websocket, WSLAY_CODE_MESSAGE_TOO_BIG);
        wslay_event_shutdown_read(frames);
    }
}

/* Reads as the transport does, but first what came with the handshake. */
static ssize_t read_bytes(struct websocket *websocket, uint8_t *data, size_t size)
{
    size_t left = websocket->first_length - websocket->first_taken;
    ssize_t count = 0;

    if (left > 0) {
        size = size < left ? size : left;
        memcpy(data, websocket->first + websocket->first_taken, size);
        websocket->first_taken += size;
        return (ssize_t)size;
    }
    count = websocket->transport.receive(&websocket->transport, data, size);
    if (count > 0)
        websocket->turn_bytes += (size_t)count;
    return count;
}

/* Whether so much has been read that others get their turn. No descriptor would tell of what the transport holds. */
static bool turn_over(const struct websocket *websocket)
{
    return websocket->turn_bytes >= TURN_BYTES_MAX && !websocket->transport.pending(&websocket->transport);
}

static ssize_t receive(wslay_event_context_ptr frames, uint8_t *data, size_t size, int flags, void *owner)
{
    struct websocket *websocket = owner;
    ssize_t count = 0;

    (void)flags;
    wslay_event_set_error(frames, WSLAY_ERR_WOULDBLOCK);
    websocket->stalled = paused(websocket);
    if (websocket->stalled || turn_over(websocket))
        return -1;
    count = read_bytes(websocket, data, size);
    if (count > 0)
        return count;
    if (count == TRANSPORT_LATER)
        return -1;
    websocket->broken = true;
    wslay_event_set_error(frames, WSLAY_ERR_CALLBACK_FAILURE);
    return -1;
}

/* After a close frame that answers a fault nothing more is understood; but were it left unread, the kernel would answer
 * it with a reset, and that may destroy the close frame on its way. */
static void discard(struct websocket *websocket)
{
    uint8_t data[4096];
    ssize_t count = 0;

    do
        count = read_bytes(websocket, data, sizeof(data));
    while (count > 0 && !turn_over(websocket));
    if (count == TRANSPORT_END || count == TRANSPORT_BROKEN)
        websocket->broken = true;
}

/* wslay answers faults in a frame's header with a close frame that has no code. This is the one with 1002. */
static void refuse_frame(struct websocket *websocket)
{
    static const char close_frame[] = { '\x88', 2, 1002 >> 8, (char)(1002 & 0xff) };

    wslay_event_shutdown_write(websocket->frames);
    if (websocket->state == STATE_OPEN && !outbox_add(&websocket->outbox, close_frame, sizeof(close_frame)))
        websocket->broken = true;
    enter_closing(websocket);
}

static void read_frames(struct websocket *websocket)
{
    int status = 0;

    if (websocket->state == STATE_GONE || websocket->broken)
        return;
    websocket->turn_bytes = 0;
    if (wslay_event_want_read(websocket->frames))
        status = wslay_event_recv(websocket->frames);
    else
        discard(websocket);
    if (status == WSLAY_ERR_CALLBACK_FAILURE && !websocket->broken)
        refuse_frame(websocket);
    else if (status != 0)
        websocket->broken = true;
    if (wslay_event_send(websocket->frames) != 0)
        websocket->broken = true;
    if (!wslay_event_want_read(websocket->frames))
        enter_closing(websocket);
}

static void on_poll(uv_poll_t *poll, int status, int events)
{
    struct websocket *websocket = poll->data;

    if (status < 0)
        websocket->broken = true;
    if ((events & UV_READABLE) != 0) {
        if (websocket->state == STATE_OPEN)
            start_timer(websocket);
        read_frames(websocket);
    }
    settle(websocket);
}

static void open_websocket(void *owner)
{
    struct websocket *websocket = owner;
    struct uv_loop_s *loop = loop_uv(websocket->websockets->loop);
    int on = 1;

    /* libmicrohttpd leaves Nagle's algorithm on, which holds a second reply back until the first is acknowledged. Fails
     * on Unix sockets, which have none. */
    (void)setsockopt(websocket->transport.fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    if (uv_poll_init_socket(loop, &websocket->poll, websocket->transport.fd) != 0) {
        finish(websocket);
        return;
    }
    uv_timer_init(loop, &websocket->timer);
    websocket->poll.data = websocket;
    websocket->timer.data = websocket;
    websocket->handle_count = 2;
    websocket->login_end = uv_now(loop) + (uint64_t)websocket->websockets->options.login_seconds * 1000;
    link_websocket(websocket);
    start_timer(websocket);
    if (websocket->websockets->stopping)
        begin_close(websocket, WSLAY_CODE_GOING_AWAY);
    else
        read_frames(websocket);
    settle(websocket);
}

bool websockets_add(struct websockets *websockets, const struct websocket_opening *opening)
{
    static const struct wslay_event_callbacks callbacks = {
        .recv_callback = receive,
        .send_callback = gather,
        .on_frame_recv_start_callback = on_frame,
        .on_msg_recv_callback = on_message,
    };
    struct websocket *websocket = calloc(1, sizeof(*websocket) + opening->first.length);

    if (websocket == NULL)
        return false;
    if (!dialogue_init(&websocket->dialogue, websockets->dispatch, opening->client, opening->authorization,
                       opening->certificate) ||
        wslay_event_context_server_init(&websocket->frames, &callbacks, websocket) != 0) {
        dialogue_clear(&websocket->dialogue);
        free(websocket);
        return false;
    }
    dialogue_listen(&websocket->dialogue, send_reply, go_on, websocket);
    wslay_event_config_set_max_recv_msg_length(websocket->frames, websockets->options.message_bytes_max);
    websocket->websockets = websockets;
    websocket->opening = (struct loop_task){ .run = open_websocket, .owner = websocket };
    websocket->closed = opening->closed;
    websocket->owner = opening->owner;
    websocket->transport = opening->transport;
    outbox_init(&websocket->outbox, WEBSOCKET_UNSENT_MAX);
    websocket->first_length = opening->first.length;
    if (opening->first.length > 0)
        memcpy(websocket->first, opening->first.data, opening->first.length);
    atomic_fetch_add(&websockets->count, 1);
    loop_post(websockets->loop, &websocket->opening);
    return true;
}

void websockets_stop(struct websockets *websockets)
{
    websockets->stopping = true;
    for (struct websocket *websocket = websockets->first; websocket != NULL; websocket = websocket->next) {
        begin_close(websocket, WSLAY_CODE_GOING_AWAY);
        settle(websocket);
    }
}
