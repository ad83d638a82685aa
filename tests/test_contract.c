#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <json-c/json.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "contract.h"
#include "daemon.h"
#include "errors.h"

#define REQUEST_ID "fooid"

enum {
    PATH_SIZE = 256,
    NAME_SIZE = 256, /* of a test */
    TRANSPORTS = 2,
};

/* What comes back: the whole reply, and the status where the transport has one. */
struct answer {
    long status;
    char *text;
};

static struct daemon iocaged;

static struct json_object *string_of(const char *text)
{
    return json_object_new_string(text);
}

/* The member of an object, which the caller may keep, or NULL. */
static struct json_object *member(struct json_object *object, const char *name)
{
    return json_object_get(json_object_object_get(object, name));
}

static struct json_object *load_examples(const struct contract_exchange *exchange)
{
    char path[PATH_SIZE];
    struct json_object *examples = NULL;

    snprintf(path, sizeof(path), "schema/examples/%s/%s.json", exchange->class, exchange->action);
    examples = json_object_from_file(path);
    if (!examples)
        fail_msg("%s", json_util_get_last_err());
    return examples;
}

static struct json_object *load_example(const struct contract_exchange *exchange)
{
    struct json_object *examples = load_examples(exchange);
    struct json_object *found = NULL;

    for (size_t i = 0; i < json_object_array_length(examples) && !found; i++) {
        struct json_object *example = json_object_array_get_idx(examples, i);

        if (strcmp(json_object_get_string(json_object_object_get(example, "doc")), exchange->doc) == 0)
            found = json_object_get(example);
    }
    json_object_put(examples);
    if (!found)
        fail_msg("%s has no example \"%s\"", exchange->action, exchange->doc);
    return found;
}

/* The lines of a list as one text, each with its newline; "" for no list. Owned by the caller. */
static char *join_lines(struct json_object *lines)
{
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);

    assert_non_null(stream);
    for (size_t i = 0; lines && i < json_object_array_length(lines); i++)
        fprintf(stream, "%s\n", json_object_get_string(json_object_array_get_idx(lines, i)));
    assert_int_equal(fclose(stream), 0);
    return text;
}

static void prepare_program(struct json_object *example)
{
    char *out = join_lines(json_object_object_get(example, "stdout"));
    char *err = join_lines(json_object_object_get(example, "stderr"));

    daemon_prints(&iocaged, out, err, json_object_get_int(json_object_object_get(example, "exit")));
    free(out);
    free(err);
}

/* The arguments of the request with the action among them. */
static struct json_object *request_arguments(const struct contract_exchange *exchange, struct json_object *example)
{
    struct json_object *arguments = json_object_new_object();
    struct json_object *given = json_object_object_get(example, "args");

    json_object_object_add(arguments, "action", string_of(exchange->action));
    if (given) {
        json_object_object_foreach(given, name, value)
        {
            json_object_object_add(arguments, name, json_object_get(value));
        }
    }
    return arguments;
}

/* Adds what a WebSocket message has beside its arguments. */
static void add_envelope(struct json_object *message, const char *name)
{
    json_object_object_add(message, "id", string_of(REQUEST_ID));
    json_object_object_add(message, "name", string_of(name));
    json_object_object_add(message, "namespace", string_of("sysadm"));
}

static struct answer ask_over_rest(const struct contract_exchange *exchange, struct json_object *arguments)
{
    const char *body = json_object_to_json_string(arguments);
    char path[PATH_SIZE];
    struct http_reply reply;

    snprintf(path, sizeof(path), "/sysadm/%s", exchange->class);
    reply = daemon_request(&iocaged, "PUT", path, body, strlen(body), NULL);
    free(reply.headers);
    return (struct answer){ .status = reply.status, .text = reply.body };
}

static struct answer ask_over_websocket(const struct contract_exchange *exchange, struct json_object *arguments)
{
    struct json_object *message = json_object_new_object();
    struct answer answer = { 0 };

    json_object_object_add(message, "args", json_object_get(arguments));
    add_envelope(message, exchange->class);
    answer.text = daemon_websocket(&iocaged, json_object_to_json_string(message));
    json_object_put(message);
    return answer;
}

static const struct error_row *row_of(const char *name)
{
    for (int code = ERROR_NONE + 1; code <= ERROR_LISTEN; code++) {
        if (strcmp(error_row((enum error_code)code)->name, name) == 0)
            return error_row((enum error_code)code);
    }
    fail_msg("there is no error \"%s\"", name);
    return NULL;
}

/* Strictly: nothing may follow the object but blanks. */
static struct json_object *parse_reply(const char *text)
{
    struct json_tokener *tokener = json_tokener_new();
    struct json_object *reply = NULL;

    assert_non_null(tokener);
    json_tokener_set_flags(tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
    reply = json_tokener_parse_ex(tokener, text, (int)strlen(text) + 1);
    json_tokener_free(tokener);
    if (!json_object_is_type(reply, json_type_object))
        fail_msg("the reply is no object: %s", text);
    return reply;
}

/* The row of the error that the example expects, or NULL if it expects a reply. */
static const struct error_row *expected_error(struct json_object *example)
{
    struct json_object *error = json_object_object_get(example, "error");

    return error ? row_of(json_object_get_string(json_object_object_get(error, "code"))) : NULL;
}

/* The sentence is for people and may change: whatever it says is right, if it says anything. */
static struct json_object *error_arguments(struct json_object *example, struct json_object *reply)
{
    const struct error_row *row = expected_error(example);
    struct json_object *argument = member(json_object_object_get(example, "error"), "argument");
    struct json_object *detail = member(json_object_object_get(reply, "args"), "detail");
    struct json_object *arguments = json_object_new_object();

    if (!json_object_is_type(detail, json_type_string) || json_object_get_string_len(detail) == 0)
        fail_msg("the reply has no detail: %s", json_object_to_json_string(reply));
    json_object_object_add(arguments, "code", json_object_new_int(row->status));
    json_object_object_add(arguments, "message", string_of(row->phrase));
    json_object_object_add(arguments, "detail", detail);
    if (argument)
        json_object_object_add(arguments, "argument", argument);
    return arguments;
}

static void check_reply(const struct contract_exchange *exchange, struct json_object *example, const char *text,
                        bool enveloped)
{
    struct json_object *reply = parse_reply(text);
    struct json_object *expected = json_object_new_object();
    struct json_object *arguments = NULL;

    if (expected_error(example)) {
        arguments = error_arguments(example, reply);
    } else {
        arguments = json_object_new_object();
        json_object_object_add(arguments, exchange->action, member(example, "reply"));
    }
    json_object_object_add(expected, "args", arguments);
    if (enveloped)
        add_envelope(expected, expected_error(example) ? "error" : "response");
    if (!json_object_equal(reply, expected))
        fail_msg("the reply is %s\nand not %s", text, json_object_to_json_string(expected));
    json_object_put(expected);
    json_object_put(reply);
}

static void check_command(struct json_object *example)
{
    char *received = daemon_argv(&iocaged);
    char *expected = NULL;

    if (expected_error(example)) {
        if (received)
            fail_msg("the program ran, with the arguments\n%s", received);
        return;
    }
    expected = join_lines(json_object_object_get(example, "command"));
    if (!received)
        fail_msg("the program did not run");
    assert_string_equal(received, expected);
    free(received);
    free(expected);
}

static void answers_over_rest(void **state)
{
    const struct contract_exchange *exchange = *state;
    struct json_object *example = load_example(exchange);
    struct json_object *arguments = request_arguments(exchange, example);
    const struct error_row *error = expected_error(example);
    struct answer answer = { 0 };

    prepare_program(example);
    answer = ask_over_rest(exchange, arguments);
    check_command(example);
    check_reply(exchange, example, answer.text, false);
    assert_int_equal(answer.status, error ? error->status : 200);
    free(answer.text);
    json_object_put(arguments);
    json_object_put(example);
}

static void answers_over_websocket(void **state)
{
    const struct contract_exchange *exchange = *state;
    struct json_object *example = load_example(exchange);
    struct json_object *arguments = request_arguments(exchange, example);
    struct answer answer = { 0 };

    prepare_program(example);
    answer = ask_over_websocket(exchange, arguments);
    check_command(example);
    check_reply(exchange, example, answer.text, true);
    free(answer.text);
    json_object_put(arguments);
    json_object_put(example);
}

static int start_daemon(void **state)
{
    (void)state;
    daemon_prepare(&iocaged);
    daemon_start(&iocaged, NULL);
    return 0;
}

static int stop_daemon(void **state)
{
    (void)state;
    daemon_stop(&iocaged);
    return 0;
}

static struct CMUnitTest make_test(const struct contract_exchange *exchange, const char *transport,
                                   CMUnitTestFunction function, char name[NAME_SIZE])
{
    /* A doc ends with a full stop. */
    snprintf(name, NAME_SIZE, "%s: %.*s, over %s", exchange->action, (int)strlen(exchange->doc) - 1, exchange->doc,
             transport);
    return (struct CMUnitTest){
        .name = name,
        .test_func = function,
        /* cmocka hands it on without const; nothing writes to it. */
        .initial_state = (void *)(uintptr_t)exchange,
    };
}

int main(void)
{
    size_t count = TRANSPORTS * iocage_contract_count;
    struct CMUnitTest *tests = calloc(count, sizeof(*tests));
    char(*names)[NAME_SIZE] = calloc(count, sizeof(*names));
    int failed = 1;

    if (tests && names) {
        for (size_t i = 0; i < iocage_contract_count; i++) {
            const struct contract_exchange *exchange = &iocage_contract[i];
            size_t rest = TRANSPORTS * i;

            tests[rest] = make_test(exchange, "REST", answers_over_rest, names[rest]);
            tests[rest + 1] = make_test(exchange, "WebSocket", answers_over_websocket, names[rest + 1]);
        }
        /* What the macro cmocka_run_group_tests() calls with the size of a list known to the compiler. */
        failed = _cmocka_run_group_tests("contract", tests, count, start_daemon, stop_daemon);
    }
    free(names);
    free(tests);
    return failed;
}
