#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "order.h"

/* Which command it is that an order asks for. */

static const struct type name_type = { .name = "name", .doc = "a name", .base = BASE_STRING, .length_max = 100 };
static const struct dialect dialects[] = { { .name = "old" }, { .name = "new" } };
static const struct output text = { .name = "text", .kind = OUTPUT_TEXT };

/* An action of three commands, of which the second runs once for each value and the third is another program. */
struct wipe_arguments {
    struct texts snapshots;
};

static const struct argument wipe_list[] = {
    { .name = "snapshots",
      .type = &name_type,
      .offset = offsetof(struct wipe_arguments, snapshots),
      .optional = true,
      .list = true },
};
static const struct piece list_run[] = { { .text = "list" } };
static const struct piece wipe_run[] = { { .text = "wipe" },
                                         { .text = "-s" },
                                         { .argument = &wipe_list[0] },
                                         { .text = "@" },
                                         { .argument = &wipe_list[0], .joined = true } };
static const struct piece other_run[] = { { .text = "help" } };
static const struct step wipe_steps[] = {
    { .run = list_run, .run_count = ACTION_COUNT(list_run), .output = &text },
    { .run = wipe_run, .run_count = ACTION_COUNT(wipe_run), .output = &text, .each = &wipe_list[0] },
    { .program = "other", .run = other_run, .run_count = ACTION_COUNT(other_run), .output = &text },
};
static const struct mode wipe_modes[] = {
    { .dialect = &dialects[1], .when = { &wipe_list[0] }, .steps = wipe_steps, .step_count = ACTION_COUNT(wipe_steps) },
};
static const struct action wipe = { .name = "wipe",
                                    .arguments = wipe_list,
                                    .argument_count = 1,
                                    .arguments_size = sizeof(struct wipe_arguments),
                                    .modes = wipe_modes,
                                    .mode_count = 1,
                                    .seconds = 30 };

static const char *const version[] = { "--version", "-q", NULL };
static const struct program programs[] = { { .name = "other", .path = "/sbin/other" } };
static const struct class class = { .namespace = "test",
                                    .name = "order",
                                    .dialects = dialects,
                                    .dialect_count = 2,
                                    .version = version,
                                    .programs = programs,
                                    .program_count = 1 };

static const struct value_item items[] = { { .kind = VALUE_STRING, .text = { "a b", 3 } },
                                           { .kind = VALUE_STRING, .text = { "c", 1 } } };
static const struct value snapshots = {
    .name = { "snapshots", 9 }, .kind = VALUE_LIST, .items = items, .item_count = 2
};

static struct error error;

/* Builds a command and writes its elements to a static text, each with a | behind it. NULL with the error. */
static const char *build(const struct order_table *table, const struct order *order)
{
    static struct argv argv;
    static char line[4096];

    if (!order_argv(table, order, &argv, &error))
        return NULL;
    assert_null(argv.elements[argv.count]);
    line[0] = '\0';
    for (size_t i = 0; i < argv.count; i++) {
        strcat(line, argv.elements[i]);
        strcat(line, "|");
    }
    return line;
}

static const char *build_step(const struct order_table *table, size_t step, size_t turn)
{
    const struct order order = { .class = &class,
                                 .dialect = &dialects[1],
                                 .action = &wipe,
                                 .step = step,
                                 .turn = turn,
                                 .values = &snapshots,
                                 .value_count = 1 };

    return build(table, &order);
}

static const struct order_table plain = { .path = "/bin/iocage" };

static void assert_no_command(size_t step, size_t turn, const char *detail)
{
    assert_null(build_step(&plain, step, turn));
    assert_int_equal(error.code, ERROR_BAD_ARGUMENT);
    assert_string_equal(error.detail, detail);
}

static void builds_the_command_of_each_step_and_turn(void **state)
{
    (void)state;
    assert_string_equal(build_step(&plain, 0, 0), "/bin/iocage|list|");
    assert_string_equal(build_step(&plain, 1, 0), "/bin/iocage|wipe|-s|a b|@a b|");
    assert_string_equal(build_step(&plain, 1, 1), "/bin/iocage|wipe|-s|c|@c|");
}

static void refuses_a_step_or_a_turn_that_there_is_not(void **state)
{
    (void)state;
    assert_no_command(0, 1, "there is no command 0.1 of \"wipe\"");
    assert_no_command(1, 2, "there is no command 1.2 of \"wipe\"");
    assert_no_command(3, 0, "there is no command 3.0 of \"wipe\"");
}

static void takes_another_program_from_where_the_schema_says(void **state)
{
    (void)state;
    assert_string_equal(build_step(&plain, 2, 0), "/sbin/other|help|");
}

static void takes_another_program_from_where_it_was_told(void **state)
{
    const struct program told[] = { { .name = "another", .path = "/x/another" },
                                    { .name = "other", .path = "/x/other" } };
    const struct order_table table = { .path = "/bin/iocage", .programs = told, .program_count = 2 };
    const struct order_table first = { .path = "/bin/iocage", .programs = told, .program_count = 1 };

    (void)state;
    assert_string_equal(build_step(&table, 2, 0), "/x/other|help|");
    assert_string_equal(build_step(&table, 0, 0), "/bin/iocage|list|");
    assert_string_equal(build_step(&first, 2, 0), "/sbin/other|help|");
}

static void checks_the_arguments_whoever_has_done_so(void **state)
{
    const struct value wrong = { .name = slice_of("snapshots"), .kind = VALUE_INTEGER, .integer = 1 };
    const struct order order = {
        .class = &class, .dialect = &dialects[1], .action = &wipe, .values = &wrong, .value_count = 1
    };

    (void)state;
    assert_null(build(&plain, &order));
    assert_int_equal(error.code, ERROR_BAD_ARGUMENT);
    assert_string_equal(error.argument, "snapshots");
}

static void refuses_what_only_another_program_can_do(void **state)
{
    struct order order = {
        .class = &class, .dialect = &dialects[0], .action = &wipe, .values = &snapshots, .value_count = 1
    };

    (void)state;
    assert_null(build(&plain, &order));
    assert_int_equal(error.code, ERROR_OTHER_DIALECT);
    order.value_count = 0;
    assert_null(build(&plain, &order));
    assert_int_equal(error.code, ERROR_MISSING_ARGUMENT);
}

static void asks_for_a_version_without_an_action(void **state)
{
    const struct order order = { .class = &class };

    (void)state;
    assert_string_equal(build(&plain, &order), "/bin/iocage|--version|-q|");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(builds_the_command_of_each_step_and_turn),
        cmocka_unit_test(refuses_a_step_or_a_turn_that_there_is_not),
        cmocka_unit_test(takes_another_program_from_where_the_schema_says),
        cmocka_unit_test(takes_another_program_from_where_it_was_told),
        cmocka_unit_test(checks_the_arguments_whoever_has_done_so),
        cmocka_unit_test(refuses_what_only_another_program_can_do),
        cmocka_unit_test(asks_for_a_version_without_an_action),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
