#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ask.h"
#include "audit.h"
#include "client.h"
#include "error.h"
#include "journal.h"

static const struct action actions[] = {
    { .name = "look", .access = ACCESS_READ },
    { .name = "poke", .access = ACCESS_OPERATE },
};
static const struct class jails = { .namespace = "test", .name = "jails", .actions = actions, .action_count = 2 };
const struct class *const classes[] = { &jails };
const size_t class_count = 1;

#define LOOK "{\"namespace\":\"test\",\"name\":\"jails\",\"id\":\"1\",\"args\":{\"action\":\"look\"}}"
#define POKE "{\"namespace\":\"test\",\"name\":\"jails\",\"id\":\"1\",\"args\":{\"action\":\"poke\"}}"
#define RPC(name) "{\"namespace\":\"rpc\",\"name\":\"" name "\",\"id\":\"1\",\"args\":{}}"

static char path[] = "/tmp/test_journal.XXXXXX";
static struct audit *audit;

/* What is done with one request, and what it is told as. */
struct telling {
    const char *text;
    enum error_code code;
    bool tried;
    bool verified;
    enum client_proof proof;
    const char *events; /* in the order of the lines, each followed by a blank */
};

static void tell(const struct telling *telling)
{
    struct client client = { .user = (uid_t)-1, .proof = telling->proof };
    struct error error = { .code = ERROR_NONE };
    struct ask *ask = ask_new(ENVELOPE_WEBSOCKET, slice_of(NULL), slice_of(NULL), slice_of(telling->text), &error);
    struct journal journal;
    struct journal_end end = { .ask = ask, .client = &client, .error = &error, .status = 200 };

    assert_non_null(ask);
    error.code = telling->code;
    error.detail[0] = '\0';
    journal_begin(&journal, slice_of(NULL), telling->tried);
    journal.verified = telling->verified;
    journal_tell(audit, &journal, &end);
    ask_release(ask);
}

static void assert_events(const char *expected)
{
    static const char begin[] = "\"event\":\"";
    FILE *file = fopen(path, "r");
    char events[256] = "";
    char *line = NULL;
    size_t size = 0;

    assert_non_null(file);
    while (getline(&line, &size, file) > 0) {
        const char *event = strstr(line, begin);
        size_t used = strlen(events);

        assert_non_null(event);
        event += strlen(begin);
        snprintf(events + used, sizeof(events) - used, "%.*s ", (int)strcspn(event, "\""), event);
    }
    free(line);
    fclose(file);
    assert_int_equal(truncate(path, 0), 0);
    assert_string_equal(events, expected);
}

static void tells_changes_and_logins_apart(void **state)
{
    static const struct telling rows[] = {
        { .text = LOOK, .proof = CLIENT_PROOF_KEY, .events = "" },
        { .text = POKE, .proof = CLIENT_PROOF_KEY, .events = "change " },
        { .text = POKE, .proof = CLIENT_PROOF_KEY, .code = ERROR_FORBIDDEN, .events = "change " },
        { .text = POKE, .code = ERROR_UNAUTHORIZED, .events = "change " },
        { .text = LOOK, .code = ERROR_UNAUTHORIZED, .events = "" },
        { .text = LOOK, .code = ERROR_UNAUTHORIZED, .tried = true, .events = "login " },
        { .text = LOOK, .code = ERROR_TOO_MANY_REQUESTS, .tried = true, .events = "block " },
        { .text = POKE, .code = ERROR_BUSY, .tried = true, .proof = CLIENT_PROOF_KEY, .events = "change " },
        { .text = "no JSON", .code = ERROR_UNAUTHORIZED, .tried = true, .events = "login " },
        { .text = "no JSON", .code = ERROR_NOT_JSON, .events = "" },
        { .text = RPC("auth"), .proof = CLIENT_PROOF_PASSWORD, .verified = true, .events = "login " },
        { .text = RPC("auth"), .code = ERROR_UNAUTHORIZED, .events = "login " },
        { .text = RPC("auth"), .code = ERROR_TOO_MANY_REQUESTS, .events = "block " },
        { .text = RPC("auth_token"), .proof = CLIENT_PROOF_TOKEN, .events = "login " },
        { .text = RPC("auth_clear"), .events = "logout " },
        { .text = RPC("identify"), .events = "" },
        /* with HTTP Basic */
        { .text = LOOK, .proof = CLIENT_PROOF_PASSWORD, .tried = true, .verified = true, .events = "login " },
        { .text = POKE, .proof = CLIENT_PROOF_PASSWORD, .tried = true, .verified = true, .events = "login change " },
    };
    int fd = -1;
    struct error error;

    (void)state;
    fd = audit_open(path, &error);
    assert_true(fd >= 0);
    audit_set_descriptor(audit, AUDIT_CHANGES, fd);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        tell(&rows[i]);
        assert_events(rows[i].events);
    }
    audit_set_descriptor(audit, AUDIT_CHANGES, -1);
}

static void tells_of_every_request_in_the_access_log(void **state)
{
    static const struct telling rows[] = { { .text = LOOK },
                                           { .text = POKE, .code = ERROR_UNAUTHORIZED },
                                           { .text = "no JSON", .code = ERROR_NOT_JSON } };
    int fd = -1;
    struct error error;

    (void)state;
    fd = audit_open(path, &error);
    assert_true(fd >= 0);
    audit_set_descriptor(audit, AUDIT_ACCESS, fd);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        tell(&rows[i]);
    assert_events("request request request ");
}

/* Somebody who is in must be told of however much strangers have tried. */
static void is_not_filled_by_strangers(void **state)
{
    static const struct telling stranger = { .text = POKE, .code = ERROR_UNAUTHORIZED };
    static const struct telling known = { .text = POKE, .proof = CLIENT_PROOF_KEY };
    int fd = -1;
    struct error error;

    (void)state;
    fd = audit_open(path, &error);
    assert_true(fd >= 0);
    audit_set_descriptor(audit, AUDIT_CHANGES, fd);
    for (int i = 0; i < AUDIT_STRANGERS_MAX; i++)
        tell(&stranger);
    assert_int_equal(truncate(path, 0), 0);
    tell(&stranger);
    assert_events("");
    tell(&known);
    assert_events("change ");
}

static int set_up(void **state)
{
    (void)state;
    audit = audit_new();
    return audit == NULL || truncate(path, 0) != 0;
}

static int tear_down(void **state)
{
    (void)state;
    audit_free(audit);
    return 0;
}

static int make_file(void **state)
{
    int fd = mkstemp(path);

    (void)state;
    return fd < 0 ? -1 : close(fd);
}

static int remove_file(void **state)
{
    (void)state;
    return unlink(path);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        CASE(tells_changes_and_logins_apart),
        CASE(tells_of_every_request_in_the_access_log),
        CASE(is_not_filled_by_strangers),
    };

    return cmocka_run_group_tests(tests, make_file, remove_file);
}
