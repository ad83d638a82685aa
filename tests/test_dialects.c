#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <json-c/json.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "daemon.h"

/* The daemon when nobody tells it which program it has: it asks for the version, at its start and while it must. */

static const char path[] = "/sysadm/iocage";
static const char listjails[] = "{\"action\":\"listjails\"}";
static const char dry_run[] = "{\"action\":\"startjail\",\"jail\":\"web\",\"dry_run\":true}";

/* Keeps its calls, each on a line, and goes on in its own folder. */
#define CALLED "cd ${0%/*}; echo \"$*\" >>calls\n"

static const char shell_program[] =
    CALLED "case \"$*\" in\n"
           "--version) echo 'iocage 1.7.4 (2016/06/01)';;\n"
           "list) printf 'JID  UUID  BOOT  STATE  TAG\\n-    aa-1  off   down   web\\n';;\n"
           "*) echo \"ERROR: no $*\" >&2; exit 1;;\n"
           "esac";

static const char python_program[] = CALLED "case \"$*\" in\n"
                                            "--version) printf 'Version\\t1.2 RELEASE\\n';;\n"
                                            "'list -l') echo '+-----+------+'; echo '| JID | NAME |';"
                                            " echo '+=====+======+'; echo '| -   | web  |'; echo '+-----+------+';;\n"
                                            "*) echo \"no $*\" >&2; exit 1;;\n"
                                            "esac";

static const char shell_jails[] =
    "{\"args\":{\"listjails\":{\"aa-1\":{\"jid\":\"-\",\"boot\":\"off\",\"state\":\"down\",\"tag\":\"web\"}}}}\n";

static struct daemon iocaged;

static int prepare(void **state)
{
    (void)state;
    daemon_prepare(&iocaged);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    daemon_stop(&iocaged);
    return 0;
}

/* Starts the daemon, which asks at once. dialect: auto, or what it is told. */
static void start(const char *dialect)
{
    const char *const options[] = { "--dialect", dialect, "--time-limit", "1", "--output-limit", "65536", NULL };

    daemon_start(&iocaged, options);
}

static void start_with(const char *script)
{
    daemon_script(&iocaged, script);
    start("auto");
}

static struct http_reply ask(const char *body)
{
    return daemon_request(&iocaged, "PUT", path, body, strlen(body), NULL);
}

static void assert_answers(const char *body, const char *expected)
{
    struct http_reply reply = ask(body);

    assert_string_equal(reply.body, expected);
    assert_int_equal(reply.status, 200);
    http_reply_clear(&reply);
}

/* The members of a jail depend on the columns; that it is there does not. */
static void assert_lists(const char *jail)
{
    struct http_reply reply = ask(listjails);
    struct json_object *root = json_tokener_parse(reply.body);
    struct json_object *jails = json_object_object_get(json_object_object_get(root, "args"), "listjails");

    if (!json_object_object_get(jails, jail))
        fail_msg("%s", reply.body);
    assert_int_equal(json_object_object_length(jails), 1);
    json_object_put(root);
    http_reply_clear(&reply);
}

/* The text must be an error of this code, with this in its detail. */
static void assert_error(const char *text, int code, const char *detail)
{
    struct json_object *root = json_tokener_parse(text);
    struct json_object *args = json_object_object_get(root, "args");
    const char *said = json_object_get_string(json_object_object_get(args, "detail"));

    if (said == NULL || strstr(said, detail) == NULL ||
        json_object_get_int(json_object_object_get(args, "code")) != code)
        fail_msg("%s", text);
    json_object_put(root);
}

static void assert_refuses(const char *body, int status, const char *detail)
{
    struct http_reply reply = ask(body);

    assert_error(reply.body, status, detail);
    assert_int_equal(reply.status, status);
    http_reply_clear(&reply);
}

/* How often the program was asked for its version. */
static int count_questions(void)
{
    char name[256];
    char line[256];
    FILE *file = NULL;
    int count = 0;

    snprintf(name, sizeof(name), "%s/calls", iocaged.folder);
    file = fopen(name, "r");
    while (file && fgets(line, sizeof(line), file))
        count += strcmp(line, "--version\n") == 0;
    if (file)
        fclose(file);
    return count;
}

static void knows_the_shell_program(void **state)
{
    (void)state;
    start_with(shell_program);
    assert_true(daemon_says(&iocaged, 0, "/iocage is the shell program: iocage 1.7.4 (2016/06/01)\n"));
    assert_answers(listjails, shell_jails);
    assert_refuses("{\"action\":\"listplugins\"}", 503, "the python program only, and this host has the shell one");
}

static void knows_the_python_program(void **state)
{
    (void)state;
    start_with(python_program);
    assert_true(daemon_says(&iocaged, 0, "/iocage is the python program: Version\t1.2 RELEASE\n"));
    assert_lists("web");
    assert_refuses("{\"action\":\"capjail\",\"jail\":\"web\"}", 503,
                   "the shell program only, and this host has the python one");
}

static void asks_only_once(void **state)
{
    (void)state;
    start_with(shell_program);
    assert_true(daemon_says(&iocaged, 0, "is the shell program"));
    for (int i = 0; i < 3; i++)
        assert_answers(listjails, shell_jails);
    assert_int_equal(count_questions(), 1);
}

static void does_not_ask_when_it_is_told(void **state)
{
    (void)state;
    daemon_script(&iocaged, python_program);
    start("shell");
    assert_true(daemon_says(&iocaged, 0, "/iocage is taken for the shell program\n"));
    assert_answers(listjails, "{\"args\":{\"listjails\":{\"error\":\"no list\"}}}\n");
    assert_int_equal(count_questions(), 0);
}

/* Whatever was wrong with the program: when it is mended, the next request works, and the daemon knows it from then. */
static void assert_recovers(void)
{
    daemon_script(&iocaged, shell_program);
    assert_answers(listjails, shell_jails);
    assert_answers(listjails, shell_jails);
    assert_int_equal(count_questions(), 1);
}

static void says_what_a_program_that_is_not_known_said(void **state)
{
    static const char detail[] = "asked for its version, the program said \"iomage 3\", which none that is known here "
                                 "does; the option --dialect tells which it is";

    (void)state;
    start_with("echo; echo iomage 3; echo more");
    assert_true(daemon_says(&iocaged, 0, "WARNING: asked for its version, the program said \"iomage 3\""));
    assert_refuses(listjails, 503, detail);
    assert_refuses(listjails, 503, detail);
    assert_recovers();
}

static void says_that_the_program_is_missing(void **state)
{
    (void)state;
    assert_int_equal(unlink(iocaged.program), 0);
    start("auto");
    assert_true(daemon_says(&iocaged, 0, "WARNING: cannot execute "));
    assert_refuses(listjails, 503, "/iocage: No such file or directory");
    assert_recovers();
}

static void says_that_the_program_took_too_long(void **state)
{
    (void)state;
    start_with("exec sleep 1000");
    assert_refuses(listjails, 503, "took too long");
    assert_recovers();
}

static void says_that_the_program_was_killed(void **state)
{
    (void)state;
    start_with("kill -9 $$");
    assert_refuses(listjails, 503, "was ended by signal 9");
    assert_recovers();
}

static void says_that_the_program_printed_too_much(void **state)
{
    (void)state;
    start_with("exec cat /dev/zero");
    assert_refuses(listjails, 503, "more than is allowed");
    assert_recovers();
}

static void knows_another_program_that_comes_in_its_place(void **state)
{
    (void)state;
    start_with("echo nonsense");
    assert_refuses(listjails, 503, "nonsense");
    daemon_script(&iocaged, python_program);
    assert_lists("web");
    assert_int_equal(count_questions(), 1);
}

static void refuses_what_no_program_could_do_without_asking(void **state)
{
    (void)state;
    assert_int_equal(unlink(iocaged.program), 0);
    start("auto");
    assert_refuses("{\"action\":\"listjail\"}", 400, "did you mean \"listjails\"?");
    assert_refuses("{", 400, "");
}

static void checks_a_request_when_it_knows_the_program_at_last(void **state)
{
    char expected[512];

    (void)state;
    start_with("echo nonsense");
    assert_refuses(dry_run, 503, "nonsense");
    daemon_script(&iocaged, shell_program);
    snprintf(expected, sizeof(expected), "{\"args\":{\"startjail\":{\"dry_run\":[[\"%s\",\"start\",\"web\"]]}}}\n",
             iocaged.program);
    assert_answers(dry_run, expected);
    assert_int_equal(count_questions(), 1);
}

static void refuses_a_bad_argument_when_it_knows_the_program_at_last(void **state)
{
    (void)state;
    start_with("echo nonsense");
    assert_refuses(dry_run, 503, "nonsense");
    daemon_script(&iocaged, shell_program);
    assert_refuses("{\"action\":\"startjail\",\"jail\":\"-x\"}", 400, "argument \"jail\"");
    assert_answers(listjails, shell_jails);
    assert_int_equal(count_questions(), 1);
}

static void answers_over_a_websocket_too(void **state)
{
    static const char message[] =
        "{\"namespace\":\"sysadm\",\"name\":\"iocage\",\"id\":\"7\",\"args\":{\"action\":\"listjails\"}}";
    char *reply = NULL;

    (void)state;
    start_with("echo nonsense");
    reply = daemon_websocket(&iocaged, message);
    assert_error(reply, 503, "the program said \"nonsense\"");
    free(reply);
    daemon_script(&iocaged, shell_program);
    reply = daemon_websocket(&iocaged, message);
    assert_non_null(strstr(reply, "\"aa-1\""));
    assert_non_null(strstr(reply, "\"id\":\"7\""));
    free(reply);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, prepare, stop)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(knows_the_shell_program),
        TEST(knows_the_python_program),
        TEST(asks_only_once),
        TEST(does_not_ask_when_it_is_told),
        TEST(says_what_a_program_that_is_not_known_said),
        TEST(says_that_the_program_is_missing),
        TEST(says_that_the_program_took_too_long),
        TEST(says_that_the_program_was_killed),
        TEST(says_that_the_program_printed_too_much),
        TEST(knows_another_program_that_comes_in_its_place),
        TEST(refuses_what_no_program_could_do_without_asking),
        TEST(checks_a_request_when_it_knows_the_program_at_last),
        TEST(refuses_a_bad_argument_when_it_knows_the_program_at_last),
        TEST(answers_over_a_websocket_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
