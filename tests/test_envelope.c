#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

#include "envelope.h"

/* A request that is read, and what came of it. */
struct reading {
    struct envelope envelope;
    struct error error;
    bool right;
};

static void read_text(struct reading *reading, enum envelope_form form, const char *text)
{
    reading->right = envelope_read(&reading->envelope, form, slice_of("sysadm"), slice_of("iocage"), slice_of(text),
                                   &reading->error);
}

static void assert_slice(struct slice slice, const char *text)
{
    assert_int_equal(slice.length, strlen(text));
    assert_memory_equal(slice.data, text, slice.length);
}

static void assert_refused(enum envelope_form form, const char *text, enum error_code code)
{
    struct reading reading;

    read_text(&reading, form, text);
    if (reading.right || reading.error.code != code)
        fail_msg("%s: %s", text, reading.right ? "accepted" : reading.error.detail);
    envelope_clear(&reading.envelope);
}

static void assert_error_reply(enum envelope_form form, const char *text, const char *expected)
{
    struct reading reading;
    struct buffer buffer;

    buffer_init(&buffer, 4096);
    read_text(&reading, form, text);
    assert_false(reading.right);
    error_set(&reading.error, ERROR_BAD_ARGUMENT, "no");
    error_set_argument(&reading.error, "jail");
    envelope_write_error(&buffer, &reading.envelope, &reading.error);
    assert_string_equal(buffer.data, expected);
    buffer_clear(&buffer);
    envelope_clear(&reading.envelope);
}

static void assert_reply(enum envelope_form form, const char *text, const char *expected)
{
    struct reading reading;
    struct buffer buffer;

    buffer_init(&buffer, 4096);
    read_text(&reading, form, text);
    assert_true(reading.right);
    envelope_open_reply(&buffer, &reading.envelope);
    buffer_append_text(&buffer, "{}");
    envelope_close_reply(&buffer, &reading.envelope);
    assert_string_equal(buffer.data, expected);
    buffer_clear(&buffer);
    envelope_clear(&reading.envelope);
}

static void takes_a_whole_envelope_apart(void **state)
{
    struct reading reading;
    const struct value *values = reading.envelope.values;

    (void)state;
    read_text(&reading, ENVELOPE_WEBSOCKET,
              " {\"namespace\":\"SysAdm\",\"name\":\"IOCAGE\",\"id\":\"a/1\",\"args\":{\"jail\":\"caf\\u00e9\","
              "\"action\":\"stop\",\"count\":-12,\"force\":true,\"x\":null,\"id\":1.5}} \n");
    assert_true(reading.right);
    assert_slice(reading.envelope.namespace, "SysAdm");
    assert_slice(reading.envelope.class, "IOCAGE");
    assert_slice(reading.envelope.id, "\"a/1\"");
    assert_slice(reading.envelope.action, "stop");
    assert_int_equal(reading.envelope.value_count, 5);
    assert_slice(values[0].name, "jail");
    assert_int_equal(values[0].kind, VALUE_STRING);
    assert_slice(values[0].text, "caf\xc3\xa9");
    assert_int_equal(values[1].kind, VALUE_INTEGER);
    assert_int_equal(values[1].integer, -12);
    assert_int_equal(values[2].kind, VALUE_BOOLEAN);
    assert_int_equal(values[2].integer, 1);
    assert_int_equal(values[3].kind, VALUE_OTHER);
    assert_slice(values[4].name, "id");
    assert_int_equal(values[4].kind, VALUE_OTHER);
    envelope_clear(&reading.envelope);
}

static void takes_lists_and_objects_apart(void **state)
{
    struct reading reading;
    const struct value *values = reading.envelope.values;

    (void)state;
    read_text(&reading, ENVELOPE_REST,
              "{\"action\":\"set\",\"jails\":[\"www\",\"d\\u00e9\",-7],\"none\":[],"
              "\"settings\":{\"boot\":\"on\",\"a\\\"b\":12,\"notes\":\"\"},\"nothing\":{},\"last\":\"x\"}");
    assert_true(reading.right);
    assert_int_equal(reading.envelope.value_count, 5);
    assert_int_equal(values[0].kind, VALUE_LIST);
    assert_int_equal(values[0].item_count, 3);
    assert_null(values[0].items[0].name.data);
    assert_int_equal(values[0].items[0].kind, VALUE_STRING);
    assert_slice(values[0].items[0].text, "www");
    assert_slice(values[0].items[1].text, "d\xc3\xa9");
    assert_int_equal(values[0].items[2].kind, VALUE_INTEGER);
    assert_slice(values[0].items[2].text, "-7");
    assert_int_equal(values[1].kind, VALUE_LIST);
    assert_int_equal(values[1].item_count, 0);
    assert_int_equal(values[2].kind, VALUE_OBJECT);
    assert_int_equal(values[2].item_count, 3);
    assert_slice(values[2].items[0].name, "boot");
    assert_slice(values[2].items[0].text, "on");
    assert_slice(values[2].items[1].name, "a\"b");
    assert_int_equal(values[2].items[1].kind, VALUE_INTEGER);
    assert_slice(values[2].items[1].text, "12");
    assert_non_null(values[2].items[2].text.data);
    assert_int_equal(values[3].kind, VALUE_OBJECT);
    assert_int_equal(values[3].item_count, 0);
    assert_slice(values[4].text, "x");
    assert_int_equal(reading.envelope.item_count, 6);
    envelope_clear(&reading.envelope);
}

static void knows_what_else_stands_in_a_list_or_an_object(void **state)
{
    static const char *const texts[] = { "[null,true,1.5,{},[\"a\"]]",
                                         "{\"a\":null,\"b\":false,\"c\":1e2,\"d\":{\"e\":1},\"f\":[]}" };

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct reading reading;
        char text[128];

        snprintf(text, sizeof(text), "{\"action\":\"a\",\"x\":%s}", texts[i]);
        read_text(&reading, ENVELOPE_REST, text);
        assert_true(reading.right);
        assert_int_equal(reading.envelope.values[0].item_count, 5);
        for (size_t j = 0; j < 5; j++)
            assert_int_equal(reading.envelope.values[0].items[j].kind, VALUE_OTHER);
        envelope_clear(&reading.envelope);
    }
}

static void takes_the_other_members_as_arguments_without_args(void **state)
{
    static const enum envelope_form forms[] = { ENVELOPE_REST, ENVELOPE_WEBSOCKET };

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct reading reading;

        read_text(&reading, forms[i],
                  "{\"namespace\":\"sysadm\",\"action\":\"start\",\"name\":\"iocage\",\"id\":7,\"jail\":\"www\"}");
        assert_true(reading.right);
        assert_slice(reading.envelope.class, "iocage");
        assert_slice(reading.envelope.id, "7");
        assert_int_equal(reading.envelope.value_count, 1);
        assert_slice(reading.envelope.values[0].name, "jail");
        envelope_clear(&reading.envelope);
    }
}

static void uses_the_args_and_the_path_of_a_rest_request(void **state)
{
    struct reading reading;

    (void)state;
    read_text(&reading, ENVELOPE_REST,
              "{\"namespace\":3,\"jail\":\"a\",\"args\":{\"action\":\"list\",\"name\":\"b\"}}");
    assert_true(reading.right);
    assert_slice(reading.envelope.namespace, "sysadm");
    assert_slice(reading.envelope.action, "list");
    assert_int_equal(reading.envelope.value_count, 1);
    assert_slice(reading.envelope.values[0].text, "b");
    envelope_clear(&reading.envelope);
}

static void refuses_what_is_not_json(void **state)
{
    static const char *const texts[] = {
        "",
        " ",
        "{",
        "{\"action\":\"a\"",
        "{\"action\":\"a\"}x",
        "{\"action\":\"a\"}{}",
        "{\"action\":\"a\",}",
        "{'action':\"a\"}",
        "{\"action\":\"a\"}//",
        "{\"action\" \"a\"}",
        "{\"a\":\"\xff\"}",
        "{\"a\":\"\t\"}",
        "{\"a\":01}",
        "{\"a\":NaN}",
        "{\"a\":1234567890123456789}",
        "tru",
        "{\"a\":[1,]}",
        "{:1}",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        assert_refused(ENVELOPE_REST, texts[i], ERROR_NOT_JSON);
}

static void refuses_json_that_is_no_object(void **state)
{
    static const char *const texts[] = { "[]", "12", "\"a\"", "null", "true", " [{\"action\":\"a\"}]" };

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        assert_refused(ENVELOPE_REST, texts[i], ERROR_NOT_OBJECT);
}

/* Writes a request in which an object holds lists, depth levels in all, with inner inside. */
static void nest(char *text, unsigned depth, const char *inner)
{
    strcpy(text, "{\"action\":\"a\",\"x\":");
    for (unsigned i = 1; i < depth; i++)
        strcat(text, "[");
    strcat(text, inner);
    for (unsigned i = 1; i < depth; i++)
        strcat(text, "]");
    strcat(text, "}");
}

static void refuses_one_level_too_many(void **state)
{
    static const char *const inner[] = { "", "1" };
    struct reading reading;
    char text[256] = "";

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        nest(text, ENVELOPE_DEPTH_MAX, inner[i]);
        read_text(&reading, ENVELOPE_REST, text);
        assert_true(reading.right);
        envelope_clear(&reading.envelope);
        nest(text, ENVELOPE_DEPTH_MAX + 1, inner[i]);
        assert_refused(ENVELOPE_REST, text, ERROR_TOO_DEEP);
    }
    nest(text, 60, "");
    assert_refused(ENVELOPE_REST, text, ERROR_TOO_DEEP);
}

static void refuses_a_name_that_comes_twice(void **state)
{
    (void)state;
    assert_refused(ENVELOPE_REST, "{\"action\":\"a\",\"jail\":\"a\",\"jail\":\"b\"}", ERROR_DUPLICATE_NAME);
    assert_refused(ENVELOPE_REST, "{\"action\":\"a\",\"x\":[{\"b\":1,\"\\u0062\":1}]}", ERROR_DUPLICATE_NAME);
    assert_refused(ENVELOPE_WEBSOCKET, "{\"id\":\"1\",\"id\":[]}", ERROR_DUPLICATE_NAME);
}

static void refuses_a_name_that_holds_a_nul(void **state)
{
    struct reading reading;

    (void)state;
    assert_refused(ENVELOPE_REST, "{\"action\":\"a\",\"jail\\u0000x\" :\"b\"}", ERROR_BAD_ENVELOPE);
    read_text(&reading, ENVELOPE_REST, "{\"action\":\"a\",\"\\\\u0000\":\"b\\u0000c\"}");
    assert_true(reading.right);
    assert_int_equal(reading.envelope.values[0].text.length, 3);
    envelope_clear(&reading.envelope);
}

static void refuses_parts_of_the_wrong_kind(void **state)
{
    static const char *const texts[] = {
        "{\"id\":null,\"namespace\":\"a\",\"name\":\"b\"}",
        "{\"id\":1.5,\"namespace\":\"a\",\"name\":\"b\"}",
        "{\"id\":\"1\",\"namespace\":1,\"name\":\"b\"}",
        "{\"id\":\"1\",\"namespace\":\"a\",\"name\":[]}",
        "{\"id\":\"1\",\"name\":\"b\"}",
        "{\"id\":\"1\",\"namespace\":\"a\"}",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        assert_refused(ENVELOPE_WEBSOCKET, texts[i], ERROR_BAD_ENVELOPE);
}

static void refuses_parts_that_are_too_long(void **state)
{
    char text[2048] = "";

    (void)state;
    snprintf(text, sizeof(text), "{\"action\":\"%0*d\"}", ENVELOPE_NAME_MAX + 1, 0);
    assert_refused(ENVELOPE_REST, text, ERROR_BAD_ENVELOPE);
    snprintf(text, sizeof(text), "{\"action\":\"a\",\"id\":\"%0*d\"}", ENVELOPE_ID_MAX - 1, 0);
    assert_refused(ENVELOPE_REST, text, ERROR_BAD_ENVELOPE);
    snprintf(text, sizeof(text), "{\"namespace\":\"%0*d\",\"name\":\"b\"}", ENVELOPE_NAME_MAX + 1, 0);
    assert_refused(ENVELOPE_WEBSOCKET, text, ERROR_BAD_ENVELOPE);
}

static void refuses_one_argument_too_many(void **state)
{
    struct reading reading;
    char text[2048] = "{\"action\":\"a\"";
    size_t length = strlen(text);

    (void)state;
    for (int i = 0; i < ENVELOPE_MEMBERS_MAX; i++)
        length += (size_t)snprintf(text + length, sizeof(text) - length, ",\"x%d\":1", i);
    strcpy(text + length, "}");
    read_text(&reading, ENVELOPE_REST, text);
    assert_true(reading.right);
    assert_int_equal(reading.envelope.value_count, ENVELOPE_MEMBERS_MAX);
    envelope_clear(&reading.envelope);
    strcpy(text + length, ",\"y\":1}");
    assert_refused(ENVELOPE_REST, text, ERROR_BAD_ENVELOPE);
}

/* Writes a request with two arguments that are a list and an object, of so many elements. */
static const char *make_items(char *text, size_t size, unsigned listed, unsigned members)
{
    size_t length = (size_t)snprintf(text, size, "{\"action\":\"a\",\"x\":[");

    for (unsigned i = 0; i < listed; i++)
        length += (size_t)snprintf(text + length, size - length, i > 0 ? ",\"a\"" : "\"a\"");
    length += (size_t)snprintf(text + length, size - length, "],\"y\":{");
    for (unsigned i = 0; i < members; i++)
        length += (size_t)snprintf(text + length, size - length, "%s\"n%u\":1", i > 0 ? "," : "", i);
    snprintf(text + length, size - length, "}}");
    return text;
}

static void refuses_one_element_too_many_in_all(void **state)
{
    enum {
        HALF = ENVELOPE_ITEMS_MAX / 2
    };
    struct reading reading;
    char text[8192] = "";

    (void)state;
    read_text(&reading, ENVELOPE_REST, make_items(text, sizeof(text), HALF, ENVELOPE_ITEMS_MAX - HALF));
    assert_true(reading.right);
    assert_int_equal(reading.envelope.values[0].item_count, HALF);
    assert_int_equal(reading.envelope.values[1].item_count, ENVELOPE_ITEMS_MAX - HALF);
    assert_slice(reading.envelope.values[1].items[0].name, "n0");
    envelope_clear(&reading.envelope);
    read_text(&reading, ENVELOPE_REST, make_items(text, sizeof(text), ENVELOPE_ITEMS_MAX, 0));
    assert_true(reading.right);
    envelope_clear(&reading.envelope);
    assert_refused(ENVELOPE_REST, make_items(text, sizeof(text), HALF, ENVELOPE_ITEMS_MAX - HALF + 1),
                   ERROR_BAD_ENVELOPE);
    assert_refused(ENVELOPE_REST, make_items(text, sizeof(text), ENVELOPE_ITEMS_MAX + 1, 0), ERROR_BAD_ENVELOPE);
    assert_refused(ENVELOPE_REST, make_items(text, sizeof(text), 0, ENVELOPE_ITEMS_MAX + 1), ERROR_BAD_ENVELOPE);
}

static void refuses_an_action_that_is_no_string(void **state)
{
    (void)state;
    assert_refused(ENVELOPE_REST, "{\"action\":1}", ERROR_NO_ACTION);
    assert_refused(ENVELOPE_REST, "{\"args\":{\"action\":null}}", ERROR_NO_ACTION);
}

/* Whether there must be an action is for the class to say. */
static void takes_a_request_without_an_action(void **state)
{
    static const char *const texts[] = { "{}", "{\"args\":\"\"}", "{\"args\":null}", "{\"action\":\"a\",\"args\":[]}",
                                         "{\"action\":\"a\",\"args\":{}}" };
    static const bool bare[] = { false, true, true, true, false };
    struct envelope envelope;
    struct error error;

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        assert_true(envelope_read(&envelope, ENVELOPE_REST, slice_of("a"), slice_of("b"), slice_of(texts[i]), &error));
        assert_null(envelope.action.data);
        assert_int_equal(envelope.value_count, 0);
        assert_int_equal(envelope.bare, bare[i]);
        envelope_clear(&envelope);
    }
}

static void writes_a_reply_to_each_form(void **state)
{
    (void)state;
    assert_reply(ENVELOPE_REST, "{\"action\":\"list\",\"id\":\"1\"}", "{\"args\":{\"list\":{}}}\n");
    assert_reply(ENVELOPE_WEBSOCKET,
                 "{\"namespace\":\"SysAdm\",\"name\":\"Iocage\",\"id\":\"r\\\"1\",\"args\":{\"action\":\"list\"}}",
                 "{\"args\":{\"list\":{}},\"id\":\"r\\\"1\",\"name\":\"response\",\"namespace\":\"SysAdm\"}");
    assert_reply(ENVELOPE_WEBSOCKET, "{\"namespace\":\"sysadm\",\"name\":\"Iocage\",\"action\":\"list\"}",
                 "{\"args\":{\"list\":{}},\"id\":\"\",\"name\":\"Iocage\",\"namespace\":\"sysadm\"}");
}

static void writes_an_error_to_each_form(void **state)
{
    const char *args = "{\"args\":{\"code\":400,\"message\":\"Bad Request\",\"detail\":\"no\",\"argument\":\"jail\"}";
    char expected[256] = "";

    (void)state;
    snprintf(expected, sizeof(expected), "%s}\n", args);
    assert_error_reply(ENVELOPE_REST, "{\"id\":\"1\",\"action\":1}", expected);
    snprintf(expected, sizeof(expected), "%s,\"id\":5,\"name\":\"error\",\"namespace\":\"sysadm\"}", args);
    assert_error_reply(ENVELOPE_WEBSOCKET, "{\"name\":1,\"namespace\":\"sysadm\",\"id\":5}", expected);
    assert_error_reply(ENVELOPE_WEBSOCKET, "{\"x\":1,\"x\":2,\"namespace\":\"sysadm\",\"id\":5}", expected);
    snprintf(expected, sizeof(expected), "%s,\"id\":\"\",\"name\":\"error\",\"namespace\":\"error\"}", args);
    assert_error_reply(ENVELOPE_WEBSOCKET, "nonsense", expected);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_a_whole_envelope_apart),
        cmocka_unit_test(takes_lists_and_objects_apart),
        cmocka_unit_test(knows_what_else_stands_in_a_list_or_an_object),
        cmocka_unit_test(takes_the_other_members_as_arguments_without_args),
        cmocka_unit_test(uses_the_args_and_the_path_of_a_rest_request),
        cmocka_unit_test(refuses_what_is_not_json),
        cmocka_unit_test(refuses_json_that_is_no_object),
        cmocka_unit_test(refuses_one_level_too_many),
        cmocka_unit_test(refuses_a_name_that_comes_twice),
        cmocka_unit_test(refuses_a_name_that_holds_a_nul),
        cmocka_unit_test(refuses_parts_of_the_wrong_kind),
        cmocka_unit_test(refuses_parts_that_are_too_long),
        cmocka_unit_test(refuses_one_argument_too_many),
        cmocka_unit_test(refuses_one_element_too_many_in_all),
        cmocka_unit_test(refuses_an_action_that_is_no_string),
        cmocka_unit_test(takes_a_request_without_an_action),
        cmocka_unit_test(writes_a_reply_to_each_form),
        cmocka_unit_test(writes_an_error_to_each_form),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
