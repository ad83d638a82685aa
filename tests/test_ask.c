#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <pthread.h>
#include <string.h>

#include "ask.h"

enum {
    THREADS = 4,
    ROUNDS = 20000,
};

/* Small classes of our own, in place of the generated ones. */
struct start_arguments {
    struct slice jail;
    struct slice note;
};

static const struct type text_type = { .name = "text", .doc = "text", .base = BASE_STRING, .length_max = 8 };
static const struct argument arguments[] = {
    { .name = "jail", .type = &text_type, .offset = offsetof(struct start_arguments, jail) },
    { .name = "note", .type = &text_type, .offset = offsetof(struct start_arguments, note), .optional = true },
};
static const struct dialect dialects[] = { { .name = "old" }, { .name = "new" } };
static const struct mode list_modes[] = { { .step_count = 0 } };
static const struct mode start_modes[] = {
    { .dialect = &dialects[0] },
    { .dialect = &dialects[1], .when = { &arguments[1] } },
    { .dialect = &dialects[1] },
};
static const struct mode stop_modes[] = { { .dialect = &dialects[0] } };

#define START(wire, of)                                                                                            \
    {                                                                                                              \
        .name = (wire), .access = ACCESS_ADMIN, .arguments = arguments, .argument_count = ACTION_COUNT(arguments), \
        .arguments_size = sizeof(struct start_arguments), .modes = (of), .mode_count = ACTION_COUNT(of)            \
    }

static const struct action actions[] = {
    { .name = "list", .modes = list_modes, .mode_count = ACTION_COUNT(list_modes) },
    START("start", start_modes),
    START("stop", stop_modes),
};
static const struct class jails = { .namespace = "test",
                                    .name = "jails",
                                    .actions = actions,
                                    .action_count = 3,
                                    .dialects = dialects,
                                    .dialect_count = 2 };
static const struct class pools = { .namespace = "test",
                                    .name = "pools",
                                    .actions = actions,
                                    .action_count = 1,
                                    .dialects = dialects,
                                    .dialect_count = 2 };
const struct class *const classes[] = { &jails, &pools };
const size_t class_count = 2;

static struct error error;

static struct ask *ask_for(const char *namespace, const char *class, const char *text)
{
    struct ask *ask = NULL;

    error.code = ERROR_NONE;
    ask = ask_new(ENVELOPE_REST, slice_of(namespace), slice_of(class), slice_of(text), &error);
    assert_non_null(ask);
    return ask;
}

static struct ask *ask_jails(const char *text)
{
    return ask_for("test", "jails", text);
}

static void assert_refused(struct ask *ask, enum error_code code, const char *detail)
{
    assert_int_equal(error.code, code);
    if (strstr(error.detail, detail) == NULL)
        fail_msg("%s", error.detail);
    ask_release(ask);
}

static void finds_the_class_and_the_action(void **state)
{
    struct ask *ask = ask_jails("{\"action\":\"start\",\"jail\":\"www\"}");

    (void)state;
    assert_int_equal(error.code, ERROR_NONE);
    assert_ptr_equal(ask->class, &jails);
    assert_ptr_equal(ask->action, &actions[1]);
    assert_int_equal(ask->envelope.value_count, 1);
    assert_null(ask->dialect);
    assert_null(ask->mode);
    assert_null(ask->arguments);
    ask_release(ask);
    ask = ask_for("test", "pools", "{\"action\":\"list\"}");
    assert_ptr_equal(ask->class, &pools);
    assert_ptr_equal(ask->action, &actions[0]);
    ask_release(ask);
}

static void takes_the_names_of_a_class_in_any_case(void **state)
{
    struct ask *ask = ask_for("TEST", "Pools", "{\"action\":\"list\"}");

    (void)state;
    assert_int_equal(error.code, ERROR_NONE);
    assert_ptr_equal(ask->class, &pools);
    ask_release(ask);
    assert_refused(ask_jails("{\"action\":\"List\"}"), ERROR_UNKNOWN_ACTION, "there is no action \"List\"");
}

static void copies_all_that_it_is_given(void **state)
{
    char text[] = "{\"action\":\"start\",\"jail\":\"www\"}";
    char namespace[] = "test";
    char class[] = "jails";
    struct ask *ask = NULL;

    (void)state;
    ask = ask_new(ENVELOPE_REST, slice_of(namespace), slice_of(class), slice_of(text), &error);
    memset(text, 'x', sizeof(text) - 1);
    memset(namespace, 'x', sizeof(namespace) - 1);
    memset(class, 'x', sizeof(class) - 1);
    assert_true(ask_check(ask, &dialects[0], &error));
    assert_true(slice_equal(((struct start_arguments *)ask->arguments)->jail, slice_of("www")));
    assert_true(slice_equal(ask->envelope.namespace, slice_of("test")));
    assert_true(slice_equal(ask->envelope.class, slice_of("jails")));
    ask_release(ask);
}

static void takes_a_text_that_no_nul_follows(void **state)
{
    static const char text[] = "{\"action\":\"list\"}}}}}";
    struct ask *ask = NULL;

    (void)state;
    error.code = ERROR_NONE;
    ask = ask_new(ENVELOPE_REST, slice_of("test"), slice_of("jails"),
                  (struct slice){ text, strlen("{\"action\":\"list\"}") }, &error);
    assert_int_equal(error.code, ERROR_NONE);
    assert_ptr_equal(ask->action, &actions[0]);
    ask_release(ask);
}

static void says_first_that_there_is_no_such_class(void **state)
{
    (void)state;
    assert_refused(ask_for("test", "jail", "{\"action\":\"list\"}"), ERROR_UNKNOWN_CLASS,
                   "there is no class \"jail\" in a namespace \"test\"");
    assert_refused(ask_for("", "", "{\"action\":\"list\"}"), ERROR_UNKNOWN_CLASS,
                   "there is no class \"\" in a namespace \"\"");
    assert_refused(ask_for("test", "jail", "no JSON"), ERROR_UNKNOWN_CLASS, "there is no class \"jail\"");
}

static void says_what_is_wrong_with_the_text(void **state)
{
    (void)state;
    assert_refused(ask_jails("no JSON"), ERROR_NOT_JSON, "");
    assert_refused(ask_jails(""), ERROR_NOT_JSON, "");
    assert_refused(ask_jails("[]"), ERROR_NOT_OBJECT, "");
    assert_refused(ask_jails("{\"jail\":\"www\"}"), ERROR_NO_ACTION, "");
    assert_refused(ask_jails("{\"args\":\"\"}"), ERROR_NO_ACTION, "");
    assert_refused(ask_jails("{\"args\":[],\"action\":\"start\"}"), ERROR_NO_ACTION, "");
}

static void names_the_action_that_a_mistyped_one_is_near_to(void **state)
{
    (void)state;
    assert_refused(ask_jails("{\"action\":\"strat\"}"), ERROR_UNKNOWN_ACTION,
                   "there is no action \"strat\"; did you mean \"start\"?");
    assert_refused(ask_jails("{\"action\":\"lisst\"}"), ERROR_UNKNOWN_ACTION, "did you mean \"list\"?");
    assert_refused(ask_jails("{\"action\":\"destroy\"}"), ERROR_UNKNOWN_ACTION, "there is no action \"destroy\"");
    assert_refused(ask_jails("{\"action\":\"\"}"), ERROR_UNKNOWN_ACTION, "there is no action \"\"");
    assert_refused(ask_for("test", "pools", "{\"action\":\"stop\"}"), ERROR_UNKNOWN_ACTION, "there is no action");
}

static void keeps_what_a_refused_envelope_has_for_the_reply(void **state)
{
    const char *text = "{\"namespace\":\"test\",\"name\":\"jail\",\"id\":\"7\",\"args\":{\"action\":\"list\"}}";
    struct ask *ask = ask_new(ENVELOPE_WEBSOCKET, slice_of("not"), slice_of("this"), slice_of(text), &error);

    (void)state;
    assert_int_equal(error.code, ERROR_UNKNOWN_CLASS);
    assert_string_equal(error.detail, "there is no class \"jail\" in a namespace \"test\"");
    assert_true(slice_equal(ask->envelope.id, slice_of("\"7\"")));
    assert_int_equal(ask->envelope.form, ENVELOPE_WEBSOCKET);
    ask_release(ask);
    ask = ask_new_empty(ENVELOPE_WEBSOCKET);
    assert_int_equal(ask->envelope.form, ENVELOPE_WEBSOCKET);
    assert_null(ask->envelope.id.data);
    assert_null(ask->class);
    ask_release(ask);
}

static void fills_the_arguments_and_finds_the_mode(void **state)
{
    struct ask *ask = ask_jails("{\"action\":\"start\",\"note\":\"n\",\"jail\":\"www\"}");
    const struct start_arguments *given = NULL;

    (void)state;
    assert_true(ask_check(ask, &dialects[1], &error));
    given = ask->arguments;
    assert_true(slice_equal(given->jail, slice_of("www")));
    assert_true(slice_equal(given->note, slice_of("n")));
    assert_ptr_equal(ask->dialect, &dialects[1]);
    assert_ptr_equal(ask->mode, &start_modes[1]);
    ask_release(ask);
    ask = ask_jails("{\"action\":\"list\"}");
    assert_true(ask_check(ask, &dialects[1], &error));
    assert_ptr_equal(ask->mode, &list_modes[0]);
    ask_release(ask);
}

static void refuses_arguments_that_are_not_right(void **state)
{
    struct ask *ask = ask_jails("{\"action\":\"start\"}");

    (void)state;
    assert_false(ask_check(ask, &dialects[0], &error));
    assert_null(ask->mode);
    assert_refused(ask, ERROR_MISSING_ARGUMENT, "\"jail\"");
    ask = ask_jails("{\"action\":\"start\",\"jail\":\"far too long\"}");
    assert_false(ask_check(ask, &dialects[0], &error));
    assert_refused(ask, ERROR_BAD_ARGUMENT, "argument \"jail\"");
    ask = ask_jails("{\"action\":\"stop\",\"jail\":\"www\"}");
    assert_false(ask_check(ask, &dialects[1], &error));
    assert_refused(ask, ERROR_OTHER_DIALECT, "\"stop\" can be done by the old program only");
}

static void lives_until_the_last_holder_lets_it_go(void **state)
{
    struct ask *ask = ask_jails("{\"action\":\"start\",\"jail\":\"www\"}");

    (void)state;
    assert_true(ask_check(ask, &dialects[0], &error));
    assert_ptr_equal(ask_hold(ask), ask);
    assert_ptr_equal(ask_hold(ask), ask);
    ask_release(ask);
    ask_release(ask);
    /* A sanitizer sees it if this is too late, or the memory never freed. */
    assert_true(slice_equal(((struct start_arguments *)ask->arguments)->jail, slice_of("www")));
    ask_release(ask);
    ask_release(NULL);
}

/* Holds and lets go, many times, and reads in between; at the end lets go what the thread was given. */
static void *hold_and_release(void *owner)
{
    struct ask *ask = owner;
    size_t bytes = 0;

    for (int i = 0; i < ROUNDS; i++) {
        struct ask *held = ask_hold(ask);

        bytes += ((struct start_arguments *)held->arguments)->jail.length;
        ask_release(held);
    }
    ask_release(ask);
    return bytes == ROUNDS * strlen("www") ? owner : NULL;
}

static void counts_its_holders_in_several_threads(void **state)
{
    struct ask *ask = ask_jails("{\"action\":\"start\",\"jail\":\"www\"}");
    pthread_t threads[THREADS];
    void *result = NULL;

    (void)state;
    assert_true(ask_check(ask, &dialects[0], &error));
    for (size_t i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, hold_and_release, ask_hold(ask)), 0);
    /* The threads have their own holds; one of them may be the last. */
    ask_release(ask);
    for (size_t i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(threads[i], &result), 0);
        assert_ptr_equal(result, ask);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_class_and_the_action),
        cmocka_unit_test(takes_the_names_of_a_class_in_any_case),
        cmocka_unit_test(copies_all_that_it_is_given),
        cmocka_unit_test(takes_a_text_that_no_nul_follows),
        cmocka_unit_test(says_first_that_there_is_no_such_class),
        cmocka_unit_test(says_what_is_wrong_with_the_text),
        cmocka_unit_test(names_the_action_that_a_mistyped_one_is_near_to),
        cmocka_unit_test(keeps_what_a_refused_envelope_has_for_the_reply),
        cmocka_unit_test(fills_the_arguments_and_finds_the_mode),
        cmocka_unit_test(refuses_arguments_that_are_not_right),
        cmocka_unit_test(lives_until_the_last_holder_lets_it_go),
        cmocka_unit_test(counts_its_holders_in_several_threads),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
