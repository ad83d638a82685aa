#include "ask.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <strings.h>

#include "check.h"
#include "nearest.h"
#include "session.h"
#include "step.h"
#include "utf8.h"

/* An ask with what only this file knows. */
struct held {
    struct ask ask; /* first, so that it is where the whole is */
    char *texts;    /* copies of the request's bytes, its namespace and its class */
    atomic_uint holders;
};

struct ask *ask_new_empty(enum envelope_form form)
{
    struct held *held = calloc(1, sizeof(*held));

    if (held == NULL)
        return NULL;
    held->ask.envelope.form = form;
    atomic_init(&held->holders, 1);
    return &held->ask;
}

struct ask *ask_hold(struct ask *ask)
{
    atomic_fetch_add(&((struct held *)ask)->holders, 1);
    return ask;
}

void ask_release(struct ask *ask)
{
    struct held *held = (struct held *)ask;

    if (ask == NULL || atomic_fetch_sub(&held->holders, 1) > 1)
        return;
    envelope_clear(&ask->envelope);
    free(ask->arguments);
    free(held->texts);
    free(held);
}

static bool equal_in_any_case(struct slice text, const char *name)
{
    return text.length == strlen(name) && (text.length == 0 || strncasecmp(text.data, name, text.length) == 0);
}

/* How much of a name that may be long or absent an error repeats, for a format's %.*s. */
static int shown(struct slice name)
{
    return (int)utf8_cut(name, ENVELOPE_NAME_MAX);
}

static bool find_class(struct ask *ask, struct error *error)
{
    struct slice namespace = ask->envelope.namespace;
    struct slice name = ask->envelope.class;

    for (size_t i = 0; i < class_count; i++) {
        if (equal_in_any_case(namespace, classes[i]->namespace) && equal_in_any_case(name, classes[i]->name)) {
            ask->class = classes[i];
            return true;
        }
    }
    return error_set(error, ERROR_UNKNOWN_CLASS, "there is no class \"%.*s\" in a namespace \"%.*s\"", shown(name),
                     name.length > 0 ? name.data : "", shown(namespace), namespace.length > 0 ? namespace.data : "");
}

static int compare_action(const void *key, const void *element)
{
    const struct slice *wanted = key;
    const struct action *action = element;
    struct slice name = slice_of(action->name);
    size_t length = wanted->length < name.length ? wanted->length : name.length;
    int order = length > 0 ? memcmp(wanted->data, name.data, length) : 0;

    return order != 0 ? order : (wanted->length > name.length) - (wanted->length < name.length);
}

static bool find_action(struct ask *ask, struct error *error)
{
    const struct class *class = ask->class;
    struct slice wanted = ask->envelope.action;
    const char *text = wanted.length > 0 ? wanted.data : "";
    struct nearest nearest;

    if (ask->envelope.bare)
        return error_set(error, ERROR_NO_ACTION, "\"args\" must be an object with an \"action\"");
    if (wanted.data == NULL)
        return error_set(error, ERROR_NO_ACTION, "the arguments have no \"action\"");
    ask->action = bsearch(&wanted, class->actions, class->action_count, sizeof(class->actions[0]), compare_action);
    if (ask->action != NULL)
        return true;
    nearest_init(&nearest, wanted);
    for (size_t i = 0; i < class->action_count; i++)
        nearest_offer(&nearest, class->actions[i].name);
    if (nearest_name(&nearest) == NULL)
        return error_set(error, ERROR_UNKNOWN_ACTION, "there is no action \"%.*s\"", shown(wanted), text);
    return error_set(error, ERROR_UNKNOWN_ACTION, "there is no action \"%.*s\"; did you mean \"%s\"?", shown(wanted),
                     text, nearest_name(&nearest));
}

/* Copies a text and a NUL to *end, and moves *end behind them. */
static struct slice copy_text(char **end, struct slice text)
{
    struct slice copy = { .data = *end, .length = text.length };

    if (text.length > 0)
        memcpy(*end, text.data, text.length);
    (*end)[text.length] = '\0';
    *end += text.length + 1;
    return copy;
}

struct ask *ask_new(enum envelope_form form, struct slice namespace, struct slice class, struct slice text,
                    struct error *error)
{
    enum {
        TEXTS = 3
    };
    struct ask *ask = ask_new_empty(form);
    char *end = ask != NULL ? malloc(text.length + namespace.length + class.length + TEXTS) : NULL;
    bool read = false;

    if (end == NULL) {
        ask_release(ask);
        return NULL;
    }
    ((struct held *)ask)->texts = end;
    text = copy_text(&end, text);
    namespace = copy_text(&end, namespace);
    class = copy_text(&end, class);
    read = envelope_read(&ask->envelope, form, namespace, class, text, error);
    ask->session = session_find(ask->envelope.namespace, ask->envelope.class);
    if (ask->session != NULL)
        return ask;
    if ((read || ask->envelope.class.length > 0) && find_class(ask, error) && read)
        (void)find_action(ask, error);
    return ask;
}

bool ask_check(struct ask *ask, const struct dialect *dialect, struct error *error)
{
    const struct action *action = ask->action;

    ask->dialect = dialect;
    /* From the heap, which is aligned for any generated struct. */
    ask->arguments = calloc(1, action->arguments_size > 0 ? action->arguments_size : 1);
    if (ask->arguments == NULL)
        return error_set(error, ERROR_NO_MEMORY, "no memory for the arguments of a request");
    if (!check_arguments(ask->class, dialect, action, ask->envelope.values, ask->envelope.value_count, ask->arguments,
                         error))
        return false;
    ask->mode = step_mode(action, dialect, ask->arguments, error);
    return ask->mode != NULL;
}
