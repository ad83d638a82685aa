#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <json-c/json.h>

#include "daemon.h"

enum {
    BODY_LIMIT = 1000,
    LONG_NAME = 300,
};

/* A request of PUT /sysadm/iocage that is refused before anything runs. */
struct refusal {
    const char *body;
    const char *said;     /* a part of the detail */
    const char *argument; /* that the error names; NULL: none */
    int status;           /* 0 for 400 */
};

static const char path[] = "/sysadm/iocage";
static const char listjails[] = "{\"action\":\"listjails\"}";

static int open_daemon(void **state)
{
    static const char *const extra[] = { "--body-limit", "1000", NULL };
    static struct daemon daemon;

    *state = &daemon;
    memset(&daemon, 0, sizeof(daemon));
    daemon_prepare(&daemon);
    daemon_prints(&daemon, "JID UUID BOOT STATE TAG\n", "", 0);
    daemon_start(&daemon, extra);
    return 0;
}

static int close_daemon(void **state)
{
    daemon_stop(*state);
    return 0;
}

static bool has_run(const struct daemon *daemon)
{
    char *argv = daemon_argv(daemon);
    bool run = argv != NULL;

    free(argv);
    return run;
}

static const char *member(struct json_object *args, const char *name)
{
    return json_object_get_string(json_object_object_get(args, name));
}

/* The body must be an error envelope of this code. */
static void assert_error(const char *body, int code, const char *said, const char *argument)
{
    struct json_object *reply = json_tokener_parse(body);
    struct json_object *args = json_object_object_get(reply, "args");

    if (args == NULL || strstr(member(args, "detail"), said) == NULL)
        print_error("not \"%s\" but %s\n", said, body);
    assert_non_null(args);
    assert_int_equal(json_object_get_int(json_object_object_get(args, "code")), code);
    assert_non_null(strstr(member(args, "detail"), said));
    if (argument == NULL)
        assert_null(json_object_object_get(args, "argument"));
    else
        assert_string_equal(member(args, "argument"), argument);
    json_object_put(reply);
}

static void assert_request_refused(const struct daemon *daemon, const char *body, size_t size,
                                   const struct refusal *refusal)
{
    struct http_reply reply = daemon_request(daemon, "PUT", path, body, size, NULL);
    int status = refusal->status != 0 ? refusal->status : 400;

    assert_error(reply.body, status, refusal->said, refusal->argument);
    assert_int_equal(reply.status, status);
    assert_false(has_run(daemon));
    http_reply_clear(&reply);
}

static void assert_all_refused(const struct daemon *daemon, const struct refusal *refusals, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_request_refused(daemon, refusals[i].body, strlen(refusals[i].body), &refusals[i]);
}

#define ASSERT_REFUSED(daemon, rows) assert_all_refused(daemon, rows, sizeof(rows) / sizeof((rows)[0]))

static void refuses_what_is_not_a_json_object(void **state)
{
    static const struct refusal rows[] = {
        { .body = "", .said = "ends before" },
        { .body = " \r\n\t", .said = "ends before" },
        { .body = "{\"action\":", .said = "ends before" },
        { .body = "{\"action\":\"listjails\"", .said = "ends before" },
        { .body = "{\"action\":\"listjails\",}", .said = "" },
        { .body = "{'action':'listjails'}", .said = "" },
        { .body = "{action:\"listjails\"}", .said = "" },
        { .body = "{\"action\":\"listjails\"} x", .said = "" },
        { .body = "{\"action\":\"listjails\"}{\"action\":\"listjails\"}", .said = "" },
        { .body = "/**/{\"action\":\"listjails\"}", .said = "" },
        { .body = "action=listjails", .said = "" },
        { .body = "[{\"action\":\"listjails\"}]", .said = "must be an object" },
        { .body = "\"listjails\"", .said = "must be an object" },
        { .body = "1", .said = "must be an object" },
        { .body = "null", .said = "must be an object" },
    };

    ASSERT_REFUSED(*state, rows);
}

static void refuses_a_nul_outside_and_inside_of_a_string(void **state)
{
    static const char after[] = "{\"action\":\"listjails\"}\0";
    static const char inside[] = "{\"action\":\"list\0jails\"}";
    const struct refusal refusal = { .said = "" };

    assert_request_refused(*state, after, sizeof(after) - 1, &refusal);
    assert_request_refused(*state, inside, sizeof(inside) - 1, &refusal);
}

static void refuses_bytes_that_are_not_utf8(void **state)
{
    static const struct refusal rows[] = {
        { .body = "{\"action\":\"list\xff\"}", .said = "not UTF-8" },
        { .body = "{\"action\":\"list\xc0\xaf\"}", .said = "not UTF-8" },         /* an overlong / */
        { .body = "{\"action\":\"list\xed\xa0\x80\"}", .said = "not UTF-8" },     /* a surrogate */
        { .body = "{\"action\":\"list\xf4\x90\x80\x80\"}", .said = "not UTF-8" }, /* above U+10FFFF */
        { .body = "{\"action\":\"list\xc3\"}", .said = "not UTF-8" },
        { .body = "\xff\xfe{", .said = "" },
    };

    ASSERT_REFUSED(*state, rows);
}

static void refuses_the_same_name_twice(void **state)
{
    static const struct refusal rows[] = {
        { .body = "{\"action\":\"listjails\",\"action\":\"listjails\"}", .said = "same name twice" },
        { .body = "{\"action\":\"listjails\",\"\\u0061ction\":\"listjails\"}", .said = "same name twice" },
        { .body = "{\"action\":\"getjailsettings\",\"jail\":\"a\",\"jail\":\"b\"}", .said = "same name twice" },
        { .body = "{\"action\":\"getjailsettings\",\"jail\":{\"x\":1,\"x\":2}}", .said = "same name twice" },
    };

    ASSERT_REFUSED(*state, rows);
}

static void refuses_deep_nesting(void **state)
{
    const struct refusal refusal = { .said = "nested more than" };
    char body[BODY_LIMIT];

    memset(body, '[', sizeof(body));
    assert_request_refused(*state, body, sizeof(body), &refusal);
    for (size_t i = 0; i + 5 <= sizeof(body); i += 5)
        memcpy(body + i, "{\"a\":", 5);
    assert_request_refused(*state, body, sizeof(body), &refusal);
}

static void refuses_a_request_without_a_known_action(void **state)
{
    static const struct refusal rows[] = {
        { .body = "{}", .said = "no \"action\"" },
        { .body = "{\"Action\":\"listjails\"}", .said = "no \"action\"" },
        { .body = "{\"action\":7}", .said = "\"action\"" },
        { .body = "{\"action\":null}", .said = "\"action\"" },
        { .body = "{\"action\":\"listjail\"}", .said = "did you mean \"listjails\"?" },
        { .body = "{\"action\":\"LISTJAILS\"}", .said = "there is no action \"LISTJAILS\"" },
        { .body = "{\"action\":\"listjails\\u0000\"}", .said = "" },
        { .body = "{\"action\":\"format_all_disks\"}", .said = "there is no action \"format_all_disks\"" },
    };

    ASSERT_REFUSED(*state, rows);
}

static void names_the_argument_that_is_missing_superfluous_or_wrong(void **state)
{
    static const struct refusal rows[] = {
        { .body = "{\"action\":\"getjailsettings\"}", .said = "needs", .argument = "jail" },
        { .body = "{\"action\":\"listjails\",\"jial\":\"a\"}", .said = "no argument \"jial\"", .argument = "jial" },
        { .body = "{\"action\":\"getjailsettings\",\"jail\":\"a\",\"x\":1}", .said = "no argument", .argument = "x" },
        { .body = "{\"action\":\"getjailsettings\",\"jail\":7}", .said = "as a string", .argument = "jail" },
        { .body = "{\"action\":\"getjailsettings\",\"jail\":true}", .said = "as a string", .argument = "jail" },
        { .body = "{\"action\":\"getjailsettings\",\"jail\":null}", .said = "", .argument = "jail" },
        { .body = "{\"action\":\"getjailsettings\",\"jail\":[\"a\"]}", .said = "as a string", .argument = "jail" },
        { .body = "{\"action\":\"getjailsettings\",\"jail\":{\"a\":1}}", .said = "as a string", .argument = "jail" },
    };

    ASSERT_REFUSED(*state, rows);
}

static void refuses_a_jail_name_that_could_be_anything_else(void **state)
{
    static const char *const names[] = {
        "",         "a b",     " a",   "a ",     "a;b",  "a\\nb", "a\\n", "a\\u0000b",
        "a\\u0000", "\\u0000", "-x",   "--help", "../x", "..",    "a/b",  "/etc",
        "ALL",      "$(id)",   "`id`", "a|b",    "a&b",  "a'b",   "a*",   "\\u00e9t\\u00e9",
        "a\\\\b",   "a\\tb",
    };
    char name[LONG_NAME + 1];
    char body[BODY_LIMIT];
    const struct refusal refusal = { .said = "", .argument = "jail" };

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        snprintf(body, sizeof(body), "{\"action\":\"getjailsettings\",\"jail\":\"%s\"}", names[i]);
        assert_request_refused(*state, body, strlen(body), &refusal);
    }
    memset(name, 'a', LONG_NAME);
    name[LONG_NAME] = '\0';
    snprintf(body, sizeof(body), "{\"action\":\"getjailsettings\",\"jail\":\"%s\"}", name);
    assert_request_refused(*state, body, strlen(body), &refusal);
}

static void refuses_a_body_over_the_limit_only(void **state)
{
    const struct refusal refusal = { .said = "at most 1000 bytes", .status = 413 };
    char body[BODY_LIMIT + 1];
    struct http_reply reply = { .status = 0 };

    memset(body, ' ', sizeof(body));
    memcpy(body, listjails, strlen(listjails));
    assert_request_refused(*state, body, sizeof(body), &refusal);
    reply = daemon_request(*state, "PUT", path, body, BODY_LIMIT, NULL);
    assert_int_equal(reply.status, 200);
    http_reply_clear(&reply);
}

static void does_not_find_an_unknown_namespace_class_or_path(void **state)
{
    static const char *const paths[] = { "/",           "/sysadm",          "/sysadm/",          "/sysadm/iocagex",
                                         "/rpc/iocage", "/sysadm/iocage/x", "/sysadm/iocage%00", "//sysadm/iocage" };

    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
        struct http_reply reply = daemon_request(*state, "PUT", paths[i], listjails, strlen(listjails), NULL);

        assert_int_equal(reply.status, 404);
        assert_error(reply.body, 404, "", NULL);
        http_reply_clear(&reply);
    }
    assert_false(has_run(*state));
}

static void does_not_find_a_class_whatever_the_body_holds(void **state)
{
    static const char *const bodies[] = { "", "{", "[]", "{}", "{\"action\":7}", "{\"action\":\"none\"}" };

    for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
        struct http_reply reply = daemon_request(*state, "PUT", "/sysadm/iocagex", bodies[i], strlen(bodies[i]), NULL);

        assert_int_equal(reply.status, 404);
        assert_error(reply.body, 404, "there is no class \"iocagex\"", NULL);
        http_reply_clear(&reply);
    }
    assert_false(has_run(*state));
}

static void refuses_other_methods_and_names_those_that_it_takes(void **state)
{
    static const char *const methods[] = { "DELETE", "PATCH", "BREW" };

    for (size_t i = 0; i < sizeof(methods) / sizeof(methods[0]); i++) {
        struct http_reply reply = daemon_request(*state, methods[i], path, listjails, strlen(listjails), NULL);

        assert_int_equal(reply.status, 405);
        assert_error(reply.body, 405, "GET, POST or PUT", NULL);
        assert_non_null(strcasestr(reply.headers, "\nAllow: GET, POST, PUT"));
        http_reply_clear(&reply);
    }
    assert_false(has_run(*state));
}

static void refuses_head_without_a_body(void **state)
{
    struct http_reply reply = daemon_request(*state, "HEAD", path, NULL, 0, NULL);

    assert_int_equal(reply.status, 405);
    assert_string_equal(reply.body, "");
    assert_non_null(strcasestr(reply.headers, "\nAllow: GET, POST, PUT"));
    assert_false(has_run(*state));
    http_reply_clear(&reply);
}

static void refuses_content_types_that_are_not_json(void **state)
{
    static const char *const types[] = { "text/xml", "text/plain", "application/jsonx", "multipart/form-data" };

    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        struct http_reply reply = daemon_request(*state, "PUT", path, listjails, strlen(listjails), types[i]);

        assert_int_equal(reply.status, 415);
        assert_error(reply.body, 415, types[i], NULL);
        http_reply_clear(&reply);
    }
    assert_false(has_run(*state));
}

/* The empty one makes libcurl send none. */
static void reads_json_of_any_name_and_what_curl_calls_a_form(void **state)
{
    static const char *const types[] = { "application/json", "text/json", "application/json; charset=utf-8",
                                         "APPLICATION/JSON", "",          "application/x-www-form-urlencoded" };

    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        struct http_reply reply = daemon_request(*state, "PUT", path, listjails, strlen(listjails), types[i]);

        assert_int_equal(reply.status, 200);
        assert_string_equal(reply.body, "{\"args\":{\"listjails\":{}}}\n");
        http_reply_clear(&reply);
    }
    assert_true(has_run(*state));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_daemon, close_daemon)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(refuses_what_is_not_a_json_object),
        TEST(refuses_a_nul_outside_and_inside_of_a_string),
        TEST(refuses_bytes_that_are_not_utf8),
        TEST(refuses_the_same_name_twice),
        TEST(refuses_deep_nesting),
        TEST(refuses_a_request_without_a_known_action),
        TEST(names_the_argument_that_is_missing_superfluous_or_wrong),
        TEST(refuses_a_jail_name_that_could_be_anything_else),
        TEST(refuses_a_body_over_the_limit_only),
        TEST(does_not_find_an_unknown_namespace_class_or_path),
        TEST(does_not_find_a_class_whatever_the_body_holds),
        TEST(refuses_other_methods_and_names_those_that_it_takes),
        TEST(refuses_head_without_a_body),
        TEST(refuses_content_types_that_are_not_json),
        TEST(reads_json_of_any_name_and_what_curl_calls_a_form),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
