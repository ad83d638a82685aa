#include "step.h"

#include "argument.h"

static bool has_all(const struct mode *mode, const void *arguments)
{
    char digits[ARGUMENT_DIGITS];

    for (size_t i = 0; i < ACTION_STEPS_MAX && mode->when[i] != NULL; i++) {
        if (!argument_given(mode->when[i], arguments))
            return false;
        if (mode->when_value[i] != NULL &&
            !slice_equal(argument_value(mode->when[i], arguments, 0, digits).value, slice_of(mode->when_value[i])))
            return false;
    }
    return true;
}

/* Says which program could do it, if any of the modes would do with these arguments. */
static bool refuse_dialect(const struct action *action, const struct dialect *dialect, const void *arguments,
                           struct error *error)
{
    for (size_t i = 0; i < action->mode_count; i++) {
        const struct mode *mode = &action->modes[i];

        if (mode->dialect != NULL && mode->dialect != dialect && has_all(mode, arguments))
            return error_set(error, ERROR_OTHER_DIALECT,
                             "\"%s\" can be done by the %s program only, and this host has the %s one", action->name,
                             mode->dialect->name, dialect->name);
    }
    return true;
}

/* Nothing that a client asks for is passed over in silence. */
static bool check_unused(const struct action *action, const struct dialect *dialect, const struct mode *mode,
                         const void *arguments, struct error *error)
{
    for (size_t i = 0; i < ACTION_UNUSED_MAX && mode->unused[i] != NULL; i++) {
        if (!argument_given(mode->unused[i], arguments))
            continue;
        error_set(error, ERROR_BAD_ARGUMENT,
                  "\"%s\" cannot use the argument \"%s\" with these others and the %s program", action->name,
                  mode->unused[i]->name, dialect->name);
        return error_set_argument(error, mode->unused[i]->name);
    }
    return true;
}

/* The first argument that a mode needs and was not given; or, if one has another value than it needs, the first. */
static const struct argument *find_missing(const struct mode *mode, const void *arguments)
{
    for (size_t i = 0; i < ACTION_STEPS_MAX && mode->when[i] != NULL; i++) {
        if (!argument_given(mode->when[i], arguments))
            return mode->when[i];
    }
    return mode->when[0];
}

const struct mode *step_mode(const struct action *action, const struct dialect *dialect, const void *arguments,
                             struct error *error)
{
    const struct argument *missing = NULL;
    const struct mode *last = NULL;

    for (size_t i = 0; i < action->mode_count; i++) {
        const struct mode *mode = &action->modes[i];

        if (mode->dialect != NULL && mode->dialect != dialect)
            continue;
        last = mode;
        if (has_all(mode, arguments))
            return check_unused(action, dialect, mode, arguments, error) ? mode : NULL;
    }
    if (!refuse_dialect(action, dialect, arguments, error))
        return NULL;
    /* The last mode asks for the least. */
    missing = last != NULL ? find_missing(last, arguments) : NULL;
    missing = missing != NULL ? missing : &action->arguments[0];
    error_set(error, ERROR_MISSING_ARGUMENT, "this action needs the argument \"%s\"", missing->name);
    error_set_argument(error, missing->name);
    return NULL;
}

size_t step_turns(const struct step *step, const void *arguments)
{
    if (step->guard != NULL)
        return argument_count(step->guarded, arguments) > 0 ? 1 : 0;
    return step->each != NULL ? argument_count(step->each, arguments) : 1;
}

/* Whether the element that begins at a piece is there. count: set to its pieces. */
static bool is_there(const struct step *step, size_t first, const void *arguments, size_t *count)
{
    bool there = true;

    *count = 0;
    for (size_t i = first; i < step->run_count && (i == first || step->run[i].joined); i++, ++*count) {
        const struct piece *piece = &step->run[i];

        if (piece->when != NULL && !argument_given(piece->when, arguments))
            there = false;
        if (piece->argument != NULL && argument_count(piece->argument, arguments) == 0)
            there = false;
    }
    return there;
}

static bool add_value(struct argv *argv, const struct text *text, bool joined, struct error *error)
{
    bool added = true;

    if (text->name.data != NULL) {
        added = (joined ? argv_extend(argv, text->name, error) : argv_add(argv, text->name, error)) &&
                argv_extend(argv, slice_of("="), error);
        joined = true;
    }
    return added && (joined ? argv_extend(argv, text->value, error) : argv_add(argv, text->value, error));
}

/* Adds a piece: literal text, the one value that it is the turn of, or all values. */
static bool add_piece(const struct step *step, const struct piece *piece, const void *arguments, size_t turn,
                      struct argv *argv, struct error *error)
{
    char digits[ARGUMENT_DIGITS];
    struct text text = { .value = slice_of(piece->text) };
    size_t first = piece->argument == step->each ? turn : 0;
    size_t limit = first + 1;

    if (piece->argument == NULL)
        return add_value(argv, &text, piece->joined, error);
    if (piece->argument != step->each)
        limit = argument_count(piece->argument, arguments);
    for (size_t i = first; i < limit; i++) {
        text = argument_value(piece->argument, arguments, i, digits);
        if (!add_value(argv, &text, piece->joined, error))
            return false;
    }
    return true;
}

bool step_argv(const struct step *step, const void *arguments, size_t turn, struct argv *argv, struct error *error)
{
    size_t count = 0;

    for (size_t i = 0; i < step->run_count; i += count) {
        if (!is_there(step, i, arguments, &count))
            continue;
        for (size_t j = i; j < i + count; j++) {
            if (!add_piece(step, &step->run[j], arguments, turn, argv, error))
                return false;
        }
    }
    return true;
}
