#include "certificate.h"

#include <errno.h>
#include <fcntl.h>
#include <gnutls/crypto.h>
#include <gnutls/x509.h>
#include <netinet/in.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum {
    PATH_SIZE = 1100, /* of a file in the state folder, NUL included */
    NAME_SIZE = 256,  /* of the host's name, NUL included */
    COMMON_NAME_MAX = 64,
    SERIAL_BYTES = 16,
    DIGEST_BYTES = 32,
    CLOCK_SECONDS = 86400, /* by which a client's clock may be behind */
};

/* What a new certificate is made with. */
struct making {
    gnutls_x509_privkey_t key;
    gnutls_x509_crt_t certificate;
};

static bool is_given(const char *path)
{
    return path != NULL && path[0] != '\0';
}

static bool fail(const char *what, const char *path, struct error *error)
{
    return error_set(error, ERROR_CONFIGURATION, "cannot %s %s: %s", what, path, strerror(errno));
}

static bool read_all(int fd, const char *path, struct buffer *bytes, struct error *error)
{
    ssize_t count = 0;

    buffer_init(bytes, CERTIFICATE_FILE_MAX);
    do {
        if (bytes->length == CERTIFICATE_FILE_MAX)
            return error_set(error, ERROR_CONFIGURATION, "%s has more than %d bytes", path, CERTIFICATE_FILE_MAX - 1);
        if (!buffer_reserve(bytes, CERTIFICATE_FILE_MAX - bytes->length))
            return error_set(error, ERROR_NO_MEMORY, "no memory to read %s", path);
        count = read(fd, bytes->data + bytes->length, CERTIFICATE_FILE_MAX - bytes->length);
        if (count > 0)
            bytes->length += (size_t)count;
    } while (count > 0 || (count < 0 && errno == EINTR));
    bytes->data[bytes->length] = '\0';
    return count == 0 ? true : fail("read", path, error);
}

/* forbidden: the mode bits that the file must not have. Returns a descriptor or -1. */
static int open_file(const char *path, mode_t forbidden, struct error *error)
{
    struct stat status;
    /* Not blocking, so that a pipe is refused rather than waited for. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

    if (fd == -1) {
        fail("open", path, error);
        return -1;
    }
    if (fstat(fd, &status) != 0)
        fail("read", path, error);
    else if (!S_ISREG(status.st_mode))
        error_set(error, ERROR_CONFIGURATION, "%s is not a file", path);
    else if ((status.st_mode & forbidden) != 0)
        error_set(error, ERROR_CONFIGURATION, "%s holds a key and may be used by others: chmod go= %s", path, path);
    else
        return fd;
    close(fd);
    return -1;
}

static bool read_file(const char *path, mode_t forbidden, struct buffer *bytes, struct error *error)
{
    int fd = open_file(path, forbidden, error);
    bool right = fd != -1 && read_all(fd, path, bytes, error);

    if (fd != -1)
        close(fd);
    return right;
}

static bool write_all(int fd, struct slice bytes)
{
    while (bytes.length > 0) {
        ssize_t count = write(fd, bytes.data, bytes.length);

        if (count < 0 && errno != EINTR)
            return false;
        if (count > 0) {
            bytes.data += count;
            bytes.length -= (size_t)count;
        }
    }
    return fsync(fd) == 0;
}

/* The file is whole when it gets its name. One that has the name already stays: another daemon was faster. */
static bool write_file(const char *path, struct slice bytes, struct error *error)
{
    char new_path[PATH_SIZE + 8] = "";
    bool written = false;
    int fd = -1;

    snprintf(new_path, sizeof(new_path), "%s.XXXXXX", path);
    fd = mkostemp(new_path, O_CLOEXEC); /* mode 0600 */
    if (fd == -1)
        return fail("write", path, error);
    written = write_all(fd, bytes) && (link(new_path, path) == 0 || errno == EEXIST);
    if (!written)
        fail("write", path, error);
    close(fd);
    unlink(new_path);
    return written;
}

static void sync_folder(const char *path)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (fd == -1)
        return;
    (void)fsync(fd);
    close(fd);
}

/* Writes what GnuTLS has exported. */
static bool write_datum(const char *path, gnutls_datum_t *datum, struct error *error)
{
    bool written = write_file(path, (struct slice){ .data = (char *)datum->data, .length = datum->size }, error);

    explicit_bzero(datum->data, datum->size);
    gnutls_free(datum->data);
    return written;
}

static bool refuse(const char *what, int result, struct error *error)
{
    return error_set(error, ERROR_CONFIGURATION, "%s: %s", what, gnutls_strerror(result));
}

static bool write_new_key(const struct making *making, const char *path, struct error *error)
{
    const unsigned bits = GNUTLS_CURVE_TO_BITS(GNUTLS_ECC_CURVE_SECP256R1);
    gnutls_datum_t text = { .data = NULL };
    int result = gnutls_x509_privkey_generate(making->key, GNUTLS_PK_ECDSA, bits, 0);

    if (result == 0)
        result = gnutls_x509_privkey_export2_pkcs8(making->key, GNUTLS_X509_FMT_PEM, NULL, GNUTLS_PKCS_PLAIN, &text);
    if (result != 0)
        return refuse("a TLS key cannot be made", result, error);
    return write_datum(path, &text, error);
}

static bool read_key(const struct making *making, const char *path, struct error *error)
{
    struct buffer bytes = { .data = NULL };
    gnutls_datum_t text = { .data = NULL };
    int result = 0;
    bool right = read_file(path, S_IRWXG | S_IRWXO, &bytes, error);

    if (right) {
        text = (gnutls_datum_t){ .data = (unsigned char *)bytes.data, .size = (unsigned)bytes.length };
        result = gnutls_x509_privkey_import2(making->key, &text, GNUTLS_X509_FMT_PEM, NULL, GNUTLS_PKCS_PLAIN);
        right = result == 0 ? true : refuse(path, result, error);
    }
    if (bytes.data != NULL)
        explicit_bzero(bytes.data, bytes.length);
    buffer_clear(&bytes);
    return right;
}

/* The host's name, if it can stand in a certificate; else "". */
static void find_host_name(char name[NAME_SIZE])
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-";

    memset(name, 0, NAME_SIZE);
    if (gethostname(name, NAME_SIZE - 1) != 0 || name[strspn(name, letters)] != '\0')
        name[0] = '\0';
}

static int set_names(gnutls_x509_crt_t certificate)
{
    const struct in_addr loopback = { .s_addr = htonl(INADDR_LOOPBACK) };
    const struct in6_addr loopback6 = IN6ADDR_LOOPBACK_INIT;
    const unsigned append = GNUTLS_FSAN_APPEND;
    char host[NAME_SIZE] = "";
    const char *common_name = "iocaged";
    int result = 0;

    find_host_name(host);
    if (host[0] != '\0' && strlen(host) <= COMMON_NAME_MAX)
        common_name = host;
    result = gnutls_x509_crt_set_dn_by_oid(certificate, GNUTLS_OID_X520_COMMON_NAME, 0, common_name,
                                           (unsigned)strlen(common_name));
    if (result == 0 && host[0] != '\0')
        result =
            gnutls_x509_crt_set_subject_alt_name(certificate, GNUTLS_SAN_DNSNAME, host, (unsigned)strlen(host), append);
    if (result == 0)
        result = gnutls_x509_crt_set_subject_alt_name(certificate, GNUTLS_SAN_DNSNAME, "localhost", 9, append);
    if (result == 0)
        result = gnutls_x509_crt_set_subject_alt_name(certificate, GNUTLS_SAN_IPADDRESS, &loopback, sizeof(loopback),
                                                      append);
    if (result == 0)
        result = gnutls_x509_crt_set_subject_alt_name(certificate, GNUTLS_SAN_IPADDRESS, &loopback6, sizeof(loopback6),
                                                      append);
    return result;
}

static int set_serial(gnutls_x509_crt_t certificate)
{
    unsigned char serial[SERIAL_BYTES] = { 0 };
    int result = gnutls_rnd(GNUTLS_RND_NONCE, serial, sizeof(serial));

    serial[0] =
        (unsigned char)((serial[0] & 0x3f) | 0x40); /* positive, and without a zero in front (RFC 5280, 4.1.2.2) */
    return result == 0 ? gnutls_x509_crt_set_serial(certificate, serial, sizeof(serial)) : result;
}

static int set_purpose(gnutls_x509_crt_t certificate)
{
    int result = gnutls_x509_crt_set_basic_constraints(certificate, 0, -1);

    if (result == 0)
        result = gnutls_x509_crt_set_key_usage(certificate, GNUTLS_KEY_DIGITAL_SIGNATURE);
    if (result == 0)
        result = gnutls_x509_crt_set_key_purpose_oid(certificate, GNUTLS_KP_TLS_WWW_SERVER, 0);
    return result;
}

static int set_times(gnutls_x509_crt_t certificate)
{
    time_t now = time(NULL);
    int result = gnutls_x509_crt_set_activation_time(certificate, now - CLOCK_SECONDS);

    return result == 0 ? gnutls_x509_crt_set_expiration_time(certificate, now + (time_t)CERTIFICATE_DAYS * 86400)
                       : result;
}

static int sign(const struct making *making)
{
    gnutls_x509_crt_t certificate = making->certificate;
    int result = gnutls_x509_crt_set_version(certificate, 3);

    if (result == 0)
        result = set_serial(certificate);
    if (result == 0)
        result = set_times(certificate);
    if (result == 0)
        result = set_names(certificate);
    if (result == 0)
        result = set_purpose(certificate);
    if (result == 0)
        result = gnutls_x509_crt_set_key(certificate, making->key);
    if (result == 0)
        result = gnutls_x509_crt_sign2(certificate, certificate, making->key, GNUTLS_DIG_SHA256, 0);
    return result;
}

static bool write_new_certificate(const struct making *making, const char *path, struct error *error)
{
    gnutls_datum_t text = { .data = NULL };
    int result = sign(making);

    if (result == 0)
        result = gnutls_x509_crt_export2(making->certificate, GNUTLS_X509_FMT_PEM, &text);
    if (result != 0)
        return refuse("a TLS certificate cannot be made", result, error);
    return write_datum(path, &text, error);
}

/* Makes what is missing. The key gets its name first, so that one without a certificate can be gone on with. */
static bool make_missing(const char *certificate_path, const char *key_path, struct error *error)
{
    struct making making = { .key = NULL };
    bool made = false;

    if (access(certificate_path, F_OK) == 0)
        return true;
    if (gnutls_x509_privkey_init(&making.key) != 0 || gnutls_x509_crt_init(&making.certificate) != 0)
        error_set(error, ERROR_NO_MEMORY, "no memory for a TLS certificate");
    else if (access(key_path, F_OK) == 0 || write_new_key(&making, key_path, error))
        /* Read again in each case: another daemon may have been faster. */
        made = read_key(&making, key_path, error) && write_new_certificate(&making, certificate_path, error);
    gnutls_x509_crt_deinit(making.certificate);
    gnutls_x509_privkey_deinit(making.key);
    return made;
}

/* Where the certificate and the key are, and which mode bits the key must not have. */
struct place {
    char certificate[PATH_SIZE];
    char key[PATH_SIZE];
    mode_t forbidden;
};

static void find_place(struct place *place, const struct certificate_paths *paths)
{
    if (is_given(paths->certificate)) {
        snprintf(place->certificate, sizeof(place->certificate), "%s", paths->certificate);
        snprintf(place->key, sizeof(place->key), "%s", paths->key);
        /* A group may have it: of those who serve with the same certificate. */
        place->forbidden = S_IRWXO;
    } else {
        snprintf(place->certificate, sizeof(place->certificate), "%s/tls.crt", paths->state);
        snprintf(place->key, sizeof(place->key), "%s/tls.key", paths->state);
        place->forbidden = S_IRWXG | S_IRWXO;
    }
}

static bool make_own(const struct place *place, const char *state, struct error *error)
{
    if (mkdir(state, 0700) != 0 && errno != EEXIST)
        return fail("make the folder", state, error);
    if (!make_missing(place->certificate, place->key, error))
        return false;
    sync_folder(state);
    return true;
}

bool certificate_load(struct certificate *certificate, const struct certificate_paths *paths, struct error *error)
{
    struct place place;

    memset(certificate, 0, sizeof(*certificate));
    if (is_given(paths->client_ca) && !read_file(paths->client_ca, 0, &certificate->client_ca, error))
        return false;
    find_place(&place, paths);
    if (!is_given(paths->certificate) && !make_own(&place, paths->state, error))
        return false;
    return read_file(place.certificate, 0, &certificate->certificate, error) &&
           read_file(place.key, place.forbidden, &certificate->key, error);
}

bool certificate_open(const struct certificate_paths *paths, int fds[2], struct error *error)
{
    struct place place;

    find_place(&place, paths);
    fds[0] = open_file(place.certificate, 0, error);
    if (fds[0] == -1)
        return false;
    fds[1] = open_file(place.key, place.forbidden, error);
    if (fds[1] == -1)
        close(fds[0]);
    return fds[1] != -1;
}

bool certificate_receive(struct certificate *certificate, const int fds[2], struct error *error)
{
    bool right = fds[0] != -1 && fds[1] != -1;

    memset(certificate, 0, sizeof(*certificate));
    if (right)
        right = read_all(fds[0], "the certificate", &certificate->certificate, error) &&
                read_all(fds[1], "the key", &certificate->key, error);
    else
        error_set(error, ERROR_CONFIGURATION, "the certificate or its key has not come");
    for (size_t i = 0; i < 2; i++)
        if (fds[i] != -1)
            close(fds[i]);
    return right;
}

void certificate_clear(struct certificate *certificate)
{
    if (certificate->key.data != NULL)
        explicit_bzero(certificate->key.data, certificate->key.length);
    buffer_clear(&certificate->certificate);
    buffer_clear(&certificate->key);
    buffer_clear(&certificate->client_ca);
}

bool certificate_fingerprint(struct slice pem, char text[CERTIFICATE_FINGERPRINT_SIZE], struct error *error)
{
    const gnutls_datum_t bytes = { .data = (unsigned char *)(uintptr_t)pem.data, .size = (unsigned)pem.length };
    gnutls_x509_crt_t certificate = NULL;
    unsigned char digest[DIGEST_BYTES] = { 0 };
    size_t size = sizeof(digest);
    int result = gnutls_x509_crt_init(&certificate);

    if (result == 0)
        result = gnutls_x509_crt_import(certificate, &bytes, GNUTLS_X509_FMT_PEM);
    if (result == 0)
        result = gnutls_x509_crt_get_fingerprint(certificate, GNUTLS_DIG_SHA256, digest, &size);
    gnutls_x509_crt_deinit(certificate);
    if (result != 0)
        return refuse("the TLS certificate cannot be used", result, error);
    for (size_t i = 0; i < sizeof(digest); i++)
        snprintf(text + 3 * i, 4, "%02X%s", digest[i], i + 1 < sizeof(digest) ? ":" : "");
    return true;
}
