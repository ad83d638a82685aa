#include <string.h>

#include "order.h"

/*
 * An order as bytes. Both ends are one program on one host, so numbers are as they lie in memory:
 *
 *     head, then for each value: its name, its head, its text, and for each of its items: name, head, text
 *
 * where a text is its length, its bytes and a NUL; a length of ABSENT and nothing else stands for no text.
 */

enum {
    NO_ACTION = UINT16_MAX,
};

static const uint32_t absent = UINT32_MAX;

struct order_head {
    uint16_t class;
    uint16_t dialect;
    uint16_t action;
    uint16_t step;
    uint16_t turn;
    uint16_t value_count;
};

struct value_head {
    int64_t integer;
    uint16_t kind;
    uint16_t item_count;
    uint32_t unused; /* so that no byte of it is padding */
};

struct writer {
    char *bytes;
    size_t size;
    size_t length;
    bool full;
};

static void put(struct writer *writer, const void *bytes, size_t length)
{
    if (writer->full || length > writer->size - writer->length) {
        writer->full = true;
        return;
    }
    memcpy(writer->bytes + writer->length, bytes, length);
    writer->length += length;
}

static void put_text(struct writer *writer, struct slice text)
{
    uint32_t length = (uint32_t)text.length;

    if (text.data == NULL) {
        put(writer, &absent, sizeof(absent));
        return;
    }
    if (text.length > writer->size) {
        writer->full = true;
        return;
    }
    put(writer, &length, sizeof(length));
    put(writer, text.data, text.length);
    put(writer, "", 1);
}

static void put_value(struct writer *writer, const struct value *value)
{
    const struct value_head head = { .integer = value->integer,
                                     .kind = (uint16_t)value->kind,
                                     .item_count = (uint16_t)value->item_count };

    put_text(writer, value->name);
    put(writer, &head, sizeof(head));
    put_text(writer, value->text);
    for (size_t i = 0; i < value->item_count; i++) {
        const struct value_head item_head = { .kind = (uint16_t)value->items[i].kind };

        put_text(writer, value->items[i].name);
        put(writer, &item_head, sizeof(item_head));
        put_text(writer, value->items[i].text);
    }
}

static size_t find_class(const struct order_table *table, const struct class *class)
{
    size_t i = 0;

    while (table->classes[i] != class)
        i++;
    return i;
}

bool order_write(const struct order_table *table, const struct order *order, char *bytes, size_t size, size_t *length,
                 struct error *error)
{
    struct writer writer = { .bytes = bytes, .size = size };
    struct order_head head = { .class = (uint16_t)find_class(table, order->class), .action = NO_ACTION };

    if (order->action != NULL) {
        head.dialect = (uint16_t)(order->dialect - order->class->dialects);
        head.action = (uint16_t)(order->action - order->class->actions);
        head.step = (uint16_t)order->step;
        head.turn = (uint16_t)order->turn;
        head.value_count = (uint16_t)order->value_count;
    }
    put(&writer, &head, sizeof(head));
    for (size_t i = 0; i < head.value_count; i++)
        put_value(&writer, &order->values[i]);
    *length = writer.length;
    if (writer.full)
        return error_set(error, ERROR_TOO_LARGE, "the arguments have more than %zu bytes", size);
    return true;
}

struct reader {
    const char *at;
    const char *end;
    struct order_values *values;
};

static bool take(struct reader *reader, void *into, size_t length)
{
    if ((size_t)(reader->end - reader->at) < length)
        return false;
    memcpy(into, reader->at, length);
    reader->at += length;
    return true;
}

static bool take_text(struct reader *reader, struct slice *text)
{
    uint32_t length = 0;

    *text = (struct slice){ .data = NULL, .length = 0 };
    if (!take(reader, &length, sizeof(length)))
        return false;
    if (length == absent)
        return true;
    if ((size_t)(reader->end - reader->at) <= length || reader->at[length] != '\0')
        return false;
    *text = (struct slice){ .data = reader->at, .length = length };
    reader->at += (size_t)length + 1;
    return true;
}

/* A name as C strings have them, or none. */
static bool take_name(struct reader *reader, struct slice *name)
{
    return take_text(reader, name) && (name->length == 0 || memchr(name->data, '\0', name->length) == NULL);
}

static bool take_item(struct reader *reader, struct value_item *item)
{
    struct value_head head;

    if (!take_name(reader, &item->name) || !take(reader, &head, sizeof(head)) || !take_text(reader, &item->text))
        return false;
    if (head.integer != 0 || head.item_count != 0 || head.unused != 0)
        return false;
    item->kind = (enum value_kind)head.kind;
    if (head.kind == VALUE_OTHER)
        return true;
    return (head.kind == VALUE_STRING || head.kind == VALUE_INTEGER) && item->text.data != NULL;
}

/* Whether a value has what its kind has, and nothing else: who reads it relies on that. */
static bool fits_kind(const struct value *value)
{
    bool many = value->kind == VALUE_LIST || value->kind == VALUE_OBJECT;

    return value->kind <= VALUE_OTHER && (value->kind != VALUE_STRING || value->text.data != NULL) &&
           (value->kind != VALUE_BOOLEAN || value->integer == 0 || value->integer == 1) &&
           (many || value->item_count == 0);
}

static bool take_value(struct reader *reader, struct value *value)
{
    struct value_item *items = reader->values->items + reader->values->item_count;
    struct value_head head;

    memset(value, 0, sizeof(*value));
    if (!take_name(reader, &value->name) || !take(reader, &head, sizeof(head)) || !take_text(reader, &value->text))
        return false;
    value->kind = (enum value_kind)head.kind;
    value->integer = head.integer;
    value->items = items;
    value->item_count = head.item_count;
    if (value->name.data == NULL || head.unused != 0 || !fits_kind(value) ||
        value->item_count > ENVELOPE_ITEMS_MAX - reader->values->item_count)
        return false;
    reader->values->item_count += value->item_count;
    for (size_t i = 0; i < value->item_count; i++) {
        /* The members of an object have names. */
        if (!take_item(reader, &items[i]) || (value->kind == VALUE_OBJECT && items[i].name.data == NULL))
            return false;
    }
    return true;
}

/* Finds what the head names. */
static bool find_rows(const struct order_table *table, const struct order_head *head, struct order *order)
{
    if (head->class >= table->class_count)
        return false;
    order->class = table->classes[head->class];
    if (head->action == NO_ACTION)
        return head->dialect == 0 && head->step == 0 && head->turn == 0 && head->value_count == 0;
    if (head->dialect >= order->class->dialect_count || head->action >= order->class->action_count)
        return false;
    order->dialect = &order->class->dialects[head->dialect];
    order->action = &order->class->actions[head->action];
    return head->value_count <= ENVELOPE_MEMBERS_MAX;
}

bool order_read(const struct order_table *table, const char *bytes, size_t length, struct order *order,
                struct order_values *values, struct error *error)
{
    struct reader reader = { .at = bytes, .end = bytes + length, .values = values };
    struct order_head head;
    bool good = take(&reader, &head, sizeof(head));

    memset(order, 0, sizeof(*order));
    values->item_count = 0;
    good = good && find_rows(table, &head, order);
    for (size_t i = 0; good && i < head.value_count; i++)
        good = take_value(&reader, &values->values[i]);
    if (!good || reader.at != reader.end)
        return error_set(error, ERROR_BAD_ARGUMENT, "the order is not one that this daemon writes");
    order->step = head.step;
    order->turn = head.turn;
    order->values = values->values;
    order->value_count = head.value_count;
    return true;
}
