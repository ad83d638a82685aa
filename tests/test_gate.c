#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include <time.h>

#include "accounts.h"
#include "client.h"
#include "gate.h"
#include "sample_accounts.h"

static const char text[] = "key watch role=read hash=" SAMPLE_KEY_HASH " expires=2100-01-01T00:00:00Z\n";

static struct gate *gate;
static struct client client;
static struct error error;

static int open_gate(void **state)
{
    (void)state;
    gate = gate_new(false, 12345, &error);
    client_init(&client, -1, NULL);
    if (gate == NULL)
        return 1;
    gate_set_accounts(gate, accounts_read("accounts", slice_of(text), &error));
    return 0;
}

static int close_gate(void **state)
{
    (void)state;
    gate_free(gate);
    return 0;
}

static enum gate_finding look(const char *authorization)
{
    struct gate_password password;

    return gate_look(gate, &client, NULL, slice_of(authorization), &password, &error);
}

static void lets_a_key_do_nothing_once_it_has_run_out(void **state)
{
    (void)state;
    assert_int_equal(look("Bearer " SAMPLE_KEY), GATE_IN);
    assert_int_equal(look(NULL), GATE_IN);
    client.principal.expires = time(NULL) - 1;
    assert_int_equal(look(NULL), GATE_OUT);
    assert_int_equal(error.code, ERROR_UNAUTHORIZED);
    assert_int_equal(look(NULL), GATE_OUT);
}

static void takes_the_end_of_a_key_from_its_account(void **state)
{
    (void)state;
    assert_int_equal(look("Bearer " SAMPLE_KEY), GATE_IN);
    assert_int_equal(client.principal.expires, 4102444800);
}

static void does_not_count_a_session_that_has_ended(void **state)
{
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(0xc0000207) };

    (void)state;
    client_init(&client, -1, (const struct sockaddr *)&address);
    for (int i = 0; i < 10; i++) {
        assert_int_equal(look("Bearer abcdefghijklmnopqrst"), GATE_OUT);
        assert_int_equal(error.code, ERROR_UNAUTHORIZED);
    }
    assert_int_equal(look("Bearer " SAMPLE_KEY), GATE_IN);
    client.proof = CLIENT_PROOF_NONE;
    for (int i = 0; i < 10; i++)
        (void)look("Bearer iok_abcdefghijklmnop");
    assert_int_equal(look("Bearer " SAMPLE_KEY), GATE_OUT);
    assert_int_equal(error.code, ERROR_TOO_MANY_REQUESTS);
}

static void asks_again_when_the_accounts_have_changed(void **state)
{
    (void)state;
    assert_int_equal(look("Bearer " SAMPLE_KEY), GATE_IN);
    gate_set_accounts(gate, NULL);
    assert_int_equal(look(NULL), GATE_OUT);
}

static void knows_root_and_the_owner_at_a_unix_socket(void **state)
{
    (void)state;
    client.user = 0;
    assert_int_equal(look(NULL), GATE_IN);
    client_init(&client, -1, NULL);
    client.user = 12345;
    assert_int_equal(look(NULL), GATE_IN);
    client_init(&client, -1, NULL);
    client.user = 54321;
    assert_int_equal(look(NULL), GATE_OUT);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_gate, close_gate)
    const struct CMUnitTest tests[] = {
        TEST(lets_a_key_do_nothing_once_it_has_run_out), TEST(takes_the_end_of_a_key_from_its_account),
        TEST(does_not_count_a_session_that_has_ended),   TEST(asks_again_when_the_accounts_have_changed),
        TEST(knows_root_and_the_owner_at_a_unix_socket),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
