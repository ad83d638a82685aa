/*
 * recordings [DIALECT] FOLDER: runs recorded outputs through the readers and says which of them read. A recording is
 * NAME.cmd, NAME.out, NAME.err and NAME.rc: a command line, its two outputs, its exit status. Without DIALECT the
 * recording of a version in the folder tells it. Ends with 1 if something that an action would run cannot be read.
 */
#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "action.h"
#include "buffer.h"
#include "columns_output.h"
#include "command.h"
#include "items_output.h"
#include "lines_output.h"
#include "pairs_output.h"
#include "said.h"
#include "value_output.h"

enum {
    NAMES_MAX = 4096,
    PATH_MAX_BYTES = 1024,
    WORDS_MAX = 64,
    FILE_MAX = 16 * 1024 * 1024,
    COMMANDS_MAX = 64, /* different commands counted */
};

/* What a recording says when it is read. */
struct recording {
    char *command;
    struct buffer out;
    struct buffer err;
    int status;
};

/* How many recordings of one command there are, and what came of them. */
struct count {
    char command[64];
    unsigned read;
    unsigned refused; /* the program said no */
    unsigned unread;
};

struct check {
    const struct dialect *dialect;
    const char *folder;
    struct count counts[COMMANDS_MAX];
    size_t count;
    unsigned unknown; /* commands that no action runs */
    unsigned unread;
};

static bool read_file(struct buffer *buffer, const char *folder, const char *name, const char *ending)
{
    char path[PATH_MAX_BYTES];
    FILE *file = NULL;

    buffer_init(buffer, FILE_MAX);
    snprintf(path, sizeof(path), "%s/%s%s", folder, name, ending);
    file = fopen(path, "rb");
    if (file == NULL || !buffer_reserve(buffer, FILE_MAX)) {
        if (file != NULL)
            fclose(file);
        return false;
    }
    buffer->length = fread(buffer->data, 1, FILE_MAX, file);
    buffer->data[buffer->length] = '\0';
    fclose(file);
    return true;
}

/* Takes the next word of a command line, without its quotes, in place. NULL at the end. */
static char *next_word(char **at)
{
    char *word = NULL;
    char *to = NULL;
    char quote = '\0';

    *at += strspn(*at, " \t\n");
    if (**at == '\0')
        return NULL;
    for (word = to = *at; **at != '\0' && (quote != '\0' || strchr(" \t\n", **at) == NULL); ++*at) {
        if (quote == '\0' && (**at == '"' || **at == '\''))
            quote = **at;
        else if (**at == quote)
            quote = '\0';
        else
            *to++ = **at;
    }
    if (**at != '\0')
        ++*at;
    *to = '\0';
    return word;
}

/* The words behind the program's name, of a line such as `printf 'n\n' | LANG=C iocage list -l`. */
static size_t split(char *command, char *words[WORDS_MAX])
{
    char *at = command;
    char *word = NULL;
    size_t count = 0;

    do
        word = next_word(&at);
    while (word != NULL && strcmp(word, "iocage") != 0);
    while (word != NULL && count < WORDS_MAX && (word = next_word(&at)) != NULL)
        words[count++] = word;
    return count;
}

/* Whether words are what a step runs: literal pieces are there, and each place has one word or more. */
static bool matches(const struct step *step, size_t piece, char *const words[], size_t count)
{
    const struct piece *at = &step->run[piece];
    size_t length = 0;

    if (piece == step->run_count)
        return count == 0;
    if (at->when != NULL ||
        (at->argument != NULL && (at->argument->optional || at->argument->type->base == BASE_SETTINGS)))
        if (matches(step, piece + 1, words, count))
            return true;
    if (count == 0)
        return false;
    if (at->text != NULL) {
        length = strlen(at->text);
        if (strncmp(words[0], at->text, length) != 0)
            return false;
        if (piece + 1 == step->run_count || !at[1].joined)
            return words[0][length] == '\0' && matches(step, piece + 1, words + 1, count - 1);
    }
    while (piece + 1 < step->run_count && step->run[piece + 1].joined)
        piece++;
    for (size_t taken = 1; taken <= count; taken++) {
        if (matches(step, piece + 1, words + taken, count - taken))
            return true;
        if (at->argument == NULL || (!at->argument->list && at->argument->type->base != BASE_SETTINGS))
            break;
    }
    return false;
}

static const struct step *find_in_mode(const struct mode *mode, char *const words[], size_t count)
{
    for (size_t i = 0; i < mode->step_count; i++) {
        if (mode->steps[i].program == NULL && matches(&mode->steps[i], 0, words, count))
            return &mode->steps[i];
    }
    return NULL;
}

static const struct step *find_step(const struct class *class, const struct dialect *dialect, char *const words[],
                                    size_t count)
{
    for (size_t i = 0; i < class->action_count; i++) {
        for (size_t j = 0; j < class->actions[i].mode_count; j++) {
            const struct mode *mode = &class->actions[i].modes[j];
            const struct step *step = NULL;

            if (mode->dialect == NULL || mode->dialect == dialect)
                step = find_in_mode(mode, words, count);
            if (step != NULL)
                return step;
        }
    }
    return NULL;
}

static bool read_columns(const struct output *output, const struct dialect *dialect, struct slice text,
                         struct error *error)
{
    static struct slice record[COLUMNS_RECORD_MAX / sizeof(struct slice)];
    struct columns_reader reader;
    enum output_next next = OUTPUT_FAILED;

    if (columns_open(&reader, output, dialect, text, error))
        while ((next = columns_next(&reader, record, error)) == OUTPUT_RECORD)
            continue;
    columns_close(&reader);
    return next == OUTPUT_END;
}

static bool read_items(const struct output *output, const struct dialect *dialect, struct slice text,
                       struct error *error)
{
    static struct slice record[COLUMNS_RECORD_MAX / sizeof(struct slice)];
    struct items_reader reader;
    enum output_next next = OUTPUT_RECORD;

    items_open(&reader, output, dialect, text);
    while (next == OUTPUT_RECORD)
        next = items_next(&reader, record, error);
    return next == OUTPUT_END;
}

static bool read_pairs(const struct output *output, const struct dialect *dialect, struct slice text,
                       struct error *error)
{
    struct pairs_reader reader;
    struct slice key;
    struct slice value;
    enum output_next next = OUTPUT_RECORD;

    pairs_open(&reader, output, dialect, text);
    while (next == OUTPUT_RECORD)
        next = pairs_next(&reader, &key, &value, error);
    pairs_close(&reader);
    return next == OUTPUT_END;
}

static bool read_lines(const struct output *output, const struct dialect *dialect, struct slice text,
                       struct error *error)
{
    struct buffer buffer;
    bool read = false;

    buffer_init(&buffer, (size_t)FILE_MAX * 8);
    read = lines_write(&buffer, output, dialect, text, error);
    buffer_clear(&buffer);
    return read;
}

static bool read_output(const struct output *output, const struct dialect *dialect, struct slice text,
                        struct error *error)
{
    struct slice value;

    switch (output->kind) {
    case OUTPUT_COLUMNS:
        return read_columns(output, dialect, text, error);
    case OUTPUT_ITEMS:
        return read_items(output, dialect, text, error);
    case OUTPUT_PAIRS:
        return read_pairs(output, dialect, text, error);
    case OUTPUT_LINES:
        return read_lines(output, dialect, text, error);
    case OUTPUT_VALUE:
        return value_read(output, dialect, text, &value, error);
    case OUTPUT_TEXT:
    case OUTPUT_NOTHING:
        break;
    }
    return true;
}

static struct count *count_of(struct check *check, const char *command)
{
    for (size_t i = 0; i < check->count; i++) {
        if (strcmp(check->counts[i].command, command) == 0)
            return &check->counts[i];
    }
    if (check->count < COMMANDS_MAX - 1)
        check->count++;
    snprintf(check->counts[check->count - 1].command, sizeof(check->counts[0].command), "%s", command);
    return &check->counts[check->count - 1];
}

/* Judges and reads what a command printed. */
static void judge(struct check *check, const char *name, const char *command, const struct step *step,
                  const struct recording *recording)
{
    const struct command_result result = { .end = COMMAND_EXITED,
                                           .status = recording->status,
                                           .out = buffer_slice(&recording->out),
                                           .err = buffer_slice(&recording->err) };
    struct count *count = count_of(check, command);
    struct error error = { .code = ERROR_NONE };
    struct said said;

    if (said_judge(&said, check->dialect, step->output, &result) != SAID_WELL) {
        count->refused++;
    } else if (read_output(step->output, check->dialect, result.out, &error)) {
        count->read++;
    } else {
        count->unread++;
        check->unread++;
        printf("%s/%s: %s\n", check->folder, name, error.detail);
    }
}

static bool load(struct recording *recording, const char *folder, const char *name)
{
    struct buffer command;
    struct buffer status;
    bool loaded = read_file(&command, folder, name, ".cmd") && read_file(&status, folder, name, ".rc");

    if (loaded) {
        recording->command = strdup(command.data);
        recording->status = atoi(status.data);
        loaded = recording->command != NULL && read_file(&recording->out, folder, name, ".out") &&
                 read_file(&recording->err, folder, name, ".err");
        buffer_clear(&status);
    }
    buffer_clear(&command);
    return loaded;
}

static void check_recording(struct check *check, const char *name)
{
    struct recording recording = { .command = NULL };
    char *words[WORDS_MAX];
    const struct step *step = NULL;
    size_t count = 0;

    buffer_init(&recording.out, FILE_MAX);
    buffer_init(&recording.err, FILE_MAX);
    if (load(&recording, check->folder, name)) {
        count = split(recording.command, words);
        for (size_t i = 0; i < class_count && step == NULL && count > 0; i++)
            step = find_step(classes[i], check->dialect, words, count);
        if (step != NULL)
            judge(check, name, words[0], step, &recording);
        else
            check->unknown++;
    }
    free(recording.command);
    buffer_clear(&recording.out);
    buffer_clear(&recording.err);
}

static int is_command(const struct dirent *entry)
{
    const char *point = strrchr(entry->d_name, '.');

    return point != NULL && strcmp(point, ".cmd") == 0;
}

static const struct dialect *find_dialect(const char *name, const struct buffer *version)
{
    struct slice line = buffer_slice(version);

    if (line.length > 0)
        line.length = strcspn(line.data, "\n");
    for (size_t i = 0; i < class_count; i++) {
        for (size_t j = 0; j < classes[i]->dialect_count; j++) {
            const struct dialect *dialect = &classes[i]->dialects[j];

            if (name != NULL ? strcmp(dialect->name, name) == 0 : line.length > 0 && dialect->version(line))
                return dialect;
        }
    }
    return NULL;
}

static void print(const struct check *check)
{
    printf("%s, the %s program:\n%-16s %8s %10s %8s\n", check->folder, check->dialect->name, "command", "read",
           "said no", "unread");
    for (size_t i = 0; i < check->count; i++)
        printf("%-16s %8u %10u %8u\n", check->counts[i].command, check->counts[i].read, check->counts[i].refused,
               check->counts[i].unread);
    printf("%u commands that no action runs\n", check->unknown);
}

int main(int argc, char *argv[])
{
    struct check check = { .folder = argc > 1 ? argv[argc - 1] : "" };
    struct dirent **entries = NULL;
    struct buffer version;
    int count = 0;

    if (argc != 2 && argc != 3) {
        fputs("usage: recordings [DIALECT] FOLDER\n", stderr);
        return 2;
    }
    (void)read_file(&version, check.folder, "version", ".out");
    check.dialect = find_dialect(argc == 3 ? argv[1] : NULL, &version);
    buffer_clear(&version);
    count = scandir(check.folder, &entries, is_command, alphasort);
    if (check.dialect == NULL || count < 0) {
        fprintf(stderr, "recordings: %s\n", count < 0 ? "the folder cannot be read" : "no dialect; name it");
        return 2;
    }
    for (int i = 0; i < count; i++) {
        *strrchr(entries[i]->d_name, '.') = '\0';
        check_recording(&check, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    print(&check);
    return check.unread > 0 ? 1 : 0;
}
