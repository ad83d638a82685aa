#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "opening.h"

#define NODE_HEADERS                                  \
    "Sec-WebSocket-Version: 13\r\n"                   \
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" \
    "Connection: Upgrade\r\n"                         \
    "Upgrade: websocket\r\n"                          \
    "Host: 127.0.0.1:12150\r\n"

static struct error error;
static struct opening opening;
static char *copied;

/* Reads a copy of exactly this size, so that a sanitizer sees a read beyond it. */
static bool read_bytes(const char *bytes, size_t length)
{
    struct slice text = { .length = length };

    free(copied);
    copied = malloc(length + 1);
    assert_non_null(copied);
    memcpy(copied, bytes, length);
    copied[length] = '\0';
    text.data = copied;
    return opening_read(text, &opening, &error);
}

static bool read_text(const char *text)
{
    return read_bytes(text, strlen(text));
}

static int free_copy(void **state)
{
    (void)state;
    free(copied);
    copied = NULL;
    return 0;
}

static void assert_slice(struct slice slice, const char *text)
{
    if (!slice_equal(slice, slice_of(text)) || (slice.data == NULL) != (text == NULL))
        fail_msg("\"%.*s\" is not \"%s\"", (int)slice.length, slice.data ? slice.data : "", text ? text : "(absent)");
}

static void reads_what_a_client_sends(void **state)
{
    (void)state;
    assert_true(read_text("GET /chat?x=1 HTTP/1.1\r\n" NODE_HEADERS "Origin: http://127.0.0.1:12150\r\n"
                          "Authorization: Basic YW5uOnNlY3JldA==\r\n"
                          "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n"));
    assert_slice(opening.method, "GET");
    assert_slice(opening.target, "/chat?x=1");
    assert_slice(opening.host, "127.0.0.1:12150");
    assert_slice(opening.origin, "http://127.0.0.1:12150");
    assert_slice(opening.authorization, "Basic YW5uOnNlY3JldA==");
    assert_slice(opening.handshake.version, "13");
    assert_slice(opening.handshake.key, "dGhlIHNhbXBsZSBub25jZQ==");
    assert_true(opening.handshake.get);
    assert_true(opening.handshake.http11);
    assert_true(opening.handshake.connection);
    assert_true(opening.websocket);
    assert_false(opening.body);
}

static void leaves_absent_what_is_not_sent(void **state)
{
    (void)state;
    assert_true(read_text("PUT /sysadm/iocage HTTP/1.0\r\nHost:\r\n\r\n"));
    assert_slice(opening.method, "PUT");
    assert_slice(opening.host, "");
    assert_slice(opening.origin, NULL);
    assert_slice(opening.authorization, NULL);
    assert_slice(opening.handshake.version, NULL);
    assert_slice(opening.handshake.key, NULL);
    assert_false(opening.handshake.get);
    assert_false(opening.handshake.http11);
    assert_false(opening.handshake.connection);
    assert_false(opening.websocket);
}

static void takes_names_in_any_case_and_trims_values(void **state)
{
    (void)state;
    assert_true(
        read_text("GET / HTTP/1.1\r\nhOsT: \t x y \t \r\nUPGRADE:foo, WebSocket\r\nconnection:keep-alive,UPGRADE\r\n"
                  "X: \xe4\xf6\r\nContent-Length: 0\r\n\r\n"));
    assert_slice(opening.host, "x y");
    assert_true(opening.websocket);
    assert_true(opening.handshake.connection);
}

static void finds_tokens_in_several_headers(void **state)
{
    (void)state;
    assert_true(read_text("GET / HTTP/1.1\r\nHost: x\r\nConnection: keep-alive\r\nConnection: Upgrade\r\n"
                          "Upgrade: h2c\r\nUpgrade: websocket\r\n\r\n"));
    assert_true(opening.websocket);
    assert_true(opening.handshake.connection);
}

static void refuses_what_is_odd(void **state)
{
    const struct {
        const char *text;
        const char *part;
    } cases[] = {
        { "\r\n", "line 1 of the request: it is not METHOD PATH" },
        { "GET /\r\n\r\n", "line 1 of the request: it is not METHOD PATH" },
        { "GET  / HTTP/1.1\r\nHost: x\r\n\r\n", "line 1 of the request: it is not METHOD PATH" },
        { "GET / HTTP/1.1 \r\nHost: x\r\n\r\n", "line 1 of the request: it is not METHOD PATH" },
        { " GET / HTTP/1.1\r\nHost: x\r\n\r\n", "line 1 of the request: it is not METHOD PATH" },
        { "GET / HTTP/1.1\nHost: x\n\n", "line 1 of the request: it is not METHOD PATH" },
        { "GET /\t HTTP/1.1\r\nHost: x\r\n\r\n", "line 1 of the request: it is not METHOD PATH" },
        { "GET /\xc3\xa4 HTTP/1.1\r\nHost: x\r\n\r\n", "line 1 of the request: it is not METHOD PATH" },
        { "G(T / HTTP/1.1\r\nHost: x\r\n\r\n", "line 1 of the request: it is not METHOD PATH" },
        { "GET / http/1.1\r\nHost: x\r\n\r\n", "line 1 of the request: it is not METHOD PATH" },
        { "GET / HTTP/2.0\r\nHost: x\r\n\r\n", "line 1 of the request: the HTTP version must be 1.1" },
        { "GET / HTTP/1.2\r\nHost: x\r\n\r\n", "line 1 of the request: the HTTP version must be 1.1" },
        { "GET http://x/ HTTP/1.1\r\nHost: x\r\n\r\n", "line 1 of the request: the target must be a path" },
        { "GET * HTTP/1.1\r\nHost: x\r\n\r\n", "line 1 of the request: the target must be a path" },
        { "CONNECT x:80 HTTP/1.1\r\nHost: x\r\n\r\n", "line 1 of the request: the target must be a path" },
        { "GET / HTTP/1.1\r\nHost : x\r\n\r\n", "line 2 of the request: a blank before the colon" },
        { "GET / HTTP/1.1\r\nHost: x\r\n y\r\n\r\n", "line 3 of the request: a folded header" },
        { "GET / HTTP/1.1\r\n Host: x\r\n\r\n", "line 2 of the request: a folded header" },
        { "GET / HTTP/1.1\r\nHost: x\n\r\n", "line 2 of the request: it is not NAME: VALUE" },
        { "GET / HTTP/1.1\r\nHost: x\r\n\n", "line 3 of the request: it is not NAME: VALUE" },
        { "GET / HTTP/1.1\r\nHost: x\ry\r\n\r\n", "line 2 of the request: it is not NAME: VALUE" },
        { "GET / HTTP/1.1\r\nHost: x\x7f\r\n\r\n", "line 2 of the request: it is not NAME: VALUE" },
        { "GET / HTTP/1.1\r\nHost\r\n\r\n", "line 2 of the request: it is not NAME: VALUE" },
        { "GET / HTTP/1.1\r\n: x\r\n\r\n", "line 2 of the request: it is not NAME: VALUE" },
        { "GET / HTTP/1.1\r\nH\xc3\xb6st: x\r\n\r\n", "line 2 of the request: it is not NAME: VALUE" },
        { "GET / HTTP/1.1\r\nHost: x\r\n", "line 3 of the request: it ends too early" },
        { "GET / HTTP/1.1\r\n\r\n", "Host is missing" },
        { "GET / HTTP/1.1\r\nHost: x\r\nhost: x\r\n\r\n", "the header host is there twice" },
        { "GET / HTTP/1.1\r\nHost: x\r\nOrigin:\r\nOrigin: y\r\n\r\n", "the header Origin is there twice" },
        { "GET / HTTP/1.1\r\nHost: x\r\nAuthorization: a\r\nAuthorization: a\r\n\r\n", "Authorization is there twice" },
        { "GET / HTTP/1.1\r\nHost: x\r\nSec-WebSocket-Key: a\r\nSec-WebSocket-Key: a\r\n\r\n", "Key is there twice" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        if (read_text(cases[i].text))
            fail_msg("case %zu was taken: %s", i, cases[i].text);
        assert_int_equal(error.code, ERROR_BAD_HANDSHAKE);
        if (strstr(error.detail, cases[i].part) == NULL)
            fail_msg("case %zu: no \"%s\" in: %s", i, cases[i].part, error.detail);
    }
}

static void tells_of_a_body(void **state)
{
    static const char *const headers[] = { "Content-Length: 5", "content-length: 00", "Transfer-Encoding: chunked" };
    char text[128] = "";

    (void)state;
    for (size_t i = 0; i < sizeof(headers) / sizeof(headers[0]); i++) {
        snprintf(text, sizeof(text), "GET / HTTP/1.1\r\nHost: x\r\n%s\r\n\r\n", headers[i]);
        assert_true(read_text(text));
        assert_true(opening.body);
    }
    assert_true(read_text("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"));
    assert_false(opening.body);
}

static void refuses_a_nul(void **state)
{
    static const char in_target[] = "GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n";
    static const char in_name[] = "GET / HTTP/1.1\r\nHo\0st: x\r\n\r\n";
    static const char in_value[] = "GET / HTTP/1.1\r\nHost: x\0y\r\n\r\n";

    (void)state;
    assert_false(read_bytes(in_target, sizeof(in_target) - 1));
    assert_false(read_bytes(in_name, sizeof(in_name) - 1));
    assert_false(read_bytes(in_value, sizeof(in_value) - 1));
    assert_false(read_bytes("", 0));
}

static void refuses_one_header_too_many(void **state)
{
    char text[OPENING_BYTES_MAX] = "GET / HTTP/1.1\r\nHost: x\r\n";

    (void)state;
    for (int i = 1; i < OPENING_HEADERS_MAX; i++)
        strcat(text, "A: b\r\n");
    strcat(text, "\r\n");
    assert_true(read_text(text));
    strcpy(text + strlen(text) - 2, "A: b\r\n\r\n");
    assert_false(read_text(text));
    assert_int_equal(error.code, ERROR_HEADERS_TOO_LARGE);
}

static bool reads_fixture(const char *path, const char *companion)
{
    struct slice file = fixture_read(path);
    size_t length = opening_length(file, 0);
    bool right = length > 0 && read_bytes(file.data, length);

    (void)companion;
    if (!right)
        fprintf(stderr, "%s: %s\n", path, error.detail);
    free((void *)(uintptr_t)file.data);
    return right;
}

static void reads_what_real_clients_sent(void **state)
{
    (void)state;
    fixture_each("tests/fixtures/opening", "y_", "", "", reads_fixture);
}

static void finds_the_end_however_it_comes(void **state)
{
    static const char text[] = "GET / HTTP/1.1\r\nHost: x\r\n\r\n\x81\x05";
    size_t whole = sizeof(text) - 3;

    (void)state;
    for (size_t length = 0; length < sizeof(text); length++) {
        struct slice part = { .data = text, .length = length };

        assert_int_equal(opening_length(part, 0), length < whole ? 0 : whole);
        if (length > 0)
            assert_int_equal(opening_length(part, length - 1), length == whole ? whole : 0);
    }
    assert_int_equal(opening_length(slice_of("a\n\nb"), 0), 3);
    assert_int_equal(opening_length(slice_of("a\r\n\nb"), 0), 4);
    assert_int_equal(opening_length(slice_of("a\n\r\nb"), 0), 4);
    assert_int_equal(opening_length(slice_of("\nb"), 0), 1);
    assert_int_equal(opening_length(slice_of("\r\nb"), 0), 2);
    assert_int_equal(opening_length(slice_of("a\r\r\nb"), 0), 0);
    assert_int_equal(opening_length(slice_of("a\n"), 0), 0);
}

#define CASE(test) cmocka_unit_test_teardown(test, free_copy)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(reads_what_a_client_sends),
        CASE(leaves_absent_what_is_not_sent),
        CASE(takes_names_in_any_case_and_trims_values),
        CASE(finds_tokens_in_several_headers),
        CASE(refuses_what_is_odd),
        CASE(tells_of_a_body),
        CASE(refuses_a_nul),
        CASE(refuses_one_header_too_many),
        CASE(reads_what_real_clients_sent),
        CASE(finds_the_end_however_it_comes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
