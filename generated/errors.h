/* Made from schema/errors.json by make generate; do not edit. */
#ifndef ERRORS_H
#define ERRORS_H

/* What can go wrong. */
enum error_code {
    ERROR_NONE,
    ERROR_NOT_JSON, /* The request is not JSON (RFC 8259, UTF-8). */
    ERROR_NOT_OBJECT, /* The request is JSON, but not an object. */
    ERROR_TOO_DEEP, /* The request nests objects and lists too deep. */
    ERROR_DUPLICATE_NAME, /* An object in the request has the same name twice. */
    ERROR_BAD_ENVELOPE, /* A part of the envelope (id, name, namespace, args) is of the wrong kind or size. */
    ERROR_NO_ACTION, /* The request does not say which action it wants. */
    ERROR_UNKNOWN_ACTION, /* The class has no such action. */
    ERROR_MISSING_ARGUMENT, /* An argument that the action needs is not there. */
    ERROR_BAD_ARGUMENT, /* An argument has a value that it cannot have. */
    ERROR_UNKNOWN_ARGUMENT, /* The action has no such argument. */
    ERROR_JOB_EXISTS, /* The same is running already. */
    ERROR_BAD_HANDSHAKE, /* The request to open a WebSocket is not right (RFC 6455). */
    ERROR_UNAUTHORIZED, /* The client has not proven who it is, or that is nobody who may come in. */
    ERROR_FORBIDDEN, /* The client may not do this, or not with this jail. */
    ERROR_AMBIGUOUS, /* The headers leave open where the request ends or for whom it is. */
    ERROR_BAD_ORIGIN, /* The request comes from a page of another host, or is for another host. */
    ERROR_UNKNOWN_CLASS, /* There is no such namespace or class. */
    ERROR_BAD_METHOD, /* The HTTP method is none of GET, POST, PUT. */
    ERROR_TOO_LARGE, /* The request is larger than the daemon allows. */
    ERROR_BAD_CONTENT_TYPE, /* The body is of a type that cannot be JSON. */
    ERROR_BAD_WEBSOCKET_VERSION, /* The WebSocket protocol has a version other than 13. */
    ERROR_WEBSOCKET_ONLY, /* The listener speaks WebSocket only; REST is at another one. */
    ERROR_TOO_MANY_REQUESTS, /* Too many logins have failed, or there is too much of something else; the reply says when to try again. */
    ERROR_HEADERS_TOO_LARGE, /* A request's first line and headers are too many or too long. */
    ERROR_NO_MEMORY, /* The host has no memory or no descriptors left for this request. */
    ERROR_BUSY, /* Too many commands run or wait already. */
    ERROR_STOPPING, /* The daemon is about to end. */
    ERROR_OTHER_DIALECT, /* The iocage program of this host cannot do this; another one can. */
    ERROR_TOOL_QUESTION, /* The iocage program waits to be told something. */
    ERROR_TOOL_MISSING, /* The iocage program is not there or cannot be executed. */
    ERROR_TOOL_FAILED, /* The iocage program failed and did not say why. */
    ERROR_TOOL_KILLED, /* The iocage program was ended by a signal. */
    ERROR_TOOL_TIMEOUT, /* The iocage program took too long and was killed. */
    ERROR_TOOL_OUTPUT, /* The iocage program printed something that cannot be read. */
    ERROR_CONFIGURATION, /* An option or a line of the configuration file is wrong. At start only, never in a reply. */
    ERROR_LISTEN, /* A listener could not be opened. At start only, never in a reply. */
};

/* What the world is told of an error. */
struct error_row {
    const char *name;
    int status;           /* of HTTP, and the code in an error envelope; 0 for what is never sent */
    const char *phrase;   /* that goes with the status */
    unsigned retry_after; /* seconds; 0: trying again does not help */
};

/* The row of a code; ERROR_NONE has none and must not be asked for. */
const struct error_row *error_row(enum error_code code);

#endif
