#include "gate.h"

#include <gnutls/gnutls.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

#include "account_key.h"
#include "action.h"
#include "argument.h"
#include "ask.h"
#include "clock.h"
#include "login.h"

struct gate {
    bool open;
    uid_t user;
    atomic_uint generation; /* of the accounts */
    struct login *login;
    struct tokens *tokens;
};

struct gate *gate_new(bool open, uid_t user, struct error *error)
{
    struct gate *gate = calloc(1, sizeof(*gate));

    if (gate == NULL) {
        error_set(error, ERROR_NO_MEMORY, "no memory for logins");
        return NULL;
    }
    gate->open = open;
    gate->user = user;
    gate->login = login_new(NULL, error);
    gate->tokens = gate->login != NULL ? tokens_new(error) : NULL;
    if (gate->tokens == NULL) {
        gate_free(gate);
        return NULL;
    }
    return gate;
}

void gate_free(struct gate *gate)
{
    if (gate == NULL)
        return;
    login_free(gate->login);
    tokens_free(gate->tokens);
    free(gate);
}

void gate_set_pam(struct gate *gate, const struct login_pam *pam)
{
    login_set_pam(gate->login, pam);
}

void gate_set_accounts(struct gate *gate, struct accounts *accounts)
{
    login_set_accounts(gate->login, accounts);
    atomic_fetch_add(&gate->generation, 1);
    tokens_drop_all(gate->tokens);
}

static enum gate_finding admit(struct client *client, const char *name, enum client_proof proof)
{
    memset(&client->principal, 0, sizeof(client->principal));
    strncpy(client->principal.name, name, sizeof(client->principal.name) - 1);
    client->principal.role = ACCESS_ADMIN;
    client->proof = proof;
    return GATE_IN;
}

/* Notes what the accounts have said of a client, and that it is good only as long as they are the same. */
static enum gate_finding note(struct gate *gate, struct client *client, bool in, enum client_proof proof)
{
    client->generation = atomic_load(&gate->generation);
    client->proof = in ? proof : CLIENT_PROOF_NONE;
    return in ? GATE_IN : GATE_OUT;
}

/* Whether a header begins with a scheme, in any case, and a blank. rest: what follows. */
static bool has_scheme(struct slice authorization, const char *scheme, struct slice *rest)
{
    size_t length = strlen(scheme);

    if (authorization.length <= length || strncasecmp(authorization.data, scheme, length) != 0 ||
        authorization.data[length] != ' ')
        return false;
    while (length < authorization.length && authorization.data[length] == ' ')
        length++;
    *rest = (struct slice){ .data = authorization.data + length, .length = authorization.length - length };
    return true;
}

bool gate_keep_password(struct gate_password *password, struct slice name, struct slice secret)
{
    if (name.length > sizeof(password->text) - 2 || secret.length > sizeof(password->text) - 2 - name.length)
        return false;
    password->name = (struct slice){ .data = password->text, .length = name.length };
    password->password = (struct slice){ .data = password->text + name.length + 1, .length = secret.length };
    if (name.length > 0)
        memcpy(password->text, name.data, name.length);
    password->text[name.length] = '\0';
    if (secret.length > 0)
        memcpy(password->text + name.length + 1, secret.data, secret.length);
    password->text[name.length + 1 + secret.length] = '\0';
    return true;
}

/* Takes name:password out of base64 (RFC 7617). The password may hold colons. */
static bool read_basic(struct slice text, struct gate_password *password)
{
    const gnutls_datum_t coded = { .data = (unsigned char *)(uintptr_t)text.data, .size = (unsigned)text.length };
    gnutls_datum_t pair = { .data = NULL };
    const char *colon = NULL;
    bool read = false;

    if (text.length > GATE_AUTHORIZATION_MAX || gnutls_base64_decode2(&coded, &pair) != 0)
        return false;
    colon = pair.size > 0 ? memchr(pair.data, ':', pair.size) : NULL;
    if (colon != NULL) {
        const char *start = (const char *)pair.data;
        struct slice name = { .data = start, .length = (size_t)(colon - start) };
        struct slice secret = { .data = colon + 1, .length = pair.size - name.length - 1 };

        read = gate_keep_password(password, name, secret);
    }
    if (pair.size > 0)
        explicit_bzero(pair.data, pair.size);
    gnutls_free(pair.data);
    return read;
}

static enum gate_finding look_at_bearer(struct gate *gate, struct client *client, struct slice text,
                                        struct error *error)
{
    unsigned seconds = 0;

    if (gate_resume_session(gate, client, text, &seconds, error))
        return GATE_IN;
    /* A session that has ended is nobody's guess, and must not count as one: a client that asks again and again would
     * block its address. */
    if (text.length == TOKENS_LENGTH && memcmp(text.data, ACCOUNT_KEY_PREFIX, strlen(ACCOUNT_KEY_PREFIX)) != 0)
        return GATE_OUT;
    return note(gate, client, login_key(gate->login, client_source(client), text, &client->principal, error),
                CLIENT_PROOF_KEY);
}

static enum gate_finding look_at_header(struct gate *gate, struct client *client, struct slice authorization,
                                        struct gate_password *password, struct error *error)
{
    struct slice rest = { .data = NULL };

    if (has_scheme(authorization, "Bearer", &rest))
        return look_at_bearer(gate, client, rest, error);
    if (!has_scheme(authorization, "Basic", &rest) || !read_basic(rest, password)) {
        error_set(error, ERROR_UNAUTHORIZED,
                  "the header Authorization must be Basic or Bearer, as in RFC 7617 or 6750");
        return GATE_OUT;
    }
    if (!login_known(gate->login, client_source(client), password->name, password->password, &client->principal))
        return GATE_VERIFY;
    explicit_bzero(password->text, sizeof(password->text));
    return note(gate, client, true, CLIENT_PROOF_PASSWORD);
}

static enum gate_finding look_at_session(struct gate *gate, struct client *client, struct error *error)
{
    if (tokens_find(gate->tokens, slice_of(client->token), clock_seconds(), &client->principal, NULL))
        return GATE_IN;
    client->token[0] = '\0';
    client->proof = CLIENT_PROOF_NONE;
    error_set(error, ERROR_UNAUTHORIZED, "the session has ended; log in again");
    return GATE_OUT;
}

/* A key may run out while a connection that it has opened goes on. */
static enum gate_finding look_at_expiry(struct client *client, struct error *error)
{
    if (client->principal.expires == 0 || time(NULL) < client->principal.expires)
        return GATE_IN;
    client->proof = CLIENT_PROOF_NONE;
    error_set(error, ERROR_UNAUTHORIZED, "the API key has run out");
    return GATE_OUT;
}

void gate_recall_session(struct gate *gate, struct client *client, struct slice authorization)
{
    struct slice token = { .data = NULL };
    struct error unused;
    unsigned seconds = 0;

    if (has_scheme(authorization, "Bearer", &token))
        (void)!gate_resume_session(gate, client, token, &seconds, &unused);
}

enum gate_finding gate_look(struct gate *gate, struct client *client, const char *certificate,
                            struct slice authorization, struct gate_password *password, struct error *error)
{
    if (gate->open)
        return admit(client, "-", CLIENT_PROOF_NEEDLESS);
    if (client->token[0] != '\0')
        return look_at_session(gate, client, error);
    if (authorization.length > 0)
        return look_at_header(gate, client, authorization, password, error);
    if (client->proof != CLIENT_PROOF_NONE && client->generation == atomic_load(&gate->generation))
        return look_at_expiry(client, error);
    if (client->user != (uid_t)-1 && (client->user == 0 || client->user == gate->user))
        return admit(client, client->user == 0 ? "root" : "owner", CLIENT_PROOF_PEER);
    if (certificate != NULL)
        return note(gate, client, login_name(gate->login, slice_of(certificate), &client->principal, error),
                    CLIENT_PROOF_CERTIFICATE);
    error_set(error, ERROR_UNAUTHORIZED, "say who you are: by HTTP Basic or Bearer, or with rpc/auth");
    return GATE_OUT;
}

bool gate_verify(struct gate *gate, struct client *client, struct gate_password *password, struct error *error)
{
    bool right = gate->open || login_password(gate->login, client_source(client), password->name, password->password,
                                              &client->principal, error);

    explicit_bzero(password->text, sizeof(password->text));
    if (gate->open)
        return admit(client, "-", CLIENT_PROOF_NEEDLESS) == GATE_IN;
    return note(gate, client, right, CLIENT_PROOF_PASSWORD) == GATE_IN;
}

bool gate_begin_session(struct gate *gate, struct client *client, unsigned *seconds, struct error *error)
{
    *seconds = TOKENS_SECONDS;
    tokens_drop(gate->tokens, slice_of(client->token));
    return tokens_make(gate->tokens, &client->principal, clock_seconds(), client->token, error);
}

bool gate_resume_session(struct gate *gate, struct client *client, struct slice token, unsigned *seconds,
                         struct error *error)
{
    struct client resumed = *client;

    if (!tokens_find(gate->tokens, token, clock_seconds(), &resumed.principal, seconds))
        return error_set(error, ERROR_UNAUTHORIZED, "there is no session with this token, or it has ended");
    if (!slice_equal(token, slice_of(client->token)))
        tokens_drop(gate->tokens, slice_of(client->token));
    resumed.proof = CLIENT_PROOF_TOKEN;
    memcpy(resumed.token, token.data, token.length);
    resumed.token[token.length] = '\0';
    *client = resumed;
    return true;
}

void gate_end_session(struct gate *gate, struct client *client)
{
    tokens_drop(gate->tokens, slice_of(client->token));
    client->token[0] = '\0';
    client->proof = CLIENT_PROOF_NONE;
}

/* Whether one value of an argument names a jail: by the argument's type, or by that of the setting that it is of. */
static bool names_jail(const struct ask *ask, const struct argument *argument, struct text value)
{
    const struct class *class = ask->class;
    const struct setting *setting = NULL;
    const struct type *type = argument->type;

    if (type->base == BASE_SETTINGS) {
        setting = class->setting != NULL ? class->setting(value.name) : NULL;
        type = setting != NULL ? setting->forms[ask->dialect - class->dialects].type : NULL;
    }
    return type != NULL && type->jail;
}

/* Whether all jails that an argument names may be touched. jails: raised by how many it names. */
static bool allows_jails(const struct principal *principal, const struct ask *ask, const struct argument *argument,
                         size_t *jails)
{
    size_t count = argument_count(argument, ask->arguments);
    char digits[ARGUMENT_DIGITS];

    for (size_t i = 0; i < count; i++) {
        struct text value = argument_value(argument, ask->arguments, i, digits);

        if (!names_jail(ask, argument, value))
            continue;
        if (!principal_may_touch(principal, value.value))
            return false;
        (*jails)++;
    }
    return true;
}

bool gate_allows(const struct client *client, const struct ask *ask, struct error *error)
{
    static const char *const roles[] = { "read", "operate", "admin" };
    const struct principal *principal = &client->principal;
    const struct action *action = ask->action;
    size_t jails = 0;

    if (!principal_may_do(principal, action->access))
        return error_set(error, ERROR_FORBIDDEN, "\"%s\" needs the role %s; yours is %s", action->name,
                         roles[action->access], roles[principal->role]);
    if (principal->jails[0] == '\0')
        return true;
    for (size_t i = 0; i < action->argument_count; i++) {
        if (!allows_jails(principal, ask, &action->arguments[i], &jails))
            return error_set(error, ERROR_FORBIDDEN, "you may only touch jails like \"%s\"", principal->jails);
    }
    if (jails == 0)
        return error_set(error, ERROR_FORBIDDEN, "you may only do what is done to jails like \"%s\"", principal->jails);
    return true;
}
