#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "settings.h"
#include "utf8.h"

/* A small class of our own, shaped like a generated one. */

static bool is_switch(struct slice text)
{
    return slice_equal(text, slice_of("on")) || slice_equal(text, slice_of("off"));
}

static const struct type switch_type = {
    .name = "switch", .doc = "on or off", .base = BASE_STRING, .length_max = 8, .matches = is_switch
};
static const struct type number_type = {
    .name = "number", .doc = "a number from -5 to 99", .base = BASE_INTEGER, .minimum = -5, .maximum = 99
};
static const struct type long_type = {
    .name = "long", .doc = "a number", .base = BASE_INTEGER, .minimum = INT64_MIN, .maximum = INT64_MAX
};
static const struct type text_type = { .name = "text", .doc = "at most 6 bytes", .base = BASE_STRING, .length_max = 6 };
static const struct type pair_type = {
    .name = "pair", .doc = "2 to 6 bytes", .base = BASE_STRING, .length_min = 2, .length_max = 6
};

static bool is_no_version(struct slice line)
{
    (void)line;
    return false;
}

static enum message is_no_message(struct slice line)
{
    (void)line;
    return MESSAGE_NONE;
}

static const struct dialect dialects[] = {
    { .name = "old", .version = is_no_version, .message = is_no_message },
    { .name = "new", .version = is_no_version, .message = is_no_message },
};

static const struct setting settings[] = {
    { .name = "boot", .forms = { { .type = &switch_type }, { .type = &switch_type } } },
    { .name = "priority", .forms = { { .type = &number_type }, { .type = &number_type } } },
    { .name = "notes", .forms = { { .type = &text_type }, { .type = &text_type } } },
    { .name = "tag", .forms = { { .type = &text_type }, { .type = NULL } } },
    { .name = "vnet", .forms = { { .type = NULL }, { .type = &switch_type } } },
    { .name = "state", .forms = { { .type = &text_type, .readonly = true }, { .type = &text_type } } },
};

static const struct setting *find_setting(struct slice name)
{
    for (size_t i = 0; i < ACTION_COUNT(settings); i++) {
        if (slice_equal(name, slice_of(settings[i].name)))
            return &settings[i];
    }
    return NULL;
}

static const struct class test_class = { .namespace = "test",
                                         .name = "jails",
                                         .dialects = dialects,
                                         .dialect_count = ACTION_COUNT(dialects),
                                         .setting = find_setting,
                                         .settings = settings,
                                         .setting_count = ACTION_COUNT(settings) };

static const struct type settings_type = { .name = "settings", .doc = "settings", .base = BASE_SETTINGS };
static const struct argument props = { .name = "props", .type = &settings_type, .optional = true };

enum {
    ITEMS_MAX = 128
};

/* An object of settings being made. */
struct object {
    struct value value;
    struct value_item items[ITEMS_MAX];
};

static struct object object;
static struct texts texts;
static struct error error;

static int forget(void **state)
{
    (void)state;
    memset(&object, 0, sizeof(object));
    memset(&texts, 0x55, sizeof(texts));
    memset(&error, 0, sizeof(error));
    object.value = (struct value){ .name = slice_of("props"), .kind = VALUE_OBJECT, .items = object.items };
    return 0;
}

static void give(const char *name, enum value_kind kind, struct slice text)
{
    assert_true(object.value.item_count < ITEMS_MAX);
    object.items[object.value.item_count++] = (struct value_item){ .name = slice_of(name), .kind = kind, .text = text };
}

static void give_text(const char *name, const char *text)
{
    give(name, VALUE_STRING, slice_of(text));
}

static bool check_object(const struct dialect *dialect, bool unchecked)
{
    return settings_check(&test_class, dialect, &props, &object.value, unchecked, &texts, &error);
}

static bool check_words(const char *words)
{
    const struct value value = { .name = slice_of("props"), .kind = VALUE_STRING, .text = slice_of(words) };

    return settings_check(&test_class, &dialects[0], &props, &value, false, &texts, &error);
}

static void assert_taken(size_t place, const char *name, const char *value)
{
    assert_true(place < texts.count);
    assert_true(slice_equal(texts.items[place].name, slice_of(name)));
    assert_true(slice_equal(texts.items[place].value, slice_of(value)));
    assert_non_null(texts.items[place].value.data);
}

static void assert_refused(bool taken, const char *detail)
{
    assert_false(taken);
    assert_int_equal(error.code, ERROR_BAD_ARGUMENT);
    assert_string_equal(error.argument, "props");
    assert_string_equal(error.detail, detail);
}

/* Gives one setting alone. */
static bool check_one(const char *name, const char *text)
{
    void *state = NULL;

    forget(&state);
    give_text(name, text);
    return check_object(&dialects[0], false);
}

static bool check_unchecked(const char *name, struct slice text)
{
    void *state = NULL;

    forget(&state);
    give(name, VALUE_STRING, text);
    return check_object(&dialects[0], true);
}

static void takes_an_object_of_names_and_values(void **state)
{
    (void)state;
    give_text("notes", "a b");
    give_text("boot", "on");
    assert_true(check_object(&dialects[0], false));
    assert_int_equal(texts.count, 2);
    assert_taken(0, "notes", "a b");
    assert_taken(1, "boot", "on");
    /* Borrowed, not copied. */
    assert_ptr_equal(texts.items[0].value.data, object.items[0].text.data);
}

static void takes_text_of_words(void **state)
{
    (void)state;
    assert_true(check_words("  boot=off   priority=7 notes=a=b= "));
    assert_int_equal(texts.count, 3);
    assert_taken(0, "boot", "off");
    assert_taken(1, "priority", "7");
    assert_taken(2, "notes", "a=b=");
}

static void takes_no_settings_at_all(void **state)
{
    (void)state;
    assert_true(check_object(&dialects[0], false));
    assert_int_equal(texts.count, 0);
    assert_true(check_words(""));
    assert_int_equal(texts.count, 0);
    assert_true(check_words("   "));
    assert_int_equal(texts.count, 0);
}

static void refuses_no_settings_where_they_must_be_given(void **state)
{
    const struct argument needed = { .name = "props", .type = &settings_type };

    (void)state;
    assert_false(settings_check(&test_class, &dialects[0], &needed, &object.value, true, &texts, &error));
    assert_int_equal(error.code, ERROR_BAD_ARGUMENT);
    assert_string_equal(error.argument, "props");
    assert_string_equal(error.detail, "argument \"props\" must be settings; it is empty");
    give_text("boot", "on");
    assert_true(settings_check(&test_class, &dialects[0], &needed, &object.value, true, &texts, &error));
}

static void takes_an_empty_value_where_the_type_does(void **state)
{
    (void)state;
    assert_true(check_words("notes="));
    assert_taken(0, "notes", "");
    assert_true(check_one("notes", ""));
    assert_taken(0, "notes", "");
    assert_refused(check_words("boot="), "the setting \"boot\" must be on or off");
}

static void takes_a_number_as_a_number_and_as_text(void **state)
{
    static const char *const right[] = { "0", "99", "-5", "007", "-0" };

    (void)state;
    give("priority", VALUE_INTEGER, slice_of("42"));
    assert_true(check_object(&dialects[0], false));
    assert_taken(0, "priority", "42");
    for (size_t i = 0; i < ACTION_COUNT(right); i++) {
        assert_true(check_one("priority", right[i]));
        assert_taken(0, "priority", right[i]);
    }
}

static void refuses_what_is_no_number_in_range(void **state)
{
    static const char *const wrong[] = {
        "",
        "-",
        "100",
        "-6",
        "+1",
        " 1",
        "1 ",
        "1x",
        "0x1",
        "1.0",
        "one",
        "9223372036854775808",
        "99999999999999999999999",
    };

    (void)state;
    for (size_t i = 0; i < ACTION_COUNT(wrong); i++) {
        if (check_one("priority", wrong[i]))
            fail_msg("\"%s\" was taken", wrong[i]);
        assert_refused(false, "the setting \"priority\" must be a number from -5 to 99");
    }
}

static void knows_the_limits_of_a_type(void **state)
{
    (void)state;
    assert_true(settings_fits(&long_type, slice_of("9223372036854775807")));
    assert_true(settings_fits(&long_type, slice_of("-9223372036854775808")));
    assert_false(settings_fits(&long_type, slice_of("9223372036854775808")));
    assert_false(settings_fits(&long_type, slice_of("-9223372036854775809")));
    assert_false(settings_fits(&long_type, (struct slice){ "1\0002", 3 }));
    assert_false(settings_fits(&pair_type, slice_of("a")));
    assert_true(settings_fits(&pair_type, slice_of("ab")));
    assert_true(settings_fits(&pair_type, slice_of("abcdef")));
    assert_false(settings_fits(&pair_type, slice_of("abcdefg")));
    assert_true(settings_fits(&switch_type, slice_of("off")));
    assert_false(settings_fits(&switch_type, slice_of("Off")));
}

static void refuses_a_setting_that_there_is_not(void **state)
{
    (void)state;
    assert_refused(check_one("colour", "red"), "there is no setting \"colour\"");
    assert_refused(check_one("", "red"), "there is no setting \"\"");
    assert_refused(check_words("=red"), "there is no setting \"\"");
}

static void names_the_setting_that_a_mistyped_one_is_near_to(void **state)
{
    (void)state;
    assert_refused(check_one("prioritiy", "1"), "there is no setting \"prioritiy\"; did you mean \"priority\"?");
    assert_refused(check_one("boots", "on"), "there is no setting \"boots\"; did you mean \"boot\"?");
    /* But none that this program does not have. */
    assert_refused(check_one("vmet", "on"), "there is no setting \"vmet\"");
}

static void refuses_a_setting_that_only_another_program_has(void **state)
{
    (void)state;
    assert_refused(check_one("vnet", "on"), "the old program has no setting \"vnet\"");
    assert_true(check_object(&dialects[1], false));
    forget(state);
    give_text("tag", "www");
    assert_refused(check_object(&dialects[1], false), "the new program has no setting \"tag\"");
}

static void refuses_a_setting_that_can_only_be_read(void **state)
{
    (void)state;
    assert_refused(check_one("state", "up"), "the setting \"state\" can only be read");
    assert_true(check_object(&dialects[1], false));
}

static void refuses_a_setting_given_twice(void **state)
{
    (void)state;
    assert_refused(check_words("boot=on notes=x boot=on"), "the setting \"boot\" is given twice");
    give_text("boot", "on");
    give_text("boot", "off");
    assert_refused(check_object(&dialects[0], false), "the setting \"boot\" is given twice");
}

static void refuses_a_word_without_an_equals_sign(void **state)
{
    (void)state;
    assert_refused(check_words("boot=on notes"), "\"notes\" has no \"=\"");
}

static void tells_all_faults_in_one_message(void **state)
{
    (void)state;
    give_text("boot", "maybe");
    give_text("notes", "fine");
    give_text("prioritiy", "1");
    give("priority", VALUE_OTHER, slice_of(NULL));
    give_text("vnet", "on");
    give_text("state", "up");
    give_text("notes", "again");
    assert_refused(check_object(&dialects[0], false), "the setting \"boot\" must be on or off; "
                                                      "there is no setting \"prioritiy\"; did you mean \"priority\"?; "
                                                      "the setting \"priority\" must be given as text or a number; "
                                                      "the old program has no setting \"vnet\"; "
                                                      "the setting \"state\" can only be read; "
                                                      "the setting \"notes\" is given twice");
}

static void cuts_a_message_of_too_many_faults(void **state)
{
    (void)state;
    for (size_t i = 0; i < TEXTS_MAX; i++)
        give_text("state", "\342\202\254");
    assert_false(check_object(&dialects[0], false));
    assert_int_equal(strlen(error.detail), ERROR_DETAIL_MAX - 1);
    forget(state);
    /* A long name of the euro sign, which is not cut within. */
    for (size_t i = 0; i < TEXTS_MAX; i++)
        give_text("\342\202\254\342\202\254\342\202\254\342\202\254\342\202\254\342\202\254\342\202\254\342\202\254"
                  "\342\202\254\342\202\254\342\202\254\342\202\254\342\202\254\342\202\254\342\202\254\342\202\254"
                  "\342\202\254\342\202\254\342\202\254\342\202\254\342\202\254\342\202\254\342\202\254\342\202\254",
                  "x");
    assert_false(check_object(&dialects[0], false));
    assert_in_range(strlen(error.detail), 1, ERROR_DETAIL_MAX - 1);
    for (const char *at = error.detail; *at != '\0'; at += utf8_printable(at))
        assert_true(utf8_printable(at) > 0);
}

static void refuses_any_other_kind_of_value(void **state)
{
    const enum value_kind kinds[] = { VALUE_INTEGER, VALUE_BOOLEAN, VALUE_LIST, VALUE_OTHER };

    (void)state;
    for (size_t i = 0; i < ACTION_COUNT(kinds); i++) {
        object.value.kind = kinds[i];
        assert_refused(check_object(&dialects[0], false),
                       "argument \"props\" must be an object of settings, or text of NAME=VALUE words");
        assert_int_equal(texts.count, 0);
    }
}

static void refuses_a_member_that_is_neither_text_nor_a_number(void **state)
{
    (void)state;
    give("boot", VALUE_OTHER, slice_of(NULL));
    assert_refused(check_object(&dialects[0], false), "the setting \"boot\" must be given as text or a number");
}

static void lets_an_unknown_setting_pass_where_that_is_asked_for(void **state)
{
    static const char *const names[] = { "colour", "_x", "A1_b", "aZzA", "z", "Z9" };

    (void)state;
    for (size_t i = 0; i < ACTION_COUNT(names); i++) {
        assert_true(check_unchecked(names[i], slice_of("any text, \303\266 too")));
        assert_taken(0, names[i], "any text, \303\266 too");
    }
    assert_true(check_unchecked("colour", slice_of("")));
}

static void limits_the_name_of_an_unknown_setting(void **state)
{
    static const char *const names[] = { "1a", "a-b", "a b", "a.b", "a=b", "-f", "\303\266" };
    char name[SETTINGS_NAME_MAX + 2] = "";
    char detail[SETTINGS_NAME_MAX + 64];

    (void)state;
    for (size_t i = 0; i < ACTION_COUNT(names); i++) {
        snprintf(detail, sizeof(detail), "\"%s\" cannot be the name of a setting", names[i]);
        assert_refused(check_unchecked(names[i], slice_of("x")), detail);
    }
    assert_refused(check_unchecked("", slice_of("x")), "\"\" cannot be the name of a setting");
    memset(name, 'n', SETTINGS_NAME_MAX);
    assert_true(check_unchecked(name, slice_of("x")));
    name[SETTINGS_NAME_MAX] = 'n';
    assert_false(check_unchecked(name, slice_of("x")));
}

static void limits_the_value_of_an_unknown_setting(void **state)
{
    static const struct slice wrong[] = { { "a\nb", 3 }, { "a\tb", 3 }, { "a\0b", 3 }, { "a\177", 2 }, { "\33[m", 3 } };
    char value[SETTINGS_VALUE_MAX + 2] = "";

    (void)state;
    for (size_t i = 0; i < ACTION_COUNT(wrong); i++)
        assert_refused(check_unchecked("colour", wrong[i]), "the setting \"colour\" must be one line of text");
    memset(value, 'v', SETTINGS_VALUE_MAX);
    assert_true(check_unchecked("colour", slice_of(value)));
    value[SETTINGS_VALUE_MAX] = 'v';
    assert_refused(check_unchecked("colour", slice_of(value)), "the setting \"colour\" must be one line of text");
}

static void checks_the_known_settings_among_unknown_ones(void **state)
{
    (void)state;
    assert_refused(check_unchecked("boot", slice_of("x")), "the setting \"boot\" must be on or off");
    assert_refused(check_unchecked("state", slice_of("x")), "the setting \"state\" can only be read");
    assert_refused(check_unchecked("vnet", slice_of("x")), "the old program has no setting \"vnet\"");
    assert_true(check_unchecked("boot", slice_of("on")));
}

static void takes_only_so_many_settings(void **state)
{
    static char names[TEXTS_MAX + 1][8];

    (void)state;
    for (int i = 0; i < TEXTS_MAX; i++) {
        snprintf(names[i], sizeof(names[i]), "s%d", i);
        give_text(names[i], "x");
    }
    assert_true(check_object(&dialects[0], true));
    assert_int_equal(texts.count, TEXTS_MAX);
    give_text("one_more", "x");
    assert_refused(check_object(&dialects[0], true), "there are more than 48 settings");
    /* Said once. */
    give_text("two_more", "x");
    assert_refused(check_object(&dialects[0], true), "there are more than 48 settings");
    assert_int_equal(texts.count, TEXTS_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(takes_an_object_of_names_and_values, forget),
        cmocka_unit_test_setup(takes_text_of_words, forget),
        cmocka_unit_test_setup(takes_no_settings_at_all, forget),
        cmocka_unit_test_setup(refuses_no_settings_where_they_must_be_given, forget),
        cmocka_unit_test_setup(takes_an_empty_value_where_the_type_does, forget),
        cmocka_unit_test_setup(takes_a_number_as_a_number_and_as_text, forget),
        cmocka_unit_test_setup(refuses_what_is_no_number_in_range, forget),
        cmocka_unit_test_setup(knows_the_limits_of_a_type, forget),
        cmocka_unit_test_setup(refuses_a_setting_that_there_is_not, forget),
        cmocka_unit_test_setup(names_the_setting_that_a_mistyped_one_is_near_to, forget),
        cmocka_unit_test_setup(refuses_a_setting_that_only_another_program_has, forget),
        cmocka_unit_test_setup(refuses_a_setting_that_can_only_be_read, forget),
        cmocka_unit_test_setup(refuses_a_setting_given_twice, forget),
        cmocka_unit_test_setup(refuses_a_word_without_an_equals_sign, forget),
        cmocka_unit_test_setup(tells_all_faults_in_one_message, forget),
        cmocka_unit_test_setup(cuts_a_message_of_too_many_faults, forget),
        cmocka_unit_test_setup(refuses_any_other_kind_of_value, forget),
        cmocka_unit_test_setup(refuses_a_member_that_is_neither_text_nor_a_number, forget),
        cmocka_unit_test_setup(lets_an_unknown_setting_pass_where_that_is_asked_for, forget),
        cmocka_unit_test_setup(limits_the_name_of_an_unknown_setting, forget),
        cmocka_unit_test_setup(limits_the_value_of_an_unknown_setting, forget),
        cmocka_unit_test_setup(checks_the_known_settings_among_unknown_ones, forget),
        cmocka_unit_test_setup(takes_only_so_many_settings, forget),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
