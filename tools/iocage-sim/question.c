#include "question.h"

#include <stdio.h>
#include <string.h>

enum {
    LINE_MAX_BYTES = 128
}; /* bytes of a line of standard input that are looked at, newline and NUL included */

bool question_read(struct store *store, char *answer, size_t size)
{
    char line[LINE_MAX_BYTES] = "";
    const char *text = line;

    fflush(stdout);
    store_unlock(store);
    if (fgets(line, sizeof(line), stdin) == NULL)
        line[0] = '\0';
    text += strspn(text, " \t");
    snprintf(answer, size, "%.*s", (int)strcspn(text, " \t\n"), text);
    return store_relock(store);
}

bool question_ask(struct store *store)
{
    char answer[LINE_MAX_BYTES];

    printf("  Are you sure ? y[N]: ");
    return question_read(store, answer, sizeof(answer)) && (strcmp(answer, "y") == 0 || strcmp(answer, "Y") == 0);
}
