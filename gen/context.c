#include "context.h"

void context_complain(const struct context *context, const struct node *at, const char *message, const char *name)
{
    report_add(context->form->report, at->file, at->line, message, name, context->action->name);
}
