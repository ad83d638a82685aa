#include "session.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "action.h"
#include "json_writer.h"
#include "tool.h"

enum {
    HOSTNAME_MAX = 256 /* bytes of this host's name, NUL included */
};

typedef bool answer(const struct session_context *context, const struct envelope *envelope, struct client *client,
                    struct buffer *reply, struct error *error);

struct session {
    const char *name;
    answer *answer;
    bool public;   /* for everybody */
    bool in_order; /* before the requests behind it; its name is compared by case */
    bool password; /* it brings one */
    bool settles;  /* who asks is another one after it */
};

static struct slice text_of(const struct envelope *envelope, const char *name)
{
    for (size_t i = 0; i < envelope->value_count; i++) {
        const struct value *value = &envelope->values[i];

        if (value->kind == VALUE_STRING && slice_equal(value->name, slice_of(name)))
            return value->text;
    }
    return (struct slice){ .data = NULL, .length = 0 };
}

static void write_token(struct buffer *reply, const struct envelope *envelope, const struct client *client,
                        unsigned seconds)
{
    char number[16];

    snprintf(number, sizeof(number), ",%u]", seconds);
    envelope_open(reply);
    buffer_append_text(reply, "[");
    json_write_string(reply, slice_of(client->token));
    buffer_append_text(reply, number);
    envelope_close(reply, envelope);
}

/* The password has been verified. */
static bool answer_auth(const struct session_context *context, const struct envelope *envelope, struct client *client,
                        struct buffer *reply, struct error *error)
{
    unsigned seconds = 0;

    if (!gate_begin_session(context->gate, client, &seconds, error))
        return false;
    write_token(reply, envelope, client, seconds);
    return true;
}

static bool answer_auth_token(const struct session_context *context, const struct envelope *envelope,
                              struct client *client, struct buffer *reply, struct error *error)
{
    unsigned seconds = 0;

    if (!gate_resume_session(context->gate, client, text_of(envelope, "token"), &seconds, error))
        return false;
    write_token(reply, envelope, client, seconds);
    return true;
}

static bool answer_auth_clear(const struct session_context *context, const struct envelope *envelope,
                              struct client *client, struct buffer *reply, struct error *error)
{
    (void)error;
    gate_end_session(context->gate, client);
    /* SysAdm's clients wait for no reply; over HTTP there must be one. */
    if (envelope->form != ENVELOPE_REST)
        return true;
    envelope_open(reply);
    buffer_append_text(reply, "{}");
    envelope_close(reply, envelope);
    return true;
}

static bool answer_identify(const struct session_context *context, const struct envelope *envelope,
                            struct client *client, struct buffer *reply, struct error *error)
{
    char name[HOSTNAME_MAX] = "";

    (void)context;
    (void)client;
    (void)error;
    gethostname(name, sizeof(name) - 1);
    envelope_open(reply);
    buffer_append_text(reply, "{\"hostname\":");
    json_write_string(reply, slice_of(name));
    buffer_append_text(reply, ",\"type\":\"server\"}");
    envelope_close(reply, envelope);
    return true;
}

static void write_class(struct buffer *reply, const struct class *class, const char *value)
{
    buffer_append_text(reply, "\"");
    buffer_append_text(reply, class->namespace);
    buffer_append_text(reply, "/");
    buffer_append_text(reply, class->name);
    buffer_append_text(reply, "\":\"");
    buffer_append_text(reply, value);
    buffer_append_text(reply, "\"");
}

static bool answer_query(const struct session_context *context, const struct envelope *envelope, struct client *client,
                         struct buffer *reply, struct error *error)
{
    const char *may = principal_may_do(&client->principal, ACCESS_OPERATE) ? "read/write" : "read";

    (void)error;
    envelope_open(reply);
    buffer_append_text(reply, "{\"dialects\":{");
    for (size_t i = 0; i < class_count; i++) {
        const struct dialect *dialect = tool_dialect(context->tools[i]);

        buffer_append_text(reply, i > 0 ? "," : "");
        write_class(reply, classes[i], dialect != NULL ? dialect->name : "unknown");
    }
    buffer_append_text(reply, "}");
    for (size_t i = 0; i < class_count; i++) {
        buffer_append_text(reply, ",");
        write_class(reply, classes[i], may);
    }
    buffer_append_text(reply, "}");
    envelope_close(reply, envelope);
    return true;
}

static const struct session sessions[] = {
    { .name = "auth", .answer = answer_auth, .public = true, .in_order = true, .password = true, .settles = true },
    { .name = "auth_clear", .answer = answer_auth_clear, .public = true, .in_order = true, .settles = true },
    { .name = "auth_token", .answer = answer_auth_token, .public = true, .in_order = true, .settles = true },
    { .name = "identify", .answer = answer_identify, .public = true, .in_order = true },
    { .name = "query", .answer = answer_query },
};

static bool is_named(const struct session *session, struct slice name)
{
    if (name.length != strlen(session->name))
        return false;
    return session->in_order ? memcmp(name.data, session->name, name.length) == 0
                             : strncasecmp(name.data, session->name, name.length) == 0;
}

const struct session *session_find(struct slice namespace, struct slice name)
{
    if (namespace.length != strlen("rpc") || strncasecmp(namespace.data, "rpc", namespace.length) != 0)
        return NULL;
    for (size_t i = 0; i < sizeof(sessions) / sizeof(sessions[0]); i++) {
        if (is_named(&sessions[i], name))
            return &sessions[i];
    }
    return NULL;
}

bool session_needs_client(const struct session *session)
{
    return !session->public;
}

bool session_settles_client(const struct session *session)
{
    return session->settles;
}

bool session_in_order(const struct session *session)
{
    return session->in_order;
}

enum gate_finding session_password(const struct session *session, const struct session_context *context,
                                   const struct envelope *envelope, struct client *client,
                                   struct gate_password *password, struct error *error)
{
    if (!session->password)
        return GATE_IN;
    gate_end_session(context->gate, client);
    if (gate_keep_password(password, text_of(envelope, "username"), text_of(envelope, "password")))
        return GATE_VERIFY;
    error_set(error, ERROR_UNAUTHORIZED, "the name and the password have more than %d bytes", GATE_AUTHORIZATION_MAX);
    return GATE_OUT;
}

bool session_answer(const struct session *session, const struct session_context *context,
                    const struct envelope *envelope, struct client *client, struct buffer *reply, struct error *error)
{
    return session->answer(context, envelope, client, reply, error);
}
