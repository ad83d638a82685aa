#include "account_command.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "account_entry.h"
#include "account_key.h"
#include "accounts_edit.h"
#include "accounts_file.h"
#include "accounts_text.h"
#include "prompt.h"

enum {
    STATUS_FAILED = 1,
    STATUS_USAGE = 2,
    WORDS_MAX = 3, /* key add NAME */
    COLUMN = 20,   /* width */
};

/* What may be given beside the words. */
enum option_name {
    OPTION_ACCOUNTS,
    OPTION_ROLE,
    OPTION_JAILS,
    OPTION_EXPIRES,
    OPTION_FROM,
    OPTION_NO_PASSWORD,
    OPTION_PAM,
    OPTION_HELP,
    OPTION_COUNT,
};

static const struct option options[] = {
    { "accounts", required_argument, NULL, OPTION_ACCOUNTS },
    { "role", required_argument, NULL, OPTION_ROLE },
    { "jails", required_argument, NULL, OPTION_JAILS },
    { "expires", required_argument, NULL, OPTION_EXPIRES },
    { "from", required_argument, NULL, OPTION_FROM },
    { "no-password", no_argument, NULL, OPTION_NO_PASSWORD },
    { "pam", no_argument, NULL, OPTION_PAM },
    { "help", no_argument, NULL, OPTION_HELP },
    { NULL, 0, NULL, 0 },
};

/* What was asked for. */
struct request {
    const char *options[OPTION_COUNT]; /* the value; NULL: not given */
    const char *words[WORDS_MAX];
    size_t word_count;
    const char *name;
};

static void say(const char *format, ...) __attribute__((format(printf, 1, 2)));

static void say(const char *format, ...)
{
    va_list arguments;

    fputs("iocaged: ", stderr);
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputs("\n", stderr);
}

static int fail(const struct error *error)
{
    say("%s", error->detail);
    return STATUS_FAILED;
}

static int refuse(const struct error *error)
{
    say("%s; iocaged account --help says more", error->detail);
    return STATUS_USAGE;
}

/* Says that a change is made, and what it needs to be of use. */
static int tell(const struct request *request, const char *what)
{
    say("\"%s\" is %s %s; a running daemon takes it up within a second", request->name, what,
        request->options[OPTION_ACCOUNTS]);
    return 0;
}

/* Appends NAME=VALUE to an entry and its line. value: NULL: not given. */
static bool add_word(struct account_entry *entry, struct buffer *line, const char *name, const char *value,
                     struct error *error)
{
    if (value == NULL)
        return true;
    buffer_append_text(line, " ");
    buffer_append_text(line, name);
    buffer_append_text(line, "=");
    buffer_append_text(line, value);
    return account_entry_add(entry, slice_of(name), slice_of(value), error);
}

/* Begins the line of a new entry, of what the command line says. line: to be cleared by the caller. */
static bool begin_line(const struct request *request, enum account_entry_kind kind, struct buffer *line,
                       struct error *error)
{
    const char *when = request->options[OPTION_EXPIRES];
    struct account_entry entry;
    char expires[ACCOUNT_KEY_TIME] = "";

    buffer_init(line, ACCOUNT_ENTRY_LINE_MAX);
    buffer_append_text(line, kind == ACCOUNT_ENTRY_KEY ? "key " : "account ");
    buffer_append_text(line, request->name);
    if (when != NULL)
        account_key_time(when, expires);
    if (request->options[OPTION_ROLE] == NULL)
        return error_set(error, ERROR_CONFIGURATION, "--role is needed: read, operate or admin");
    if (!account_entry_init(&entry, kind, slice_of(request->name), error) ||
        !add_word(&entry, line, "role", request->options[OPTION_ROLE], error) ||
        !add_word(&entry, line, "expires", when != NULL ? expires : NULL, error) ||
        !add_word(&entry, line, "jails", request->options[OPTION_JAILS], error) ||
        !add_word(&entry, line, "from", request->options[OPTION_FROM], error) ||
        !add_word(&entry, line, "password", request->options[OPTION_PAM] != NULL ? "pam" : NULL, error))
        return false;
    if (request->options[OPTION_PAM] != NULL && request->options[OPTION_NO_PASSWORD] != NULL)
        return error_set(error, ERROR_CONFIGURATION, "--pam and --no-password exclude each other");
    if (entry.has_expires && entry.expires <= time(NULL))
        return error_set(error, ERROR_CONFIGURATION, "%s is over already", expires);
    return true;
}

static bool hash_new_password(char hash[PASSWORD_HASH_MAX], struct error *error)
{
    char password[PASSWORD_MAX + 2] = "";
    bool done = prompt_password(password, sizeof(password), error) &&
                password_hash(slice_of(password), password_best(), hash, error);

    explicit_bzero(password, sizeof(password));
    return done;
}

static bool add_line(const struct request *request, const struct buffer *line, struct error *error)
{
    if (line->failed)
        return error_set(error, ERROR_NO_MEMORY, "no memory for a line");
    return accounts_edit_add(request->options[OPTION_ACCOUNTS], request->name, line->data, error);
}

static bool needs_password(const struct request *request)
{
    return request->options[OPTION_NO_PASSWORD] == NULL && request->options[OPTION_PAM] == NULL;
}

static int run_add(struct request *request)
{
    char hash[PASSWORD_HASH_MAX] = "";
    struct buffer line;
    struct error error;
    int status = 0;

    if (!begin_line(request, ACCOUNT_ENTRY_ACCOUNT, &line, &error)) {
        status = refuse(&error);
        goto out;
    }
    /* Looked up before the password is asked for, and once more under the lock. */
    if (!accounts_edit_check_new(request->options[OPTION_ACCOUNTS], request->name, &error) ||
        (needs_password(request) && !hash_new_password(hash, &error))) {
        status = fail(&error);
        goto out;
    }
    if (hash[0] != '\0') {
        buffer_append_text(&line, " password=");
        buffer_append_text(&line, hash);
    }
    status = add_line(request, &line, &error) ? tell(request, "added to") : fail(&error);
out:
    buffer_clear(&line);
    return status;
}

static int run_passwd(struct request *request)
{
    const char *path = request->options[OPTION_ACCOUNTS];
    char hash[PASSWORD_HASH_MAX] = "";
    struct error error;

    if (!accounts_edit_check_there(path, ACCOUNT_ENTRY_ACCOUNT, request->name, &error) ||
        !hash_new_password(hash, &error) || !accounts_edit_password(path, request->name, hash, &error))
        return fail(&error);
    return tell(request, "given a new password in");
}

static int remove_entry(const struct request *request, enum account_entry_kind kind)
{
    struct error error;

    if (!accounts_edit_remove(request->options[OPTION_ACCOUNTS], kind, request->name, &error))
        return fail(&error);
    return tell(request, "removed from");
}

static int run_remove(struct request *request)
{
    return remove_entry(request, ACCOUNT_ENTRY_ACCOUNT);
}

static int run_key_remove(struct request *request)
{
    return remove_entry(request, ACCOUNT_ENTRY_KEY);
}

static int run_key_add(struct request *request)
{
    char key[ACCOUNT_KEY_TEXT] = "";
    char hash[ACCOUNT_KEY_HASH] = "";
    struct buffer line;
    struct error error;
    int status = 0;

    if (!begin_line(request, ACCOUNT_ENTRY_KEY, &line, &error)) {
        status = refuse(&error);
        goto out;
    }
    if (!account_key_make(key, hash, &error)) {
        status = fail(&error);
        goto out;
    }
    buffer_append_text(&line, " hash=");
    buffer_append_text(&line, hash);
    status = add_line(request, &line, &error) ? 0 : fail(&error);
    if (status != 0)
        goto out;
    tell(request, "added to");
    say("this is its only copy:");
    if (printf("%s\n", key) < 0 || fflush(stdout) != 0) {
        say("the key could not be printed; remove \"%s\" and add it again", request->name);
        status = STATUS_FAILED;
    }
out:
    buffer_clear(&line);
    explicit_bzero(key, sizeof(key));
    return status;
}

static void print_value(struct slice line, const char *name, const char *absent, int width)
{
    struct slice value = accounts_text_value(line, name);

    if (value.data == NULL)
        value = slice_of(absent);
    printf("%-*.*s%s", width, (int)value.length, value.data, width > 0 ? "  " : "");
}

static void print_heading(enum account_entry_kind kind)
{
    printf("%-*s  %-*s  %-*s  ", COLUMN, "NAME", COLUMN, "ROLE", COLUMN, "JAILS");
    if (kind == ACCOUNT_ENTRY_KEY)
        printf("%-*s  FROM\n", COLUMN, "EXPIRES");
    else
        printf("PASSWORD\n");
}

static void print_entry(const struct account_entry *entry, struct slice line)
{
    printf("%-*s  ", COLUMN, entry->principal.name);
    print_value(line, "role", "", COLUMN);
    print_value(line, "jails", "*", COLUMN);
    if (entry->kind == ACCOUNT_ENTRY_KEY) {
        print_value(line, "expires", "never", COLUMN);
        print_value(line, "from", "anywhere", 0);
    } else {
        printf("%s", entry->pam ? "pam" : entry->password[0] != '\0' ? "yes" : "no");
    }
    printf("\n");
}

static int list(const struct request *request, enum account_entry_kind kind)
{
    struct account_entry entry;
    struct buffer bytes;
    struct slice text;
    struct slice line;
    struct error error;
    bool loaded = accounts_edit_load(request->options[OPTION_ACCOUNTS], &bytes, &error);

    text = buffer_slice(&bytes);
    if (loaded)
        print_heading(kind);
    while (loaded && accounts_text_next(&text, &line))
        if (account_entry_read(&entry, line, &error) && entry.kind == kind)
            print_entry(&entry, line);
    buffer_clear(&bytes);
    return loaded ? 0 : fail(&error);
}

static int run_list(struct request *request)
{
    return list(request, ACCOUNT_ENTRY_ACCOUNT);
}

static int run_key_list(struct request *request)
{
    return list(request, ACCOUNT_ENTRY_KEY);
}

/* One command: its words, after which a name may come, and which options it takes. */
static const struct command_row {
    const char *words[2];
    bool has_name;
    bool takes[OPTION_COUNT]; /* beside those that all take */
    int (*run)(struct request *request);
} commands[] = {
    {
        .words = { "add" },
        .has_name = true,
        .takes = { [OPTION_ROLE] = true, [OPTION_JAILS] = true, [OPTION_NO_PASSWORD] = true, [OPTION_PAM] = true },
        .run = run_add,
    },
    { .words = { "passwd" }, .has_name = true, .run = run_passwd },
    { .words = { "remove" }, .has_name = true, .run = run_remove },
    { .words = { "list" }, .run = run_list },
    {
        .words = { "key", "add" },
        .has_name = true,
        .takes = { [OPTION_ROLE] = true, [OPTION_JAILS] = true, [OPTION_EXPIRES] = true, [OPTION_FROM] = true },
        .run = run_key_add,
    },
    { .words = { "key", "remove" }, .has_name = true, .run = run_key_remove },
    { .words = { "key", "list" }, .run = run_key_list },
};

static void print_help(void)
{
    printf("usage: iocaged account [--accounts FILE] COMMAND\n"
           "Says who may use the daemon, in a file that only its owner may read.\n\n"
           "  add NAME --role ROLE        add an account; its password is asked for on the terminal, or is\n"
           "                              the first line of standard input\n"
           "  passwd NAME                 give it another password\n"
           "  remove NAME                 remove it\n"
           "  list                        print all accounts\n"
           "  key add NAME --role ROLE    add an API key and print it, once\n"
           "  key remove NAME             remove it\n"
           "  key list                    print all API keys, but for what is secret\n\n"
           "  --accounts FILE   default: " ACCOUNTS_FILE_DEFAULT "\n"
           "  --role ROLE       read: look; operate: start, stop and the like as well; admin: all\n"
           "  --jails PATTERN   only jails of this name: * is any text, ? any character\n"
           "  --no-password     an account for a client certificate or the Unix socket\n"
           "  --pam             the password is that of this host's user of the name, and PAM judges it\n"
           "  --expires WHEN    the key is good until 2027-01-01, 2027-01-01T00:00:00Z, or for 90d\n"
           "  --from NETWORK    the key is good from there only: 10.0.0.0/8, 2001:db8::/32\n\n"
           "A running daemon takes up a change within a second.\n"
           "Exit status: 0 if it is done, 1 for what failed, 2 for wrong words.\n");
}

/* Fails, having said why, if an option is not one, or is given twice. */
static bool read_words(struct request *request, int argc, char *const argv[], struct error *error)
{
    int found = 0;

    optind = 1;
    opterr = 0;
    while ((found = getopt_long(argc, argv, ":", options, NULL)) != -1) {
        if (found == '?' || found == ':')
            return error_set(error, ERROR_CONFIGURATION, "%s %s", argv[optind - 1],
                             found == ':' ? "needs a value" : "is not an option");
        if (request->options[found] != NULL && found != OPTION_HELP)
            return error_set(error, ERROR_CONFIGURATION, "--%s is given twice", options[found].name);
        request->options[found] = optarg != NULL ? optarg : "";
    }
    for (; optind < argc; optind++) {
        if (request->word_count == WORDS_MAX)
            return error_set(error, ERROR_CONFIGURATION, "\"%s\" is one word too many", argv[optind]);
        request->words[request->word_count++] = argv[optind];
    }
    return true;
}

static const struct command_row *find_command(const struct request *request)
{
    for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
        const char *const *words = commands[i].words;
        size_t count = words[1] != NULL ? 2 : 1;
        bool same = request->word_count >= count && strcmp(request->words[0], words[0]) == 0;

        if (same && (count == 1 || strcmp(request->words[1], words[1]) == 0))
            return &commands[i];
    }
    return NULL;
}

/* Finds the command, and whether it has the name and no options but those that it takes. */
static bool check_command(struct request *request, const struct command_row **command, struct error *error)
{
    size_t count = 0;

    *command = find_command(request);
    if (*command == NULL)
        return request->word_count == 0
                   ? error_set(error, ERROR_CONFIGURATION, "account needs a command")
                   : error_set(error, ERROR_CONFIGURATION, "\"%s%s%s\" is not a command of account", request->words[0],
                               request->word_count > 1 ? " " : "", request->word_count > 1 ? request->words[1] : "");
    count = (*command)->words[1] != NULL ? 2 : 1;
    if (request->word_count < count + (*command)->has_name)
        return error_set(error, ERROR_CONFIGURATION, "the name is missing");
    if (request->word_count > count + (*command)->has_name)
        return error_set(error, ERROR_CONFIGURATION, "\"%s\" is one word too many",
                         request->words[request->word_count - 1]);
    request->name = (*command)->has_name ? request->words[count] : NULL;
    for (size_t i = OPTION_ROLE; i < OPTION_HELP; i++)
        if (request->options[i] != NULL && !(*command)->takes[i])
            return error_set(error, ERROR_CONFIGURATION, "--%s does not belong there", options[i].name);
    return true;
}

int account_command(int argc, char *const argv[])
{
    const struct command_row *command = NULL;
    struct request request = { .word_count = 0 };
    struct error error;
    int status = 0;

    /* Without the program's own name, so that getopt_long() takes "account" for it. */
    if (!read_words(&request, argc - 1, argv + 1, &error))
        return refuse(&error);
    if (request.options[OPTION_HELP] != NULL) {
        print_help();
        return 0;
    }
    if (request.options[OPTION_ACCOUNTS] == NULL)
        request.options[OPTION_ACCOUNTS] = ACCOUNTS_FILE_DEFAULT;
    if (!check_command(&request, &command, &error))
        return refuse(&error);
    status = command->run(&request);
    if (fflush(stdout) != 0 && status == 0)
        status = STATUS_FAILED;
    return status;
}
