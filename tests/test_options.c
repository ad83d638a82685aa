#include "options.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum {
    WORDS_MAX = 64
};

static char file_path[] = "/tmp/test_options.XXXXXX";

static bool read_words(struct options *options, const char *const words[], struct error *error)
{
    const char *argv[WORDS_MAX + 2] = { "iocaged" };
    int argc = 1;

    while (words[argc - 1]) {
        assert_true(argc < WORDS_MAX);
        argv[argc] = words[argc - 1];
        argc++;
    }
    memset(error, 0, sizeof(*error));
    return options_read(options, argc, (char *const *)argv, error);
}

#define read_all(options, error, ...) read_words(options, (const char *const[]){ __VA_ARGS__, NULL }, error)

static void assert_refused(const char *detail, const char *const words[])
{
    struct options options;
    struct error error;

    assert_false(read_words(&options, words, &error));
    assert_int_equal(error.code, ERROR_CONFIGURATION);
    assert_string_equal(error.detail, detail);
}

#define refused(detail, ...) assert_refused(detail, (const char *const[]){ __VA_ARGS__, NULL })

static void write_bytes(const char *bytes, size_t length)
{
    FILE *file = fopen(file_path, "w");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static void assert_file_refused(const char *text, const char *detail)
{
    char whole[ERROR_DETAIL_MAX];

    write_bytes(text, strlen(text));
    snprintf(whole, sizeof(whole), "%s:%s", file_path, detail);
    refused(whole, "--config", file_path);
}

static void has_the_documented_defaults(void **state)
{
    struct options options;
    struct error error;

    (void)state;
    assert_true(read_words(&options, (const char *const[]){ NULL }, &error));
    assert_int_equal(options.task, OPTIONS_SERVE);
    assert_int_equal(options.listen_count, 3);
    assert_string_equal(options.listen[0], "unix:/var/run/iocaged.sock");
    assert_string_equal(options.listen[1], "127.0.0.1:12150");
    assert_string_equal(options.listen[2], "127.0.0.1:12151");
    assert_string_equal(options.iocage, "/usr/local/bin/iocage");
    assert_string_equal(options.config, "");
    assert_null(options.dialect);
    assert_int_equal(options.program_count, 0);
    assert_int_equal(options.auth, OPTIONS_AUTH_ACCOUNTS);
    assert_string_equal(options.accounts, "/usr/local/etc/iocaged/accounts");
    assert_string_equal(options.user, "");
    assert_int_equal(options.time_limit, 0);
    assert_int_equal(options.output_limit, 16777216);
    assert_int_equal(options.commands, 64);
    assert_int_equal(options.waiting, 1024);
    assert_int_equal(options.connections, 2048);
    assert_int_equal(options.connections_per_address, 1024);
    assert_int_equal(options.request_time, 30);
    assert_int_equal(options.idle_time, 60);
    assert_int_equal(options.header_limit, 16384);
    assert_int_equal(options.body_limit, 131072);
    assert_int_equal(options.message_limit, 131072);
    assert_int_equal(options.depth_limit, 16);
    assert_int_equal(options.login_time, 30);
    assert_int_equal(options.websocket_idle_time, 1800);
}

static void reads_each_option_of_the_command_line(void **state)
{
    struct options options;
    struct error error;

    (void)state;
    assert_true(read_all(&options, &error, "--listen", "127.0.0.1:0", "--listen=[::1]:80", "--listen", "unix:/tmp/x",
                         "--iocage", "/bin/echo", "--dialect", "shell", "--auth=none", "--time-limit", "86400",
                         "--output-limit=1", "--body-limit", "67108864", "--commands", "1", "--waiting", "0"));
    assert_int_equal(options.listen_count, 3);
    assert_string_equal(options.listen[0], "127.0.0.1:0");
    assert_string_equal(options.listen[1], "[::1]:80");
    assert_string_equal(options.listen[2], "unix:/tmp/x");
    assert_string_equal(options.iocage, "/bin/echo");
    assert_string_equal(options.dialect, "shell");
    assert_int_equal(options.time_limit, 86400);
    assert_int_equal(options.output_limit, 1);
    assert_int_equal(options.body_limit, 67108864);
    assert_int_equal(options.commands, 1);
    assert_int_equal(options.waiting, 0);
}

static void reads_each_limit(void **state)
{
    struct options options;
    struct error error;

    (void)state;
    assert_true(read_all(&options, &error, "--connections", "1", "--connections-per-address=2", "--request-time=3",
                         "--idle-time=4", "--header-limit=4096", "--message-limit=6", "--depth-limit=7",
                         "--login-time=8", "--websocket-idle-time=9"));
    assert_int_equal(options.connections, 1);
    assert_int_equal(options.connections_per_address, 2);
    assert_int_equal(options.request_time, 3);
    assert_int_equal(options.idle_time, 4);
    assert_int_equal(options.header_limit, 4096);
    assert_int_equal(options.body_limit, 131072);
    assert_int_equal(options.message_limit, 6);
    assert_int_equal(options.depth_limit, 7);
    assert_int_equal(options.login_time, 8);
    assert_int_equal(options.websocket_idle_time, 9);
    refused("header-limit: \"2047\" is not a number from 2048 to 1048576", "--header-limit", "2047");
    refused("depth-limit: \"17\" is not a number from 2 to 16", "--depth-limit", "17");
}

static void knows_what_it_is_asked_to_do(void **state)
{
    struct options options;
    struct error error;

    (void)state;
    assert_true(read_all(&options, &error, "--check-config"));
    assert_int_equal(options.task, OPTIONS_CHECK);
    assert_true(read_all(&options, &error, "--version", "--check-config"));
    assert_int_equal(options.task, OPTIONS_PRINT_VERSION);
    assert_true(read_all(&options, &error, "--help", "--version", "--config", "/nonexistent"));
    assert_int_equal(options.task, OPTIONS_PRINT_HELP);
}

static void refuses_what_is_no_option(void **state)
{
    (void)state;
    refused("unknown option --frobnicate; --help lists them", "--frobnicate");
    refused("unknown option -x; --help lists them", "-x");
    refused("\"more\" is not an option; --help lists them", "--commands", "5", "more");
    refused("option --commands needs a value", "--commands");
    refused("option --help takes no value", "--help=me");
    refused("commands is given twice", "--commands", "5", "--commands", "6");
}

static void refuses_a_number_out_of_its_range(void **state)
{
    (void)state;
    refused("time-limit: \"0\" is not a number from 1 to 86400", "--time-limit", "0");
    refused("time-limit: \"86401\" is not a number from 1 to 86400", "--time-limit", "86401");
    refused("commands: \"-1\" is not a number from 1 to 64", "--commands=-1");
    refused("commands: \"5x\" is not a number from 1 to 64", "--commands", "5x");
    refused("commands: \"\" is not a number from 1 to 64", "--commands", "");
    refused("waiting: \"99999999999999999999\" is not a number from 0 to 1048576", "--waiting", "99999999999999999999");
}

static void knows_each_program_by_the_name_of_its_dialect(void **state)
{
    static const char text[] = "dialect = python\n";
    struct options options;
    struct error error;

    (void)state;
    assert_true(read_all(&options, &error, "--dialect", "python"));
    assert_string_equal(options.dialect, "python");
    assert_true(read_all(&options, &error, "--dialect=auto"));
    assert_null(options.dialect);
    write_bytes(text, strlen(text));
    assert_true(read_all(&options, &error, "--config", file_path));
    assert_string_equal(options.dialect, "python");
    assert_true(read_all(&options, &error, "--config", file_path, "--dialect", "shell"));
    assert_string_equal(options.dialect, "shell");
    assert_true(read_all(&options, &error, "--config", file_path, "--dialect", "auto"));
    assert_null(options.dialect);
}

static void refuses_a_dialect_that_no_program_has(void **state)
{
    static const char *const words[] = { "perl", "", "Shell", "shell ", "pyth" };
    char detail[ERROR_DETAIL_MAX];

    (void)state;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        snprintf(detail, sizeof(detail), "dialect: \"%s\" is not one of: auto, shell, python", words[i]);
        refused(detail, "--dialect", words[i]);
    }
    refused("dialect is given twice", "--dialect", "shell", "--dialect", "python");
}

static void reads_where_other_programs_are(void **state)
{
    static const char text[] = "program = zfs=/a b\nprogram=cat = /bin/cat\n";
    struct options options;
    struct error error;

    (void)state;
    assert_true(read_all(&options, &error, "--program", "zfs=/sbin/zfs", "--program=x=/=y"));
    assert_int_equal(options.program_count, 2);
    assert_string_equal(options.programs[0].name, "zfs");
    assert_string_equal(options.programs[0].path, "/sbin/zfs");
    assert_string_equal(options.programs[1].name, "x");
    assert_string_equal(options.programs[1].path, "/=y");
    write_bytes(text, strchr(text, '\n') - text);
    assert_true(read_all(&options, &error, "--config", file_path));
    assert_int_equal(options.program_count, 1);
    assert_string_equal(options.programs[0].path, "/a b");
    /* As with listeners, those of the command line replace all of the file. */
    assert_true(read_all(&options, &error, "--config", file_path, "--program", "cat=/bin/cat"));
    assert_int_equal(options.program_count, 1);
    assert_string_equal(options.programs[0].name, "cat");
    assert_file_refused(text, "2: program: \"cat = /bin/cat\" is not NAME=PATH with an absolute path");
}

static void refuses_a_program_without_a_name_or_an_absolute_path(void **state)
{
    static const char *const texts[] = { "zfs", "", "=", "=/sbin/zfs", "zfs=", "zfs=sbin/zfs", "zfs =zfs" };
    char detail[ERROR_DETAIL_MAX];

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        snprintf(detail, sizeof(detail), "program: \"%s\" is not NAME=PATH with an absolute path", texts[i]);
        refused(detail, "--program", texts[i]);
    }
}

static void refuses_programs_beyond_its_limits(void **state)
{
    const char *words[2 * (OPTIONS_PROGRAMS_MAX + 1) + 1] = { NULL };
    char text[OPTIONS_NAME_MAX + OPTIONS_PATH_MAX + 1] = "";
    struct options options;
    struct error error;

    (void)state;
    for (size_t i = 0; i <= OPTIONS_PROGRAMS_MAX; i++) {
        words[2 * i] = "--program";
        words[2 * i + 1] = "zfs=/sbin/zfs";
    }
    assert_refused("there can be at most 8 programs", words);
    words[(size_t)2 * OPTIONS_PROGRAMS_MAX] = NULL;
    assert_true(read_words(&options, words, &error));
    assert_int_equal(options.program_count, OPTIONS_PROGRAMS_MAX);
    snprintf(text, sizeof(text), "%0*d=/x", OPTIONS_NAME_MAX - 1, 0);
    assert_true(read_all(&options, &error, "--program", text));
    assert_int_equal(strlen(options.programs[0].name), OPTIONS_NAME_MAX - 1);
    snprintf(text, sizeof(text), "%0*d=/x", OPTIONS_NAME_MAX, 0);
    assert_false(read_all(&options, &error, "--program", text));
    snprintf(text, sizeof(text), "zfs=/%0*d", OPTIONS_PATH_MAX - 2, 0);
    assert_true(read_all(&options, &error, "--program", text));
    assert_int_equal(strlen(options.programs[0].path), OPTIONS_PATH_MAX - 1);
    snprintf(text, sizeof(text), "zfs=/%0*d", OPTIONS_PATH_MAX - 1, 0);
    assert_false(read_all(&options, &error, "--program", text));
    assert_int_equal(error.code, ERROR_CONFIGURATION);
}

static void refuses_a_word_and_names_those_allowed(void **state)
{
    (void)state;
    refused("auth: \"token\" is not one of: none, accounts", "--auth", "token");
}

static void refuses_a_path_that_cannot_be_one(void **state)
{
    char path[OPTIONS_PATH_MAX + 1];

    (void)state;
    memset(path, '/', sizeof(path) - 1);
    path[sizeof(path) - 1] = '\0';
    refused("iocage: \"bin/iocage\" is not an absolute path", "--iocage", "bin/iocage");
    refused("iocage: a path has 1 to 1023 bytes", "--iocage", path);
    refused("config: a path has 1 to 1023 bytes", "--config", "");
    refused("cannot open /nonexistent/file: No such file or directory", "--config", "/nonexistent/file");
    refused("cannot read /: Is a directory", "--config", "/");
}

static void refuses_listeners_beyond_its_limits(void **state)
{
    const char *words[2 * (OPTIONS_LISTEN_MAX + 1) + 1] = { NULL };
    char address[LISTENER_ADDRESS_MAX + 1];
    struct options options;
    struct error error;

    (void)state;
    for (size_t i = 0; i <= OPTIONS_LISTEN_MAX; i++) {
        words[2 * i] = "--listen";
        words[2 * i + 1] = "127.0.0.1:0";
    }
    assert_refused("there can be at most 16 listeners", words);
    words[(size_t)2 * OPTIONS_LISTEN_MAX] = NULL;
    assert_true(read_words(&options, words, &error));
    assert_int_equal(options.listen_count, OPTIONS_LISTEN_MAX);
    memset(address, '1', sizeof(address) - 1);
    address[sizeof(address) - 1] = '\0';
    refused("listen: an address has at most 255 bytes", "--listen", address);
}

static void refuses_listeners_that_other_hosts_reach_without_authentication(void **state)
{
    struct options options;
    struct error error;

    (void)state;
    assert_false(read_all(&options, &error, "--auth", "none", "--insecure", "--listen", "127.0.0.1:80", "--listen",
                          "0.0.0.0:80"));
    assert_int_equal(error.code, ERROR_CONFIGURATION);
    assert_non_null(strstr(error.detail, "\"0.0.0.0:80\" with --auth none"));
    assert_false(read_all(&options, &error, "--auth=none", "--tls", "on", "--listen", "0.0.0.0:80"));
    assert_non_null(strstr(error.detail, "\"https://0.0.0.0:80\" with --auth none"));
    assert_false(read_all(&options, &error, "--listen", "localhost"));
    assert_int_equal(error.code, ERROR_CONFIGURATION);
}

static void refuses_listeners_that_other_hosts_reach_without_tls(void **state)
{
    static const char *const plain[] = { "0.0.0.0:80", "[::]:80", "http://192.0.2.1:80" };
    struct options options;
    struct error error;

    (void)state;
    for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++) {
        assert_false(read_all(&options, &error, "--listen", "127.0.0.1:80", "--listen", plain[i]));
        assert_int_equal(error.code, ERROR_CONFIGURATION);
        assert_non_null(strstr(error.detail, plain[i]));
        assert_non_null(strstr(error.detail, "without TLS"));
    }
    assert_false(read_all(&options, &error, "--tls=on", "--listen", "http://0.0.0.0:80"));
    assert_non_null(strstr(error.detail, "\"http://0.0.0.0:80\" without TLS"));
    assert_false(read_all(&options, &error, "--insecure=no", "--listen", "0.0.0.0:80"));
    assert_non_null(strstr(error.detail, "without TLS"));
    assert_true(read_all(&options, &error, "--insecure", "--listen", "0.0.0.0:80"));
    assert_true(read_all(&options, &error, "--tls=on", "--listen", "0.0.0.0:80", "--listen", "wss://[::]:80"));
}

static void listens_with_tls_where_it_is_on(void **state)
{
    struct options options;
    struct error error;

    (void)state;
    assert_true(read_all(&options, &error, "--tls", "on"));
    assert_int_equal(options.listen_count, 3);
    assert_string_equal(options.listen[0], "unix:/var/run/iocaged.sock");
    assert_string_equal(options.listen[1], "wss://127.0.0.1:12150");
    assert_string_equal(options.listen[2], "https://127.0.0.1:12151");
    assert_true(read_all(&options, &error, "--tls", "on", "--listen", "127.0.0.1:1", "--listen", "127.0.0.1:2",
                         "--listen", "wss://127.0.0.1:3", "--listen", "http://[::1]:4", "--listen", "unix:/a://b"));
    assert_int_equal(options.listen_count, 5);
    assert_string_equal(options.listen[0], "https://127.0.0.1:1");
    assert_string_equal(options.listen[1], "https://127.0.0.1:2");
    assert_string_equal(options.listen[2], "wss://127.0.0.1:3");
    assert_string_equal(options.listen[3], "http://[::1]:4");
    assert_string_equal(options.listen[4], "unix:/a://b");
    refused("cannot listen on \"wss://127.0.0.1:3\" without TLS: see --tls", "--listen", "wss://127.0.0.1:3");
    refused("cannot listen on \"https://127.0.0.1:3\" without TLS: see --tls", "--listen", "https://127.0.0.1:3");
}

static void turns_tls_on_with_a_certificate(void **state)
{
    struct options options;
    struct error error;

    (void)state;
    assert_true(read_all(&options, &error, "--listen", "127.0.0.1:1"));
    assert_int_equal(options.tls, OPTIONS_TLS_OFF);
    assert_string_equal(options.listen[0], "127.0.0.1:1");
    assert_string_equal(options.state, "/var/db/iocaged");
    assert_true(read_all(&options, &error, "--tls-cert", "a.crt", "--tls-key", "/a.key", "--client-ca", "/ca.crt"));
    assert_int_equal(options.tls, OPTIONS_TLS_ON);
    assert_string_equal(options.tls_certificate, "a.crt");
    assert_string_equal(options.tls_key, "/a.key");
    assert_string_equal(options.client_ca, "/ca.crt");
    assert_true(read_all(&options, &error, "--tls", "off", "--tls-cert", "/a.crt", "--tls-key", "/a.key"));
    assert_int_equal(options.tls, OPTIONS_TLS_OFF);
    assert_string_equal(options.listen[1], "127.0.0.1:12150");
    refused("tls-cert and tls-key go together: one of them is not given", "--tls-cert", "/a.crt");
    refused("tls-cert and tls-key go together: one of them is not given", "--tls", "on", "--tls-key", "/a.key");
    refused("client-ca is of no use without TLS; --tls on makes a certificate", "--client-ca", "/ca.crt");
    refused("tls: \"yes\" is not one of: auto, on, off", "--tls", "yes");
    refused("state: \"x\" is not an absolute path", "--state", "x");
}

static void reads_a_file_and_lets_the_command_line_win(void **state)
{
    static const char text[] = "# limits\n\n  commands = 5\r\n\twaiting=7\n#waiting = 8\n"
                               "listen = 127.0.0.1:1\nlisten = unix:/tmp/a=#b";
    struct options options;
    struct error error;

    (void)state;
    write_bytes(text, strlen(text));
    assert_true(read_all(&options, &error, "--waiting", "9", "--config", file_path));
    assert_int_equal(options.commands, 5);
    assert_int_equal(options.waiting, 9);
    assert_int_equal(options.body_limit, 131072);
    assert_int_equal(options.listen_count, 2);
    assert_string_equal(options.listen[0], "127.0.0.1:1");
    assert_string_equal(options.listen[1], "unix:/tmp/a=#b");
    assert_true(read_all(&options, &error, "--config", file_path, "--listen", "127.0.0.1:3"));
    assert_int_equal(options.listen_count, 1);
    assert_string_equal(options.listen[0], "127.0.0.1:3");
    assert_string_equal(options.config, file_path);
}

static void names_the_line_of_a_file_that_is_wrong(void **state)
{
    (void)state;
    assert_file_refused("commands = 5\n\nwaiting\n", "3: a line is \"name = value\" or a comment that begins with #");
    assert_file_refused("colour = red", "1: there is no option \"colour\"");
    assert_file_refused("= red", "1: there is no option \"\"");
    assert_file_refused("\nhelp = yes\n", "2: help is for the command line only");
    assert_file_refused("config = /etc/x\n", "1: config is for the command line only");
    assert_file_refused("commands = 5\ncommands = 5\n", "2: commands is given twice");
    assert_file_refused("commands = 5 # few\n", "1: commands: \"5 # few\" is not a number from 1 to 64");
    assert_file_refused("#\niocage = iocage\n", "2: iocage: \"iocage\" is not an absolute path");
}

static void refuses_a_file_that_is_no_text_or_too_long(void **state)
{
    static char large[OPTIONS_FILE_MAX + 1];
    char detail[ERROR_DETAIL_MAX];
    struct options options;
    struct error error;

    (void)state;
    write_bytes("commands\0= 5\n", 13);
    snprintf(detail, sizeof(detail), "%s holds a NUL byte", file_path);
    refused(detail, "--config", file_path);
    memset(large, '\n', sizeof(large));
    write_bytes(large, sizeof(large));
    snprintf(detail, sizeof(detail), "%s has more than 65536 bytes", file_path);
    refused(detail, "--config", file_path);
    write_bytes(large, sizeof(large) - 1);
    assert_true(read_all(&options, &error, "--config", file_path));
    write_bytes("", 0);
    assert_true(read_all(&options, &error, "--config", file_path));
}

static void helps_with_every_option_and_its_default(void **state)
{
    static const char *const parts[] = {
        "--listen ADDRESS", "127.0.0.1:12151",     "--iocage PATH",       "--dialect WORD",
        "--auth WORD",      "--program NAME=PATH", "auto, shell, python", "--time-limit SECONDS",
        "16777216",         "--body-limit BYTES",  "--commands N",        "--waiting N",
        "--config FILE",    "--check-config",      "--version",           "--help"
    };
    char text[8192] = "";
    FILE *stream = fmemopen(text, sizeof(text), "w");

    (void)state;
    assert_non_null(stream);
    options_print_help(stream);
    assert_int_equal(fclose(stream), 0);
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
        assert_non_null(strstr(text, parts[i]));
}

static int make_file(void **state)
{
    int fd = mkstemp(file_path);

    (void)state;
    return fd < 0 ? -1 : close(fd);
}

static int remove_file(void **state)
{
    (void)state;
    return unlink(file_path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(has_the_documented_defaults),
        cmocka_unit_test(reads_each_option_of_the_command_line),
        cmocka_unit_test(reads_each_limit),
        cmocka_unit_test(knows_what_it_is_asked_to_do),
        cmocka_unit_test(refuses_what_is_no_option),
        cmocka_unit_test(refuses_a_number_out_of_its_range),
        cmocka_unit_test(knows_each_program_by_the_name_of_its_dialect),
        cmocka_unit_test(refuses_a_dialect_that_no_program_has),
        cmocka_unit_test(reads_where_other_programs_are),
        cmocka_unit_test(refuses_a_program_without_a_name_or_an_absolute_path),
        cmocka_unit_test(refuses_programs_beyond_its_limits),
        cmocka_unit_test(refuses_a_word_and_names_those_allowed),
        cmocka_unit_test(refuses_a_path_that_cannot_be_one),
        cmocka_unit_test(refuses_listeners_beyond_its_limits),
        cmocka_unit_test(refuses_listeners_that_other_hosts_reach_without_authentication),
        cmocka_unit_test(refuses_listeners_that_other_hosts_reach_without_tls),
        cmocka_unit_test(listens_with_tls_where_it_is_on),
        cmocka_unit_test(turns_tls_on_with_a_certificate),
        cmocka_unit_test(reads_a_file_and_lets_the_command_line_win),
        cmocka_unit_test(names_the_line_of_a_file_that_is_wrong),
        cmocka_unit_test(refuses_a_file_that_is_no_text_or_too_long),
        cmocka_unit_test(helps_with_every_option_and_its_default),
    };

    return cmocka_run_group_tests(tests, make_file, remove_file);
}
