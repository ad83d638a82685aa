#include "verified.h"

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <stdlib.h>
#include <string.h>

#include "random.h"

enum {
    SECRET_BYTES = 32
};

struct pair {
    uint8_t key[VERIFIED_KEY_BYTES];
    struct principal principal;
    uint64_t until; /* remembered while it is before this */
};

struct verified {
    uint8_t secret[SECRET_BYTES];
    struct pair pairs[VERIFIED_MAX];
};

struct verified *verified_new(struct error *error)
{
    struct verified *verified = calloc(1, sizeof(*verified));

    if (verified == NULL) {
        error_set(error, ERROR_NO_MEMORY, "no memory for passwords that were verified");
        return NULL;
    }
    if (!random_bytes(verified->secret, sizeof(verified->secret), error)) {
        free(verified);
        return NULL;
    }
    return verified;
}

void verified_free(struct verified *verified)
{
    if (verified == NULL)
        return;
    explicit_bzero(verified, sizeof(*verified));
    free(verified);
}

bool verified_key(const struct verified *verified, struct slice name, struct slice password,
                  uint8_t key[VERIFIED_KEY_BYTES], struct error *error)
{
    uint64_t length = name.length;
    gnutls_hmac_hd_t hmac = NULL;
    bool done = gnutls_hmac_init(&hmac, GNUTLS_MAC_SHA256, verified->secret, sizeof(verified->secret)) == 0;

    if (!done)
        return error_set(error, ERROR_NO_MEMORY, "no memory for a digest");
    /* The length first, so that it is clear where the name ends. */
    done = gnutls_hmac(hmac, &length, sizeof(length)) == 0 && gnutls_hmac(hmac, name.data, name.length) == 0 &&
           gnutls_hmac(hmac, password.data, password.length) == 0;
    gnutls_hmac_deinit(hmac, key);
    return done || error_set(error, ERROR_NO_MEMORY, "no memory for a digest");
}

bool verified_find(const struct verified *verified, const uint8_t key[VERIFIED_KEY_BYTES], uint64_t now,
                   struct principal *principal)
{
    for (size_t i = 0; i < VERIFIED_MAX; i++) {
        const struct pair *pair = &verified->pairs[i];

        if (now < pair->until && memcmp(pair->key, key, sizeof(pair->key)) == 0) {
            *principal = pair->principal;
            return true;
        }
    }
    return false;
}

void verified_add(struct verified *verified, const uint8_t key[VERIFIED_KEY_BYTES], const struct principal *principal,
                  uint64_t now)
{
    struct pair *place = &verified->pairs[0];

    for (size_t i = 0; i < VERIFIED_MAX; i++) {
        struct pair *pair = &verified->pairs[i];

        if (memcmp(pair->key, key, sizeof(pair->key)) == 0) {
            place = pair;
            break;
        }
        if (pair->until < place->until)
            place = pair;
    }
    memcpy(place->key, key, sizeof(place->key));
    place->principal = *principal;
    place->until = now + VERIFIED_SECONDS;
}

void verified_clear(struct verified *verified)
{
    explicit_bzero(verified->pairs, sizeof(verified->pairs));
}
