#include <stdlib.h>

#include "action.h"
#include "argv.h"
#include "check.h"
#include "client.h"
#include "dispatch.h"
#include "fuzz.h"
#include "gate.h"
#include "order.h"
#include "queue.h"
#include "step.h"
#include "tool.h"
#include "utf8.h"

/*
 * Any text as a request of either form: what is read is as envelope.h says, whatever an action takes of it makes a
 * command, and every reply is JSON.
 */

enum {
    REPLY_MAX = 1 << 20
}; /* bytes: more than a refusal can have */

static const enum error_code envelope_codes[] = {
    ERROR_NOT_JSON,     ERROR_NOT_OBJECT, ERROR_TOO_DEEP,  ERROR_DUPLICATE_NAME,
    ERROR_BAD_ENVELOPE, ERROR_NO_ACTION,  ERROR_NO_MEMORY,
};
static const enum error_code check_codes[] = { ERROR_MISSING_ARGUMENT, ERROR_BAD_ARGUMENT, ERROR_UNKNOWN_ARGUMENT,
                                               ERROR_OTHER_DIALECT };
static const enum error_code argv_codes[] = { ERROR_BAD_ARGUMENT, ERROR_TOO_LARGE };

static void check_printable(const char *text)
{
    while (*text != '\0') {
        size_t length = utf8_printable(text);

        fuzz_check(length > 0);
        text += length;
    }
}

static void check_error(const struct error *error, const enum error_code *codes, size_t count)
{
    bool known = false;

    for (size_t i = 0; i < count; i++)
        known = known || error->code == codes[i];
    fuzz_check(known && error->detail[0] != '\0');
    check_printable(error->detail);
    check_printable(error->argument);
}

static void check_value(const struct envelope *envelope, size_t place)
{
    const struct value *value = &envelope->values[place];

    fuzz_check(value->name.data != NULL && memchr(value->name.data, '\0', value->name.length) == NULL);
    fuzz_check(!slice_equal(value->name, slice_of("action")));
    for (size_t i = 0; i < place; i++)
        fuzz_check(!slice_equal(value->name, envelope->values[i].name));
    switch (value->kind) {
    case VALUE_STRING:
        fuzz_check(value->text.data != NULL && value->text.data[value->text.length] == '\0');
        break;
    case VALUE_BOOLEAN:
        fuzz_check(value->integer == 0 || value->integer == 1);
        break;
    case VALUE_LIST:
    case VALUE_OBJECT:
        fuzz_check(value->items >= envelope->items && value->item_count <= envelope->item_count);
        break;
    case VALUE_INTEGER:
    case VALUE_OTHER:
        break;
    }
}

/* What must be so whether the whole envelope could be read or a part of it. */
static void check_address(const struct envelope *envelope)
{
    fuzz_check(envelope->namespace.length <= ENVELOPE_NAME_MAX && envelope->class.length <= ENVELOPE_NAME_MAX);
    fuzz_check(envelope->id.length <= ENVELOPE_ID_MAX);
    if (envelope->id.data != NULL)
        fuzz_check_json(envelope->id);
}

static void check_envelope(const struct envelope *envelope)
{
    /* That there is one is for the class to say. */
    fuzz_check(envelope->action.length <= ENVELOPE_NAME_MAX && (!envelope->bare || envelope->value_count == 0));
    fuzz_check(envelope->value_count <= ENVELOPE_MEMBERS_MAX && envelope->item_count <= ENVELOPE_ITEMS_MAX);
    for (size_t i = 0; i < envelope->value_count; i++)
        check_value(envelope, i);
}

/* Writes what would go back, with an empty answer. error: NULL if all is right. */
static void check_reply(const struct envelope *envelope, const struct error *error)
{
    struct buffer reply;

    buffer_init(&reply, REPLY_MAX);
    if (error != NULL) {
        envelope_write_error(&reply, envelope, error);
    } else {
        envelope_open_reply(&reply, envelope);
        buffer_append_text(&reply, "{}");
        envelope_close_reply(&reply, envelope);
    }
    fuzz_check(!reply.failed);
    fuzz_check_json(buffer_slice(&reply));
    buffer_clear(&reply);
}

/* Whether an element of a command can be what a client wrote: only where the schema says that it may be anything. */
static bool may_be_option(const struct action *action, const char *element)
{
    for (size_t i = 0; i < action->argument_count; i++) {
        const struct type *type = action->arguments[i].type;

        if (action->arguments[i].free || (type->matches != NULL && type->matches(slice_of(element))))
            return true;
    }
    return false;
}

/* Whatever comes of a client's text, no option of the program. */
static void check_argv(const struct action *action, const struct envelope *envelope, const struct argv *argv)
{
    fuzz_check(argv->elements[argv->count] == NULL);
    for (size_t i = 0; i < argv->count; i++)
        for (size_t j = 0; j < envelope->value_count; j++)
            fuzz_check(argv->elements[i][0] != '-' || envelope->values[j].kind != VALUE_STRING ||
                       !slice_equal(slice_of(argv->elements[i]), envelope->values[j].text) ||
                       may_be_option(action, argv->elements[i]));
}

static void check_steps(const struct action *action, const struct mode *mode, const struct envelope *envelope,
                        const void *arguments)
{
    static struct argv argv;
    struct error error;

    for (size_t i = 0; i < mode->step_count; i++) {
        for (size_t turn = 0; turn < step_turns(&mode->steps[i], arguments); turn++) {
            argv_init(&argv);
            if (step_argv(&mode->steps[i], arguments, turn, &argv, &error))
                check_argv(action, envelope, &argv);
            else
                check_error(&error, argv_codes, sizeof(argv_codes) / sizeof(argv_codes[0]));
        }
    }
}

/* Offers the arguments to an action, whichever the request names. */
static void check_action(const struct class *class, const struct dialect *dialect, const struct action *action,
                         const struct envelope *envelope)
{
    void *arguments = malloc(action->arguments_size + 1);
    const struct mode *mode = NULL;
    struct error error;

    fuzz_check(arguments != NULL);
    if (check_arguments(class, dialect, action, envelope->values, envelope->value_count, arguments, &error))
        mode = step_mode(action, dialect, arguments, &error);
    if (mode != NULL) {
        check_steps(action, mode, envelope, arguments);
    } else {
        check_error(&error, check_codes, sizeof(check_codes) / sizeof(check_codes[0]));
        check_reply(envelope, &error);
    }
    free(arguments);
}

static void check_actions(const struct envelope *envelope)
{
    for (size_t i = 0; i < class_count; i++)
        for (size_t j = 0; j < classes[i]->dialect_count; j++)
            for (size_t k = 0; k < classes[i]->action_count; k++)
                check_action(classes[i], &classes[i]->dialects[j], &classes[i]->actions[k], envelope);
}

/* The whole way of a request up to its command. Neither a loop nor a link is touched before that is started. */
static void check_request(enum envelope_form form, struct slice text, bool right)
{
    static struct dispatch *dispatch;
    static struct tool *tools[1];
    static struct queue *queue;
    static struct order_table table = { .path = "/usr/local/bin/iocage" };
    const struct queue_options limits = { .commands_max = 1 };
    struct dispatch_parts parts;
    struct client client;
    const struct dispatch_peer peer = { .client = &client };
    struct request *request = NULL;
    struct error error;

    if (dispatch == NULL) {
        table.classes = classes;
        table.class_count = class_count;
        queue = queue_new(NULL, NULL, &limits);
        tools[0] = tool_new(classes[0], queue, &classes[0]->dialects[0]);
        parts = (struct dispatch_parts){
            .gate = gate_new(true, 0, &error), .queue = queue, .tools = tools, .table = &table
        };
        dispatch = dispatch_new(&parts);
    }
    client_init(&client, -1, NULL);
    request = dispatch_request(dispatch, &peer, form, slice_of("SysAdm"), slice_of("IOCAGE"), text);
    fuzz_check(request != NULL && (right || request_ready(request)));
    if (request_ready(request)) {
        /* A dry run is all that is answered well without a command. */
        fuzz_check(request_status(request) == 200 || request_status(request) >= 400);
        /* The end of a session has no reply over a WebSocket. */
        if (request_reply(request).length > 0)
            fuzz_check_json(request_reply(request));
    }
    request_free(request);
}

static bool read_form(struct envelope *envelope, enum envelope_form form, struct slice text)
{
    struct error error;
    bool right = envelope_read(envelope, form, slice_of("SysAdm"), slice_of("IOCAGE"), text, &error);

    check_address(envelope);
    if (right) {
        check_envelope(envelope);
        check_reply(envelope, NULL);
        check_actions(envelope);
    } else {
        check_error(&error, envelope_codes, sizeof(envelope_codes) / sizeof(envelope_codes[0]));
        check_reply(envelope, &error);
    }
    check_request(form, text, right);
    return right;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice text = fuzz_text(data, size);
    struct envelope rest;
    struct envelope websocket;
    bool rest_right = read_form(&rest, ENVELOPE_REST, text);
    bool websocket_right = read_form(&websocket, ENVELOPE_WEBSOCKET, text);

    if (websocket_right) {
        fuzz_check(rest_right && slice_equal(rest.action, websocket.action) && slice_equal(rest.id, websocket.id));
        fuzz_check(rest.value_count == websocket.value_count);
    }
    envelope_clear(&rest);
    envelope_clear(&websocket);
    fuzz_free(text);
    return 0;
}
