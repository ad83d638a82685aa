#include "question.h"

#include <stdio.h>
#include <string.h>

#include "say.h"

#define SHELL_QUESTION "  Are you sure ? y[N]: "

enum {
    LINE_MAX_BYTES = 128
}; /* bytes of a line of standard input that are looked at, newline and NUL included */

/* One line without the blanks around it, cut to fit. False at the end of input. */
static bool read_line(char *answer, size_t size)
{
    char line[LINE_MAX_BYTES] = "";
    const char *text = line;
    bool there = false;

    fflush(stdout);
    there = fgets(line, sizeof(line), stdin) != NULL;
    if (!there)
        line[0] = '\0';
    text += strspn(text, " \t");
    snprintf(answer, size, "%.*s", (int)strcspn(text, " \t\n"), text);
    return there;
}

bool question_read(struct store *store, char *answer, size_t size)
{
    fflush(stdout);
    store_unlock(store);
    if (!read_line(answer, size))
        answer[0] = '\0';
    return store_relock(store);
}

static bool is_yes(const char *answer)
{
    return strcmp(answer, "y") == 0 || strcmp(answer, "Y") == 0;
}

bool question_ask(struct store *store)
{
    char answer[LINE_MAX_BYTES];

    fputs(SHELL_QUESTION, stdout);
    return question_read(store, answer, sizeof(answer)) && is_yes(answer);
}

enum question_answer question_put(enum dialect dialect)
{
    char answer[LINE_MAX_BYTES];

    fputs(dialect == DIALECT_PYTHON ? "\nAre you sure? [y/N]: " : SHELL_QUESTION, stdout);
    if (!read_line(answer, sizeof(answer))) {
        if (dialect == DIALECT_PYTHON)
            say_plain("Aborted!");
        return QUESTION_END;
    }
    return is_yes(answer) || strcmp(answer, "yes") == 0 ? QUESTION_YES : QUESTION_NO;
}
