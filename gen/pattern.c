#include "pattern.h"

#include <ctype.h>
#include <regex.h>
#include <stdio.h>
#include <string.h>

enum {
    PATTERN_GROWTH = 16,      /* bytes of a rule that one byte of a pattern can become, with room to spare */
    PATTERN_DEPTH_MAX = 16,   /* groups in one another */
    PATTERN_REPEAT_MAX = 255, /* of a count: RE_DUP_MAX of FreeBSD */
    PATTERN_SIZE_MAX = 4096,  /* characters and classes, those that are repeated by counts as often as that */
};

/* A pattern being translated. */
struct translation {
    const char *cursor; /* what is left of the pattern */
    char *to;           /* the end of the rule */
    const char *why;    /* what is wrong with the pattern */
    int depth;
};

static bool compile(regex_t *regex, struct arena *arena, const char *pattern)
{
    return regcomp(regex, arena_format(arena, "^(%s)$", pattern), REG_EXTENDED | REG_NOSUB) == 0;
}

static char *put_byte(char *rule, unsigned char byte)
{
    return rule + sprintf(rule, isalnum(byte) ? "%c" : "\\x%02x", byte);
}

static bool refuse(struct translation *translation, const char *why)
{
    translation->why = why;
    return false;
}

/* Puts one byte of a class. */
static bool put_member(struct translation *translation)
{
    const char *cursor = translation->cursor;

    if (*cursor == '\0')
        return refuse(translation, "a class has no end");
    if (*cursor == '[' && cursor[1] != '\0' && strchr(":.=", cursor[1]) != NULL)
        return refuse(translation, "there are no named classes such as [:alpha:]");
    translation->to = put_byte(translation->to, (unsigned char)*cursor);
    translation->cursor++;
    return true;
}

/* Translates the class of which [ has been read. */
static bool put_class(struct translation *translation)
{
    const char **cursor = &translation->cursor;

    *translation->to++ = '[';
    if (**cursor == '^') {
        translation->to += sprintf(translation->to, "^\\x00");
        ++*cursor;
    }
    do {
        unsigned char first = (unsigned char)**cursor;

        if (!put_member(translation))
            return false;
        if (**cursor != '-' || (*cursor)[1] == ']')
            continue;
        ++*cursor;
        if ((unsigned char)**cursor < first && **cursor != '\0')
            return refuse(translation, "a range ends before it begins");
        *translation->to++ = '-';
        if (!put_member(translation))
            return false;
    } while (**cursor != ']');
    ++*cursor;
    *translation->to++ = ']';
    return true;
}

/* Reads a number of a count, of which there may be none: 0 then. */
static long read_number(const char **cursor)
{
    long number = 0;

    for (; isdigit((unsigned char)**cursor); ++*cursor)
        number = number > PATTERN_REPEAT_MAX ? number : number * 10 + (**cursor - '0');
    return number;
}

/* Translates a count such as {2}, {2,} or {2,5}. times: set to how often what stands before it is there at most, or,
 * where that has no end, at least and once more. */
static bool put_count(struct translation *translation, long *times)
{
    const char *begin = translation->cursor, *end = begin + 1;
    long least = read_number(&end), most = least;
    bool open = *end == ',' && end[1] == '}';

    if (*end == ',') {
        end++;
        most = open ? least + 1 : read_number(&end);
    }
    if (begin[1] == ',' || begin[1] == '}' || *end != '}')
        return refuse(translation, "a count in braces is not of the form {2}, {2,} or {2,5}");
    if (most < least || most == 0 || least > PATTERN_REPEAT_MAX || (!open && most > PATTERN_REPEAT_MAX))
        return refuse(translation, "a count in braces is 0, over 255, or ends before it begins");
    translation->to += sprintf(translation->to, "%.*s", (int)(end + 1 - begin), begin);
    translation->cursor = end + 1;
    *times = most;
    return true;
}

/* Translates what tells how often the element before it is there, if anything does. times: as for put_count(). */
static bool put_repeat(struct translation *translation, long *times)
{
    char byte = *translation->cursor;

    *times = 1;
    if (byte == '{' && !put_count(translation, times))
        return false;
    if (byte == '*' || byte == '+' || byte == '?') {
        *translation->to++ = byte;
        translation->cursor++;
    }
    byte = byte != '\0' && strchr("{*+?", byte) != NULL ? *translation->cursor : '\0';
    return byte == '\0' || strchr("{*+?", byte) == NULL || refuse(translation, "what is repeated is repeated again");
}

static bool put_alternatives(struct translation *translation, long *size);

/* Translates the group of which ( has been read. */
static bool put_group(struct translation *translation, long *size)
{
    if (++translation->depth > PATTERN_DEPTH_MAX)
        return refuse(translation, "groups are nested too deep");
    *translation->to++ = '(';
    if (!put_alternatives(translation, size))
        return false;
    if (*translation->cursor != ')')
        return refuse(translation, "a group has no end");
    *translation->to++ = *translation->cursor++;
    translation->depth--;
    return true;
}

static bool put_character(struct translation *translation, char byte)
{
    translation->to += sprintf(translation->to, " \"");
    translation->to = put_byte(translation->to, (unsigned char)byte);
    *translation->to++ = '"';
    return true;
}

/* Translates one element without what repeats it. size: set to how many characters and classes it has. */
static bool put_element(struct translation *translation, long *size)
{
    char byte = *translation->cursor++;

    *size = 1;
    switch (byte) {
    case '^':
    case '$':
        return refuse(translation, "anchors are not needed: a pattern matches a whole text");
    case '*':
    case '+':
    case '?':
    case '{':
        return refuse(translation, "there is nothing to repeat");
    case '[':
        return put_class(translation);
    case '(':
        return put_group(translation, size);
    case '.':
        translation->to += sprintf(translation->to, " [^\\x00\\n]");
        return true;
    case '\\':
        byte = *translation->cursor;
        if (!ispunct((unsigned char)byte))
            return refuse(translation, "a backslash stands before something that is no punctuation");
        translation->cursor++;
    }
    return put_character(translation, byte);
}

/* Translates all up to the end of the pattern or of the group. size: as for put_element(). */
static bool put_alternatives(struct translation *translation, long *size)
{
    bool empty = true; /* the alternative */

    *size = 0;
    for (; *translation->cursor != '\0' && *translation->cursor != ')'; empty = false) {
        long own = 0, times = 0;

        if (*translation->cursor == '|' && !empty) {
            *translation->to++ = *translation->cursor++;
            empty = true;
        }
        if (*translation->cursor == '\0' || *translation->cursor == ')' || *translation->cursor == '|')
            break;
        if (!put_element(translation, &own) || !put_repeat(translation, &times))
            return false;
        *size += own * times;
        if (*size > PATTERN_SIZE_MAX)
            return refuse(translation, "it is too large");
    }
    return !empty || refuse(translation, "an alternative is empty");
}

char *pattern_rule(struct arena *arena, const char *pattern, const char **why)
{
    char *rule = arena_alloc(arena, strlen(pattern) * PATTERN_GROWTH + 1);
    struct translation translation = { .cursor = pattern, .to = rule };
    regex_t regex;
    long size = 0;
    bool put = put_alternatives(&translation, &size);

    if (put && *translation.cursor != '\0')
        put = refuse(&translation, "a ) ends no group");
    if (put && !compile(&regex, arena, pattern))
        put = refuse(&translation, "it is no regular expression");
    else if (put)
        regfree(&regex);
    *translation.to = '\0';
    *why = translation.why;
    return put ? rule : NULL;
}

char *pattern_literal(struct arena *arena, const char *text)
{
    char *rule = arena_alloc(arena, strlen(text) * PATTERN_GROWTH + 3), *to = rule;

    *to++ = '"';
    for (; *text != '\0'; text++) {
        if (isalnum((unsigned char)*text) || strchr(" _-.:", *text) != NULL)
            *to++ = *text;
        else
            to = put_byte(to, (unsigned char)*text);
    }
    *to++ = '"';
    *to = '\0';
    return rule;
}

bool pattern_matches(const char *pattern, const char *text)
{
    struct arena arena = { NULL };
    regex_t regex;
    bool matches = false;

    if (compile(&regex, &arena, pattern)) {
        matches = regexec(&regex, text, 0, NULL, 0) == 0;
        regfree(&regex);
    }
    arena_free(&arena);
    return matches;
}
