#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "peer_name.h"

static void assert_name(const void *address, const char *expected)
{
    char name[PEER_NAME_MAX];

    peer_name_write(name, address);
    assert_string_equal(name, expected);
}

static void names_each_kind_of_address(void **state)
{
    struct sockaddr_in in = { .sin_family = AF_INET, .sin_port = htons(65535) };
    struct sockaddr_in6 in6 = { .sin6_family = AF_INET6, .sin6_port = htons(1) };
    const struct sockaddr local = { .sa_family = AF_UNIX };
    const struct sockaddr unknown = { .sa_family = AF_UNSPEC };

    (void)state;
    assert_int_equal(inet_pton(AF_INET, "192.0.2.255", &in.sin_addr), 1);
    assert_name(&in, "192.0.2.255:65535");
    assert_int_equal(inet_pton(AF_INET6, "2001:db8::1", &in6.sin6_addr), 1);
    assert_name(&in6, "[2001:db8::1]:1");
    assert_name(&local, "unix");
    assert_name(&unknown, "-");
    assert_name(NULL, "-");
}

static void has_room_for_the_longest(void **state)
{
    struct sockaddr_in6 in6 = { .sin6_family = AF_INET6, .sin6_port = htons(65535) };

    (void)state;
    assert_int_equal(inet_pton(AF_INET6, "1111:2222:3333:4444:5555:6666:7777:8888", &in6.sin6_addr), 1);
    assert_name(&in6, "[1111:2222:3333:4444:5555:6666:7777:8888]:65535");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_each_kind_of_address),
        cmocka_unit_test(has_room_for_the_longest),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
