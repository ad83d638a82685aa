#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "step.h"

/* Small actions of our own, shaped like generated ones, for two programs. */
struct act_arguments {
    struct slice jail;
    struct slice prop;
    struct slice release;
    int64_t count;
    bool has_count;
    bool force;
    bool has_force;
    struct texts names;
    struct texts props;
};

#define FIELD(field) .offset = offsetof(struct act_arguments, field)

enum {
    JAIL,
    PROP,
    RELEASE,
    COUNT,
    FORCE,
    NAMES,
    PROPS,
    ARGUMENTS
};

static const struct type text_type = { .name = "text", .base = BASE_STRING, .length_max = 100 };
static const struct type number_type = { .name = "number", .base = BASE_INTEGER };
static const struct type flag_type = { .name = "flag", .base = BASE_BOOLEAN };
static const struct type settings_type = { .name = "settings", .base = BASE_SETTINGS };

static const struct argument arguments[ARGUMENTS] = {
    [JAIL] = { .name = "jail", .type = &text_type, FIELD(jail), .optional = true },
    [PROP] = { .name = "prop", .type = &text_type, FIELD(prop), .optional = true },
    [RELEASE] = { .name = "release", .type = &text_type, FIELD(release), .optional = true },
    [COUNT] = { .name = "count",
                .type = &number_type,
                FIELD(count),
                .has_offset = offsetof(struct act_arguments, has_count),
                .optional = true },
    [FORCE] = { .name = "force",
                .type = &flag_type,
                FIELD(force),
                .has_offset = offsetof(struct act_arguments, has_force),
                .optional = true },
    [NAMES] = { .name = "names", .type = &text_type, FIELD(names), .optional = true, .list = true },
    [PROPS] = { .name = "props", .type = &settings_type, FIELD(props), .optional = true },
};

static const struct dialect dialects[] = { { .name = "old" }, { .name = "new" } };
static const struct dialect *const old = &dialects[0];
static const struct dialect *const new = &dialects[1];

enum {
    ALL_OF_JAIL,
    PROP_OF_JAIL,
    RELEASE_OF_OLD,
    THREE_OF_NEW,
    JAIL_ALONE,
    MODES
};

static const struct mode modes[MODES] = {
    [ALL_OF_JAIL] = { .when = { &arguments[JAIL], &arguments[PROP] }, .when_value = { NULL, "all" } },
    [PROP_OF_JAIL] = { .dialect = &dialects[1],
                       .when = { &arguments[JAIL], &arguments[PROP] },
                       .unused = { &arguments[RELEASE], &arguments[FORCE], &arguments[NAMES] } },
    [RELEASE_OF_OLD] = { .dialect = &dialects[0], .when = { &arguments[RELEASE] } },
    [THREE_OF_NEW] = { .dialect = &dialects[1], .when = { &arguments[COUNT] }, .when_value = { "3" } },
    [JAIL_ALONE] = { .when = { &arguments[JAIL] } },
};

static const struct action act = {
    .name = "act", .arguments = arguments, .argument_count = ARGUMENTS, .modes = modes, .mode_count = MODES
};

/* What only one program can do at all. */
static const struct action only = { .name = "only",
                                    .modes = &(const struct mode){ .dialect = &dialects[0] },
                                    .mode_count = 1 };

/* What needs one of two arguments, neither of them the first. */
static const struct mode late_modes[] = { { .when = { &arguments[RELEASE] } }, { .when = { &arguments[COUNT] } } };
static const struct action late = { .name = "late",
                                    .arguments = arguments,
                                    .argument_count = ARGUMENTS,
                                    .modes = late_modes,
                                    .mode_count = ACTION_COUNT(late_modes) };

static const struct mode both_modes[] = { { .when = { &arguments[JAIL], &arguments[PROP] } } };
static const struct action both = { .name = "both",
                                    .arguments = arguments,
                                    .argument_count = ARGUMENTS,
                                    .modes = both_modes,
                                    .mode_count = ACTION_COUNT(both_modes) };

static struct act_arguments given;
static struct error error;

static int forget(void **state)
{
    (void)state;
    memset(&given, 0, sizeof(given));
    memset(&error, 0, sizeof(error));
    return 0;
}

static void give_names(void)
{
    given.names.items[0] = (struct text){ .value = slice_of("a") };
    given.names.items[1] = (struct text){ .value = slice_of("b c") };
    given.names.count = 2;
}

static void give_props(void)
{
    given.props.items[0] = (struct text){ slice_of("boot"), slice_of("on") };
    given.props.items[1] = (struct text){ slice_of("notes"), slice_of("a=b c") };
    given.props.count = 2;
}

static void assert_mode(const struct dialect *dialect, size_t mode)
{
    const struct mode *found = step_mode(&act, dialect, &given, &error);

    if (found == NULL)
        fail_msg("%s", error.detail);
    assert_int_equal(found - modes, mode);
}

static void assert_no_mode(const struct dialect *dialect, enum error_code code, const char *argument,
                           const char *detail)
{
    assert_null(step_mode(&act, dialect, &given, &error));
    assert_int_equal(error.code, code);
    assert_string_equal(error.argument, argument);
    assert_string_equal(error.detail, detail);
}

static void takes_the_first_mode_that_fits(void **state)
{
    (void)state;
    given.jail = slice_of("www");
    assert_mode(old, JAIL_ALONE);
    assert_mode(new, JAIL_ALONE);
    given.prop = slice_of("boot");
    assert_mode(new, PROP_OF_JAIL);
    given.prop = slice_of("all");
    assert_mode(new, ALL_OF_JAIL);
    assert_mode(old, ALL_OF_JAIL);
}

static void passes_over_the_modes_of_other_programs(void **state)
{
    (void)state;
    given.jail = slice_of("www");
    given.prop = slice_of("boot");
    assert_mode(old, JAIL_ALONE);
    given.release = slice_of("13.2");
    assert_mode(old, RELEASE_OF_OLD);
}

static void compares_a_value_with_the_one_that_a_mode_wants(void **state)
{
    (void)state;
    given.jail = slice_of("www");
    given.prop = slice_of("al");
    assert_mode(new, PROP_OF_JAIL);
    given.prop = slice_of("");
    assert_mode(new, PROP_OF_JAIL);
    given.prop = slice_of(NULL);
    given.has_count = true;
    given.count = 3;
    assert_mode(new, THREE_OF_NEW);
    given.count = 33;
    assert_mode(new, JAIL_ALONE);
}

static void says_that_only_another_program_can_do_it(void **state)
{
    (void)state;
    given.release = slice_of("13.2");
    assert_no_mode(new, ERROR_OTHER_DIALECT, "",
                   "\"act\" can be done by the old program only, and this host has the new one");
    assert_null(step_mode(&only, new, &given, &error));
    assert_int_equal(error.code, ERROR_OTHER_DIALECT);
    assert_ptr_equal(step_mode(&only, old, &given, &error), only.modes);
}

static void names_the_argument_that_is_missing(void **state)
{
    (void)state;
    assert_no_mode(old, ERROR_MISSING_ARGUMENT, "jail", "this action needs the argument \"jail\"");
    assert_no_mode(new, ERROR_MISSING_ARGUMENT, "jail", "this action needs the argument \"jail\"");
    /* No other program could do anything with it either. */
    given.prop = slice_of("boot");
    assert_no_mode(old, ERROR_MISSING_ARGUMENT, "jail", "this action needs the argument \"jail\"");
    assert_null(step_mode(&late, old, &given, &error));
    assert_int_equal(error.code, ERROR_MISSING_ARGUMENT);
    assert_string_equal(error.argument, "count");
    assert_string_equal(error.detail, "this action needs the argument \"count\"");
}

static void names_no_argument_as_missing_that_was_given(void **state)
{
    (void)state;
    given.jail = slice_of("www");
    assert_null(step_mode(&both, old, &given, &error));
    assert_int_equal(error.code, ERROR_MISSING_ARGUMENT);
    assert_string_equal(error.argument, "prop");
}

static void refuses_an_argument_that_would_be_passed_over(void **state)
{
    (void)state;
    given.jail = slice_of("www");
    given.prop = slice_of("boot");
    give_names();
    assert_no_mode(new, ERROR_BAD_ARGUMENT, "names",
                   "\"act\" cannot use the argument \"names\" with these others and the new program");
    given.names.count = 0;
    given.has_force = true;
    assert_mode(new, PROP_OF_JAIL);
    given.force = true;
    assert_no_mode(new, ERROR_BAD_ARGUMENT, "force",
                   "\"act\" cannot use the argument \"force\" with these others and the new program");
    given.release = slice_of("");
    assert_no_mode(new, ERROR_BAD_ARGUMENT, "release",
                   "\"act\" cannot use the argument \"release\" with these others and the new program");
}

static void runs_once_or_once_for_each_value(void **state)
{
    const struct step once = { .program = NULL };
    const struct step each = { .each = &arguments[NAMES] };
    const struct step each_setting = { .each = &arguments[PROPS] };

    (void)state;
    assert_int_equal(step_turns(&once, &given), 1);
    assert_int_equal(step_turns(&each, &given), 0);
    give_names();
    give_props();
    given.props.count = 1;
    assert_int_equal(step_turns(&once, &given), 1);
    assert_int_equal(step_turns(&each, &given), 2);
    assert_int_equal(step_turns(&each_setting, &given), 1);
}

static void guards_only_what_was_given(void **state)
{
    const struct guard guard = { .alone = false };
    const struct step step = { .guard = &guard, .guarded = &arguments[JAIL], .each = &arguments[NAMES] };

    (void)state;
    give_names();
    assert_int_equal(step_turns(&step, &given), 0);
    given.jail = slice_of("www");
    assert_int_equal(step_turns(&step, &given), 1);
}

/* Compares the arguments, each followed by a |. */
static void assert_vector(const struct step *step, size_t turn, const char *expected)
{
    char got[256] = "";
    struct argv argv;

    argv_init(&argv);
    assert_true(argv_add(&argv, slice_of("/iocage"), &error));
    if (!step_argv(step, &given, turn, &argv, &error))
        fail_msg("%s", error.detail);
    assert_string_equal(argv.elements[0], "/iocage");
    assert_null(argv.elements[argv.count]);
    for (size_t i = 1; i < argv.count; i++)
        snprintf(got + strlen(got), sizeof(got) - strlen(got), "%s|", argv.elements[i]);
    assert_string_equal(got, expected);
}

static void fills_the_places_of_a_command(void **state)
{
    const struct piece run[] = {
        { .text = "get" }, { .argument = &arguments[PROP] }, { .argument = &arguments[COUNT] },
        { .text = "--" },  { .argument = &arguments[JAIL] },
    };
    const struct step step = { .run = run, .run_count = ACTION_COUNT(run) };

    (void)state;
    given.jail = slice_of("a jail; $x");
    given.prop = slice_of("");
    given.has_count = true;
    given.count = -7;
    assert_vector(&step, 0, "get||-7|--|a jail; $x|");
}

static void leaves_out_what_was_not_given(void **state)
{
    const struct piece run[] = {
        { .text = "create" },
        { .text = "-f", .when = &arguments[FORCE] },
        { .text = "-n", .when = &arguments[JAIL] },
        { .argument = &arguments[JAIL], .when = &arguments[JAIL] },
        { .argument = &arguments[RELEASE] },
        { .argument = &arguments[NAMES] },
        { .argument = &arguments[PROPS] },
    };
    const struct step step = { .run = run, .run_count = ACTION_COUNT(run) };

    (void)state;
    given.has_force = true;
    assert_vector(&step, 0, "create|");
    given.force = true;
    given.jail = slice_of("www");
    assert_vector(&step, 0, "create|-f|-n|www|");
}

static void joins_pieces_to_one_argument(void **state)
{
    const struct piece run[] = {
        { .text = "tag=" },
        { .argument = &arguments[JAIL], .joined = true },
        { .argument = &arguments[JAIL] },
        { .text = "@", .joined = true },
        { .argument = &arguments[RELEASE], .joined = true },
        { .text = "n" },
        { .argument = &arguments[COUNT], .joined = true },
        { .text = "!", .joined = true },
    };
    const struct step step = { .run = run, .run_count = ACTION_COUNT(run) };

    (void)state;
    given.jail = slice_of("www");
    given.release = slice_of("13.2");
    given.has_count = true;
    assert_vector(&step, 0, "tag=www|www@13.2|n0!|");
    /* All of it or none. */
    given.release = slice_of(NULL);
    assert_vector(&step, 0, "tag=www|n0!|");
    given.jail = slice_of(NULL);
    given.has_count = false;
    assert_vector(&step, 0, "");
}

static void leaves_out_a_whole_argument_if_one_of_its_pieces_needs_what_is_not_there(void **state)
{
    const struct piece run[] = {
        { .text = "a" },
        { .text = "b", .joined = true, .when = &arguments[FORCE] },
        { .text = "c", .joined = true },
        { .text = "d" },
    };
    const struct step step = { .run = run, .run_count = ACTION_COUNT(run) };

    (void)state;
    assert_vector(&step, 0, "d|");
    given.has_force = true;
    given.force = true;
    assert_vector(&step, 0, "abc|d|");
}

static void gives_each_value_of_a_list_an_argument_of_its_own(void **state)
{
    const struct piece run[] = { { .text = "exec" }, { .argument = &arguments[NAMES] }, { .text = "end" } };
    const struct step step = { .run = run, .run_count = ACTION_COUNT(run) };

    (void)state;
    give_names();
    assert_vector(&step, 0, "exec|a|b c|end|");
}

static void gives_each_setting_as_name_and_value(void **state)
{
    const struct piece run[] = { { .text = "set" },
                                 { .argument = &arguments[PROPS] },
                                 { .argument = &arguments[JAIL] } };
    const struct step step = { .run = run, .run_count = ACTION_COUNT(run) };

    (void)state;
    give_props();
    given.jail = slice_of("www");
    assert_vector(&step, 0, "set|boot=on|notes=a=b c|www|");
}

static void gives_each_turn_its_own_value(void **state)
{
    const struct piece run[] = {
        { .text = "fetch" },
        { .text = "release=" },
        { .argument = &arguments[NAMES], .joined = true },
        { .argument = &arguments[PROPS] },
    };
    const struct step step = { .run = run, .run_count = ACTION_COUNT(run), .each = &arguments[NAMES] };
    const struct step settings = { .run = &run[3], .run_count = 1, .each = &arguments[PROPS] };

    (void)state;
    give_names();
    give_props();
    assert_vector(&step, 0, "fetch|release=a|boot=on|notes=a=b c|");
    assert_vector(&step, 1, "fetch|release=b c|boot=on|notes=a=b c|");
    assert_vector(&settings, 0, "boot=on|");
    assert_vector(&settings, 1, "notes=a=b c|");
}

static void joins_a_setting_to_the_text_before_it(void **state)
{
    const struct piece run[] = { { .text = "--" }, { .argument = &arguments[PROPS], .joined = true } };
    const struct step step = { .run = run, .run_count = ACTION_COUNT(run), .each = &arguments[PROPS] };

    (void)state;
    give_props();
    assert_vector(&step, 0, "--boot=on|");
    assert_vector(&step, 1, "--notes=a=b c|");
}

static void refuses_what_does_not_fit_into_a_vector(void **state)
{
    const struct piece run[] = { { .text = "get" }, { .argument = &arguments[JAIL] } };
    const struct step step = { .run = run, .run_count = ACTION_COUNT(run) };
    struct argv argv;

    (void)state;
    argv_init(&argv);
    given.jail = (struct slice){ .data = "a\0b", .length = 3 };
    assert_false(step_argv(&step, &given, 0, &argv, &error));
    assert_int_equal(error.code, ERROR_BAD_ARGUMENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(takes_the_first_mode_that_fits, forget),
        cmocka_unit_test_setup(passes_over_the_modes_of_other_programs, forget),
        cmocka_unit_test_setup(compares_a_value_with_the_one_that_a_mode_wants, forget),
        cmocka_unit_test_setup(says_that_only_another_program_can_do_it, forget),
        cmocka_unit_test_setup(names_the_argument_that_is_missing, forget),
        cmocka_unit_test_setup(names_no_argument_as_missing_that_was_given, forget),
        cmocka_unit_test_setup(refuses_an_argument_that_would_be_passed_over, forget),
        cmocka_unit_test_setup(runs_once_or_once_for_each_value, forget),
        cmocka_unit_test_setup(guards_only_what_was_given, forget),
        cmocka_unit_test_setup(fills_the_places_of_a_command, forget),
        cmocka_unit_test_setup(leaves_out_what_was_not_given, forget),
        cmocka_unit_test_setup(joins_pieces_to_one_argument, forget),
        cmocka_unit_test_setup(leaves_out_a_whole_argument_if_one_of_its_pieces_needs_what_is_not_there, forget),
        cmocka_unit_test_setup(gives_each_value_of_a_list_an_argument_of_its_own, forget),
        cmocka_unit_test_setup(gives_each_setting_as_name_and_value, forget),
        cmocka_unit_test_setup(gives_each_turn_its_own_value, forget),
        cmocka_unit_test_setup(joins_a_setting_to_the_text_before_it, forget),
        cmocka_unit_test_setup(refuses_what_does_not_fit_into_a_vector, forget),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
