#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "listener.h"

static struct error error;
static char folder[] = "/tmp/iocaged-listener-XXXXXX";
static char path[64];    /* of a socket in the folder */
static char address[72]; /* the same as an address */

static int make_folder(void **state)
{
    (void)state;
    if (mkdtemp(folder) == NULL)
        return 1;
    snprintf(path, sizeof(path), "%s/socket", folder);
    snprintf(address, sizeof(address), "unix:%s", path);
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    return rmdir(folder);
}

static void knows_what_is_local(void **state)
{
    const struct {
        const char *address;
        bool local;
    } cases[] = {
        { "127.0.0.1:12151", true },       { "127.255.0.9:0", true },     { "0.0.0.0:12151", false },
        { "192.0.2.1:65535", false },      { "[::1]:12151", true },       { "[::]:1", false },
        { "[2001:db8::1]:80", false },     { "unix:/run/iocaged", true }, { "unix:a:b", true },
        { "[::ffff:127.0.0.1]:1", false },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        enum listener_kind kind = LISTENER_WSS;
        bool local = !cases[i].local;

        assert_true(listener_check(cases[i].address, &kind, &local, &error));
        assert_int_equal(kind, LISTENER_HTTP);
        assert_int_equal(local, cases[i].local);
    }
}

static void knows_what_is_spoken(void **state)
{
    const struct {
        const char *address;
        enum listener_kind kind;
        bool local;
    } cases[] = {
        { "http://127.0.0.1:12151", LISTENER_HTTP, true }, { "https://0.0.0.0:12151", LISTENER_HTTPS, false },
        { "https://[::1]:12151", LISTENER_HTTPS, true },   { "wss://127.0.0.1:12150", LISTENER_WSS, true },
        { "wss://[2001:db8::1]:0", LISTENER_WSS, false },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        enum listener_kind kind = LISTENER_HTTP;
        bool local = !cases[i].local;

        assert_true(listener_check(cases[i].address, &kind, &local, &error));
        assert_int_equal(kind, cases[i].kind);
        assert_int_equal(local, cases[i].local);
    }
}

static void refuses_what_is_no_address(void **state)
{
    const char *const cases[] = {
        "",
        ":",
        ":80",
        "127.0.0.1",
        "127.0.0.1:",
        "127.0.0.1:http",
        "127.0.0.1:65536",
        "127.0.0.1:000080",
        "127.0.0.1:-1",
        "127.0.0.1: 80",
        "127.0.0.1:80 ",
        "127.0.0.1.1:80",
        "127.1:80",
        "localhost:80",
        "*:80",
        "::1:80",
        "[::1]",
        "[::1]80",
        "[127.0.0.1]:80",
        "[]:80",
        "[:80",
        "]:80",
        "[::1:80",
        "[::1%lo]:80",
        "[0000:0000:0000:0000:0000:0000:0000:0000:0000:0000]:80",
        "unix:",
        "https://",
        "https://127.0.0.1",
        "https:127.0.0.1:80",
        "HTTPS://127.0.0.1:80",
        "ws://127.0.0.1:80",
        "https://127.0.0.1:80/",
        "wss://https://127.0.0.1:80",
        "wss://unix:/path",
        "ftp://127.0.0.1:80",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        enum listener_kind kind = LISTENER_HTTP;
        bool local = false;

        error.code = ERROR_NONE;
        if (listener_check(cases[i], &kind, &local, &error))
            fail_msg("\"%s\" was taken", cases[i]);
        assert_int_equal(error.code, ERROR_CONFIGURATION);
    }
}

static void refuses_a_path_that_does_not_fit(void **state)
{
    char text[1000] = "unix:/";
    struct listener listener;
    struct sockaddr_un un;
    enum listener_kind kind = LISTENER_HTTP;
    bool local = false;

    (void)state;
    memset(text + 6, 'x', sizeof(text) - 7);
    assert_false(listener_open(&listener, text, &error));
    assert_int_equal(error.code, ERROR_CONFIGURATION);
    text[5 + sizeof(un.sun_path)] = '\0';
    assert_false(listener_check(text, &kind, &local, &error));
    text[5 + sizeof(un.sun_path) - 1] = '\0';
    assert_true(listener_check(text, &kind, &local, &error));
}

/* Connects to a listener and has it accept. */
static void talk(const struct listener *listener)
{
    struct sockaddr_storage place;
    socklen_t length = sizeof(place);
    int client = -1;
    int server = -1;

    assert_int_equal(getsockname(listener->fd, (struct sockaddr *)&place, &length), 0);
    client = socket(place.ss_family, SOCK_STREAM, 0);
    assert_int_equal(connect(client, (struct sockaddr *)&place, length), 0);
    server = accept(listener->fd, NULL, NULL);
    assert_true(server >= 0);
    close(server);
    close(client);
}

static void shows_the_port_that_it_got(void **state)
{
    struct listener listener;
    struct sockaddr_in in;
    socklen_t length = sizeof(in);
    char url[64] = "";

    (void)state;
    assert_true(listener_open(&listener, "127.0.0.1:0", &error));
    assert_true(listener.local);
    assert_string_equal(listener.path, "");
    assert_int_equal(getsockname(listener.fd, (struct sockaddr *)&in, &length), 0);
    snprintf(url, sizeof(url), "http://127.0.0.1:%d", ntohs(in.sin_port));
    assert_string_equal(listener.url, url);
    assert_int_not_equal(in.sin_port, 0);
    assert_true(fcntl(listener.fd, F_GETFL) & O_NONBLOCK);
    assert_true(fcntl(listener.fd, F_GETFD) & FD_CLOEXEC);
    talk(&listener);
    listener_close(&listener);
    assert_int_equal(listener.fd, -1);
    listener_close(&listener);
}

static void shows_what_is_spoken(void **state)
{
    static const char *const cases[] = { "http://", "https://", "wss://" };
    struct listener listener;
    char address_text[64] = "";

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        snprintf(address_text, sizeof(address_text), "%s127.0.0.1:0", cases[i]);
        assert_true(listener_open(&listener, address_text, &error));
        assert_int_equal(listener.kind, i);
        assert_memory_equal(listener.url, address_text, strlen(address_text) - 1);
        listener_close(&listener);
    }
}

static void listens_on_ip6(void **state)
{
    struct listener listener;

    (void)state;
    if (!listener_open(&listener, "[::1]:0", &error))
        skip(); /* a host without IPv6 */
    assert_memory_equal(listener.url, "http://[::1]:", 13);
    assert_true(listener.local);
    talk(&listener);
    listener_close(&listener);
}

static void refuses_a_port_that_is_taken(void **state)
{
    struct listener first;
    struct listener second;

    (void)state;
    assert_true(listener_open(&first, "127.0.0.1:0", &error));
    assert_false(listener_open(&second, first.url + strlen("http://"), &error));
    assert_int_equal(error.code, ERROR_LISTEN);
    assert_int_equal(second.fd, -1);
    listener_close(&first);
}

static void takes_a_port_again_at_once(void **state)
{
    struct listener first;
    struct listener second;

    (void)state;
    assert_true(listener_open(&first, "127.0.0.1:0", &error));
    talk(&first); /* which leaves a connection in TIME_WAIT */
    listener_close(&first);
    assert_true(listener_open(&second, first.url + strlen("http://"), &error));
    listener_close(&second);
}

static void makes_a_unix_socket_for_the_owner_alone(void **state)
{
    const mode_t masks[] = { 0, 0777 };

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        mode_t before = umask(masks[i]);
        struct listener listener;
        struct stat status;

        assert_true(listener_open(&listener, address, &error));
        umask(before);
        assert_int_equal(stat(path, &status), 0);
        assert_int_equal(status.st_mode & 07777, 0600);
        assert_true(listener.local);
        assert_string_equal(listener.path, path);
        assert_string_equal(listener.url, address);
        talk(&listener);
        listener_close(&listener);
        assert_int_equal(access(path, F_OK), -1);
    }
}

static void replaces_a_unix_socket_that_was_left_behind(void **state)
{
    struct listener gone;
    struct listener listener;

    (void)state;
    assert_true(listener_open(&gone, address, &error));
    close(gone.fd); /* as a daemon that was killed */
    assert_true(listener_open(&listener, address, &error));
    talk(&listener);
    listener_close(&listener);
}

static void leaves_a_unix_socket_that_is_listened_on(void **state)
{
    struct listener first;
    struct listener second;

    (void)state;
    assert_true(listener_open(&first, address, &error));
    assert_false(listener_open(&second, address, &error));
    assert_int_equal(error.code, ERROR_LISTEN);
    listener_close(&second);
    talk(&first);
    listener_close(&first);
}

static void leaves_a_file_that_is_no_socket(void **state)
{
    struct listener listener;

    (void)state;
    close(open(path, O_CREAT | O_WRONLY, 0600));
    assert_false(listener_open(&listener, address, &error));
    assert_int_equal(error.code, ERROR_LISTEN);
    assert_int_equal(unlink(path), 0);
}

static void says_why_it_cannot_listen(void **state)
{
    struct listener listener;

    (void)state;
    assert_false(listener_open(&listener, "unix:/nowhere/socket", &error));
    assert_int_equal(error.code, ERROR_LISTEN);
    assert_string_equal(error.detail, "cannot listen on unix:/nowhere/socket: No such file or directory");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_what_is_local),
        cmocka_unit_test(knows_what_is_spoken),
        cmocka_unit_test(refuses_what_is_no_address),
        cmocka_unit_test(refuses_a_path_that_does_not_fit),
        cmocka_unit_test(shows_the_port_that_it_got),
        cmocka_unit_test(shows_what_is_spoken),
        cmocka_unit_test(listens_on_ip6),
        cmocka_unit_test(refuses_a_port_that_is_taken),
        cmocka_unit_test(takes_a_port_again_at_once),
        cmocka_unit_test(makes_a_unix_socket_for_the_owner_alone),
        cmocka_unit_test(replaces_a_unix_socket_that_was_left_behind),
        cmocka_unit_test(leaves_a_unix_socket_that_is_listened_on),
        cmocka_unit_test(leaves_a_file_that_is_no_socket),
        cmocka_unit_test(says_why_it_cannot_listen),
    };

    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
