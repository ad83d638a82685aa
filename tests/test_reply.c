#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "buffer.h"
#include "reply.h"
#include "sample_reply.h"

enum {
    REPLY_LIMIT = 4096
};

/* A source with the outputs of one step or two. */
struct printed {
    struct reply_source source;
    struct step steps[2];
    struct slice outputs[2];
};

static const struct reply_source *make_source(struct printed *printed, const struct output *output, const char *first,
                                              const struct output *other, const char *second)
{
    *printed = (struct printed){ .steps = { { .output = output }, { .output = other } },
                                 .outputs = { slice_of(first), slice_of(second) } };
    printed->source.dialect = &sample_reply_dialect;
    printed->source.steps = printed->steps;
    printed->source.outputs = printed->outputs;
    printed->source.said = slice_of("");
    return &printed->source;
}

static void assert_written(const struct reply *reply, const struct reply_source *source, const char *expected)
{
    struct buffer buffer;
    struct error error = { .detail = "" };

    buffer_init(&buffer, REPLY_LIMIT);
    if (!reply_write(&buffer, reply, source, &error))
        fail_msg("%s", error.detail);
    assert_string_equal(buffer.data, expected);
    buffer_clear(&buffer);
}

static void assert_reply(const struct reply *reply, const struct output *output, const void *given, const char *first,
                         const char *expected)
{
    struct printed printed;

    make_source(&printed, output, first, NULL, "");
    printed.source.arguments = given;
    assert_written(reply, &printed.source, expected);
}

static void assert_not_written(const struct reply *reply, const struct reply_source *source, size_t limit,
                               enum error_code code, const char *detail)
{
    struct buffer buffer;
    struct error error = { .detail = "" };

    buffer_init(&buffer, limit);
    assert_false(reply_write(&buffer, reply, source, &error));
    assert_int_equal(error.code, code);
    if (strstr(error.detail, detail) == NULL)
        fail_msg("%s", error.detail);
    buffer_clear(&buffer);
}

static void assert_refused(const struct reply *reply, const struct output *output, size_t limit, const char *first,
                           enum error_code code, const char *detail)
{
    struct sample_arguments given = { .jail = slice_of("www") };
    struct printed printed;

    make_source(&printed, output, first, &sample_text, "");
    printed.source.arguments = &given;
    assert_not_written(reply, &printed.source, limit, code, detail);
}

static void writes_each_row_under_its_key(void **state)
{
    (void)state;
    assert_reply(&sample_list_reply, &sample_table, NULL, "JID  TAG\n1    www\n-    d\"b\n",
                 "{\"jails\":{\"jail www\":{\"jid\":\"1\"},\"jail d\\\"b\":{\"jid\":\"-\"}}}");
}

static void writes_an_empty_object_for_a_table_without_rows(void **state)
{
    (void)state;
    assert_reply(&sample_list_reply, &sample_table, NULL, "JID  TAG\n", "{\"jails\":{}}");
}

static void leaves_out_a_column_that_was_not_printed(void **state)
{
    (void)state;
    assert_reply(&sample_list_reply, &sample_table, NULL, "TAG\nwww\n", "{\"jails\":{\"jail www\":{}}}");
}

static void writes_a_column_that_the_schema_does_not_know(void **state)
{
    (void)state;
    assert_reply(&sample_list_reply, &sample_table, NULL, "TAG  NEW  JID\nwww  x    3\ndb\n",
                 "{\"jails\":{\"jail www\":{\"new\":\"x\",\"jid\":\"3\"},\"jail db\":{\"new\":\"\",\"jid\":\"\"}}}");
}

static void writes_a_column_that_has_the_cell_of_another(void **state)
{
    (void)state;
    assert_reply(&sample_list_reply, &sample_named, NULL, "JID   TAG\nNone  www\n",
                 "{\"jails\":{\"jail www\":{\"jid\":\"-\",\"name\":\"www\"}}}");
    assert_reply(&sample_list_reply, &sample_named, NULL, "TAG  NAME\nwww  w\n",
                 "{\"jails\":{\"jail www\":{\"name\":\"w\"}}}");
}

static void writes_a_table_with_lines_around_its_cells(void **state)
{
    (void)state;
    assert_reply(&sample_list_reply, &sample_named, NULL,
                 "* a notice\n+------+-----+\n| JID  | TAG |\n+======+=====+\n"
                 "| None | a|b |\n+------+-----+\n| 1    | db  |\n| 2    |     |\n+------+-----+\n",
                 "{\"jails\":{\"jail a|b\":{\"jid\":\"-\",\"name\":\"a|b\"},"
                 "\"jail db\":{\"jid\":\"1\\n2\",\"name\":\"db\"}}}");
    assert_reply(&sample_rows_reply, &sample_table, NULL,
                 "+-----+-----+\n| JID | TAG |\n+=====+=====+\n+-----+-----+\n", "{\"tags\":[],\"ids\":[]}");
}

static void writes_a_list_of_all_rows(void **state)
{
    (void)state;
    assert_reply(&sample_rows_reply, &sample_table, NULL, "JID  TAG\n1    www\n-    d\"b\n",
                 "{\"tags\":[\"www\",\"d\\\"b\"],\"ids\":[\"id 1\",\"id -\"]}");
    assert_reply(&sample_rows_reply, &sample_table, NULL, "JID  TAG\n", "{\"tags\":[],\"ids\":[]}");
}

static void writes_items_as_it_does_rows(void **state)
{
    (void)state;
    assert_reply(&sample_rows_reply, &sample_items, NULL, "* a notice\n[1] www\n[2] db\n",
                 "{\"tags\":[\"www\",\"db\"],\"ids\":[\"id 1\",\"id 2\"]}");
    assert_reply(&sample_list_reply, &sample_items, NULL, "[1] www\n[2] my  db\n",
                 "{\"jails\":{\"jail www\":{\"jid\":\"1\"},\"jail my  db\":{\"jid\":\"2\"}}}");
    assert_reply(&sample_rows_reply, &sample_items, NULL, "", "{\"tags\":[],\"ids\":[]}");
}

static void writes_the_rows_of_each_step(void **state)
{
    struct printed printed;

    (void)state;
    assert_written(&sample_two_reply,
                   make_source(&printed, &sample_items, "[1] a\n[2] b\n", &sample_table, "JID  TAG\n1    www\n"),
                   "{\"first\":[\"a\",\"b\"],\"second\":{\"www\":{\"jid\":\"1\"}}}");
}

static void makes_a_string_of_its_pieces(void **state)
{
    struct sample_arguments given = { .jail = slice_of("w\\w"), .note = slice_of("\n") };

    (void)state;
    assert_reply(&sample_start_reply, &sample_text, &given, "", "{\"done\":\"started w\\\\w (\\n)\",\"by\":\"us\"}");
}

static void writes_nothing_for_an_argument_that_was_not_given(void **state)
{
    struct sample_arguments given = { .jail = slice_of("www") };

    (void)state;
    assert_reply(&sample_start_reply, &sample_text, &given, "", "{\"done\":\"started www ()\",\"by\":\"us\"}");
    assert_reply(&sample_values_reply, &sample_text, &given, "",
                 "{\"all\":\"\",\"set\":\"\",\"depth\":\"\",\"one\":[]}");
}

static void writes_each_value_and_all_of_them(void **state)
{
    struct sample_arguments given = {
        .depth = -3,
        .has_depth = true,
        .snapshots = { .items = { { .value = slice_of("a") }, { .value = slice_of("b\"c") } }, .count = 2 },
        .settings = { .items = { { .name = slice_of("boot"), .value = slice_of("on") },
                                 { .name = slice_of("notes"), .value = slice_of("a\\b") } },
                      .count = 2 },
    };

    (void)state;
    assert_reply(&sample_values_reply, &sample_text, &given, "",
                 "{\"all\":\"a b\\\"c\",\"set\":\"boot=on notes=a\\\\b\",\"depth\":\"-3\","
                 "\"boot\":\"on\",\"notes\":\"a\\\\b\",\"one\":[\"a\",\"b\\\"c\"]}");
}

static void writes_each_job(void **state)
{
    const struct slice ids[] = { slice_of("a/1"), slice_of("b\"2") };
    struct printed printed;

    (void)state;
    make_source(&printed, &sample_text, "", NULL, "");
    assert_written(&sample_jobs_reply, &printed.source, "{\"started\":[]}");
    printed.source.jobs = ids;
    printed.source.job_count = 2;
    assert_written(&sample_jobs_reply, &printed.source,
                   "{\"started\":[\"a/1\",\"b\\\"2\"],\"a/1\":{\"id\":\"a/1\"},"
                   "\"b\\\"2\":{\"id\":\"b\\\"2\"}}");
    assert_written(&sample_job_reply, &printed.source, "{\"job\":\"a/1\"}");
}

static void writes_all_pairs(void **state)
{
    struct sample_arguments given = { .jail = slice_of("www") };

    (void)state;
    assert_reply(&sample_get_reply, &sample_pairs, &given, "* starting\nip4:lo0|10.0.0.1\nnote:a:\"b\"\nempty:\n",
                 "{\"www\":{\"ip4\":\"lo0|10.0.0.1\",\"note\":\"a:\\\"b\\\"\",\"empty\":\"\"},\"more\":{}}");
}

static void writes_all_lines_and_any_text(void **state)
{
    struct printed printed;

    (void)state;
    assert_written(&sample_lines_reply,
                   make_source(&printed, &sample_lines, "\n  a   b : c  d:e\nalone\n\033x\xff\na b :again\n",
                               &sample_text, "one\n\ttwo \001\n\n"),
                   "{\"lines\":{\"a b \":\" c d:e\",\"alone\":\"\",\"?x?\":\"\"},"
                   "\"text\":\"\\n  a   b : c  d:e\\nalone\\n?x?\\na b :again\",\"next\":\"one\\n\\ttwo ?\\n\"}");
    assert_written(&sample_lines_reply, make_source(&printed, &sample_lines, "", &sample_text, ""),
                   "{\"lines\":{},\"text\":\"\",\"next\":\"\"}");
}

static void writes_the_one_value_without_messages_and_its_form(void **state)
{
    (void)state;
    assert_reply(&sample_value_reply, &sample_value, NULL, "* a notice\nfirst \"\nsecond\n",
                 "{\"value\":\" first \\\"\\nsecond\"}");
    assert_reply(&sample_value_reply, &sample_value, NULL, "\n", "{\"value\":\" \"}");
    assert_reply(&sample_value_reply, &sample_pool, NULL, "* a notice\npool: tank\n", "{\"value\":\" tank\"}");
}

static void writes_what_a_failed_command_said(void **state)
{
    struct printed printed;

    (void)state;
    make_source(&printed, &sample_text, "not this", NULL, "");
    printed.source.said = slice_of("ERROR: no\n  more");
    printed.source.status = 12;
    assert_written(&sample_failure_reply, &printed.source,
                   "{\"error\":\"ERROR: no\\n  more\",\"why\":\"ERROR: no\\n  more (12)\","
                   "\"lines\":{\"ERROR\":\" no\",\"more\":\"\"},\"last\":\"\"}");
}

static void refuses_output_that_does_not_fit(void **state)
{
    static const char bordered[] = "+-----+-----+\n| JID | TAG |\n+=====+=====+\n| 1   | w  |\n+-----+-----+\n";
    struct printed printed;

    (void)state;
    assert_refused(&sample_list_reply, &sample_table, REPLY_LIMIT, "", ERROR_TOOL_OUTPUT, "TAG");
    assert_refused(&sample_list_reply, &sample_table, REPLY_LIMIT, "JID  TAG\n1    www\n1  www\n", ERROR_TOOL_OUTPUT,
                   "line 3");
    assert_refused(&sample_list_reply, &sample_table, REPLY_LIMIT, bordered, ERROR_TOOL_OUTPUT,
                   "does not fit the columns");
    assert_refused(&sample_rows_reply, &sample_items, REPLY_LIMIT, "[1] a\nb\n", ERROR_TOOL_OUTPUT, "line 2");
    assert_refused(&sample_get_reply, &sample_pairs, REPLY_LIMIT, "a:1\nb\n", ERROR_TOOL_OUTPUT, "line 2");
    assert_refused(&sample_get_reply, &sample_pairs, REPLY_LIMIT, "a:1\na:2\n", ERROR_TOOL_OUTPUT, "line 2");
    assert_refused(&sample_value_reply, &sample_pool, REPLY_LIMIT, "no pool\n", ERROR_TOOL_OUTPUT, "not of the form");
    make_source(&printed, &sample_items, "[1] a\n", &sample_table, "JID  TAG\n1    w\n2    w\n");
    assert_not_written(&sample_two_reply, &printed.source, REPLY_LIMIT, ERROR_TOOL_OUTPUT, "line 3");
}

static void refuses_a_reply_over_its_limit(void **state)
{
    (void)state;
    assert_refused(&sample_start_reply, &sample_text, 10, "", ERROR_NO_MEMORY, "10 bytes");
    assert_refused(&sample_list_reply, &sample_table, 20, "JID  TAG\n1    www\n", ERROR_NO_MEMORY, "20 bytes");
    assert_refused(&sample_lines_reply, &sample_lines, 20, "a:b\nc:d\n", ERROR_NO_MEMORY, "20 bytes");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_each_row_under_its_key),
        cmocka_unit_test(writes_an_empty_object_for_a_table_without_rows),
        cmocka_unit_test(leaves_out_a_column_that_was_not_printed),
        cmocka_unit_test(writes_a_column_that_the_schema_does_not_know),
        cmocka_unit_test(writes_a_column_that_has_the_cell_of_another),
        cmocka_unit_test(writes_a_table_with_lines_around_its_cells),
        cmocka_unit_test(writes_a_list_of_all_rows),
        cmocka_unit_test(writes_items_as_it_does_rows),
        cmocka_unit_test(writes_the_rows_of_each_step),
        cmocka_unit_test(makes_a_string_of_its_pieces),
        cmocka_unit_test(writes_nothing_for_an_argument_that_was_not_given),
        cmocka_unit_test(writes_each_value_and_all_of_them),
        cmocka_unit_test(writes_each_job),
        cmocka_unit_test(writes_all_pairs),
        cmocka_unit_test(writes_all_lines_and_any_text),
        cmocka_unit_test(writes_the_one_value_without_messages_and_its_form),
        cmocka_unit_test(writes_what_a_failed_command_said),
        cmocka_unit_test(refuses_output_that_does_not_fit),
        cmocka_unit_test(refuses_a_reply_over_its_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
