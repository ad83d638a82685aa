#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <gnutls/x509.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "certificate.h"

static struct error error;
static char folder[64];
static char state[96]; /* a folder in it that is not there yet */
static char certificate_path[128];
static char key_path[128];

static int set_up(void **test_state)
{
    (void)test_state;
    strcpy(folder, "/tmp/test_certificate.XXXXXX");
    assert_non_null(mkdtemp(folder));
    snprintf(state, sizeof(state), "%s/state", folder);
    snprintf(certificate_path, sizeof(certificate_path), "%s/tls.crt", state);
    snprintf(key_path, sizeof(key_path), "%s/tls.key", state);
    return 0;
}

static int tear_down(void **test_state)
{
    (void)test_state;
    unlink(certificate_path);
    unlink(key_path);
    rmdir(state);
    return rmdir(folder);
}

static void load_own(struct certificate *certificate)
{
    const struct certificate_paths paths = { .state = state };

    if (!certificate_load(certificate, &paths, &error))
        fail_msg("%s", error.detail);
}

static mode_t mode_of(const char *path)
{
    struct stat status;

    assert_int_equal(stat(path, &status), 0);
    return status.st_mode & 07777;
}

static void write_text(const char *path, const char *text, mode_t mode)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(path, mode), 0);
}

static gnutls_x509_crt_t read_certificate(const struct certificate *certificate)
{
    const gnutls_datum_t text = { .data = (unsigned char *)certificate->certificate.data,
                                  .size = (unsigned)certificate->certificate.length };
    gnutls_x509_crt_t read = NULL;

    assert_int_equal(gnutls_x509_crt_init(&read), 0);
    assert_int_equal(gnutls_x509_crt_import(read, &text, GNUTLS_X509_FMT_PEM), 0);
    return read;
}

static void makes_a_certificate_for_this_host_and_localhost(void **test_state)
{
    const char *const names[] = { "localhost", "127.0.0.1", "::1" };
    struct certificate certificate;
    gnutls_x509_crt_t made = NULL;
    char host[256] = "";
    time_t now = time(NULL);

    (void)test_state;
    load_own(&certificate);
    made = read_certificate(&certificate);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        assert_true(gnutls_x509_crt_check_hostname(made, names[i]));
    assert_int_equal(gethostname(host, sizeof(host) - 1), 0);
    assert_true(gnutls_x509_crt_check_hostname(made, host));
    assert_false(gnutls_x509_crt_check_hostname(made, "192.0.2.1"));
    assert_int_equal(gnutls_x509_crt_get_pk_algorithm(made, NULL), GNUTLS_PK_ECDSA);
    assert_true(gnutls_x509_crt_get_activation_time(made) < now);
    assert_true(gnutls_x509_crt_get_expiration_time(made) - now > 3649 * 86400L);
    assert_true(gnutls_x509_crt_get_expiration_time(made) - now <= 3650 * 86400L);
    assert_int_equal(gnutls_x509_crt_check_issuer(made, made), 1);
    gnutls_x509_crt_deinit(made);
    assert_null(certificate.client_ca.data);
    certificate_clear(&certificate);
}

static void keeps_its_files_for_the_owner_alone(void **test_state)
{
    struct certificate certificate;
    mode_t before = umask(0);

    (void)test_state;
    load_own(&certificate);
    umask(before);
    assert_int_equal(mode_of(state), 0700);
    assert_int_equal(mode_of(key_path), 0600);
    assert_int_equal(mode_of(certificate_path), 0600);
    certificate_clear(&certificate);
}

static void has_the_same_certificate_the_next_time(void **test_state)
{
    struct certificate first;
    struct certificate second;
    char one[CERTIFICATE_FINGERPRINT_SIZE] = "";
    char other[CERTIFICATE_FINGERPRINT_SIZE] = "";

    (void)test_state;
    load_own(&first);
    load_own(&second);
    assert_string_equal(first.certificate.data, second.certificate.data);
    assert_string_equal(first.key.data, second.key.data);
    assert_true(certificate_fingerprint(buffer_slice(&first.certificate), one, &error));
    assert_true(certificate_fingerprint(buffer_slice(&second.certificate), other, &error));
    assert_string_equal(one, other);
    certificate_clear(&first);
    certificate_clear(&second);
}

/* As after a fall between the two files. */
static void goes_on_with_a_key_that_has_no_certificate_yet(void **test_state)
{
    struct certificate first;
    struct certificate second;

    (void)test_state;
    load_own(&first);
    assert_int_equal(unlink(certificate_path), 0);
    load_own(&second);
    assert_string_equal(first.key.data, second.key.data);
    assert_string_not_equal(first.certificate.data, second.certificate.data);
    certificate_clear(&first);
    certificate_clear(&second);
}

static void makes_no_other_key_for_a_certificate(void **test_state)
{
    const struct certificate_paths paths = { .state = state };
    struct certificate certificate;

    (void)test_state;
    load_own(&certificate);
    certificate_clear(&certificate);
    assert_int_equal(unlink(key_path), 0);
    assert_false(certificate_load(&certificate, &paths, &error));
    assert_int_equal(error.code, ERROR_CONFIGURATION);
    assert_non_null(strstr(error.detail, key_path));
    assert_int_equal(access(key_path, F_OK), -1);
    certificate_clear(&certificate);
}

static void refuses_a_key_that_others_can_read(void **test_state)
{
    const struct certificate_paths paths = { .state = state };
    const struct certificate_paths given = { .certificate = certificate_path, .key = key_path };
    struct certificate certificate;

    (void)test_state;
    load_own(&certificate);
    certificate_clear(&certificate);
    assert_int_equal(chmod(key_path, 0640), 0);
    assert_false(certificate_load(&certificate, &paths, &error));
    assert_non_null(strstr(error.detail, "may be used by others"));
    certificate_clear(&certificate);
    assert_true(certificate_load(&certificate, &given, &error));
    certificate_clear(&certificate);
    assert_int_equal(chmod(key_path, 0604), 0);
    assert_false(certificate_load(&certificate, &given, &error));
    assert_non_null(strstr(error.detail, "may be used by others"));
    certificate_clear(&certificate);
}

static void reads_the_files_it_is_given(void **test_state)
{
    const struct certificate_paths paths = {
        .certificate = certificate_path, .key = key_path, .client_ca = certificate_path, .state = "/nowhere"
    };
    struct certificate certificate;

    (void)test_state;
    assert_int_equal(mkdir(state, 0700), 0);
    write_text(certificate_path, "the certificate", 0644);
    write_text(key_path, "the key", 0600);
    assert_true(certificate_load(&certificate, &paths, &error));
    assert_string_equal(certificate.certificate.data, "the certificate");
    assert_string_equal(certificate.key.data, "the key");
    assert_string_equal(certificate.client_ca.data, "the certificate");
    certificate_clear(&certificate);
}

static void says_which_file_cannot_be_read(void **test_state)
{
    const struct {
        struct certificate_paths paths;
        const char *part;
    } cases[] = {
        { { .certificate = "/nowhere/a.crt", .key = key_path }, "cannot open /nowhere/a.crt: No such file" },
        { { .certificate = certificate_path, .key = "/nowhere/a.key" }, "cannot open /nowhere/a.key: No such file" },
        { { .client_ca = "/nowhere/ca.crt", .state = state }, "cannot open /nowhere/ca.crt: No such file" },
        { { .certificate = "/tmp", .key = key_path }, "/tmp is not a file" },
        { { .certificate = "/dev/zero", .key = key_path }, "/dev/zero is not a file" },
        { { .state = "/nowhere/state" }, "cannot make the folder /nowhere/state: No such file" },
        { { .state = "/dev/null" }, "/dev/null" },
    };
    struct certificate certificate;

    (void)test_state;
    assert_int_equal(mkdir(state, 0700), 0);
    write_text(certificate_path, "the certificate", 0600);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        assert_false(certificate_load(&certificate, &cases[i].paths, &error));
        assert_int_equal(error.code, ERROR_CONFIGURATION);
        if (strstr(error.detail, cases[i].part) == NULL)
            fail_msg("no \"%s\" in: %s", cases[i].part, error.detail);
        certificate_clear(&certificate);
    }
}

static void opens_for_a_process_that_may_not(void **test_state)
{
    const struct certificate_paths paths = { .state = state };
    struct certificate first;
    struct certificate second;
    int fds[2] = { -1, -1 };

    (void)test_state;
    assert_false(certificate_open(&paths, fds, &error));
    assert_int_equal(access(state, F_OK), -1);
    load_own(&first);
    assert_true(certificate_open(&paths, fds, &error));
    assert_true(certificate_receive(&second, fds, &error));
    assert_string_equal(first.certificate.data, second.certificate.data);
    assert_string_equal(first.key.data, second.key.data);
    certificate_clear(&second);
    assert_int_equal(chmod(key_path, 0640), 0);
    assert_false(certificate_open(&paths, fds, &error));
    assert_non_null(strstr(error.detail, "may be used by others"));
    assert_false(certificate_receive(&second, (const int[]){ -1, -1 }, &error));
    assert_int_equal(error.code, ERROR_CONFIGURATION);
    certificate_clear(&first);
}

static void refuses_a_file_that_is_too_large(void **test_state)
{
    const struct certificate_paths paths = { .certificate = certificate_path, .key = key_path };
    struct certificate certificate;

    (void)test_state;
    assert_int_equal(mkdir(state, 0700), 0);
    write_text(key_path, "the key", 0600);
    write_text(certificate_path, "", 0600);
    assert_int_equal(truncate(certificate_path, CERTIFICATE_FILE_MAX - 1), 0);
    assert_true(certificate_load(&certificate, &paths, &error));
    certificate_clear(&certificate);
    assert_int_equal(truncate(certificate_path, CERTIFICATE_FILE_MAX), 0);
    assert_false(certificate_load(&certificate, &paths, &error));
    assert_non_null(strstr(error.detail, "has more than"));
    certificate_clear(&certificate);
}

/* The fingerprint is of the certificate that openssl made of these bytes, as `openssl x509 -fingerprint` prints it. */
static void prints_the_fingerprint_as_openssl_does(void **test_state)
{
    static const char pem[] = "-----BEGIN CERTIFICATE-----\n"
                              "MIIBbjCCAROgAwIBAgIUHNcHjw/XdXuotUH1B2vW7U+QDC4wCgYIKoZIzj0EAwIw\n"
                              "DDEKMAgGA1UEAwwBeDAeFw0yNjExMjQyMjM5MThaFw0yNjEyMDQyMjM5MThaMAwx\n"
                              "CjAIBgNVBAMMAXgwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQVXfuMZaMl0dbM\n"
                              "/RmcQ6japZMh6xas3QauGRtXyEjOXd6nY1xkPLr1z9QmdQ9Y53/xTBTlskWvzAl1\n"
                              "c8DWipoco1MwUTAdBgNVHQ4EFgQU2HyIk0Y7PzgFWDmS7NCBlilOqBMwHwYDVR0j\n"
                              "BBgwFoAU2HyIk0Y7PzgFWDmS7NCBlilOqBMwDwYDVR0TAQH/BAUwAwEB/zAKBggq\n"
                              "hkjOPQQDAgNJADBGAiEA30rH4ZABqdrh3ajfGxmR0EYysffT6WD/Vc+jVdi2Dr0C\n"
                              "IQDzyt74C9XOuREIX/mo6ikz0gIYb3Fh9hJQ3+SZbSCCPA==\n"
                              "-----END CERTIFICATE-----\n";
    char text[CERTIFICATE_FINGERPRINT_SIZE] = "";

    (void)test_state;
    assert_true(certificate_fingerprint(slice_of(pem), text, &error));
    assert_string_equal(
        text, "01:DA:62:BC:B1:33:7B:B1:59:EC:C5:43:B6:AE:BB:5B:CC:56:64:B1:73:96:6C:A7:34:ED:2E:B2:8B:5A:70:8A");
    assert_false(certificate_fingerprint(slice_of("no certificate"), text, &error));
    assert_int_equal(error.code, ERROR_CONFIGURATION);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(makes_a_certificate_for_this_host_and_localhost),
        CASE(keeps_its_files_for_the_owner_alone),
        CASE(has_the_same_certificate_the_next_time),
        CASE(goes_on_with_a_key_that_has_no_certificate_yet),
        CASE(makes_no_other_key_for_a_certificate),
        CASE(refuses_a_key_that_others_can_read),
        CASE(reads_the_files_it_is_given),
        CASE(says_which_file_cannot_be_read),
        CASE(opens_for_a_process_that_may_not),
        CASE(refuses_a_file_that_is_too_large),
        cmocka_unit_test(prints_the_fingerprint_as_openssl_does),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
