#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "fixture.h"
#include "network.h"
#include "peer.h"

static bool has(const char *text, const char *peer)
{
    struct network network;
    struct error error;
    uint8_t address[NETWORK_BYTES];

    if (!network_read(&network, slice_of(text), &error))
        fail_msg("%s", error.detail);
    assert_true(network_address(peer_of(peer), address));
    return network_has(&network, address);
}

static void assert_refused(const char *text, size_t length, const char *detail)
{
    struct slice copy = fixture_copy(text, length);
    struct network network;
    struct error error = { 0 };

    assert_false(network_read(&network, copy, &error));
    assert_int_equal(error.code, ERROR_CONFIGURATION);
    assert_string_equal(error.detail, detail);
    free((void *)(uintptr_t)copy.data);
}

#define refused(text, detail) assert_refused(text, sizeof(text) - 1, detail)

static void has_the_addresses_that_begin_like_it(void **state)
{
    (void)state;
    assert_true(has("10.0.0.0/8", "10.255.0.1"));
    assert_false(has("10.0.0.0/8", "11.0.0.1"));
    assert_true(has("192.0.2.128/25", "192.0.2.128"));
    assert_false(has("192.0.2.128/25", "192.0.2.127"));
    assert_true(has("192.0.2.1", "192.0.2.1"));
    assert_false(has("192.0.2.1", "192.0.2.3"));
    assert_true(has("2001:db8::/33", "2001:db8:7fff::1"));
    assert_false(has("2001:db8::/33", "2001:db8:8000::1"));
    assert_true(has("2001:db8::1", "2001:db8::1"));
    assert_false(has("2001:db8::1/128", "2001:db8::2"));
}

static void takes_an_ipv4_address_for_the_same_in_both_forms(void **state)
{
    (void)state;
    assert_true(has("10.0.0.0/8", "::ffff:10.1.2.3"));
    assert_false(has("10.0.0.0/8", "::ffff:11.1.2.3"));
    assert_true(has("::ffff:10.0.0.0/104", "10.1.2.3"));
    assert_false(has("10.0.0.0/8", "::10.1.2.3"));
}

static void has_all_of_a_family_with_no_bits(void **state)
{
    (void)state;
    assert_true(has("0.0.0.0/0", "203.0.113.7"));
    assert_true(has("0.0.0.0/0", "::ffff:203.0.113.7"));
    assert_false(has("0.0.0.0/0", "2001:db8::1"));
    assert_true(has("::/0", "2001:db8::1"));
    assert_true(has("::/0", "203.0.113.7"));
}

static void refuses_what_is_no_network(void **state)
{
    (void)state;
    refused("", "\"\" is not an address, nor ADDRESS/BITS");
    refused("example.org", "\"example.org\" is not an address, nor ADDRESS/BITS");
    refused("10.0.0", "\"10.0.0\" is not an address, nor ADDRESS/BITS");
    refused("10.0.0.0\0/8", "\"10.0.0.0\" is not an address, nor ADDRESS/BITS");
    refused("10.0.0.0/8\0", "\"10.0.0.0/8\" is not an address, nor ADDRESS/BITS");
    refused("fe80::1%eth0", "\"fe80::1%eth0\" is not an address, nor ADDRESS/BITS");
    refused("10.0.0.0/", "\"\" is not a number of bits from 0 to 32");
    refused("10.0.0.0/33", "\"33\" is not a number of bits from 0 to 32");
    refused("10.0.0.0/+8", "\"+8\" is not a number of bits from 0 to 32");
    refused("10.0.0.0/8/8", "\"8/8\" is not a number of bits from 0 to 32");
    refused("2001:db8::/129", "\"129\" is not a number of bits from 0 to 128");
    refused("2001:db8::/4294967296", "\"4294967296\" is not a number of bits from 0 to 128");
    refused("10.0.0.1/8", "10.0.0.1 has bits beyond the first 8, so it is no network");
    refused("2001:db8::1/64", "2001:db8::1 has bits beyond the first 64, so it is no network");
}

static void refuses_a_text_that_is_too_long(void **state)
{
    (void)state;
    refused("0000:0000:0000:0000:0000:0000:0000:0000/0000000000000000",
            "\"0000:0000:0000:0000:0000:0000:0000:0000/0000000000000000\" is not an address, nor ADDRESS/BITS");
}

static void finds_no_address_where_there_is_none(void **state)
{
    uint8_t address[NETWORK_BYTES] = { 7 };

    (void)state;
    assert_false(network_address(NULL, address));
    assert_false(network_address(peer_of("unix"), address));
    assert_int_equal(address[0], 7);
}

static bool is_loopback(const char *peer)
{
    uint8_t address[NETWORK_BYTES];

    assert_true(network_address(peer_of(peer), address));
    return network_is_loopback(address);
}

static void knows_the_host_itself(void **state)
{
    (void)state;
    assert_true(is_loopback("127.0.0.1"));
    assert_true(is_loopback("127.9.8.7"));
    assert_true(is_loopback("::ffff:127.0.0.1"));
    assert_true(is_loopback("::1"));
    assert_false(is_loopback("128.0.0.1"));
    assert_false(is_loopback("::2"));
    assert_false(is_loopback("::"));
    assert_false(is_loopback("1::1"));
    assert_false(is_loopback("::127.0.0.1"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(has_the_addresses_that_begin_like_it),
        cmocka_unit_test(takes_an_ipv4_address_for_the_same_in_both_forms),
        cmocka_unit_test(has_all_of_a_family_with_no_bits),
        cmocka_unit_test(refuses_what_is_no_network),
        cmocka_unit_test(refuses_a_text_that_is_too_long),
        cmocka_unit_test(finds_no_address_where_there_is_none),
        cmocka_unit_test(knows_the_host_itself),
    };

    return cmocka_run_group_tests_name("network", tests, NULL, NULL);
}
