#include <ctype.h>

#include "../sample_output.h"
#include "fuzz.h"
#include "pairs_output.h"

/* Any text as the pairs of a command: key, separator and value together are the line, and nothing is lost. */

static void check_key(struct slice key)
{
    fuzz_check(key.length > 0 && key.length <= PAIRS_KEY_MAX && !isdigit((unsigned char)key.data[0]));
    for (size_t i = 0; i < key.length; i++)
        fuzz_check(isalnum((unsigned char)key.data[i]) || key.data[i] == '_' ||
                   (i > 0 && (key.data[i] == '.' || key.data[i] == '-')));
}

static void check_value(const struct output *output, struct slice value)
{
    for (size_t i = 0; i < value.length; i++)
        fuzz_check((unsigned char)value.data[i] >= ' ' || value.data[i] == '\t' ||
                   (output->multiline && value.data[i] == '\n'));
}

static void read_pairs(const struct output *output, struct slice text)
{
    struct pairs_reader reader;
    struct slice key;
    struct slice value;
    struct error error = { .code = ERROR_NONE };
    enum output_next next = OUTPUT_FAILED;

    pairs_open(&reader, output, &sample_dialect, text);
    while ((next = pairs_next(&reader, &key, &value, &error)) == OUTPUT_RECORD) {
        const char *end = value.data + value.length;

        fuzz_check(key.data >= text.data && end <= text.data + text.length);
        fuzz_check(key.data == text.data || key.data[-1] == '\n');
        fuzz_check(key.data[key.length] == output->separator && value.data == key.data + key.length + 1);
        fuzz_check(end == text.data + text.length || *end == '\n');
        check_key(key);
        check_value(output, value);
    }
    fuzz_check((next == OUTPUT_END) == (error.code == ERROR_NONE));
    fuzz_check(next == OUTPUT_END || error.code == ERROR_TOOL_OUTPUT);
    pairs_close(&reader);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice text = fuzz_text(data, size);

    read_pairs(&sample_settings, text);
    read_pairs(&sample_defaults, text);
    read_pairs(&sample_notes, text);
    fuzz_free(text);
    return 0;
}
