#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <unistd.h>

#include "loop.h"
#include "queue.h"
#include "said.h"
#include "sample_output.h"
#include "sequence_run.h"

enum {
    WATCHDOG_SECONDS = 60, /* for a test that hangs */
};

/* Small actions of our own, shaped like generated ones. */
struct act_arguments {
    struct slice jail;
    struct slice source;
    struct texts names;
};

enum {
    JAIL,
    SOURCE,
    NAMES,
    ARGUMENTS
};

static const struct type text_type = { .name = "text", .base = BASE_STRING, .length_max = 8192 };
#define TEXT(wire) .name = #wire, .type = &text_type, .offset = offsetof(struct act_arguments, wire)

static const struct argument arguments[ARGUMENTS] = {
    [JAIL] = { TEXT(jail) },
    [SOURCE] = { TEXT(source), .optional = true },
    [NAMES] = { TEXT(names), .optional = true, .list = true },
};

static const struct output lines = { .name = "lines", .kind = OUTPUT_LINES };
static const struct output nothing = { .name = "nothing", .kind = OUTPUT_NOTHING };

static const struct piece run_one[] = { { .text = "one" }, { .argument = &arguments[JAIL] } };
static const struct piece run_two[] = { { .text = "two" } };
static const struct piece run_three[] = { { .text = "three" } };
static const struct piece run_each[] = { { .text = "fetch" }, { .argument = &arguments[NAMES] } };
static const struct piece run_list[] = { { .text = "list" } };
static const struct piece run_templates[] = { { .text = "templates" } };

#define RUN(pieces) .run = (pieces), .run_count = ACTION_COUNT(pieces)

static const struct guard in_list = { .columns = { &sample_columns[1], &sample_columns[4] } };
static const struct guard alone_in_list = { .columns = { &sample_columns[1], &sample_columns[4] }, .alone = true };
static const struct guard alone_in_templates = { .columns = { &sample_columns[1] }, .alone = true };
static const struct guard left_in_list = { .columns = { &sample_columns[1], &sample_columns[4] },
                                           .before = &alone_in_list };
static const struct guard left_in_templates = { .columns = { &sample_columns[1] }, .before = &alone_in_templates };

#define GUARD(pieces, which, what)                                                          \
    {                                                                                       \
        RUN(pieces), .output = &sample_jails, .guard = (which), .guarded = &arguments[what] \
    }

static const struct step three_steps[] = {
    { RUN(run_one), .output = &lines },
    { RUN(run_two), .output = &nothing },
    { RUN(run_three), .output = &lines },
};
static const struct step each_steps[] = {
    { RUN(run_each), .output = &lines, .each = &arguments[NAMES] },
    { RUN(run_two), .output = &lines },
};
static const struct step only_each_steps[] = { { RUN(run_each), .output = &lines, .each = &arguments[NAMES] } };
static const struct step guarded_steps[] = {
    GUARD(run_list, &in_list, JAIL),
    GUARD(run_templates, &in_list, JAIL),
    { RUN(run_one), .output = &lines },
};
static const struct step doomed_steps[] = {
    GUARD(run_list, &alone_in_list, JAIL),
    GUARD(run_templates, &alone_in_templates, JAIL),
    { RUN(run_one), .output = &lines },
    GUARD(run_list, &left_in_list, JAIL),
    GUARD(run_templates, &left_in_templates, JAIL),
};
static const struct step two_guarded_steps[] = {
    GUARD(run_list, &in_list, JAIL),
    GUARD(run_templates, &in_list, SOURCE),
    { RUN(run_one), .output = &lines },
};
static const struct step other_steps[] = {
    { RUN(run_one), .output = &lines },
    { RUN(run_two), .output = &lines, .program = "other" },
};

#define ACTION(of)                                                                                                     \
    {                                                                                                                  \
        .name = #of, .arguments = arguments, .argument_count = ARGUMENTS,                                              \
        .arguments_size = sizeof(struct act_arguments),                                                                \
        .modes = &(const struct mode){ .steps = of##_steps, .step_count = ACTION_COUNT(of##_steps) }, .mode_count = 1, \
        .seconds = 30                                                                                                  \
    }

enum {
    THREE,
    EACH,
    ONLY_EACH,
    GUARDED,
    DOOMED,
    TWO_GUARDED,
    OTHER,
    ACTIONS
};

static const struct action actions[ACTIONS] = {
    [THREE] = ACTION(three),     [EACH] = ACTION(each),     [ONLY_EACH] = ACTION(only_each),
    [GUARDED] = ACTION(guarded), [DOOMED] = ACTION(doomed), [TWO_GUARDED] = ACTION(two_guarded),
    [OTHER] = ACTION(other),
};

static const struct class test_class = { .namespace = "test",
                                         .name = "jails",
                                         .actions = actions,
                                         .action_count = ACTIONS,
                                         .dialects = &sample_dialect,
                                         .dialect_count = 1 };

/* What a request gives. */
static struct value values[ARGUMENTS];
static struct value_item items[TEXTS_MAX];
static size_t value_count;

static size_t first;
static size_t limit;
static struct sequence_ran ran;

static int open_test(void **state)
{
    values[0] = (struct value){ .name = slice_of("jail"), .kind = VALUE_STRING, .text = slice_of("web") };
    value_count = 1;
    first = 0;
    limit = SIZE_MAX;
    (void)state;
    sequence_run_open(&test_class);
    return 0;
}

static void give_jail(const char *name)
{
    values[0].text = slice_of(name);
}

static void give_source(const char *name)
{
    values[value_count++] = (struct value){ .name = slice_of("source"), .kind = VALUE_STRING, .text = slice_of(name) };
}

static void give_names(const char *const names[], size_t count)
{
    for (size_t i = 0; i < count; i++)
        items[i] = (struct value_item){ .kind = VALUE_STRING, .text = slice_of(names[i]) };
    values[value_count++] =
        (struct value){ .name = slice_of("names"), .kind = VALUE_LIST, .items = items, .item_count = count };
}

static bool run(const struct action *action)
{
    const struct sequence_order order = { .class = &test_class,
                                          .dialect = &sample_dialect,
                                          .action = action,
                                          .values = values,
                                          .value_count = value_count,
                                          .first = first,
                                          .limit = limit };

    return sequence_run(order, &ran);
}

static void comes_to_an_end(const struct action *action)
{
    assert_true(run(action));
    if (!ran.has_result)
        fail_msg("%s", ran.error.detail);
}

static void ends_well(const struct action *action)
{
    comes_to_an_end(action);
    if (ran.failed)
        fail_msg("it failed: %s", ran.said);
    assert_string_equal(ran.said, "");
}

static void fails_with(const struct action *action, const char *said, int status)
{
    comes_to_an_end(action);
    assert_true(ran.failed);
    assert_string_equal(ran.said, said);
    assert_int_equal(ran.status, status);
    assert_false(ran.guarded);
}

/* The same, but it is a guard that says so. */
static void is_kept_by(const struct action *action, const char *said)
{
    comes_to_an_end(action);
    assert_true(ran.failed);
    assert_true(ran.guarded);
    assert_string_equal(ran.said, said);
}

static void has_error(enum error_code code, const char *detail)
{
    assert_int_equal(ran.error.code, code);
    if (strstr(ran.error.detail, detail) == NULL)
        fail_msg("%s", ran.error.detail);
}

static void breaks_off_with(const struct action *action, enum error_code code, const char *detail)
{
    assert_true(run(action));
    assert_false(ran.has_result);
    has_error(code, detail);
}

static void cannot_begin(const struct action *action, enum error_code code, const char *detail)
{
    assert_false(run(action));
    has_error(code, detail);
}

static void runs_its_steps_one_after_another_and_keeps_what_each_printed(void **state)
{
    (void)state;
    sequence_run_write("[ $1 = two ] || echo \"$1 ran\"");
    ends_well(&actions[THREE]);
    sequence_run_called("iocage one web\niocage two\niocage three\n");
    assert_string_equal(ran.outputs[0], "one ran\n");
    assert_string_equal(ran.outputs[1], "");
    assert_string_equal(ran.outputs[2], "three ran\n");
}

static void puts_together_what_several_turns_of_a_step_printed(void **state)
{
    static const char *const names[] = { "a", "b c", "d" };

    (void)state;
    sequence_run_write("echo \"$# $2\"");
    give_names(names, 3);
    ends_well(&actions[EACH]);
    sequence_run_called("iocage fetch a\niocage fetch b c\niocage fetch d\niocage two\n");
    assert_string_equal(ran.outputs[0], "2 a\n2 b c\n2 d\n");
    assert_string_equal(ran.outputs[1], "1 \n");
}

static void runs_a_step_for_some_of_its_values_only(void **state)
{
    static const char *const names[] = { "a", "b", "c", "d" };

    (void)state;
    sequence_run_write("");
    give_names(names, 4);
    first = 1;
    limit = 3;
    ends_well(&actions[EACH]);
    sequence_run_called("iocage fetch b\niocage fetch c\niocage two\n");
}

static void leaves_out_a_step_about_what_was_not_given(void **state)
{
    (void)state;
    sequence_run_write("echo $1");
    ends_well(&actions[EACH]);
    sequence_run_called("iocage two\n");
    assert_string_equal(ran.outputs[0], "");
    assert_string_equal(ran.outputs[1], "two\n");
}

static void refuses_to_run_nothing_at_all(void **state)
{
    (void)state;
    sequence_run_write("");
    cannot_begin(&actions[ONLY_EACH], ERROR_BAD_ARGUMENT, "there is nothing to do with these arguments");
}

static void stops_at_the_first_command_that_fails(void **state)
{
    static const char *const names[] = { "a", "b", "c" };

    (void)state;
    sequence_run_write("echo $1; [ $1 = one ] || { echo 'ERROR: no' >&2; exit 3; }");
    fails_with(&actions[THREE], "ERROR: no", 3);
    sequence_run_called("iocage one web\niocage two\n");
    assert_string_equal(ran.outputs[0], "one\n");
    sequence_run_write("[ $2 = a ] || exit 4");
    give_names(names, 3);
    fails_with(&actions[EACH], "", 4);
    sequence_run_called("iocage fetch a\niocage fetch b\n");
}

static void judges_each_command_by_the_output_it_should_have(void **state)
{
    (void)state;
    sequence_run_write("echo 'cannot do it'");
    fails_with(&actions[THREE], "cannot do it", 0);
    sequence_run_called("iocage one web\niocage two\n");
}

static void runs_another_program_where_a_step_says_so(void **state)
{
    (void)state;
    sequence_run_write("echo \"$0\"");
    ends_well(&actions[OTHER]);
    sequence_run_called("iocage one web\nother two\n");
    assert_non_null(strstr(ran.outputs[1], "/other\n"));
}

#define TABLES                                                               \
    "case $1 in\n"                                                           \
    "list) printf 'UUID   TAG\\naa-1   web\\nbb-22  db\\nbb-3   db2\\n';;\n" \
    "templates) printf 'UUID   TAG\\ncc-1   base\\nbb-33  web\\n';;\n"       \
    "*) echo \"$1 ran\";;\n"                                                 \
    "esac\n"

static void runs_a_command_when_a_guard_has_found_what_it_is_about(void **state)
{
    (void)state;
    sequence_run_write(TABLES);
    ends_well(&actions[GUARDED]);
    /* The second table is not asked for. */
    sequence_run_called("iocage list\niocage one web\n");
    /* What guards print is not for the reply. */
    assert_string_equal(ran.outputs[0], "one ran\n");
    assert_string_equal(ran.outputs[1], "");
}

static void looks_through_the_second_table_too(void **state)
{
    (void)state;
    sequence_run_write(TABLES);
    give_jail("cc-1");
    ends_well(&actions[GUARDED]);
    sequence_run_called("iocage list\niocage templates\niocage one cc-1\n");
    assert_string_equal(ran.outputs[0], "one ran\n");
}

static void says_what_no_guard_has_found(void **state)
{
    char name[2 * SAID_MAX] = "";

    (void)state;
    sequence_run_write(TABLES);
    give_jail("bb-2"); /* with which another name begins */
    is_kept_by(&actions[GUARDED], "\"bb-2\" not found");
    sequence_run_called("iocage list\niocage templates\n");
    memset(name, 'n', sizeof(name) - 1); /* and the longest, at least in part */
    give_jail(name);
    comes_to_an_end(&actions[GUARDED]);
    assert_true(ran.failed && strncmp(ran.said, "\"nnn", 4) == 0);
}

static void looks_for_each_argument_in_its_own_tables(void **state)
{
    (void)state;
    sequence_run_write(TABLES);
    give_source("base");
    ends_well(&actions[TWO_GUARDED]);
    sequence_run_called("iocage list\niocage templates\niocage one web\n");
    value_count = 1;
    give_source("db");
    is_kept_by(&actions[TWO_GUARDED], "\"db\" not found");
    give_jail("base");
    is_kept_by(&actions[TWO_GUARDED], "\"base\" not found");
}

static void remembers_what_it_found_when_the_next_guard_has_nothing_to_look_for(void **state)
{
    (void)state;
    sequence_run_write(TABLES);
    ends_well(&actions[TWO_GUARDED]);
    sequence_run_called("iocage list\niocage one web\n");
}

static void refuses_a_name_with_which_another_begins_where_it_must_be_alone(void **state)
{
    (void)state;
    sequence_run_write(TABLES);
    give_jail("db");
    is_kept_by(&actions[DOOMED], "\"db\" is also how \"db2\" begins, and iocage could take the one for the other");
    sequence_run_called("iocage list\n");
    sequence_run_write(TABLES);
    give_jail("bb-3"); /* found in the first table, but the second one has its like */
    is_kept_by(&actions[DOOMED], "\"bb-3\" is also how \"bb-33\" begins, and iocage could take the one for the other");
    sequence_run_called("iocage list\niocage templates\n");
}

/* What the list is after the action's own command, and before it what it is in TABLES. */
#define THEN_TABLE(rows) \
    "[ $1 = list ] && grep -q ' one ' ${0%/*}/calls && exec printf 'UUID   TAG\\n" rows "'\n" TABLES

static void compares_the_table_of_a_guard_with_what_it_was(void **state)
{
    (void)state;
    sequence_run_write(THEN_TABLE("bb-22  db\\nbb-3   db2\\nnew-1  x\\n"));
    ends_well(&actions[DOOMED]);
    sequence_run_called("iocage list\niocage templates\niocage one web\niocage list\niocage templates\n");
    assert_string_equal(ran.outputs[0], "one ran\n");
    sequence_run_write(THEN_TABLE("bb-22  db\\n"));
    is_kept_by(&actions[DOOMED], "\"web\" is gone, and so is \"bb-3\"");
    sequence_run_called("iocage list\niocage templates\niocage one web\niocage list\n");
    sequence_run_write(THEN_TABLE(""));
    is_kept_by(&actions[DOOMED], "\"web\" is gone, and so is \"bb-22\"");
}

static void says_that_what_should_be_gone_is_still_there(void **state)
{
    (void)state;
    sequence_run_write(TABLES);
    is_kept_by(&actions[DOOMED], "\"web\" is still there");
    sequence_run_called("iocage list\niocage templates\niocage one web\niocage list\n");
}

static void breaks_off_when_the_table_of_a_guard_cannot_be_read(void **state)
{
    (void)state;
    sequence_run_write("echo 'no table'");
    breaks_off_with(&actions[GUARDED], ERROR_TOOL_OUTPUT, "UUID");
    sequence_run_called("iocage list\n");
    sequence_run_write("[ $1 = list ] && grep -q ' one ' ${0%/*}/calls && exec echo no table\n" TABLES);
    breaks_off_with(&actions[DOOMED], ERROR_TOOL_OUTPUT, "UUID");
    sequence_run_called("iocage list\niocage templates\niocage one web\niocage list\n");
}

static void fails_when_the_command_of_a_guard_fails(void **state)
{
    (void)state;
    sequence_run_write("echo 'ERROR: no pool' >&2; exit 1");
    fails_with(&actions[GUARDED], "ERROR: no pool", 1);
    sequence_run_called("iocage list\n");
}

static void breaks_off_at_a_question(void **state)
{
    (void)state;
    sequence_run_write("[ $1 = one ] || { echo 'Really? '; exit 1; }");
    breaks_off_with(&actions[THREE], ERROR_TOOL_QUESTION, "iocage waits for an answer to \"Really?\"");
    sequence_run_called("iocage one web\niocage two\n");
}

static void breaks_off_when_a_command_is_killed(void **state)
{
    (void)state;
    sequence_run_write("[ $1 = one ] || kill -9 $$");
    breaks_off_with(&actions[THREE], ERROR_TOOL_KILLED, "");
    sequence_run_called("iocage one web\niocage two\n");
}

static void breaks_off_when_the_program_goes_away(void **state)
{
    (void)state;
    sequence_run_write("rm $0");
    breaks_off_with(&actions[THREE], ERROR_TOOL_MISSING, "");
    sequence_run_called("iocage one web\n");
    breaks_off_with(&actions[THREE], ERROR_TOOL_MISSING, "No such file or directory");
}

/* Stops a queue from the loop, as a signal would, while the first command runs. */
static void stop_queue(void *owner)
{
    queue_stop(owner);
}

static void breaks_off_when_the_daemon_ends(void **state)
{
    struct loop_task task = { .run = stop_queue, .owner = sequence_run_queue };

    (void)state;
    sequence_run_write("exec sleep 1000");
    loop_post(sequence_run_loop, &task);
    breaks_off_with(&actions[THREE], ERROR_STOPPING, "");
    cannot_begin(&actions[THREE], ERROR_STOPPING, "");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_test, sequence_run_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(runs_its_steps_one_after_another_and_keeps_what_each_printed),
        TEST(puts_together_what_several_turns_of_a_step_printed),
        TEST(runs_a_step_for_some_of_its_values_only),
        TEST(leaves_out_a_step_about_what_was_not_given),
        TEST(refuses_to_run_nothing_at_all),
        TEST(stops_at_the_first_command_that_fails),
        TEST(judges_each_command_by_the_output_it_should_have),
        TEST(runs_another_program_where_a_step_says_so),
        TEST(runs_a_command_when_a_guard_has_found_what_it_is_about),
        TEST(looks_through_the_second_table_too),
        TEST(says_what_no_guard_has_found),
        TEST(looks_for_each_argument_in_its_own_tables),
        TEST(remembers_what_it_found_when_the_next_guard_has_nothing_to_look_for),
        TEST(refuses_a_name_with_which_another_begins_where_it_must_be_alone),
        TEST(compares_the_table_of_a_guard_with_what_it_was),
        TEST(says_that_what_should_be_gone_is_still_there),
        TEST(breaks_off_when_the_table_of_a_guard_cannot_be_read),
        TEST(fails_when_the_command_of_a_guard_fails),
        TEST(breaks_off_at_a_question),
        TEST(breaks_off_when_a_command_is_killed),
        TEST(breaks_off_when_the_program_goes_away),
        TEST(breaks_off_when_the_daemon_ends),
    };

    alarm(WATCHDOG_SECONDS);
    return cmocka_run_group_tests(tests, sequence_run_open_all, sequence_run_close_all);
}
