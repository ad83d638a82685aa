#include "settings.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "nearest.h"
#include "utf8.h"

/* Settings being checked. */
struct checker {
    const struct class *class;
    const struct dialect *dialect;
    bool unchecked;
    struct texts *texts;
    bool full; /* that there are too many has been told */
    size_t faults;
    char told[ERROR_DETAIL_MAX]; /* all of them */
};

static void fault(struct checker *checker, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void fault(struct checker *checker, const char *format, ...)
{
    size_t used = strlen(checker->told);
    va_list arguments;

    if (checker->faults++ > 0)
        used += (size_t)snprintf(checker->told + used, sizeof(checker->told) - used, "; ");
    if (used >= sizeof(checker->told))
        return;
    va_start(arguments, format);
    vsnprintf(checker->told + used, sizeof(checker->told) - used, format, arguments);
    va_end(arguments);
}

static int shown(struct slice text)
{
    return (int)utf8_cut(text, SETTINGS_NAME_MAX);
}

static bool fits_number(const struct type *type, struct slice text)
{
    enum {
        DIGITS_MAX = 20
    };
    char digits[DIGITS_MAX + 1] = "";
    char *end = NULL;
    long long number = 0;

    if (text.length == 0 || text.length > DIGITS_MAX ||
        (text.data[0] != '-' && (text.data[0] < '0' || text.data[0] > '9')))
        return false;
    memcpy(digits, text.data, text.length);
    errno = 0;
    number = strtoll(digits, &end, 10);
    return errno == 0 && end == digits + text.length && number >= type->minimum && number <= type->maximum;
}

bool settings_fits(const struct type *type, struct slice text)
{
    if (type->base == BASE_INTEGER)
        return fits_number(type, text);
    return text.length >= type->length_min && text.length <= type->length_max &&
           (type->matches == NULL || type->matches(text));
}

static bool is_name(struct slice name)
{
    for (size_t i = 0; i < name.length; i++) {
        char byte = name.data[i];
        bool letter = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_';

        if (!letter && (i == 0 || byte < '0' || byte > '9'))
            return false;
    }
    return name.length > 0 && name.length <= SETTINGS_NAME_MAX;
}

static bool is_line(struct slice text)
{
    for (size_t i = 0; i < text.length; i++) {
        if ((unsigned char)text.data[i] < ' ' || text.data[i] == 0x7f)
            return false;
    }
    return text.length <= SETTINGS_VALUE_MAX;
}

static const struct setting_form *form_of(const struct checker *checker, const struct setting *setting)
{
    return &setting->forms[checker->dialect - checker->class->dialects];
}

/* Tells of a name that the schema does not have. */
static void fault_unknown(struct checker *checker, struct slice name)
{
    struct nearest nearest;

    nearest_init(&nearest, name);
    for (size_t i = 0; i < checker->class->setting_count; i++) {
        if (form_of(checker, &checker->class->settings[i])->type != NULL)
            nearest_offer(&nearest, checker->class->settings[i].name);
    }
    if (nearest_name(&nearest) != NULL)
        fault(checker, "there is no setting \"%.*s\"; did you mean \"%s\"?", shown(name), name.data,
              nearest_name(&nearest));
    else
        fault(checker, "there is no setting \"%.*s\"", shown(name), name.length > 0 ? name.data : "");
}

static void check_known(struct checker *checker, const struct setting *setting, struct slice value)
{
    const struct setting_form *form = form_of(checker, setting);

    if (form->type == NULL)
        fault(checker, "the %s program has no setting \"%s\"", checker->dialect->name, setting->name);
    else if (form->readonly)
        fault(checker, "the setting \"%s\" can only be read", setting->name);
    else if (!settings_fits(form->type, value))
        fault(checker, "the setting \"%s\" must be %s", setting->name, form->type->doc);
}

static void check_unknown(struct checker *checker, struct slice name, struct slice value)
{
    if (!checker->unchecked)
        fault_unknown(checker, name);
    else if (!is_name(name))
        fault(checker, "\"%.*s\" cannot be the name of a setting", shown(name), name.length > 0 ? name.data : "");
    else if (!is_line(value))
        fault(checker, "the setting \"%.*s\" must be one line of text", shown(name), name.data);
}

static bool is_taken(const struct texts *texts, struct slice name)
{
    for (size_t i = 0; i < texts->count; i++) {
        if (slice_equal(texts->items[i].name, name))
            return true;
    }
    return false;
}

static void check(struct checker *checker, struct slice name, struct slice value)
{
    const struct setting *setting = name.length > 0 ? checker->class->setting(name) : NULL;

    if (setting != NULL)
        check_known(checker, setting, value);
    else
        check_unknown(checker, name, value);
    if (is_taken(checker->texts, name)) {
        fault(checker, "the setting \"%.*s\" is given twice", shown(name), name.length > 0 ? name.data : "");
    } else if (checker->texts->count < TEXTS_MAX) {
        checker->texts->items[checker->texts->count++] = (struct text){ name, value };
    } else if (!checker->full) {
        checker->full = true;
        fault(checker, "there are more than %d settings", TEXTS_MAX);
    }
}

static void check_object(struct checker *checker, const struct value *value)
{
    for (size_t i = 0; i < value->item_count; i++) {
        const struct value_item *item = &value->items[i];

        if (item->kind == VALUE_OTHER)
            fault(checker, "the setting \"%.*s\" must be given as text or a number", shown(item->name),
                  item->name.length > 0 ? item->name.data : "");
        else
            check(checker, item->name, item->text);
    }
}

static void check_words(struct checker *checker, struct slice words)
{
    const char *at = words.data;
    const char *limit = words.data + words.length;

    while (at < limit) {
        const char *end = memchr(at, ' ', (size_t)(limit - at));
        const char *equals = NULL;

        end = end != NULL ? end : limit;
        equals = memchr(at, '=', (size_t)(end - at));
        if (equals != NULL)
            check(checker, (struct slice){ at, (size_t)(equals - at) },
                  (struct slice){ equals + 1, (size_t)(end - equals - 1) });
        else if (end > at)
            fault(checker, "\"%.*s\" has no \"=\"", shown((struct slice){ at, (size_t)(end - at) }), at);
        at = end < limit ? end + 1 : limit;
    }
}

bool settings_check(const struct class *class, const struct dialect *dialect, const struct argument *argument,
                    const struct value *value, bool unchecked, struct texts *texts, struct error *error)
{
    struct checker checker = { .class = class, .dialect = dialect, .unchecked = unchecked, .texts = texts };

    texts->count = 0;
    if (value->kind == VALUE_OBJECT)
        check_object(&checker, value);
    else if (value->kind == VALUE_STRING)
        check_words(&checker, value->text);
    else
        fault(&checker, "argument \"%s\" must be an object of settings, or text of NAME=VALUE words", argument->name);
    if (checker.faults == 0 && texts->count == 0 && !argument->optional)
        fault(&checker, "argument \"%s\" must be %s; it is empty", argument->name, argument->type->doc);
    if (checker.faults == 0)
        return true;
    error_set(error, ERROR_BAD_ARGUMENT, "%s", checker.told);
    return error_set_argument(error, argument->name);
}
