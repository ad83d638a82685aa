#include "http_check.h"

#include <strings.h>

#include "handshake.h"

bool http_check_method(const char *method, struct error *error)
{
    if (strcmp(method, "GET") == 0 || strcmp(method, "POST") == 0 || strcmp(method, "PUT") == 0)
        return true;
    return error_set(error, ERROR_BAD_METHOD, "the method must be GET, POST or PUT, which all do the same");
}

bool http_check_path(const char *url, struct slice *namespace, struct slice *class, struct error *error)
{
    const char *slash = url[0] == '/' ? strchr(url + 1, '/') : NULL;

    if (slash == NULL || slash == url + 1 || slash[1] == '\0' || strchr(slash + 1, '/') != NULL)
        return error_set(error, ERROR_UNKNOWN_CLASS, "the path must be /NAMESPACE/CLASS, not \"%.100s\"", url);
    *namespace = (struct slice){ .data = url + 1, .length = (size_t)(slash - url - 1) };
    *class = slice_of(slash + 1);
    return true;
}

static bool ends_with(struct slice text, const char *end)
{
    size_t length = strlen(end);

    return text.length >= length && strncasecmp(text.data + text.length - length, end, length) == 0;
}

/* curl calls every body a form unless told otherwise; the founding document's examples do not tell it. */
bool http_check_type(struct slice value, struct error *error)
{
    static const char *const types[] = { "application/json", "text/json", "application/x-www-form-urlencoded" };
    struct slice type = { .data = value.data, .length = 0 };

    if (value.length == 0)
        return true;
    while (type.length < value.length && strchr("; \t", value.data[type.length]) == NULL)
        type.length++;
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
        if (type.length == strlen(types[i]) && ends_with(type, types[i]))
            return true;
    if (ends_with(type, "+json"))
        return true;
    return error_set(error, ERROR_BAD_CONTENT_TYPE, "the body must be application/json, not %.*s",
                     (int)(type.length < 100 ? type.length : 100), type.data);
}

bool http_check_encoding(struct slice value, struct error *error)
{
    if (value.length == 0 || strcasecmp(value.data, "identity") == 0)
        return true;
    return error_set(error, ERROR_BAD_CONTENT_TYPE, "the body must not be compressed (Content-Encoding: %.100s)",
                     value.data);
}

/* A token looked for in all headers of one name. */
struct token_search {
    const char *header;
    const char *token;
    bool found;
};

static enum MHD_Result search_token(void *owner, enum MHD_ValueKind kind, const char *name, const char *value)
{
    struct token_search *search = owner;

    (void)kind;
    if (strcasecmp(name, search->header) == 0 && handshake_has_token(slice_of(value), search->token))
        search->found = true;
    return search->found ? MHD_NO : MHD_YES;
}

bool http_check_token(struct MHD_Connection *connection, const char *header, const char *token)
{
    struct token_search search = { .header = header, .token = token };

    MHD_get_connection_values(connection, MHD_HEADER_KIND, search_token, &search);
    return search.found;
}

/* Headers that may be there once, and how often each is. */
static const char *const single_names[] = { "Content-Length", "Transfer-Encoding", "Host", "Origin", "Authorization" };

enum {
    SINGLE_LENGTH,
    SINGLE_ENCODING,
    SINGLE_HOST,
    SINGLES = sizeof(single_names) / sizeof(single_names[0])
};

struct framing {
    unsigned counts[SINGLES];
    bool strange; /* a name or a value is not what it seems */
};

static enum MHD_Result look_at_header(void *owner, enum MHD_ValueKind kind, const char *name, size_t name_size,
                                      const char *value, size_t value_size)
{
    struct framing *framing = owner;

    (void)kind;
    if (name_size == 0 || name[name_size - 1] == ' ' || name[name_size - 1] == '\t' || strlen(name) != name_size ||
        (value != NULL && strlen(value) != value_size))
        framing->strange = true;
    for (size_t i = 0; i < SINGLES; i++) {
        /* A value that begins on the next line libmicrohttpd takes for the rest of the name (0.9.75). */
        if (i <= SINGLE_ENCODING && name_size > strlen(single_names[i]) &&
            strncasecmp(name, single_names[i], strlen(single_names[i])) == 0)
            framing->strange = true;
        if (strcasecmp(name, single_names[i]) != 0)
            continue;
        framing->counts[i]++;
        if (i == SINGLE_ENCODING && (value == NULL || strcasecmp(value, "chunked") != 0))
            framing->strange = true;
    }
    return MHD_YES;
}

bool http_check_framing(struct MHD_Connection *connection, bool http11, struct error *error)
{
    struct framing framing = { .strange = false };

    MHD_get_connection_values_n(connection, MHD_HEADER_KIND, look_at_header, &framing);
    for (size_t i = 0; i < SINGLES; i++) {
        if (framing.counts[i] > 1)
            return error_set(error, ERROR_AMBIGUOUS, "the header %s is there twice", single_names[i]);
    }
    if (framing.strange)
        return error_set(error, ERROR_AMBIGUOUS,
                         "a header has a blank or a NUL where none may be, or Transfer-Encoding "
                         "is not chunked");
    if (framing.counts[SINGLE_LENGTH] > 0 && framing.counts[SINGLE_ENCODING] > 0)
        return error_set(error, ERROR_AMBIGUOUS, "there are both Content-Length and Transfer-Encoding");
    if (http11 && framing.counts[SINGLE_HOST] == 0)
        return error_set(error, ERROR_AMBIGUOUS, "the header Host is missing");
    return true;
}
