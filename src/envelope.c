#include "envelope.h"

#include <limits.h>
#include <stdio.h>

#include <json-c/json.h>

#include "json_text.h"
#include "json_writer.h"

static unsigned depth_max = ENVELOPE_DEPTH_MAX;

void envelope_limit_depth(unsigned depth)
{
    depth_max = depth < ENVELOPE_DEPTH_MAX ? depth : ENVELOPE_DEPTH_MAX;
}

static struct slice string_slice(struct json_object *object)
{
    return (struct slice){ .data = json_object_get_string(object),
                           .length = (size_t)json_object_get_string_len(object) };
}

/* Skips a string of a text that json_text_check() has passed. nul: set if it holds an escaped NUL. */
static const char *skip_string(const char *at, const char *limit, bool *nul)
{
    *nul = false;
    for (at++; at < limit && *at != '"'; at++) {
        if (*at != '\\')
            continue;
        at++;
        if (limit - at >= 5 && memcmp(at, "u0000", 5) == 0)
            *nul = true;
    }
    return at < limit ? at + 1 : limit;
}

/* json-c cuts a member's name at a NUL, so that "jail\u0000x" would pass for "jail". */
static bool has_name_with_nul(struct slice text)
{
    const char *limit = text.data + text.length;
    const char *at = text.data;
    bool nul = false;

    while (at < limit) {
        if (*at != '"') {
            at++;
            continue;
        }
        at = skip_string(at, limit, &nul);
        while (at < limit && strchr(" \t\r\n", *at) != NULL)
            at++;
        if (nul && at < limit && *at == ':')
            return true;
    }
    return false;
}

/* Counts the members of all objects. Returns false below the deepest level allowed. */
static bool count_members(struct json_object *object, unsigned depth, size_t *count)
{
    if (json_object_is_type(object, json_type_array)) {
        if (depth >= depth_max)
            return false;
        for (size_t i = 0; i < json_object_array_length(object); i++)
            if (!count_members(json_object_array_get_idx(object, i), depth + 1, count))
                return false;
    } else if (json_object_is_type(object, json_type_object)) {
        if (depth >= depth_max)
            return false;
        json_object_object_foreach(object, name, member)
        {
            (void)name;
            (*count)++;
            if (!count_members(member, depth + 1, count))
                return false;
        }
    }
    return true;
}

static bool refuse_depth(struct error *error)
{
    return error_set(error, ERROR_TOO_DEEP, "objects and lists are nested more than %u deep", depth_max);
}

/* Says why json-c stopped. */
static bool refuse_parse(enum json_tokener_error why, size_t end, size_t length, struct error *error)
{
    if (why == json_tokener_error_depth)
        return refuse_depth(error);
    if (why == json_tokener_continue || why == json_tokener_error_parse_eof)
        return error_set(error, ERROR_NOT_JSON, "the text ends before its value does");
    if (why == json_tokener_success || end < length)
        return error_set(error, ERROR_NOT_JSON, "byte %zu: what stands there does not belong there", end + 1);
    return error_set(error, ERROR_NOT_JSON, "%s", json_tokener_error_desc(why));
}

/* Parses a text. tree: set to what it holds, which for null is NULL. */
static bool parse(struct slice text, struct json_object **tree, struct error *error)
{
    struct json_tokener *tokener = NULL;
    enum json_tokener_error why = json_tokener_success;
    size_t end = 0;

    *tree = NULL;
    if (text.length >= INT_MAX)
        return error_set(error, ERROR_NOT_JSON, "the text is too long");
    /* One more than is allowed, since json-c counts the value inside the innermost object as a level. */
    tokener = json_tokener_new_ex((int)depth_max + 1);
    if (tokener == NULL)
        return error_set(error, ERROR_NO_MEMORY, "no memory to read the request");
    json_tokener_set_flags(tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
    /* With the NUL, without which a number at the end is not known to be whole. */
    *tree = json_tokener_parse_ex(tokener, text.data, (int)text.length + 1);
    why = json_tokener_get_error(tokener);
    end = json_tokener_get_parse_end(tokener);
    json_tokener_free(tokener);
    if (why == json_tokener_success && end >= text.length)
        return true;
    json_object_put(*tree);
    *tree = NULL;
    return refuse_parse(why, end, text.length, error);
}

/* Reads the id, if there is one. */
static bool read_id(struct envelope *envelope, struct json_object *root, struct error *error)
{
    struct json_object *id = NULL;
    size_t length = 0;
    const char *text = NULL;

    if (!json_object_object_get_ex(root, "id", &id))
        return true;
    if (!json_object_is_type(id, json_type_string) && !json_object_is_type(id, json_type_int))
        return error_set(error, ERROR_BAD_ENVELOPE, "\"id\" must be a string or a whole number");
    text = json_object_to_json_string_length(id, JSON_C_TO_STRING_PLAIN | JSON_C_TO_STRING_NOSLASHESCAPE, &length);
    if (text == NULL)
        return error_set(error, ERROR_NO_MEMORY, "no memory to read the request");
    if (length > ENVELOPE_ID_MAX)
        return error_set(error, ERROR_BAD_ENVELOPE, "\"id\" has more than %d bytes", ENVELOPE_ID_MAX);
    envelope->id = (struct slice){ .data = text, .length = length };
    return true;
}

/* Reads the namespace or the class of a WebSocket envelope. */
static bool read_name(struct json_object *root, const char *member, struct slice *name, struct error *error)
{
    struct json_object *object = NULL;

    if (!json_object_object_get_ex(root, member, &object))
        return error_set(error, ERROR_BAD_ENVELOPE, "the request has no \"%s\"", member);
    if (!json_object_is_type(object, json_type_string))
        return error_set(error, ERROR_BAD_ENVELOPE, "\"%s\" must be a string", member);
    if (json_object_get_string_len(object) > ENVELOPE_NAME_MAX)
        return error_set(error, ERROR_BAD_ENVELOPE, "\"%s\" has more than %d bytes", member, ENVELOPE_NAME_MAX);
    *name = string_slice(object);
    return true;
}

/* Reads what an error reply needs, each part whatever becomes of the others; the first fault is reported. */
static bool read_address(struct envelope *envelope, struct json_object *root, struct error *error)
{
    struct error later;
    bool right = read_id(envelope, root, error);

    if (envelope->form == ENVELOPE_WEBSOCKET) {
        right = read_name(root, "namespace", &envelope->namespace, right ? error : &later) && right;
        right = read_name(root, "name", &envelope->class, right ? error : &later) && right;
    }
    return right;
}

static bool read_action(struct envelope *envelope, struct json_object *arguments, struct error *error)
{
    struct json_object *action = NULL;

    if (!json_object_object_get_ex(arguments, "action", &action))
        return true;
    if (!json_object_is_type(action, json_type_string))
        return error_set(error, ERROR_NO_ACTION, "\"action\" must be a string");
    if (json_object_get_string_len(action) > ENVELOPE_NAME_MAX)
        return error_set(error, ERROR_BAD_ENVELOPE, "\"action\" has more than %d bytes", ENVELOPE_NAME_MAX);
    envelope->action = string_slice(action);
    return true;
}

static bool add_item(struct envelope *envelope, const char *name, struct json_object *object, struct error *error)
{
    struct value_item *item = &envelope->items[envelope->item_count];

    if (envelope->item_count == ENVELOPE_ITEMS_MAX)
        return error_set(error, ERROR_BAD_ENVELOPE, "the arguments have more than %d elements in all",
                         ENVELOPE_ITEMS_MAX);
    *item = (struct value_item){ .name = slice_of(name), .kind = VALUE_OTHER };
    if (json_object_is_type(object, json_type_string)) {
        item->kind = VALUE_STRING;
        item->text = string_slice(object);
    } else if (json_object_is_type(object, json_type_int)) {
        item->kind = VALUE_INTEGER;
        item->text = slice_of(json_object_to_json_string(object));
    }
    envelope->item_count++;
    return true;
}

static bool read_items(struct envelope *envelope, struct value *value, struct json_object *object, struct error *error)
{
    value->items = envelope->items + envelope->item_count;
    if (value->kind == VALUE_LIST) {
        value->item_count = json_object_array_length(object);
        for (size_t i = 0; i < value->item_count; i++) {
            if (!add_item(envelope, NULL, json_object_array_get_idx(object, i), error))
                return false;
        }
        return true;
    }
    json_object_object_foreach(object, name, member)
    {
        if (!add_item(envelope, name, member, error))
            return false;
        value->item_count++;
    }
    return true;
}

/* Adds an argument as it was given. */
static bool add_value(struct envelope *envelope, const char *name, struct json_object *object, struct error *error)
{
    struct value *value = &envelope->values[envelope->value_count];

    if (envelope->value_count == ENVELOPE_MEMBERS_MAX)
        return error_set(error, ERROR_BAD_ENVELOPE, "there are more than %d arguments", ENVELOPE_MEMBERS_MAX);
    envelope->value_count++;
    *value = (struct value){ .name = slice_of(name), .kind = VALUE_OTHER };
    switch (json_object_get_type(object)) {
    case json_type_string:
        value->kind = VALUE_STRING;
        value->text = string_slice(object);
        return true;
    case json_type_int:
        value->kind = VALUE_INTEGER;
        value->integer = json_object_get_int64(object);
        return true;
    case json_type_boolean:
        value->kind = VALUE_BOOLEAN;
        value->integer = json_object_get_boolean(object) ? 1 : 0;
        return true;
    case json_type_array:
        value->kind = VALUE_LIST;
        return read_items(envelope, value, object, error);
    case json_type_object:
        value->kind = VALUE_OBJECT;
        return read_items(envelope, value, object, error);
    default:
        return true;
    }
}

static bool is_envelope_member(const char *name)
{
    return strcmp(name, "id") == 0 || strcmp(name, "name") == 0 || strcmp(name, "namespace") == 0;
}

/* Takes the arguments apart. whole: they are the envelope itself, whose own members are none. */
static bool read_values(struct envelope *envelope, struct json_object *arguments, bool whole, struct error *error)
{
    json_object_object_foreach(arguments, name, member)
    {
        if (strcmp(name, "action") == 0 || (whole && is_envelope_member(name)))
            continue;
        if (!add_value(envelope, name, member, error))
            return false;
    }
    return true;
}

static bool read_arguments(struct envelope *envelope, struct json_object *root, struct error *error)
{
    struct json_object *arguments = NULL;
    bool whole = !json_object_object_get_ex(root, "args", &arguments);

    if (whole)
        arguments = root;
    envelope->bare = !json_object_is_type(arguments, json_type_object);
    if (envelope->bare)
        return true;
    return read_action(envelope, arguments, error) && read_values(envelope, arguments, whole, error);
}

static bool check_tree(struct json_object *root, struct slice text, size_t members, struct error *error)
{
    size_t count = 0;

    if (!count_members(root, 0, &count))
        return refuse_depth(error);
    if (has_name_with_nul(text))
        return error_set(error, ERROR_BAD_ENVELOPE, "a name in the request holds a NUL");
    if (count != members)
        return error_set(error, ERROR_DUPLICATE_NAME, "an object in the request has the same name twice");
    return true;
}

bool envelope_read(struct envelope *envelope, enum envelope_form form, struct slice namespace, struct slice class,
                   struct slice text, struct error *error)
{
    struct json_object *root = NULL;
    struct error address_error;
    size_t members = 0;
    bool addressed = false;

    *envelope = (struct envelope){ .form = form, .namespace = slice_of(""), .class = slice_of("") };
    if (form == ENVELOPE_REST) {
        envelope->namespace = namespace;
        envelope->class = class;
    }
    if (!json_text_check(text, &members, error) || !parse(text, &root, error))
        return false;
    envelope->tree = root;
    if (!json_object_is_type(root, json_type_object))
        return error_set(error, ERROR_NOT_OBJECT, "the request must be an object");
    addressed = read_address(envelope, root, &address_error);
    if (!check_tree(root, text, members, error))
        return false;
    if (!addressed) {
        *error = address_error;
        return false;
    }
    return read_arguments(envelope, root, error);
}

void envelope_clear(struct envelope *envelope)
{
    json_object_put(envelope->tree);
    *envelope = (struct envelope){ .form = envelope->form };
}

static void write_id(struct buffer *buffer, const struct envelope *envelope)
{
    buffer_append_text(buffer, ",\"id\":");
    if (envelope->id.data != NULL)
        buffer_append(buffer, envelope->id.data, envelope->id.length);
    else
        buffer_append_text(buffer, "\"\"");
}

void envelope_open(struct buffer *buffer)
{
    buffer_append_text(buffer, "{\"args\":");
}

void envelope_open_reply(struct buffer *buffer, const struct envelope *envelope)
{
    envelope_open(buffer);
    buffer_append_text(buffer, "{");
    json_write_string(buffer, envelope->action);
    buffer_append_text(buffer, ":");
}

void envelope_close_reply(struct buffer *buffer, const struct envelope *envelope)
{
    buffer_append_text(buffer, "}");
    envelope_close(buffer, envelope);
}

void envelope_close(struct buffer *buffer, const struct envelope *envelope)
{
    if (envelope->form == ENVELOPE_REST) {
        buffer_append_text(buffer, "}\n");
        return;
    }
    write_id(buffer, envelope);
    buffer_append_text(buffer, ",\"name\":");
    /* As SysAdm does: a reply that answers no id bears the request's own name. */
    json_write_string(buffer, envelope->id.data != NULL ? slice_of("response") : envelope->class);
    buffer_append_text(buffer, ",\"namespace\":");
    json_write_string(buffer, envelope->namespace);
    buffer_append_text(buffer, "}");
}

void envelope_write_error(struct buffer *buffer, const struct envelope *envelope, const struct error *error)
{
    const struct error_row *row = error_row(error->code);
    char code[16] = "";

    snprintf(code, sizeof(code), "%d", row->status);
    buffer_append_text(buffer, "{\"args\":{\"code\":");
    buffer_append_text(buffer, code);
    buffer_append_text(buffer, ",\"message\":");
    json_write_string(buffer, slice_of(row->phrase));
    buffer_append_text(buffer, ",\"detail\":");
    json_write_string(buffer, slice_of(error->detail));
    if (error->argument[0] != '\0') {
        buffer_append_text(buffer, ",\"argument\":");
        json_write_string(buffer, slice_of(error->argument));
    }
    buffer_append_text(buffer, "}");
    if (envelope->form == ENVELOPE_REST) {
        buffer_append_text(buffer, "}\n");
        return;
    }
    write_id(buffer, envelope);
    buffer_append_text(buffer, ",\"name\":\"error\",\"namespace\":");
    json_write_string(buffer, envelope->namespace.length > 0 ? envelope->namespace : slice_of("error"));
    buffer_append_text(buffer, "}");
}
