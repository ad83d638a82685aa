#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "json_writer.h"

static void assert_written(struct slice text, const char *expected)
{
    struct buffer buffer;

    buffer_init(&buffer, 4096);
    json_write_string(&buffer, text);
    assert_string_equal(buffer.data, expected);
    buffer_clear(&buffer);
}

static void writes_plain_text_as_it_is(void **state)
{
    (void)state;
    assert_written(slice_of(""), "\"\"");
    assert_written((struct slice){ NULL, 0 }, "\"\"");
    assert_written(slice_of("my other web"), "\"my other web\"");
    assert_written(slice_of("/iocage/tags/b\xc3\xbcro \xf0\x9f\x98\x80\x7f"),
                   "\"/iocage/tags/b\xc3\xbcro \xf0\x9f\x98\x80\x7f\"");
}

static void escapes_quotes_and_backslashes(void **state)
{
    (void)state;
    assert_written(slice_of("\"a"), "\"\\\"a\"");
    assert_written(slice_of("\"a\\b\""), "\"\\\"a\\\\b\\\"\"");
}

static void escapes_control_characters(void **state)
{
    (void)state;
    assert_written(slice_of("\b\f\n\r\t"), "\"\\b\\f\\n\\r\\t\"");
    assert_written((struct slice){ "a\0\x1f\x1b[1m", 7 }, "\"a\\u0000\\u001f\\u001b[1m\"");
}

static void escapes_each_byte_that_must_be_and_no_other(void **state)
{
    (void)state;
    for (int byte = 0; byte < 256; byte++) {
        char text[] = { (char)byte };
        struct buffer buffer;

        buffer_init(&buffer, 16);
        json_write_escaped(&buffer, (struct slice){ text, 1 });
        assert_int_equal(buffer.length > 1, byte < ' ' || byte == '"' || byte == '\\');
        buffer_clear(&buffer);
    }
}

static void makes_a_string_of_pieces(void **state)
{
    struct buffer buffer;

    (void)state;
    buffer_init(&buffer, 64);
    buffer_append_text(&buffer, "\"");
    json_write_escaped(&buffer, slice_of("pool: "));
    json_write_escaped(&buffer, slice_of("\"tank\""));
    buffer_append_text(&buffer, "\"");
    assert_string_equal(buffer.data, "\"pool: \\\"tank\\\"\"");
    buffer_clear(&buffer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_plain_text_as_it_is), cmocka_unit_test(escapes_quotes_and_backslashes),
        cmocka_unit_test(escapes_control_characters), cmocka_unit_test(escapes_each_byte_that_must_be_and_no_other),
        cmocka_unit_test(makes_a_string_of_pieces),
    };

    return cmocka_run_group_tests_name("json_writer", tests, NULL, NULL);
}
