#include "sequence.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "argument.h"
#include "ask.h"
#include "buffer.h"
#include "guard.h"
#include "order.h"
#include "output_line.h"
#include "queue.h"
#include "said.h"
#include "step.h"
#include "utf8.h"

enum {
    SEQUENCE_OUTPUT_MAX = 64 * 1024 * 1024, /* bytes that all commands of one step print */
    SEQUENCE_NAME_MAX = 512                 /* bytes of a name that a guard repeats */
};

struct sequence {
    struct sequence_order order;
    size_t step;
    size_t turn;
    bool begun; /* its first command runs, or waits */
    bool found; /* a guard has found what the argument of the step names */
    struct buffer outputs[ACTION_STEPS_MAX];
    struct said said;
    bool guarded;                   /* a guard has said it */
    bool missing[ACTION_STEPS_MAX]; /* optional steps that failed */
    bool lacking;                   /* there is one */
    bool answered;                  /* a step that is no guard has not failed */
    int status;                     /* of the last command that failed */
    sequence_done *done;
    void *owner;
};

static void sequence_free(struct sequence *sequence)
{
    for (size_t i = 0; i < ACTION_STEPS_MAX; i++)
        buffer_clear(&sequence->outputs[i]);
    free(sequence);
}

static void finish(struct sequence *sequence, bool failed, int status)
{
    struct sequence_result result = { .failed = failed, .guarded = sequence->guarded, .status = status };

    for (size_t i = 0, count = 0; i < sequence->order.mode->step_count; i++) {
        if (sequence->order.mode->steps[i].guard != NULL)
            continue;
        result.outputs[count] = buffer_slice(&sequence->outputs[i]);
        if (sequence->missing[i])
            result.outputs[count].data = NULL;
        else if (result.outputs[count].data == NULL)
            result.outputs[count] = slice_of("");
        count++;
    }
    result.said = (struct slice){ sequence->said.text, sequence->said.length };
    sequence->done(sequence->owner, &result, NULL);
    sequence_free(sequence);
}

static void give_up(struct sequence *sequence, const struct error *error)
{
    sequence->done(sequence->owner, NULL, error);
    sequence_free(sequence);
}

/* Says why a guard does not let a command run, or is not content with what it did. format: for two texts, which are cut
 * so that both fit. */
static void say(struct sequence *sequence, const char *format, struct slice name, struct slice other)
{
    struct said *said = &sequence->said;

    snprintf(said->text, sizeof(said->text), format, (int)utf8_cut(name, SEQUENCE_NAME_MAX), name.data,
             (int)utf8_cut(other, SEQUENCE_NAME_MAX), other.data != NULL ? other.data : "");
    said->length = strlen(said->text);
    sequence->guarded = true;
}

/* The name that a guard looks for. digits: as for argument_value(). */
static struct slice name_of(const struct sequence *sequence, const struct step *step, char *digits)
{
    return argument_value(step->guarded, sequence->order.arguments, 0, digits).value;
}

/* The output of the step whose guard is another, or an empty one. */
static struct slice output_of(const struct sequence *sequence, const struct guard *guard)
{
    for (size_t i = 0; i < sequence->order.mode->step_count; i++) {
        if (sequence->order.mode->steps[i].guard == guard && sequence->outputs[i].data != NULL)
            return buffer_slice(&sequence->outputs[i]);
    }
    return (struct slice){ .data = NULL };
}

/* Compares a table with what it was before. Returns false with the error, or with something said. */
static bool compare_guard(struct sequence *sequence, const struct step *step, struct slice text, struct error *error)
{
    struct slice then = output_of(sequence, step->guard->before);
    char digits[ARGUMENT_DIGITS];
    struct slice name = name_of(sequence, step, digits);
    struct guard_difference difference = { .left = false };

    if (then.data != NULL && !guard_compare(step, sequence->order.dialect, then, text, name, &difference, error))
        return false;
    if (difference.left)
        say(sequence, "\"%.*s\" is still there%.*s", name, slice_of(""));
    else if (difference.gone.data != NULL)
        say(sequence, "\"%.*s\" is gone, and so is \"%.*s\"", name, difference.gone);
    return !difference.left && difference.gone.data == NULL;
}

/* Reads the table of a guard. Returns false with the error, or with something said. */
static bool read_guard(struct sequence *sequence, const struct step *step, struct slice text, struct error *error)
{
    char digits[ARGUMENT_DIGITS];
    struct slice name = name_of(sequence, step, digits);
    struct guard_finding finding;

    if (step->guard->before != NULL)
        return compare_guard(sequence, step, text, error);
    if (!guard_look(step, sequence->order.dialect, text, name, &finding, error))
        return false;
    sequence->found |= finding.found;
    if (finding.child.data != NULL)
        say(sequence, "\"%.*s\" is what \"%.*s\" was made of, which would be lost with it", name, finding.child);
    else if (finding.alike.data != NULL)
        say(sequence, "\"%.*s\" is also how \"%.*s\" begins, and iocage could take the one for the other", name,
            finding.alike);
    return finding.child.data == NULL && finding.alike.data == NULL;
}

static const struct step *step_at(const struct sequence *sequence, size_t i)
{
    return i < sequence->order.mode->step_count ? &sequence->order.mode->steps[i] : NULL;
}

static size_t turns_of(const struct sequence *sequence, const struct step *step)
{
    size_t turns = step_turns(step, sequence->order.arguments);

    return step->each != NULL && sequence->order.limit < turns ? sequence->order.limit : turns;
}

/* Whether the next step's guard looks for what has been found already. */
static bool is_needless(const struct sequence *sequence, const struct step *last, const struct step *next)
{
    return sequence->found && last->guard != NULL && next->guard != NULL && last->guarded == next->guarded &&
           !next->guard->alone;
}

/* Whether a guard was the last that could find what its argument names, and none did. */
static bool is_missing(const struct sequence *sequence, const struct step *last, const struct step *next)
{
    return last->guard != NULL && last->guard->before == NULL && !sequence->found &&
           (next == NULL || next->guard == NULL || next->guarded != last->guarded);
}

/* Goes on to the next command there is. Returns false at the end, or if something is missing, which is said. */
static bool advance(struct sequence *sequence)
{
    const struct step *last = step_at(sequence, sequence->step);

    if (++sequence->turn < turns_of(sequence, last))
        return true;
    for (;;) {
        const struct step *next = step_at(sequence, ++sequence->step);
        char digits[ARGUMENT_DIGITS];

        if (is_missing(sequence, last, next)) {
            say(sequence, "\"%.*s\" not found%.*s", name_of(sequence, last, digits), slice_of(""));
            return false;
        }
        if (next == NULL)
            return false;
        if (is_needless(sequence, last, next))
            continue;
        sequence->turn = next->each != NULL ? sequence->order.first : 0;
        if (sequence->turn < turns_of(sequence, next)) {
            sequence->found &= next->guard != NULL && last->guard != NULL && next->guarded == last->guarded;
            return true;
        }
        last = next->guard != NULL ? last : next;
    }
}

static bool run(struct sequence *sequence, struct error *error);

/* Takes what a command printed. Returns false with the error, or with something said. */
static bool take_output(struct sequence *sequence, const struct step *step, struct slice text, struct error *error)
{
    struct buffer *output = &sequence->outputs[sequence->step];

    if (step->guard != NULL && !read_guard(sequence, step, text, error))
        return false;
    if (step->output->verbatim)
        text = output_line_skip_notices(step->output, sequence->order.dialect, text);
    buffer_append(output, text.data != NULL ? text.data : "", text.length);
    if (output->failed)
        return error_set(error, ERROR_NO_MEMORY, "no memory for what the commands print");
    return true;
}

/* Runs the next command, or comes to the end. */
static void go_on(struct sequence *sequence)
{
    struct error error = { .code = ERROR_NONE };

    if (advance(sequence)) {
        if (!run(sequence, &error))
            give_up(sequence, &error);
        return;
    }
    finish(sequence, sequence->guarded || (sequence->lacking && !sequence->answered), sequence->status);
}

/* Goes on after a command that failed, if the answer can be without it. */
static void do_without(struct sequence *sequence, const struct step *step, int status)
{
    if (!step->optional) {
        finish(sequence, true, status);
        return;
    }
    sequence->missing[sequence->step] = true;
    sequence->lacking = true;
    sequence->status = status;
    go_on(sequence);
}

/* Takes the end of a command. Returns whether the sequence goes on; if not, its end has been told. */
static void take_exit(struct sequence *sequence, const struct command_result *result)
{
    const struct step *step = step_at(sequence, sequence->step);
    struct error error = { .code = ERROR_NONE };

    switch (said_judge(&sequence->said, sequence->order.dialect, step->output, result)) {
    case SAID_FAILED:
        do_without(sequence, step, result->status);
        return;
    case SAID_QUESTION:
        error_set(&error, ERROR_TOOL_QUESTION, "iocage waits for an answer to \"%s\"", sequence->said.text);
        give_up(sequence, &error);
        return;
    case SAID_USAGE:
        error_set(&error, ERROR_OTHER_DIALECT, "this iocage does not have the command and told how it is used");
        give_up(sequence, &error);
        return;
    case SAID_WELL:
        break;
    }
    if (!take_output(sequence, step, result->out, &error)) {
        if (error.code != ERROR_NONE)
            give_up(sequence, &error);
        else
            finish(sequence, true, 0);
        return;
    }
    sequence->answered |= step->guard == NULL;
    go_on(sequence);
}

static void take_result(void *owner, const struct command_result *result, const struct error *error)
{
    struct sequence *sequence = owner;
    struct error fault = { .code = ERROR_NONE };

    if (result == NULL)
        give_up(sequence, error);
    else if (!command_exited(result, &fault))
        give_up(sequence, &fault);
    else
        take_exit(sequence, result);
}

static bool run(struct sequence *sequence, struct error *error)
{
    const struct sequence_order *order = &sequence->order;
    const struct order command = {
        .class = order->class,
        .dialect = order->dialect,
        .action = order->action,
        .step = sequence->step,
        .turn = sequence->turn,
        .values = order->values,
        .value_count = order->value_count,
        /* What has begun comes to its end. */
        .patient = order->patient || sequence->begun,
    };

    sequence->begun = true;
    if (!queue_run(order->queue, &command, take_result, sequence, error))
        return false;
    if (order->ran != NULL)
        order->ran[sequence->step] |= UINT64_C(1) << sequence->turn;
    return true;
}

/* Goes to the first command there is. */
static bool find_first(struct sequence *sequence)
{
    const struct step *step = NULL;

    while ((step = step_at(sequence, sequence->step)) != NULL) {
        sequence->turn = step->each != NULL ? sequence->order.first : 0;
        if (sequence->turn < turns_of(sequence, step))
            return true;
        sequence->step++;
    }
    return false;
}

struct sequence_order sequence_order_of(struct queue *queue, const struct ask *ask)
{
    return (struct sequence_order){
        .queue = queue,
        .class = ask->class,
        .dialect = ask->dialect,
        .action = ask->action,
        .mode = ask->mode,
        .arguments = ask->arguments,
        .values = ask->envelope.values,
        .value_count = ask->envelope.value_count,
        .limit = SIZE_MAX,
    };
}

bool sequence_start(const struct sequence_order *order, sequence_done *done, void *owner, struct error *error)
{
    struct sequence *sequence = calloc(1, sizeof(*sequence));

    if (sequence == NULL)
        return error_set(error, ERROR_NO_MEMORY, "no memory to run the commands of a request");
    sequence->order = *order;
    sequence->done = done;
    sequence->owner = owner;
    for (size_t i = 0; i < ACTION_STEPS_MAX; i++)
        buffer_init(&sequence->outputs[i], SEQUENCE_OUTPUT_MAX);
    if (!find_first(sequence))
        error_set(error, ERROR_BAD_ARGUMENT, "there is nothing to do with these arguments");
    else if (run(sequence, error))
        return true;
    sequence_free(sequence);
    return false;
}
