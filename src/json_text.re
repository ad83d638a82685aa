#include "json_text.h"

#include <stdint.h>

#include "utf8.h"

enum { INTEGER_DIGITS_MAX = 18 }; /* more need not fit in 64 bits, where json-c takes the nearest number that does */

/* A text being looked through. */
struct scan {
    struct slice text;
    const char *cursor;
    size_t members;
};

/*!include:re2c "utf8_rules.inc" */

/*!re2c
    re2c:define:YYCTYPE = "unsigned char";
    re2c:define:YYCURSOR = cursor;
    re2c:define:YYLIMIT = limit;
    re2c:define:YYMARKER = marker;
    re2c:yyfill:enable = 0;
    re2c:eof = 0;

    // RFC 8259, sections 2, 6 and 7
    ws        = [ \t\n\r]+;
    integer   = "-"? ("0" | [1-9] [0-9]*);
    number    = integer ("." [0-9]+)? ([eE] [+-]? [0-9]+)?;
    escape    = "\\" (["\\/bfnrt] | "u" [0-9A-Fa-f]{4});
    character = [ !\x23-\x5b\x5d-\x7f] | c1 | wide | escape;
*/

/* Fails with the place of a fault, counted in characters as an editor does. */
static bool refuse(const struct scan *scan, const char *at, const char *what, struct error *error)
{
    size_t line = 1;
    size_t column = 1;

    for (const char *byte = scan->text.data; byte < at; byte++) {
        if (*byte == '\n') {
            line++;
            column = 1;
        } else if (!utf8_is_tail(*byte)) {
            column++;
        }
    }
    return error_set(error, ERROR_NOT_JSON, "line %zu, column %zu: %s", line, column, what);
}

/* Says what is wrong in a string that is not right. quote: where it begins. */
static bool refuse_string(const struct scan *scan, const char *quote, struct error *error)
{
    const char *cursor = quote + 1;
    const char *limit = scan->text.data + scan->text.length;
    const char *marker = NULL;
    const char *token = NULL;

    for (;;) {
        token = cursor;
        /*!re2c
            // the part before the fault
            character+
            { continue; }

            // {"id": "a
            $
            { return refuse(scan, quote, "a string that does not end", error); }

            // {"id": "a\x"}
            "\\"
            { return refuse(scan, token, "an escape that JSON does not have", error); }

            // {"id": "a<newline>b"}
            [\x00-\x1f]
            { return refuse(scan, token, "a control character in a string, where it must be escaped", error); }

            // {"id": "caf\xe9"}
            *
            { return refuse(scan, token, "bytes that are not UTF-8", error); }
        */
    }
}

/* Looks at the next token. more: set to false at the end. */
static bool scan_token(struct scan *scan, bool *more, struct error *error)
{
    const char *token = scan->cursor;
    const char *cursor = token;
    const char *limit = scan->text.data + scan->text.length;
    const char *marker = NULL;

    /*!re2c
        // { "id": ["caf\u00e9", true] }: all but the colon
        ws | [{}[\],] | "\"" character* "\"" | "true" | "false" | "null"
        { goto good; }

        // {"id": "1"}: once in each member
        ":"
        { scan->members++; goto good; }

        // 12
        integer
        {
            if (cursor - token - (*token == '-') > INTEGER_DIGITS_MAX)
                return refuse(scan, token, "an integer of more than 18 digits", error);
            goto good;
        }

        // 1.5e3
        number
        { goto good; }

        // 01, +1, .5, 1., NaN, -Infinity, True
        [A-Za-z0-9_$+.-]+
        { return refuse(scan, token, "a word that is no JSON value", error); }

        // {"id": "a
        "\""
        { return refuse_string(scan, token, error); }

        // {'id': 1}
        "'"
        { return refuse(scan, token, "a single quote, where JSON has double quotes", error); }

        // {} // nothing
        "/" | "#"
        { return refuse(scan, token, "a comment, which JSON does not have", error); }

        $
        { *more = false; return true; }

        // a NUL, a form feed, U+00A0, U+FEFF
        *
        { return refuse(scan, token, "a character that JSON does not have outside of strings", error); }
    */
good:
    scan->cursor = cursor;
    return true;
}

bool json_text_check(struct slice text, size_t *members, struct error *error)
{
    struct scan scan = { .text = text, .cursor = text.data };
    bool more = true;

    while (more)
        if (!scan_token(&scan, &more, error))
            return false;
    *members = scan.members;
    return true;
}
