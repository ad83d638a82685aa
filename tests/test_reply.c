#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "buffer.h"
#include "reply.h"

enum {
    REPLY_LIMIT = 4096
};

struct row {
    struct slice jid;
    struct slice tag;
};

struct start_arguments {
    struct slice jail;
    struct slice note;
};

static const struct column columns[] = {
    { .heading = "JID", .name = "jid", .offset = offsetof(struct row, jid) },
    { .heading = "TAG", .name = "tag", .offset = offsetof(struct row, tag) },
};

static const struct column *find_column(struct slice heading)
{
    for (size_t i = 0; i < 2; i++)
        if (slice_equal(heading, slice_of(columns[i].heading)))
            return &columns[i];
    return NULL;
}

static enum message find_message(struct slice line)
{
    return line.length > 0 && line.data[0] == '*' ? MESSAGE_NOTICE : MESSAGE_NONE;
}

static const struct output table = { .name = "table",
                                     .kind = OUTPUT_COLUMNS,
                                     .message = find_message,
                                     .column = find_column,
                                     .key = &columns[1],
                                     .record_size = sizeof(struct row) };

static const struct output pairs = { .name = "pairs", .kind = OUTPUT_PAIRS, .message = find_message, .separator = ':' };

/* {"jails": {"jail TAG": {the other cells}, ...}} */
static const struct reply_step list_steps[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME },
    { .kind = REPLY_TEXT, .text = "jails" },
    { .kind = REPLY_END },
    { .kind = REPLY_OPEN },
    { .kind = REPLY_EACH },
    { .kind = REPLY_NAME },
    { .kind = REPLY_TEXT, .text = "jail " },
    { .kind = REPLY_CELL, .offset = offsetof(struct row, tag) },
    { .kind = REPLY_END },
    { .kind = REPLY_ROW, .offset = offsetof(struct row, tag) },
    { .kind = REPLY_AGAIN },
    { .kind = REPLY_CLOSE },
    { .kind = REPLY_CLOSE },
};

/* {"done": "started JAIL (NOTE)", "by": "us"} */
static const struct reply_step start_steps[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME },
    { .kind = REPLY_TEXT, .text = "done" },
    { .kind = REPLY_END },
    { .kind = REPLY_STRING },
    { .kind = REPLY_TEXT, .text = "started " },
    { .kind = REPLY_ARGUMENT, .offset = offsetof(struct start_arguments, jail) },
    { .kind = REPLY_TEXT, .text = " (" },
    { .kind = REPLY_ARGUMENT, .offset = offsetof(struct start_arguments, note) },
    { .kind = REPLY_TEXT, .text = ")" },
    { .kind = REPLY_END },
    { .kind = REPLY_NAME },
    { .kind = REPLY_TEXT, .text = "by" },
    { .kind = REPLY_END },
    { .kind = REPLY_STRING },
    { .kind = REPLY_TEXT, .text = "us" },
    { .kind = REPLY_END },
    { .kind = REPLY_CLOSE },
};

/* {"JAIL": {all pairs}, "more": {}} */
static const struct reply_step get_steps[] = {
    { .kind = REPLY_OPEN },
    { .kind = REPLY_NAME },
    { .kind = REPLY_ARGUMENT, .offset = offsetof(struct start_arguments, jail) },
    { .kind = REPLY_END },
    { .kind = REPLY_PAIRS },
    { .kind = REPLY_NAME },
    { .kind = REPLY_TEXT, .text = "more" },
    { .kind = REPLY_END },
    { .kind = REPLY_OPEN },
    { .kind = REPLY_CLOSE },
    { .kind = REPLY_CLOSE },
};

static const struct action list = {
    .name = "list", .output = &table, .reply = list_steps, .reply_count = sizeof(list_steps) / sizeof(list_steps[0])
};

static const struct action start = {
    .name = "start", .output = &pairs, .reply = start_steps, .reply_count = sizeof(start_steps) / sizeof(start_steps[0])
};

static const struct action get = {
    .name = "get", .output = &pairs, .reply = get_steps, .reply_count = sizeof(get_steps) / sizeof(get_steps[0])
};

static void assert_reply(const struct action *action, const void *arguments, const char *text, const char *expected)
{
    struct buffer buffer;
    struct error error = { .detail = "" };

    buffer_init(&buffer, REPLY_LIMIT);
    if (!reply_write(&buffer, action, arguments, slice_of(text), &error))
        fail_msg("%s", error.detail);
    assert_string_equal(buffer.data, expected);
    buffer_clear(&buffer);
}

static void assert_refused(const struct action *action, size_t limit, const char *text, enum error_code code,
                           const char *detail)
{
    struct start_arguments arguments = { .jail = slice_of("www") };
    struct buffer buffer;
    struct error error = { .detail = "" };

    buffer_init(&buffer, limit);
    assert_false(reply_write(&buffer, action, &arguments, slice_of(text), &error));
    assert_int_equal(error.code, code);
    if (strstr(error.detail, detail) == NULL)
        fail_msg("%s", error.detail);
    buffer_clear(&buffer);
}

static void writes_each_row_under_its_key(void **state)
{
    (void)state;
    assert_reply(&list, NULL, "JID  TAG\n1    www\n-    d\"b\n",
                 "{\"jails\":{\"jail www\":{\"jid\":\"1\"},\"jail d\\\"b\":{\"jid\":\"-\"}}}");
}

static void writes_an_empty_object_for_a_table_without_rows(void **state)
{
    (void)state;
    assert_reply(&list, NULL, "JID  TAG\n", "{\"jails\":{}}");
}

static void leaves_out_a_column_that_was_not_printed(void **state)
{
    (void)state;
    assert_reply(&list, NULL, "TAG\nwww\n", "{\"jails\":{\"jail www\":{}}}");
}

static void writes_a_column_that_the_schema_does_not_know(void **state)
{
    (void)state;
    assert_reply(&list, NULL, "TAG  NEW  JID\nwww  x    3\ndb\n",
                 "{\"jails\":{\"jail www\":{\"new\":\"x\",\"jid\":\"3\"},\"jail db\":{\"new\":\"\",\"jid\":\"\"}}}");
}

static void makes_a_string_of_its_pieces(void **state)
{
    struct start_arguments arguments = { .jail = slice_of("w\\w"), .note = slice_of("\n") };

    (void)state;
    assert_reply(&start, &arguments, "", "{\"done\":\"started w\\\\w (\\n)\",\"by\":\"us\"}");
}

static void writes_nothing_for_an_argument_that_was_not_given(void **state)
{
    struct start_arguments arguments = { .jail = slice_of("www") };

    (void)state;
    assert_reply(&start, &arguments, "", "{\"done\":\"started www ()\",\"by\":\"us\"}");
}

static void writes_all_pairs(void **state)
{
    struct start_arguments arguments = { .jail = slice_of("www") };

    (void)state;
    assert_reply(&get, &arguments, "* starting\nip4:lo0|10.0.0.1\nnote:a:\"b\"\nempty:\n",
                 "{\"www\":{\"ip4\":\"lo0|10.0.0.1\",\"note\":\"a:\\\"b\\\"\",\"empty\":\"\"},\"more\":{}}");
}

static void refuses_output_that_does_not_fit(void **state)
{
    (void)state;
    assert_refused(&list, REPLY_LIMIT, "", ERROR_TOOL_OUTPUT, "TAG");
    assert_refused(&list, REPLY_LIMIT, "JID  TAG\n1    www\n1  www\n", ERROR_TOOL_OUTPUT, "line 3");
    assert_refused(&get, REPLY_LIMIT, "a:1\nb\n", ERROR_TOOL_OUTPUT, "line 2");
    assert_refused(&get, REPLY_LIMIT, "a:1\na:2\n", ERROR_TOOL_OUTPUT, "line 2");
}

static void refuses_a_reply_over_its_limit(void **state)
{
    (void)state;
    assert_refused(&start, 10, "", ERROR_NO_MEMORY, "10 bytes");
    assert_refused(&list, 20, "JID  TAG\n1    www\n", ERROR_NO_MEMORY, "20 bytes");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_each_row_under_its_key),
        cmocka_unit_test(writes_an_empty_object_for_a_table_without_rows),
        cmocka_unit_test(leaves_out_a_column_that_was_not_printed),
        cmocka_unit_test(writes_a_column_that_the_schema_does_not_know),
        cmocka_unit_test(makes_a_string_of_its_pieces),
        cmocka_unit_test(writes_nothing_for_an_argument_that_was_not_given),
        cmocka_unit_test(writes_all_pairs),
        cmocka_unit_test(refuses_output_that_does_not_fit),
        cmocka_unit_test(refuses_a_reply_over_its_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
