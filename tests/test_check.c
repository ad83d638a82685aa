#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "check.h"

/* A small action of our own, shaped like a generated one. */
struct snap_arguments {
    struct slice jail;
    struct slice label;
    int64_t keep;
    int64_t depth;
    bool has_depth;
    bool force;
    bool dry;
    bool has_dry;
};

static bool is_name(struct slice text)
{
    return text.length > 0 && text.data[0] != '-' && memchr(text.data, ' ', text.length) == NULL;
}

static const struct type name_type = { .name = "jail_name",
                                       .doc = "the UUID or tag of a jail",
                                       .base = BASE_STRING,
                                       .length_min = 1,
                                       .length_max = 8,
                                       .matches = is_name };
static const struct type text_type = { .name = "text", .doc = "some text", .base = BASE_STRING, .length_max = 4 };
static const struct type number_type = {
    .name = "number", .doc = "a number from 0 to 9", .base = BASE_INTEGER, .minimum = 0, .maximum = 9
};
static const struct type flag_type = { .name = "flag", .doc = "yes or no", .base = BASE_BOOLEAN };

static const struct argument arguments[] = {
    { .name = "jail", .type = &name_type, .offset = offsetof(struct snap_arguments, jail) },
    { .name = "label", .type = &text_type, .offset = offsetof(struct snap_arguments, label), .optional = true },
    { .name = "keep", .type = &number_type, .offset = offsetof(struct snap_arguments, keep) },
    { .name = "depth",
      .type = &number_type,
      .offset = offsetof(struct snap_arguments, depth),
      .has_offset = offsetof(struct snap_arguments, has_depth),
      .optional = true },
    { .name = "force", .type = &flag_type, .offset = offsetof(struct snap_arguments, force) },
    { .name = "dry",
      .type = &flag_type,
      .offset = offsetof(struct snap_arguments, dry),
      .has_offset = offsetof(struct snap_arguments, has_dry),
      .optional = true },
};
static const struct action snap = { .name = "snap",
                                    .arguments = arguments,
                                    .argument_count = sizeof(arguments) / sizeof(arguments[0]),
                                    .arguments_size = sizeof(struct snap_arguments) };
static const struct action list = { .name = "list" };

static const struct dialect dialect = { .name = "sample" };
static const struct class class = { .namespace = "test", .name = "check", .dialects = &dialect, .dialect_count = 1 };

static struct error error;
static struct snap_arguments filled;

static struct value text_value(const char *name, const char *text)
{
    return (struct value){ .name = slice_of(name), .kind = VALUE_STRING, .text = slice_of(text) };
}

static struct value integer_value(const char *name, int64_t number)
{
    return (struct value){ .name = slice_of(name), .kind = VALUE_INTEGER, .integer = number };
}

static struct value boolean_value(const char *name, bool yes)
{
    return (struct value){ .name = slice_of(name), .kind = VALUE_BOOLEAN, .integer = yes };
}

/* Checks the three values that must be there, the one of the same name replaced by changed, or changed added. */
static bool check_with(struct value changed)
{
    struct value values[] = { boolean_value("force", true), integer_value("keep", 3), text_value("jail", "www"),
                              changed };
    size_t count = 4;

    for (size_t i = 0; i < 3; i++) {
        if (slice_equal(values[i].name, changed.name)) {
            values[i] = changed;
            count = 3;
        }
    }
    memset(&filled, 0x55, sizeof(filled));
    return check_arguments(&class, &dialect, &snap, values, count, &filled, &error);
}

static void refuses_with(struct value changed, enum error_code code, const char *argument, const char *detail)
{
    assert_false(check_with(changed));
    assert_int_equal(error.code, code);
    assert_string_equal(error.argument, argument);
    assert_string_equal(error.detail, detail);
}

static void fills_what_is_given_in_any_order(void **state)
{
    (void)state;
    assert_true(check_with(integer_value("depth", 0)));
    assert_true(slice_equal(filled.jail, slice_of("www")));
    assert_int_equal(filled.keep, 3);
    assert_true(filled.force);
    assert_true(filled.has_depth);
    assert_int_equal(filled.depth, 0);
}

static void leaves_absent_what_is_not_given(void **state)
{
    (void)state;
    assert_true(check_with(boolean_value("force", false)));
    assert_null(filled.label.data);
    assert_int_equal(filled.label.length, 0);
    assert_false(filled.has_depth);
    assert_false(filled.has_dry);
    assert_false(filled.force);
}

static void tells_an_empty_text_from_an_absent_one(void **state)
{
    (void)state;
    assert_true(check_with(text_value("label", "")));
    assert_non_null(filled.label.data);
    assert_int_equal(filled.label.length, 0);
}

static void tells_a_false_flag_from_an_absent_one(void **state)
{
    (void)state;
    assert_true(check_with(boolean_value("dry", false)));
    assert_true(filled.has_dry);
    assert_false(filled.dry);
}

static void takes_any_text_without_a_pattern(void **state)
{
    (void)state;
    assert_true(check_with(text_value("label", " -\n'")));
    assert_true(slice_equal(filled.label, slice_of(" -\n'")));
}

static void names_an_argument_that_is_missing(void **state)
{
    const struct value values[] = { integer_value("keep", 10), text_value("label", "a") };

    (void)state;
    assert_false(check_arguments(&class, &dialect, &snap, values, 2, &filled, &error));
    assert_int_equal(error.code, ERROR_MISSING_ARGUMENT);
    assert_string_equal(error.argument, "jail");
    assert_string_equal(error.detail, "this action needs the argument \"jail\"");
    assert_false(check_arguments(&class, &dialect, &snap, NULL, 0, &filled, &error));
    assert_int_equal(error.code, ERROR_MISSING_ARGUMENT);
}

static void reports_the_first_fault_in_the_order_of_the_schema(void **state)
{
    const struct value values[] = { text_value("nonsense", ""), boolean_value("force", true), integer_value("keep", 10),
                                    text_value("jail", "-x") };

    (void)state;
    assert_false(check_arguments(&class, &dialect, &snap, values, 4, &filled, &error));
    assert_string_equal(error.argument, "jail");
    assert_false(check_arguments(&class, &dialect, &snap, values, 3, &filled, &error));
    assert_string_equal(error.argument, "nonsense");
}

static void refuses_the_wrong_kind_of_value(void **state)
{
    static const enum value_kind kinds[] = { VALUE_OTHER, VALUE_LIST, VALUE_OBJECT, VALUE_BOOLEAN };
    struct value other = { .name = slice_of("jail") };

    (void)state;
    for (size_t i = 0; i < ACTION_COUNT(kinds); i++) {
        other.kind = kinds[i];
        refuses_with(other, ERROR_BAD_ARGUMENT, "jail",
                     "argument \"jail\" must be the UUID or tag of a jail, as a string");
    }
    refuses_with(integer_value("jail", 1), ERROR_BAD_ARGUMENT, "jail",
                 "argument \"jail\" must be the UUID or tag of a jail, as a string");
    refuses_with(text_value("keep", "3"), ERROR_BAD_ARGUMENT, "keep",
                 "argument \"keep\" must be a number from 0 to 9, as a whole number without quotes");
    refuses_with(boolean_value("keep", true), ERROR_BAD_ARGUMENT, "keep",
                 "argument \"keep\" must be a number from 0 to 9, as a whole number without quotes");
    refuses_with(integer_value("dry", 1), ERROR_BAD_ARGUMENT, "dry",
                 "argument \"dry\" must be yes or no, as true or false without quotes");
    assert_false(filled.has_dry);
}

static void refuses_a_text_that_is_too_short_or_too_long(void **state)
{
    (void)state;
    assert_true(check_with(text_value("jail", "12345678")));
    refuses_with(text_value("jail", "123456789"), ERROR_BAD_ARGUMENT, "jail",
                 "argument \"jail\" must be the UUID or tag of a jail; it has 9 bytes, more than 8");
    refuses_with(text_value("jail", ""), ERROR_BAD_ARGUMENT, "jail",
                 "argument \"jail\" must be the UUID or tag of a jail; it has 0 bytes and needs 1");
}

static void refuses_a_text_that_the_pattern_does_not_match(void **state)
{
    (void)state;
    refuses_with(text_value("jail", "a b"), ERROR_BAD_ARGUMENT, "jail",
                 "argument \"jail\" must be the UUID or tag of a jail");
}

static void refuses_a_number_out_of_range(void **state)
{
    (void)state;
    assert_true(check_with(integer_value("keep", 0)));
    assert_true(check_with(integer_value("keep", 9)));
    refuses_with(integer_value("keep", 10), ERROR_BAD_ARGUMENT, "keep",
                 "argument \"keep\" must be a number from 0 to 9; 10 is not");
    refuses_with(integer_value("keep", -1), ERROR_BAD_ARGUMENT, "keep",
                 "argument \"keep\" must be a number from 0 to 9; -1 is not");
}

static void names_the_argument_that_a_mistyped_one_is_near_to(void **state)
{
    const struct value values[] = { text_value("jial", "www") };

    (void)state;
    refuses_with(text_value("dpeth", "1"), ERROR_UNKNOWN_ARGUMENT, "dpeth",
                 "there is no argument \"dpeth\"; did you mean \"depth\"?");
    /* Not that "jail" is missing. */
    assert_false(check_arguments(&class, &dialect, &snap, values, 1, &filled, &error));
    assert_int_equal(error.code, ERROR_UNKNOWN_ARGUMENT);
    assert_string_equal(error.detail, "there is no argument \"jial\"; did you mean \"jail\"?");
}

static void refuses_an_argument_that_is_near_to_none(void **state)
{
    const struct value any = text_value("jail", "www");

    (void)state;
    refuses_with(text_value("colour", "red"), ERROR_UNKNOWN_ARGUMENT, "colour", "there is no argument \"colour\"");
    refuses_with(text_value("", "red"), ERROR_UNKNOWN_ARGUMENT, "", "there is no argument \"\"");
    assert_false(check_arguments(&class, &dialect, &list, &any, 1, NULL, &error));
    assert_string_equal(error.detail, "there is no argument \"jail\"; this action takes none");
    assert_true(check_arguments(&class, &dialect, &list, NULL, 0, NULL, &error));
}

static void cuts_a_long_unknown_name(void **state)
{
    char name[1000];
    struct value value = { .name = { .data = name, .length = sizeof(name) }, .kind = VALUE_OTHER };

    (void)state;
    memset(name, 'x', sizeof(name));
    assert_false(check_with(value));
    assert_int_equal(error.code, ERROR_UNKNOWN_ARGUMENT);
    assert_int_equal(strlen(error.argument), ERROR_ARGUMENT_MAX - 1);
}

static void cuts_a_long_unknown_name_between_characters(void **state)
{
    static const char character[] = "\342\202\254"; /* the euro sign */
    char name[300];
    struct value value = { .name = { .data = name, .length = sizeof(name) }, .kind = VALUE_OTHER };
    size_t length = 0;

    (void)state;
    for (size_t i = 0; i < sizeof(name); i++)
        name[i] = character[i % 3];
    assert_false(check_with(value));
    length = strlen(error.argument);
    assert_true(length > 0);
    assert_memory_equal(error.argument + length - 3, character, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_what_is_given_in_any_order),
        cmocka_unit_test(leaves_absent_what_is_not_given),
        cmocka_unit_test(tells_an_empty_text_from_an_absent_one),
        cmocka_unit_test(tells_a_false_flag_from_an_absent_one),
        cmocka_unit_test(takes_any_text_without_a_pattern),
        cmocka_unit_test(names_an_argument_that_is_missing),
        cmocka_unit_test(reports_the_first_fault_in_the_order_of_the_schema),
        cmocka_unit_test(refuses_the_wrong_kind_of_value),
        cmocka_unit_test(refuses_a_text_that_is_too_short_or_too_long),
        cmocka_unit_test(refuses_a_text_that_the_pattern_does_not_match),
        cmocka_unit_test(refuses_a_number_out_of_range),
        cmocka_unit_test(names_the_argument_that_a_mistyped_one_is_near_to),
        cmocka_unit_test(refuses_an_argument_that_is_near_to_none),
        cmocka_unit_test(cuts_a_long_unknown_name),
        cmocka_unit_test(cuts_a_long_unknown_name_between_characters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
