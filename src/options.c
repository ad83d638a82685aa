#include "options.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "buffer.h"
#include "option_row.h"

enum {
    LONG_VALUE = 256 /* getopt_long() returns this plus the row: no character */
};

/* The defaults, the file or the command line, each laid over what was there before. */
struct layer {
    struct options *options;
    bool seen[OPTION_ROWS_MAX];
};

static bool layer_read(struct layer *layer, const struct option_row *row, const char *text, struct error *error)
{
    bool *seen = &layer->seen[row - option_rows];

    if (*seen && !row->repeatable)
        return error_set(error, ERROR_CONFIGURATION, "%s is given twice", row->name);
    /* What one layer lists replaces all that the one below it does. */
    if (!*seen && row->count_offset != 0)
        *(size_t *)(void *)((char *)layer->options + row->count_offset) = 0;
    *seen = true;
    return row->read(row, text, layer->options, error);
}

static bool read_defaults(struct options *options, struct error *error)
{
    struct layer layer = { .options = options };

    memset(options, 0, sizeof(*options));
    for (size_t i = 0; i < option_row_count; i++)
        for (const char *const *text = option_rows[i].initial; *text; text++)
            if (!layer_read(&layer, &option_rows[i], *text, error))
                return false;
    options->listen_default = true;
    return true;
}

static bool refuse_option(int found, char *const argv[], struct error *error)
{
    const char *name = optopt >= LONG_VALUE ? option_rows[optopt - LONG_VALUE].name : NULL;

    if (found == ':' && name)
        return error_set(error, ERROR_CONFIGURATION, "option --%s needs a value", name);
    if (name)
        return error_set(error, ERROR_CONFIGURATION, "option --%s takes no value", name);
    if (optopt > 0)
        return error_set(error, ERROR_CONFIGURATION, "unknown option -%c; --help lists them", optopt);
    return error_set(error, ERROR_CONFIGURATION, "unknown option %s; --help lists them", argv[optind - 1]);
}

static int takes_value(const struct option_row *row)
{
    if (row->flag)
        return optional_argument;
    return row->value ? required_argument : no_argument;
}

static void make_long_options(struct option known[OPTION_ROWS_MAX + 1])
{
    memset(known, 0, (OPTION_ROWS_MAX + 1) * sizeof(known[0]));
    for (size_t i = 0; i < option_row_count; i++) {
        known[i].name = option_rows[i].name;
        known[i].has_arg = takes_value(&option_rows[i]);
        known[i].val = LONG_VALUE + (int)i;
    }
}

static bool read_command_line(struct options *options, int argc, char *const argv[], struct error *error)
{
    struct layer layer = { .options = options };
    struct option known[OPTION_ROWS_MAX + 1];
    int found = 0;

    make_long_options(known);
    /* 0 and not 1: so glibc and FreeBSD both begin anew, since the command line is read more than once. */
    optind = 0;
    opterr = 0;
    while ((found = getopt_long(argc, argv, "+:", known, NULL)) != -1) {
        if (found < LONG_VALUE)
            return refuse_option(found, argv, error);
        if (!layer_read(&layer, &option_rows[found - LONG_VALUE], optarg, error))
            return false;
    }
    if (optind < argc)
        return error_set(error, ERROR_CONFIGURATION, "\"%s\" is not an option; --help lists them", argv[optind]);
    return true;
}

static bool load_file(const char *path, struct buffer *bytes, struct error *error)
{
    FILE *file = fopen(path, "re");
    size_t got = 0;
    bool loaded = false;

    if (!file)
        return error_set(error, ERROR_CONFIGURATION, "cannot open %s: %s", path, strerror(errno));
    if (!buffer_reserve(bytes, OPTIONS_FILE_MAX + 1)) {
        error_set(error, ERROR_CONFIGURATION, "no memory to read %s", path);
        goto out;
    }
    got = fread(bytes->data, 1, OPTIONS_FILE_MAX + 1, file);
    if (ferror(file))
        error_set(error, ERROR_CONFIGURATION, "cannot read %s: %s", path, strerror(errno));
    else if (got > OPTIONS_FILE_MAX)
        error_set(error, ERROR_CONFIGURATION, "%s has more than %d bytes", path, OPTIONS_FILE_MAX);
    else if (memchr(bytes->data, '\0', got))
        error_set(error, ERROR_CONFIGURATION, "%s holds a NUL byte", path);
    else
        loaded = true;
    bytes->length = got;
    bytes->data[got] = '\0';
out:
    fclose(file);
    return loaded;
}

/* Cuts blanks off both ends, in place. */
static char *trim(char *text)
{
    static const char blanks[] = " \t\r";
    size_t length = 0;

    text += strspn(text, blanks);
    length = strlen(text);
    while (length > 0 && strchr(blanks, text[length - 1]))
        length--;
    text[length] = '\0';
    return text;
}

static const struct option_row *find_row(const char *name)
{
    for (size_t i = 0; i < option_row_count; i++)
        if (strcmp(option_rows[i].name, name) == 0)
            return &option_rows[i];
    return NULL;
}

static bool read_line(struct layer *layer, char *line, struct error *error)
{
    char *equals = NULL;
    const char *name = NULL;
    const struct option_row *row = NULL;

    line = trim(line);
    if (line[0] == '\0' || line[0] == '#')
        return true;
    equals = strchr(line, '=');
    if (!equals)
        return error_set(error, ERROR_CONFIGURATION, "a line is \"name = value\" or a comment that begins with #");
    *equals = '\0';
    name = trim(line);
    row = find_row(name);
    if (!row)
        return error_set(error, ERROR_CONFIGURATION, "there is no option \"%s\"", name);
    if (row->command_line_only)
        return error_set(error, ERROR_CONFIGURATION, "%s is for the command line only", name);
    return layer_read(layer, row, trim(equals + 1), error);
}

static bool read_lines(const char *path, char *text, struct options *options, struct error *error)
{
    struct layer layer = { .options = options };
    struct error reason = { 0 };
    char *end = NULL;

    for (size_t number = 1; text; number++, text = end) {
        end = strchr(text, '\n');
        if (end)
            *end++ = '\0';
        if (!read_line(&layer, text, &reason))
            return error_set(error, reason.code, "%s:%zu: %s", path, number, reason.detail);
    }
    return true;
}

static bool read_file(const char *path, struct options *options, struct error *error)
{
    struct buffer bytes;
    bool read = false;

    buffer_init(&bytes, OPTIONS_FILE_MAX + 1);
    read = load_file(path, &bytes, error) && read_lines(path, bytes.data, options, error);
    buffer_clear(&bytes);
    return read;
}

static bool settle_tls(struct options *options, struct error *error)
{
    bool given = options->tls_certificate[0] != '\0';

    if (given != (options->tls_key[0] != '\0'))
        return error_set(error, ERROR_CONFIGURATION, "tls-cert and tls-key go together: one of them is not given");
    if (options->tls == OPTIONS_TLS_AUTO)
        options->tls = given ? OPTIONS_TLS_ON : OPTIONS_TLS_OFF;
    if (options->tls == OPTIONS_TLS_OFF && options->client_ca[0] != '\0')
        return error_set(error, ERROR_CONFIGURATION,
                         "client-ca is of no use without TLS; --tls on makes a certificate");
    return true;
}

/* Writes the scheme of an address that has none: it is https with TLS. */
static bool write_scheme(char address[LISTENER_ADDRESS_MAX], const char *scheme, struct error *error)
{
    size_t length = strlen(scheme);

    if (strncmp(address, "unix:", 5) == 0 || strstr(address, "://") != NULL)
        return true;
    if (strlen(address) + length >= LISTENER_ADDRESS_MAX)
        return error_set(error, ERROR_CONFIGURATION, "listen: the address %s is too long", address);
    memmove(address + length, address, strlen(address) + 1);
    memcpy(address, scheme, length);
    return true;
}

/* With TLS a port speaks WebSocket or HTTP. Of the defaults it is as with SysAdm: the lower port has WebSockets. */
static bool settle_listeners(struct options *options, struct error *error)
{
    if (options->tls == OPTIONS_TLS_OFF)
        return true;
    if (options->listen_default && !write_scheme(options->listen[1], "wss://", error))
        return false;
    for (size_t i = 0; i < options->listen_count; i++)
        if (!write_scheme(options->listen[i], "https://", error))
            return false;
    return true;
}

static bool check_listener(const struct options *options, const char *address, struct error *error)
{
    enum listener_kind kind = LISTENER_HTTP;
    bool local = false;

    if (!listener_check(address, &kind, &local, error))
        return false;
    if (options->tls == OPTIONS_TLS_OFF && kind != LISTENER_HTTP)
        return error_set(error, ERROR_CONFIGURATION, "cannot listen on \"%s\" without TLS: see --tls", address);
    if (!local && kind == LISTENER_HTTP && !options->insecure)
        return error_set(
            error, ERROR_CONFIGURATION,
            "cannot listen on \"%s\" without TLS: other hosts reach it, and whoever is between can read and "
            "change what is said; see --tls, or --insecure if you mean it",
            address);
    /* Without authentication, whoever reaches a listener may do anything: none may be reached from another host. */
    if (!local && options->auth == OPTIONS_AUTH_NONE)
        return error_set(error, ERROR_CONFIGURATION,
                         "cannot listen on \"%s\" with --auth none: only loopback addresses and Unix sockets "
                         "cannot be reached from other hosts",
                         address);
    return true;
}

/* Settles what depends on several options, and checks it. */
static bool settle(struct options *options, struct error *error)
{
    if (!settle_tls(options, error) || !settle_listeners(options, error))
        return false;
    for (size_t i = 0; i < options->listen_count; i++)
        if (!check_listener(options, options->listen[i], error))
            return false;
    return true;
}

bool options_read(struct options *options, int argc, char *const argv[], struct error *error)
{
    char config[OPTIONS_PATH_MAX] = "";

    /* Once to know the file, and once more to be laid over it. */
    if (!read_defaults(options, error) || !read_command_line(options, argc, argv, error))
        return false;
    if (options->task >= OPTIONS_PRINT_VERSION)
        return true;
    if (options->config[0] != '\0') {
        memcpy(config, options->config, sizeof(config));
        if (!read_defaults(options, error) || !read_file(config, options, error) ||
            !read_command_line(options, argc, argv, error))
            return false;
    }
    return settle(options, error);
}

static void print_row(FILE *stream, const struct option_row *row)
{
    char left[64] = "";

    snprintf(left, sizeof(left), "--%s%s%s", row->name, row->value ? " " : "", row->value ? row->value : "");
    fprintf(stream, "  %-*s  %s\n", OPTION_HELP_WIDTH, left, row->doc);
    if (row->explain != NULL)
        row->explain(stream);
    for (const char *const *text = row->initial; *text; text++)
        fprintf(stream, "  %-*s  %s %s\n", OPTION_HELP_WIDTH, "", text == row->initial ? "default:" : "        ",
                *text);
}

void options_print_help(FILE *stream)
{
    fprintf(stream, "usage: iocaged [--NAME VALUE]...\n"
                    "Gives the jails of this host, as iocage manages them, a REST and WebSocket API.\n\n");
    for (size_t i = 0; i < option_row_count; i++)
        print_row(stream, &option_rows[i]);
    fprintf(stream, "\nSIGTERM ends the daemon, SIGHUP has it check its configuration again.\n"
                    "Exit status: 0 after a clean end, 1 for what failed, 2 for a wrong option or configuration.\n");
}
