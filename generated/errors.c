/* Made from schema/errors.json by make generate; do not edit. */
#include "errors.h"

static const struct error_row rows[] = {
    [ERROR_NOT_JSON] = { .name = "not_json", .status = 400, .phrase = "Bad Request" },
    [ERROR_NOT_OBJECT] = { .name = "not_object", .status = 400, .phrase = "Bad Request" },
    [ERROR_TOO_DEEP] = { .name = "too_deep", .status = 400, .phrase = "Bad Request" },
    [ERROR_DUPLICATE_NAME] = { .name = "duplicate_name", .status = 400, .phrase = "Bad Request" },
    [ERROR_BAD_ENVELOPE] = { .name = "bad_envelope", .status = 400, .phrase = "Bad Request" },
    [ERROR_NO_ACTION] = { .name = "no_action", .status = 400, .phrase = "Bad Request" },
    [ERROR_UNKNOWN_ACTION] = { .name = "unknown_action", .status = 400, .phrase = "Bad Request" },
    [ERROR_MISSING_ARGUMENT] = { .name = "missing_argument", .status = 400, .phrase = "Bad Request" },
    [ERROR_BAD_ARGUMENT] = { .name = "bad_argument", .status = 400, .phrase = "Bad Request" },
    [ERROR_UNKNOWN_ARGUMENT] = { .name = "unknown_argument", .status = 400, .phrase = "Bad Request" },
    [ERROR_JOB_EXISTS] = { .name = "job_exists", .status = 400, .phrase = "Bad Request" },
    [ERROR_BAD_HANDSHAKE] = { .name = "bad_handshake", .status = 400, .phrase = "Bad Request" },
    [ERROR_UNAUTHORIZED] = { .name = "unauthorized", .status = 401, .phrase = "Unauthorized" },
    [ERROR_FORBIDDEN] = { .name = "forbidden", .status = 403, .phrase = "Forbidden" },
    [ERROR_AMBIGUOUS] = { .name = "ambiguous", .status = 400, .phrase = "Bad Request" },
    [ERROR_BAD_ORIGIN] = { .name = "bad_origin", .status = 403, .phrase = "Forbidden" },
    [ERROR_UNKNOWN_CLASS] = { .name = "unknown_class", .status = 404, .phrase = "Not Found" },
    [ERROR_BAD_METHOD] = { .name = "bad_method", .status = 405, .phrase = "Method Not Allowed" },
    [ERROR_TOO_LARGE] = { .name = "too_large", .status = 413, .phrase = "Content Too Large" },
    [ERROR_BAD_CONTENT_TYPE] = { .name = "bad_content_type", .status = 415, .phrase = "Unsupported Media Type" },
    [ERROR_BAD_WEBSOCKET_VERSION] = { .name = "bad_websocket_version", .status = 426, .phrase = "Upgrade Required" },
    [ERROR_WEBSOCKET_ONLY] = { .name = "websocket_only", .status = 426, .phrase = "Upgrade Required" },
    [ERROR_TOO_MANY_REQUESTS] = { .name = "too_many_requests", .status = 429, .phrase = "Too Many Requests" },
    [ERROR_HEADERS_TOO_LARGE] = { .name = "headers_too_large", .status = 431, .phrase = "Request Header Fields Too Large" },
    [ERROR_NO_MEMORY] = { .name = "no_memory", .status = 503, .phrase = "Service Unavailable" },
    [ERROR_BUSY] = { .name = "busy", .status = 503, .phrase = "Service Unavailable", .retry_after = 1 },
    [ERROR_STOPPING] = { .name = "stopping", .status = 503, .phrase = "Service Unavailable", .retry_after = 5 },
    [ERROR_OTHER_DIALECT] = { .name = "other_dialect", .status = 503, .phrase = "Service Unavailable" },
    [ERROR_TOOL_QUESTION] = { .name = "tool_question", .status = 503, .phrase = "Service Unavailable" },
    [ERROR_TOOL_MISSING] = { .name = "tool_missing", .status = 503, .phrase = "Service Unavailable" },
    [ERROR_TOOL_FAILED] = { .name = "tool_failed", .status = 503, .phrase = "Service Unavailable" },
    [ERROR_TOOL_KILLED] = { .name = "tool_killed", .status = 503, .phrase = "Service Unavailable" },
    [ERROR_TOOL_TIMEOUT] = { .name = "tool_timeout", .status = 503, .phrase = "Service Unavailable" },
    [ERROR_TOOL_OUTPUT] = { .name = "tool_output", .status = 503, .phrase = "Service Unavailable" },
    [ERROR_CONFIGURATION] = { .name = "configuration" },
    [ERROR_LISTEN] = { .name = "listen" },
};

const struct error_row *error_row(enum error_code code)
{
    return &rows[code];
}
