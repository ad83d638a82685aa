#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <curl/curl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "authority.h"
#include "daemon.h"
#include "tls_client.h"

/* The whole daemon with TLS, and clients of several kinds: libcurl, Node's ws, a raw one. */

enum {
    PATH_SIZE = 256,
    LINE_SIZE = 512,
    MESSAGE_LIMIT = 65536, /* bytes, smaller than the default */
    TEXT = 0x81,           /* first bytes of frames */
    TEXT_BEGIN = 0x01,
    MORE = 0x00,
    LAST = 0x80,
    CLOSE = 0x88,
    CLIENTS = 10,
};

#define LISTJAILS "{\"namespace\":\"sysadm\",\"name\":\"iocage\",\"id\":\"1\",\"args\":{\"action\":\"listjails\"}}"
#define JAILS "JID   UUID                                  BOOT  STATE  TAG   TYPE\n"

static struct daemon daemon_under_test;
static struct authority ca;
static struct authority stranger;
static char state[PATH_SIZE];            /* the state folder */
static char certificate_path[PATH_SIZE]; /* in it */
static char key_path[PATH_SIZE];
static char ca_path[PATH_SIZE];
static char accounts_path[PATH_SIZE];

static int make_authorities(void **unused)
{
    const struct authority_names names = { .common = "authority", .days = 10 };

    (void)unused;
    authority_make(&ca, &names, NULL);
    authority_make(&stranger, &names, NULL);
    return 0;
}

static int clear_authorities(void **unused)
{
    (void)unused;
    authority_clear(&ca);
    authority_clear(&stranger);
    return 0;
}

static void write_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(path, 0600), 0);
}

static void prepare(void)
{
    daemon_prepare(&daemon_under_test);
    daemon_prints(&daemon_under_test, JAILS, "", 0);
    strcpy(state, "/tmp/test_daemon_tls.XXXXXX");
    assert_non_null(mkdtemp(state));
    snprintf(certificate_path, sizeof(certificate_path), "%s/tls.crt", state);
    snprintf(key_path, sizeof(key_path), "%s/tls.key", state);
    snprintf(ca_path, sizeof(ca_path), "%s/ca.crt", state);
    snprintf(accounts_path, sizeof(accounts_path), "%s/accounts", state);
    write_text(ca_path, ca.certificate_pem);
}

static void start_with(const char *option, const char *value)
{
    const char *const extra[] = { "--tls",           "on",    "--state", state, "--listen", "wss://127.0.0.1:0",
                                  "--message-limit", "65536", option,    value, NULL };

    daemon_start(&daemon_under_test, extra);
}

static int set_up(void **unused)
{
    (void)unused;
    prepare();
    start_with(NULL, NULL);
    return 0;
}

static int set_up_with_client_ca(void **unused)
{
    (void)unused;
    prepare();
    start_with("--client-ca", ca_path);
    return 0;
}

static int set_up_with_accounts(void **unused)
{
    const char *const extra[] = { "--tls",       "on",    "--state", state,      "--listen",   "wss://127.0.0.1:0",
                                  "--client-ca", ca_path, "--auth",  "accounts", "--accounts", accounts_path,
                                  NULL };

    (void)unused;
    prepare();
    write_text(accounts_path, "account ann role=read\n");
    daemon_start(&daemon_under_test, extra);
    return 0;
}

static int set_up_impatient(void **unused)
{
    (void)unused;
    prepare();
    start_with("--request-time", "1");
    return 0;
}

static int tear_down(void **unused)
{
    (void)unused;
    daemon_stop(&daemon_under_test);
    unlink(certificate_path);
    unlink(key_path);
    unlink(ca_path);
    unlink(accounts_path);
    return rmdir(state);
}

/* The port of the listener of a scheme, from the daemon's log. */
static int port_of(const char *scheme)
{
    char *log = NULL;
    const char *line = NULL;
    char begin[64] = "";
    int port = 0;

    snprintf(begin, sizeof(begin), "ready on %s://127.0.0.1:", scheme);
    assert_true(daemon_says(&daemon_under_test, 0, begin));
    log = daemon_log(&daemon_under_test);
    line = strstr(log, begin);
    assert_non_null(line);
    port = atoi(line + strlen(begin));
    free(log);
    assert_true(port > 0);
    return port;
}

/* What libcurl gets from https, its certificate verified with this file; NULL: as it is by itself. */
static CURLcode get_over_https(const char *trusted, long *status, char **body)
{
    size_t size = 0;
    FILE *stream = open_memstream(body, &size);
    CURL *curl = curl_easy_init();
    char url[LINE_SIZE] = "";
    CURLcode code = CURLE_OK;

    assert_true(curl && stream);
    snprintf(url, sizeof(url), "https://localhost:%d/sysadm/iocage", port_of("https"));
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, "{\"action\":\"listjails\"}");
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_IPRESOLVE, (long)CURL_IPRESOLVE_V4);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, stream);
    if (trusted)
        curl_easy_setopt(curl, CURLOPT_CAINFO, trusted);
    code = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, status);
    curl_easy_cleanup(curl);
    fclose(stream);
    return code;
}

static void answers_who_trusts_its_certificate(void **unused)
{
    char *body = NULL;
    long status = 0;

    (void)unused;
    assert_int_equal(get_over_https(certificate_path, &status, &body), CURLE_OK);
    assert_int_equal(status, 200);
    assert_string_equal(body, "{\"args\":{\"listjails\":{}}}\n");
    free(body);
    assert_int_equal(get_over_https(NULL, &status, &body), CURLE_PEER_FAILED_VERIFICATION);
    free(body);
}

static void answers_node(void **unused)
{
    char command[2 * LINE_SIZE] = "";
    char reply[LINE_SIZE] = "";
    FILE *node = NULL;

    (void)unused;
    snprintf(command, sizeof(command),
             "echo '" LISTJAILS "' | NODE_EXTRA_CA_CERTS=%s node tests/ws_client.js wss://localhost:%d/",
             certificate_path, port_of("wss"));
    setenv("NODE_PATH", "/usr/share/nodejs", 0);
    node = popen(command, "r");
    assert_non_null(node);
    assert_non_null(fgets(reply, sizeof(reply), node));
    assert_int_equal(pclose(node), 0);
    assert_non_null(strstr(reply, "{\"listjails\":{}}"));
}

static void expect_reply(const struct tls_client *client, const char *part)
{
    size_t length = 0;
    char *reply = tls_client_receive_frame(client, TEXT, &length);

    if (strstr(reply, part) == NULL)
        fail_msg("no %s in %s", part, reply);
    free(reply);
}

static void expect_answer(const struct tls_client *client)
{
    tls_client_send_frame(client, TEXT, LISTJAILS, strlen(LISTJAILS));
    expect_reply(client, "{\"listjails\":{}}");
}

static void expect_close(const struct tls_client *client, int code)
{
    size_t length = 0;
    char *payload = tls_client_receive_frame(client, CLOSE, &length);

    assert_true(length >= 2);
    assert_int_equal((uint8_t)payload[0] << 8 | (uint8_t)payload[1], code);
    free(payload);
}

static void puts_records_and_fragments_together(void **unused)
{
    struct tls_client client;
    size_t length = strlen(LISTJAILS);

    (void)unused;
    tls_client_open(&client, port_of("wss"), NULL);
    for (size_t i = 0; i < length; i++) {
        int first_byte = i == 0 ? TEXT_BEGIN : MORE;

        tls_client_send_frame(&client, i + 1 < length ? first_byte : LAST, LISTJAILS + i, 1);
    }
    expect_reply(&client, "{\"listjails\":{}}");
    expect_answer(&client);
    tls_client_close(&client);
}

static void takes_what_comes_with_the_opening_request(void **unused)
{
    static const char opening[] = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                                  "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
                                  "\x81\x82\0\0\0\0{}\x81\x82\0\0\0\0";
    struct tls_client client;
    char byte = 0;
    size_t length = 0;

    (void)unused;
    tls_client_connect(&client, port_of("wss"));
    assert_true(tls_client_begin(&client, "NORMAL", NULL));
    tls_client_send(&client, opening, sizeof(opening) - 1);
    tls_client_send(&client, "{}", 2);
    while (length < 4) {
        tls_client_receive(&client, &byte, 1);
        length = byte == "\r\n\r\n"[length] ? length + 1 : byte == '\r';
    }
    expect_reply(&client, "\"error\"");
    expect_reply(&client, "\"error\"");
    tls_client_close(&client);
}

static void takes_an_opening_request_byte_by_byte(void **unused)
{
    static const char opening[] = "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    struct tls_client client;
    char *answer = NULL;

    (void)unused;
    tls_client_connect(&client, port_of("wss"));
    assert_true(tls_client_begin(&client, "NORMAL", NULL));
    for (size_t i = 0; i < sizeof(opening) - 1; i++)
        tls_client_send(&client, opening + i, 1);
    answer = tls_client_receive_all(&client);
    assert_memory_equal(answer, "HTTP/1.1 426 ", 13);
    free(answer);
    tls_client_close(&client);
}

static void takes_a_message_as_large_as_is_allowed(void **unused)
{
    struct tls_client client;
    char *text = malloc(MESSAGE_LIMIT + 1);

    (void)unused;
    assert_non_null(text);
    memset(text, ' ', MESSAGE_LIMIT + 1);
    tls_client_open(&client, port_of("wss"), NULL);
    for (int i = 0; i < 3; i++)
        tls_client_send_frame(&client, TEXT, text, MESSAGE_LIMIT);
    for (int i = 0; i < 3; i++)
        expect_reply(&client, "\"error\"");
    tls_client_send_frame(&client, TEXT, text, MESSAGE_LIMIT + 1);
    expect_close(&client, 1009);
    free(text);
    tls_client_close(&client);
}

static void sends_a_reply_of_many_records(void **unused)
{
    struct tls_client client;
    size_t length = 0;
    char *reply = NULL;

    (void)unused;
    daemon_script(&daemon_under_test, "echo '"
                                      "JID   UUID                                  BOOT  STATE  TAG   TYPE"
                                      "'\n"
                                      "i=100000\n"
                                      "while [ $i -lt 102000 ]; do\n"
                                      "echo \"-     611c89ae-c43c-11e5-9602-54ee75$i  off   down   tag   basejail\"\n"
                                      "i=$((i + 1))\n"
                                      "done");
    tls_client_open(&client, port_of("wss"), NULL);
    tls_client_send_frame(&client, TEXT, LISTJAILS, strlen(LISTJAILS));
    reply = tls_client_receive_frame(&client, TEXT, &length);
    assert_true(length > 100000);
    assert_non_null(strstr(reply, "611c89ae-c43c-11e5-9602-54ee75101999"));
    free(reply);
    tls_client_close(&client);
}

static void outlives_clients_that_go_without_a_word(void **unused)
{
    struct tls_client clients[CLIENTS];
    int port = 0;

    (void)unused;
    port = port_of("wss");
    for (size_t i = 0; i < CLIENTS; i++)
        tls_client_open(&clients[i], port, NULL);
    for (size_t i = 0; i < CLIENTS; i++)
        tls_client_send_frame(&clients[i], TEXT, LISTJAILS, strlen(LISTJAILS));
    for (size_t i = 0; i < CLIENTS; i++)
        tls_client_close(&clients[i]);
    tls_client_open(&clients[0], port, NULL);
    expect_answer(&clients[0]);
    tls_client_send_frame(&clients[0], CLOSE, "\x03\xe8", 2);
    expect_close(&clients[0], 1000);
    assert_true(tls_client_ends(&clients[0]));
    tls_client_close(&clients[0]);
}

static void refuses_tls_1_1(void **unused)
{
    static const char *const schemes[] = { "https", "wss" };
    struct tls_client client;

    (void)unused;
    for (size_t i = 0; i < 2; i++) {
        tls_client_connect(&client, port_of(schemes[i]));
        assert_false(tls_client_begin(&client, "NORMAL:-VERS-ALL:+VERS-TLS1.1", NULL));
        tls_client_close(&client);
        tls_client_connect(&client, port_of(schemes[i]));
        assert_true(tls_client_begin(&client, "NORMAL:-VERS-ALL:+VERS-TLS1.2", NULL));
        tls_client_close(&client);
    }
}

/* Sends a request and expects a refusal, in the same shape at both kinds of listeners. */
static void expect_refusal(const char *scheme, const char *request, int status, const char *detail)
{
    struct tls_client client;
    char line[32] = "";
    char *answer = NULL;

    tls_client_connect(&client, port_of(scheme));
    assert_true(tls_client_begin(&client, "NORMAL", NULL));
    tls_client_send(&client, request, strlen(request));
    answer = tls_client_receive_all(&client);
    snprintf(line, sizeof(line), "HTTP/1.1 %d ", status);
    if (strncmp(answer, line, strlen(line)) != 0 || strstr(answer, detail) == NULL)
        fail_msg("no %d with \"%s\" but: %s", status, detail, answer);
    assert_non_null(strstr(answer, "\r\nContent-Type: application/json\r\n"));
    assert_non_null(strstr(answer, "{\"args\":{\"code\":"));
    free(answer);
    tls_client_close(&client);
}

#define UPGRADE "Connection: Upgrade\r\nUpgrade: websocket\r\n"
#define KEY "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"

static void says_where_to_ask_instead(void **unused)
{
    char detail[LINE_SIZE] = "";

    (void)unused;
    snprintf(detail, sizeof(detail), "REST is at https://127.0.0.1:%d", port_of("https"));
    expect_refusal("wss", "GET /sysadm/iocage HTTP/1.1\r\nHost: localhost\r\n\r\n", 426, detail);
    expect_refusal("wss", "PUT /sysadm/iocage HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}", 426, detail);
    snprintf(detail, sizeof(detail), "a WebSocket is opened at wss://127.0.0.1:%d, not here", port_of("wss"));
    expect_refusal("https",
                   "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n"
                   "Sec-WebSocket-Version: 13\r\n" KEY "\r\n",
                   400, detail);
}

static void refuses_a_request_that_opens_no_websocket(void **unused)
{
    char *text = malloc(2 * 8192);

    (void)unused;
    assert_non_null(text);
    expect_refusal("wss", "GET / HTTP/1.1\r\nHost: localhost\r\n" UPGRADE "Sec-WebSocket-Version: 13\r\n\r\n", 400,
                   "Sec-WebSocket-Key");
    expect_refusal("wss", "GET / HTTP/1.1\r\nHost: localhost\r\n" UPGRADE "Sec-WebSocket-Version: 8\r\n" KEY "\r\n",
                   426, "\r\nSec-WebSocket-Version: 13\r\n");
    expect_refusal("wss", "GET / HTTP/1.1\r\nHost: evil.example\r\n" UPGRADE "Sec-WebSocket-Version: 13\r\n" KEY "\r\n",
                   403, "evil.example");
    expect_refusal("wss",
                   "GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: https://evil.example\r\n" UPGRADE
                   "Sec-WebSocket-Version: 13\r\n" KEY "\r\n",
                   403, "evil.example");
    expect_refusal("wss", "GET / HTTP/1.1\nHost: localhost\n\n", 400, "line 1 of the request");
    expect_refusal("wss",
                   "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n" UPGRADE
                   "Sec-WebSocket-Version: 13\r\n" KEY "\r\n{}",
                   400, "has no body");
    snprintf(text, (size_t)2 * 8192, "GET /%09000d HTTP/1.1\r\nHost: localhost\r\n\r\n", 0);
    expect_refusal("wss", text, 431, "8192 bytes");
    free(text);
}

static void drops_who_does_not_open_in_time(void **unused)
{
    struct tls_client silent;
    struct tls_client half;
    struct tls_client client;
    int port = port_of("wss");

    (void)unused;
    tls_client_connect(&silent, port);
    tls_client_connect(&half, port);
    tls_client_open(&client, port, NULL);
    assert_true(tls_client_begin(&half, "NORMAL", NULL));
    tls_client_send(&half, "GET / HTTP/1.1\r\n", 16);
    assert_true(tls_client_ends(&silent));
    assert_true(tls_client_ends(&half));
    expect_answer(&client); /* a WebSocket may be silent for longer */
    tls_client_close(&silent);
    tls_client_close(&half);
    tls_client_close(&client);
}

static void write_new_certificate(void)
{
    const struct authority_names names = { .common = "new", .purpose = GNUTLS_KP_TLS_WWW_SERVER, .days = 5 };
    struct authority made;

    authority_make(&made, &names, NULL);
    write_text(certificate_path, made.certificate_pem);
    write_text(key_path, made.key_pem);
    authority_clear(&made);
}

static void hang_up(const char *says)
{
    char *log = daemon_log(&daemon_under_test);
    size_t said = strlen(log);

    free(log);
    assert_int_equal(kill(daemon_under_test.pid, SIGHUP), 0);
    assert_true(daemon_says(&daemon_under_test, said, says));
}

static void digest_at(const char *scheme, unsigned char digest[32])
{
    struct tls_client client;

    tls_client_connect(&client, port_of(scheme));
    assert_true(tls_client_begin(&client, "NORMAL", NULL));
    tls_client_digest(&client, digest);
    tls_client_close(&client);
}

static void shows_a_new_certificate_after_sighup(void **unused)
{
    unsigned char old[32] = { 0 };
    unsigned char new[2][32] = { { 0 } };
    struct tls_client stays;

    (void)unused;
    digest_at("https", old);
    tls_client_open(&stays, port_of("wss"), NULL);
    write_new_certificate();
    hang_up("TLS certificate SHA-256 ");
    digest_at("https", new[0]);
    digest_at("wss", new[1]);
    assert_memory_not_equal(old, new[0], sizeof(old));
    assert_memory_equal(new[0], new[1], sizeof(new[0]));
    expect_answer(&stays);
    tls_client_close(&stays);
}

static void keeps_its_certificate_if_the_new_one_is_wrong(void **unused)
{
    unsigned char old[32] = { 0 };
    unsigned char new[32] = { 0 };

    (void)unused;
    digest_at("wss", old);
    write_text(key_path, ca.key_pem);
    hang_up("the TLS certificate stays as it was: the TLS key does not belong to the certificate");
    write_text(certificate_path, "nothing");
    hang_up("the TLS certificate stays as it was: the TLS certificate cannot be used");
    assert_int_equal(unlink(key_path), 0);
    hang_up("the TLS certificate stays as it was: cannot open");
    digest_at("wss", new);
    assert_memory_equal(old, new, sizeof(old));
    digest_at("https", new);
    assert_memory_equal(old, new, sizeof(old));
}

static void takes_a_client_certificate_of_its_ca_alone(void **unused)
{
    static const char request[] = "OPTIONS / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    static const char *const schemes[] = { "https", "wss" };
    const struct authority_names names = { .common = "ann", .purpose = GNUTLS_KP_TLS_WWW_CLIENT, .days = 10 };
    struct authority good;
    struct authority bad;
    struct tls_client client;

    (void)unused;
    authority_make(&good, &names, &ca);
    authority_make(&bad, &names, &stranger);
    for (size_t i = 0; i < 2; i++) {
        const struct authority *const shown[] = { &good, NULL };

        for (size_t j = 0; j < 2; j++) {
            char *answer = NULL;

            tls_client_connect(&client, port_of(schemes[i]));
            assert_true(tls_client_begin(&client, "NORMAL", shown[j]));
            tls_client_send(&client, request, sizeof(request) - 1);
            answer = tls_client_receive_all(&client);
            assert_memory_equal(answer, "HTTP/1.1 ", 9);
            free(answer);
            tls_client_close(&client);
        }
        tls_client_connect(&client, port_of(schemes[i]));
        if (tls_client_begin(&client, "NORMAL", &bad)) {
            (void)gnutls_record_send(client.session, request, sizeof(request) - 1);
            assert_true(tls_client_ends(&client));
        }
        tls_client_close(&client);
    }
    authority_clear(&good);
    authority_clear(&bad);
}

static void make_client(struct authority *client, const char *name)
{
    const struct authority_names names = { .common = name, .purpose = GNUTLS_KP_TLS_WWW_CLIENT, .days = 10 };

    authority_make(client, &names, &ca);
}

/* Asks over https with a certificate, or NULL. Returns the status. */
static int status_with(const struct authority *certificate)
{
    static const char request[] = "GET /sysadm/iocage HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                  "Content-Length: 22\r\n\r\n{\"action\":\"listjails\"}";
    struct tls_client client;
    char *answer = NULL;
    int status = 0;

    tls_client_connect(&client, port_of("https"));
    assert_true(tls_client_begin(&client, "NORMAL", certificate));
    tls_client_send(&client, request, sizeof(request) - 1);
    answer = tls_client_receive_all(&client);
    status = atoi(answer + strlen("HTTP/1.1 "));
    free(answer);
    tls_client_close(&client);
    return status;
}

static void lets_the_account_in_that_a_certificate_names(void **unused)
{
    struct authority ann;
    struct authority eve;
    struct tls_client client;

    (void)unused;
    make_client(&ann, "ann");
    make_client(&eve, "eve");
    assert_int_equal(status_with(&ann), 200);
    assert_int_equal(status_with(&eve), 401);
    assert_int_equal(status_with(NULL), 401);
    tls_client_open(&client, port_of("wss"), &ann);
    expect_answer(&client);
    tls_client_close(&client);
    tls_client_open(&client, port_of("wss"), NULL); /* may still log in */
    tls_client_send_frame(&client, TEXT, LISTJAILS, strlen(LISTJAILS));
    expect_reply(&client, "401");
    tls_client_close(&client);
    authority_clear(&ann);
    authority_clear(&eve);
}

static void refuses_a_websocket_with_a_proof_that_is_wrong(void **unused)
{
    (void)unused;
    expect_refusal("wss",
                   "GET / HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer nothing\r\n" UPGRADE
                   "Sec-WebSocket-Version: 13\r\n" KEY "\r\n",
                   401, "\r\nWWW-Authenticate: Basic ");
}

static void has_the_same_certificate_after_a_restart(void **unused)
{
    unsigned char first[32] = { 0 };
    unsigned char second[32] = { 0 };

    (void)unused;
    digest_at("https", first);
    daemon_stop(&daemon_under_test);
    daemon_prepare(&daemon_under_test);
    start_with(NULL, NULL);
    digest_at("https", second);
    assert_memory_equal(first, second, sizeof(first));
}

static void says_1001_when_it_ends(void **unused)
{
    struct tls_client client;
    struct tls_client half;
    int status = 0;

    (void)unused;
    tls_client_open(&client, port_of("wss"), NULL);
    tls_client_connect(&half, port_of("wss"));
    assert_int_equal(kill(daemon_under_test.pid, SIGTERM), 0);
    expect_close(&client, 1001);
    assert_true(tls_client_ends(&half));
    tls_client_send_frame(&client, CLOSE, "\x03\xe9", 2);
    assert_true(tls_client_ends(&client));
    assert_int_equal(waitpid(daemon_under_test.pid, &status, 0), daemon_under_test.pid);
    assert_int_equal(status, 0);
    daemon_under_test.pid = 0;
    tls_client_close(&client);
    tls_client_close(&half);
}

/* Runs the daemon, which must not start, and returns its exit status. */
static int status_of(const char *certificate, const char *key, char *said, size_t size)
{
    const char *program = getenv("IOCAGED");
    char command[2 * LINE_SIZE] = "";
    FILE *stream = NULL;
    size_t length = 0;
    int status = 0;

    snprintf(command, sizeof(command), "%s --auth none --tls-cert %s --tls-key %s --listen 127.0.0.1:0 2>&1",
             program ? program : "build/out/iocaged", certificate, key);
    stream = popen(command, "r");
    assert_non_null(stream);
    length = fread(said, 1, size - 1, stream);
    said[length] = '\0';
    status = pclose(stream);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void does_not_start_with_a_certificate_that_is_wrong(void **unused)
{
    char said[LINE_SIZE] = "";

    (void)unused;
    write_text(ca_path, ca.key_pem);
    assert_int_equal(status_of(certificate_path, ca_path, said, sizeof(said)), 2);
    assert_string_equal(said, "iocaged: the TLS key does not belong to the certificate\n");
    assert_int_equal(status_of(certificate_path, "/nowhere/key", said, sizeof(said)), 2);
    assert_string_equal(said, "iocaged: cannot open /nowhere/key: No such file or directory\n");
    assert_int_equal(chmod(ca_path, 0644), 0);
    assert_int_equal(status_of(certificate_path, ca_path, said, sizeof(said)), 2);
    assert_non_null(strstr(said, "may be used by others"));
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        CASE(answers_who_trusts_its_certificate),
        CASE(answers_node),
        CASE(puts_records_and_fragments_together),
        CASE(takes_what_comes_with_the_opening_request),
        CASE(takes_an_opening_request_byte_by_byte),
        CASE(takes_a_message_as_large_as_is_allowed),
        CASE(sends_a_reply_of_many_records),
        CASE(outlives_clients_that_go_without_a_word),
        CASE(refuses_tls_1_1),
        CASE(says_where_to_ask_instead),
        CASE(refuses_a_request_that_opens_no_websocket),
        cmocka_unit_test_setup_teardown(drops_who_does_not_open_in_time, set_up_impatient, tear_down),
        CASE(shows_a_new_certificate_after_sighup),
        CASE(keeps_its_certificate_if_the_new_one_is_wrong),
        cmocka_unit_test_setup_teardown(takes_a_client_certificate_of_its_ca_alone, set_up_with_client_ca, tear_down),
        cmocka_unit_test_setup_teardown(lets_the_account_in_that_a_certificate_names, set_up_with_accounts, tear_down),
        cmocka_unit_test_setup_teardown(refuses_a_websocket_with_a_proof_that_is_wrong, set_up_with_accounts,
                                        tear_down),
        CASE(has_the_same_certificate_after_a_restart),
        CASE(says_1001_when_it_ends),
        CASE(does_not_start_with_a_certificate_that_is_wrong),
    };

    signal(SIGPIPE, SIG_IGN);
    return cmocka_run_group_tests(tests, make_authorities, clear_authorities);
}
