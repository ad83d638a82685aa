#include <stdint.h>
#include <stdlib.h>

#include "../sample_output.h"
#include "pairs_output.h"

/* Any text as the pairs of a command: key, separator and value together are the line, and nothing is lost. */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool good)
{
    if (!good)
        abort();
}

static void read_pairs(const struct output *output, struct slice text)
{
    struct pairs_reader reader;
    struct slice key;
    struct slice value;
    struct error error = { .code = ERROR_NONE };
    enum output_next next = OUTPUT_FAILED;

    pairs_open(&reader, output, text);
    while ((next = pairs_next(&reader, &key, &value, &error)) == OUTPUT_RECORD) {
        const char *end = value.data + value.length;

        check(key.data >= text.data && end <= text.data + text.length);
        check(key.data == text.data || key.data[-1] == '\n');
        check(key.data[key.length] == output->separator && value.data == key.data + key.length + 1);
        check(end == text.data + text.length || *end == '\n');
    }
    check((next == OUTPUT_END) == (error.code == ERROR_NONE));
    pairs_close(&reader);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *copy = malloc(size + 1);

    check(copy != NULL);
    memcpy(copy, data, size);
    copy[size] = '\0';
    read_pairs(&sample_settings, (struct slice){ copy, size });
    read_pairs(&sample_defaults, (struct slice){ copy, size });
    free(copy);
    return 0;
}
