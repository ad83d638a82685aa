#include "journal.h"

#include <string.h>

#include "ask.h"
#include "audit.h"
#include "audit_line.h"
#include "buffer.h"
#include "check.h"
#include "client.h"
#include "clock.h"
#include "error.h"

void journal_begin(struct journal *journal, struct slice wanted, bool tried)
{
    memset(journal, 0, sizeof(*journal));
    request_id_make(journal->request_id, wanted);
    journal->begun = clock_milliseconds();
    journal->tried = tried;
}

/* Whether a request is one of those with which SysAdm's clients log in and out: their names begin alike. */
static bool is_auth(const struct ask *ask)
{
    static const char begin[] = "auth";
    struct slice name = ask->envelope.class;

    return ask->session != NULL && name.length >= sizeof(begin) - 1 && memcmp(name.data, begin, sizeof(begin) - 1) == 0;
}

/* What a request is for the audit log; NULL: nothing. */
static const char *event_of(const struct journal *journal, const struct journal_end *end)
{
    const struct ask *ask = end->ask;
    bool tried = is_auth(ask) || journal->tried;

    if (tried && end->error->code == ERROR_TOO_MANY_REQUESTS)
        return "block";
    if (is_auth(ask) && slice_equal(ask->envelope.class, slice_of("auth_clear")))
        return "logout";
    if (is_auth(ask) || (tried && end->error->code == ERROR_UNAUTHORIZED))
        return "login";
    return ask->action != NULL && ask->action->access != ACCESS_READ ? "change" : NULL;
}

/* Writes a line to a file and frees it. */
static void write_line(struct audit *audit, enum audit_file file, struct buffer *line)
{
    if (!line->failed)
        audit_write(audit, file, buffer_slice(line));
    buffer_clear(line);
}

static void write_change(struct audit *audit, struct audit_entry *entry, const char *event)
{
    struct buffer line;

    /* Who is not let in could fill the disk. */
    if (entry->client->proof == CLIENT_PROOF_NONE &&
        !audit_admits_stranger(audit, clock_milliseconds() / 1000, &entry->missed))
        return;
    entry->event = event;
    buffer_init(&line, AUDIT_LINE_MAX - 1);
    audit_line_write(&line, entry);
    write_line(audit, AUDIT_CHANGES, &line);
}

/* A password that came with another request is a login of its own. */
static void write_login(struct audit *audit, const struct audit_entry *entry)
{
    static const struct error none = { .code = ERROR_NONE };
    struct audit_entry login = {
        .request_id = entry->request_id,
        .transport = entry->transport,
        .client = entry->client,
        .error = &none,
        .status = entry->status,
        .milliseconds = entry->milliseconds,
    };

    write_change(audit, &login, "login");
}

static void write_access(struct audit *audit, const struct audit_entry *entry)
{
    struct buffer line;

    buffer_init(&line, AUDIT_LINE_MAX - 1);
    audit_line_write_access(&line, entry);
    write_line(audit, AUDIT_ACCESS, &line);
}

void journal_tell(struct audit *audit, const struct journal *journal, const struct journal_end *end)
{
    const struct envelope *envelope = &end->ask->envelope;
    struct audit_entry entry = {
        .request_id = journal->request_id,
        .transport = envelope->form == ENVELOPE_REST ? "http" : "websocket",
        .client = end->client,
        .ask = end->ask,
        .table = end->table,
        .ran = journal->ran,
        .jobs = journal->jobs,
        .job_count = journal->job_count,
        .dry_run = check_flag(envelope->values, envelope->value_count, CHECK_DRY_RUN),
        .error = end->error,
        .failed = journal->failed,
        .exit_status = journal->exit_status,
        .said = journal->said,
        .status = end->status,
        .reply_bytes = end->reply_bytes,
        .milliseconds = clock_milliseconds() - journal->begun,
    };
    const char *event = event_of(journal, end);

    if (audit_wants(audit, AUDIT_CHANGES)) {
        if (journal->verified && (event == NULL || strcmp(event, "login") != 0))
            write_login(audit, &entry);
        if (event != NULL)
            write_change(audit, &entry, event);
    }
    if (audit_wants(audit, AUDIT_ACCESS))
        write_access(audit, &entry);
}

void journal_tell_job(struct audit *audit, const char *id, const char *why)
{
    struct buffer line;

    buffer_init(&line, AUDIT_LINE_MAX - 1);
    audit_line_write_job(&line, id, why);
    write_line(audit, AUDIT_CHANGES, &line);
}
