#ifndef REPORT_H
#define REPORT_H

#include <stddef.h>
#include <stdio.h>

/* The mistakes found in a schema: kept until the end, so that one run tells all of them. */
struct report {
    struct report_line *first;
    size_t count;
};

/* Adds a mistake at a place. file: borrowed. line: from 1; 0 for a file as a whole. */
void report_add(struct report *report, const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Prints all mistakes as `file:line: message`, sorted by file and line. */
void report_print(const struct report *report, FILE *stream);

/* Frees the report's memory. */
void report_free(struct report *report);

#endif
