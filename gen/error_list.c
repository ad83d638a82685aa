#include "error_list.h"

#include <string.h>

enum {
    STATUS_MIN = 400,
    STATUS_MAX = 599,
    RETRY_AFTER_MAX = 3600, /* seconds */
};

static void read_error(struct form *form, const struct node *error)
{
    long long status = form_number(form, error, "status", STATUS_MIN, STATUS_MAX, 0);
    long long retry = form_number(form, error, "retry_after", 1, RETRY_AFTER_MAX, 0);

    form_name(form, error);
    form_doc(form, error, true);
    form_finish(form, error);
    if (strcmp(error->name, "none") == 0)
        form_complain(form, error, "an error cannot be named \"%s\": that is what no error is", error->name);
    if (retry != 0 && status == 0)
        form_complain(form, error, "the error \"%s\" is never sent, so nobody tries again after it", error->name);
}

struct node *error_list_read(struct form *form, const char *file)
{
    struct node *root = node_read(form->arena, form->report, file);
    struct node *errors = NULL;
    size_t count = 0;

    if (root == NULL)
        return NULL;
    if (root->kind != NODE_OBJECT) {
        report_add(form->report, file, root->line, "the errors must be an object");
        return NULL;
    }
    form_text(form, root, "$schema", false);
    errors = form_some(form, root, "errors", NODE_OBJECT, true);
    form_finish(form, root);
    form_array(form, errors, 1, &count);
    for (const struct node *error = errors != NULL ? errors->first : NULL; error != NULL; error = error->next)
        read_error(form, error);
    return errors;
}
