#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <gnutls/gnutls.h>
#include <gnutls/x509.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "authority.h"
#include "tls.h"
#include "tls_session.h"

/* Both ends of TLS in one thread, over a socket pair. */

enum {
    LARGE = 1000000, /* bytes: more than a socket pair takes at once, and than fits in one record */
    RECORD_MAX = 16384,
    NAME_SIZE = 64,
};

static struct error error;
static struct authority old;      /* of the daemon */
static struct authority new;      /* of the daemon, later */
static struct authority ca;       /* that signs clients */
static struct authority stranger; /* that is no CA of ours */

struct fixture {
    struct tls *tls;
    struct tls_session *server;
    struct transport transport;
    gnutls_session_t client;
    gnutls_certificate_credentials_t credentials;
    int fds[2]; /* the server's, the client's */
};

static int make_authorities(void **state)
{
    const struct authority_names daemon = { .common = "daemon", .purpose = GNUTLS_KP_TLS_WWW_SERVER, .days = 10 };
    const struct authority_names authority = { .common = "authority", .days = 10 };

    (void)state;
    authority_make(&old, &daemon, NULL);
    authority_make(&new, &daemon, NULL);
    authority_make(&ca, &authority, NULL);
    authority_make(&stranger, &authority, NULL);
    return 0;
}

static int clear_authorities(void **state)
{
    (void)state;
    authority_clear(&old);
    authority_clear(&new);
    authority_clear(&ca);
    authority_clear(&stranger);
    return 0;
}

static struct tls_files files_of(const struct authority *authority)
{
    return (struct tls_files){ .certificate = slice_of(authority->certificate_pem),
                               .key = slice_of(authority->key_pem) };
}

static int set_up_with(void **state, const char *client_ca)
{
    struct tls_files files = files_of(&old);
    struct fixture *f = calloc(1, sizeof(*f));

    assert_non_null(f);
    files.client_ca = slice_of(client_ca);
    f->tls = tls_new(&files, &error);
    assert_non_null(f->tls);
    *state = f;
    return 0;
}

static int set_up(void **state)
{
    return set_up_with(state, NULL);
}

static int set_up_with_client_ca(void **state)
{
    return set_up_with(state, ca.certificate_pem);
}

/* Opens both ends. certificate: of the client, or NULL. */
static void open_ends(struct fixture *f, const char *priorities, const struct authority *certificate)
{
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, f->fds), 0);
    f->server = tls_session_new(f->tls, f->fds[0]);
    assert_non_null(f->server);
    f->transport = tls_session_transport(f->server);
    assert_int_equal(gnutls_init(&f->client, GNUTLS_CLIENT | GNUTLS_NONBLOCK | GNUTLS_NO_SIGNAL), 0);
    assert_int_equal(gnutls_priority_set_direct(f->client, priorities, NULL), 0);
    assert_int_equal(gnutls_certificate_allocate_credentials(&f->credentials), 0);
    if (certificate != NULL) {
        gnutls_x509_crt_t list[] = { certificate->certificate };

        assert_int_equal(gnutls_certificate_set_x509_key(f->credentials, list, 1, certificate->key), 0);
        gnutls_certificate_set_flags(f->credentials, GNUTLS_CERTIFICATE_SKIP_KEY_CERT_MATCH);
    }
    assert_int_equal(gnutls_credentials_set(f->client, GNUTLS_CRD_CERTIFICATE, f->credentials), 0);
    gnutls_transport_set_int(f->client, f->fds[1]);
}

static void close_ends(struct fixture *f)
{
    tls_session_free(f->server);
    gnutls_deinit(f->client);
    gnutls_certificate_free_credentials(f->credentials);
    close(f->fds[0]);
    if (f->fds[1] >= 0)
        close(f->fds[1]);
    f->server = NULL;
    f->client = NULL;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    if (f->client != NULL)
        close_ends(f);
    tls_free(f->tls);
    free(f);
    return 0;
}

/* Goes through the handshake on both sides. Returns whether the server's has succeeded. */
static bool shake_hands(struct fixture *f)
{
    enum tls_handshake server = TLS_HANDSHAKE_WAITS_READABLE;
    int client = GNUTLS_E_AGAIN;

    while (client == GNUTLS_E_AGAIN || server == TLS_HANDSHAKE_WAITS_READABLE) {
        if (client == GNUTLS_E_AGAIN)
            client = gnutls_handshake(f->client);
        if (client < 0 && client != GNUTLS_E_AGAIN)
            shutdown(f->fds[1], SHUT_RDWR);
        if (server == TLS_HANDSHAKE_WAITS_READABLE)
            server = tls_session_handshake(f->server);
        if (server == TLS_HANDSHAKE_FAILED)
            return false;
    }
    return client == 0 && server == TLS_HANDSHAKE_DONE;
}

static void connect_ends(struct fixture *f)
{
    open_ends(f, "NORMAL", NULL);
    assert_true(shake_hands(f));
}

/* Whether the server has shown this certificate. */
static bool has_shown(const struct fixture *f, const struct authority *authority)
{
    unsigned count = 0;
    const gnutls_datum_t *list = gnutls_certificate_get_peers(f->client, &count);
    gnutls_x509_crt_t shown = NULL;
    bool equal = false;

    assert_non_null(list);
    assert_int_equal(gnutls_x509_crt_init(&shown), 0);
    assert_int_equal(gnutls_x509_crt_import(shown, list, GNUTLS_X509_FMT_DER), 0);
    equal = gnutls_x509_crt_equals(shown, authority->certificate);
    gnutls_x509_crt_deinit(shown);
    return equal;
}

static void expect_talk(const struct fixture *f)
{
    char bytes[16] = "";

    assert_int_equal(gnutls_record_send(f->client, "question", 8), 8);
    assert_int_equal(f->transport.receive(&f->transport, bytes, sizeof(bytes)), 8);
    assert_memory_equal(bytes, "question", 8);
    assert_int_equal(f->transport.send(&f->transport, "answer", 6), 6);
    assert_int_equal(gnutls_record_recv(f->client, bytes, sizeof(bytes)), 6);
    assert_memory_equal(bytes, "answer", 6);
}

static void talks(void **state)
{
    struct fixture *f = *state;
    char byte = 0;

    connect_ends(f);
    assert_int_equal(f->transport.receive(&f->transport, &byte, 1), TRANSPORT_LATER);
    expect_talk(f);
    assert_int_equal(f->transport.receive(&f->transport, &byte, 1), TRANSPORT_LATER);
}

static void speaks_1_2_and_1_3_alone(void **state)
{
    const struct {
        const char *priorities;
        bool right;
    } cases[] = {
        { "NORMAL:-VERS-ALL:+VERS-TLS1.3", true },
        { "NORMAL:-VERS-ALL:+VERS-TLS1.2", true },
        { "NORMAL:-VERS-ALL:+VERS-TLS1.1", false },
        { "NORMAL:-VERS-ALL:+VERS-TLS1.0:%COMPAT", false },
        { "NORMAL:-VERS-ALL:+VERS-TLS1.2:-KX-ALL:+RSA", false },
        { "NORMAL:-VERS-ALL:+VERS-TLS1.2:-CIPHER-ALL:+AES-256-CBC", false },
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        open_ends(f, cases[i].priorities, NULL);
        if (shake_hands(f) != cases[i].right)
            fail_msg("%s: not as expected", cases[i].priorities);
        close_ends(f);
    }
}

static void shows_the_new_certificate_to_new_sessions_alone(void **state)
{
    const struct tls_files files = files_of(&new);
    struct fixture *f = *state;
    struct fixture first;
    struct fixture second;

    connect_ends(f);
    first = *f;
    open_ends(f, "NORMAL", NULL); /* has begun, but its handshake has not */
    second = *f;
    assert_true(tls_replace(f->tls, &files, &error));
    assert_true(shake_hands(&second));
    assert_true(has_shown(&first, &old));
    expect_talk(&first);
    assert_true(has_shown(&second, &old));
    expect_talk(&second);
    connect_ends(f);
    assert_true(has_shown(f, &new));
    expect_talk(f);
    close_ends(&first);
    close_ends(&second);
}

static void outlives_what_it_was_made_with(void **state)
{
    struct fixture *f = *state;

    connect_ends(f);
    tls_free(f->tls);
    f->tls = NULL;
    expect_talk(f);
}

static void refuses_what_makes_no_identity(void **state)
{
    const struct {
        struct tls_files files;
        const char *part;
    } cases[] = {
        { { .certificate = slice_of(old.certificate_pem), .key = slice_of(new.key_pem) }, "does not belong" },
        { { .certificate = slice_of(""), .key = slice_of(new.key_pem) }, "cannot be used" },
        { { .certificate = slice_of(old.certificate_pem), .key = slice_of("no key") }, "cannot be used" },
        { { .certificate = slice_of(old.key_pem), .key = slice_of(old.key_pem) }, "cannot be used" },
        { { .certificate = slice_of(old.certificate_pem),
            .key = slice_of(old.key_pem),
            .client_ca = slice_of("nothing") },
          "client CA" },
        { { .certificate = slice_of(old.certificate_pem), .key = slice_of(old.key_pem), .client_ca = slice_of("") },
          "client CA" },
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_null(tls_new(&cases[i].files, &error));
        assert_int_equal(error.code, ERROR_CONFIGURATION);
        if (strstr(error.detail, cases[i].part) == NULL)
            fail_msg("no \"%s\" in: %s", cases[i].part, error.detail);
        if (cases[i].files.client_ca.data != NULL)
            continue;
        assert_false(tls_replace(f->tls, &cases[i].files, &error));
        assert_non_null(strstr(error.detail, cases[i].part));
    }
    connect_ends(f);
    assert_true(has_shown(f, &old));
}

static void asks_no_client_for_a_certificate_without_a_ca(void **state)
{
    const struct authority_names names = { .common = "ann", .purpose = GNUTLS_KP_TLS_WWW_CLIENT, .days = 10 };
    struct authority client;
    char name[NAME_SIZE] = "";

    authority_make(&client, &names, &ca);
    open_ends(*state, "NORMAL", &client);
    assert_true(shake_hands(*state));
    assert_false(tls_session_peer_name(((struct fixture *)*state)->server, name, sizeof(name)));
    authority_clear(&client);
}

static void needs_no_certificate_of_a_client(void **state)
{
    const struct fixture *f = *state;
    char name[NAME_SIZE] = "";

    connect_ends(*state);
    expect_talk(f);
    assert_false(tls_session_peer_name(f->server, name, sizeof(name)));
}

static void names_the_client_by_its_certificate(void **state)
{
    static const char *const versions[] = { "NORMAL:-VERS-ALL:+VERS-TLS1.2", "NORMAL:-VERS-ALL:+VERS-TLS1.3" };
    const struct authority_names names = { .common = "ann.smith-2", .purpose = GNUTLS_KP_TLS_WWW_CLIENT, .days = 10 };
    struct fixture *f = *state;
    struct authority client;
    char name[NAME_SIZE] = "";

    authority_make(&client, &names, &ca);
    for (size_t i = 0; i < 2; i++) {
        open_ends(f, versions[i], &client);
        assert_true(shake_hands(f));
        assert_true(tls_session_peer_name(f->server, name, sizeof(name)));
        assert_string_equal(name, "ann.smith-2");
        assert_true(tls_session_peer_name(f->server, name, strlen("ann.smith-2") + 1));
        assert_false(tls_session_peer_name(f->server, name, strlen("ann.smith-2")));
        close_ends(f);
    }
    authority_clear(&client);
}

static void refuses_a_certificate_that_is_not_good(void **state)
{
    static const char *const versions[] = { "NORMAL:-VERS-ALL:+VERS-TLS1.2", "NORMAL:-VERS-ALL:+VERS-TLS1.3" };
    const struct {
        struct authority_names names;
        const struct authority *issuer;
    } cases[] = {
        { { .common = "ann", .purpose = GNUTLS_KP_TLS_WWW_CLIENT, .days = 10 }, &stranger },
        /* Signs itself. It has the CA's name, for a client sends nothing else. */
        { { .common = "authority", .purpose = GNUTLS_KP_TLS_WWW_CLIENT, .days = 10 }, NULL },
        { { .common = "ann", .purpose = GNUTLS_KP_TLS_WWW_CLIENT, .days = -1 }, &ca },
        { { .common = "ann", .purpose = GNUTLS_KP_TLS_WWW_SERVER, .days = 10 }, &ca },
    };
    struct fixture *f = *state;

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct authority client;

        authority_make(&client, &cases[i].names, cases[i].issuer);
        for (size_t j = 0; j < 2; j++) {
            open_ends(f, versions[j], &client);
            if (shake_hands(f))
                fail_msg("case %zu was let in", i);
            close_ends(f);
        }
        authority_clear(&client);
    }
}

static void takes_no_name_that_could_be_another(void **state)
{
    const struct authority_names cases[] = {
        { .common = "ann smith", .purpose = GNUTLS_KP_TLS_WWW_CLIENT, .days = 10 },
        { .common = "ann\n", .purpose = GNUTLS_KP_TLS_WWW_CLIENT, .days = 10 },
        { .common = "ann,CN=root", .purpose = GNUTLS_KP_TLS_WWW_CLIENT, .days = 10 },
        { .common = "\xc3\xa4nn", .purpose = GNUTLS_KP_TLS_WWW_CLIENT, .days = 10 },
        { .common = "ann", .second = "root", .purpose = GNUTLS_KP_TLS_WWW_CLIENT, .days = 10 },
    };
    struct fixture *f = *state;
    char name[NAME_SIZE] = "";

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct authority client;

        authority_make(&client, &cases[i], &ca);
        open_ends(f, "NORMAL", &client);
        assert_true(shake_hands(f));
        if (tls_session_peer_name(f->server, name, sizeof(name)))
            fail_msg("\"%s\" was taken for \"%s\"", cases[i].common, name);
        close_ends(f);
        authority_clear(&client);
    }
}

/* Takes all that there is for the client, and checks where in the stream it stands. */
static void drain(const struct fixture *f, size_t *taken)
{
    uint8_t bytes[RECORD_MAX];
    ssize_t count = 0;

    while ((count = gnutls_record_recv(f->client, bytes, sizeof(bytes))) > 0)
        for (ssize_t i = 0; i < count; i++)
            assert_int_equal(bytes[i], (*taken)++ % 251);
    assert_int_equal(count, GNUTLS_E_AGAIN);
}

static void sends_on_from_another_place_when_the_socket_was_full(void **state)
{
    struct fixture *f = *state;
    uint8_t *bytes = malloc(LARGE);
    size_t sent = 0;
    size_t taken = 0;
    size_t waits = 0;

    assert_non_null(bytes);
    connect_ends(f);
    for (size_t i = 0; i < LARGE; i++)
        bytes[i] = (uint8_t)(i % 251);
    while (sent < LARGE) {
        /* The same bytes, but somewhere else each time. */
        uint8_t *copy = malloc(LARGE - sent);
        ssize_t count = 0;

        assert_non_null(copy);
        memcpy(copy, bytes + sent, LARGE - sent);
        count = f->transport.send(&f->transport, copy, LARGE - sent);
        free(copy);
        if (count == TRANSPORT_LATER) {
            waits++;
            drain(f, &taken);
            continue;
        }
        assert_true(count > 0);
        sent += (size_t)count;
    }
    drain(f, &taken);
    assert_int_equal(taken, LARGE);
    assert_true(waits > 0);
    free(bytes);
}

static void tells_of_bytes_that_it_holds(void **state)
{
    const struct fixture *f = *state;
    char bytes[100] = "";

    connect_ends(*state);
    assert_false(f->transport.pending(&f->transport));
    assert_int_equal(gnutls_record_send(f->client, bytes, sizeof(bytes)), sizeof(bytes));
    assert_false(f->transport.pending(&f->transport));
    assert_int_equal(f->transport.receive(&f->transport, bytes, 99), 99);
    assert_true(f->transport.pending(&f->transport));
    assert_int_equal(f->transport.receive(&f->transport, bytes, 99), 1);
    assert_false(f->transport.pending(&f->transport));
}

static void ends_with_and_without_a_word(void **state)
{
    struct fixture *f = *state;
    char byte = 0;

    connect_ends(f);
    assert_int_equal(gnutls_bye(f->client, GNUTLS_SHUT_WR), 0);
    assert_int_equal(f->transport.receive(&f->transport, &byte, 1), TRANSPORT_END);
    tls_session_end(f->server);
    assert_int_equal(gnutls_record_recv(f->client, &byte, 1), 0);
    close_ends(f);

    connect_ends(f);
    close(f->fds[1]);
    f->fds[1] = -1;
    assert_int_equal(f->transport.receive(&f->transport, &byte, 1), TRANSPORT_END);
    assert_int_equal(f->transport.send(&f->transport, &byte, 1), TRANSPORT_BROKEN);
}

static void breaks_at_what_is_no_record(void **state)
{
    struct fixture *f = *state;
    char byte = 0;

    connect_ends(f);
    assert_int_equal(send(f->fds[1], "GET / HTTP/1.1\r\n\r\n", 18, 0), 18);
    assert_int_equal(f->transport.receive(&f->transport, &byte, 1), TRANSPORT_BROKEN);
    close_ends(f);
    open_ends(f, "NORMAL", NULL);
    assert_int_equal(send(f->fds[1], "GET / HTTP/1.1\r\n\r\n", 18, 0), 18);
    assert_int_equal(tls_session_handshake(f->server), TLS_HANDSHAKE_FAILED);
}

static void refuses_another_handshake(void **state)
{
    struct fixture *f = *state;
    char byte = 0;

    open_ends(f, "NORMAL:-VERS-ALL:+VERS-TLS1.2", NULL);
    assert_true(shake_hands(f));
    assert_int_equal(gnutls_handshake(f->client), GNUTLS_E_AGAIN);
    assert_int_equal(f->transport.receive(&f->transport, &byte, 1), TRANSPORT_BROKEN);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
#define CLIENT_CASE(test) cmocka_unit_test_setup_teardown(test, set_up_with_client_ca, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(talks),
        CASE(speaks_1_2_and_1_3_alone),
        CASE(shows_the_new_certificate_to_new_sessions_alone),
        CASE(outlives_what_it_was_made_with),
        CASE(refuses_what_makes_no_identity),
        CASE(asks_no_client_for_a_certificate_without_a_ca),
        CLIENT_CASE(needs_no_certificate_of_a_client),
        CLIENT_CASE(names_the_client_by_its_certificate),
        CLIENT_CASE(refuses_a_certificate_that_is_not_good),
        CLIENT_CASE(takes_no_name_that_could_be_another),
        CASE(sends_on_from_another_place_when_the_socket_was_full),
        CASE(tells_of_bytes_that_it_holds),
        CASE(ends_with_and_without_a_word),
        CASE(breaks_at_what_is_no_record),
        CASE(refuses_another_handshake),
    };

    return cmocka_run_group_tests(tests, make_authorities, clear_authorities);
}
