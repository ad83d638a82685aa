#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "order.h"

/* Orders as bytes: what order_write() writes is read as it was, and nothing else is. */

enum {
    PLACES = 32, /* of a message in which a test changes something */
    LARGE = 60000,
};

static const struct dialect dialects[] = { { .name = "old" }, { .name = "new" } };
static const struct action actions[] = { { .name = "list" }, { .name = "make" }, { .name = "stop" } };
static const struct class first_class = { .namespace = "test", .name = "first" };
static const struct class second_class = { .namespace = "test",
                                           .name = "second",
                                           .actions = actions,
                                           .action_count = ACTION_COUNT(actions),
                                           .dialects = dialects,
                                           .dialect_count = ACTION_COUNT(dialects) };
static const struct class *const all[] = { &first_class, &second_class };
static const struct order_table table = { .classes = all, .class_count = ACTION_COUNT(all), .path = "/bin/iocage" };

static char bytes[ORDER_BYTES_MAX];
static struct order_values storage;
static struct order got;
static struct error error;

/* Reads a message in memory of exactly its size. Returns the memory, to be freed, or NULL if it is refused. */
static void *read_message(const char *message, size_t length)
{
    char *exact = malloc(length > 0 ? length : 1);

    assert_non_null(exact);
    memcpy(exact, message, length);
    memset(&got, 0xee, sizeof(got));
    error.code = ERROR_NONE;
    if (order_read(&table, exact, length, &got, &storage, &error))
        return exact;
    assert_int_equal(error.code, ERROR_BAD_ARGUMENT);
    assert_string_equal(error.detail, "the order is not one that this daemon writes");
    free(exact);
    return NULL;
}

static void is_refused(const char *message, size_t length)
{
    void *memory = read_message(message, length);

    if (memory != NULL)
        fail_msg("a message of %zu bytes was read", length);
}

static size_t write_order(const struct order *order)
{
    size_t length = 0;

    if (!order_write(&table, order, bytes, sizeof(bytes), &length, &error))
        fail_msg("%s", error.detail);
    return length;
}

static void same_text(struct slice one, struct slice other)
{
    assert_int_equal(one.data == NULL, other.data == NULL);
    assert_int_equal(one.length, other.length);
    if (one.data == NULL)
        return;
    assert_memory_equal(one.data, other.data, one.length);
    assert_int_equal(one.data[one.length], '\0');
}

static void same_value(const struct value *one, const struct value *other)
{
    same_text(one->name, other->name);
    assert_int_equal(one->kind, other->kind);
    same_text(one->text, other->text);
    assert_int_equal(one->integer, other->integer);
    assert_int_equal(one->item_count, other->item_count);
    for (size_t i = 0; i < one->item_count; i++) {
        same_text(one->items[i].name, other->items[i].name);
        assert_int_equal(one->items[i].kind, other->items[i].kind);
        same_text(one->items[i].text, other->items[i].text);
    }
}

static void is_read_as_it_was(const struct order *order)
{
    size_t length = write_order(order);
    void *memory = read_message(bytes, length);

    assert_non_null(memory);
    assert_ptr_equal(got.class, order->class);
    assert_ptr_equal(got.dialect, order->dialect);
    assert_ptr_equal(got.action, order->action);
    assert_int_equal(got.step, order->step);
    assert_int_equal(got.turn, order->turn);
    assert_int_equal(got.value_count, order->value_count);
    for (size_t i = 0; i < order->value_count; i++)
        same_value(&got.values[i], &order->values[i]);
    free(memory);
}

static const struct value_item list_items[] = {
    { .kind = VALUE_STRING, .text = { "one", 3 } },
    { .kind = VALUE_STRING, .text = { "", 0 } },
    { .kind = VALUE_INTEGER, .text = { "-7", 2 } },
    { .kind = VALUE_OTHER },
};
static const struct value_item object_items[] = {
    { .name = { "ip", 2 }, .kind = VALUE_STRING, .text = { "10.0.0.1\n", 9 } },
    { .name = { "", 0 }, .kind = VALUE_INTEGER, .text = { "1", 1 } },
    { .name = { "none", 4 }, .kind = VALUE_OTHER },
};

/* One of every kind. */
static const struct value values[] = {
    { .name = { "string", 6 }, .kind = VALUE_STRING, .text = { "a b\0c\xff", 6 } },
    { .name = { "empty", 5 }, .kind = VALUE_STRING, .text = { "", 0 } },
    { .name = { "least", 5 }, .kind = VALUE_INTEGER, .integer = INT64_MIN },
    { .name = { "most", 4 }, .kind = VALUE_INTEGER, .integer = INT64_MAX },
    { .name = { "yes", 3 }, .kind = VALUE_BOOLEAN, .integer = 1 },
    { .name = { "no", 2 }, .kind = VALUE_BOOLEAN },
    { .name = { "list", 4 }, .kind = VALUE_LIST, .items = list_items, .item_count = ACTION_COUNT(list_items) },
    { .name = { "bare", 4 }, .kind = VALUE_LIST },
    { .name = { "object", 6 }, .kind = VALUE_OBJECT, .items = object_items, .item_count = ACTION_COUNT(object_items) },
    { .name = { "void", 4 }, .kind = VALUE_OBJECT },
    { .name = { "", 0 }, .kind = VALUE_OTHER },
};
static const struct order every_kind = { .class = &second_class,
                                         .dialect = &dialects[1],
                                         .action = &actions[2],
                                         .step = 3,
                                         .turn = 47,
                                         .values = values,
                                         .value_count = ACTION_COUNT(values) };

static void reads_every_kind_of_value_as_it_was(void **state)
{
    (void)state;
    is_read_as_it_was(&every_kind);
}

static void reads_an_order_without_values(void **state)
{
    const struct order order = { .class = &second_class, .dialect = &dialects[0], .action = &actions[0] };

    (void)state;
    is_read_as_it_was(&order);
}

static void reads_a_question_for_the_version(void **state)
{
    const struct order first = { .class = &first_class };
    /* What is of no matter is not sent. */
    const struct order second = { .class = &second_class, .step = 1, .turn = 1, .values = values, .value_count = 3 };
    void *memory = NULL;

    (void)state;
    is_read_as_it_was(&first);
    memory = read_message(bytes, write_order(&second));
    assert_non_null(memory);
    assert_ptr_equal(got.class, &second_class);
    assert_null(got.action);
    assert_null(got.dialect);
    assert_int_equal(got.value_count, 0);
    free(memory);
}

static void reads_as_many_values_and_items_as_a_request_has(void **state)
{
    static struct value many[ENVELOPE_MEMBERS_MAX];
    static struct value_item items[ENVELOPE_ITEMS_MAX];
    const struct order order = { .class = &second_class,
                                 .dialect = &dialects[0],
                                 .action = &actions[0],
                                 .values = many,
                                 .value_count = ENVELOPE_MEMBERS_MAX };

    (void)state;
    for (size_t i = 0; i < ENVELOPE_ITEMS_MAX; i++)
        items[i] = (struct value_item){ .kind = VALUE_STRING, .text = slice_of("x") };
    for (size_t i = 0; i < ENVELOPE_MEMBERS_MAX; i++)
        many[i] = (struct value){ .name = slice_of("n"),
                                  .kind = VALUE_LIST,
                                  .items = items + 2 * i,
                                  .item_count = ENVELOPE_ITEMS_MAX / ENVELOPE_MEMBERS_MAX };
    is_read_as_it_was(&order);
}

static void writes_no_more_than_there_is_room_for(void **state)
{
    static char large[LARGE];
    const struct value value = { .name = slice_of("large"),
                                 .kind = VALUE_STRING,
                                 .text = { .data = large, .length = sizeof(large) } };
    const struct order order = {
        .class = &second_class, .dialect = &dialects[0], .action = &actions[0], .values = &value, .value_count = 1
    };
    size_t length = write_order(&order);
    char *exact = malloc(length);

    (void)state;
    assert_non_null(exact);
    is_read_as_it_was(&order);
    assert_true(order_write(&table, &order, exact, length, &length, &error));
    for (size_t less = 1; less <= length; less += less < PLACES ? 1 : 997) {
        size_t written = 0;

        assert_false(order_write(&table, &order, exact + less, length - less, &written, &error));
        assert_int_equal(error.code, ERROR_TOO_LARGE);
    }
    free(exact);
}

static void refuses_every_message_that_is_cut(void **state)
{
    size_t length = write_order(&every_kind);

    (void)state;
    for (size_t i = 0; i < length; i++)
        is_refused(bytes, i);
    free(read_message(bytes, length));
    assert_int_equal(error.code, ERROR_NONE);
}

static void refuses_trailing_bytes(void **state)
{
    const struct order version = { .class = &first_class };
    size_t length = write_order(&every_kind);

    (void)state;
    bytes[length] = '\0';
    is_refused(bytes, length + 1);
    length = write_order(&version);
    memset(bytes + length, 0, 64);
    is_refused(bytes, length + 1);
    is_refused(bytes, length + 64);
}

static void survives_every_change_of_a_byte(void **state)
{
    size_t length = write_order(&every_kind);

    (void)state;
    for (size_t i = 0; i < length; i++) {
        const char before = bytes[i];

        for (unsigned bit = 0; bit < 8; bit++) {
            bytes[i] = (char)(before ^ (1 << bit));
            free(read_message(bytes, length));
        }
        bytes[i] = before;
    }
}

/* A message put together by hand. */
static size_t used;

static void put(const void *what, size_t length)
{
    assert_true(used + length <= sizeof(bytes));
    memcpy(bytes + used, what, length);
    used += length;
}

static void put_number(uint64_t number, size_t size)
{
    const uint16_t two = (uint16_t)number;
    const uint32_t four = (uint32_t)number;

    put(size == sizeof(two) ? (const void *)&two : size == sizeof(four) ? (const void *)&four : &number, size);
}

static void begin(unsigned class, unsigned dialect, unsigned action, unsigned step, unsigned turn, unsigned count)
{
    const unsigned head[] = { class, dialect, action, step, turn, count };

    used = 0;
    for (size_t i = 0; i < ACTION_COUNT(head); i++)
        put_number(head[i], sizeof(uint16_t));
}

static void put_text(const char *text, size_t length)
{
    put_number(length, sizeof(uint32_t));
    put(text, length);
    put("", 1);
}

static void put_absent(void)
{
    put_number(UINT32_MAX, sizeof(uint32_t));
}

static void put_head(uint64_t integer, unsigned kind, unsigned item_count, unsigned unused)
{
    put_number(integer, sizeof(integer));
    put_number(kind, sizeof(uint16_t));
    put_number(item_count, sizeof(uint16_t));
    put_number(unused, sizeof(uint32_t));
}

/* A value named "v" up to its text. */
static void put_value(uint64_t integer, unsigned kind, unsigned item_count, const char *text)
{
    put_text("v", 1);
    put_head(integer, kind, item_count, 0);
    if (text != NULL)
        put_text(text, strlen(text));
    else
        put_absent();
}

static void put_item(const char *name, unsigned kind, const char *text)
{
    if (name != NULL)
        put_text(name, strlen(name));
    else
        put_absent();
    put_head(0, kind, 0, 0);
    if (text != NULL)
        put_text(text, strlen(text));
    else
        put_absent();
}

static void is_good(void)
{
    void *memory = read_message(bytes, used);

    if (memory == NULL)
        fail_msg("%s", error.detail);
    free(memory);
}

static void is_bad(void)
{
    is_refused(bytes, used);
}

static const unsigned none = UINT16_MAX;

static void refuses_what_is_not_in_the_table(void **state)
{
    (void)state;
    begin(1, 1, 2, 9, 9, 0);
    is_good();
    begin(2, 0, 0, 0, 0, 0);
    is_bad();
    begin(none, 0, 0, 0, 0, 0);
    is_bad();
    begin(1, 2, 0, 0, 0, 0);
    is_bad();
    begin(1, none, 0, 0, 0, 0);
    is_bad();
    begin(1, 0, 3, 0, 0, 0);
    is_bad();
    begin(1, 0, none - 1, 0, 0, 0);
    is_bad();
    /* The other class has none at all. */
    begin(0, 0, 0, 0, 0, 0);
    is_bad();
}

static void refuses_a_question_for_the_version_with_more(void **state)
{
    (void)state;
    begin(1, 0, none, 0, 0, 0);
    is_good();
    begin(2, 0, none, 0, 0, 0);
    is_bad();
    begin(1, 1, none, 0, 0, 0);
    is_bad();
    begin(1, 0, none, 1, 0, 0);
    is_bad();
    begin(1, 0, none, 0, 1, 0);
    is_bad();
    begin(1, 0, none, 0, 0, 1);
    put_value(0, VALUE_STRING, 0, "x");
    is_bad();
}

static void put_strings(size_t count)
{
    for (size_t i = 0; i < count; i++)
        put_value(0, VALUE_STRING, 0, "x");
}

static void refuses_more_values_than_a_request_has(void **state)
{
    (void)state;
    begin(1, 0, 0, 0, 0, ENVELOPE_MEMBERS_MAX);
    put_strings(ENVELOPE_MEMBERS_MAX);
    is_good();
    begin(1, 0, 0, 0, 0, ENVELOPE_MEMBERS_MAX + 1);
    put_strings(ENVELOPE_MEMBERS_MAX + 1);
    is_bad();
    begin(1, 0, 0, 0, 0, none);
    put_strings(ENVELOPE_MEMBERS_MAX + 1);
    is_bad();
}

static void put_list(size_t count, unsigned told)
{
    put_value(0, VALUE_LIST, told, NULL);
    for (size_t i = 0; i < count; i++)
        put_item(NULL, VALUE_STRING, "x");
}

static void refuses_more_items_than_a_request_has(void **state)
{
    (void)state;
    begin(1, 0, 0, 0, 0, 1);
    put_list(ENVELOPE_ITEMS_MAX, ENVELOPE_ITEMS_MAX);
    is_good();
    begin(1, 0, 0, 0, 0, 1);
    put_list(ENVELOPE_ITEMS_MAX + 1, ENVELOPE_ITEMS_MAX + 1);
    is_bad();
    begin(1, 0, 0, 0, 0, 1);
    put_list(ENVELOPE_ITEMS_MAX + 1, none);
    is_bad();
    /* All values together. */
    begin(1, 0, 0, 0, 0, 2);
    put_list(ENVELOPE_ITEMS_MAX - 1, ENVELOPE_ITEMS_MAX - 1);
    put_list(1, 1);
    is_good();
    begin(1, 0, 0, 0, 0, 2);
    put_list(ENVELOPE_ITEMS_MAX - 1, ENVELOPE_ITEMS_MAX - 1);
    put_list(2, 2);
    is_bad();
}

/* Begins a message of one value and writes the value. */
static void one_value(uint64_t integer, unsigned kind, unsigned item_count, const char *text)
{
    begin(1, 0, 0, 0, 0, 1);
    put_value(integer, kind, item_count, text);
}

static void refuses_a_value_that_is_not_as_its_kind_is(void **state)
{
    (void)state;
    one_value(0, VALUE_OTHER, 0, NULL);
    is_good();
    one_value(0, VALUE_OTHER + 1, 0, NULL);
    is_bad();
    one_value(0, none, 0, NULL);
    is_bad();
    one_value(0, VALUE_STRING, 0, NULL);
    is_bad();
    for (unsigned kind = 0; kind <= VALUE_OTHER; kind++) {
        if (kind == VALUE_LIST || kind == VALUE_OBJECT)
            continue;
        one_value(0, kind, 1, "x");
        put_item("name", VALUE_STRING, "x");
        is_bad();
    }
}

static void refuses_a_boolean_that_is_neither(void **state)
{
    static const uint64_t wrong[] = { 2, 255, UINT64_MAX, UINT64_C(1) << 32, UINT64_C(1) << 63 };

    (void)state;
    one_value(1, VALUE_BOOLEAN, 0, NULL);
    is_good();
    for (size_t i = 0; i < ACTION_COUNT(wrong); i++) {
        one_value(wrong[i], VALUE_BOOLEAN, 0, NULL);
        is_bad();
    }
}

static void refuses_an_item_that_is_not_as_its_kind_is(void **state)
{
    static const unsigned wrong[] = { VALUE_BOOLEAN, VALUE_LIST, VALUE_OBJECT, VALUE_OTHER + 1, 999 };

    (void)state;
    for (size_t i = 0; i < ACTION_COUNT(wrong); i++) {
        one_value(0, VALUE_LIST, 1, NULL);
        put_item(NULL, wrong[i], "x");
        is_bad();
    }
    one_value(0, VALUE_LIST, 1, NULL);
    put_item(NULL, VALUE_STRING, NULL);
    is_bad();
    one_value(0, VALUE_LIST, 1, NULL);
    put_item(NULL, VALUE_INTEGER, NULL);
    is_bad();
    /* An item holds neither a number nor items. */
    for (unsigned which = 0; which < 2; which++) {
        one_value(0, VALUE_LIST, 1, NULL);
        put_absent();
        put_head(which == 0 ? 1 : 0, VALUE_STRING, which == 1 ? 1 : 0, 0);
        put_text("x", 1);
        is_bad();
    }
}

static void refuses_what_has_no_name(void **state)
{
    (void)state;
    begin(1, 0, 0, 0, 0, 1);
    put_absent();
    put_head(0, VALUE_STRING, 0, 0);
    put_text("x", 1);
    is_bad();
    one_value(0, VALUE_OBJECT, 1, NULL);
    put_item("name", VALUE_STRING, "x");
    is_good();
    one_value(0, VALUE_OBJECT, 1, NULL);
    put_item(NULL, VALUE_STRING, "x");
    is_bad();
}

static void refuses_a_name_with_a_nul(void **state)
{
    (void)state;
    begin(1, 0, 0, 0, 0, 1);
    put_text("a\0b", 3);
    put_head(0, VALUE_STRING, 0, 0);
    put_text("x", 1);
    is_bad();
    one_value(0, VALUE_OBJECT, 1, NULL);
    put_text("\0", 1);
    put_head(0, VALUE_STRING, 0, 0);
    put_text("x", 1);
    is_bad();
}

static void refuses_a_text_without_its_nul(void **state)
{
    static const char wrong[] = { '\n', '\1', 'x' };

    (void)state;
    for (size_t i = 0; i < ACTION_COUNT(wrong); i++) {
        one_value(0, VALUE_STRING, 0, "x");
        is_good();
        bytes[used - 1] = wrong[i];
        is_bad();
    }
}

static void refuses_a_text_longer_than_the_message(void **state)
{
    static const uint32_t lengths[] = { 2, 3, 4, 100, INT32_MAX, UINT32_MAX - 1 };

    (void)state;
    for (size_t i = 0; i < ACTION_COUNT(lengths); i++) {
        one_value(0, VALUE_STRING, 0, "x");
        memcpy(bytes + used - 2 - sizeof(lengths[i]), &lengths[i], sizeof(lengths[i]));
        is_bad();
    }
}

static void refuses_what_nobody_writes(void **state)
{
    (void)state;
    begin(1, 0, 0, 0, 0, 1);
    put_text("v", 1);
    put_head(0, VALUE_STRING, 0, 1);
    put_text("x", 1);
    is_bad();
    one_value(0, VALUE_LIST, 1, NULL);
    put_absent();
    put_head(0, VALUE_STRING, 0, 1);
    put_text("x", 1);
    is_bad();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_every_kind_of_value_as_it_was),
        cmocka_unit_test(reads_an_order_without_values),
        cmocka_unit_test(reads_a_question_for_the_version),
        cmocka_unit_test(reads_as_many_values_and_items_as_a_request_has),
        cmocka_unit_test(writes_no_more_than_there_is_room_for),
        cmocka_unit_test(refuses_every_message_that_is_cut),
        cmocka_unit_test(refuses_trailing_bytes),
        cmocka_unit_test(survives_every_change_of_a_byte),
        cmocka_unit_test(refuses_what_is_not_in_the_table),
        cmocka_unit_test(refuses_a_question_for_the_version_with_more),
        cmocka_unit_test(refuses_more_values_than_a_request_has),
        cmocka_unit_test(refuses_more_items_than_a_request_has),
        cmocka_unit_test(refuses_a_value_that_is_not_as_its_kind_is),
        cmocka_unit_test(refuses_a_boolean_that_is_neither),
        cmocka_unit_test(refuses_an_item_that_is_not_as_its_kind_is),
        cmocka_unit_test(refuses_what_has_no_name),
        cmocka_unit_test(refuses_a_name_with_a_nul),
        cmocka_unit_test(refuses_a_text_without_its_nul),
        cmocka_unit_test(refuses_a_text_longer_than_the_message),
        cmocka_unit_test(refuses_what_nobody_writes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
