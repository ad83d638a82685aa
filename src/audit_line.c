#include "audit_line.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>

#include "argv.h"
#include "ask.h"
#include "audit.h"
#include "buffer.h"
#include "check.h"
#include "client.h"
#include "error.h"
#include "json_writer.h"
#include "order.h"
#include "peer_name.h"
#include "step.h"
#include "utf8.h"

#define HIDDEN "(hidden)"

enum {
    NUMBER_SIZE = 24, /* bytes of a number in decimal, NUL included */
    TIME_SIZE = 40,
    CHARACTER_MAX = 4, /* bytes of one */
};

/* Adds a string of others' bytes: whole if it is not too long, and nothing in it but characters that can be shown. */
static void write_text(struct buffer *buffer, struct slice text)
{
    char copy[AUDIT_TEXT_MAX + CHARACTER_MAX + 1] = "";
    size_t length = utf8_cut(text, AUDIT_TEXT_MAX);
    char note[NUMBER_SIZE + sizeof("... ( bytes)")];

    if (length > 0)
        memcpy(copy, text.data, length);
    buffer_append(buffer, "\"", 1);
    for (size_t i = 0; i < length;) {
        size_t count = utf8_printable(copy + i);
        char escape[sizeof("\\u00ff")];

        if (count == 0) {
            snprintf(escape, sizeof(escape), "\\u00%02x", (unsigned)(unsigned char)copy[i]);
            buffer_append_text(buffer, escape);
            count = 1;
        } else {
            json_write_escaped(buffer, (struct slice){ .data = copy + i, .length = count });
        }
        i += count;
    }
    if (length < text.length) {
        snprintf(note, sizeof(note), "... (%zu bytes)", text.length);
        buffer_append_text(buffer, note);
    }
    buffer_append(buffer, "\"", 1);
}

/* Begins a member, its name without anything to escape. */
static void write_name(struct buffer *buffer, const char *name)
{
    buffer_append_text(buffer, buffer->length > 1 ? ",\"" : "\"");
    buffer_append_text(buffer, name);
    buffer_append_text(buffer, "\":");
}

static void write_member(struct buffer *buffer, const char *name, struct slice text)
{
    write_name(buffer, name);
    write_text(buffer, text);
}

static void write_number(struct buffer *buffer, const char *name, int64_t number)
{
    char text[NUMBER_SIZE];

    snprintf(text, sizeof(text), "%" PRId64, number);
    write_name(buffer, name);
    buffer_append_text(buffer, text);
}

/* Begins the line: when (RFC 3339), and what. */
static void open_line(struct buffer *buffer, const char *event)
{
    char text[TIME_SIZE] = "";
    struct timespec now = { .tv_sec = 0 };
    struct tm parts;
    size_t length = 0;

    clock_gettime(CLOCK_REALTIME, &now);
    gmtime_r(&now.tv_sec, &parts);
    length = strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%S", &parts);
    snprintf(text + length, sizeof(text) - length, ".%03ldZ", now.tv_nsec / 1000000);
    buffer_append_text(buffer, "{");
    write_member(buffer, "time", slice_of(text));
    write_member(buffer, "event", slice_of(event));
}

static void write_client(struct buffer *buffer, const struct client *client)
{
    static const char *const proofs[] = {
        [CLIENT_PROOF_NONE] = "-",
        [CLIENT_PROOF_PEER] = "peer",
        [CLIENT_PROOF_CERTIFICATE] = "certificate",
        [CLIENT_PROOF_PASSWORD] = "password",
        [CLIENT_PROOF_KEY] = "key",
        [CLIENT_PROOF_TOKEN] = "token",
        [CLIENT_PROOF_NEEDLESS] = "none",
    };
    bool known = client != NULL && client->proof != CLIENT_PROOF_NONE;
    char from[PEER_NAME_MAX + NUMBER_SIZE];

    write_member(buffer, "who", slice_of(known ? client->principal.name : "-"));
    write_member(buffer, "how", slice_of(known ? proofs[client->proof] : "-"));
    peer_name_write(from, client != NULL ? (const struct sockaddr *)&client->address : NULL);
    if (client != NULL && client->user != (uid_t)-1)
        snprintf(from, sizeof(from), "unix:%ju", (uintmax_t)client->user);
    write_member(buffer, "from", slice_of(from));
}

static void write_what(struct buffer *buffer, const struct audit_entry *entry)
{
    write_member(buffer, "request", slice_of(entry->request_id));
    write_client(buffer, entry->client);
    write_member(buffer, "transport", slice_of(entry->transport));
    if (entry->ask == NULL)
        return;
    write_member(buffer, "namespace", entry->ask->envelope.namespace);
    write_member(buffer, "class", entry->ask->envelope.class);
    if (entry->ask->envelope.action.data != NULL)
        write_member(buffer, "action", entry->ask->envelope.action);
}

static bool setting_is_secret(const struct class *class, const struct setting *setting)
{
    for (size_t i = 0; i < class->dialect_count; i++) {
        if (setting->forms[i].type != NULL && setting->forms[i].type->secret)
            return true;
    }
    return false;
}

static bool has_secret_setting(const struct class *class)
{
    for (size_t i = 0; i < class->setting_count; i++) {
        if (setting_is_secret(class, &class->settings[i]))
            return true;
    }
    return false;
}

static const struct argument *find_argument(const struct action *action, struct slice name)
{
    for (size_t i = 0; i < action->argument_count; i++) {
        if (slice_equal(slice_of(action->arguments[i].name), name))
            return &action->arguments[i];
    }
    return NULL;
}

/* Whether a value, as a whole, is for no log. What an action does not have may be anything. */
static bool value_is_secret(const struct ask *ask, const struct value *value)
{
    const struct argument *argument = NULL;

    if (ask->session != NULL)
        return !slice_equal(value->name, slice_of("username"));
    if (ask->action == NULL)
        return true;
    argument = find_argument(ask->action, value->name);
    if (argument == NULL)
        return value->kind != VALUE_BOOLEAN;
    if (argument->type->base != BASE_SETTINGS || value->kind == VALUE_OBJECT)
        return argument->type->secret;
    return has_secret_setting(ask->class); /* text, in which they may be anywhere */
}

static bool is_secret_setting(const struct ask *ask, struct slice name)
{
    const struct setting *setting = ask->class != NULL && name.data != NULL ? ask->class->setting(name) : NULL;

    return setting != NULL && setting_is_secret(ask->class, setting);
}

static bool holds(struct slice text, struct slice secret)
{
    return secret.length > 0 && text.length >= secret.length &&
           memmem(text.data, text.length, secret.data, secret.length) != NULL;
}

/* Whether a text holds the value of a secret setting. settings: words, NAME=VALUE. */
static bool holds_setting(const struct ask *ask, struct slice text, struct slice settings)
{
    while (settings.length > 0) {
        const char *blank = memchr(settings.data, ' ', settings.length);
        struct slice word = { settings.data, blank != NULL ? (size_t)(blank - settings.data) : settings.length };
        const char *equals = memchr(word.data, '=', word.length);
        size_t taken = word.length + (blank != NULL ? 1 : 0);

        if (equals != NULL && is_secret_setting(ask, (struct slice){ word.data, (size_t)(equals - word.data) }) &&
            holds(text, (struct slice){ equals + 1, word.length - (size_t)(equals + 1 - word.data) }))
            return true;
        settings = (struct slice){ settings.data + taken, settings.length - taken };
    }
    return false;
}

/* Whether a text holds a secret value of the request. */
static bool holds_secret(const struct ask *ask, struct slice text)
{
    for (size_t i = 0; ask != NULL && i < ask->envelope.value_count; i++) {
        const struct value *value = &ask->envelope.values[i];
        bool whole = value_is_secret(ask, value);

        if (whole && value->kind == VALUE_STRING && (holds(text, value->text) || holds_setting(ask, text, value->text)))
            return true;
        for (size_t j = 0; j < value->item_count; j++) {
            if ((whole || is_secret_setting(ask, value->items[j].name)) && holds(text, value->items[j].text))
                return true;
        }
    }
    return false;
}

/* Adds a text that a program or the daemon has made of a request. */
static void write_made(struct buffer *buffer, const struct ask *ask, struct slice text)
{
    write_text(buffer, holds_secret(ask, text) ? slice_of(HIDDEN) : text);
}

static void write_items(struct buffer *buffer, const struct ask *ask, const struct value *value)
{
    bool object = value->kind == VALUE_OBJECT;

    buffer_append_text(buffer, object ? "{" : "[");
    for (size_t i = 0; i < value->item_count; i++) {
        const struct value_item *item = &value->items[i];

        buffer_append_text(buffer, i > 0 ? "," : "");
        if (object) {
            write_text(buffer, item->name);
            buffer_append_text(buffer, ":");
        }
        if (is_secret_setting(ask, item->name))
            write_text(buffer, slice_of(HIDDEN));
        else
            write_text(buffer, item->text);
    }
    buffer_append_text(buffer, object ? "}" : "]");
}

static void write_value(struct buffer *buffer, const struct ask *ask, const struct value *value)
{
    char number[NUMBER_SIZE];

    if (value_is_secret(ask, value)) {
        write_text(buffer, slice_of(HIDDEN));
        return;
    }
    switch (value->kind) {
    case VALUE_STRING:
        write_text(buffer, value->text);
        break;
    case VALUE_INTEGER:
        snprintf(number, sizeof(number), "%" PRId64, value->integer);
        buffer_append_text(buffer, number);
        break;
    case VALUE_BOOLEAN:
        buffer_append_text(buffer, value->integer != 0 ? "true" : "false");
        break;
    case VALUE_LIST:
    case VALUE_OBJECT:
        write_items(buffer, ask, value);
        break;
    case VALUE_OTHER:
        buffer_append_text(buffer, "null");
        break;
    }
}

/* Adds a part, made apart, if there is room for it. first: whether it is the first. Returns whether there was. */
static bool add_part(struct buffer *buffer, size_t end, bool first, struct buffer *part)
{
    bool fits = !part->failed && buffer->length + part->length + 1 <= end;

    if (fits) {
        buffer_append_text(buffer, first ? "" : ",");
        buffer_append(buffer, part->data, part->length);
    }
    buffer_clear(part);
    return fits;
}

static void write_arguments(struct buffer *buffer, const struct ask *ask)
{
    size_t end = buffer->length + AUDIT_ARGUMENTS_MAX;
    size_t left_out = 0;
    bool first = true;
    struct buffer part;

    buffer_init(&part, AUDIT_ARGUMENTS_MAX);
    write_name(buffer, "arguments");
    buffer_append_text(buffer, "{");
    for (size_t i = 0; i < ask->envelope.value_count; i++) {
        const struct value *value = &ask->envelope.values[i];

        write_text(&part, value->name);
        buffer_append_text(&part, ":");
        write_value(&part, ask, value);
        if (add_part(buffer, end, first, &part))
            first = false;
        else
            left_out++;
    }
    buffer_append_text(buffer, "}");
    if (left_out > 0)
        write_number(buffer, "arguments_left_out", (int64_t)left_out);
}

static void write_command(struct buffer *part, const struct audit_entry *entry, const struct order *order,
                          struct argv *argv)
{
    struct error error;

    buffer_append_text(part, "[");
    if (order_argv(entry->table, order, argv, &error)) {
        for (size_t i = 0; i < argv->count; i++) {
            buffer_append_text(part, i > 0 ? "," : "");
            write_made(part, entry->ask, slice_of(argv->elements[i]));
        }
    }
    buffer_append_text(part, "]");
}

/* Adds the argument vectors of the commands that were run, or would be. argv: room for one. */
static void write_commands(struct buffer *buffer, const struct audit_entry *entry, struct argv *argv)
{
    const struct ask *ask = entry->ask;
    struct order order = { .class = ask->class,
                           .dialect = ask->dialect,
                           .action = ask->action,
                           .values = ask->envelope.values,
                           .value_count = ask->envelope.value_count };
    size_t end = buffer->length + AUDIT_COMMANDS_MAX;
    size_t left_out = 0;
    bool first = true;
    struct buffer part;

    buffer_init(&part, AUDIT_COMMANDS_MAX);
    write_name(buffer, "commands");
    buffer_append_text(buffer, "[");
    for (order.step = 0; order.step < ask->mode->step_count; order.step++) {
        size_t turns = step_turns(&ask->mode->steps[order.step], ask->arguments);

        for (order.turn = 0; order.turn < turns; order.turn++) {
            if (!entry->dry_run && (entry->ran == NULL || (entry->ran[order.step] >> order.turn & 1) == 0))
                continue;
            write_command(&part, entry, &order, argv);
            if (add_part(buffer, end, first, &part))
                first = false;
            else
                left_out++;
        }
    }
    buffer_append_text(buffer, "]");
    if (left_out > 0)
        write_number(buffer, "commands_left_out", (int64_t)left_out);
}

static void write_jobs(struct buffer *buffer, const struct audit_entry *entry)
{
    size_t end = buffer->length + AUDIT_JOBS_MAX;
    bool room = true;
    struct buffer part;

    buffer_init(&part, AUDIT_JOBS_MAX);
    write_name(buffer, "jobs");
    buffer_append_text(buffer, "[");
    for (size_t i = 0; room && i < entry->job_count; i++) {
        write_made(&part, entry->ask, entry->jobs[i]);
        room = add_part(buffer, end, i == 0, &part);
    }
    buffer_append_text(buffer, "]");
}

static void write_flag(struct buffer *buffer, const char *name, bool yes)
{
    write_name(buffer, name);
    buffer_append_text(buffer, yes ? "true" : "false");
}

static void write_result(struct buffer *buffer, const struct audit_entry *entry)
{
    const struct error *error = entry->error != NULL && entry->error->code != ERROR_NONE ? entry->error : NULL;

    write_flag(buffer, "ok", error == NULL && !entry->failed);
    write_number(buffer, "status", entry->status);
    if (error != NULL) {
        write_member(buffer, "error", slice_of(error_row(error->code)->name));
        write_name(buffer, "detail");
        write_made(buffer, entry->ask, slice_of(error->detail));
    } else if (entry->failed) {
        write_number(buffer, "exit", entry->exit_status);
        write_name(buffer, "said");
        write_made(buffer, entry->ask, entry->said);
    }
    write_number(buffer, "milliseconds", (int64_t)entry->milliseconds);
}

void audit_line_write(struct buffer *buffer, const struct audit_entry *entry)
{
    const struct ask *ask = entry->ask;
    struct argv *argv = NULL;

    open_line(buffer, entry->event);
    write_what(buffer, entry);
    if (ask != NULL && ask->envelope.value_count > 0)
        write_arguments(buffer, ask);
    if (entry->dry_run)
        write_flag(buffer, CHECK_DRY_RUN, true);
    if (ask != NULL && ask->mode != NULL && entry->table != NULL)
        argv = malloc(sizeof(*argv));
    if (argv != NULL)
        write_commands(buffer, entry, argv);
    free(argv);
    if (entry->job_count > 0)
        write_jobs(buffer, entry);
    if (entry->missed > 0)
        write_number(buffer, "missed", entry->missed);
    write_result(buffer, entry);
    buffer_append_text(buffer, "}");
}

void audit_line_write_access(struct buffer *buffer, const struct audit_entry *entry)
{
    open_line(buffer, "request");
    write_what(buffer, entry);
    write_number(buffer, "status", entry->status);
    write_number(buffer, "bytes", (int64_t)entry->reply_bytes);
    write_number(buffer, "milliseconds", (int64_t)entry->milliseconds);
    buffer_append_text(buffer, "}");
}

void audit_line_write_job(struct buffer *buffer, const char *id, const char *why)
{
    open_line(buffer, "job");
    write_member(buffer, "job", slice_of(id));
    write_flag(buffer, "ok", why == NULL);
    if (why != NULL)
        write_member(buffer, "said", slice_of(why));
    buffer_append_text(buffer, "}");
}
