#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "check.h"
#include "settings.h"

/* check.c and settings.c: arguments with many values, and those that many actions have. */

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
static const struct type short_type = {
    .name = "short_name", .doc = "a short name", .base = BASE_STRING, .length_min = 1, .length_max = 4, .until = '@'
};
static const struct type settings_type = { .name = "settings", .doc = "settings", .base = BASE_SETTINGS };

/* An action of our own, shaped like a generated one, whose arguments have many values. */
struct set_arguments {
    struct texts jails;
    struct texts words;
    struct slice release;
    struct texts settings;
};

static const struct argument set_list[] = {
    { .name = "jails",
      .type = &name_type,
      .offset = offsetof(struct set_arguments, jails),
      .optional = true,
      .list = true },
    { .name = "words",
      .type = &short_type,
      .offset = offsetof(struct set_arguments, words),
      .optional = true,
      .list = true,
      .split = true },
    { .name = "release", .type = &short_type, .offset = offsetof(struct set_arguments, release), .optional = true },
    { .name = "settings",
      .type = &settings_type,
      .offset = offsetof(struct set_arguments, settings),
      .optional = true },
};
static const struct action set = { .name = "set",
                                   .access = ACCESS_ADMIN,
                                   .arguments = set_list,
                                   .argument_count = ACTION_COUNT(set_list),
                                   .arguments_size = sizeof(struct set_arguments) };
static const struct action list = { .name = "list" };
static const struct action wipe = { .name = "wipe", .access = ACCESS_ADMIN };

static bool is_on_or_off(struct slice text)
{
    return slice_equal(text, slice_of("on")) || slice_equal(text, slice_of("off"));
}

static const struct type switch_type = {
    .name = "switch", .doc = "on or off", .base = BASE_STRING, .length_max = 3, .matches = is_on_or_off
};

/* Settings as two programs have them. */
static const struct setting settings[] = {
    { .name = "boot", .forms = { { .type = &switch_type }, { .type = &switch_type } } },
    { .name = "priority", .forms = { { .type = &number_type }, { .type = &number_type, .readonly = true } } },
    { .name = "note", .forms = { { .type = &text_type }, { .type = NULL } } },
};

static const struct setting *find_setting(struct slice name)
{
    for (size_t i = 0; i < ACTION_COUNT(settings); i++) {
        if (slice_equal(name, slice_of(settings[i].name)))
            return &settings[i];
    }
    return NULL;
}

static const struct dialect dialects[] = { { .name = "old" }, { .name = "new" } };
static const struct class class = { .namespace = "test",
                                    .name = "check",
                                    .dialects = dialects,
                                    .dialect_count = ACTION_COUNT(dialects),
                                    .setting = find_setting,
                                    .settings = settings,
                                    .setting_count = ACTION_COUNT(settings) };

static struct error error;
static struct set_arguments filled;

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

static struct value_item text_item(const char *text)
{
    return (struct value_item){ .kind = VALUE_STRING, .text = slice_of(text) };
}

static struct value_item setting_item(const char *name, const char *text)
{
    return (struct value_item){ .name = slice_of(name), .kind = VALUE_STRING, .text = slice_of(text) };
}

static struct value items_value(const char *name, enum value_kind kind, const struct value_item *items, size_t count)
{
    return (struct value){ .name = slice_of(name), .kind = kind, .items = items, .item_count = count };
}

/* Checks the arguments of the second action. */
static bool check_set(const struct dialect *dialect, const struct value *values, size_t count)
{
    memset(&filled, 0x55, sizeof(filled));
    return check_arguments(&class, dialect, &set, values, count, &filled, &error);
}

static void set_refuses(const struct dialect *dialect, struct value value, const char *argument, const char *detail)
{
    assert_false(check_set(dialect, &value, 1));
    assert_int_equal(error.code, ERROR_BAD_ARGUMENT);
    assert_string_equal(error.argument, argument);
    assert_string_equal(error.detail, detail);
}

static void assert_text(const struct text *text, const char *name, const char *value)
{
    assert_true(slice_equal(text->value, slice_of(value)));
    if (name == NULL)
        assert_null(text->name.data);
    else
        assert_true(slice_equal(text->name, slice_of(name)));
}

static void takes_a_list_or_one_string_for_it(void **state)
{
    const struct value_item items[] = { text_item("www"), text_item("db"), text_item("www") };
    struct value value = items_value("jails", VALUE_LIST, items, 3);

    (void)state;
    assert_true(check_set(dialects, &value, 1));
    assert_int_equal(filled.jails.count, 3);
    assert_text(&filled.jails.items[1], NULL, "db");
    assert_text(&filled.jails.items[2], NULL, "www");
    assert_int_equal(filled.words.count, 0);
    assert_int_equal(filled.settings.count, 0);
    value = text_value("jails", "only");
    assert_true(check_set(dialects, &value, 1));
    assert_int_equal(filled.jails.count, 1);
    assert_text(&filled.jails.items[0], NULL, "only");
}

static void refuses_a_list_with_anything_but_right_strings(void **state)
{
    const struct value_item bad[] = { text_item("www"), text_item("-x") };
    const struct value_item number[] = { text_item("www"), { .kind = VALUE_INTEGER, .text = slice_of("1") } };
    const struct value_item other[] = { { .kind = VALUE_OTHER } };
    static const char kind[] = "argument \"jails\" must be the UUID or tag of a jail, as a string or a list of strings";

    (void)state;
    set_refuses(dialects, items_value("jails", VALUE_LIST, bad, 2), "jails",
                "argument \"jails\" must be the UUID or tag of a jail");
    set_refuses(dialects, items_value("jails", VALUE_LIST, number, 2), "jails",
                "argument \"jails\" must be the UUID or tag of a jail, as strings");
    set_refuses(dialects, items_value("jails", VALUE_LIST, other, 1), "jails",
                "argument \"jails\" must be the UUID or tag of a jail, as strings");
    set_refuses(dialects, items_value("jails", VALUE_LIST, NULL, 0), "jails", kind);
    set_refuses(dialects, items_value("jails", VALUE_OBJECT, bad, 1), "jails", kind);
    set_refuses(dialects, integer_value("jails", 1), "jails", kind);
    set_refuses(dialects, boolean_value("jails", true), "jails", kind);
    set_refuses(dialects, text_value("jails", "www db"), "jails",
                "argument \"jails\" must be the UUID or tag of a jail");
}

static void refuses_one_value_too_many(void **state)
{
    struct value_item items[TEXTS_MAX + 1];
    struct value value = items_value("jails", VALUE_LIST, items, TEXTS_MAX);
    char words[2 * (TEXTS_MAX + 1) + 1] = "";

    (void)state;
    for (size_t i = 0; i <= TEXTS_MAX; i++) {
        items[i] = text_item("www");
        strcat(words, "a ");
    }
    assert_true(check_set(dialects, &value, 1));
    assert_int_equal(filled.jails.count, TEXTS_MAX);
    value.item_count++;
    set_refuses(dialects, value, "jails", "argument \"jails\" has more than 48 values");
    set_refuses(dialects, text_value("words", words), "words", "argument \"words\" has more than 48 values");
    value = text_value("words", words + 2);
    assert_true(check_set(dialects, &value, 1));
    assert_int_equal(filled.words.count, TEXTS_MAX);
}

static void cuts_one_string_into_words(void **state)
{
    const struct value_item items[] = { text_item("a b") };
    struct value value = text_value("words", "  ab  c ");

    (void)state;
    assert_true(check_set(dialects, &value, 1));
    assert_int_equal(filled.words.count, 2);
    assert_text(&filled.words.items[0], NULL, "ab");
    assert_text(&filled.words.items[1], NULL, "c");
    /* A list is cut already. */
    value = items_value("words", VALUE_LIST, items, 1);
    assert_true(check_set(dialects, &value, 1));
    assert_int_equal(filled.words.count, 1);
    assert_text(&filled.words.items[0], NULL, "a b");
    set_refuses(dialects, text_value("words", "  "), "words", "argument \"words\" must be a short name; it is empty");
    set_refuses(dialects, text_value("words", "ab abcde"), "words",
                "argument \"words\" must be a short name; it has 5 bytes, more than 4");
}

static void drops_what_stands_behind_the_end_of_a_value(void **state)
{
    const struct value_item items[] = { text_item("ab@cdefg"), text_item("c") };
    const struct value values[] = { text_value("release", "9.3@and more"), items_value("words", VALUE_LIST, items, 2) };

    (void)state;
    assert_true(check_set(dialects, values, 2));
    assert_true(slice_equal(filled.release, slice_of("9.3")));
    assert_text(&filled.words.items[0], NULL, "ab");
    set_refuses(dialects, text_value("release", "@x"), "release",
                "argument \"release\" must be a short name; it has 0 bytes and needs 1");
}

static void takes_settings_as_an_object_or_as_words(void **state)
{
    const struct value_item items[] = { setting_item("boot", "on"),
                                        { .name = slice_of("priority"), .kind = VALUE_INTEGER, .text = slice_of("7") },
                                        setting_item("note", "") };
    struct value value = items_value("settings", VALUE_OBJECT, items, 3);

    (void)state;
    assert_true(check_set(dialects, &value, 1));
    assert_int_equal(filled.settings.count, 3);
    assert_text(&filled.settings.items[0], "boot", "on");
    assert_text(&filled.settings.items[1], "priority", "7");
    assert_text(&filled.settings.items[2], "note", "");
    value = text_value("settings", " boot=off  note=a=b ");
    assert_true(check_set(dialects, &value, 1));
    assert_int_equal(filled.settings.count, 2);
    assert_text(&filled.settings.items[0], "boot", "off");
    assert_text(&filled.settings.items[1], "note", "a=b");
}

static void tells_every_setting_that_is_wrong(void **state)
{
    const struct value_item items[] = {
        setting_item("bot", "on"),       setting_item("boot", "maybe"),
        setting_item("priority", "1e1"), { .name = slice_of("note"), .kind = VALUE_OTHER },
        setting_item("qqq", "x"),
    };
    static const char all[] =
        "there is no setting \"bot\"; did you mean \"boot\"?; the setting \"boot\" must be on or off; "
        "the setting \"priority\" must be a number from 0 to 9; the setting \"note\" must be given as "
        "text or a number; there is no setting \"qqq\"";

    (void)state;
    set_refuses(dialects, items_value("settings", VALUE_OBJECT, items, 5), "settings", all);
    set_refuses(dialects, text_value("settings", "boot=on boot=off note"), "settings",
                "the setting \"boot\" is given twice; \"note\" has no \"=\"");
    set_refuses(dialects, text_value("settings", "=on"), "settings", "there is no setting \"\"");
}

static void refuses_numbers_as_settings_that_are_none(void **state)
{
    static const char *const bad[] = { "10", "-1", "", "+1", " 1", "1 ", "0x1", "99999999999999999999", "1.0" };
    const struct value_item good = setting_item("priority", "09");
    struct value value = items_value("settings", VALUE_OBJECT, &good, 1);

    (void)state;
    assert_true(check_set(dialects, &value, 1));
    for (size_t i = 0; i < ACTION_COUNT(bad); i++) {
        const struct value_item item = setting_item("priority", bad[i]);

        set_refuses(dialects, items_value("settings", VALUE_OBJECT, &item, 1), "settings",
                    "the setting \"priority\" must be a number from 0 to 9");
    }
}

static void knows_which_program_has_a_setting(void **state)
{
    const struct value value = text_value("settings", "priority=3");

    (void)state;
    assert_true(check_set(&dialects[0], &value, 1));
    set_refuses(&dialects[1], value, "settings", "the setting \"priority\" can only be read");
    set_refuses(&dialects[1], text_value("settings", "note=x"), "settings", "the new program has no setting \"note\"");
    /* Not the one that this program does not have. */
    set_refuses(&dialects[1], text_value("settings", "nota=x"), "settings", "there is no setting \"nota\"");
    set_refuses(&dialects[0], text_value("settings", "nota=x"), "settings",
                "there is no setting \"nota\"; did you mean \"note\"?");
}

static void refuses_settings_of_another_kind(void **state)
{
    const struct value_item items[] = { text_item("boot=on") };
    static const char kind[] = "argument \"settings\" must be an object of settings, or text of NAME=VALUE words";

    (void)state;
    set_refuses(dialects, items_value("settings", VALUE_LIST, items, 1), "settings", kind);
    set_refuses(dialects, integer_value("settings", 1), "settings", kind);
    set_refuses(dialects, boolean_value("settings", true), "settings", kind);
    set_refuses(dialects, (struct value){ .name = slice_of("settings"), .kind = VALUE_OTHER }, "settings", kind);
}

static void lets_unknown_settings_pass_unchecked(void **state)
{
    const struct value_item items[] = { setting_item("New_1", "any thing"), setting_item("boot", "on") };
    struct value values[] = { items_value("settings", VALUE_OBJECT, items, 2), boolean_value("unchecked", true) };

    (void)state;
    assert_true(check_set(dialects, values, 2));
    assert_int_equal(filled.settings.count, 2);
    assert_text(&filled.settings.items[0], "New_1", "any thing");
    values[1].integer = 0;
    assert_false(check_set(dialects, values, 2));
    assert_string_equal(error.detail, "there is no setting \"New_1\"");
    assert_false(check_set(dialects, values, 1));
}

/* Neither a name that would be another element, nor a value that cannot be read back, nor a wrong value of a known
 * one. */
static void checks_what_must_be_right_even_if_unchecked(void **state)
{
    static char large[SETTINGS_VALUE_MAX + 2];
    static char name[SETTINGS_NAME_MAX + 2];
    struct value_item items[] = { setting_item("-rf", "x"), setting_item("1a", "x"),      setting_item("", "x"),
                                  setting_item("a-b", "x"), setting_item("a", "b\nc"),    setting_item("b", large),
                                  setting_item(name, "x"),  setting_item("boot", "maybe") };
    struct value values[] = { items_value("settings", VALUE_OBJECT, items, 1), boolean_value("unchecked", true) };

    (void)state;
    memset(large, 'x', sizeof(large) - 1);
    memset(name, 'n', sizeof(name) - 1);
    items[5].text = slice_of(large);
    items[6].name = slice_of(name);
    for (size_t i = 0; i < ACTION_COUNT(items); i++) {
        values[0].items = &items[i];
        assert_false(check_set(dialects, values, 2));
        assert_int_equal(error.code, ERROR_BAD_ARGUMENT);
        assert_string_equal(error.argument, "settings");
    }
    items[5].text.length--;
    items[6].name.length--;
    values[0] = items_value("settings", VALUE_OBJECT, &items[5], 2);
    assert_true(check_set(dialects, values, 2));
}

static void refuses_more_settings_than_there_can_be(void **state)
{
    struct value_item items[TEXTS_MAX + 1];
    struct value values[] = { items_value("settings", VALUE_OBJECT, items, TEXTS_MAX),
                              boolean_value("unchecked", true) };
    char names[TEXTS_MAX + 1][8];

    (void)state;
    for (size_t i = 0; i <= TEXTS_MAX; i++) {
        snprintf(names[i], sizeof(names[i]), "n%zu", i);
        items[i] = setting_item(names[i], "x");
    }
    assert_true(check_set(dialects, values, 2));
    assert_int_equal(filled.settings.count, TEXTS_MAX);
    values[0].item_count++;
    assert_false(check_set(dialects, values, 2));
    assert_string_equal(error.detail, "there are more than 48 settings");
}

static void knows_the_arguments_that_many_actions_have(void **state)
{
    const struct value dry = boolean_value("dry_run", true);
    const struct value unchecked = boolean_value("unchecked", false);
    const struct value both[] = { unchecked, dry };

    (void)state;
    assert_true(check_set(dialects, both, 2));
    assert_true(check_flag(both, 2, CHECK_DRY_RUN));
    assert_false(check_flag(both, 2, CHECK_UNCHECKED));
    assert_false(check_flag(both, 1, CHECK_DRY_RUN));
    /* One that only reads has nothing to be kept from; one without settings none to let pass. */
    assert_false(check_arguments(&class, dialects, &list, &dry, 1, NULL, &error));
    assert_int_equal(error.code, ERROR_UNKNOWN_ARGUMENT);
    assert_string_equal(error.argument, "dry_run");
    assert_false(check_arguments(&class, dialects, &wipe, &unchecked, 1, NULL, &error));
    assert_int_equal(error.code, ERROR_UNKNOWN_ARGUMENT);
    assert_string_equal(error.argument, "unchecked");
}

static void refuses_these_of_another_kind(void **state)
{
    (void)state;
    set_refuses(dialects, text_value("dry_run", "true"), "dry_run",
                "argument \"dry_run\" must be true or false without quotes");
    set_refuses(dialects, integer_value("unchecked", 1), "unchecked",
                "argument \"unchecked\" must be true or false without quotes");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_a_list_or_one_string_for_it),
        cmocka_unit_test(refuses_a_list_with_anything_but_right_strings),
        cmocka_unit_test(refuses_one_value_too_many),
        cmocka_unit_test(cuts_one_string_into_words),
        cmocka_unit_test(drops_what_stands_behind_the_end_of_a_value),
        cmocka_unit_test(takes_settings_as_an_object_or_as_words),
        cmocka_unit_test(tells_every_setting_that_is_wrong),
        cmocka_unit_test(refuses_numbers_as_settings_that_are_none),
        cmocka_unit_test(knows_which_program_has_a_setting),
        cmocka_unit_test(refuses_settings_of_another_kind),
        cmocka_unit_test(lets_unknown_settings_pass_unchecked),
        cmocka_unit_test(checks_what_must_be_right_even_if_unchecked),
        cmocka_unit_test(refuses_more_settings_than_there_can_be),
        cmocka_unit_test(knows_the_arguments_that_many_actions_have),
        cmocka_unit_test(refuses_these_of_another_kind),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
