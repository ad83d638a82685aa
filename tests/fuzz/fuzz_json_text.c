#include <stdint.h>
#include <stdlib.h>

#include "json_text.h"

/* Any text as a request. */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool good)
{
    if (!good)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct error error = { .code = ERROR_NONE };
    char *copy = malloc(size + 1);
    size_t members = 0;

    check(copy != NULL);
    memcpy(copy, data, size);
    copy[size] = '\0';
    if (json_text_check((struct slice){ copy, size }, &members, &error)) {
        check(members <= size);
        for (size_t i = 0; i < size; i++)
            check((unsigned char)copy[i] >= ' ' || (copy[i] != '\0' && strchr("\t\n\r", copy[i])));
    } else {
        check(error.code == ERROR_NOT_JSON && error.detail[0] != '\0');
    }
    free(copy);
    return 0;
}
