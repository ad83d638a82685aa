#include "report.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum {
    REPORT_MESSAGE_MAX = 512
};

struct report_line {
    struct report_line *next;
    const char *file;
    int line;
    char message[REPORT_MESSAGE_MAX];
};

static int compare(const struct report_line *a, const struct report_line *b)
{
    int files = strcmp(a->file, b->file);

    return files != 0 ? files : a->line - b->line;
}

void report_add(struct report *report, const char *file, int line, const char *format, ...)
{
    struct report_line *added = calloc(1, sizeof(*added));
    struct report_line **place = &report->first;
    va_list arguments;

    if (added == NULL) {
        fputs("generate: out of memory\n", stderr);
        exit(1);
    }
    added->file = file;
    added->line = line;
    va_start(arguments, format);
    vsnprintf(added->message, sizeof(added->message), format, arguments);
    va_end(arguments);
    while (*place != NULL && compare(*place, added) <= 0) {
        /* What holds for several programs is checked for each. */
        if (compare(*place, added) == 0 && strcmp((*place)->message, added->message) == 0) {
            free(added);
            return;
        }
        place = &(*place)->next;
    }
    added->next = *place;
    *place = added;
    report->count++;
}

void report_print(const struct report *report, FILE *stream)
{
    for (const struct report_line *line = report->first; line != NULL; line = line->next)
        fprintf(stream, "%s:%d: %s\n", line->file, line->line, line->message);
}

void report_free(struct report *report)
{
    while (report->first != NULL) {
        struct report_line *line = report->first;

        report->first = line->next;
        free(line);
    }
}
