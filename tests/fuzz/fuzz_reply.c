#include <stdlib.h>

#include "action.h"
#include "fuzz.h"
#include "reply.h"
#include "said.h"

/* Any text as what iocage printed for each mode of each action of the schema: what is made of it is JSON, or the error
 * says why not. */

enum {
    REPLY_MAX = 1 << 24 /* bytes: more than becomes of the longest input */
};

static void fill_texts(struct texts *texts, bool named)
{
    static const struct text text = { { "boot", 4 }, { "on", 2 } };

    texts->items[0] = text;
    if (!named)
        texts->items[0].name = (struct slice){ .data = NULL };
    texts->count = 1;
}

static void fill_arguments(const struct action *action, char *arguments)
{
    static const struct slice text = { .data = "testjail", .length = 8 };

    for (size_t i = 0; i < action->argument_count; i++) {
        const struct argument *argument = &action->arguments[i];
        char *field = arguments + argument->offset;

        if (argument->list || argument->type->base == BASE_SETTINGS)
            fill_texts((struct texts *)(void *)field, argument->type->base == BASE_SETTINGS);
        else if (argument->type->base == BASE_STRING)
            memcpy(field, &text, sizeof(text));
    }
}

static void write_reply(const struct reply *reply, const struct reply_source *source)
{
    struct error error = { .code = ERROR_NONE };
    struct buffer buffer;

    if (reply->count == 0)
        return;
    buffer_init(&buffer, REPLY_MAX);
    if (reply_write(&buffer, reply, source, &error))
        fuzz_check_json(buffer_slice(&buffer));
    else
        fuzz_check((error.code == ERROR_TOOL_OUTPUT || (error.code == ERROR_TOOL_FAILED && source->said.length == 0)) &&
                   error.detail[0] != '\0');
    buffer_clear(&buffer);
}

static void write_mode(const struct dialect *dialect, const struct mode *mode, const void *arguments, struct slice text)
{
    const struct slice jobs[] = { { "job", 3 } };
    struct slice outputs[ACTION_STEPS_MAX];
    struct reply_source source = { .dialect = dialect,
                                   .steps = mode->steps,
                                   .arguments = arguments,
                                   .outputs = outputs,
                                   .jobs = jobs,
                                   .job_count = 1 };
    const struct command_result result = { .end = COMMAND_EXITED, .status = 1, .out = text, .err = text };
    struct said said;

    if (mode->dialect != NULL && mode->dialect != dialect)
        return;
    for (size_t i = 0; i < ACTION_STEPS_MAX; i++)
        outputs[i] = text;
    while (source.steps->guard != NULL)
        source.steps++;
    fuzz_check(said_judge(&said, dialect, source.steps->output, &result) != SAID_WELL);
    source.said = (struct slice){ said.text, said.length };
    write_reply(&mode->answer, &source);
    write_reply(&mode->failure, &source);
}

static void write_action(const struct class *class, const struct action *action, struct slice text)
{
    char *arguments = calloc(1, action->arguments_size + 1);

    fuzz_check(arguments != NULL);
    fill_arguments(action, arguments);
    for (size_t i = 0; i < action->mode_count; i++)
        for (size_t j = 0; j < class->dialect_count; j++)
            write_mode(&class->dialects[j], &action->modes[i], arguments, text);
    free(arguments);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice text = fuzz_text(data, size);

    for (size_t i = 0; i < class_count; i++)
        for (size_t j = 0; j < classes[i]->action_count; j++)
            write_action(classes[i], &classes[i]->actions[j], text);
    fuzz_free(text);
    return 0;
}
