#include "pattern.h"

#include <ctype.h>
#include <regex.h>
#include <stdio.h>
#include <string.h>

enum {
    PATTERN_GROWTH = 16
}; /* bytes of a rule that one byte of a pattern can become, with room to spare */

static bool compile(regex_t *regex, struct arena *arena, const char *pattern)
{
    return regcomp(regex, arena_format(arena, "^(%s)$", pattern), REG_EXTENDED | REG_NOSUB) == 0;
}

static char *put_byte(char *rule, unsigned char byte)
{
    return rule + sprintf(rule, isalnum(byte) ? "%c" : "\\x%02x", byte);
}

/* Translates the class at *pattern, which stands after its [, and moves it behind the ]. */
static char *put_class(char *rule, const char **pattern)
{
    const char *cursor = *pattern;

    *rule++ = '[';
    if (*cursor == '^') {
        rule += sprintf(rule, "^\\x00");
        cursor++;
    }
    do {
        rule = put_byte(rule, (unsigned char)*cursor++);
        if (cursor[0] == '-' && cursor[1] != ']' && cursor[1] != '\0') {
            *rule++ = '-';
            rule = put_byte(rule, (unsigned char)cursor[1]);
            cursor += 2;
        }
    } while (*cursor != ']' && *cursor != '\0');
    *pattern = cursor + (*cursor == ']');
    *rule++ = ']';
    return rule;
}

/* Copies a count such as {2,5} or {7} from after its brace; NULL if it is none. */
static char *put_count(char *rule, const char **pattern)
{
    const char *end = *pattern + strspn(*pattern, "0123456789,");

    if (end == *pattern || *end != '}')
        return NULL;
    rule += sprintf(rule, "{%.*s}", (int)(end - *pattern), *pattern);
    *pattern = end + 1;
    return rule;
}

/* Translates the one element of a pattern that begins at *pattern. Returns where the rule goes on, or NULL. */
static char *put_element(char *rule, const char **pattern, const char **why)
{
    char byte = *(*pattern)++;

    switch (byte) {
    case '^':
    case '$':
        *why = "anchors are not needed: a pattern matches a whole text";
        return NULL;
    case '[':
        return put_class(rule, pattern);
    case '{':
        *why = "a count in braces is not of the form {2} or {2,5}";
        return put_count(rule, pattern);
    case '.':
        return rule + sprintf(rule, " [^\\x00\\n]");
    case '(':
    case ')':
    case '|':
    case '*':
    case '+':
    case '?':
        *rule++ = byte;
        return rule;
    case '\\':
        *why = "a backslash stands before something that is no punctuation";
        byte = *(*pattern)++;
        if (!ispunct((unsigned char)byte))
            return NULL;
    }
    rule += sprintf(rule, " \"");
    rule = put_byte(rule, (unsigned char)byte);
    *rule++ = '"';
    return rule;
}

char *pattern_rule(struct arena *arena, const char *pattern, const char **why)
{
    char *rule = arena_alloc(arena, strlen(pattern) * PATTERN_GROWTH + 1), *to = rule;
    regex_t regex;

    *why = "it is no regular expression";
    if (*pattern == '\0' || !compile(&regex, arena, pattern))
        return NULL;
    regfree(&regex);
    while (*pattern != '\0') {
        to = put_element(to, &pattern, why);
        if (to == NULL)
            return NULL;
    }
    *to = '\0';
    return rule;
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
