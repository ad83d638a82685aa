#include "options.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "action.h"
#include "buffer.h"

#define AUTO "auto"

enum {
    LONG_VALUE = 256, /* getopt_long() returns this plus the row: no character */
    DEFAULTS_MAX = 3, /* defaults of one option */
    HELP_WIDTH = 22,  /* of the left column */
};

/* One option. The command line, the file and the help are all read off this. */
struct row {
    const char *name;
    const char *value; /* what stands for its value in the help; NULL: it takes none */
    const char *doc;
    const char *initial[DEFAULTS_MAX + 1];
    bool (*read)(const struct row *row, const char *text, struct options *options, struct error *error);
    size_t offset;            /* of the field, for what can be read alike */
    size_t minimum;           /* numbers */
    size_t maximum;           /* numbers */
    const char *const *words; /* one word of these, in the order of the enumeration */
    enum options_task task;   /* what a flag asks for */
    bool repeatable;
    bool command_line_only;
};

static bool read_task(const struct row *row, const char *text, struct options *options, struct error *error)
{
    (void)text;
    (void)error;
    /* The first to be answered wins, in whatever order they come. */
    if (row->task > options->task)
        options->task = row->task;
    return true;
}

static bool read_listen(const struct row *row, const char *text, struct options *options, struct error *error)
{
    size_t length = strlen(text);
    bool local = false;

    (void)row;
    if (options->listen_count == OPTIONS_LISTEN_MAX)
        return error_set(error, ERROR_CONFIGURATION, "there can be at most %d listeners", OPTIONS_LISTEN_MAX);
    if (length >= LISTENER_ADDRESS_MAX)
        return error_set(error, ERROR_CONFIGURATION, "listen: an address has at most %d bytes",
                         LISTENER_ADDRESS_MAX - 1);
    if (!listener_check(text, &local, error))
        return false;
    memcpy(options->listen[options->listen_count++], text, length + 1);
    return true;
}

static bool read_path(const struct row *row, const char *text, struct options *options, struct error *error)
{
    size_t length = strlen(text);

    if (length == 0 || length >= OPTIONS_PATH_MAX)
        return error_set(error, ERROR_CONFIGURATION, "%s: a path has 1 to %d bytes", row->name, OPTIONS_PATH_MAX - 1);
    memcpy((char *)options + row->offset, text, length + 1);
    return true;
}

static bool read_program(const struct row *row, const char *text, struct options *options, struct error *error)
{
    if (text[0] != '/')
        return error_set(error, ERROR_CONFIGURATION, "%s: \"%s\" is not an absolute path", row->name, text);
    return read_path(row, text, options, error);
}

static bool read_number(const struct row *row, const char *text, struct options *options, struct error *error)
{
    unsigned long long number = 0;
    bool digits = text[0] != '\0' && strspn(text, "0123456789") == strlen(text);

    errno = 0;
    if (digits)
        number = strtoull(text, NULL, 10);
    if (!digits || errno != 0 || number < row->minimum || number > row->maximum)
        return error_set(error, ERROR_CONFIGURATION, "%s: \"%s\" is not a number from %zu to %zu", row->name, text,
                         row->minimum, row->maximum);
    *(size_t *)(void *)((char *)options + row->offset) = (size_t)number;
    return true;
}

static bool find_word(const struct row *row, const char *text, size_t *word, struct error *error)
{
    char allowed[128] = "";
    size_t length = 0;

    for (*word = 0; row->words[*word]; (*word)++) {
        if (strcmp(row->words[*word], text) == 0)
            return true;
        length +=
            (size_t)snprintf(allowed + length, sizeof(allowed) - length, "%s%s", *word ? ", " : "", row->words[*word]);
    }
    return error_set(error, ERROR_CONFIGURATION, "%s: \"%s\" is not one of: %s", row->name, text, allowed);
}

/* The name of a dialect of any class, or NULL. known: gets the names of all. */
static const char *find_dialect(const char *text, char *known, size_t size)
{
    size_t length = (size_t)snprintf(known, size, "%s", AUTO);

    for (size_t i = 0; i < class_count; i++) {
        for (size_t j = 0; j < classes[i]->dialect_count; j++) {
            const char *name = classes[i]->dialects[j].name;

            if (strcmp(name, text) == 0)
                return name;
            if (length < size)
                length += (size_t)snprintf(known + length, size - length, ", %s", name);
        }
    }
    return NULL;
}

static bool read_dialect(const struct row *row, const char *text, struct options *options, struct error *error)
{
    char known[128] = "";

    options->dialect = find_dialect(text, known, sizeof(known));
    if (options->dialect != NULL || strcmp(text, AUTO) == 0)
        return true;
    return error_set(error, ERROR_CONFIGURATION, "%s: \"%s\" is not one of: %s", row->name, text, known);
}

static bool read_other_program(const struct row *row, const char *text, struct options *options, struct error *error)
{
    const char *equals = strchr(text, '=');
    struct program *program = &options->programs[options->program_count];
    size_t length = equals != NULL ? (size_t)(equals - text) : 0;

    if (options->program_count == OPTIONS_PROGRAMS_MAX)
        return error_set(error, ERROR_CONFIGURATION, "there can be at most %d programs", OPTIONS_PROGRAMS_MAX);
    if (length == 0 || length >= OPTIONS_NAME_MAX || equals[1] != '/' || strlen(equals + 1) >= OPTIONS_PATH_MAX)
        return error_set(error, ERROR_CONFIGURATION, "%s: \"%s\" is not NAME=PATH with an absolute path", row->name,
                         text);
    snprintf(options->program_names[options->program_count], OPTIONS_NAME_MAX, "%.*s", (int)length, text);
    snprintf(options->program_paths[options->program_count], OPTIONS_PATH_MAX, "%s", equals + 1);
    program->name = options->program_names[options->program_count];
    program->path = options->program_paths[options->program_count];
    options->program_count++;
    return true;
}

static bool read_auth(const struct row *row, const char *text, struct options *options, struct error *error)
{
    size_t word = 0;

    if (!find_word(row, text, &word, error))
        return false;
    options->auth = (enum options_auth)word;
    return true;
}

static const char *const auths[] = {
    [OPTIONS_AUTH_NONE] = "none",
    NULL,
};

static const struct row rows[] = {
    {
        .name = "listen",
        .value = "ADDRESS",
        .doc = "ADDR:PORT, [ADDR6]:PORT or unix:PATH to listen on; may be repeated",
        .initial = { "unix:/var/run/iocaged.sock", "127.0.0.1:12150", "127.0.0.1:12151" },
        .read = read_listen,
        .repeatable = true,
    },
    {
        .name = "iocage",
        .value = "PATH",
        .doc = "the iocage program, an absolute path",
        .initial = { "/usr/local/bin/iocage" },
        .read = read_program,
        .offset = offsetof(struct options, iocage),
    },
    {
        .name = "dialect",
        .value = "WORD",
        .doc = "which program that is; auto: it is asked for its version",
        .initial = { AUTO },
        .read = read_dialect,
    },
    {
        .name = "program",
        .value = "NAME=PATH",
        .doc = "where another program is that the schema names; may be repeated",
        .read = read_other_program,
        .repeatable = true,
    },
    {
        .name = "auth",
        .value = "WORD",
        .doc = "how clients prove who they are: none, on loopback and Unix sockets only",
        .initial = { "none" },
        .read = read_auth,
        .words = auths,
    },
    {
        .name = "time-limit",
        .value = "SECONDS",
        .doc = "no command runs longer (default: what its action allows)",
        .read = read_number,
        .offset = offsetof(struct options, time_limit),
        .minimum = 1,
        .maximum = 86400,
    },
    {
        .name = "output-limit",
        .value = "BYTES",
        .doc = "no command may print more",
        .initial = { "16777216" },
        .read = read_number,
        .offset = offsetof(struct options, output_limit),
        .minimum = 1,
        .maximum = 1 << 30,
    },
    {
        .name = "body-limit",
        .value = "BYTES",
        .doc = "no request's body and no WebSocket message may be larger",
        .initial = { "131072" },
        .read = read_number,
        .offset = offsetof(struct options, body_limit),
        .minimum = 1,
        .maximum = 1 << 26,
    },
    {
        .name = "commands",
        .value = "N",
        .doc = "commands that run at once",
        .initial = { "64" },
        .read = read_number,
        .offset = offsetof(struct options, commands),
        .minimum = 1,
        .maximum = 4096,
    },
    {
        .name = "waiting",
        .value = "N",
        .doc = "commands that wait for their turn; more are refused",
        .initial = { "1024" },
        .read = read_number,
        .offset = offsetof(struct options, waiting),
        .minimum = 0,
        .maximum = 1 << 20,
    },
    {
        .name = "config",
        .value = "FILE",
        .doc = "a file with lines \"name = value\" of the options above",
        .read = read_path,
        .offset = offsetof(struct options, config),
        .command_line_only = true,
    },
    {
        .name = "check-config",
        .doc = "check the options and the file, and end",
        .read = read_task,
        .task = OPTIONS_CHECK,
        .repeatable = true,
        .command_line_only = true,
    },
    {
        .name = "version",
        .doc = "print the version, and end",
        .read = read_task,
        .task = OPTIONS_PRINT_VERSION,
        .repeatable = true,
        .command_line_only = true,
    },
    {
        .name = "help",
        .doc = "print this, and end",
        .read = read_task,
        .task = OPTIONS_PRINT_HELP,
        .repeatable = true,
        .command_line_only = true,
    },
};

enum {
    ROW_COUNT = sizeof(rows) / sizeof(rows[0])
};

/* The defaults, the file or the command line, each laid over what was there before. */
struct layer {
    struct options *options;
    bool seen[ROW_COUNT];
};

static bool layer_read(struct layer *layer, const struct row *row, const char *text, struct error *error)
{
    bool *seen = &layer->seen[row - rows];

    if (*seen && !row->repeatable)
        return error_set(error, ERROR_CONFIGURATION, "%s is given twice", row->name);
    if (!*seen && row->read == read_listen)
        layer->options->listen_count = 0;
    if (!*seen && row->read == read_other_program)
        layer->options->program_count = 0;
    *seen = true;
    return row->read(row, text, layer->options, error);
}

static bool read_defaults(struct options *options, struct error *error)
{
    struct layer layer = { .options = options };

    memset(options, 0, sizeof(*options));
    for (size_t i = 0; i < ROW_COUNT; i++)
        for (const char *const *text = rows[i].initial; *text; text++)
            if (!layer_read(&layer, &rows[i], *text, error))
                return false;
    return true;
}

static bool refuse_option(int found, char *const argv[], struct error *error)
{
    const char *name = optopt >= LONG_VALUE ? rows[optopt - LONG_VALUE].name : NULL;

    if (found == ':' && name)
        return error_set(error, ERROR_CONFIGURATION, "option --%s needs a value", name);
    if (name)
        return error_set(error, ERROR_CONFIGURATION, "option --%s takes no value", name);
    if (optopt > 0)
        return error_set(error, ERROR_CONFIGURATION, "unknown option -%c; --help lists them", optopt);
    return error_set(error, ERROR_CONFIGURATION, "unknown option %s; --help lists them", argv[optind - 1]);
}

static void make_long_options(struct option known[ROW_COUNT + 1])
{
    memset(known, 0, (ROW_COUNT + 1) * sizeof(known[0]));
    for (int i = 0; i < ROW_COUNT; i++) {
        known[i].name = rows[i].name;
        known[i].has_arg = rows[i].value ? required_argument : no_argument;
        known[i].val = LONG_VALUE + i;
    }
}

static bool read_command_line(struct options *options, int argc, char *const argv[], struct error *error)
{
    struct layer layer = { .options = options };
    struct option known[ROW_COUNT + 1];
    int found = 0;

    make_long_options(known);
    /* 0 and not 1: so glibc and FreeBSD both begin anew, since the command line is read more than once. */
    optind = 0;
    opterr = 0;
    while ((found = getopt_long(argc, argv, "+:", known, NULL)) != -1) {
        if (found < LONG_VALUE)
            return refuse_option(found, argv, error);
        if (!layer_read(&layer, &rows[found - LONG_VALUE], optarg, error))
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

static const struct row *find_row(const char *name)
{
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (strcmp(rows[i].name, name) == 0)
            return &rows[i];
    return NULL;
}

static bool read_line(struct layer *layer, char *line, struct error *error)
{
    char *equals = NULL;
    const char *name = NULL;
    const struct row *row = NULL;

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

/* Without authentication, whoever reaches a listener may do anything: none may be reached from another host. */
static bool check_auth(const struct options *options, struct error *error)
{
    bool local = false;

    for (size_t i = 0; i < options->listen_count; i++) {
        if (!listener_check(options->listen[i], &local, error))
            return false;
        if (!local && options->auth == OPTIONS_AUTH_NONE)
            return error_set(error, ERROR_CONFIGURATION,
                             "cannot listen on \"%s\" with --auth none: only loopback addresses and Unix sockets "
                             "cannot be reached from other hosts",
                             options->listen[i]);
    }
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
    return check_auth(options, error);
}

static void print_dialects(FILE *stream)
{
    fprintf(stream, "  %-*s  one of: %s", HELP_WIDTH, "", AUTO);
    for (size_t i = 0; i < class_count; i++) {
        for (size_t j = 0; j < classes[i]->dialect_count; j++)
            fprintf(stream, ", %s", classes[i]->dialects[j].name);
    }
    fputs("\n", stream);
}

void options_print_help(FILE *stream)
{
    char left[64] = "";

    fprintf(stream, "usage: iocaged [--NAME VALUE]...\n"
                    "Gives the jails of this host, as iocage manages them, a REST and WebSocket API.\n\n");
    for (size_t i = 0; i < ROW_COUNT; i++) {
        snprintf(left, sizeof(left), "--%s%s%s", rows[i].name, rows[i].value ? " " : "",
                 rows[i].value ? rows[i].value : "");
        fprintf(stream, "  %-*s  %s\n", HELP_WIDTH, left, rows[i].doc);
        if (rows[i].read == read_dialect)
            print_dialects(stream);
        for (const char *const *text = rows[i].initial; *text; text++)
            fprintf(stream, "  %-*s  %s %s\n", HELP_WIDTH, "", text == rows[i].initial ? "default:" : "        ",
                    *text);
    }
    fprintf(stream, "\nSIGTERM ends the daemon, SIGHUP has it check its configuration again.\n"
                    "Exit status: 0 after a clean end, 1 for what failed, 2 for a wrong option or configuration.\n");
}
