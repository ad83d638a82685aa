#include "dispatch.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "action.h"
#include "ask.h"
#include "buffer.h"
#include "check.h"
#include "client.h"
#include "dry_run.h"
#include "gate.h"
#include "jobs.h"
#include "journal.h"
#include "loop.h"
#include "reply.h"
#include "said.h"
#include "sequence.h"
#include "session.h"
#include "tool.h"

enum {
    STATUS_OK = 200,
    STATUS_NO_MEMORY = 503,
};

struct dispatch {
    struct dispatch_parts parts;
    atomic_uint verifying; /* requests with a verification */
};

/* A password that is being verified, and what is to be done about the request if it is right. */
struct verification {
    struct loop_work work;
    struct gate_password password;
    bool right;
    struct error refusal; /* if it is not */
    struct error fault;   /* of the request, found already */
};

struct request {
    struct dispatch *dispatch;
    struct loop_task task;
    struct ask *ask;
    struct client client;
    struct verification *verification; /* NULL: there is nothing to verify, or no more */
    bool in_order;
    bool verified; /* a password was, right or wrong */
    struct journal journal;
    struct buffer reply;
    int status; /* 0 until the reply is there */
    unsigned retry_after;
    bool abandoned;
    request_done *done;
    void *owner;
};

struct dispatch *dispatch_new(const struct dispatch_parts *parts)
{
    struct dispatch *dispatch = calloc(1, sizeof(*dispatch));

    if (dispatch == NULL)
        return NULL;
    dispatch->parts = *parts;
    return dispatch;
}

void dispatch_free(struct dispatch *dispatch)
{
    free(dispatch);
}

/* Makes the error the reply. Whatever was written of another is dropped. */
static void refuse(struct request *request, const struct error *error)
{
    const struct error_row *row = error_row(error->code);

    buffer_clear(&request->reply);
    envelope_write_error(&request->reply, &request->ask->envelope, error);
    request->retry_after = error->retry_after > 0 ? error->retry_after : row->retry_after;
    request->status = request->reply.failed ? STATUS_NO_MEMORY : row->status;
}

/* The tool that answers a request's class. */
static struct tool *tool_of(const struct request *request)
{
    size_t i = 0;

    while (classes[i] != request->ask->class)
        i++;
    return request->dispatch->parts.tools[i];
}

/* Writes a reply around what the function writes, or sets the error. */
static void reply_with(struct request *request, const struct reply *reply, const struct reply_source *source,
                       struct error *error)
{
    struct buffer *buffer = &request->reply;

    envelope_open_reply(buffer, &request->ask->envelope);
    if (!reply_write(buffer, reply, source, error))
        return;
    envelope_close_reply(buffer, &request->ask->envelope);
    if (buffer->failed)
        error_set(error, ERROR_NO_MEMORY, "no memory for the reply");
}

static void reply_to_failure(struct request *request, const struct reply_source *source, bool guarded,
                             struct error *error)
{
    static const struct reply_step usual[] = {
        { .kind = REPLY_OPEN }, { .kind = REPLY_NAME },   { .kind = REPLY_TEXT, .text = "error" },
        { .kind = REPLY_END },  { .kind = REPLY_STRING }, { .kind = REPLY_SAID },
        { .kind = REPLY_END },  { .kind = REPLY_CLOSE },
    };
    static const struct reply reply = { usual, sizeof(usual) / sizeof(usual[0]) };

    if (request->ask->mode->failure.count > 0 && !guarded)
        reply_with(request, &request->ask->mode->failure, source, error);
    else if (source->said.length > 0)
        reply_with(request, &reply, source, error);
    else
        said_nothing(source->status, error);
}

/* The steps of a mode whose output is for the reply. */
static const struct step *own_steps(const struct mode *mode)
{
    const struct step *step = mode->steps;

    while (step->guard != NULL)
        step++;
    return step;
}

static struct reply_source make_source(const struct ask *ask)
{
    return (struct reply_source){
        .dialect = ask->dialect, .steps = own_steps(ask->mode), .arguments = ask->arguments, .said = slice_of("")
    };
}

/* Ends a request, its reply written or refused with the error, and tells of it. */
static void settle_reply(struct request *request, const struct error *error)
{
    const struct dispatch_parts *parts = &request->dispatch->parts;
    struct journal_end end = { .ask = request->ask, .client = &request->client, .table = parts->table, .error = error };

    if (error->code != ERROR_NONE)
        refuse(request, error);
    else
        request->status = STATUS_OK;
    end.status = request->status;
    end.reply_bytes = request->reply.length;
    journal_tell(parts->audit, &request->journal, &end);
}

/* Hands a request over. */
static void finish(struct request *request, const struct error *error)
{
    settle_reply(request, error);
    if (request->abandoned)
        request_free(request);
    else
        request->done(request->owner, request);
}

static void take_result(void *owner, const struct sequence_result *result, const struct error *error)
{
    struct request *request = owner;
    struct reply_source source = make_source(request->ask);
    struct error fault = { .code = ERROR_NONE };

    if (result != NULL && result->failed) {
        request->journal.failed = true;
        request->journal.exit_status = result->status;
        request->journal.said = result->said;
    }
    if (result == NULL) {
        fault = *error;
    } else if (!request->abandoned) {
        source.outputs = result->outputs;
        source.said = result->said;
        source.status = result->status;
        if (result->failed)
            reply_to_failure(request, &source, result->guarded, &fault);
        else
            reply_with(request, &request->ask->mode->answer, &source, &fault);
    }
    finish(request, &fault);
}

/* Starts what a request wants done behind its answer, and answers. */
static void start_jobs(struct request *request)
{
    struct reply_source source = make_source(request->ask);
    struct jobs_started *started = malloc(sizeof(*started));
    struct error error = { .code = ERROR_NONE };
    struct slice ids[TEXTS_MAX];

    if (started == NULL) {
        error_set(&error, ERROR_NO_MEMORY, "no memory to start jobs");
    } else if (jobs_start(request->dispatch->parts.jobs, request->ask, started, &error)) {
        error.code = ERROR_NONE;
        for (size_t i = 0; i < started->count; i++)
            ids[i] = slice_of(started->ids[i]);
        source.jobs = ids;
        source.job_count = started->count;
        request->journal.jobs = ids;
        request->journal.job_count = started->count;
        memset(request->journal.ran, 0xff, sizeof(request->journal.ran)); /* all will be */
        reply_with(request, &request->ask->mode->answer, &source, &error);
    }
    finish(request, &error);
    free(started);
}

/* Runs the commands of a request that has been checked. */
static void run_checked(struct request *request)
{
    const struct ask *ask = request->ask;
    struct sequence_order order = sequence_order_of(request->dispatch->parts.queue, ask);
    struct error error = { .code = ERROR_NONE };

    order.ran = request->journal.ran;
    if (!request->abandoned && ask->mode->job.count > 0)
        start_jobs(request);
    else if (request->abandoned || !sequence_start(&order, take_result, request, &error))
        finish(request, &error);
}

static void reply_to_dry_run(struct request *request, struct error *error)
{
    struct buffer *reply = &request->reply;

    envelope_open_reply(reply, &request->ask->envelope);
    if (!dry_run_write(reply, request->dispatch->parts.table, request->ask, error))
        return;
    envelope_close_reply(reply, &request->ask->envelope);
    if (reply->failed)
        error_set(error, ERROR_NO_MEMORY, "no memory for the reply");
}

/* Checks a request, and answers it if no command has to run. Returns whether its reply, or the error, is there. */
static bool settle(struct request *request, const struct dialect *dialect, struct error *error)
{
    const struct envelope *envelope = &request->ask->envelope;

    if (!ask_check(request->ask, dialect, error) || !gate_allows(&request->client, request->ask, error))
        return true;
    if (!check_flag(envelope->values, envelope->value_count, CHECK_DRY_RUN))
        return false;
    reply_to_dry_run(request, error);
    return true;
}

static void take_dialect(void *owner, const struct dialect *dialect, struct slice version, const struct error *error)
{
    struct request *request = owner;
    struct error fault = *error;

    (void)version;
    if (dialect == NULL || settle(request, dialect, &fault))
        finish(request, &fault);
    else
        run_checked(request);
}

static void answer_session(struct request *request, struct error *error)
{
    const struct dispatch_parts *parts = &request->dispatch->parts;
    const struct session_context context = { .gate = parts->gate, .tools = parts->tools };
    const struct ask *ask = request->ask;

    if (session_answer(ask->session, &context, &ask->envelope, &request->client, &request->reply, error) &&
        request->reply.failed)
        error_set(error, ERROR_NO_MEMORY, "no memory for the reply");
}

/* Goes on with a request whose client is in. error: what is wrong with it, if something is. Returns whether its reply,
 * or the error, is there. */
static bool proceed(struct request *request, struct error *error)
{
    const struct dialect *dialect = NULL;

    if (error->code != ERROR_NONE)
        return true;
    if (request->ask->session != NULL) {
        answer_session(request, error);
        return true;
    }
    dialect = tool_dialect(tool_of(request));
    return dialect != NULL && settle(request, dialect, error);
}

static void run(void *owner);

/* Does nothing if there is none. */
static void end_verification(struct request *request)
{
    if (request->verification == NULL)
        return;
    explicit_bzero(request->verification, sizeof(*request->verification));
    free(request->verification);
    request->verification = NULL;
    atomic_fetch_sub(&request->dispatch->verifying, 1);
}

/* Ends a verification and takes the request further. */
static void take_verdict(void *owner)
{
    struct request *request = owner;
    struct verification *verification = request->verification;
    struct error error = verification->right ? verification->fault : verification->refusal;

    request->journal.verified = verification->right;
    end_verification(request);
    request->verified = true;
    if (request->abandoned || proceed(request, &error))
        finish(request, &error);
    else
        run(request);
}

static void verify(void *owner)
{
    struct request *request = owner;
    struct verification *verification = request->verification;

    verification->right =
        gate_verify(request->dispatch->parts.gate, &request->client, &verification->password, &verification->refusal);
}

static void run(void *owner)
{
    struct request *request = owner;

    if (request->verification != NULL)
        loop_do(request->dispatch->parts.loop, &request->verification->work);
    else if (request->ask->mode != NULL)
        run_checked(request);
    else
        tool_ask(tool_of(request), take_dialect, request);
}

static struct request *new_request(struct dispatch *dispatch, const struct dispatch_peer *peer, struct ask *ask)
{
    struct request *request = calloc(1, sizeof(*request));

    if (request == NULL || ask == NULL) {
        ask_release(ask);
        free(request);
        return NULL;
    }
    request->dispatch = dispatch;
    request->client = *peer->client;
    request->ask = ask;
    journal_begin(&request->journal, peer->request_id, peer->authorization.length > 0 || peer->certificate != NULL);
    buffer_init(&request->reply, DISPATCH_REPLY_MAX);
    return request;
}

bool dispatch_greet(struct dispatch *dispatch, struct client *client, const char *certificate,
                    struct slice authorization, struct error *error)
{
    struct gate_password password;
    enum gate_finding finding = gate_look(dispatch->parts.gate, client, certificate, authorization, &password, error);

    if (finding == GATE_VERIFY)
        explicit_bzero(&password, sizeof(password));
    return finding != GATE_OUT || (certificate == NULL && authorization.length == 0);
}

/* Looks whether the client of a request is let in. password: set if that has to be verified. */
static enum gate_finding look(struct request *request, const struct dispatch_peer *peer, struct gate_password *password,
                              struct error *error)
{
    const struct dispatch_parts *parts = &request->dispatch->parts;
    const struct session_context context = { .gate = parts->gate, .tools = parts->tools };
    const struct session *session = request->ask->session;

    if (session == NULL || session_needs_client(session))
        return gate_look(parts->gate, &request->client, peer->certificate, peer->authorization, password, error);
    /* Over REST a session is not of a connection, but of a header. */
    gate_recall_session(parts->gate, &request->client, peer->authorization);
    return session_password(session, &context, &request->ask->envelope, &request->client, password, error);
}

/* Keeps a password that must be verified, and what is known to be wrong with its request. */
static bool begin_verification(struct request *request, const struct gate_password *password, const struct error *fault,
                               struct error *error)
{
    struct verification *verification = NULL;

    if (atomic_load(&request->dispatch->verifying) >= DISPATCH_VERIFY_MAX)
        return error_set(error, ERROR_BUSY, "too many logins are being checked");
    verification = calloc(1, sizeof(*verification));
    if (verification == NULL)
        return error_set(error, ERROR_NO_MEMORY, "no memory to verify a password");
    atomic_fetch_add(&request->dispatch->verifying, 1);
    verification->work = (struct loop_work){ .run = verify, .after = take_verdict, .owner = request };
    verification->fault = *fault;
    request->verification = verification;
    return gate_keep_password(&verification->password, password->name, password->password) ||
           error_set(error, ERROR_UNAUTHORIZED, "the name and the password are too long");
}

/* Takes a new request as far as it goes without waiting. fault: what is wrong with it, if something is. */
static void begin(struct request *request, const struct dispatch_peer *peer, struct error *fault)
{
    struct gate_password password;
    struct error error = { .code = ERROR_NONE };
    bool ready = false;

    switch (look(request, peer, &password, &error)) {
    case GATE_IN:
        ready = proceed(request, fault);
        error = *fault;
        break;
    case GATE_OUT:
        ready = true;
        break;
    case GATE_VERIFY:
        request->in_order = true;
        ready = !begin_verification(request, &password, fault, &error);
        explicit_bzero(&password, sizeof(password));
        break;
    }
    if (error.code != ERROR_NONE || ready)
        settle_reply(request, &error);
}

struct request *dispatch_request(struct dispatch *dispatch, const struct dispatch_peer *peer, enum envelope_form form,
                                 struct slice namespace, struct slice class, struct slice text)
{
    struct error fault = { .code = ERROR_NONE };
    struct request *request = new_request(dispatch, peer, ask_new(form, namespace, class, text, &fault));

    if (request == NULL)
        return NULL;
    request->in_order = request->ask->session != NULL && session_in_order(request->ask->session);
    begin(request, peer, &fault);
    return request;
}

struct request *dispatch_refuse(struct dispatch *dispatch, const struct dispatch_peer *peer, enum envelope_form form,
                                const struct error *error)
{
    struct request *request = new_request(dispatch, peer, ask_new_empty(form));

    if (request != NULL)
        settle_reply(request, error);
    return request;
}

bool request_ready(const struct request *request)
{
    return request->status != 0;
}

bool request_in_order(const struct request *request)
{
    return request->in_order;
}

bool request_settles_client(const struct request *request)
{
    return request->verified || (request->ask->session != NULL && session_settles_client(request->ask->session));
}

const struct client *request_client(const struct request *request)
{
    return &request->client;
}

void request_start(struct request *request, request_done *done, void *owner)
{
    request->done = done;
    request->owner = owner;
    request->task = (struct loop_task){ .run = run, .owner = request };
    loop_post(request->dispatch->parts.loop, &request->task);
}

void request_abandon(struct request *request)
{
    request->abandoned = true;
}

struct slice request_reply(const struct request *request)
{
    /* Even where there is no memory left to write an error into. */
    static const char rest[] = "{\"args\":{\"code\":503,\"message\":\"Service Unavailable\"}}\n";
    static const char websocket[] = "{\"args\":{\"code\":503,\"message\":\"Service Unavailable\"},\"id\":\"\","
                                    "\"name\":\"error\",\"namespace\":\"error\"}";

    if (!request->reply.failed)
        return buffer_slice(&request->reply);
    return slice_of(request->ask->envelope.form == ENVELOPE_REST ? rest : websocket);
}

int request_status(const struct request *request)
{
    return request->status;
}

unsigned request_retry_after(const struct request *request)
{
    return request->retry_after;
}

void request_free(struct request *request)
{
    if (request == NULL)
        return;
    ask_release(request->ask);
    end_verification(request);
    buffer_clear(&request->reply);
    free(request);
}
