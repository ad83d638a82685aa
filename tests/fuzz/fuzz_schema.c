#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "emit.h"
#include "fuzz.h"
#include "identifiers.h"
#include "placement.h"
#include "schema.h"

/*
 * Any text as the file of a class: it is read or its mistakes are told, and C is written for what has none. What is
 * JSON is printed as JSON that reads as the same.
 */

enum {
    BRACES_MAX = 1,
    REPEATED_MAX = 4
};

static char file[4096];
static int fd = -1;

static void remove_file(void)
{
    unlink(file);
}

static void open_file(void)
{
    const char *folder = getenv("TMPDIR");

    snprintf(file, sizeof(file), "%s/iocaged-fuzz.XXXXXX", folder != NULL ? folder : "/tmp");
    fd = mkstemp(file);
    fuzz_check(fd >= 0);
    atexit(remove_file);
}

static void write_file(const char *bytes, size_t size)
{
    if (fd < 0)
        open_file();
    fuzz_check(ftruncate(fd, 0) == 0 && pwrite(fd, bytes, size, 0) == (ssize_t)size);
}

/* Prints the file's node. Returns NULL if it is no JSON; otherwise the caller frees the text. */
static char *print_file(void)
{
    struct arena arena = { .blocks = NULL };
    struct report report = { .first = NULL };
    struct node *root = node_read(&arena, &report, file);
    char *text = NULL;
    size_t size = 0;

    fuzz_check(root != NULL || report.count > 0);
    if (root != NULL) {
        FILE *stream = open_memstream(&text, &size);

        fuzz_check(stream != NULL);
        node_print(root, stream, 0);
        fclose(stream);
    }
    report_free(&report);
    arena_free(&arena);
    return text;
}

static void check_print(void)
{
    char *once = print_file();
    char *twice = NULL;

    if (once == NULL)
        return;
    write_file(once, strlen(once));
    twice = print_file();
    fuzz_check(twice != NULL && strcmp(once, twice) == 0);
    free(once);
    free(twice);
}

static bool is_digit(const uint8_t *data, size_t size, size_t place)
{
    return place < size && isdigit(data[place]);
}

/*
 * Whether the text may hold a pattern that regcomp() of the C library needs hours for: one that repeats what repeats,
 * such as a?????? or (a{9}){9}. Such is the author's own harm, and not what is looked for here.
 */
static bool repeats_much(const uint8_t *data, size_t size)
{
    size_t braces = 0;
    size_t repeated = 0;

    for (size_t i = 0; i < size; i++) {
        bool escaped = size - i > 5 && memcmp(data + i, "\\u00", 4) == 0;

        if (escaped || (data[i] == '{' && is_digit(data, size, i + 1)))
            braces += is_digit(data, size, i + 3) ? BRACES_MAX + 1 : 1;
        if (i > 0 && memchr("?*+", data[i], 3) != NULL && memchr("?*+)}", data[i - 1], 5) != NULL)
            repeated++;
    }
    return braces > BRACES_MAX || repeated > REPEATED_MAX;
}

static void write_code(struct arena *arena, const struct class *class)
{
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);

    fuzz_check(stream != NULL);
    emit_header(class, stream);
    emit_tables(arena, class, stream);
    emit_settings(class, stream);
    emit_lexers(arena, class, stream);
    fclose(stream);
    free(text);
}

static void compile(void)
{
    struct arena arena = { .blocks = NULL };
    struct report report = { .first = NULL };
    struct form form = { .arena = &arena, .report = &report };
    struct class *class = schema_read(&form, file);

    fuzz_check(class != NULL || report.count > 0);
    if (class != NULL) {
        placement_check(&form, class);
        if (report.count == 0)
            identifiers_check(&form, class);
        if (report.count == 0)
            write_code(&arena, class);
    }
    report_free(&report);
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    write_file((const char *)data, size);
    if (!repeats_much(data, size))
        compile();
    check_print();
    return 0;
}
