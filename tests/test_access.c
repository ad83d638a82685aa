#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "daemon.h"
#include "sample_accounts.h"

/* Who is let in and to what: the real daemon with an accounts file, over HTTP, WebSocket and the Unix socket. */

#define ALICE "alice:" SAMPLE_YESCRYPT_PASSWORD
#define BOB "bob:" SAMPLE_SHA512_PASSWORD

static const char accounts[] = "account alice role=admin password=" SAMPLE_YESCRYPT "\n"
                               "account bob role=operate password=" SAMPLE_SHA512 " jails=web*\n"
                               "key watch role=read hash=" SAMPLE_KEY_HASH "\n"
                               "key web role=admin hash=" SAMPLE_OTHER_KEY_HASH " jails=web*\n";
static const char key[] = "Bearer " SAMPLE_KEY;

static const char listjails[] = "{\"action\":\"listjails\"}";
static const char jails[] = "JID  UUID  BOOT  STATE  TAG\n-    aa-1  off   down   web1\n";

static const char identify_end[] = "{\"namespace\":\"rpc\",\"name\":\"identify\",\"id\":\"end\",\"args\":\"\"}\n";
static const char list_message[] =
    "{\"namespace\":\"sysadm\",\"name\":\"iocage\",\"id\":\"l\",\"args\":{\"action\":\"listjails\"}}\n";

static struct daemon iocaged;

static void write_accounts(const char *text)
{
    char path[128];
    char new_path[136];
    FILE *file = NULL;

    snprintf(path, sizeof(path), "%s/accounts", iocaged.folder);
    snprintf(new_path, sizeof(new_path), "%s.new", path);
    file = fopen(new_path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(new_path, 0600), 0);
    assert_int_equal(rename(new_path, path), 0);
}

static int start(void **state)
{
    char path[128];
    const char *const options[] = { "--auth", "accounts", "--accounts", path, "--origin", "https://panel.example.org",
                                    NULL };

    (void)state;
    daemon_prepare(&iocaged);
    snprintf(path, sizeof(path), "%s/accounts", iocaged.folder);
    write_accounts(accounts);
    daemon_prints(&iocaged, jails, "", 0);
    daemon_start(&iocaged, options);
    return 0;
}

static int stop(void **state)
{
    (void)state;
    daemon_stop(&iocaged);
    return 0;
}

/* Sends a request as somebody. Returns the reply's body, which lasts until the next one. */
static const char *ask(const char *path, const char *body, long status)
{
    static struct http_reply reply;

    http_reply_clear(&reply);
    reply = daemon_request(&iocaged, "PUT", path, body, strlen(body), NULL);
    if (reply.status != status)
        fail_msg("%ld instead of %ld: %s", reply.status, status, reply.body);
    return reply.body;
}

static const char *ask_jails(const char *body, long status)
{
    return ask("/sysadm/iocage", body, status);
}

static void as(const char *user, const char *authorization)
{
    iocaged.user = user;
    iocaged.authorization = authorization;
}

static void assert_has(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("no \"%s\" in: %s", part, text);
}

static void asks_who_it_is(void **state)
{
    struct http_reply reply;

    (void)state;
    assert_has(ask_jails(listjails, 401), "\"code\":401,\"message\":\"Unauthorized\"");
    /* Nobody learns what there is, nor what is wrong with a request. */
    ask("/no/such", "{}", 401);
    ask_jails("{\"action\":\"nosuch\"}", 401);
    ask_jails("no JSON", 401);
    reply = daemon_request(&iocaged, "PUT", "/sysadm/iocage", listjails, strlen(listjails), NULL);
    assert_has(reply.headers, "WWW-Authenticate: Basic realm=\"iocaged\"");
    http_reply_clear(&reply);
}

static void lets_in_by_password(void **state)
{
    (void)state;
    as(ALICE, NULL);
    assert_has(ask_jails(listjails, 200), "\"aa-1\"");
    assert_has(ask_jails(listjails, 200), "\"aa-1\"");
    as("alice:wrong", NULL);
    ask_jails(listjails, 401);
    as("nobody:" SAMPLE_YESCRYPT_PASSWORD, NULL);
    ask_jails(listjails, 401);
    as("alice:", NULL);
    ask_jails(listjails, 401);
}

static void refuses_headers_that_are_none(void **state)
{
    const char *const headers[] = { "Basic", "Basic !!!", "Basic YWxpY2U=", "Digest x", "Bearer", "Bearer  ", key + 7 };

    (void)state;
    for (size_t i = 0; i < sizeof(headers) / sizeof(headers[0]); i++) {
        as(NULL, headers[i]);
        ask_jails(listjails, 401);
    }
}

static void lets_in_by_key(void **state)
{
    (void)state;
    as(NULL, key);
    assert_has(ask_jails(listjails, 200), "\"aa-1\"");
    as(NULL, "bearer   " SAMPLE_KEY);
    assert_has(ask_jails(listjails, 200), "\"aa-1\"");
    as(NULL, "Bearer " SAMPLE_KEY "x");
    ask_jails(listjails, 401);
    as(NULL, "Bearer iok_on");
    ask_jails(listjails, 401);
}

static void lets_the_owner_in_by_the_unix_socket(void **state)
{
    (void)state;
    iocaged.local = true;
    assert_has(ask_jails(listjails, 200), "\"aa-1\"");
    as("alice:wrong", NULL);
    ask_jails(listjails, 401);
}

static void holds_everybody_to_their_role(void **state)
{
    (void)state;
    as(NULL, key);
    assert_has(ask_jails("{\"action\":\"startjail\",\"jail\":\"web1\",\"dry_run\":true}", 403),
               "\\\"startjail\\\" needs the role operate; yours is read");
    as(BOB, NULL);
    assert_has(ask_jails("{\"action\":\"startjail\",\"jail\":\"web1\",\"dry_run\":true}", 200), "\"dry_run\"");
    assert_has(ask_jails("{\"action\":\"destroyjail\",\"jail\":\"web1\",\"dry_run\":true}", 403), "role admin");
    as(ALICE, NULL);
    assert_has(ask_jails("{\"action\":\"destroyjail\",\"jail\":\"web1\",\"dry_run\":true}", 200), "\"dry_run\"");
}

static void holds_everybody_to_their_jails(void **state)
{
    (void)state;
    as(BOB, NULL);
    ask_jails("{\"action\":\"getjailsettings\",\"jail\":\"web1\",\"prop\":\"boot\"}", 200);
    assert_has(ask_jails("{\"action\":\"startjail\",\"jail\":\"db\"}", 403), "only touch jails like \\\"web*\\\"");
    assert_has(ask_jails(listjails, 403), "only do what is done to jails like \\\"web*\\\"");
    as(NULL, "Bearer " SAMPLE_OTHER_KEY);
    /* A setting may be a name too. */
    assert_has(
        ask_jails("{\"action\":\"setjailsettings\",\"jail\":\"web1\",\"settings\":{\"tag\":\"db\"},\"dry_run\":true}",
                  403),
        "only touch jails like");
    ask_jails("{\"action\":\"setjailsettings\",\"jail\":\"web1\",\"settings\":{\"tag\":\"web2\"},\"dry_run\":true}",
              200);
}

static void begins_and_ends_sessions(void **state)
{
    char *said = NULL;
    char *token = NULL;
    char lines[1024];

    (void)state;
    said = daemon_session(&iocaged, "{\"namespace\":\"rpc\",\"name\":\"auth\",\"id\":\"a\",\"args\":{\"username\":"
                                    "\"alice\",\"password\":\"" SAMPLE_YESCRYPT_PASSWORD "\"}}\n"
                                    "{\"namespace\":\"rpc\",\"name\":\"query\",\"id\":\"end\",\"args\":\"\"}\n");
    /* The second was sent before the first was answered, and is answered behind it. */
    assert_has(said, "{\"args\":[\"");
    assert_has(said, "\",900],\"id\":\"a\",\"name\":\"response\",\"namespace\":\"rpc\"}\n{\"args\":{\"dialects\":");
    assert_has(said, "\"sysadm/iocage\":\"read/write\"");
    token = strndup(strstr(said, "[\"") + 2, 20);
    free(said);

    snprintf(lines, sizeof(lines),
             "%s{\"namespace\":\"rpc\",\"name\":\"auth_token\",\"id\":\"t\",\"args\":{\"token\":\"%s\"}}\n%s"
             "{\"namespace\":\"rpc\",\"name\":\"auth_clear\",\"id\":\"c\",\"args\":\"\"}\n%s%s",
             list_message, token, list_message, list_message, identify_end);
    said = daemon_session(&iocaged, lines);
    assert_has(said, "{\"args\":{\"code\":401,\"message\":\"Unauthorized\"");
    assert_has(said, ",\"id\":\"l\",\"name\":\"error\",\"namespace\":\"sysadm\"}\n{\"args\":[\"");
    assert_null(strstr(said, "\"c\""));
    assert_has(said, "\"type\":\"server\"},\"id\":\"end\"");
    free(said);

    /* It was ended. */
    snprintf(lines, sizeof(lines), "Bearer %s", token);
    as(NULL, lines);
    ask_jails(listjails, 401);
    free(token);
}

static void ends_sessions_of_headers_too(void **state)
{
    static const char login[] = "{\"username\":\"alice\",\"password\":\"" SAMPLE_YESCRYPT_PASSWORD "\"}";
    char header[64];

    (void)state;
    snprintf(header, sizeof(header), "Bearer %.20s", strstr(ask("/rpc/auth", login, 200), "[\"") + 2);
    as(NULL, header);
    ask_jails(listjails, 200);
    assert_string_equal(ask("/rpc/auth_clear", "{}", 200), "{\"args\":{}}\n");
    ask_jails(listjails, 401);
}

static void keeps_what_the_opening_request_said(void **state)
{
    char *said = NULL;

    (void)state;
    /* Who that is must be verified first, and SysAdm's clients ask something else before. */
    as(NULL, "Basic YWxpY2U6YWxpY2UncyBzZWNyZXQ=");
    said = daemon_session(&iocaged, "{\"namespace\":\"rpc\",\"name\":\"identify\",\"id\":\"i\",\"args\":\"\"}\n"
                                    "{\"namespace\":\"rpc\",\"name\":\"query\",\"id\":\"end\"}\n");
    assert_has(said, "\"sysadm/iocage\":\"read/write\"}");
    free(said);
}

static void takes_no_part_of_a_token(void **state)
{
    static const char login[] = "{\"username\":\"alice\",\"password\":\"" SAMPLE_YESCRYPT_PASSWORD "\"}";
    char header[64];
    char body[64];
    char token[21];

    (void)state;
    memcpy(token, strstr(ask("/rpc/auth", login, 200), "[\"") + 2, 20);
    token[20] = '\0';
    snprintf(header, sizeof(header), "Bearer %s", token);
    as(NULL, header);
    ask_jails(listjails, 200);
    as(NULL, NULL);
    ask("/rpc/auth_token", "{\"token\":\"\"}", 401);
    ask("/rpc/auth_token", "{}", 401);
    snprintf(body, sizeof(body), "{\"token\":\"%s\"}", token + 1);
    ask("/rpc/auth_token", body, 401);
    snprintf(body, sizeof(body), "{\"token\":\"%.19s\"}", token);
    ask("/rpc/auth_token", body, 401);
    snprintf(body, sizeof(body), "{\"token\":\"%s\"}", token);
    assert_has(ask("/rpc/auth_token", body, 200), ",900]}");
}

static void lets_websockets_in_by_their_opening_request(void **state)
{
    char *said = NULL;

    (void)state;
    as(NULL, key);
    said = daemon_session(&iocaged, "{\"namespace\":\"rpc\",\"name\":\"query\",\"id\":\"end\"}\n");
    assert_has(said, "\"sysadm/iocage\":\"read\"}");
    free(said);
    as(NULL, "Bearer wrong");
    said = daemon_session(&iocaged, identify_end);
    assert_string_equal(said, "refused 401\n");
    free(said);
}

static void says_the_same_whatever_is_wrong_with_a_login(void **state)
{
    char *first = NULL;

    (void)state;
    first = strdup(ask("/rpc/auth", "{\"username\":\"alice\",\"password\":\"x\"}", 401));
    assert_string_equal(ask("/rpc/auth", "{\"username\":\"nobody\",\"password\":\"x\"}", 401), first);
    assert_string_equal(ask("/rpc/auth", "{}", 401), first);
    assert_string_equal(ask("/rpc/auth", "{\"username\":\"watch\",\"password\":\"" SAMPLE_KEY "\"}", 401), first);
    free(first);
}

static void blocks_an_account_from_where_it_was_guessed_at(void **state)
{
    struct http_reply reply;

    (void)state;
    as("alice:guess", NULL);
    for (int i = 0; i < 5; i++)
        ask_jails(listjails, 401);
    reply = daemon_request(&iocaged, "PUT", "/sysadm/iocage", listjails, strlen(listjails), NULL);
    assert_int_equal(reply.status, 429);
    assert_has(reply.headers, "Retry-After: 3");
    http_reply_clear(&reply);
    as(ALICE, NULL);
    ask_jails(listjails, 429);
    /* The host itself is not blocked as a whole. */
    as(BOB, NULL);
    ask_jails("{\"action\":\"startjail\",\"jail\":\"web1\",\"dry_run\":true}", 200);
}

static void takes_up_changed_accounts(void **state)
{
    (void)state;
    as(ALICE, NULL);
    ask_jails(listjails, 200);
    write_accounts("account bob role=read password=" SAMPLE_SHA512 "\n");
    assert_true(daemon_says(&iocaged, 0, "the accounts have changed: 1 accounts, 0 keys"));
    ask_jails(listjails, 401);
    as(BOB, NULL);
    ask_jails(listjails, 200);
    as(NULL, key);
    ask_jails(listjails, 401);
}

static void keeps_the_accounts_when_the_file_is_wrong(void **state)
{
    (void)state;
    write_accounts("account bob role=emperor\n");
    assert_true(daemon_says(&iocaged, 0, "the accounts stay as they were: "));
    as(ALICE, NULL);
    ask_jails(listjails, 200);
}

static void lets_pages_ask_that_are_allowed(void **state)
{
    struct http_reply reply;

    (void)state;
    as(ALICE, NULL);
    iocaged.header = "Origin: https://panel.example.org";
    reply = daemon_request(&iocaged, "PUT", "/sysadm/iocage", listjails, strlen(listjails), NULL);
    assert_int_equal(reply.status, 200);
    assert_has(reply.headers, "Access-Control-Allow-Origin: https://panel.example.org\r\n");
    assert_has(reply.headers, "Vary: Origin\r\n");
    http_reply_clear(&reply);
    /* A browser asks first, and then without saying who it is. */
    as(NULL, NULL);
    reply = daemon_request(&iocaged, "OPTIONS", "/sysadm/iocage", NULL, 0, NULL);
    assert_int_equal(reply.status, 204);
    assert_has(reply.headers, "Access-Control-Allow-Methods: GET, POST, PUT, OPTIONS\r\n");
    assert_has(reply.headers, "Access-Control-Allow-Headers: Authorization, Content-Type, X-Request-Id\r\n");
    http_reply_clear(&reply);
}

static void keeps_other_pages_out(void **state)
{
    struct http_reply reply;

    (void)state;
    as(ALICE, NULL);
    iocaged.header = "Origin: https://evil.example.org";
    ask_jails(listjails, 403);
    reply = daemon_request(&iocaged, "OPTIONS", "/sysadm/iocage", NULL, 0, NULL);
    assert_int_equal(reply.status, 403);
    assert_null(strstr(reply.headers, "Access-Control"));
    http_reply_clear(&reply);
    iocaged.header = "Host: evil.example.org";
    ask_jails(listjails, 403);
    /* Nobody has a Unix socket by another name. */
    iocaged.local = true;
    as(NULL, NULL);
    ask_jails(listjails, 200);
}

static int leave(void **state)
{
    as(NULL, NULL);
    iocaged.header = NULL;
    iocaged.local = false;
    return stop(state);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, start, leave)
    const struct CMUnitTest tests[] = {
        TEST(asks_who_it_is),
        TEST(lets_in_by_password),
        TEST(refuses_headers_that_are_none),
        TEST(lets_in_by_key),
        TEST(lets_the_owner_in_by_the_unix_socket),
        TEST(holds_everybody_to_their_role),
        TEST(holds_everybody_to_their_jails),
        TEST(begins_and_ends_sessions),
        TEST(ends_sessions_of_headers_too),
        TEST(keeps_what_the_opening_request_said),
        TEST(takes_no_part_of_a_token),
        TEST(lets_websockets_in_by_their_opening_request),
        TEST(says_the_same_whatever_is_wrong_with_a_login),
        TEST(blocks_an_account_from_where_it_was_guessed_at),
        TEST(takes_up_changed_accounts),
        TEST(lets_pages_ask_that_are_allowed),
        TEST(keeps_other_pages_out),
        TEST(keeps_the_accounts_when_the_file_is_wrong),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
