#include "guard.h"

#include "columns_output.h"
#include "keyset.h"

/* What is done with each row of a table. Returns false to stop. */
typedef bool row_function(void *owner, const struct step *step, const void *record);

static bool each_row(const struct step *step, const struct dialect *dialect, struct slice text, row_function *function,
                     void *owner, struct error *error)
{
    struct slice record[COLUMNS_RECORD_MAX / sizeof(struct slice)];
    struct columns_reader reader;
    enum output_next next = OUTPUT_FAILED;

    if (columns_open(&reader, step->output, dialect, text, error)) {
        /* Columns that are not printed are absent. */
        memset(record, 0, sizeof(record));
        while ((next = columns_next(&reader, record, error)) == OUTPUT_RECORD && function(owner, step, record))
            continue;
    }
    columns_close(&reader);
    return next != OUTPUT_FAILED;
}

static struct slice cell_of(const void *record, const struct column *column)
{
    struct slice cell;

    memcpy(&cell, (const char *)record + column->offset, sizeof(cell));
    return cell;
}

struct look {
    struct slice name;
    struct guard_finding *finding;
};

static bool begins(struct slice cell, struct slice name)
{
    return cell.length > name.length && memcmp(cell.data, name.data, name.length) == 0;
}

static bool look_at(void *owner, const struct step *step, const void *record)
{
    struct look *look = owner;

    for (size_t i = 0; i < ACTION_STEPS_MAX && step->guard->columns[i] != NULL; i++) {
        struct slice cell = cell_of(record, step->guard->columns[i]);

        if (slice_equal(cell, look->name))
            look->finding->found = true;
        else if (step->guard->alone && begins(cell, look->name))
            look->finding->alike = cell;
    }
    if (step->guard->parent != NULL && slice_equal(cell_of(record, step->guard->parent), look->name))
        look->finding->child = cell_of(record, step->output->key);
    return look->finding->alike.data == NULL && look->finding->child.data == NULL;
}

bool guard_look(const struct step *step, const struct dialect *dialect, struct slice text, struct slice name,
                struct guard_finding *finding, struct error *error)
{
    struct look look = { name, finding };

    *finding = (struct guard_finding){ .found = false };
    return each_row(step, dialect, text, look_at, &look, error);
}

struct comparison {
    struct keyset keys; /* of the table as it is now */
    struct slice name;
    struct guard_difference *difference;
};

static bool has_name(const struct step *step, const void *record, struct slice name)
{
    for (size_t i = 0; i < ACTION_STEPS_MAX && step->guard->columns[i] != NULL; i++) {
        if (slice_equal(cell_of(record, step->guard->columns[i]), name))
            return true;
    }
    return false;
}

static bool take_key(void *owner, const struct step *step, const void *record)
{
    struct comparison *comparison = owner;

    comparison->difference->left |= has_name(step, record, comparison->name);
    return keyset_add(&comparison->keys, cell_of(record, step->output->key)) == KEYSET_ADDED;
}

static bool find_key(void *owner, const struct step *step, const void *record)
{
    struct comparison *comparison = owner;
    struct slice key = cell_of(record, step->output->key);

    if (has_name(step, record, comparison->name) || keyset_add(&comparison->keys, key) == KEYSET_PRESENT)
        return true;
    comparison->difference->gone = key;
    return false;
}

bool guard_compare(const struct step *step, const struct dialect *dialect, struct slice then, struct slice now,
                   struct slice name, struct guard_difference *difference, struct error *error)
{
    struct comparison comparison = { .name = name, .difference = difference };
    bool compared = false;

    *difference = (struct guard_difference){ .left = false };
    keyset_init(&comparison.keys);
    compared = each_row(step, dialect, now, take_key, &comparison, error) &&
               each_row(step, dialect, then, find_key, &comparison, error);
    keyset_clear(&comparison.keys);
    return compared;
}
