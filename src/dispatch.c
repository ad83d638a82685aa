#include "dispatch.h"

#include <stdlib.h>
#include <strings.h>

#include "action.h"
#include "buffer.h"
#include "check.h"
#include "json_writer.h"
#include "loop.h"
#include "nearest.h"
#include "reply.h"
#include "runner.h"
#include "utf8.h"

enum {
    SAID_MAX = 4096, /* bytes of what a failed command said that are passed on */
    STATUS_OK = 200,
    STATUS_NO_MEMORY = 503,
};

struct dispatch {
    struct loop *loop;
    struct runner *runner;
};

struct request {
    struct dispatch *dispatch;
    struct loop_task task;
    char *texts; /* copies of the request's bytes, its namespace and its class */
    struct envelope envelope;
    const struct class *class;
    const struct action *action;
    void *arguments;
    struct buffer reply;
    int status; /* 0 until the reply is there */
    unsigned retry_after;
    bool abandoned;
    request_done *done;
    void *owner;
};

/* What a command said of its failure. */
struct said {
    char text[SAID_MAX + 1];
    size_t length;
    bool full;
};

struct dispatch *dispatch_new(struct loop *loop, struct runner *runner)
{
    struct dispatch *dispatch = calloc(1, sizeof(*dispatch));

    if (dispatch == NULL)
        return NULL;
    dispatch->loop = loop;
    dispatch->runner = runner;
    return dispatch;
}

void dispatch_free(struct dispatch *dispatch)
{
    free(dispatch);
}

static void say(struct said *said, const char *bytes, size_t length)
{
    if (said->full || length > SAID_MAX - said->length) {
        said->full = true;
        return;
    }
    memcpy(said->text + said->length, bytes, length);
    said->length += length;
    said->text[said->length] = '\0';
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r';
}

/* Adds a line without the blanks around it. A byte follows it in any case, as utf8_printable() needs. */
static void say_line(struct said *said, struct slice line)
{
    const char *at = line.data;
    const char *limit = line.data + line.length;

    while (at < limit && is_blank(*at))
        at++;
    while (at < limit && is_blank(limit[-1]))
        limit--;
    if (at == limit)
        return;
    if (said->length > 0)
        say(said, "\n", 1);
    while (at < limit) {
        size_t length = utf8_printable(at);

        if (length > 0)
            say(said, at, length);
        else
            say(said, "?", 1);
        at += length > 0 ? length : 1;
    }
}

/* Adds the lines of a text: all, or if class is not NULL its error messages. */
static void say_text(struct said *said, const struct class *class, struct slice text)
{
    const char *at = text.data;
    const char *limit = text.data + text.length;

    while (at < limit) {
        const char *newline = memchr(at, '\n', (size_t)(limit - at));
        const char *end = newline != NULL ? newline : limit;
        struct slice line = { .data = at, .length = (size_t)(end - at) };

        if (class == NULL || class->message(line) == MESSAGE_ERROR)
            say_line(said, line);
        at = newline != NULL ? newline + 1 : limit;
    }
}

/* Collects what an ended command said of its failure: nothing if it succeeded, or failed without a word. */
static void collect(struct said *said, const struct class *class, const struct command_result *result)
{
    *said = (struct said){ .length = 0 };
    say_text(said, class, result->err);
    if (result->status == 0)
        return;
    say_text(said, class, result->out);
    if (said->length == 0)
        say_text(said, NULL, result->err);
    if (said->length == 0)
        say_text(said, NULL, result->out);
}

/* Makes the error the reply. Whatever was written of another is dropped. */
static void refuse(struct request *request, const struct error *error)
{
    const struct error_row *row = error_row(error->code);

    buffer_clear(&request->reply);
    envelope_write_error(&request->reply, &request->envelope, error);
    request->retry_after = row->retry_after;
    request->status = request->reply.failed ? STATUS_NO_MEMORY : row->status;
}

static void reply_with_text(struct request *request, const struct said *said, struct error *error)
{
    struct buffer *reply = &request->reply;

    envelope_open_reply(reply, &request->envelope);
    buffer_append_text(reply, "{\"error\":");
    json_write_string(reply, (struct slice){ .data = said->text, .length = said->length });
    buffer_append_text(reply, "}");
    envelope_close_reply(reply, &request->envelope);
    if (reply->failed)
        error_set(error, ERROR_NO_MEMORY, "no memory for the reply");
}

static void reply_with_answer(struct request *request, struct slice out, struct error *error)
{
    struct buffer *reply = &request->reply;

    envelope_open_reply(reply, &request->envelope);
    if (!reply_write(reply, request->action, request->arguments, out, error))
        return;
    envelope_close_reply(reply, &request->envelope);
    if (reply->failed)
        error_set(error, ERROR_NO_MEMORY, "no memory for the reply");
}

static void reply_to_exit(struct request *request, const struct command_result *result, struct error *error)
{
    struct said said;

    collect(&said, request->class, result);
    if (said.length > 0)
        reply_with_text(request, &said, error);
    else if (result->status != 0)
        error_set(error, ERROR_TOOL_FAILED, "iocage ended with status %d and did not say why", result->status);
    else
        reply_with_answer(request, result->out, error);
}

/* Writes the reply to a command that has ended, or sets the error. */
static void reply_to(struct request *request, const struct command_result *result, struct error *error)
{
    switch (result->end) {
    case COMMAND_EXITED:
        reply_to_exit(request, result, error);
        break;
    case COMMAND_KILLED:
        error_set(error, ERROR_TOOL_KILLED, "iocage was ended by signal %d", result->status);
        break;
    case COMMAND_TIMED_OUT:
        error_set(error, ERROR_TOOL_TIMEOUT, "iocage took too long and was killed");
        break;
    case COMMAND_OUTPUT_LIMIT:
        error_set(error, ERROR_TOOL_OUTPUT, "iocage printed more than is allowed and was killed");
        break;
    case COMMAND_CANCELLED:
        error_set(error, ERROR_STOPPING, "the daemon is about to end");
        break;
    }
}

/* Hands a request over, its reply written or refused with the error. */
static void finish(struct request *request, const struct error *error)
{
    if (request->abandoned) {
        request_free(request);
        return;
    }
    if (error->code != ERROR_NONE)
        refuse(request, error);
    else
        request->status = STATUS_OK;
    request->done(request->owner, request);
}

static void take_result(void *owner, const struct command_result *result, const struct error *error)
{
    struct request *request = owner;
    struct error fault = { .code = ERROR_NONE };

    if (result == NULL)
        fault = *error;
    else if (!request->abandoned)
        reply_to(request, result, &fault);
    finish(request, &fault);
}

static void run(void *owner)
{
    struct request *request = owner;
    const struct envelope *envelope = &request->envelope;
    struct error error = { .code = ERROR_NONE };

    if (request->abandoned || !runner_run(request->dispatch->runner, request->action, envelope->values,
                                          envelope->value_count, take_result, request, &error))
        finish(request, &error);
}

static bool equal_in_any_case(struct slice text, const char *name)
{
    return text.length == strlen(name) && (text.length == 0 || strncasecmp(text.data, name, text.length) == 0);
}

/* How much of a name that may be long or absent an error repeats, for a format's %.*s. */
static int shown(struct slice name)
{
    return (int)utf8_cut(name, ENVELOPE_NAME_MAX);
}

static bool find_class(struct request *request, struct error *error)
{
    struct slice namespace = request->envelope.namespace;
    struct slice name = request->envelope.class;

    for (size_t i = 0; i < class_count; i++) {
        if (equal_in_any_case(namespace, classes[i]->namespace) && equal_in_any_case(name, classes[i]->name)) {
            request->class = classes[i];
            return true;
        }
    }
    return error_set(error, ERROR_UNKNOWN_CLASS, "there is no class \"%.*s\" in a namespace \"%.*s\"", shown(name),
                     name.length > 0 ? name.data : "", shown(namespace), namespace.length > 0 ? namespace.data : "");
}

static int compare_action(const void *key, const void *element)
{
    const struct slice *wanted = key;
    const struct action *action = element;
    struct slice name = slice_of(action->name);
    size_t length = wanted->length < name.length ? wanted->length : name.length;
    int order = length > 0 ? memcmp(wanted->data, name.data, length) : 0;

    return order != 0 ? order : (wanted->length > name.length) - (wanted->length < name.length);
}

static bool find_action(struct request *request, struct error *error)
{
    const struct class *class = request->class;
    struct slice wanted = request->envelope.action;
    const char *text = wanted.length > 0 ? wanted.data : "";
    struct nearest nearest;

    request->action = bsearch(&wanted, class->actions, class->action_count, sizeof(class->actions[0]), compare_action);
    if (request->action != NULL)
        return true;
    nearest_init(&nearest, wanted);
    for (size_t i = 0; i < class->action_count; i++)
        nearest_offer(&nearest, class->actions[i].name);
    if (nearest_name(&nearest) == NULL)
        return error_set(error, ERROR_UNKNOWN_ACTION, "there is no action \"%.*s\"", shown(wanted), text);
    return error_set(error, ERROR_UNKNOWN_ACTION, "there is no action \"%.*s\"; did you mean \"%s\"?", shown(wanted),
                     text, nearest_name(&nearest));
}

static bool check(struct request *request, struct error *error)
{
    const struct action *action = request->action;

    /* From the heap, which is aligned for any generated struct. */
    request->arguments = calloc(1, action->arguments_size > 0 ? action->arguments_size : 1);
    if (request->arguments == NULL)
        return error_set(error, ERROR_NO_MEMORY, "no memory for the arguments of a request");
    return check_arguments(action, request->envelope.values, request->envelope.value_count, request->arguments, error);
}

static struct request *new_request(enum envelope_form form)
{
    struct request *request = calloc(1, sizeof(*request));

    if (request == NULL)
        return NULL;
    request->envelope.form = form;
    buffer_init(&request->reply, DISPATCH_REPLY_MAX);
    return request;
}

/* Copies a text and a NUL to *end, and moves *end behind them. */
static struct slice copy_text(char **end, struct slice text)
{
    struct slice copy = { .data = *end, .length = text.length };

    if (text.length > 0)
        memcpy(*end, text.data, text.length);
    (*end)[text.length] = '\0';
    *end += text.length + 1;
    return copy;
}

/* Reads a request as far as it goes. That there is no such class is said first, however bad the rest may be. */
static bool read_request(struct request *request, struct slice namespace, struct slice class, struct slice text,
                         struct error *error)
{
    struct envelope *envelope = &request->envelope;
    bool read = envelope_read(envelope, envelope->form, namespace, class, text, error);

    if ((read || envelope->class.length > 0) && !find_class(request, error))
        return false;
    return read && find_action(request, error) && check(request, error);
}

struct request *dispatch_request(struct dispatch *dispatch, enum envelope_form form, struct slice namespace,
                                 struct slice class, struct slice text)
{
    enum {
        TEXTS = 3
    };
    struct request *request = new_request(form);
    struct error error = { .code = ERROR_NONE };
    char *end = NULL;

    if (request == NULL)
        return NULL;
    request->dispatch = dispatch;
    request->texts = malloc(text.length + namespace.length + class.length + TEXTS);
    if (request->texts == NULL) {
        request_free(request);
        return NULL;
    }
    end = request->texts;
    text = copy_text(&end, text);
    namespace = copy_text(&end, namespace);
    class = copy_text(&end, class);
    if (!read_request(request, namespace, class, text, &error))
        refuse(request, &error);
    return request;
}

struct request *dispatch_refuse(enum envelope_form form, const struct error *error)
{
    struct request *request = new_request(form);

    if (request != NULL)
        refuse(request, error);
    return request;
}

bool request_ready(const struct request *request)
{
    return request->status != 0;
}

void request_start(struct request *request, request_done *done, void *owner)
{
    request->done = done;
    request->owner = owner;
    request->task = (struct loop_task){ .run = run, .owner = request };
    loop_post(request->dispatch->loop, &request->task);
}

void request_abandon(struct request *request)
{
    request->abandoned = true;
}

struct slice request_reply(const struct request *request)
{
    /* Even where there is no memory left to write an error into. */
    static const char rest[] = "{\"args\":{\"code\":503,\"message\":\"Service Unavailable\"}}\n";
    static const char websocket[] = "{\"args\":{\"code\":503,\"message\":\"Service Unavailable\"},\"id\":\"\","
                                    "\"name\":\"error\",\"namespace\":\"error\"}";

    if (!request->reply.failed)
        return buffer_slice(&request->reply);
    return slice_of(request->envelope.form == ENVELOPE_REST ? rest : websocket);
}

int request_status(const struct request *request)
{
    return request->status;
}

unsigned request_retry_after(const struct request *request)
{
    return request->retry_after;
}

void request_free(struct request *request)
{
    if (request == NULL)
        return;
    envelope_clear(&request->envelope);
    buffer_clear(&request->reply);
    free(request->arguments);
    free(request->texts);
    free(request);
}
