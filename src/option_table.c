#include <stddef.h>

#include "accounts_file.h"
#include "envelope.h"
#include "option_row.h"
#include "runner.h"

/* One line makes one option, beside its field in struct options. start: the default as text, or NULL for a field of
 * zeros. What has no macro is a row in full. */
#define NUMBER(option, unit, field, least, most, start, help)                                               \
    {                                                                                                       \
        .name = (option), .value = (unit), .doc = (help), .initial = { start }, .read = option_read_number, \
        .offset = offsetof(struct options, field), .minimum = (least), .maximum = (most)                    \
    }
#define WORD(option, list, field, start, help)                                                            \
    {                                                                                                     \
        .name = (option), .value = "WORD", .doc = (help), .initial = { start }, .read = option_read_word, \
        .offset = offsetof(struct options, field), .words = (list)                                        \
    }
#define FLAG(option, field, help)                                                                             \
    {                                                                                                         \
        .name = (option), .doc = (help), .read = option_read_flag, .offset = offsetof(struct options, field), \
        .flag = true                                                                                          \
    }
#define ABSOLUTE(option, field, start, help)                                                                  \
    {                                                                                                         \
        .name = (option), .value = "PATH", .doc = (help), .initial = { start }, .read = option_read_absolute, \
        .offset = offsetof(struct options, field)                                                             \
    }
#define FILE_PATH(option, field, help)                                              \
    {                                                                               \
        .name = (option), .value = "FILE", .doc = (help), .read = option_read_path, \
        .offset = offsetof(struct options, field)                                   \
    }
#define TASK(option, asked, help)                                                                       \
    {                                                                                                   \
        .name = (option), .doc = (help), .read = option_read_task, .task = (asked), .repeatable = true, \
        .command_line_only = true                                                                       \
    }

static const char *const tls_words[] = {
    [OPTIONS_TLS_AUTO] = "auto",
    [OPTIONS_TLS_ON] = "on",
    [OPTIONS_TLS_OFF] = "off",
    NULL,
};

static const char *const auths[] = {
    [OPTIONS_AUTH_NONE] = "none",
    [OPTIONS_AUTH_ACCOUNTS] = "accounts",
    NULL,
};

const struct option_row option_rows[] = {
    {
        .name = "listen",
        .value = "ADDRESS",
        .doc = "ADDR:PORT, [ADDR6]:PORT or unix:PATH to listen on; may be repeated",
        .initial = { "unix:/var/run/iocaged.sock", "127.0.0.1:12150", "127.0.0.1:12151" },
        .read = option_read_listen,
        .explain = option_explain_listen,
        .count_offset = offsetof(struct options, listen_count),
        .repeatable = true,
    },
    WORD("tls", tls_words, tls, "auto", "whether there is TLS: on, off; auto: if a certificate is given"),
    FILE_PATH("tls-cert", tls_certificate, "the certificate and those above it, PEM (default: one made once and kept)"),
    FILE_PATH("tls-key", tls_key, "its key, PEM"),
    FILE_PATH("client-ca", client_ca, "clients may show a certificate that one of these has signed, PEM"),
    ABSOLUTE("state", state, "/var/db/iocaged", "the folder for what the daemon keeps"),
    FLAG("insecure", insecure,
         "let listeners without TLS be reached from other hosts: passwords can be read on the way"),
    ABSOLUTE("iocage", iocage, "/usr/local/bin/iocage", "the iocage program, an absolute path"),
    {
        .name = "dialect",
        .value = "WORD",
        .doc = "which program that is; auto: it is asked for its version",
        .initial = { "auto" },
        .read = option_read_dialect,
        .explain = option_explain_dialects,
    },
    {
        .name = "program",
        .value = "NAME=PATH",
        .doc = "where another program is that the schema names; may be repeated",
        .read = option_read_program,
        .count_offset = offsetof(struct options, program_count),
        .repeatable = true,
    },
    {
        .name = "origin",
        .value = "ORIGIN",
        .doc =
            "pages of this origin may ask, as https://panel.example.org; may be repeated (default: those of this host)",
        .read = option_read_origin,
        .count_offset = offsetof(struct options, origin_count),
        .repeatable = true,
    },
    WORD("auth", auths, auth, "accounts",
         "how clients prove who they are: accounts, or none, on loopback and Unix sockets only"),
    ABSOLUTE("accounts", accounts, ACCOUNTS_FILE_DEFAULT, "the file of accounts and keys, an absolute path"),
    {
        .name = "user",
        .value = "NAME",
        .doc = "who the part that serves becomes if root starts it (default: iocaged if there is such a user, else "
               "nobody)",
        .read = option_read_path,
        .offset = offsetof(struct options, user),
    },
    NUMBER("time-limit", "SECONDS", time_limit, 1, 86400, NULL,
           "no command runs longer (default: what its action allows)"),
    NUMBER("output-limit", "BYTES", output_limit, 1, 1 << 30, "16777216", "no command may print more"),
    NUMBER("commands", "N", commands, 1, RUNNER_COMMANDS_MAX, "64", "commands that run at once"),
    NUMBER("waiting", "N", waiting, 0, 1 << 20, "1024", "commands that wait for their turn; more are refused"),
    NUMBER("waiting-time", "SECONDS", waiting_time, 1, 86400, "30",
           "a request waits for its turn; then it is refused, and not run"),
    NUMBER("connections", "N", connections, 1, 1 << 14, "2048",
           "connections at once, WebSockets too; more are closed at once"),
    NUMBER("connections-per-address", "N", connections_per_address, 1, 1 << 14, "1024",
           "the same from one address, for IPv6 one network of 64 bits"),
    NUMBER("request-time", "SECONDS", request_time, 1, 86400, "30",
           "from a request's begin, or the connection's, to its last byte"),
    NUMBER("idle-time", "SECONDS", idle_time, 1, 86400, "60", "silence before an HTTP connection is closed"),
    NUMBER("header-limit", "BYTES", header_limit, 2048, 1 << 20, "16384",
           "memory for a request's first line and headers"),
    NUMBER("body-limit", "BYTES", body_limit, 1, 1 << 26, "131072", "no request's body may be larger"),
    NUMBER("message-limit", "BYTES", message_limit, 1, 1 << 26, "131072", "no WebSocket message may be larger"),
    NUMBER("depth-limit", "N", depth_limit, 2, ENVELOPE_DEPTH_MAX, "16",
           "how deep objects and lists of a request may be nested"),
    NUMBER("login-time", "SECONDS", login_time, 1, 86400, "30", "a WebSocket without a login is closed after this"),
    NUMBER("websocket-idle-time", "SECONDS", websocket_idle_time, 1, 86400, "1800",
           "silence before a WebSocket is closed"),
    ABSOLUTE("audit-log", audit_log, NULL, "a file that tells of every change and login, a line of JSON each"),
    ABSOLUTE("access-log", access_log, NULL, "a file that tells of every request, likewise"),
    /* All that stands above can be in the file too. */
    {
        .name = "config",
        .value = "FILE",
        .doc = "a file with lines \"name = value\" of the options above",
        .read = option_read_path,
        .offset = offsetof(struct options, config),
        .command_line_only = true,
    },
    TASK("check-config", OPTIONS_CHECK, "check the options and the file, and end"),
    TASK("version", OPTIONS_PRINT_VERSION, "print the version, and end"),
    TASK("help", OPTIONS_PRINT_HELP, "print this, and end"),
};

const size_t option_row_count = sizeof(option_rows) / sizeof(option_rows[0]);

_Static_assert(sizeof(option_rows) / sizeof(option_rows[0]) <= OPTION_ROWS_MAX, "OPTION_ROWS_MAX is too small");
