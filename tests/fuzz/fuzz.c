#include "fuzz.h"

#include <json-c/json.h>
#include <stdlib.h>

#include "json_text.h"

void fuzz_check(bool good)
{
    if (!good)
        abort();
}

struct slice fuzz_text(const uint8_t *data, size_t size)
{
    char *copy = malloc(size + 1);

    fuzz_check(copy != NULL);
    if (size > 0)
        memcpy(copy, data, size);
    copy[size] = '\0';
    return (struct slice){ .data = copy, .length = size };
}

void fuzz_free(struct slice text)
{
    free((void *)(uintptr_t)text.data);
}

/* json-c judges what stands where, json_text_check() what json-c is lax about. */
void fuzz_check_json(struct slice text)
{
    struct json_tokener *tokener = json_tokener_new();
    struct error error;
    size_t members = 0;

    fuzz_check(tokener != NULL);
    fuzz_check(json_text_check(text, &members, &error));
    json_tokener_set_flags(tokener, JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8);
    json_object_put(json_tokener_parse_ex(tokener, text.data, (int)text.length + 1));
    fuzz_check(json_tokener_get_error(tokener) == json_tokener_success);
    fuzz_check(json_tokener_get_parse_end(tokener) >= text.length);
    json_tokener_free(tokener);
}
