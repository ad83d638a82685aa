#include <fcntl.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>
#include <curl/curl.h>
#include <json-c/json.h>

#include "daemon.h"

/* Sanitizers make each fork() of the daemon several times slower. */
#ifdef __SANITIZE_ADDRESS__
#define SLOWNESS 4
#else
#define SLOWNESS 1
#endif

enum {
    CLIENTS = 50,                         /* that ask at once */
    CHEAP_MILLISECONDS = 200 * SLOWNESS,  /* for an answer that needs no program */
    LIMIT_MILLISECONDS = 3000 * SLOWNESS, /* for what ends at a limit of one second */
    STOP_MILLISECONDS = 6000,
    PAUSE_MICROSECONDS = 5000,
    PAUSES_MAX = 4000,
    PATH_SIZE = 128,
};

static const char path[] = "/sysadm/iocage";
static const char listjails[] = "{\"action\":\"listjails\"}";
static const char unknown[] = "{\"action\":\"listjail\"}";

static int open_daemon(void **state)
{
    static const char *const extra[] = { "--time-limit", "1", "--output-limit", "100000", NULL };
    static struct daemon daemon;

    *state = &daemon;
    memset(&daemon, 0, sizeof(daemon));
    daemon_prepare(&daemon);
    daemon_start(&daemon, extra);
    return 0;
}

/* Without limits but those that the actions have. */
static int open_patient_daemon(void **state)
{
    static struct daemon daemon;

    *state = &daemon;
    memset(&daemon, 0, sizeof(daemon));
    daemon_prepare(&daemon);
    daemon_start(&daemon, NULL);
    return 0;
}

static int close_daemon(void **state)
{
    daemon_stop(*state);
    return 0;
}

static long milliseconds(void)
{
    struct timespec now = { .tv_sec = 0 };

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static struct http_reply ask(const struct daemon *daemon, const char *body)
{
    return daemon_request(daemon, "PUT", path, body, strlen(body), NULL);
}

/* The body must be an error envelope of the code 503. */
static void assert_error(const char *body, const char *said)
{
    struct json_object *reply = json_tokener_parse(body);
    struct json_object *args = json_object_object_get(reply, "args");
    const char *detail = json_object_get_string(json_object_object_get(args, "detail"));

    if (detail == NULL || strstr(detail, said) == NULL)
        print_error("not \"%s\" but %s\n", said, body);
    assert_int_equal(json_object_get_int(json_object_object_get(args, "code")), 503);
    assert_non_null(detail);
    assert_non_null(strstr(detail, said));
    json_object_put(reply);
}

static void assert_lives_on(struct daemon *daemon)
{
    struct http_reply reply = { .status = 0 };

    daemon_prints(daemon, "JID UUID BOOT STATE TAG\n", "", 0);
    reply = ask(daemon, listjails);
    assert_int_equal(reply.status, 200);
    assert_string_equal(reply.body, "{\"args\":{\"listjails\":{}}}\n");
    http_reply_clear(&reply);
}

static void assert_fails(struct daemon *daemon, const char *said)
{
    long start = milliseconds();
    struct http_reply reply = ask(daemon, listjails);

    assert_error(reply.body, said);
    assert_int_equal(reply.status, 503);
    assert_true(milliseconds() - start < LIMIT_MILLISECONDS);
    http_reply_clear(&reply);
    assert_lives_on(daemon);
}

static void assert_script_fails(struct daemon *daemon, const char *script, const char *said)
{
    daemon_script(daemon, script);
    assert_fails(daemon, said);
}

static void says_that_the_program_is_missing(void **state)
{
    struct daemon *daemon = *state;

    assert_int_equal(unlink(daemon->program), 0);
    assert_fails(daemon, "No such file");
}

static void says_that_the_program_cannot_be_executed(void **state)
{
    struct daemon *daemon = *state;
    FILE *file = NULL;

    assert_int_equal(unlink(daemon->program), 0);
    file = fopen(daemon->program, "w");
    assert_non_null(file);
    assert_int_equal(fclose(file), 0);
    assert_fails(daemon, "Permission denied");
}

static void says_with_which_status_a_silent_program_ended(void **state)
{
    assert_script_fails(*state, "exit 3", "ended with status 3");
}

static void passes_on_what_the_program_says_of_its_failure(void **state)
{
    struct daemon *daemon = *state;
    struct http_reply reply = { .status = 0 };

    daemon_prints(daemon, "", "ERROR: no pool \"tank\"\n", 1);
    reply = ask(daemon, listjails);
    assert_int_equal(reply.status, 200);
    assert_string_equal(reply.body, "{\"args\":{\"listjails\":{\"error\":\"ERROR: no pool \\\"tank\\\"\"}}}\n");
    http_reply_clear(&reply);
    assert_lives_on(daemon);
}

static void says_which_signal_ended_the_program(void **state)
{
    assert_script_fails(*state, "kill -9 $$", "signal 9");
    assert_script_fails(*state, "kill -15 $$", "signal 15");
}

static void kills_a_program_that_runs_forever(void **state)
{
    assert_script_fails(*state, "while :; do sleep 1; done", "took too long");
    assert_script_fails(*state, "trap '' TERM INT HUP; while :; do sleep 1; done", "took too long");
}

static void kills_a_program_that_closes_its_output_but_stays(void **state)
{
    assert_script_fails(*state, "exec >&- 2>&-; sleep 60", "took too long");
}

/* A child that keeps the output open must not hold the answer up. */
static void does_not_wait_for_a_child_that_the_program_leaves_behind(void **state)
{
    assert_script_fails(*state, "sleep 20 & exit 3", "ended with status 3");
}

static void refuses_no_output(void **state)
{
    assert_script_fails(*state, "exit 0", "no line with the heading uuid");
}

static void kills_a_program_that_prints_too_much(void **state)
{
    assert_script_fails(*state, "head -c 100000000 /dev/zero", "more than is allowed");
    assert_script_fails(*state, "head -c 100000000 /dev/zero | tr '\\0' x; sleep 60", "more than is allowed");
}

/* The limit is on what is read as an answer; of what goes to standard error only the beginning is kept. */
static void survives_a_program_that_complains_too_much(void **state)
{
    struct daemon *daemon = *state;
    struct http_reply reply = { .status = 0 };

    daemon_script(daemon, "head -c 100000000 /dev/zero | tr '\\0' x >&2; exit 3");
    reply = ask(daemon, listjails);
    assert_true(reply.status == 200 || reply.status == 503);
    assert_true(strlen(reply.body) < 10000);
    http_reply_clear(&reply);
    assert_lives_on(daemon);
}

static void refuses_binary_output(void **state)
{
    assert_script_fails(*state, "printf '\\177ELF\\001\\000\\377\\376\\n\\003'", "control character");
    assert_script_fails(*state, "printf 'JID UUID BOOT STATE TAG\\n- \\377\\376 off down a\\n'", "line 2");
    assert_script_fails(*state, "printf 'JID UUID BOOT STATE TAG\\n- a\\000b off down a\\n'", "line 2");
}

static size_t drop(char *data, size_t size, size_t count, void *owner)
{
    (void)data;
    (void)owner;
    return size * count;
}

static CURL *add_client(CURLM *clients, const struct daemon *daemon, int number)
{
    CURL *client = curl_easy_init();
    char text[128];

    assert_non_null(client);
    snprintf(text, sizeof(text), "%s%s", daemon->url, path);
    curl_easy_setopt(client, CURLOPT_URL, text);
    curl_easy_setopt(client, CURLOPT_WRITEFUNCTION, drop);
    snprintf(text, sizeof(text), "{\"action\":\"getjailsettings\",\"jail\":\"jail%d\"}", number);
    curl_easy_setopt(client, CURLOPT_COPYPOSTFIELDS, text);
    curl_multi_add_handle(clients, client);
    return client;
}

/* Lets the clients go on for a while; returns how many are not done. */
static int go_on(CURLM *clients, int timeout)
{
    int running = 0;

    curl_multi_perform(clients, &running);
    if (running > 0)
        curl_multi_poll(clients, NULL, 0, timeout, NULL);
    return running;
}

/* How many clients got this status. Ends them all. */
static int count_status(CURLM *clients, CURL *client[], int count, long wanted)
{
    int found = 0;

    for (int i = 0; i < count; i++) {
        long status = 0;

        curl_easy_getinfo(client[i], CURLINFO_RESPONSE_CODE, &status);
        found += status == wanted;
        curl_multi_remove_handle(clients, client[i]);
        curl_easy_cleanup(client[i]);
    }
    curl_multi_cleanup(clients);
    return found;
}

/* How long the quickest of a few refusals takes: one alone could meet a busy machine. */
static long time_refusal(const struct daemon *daemon)
{
    long best = LONG_MAX;

    for (int i = 0; i < 5; i++) {
        long start = milliseconds();
        struct http_reply reply = ask(daemon, unknown);

        assert_int_equal(reply.status, 400);
        http_reply_clear(&reply);
        if (milliseconds() - start < best)
            best = milliseconds() - start;
    }
    return best;
}

/* Opens a FIFO in the daemon's folder, at both ends, so that nobody who opens it waits for another. */
static int open_gate(const struct daemon *daemon)
{
    char name[PATH_SIZE];
    int gate = -1;

    snprintf(name, sizeof(name), "%s/gate", daemon->folder);
    assert_int_equal(mkfifo(name, 0600), 0);
    gate = open(name, O_RDWR | O_CLOEXEC);
    assert_true(gate >= 0);
    return gate;
}

/* A program that tells that it runs, by a byte in a file, and goes on when it can read a line from the gate. */
static void script_gated(struct daemon *daemon)
{
    char script[3 * PATH_SIZE];

    snprintf(script, sizeof(script), "printf x >>%s/started; read line <%s/gate; echo boot:off", daemon->folder,
             daemon->folder);
    daemon_script(daemon, script);
}

static void wait_for_all(const struct daemon *daemon, CURLM *clients)
{
    char name[PATH_SIZE];
    struct stat status = { .st_size = 0 };

    snprintf(name, sizeof(name), "%s/started", daemon->folder);
    for (int i = 0; status.st_size < CLIENTS && i < PAUSES_MAX; i++) {
        go_on(clients, 0);
        usleep(PAUSE_MICROSECONDS);
        (void)stat(name, &status);
    }
    assert_int_equal(status.st_size, CLIENTS);
}

static void wait_for_start(const struct daemon *daemon, CURLM *clients)
{
    char *argv = NULL;

    for (int i = 0; argv == NULL && i < PAUSES_MAX; i++) {
        go_on(clients, 0);
        usleep(PAUSE_MICROSECONDS);
        argv = daemon_argv(daemon);
    }
    assert_non_null(argv);
    free(argv);
}

/* A program that tells that it runs, by the file that daemon_argv() reads, and then takes its time. */
static void script_slow(struct daemon *daemon, int seconds)
{
    char script[256];

    snprintf(script, sizeof(script), ": >%s/argv; sleep %d; echo boot:off", daemon->folder, seconds);
    daemon_script(daemon, script);
}

static void runs_many_commands_at_once_and_refuses_meanwhile(void **state)
{
    struct daemon *daemon = *state;
    CURLM *clients = curl_multi_init();
    CURL *client[CLIENTS];
    char lines[CLIENTS];
    int gate = open_gate(daemon);

    script_gated(daemon);
    for (int i = 0; i < CLIENTS; i++)
        client[i] = add_client(clients, daemon, i);
    wait_for_all(daemon, clients);
    assert_true(time_refusal(daemon) < CHEAP_MILLISECONDS);
    assert_int_equal(go_on(clients, 0), CLIENTS); /* they still wait */
    memset(lines, '\n', sizeof(lines));
    assert_int_equal(write(gate, lines, sizeof(lines)), sizeof(lines));
    while (go_on(clients, 100) > 0)
        continue;
    close(gate);
    assert_int_equal(count_status(clients, client, CLIENTS, 200), CLIENTS);
}

static void ends_in_time_while_commands_run(void **state)
{
    struct daemon *daemon = *state;
    CURLM *clients = curl_multi_init();
    CURL *client[2];
    long start = 0;

    script_slow(daemon, 60);
    for (int i = 0; i < 2; i++)
        client[i] = add_client(clients, daemon, i);
    wait_for_start(daemon, clients);
    start = milliseconds();
    daemon_stop(daemon);
    assert_true(milliseconds() - start < STOP_MILLISECONDS);
    while (go_on(clients, 100) > 0)
        continue;
    assert_int_equal(count_status(clients, client, 2, 503), 2);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_daemon, close_daemon)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(says_that_the_program_is_missing),
        TEST(says_that_the_program_cannot_be_executed),
        TEST(says_with_which_status_a_silent_program_ended),
        TEST(passes_on_what_the_program_says_of_its_failure),
        TEST(says_which_signal_ended_the_program),
        TEST(kills_a_program_that_runs_forever),
        TEST(kills_a_program_that_closes_its_output_but_stays),
        TEST(does_not_wait_for_a_child_that_the_program_leaves_behind),
        TEST(refuses_no_output),
        TEST(kills_a_program_that_prints_too_much),
        TEST(survives_a_program_that_complains_too_much),
        TEST(refuses_binary_output),
        cmocka_unit_test_setup_teardown(runs_many_commands_at_once_and_refuses_meanwhile, open_patient_daemon,
                                        close_daemon),
        cmocka_unit_test_setup(ends_in_time_while_commands_run, open_patient_daemon),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
