#include "accounts_edit.h"

#include <unistd.h>

#include "accounts.h"
#include "accounts_file.h"
#include "accounts_text.h"

/* A change of a file: what is done to its text. */
struct change {
    const char *path;
    enum account_entry_kind kind;
    const char *name;
    const char *value; /* a line or a hash */
    bool (*apply)(const struct change *change, struct slice text, struct buffer *edited, struct error *error);
};

static bool check_text(const char *path, struct slice text, struct error *error)
{
    struct accounts *accounts = accounts_read(path, text, error);

    accounts_release(accounts);
    return accounts != NULL;
}

bool accounts_edit_load(const char *path, struct buffer *text, struct error *error)
{
    bool missing = false;

    if (!accounts_file_read(path, text, &missing, error) && !missing)
        return false;
    return check_text(path, buffer_slice(text), error);
}

static bool check_new(const struct change *change, struct slice text, struct error *error)
{
    if (accounts_text_find(text, ACCOUNT_ENTRY_ACCOUNT, change->name).data == NULL &&
        accounts_text_find(text, ACCOUNT_ENTRY_KEY, change->name).data == NULL)
        return true;
    return error_set(error, ERROR_CONFIGURATION, "there is a \"%s\" already in %s", change->name, change->path);
}

static bool find_line(const struct change *change, struct slice text, struct slice *line, struct error *error)
{
    *line = accounts_text_find(text, change->kind, change->name);
    return line->data != NULL ||
           error_set(error, ERROR_CONFIGURATION, "there is no %s \"%s\" in %s",
                     change->kind == ACCOUNT_ENTRY_KEY ? "key" : "account", change->name, change->path);
}

static bool apply_add(const struct change *change, struct slice text, struct buffer *edited, struct error *error)
{
    if (!check_new(change, text, error))
        return false;
    accounts_text_append(text, change->value, edited);
    return true;
}

static bool apply_password(const struct change *change, struct slice text, struct buffer *edited, struct error *error)
{
    struct slice line;

    if (!find_line(change, text, &line, error))
        return false;
    accounts_text_set(text, line, "password", change->value, edited);
    return true;
}

static bool apply_remove(const struct change *change, struct slice text, struct buffer *edited, struct error *error)
{
    struct slice line;

    if (!find_line(change, text, &line, error))
        return false;
    accounts_text_remove(text, line, edited);
    return true;
}

static bool apply_locked(const struct change *change, struct error *error)
{
    struct buffer text;
    struct buffer edited;
    bool done = false;

    buffer_init(&edited, ACCOUNTS_FILE_MAX);
    done = accounts_edit_load(change->path, &text, error) && change->apply(change, buffer_slice(&text), &edited, error);
    if (done && edited.failed)
        done =
            error_set(error, ERROR_CONFIGURATION, "%s would have more than %d bytes", change->path, ACCOUNTS_FILE_MAX);
    done = done && check_text(change->path, buffer_slice(&edited), error) &&
           accounts_file_write(change->path, buffer_slice(&edited), error);
    buffer_clear(&text);
    buffer_clear(&edited);
    return done;
}

static bool apply(const struct change *change, struct error *error)
{
    int lock = accounts_file_lock(change->path, error);
    bool done = lock >= 0 && apply_locked(change, error);

    if (lock >= 0)
        close(lock);
    return done;
}

bool accounts_edit_check_new(const char *path, const char *name, struct error *error)
{
    const struct change change = { .path = path, .name = name };
    struct buffer text;
    bool done = accounts_edit_load(path, &text, error) && check_new(&change, buffer_slice(&text), error);

    buffer_clear(&text);
    return done;
}

bool accounts_edit_check_there(const char *path, enum account_entry_kind kind, const char *name, struct error *error)
{
    const struct change change = { .path = path, .kind = kind, .name = name };
    struct buffer text;
    struct slice line;
    bool done = accounts_edit_load(path, &text, error) && find_line(&change, buffer_slice(&text), &line, error);

    buffer_clear(&text);
    return done;
}

bool accounts_edit_add(const char *path, const char *name, const char *line, struct error *error)
{
    return apply(&(struct change){ .path = path, .name = name, .value = line, .apply = apply_add }, error);
}

bool accounts_edit_password(const char *path, const char *name, const char *hash, struct error *error)
{
    return apply(&(struct change){ path, ACCOUNT_ENTRY_ACCOUNT, name, hash, apply_password }, error);
}

bool accounts_edit_remove(const char *path, enum account_entry_kind kind, const char *name, struct error *error)
{
    return apply(&(struct change){ .path = path, .kind = kind, .name = name, .apply = apply_remove }, error);
}
