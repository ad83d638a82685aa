#include "link.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <uv.h>

#include "channel.h"
#include "loop.h"

struct link {
    uv_poll_t poll;
    int channel;
    const struct order_table *table;
    struct link_options options;
    struct link_waiter *waiters;
    uint32_t last_id;
    struct channel_request request;
};

static struct link_waiter **find_waiter(struct link *link, uint32_t id)
{
    struct link_waiter **place = &link->waiters;

    while (*place != NULL && (*place)->id != id)
        place = &(*place)->next;
    return place;
}

/* Who is told of an end waits no more, and may free the waiter while being told. */
static struct link_waiter *take_waiter(struct link_waiter **place)
{
    struct link_waiter *waiter = *place;

    *place = waiter->next;
    return waiter;
}

static void refuse(struct link_waiter **place, const struct channel_notice *notice)
{
    struct link_waiter *waiter = take_waiter(place);
    struct error error;

    error_set(&error, (enum error_code)notice->code, "%.*s", CHANNEL_TEXT_MAX, notice->text);
    waiter->events->refused(waiter->owner, &error);
}

static void end(struct link_waiter **place, const struct channel_notice *notice)
{
    struct link_waiter *waiter = take_waiter(place);

    waiter->events->ended(waiter->owner, notice->kind, notice->status);
}

static void close_all(const int descriptors[CHANNEL_DESCRIPTORS_MAX])
{
    for (size_t i = 0; i < CHANNEL_DESCRIPTORS_MAX; i++) {
        if (descriptors[i] != -1)
            close(descriptors[i]);
    }
}

static void take_notice(struct link *link, const struct channel_notice *notice, const int *descriptors)
{
    struct link_waiter **place = find_waiter(link, notice->id);

    if (notice->kind == CHANNEL_FILES && link->options.files != NULL)
        link->options.files(link->options.owner, notice->id, descriptors);
    else if (notice->kind == CHANNEL_FILES)
        close_all(descriptors);
    else if (notice->kind == CHANNEL_STARTED)
        (*place)->events->started((*place)->owner, descriptors[0], descriptors[1]);
    else if (notice->kind == CHANNEL_REFUSED)
        refuse(place, notice);
    else
        end(place, notice);
}

/* Nobody will tell any more how the commands end. The runner has killed them, if it could. */
static void give_up(struct link *link)
{
    const struct channel_notice notice = { .kind = CHANNEL_KILLED, .status = SIGKILL };

    uv_poll_stop(&link->poll);
    link->options.gone(link->options.owner);
    while (link->waiters != NULL)
        end(&link->waiters, &notice);
}

static void read_notices(uv_poll_t *poll, int status, int events)
{
    struct link *link = poll->data;
    int descriptors[CHANNEL_DESCRIPTORS_MAX];
    struct channel_notice notice;
    long length = 0;

    (void)status;
    (void)events;
    while ((length = channel_receive(link->channel, &notice, sizeof(notice), descriptors)) > 0)
        take_notice(link, &notice, descriptors);
    if (length < 0)
        give_up(link);
}

struct link *link_new(struct loop *loop, int channel, const struct order_table *table,
                      const struct link_options *options, struct error *error)
{
    struct link *link = calloc(1, sizeof(*link));

    if (link == NULL || uv_poll_init(loop_uv(loop), &link->poll, channel) != 0) {
        free(link);
        close(channel);
        error_set(error, ERROR_NO_MEMORY, "no memory for the way to the runner");
        return NULL;
    }
    link->channel = channel;
    link->table = table;
    link->options = *options;
    link->poll.data = link;
    uv_poll_start(&link->poll, UV_READABLE, read_notices);
    return link;
}

static void free_closed(uv_handle_t *handle)
{
    struct link *link = handle->data;

    close(link->channel);
    free(link);
}

void link_free(struct link *link)
{
    if (link != NULL)
        uv_close((uv_handle_t *)&link->poll, free_closed);
}

/* An id may come again after four thousand million others, but not while its command runs. */
static uint32_t new_id(struct link *link)
{
    do
        link->last_id++;
    while (*find_waiter(link, link->last_id) != NULL);
    return link->last_id;
}

/* Sends a request, and has the waiter told of what comes of it. length: of what follows the head. */
static bool send_request(struct link *link, uint32_t kind, size_t length, struct link_waiter *waiter,
                         struct error *error)
{
    link->request.head = (struct channel_head){ .kind = kind, .id = new_id(link) };
    if (!channel_send(link->channel, &link->request, sizeof(link->request.head) + length, NULL, 0, true))
        return error_set(error, ERROR_STOPPING, "the process that runs commands is gone");
    waiter->id = link->request.head.id;
    waiter->next = link->waiters;
    link->waiters = waiter;
    return true;
}

bool link_run(struct link *link, const struct order *order, struct link_waiter *waiter, struct error *error)
{
    size_t length = 0;

    return order_write(link->table, order, link->request.order, sizeof(link->request.order), &length, error) &&
           send_request(link, CHANNEL_RUN, length, waiter, error);
}

bool link_verify(struct link *link, const struct channel_password *password, struct link_waiter *waiter,
                 struct error *error)
{
    bool sent = false;

    memcpy(link->request.order, password, sizeof(*password));
    sent = send_request(link, CHANNEL_VERIFY, sizeof(*password), waiter, error);
    explicit_bzero(link->request.order, sizeof(*password));
    return sent;
}

void link_kill(struct link *link, const struct link_waiter *waiter)
{
    const struct channel_head request = { .kind = CHANNEL_KILL, .id = waiter->id };

    /* A runner that is gone has killed it. */
    if (!channel_send(link->channel, &request, sizeof(request), NULL, 0, true))
        return;
}
