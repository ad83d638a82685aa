#include "dialogue.h"

#include <stdlib.h>
#include <string.h>

#include "dispatch.h"
#include "envelope.h"

/* A request whose reply is still to come. */
struct pending {
    struct dialogue *dialogue;
    struct request *request;
    struct pending *next;
};

/* A request that has not begun. */
struct held {
    struct held *next;
    size_t length;
    char text[];
};

static void forget_authorization(struct dialogue *dialogue)
{
    if (dialogue->authorization != NULL)
        explicit_bzero(dialogue->authorization, strlen(dialogue->authorization));
    free(dialogue->authorization);
    dialogue->authorization = NULL;
}

bool dialogue_init(struct dialogue *dialogue, struct dispatch *dispatch, const struct client *client,
                   struct slice authorization, const char *certificate)
{
    memset(dialogue, 0, sizeof(*dialogue));
    dialogue->dispatch = dispatch;
    dialogue->client = *client;
    dialogue->held_end = &dialogue->held;
    /* It has been looked at, and is of no more use, unless its password is still to be verified. */
    if (authorization.length > 0 && client->proof == CLIENT_PROOF_NONE) {
        dialogue->authorization = strndup(authorization.data, authorization.length);
        if (dialogue->authorization == NULL)
            return false;
    }
    if (certificate != NULL)
        dialogue->certificate = strdup(certificate);
    return certificate == NULL || dialogue->certificate != NULL;
}

void dialogue_listen(struct dialogue *dialogue, void (*reply)(void *owner, struct slice text),
                     void (*went_on)(void *owner), void *owner)
{
    dialogue->reply = reply;
    dialogue->went_on = went_on;
    dialogue->owner = owner;
}

/* Takes over what a request that says who asks has found out, and sends its reply. */
static void end_request(struct dialogue *dialogue, struct request *request)
{
    struct slice text = request_reply(request);

    if (request_in_order(request))
        dialogue->client = *request_client(request);
    if (request_settles_client(request))
        forget_authorization(dialogue);
    if (text.length > 0)
        dialogue->reply(dialogue->owner, text);
    request_free(request);
}

static void take_held(struct dialogue *dialogue);

static void on_reply(void *owner, struct request *request)
{
    struct pending *pending = owner;
    struct dialogue *dialogue = pending->dialogue;
    struct pending **place = &dialogue->pending;

    while (*place != pending)
        place = &(*place)->next;
    *place = pending->next;
    free(pending);
    dialogue->pending_count--;
    dialogue->holding = dialogue->holding && !request_in_order(request);
    end_request(dialogue, request);
    take_held(dialogue);
    dialogue->went_on(dialogue->owner);
}

static bool start(struct dialogue *dialogue, struct request *request)
{
    struct pending *pending = calloc(1, sizeof(*pending));

    if (pending == NULL) {
        request_free(request);
        return false;
    }
    *pending = (struct pending){ .dialogue = dialogue, .request = request, .next = dialogue->pending };
    dialogue->pending = pending;
    dialogue->pending_count++;
    dialogue->holding = request_in_order(request);
    request_start(request, on_reply, pending);
    return true;
}

static bool begin(struct dialogue *dialogue, struct slice text)
{
    const struct dispatch_peer peer = { .client = &dialogue->client,
                                        .certificate = dialogue->certificate,
                                        .authorization = slice_of(dialogue->authorization) };
    struct request *request =
        dispatch_request(dialogue->dispatch, &peer, ENVELOPE_WEBSOCKET, slice_of(NULL), slice_of(NULL), text);

    if (request == NULL)
        return false;
    if (!request_ready(request))
        return start(dialogue, request);
    end_request(dialogue, request);
    return true;
}

static bool hold(struct dialogue *dialogue, struct slice text)
{
    struct held *held = malloc(sizeof(*held) + text.length + 1);

    if (held == NULL)
        return false;
    held->next = NULL;
    held->length = text.length;
    if (text.length > 0)
        memcpy(held->text, text.data, text.length);
    held->text[text.length] = '\0';
    *dialogue->held_end = held;
    dialogue->held_end = &held->next;
    return true;
}

static void take_held(struct dialogue *dialogue)
{
    while (dialogue->held != NULL && !dialogue->holding) {
        struct held *held = dialogue->held;

        dialogue->held = held->next;
        if (dialogue->held == NULL)
            dialogue->held_end = &dialogue->held;
        /* Without memory it has no reply, as if the connection had been lost. */
        (void)!begin(dialogue, (struct slice){ .data = held->text, .length = held->length });
        free(held);
    }
}

bool dialogue_take(struct dialogue *dialogue, struct slice text)
{
    return dialogue->holding ? hold(dialogue, text) : begin(dialogue, text);
}

bool dialogue_full(const struct dialogue *dialogue)
{
    return dialogue->holding || dialogue->pending_count >= DIALOGUE_REQUESTS_MAX;
}

bool dialogue_busy(const struct dialogue *dialogue)
{
    return dialogue->pending_count > 0;
}

bool dialogue_has_client(const struct dialogue *dialogue)
{
    return dialogue->client.proof != CLIENT_PROOF_NONE;
}

void dialogue_clear(struct dialogue *dialogue)
{
    while (dialogue->pending != NULL) {
        struct pending *pending = dialogue->pending;

        dialogue->pending = pending->next;
        request_abandon(pending->request);
        free(pending);
    }
    while (dialogue->held != NULL) {
        struct held *held = dialogue->held;

        dialogue->held = held->next;
        free(held);
    }
    forget_authorization(dialogue);
    free(dialogue->certificate);
}
