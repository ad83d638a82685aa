#include "login.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "accounts.h"
#include "clock.h"
#include "password.h"
#include "throttle.h"
#include "verified.h"

/* A password that a thread verifies now. */
struct verification {
    uint8_t key[VERIFIED_KEY_BYTES];
    bool under_way;
};

/* Those that our own hashes judge, then those of PAM: neither can take the others' places. */
enum {
    VERIFICATIONS = LOGIN_VERIFY_MAX + LOGIN_PAM_MAX
};

struct login {
    struct login_clock clock;
    struct login_pam pam;
    pthread_mutex_t mutex; /* guards all below; not held while a password is verified */
    pthread_cond_t ended;  /* a verification */
    struct accounts *accounts;
    unsigned generation; /* of the accounts */
    struct throttle *throttle;
    struct verified *verified;
    struct verification verifications[VERIFICATIONS];
    unsigned waiting;
};

/* One call of login_password(). */
struct attempt {
    const struct sockaddr *peer;
    struct slice name;
    struct slice password;
    uint8_t key[VERIFIED_KEY_BYTES];
    struct accounts *accounts;
    unsigned generation;
    bool by_pam;
    struct slice user; /* for PAM */
};

static time_t wall_seconds(void)
{
    return time(NULL);
}

struct login *login_new(const struct login_clock *clock, struct error *error)
{
    struct login *login = calloc(1, sizeof(*login));

    if (login == NULL) {
        error_set(error, ERROR_NO_MEMORY, "no memory for logins");
        return NULL;
    }
    login->clock = clock != NULL ? *clock : (struct login_clock){ clock_seconds, wall_seconds };
    pthread_mutex_init(&login->mutex, NULL);
    pthread_cond_init(&login->ended, NULL);
    login->throttle = throttle_new(error);
    if (login->throttle != NULL)
        login->verified = verified_new(error);
    if (login->verified == NULL) {
        login_free(login);
        return NULL;
    }
    return login;
}

void login_free(struct login *login)
{
    if (login == NULL)
        return;
    accounts_release(login->accounts);
    verified_free(login->verified);
    throttle_free(login->throttle);
    pthread_cond_destroy(&login->ended);
    pthread_mutex_destroy(&login->mutex);
    free(login);
}

void login_set_accounts(struct login *login, struct accounts *accounts)
{
    struct accounts *old = NULL;

    pthread_mutex_lock(&login->mutex);
    old = login->accounts;
    login->accounts = accounts;
    login->generation++;
    verified_clear(login->verified);
    pthread_mutex_unlock(&login->mutex);
    accounts_release(old);
}

void login_set_pam(struct login *login, const struct login_pam *pam)
{
    login->pam = *pam;
}

bool login_has_accounts(struct login *login)
{
    bool has = false;

    pthread_mutex_lock(&login->mutex);
    has = accounts_count(login->accounts) + accounts_key_count(login->accounts) > 0;
    pthread_mutex_unlock(&login->mutex);
    return has;
}

static bool refuse(struct error *error)
{
    return error_set(error, ERROR_UNAUTHORIZED, "the name, the password or the key is not right");
}

static bool refuse_busy(struct error *error)
{
    return error_set(error, ERROR_BUSY, "too many logins are being checked");
}

/* Turns what the throttle says into an error. */
static bool check_verdict(enum throttle_verdict verdict, unsigned seconds, struct error *error)
{
    if (verdict == THROTTLE_FREE)
        return true;
    if (verdict == THROTTLE_UNDECIDED)
        return refuse_busy(error);
    error_set(error, ERROR_TOO_MANY_REQUESTS, "too many logins have failed; try again in %u seconds", seconds);
    error->retry_after = seconds;
    return false;
}

static bool is_under_way(const struct login *login, const uint8_t key[VERIFIED_KEY_BYTES])
{
    for (size_t i = 0; i < VERIFICATIONS; i++) {
        const struct verification *verification = &login->verifications[i];

        if (verification->under_way && memcmp(verification->key, key, sizeof(verification->key)) == 0)
            return true;
    }
    return false;
}

static struct verification *find_free(struct login *login, bool by_pam)
{
    size_t end = by_pam ? VERIFICATIONS : LOGIN_VERIFY_MAX;

    for (size_t i = by_pam ? LOGIN_VERIFY_MAX : 0; i < end; i++)
        if (!login->verifications[i].under_way)
            return &login->verifications[i];
    return NULL;
}

/*
 * Waits while another verifies the same: of the requests that a client sends all at once when it starts only one need
 * do it, and then it is remembered. If it was wrong, the next verifies it for itself, and it counts again.
 */
static bool wait_for_same(struct login *login, const struct attempt *attempt, struct error *error)
{
    if (!is_under_way(login, attempt->key))
        return true;
    if (login->waiting == LOGIN_WAITING_MAX)
        return refuse_busy(error);
    login->waiting++;
    /* Not longer than the one that is under way: of many that are wrong each would wait for all before it. */
    pthread_cond_wait(&login->ended, &login->mutex);
    login->waiting--;
    return true;
}

/* Whether a password need not be verified: it is remembered, or its source is blocked. */
static bool is_settled(const struct login *login, const struct attempt *attempt)
{
    struct principal unused;
    uint64_t now = login->clock.seconds();
    unsigned seconds = 0;

    return throttle_look(login->throttle, attempt->peer, attempt->name, now, &seconds) == THROTTLE_BLOCKED ||
           verified_find(login->verified, attempt->key, now, &unused);
}

/*
 * Waits until there is a place to verify a password. Whoever tries a great many keeps the others waiting, but in line:
 * each comes to its turn. PAM may hang, so nobody waits for its places.
 */
static bool wait_for_place(struct login *login, const struct attempt *attempt, struct error *error)
{
    struct slice user = { .data = NULL };

    while (find_free(login, false) == NULL && !is_settled(login, attempt) &&
           !accounts_pam(login->accounts, attempt->name, &user)) {
        if (login->waiting == LOGIN_WAITING_MAX)
            return refuse_busy(error);
        login->waiting++;
        pthread_cond_wait(&login->ended, &login->mutex);
        login->waiting--;
    }
    return true;
}

/*
 * Lets a remembered password in, or begins to verify it. Whatever is not free is refused before anything is compared:
 * else the answer would tell a right guess from a wrong one, at no cost to who guesses. known: set if it was
 * remembered.
 */
static bool begin(struct login *login, struct attempt *attempt, bool *known, struct principal *principal,
                  struct verification **verification, struct error *error)
{
    uint64_t now = login->clock.seconds();
    unsigned seconds = 0;
    enum throttle_verdict verdict = throttle_look(login->throttle, attempt->peer, attempt->name, now, &seconds);

    if (!check_verdict(verdict, seconds, error))
        return false;
    *known = verified_find(login->verified, attempt->key, now, principal);
    if (*known)
        return true;
    attempt->by_pam = accounts_pam(login->accounts, attempt->name, &attempt->user);
    *verification = find_free(login, attempt->by_pam);
    if (*verification == NULL)
        return refuse_busy(error);
    verdict = throttle_begin(login->throttle, attempt->peer, attempt->name, now, &seconds);
    if (!check_verdict(verdict, seconds, error))
        return false;
    memcpy((*verification)->key, attempt->key, sizeof(attempt->key));
    (*verification)->under_way = true;
    attempt->accounts = login->accounts != NULL ? accounts_hold(login->accounts) : NULL;
    attempt->generation = login->generation;
    return true;
}

/* Counts a verification, and remembers it if it was right and the accounts are still those. */
static void end(struct login *login, const struct attempt *attempt, struct verification *verification, bool right,
                const struct principal *principal)
{
    uint64_t now = login->clock.seconds();

    throttle_end(login->throttle, attempt->peer, attempt->name, now, right ? THROTTLE_SUCCEEDED : THROTTLE_FAILED);
    if (right && attempt->generation == login->generation)
        verified_add(login->verified, attempt->key, principal, now);
    verification->under_way = false;
    pthread_cond_broadcast(&login->ended);
}

/* What no user has for a password is told to be wrong at once, whoever it is for, as with our own hashes. No account
 * has an empty name, so that nobody gets in for one, whatever PAM says. */
static bool verify_by_pam(const struct login *login, const struct attempt *attempt, struct principal *principal)
{
    struct slice password = attempt->password;

    if (login->pam.verify == NULL || password.length == 0 || password.length > PASSWORD_MAX ||
        memchr(password.data, '\0', password.length) != NULL)
        return false;
    return login->pam.verify(login->pam.owner, attempt->user, password) &&
           accounts_find(attempt->accounts, attempt->user, principal);
}

static bool verify(const struct login *login, const struct attempt *attempt, struct principal *principal)
{
    if (attempt->by_pam)
        return verify_by_pam(login, attempt, principal);
    return accounts_password(attempt->accounts, attempt->name, attempt->password, principal);
}

bool login_password(struct login *login, const struct sockaddr *peer, struct slice name, struct slice password,
                    struct principal *principal, struct error *error)
{
    struct attempt attempt = { .peer = peer, .name = name, .password = password };
    struct verification *verification = NULL;
    bool known = false;
    bool right = false;

    /* A name that is empty is a name. */
    if (attempt.name.data == NULL)
        attempt.name = slice_of("");
    if (!verified_key(login->verified, name, password, attempt.key, error))
        return false;
    pthread_mutex_lock(&login->mutex);
    if (!wait_for_same(login, &attempt, error) || !wait_for_place(login, &attempt, error) ||
        !begin(login, &attempt, &known, principal, &verification, error) || known) {
        pthread_mutex_unlock(&login->mutex);
        return known;
    }
    pthread_mutex_unlock(&login->mutex);
    right = verify(login, &attempt, principal);
    pthread_mutex_lock(&login->mutex);
    end(login, &attempt, verification, right, principal);
    pthread_mutex_unlock(&login->mutex);
    accounts_release(attempt.accounts);
    return right || refuse(error);
}

bool login_key(struct login *login, const struct sockaddr *peer, struct slice key, struct principal *principal,
               struct error *error)
{
    const struct slice nobody = { .data = NULL };
    enum throttle_verdict verdict = THROTTLE_FREE;
    uint64_t now = 0;
    unsigned seconds = 0;
    bool right = false;

    /* Quick enough to hold the others up. */
    pthread_mutex_lock(&login->mutex);
    now = login->clock.seconds();
    verdict = throttle_begin(login->throttle, peer, nobody, now, &seconds);
    if (verdict == THROTTLE_FREE) {
        right = accounts_key(login->accounts, key, peer, login->clock.now(), principal);
        throttle_end(login->throttle, peer, nobody, now, right ? THROTTLE_SUCCEEDED : THROTTLE_FAILED);
    }
    pthread_mutex_unlock(&login->mutex);
    return check_verdict(verdict, seconds, error) && (right || refuse(error));
}

bool login_name(struct login *login, struct slice name, struct principal *principal, struct error *error)
{
    bool found = false;

    pthread_mutex_lock(&login->mutex);
    found = accounts_find(login->accounts, name, principal);
    pthread_mutex_unlock(&login->mutex);
    return found || refuse(error);
}

bool login_check_source(struct login *login, const struct sockaddr *peer, struct error *error)
{
    const struct slice nobody = { .data = NULL };
    enum throttle_verdict verdict = THROTTLE_FREE;
    unsigned seconds = 0;

    pthread_mutex_lock(&login->mutex);
    verdict = throttle_look(login->throttle, peer, nobody, login->clock.seconds(), &seconds);
    pthread_mutex_unlock(&login->mutex);
    return verdict != THROTTLE_BLOCKED || check_verdict(verdict, seconds, error);
}

bool login_known(struct login *login, const struct sockaddr *peer, struct slice name, struct slice password,
                 struct principal *principal)
{
    uint8_t key[VERIFIED_KEY_BYTES];
    struct error error;
    uint64_t now = 0;
    unsigned seconds = 0;
    bool known = false;

    if (!verified_key(login->verified, name, password, key, &error))
        return false;
    pthread_mutex_lock(&login->mutex);
    now = login->clock.seconds();
    known =
        throttle_look(login->throttle, peer, name.data != NULL ? name : slice_of(""), now, &seconds) == THROTTLE_FREE &&
        verified_find(login->verified, key, now, principal);
    pthread_mutex_unlock(&login->mutex);
    return known;
}
