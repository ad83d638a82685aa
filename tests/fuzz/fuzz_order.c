#include <stdlib.h>
#include <string.h>

#include "action.h"
#include "fuzz.h"
#include "order.h"
#include "utf8.h"

/*
 * Any bytes as an order from a server that has been taken over: what is read is what would be written for it, and only
 * what fits the schema becomes a command, of no other program and with no option that nobody meant.
 */

static const char iocage[] = "/usr/local/bin/iocage";
static const enum error_code argv_codes[] = { ERROR_MISSING_ARGUMENT, ERROR_BAD_ARGUMENT, ERROR_UNKNOWN_ARGUMENT,
                                              ERROR_OTHER_DIALECT, ERROR_TOO_LARGE };

static void check_error(const struct error *error, const enum error_code *codes, size_t count)
{
    bool known = false;

    for (size_t i = 0; i < count; i++)
        known = known || error->code == codes[i];
    fuzz_check(known && error->detail[0] != '\0');
    for (const char *at = error->detail; *at != '\0'; at += utf8_printable(at))
        fuzz_check(utf8_printable(at) > 0);
}

/* Every byte counts: nothing can be hidden in an order. */
static void check_written(const struct order_table *table, const struct order *order, struct slice text)
{
    char *bytes = malloc(text.length);
    size_t length = 0;
    struct error error;

    fuzz_check(bytes != NULL);
    fuzz_check(order_write(table, order, bytes, text.length, &length, &error));
    fuzz_check(length == text.length && memcmp(bytes, text.data, length) == 0);
    free(bytes);
}

static bool is_program(const struct class *class, const char *path)
{
    bool found = strcmp(path, iocage) == 0;

    for (size_t i = 0; i < class->program_count; i++)
        found = found || strcmp(path, class->programs[i].path) == 0;
    return found;
}

/* Whether an element that a value is may begin with -: only where the schema says that it may be anything. */
static bool may_be_option(const struct action *action, const char *element)
{
    for (size_t i = 0; i < action->argument_count; i++) {
        const struct type *type = action->arguments[i].type;

        if (action->arguments[i].free || (type->matches != NULL && type->matches(slice_of(element))))
            return true;
    }
    return false;
}

static bool is_value(const struct order *order, const char *element)
{
    bool found = false;

    for (size_t i = 0; i < order->value_count; i++) {
        found = found || slice_equal(order->values[i].text, slice_of(element));
        for (size_t j = 0; j < order->values[i].item_count; j++)
            found = found || slice_equal(order->values[i].items[j].text, slice_of(element));
    }
    return found;
}

/* Whether the schema itself has this element in a command of the action. */
static bool is_literal(const struct action *action, const char *element)
{
    for (size_t i = 0; i < action->mode_count; i++) {
        for (size_t j = 0; j < action->modes[i].step_count; j++) {
            const struct step *step = &action->modes[i].steps[j];

            for (size_t k = 0; k < step->run_count; k++)
                if (step->run[k].text != NULL && strcmp(step->run[k].text, element) == 0)
                    return true;
        }
    }
    return false;
}

static void check_command(const struct order *order, const struct argv *argv)
{
    fuzz_check(argv->count > 0 && argv->count <= ARGV_MAX && argv->elements[argv->count] == NULL);
    fuzz_check(is_program(order->class, argv->elements[0]));
    for (size_t i = 1; i < argv->count && order->action != NULL; i++)
        fuzz_check(argv->elements[i][0] != '-' || is_literal(order->action, argv->elements[i]) ||
                   !is_value(order, argv->elements[i]) || may_be_option(order->action, argv->elements[i]));
}

static void read_order(const struct order_table *table, struct slice text)
{
    static const enum error_code read_codes[] = { ERROR_BAD_ARGUMENT };
    static struct order_values values;
    static struct argv argv;
    struct error error = { .code = ERROR_NONE };
    struct order order;

    if (!order_read(table, text.data, text.length, &order, &values, &error)) {
        check_error(&error, read_codes, 1);
        return;
    }
    check_written(table, &order, text);
    if (order_argv(table, &order, &argv, &error))
        check_command(&order, &argv);
    else
        check_error(&error, argv_codes, sizeof(argv_codes) / sizeof(argv_codes[0]));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct order_table table = { .classes = classes, .class_count = class_count, .path = iocage };
    char *exact = malloc(size > 0 ? size : 1);

    fuzz_check(exact != NULL);
    if (size > 0)
        memcpy(exact, data, size);
    if (size <= ORDER_BYTES_MAX)
        read_order(&table, (struct slice){ .data = exact, .length = size });
    free(exact);
    return 0;
}
