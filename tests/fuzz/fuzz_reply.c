#include <stdlib.h>

#include "action.h"
#include "fuzz.h"
#include "reply.h"

/* Any text as what iocage printed for each action of the schema: the answer is JSON, or the error says why not. */

enum {
    REPLY_MAX = 1 << 24 /* bytes: more than becomes of the longest input */
};

static void fill_arguments(const struct action *action, char *arguments)
{
    static const struct slice text = { .data = "testjail", .length = 8 };

    for (size_t i = 0; i < action->argument_count; i++)
        if (action->arguments[i].type->base == BASE_STRING)
            memcpy(arguments + action->arguments[i].offset, &text, sizeof(text));
}

static void write_reply(const struct action *action, struct slice text)
{
    char *arguments = calloc(1, action->arguments_size + 1);
    struct error error = { .code = ERROR_NONE };
    struct buffer reply;

    fuzz_check(arguments != NULL);
    fill_arguments(action, arguments);
    buffer_init(&reply, REPLY_MAX);
    if (reply_write(&reply, action, arguments, text, &error))
        fuzz_check_json(buffer_slice(&reply));
    else
        fuzz_check(error.code == ERROR_TOOL_OUTPUT && error.detail[0] != '\0');
    buffer_clear(&reply);
    free(arguments);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice text = fuzz_text(data, size);

    for (size_t i = 0; i < class_count; i++)
        for (size_t j = 0; j < classes[i]->action_count; j++)
            write_reply(&classes[i]->actions[j], text);
    fuzz_free(text);
    return 0;
}
