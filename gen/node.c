#include "node.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

enum {
    NODE_WIDTH = 100
}; /* characters of the longest line that an object or list is printed on whole */

struct reader {
    struct arena *arena;
    struct report *report;
    const char *file;
    const char *cursor;
    int line;
    int depth;
};

static struct node *read_value(struct reader *reader);

static struct node *fail(struct reader *reader, const char *message)
{
    report_add(reader->report, reader->file, reader->line, "%s", message);
    return NULL;
}

static void skip_blanks(struct reader *reader)
{
    for (;; reader->cursor++) {
        if (*reader->cursor == '\n')
            reader->line++;
        else if (*reader->cursor != ' ' && *reader->cursor != '\t' && *reader->cursor != '\r')
            return;
    }
}

/* Adds a code point below U+10000 to text as UTF-8; schemas need no others in escapes. */
static char *put_code_point(char *text, unsigned long code)
{
    if (code < 0x80) {
        *text++ = (char)code;
    } else if (code < 0x800) {
        *text++ = (char)(0xc0 | code >> 6);
        *text++ = (char)(0x80 | (code & 0x3f));
    } else {
        *text++ = (char)(0xe0 | code >> 12);
        *text++ = (char)(0x80 | (code >> 6 & 0x3f));
        *text++ = (char)(0x80 | (code & 0x3f));
    }
    return text;
}

/* Reads the escape after a backslash into *to. */
static bool read_escape(struct reader *reader, char **to)
{
    static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
    char hex[5] = "", *end = NULL;
    const char *found = *reader->cursor != '\0' ? strchr(names, *reader->cursor) : NULL;
    unsigned long code = 0;

    if (found != NULL) {
        *(*to)++ = values[found - names];
        reader->cursor++;
        return true;
    }
    if (*reader->cursor != 'u')
        return false;
    strncpy(hex, reader->cursor + 1, 4);
    code = strtoul(hex, &end, 16);
    if (end != hex + 4 || code == 0 || (code >= 0xd800 && code < 0xe000))
        return false;
    *to = put_code_point(*to, code);
    reader->cursor += 5;
    return true;
}

/* Reads a string; the cursor stands on its opening quote. */
static char *read_string(struct reader *reader)
{
    const char *end = reader->cursor + 1;
    char *text = NULL, *to = NULL;

    while (*end != '"' && (unsigned char)*end >= ' ')
        end += *end == '\\' && end[1] != '\0' ? 2 : 1;
    to = text = arena_alloc(reader->arena, (size_t)(end - reader->cursor) + 1);
    reader->cursor++;
    while (*reader->cursor != '"') {
        if ((unsigned char)*reader->cursor < ' ') {
            fail(reader, "a string does not end on its line");
            return NULL;
        }
        if (*reader->cursor != '\\') {
            *to++ = *reader->cursor++;
            continue;
        }
        reader->cursor++;
        if (!read_escape(reader, &to)) {
            fail(reader, "a string has a bad escape");
            return NULL;
        }
    }
    reader->cursor++;
    return text;
}

static void refuse_twins(struct reader *reader, const struct node *object, const struct node *member)
{
    for (const struct node *other = object->first; other != NULL; other = other->next) {
        if (other == member || strcmp(other->name, member->name) != 0)
            continue;
        report_add(reader->report, reader->file, member->line, "\"%s\" stands twice here, first on line %d",
                   member->name, other->line);
        return;
    }
}

/* Reads one member of an object or element of a list. */
static struct node *read_child(struct reader *reader, const struct node *parent)
{
    struct node *child = NULL;
    char *name = NULL;
    int line = reader->line;

    if (parent->kind == NODE_LIST)
        return read_value(reader);
    if (*reader->cursor != '"')
        return fail(reader, "expected a member's name in double quotes");
    name = read_string(reader);
    if (name == NULL)
        return NULL;
    skip_blanks(reader);
    if (*reader->cursor != ':')
        return fail(reader, "expected a colon after a member's name");
    reader->cursor++;
    skip_blanks(reader);
    child = read_value(reader);
    if (child == NULL)
        return NULL;
    child->name = name;
    child->line = line;
    refuse_twins(reader, parent, child);
    return child;
}

/* Reads the inside of an object or a list; the cursor stands after its opening bracket. */
static struct node *read_children(struct reader *reader, struct node *parent, char close)
{
    struct node **last = &parent->first;

    skip_blanks(reader);
    if (*reader->cursor == close) {
        reader->cursor++;
        return parent;
    }
    for (;;) {
        *last = read_child(reader, parent);
        if (*last == NULL)
            return NULL;
        last = &(*last)->next;
        parent->count++;
        skip_blanks(reader);
        if (*reader->cursor == close) {
            reader->cursor++;
            return parent;
        }
        if (*reader->cursor != ',')
            return fail(reader,
                        close == '}' ? "expected a comma or } in an object" : "expected a comma or ] in a list");
        reader->cursor++;
        skip_blanks(reader);
    }
}

static struct node *read_integer(struct reader *reader, struct node *node)
{
    char *end = NULL;

    errno = 0;
    node->integer = strtoll(reader->cursor, &end, 10);
    if (end == reader->cursor || errno != 0 || *end == '.' || *end == 'e' || *end == 'E')
        return fail(reader, "expected a value: an object, a list, a string, an integer, true, false or null");
    node->kind = NODE_INTEGER;
    reader->cursor = end;
    return node;
}

static bool read_word(struct reader *reader, struct node *node)
{
    static const struct {
        const char *word;
        enum node_kind kind;
    } words[] = { { "true", NODE_TRUE }, { "false", NODE_FALSE }, { "null", NODE_NULL } };

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        size_t length = strlen(words[i].word);

        if (strncmp(reader->cursor, words[i].word, length) == 0) {
            node->kind = words[i].kind;
            reader->cursor += length;
            return true;
        }
    }
    return false;
}

static struct node *read_value(struct reader *reader)
{
    struct node *node = arena_alloc(reader->arena, sizeof(*node));

    node->file = reader->file;
    node->line = reader->line;
    if (*reader->cursor == '{' || *reader->cursor == '[') {
        node->kind = *reader->cursor == '{' ? NODE_OBJECT : NODE_LIST;
        reader->cursor++;
        if (++reader->depth > NODE_DEPTH_MAX)
            return fail(reader, "nested too deep");
        node = read_children(reader, node, node->kind == NODE_OBJECT ? '}' : ']');
        reader->depth--;
        return node;
    }
    if (*reader->cursor == '"') {
        node->kind = NODE_STRING;
        node->text = read_string(reader);
        return node->text != NULL ? node : NULL;
    }
    return read_word(reader, node) ? node : read_integer(reader, node);
}

static char *read_file(struct arena *arena, struct report *report, const char *file)
{
    FILE *stream = fopen(file, "r");
    char *bytes = NULL, *text = NULL;
    size_t room = 0;
    ssize_t length = 0;

    if (stream == NULL) {
        report_add(report, file, 0, "%s", strerror(errno));
        return NULL;
    }
    length = getdelim(&bytes, &room, '\0', stream);
    if (ferror(stream) || length > NODE_FILE_MAX || (length > 0 && bytes[length - 1] == '\0'))
        report_add(report, file, 0, "cannot be read, is too large or holds a NUL");
    else /* exactly as long as it is, so that a sanitizer sees a read beyond */
        text = arena_copy(arena, length > 0 ? bytes : "", length > 0 ? (size_t)length : 0);
    free(bytes);
    fclose(stream);
    return text;
}

struct node *node_read(struct arena *arena, struct report *report, const char *file)
{
    struct reader reader = { .arena = arena, .report = report, .file = file, .line = 1 };
    struct node *root = NULL;

    reader.cursor = read_file(arena, report, file);
    if (reader.cursor == NULL)
        return NULL;
    skip_blanks(&reader);
    root = read_value(&reader);
    if (root == NULL)
        return NULL;
    skip_blanks(&reader);
    return *reader.cursor == '\0' ? root : fail(&reader, "something stands after the end of the value");
}

struct node *node_member(const struct node *node, const char *name)
{
    if (node == NULL || node->kind != NODE_OBJECT)
        return NULL;
    for (struct node *member = node->first; member != NULL; member = member->next) {
        if (strcmp(member->name, name) == 0)
            return member;
    }
    return NULL;
}

const char *node_kind_name(enum node_kind kind)
{
    static const char *const names[] = { "an object", "a list", "a string", "an integer", "true", "false", "null" };

    return names[kind];
}

static int print_string(const char *text, FILE *stream)
{
    int width = 2;

    if (stream != NULL)
        putc('"', stream);
    for (; *text != '\0'; text++, width++) {
        unsigned char byte = (unsigned char)*text;

        if (stream == NULL)
            width += byte == '"' || byte == '\\' ? 1 : byte < ' ' ? 5 : 0;
        else if (byte == '"' || byte == '\\')
            fprintf(stream, "\\%c", byte);
        else if (byte < ' ')
            fprintf(stream, "\\u%04x", byte);
        else
            putc(byte, stream);
    }
    if (stream != NULL)
        putc('"', stream);
    return width;
}

static int print_leaf(const struct node *node, FILE *stream)
{
    char number[32] = "";
    const char *word = number;

    if (node->kind == NODE_STRING)
        return print_string(node->text, stream);
    if (node->kind == NODE_INTEGER)
        snprintf(number, sizeof(number), "%lld", node->integer);
    else
        word = node_kind_name(node->kind);
    if (stream != NULL)
        fputs(word, stream);
    return (int)strlen(word);
}

/* Prints a node on one line; with a NULL stream only counts the characters. */
static int print_flat(const struct node *node, FILE *stream)
{
    bool object = node->kind == NODE_OBJECT;
    int width = object && node->count > 0 ? 4 : 2;

    if (!object && node->kind != NODE_LIST)
        return print_leaf(node, stream);
    if (stream != NULL)
        fputs(node->count == 0 ? (object ? "{}" : "[]") : object ? "{ " : "[", stream);
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        if (child->name != NULL) {
            width += print_string(child->name, stream) + 2;
            if (stream != NULL)
                fputs(": ", stream);
        }
        width += print_flat(child, stream) + (child->next != NULL ? 2 : 0);
        if (stream != NULL && child->next != NULL)
            fputs(", ", stream);
    }
    if (stream != NULL && node->count > 0)
        fputs(object ? " }" : "]", stream);
    return width;
}

void node_print(const struct node *node, FILE *stream, int indent)
{
    bool object = node->kind == NODE_OBJECT;

    if ((!object && node->kind != NODE_LIST) || indent + print_flat(node, NULL) <= NODE_WIDTH) {
        print_flat(node, stream);
        return;
    }
    fputs(object ? "{\n" : "[\n", stream);
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        fprintf(stream, "%*s", indent + 2, "");
        if (child->name != NULL) {
            print_string(child->name, stream);
            fputs(": ", stream);
        }
        node_print(child, stream, indent + 2);
        fputs(child->next != NULL ? ",\n" : "\n", stream);
    }
    fprintf(stream, "%*s%c", indent, "", object ? '}' : ']');
}
