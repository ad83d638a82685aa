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

const char *form_text(struct form *form, const struct node *at, const char *name, bool must)
{
    struct node *member = form_take(form, at, name, NODE_STRING, must);

    return member != NULL ? member->text : must ? "" : NULL;
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

    if (member != NULL && member->kind != NODE_TRUE && member->kind != NODE_FALSE)
        form_complain(form, member, "\"%s\" must be true or false", name);
    return member != NULL && member->kind == NODE_TRUE;
}

void form_finish(struct form *form, const struct node *at)
{
    for (const struct node *member = at->first; at->kind == NODE_OBJECT && member != NULL; member = member->next) {
        if (!member->taken)
            form_complain(form, member, "\"%s\" is not known here", member->name);
    }
}

void form_name(struct form *form, const struct node *at)
{
    const char *name = at->name;

    if (!islower((unsigned char)*name) || name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_")] != '\0')
        form_complain(form, at, "the name \"%s\" is not of the form [a-z][a-z0-9_]*", name);
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

const char *form_pattern(struct form *form, const struct node *at, bool must)
{
    const struct node *pattern = form_take(form, at, "pattern", NODE_STRING, must);
    const char *why = NULL;
    const char *rule = NULL;

    if (pattern == NULL)
        return NULL;
    rule = pattern_rule(form->arena, pattern->text, &why);
    if (rule == NULL)
        report_add(form->report, at->file, pattern->line, "bad pattern \"%s\": %s", pattern->text, why);
    return rule;
}
