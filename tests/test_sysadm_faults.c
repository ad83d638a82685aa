#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#if __has_include(<crypt.h>)
#include <crypt.h>
#endif
#include <json-c/json.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon.h"
#include "raw_client.h"
#include "sample_accounts.h"

/*
 * What was wrong with SysAdm's server, fault by fault, and is not with the real daemon. That no TLS older than 1.2 is
 * spoken and that a certificate is kept from start to start is shown by test_daemon_tls.c, that the memory for tokens,
 * connections and messages is bounded by test_tokens.c and test_limits.c.
 */

enum {
    PATIENCE = 15000,  /* milliseconds for what happens at once */
    TOKEN_LENGTH = 20, /* of SysAdm's tokens */
    GUESSES = 5,       /* after which an account is blocked */
};

#define ALICE "alice:" SAMPLE_YESCRYPT_PASSWORD
#define CAROLS_PASSWORD "pass:word:with:colons"
#define AUTH "{\"username\":\"alice\",\"password\":\"" SAMPLE_YESCRYPT_PASSWORD "\"}"
#define LIST "{\"namespace\":\"sysadm\",\"name\":\"iocage\",\"id\":\"l\",\"args\":{\"action\":\"listjails\"}}\n"
#define END "{\"namespace\":\"rpc\",\"name\":\"identify\",\"id\":\"end\",\"args\":\"\"}\n"

static const char listjails[] = "{\"action\":\"listjails\"}";
static const char table[] = "JID  UUID    BOOT  STATE  TAG     TYPE\n"
                            "3    aa-1    on    up     abcdef  basejail\n"
                            "-    bb-2    off   down   shop    basejail\n";
static struct daemon iocaged;

static void write_accounts(const char *path)
{
    FILE *file = fopen(path, "w");
    const char *hash = crypt(CAROLS_PASSWORD, "$6$rounds=1000$saltofcarol");

    assert_non_null(file);
    assert_non_null(hash);
    fprintf(file, "account alice role=admin password=%s\naccount carol role=admin password=%s\n", SAMPLE_YESCRYPT,
            hash);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(path, 0600), 0);
}

static int start_as(const char *dialect)
{
    char path[128];
    const char *const options[] = { "--auth", "accounts",     "--accounts", path, "--dialect",
                                    dialect,  "--time-limit", "1",          NULL };

    daemon_prepare(&iocaged);
    snprintf(path, sizeof(path), "%s/accounts", iocaged.folder);
    write_accounts(path);
    daemon_prints(&iocaged, table, "", 0);
    daemon_start(&iocaged, options);
    return 0;
}

static int start(void **state)
{
    (void)state;
    return start_as("shell");
}

static int start_python(void **state)
{
    (void)state;
    return start_as("python");
}

static int stop(void **state)
{
    (void)state;
    iocaged.user = NULL;
    iocaged.authorization = NULL;
    daemon_stop(&iocaged);
    return 0;
}

/* Sends a request. Returns the reply's body, which lasts until the next one. */
static const char *ask(const char *path, const char *body, long status)
{
    static struct http_reply reply;

    http_reply_clear(&reply);
    reply = daemon_request(&iocaged, "PUT", path, body, strlen(body), NULL);
    if (reply.status != status)
        fail_msg("%ld instead of %ld for %s: %s", reply.status, status, body, reply.body);
    return reply.body;
}

static const char *ask_jails(const char *body, long status)
{
    return ask("/sysadm/iocage", body, status);
}

static void assert_has(const char *text, const char *part)
{
    if (strstr(text, part) == NULL)
        fail_msg("no \"%s\" in: %s", part, text);
}

static void assert_lacks(const char *text, const char *part)
{
    if (strstr(text, part) != NULL)
        fail_msg("\"%s\" in: %s", part, text);
}

/* Logs in, and leaves that session behind. */
static void begin_session(char token[TOKEN_LENGTH + 1])
{
    const char *reply = ask("/rpc/auth", AUTH, 200);

    assert_has(reply, "{\"args\":[\"");
    memcpy(token, strstr(reply, "[\"") + 2, TOKEN_LENGTH);
    token[TOKEN_LENGTH] = '\0';
}

/* Whether a token is taken, as a request of its own and on a WebSocket. */
static void assert_refused_token(const char *token)
{
    char lines[1024];
    char *said = NULL;

    snprintf(lines, sizeof(lines), "{\"token\":\"%s\"}", token);
    ask("/rpc/auth_token", lines, 401);
    snprintf(lines, sizeof(lines),
             "{\"namespace\":\"rpc\",\"name\":\"auth_token\",\"id\":\"t\",\"args\":{\"token\":\"%s\"}}\n" LIST END,
             token);
    said = daemon_session(&iocaged, lines);
    assert_has(said, "\"id\":\"t\",\"name\":\"error\"");
    assert_has(said, "\"id\":\"l\",\"name\":\"error\"");
    assert_lacks(said, "abcdef");
    free(said);
}

/* 1. Tokens were looked for by a part of their text: the empty one was anybody's. */
static void takes_no_empty_token_and_no_part_of_one(void **state)
{
    char token[TOKEN_LENGTH + 1];
    char *said = NULL;

    (void)state;
    begin_session(token);
    ask_jails(listjails, 401);
    said = daemon_session(&iocaged, LIST END);
    assert_has(said, "\"code\":401");
    assert_lacks(said, "abcdef");
    free(said);
    assert_refused_token("");
    assert_refused_token(token + 1);
    assert_refused_token(token + TOKEN_LENGTH - 1);
    assert_refused_token("::::");
    token[TOKEN_LENGTH - 1] = '\0';
    assert_refused_token(token);
}

/* 2. Whoever came from the loopback address was any user who was logged in. */
static void asks_for_a_password_on_loopback_too(void **state)
{
    static const char *const tries[] = {
        "{\"username\":\"alice\",\"password\":\"\"}",
        "{\"username\":\"alice\"}",
        "{\"username\":\"root\",\"password\":\"\"}",
        "{\"username\":\"\",\"password\":\"\"}",
        "{}",
    };
    char token[TOKEN_LENGTH + 1];

    (void)state;
    begin_session(token);
    for (size_t i = 0; i < sizeof(tries) / sizeof(tries[0]); i++)
        ask("/rpc/auth", tries[i], 401);
}

/* 3. The count of failures left out users that there were not, and passwords were cut at a colon. */
static void counts_failures_of_users_that_there_are_not(void **state)
{
    (void)state;
    iocaged.user = "nosuch:guess";
    for (int i = 0; i < GUESSES; i++)
        ask_jails(listjails, 401);
    ask_jails(listjails, 429);
}

static void takes_passwords_with_colons_whole(void **state)
{
    (void)state;
    iocaged.user = "carol:" CAROLS_PASSWORD;
    ask_jails(listjails, 200);
    iocaged.user = "carol:pass";
    ask_jails(listjails, 401);
    iocaged.user = "carol:pass:word";
    ask_jails(listjails, 401);
}

/* 4. Values were put together to a line, which was cut at its blanks. */
static void lets_no_value_become_an_option_or_a_second_argument(void **state)
{
    static const char *const actions[] = {
        "{\"action\":\"startjail\",\"dry_run\":true,\"jail\":\"%s\"}",
        "{\"action\":\"stopjail\",\"dry_run\":true,\"jail\":\"%s\"}",
        "{\"action\":\"capjail\",\"dry_run\":true,\"jail\":\"%s\"}",
        "{\"action\":\"destroyjail\",\"dry_run\":true,\"jail\":\"%s\"}",
        "{\"action\":\"clonejail\",\"dry_run\":true,\"jail\":\"%s\"}",
        "{\"action\":\"getjailsettings\",\"jail\":\"%s\"}",
        "{\"action\":\"getjailsettings\",\"jail\":\"abcdef\",\"prop\":\"%s\"}",
        "{\"action\":\"execjail\",\"dry_run\":true,\"jail\":\"%s\",\"user\":\"root\",\"command\":\"id\"}",
        "{\"action\":\"execjail\",\"dry_run\":true,\"jail\":\"abcdef\",\"user\":\"%s\",\"command\":\"id\"}",
        "{\"action\":\"activatepool\",\"dry_run\":true,\"pool\":\"%s\"}",
        "{\"action\":\"deactivatepool\",\"dry_run\":true,\"pool\":\"%s\"}",
        "{\"action\":\"createjail\",\"dry_run\":true,\"switches\":\"%s\"}",
        "{\"action\":\"createjail\",\"dry_run\":true,\"props\":\"%s\"}",
        "{\"action\":\"clonejail\",\"dry_run\":true,\"jail\":\"abcdef\",\"props\":\"%s\"}",
    };
    static const char *const values[] = {
        "-f",
        "--force",
        "abcdef -f",
        "abcdef\\nreboot",
        "abcdef\\u0000",
        "abcdef | reboot",
        "\\\"abcdef\\\" x",
        "'a b'",
        "$(reboot)",
        "`reboot`",
        " abcdef",
        "a;reboot",
        "..",
    };
    char body[256];

    (void)state;
    iocaged.user = ALICE;
    for (size_t i = 0; i < sizeof(actions) / sizeof(actions[0]); i++) {
        for (size_t j = 0; j < sizeof(values) / sizeof(values[0]); j++) {
            char *argv = NULL;

            snprintf(body, sizeof(body), actions[i], values[j]);
            ask_jails(body, 400);
            argv = daemon_argv(&iocaged);
            assert_null(argv);
        }
    }
}

static void keeps_the_words_of_a_command_apart_from_iocages(void **state)
{
    char *argv = NULL;

    (void)state;
    iocaged.user = ALICE;
    daemon_prints(&iocaged, "done\n", "", 0);
    ask_jails(
        "{\"action\":\"execjail\",\"jail\":\"abcdef\",\"user\":\"root\",\"command\":[\"echo\",\"a  b; 'c' | d\\\"\","
        "\"-f\"]}",
        200);
    argv = daemon_argv(&iocaged);
    assert_string_equal(argv, "exec\n-U\nroot\nabcdef\necho\na  b; 'c' | d\"\n-f\n");
    free(argv);
}

/* The first line of the reply to an opening request with this header line. The text is static. */
static const char *open_websocket(const char *header)
{
    static char text[4096];
    int fd = raw_connect(&iocaged);
    char request[1024];

    snprintf(request, sizeof(request),
             "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n%s"
             "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
             header);
    assert_true(raw_send(fd, request));
    assert_non_null(raw_receive(fd, text, sizeof(text), PATIENCE));
    close(fd);
    return text;
}

/* 5. A page of any site could open a WebSocket in a browser. */
static void lets_no_page_of_another_site_open_a_websocket(void **state)
{
    (void)state;
    assert_has(open_websocket("Origin: http://evil.example\r\n"), "HTTP/1.1 403");
    assert_has(open_websocket("Origin: null\r\n"), "HTTP/1.1 403");
    assert_has(open_websocket("Origin: sysadm-client\r\n"), "HTTP/1.1 101");
    assert_has(open_websocket(""), "HTTP/1.1 101");
}

/* 7. Administrators ran anything as root. */
static void runs_no_commands_of_its_own(void **state)
{
    static const char run[] = "{\"action\":\"run\",\"ids\":[\"1\"],\"1\":[\"touch /tmp/x\"]}";

    (void)state;
    iocaged.user = ALICE;
    ask("/rpc/dispatcher", run, 404);
    ask("/sysadm/dispatcher", run, 404);
    ask_jails(run, 400);
}

/* 8. Tokens came of a generator that began with the time. */
static void makes_tokens_that_the_time_does_not_tell(void **state)
{
    enum {
        COUNT = 20
    };
    char tokens[COUNT][TOKEN_LENGTH + 1];

    for (int i = 0; i < COUNT; i++) {
        begin_session(tokens[i]);
        assert_int_equal(strspn(tokens[i], "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"),
                         TOKEN_LENGTH);
        for (int j = 0; j < i; j++)
            assert_string_not_equal(tokens[i], tokens[j]);
        if (i % 5 == 4) {
            stop(state);
            start(state);
        }
    }
}

/* 9. What went over the relay, keys too, was called encrypted and was base64. */
static void has_no_relay(void **state)
{
    static const char lines[] =
        "{\"namespace\":\"rpc\",\"name\":\"auth_ssl\",\"id\":\"s\",\"args\":{\"action\":\"auth_ssl\","
        "\"md5_key\":\"AAAA\"}}\n"
        "peer-id\n" LIST END;
    char *said = daemon_session(&iocaged, lines);

    (void)state;
    assert_lacks(said, "test_string");
    assert_lacks(said, "new_ssl_key");
    assert_lacks(said, "abcdef");
    free(said);
}

/* 10. Two commands that hung stopped all others, and nothing ended them. */
static void is_not_held_up_by_commands_that_hang(void **state)
{
    static const char hanging[] =
        "{\"namespace\":\"sysadm\",\"name\":\"iocage\",\"id\":\"h\",\"args\":{\"action\":\"startjail\","
        "\"jail\":\"shop\"}}\n";
    char lines[4096] = "{\"namespace\":\"rpc\",\"name\":\"auth\",\"id\":\"a\",\"args\":" AUTH "}\n";
    char script[256];
    char *said = NULL;
    const char *listed = NULL;

    (void)state;
    snprintf(script, sizeof(script), "[ \"$1\" = start ] && while :; do sleep 1; done\ncat %s/out", iocaged.folder);
    daemon_script(&iocaged, script);
    for (int i = 0; i < 10; i++)
        strcat(lines, hanging);
    strcat(lines, LIST);
    /* The last one hangs too, and is answered when its time is over: so all have been. */
    strcat(lines,
           "{\"namespace\":\"sysadm\",\"name\":\"iocage\",\"id\":\"end\",\"args\":{\"action\":\"startjail\",\"jail\":"
           "\"shop\"}}\n");
    said = daemon_session(&iocaged, lines);
    listed = strstr(said, "\"abcdef\"");
    assert_non_null(listed);
    assert_has(listed, "\"code\":503");
    *(char *)(uintptr_t)listed = '\0';
    assert_lacks(said, "\"code\":503");
    free(said);
}

/* 11. Blanks before a request broke it, an id that was no string was lost, and REST waited for a body for ever. */
static void reads_requests_that_the_old_server_did_not(void **state)
{
    static const char lines[] = "  \t{\"namespace\":\"rpc\",\"name\":\"identify\",\"id\":\"b\",\"args\":\"\"}\n"
                                "{\"namespace\":\"rpc\",\"name\":\"identify\",\"id\":17,\"args\":\"\"}\n" END;
    struct http_reply reply;
    char *said = daemon_session(&iocaged, lines);

    (void)state;
    assert_has(said, "\"id\":\"b\",\"name\":\"response\"");
    assert_has(said, "\"id\":17,");
    free(said);
    iocaged.user = ALICE;
    reply = daemon_request(&iocaged, "PUT", "/sysadm/iocage", NULL, 0, NULL);
    assert_int_equal(reply.status, 400);
    http_reply_clear(&reply);
}

/* 12. Jails that were down were left out, and a failure was {} or a success with an error beside it. */
static void lists_jails_that_are_down_and_tells_failures(void **state)
{
    (void)state;
    iocaged.user = ALICE;
    assert_has(ask_jails(listjails, 200),
               "\"bb-2\":{\"jid\":\"-\",\"boot\":\"off\",\"state\":\"down\",\"tag\":\"shop\"");
    daemon_prints(&iocaged, "", "  ERROR: no pool\n", 1);
    assert_string_equal(ask_jails(listjails, 200), "{\"args\":{\"listjails\":{\"error\":\"ERROR: no pool\"}}}\n");
    assert_lacks(ask_jails("{\"action\":\"createjail\"}", 200), "success");
    daemon_prints(&iocaged, "", "", 1);
    ask_jails(listjails, 503);
    ask_jails("{\"action\":\"stopjail\",\"jail\":\"shop\"}", 503);
}

/* 13. Today's program takes the begin of a name for the name, and its own options out of a jail's command. */
static void does_nothing_to_a_jail_whose_name_goes_on(void **state)
{
    char *argv = NULL;

    (void)state;
    iocaged.user = ALICE;
    ask_jails("{\"action\":\"destroyjail\",\"jail\":\"ALL\"}", 400);
    ask_jails("{\"action\":\"startjail\",\"jail\":\"ALL\"}", 400);
    assert_has(ask_jails("{\"action\":\"destroyjail\",\"jail\":\"ab\"}", 200), "{\"destroyjail\":{\"error\":\"");
    argv = daemon_argv(&iocaged);
    assert_lacks(argv, "destroy");
    free(argv);
}

static void hands_the_command_of_a_jail_over_whole(void **state)
{
    const char *reply = NULL;

    (void)state;
    iocaged.user = ALICE;
    reply = ask_jails(
        "{\"action\":\"execjail\",\"jail\":\"abcdef\",\"user\":\"root\",\"command\":\"rm -rf /x\",\"dry_run\":true}",
        200);
    assert_has(reply, "\"abcdef\",\"--\",\"rm\",\"-rf\",\"/x\"]");
    /* A single word is no line for a shell. */
    reply = ask_jails(
        "{\"action\":\"execjail\",\"jail\":\"abcdef\",\"user\":\"root\",\"command\":[\"--help; id\"],\"dry_run\":true}",
        200);
    assert_has(reply, "\"abcdef\",\"--\",");
    assert_lacks(reply, "sh\"");
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, start, stop)
#define PYTHON_CASE(test) cmocka_unit_test_setup_teardown(test, start_python, stop)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        CASE(takes_no_empty_token_and_no_part_of_one),
        CASE(asks_for_a_password_on_loopback_too),
        CASE(counts_failures_of_users_that_there_are_not),
        CASE(takes_passwords_with_colons_whole),
        CASE(lets_no_value_become_an_option_or_a_second_argument),
        CASE(keeps_the_words_of_a_command_apart_from_iocages),
        CASE(lets_no_page_of_another_site_open_a_websocket),
        CASE(runs_no_commands_of_its_own),
        CASE(makes_tokens_that_the_time_does_not_tell),
        CASE(has_no_relay),
        CASE(is_not_held_up_by_commands_that_hang),
        CASE(reads_requests_that_the_old_server_did_not),
        CASE(lists_jails_that_are_down_and_tells_failures),
        CASE(does_nothing_to_a_jail_whose_name_goes_on),
        PYTHON_CASE(hands_the_command_of_a_jail_over_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
