#include "behaviour.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "pairs_file.h"
#include "question.h"
#include "say.h"

enum {
    TEXT_MAX = 16384,   /* bytes of all lines of one source, NUL included */
    SECONDS_MAX = 3600, /* the longest a line can ask for */
    STATUS_MAX = 255,   /* the highest exit status */
};

struct command {
    const char *name;
    enum dialect dialect;
    int status; /* set by what ends it */
};

/* rest: what follows the command's name on the line. Each sets answer; false if the rest makes no sense. */
typedef bool act(struct command *command, const char *rest, enum behaviour_answer *answer);

static bool be_slow(struct command *command, const char *rest, enum behaviour_answer *answer)
{
    char *end = NULL;
    double seconds = strtod(rest, &end);
    struct timespec left;

    (void)command;
    *answer = BEHAVIOUR_GOES_ON;
    if (end == rest || *end != '\0' || !(seconds >= 0 && seconds <= SECONDS_MAX))
        return false;
    left.tv_sec = (time_t)seconds;
    left.tv_nsec = (long)((seconds - (double)left.tv_sec) * 1e9);
    while (nanosleep(&left, &left) != 0 && errno == EINTR)
        ;
    return true;
}

static bool fail(struct command *command, const char *rest, enum behaviour_answer *answer)
{
    char *end = NULL;
    unsigned long status = strtoul(rest, &end, 10);

    *answer = BEHAVIOUR_ENDS;
    if (end == rest || (*end != ' ' && *end != '\0') || status > STATUS_MAX)
        return false;
    if (*end == ' ' && end[1] != '\0')
        say_plain("%s", end + 1);
    command->status = (int)status;
    return true;
}

static bool hang(struct command *command, const char *rest, enum behaviour_answer *answer)
{
    (void)command;
    *answer = BEHAVIOUR_ENDS;
    if (rest[0] != '\0')
        return false;
    for (;;)
        pause();
}

static bool prompt(struct command *command, const char *rest, enum behaviour_answer *answer)
{
    enum question_answer given = QUESTION_NO;

    if (rest[0] != '\0')
        return false;
    if (command->dialect == DIALECT_PYTHON)
        say_plain("\niocage-sim asks before %s", command->name);
    given = question_put(command->dialect);
    *answer = given == QUESTION_YES ? BEHAVIOUR_GOES_ON : BEHAVIOUR_ENDS;
    command->status = given == QUESTION_END && command->dialect == DIALECT_PYTHON ? 1 : 0;
    return true;
}

static const struct row {
    const char *verb;
    act *act;
} rows[] = { { "slow", be_slow }, { "fail", fail }, { "hang", hang }, { "prompt", prompt } };

/* The first word of the text, which is cut off it; what follows one blank is left. */
static char *next_word(char **text)
{
    char *word = *text;

    *text += strcspn(*text, " ");
    if (**text == ' ')
        *(*text)++ = '\0';
    return word;
}

/* `all` is every command, but not --version: a program that does not even say what it is is one more case. */
static bool is_meant(const char *name, const char *command)
{
    return strcmp(name, command) == 0 || (strcmp(name, "all") == 0 && command[0] != '-');
}

static enum behaviour_answer apply_line(char *line, struct command *command)
{
    enum behaviour_answer answer = BEHAVIOUR_GOES_ON;
    char *rest = line;
    const char *verb = next_word(&rest);
    const char *name = next_word(&rest);

    if (verb[0] == '\0' || verb[0] == '#')
        return answer;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        if (strcmp(rows[i].verb, verb) != 0 || name[0] == '\0')
            continue;
        if (!is_meant(name, command->name) || rows[i].act(command, rest, &answer))
            return answer;
    }
    command->status = say_error("behaviour: %s %s %s: not a line that iocage-sim knows", verb, name, rest);
    return BEHAVIOUR_ENDS;
}

static enum behaviour_answer apply_text(char *text, struct command *command)
{
    enum behaviour_answer answer = BEHAVIOUR_GOES_ON;
    char *rest = NULL;

    for (char *line = strtok_r(text, "\n", &rest); answer == BEHAVIOUR_GOES_ON && line != NULL;
         line = strtok_r(NULL, "\n", &rest))
        answer = apply_line(line, command);
    return answer;
}

static void read_file(const char *folder, char text[TEXT_MAX])
{
    char path[PAIRS_FILE_PATH_MAX];
    FILE *stream = NULL;
    size_t length = 0;

    if (folder[0] != '\0' && snprintf(path, sizeof(path), "%s/behaviour", folder) < (int)sizeof(path))
        stream = fopen(path, "r");
    if (stream != NULL) {
        length = fread(text, 1, TEXT_MAX - 1, stream);
        fclose(stream);
    }
    text[length] = '\0';
}

enum behaviour_answer behaviour_apply(const char *folder, const char *name, enum dialect dialect, int *status)
{
    struct command command = { .name = name, .dialect = dialect };
    const char *environment = getenv("IOCAGE_SIM_BEHAVIOUR");
    enum behaviour_answer answer = BEHAVIOUR_GOES_ON;
    static char text[TEXT_MAX];

    snprintf(text, sizeof(text), "%s", environment == NULL ? "" : environment);
    answer = apply_text(text, &command);
    if (answer == BEHAVIOUR_GOES_ON) {
        read_file(folder, text);
        answer = apply_text(text, &command);
    }
    *status = command.status;
    return answer;
}
