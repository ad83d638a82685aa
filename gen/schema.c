#include "schema.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "actions.h"
#include "names.h"
#include "outputs.h"

enum {
    SCHEMA_LENGTH = 4096,    /* bytes of a string whose type does not say */
    SCHEMA_SINCE_MAX = 9999, /* versions of a configuration */
};

#define SCHEMA_INTEGER_MAX ((1LL << 53) - 1) /* every JSON reader has these exactly */

static void read_dialect(struct form *form, struct class *class, struct dialect *dialect, struct node *at)
{
    static const char *const reserved[] = { "type", "default", "doc", "readonly", "restart", "since", "only", NULL };

    (void)class;
    form_name(form, at);
    if (form_among(at->name, reserved))
        form_complain(form, at, "a dialect cannot be named \"%s\": settings have a member of that name", at->name);
    dialect->at = at;
    dialect->name = at->name;
    dialect->doc = form_doc(form, at, true);
    dialect->rule = form_pattern(form, at, true, false);
    form_finish(form, at);
}

static void read_programs(struct form *form, struct class *class, struct node *root)
{
    size_t count = 0;

    class->programs = form_some(form, root, "programs", NODE_OBJECT, false);
    form_array(form, class->programs, 1, &count);
    for (struct node *at = class->programs != NULL ? class->programs->first : NULL; at != NULL; at = at->next) {
        const char *path = form_text(form, at, "path", true);

        form_name(form, at);
        form_doc(form, at, true);
        form_finish(form, at);
        if (*path != '\0' && *path != '/')
            form_complain(form, at, "the path \"%s\" does not begin with /", path);
    }
}

static void read_numbers(struct form *form, struct type *type)
{
    type->minimum = form_number(form, type->at, "min", -SCHEMA_INTEGER_MAX, SCHEMA_INTEGER_MAX, INT32_MIN);
    type->maximum = form_number(form, type->at, "max", -SCHEMA_INTEGER_MAX, SCHEMA_INTEGER_MAX, INT32_MAX);
}

static void read_strings(struct form *form, struct type *type)
{
    static const char *const named[] = { "jail", NULL };
    const struct node *at = type->at;

    type->pattern = form_text(form, at, "pattern", false);
    type->rule = form_pattern(form, at, false, true);
    type->values = form_texts(form, at, "values", false);
    form_differ(form, type->values);
    if (type->values == NULL) {
        type->except = form_texts(form, at, "except", false);
        form_differ(form, type->except);
        type->minimum = form_number(form, at, "min", 0, SCHEMA_INTEGER_MAX, 0);
        type->maximum = form_number(form, at, "max", 1, SCHEMA_INTEGER_MAX, SCHEMA_LENGTH);
    } else if (type->pattern != NULL) {
        form_complain(form, at, "the type \"%s\" has both a pattern and a list of values", type->name);
    }
    type->until = form_text(form, at, "until", false);
    if (type->until != NULL && (strlen(type->until) != 1 || *type->until < ' ' || *type->until > '~'))
        form_complain(form, at, "the end \"%s\" must be one character", type->until);
    type->guards = form_take(form, at, "guards", NODE_LIST, false);
    form_differ(form, type->guards);
    type->jail = form_word(form, at, "names", named, false) != NULL;
    type->secret = form_flag(form, at, "secret");
}

static void read_type(struct form *form, struct class *class, struct type *type, struct node *at)
{
    static const char *const bases[] = { "string", "integer", "boolean", "settings", NULL };

    (void)class;
    form_name(form, at);
    type->at = at;
    type->name = at->name;
    type->doc = form_doc(form, at, false);
    type->base = form_word(form, at, "base", bases, true);
    type->maximum = SCHEMA_LENGTH;
    if (strcmp(type->base, "integer") == 0)
        read_numbers(form, type);
    else if (strcmp(type->base, "string") == 0)
        read_strings(form, type);
    form_finish(form, at);
    if (type->minimum > type->maximum)
        form_complain(form, type->at, "the type \"%s\" allows nothing: its min is over its max", type->name);
}

/* Reads what a program makes of a setting, over what the setting says of all. at: where it differs, or NULL. */
static void read_form(struct form *form, const struct class *class, struct setting_form *of, const struct node *at)
{
    const struct node *type = form_take(form, at, "type", NODE_STRING, false);
    const struct node *initial = form_take(form, at, "default", NODE_STRING, false);

    if (type != NULL)
        of->type = names_type(form, class, type);
    if (initial != NULL)
        of->initial = initial->text;
    of->readonly = form_switch(form, at, "readonly", of->readonly);
    of->restart = form_switch(form, at, "restart", of->restart);
    of->since = form_number(form, at, "since", 2, SCHEMA_SINCE_MAX, of->since);
}

static void refuse_setting_name(struct form *form, const struct node *at)
{
    const char *name = at->name;

    if (!isalpha((unsigned char)*name))
        form_complain(form, at, "the name \"%s\" of a setting does not begin with a letter", name);
    for (; *name != '\0'; name++) {
        if (!isalnum((unsigned char)*name) && *name != '_') {
            form_complain(form, at, "the name \"%s\" of a setting is not of letters, digits and _", at->name);
            return;
        }
    }
}

static void read_setting(struct form *form, struct class *class, struct setting *setting, struct node *at)
{
    const struct dialect *only = names_dialect(form, class, form_take(form, at, "only", NODE_STRING, false));
    struct setting_form whole = { .type = NULL };

    refuse_setting_name(form, at);
    setting->at = at;
    setting->name = at->name;
    setting->doc = form_doc(form, at, true);
    form_take(form, at, "type", NODE_STRING, true);
    read_form(form, class, &whole, at);
    for (size_t i = 0; i < class->dialect_count; i++) {
        const struct node *difference = NULL;

        if (only != NULL && only != &class->dialects[i])
            continue;
        difference = form_some(form, at, class->dialects[i].name, NODE_OBJECT, false);
        setting->forms[i] = whole;
        read_form(form, class, &setting->forms[i], difference);
        if (difference != NULL)
            form_finish(form, difference);
    }
    form_finish(form, at);
}

/* Reads every member of one part of the class: dialects, types, outputs, guards, actions or settings. */
#define READ_ALL(part, read, must)                                                                \
    do {                                                                                          \
        struct node *list = form_some(form, root, #part "s", NODE_OBJECT, must);                  \
        size_t i = 0;                                                                             \
                                                                                                  \
        class->part##s = form_array(form, list, sizeof(class->part##s[0]), &class->part##_count); \
        for (struct node *at = list != NULL ? list->first : NULL; at != NULL; at = at->next)      \
            read(form, class, &class->part##s[i++], at);                                          \
    } while (0)

/* What commands are described with. */
static void read_shapes(struct form *form, struct class *class, struct node *root)
{
    READ_ALL(dialect, read_dialect, true);
    if (class->dialect_count > MODEL_DIALECTS_MAX) {
        form_complain(form, class->dialects->at, "there are more dialects than %s", "4");
        class->dialect_count = MODEL_DIALECTS_MAX;
    }
    READ_ALL(type, read_type, true);
    class->messages =
        outputs_messages(form, class, form_take(form, root, "messages", NODE_LIST, true), false, &class->message_count);
    READ_ALL(output, outputs_read, true);
}

/* What is made of it. */
static void read_uses(struct form *form, struct class *class, struct node *root)
{
    READ_ALL(guard, actions_guard, false);
    READ_ALL(action, actions_read, true);
    READ_ALL(setting, read_setting, true);
}

struct class *schema_read(struct form *form, const char *file)
{
    static const char *const files[] = { "action", "classes", "errors", NULL };
    struct class *class = arena_alloc(form->arena, sizeof(*class));
    struct node *root = node_read(form->arena, form->report, file);

    if (root == NULL || root->kind != NODE_OBJECT) {
        if (root != NULL)
            report_add(form->report, file, root->line, "a schema must be an object");
        return NULL;
    }
    form_text(form, root, "$schema", false);
    class->file = file;
    class->at = root;
    class->namespace = form_name_of(form, root, "namespace");
    class->name = form_name_of(form, root, "name");
    if (form_among(class->name, files))
        form_complain(form, node_member(root, "name"), "a class cannot be named \"%s\": a file is", class->name);
    class->doc = form_doc(form, root, true);
    class->version = form_texts(form, root, "version", true);
    read_programs(form, class, root);
    read_shapes(form, class, root);
    read_uses(form, class, root);
    form_finish(form, root);
    return class;
}
