#include "fuzz.h"
#include "json_text.h"

/* Any text as a request. */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice text = fuzz_text(data, size);
    struct error error = { .code = ERROR_NONE };
    size_t members = 0;

    if (json_text_check(text, &members, &error)) {
        fuzz_check(members <= size);
        for (size_t i = 0; i < size; i++)
            fuzz_check((unsigned char)text.data[i] >= ' ' ||
                       (text.data[i] != '\0' && strchr("\t\n\r", text.data[i]) != NULL));
    } else {
        fuzz_check(error.code == ERROR_NOT_JSON && error.detail[0] != '\0');
    }
    fuzz_free(text);
    return 0;
}
