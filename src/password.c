#include "password.h"

#include <gnutls/gnutls.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#if __has_include(<crypt.h>)
#include <crypt.h>
#endif

#include "random.h"

/* libxcrypt has both; FreeBSD's crypt(3), declared in unistd.h, has neither yescrypt nor what makes a setting. */
#ifdef CRYPT_GENSALT_OUTPUT_SIZE
#define HAS_YESCRYPT true
#else
#define HAS_YESCRYPT false
#endif

enum {
    ROUNDS = 200000,   /* of SHA-512 for a new hash: some 50 ms, about what yescrypt takes as it comes */
    ROUNDS_MIN = 1000, /* crypt(3) takes less for this */
    SALT_LENGTH = 16,
    SHA512_LENGTH = 86, /* characters that the digest itself takes */
    YESCRYPT_LENGTH = 43,
    YESCRYPT_SALT_MAX = 86,
};

/* What crypt(3) writes numbers with. */
static const char alphabet[] = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/* Takes min to max characters of the alphabet off a text, and what follows them, or the end of the text for NUL. */
static bool take(const char **text, size_t min, size_t max, char after)
{
    size_t length = strspn(*text, alphabet);

    if (length < min || length > max || (*text)[length] != after)
        return false;
    *text += length + (after != '\0');
    return true;
}

/* Takes "rounds=NUMBER$" off a text, if it begins so. */
static bool take_rounds(const char **text)
{
    static const char name[] = "rounds=";
    unsigned long rounds = 0;
    char *end = NULL;

    if (strncmp(*text, name, strlen(name)) != 0)
        return true;
    *text += strlen(name);
    if (strspn(*text, "0123456789") == 0)
        return false;
    rounds = strtoul(*text, &end, 10);
    *text = end + 1;
    return *end == '$' && rounds >= ROUNDS_MIN && rounds <= PASSWORD_ROUNDS_MAX;
}

static bool is_sha512(const char *hash)
{
    return take_rounds(&hash) && take(&hash, 1, SALT_LENGTH, '$') && take(&hash, SHA512_LENGTH, SHA512_LENGTH, '\0');
}

/* Three characters say what yescrypt costs: j is its flavour, the second the memory, where F stands for 1 GiB. */
static bool is_yescrypt(const char *hash)
{
    return hash[0] == 'j' && strchr("56789ABCDEF", hash[1]) != NULL && take(&hash, 3, 3, '$') &&
           take(&hash, 1, YESCRYPT_SALT_MAX, '$') && take(&hash, YESCRYPT_LENGTH, YESCRYPT_LENGTH, '\0');
}

bool password_check_hash(const char *hash, struct error *error)
{
    bool yescrypt = strncmp(hash, "$y$", 3) == 0;

    if (yescrypt && !HAS_YESCRYPT)
        return error_set(error, ERROR_CONFIGURATION, "the password's hash is yescrypt, which this host does not have");
    if (strlen(hash) >= PASSWORD_HASH_MAX ||
        (yescrypt ? !is_yescrypt(hash + 3) : strncmp(hash, "$6$", 3) != 0 || !is_sha512(hash + 3)))
        return error_set(error, ERROR_CONFIGURATION,
                         "the password's hash is none of crypt(3)'s yescrypt ($y$) or SHA-512 ($6$)");
    return true;
}

/* Has crypt(3) hash a password. hash: what was made, or untouched. setting: the method and its salt. */
static bool hash_with(struct slice password, const char *setting, char hash[PASSWORD_HASH_MAX])
{
    char text[PASSWORD_MAX + 1] = "";
    struct crypt_data *data = NULL;
    const char *made = NULL;
    bool done = false;

    if (password.length == 0 || password.length > PASSWORD_MAX || memchr(password.data, '\0', password.length) != NULL)
        return false;
    /* Too large for the stack of every thread that there may be. */
    data = calloc(1, sizeof(*data));
    if (data == NULL)
        return false;
    memcpy(text, password.data, password.length);
    made = crypt_r(text, setting, data);
    /* What failed begins with a *, so that it is no hash. */
    done = made != NULL && made[0] == '$' && strlen(made) < PASSWORD_HASH_MAX;
    if (done)
        memcpy(hash, made, strlen(made) + 1);
    explicit_bzero(text, sizeof(text));
    explicit_bzero(data, sizeof(*data));
    free(data);
    return done;
}

bool password_verify(struct slice password, const char *hash)
{
    char made[PASSWORD_HASH_MAX] = "";

    return hash_with(password, hash, made) && strlen(made) == strlen(hash) &&
           gnutls_memcmp(made, hash, strlen(hash)) == 0;
}

enum password_method password_best(void)
{
    return HAS_YESCRYPT ? PASSWORD_YESCRYPT : PASSWORD_SHA512;
}

static bool make_yescrypt_setting(char setting[PASSWORD_HASH_MAX], struct error *error)
{
#ifdef CRYPT_GENSALT_OUTPUT_SIZE
    if (crypt_gensalt_rn("$y$", 0, NULL, 0, setting, PASSWORD_HASH_MAX) != NULL)
        return true;
#endif
    setting[0] = '\0';
    return error_set(error, ERROR_NO_MEMORY, "crypt(3) makes no setting for yescrypt");
}

static bool make_sha512_setting(char setting[PASSWORD_HASH_MAX], struct error *error)
{
    uint8_t bytes[SALT_LENGTH];
    char salt[SALT_LENGTH + 1] = "";

    if (!random_bytes(bytes, sizeof(bytes), error))
        return false;
    /* 64 characters, so that each byte chooses all of them alike. */
    for (size_t i = 0; i < SALT_LENGTH; i++)
        salt[i] = alphabet[bytes[i] % (sizeof(alphabet) - 1)];
    snprintf(setting, PASSWORD_HASH_MAX, "$6$rounds=%d$%s$", ROUNDS, salt);
    return true;
}

bool password_hash(struct slice password, enum password_method method, char hash[PASSWORD_HASH_MAX],
                   struct error *error)
{
    char setting[PASSWORD_HASH_MAX] = "";

    if (password.length < PASSWORD_MIN || password.length > PASSWORD_MAX)
        return error_set(error, ERROR_BAD_ARGUMENT, "a password has %d to %d bytes", PASSWORD_MIN, PASSWORD_MAX);
    if (memchr(password.data, '\0', password.length) != NULL)
        return error_set(error, ERROR_BAD_ARGUMENT, "a password has no NUL in it");
    if (method == PASSWORD_YESCRYPT ? !make_yescrypt_setting(setting, error) : !make_sha512_setting(setting, error))
        return false;
    if (!hash_with(password, setting, hash))
        return error_set(error, ERROR_NO_MEMORY, "crypt(3) does not hash the password");
    return true;
}
