#include "throttle.h"

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <stdlib.h>
#include <string.h>

#include "network.h"
#include "random.h"

enum {
    SECRET_BYTES = 32,
    DIGEST_BYTES = 32, /* of HMAC-SHA-256 */
    KEY_BYTES = 16,    /* of that, are enough to tell two keys apart */
    SOURCE_BYTES = 8,  /* of an IPv6 address, that all of a source's share */
    BUCKETS = THROTTLE_ENTRIES_MAX,
};

enum kind {
    KIND_SOURCE,
    KIND_PAIR, /* of source and account */
    KIND_ACCOUNT,
    KIND_COUNT,
};

static const unsigned failures_max[KIND_COUNT] = {
    [KIND_SOURCE] = THROTTLE_FAILURES_MAX,
    [KIND_PAIR] = THROTTLE_FAILURES_MAX,
    [KIND_ACCOUNT] = THROTTLE_ACCOUNT_FAILURES_MAX,
};

/* One count. */
struct entry {
    uint8_t key[KEY_BYTES];
    uint64_t failed;        /* when the last failure was */
    uint64_t blocked_until; /* blocks while it is before this */
    uint64_t known_until;   /* a success is remembered while it is before this */
    unsigned failures;
    unsigned pending; /* tries under way */
    struct entry *next;
};

struct throttle {
    uint8_t secret[SECRET_BYTES];
    struct entry *buckets[BUCKETS];
    struct entry entries[THROTTLE_ENTRIES_MAX];
    size_t used; /* entries that were ever used; they come first */
};

/* What a try is counted under. */
struct keys {
    bool has[KIND_COUNT];
    uint8_t keys[KIND_COUNT][KEY_BYTES];
};

/* What gives an entry's place to another one: the lowest goes first. */
struct worth {
    enum {
        WORTH_NOTHING,
        WORTH_FAILURES,
        WORTH_SUCCESS,
        WORTH_BLOCK,
    } rank;
    unsigned failures;
    uint64_t time;
};

struct throttle *throttle_new(struct error *error)
{
    struct throttle *throttle = calloc(1, sizeof(*throttle));

    if (throttle == NULL) {
        error_set(error, ERROR_NO_MEMORY, "no memory to count failed logins");
        return NULL;
    }
    if (!random_bytes(throttle->secret, sizeof(throttle->secret), error)) {
        free(throttle);
        return NULL;
    }
    return throttle;
}

void throttle_free(struct throttle *throttle)
{
    free(throttle);
}

/* Without memory all digests are the same, so that failures count for one another rather than for nobody. */
static void digest(const struct throttle *throttle, const void *bytes, size_t size, uint8_t result[DIGEST_BYTES])
{
    if (gnutls_hmac_fast(GNUTLS_MAC_SHA256, throttle->secret, sizeof(throttle->secret), bytes, size, result) != 0)
        memset(result, 0, DIGEST_BYTES);
}

/*
 * Finds what a try is counted under. Keys are digests with a secret: of one size whatever the name's, and nobody can
 * choose names that fall into the same bucket.
 */
static void make_keys(const struct throttle *throttle, const struct sockaddr *source, struct slice account,
                      struct keys *keys)
{
    struct {
        uint8_t kind;
        uint8_t remote;
        uint8_t source[NETWORK_BYTES];
        uint8_t account[DIGEST_BYTES];
    } text = { .remote = 0 };
    uint8_t address[NETWORK_BYTES];
    uint8_t result[DIGEST_BYTES];
    bool remote = network_address(source, address) && !network_is_loopback(address);

    memset(keys, 0, sizeof(*keys));
    text.remote = remote;
    if (remote)
        memcpy(text.source, address, network_is_ipv4(address) ? NETWORK_BYTES : SOURCE_BYTES);
    keys->has[KIND_SOURCE] = remote;
    keys->has[KIND_PAIR] = account.data != NULL;
    keys->has[KIND_ACCOUNT] = remote && account.data != NULL;
    for (unsigned kind = 0; kind < KIND_COUNT; kind++) {
        text.kind = (uint8_t)kind;
        if (kind == KIND_PAIR)
            digest(throttle, account.data, account.length, text.account);
        if (kind == KIND_ACCOUNT)
            memset(text.source, 0, sizeof(text.source));
        digest(throttle, &text, sizeof(text), result);
        memcpy(keys->keys[kind], result, KEY_BYTES);
    }
}

static size_t bucket_of(const uint8_t key[KEY_BYTES])
{
    uint32_t number = 0;

    memcpy(&number, key, sizeof(number));
    return number % BUCKETS;
}

static struct entry *find(const struct throttle *throttle, const struct keys *keys, enum kind kind)
{
    const uint8_t *key = keys->keys[kind];
    struct entry *entry = keys->has[kind] ? throttle->buckets[bucket_of(key)] : NULL;

    while (entry != NULL && memcmp(entry->key, key, KEY_BYTES) != 0)
        entry = entry->next;
    return entry;
}

static bool fails_count(const struct entry *entry, uint64_t now)
{
    return entry->failures > 0 && now < entry->failed + THROTTLE_GAP_SECONDS;
}

static struct worth worth_of(const struct entry *entry, uint64_t now)
{
    if (now < entry->blocked_until)
        return (struct worth){ .rank = WORTH_BLOCK, .time = entry->blocked_until };
    if (now < entry->known_until)
        return (struct worth){ .rank = WORTH_SUCCESS, .time = entry->known_until };
    if (fails_count(entry, now))
        return (struct worth){ .rank = WORTH_FAILURES, .failures = entry->failures, .time = entry->failed };
    return (struct worth){ .rank = WORTH_NOTHING };
}

static bool is_less(struct worth a, struct worth b)
{
    if (a.rank != b.rank)
        return a.rank < b.rank;
    if (a.failures != b.failures)
        return a.failures < b.failures;
    return a.time < b.time;
}

/* Frees the entry that is worth the least. There is one without tries under way, since these are bounded. */
static struct entry *evict(struct throttle *throttle, uint64_t now)
{
    struct entry *least = NULL;
    struct entry **place = NULL;

    for (size_t i = 0; i < THROTTLE_ENTRIES_MAX; i++) {
        struct entry *entry = &throttle->entries[i];

        if (entry->pending == 0 && (least == NULL || is_less(worth_of(entry, now), worth_of(least, now))))
            least = entry;
    }
    if (least == NULL)
        return NULL;
    place = &throttle->buckets[bucket_of(least->key)];
    while (*place != least)
        place = &(*place)->next;
    *place = least->next;
    return least;
}

static struct entry *find_or_add(struct throttle *throttle, const struct keys *keys, enum kind kind, uint64_t now)
{
    const uint8_t *key = keys->keys[kind];
    struct entry **bucket = &throttle->buckets[bucket_of(key)];
    struct entry *entry = find(throttle, keys, kind);

    if (entry != NULL)
        return entry;
    entry = throttle->used < THROTTLE_ENTRIES_MAX ? &throttle->entries[throttle->used++] : evict(throttle, now);
    if (entry == NULL)
        return NULL;
    *entry = (struct entry){ .next = *bucket };
    memcpy(entry->key, key, KEY_BYTES);
    *bucket = entry;
    return entry;
}

static enum throttle_verdict judge(const struct entry *entry, enum kind kind, uint64_t now, unsigned *seconds)
{
    unsigned failures = 0;

    if (entry == NULL)
        return THROTTLE_FREE;
    if (now < entry->blocked_until) {
        if (*seconds < entry->blocked_until - now)
            *seconds = (unsigned)(entry->blocked_until - now);
        return THROTTLE_BLOCKED;
    }
    failures = fails_count(entry, now) ? entry->failures : 0;
    return failures + entry->pending < failures_max[kind] ? THROTTLE_FREE : THROTTLE_UNDECIDED;
}

static enum throttle_verdict judge_all(const struct throttle *throttle, const struct keys *keys, uint64_t now,
                                       unsigned *seconds)
{
    const struct entry *pair = find(throttle, keys, KIND_PAIR);
    bool known = pair != NULL && now < pair->known_until;
    enum throttle_verdict verdict = THROTTLE_FREE;

    *seconds = 0;
    for (unsigned kind = 0; kind < KIND_COUNT; kind++) {
        enum throttle_verdict one = THROTTLE_FREE;

        if (kind != KIND_ACCOUNT || !known)
            one = judge(find(throttle, keys, kind), kind, now, seconds);
        verdict = one > verdict ? one : verdict;
    }
    return verdict;
}

enum throttle_verdict throttle_look(const struct throttle *throttle, const struct sockaddr *source,
                                    struct slice account, uint64_t now, unsigned *seconds)
{
    struct keys keys;

    make_keys(throttle, source, account, &keys);
    return judge_all(throttle, &keys, now, seconds);
}

enum throttle_verdict throttle_begin(struct throttle *throttle, const struct sockaddr *source, struct slice account,
                                     uint64_t now, unsigned *seconds)
{
    enum throttle_verdict verdict = THROTTLE_FREE;
    struct keys keys;

    make_keys(throttle, source, account, &keys);
    verdict = judge_all(throttle, &keys, now, seconds);
    for (unsigned kind = 0; kind < KIND_COUNT && verdict == THROTTLE_FREE; kind++) {
        struct entry *entry = keys.has[kind] ? find_or_add(throttle, &keys, kind, now) : NULL;

        if (entry != NULL)
            entry->pending++;
    }
    return verdict;
}

static void count_failure(struct entry *entry, enum kind kind, uint64_t now)
{
    entry->failures = fails_count(entry, now) ? entry->failures + 1 : 1;
    entry->failed = now;
    if (entry->failures < failures_max[kind])
        return;
    entry->blocked_until = now + THROTTLE_BLOCK_SECONDS;
    entry->failures = 0;
}

static void count_success(struct entry *entry, enum kind kind, uint64_t now)
{
    if (kind == KIND_ACCOUNT)
        return;
    entry->failures = 0;
    if (kind == KIND_PAIR)
        entry->known_until = now + THROTTLE_KNOWN_SECONDS;
}

void throttle_end(struct throttle *throttle, const struct sockaddr *source, struct slice account, uint64_t now,
                  enum throttle_end end)
{
    struct keys keys;

    make_keys(throttle, source, account, &keys);
    for (unsigned kind = 0; kind < KIND_COUNT; kind++) {
        struct entry *entry = find(throttle, &keys, kind);

        if (entry == NULL || entry->pending == 0)
            continue;
        entry->pending--;
        if (end == THROTTLE_FAILED)
            count_failure(entry, kind, now);
        if (end == THROTTLE_SUCCEEDED)
            count_success(entry, kind, now);
    }
}
