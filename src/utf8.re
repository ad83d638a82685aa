#include "utf8.h"

/*!include:re2c "utf8_rules.inc" */

size_t utf8_printable(const char *text)
{
    const char *cursor = text;
    const char *marker = NULL;

    /* A NUL is in no rule, so it is all the sentinel that is needed. */
    /*!re2c
        re2c:define:YYCTYPE = "unsigned char";
        re2c:define:YYCURSOR = cursor;
        re2c:define:YYMARKER = marker;
        re2c:yyfill:enable = 0;

        " " | graph | wide { return (size_t)(cursor - text); }
        *                  { return 0; }
    */
}

size_t utf8_cut(struct slice text, size_t max)
{
    enum { TAILS_MAX = 3 };
    size_t cut = max;

    if (text.length <= max)
        return text.length;
    while (cut > 0 && max - cut < TAILS_MAX && utf8_is_tail(text.data[cut]))
        cut--;
    return utf8_is_tail(text.data[cut]) ? max : cut;
}
