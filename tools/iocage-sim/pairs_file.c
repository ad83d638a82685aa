#include "pairs_file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "say.h"
#include "setting.h"

enum {
    LINE_MAX_BYTES = 2 * SETTING_VALUE_MAX + 64
}; /* every byte escaped, the key, =, newline and NUL */

bool pairs_file_begin(struct pairs_file *file, const char *path)
{
    if (strlen(path) >= sizeof(file->path)) {
        say_error("%s: the path is too long", path);
        return false;
    }
    snprintf(file->path, sizeof(file->path), "%s", path);
    snprintf(file->temporary, sizeof(file->temporary), "%s.tmp", path);
    file->stream = fopen(file->temporary, "w");
    if (file->stream == NULL)
        say_error("%s: %s", file->temporary, strerror(errno));
    return file->stream != NULL;
}

void pairs_file_add(struct pairs_file *file, const char *key, const char *value)
{
    fprintf(file->stream, "%s=", key);
    for (; *value != '\0'; value++) {
        if (*value == '\n')
            fputs("\\n", file->stream);
        else if (*value == '\\')
            fputs("\\\\", file->stream);
        else
            fputc(*value, file->stream);
    }
    fputc('\n', file->stream);
}

bool pairs_file_end(struct pairs_file *file)
{
    bool written = ferror(file->stream) == 0;

    /* fclose writes what is buffered, so it is what tells of a full disk */
    if (fclose(file->stream) != 0)
        written = false;
    file->stream = NULL;
    if (written && rename(file->temporary, file->path) == 0)
        return true;
    say_error("%s: %s", file->path, strerror(errno));
    unlink(file->temporary);
    return false;
}

static void unescape(char *text)
{
    char *end = text;

    for (; *text != '\0'; text++) {
        if (*text == '\\' && text[1] != '\0') {
            text++;
            *end++ = *text == 'n' ? '\n' : *text;
        } else {
            *end++ = *text;
        }
    }
    *end = '\0';
}

static bool take_line(char *line, bool (*take)(void *, const char *, const char *), void *closure)
{
    size_t length = strlen(line);
    char *equals = strchr(line, '=');

    if (equals == NULL || length == 0 || line[length - 1] != '\n')
        return false;
    line[length - 1] = '\0';
    *equals = '\0';
    unescape(equals + 1);
    return take(closure, line, equals + 1);
}

bool pairs_file_read(const char *path, bool (*take)(void *closure, const char *key, const char *value), void *closure)
{
    char line[LINE_MAX_BYTES];
    unsigned long number = 0;
    bool good = true;
    FILE *stream = fopen(path, "r");

    if (stream == NULL) {
        say_error("%s: %s", path, strerror(errno));
        return false;
    }
    while (good && fgets(line, sizeof(line), stream) != NULL) {
        number++;
        good = take_line(line, take, closure);
    }
    if (!good)
        say_error("%s:%lu: not a setting", path, number);
    if (ferror(stream) != 0) {
        say_error("%s: cannot be read", path);
        good = false;
    }
    fclose(stream);
    return good;
}

bool pairs_file_number(const char *value, unsigned long *number)
{
    char *end = NULL;

    errno = 0;
    *number = strtoul(value, &end, 10);
    return errno == 0 && end != value && *end == '\0';
}
