#include "tokens.h"

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <pthread.h>
#include <stdlib.h>

#include "random.h"

enum {
    DIGEST_BYTES = 32, /* of SHA-256 */
    FAIR_BYTES = 248,  /* values of a byte that all characters get the same number of: 4 times 62 */
    RANDOM_BYTES = 64, /* asked for at once, most often enough for a token */
};

static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

struct token {
    uint8_t digest[DIGEST_BYTES];
    struct principal principal;
    uint64_t used; /* when it was last */
};

struct tokens {
    pthread_mutex_t mutex; /* guards all below */
    struct token tokens[TOKENS_MAX];
    size_t count;
};

struct tokens *tokens_new(struct error *error)
{
    struct tokens *tokens = calloc(1, sizeof(*tokens));

    if (tokens == NULL || pthread_mutex_init(&tokens->mutex, NULL) != 0) {
        error_set(error, ERROR_NO_MEMORY, "no memory for tokens");
        free(tokens);
        return NULL;
    }
    return tokens;
}

void tokens_free(struct tokens *tokens)
{
    if (tokens == NULL)
        return;
    pthread_mutex_destroy(&tokens->mutex);
    free(tokens);
}

static bool make_text(char text[TOKENS_TEXT], struct error *error)
{
    size_t length = 0;

    while (length < TOKENS_LENGTH) {
        uint8_t bytes[RANDOM_BYTES];

        if (!random_bytes(bytes, sizeof(bytes), error))
            return false;
        for (size_t i = 0; i < sizeof(bytes) && length < TOKENS_LENGTH; i++)
            if (bytes[i] < FAIR_BYTES)
                text[length++] = alphabet[bytes[i] % (sizeof(alphabet) - 1)];
    }
    text[length] = '\0';
    return true;
}

static bool make_digest(struct slice text, uint8_t digest[DIGEST_BYTES])
{
    return gnutls_hash_fast(GNUTLS_DIG_SHA256, text.data, text.length, digest) == 0;
}

static bool is_over(const struct token *token, uint64_t now)
{
    return now >= token->used + TOKENS_SECONDS;
}

/* The last one takes its place. */
static void remove_token(struct tokens *tokens, struct token *token)
{
    *token = tokens->tokens[--tokens->count];
}

static void remove_over(struct tokens *tokens, uint64_t now)
{
    for (size_t i = tokens->count; i > 0; i--)
        if (is_over(&tokens->tokens[i - 1], now))
            remove_token(tokens, &tokens->tokens[i - 1]);
}

/* Drops the token that was not used for longest if there are so many. name: only of this principal; NULL: of all. */
static void make_room(struct tokens *tokens, const char *name, size_t max)
{
    struct token *oldest = NULL;
    size_t count = 0;

    for (size_t i = 0; i < tokens->count; i++) {
        struct token *token = &tokens->tokens[i];

        if (name != NULL && strcmp(token->principal.name, name) != 0)
            continue;
        count++;
        if (oldest == NULL || token->used < oldest->used)
            oldest = token;
    }
    if (count >= max && oldest != NULL)
        remove_token(tokens, oldest);
}

bool tokens_make(struct tokens *tokens, const struct principal *principal, uint64_t now, char text[TOKENS_TEXT],
                 struct error *error)
{
    struct token token = { .principal = *principal, .used = now };

    if (!make_text(text, error))
        return false;
    if (!make_digest((struct slice){ text, TOKENS_LENGTH }, token.digest))
        return error_set(error, ERROR_NO_MEMORY, "no memory for a token");
    pthread_mutex_lock(&tokens->mutex);
    remove_over(tokens, now);
    make_room(tokens, principal->name, TOKENS_PER_PRINCIPAL_MAX);
    make_room(tokens, NULL, TOKENS_MAX);
    tokens->tokens[tokens->count++] = token;
    pthread_mutex_unlock(&tokens->mutex);
    return true;
}

/* Compares digests: what a client can choose, it does not know the digest of anything near to. */
static struct token *find(struct tokens *tokens, const uint8_t digest[DIGEST_BYTES])
{
    struct token *found = NULL;

    for (size_t i = 0; i < tokens->count; i++)
        if (gnutls_memcmp(tokens->tokens[i].digest, digest, DIGEST_BYTES) == 0)
            found = &tokens->tokens[i];
    return found;
}

bool tokens_find(struct tokens *tokens, struct slice text, uint64_t now, struct principal *principal,
                 unsigned *remaining)
{
    uint8_t digest[DIGEST_BYTES];
    struct token *token = NULL;

    if (text.length != TOKENS_LENGTH || !make_digest(text, digest))
        return false;
    pthread_mutex_lock(&tokens->mutex);
    token = find(tokens, digest);
    if (token != NULL && is_over(token, now)) {
        remove_token(tokens, token);
        token = NULL;
    }
    if (token != NULL) {
        token->used = now;
        *principal = token->principal;
        if (remaining != NULL)
            *remaining = TOKENS_SECONDS;
    }
    pthread_mutex_unlock(&tokens->mutex);
    return token != NULL;
}

void tokens_drop(struct tokens *tokens, struct slice text)
{
    uint8_t digest[DIGEST_BYTES];
    struct token *token = NULL;

    if (text.length != TOKENS_LENGTH || !make_digest(text, digest))
        return;
    pthread_mutex_lock(&tokens->mutex);
    token = find(tokens, digest);
    if (token != NULL)
        remove_token(tokens, token);
    pthread_mutex_unlock(&tokens->mutex);
}

void tokens_drop_all(struct tokens *tokens)
{
    pthread_mutex_lock(&tokens->mutex);
    tokens->count = 0;
    pthread_mutex_unlock(&tokens->mutex);
}

size_t tokens_count(struct tokens *tokens)
{
    size_t count = 0;

    pthread_mutex_lock(&tokens->mutex);
    count = tokens->count;
    pthread_mutex_unlock(&tokens->mutex);
    return count;
}
