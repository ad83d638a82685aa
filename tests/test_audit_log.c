#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <json-c/json.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "daemon.h"
#include "raw_client.h"

/* What the real daemon tells of what it is asked. */

enum {
    PATIENCE = 15000, /* milliseconds for what happens soon */
    LINES_MAX = 16,
};

static const char path[] = "/sysadm/iocage";
static const char start[] = "{\"action\":\"startjail\",\"jail\":\"www\"}";
static struct daemon iocaged;
static char audit_path[128];
static char access_path[128];

static int set_up(void **state)
{
    const char *extra[] = { "--audit-log", audit_path, "--access-log", access_path, NULL };

    (void)state;
    daemon_prepare(&iocaged);
    snprintf(audit_path, sizeof(audit_path), "%s/audit", iocaged.folder);
    snprintf(access_path, sizeof(access_path), "%s/access", iocaged.folder);
    daemon_prints(&iocaged, "* Starting www\n", "", 0);
    daemon_start(&iocaged, extra);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    daemon_stop(&iocaged);
    return 0;
}

/* The lines of a log, each of which must be an object. They are the caller's. */
static size_t read_log(const char *name, struct json_object *lines[LINES_MAX])
{
    FILE *file = fopen(name, "r");
    char *line = NULL;
    size_t size = 0;
    size_t count = 0;

    while (file != NULL && getline(&line, &size, file) > 0) {
        assert_in_range(count, 0, LINES_MAX - 1);
        lines[count] = json_tokener_parse(line);
        if (lines[count++] == NULL)
            fail_msg("no JSON: %s", line);
    }
    free(line);
    if (file != NULL)
        fclose(file);
    return count;
}

static void put_all(struct json_object *lines[], size_t count)
{
    for (size_t i = 0; i < count; i++)
        json_object_put(lines[i]);
}

/* Waits until a log has so many lines, since a line may come after its reply. The last one is the caller's. */
static struct json_object *last_of(const char *name, size_t count)
{
    struct json_object *lines[LINES_MAX];
    long long end = raw_now() + PATIENCE;
    size_t found = 0;

    while ((found = read_log(name, lines)) < count && raw_now() < end) {
        put_all(lines, found);
        usleep(1000);
    }
    assert_int_equal(found, count);
    put_all(lines, count - 1);
    return lines[count - 1];
}

static void assert_member(struct json_object *line, const char *name, const char *expected)
{
    struct json_object *member = json_object_object_get(line, name);
    const char *text = json_object_to_json_string_ext(member, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE);

    if (strcmp(text, expected) != 0)
        fail_msg("%s is %s and not %s", name, text, expected);
}

static void ask(const char *body)
{
    struct http_reply reply = daemon_request(&iocaged, "PUT", path, body, strlen(body), NULL);

    http_reply_clear(&reply);
}

/* The value of X-Request-Id in a reply to a request with this header line or none. The text is static. */
static const char *ask_with(const char *header, const char *body)
{
    static char text[8192];
    int fd = raw_connect(&iocaged);
    char *id = NULL;

    snprintf(text, sizeof(text), "PUT %s HTTP/1.1\r\nHost: localhost\r\n%sContent-Length: %zu\r\n\r\n%s", path, header,
             strlen(body), body);
    assert_true(raw_send(fd, text));
    assert_non_null(raw_receive(fd, text, sizeof(text), PATIENCE));
    close(fd);
    id = strstr(text, "X-Request-Id: ");
    assert_non_null(id);
    id += strlen("X-Request-Id: ");
    *strchr(id, '\r') = '\0';
    return id;
}

static void tells_of_a_change_under_the_id_of_its_reply(void **state)
{
    char quoted[128];
    struct json_object *line = NULL;

    (void)state;
    snprintf(quoted, sizeof(quoted), "\"%s\"", ask_with("", start));
    line = last_of(audit_path, 1);
    assert_int_equal(strlen(quoted), 34);
    assert_member(line, "request", quoted);
    assert_member(line, "event", "\"change\"");
    assert_member(line, "how", "\"none\"");
    assert_member(line, "transport", "\"http\"");
    assert_member(line, "action", "\"startjail\"");
    assert_member(line, "arguments", "{\"jail\":\"www\"}");
    assert_member(line, "status", "200");
    assert_non_null(strstr(json_object_get_string(json_object_object_get(line, "from")), "127.0.0.1:"));
    json_object_put(line);
}

static void takes_the_id_of_the_client_if_it_is_sane(void **state)
{
    struct json_object *line = NULL;

    (void)state;
    assert_string_equal(ask_with("X-Request-Id: my-id.7\r\n", start), "my-id.7");
    line = last_of(audit_path, 1);
    assert_member(line, "request", "\"my-id.7\"");
    json_object_put(line);
    assert_int_equal(strlen(ask_with("X-Request-Id: my id\"}\r\n", start)), 32);
    assert_int_equal(strlen(ask_with("X-Request-Id:\r\n", "no JSON")), 32);
}

static void tells_of_reading_in_the_access_log_alone(void **state)
{
    struct json_object *line = NULL;

    (void)state;
    ask("{\"action\":\"listjails\"}");
    line = last_of(access_path, 1);
    assert_member(line, "action", "\"listjails\"");
    json_object_put(line);
    ask("no JSON");
    line = last_of(access_path, 2);
    assert_member(line, "status", "400");
    json_object_put(line);
    ask(start);
    json_object_put(last_of(access_path, 3));
    json_object_put(last_of(audit_path, 1)); /* of the last one */
}

static void tells_of_what_is_refused_before_it_is_read(void **state)
{
    struct http_reply reply = daemon_request(&iocaged, "DELETE", path, NULL, 0, NULL);
    struct json_object *line = last_of(access_path, 1);

    (void)state;
    assert_int_equal(reply.status, 405);
    assert_member(line, "status", "405");
    json_object_put(line);
    http_reply_clear(&reply);
}

static void marks_a_dry_run_and_tells_its_commands(void **state)
{
    struct json_object *line = NULL;
    struct json_object *commands = NULL;

    (void)state;
    ask("{\"action\":\"startjail\",\"jail\":\"www\",\"dry_run\":true}");
    line = last_of(audit_path, 1);
    assert_member(line, "dry_run", "true");
    assert_member(line, "ok", "true");
    commands = json_object_object_get(line, "commands");
    assert_in_range(json_object_array_length(commands), 1, 8);
    json_object_put(line);
}

/* The guard's table has no such jail: the command that would change something is not run, and not told. */
static void tells_only_the_commands_that_were_run(void **state)
{
    struct json_object *line = NULL;
    const char *commands = NULL;

    (void)state;
    daemon_prints(&iocaged, "JID UUID BOOT STATE TAG\n", "", 0);
    ask("{\"action\":\"destroyjail\",\"jail\":\"www\"}");
    line = last_of(audit_path, 1);
    assert_member(line, "ok", "false");
    commands = json_object_to_json_string(json_object_object_get(line, "commands"));
    assert_non_null(strstr(commands, "list"));
    assert_null(strstr(commands, "destroy"));
    json_object_put(line);
}

static void tells_what_a_program_said_no_to(void **state)
{
    struct json_object *line = NULL;

    (void)state;
    daemon_prints(&iocaged, "", "  ERROR: it is \"full\"\n", 1);
    ask("{\"action\":\"createjail\"}");
    line = last_of(audit_path, 1);
    assert_member(line, "ok", "false");
    assert_member(line, "status", "200");
    assert_non_null(strstr(json_object_get_string(json_object_object_get(line, "said")), "it is \"full\""));
    json_object_put(line);
}

static void lets_no_client_forge_a_line(void **state)
{
    struct json_object *line = NULL;

    (void)state;
    ask("{\"action\":\"startjail\",\"jail\":\"x\\n{\\\"event\\\":\\\"login\\\"}\\n\"}");
    line = last_of(audit_path, 1);
    assert_member(line, "event", "\"change\"");
    assert_member(line, "error", "\"bad_argument\"");
    json_object_put(line);
}

static void tells_of_changes_by_websocket(void **state)
{
    struct json_object *line = NULL;

    (void)state;
    free(daemon_websocket(&iocaged, "{\"namespace\":\"sysadm\",\"name\":\"iocage\",\"id\":\"1\",\"args\":"
                                    "{\"action\":\"startjail\",\"jail\":\"www\"}}"));
    line = last_of(audit_path, 1);
    assert_member(line, "transport", "\"websocket\"");
    assert_member(line, "action", "\"startjail\"");
    json_object_put(line);
}

static void tells_of_a_login_without_its_password(void **state)
{
    static const char body[] = "{\"username\":\"joe\",\"password\":\"swordfish\"}";
    struct http_reply reply = daemon_request(&iocaged, "PUT", "/rpc/auth", body, strlen(body), NULL);
    struct json_object *line = last_of(audit_path, 1);

    (void)state;
    assert_member(line, "event", "\"login\"");
    assert_member(line, "arguments", "{\"username\":\"joe\",\"password\":\"(hidden)\"}");
    json_object_put(line);
    http_reply_clear(&reply);
}

/* Sends a text over a WebSocket of its own, masked with zeros, and goes when the program has been started. */
static void send_and_go(const char *text, const char *started)
{
    static const char upgrade[] = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                                  "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    const char head[] = { '\x81', (char)(0x80 | strlen(text)), 0, 0, 0, 0 };
    long long end = raw_now() + PATIENCE;
    char reply[1024];
    int fd = raw_connect(&iocaged);

    assert_in_range(strlen(text), 1, 125);
    assert_true(raw_send(fd, upgrade));
    assert_non_null(raw_receive(fd, reply, sizeof(reply), PATIENCE));
    assert_int_equal(write(fd, head, sizeof(head)), sizeof(head));
    assert_true(raw_send(fd, text));
    while (access(started, F_OK) != 0 && raw_now() < end)
        usleep(1000);
    assert_int_equal(access(started, F_OK), 0);
    close(fd);
}

/* A client that has gone has changed something even so. */
static void tells_of_a_change_whose_client_has_gone(void **state)
{
    char started[128];
    char gate[128];
    struct json_object *line = NULL;

    (void)state;
    daemon_script(&iocaged, "touch \"$0.started\"; until [ -e \"$0.open\" ]; do sleep 0.01; done; echo done");
    snprintf(started, sizeof(started), "%s.started", iocaged.program);
    snprintf(gate, sizeof(gate), "%s.open", iocaged.program);
    send_and_go("{\"namespace\":\"sysadm\",\"name\":\"iocage\",\"id\":\"1\",\"args\":{\"action\":\"createjail\"}}",
                started);
    /* By the time that another WebSocket is answered the daemon knows that this one is over. */
    free(daemon_websocket(&iocaged, "{\"namespace\":\"rpc\",\"name\":\"identify\",\"id\":\"2\"}"));
    fclose(fopen(gate, "w"));
    line = last_of(audit_path, 1);
    assert_member(line, "action", "\"createjail\"");
    json_object_put(line);
}

static void goes_on_in_a_new_file_after_sighup(void **state)
{
    char renamed[160];
    struct stat status;
    long long end = raw_now() + PATIENCE;

    (void)state;
    ask(start);
    json_object_put(last_of(audit_path, 1));
    snprintf(renamed, sizeof(renamed), "%s.0", audit_path);
    assert_int_equal(rename(audit_path, renamed), 0);
    assert_int_equal(kill(iocaged.pid, SIGHUP), 0);
    while (stat(audit_path, &status) != 0 && raw_now() < end)
        usleep(1000);
    assert_int_equal(status.st_mode & 0777, 0600);
    /* The server takes it a moment later. */
    while (status.st_size == 0 && raw_now() < end) {
        ask(start);
        assert_int_equal(stat(audit_path, &status), 0);
    }
    assert_true(status.st_size > 0);
}

static void does_not_start_without_its_log(void **state)
{
    const char *program = getenv("IOCAGED");
    char command[512];
    char said[256] = "";
    FILE *stream = NULL;

    (void)state;
    snprintf(command, sizeof(command), "%s --listen 127.0.0.1:0 --auth none --audit-log /nonexistent/log 2>&1",
             program != NULL ? program : "build/out/iocaged");
    stream = popen(command, "r");
    assert_non_null(stream);
    assert_non_null(fgets(said, sizeof(said), stream));
    assert_string_equal(said, "iocaged: cannot open /nonexistent/log: No such file or directory\n");
    assert_int_equal(WEXITSTATUS(pclose(stream)), 2);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        CASE(tells_of_a_change_under_the_id_of_its_reply),
        CASE(takes_the_id_of_the_client_if_it_is_sane),
        CASE(tells_of_reading_in_the_access_log_alone),
        CASE(tells_of_what_is_refused_before_it_is_read),
        CASE(marks_a_dry_run_and_tells_its_commands),
        CASE(tells_only_the_commands_that_were_run),
        CASE(tells_what_a_program_said_no_to),
        CASE(lets_no_client_forge_a_line),
        CASE(tells_of_changes_by_websocket),
        CASE(tells_of_a_login_without_its_password),
        CASE(tells_of_a_change_whose_client_has_gone),
        CASE(goes_on_in_a_new_file_after_sighup),
        cmocka_unit_test(does_not_start_without_its_log),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
