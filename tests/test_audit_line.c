#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <json-c/json.h>
#include <netinet/in.h>
#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ask.h"
#include "audit.h"
#include "audit_line.h"
#include "buffer.h"
#include "client.h"
#include "order.h"

/* A class of our own, in place of the generated ones: with a secret argument and a secret setting. */
struct start_arguments {
    struct slice jail;
    struct slice password;
    struct texts words;
    struct texts settings;
};

static const struct type word_type = { .name = "word", .doc = "a word", .base = BASE_STRING, .length_max = 4000 };
static const struct type secret_type = { .name = "secret", .base = BASE_STRING, .length_max = 100, .secret = true };
static const struct type settings_type = { .name = "settings", .base = BASE_SETTINGS };

#define ARGUMENT(wire, of)                                                                               \
    {                                                                                                    \
        .name = #wire, .type = &(of), .offset = offsetof(struct start_arguments, wire), .optional = true \
    }

static const struct argument arguments[] = {
    ARGUMENT(jail, word_type),
    ARGUMENT(password, secret_type),
    { .name = "words",
      .type = &word_type,
      .offset = offsetof(struct start_arguments, words),
      .optional = true,
      .list = true,
      .free = true },
    ARGUMENT(settings, settings_type),
};
static const struct piece run[] = {
    { .text = "start" },
    { .text = "--password=", .when = &arguments[1] },
    { .argument = &arguments[1], .when = &arguments[1], .joined = true },
    { .argument = &arguments[0] },
    { .argument = &arguments[2] },
};
static const struct piece look_run[] = { { .text = "list" } };
static const struct output nothing = { .name = "nothing", .kind = OUTPUT_NOTHING };
static const struct step steps[] = {
    { .run = look_run, .run_count = 1, .output = &nothing },
    { .run = run, .run_count = ACTION_COUNT(run), .output = &nothing },
};
static const struct dialect dialects[] = { { .name = "old" } };
static const struct mode modes[] = { { .steps = steps, .step_count = ACTION_COUNT(steps) } };
static const struct action actions[] = {
    { .name = "start",
      .access = ACCESS_ADMIN,
      .arguments = arguments,
      .argument_count = ACTION_COUNT(arguments),
      .arguments_size = sizeof(struct start_arguments),
      .modes = modes,
      .mode_count = ACTION_COUNT(modes) },
};
static const struct setting settings[] = {
    { .name = "key", .forms = { { .type = &secret_type } } },
    { .name = "note", .forms = { { .type = &word_type } } },
};

static const struct setting *find_setting(struct slice name)
{
    for (size_t i = 0; i < ACTION_COUNT(settings); i++) {
        if (slice_equal(name, slice_of(settings[i].name)))
            return &settings[i];
    }
    return NULL;
}

static const struct class jails = {
    .namespace = "test",
    .name = "jails",
    .actions = actions,
    .action_count = ACTION_COUNT(actions),
    .dialects = dialects,
    .dialect_count = ACTION_COUNT(dialects),
    .setting = find_setting,
    .settings = settings,
    .setting_count = ACTION_COUNT(settings),
};
const struct class *const classes[] = { &jails };
const size_t class_count = 1;

static const struct order_table table = { .classes = classes, .class_count = 1, .path = "/bin/tool" };
static const uint64_t both[] = { 1, 1 };

/* What is told of a request; the rest of entry is the caller's. The text is the caller's too. */
static char *tell(const char *text, struct audit_entry entry, bool check)
{
    struct error error = { .code = ERROR_NONE };
    struct ask *ask = ask_new(ENVELOPE_REST, slice_of("test"), slice_of("jails"), slice_of(text), &error);
    struct buffer line;
    char *copy = NULL;

    assert_non_null(ask);
    assert_int_equal(error.code, ERROR_NONE);
    if (check && !ask_check(ask, &dialects[0], &error))
        fail_msg("%s", error.detail);
    entry.event = "change";
    entry.request_id = "r1";
    entry.transport = "http";
    entry.ask = ask;
    entry.table = &table;
    buffer_init(&line, AUDIT_LINE_MAX - 1);
    audit_line_write(&line, &entry);
    assert_false(line.failed);
    assert_null(memchr(line.data, '\n', line.length));
    copy = strdup(line.data);
    buffer_clear(&line);
    ask_release(ask);
    return copy;
}

/* A member of what is told, which must be JSON; the text is the caller's. */
static char *member_of(char *line, const char *name)
{
    struct json_object *object = json_tokener_parse(line);
    const char *text = NULL;
    char *copy = NULL;

    if (object == NULL)
        fail_msg("no JSON: %s", line);
    text = json_object_to_json_string_ext(json_object_object_get(object, name),
                                          JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE);
    copy = strdup(text);
    json_object_put(object);
    free(line);
    return copy;
}

static void assert_member(char *line, const char *name, const char *expected)
{
    char *text = member_of(line, name);

    assert_string_equal(text, expected);
    free(text);
}

static void assert_absent(char *line, const char *word)
{
    if (strstr(line, word) != NULL)
        fail_msg("%s in %s", word, line);
    free(line);
}

static void tells_all_of_a_change(void **state)
{
    static const char pattern[] =
        "^\\{\"time\":\"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z\",\"event\":\"change\","
        "\"request\":\"r1\",\"who\":\"joe\",\"how\":\"key\",\"from\":\"192\\.0\\.2\\.1:80\",\"transport\":\"http\","
        "\"namespace\":\"test\",\"class\":\"jails\",\"action\":\"start\",\"arguments\":\\{\"jail\":\"www\"\\},"
        "\"commands\":\\[\\[\"/bin/tool\",\"list\"\\],\\[\"/bin/tool\",\"start\",\"www\"\\]\\],"
        "\"ok\":true,\"status\":200,\"milliseconds\":12\\}$";
    struct client client = { .user = (uid_t)-1, .proof = CLIENT_PROOF_KEY, .principal = { .name = "joe" } };
    struct sockaddr_in *in = (struct sockaddr_in *)&client.address;
    regex_t expression;
    char *line = NULL;

    (void)state;
    in->sin_family = AF_INET;
    in->sin_port = htons(80);
    assert_int_equal(inet_pton(AF_INET, "192.0.2.1", &in->sin_addr), 1);
    line = tell("{\"action\":\"start\",\"jail\":\"www\"}",
                (struct audit_entry){ .client = &client, .ran = both, .status = 200, .milliseconds = 12 }, true);
    assert_int_equal(regcomp(&expression, pattern, REG_EXTENDED | REG_NOSUB), 0);
    if (regexec(&expression, line, 0, NULL, 0) != 0)
        fail_msg("%s", line);
    regfree(&expression);
    free(line);
}

static void tells_who_it_is_by_the_socket(void **state)
{
    struct client client = { .user = 1001, .proof = CLIENT_PROOF_PEER, .principal = { .name = "owner" } };
    static const char text[] = "{\"action\":\"start\"}";

    (void)state;
    client.address.ss_family = AF_UNIX;
    assert_member(tell(text, (struct audit_entry){ .client = &client }, true), "from", "\"unix:1001\"");
    assert_member(tell(text, (struct audit_entry){ .client = &client }, true), "how", "\"peer\"");
    client.proof = CLIENT_PROOF_NONE; /* whatever name is there is nobody's */
    assert_member(tell(text, (struct audit_entry){ .client = &client }, true), "who", "\"-\"");
    assert_member(tell(text, (struct audit_entry){ .client = NULL }, true), "from", "\"-\"");
}

static void tells_the_commands_that_were_run(void **state)
{
    static const uint64_t first[] = { 1, 0 };
    static const char text[] = "{\"action\":\"start\",\"jail\":\"www\"}";

    (void)state;
    assert_member(tell(text, (struct audit_entry){ .ran = first }, true), "commands", "[[\"/bin/tool\",\"list\"]]");
    assert_member(tell(text, (struct audit_entry){ .ran = NULL }, true), "commands", "[]");
    assert_member(tell(text, (struct audit_entry){ .dry_run = true }, true), "commands",
                  "[[\"/bin/tool\",\"list\"],[\"/bin/tool\",\"start\",\"www\"]]");
    assert_member(tell(text, (struct audit_entry){ .dry_run = true }, true), "dry_run", "true");
    assert_member(tell(text, (struct audit_entry){ .ran = both }, false), "commands", "null");
}

static void tells_why_it_failed(void **state)
{
    static const char text[] = "{\"action\":\"start\"}";
    struct audit_entry said = { .failed = true, .exit_status = 3, .said = slice_of("no\nsuch \xff jail") };
    struct audit_entry refused = { .status = 403 };
    struct error error;

    (void)state;
    assert_member(tell(text, said, true), "ok", "false");
    assert_member(tell(text, said, true), "exit", "3");
    assert_member(tell(text, said, true), "said", "\"no\\nsuch \xc3\xbf jail\"");
    error_set(&error, ERROR_FORBIDDEN, "you may not");
    refused.error = &error;
    assert_member(tell(text, refused, false), "ok", "false");
    assert_member(tell(text, refused, false), "status", "403");
    assert_member(tell(text, refused, false), "error", "\"forbidden\"");
    assert_member(tell(text, refused, false), "detail", "\"you may not\"");
}

static void tells_values_of_every_kind(void **state)
{
    static const char text[] = "{\"action\":\"start\",\"words\":[\"a\",\"b c\"],\"settings\":{\"note\":\"n\"},"
                               "\"dry_run\":false,\"jail\":null}";

    (void)state;
    assert_member(tell(text, (struct audit_entry){ .status = 0 }, false), "arguments",
                  "{\"words\":[\"a\",\"b c\"],\"settings\":{\"note\":\"n\"},\"dry_run\":false,\"jail\":null}");
}

static void hides_what_is_secret(void **state)
{
    static const char text[] = "{\"action\":\"start\",\"password\":\"swordfish\",\"jail\":\"not-swordfish\"}";
    static const char setting[] = "{\"action\":\"start\",\"settings\":{\"key\":\"swordfish\",\"note\":\"n\"}}";
    static const char line[] = "{\"action\":\"start\",\"settings\":\"note=n key=swordfish\"}";
    static const char unknown[] = "{\"action\":\"start\",\"passwort\":\"swordfish\"}";
    struct audit_entry entry = { .ran = both, .failed = true, .said = slice_of("bad swordfish") };
    struct error error;

    (void)state;
    assert_member(tell(text, entry, true), "commands",
                  "[[\"/bin/tool\",\"list\"],[\"/bin/tool\",\"start\",\"(hidden)\",\"(hidden)\"]]");
    assert_member(tell(text, entry, true), "said", "\"(hidden)\"");
    assert_member(tell(text, entry, true), "arguments", "{\"password\":\"(hidden)\",\"jail\":\"not-swordfish\"}");
    error_set(&error, ERROR_BAD_ARGUMENT, "the argument has swordfish");
    entry.error = &error;
    assert_member(tell(text, entry, true), "detail", "\"(hidden)\"");
    assert_member(tell(setting, entry, false), "arguments", "{\"settings\":{\"key\":\"(hidden)\",\"note\":\"n\"}}");
    assert_absent(tell(setting, entry, false), "swordfish");
    assert_absent(tell(line, entry, false), "swordfish");
    assert_absent(tell(unknown, entry, false), "swordfish");
}

static void hides_all_but_the_name_of_who_logs_in(void **state)
{
    static const char text[] = "{\"namespace\":\"rpc\",\"name\":\"auth\",\"id\":\"1\",\"args\":{\"username\":\"joe\","
                               "\"password\":\"swordfish\",\"token\":[\"swordfish\"]}}";
    struct error error = { .code = ERROR_NONE };
    struct ask *ask = ask_new(ENVELOPE_WEBSOCKET, slice_of(NULL), slice_of(NULL), slice_of(text), &error);
    struct audit_entry entry = { .event = "login", .request_id = "r1", .transport = "websocket", .ask = ask };
    struct buffer line;

    (void)state;
    assert_non_null(ask->session);
    buffer_init(&line, AUDIT_LINE_MAX - 1);
    audit_line_write(&line, &entry);
    assert_non_null(strstr(line.data, "\"arguments\":{\"username\":\"joe\",\"password\":\"(hidden)\","
                                      "\"token\":\"(hidden)\"}"));
    assert_null(strstr(line.data, "swordfish"));
    buffer_clear(&line);
    ask_release(ask);
}

/* A client that writes its own line: whatever it sends stays in its string. */
static void lets_no_client_forge_a_line(void **state)
{
    static const char text[] = "{\"action\":\"start\",\"jail\":\"x\\\"}\\n{\\\"event\\\":\\\"login\\\",\\u001b[2J\\r"
                               "\\u0085\\u007f\\\\\"}";
    char *line = tell(text, (struct audit_entry){ .ran = both }, true);

    (void)state;
    for (const char *at = line; *at != '\0'; at++)
        assert_in_range(*at, ' ', '~');
    assert_non_null(strstr(line, "\"jail\":\"x\\\"}\\u000a{\\\"event\\\":\\\"login\\\",\\u001b[2J\\u000d"));
    assert_member(line, "event", "\"change\"");
}

static void cuts_a_long_text_and_says_so(void **state)
{
    char text[4000] = "{\"action\":\"start\",\"jail\":\"";
    char *line = NULL;

    (void)state;
    memset(text + strlen(text), 'x', AUDIT_TEXT_MAX - 1);
    strcat(text, "\xc3\xa4y\"}"); /* a character on the border */
    line = tell(text, (struct audit_entry){ .ran = both }, true);
    assert_non_null(strstr(line, "xx... (514 bytes)\""));
    assert_null(strstr(line, "\xc3"));
    free(line);
}

/* 48 words of 500 control characters each, which are all written in six bytes. */
static void leaves_out_what_is_too_much(void **state)
{
    static char text[200000] = "{\"action\":\"start\",\"words\":[";
    size_t length = strlen(text);
    char *line = NULL;

    (void)state;
    for (int i = 0; i < TEXTS_MAX; i++) {
        length += (size_t)sprintf(text + length, "%s\"", i > 0 ? "," : "");
        for (int j = 0; j < 500; j++)
            length += (size_t)sprintf(text + length, "\\u0001");
        length += (size_t)sprintf(text + length, "\"");
    }
    strcpy(text + length, "],\"jail\":\"www\"}");
    line = tell(text, (struct audit_entry){ .ran = both }, true);
    assert_in_range(strlen(line), 100, AUDIT_LINE_MAX - 1);
    assert_non_null(strstr(line, "\"arguments\":{\"jail\":\"www\"},\"arguments_left_out\":1"));
    assert_non_null(strstr(line, "\"commands\":[[\"/bin/tool\",\"list\"]],\"commands_left_out\":1"));
    free(line);
}

static void tells_of_jobs(void **state)
{
    static const struct slice jobs[] = { { "fetch--1", 8 }, { "fetch\n2", 7 } };
    static const char text[] = "{\"action\":\"start\"}";
    struct buffer line;

    (void)state;
    assert_member(tell(text, (struct audit_entry){ .jobs = jobs, .job_count = 2 }, true), "jobs",
                  "[\"fetch--1\",\"fetch\\n2\"]");
    buffer_init(&line, AUDIT_LINE_MAX - 1);
    audit_line_write_job(&line, "fetch--1", "no\nroom");
    assert_non_null(
        strstr(line.data, "\"event\":\"job\",\"job\":\"fetch--1\",\"ok\":false,\"said\":\"no\\u000aroom\"}"));
    buffer_clear(&line);
    audit_line_write_job(&line, "fetch--1", NULL);
    assert_non_null(strstr(line.data, "\"event\":\"job\",\"job\":\"fetch--1\",\"ok\":true}"));
    buffer_clear(&line);
}

static void tells_of_any_request_without_its_arguments(void **state)
{
    const struct audit_entry entry = {
        .request_id = "r1", .transport = "http", .status = 404, .reply_bytes = 77, .milliseconds = 5
    };
    struct buffer line;

    (void)state;
    buffer_init(&line, AUDIT_LINE_MAX - 1);
    audit_line_write_access(&line, &entry);
    assert_non_null(strstr(line.data,
                           "\"event\":\"request\",\"request\":\"r1\",\"who\":\"-\",\"how\":\"-\",\"from\":\"-\","
                           "\"transport\":\"http\",\"status\":404,\"bytes\":77,\"milliseconds\":5}"));
    buffer_clear(&line);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_all_of_a_change),
        cmocka_unit_test(tells_who_it_is_by_the_socket),
        cmocka_unit_test(tells_the_commands_that_were_run),
        cmocka_unit_test(tells_why_it_failed),
        cmocka_unit_test(tells_values_of_every_kind),
        cmocka_unit_test(hides_what_is_secret),
        cmocka_unit_test(hides_all_but_the_name_of_who_logs_in),
        cmocka_unit_test(lets_no_client_forge_a_line),
        cmocka_unit_test(cuts_a_long_text_and_says_so),
        cmocka_unit_test(leaves_out_what_is_too_much),
        cmocka_unit_test(tells_of_jobs),
        cmocka_unit_test(tells_of_any_request_without_its_arguments),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
