#include "names.h"

static const char *text_of(const struct node *at)
{
    return at != NULL && at->kind == NODE_STRING ? at->text : "";
}

/* Passes a part on, and reports that there is none. message: a printf format for its name. */
static const void *found(struct form *form, const struct node *at, const void *part, const char *message)
{
    if (at != NULL && part == NULL)
        form_complain(form, at, message, text_of(at));
    return part;
}

const struct dialect *names_dialect(struct form *form, const struct class *class, const struct node *at)
{
    return found(form, at, model_dialect(class, text_of(at)), "there is no dialect \"%s\"");
}

const struct type *names_type(struct form *form, const struct class *class, const struct node *at)
{
    return found(form, at, model_type(class, text_of(at)), "there is no type \"%s\"");
}

const struct output *names_output(struct form *form, const struct class *class, const struct node *at)
{
    return found(form, at, model_output(class, text_of(at)), "there is no output \"%s\"");
}

const struct guard *names_guard(struct form *form, const struct class *class, const struct node *at)
{
    return found(form, at, model_guard(class, text_of(at)), "there is no guard \"%s\"");
}
