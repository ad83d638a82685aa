#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "connections.h"

enum {
    TOTAL = 6,
    FROM_ONE = 3,
    REQUEST_SECONDS = 10,
    IDLE_SECONDS = 20,
    NOW = 5000,
};

struct fixture {
    struct connections *connections;
    int sockets[2];
};

static int open_fixture(void **state)
{
    static const struct connections_options options = {
        .total_max = TOTAL,
        .address_max = FROM_ONE,
        .request_seconds = REQUEST_SECONDS,
        .idle_seconds = IDLE_SECONDS,
    };
    static struct fixture fixture;

    *state = &fixture;
    fixture.connections = connections_new(&options);
    return socketpair(AF_UNIX, SOCK_STREAM, 0, fixture.sockets);
}

static int close_fixture(void **state)
{
    struct fixture *f = *state;

    connections_free(f->connections);
    close(f->sockets[0]);
    close(f->sockets[1]);
    return 0;
}

/* An address as accept() gives it. text: NULL for a Unix socket. */
static const struct sockaddr *address(const char *text)
{
    static struct sockaddr_storage storage;
    struct sockaddr_in *in = (void *)&storage;
    struct sockaddr_in6 *in6 = (void *)&storage;

    memset(&storage, 0, sizeof(storage));
    if (text == NULL) {
        storage.ss_family = AF_UNIX;
    } else if (inet_pton(AF_INET, text, &in->sin_addr) == 1) {
        in->sin_family = AF_INET;
        in->sin_port = htons(1234);
    } else {
        assert_int_equal(inet_pton(AF_INET6, text, &in6->sin6_addr), 1);
        in6->sin6_family = AF_INET6;
        in6->sin6_port = htons(1234);
    }
    return (const struct sockaddr *)&storage;
}

static struct connection *add(struct fixture *f, const char *text)
{
    struct connection *connection = NULL;

    assert_true(connections_admit(f->connections, address(text)));
    connection = connections_add(f->connections, f->sockets[0], address(text), NOW);
    assert_non_null(connection);
    return connection;
}

static void remove_all(struct connection *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        connection_remove(list[i]);
}

static void refuses_one_more_from_an_address(void **state)
{
    struct fixture *f = *state;
    struct connection *list[FROM_ONE];

    for (size_t i = 0; i < FROM_ONE; i++)
        list[i] = add(f, "192.0.2.1");
    assert_false(connections_admit(f->connections, address("192.0.2.1")));
    assert_false(connections_admit(f->connections, address("::ffff:192.0.2.1")));
    assert_true(connections_admit(f->connections, address("192.0.2.2")));
    connection_remove(list[1]);
    list[1] = add(f, "192.0.2.1");
    remove_all(list, FROM_ONE);
    assert_int_equal(connections_sweep(f->connections, NOW), 2);
    assert_int_equal(connections_sweep(f->connections, NOW), 0);
    assert_int_equal(connections_count(f->connections), 0);
}

static void takes_a_network_of_ipv6_for_one_address(void **state)
{
    struct fixture *f = *state;
    struct connection *list[] = { add(f, "2001:db8::1"), add(f, "2001:db8::2"), add(f, "2001:db8::ffff:0:0:1") };

    assert_false(connections_admit(f->connections, address("2001:db8::9")));
    assert_true(connections_admit(f->connections, address("2001:db8:0:1::1")));
    remove_all(list, 3);
}

static void keeps_places_for_unix_sockets(void **state)
{
    struct fixture *f = *state;
    struct connection *list[TOTAL + CONNECTIONS_RESERVED];
    static const char *const others[] = { "192.0.2.1", "192.0.2.2", "192.0.2.3", "::1", "::1", "::1" };

    for (size_t i = 0; i < TOTAL; i++)
        list[i] = add(f, others[i]);
    assert_false(connections_admit(f->connections, address("192.0.2.4")));
    for (size_t i = TOTAL; i < TOTAL + CONNECTIONS_RESERVED; i++)
        list[i] = add(f, NULL);
    assert_false(connections_admit(f->connections, address(NULL)));
    assert_int_equal(connections_count(f->connections), TOTAL + CONNECTIONS_RESERVED);
    remove_all(list, TOTAL + CONNECTIONS_RESERVED);
}

/* Whether the peer has been told that the connection is over. */
static bool is_shut(const struct fixture *f)
{
    char byte = 0;

    return recv(f->sockets[1], &byte, 1, MSG_DONTWAIT) == 0;
}

static void shuts_down_what_takes_too_long(void **state)
{
    static const struct {
        enum connection_phase phase;
        uint64_t seconds;
    } rows[] = {
        { CONNECTION_READING, REQUEST_SECONDS },
        { CONNECTION_SENDING, CONNECTIONS_REPLY_SECONDS },
        { CONNECTION_IDLE, IDLE_SECONDS + REQUEST_SECONDS },
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct fixture *f = *state;
        struct connection *connection = add(f, "192.0.2.1");
        uint64_t end = NOW + 1 + rows[i].seconds * 1000;

        connection_enter(connection, rows[i].phase, NOW + 1);
        connections_sweep(f->connections, end - 1);
        assert_false(is_shut(f));
        connections_sweep(f->connections, end);
        assert_true(is_shut(f));
        connection_remove(connection);
        close_fixture(state);
        assert_int_equal(open_fixture(state), 0);
    }
}

static void lets_a_connection_take_its_time_over_a_command(void **state)
{
    struct fixture *f = *state;
    struct connection *connection = add(f, "192.0.2.1");

    connection_enter(connection, CONNECTION_WORKING, NOW);
    connections_sweep(f->connections, UINT64_MAX - 1);
    assert_false(is_shut(f));
    connection_remove(connection);
}

/* What comes in byte by byte must not move the end away. */
static void gives_a_request_no_more_time_when_it_begins_twice(void **state)
{
    struct fixture *f = *state;
    struct connection *connection = add(f, "192.0.2.1");

    connection_begin(connection, NOW + 9000);
    connections_sweep(f->connections, NOW + (uint64_t)REQUEST_SECONDS * 1000 - 1);
    assert_false(is_shut(f));
    connections_sweep(f->connections, NOW + (uint64_t)REQUEST_SECONDS * 1000);
    assert_true(is_shut(f));
    connection_remove(connection);
}

static void times_the_next_request_from_its_begin(void **state)
{
    struct fixture *f = *state;
    struct connection *connection = add(f, "192.0.2.1");

    connection_enter(connection, CONNECTION_IDLE, NOW);
    connection_begin(connection, NOW + 1000);
    connections_sweep(f->connections, NOW + 1000 + (uint64_t)REQUEST_SECONDS * 1000);
    assert_true(is_shut(f));
    connection_remove(connection);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(refuses_one_more_from_an_address, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(takes_a_network_of_ipv6_for_one_address, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(keeps_places_for_unix_sockets, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(shuts_down_what_takes_too_long, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(lets_a_connection_take_its_time_over_a_command, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(gives_a_request_no_more_time_when_it_begins_twice, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(times_the_next_request_from_its_begin, open_fixture, close_fixture),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
