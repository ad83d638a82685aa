#include "model.h"

#include <string.h>

struct argument *model_argument(const struct action *action, const char *name)
{
    for (size_t i = 0; i < action->argument_count; i++) {
        if (strcmp(action->arguments[i].name, name) == 0)
            return &action->arguments[i];
    }
    return NULL;
}
