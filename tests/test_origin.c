#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <unistd.h>

#include "origin.h"

static const char allowed[][ORIGIN_MAX] = { "https://panel.example.org", "http://[2001:db8::1]:8080" };
static const struct origin_rules rules = { .allowed = allowed, .allowed_count = 2 };

static bool passes(const char *origin, const char *host)
{
    struct error error = { .code = ERROR_NONE };
    const struct origin_claim claim = { .origin = slice_of(origin), .host = slice_of(host), .loopback = true };
    bool foreign = true;
    bool passed = origin_check(&rules, &claim, &foreign, &error);

    assert_false(foreign);
    assert_int_equal(error.code, passed ? ERROR_NONE : ERROR_BAD_ORIGIN);
    return passed;
}

static void lets_in_what_is_no_page(void **state)
{
    (void)state;
    assert_true(passes(NULL, "127.0.0.1:12151"));
    assert_true(passes(NULL, NULL));
    assert_true(passes("sysadm-client", "127.0.0.1:12150"));
    assert_true(passes("sysadm-client", NULL));
}

static void lets_in_pages_of_its_own_host(void **state)
{
    (void)state;
    assert_true(passes("http://127.0.0.1:12151", "127.0.0.1:12151"));
    assert_true(passes("https://LOCALHOST:12151", "localhost:12151"));
    assert_true(passes("http://[::1]:12151", "[::1]:12151"));
    assert_true(passes("http://localhost", "localhost"));
}

static void keeps_pages_of_other_hosts_out(void **state)
{
    static const char *const origins[] = {
        "http://example.org",
        "http://example.org:12151",
        "null",
        "",
        "http://127.0.0.1",
        "http://127.0.0.1:12150",
        "http://",
        "127.0.0.1:12151",
        "http://127.0.0.1:12151.example.org",
        "sysadm-clients",
        "http://example.org/127.0.0.1:12151",
        "http://127.0.0.1:1215",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(origins) / sizeof(origins[0]); i++)
        assert_false(passes(origins[i], "127.0.0.1:12151"));
    assert_false(passes("http://127.0.0.1:12151", NULL));
}

static void takes_addresses_and_its_own_names_as_host(void **state)
{
    char own[256] = "";

    (void)state;
    assert_int_equal(gethostname(own, sizeof(own) - 1), 0);
    assert_true(passes(NULL, own));
    assert_true(passes(NULL, "localhost:12151"));
    assert_true(passes(NULL, "LocalHost"));
    assert_true(passes(NULL, "192.0.2.1:80"));
    assert_true(passes(NULL, "[fe80::1%25]:80"));
    assert_true(passes(NULL, "[2001:db8::1]"));
}

static void takes_no_other_name_as_host_whatever_it_means(void **state)
{
    static const char *const hosts[] = { "example.org",
                                         "example.org:12151",
                                         "127.0.0.1.example.org",
                                         "localhost.example.org",
                                         "localhosts",
                                         "[example.org]",
                                         ":12151",
                                         "127.0.0.1x" };

    (void)state;
    for (size_t i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++)
        assert_false(passes(NULL, hosts[i]));
    assert_false(passes("http://example.org:12151", "example.org:12151"));
}

static bool passes_as_foreign(const char *origin, const char *host, bool loopback)
{
    const struct origin_claim claim = { .origin = slice_of(origin), .host = slice_of(host), .loopback = loopback };
    struct error error;
    bool foreign = false;

    return origin_check(&rules, &claim, &foreign, &error) && foreign;
}

static void lets_in_pages_of_hosts_that_are_allowed(void **state)
{
    (void)state;
    assert_true(passes_as_foreign("https://panel.example.org", "127.0.0.1:12151", true));
    assert_true(passes_as_foreign("https://panel.example.org", "nas.example.org:12151", false));
    assert_true(passes_as_foreign("http://[2001:db8::1]:8080", "localhost", true));
    assert_false(passes_as_foreign("http://panel.example.org", "127.0.0.1:12151", true));
    assert_false(passes_as_foreign("https://panel.example.org:443", "127.0.0.1:12151", true));
    assert_false(passes_as_foreign("https://panel.example.org", "panel.example.org", true));
}

static void asks_for_our_name_at_a_loopback_address_alone(void **state)
{
    const struct origin_claim claim = { .host = slice_of("nas.example.org") };
    struct error error;
    bool foreign = true;

    (void)state;
    assert_true(origin_check(&rules, &claim, &foreign, &error));
    assert_false(foreign);
}

static void knows_the_form_of_an_origin(void **state)
{
    static const char *const wrong[] = { "",          "example.org", "://x",        "https://", "https://x/",
                                         "HTTPS://x", "https://X",   "https://x y", "*" };
    struct error error;

    (void)state;
    assert_true(origin_check_form("https://panel.example.org:8443", &error));
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        assert_false(origin_check_form(wrong[i], &error));
        assert_int_equal(error.code, ERROR_CONFIGURATION);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lets_in_pages_of_hosts_that_are_allowed),
        cmocka_unit_test(asks_for_our_name_at_a_loopback_address_alone),
        cmocka_unit_test(knows_the_form_of_an_origin),
        cmocka_unit_test(lets_in_what_is_no_page),
        cmocka_unit_test(lets_in_pages_of_its_own_host),
        cmocka_unit_test(keeps_pages_of_other_hosts_out),
        cmocka_unit_test(takes_addresses_and_its_own_names_as_host),
        cmocka_unit_test(takes_no_other_name_as_host_whatever_it_means),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
