#include "accounts.h"

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "account_entry.h"
#include "random.h"

enum {
    SECRET_BYTES = 32,
    HMAC_BYTES = 32,
    CAPACITY_MIN = 16,
};

struct accounts {
    atomic_uint holders;
    uint8_t secret[SECRET_BYTES];
    struct account_entry *entries;
    size_t count;
    size_t capacity;
    size_t keys;
    size_t passwords; /* accounts that have one */
};

struct accounts *accounts_hold(struct accounts *accounts)
{
    atomic_fetch_add(&accounts->holders, 1);
    return accounts;
}

void accounts_release(struct accounts *accounts)
{
    if (accounts == NULL || atomic_fetch_sub(&accounts->holders, 1) > 1)
        return;
    free(accounts->entries);
    free(accounts);
}

/* Checks that an entry can stand beside those that are there. */
static bool check_unique(const struct accounts *accounts, const struct account_entry *entry, struct error *error)
{
    for (size_t i = 0; i < accounts->count; i++) {
        const struct account_entry *other = &accounts->entries[i];

        /* One name for both would make a log say nothing. */
        if (strcmp(other->principal.name, entry->principal.name) == 0)
            return error_set(error, ERROR_CONFIGURATION, "the name \"%s\" is given twice", entry->principal.name);
        if (entry->kind == ACCOUNT_ENTRY_KEY && other->kind == ACCOUNT_ENTRY_KEY &&
            memcmp(other->digest, entry->digest, sizeof(entry->digest)) == 0)
            return error_set(error, ERROR_CONFIGURATION, "the keys \"%s\" and \"%s\" are the same",
                             other->principal.name, entry->principal.name);
    }
    return true;
}

static bool grow(struct accounts *accounts, struct error *error)
{
    size_t capacity = accounts->capacity > 0 ? 2 * accounts->capacity : CAPACITY_MIN;
    struct account_entry *entries = NULL;

    if (accounts->count < accounts->capacity)
        return true;
    entries = realloc(accounts->entries, capacity * sizeof(*entries));
    if (entries == NULL)
        return error_set(error, ERROR_NO_MEMORY, "no memory for accounts");
    accounts->entries = entries;
    accounts->capacity = capacity;
    return true;
}

static bool has_password(const struct account_entry *entry)
{
    return entry->password[0] != '\0' || entry->pam;
}

static bool add_line(struct accounts *accounts, struct slice line, struct error *error)
{
    struct account_entry entry;

    if (!account_entry_read(&entry, line, error))
        return false;
    if (entry.kind == ACCOUNT_ENTRY_NONE)
        return true;
    if (accounts->count == ACCOUNTS_MAX)
        return error_set(error, ERROR_CONFIGURATION, "there can be at most %d accounts and keys", ACCOUNTS_MAX);
    if (!check_unique(accounts, &entry, error) || !grow(accounts, error))
        return false;
    accounts->entries[accounts->count++] = entry;
    accounts->keys += entry.kind == ACCOUNT_ENTRY_KEY;
    accounts->passwords += has_password(&entry);
    return true;
}

static bool add_lines(struct accounts *accounts, const char *file, struct slice text, struct error *error)
{
    struct error reason = { .code = ERROR_NONE };

    if (text.length > ACCOUNTS_FILE_MAX)
        return error_set(error, ERROR_CONFIGURATION, "%s has more than %d bytes", file, ACCOUNTS_FILE_MAX);
    for (size_t number = 1; text.length > 0; number++) {
        const char *end = memchr(text.data, '\n', text.length);
        struct slice line = { text.data, end != NULL ? (size_t)(end - text.data) : text.length };
        size_t taken = line.length + (end != NULL);

        if (number > ACCOUNTS_LINES_MAX)
            return error_set(error, ERROR_CONFIGURATION, "%s has more than %d lines", file, ACCOUNTS_LINES_MAX);
        if (!add_line(accounts, line, &reason))
            return error_set(error, reason.code, "%s:%zu: %s", file, number, reason.detail);
        text.data += taken;
        text.length -= taken;
    }
    return true;
}

struct accounts *accounts_read(const char *file, struct slice text, struct error *error)
{
    struct accounts *accounts = calloc(1, sizeof(*accounts));

    if (accounts == NULL) {
        error_set(error, ERROR_NO_MEMORY, "no memory for accounts");
        return NULL;
    }
    atomic_init(&accounts->holders, 1);
    if (!random_bytes(accounts->secret, sizeof(accounts->secret), error) || !add_lines(accounts, file, text, error)) {
        accounts_release(accounts);
        return NULL;
    }
    return accounts;
}

size_t accounts_count(const struct accounts *accounts)
{
    return accounts != NULL ? accounts->count - accounts->keys : 0;
}

size_t accounts_key_count(const struct accounts *accounts)
{
    return accounts != NULL ? accounts->keys : 0;
}

static const struct account_entry *find_account(const struct accounts *accounts, struct slice name)
{
    for (size_t i = 0; accounts != NULL && i < accounts->count; i++) {
        const struct account_entry *entry = &accounts->entries[i];

        if (entry->kind == ACCOUNT_ENTRY_ACCOUNT && slice_equal(name, slice_of(entry->principal.name)))
            return entry;
    }
    return NULL;
}

bool accounts_find(const struct accounts *accounts, struct slice name, struct principal *principal)
{
    const struct account_entry *entry = find_account(accounts, name);

    if (entry != NULL)
        *principal = entry->principal;
    return entry != NULL;
}

/* The account whose password stands in for a name that has none: which one, nobody else can tell. */
static const struct account_entry *find_stand_in(const struct accounts *accounts, struct slice name)
{
    uint8_t digest[HMAC_BYTES] = { 0 };
    uint32_t number = 0;

    if (gnutls_hmac_fast(GNUTLS_MAC_SHA256, accounts->secret, sizeof(accounts->secret), name.data, name.length,
                         digest) == 0)
        memcpy(&number, digest, sizeof(number));
    number %= (uint32_t)accounts->passwords;
    for (size_t i = 0; i < accounts->count; i++)
        if (has_password(&accounts->entries[i]) && number-- == 0)
            return &accounts->entries[i];
    return NULL;
}

/* The account whose password is verified for a name: its own, or one that stands in. own: set to which. */
static const struct account_entry *find_password(const struct accounts *accounts, struct slice name, bool *own)
{
    const struct account_entry *entry = find_account(accounts, name);

    *own = entry != NULL && has_password(entry);
    if (*own)
        return entry;
    return accounts != NULL && accounts->passwords > 0 ? find_stand_in(accounts, name) : NULL;
}

bool accounts_pam(const struct accounts *accounts, struct slice name, struct slice *user)
{
    bool own = false;
    const struct account_entry *entry = find_password(accounts, name, &own);

    *user = own ? name : slice_of("");
    return entry != NULL && entry->pam;
}

bool accounts_has_pam(const struct accounts *accounts, struct slice name)
{
    for (size_t i = 0; accounts != NULL && i < accounts->count; i++) {
        const struct account_entry *entry = &accounts->entries[i];

        if (entry->pam && (name.length == 0 || slice_equal(name, slice_of(entry->principal.name))))
            return true;
    }
    return false;
}

bool accounts_password(const struct accounts *accounts, struct slice name, struct slice password,
                       struct principal *principal)
{
    bool own = false;
    const struct account_entry *entry = find_password(accounts, name, &own);
    bool right = entry != NULL && !entry->pam && password_verify(password, entry->password) && own;

    if (right)
        *principal = entry->principal;
    return right;
}

static bool is_good_from(const struct account_entry *entry, const struct sockaddr *peer)
{
    uint8_t address[NETWORK_BYTES];

    return !entry->has_from || (network_address(peer, address) && network_has(&entry->from, address));
}

bool accounts_key(const struct accounts *accounts, struct slice key, const struct sockaddr *peer, time_t now,
                  struct principal *principal)
{
    uint8_t digest[ACCOUNT_ENTRY_DIGEST_BYTES];
    const struct account_entry *found = NULL;
    struct error error;

    if (accounts == NULL || key.length > ACCOUNTS_KEY_MAX || !account_entry_digest(key, digest, &error))
        return false;
    for (size_t i = 0; i < accounts->count; i++) {
        const struct account_entry *entry = &accounts->entries[i];

        if (entry->kind == ACCOUNT_ENTRY_KEY && gnutls_memcmp(entry->digest, digest, sizeof(digest)) == 0)
            found = entry;
    }
    if (found == NULL || (found->has_expires && now >= found->expires) || !is_good_from(found, peer))
        return false;
    *principal = found->principal;
    return true;
}
