#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <json-c/json.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "action.h"
#include "contract.h"
#include "daemon.h"
#include "errors.h"
#include "iocage.h"

#define REQUEST_ID "fooid"

enum {
    PATH_SIZE = 256,
    NAME_SIZE = 256,  /* of a test */
    OPTIONS_MAX = 32, /* of a daemon, NULL included */
    RUNS_MAX = 64,    /* commands of one example */
    TRANSPORTS = 2,
};

/* What comes back: the whole reply, and the status where the transport has one. */
struct answer {
    long status;
    char *text;
};

/* One for each dialect. */
static struct daemon daemons[ACTION_DIALECTS_MAX];

/* Where each program beside iocage is, as an option. */
static char programs[OPTIONS_MAX][PATH_SIZE];

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

/* The commands of an example as a list, which the caller keeps: several, one or none. */
static struct json_object *runs_of(struct json_object *example)
{
    struct json_object *runs = member(example, "runs");

    if (runs)
        return runs;
    runs = json_object_new_array();
    if (json_object_object_get(example, "command"))
        json_object_array_add(runs, json_object_get(example));
    return runs;
}

/* The daemon whose program is that of the example: the one it names, or the first. */
static struct daemon *daemon_of(struct json_object *example)
{
    struct json_object *name = json_object_object_get(example, "dialect");

    if (!name)
        return &daemons[0];
    for (size_t i = 0; i < iocage_class.dialect_count; i++) {
        if (strcmp(iocage_class.dialects[i].name, json_object_get_string(name)) == 0)
            return &daemons[i];
    }
    fail_msg("there is no dialect \"%s\"", json_object_get_string(name));
    return NULL;
}

static void prepare_program(struct daemon *daemon, struct json_object *runs)
{
    size_t count = json_object_array_length(runs);
    struct daemon_run prepared[RUNS_MAX];
    char *texts[2 * RUNS_MAX];

    assert_in_range(count, 0, RUNS_MAX);
    for (size_t i = 0; i < count; i++) {
        struct json_object *run = json_object_array_get_idx(runs, i);

        texts[2 * i] = join_lines(json_object_object_get(run, "stdout"));
        texts[2 * i + 1] = join_lines(json_object_object_get(run, "stderr"));
        prepared[i] = (struct daemon_run){ .out = texts[2 * i],
                                           .err = texts[2 * i + 1],
                                           .status = json_object_get_int(json_object_object_get(run, "exit")) };
    }
    daemon_prints_runs(daemon, prepared, count);
    for (size_t i = 0; i < 2 * count; i++)
        free(texts[i]);
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

static struct answer ask_over_rest(struct daemon *daemon, const struct contract_exchange *exchange,
                                   struct json_object *arguments)
{
    const char *body = json_object_to_json_string(arguments);
    char path[PATH_SIZE];
    struct http_reply reply;

    snprintf(path, sizeof(path), "/sysadm/%s", exchange->class);
    reply = daemon_request(daemon, "PUT", path, body, strlen(body), NULL);
    free(reply.headers);
    return (struct answer){ .status = reply.status, .text = reply.body };
}

static struct answer ask_over_websocket(struct daemon *daemon, const struct contract_exchange *exchange,
                                        struct json_object *arguments)
{
    struct json_object *message = json_object_new_object();
    struct answer answer = { 0 };

    json_object_object_add(message, "args", json_object_get(arguments));
    add_envelope(message, exchange->class);
    answer.text = daemon_websocket(daemon, json_object_to_json_string(message));
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

/* Takes the folder of a daemon's programs off their paths, so that an example can tell them by their names. */
static void cut_folder(const struct daemon *daemon, char *text)
{
    char folder[sizeof(daemon->folder) + 1];
    char *at = text;

    snprintf(folder, sizeof(folder), "%s/", daemon->folder);
    while ((at = strstr(at, folder)))
        memmove(at, at + strlen(folder), strlen(at + strlen(folder)) + 1);
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

/* Whether commands of an action run behind its answer, with this example's program. */
static bool has_jobs(const struct contract_exchange *exchange, const struct daemon *daemon)
{
    const struct dialect *dialect = &iocage_class.dialects[daemon - daemons];

    for (size_t i = 0; i < iocage_class.action_count; i++) {
        const struct action *action = &iocage_class.actions[i];

        for (size_t j = 0; strcmp(action->name, exchange->action) == 0 && j < action->mode_count; j++) {
            const struct mode *mode = &action->modes[j];

            if (mode->job.count > 0 && (mode->dialect == NULL || mode->dialect == dialect))
                return true;
        }
    }
    return false;
}

/* Waits for the jobs whose ids are in a reply. said: how much the daemon had said before. */
static void wait_for_jobs(const struct daemon *daemon, size_t said, struct json_object *reply)
{
    char line[PATH_SIZE];

    if (json_object_is_type(reply, json_type_string)) {
        snprintf(line, sizeof(line), "iocaged: %s ", json_object_get_string(reply));
        if (!daemon_says(daemon, said, line))
            fail_msg("the daemon does not say that \"%s\" has ended", json_object_get_string(reply));
    } else if (json_object_is_type(reply, json_type_array)) {
        for (size_t i = 0; i < json_object_array_length(reply); i++)
            wait_for_jobs(daemon, said, json_object_array_get_idx(reply, i));
    } else if (json_object_is_type(reply, json_type_object)) {
        json_object_object_foreach(reply, name, value)
        {
            (void)name;
            wait_for_jobs(daemon, said, value);
        }
    }
}

static void check_command(const struct daemon *daemon, size_t number, struct json_object *run)
{
    char *received = daemon_run_argv(daemon, number);
    char *expected = join_lines(json_object_object_get(run, "command"));

    if (!received)
        fail_msg("command %zu did not run, with the arguments\n%s", number, expected);
    if (strcmp(received, expected) != 0)
        fail_msg("command %zu ran with the arguments\n%sand not\n%s", number, received, expected);
    free(received);
    free(expected);
}

static void check_commands(const struct daemon *daemon, struct json_object *runs)
{
    size_t count = json_object_array_length(runs);
    char *superfluous = NULL;

    for (size_t i = 0; i < count; i++)
        check_command(daemon, i + 1, json_object_array_get_idx(runs, i));
    superfluous = daemon_run_argv(daemon, count + 1);
    if (superfluous)
        fail_msg("command %zu, which should not be, ran with the arguments\n%s", count + 1, superfluous);
}

/* Has the daemon answer the example, and compares what it ran and said. */
static void check_exchange(const struct contract_exchange *exchange,
                           struct answer (*ask)(struct daemon *daemon, const struct contract_exchange *exchange,
                                                struct json_object *arguments),
                           bool enveloped)
{
    struct json_object *example = load_example(exchange);
    struct json_object *arguments = request_arguments(exchange, example);
    struct json_object *runs = runs_of(example);
    const struct error_row *error = expected_error(example);
    struct daemon *daemon = daemon_of(example);
    bool behind = json_object_array_length(runs) > 0 && has_jobs(exchange, daemon);
    char *said = daemon_log(daemon);
    struct answer answer = { 0 };

    prepare_program(daemon, runs);
    answer = ask(daemon, exchange, arguments);
    if (!behind)
        check_commands(daemon, runs);
    if (json_object_array_length(runs) == 0)
        cut_folder(daemon, answer.text);
    check_reply(exchange, example, answer.text, enveloped);
    if (behind) {
        wait_for_jobs(daemon, strlen(said), json_object_object_get(example, "reply"));
        check_commands(daemon, runs);
    }
    if (!enveloped)
        assert_int_equal(answer.status, error ? error->status : 200);
    free(answer.text);
    free(said);
    json_object_put(runs);
    json_object_put(arguments);
    json_object_put(example);
}

static void answers_over_rest(void **state)
{
    check_exchange(*state, ask_over_rest, false);
}

static void answers_over_websocket(void **state)
{
    check_exchange(*state, ask_over_websocket, true);
}

/* Starts a daemon whose programs are all the same fake one. One command at once: those of several jobs do not race. */
static void start_daemon(struct daemon *daemon, const char *dialect)
{
    const char *options[OPTIONS_MAX] = { "--dialect", dialect, "--commands", "1" };
    size_t count = 4;

    daemon_prepare(daemon);
    assert_in_range(iocage_class.program_count, 0, (OPTIONS_MAX - count - 1) / 2);
    for (size_t i = 0; i < iocage_class.program_count; i++) {
        const char *name = iocage_class.programs[i].name;

        daemon_link(daemon, name);
        snprintf(programs[i], PATH_SIZE, "%s=%s/%s", name, daemon->folder, name);
        options[count++] = "--program";
        options[count++] = programs[i];
    }
    daemon_start(daemon, options);
}

static int start_daemons(void **state)
{
    (void)state;
    for (size_t i = 0; i < iocage_class.dialect_count; i++)
        start_daemon(&daemons[i], iocage_class.dialects[i].name);
    return 0;
}

static int stop_daemons(void **state)
{
    (void)state;
    for (size_t i = 0; i < iocage_class.dialect_count; i++)
        daemon_stop(&daemons[i]);
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
        failed = _cmocka_run_group_tests("contract", tests, count, start_daemons, stop_daemons);
    }
    free(names);
    free(tests);
    return failed;
}
