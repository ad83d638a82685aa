#include "opening.h"

#include <strings.h>

enum { SHOWN_MAX = 60 }; /* bytes of a header's name that an error repeats */

static const char blanks[] = " \t";

/* A request being taken apart. */
struct reading {
    const char *cursor;
    const char *limit;
    struct opening opening;
    size_t line;
    size_t headers;
};

/*!re2c
    re2c:define:YYCTYPE = "unsigned char";
    re2c:define:YYCURSOR = cursor;
    re2c:define:YYLIMIT = limit;
    re2c:define:YYMARKER = marker;
    re2c:yyfill:enable = 0;
    re2c:eof = 0;
    re2c:tags = 1;

    // RFC 9110, section 5.6.2, and RFC 9112, sections 3 and 5
    token   = [!#$%&'*+.^_`|~0-9A-Za-z-]+;
    path    = "/" [\x21-\x7e]*;
    value   = [\t\x20-\x7e\x80-\xff]*;
    newline = "\r\n";
*/

static bool refuse(const struct reading *reading, const char *what, struct error *error)
{
    return error_set(error, ERROR_BAD_HANDSHAKE, "line %zu of the request: %s", reading->line, what);
}

static struct slice between(const char *begin, const char *end)
{
    return (struct slice){ .data = begin, .length = (size_t)(end - begin) };
}

/* GET /path HTTP/1.1 */
static bool read_request_line(struct reading *reading, struct error *error)
{
    struct opening *opening = &reading->opening;
    const char *line = reading->cursor;
    const char *cursor = line;
    const char *limit = reading->limit;
    const char *marker = NULL;
    const char *method = NULL;
    const char *target = NULL;
    const char *end = NULL;
    /*!stags:re2c:request_line format = 'const char *@@ = NULL;'; */

    /*!re2c:request_line
        // GET / HTTP/1.1
        token @method " " @target path @end " HTTP/1." [01] newline
        {
            opening->method = between(line, method);
            opening->target = between(target, end);
            opening->handshake.get = slice_equal(opening->method, slice_of("GET"));
            opening->handshake.http11 = cursor[-3] == '1';
            reading->cursor = cursor;
            return true;
        }

        // GET / HTTP/2.0
        token " " path " HTTP/" [0-9] "." [0-9] newline
        { return refuse(reading, "the HTTP version must be 1.1", error); }

        // GET http://host/ HTTP/1.1
        token " " [\x21-\x7e]+ " HTTP/1." [01] newline
        { return refuse(reading, "the target must be a path", error); }

        $
        { return refuse(reading, "it is empty", error); }

        // GET  / HTTP/1.1, GET /, a record of TLS
        *
        { return refuse(reading, "it is not METHOD PATH HTTP/1.1 and CR LF", error); }
    */
}

static bool is(struct slice name, const char *other)
{
    return name.length == strlen(other) && strncasecmp(name.data, other, name.length) == 0;
}

/* The place of a header that can be there once; NULL if it does not matter here. */
static struct slice *place_of(struct opening *opening, struct slice name)
{
    const struct {
        const char *name;
        struct slice *place;
    } places[] = {
        { "host", &opening->host },
        { "origin", &opening->origin },
        { "authorization", &opening->authorization },
        { "sec-websocket-version", &opening->handshake.version },
        { "sec-websocket-key", &opening->handshake.key },
    };

    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++)
        if (is(name, places[i].name))
            return places[i].place;
    return NULL;
}

static bool take_header(struct reading *reading, struct slice name, struct slice value, struct error *error)
{
    struct opening *opening = &reading->opening;
    struct slice *place = place_of(opening, name);

    if (++reading->headers > OPENING_HEADERS_MAX)
        return error_set(error, ERROR_HEADERS_TOO_LARGE, "a request may have at most %d headers", OPENING_HEADERS_MAX);
    if (place != NULL && place->data != NULL)
        return error_set(error, ERROR_BAD_HANDSHAKE, "the header %.*s is there twice",
                         (int)(name.length < SHOWN_MAX ? name.length : SHOWN_MAX), name.data);
    if (place != NULL)
        *place = value;
    if (is(name, "upgrade") && handshake_has_token(value, "websocket"))
        opening->websocket = true;
    if (is(name, "connection") && handshake_has_token(value, "upgrade"))
        opening->handshake.connection = true;
    if (is(name, "transfer-encoding") || (is(name, "content-length") && !slice_equal(value, slice_of("0"))))
        opening->body = true;
    return true;
}

/* Reads the next header. more: set to false at the empty line. */
static bool read_header(struct reading *reading, bool *more, struct error *error)
{
    const char *line = reading->cursor;
    const char *cursor = line;
    const char *limit = reading->limit;
    const char *marker = NULL;
    const char *colon = NULL;
    const char *end = NULL;
    /*!stags:re2c:header format = 'const char *@@ = NULL;'; */

    reading->line++;
    /*!re2c:header
        // Host: 127.0.0.1:12150
        token @colon ":" value @end newline
        {
            reading->cursor = cursor;
            return take_header(reading, between(line, colon), slice_trim(between(colon + 1, end), blanks), error);
        }

        newline
        { *more = false; return true; }

        // Host : 127.0.0.1
        token [ \t]+ ":"
        { return refuse(reading, "a blank before the colon", error); }

        // what went on in a second line, once
        [ \t]
        { return refuse(reading, "a folded header", error); }

        $
        { return refuse(reading, "it ends too early", error); }

        // Host 127.0.0.1, a NUL in a value, a newline without its CR
        *
        { return refuse(reading, "it is not NAME: VALUE and CR LF", error); }
    */
}

bool opening_read(struct slice text, struct opening *opening, struct error *error)
{
    struct reading reading = {
        .cursor = text.data,
        .limit = text.data + text.length,
        .line = 1,
    };
    bool more = true;

    if (!read_request_line(&reading, error))
        return false;
    while (more)
        if (!read_header(&reading, &more, error))
            return false;
    if (reading.opening.host.data == NULL)
        return error_set(error, ERROR_BAD_HANDSHAKE, "the header Host is missing");
    *opening = reading.opening;
    return true;
}

/* Whether an empty line ends right behind this newline. */
static bool ends_empty_line(struct slice text, size_t newline)
{
    if (newline > 0 && text.data[newline - 1] == '\r')
        newline--;
    return newline == 0 || text.data[newline - 1] == '\n';
}

size_t opening_length(struct slice text, size_t before)
{
    for (size_t i = before; i < text.length; i++)
        if (text.data[i] == '\n' && ends_empty_line(text, i))
            return i + 1;
    return 0;
}

bool opening_refuse_length(struct error *error)
{
    return error_set(error, ERROR_HEADERS_TOO_LARGE, "a request's first line and headers may have at most %d bytes",
                     OPENING_BYTES_MAX);
}
