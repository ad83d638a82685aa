#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "handshake.h"

/* A handshake as the sample in RFC 6455, 1.3. */
static struct handshake sample(void)
{
    return (struct handshake){
        .get = true,
        .http11 = true,
        .connection = true,
        .version = slice_of("13"),
        .key = slice_of("dGhlIHNhbXBsZSBub25jZQ=="),
    };
}

static void assert_refused(const struct handshake *handshake, enum error_code code)
{
    char accept[HANDSHAKE_ACCEPT_SIZE] = "";
    struct error error;

    assert_false(handshake_accept(handshake, accept, &error));
    assert_int_equal(error.code, code);
}

static void answers_the_sample_of_rfc_6455(void **state)
{
    struct handshake handshake = sample();
    char accept[HANDSHAKE_ACCEPT_SIZE] = "";
    struct error error;

    (void)state;
    assert_true(handshake_accept(&handshake, accept, &error));
    assert_string_equal(accept, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
}

static void refuses_a_key_that_is_not_16_bytes_in_base64(void **state)
{
    static const char *const keys[] = {
        "",
        "dGhlIHNhbXBsZSBub25jZQ",    /* no padding */
        "dGhlIHNhbXBsZSBub25jZSE=",  /* 17 bytes */
        "dGhlIHNhbXBsZSBub25jIQAA",  /* 18 bytes */
        "dGhlIHNhbXBsZSBub25jZQ== ", /* a blank */
        "dGhlIHNhbXBsZSBub25\nZQ==", /* a line end inside */
        "dGhlIHNhbXBsZSBub25-_Q==",  /* the other alphabet */
    };
    struct handshake handshake = sample();

    (void)state;
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        handshake.key = slice_of(keys[i]);
        assert_refused(&handshake, ERROR_BAD_HANDSHAKE);
    }
    handshake.key = slice_of(NULL);
    assert_refused(&handshake, ERROR_BAD_HANDSHAKE);
}

static void refuses_every_version_but_13(void **state)
{
    static const char *const versions[] = { "8", "", "13, 8", "0x13", NULL };
    struct handshake handshake = sample();

    (void)state;
    for (size_t i = 0; i < sizeof(versions) / sizeof(versions[0]); i++) {
        handshake.version = slice_of(versions[i]);
        assert_refused(&handshake, ERROR_BAD_WEBSOCKET_VERSION);
    }
}

static void refuses_what_is_no_http_1_1_upgrade_by_get(void **state)
{
    struct handshake handshake = sample();

    (void)state;
    handshake.get = false;
    assert_refused(&handshake, ERROR_BAD_HANDSHAKE);
    handshake = sample();
    handshake.http11 = false;
    assert_refused(&handshake, ERROR_BAD_HANDSHAKE);
    handshake = sample();
    handshake.connection = false;
    assert_refused(&handshake, ERROR_BAD_HANDSHAKE);
}

static void finds_a_token_in_a_list_whatever_its_case(void **state)
{
    (void)state;
    assert_true(handshake_has_token(slice_of("Upgrade"), "upgrade"));
    assert_true(handshake_has_token(slice_of("keep-alive, Upgrade"), "upgrade"));
    assert_true(handshake_has_token(slice_of("keep-alive ,\tUPGRADE ,x"), "upgrade"));
    assert_true(handshake_has_token(slice_of(",,upgrade"), "upgrade"));
}

static void finds_no_token_in_a_part_of_another(void **state)
{
    (void)state;
    assert_false(handshake_has_token(slice_of(NULL), "upgrade"));
    assert_false(handshake_has_token(slice_of(" , ,"), "upgrade"));
    assert_false(handshake_has_token(slice_of("upgrades"), "upgrade"));
    assert_false(handshake_has_token(slice_of("no upgrade"), "upgrade"));
    assert_false(handshake_has_token(slice_of("up, grade"), "upgrade"));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_the_sample_of_rfc_6455),
        cmocka_unit_test(refuses_a_key_that_is_not_16_bytes_in_base64),
        cmocka_unit_test(refuses_every_version_but_13),
        cmocka_unit_test(refuses_what_is_no_http_1_1_upgrade_by_get),
        cmocka_unit_test(finds_a_token_in_a_list_whatever_its_case),
        cmocka_unit_test(finds_no_token_in_a_part_of_another),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
