#include "form.h"

#include <ctype.h>
#include <string.h>

#include "pattern.h"

void form_complain(struct form *form, const struct node *at, const char *message, const char *name)
{
    report_add(form->report, at->file, at->line, message, name);
}

struct node *form_member(const struct node *at, const char *name)
{
    struct node *member = node_member(at, name);

    if (member != NULL)
        member->taken = true;
    return member;
}

struct node *form_take(struct form *form, const struct node *at, const char *name, enum node_kind kind, bool must)
{
    struct node *member = form_member(at, name);

    if (member == NULL && must)
        report_add(form->report, at->file, at->line, "\"%s\" is missing here", name);
    if (member != NULL && member->kind != kind) {
        report_add(form->report, at->file, member->line, "\"%s\" must be %s, not %s", name, node_kind_name(kind),
                   node_kind_name(member->kind));
        return NULL;
    }
    return member;
}

struct node *form_some(struct form *form, const struct node *at, const char *name, enum node_kind kind, bool must)
{
    struct node *member = form_take(form, at, name, kind, must);

    if (member != NULL && member->count == 0)
        form_complain(form, member, "\"%s\" is empty", name);
    return member;
}

struct node *form_texts(struct form *form, const struct node *at, const char *name, bool must)
{
    struct node *list = form_some(form, at, name, NODE_LIST, must);

    for (const struct node *element = list != NULL ? list->first : NULL; element != NULL; element = element->next) {
        if (element->kind != NODE_STRING)
            form_complain(form, element, "an element of \"%s\" must be a string", name);
        else if (*element->text == '\0')
            form_complain(form, element, "an element of \"%s\" is empty", name);
    }
    return list;
}

void form_differ(struct form *form, const struct node *list)
{
    for (const struct node *element = list != NULL ? list->first : NULL; element != NULL; element = element->next) {
        for (const struct node *other = list->first; other != element; other = other->next) {
            if (other->kind == NODE_STRING && element->kind == NODE_STRING && strcmp(other->text, element->text) == 0)
                form_complain(form, element, "\"%s\" stands twice in a list", element->text);
        }
    }
}

const char *form_text(struct form *form, const struct node *at, const char *name, bool must)
{
    struct node *member = form_take(form, at, name, NODE_STRING, must);

    if (member != NULL && *member->text == '\0')
        form_complain(form, member, "\"%s\" is empty", name);
    return member != NULL ? member->text : must ? "" : NULL;
}

const char *form_doc(struct form *form, const struct node *at, bool sentence)
{
    const char *doc = form_text(form, at, "doc", true);
    const struct node *member = form_member(at, "doc");
    size_t length = strlen(doc);

    for (const char *byte = doc; *byte != '\0'; byte++) {
        if ((unsigned char)*byte < ' ' || *byte == 0x7f)
            form_complain(form, member, "\"%s\" has a control character", "doc");
    }
    if (strstr(doc, "/*") != NULL || strstr(doc, "*/") != NULL)
        form_complain(form, member, "\"%s\" has what begins or ends a comment", "doc");
    if (length > 0 && (doc[length - 1] == '.') != sentence)
        form_complain(form, member, sentence ? "\"%s\" must end in a full stop" : "\"%s\" must not end in a full stop",
                      "doc");
    return doc;
}

long long form_number(struct form *form, const struct node *at, const char *name, long long least, long long most,
                      long long otherwise)
{
    const struct node *member = form_take(form, at, name, NODE_INTEGER, false);

    if (member == NULL)
        return otherwise;
    if (member->integer < least || member->integer > most)
        report_add(form->report, at->file, member->line, "\"%s\" must be from %lld to %lld", name, least, most);
    return member->integer;
}

bool form_among(const char *text, const char *const words[])
{
    while (*words != NULL && strcmp(*words, text) != 0)
        words++;
    return *words != NULL;
}

const char *form_word(struct form *form, const struct node *at, const char *name, const char *const words[], bool must)
{
    const char *text = form_text(form, at, name, must);
    struct node *member = form_member(at, name);

    if (text != NULL && member != NULL && !form_among(text, words))
        report_add(form->report, at->file, member->line, "\"%s\" cannot be \"%s\"", name, text);
    return text;
}

bool form_flag(struct form *form, const struct node *at, const char *name)
{
    struct node *member = form_member(at, name);

    if (member != NULL && member->kind != NODE_TRUE)
        form_complain(form, member, "\"%s\" can only be true", name);
    return member != NULL;
}

bool form_switch(struct form *form, const struct node *at, const char *name, bool otherwise)
{
    struct node *member = form_member(at, name);

    if (member == NULL)
        return otherwise;
    if (member->kind != NODE_TRUE && member->kind != NODE_FALSE)
        form_complain(form, member, "\"%s\" must be true or false", name);
    return member->kind == NODE_TRUE;
}

void form_finish(struct form *form, const struct node *at)
{
    for (const struct node *member = at->first; at->kind == NODE_OBJECT && member != NULL; member = member->next) {
        if (!member->taken)
            form_complain(form, member, "\"%s\" is not known here", member->name);
    }
}

static void refuse_name(struct form *form, const struct node *at, const char *name)
{
    if (!islower((unsigned char)*name) || name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_")] != '\0')
        form_complain(form, at, "the name \"%s\" is not of the form [a-z][a-z0-9_]*", name);
}

void form_name(struct form *form, const struct node *at)
{
    refuse_name(form, at, at->name);
}

void form_struct_name(struct form *form, const struct node *at)
{
    static const char *const words[] = { "auto",     "bool",   "break",  "case",     "char",     "const",  "continue",
                                         "default",  "do",     "double", "else",     "enum",     "extern", "false",
                                         "float",    "for",    "goto",   "if",       "inline",   "int",    "long",
                                         "register", "return", "short",  "restrict", "signed",   "sizeof", "static",
                                         "struct",   "switch", "true",   "typedef",  "unsigned", "union",  "void",
                                         "volatile", "while",  NULL };

    form_name(form, at);
    if (form_among(at->name, words))
        form_complain(form, at, "the name \"%s\" is a word of C", at->name);
}

const char *form_name_of(struct form *form, const struct node *at, const char *name)
{
    const struct node *member = form_take(form, at, name, NODE_STRING, true);

    if (member == NULL)
        return "";
    refuse_name(form, member, member->text);
    return member->text;
}

void *form_array(struct form *form, const struct node *list, size_t size, size_t *count)
{
    *count = 0;
    for (const struct node *member = list != NULL ? list->first : NULL; member != NULL; member = member->next) {
        if (member->kind != NODE_OBJECT)
            form_complain(form, member, "%s must be an object",
                          member->name != NULL ? member->name : "an element here");
        ++*count;
    }
    return arena_alloc(form->arena, (*count + 1) * size);
}

const char *form_pattern(struct form *form, const struct node *at, bool must, bool empty)
{
    const struct node *pattern = form_take(form, at, "pattern", NODE_STRING, must);
    const char *why = NULL;
    const char *rule = NULL;

    if (pattern == NULL)
        return NULL;
    rule = pattern_rule(form->arena, pattern->text, &why);
    if (rule == NULL)
        report_add(form->report, at->file, pattern->line, "bad pattern \"%s\": %s", pattern->text, why);
    else if (!empty && pattern_matches(pattern->text, ""))
        form_complain(form, pattern, "the pattern \"%s\" matches the empty text", pattern->text);
    return rule;
}
