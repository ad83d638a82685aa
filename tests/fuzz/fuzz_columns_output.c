#include "../sample_output.h"
#include "columns_output.h"
#include "fuzz.h"

/* Any text as the table of a command: what is read lies in the text, whole and without blanks around it. */

static void check_row(const struct columns_reader *reader, const struct slice *record, struct slice text)
{
    fuzz_check(record[sample_jails.key->offset / sizeof(struct slice)].length > 0);
    for (size_t i = 0; i < reader->place_count; i++) {
        struct slice cell = record[reader->places[i].offset / sizeof(struct slice)];

        if (reader->joined == NULL)
            fuzz_check(cell.data >= text.data && cell.data + cell.length <= text.data + text.length);
        if (cell.length > 0)
            fuzz_check(cell.data[0] != ' ' && cell.data[cell.length - 1] != ' ');
        for (size_t j = 0; j < cell.length && !reader->bordered; j++) {
            fuzz_check((unsigned char)cell.data[j] >= ' ');
            fuzz_check(j == 0 || cell.data[j] != ' ' || cell.data[j - 1] != ' ');
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice record[COLUMNS_RECORD_MAX / sizeof(struct slice)];
    struct slice text = fuzz_text(data, size);
    struct error error = { .code = ERROR_NONE };
    enum output_next next = OUTPUT_FAILED;
    struct columns_reader reader;

    if (columns_open(&reader, &sample_jails, &sample_dialect, text, &error)) {
        fuzz_check(reader.record_size <= sizeof(record));
        while ((next = columns_next(&reader, record, &error)) == OUTPUT_RECORD)
            check_row(&reader, record, text);
    }
    fuzz_check((next == OUTPUT_END) == (error.code == ERROR_NONE));
    fuzz_check(next == OUTPUT_END || error.code == ERROR_TOOL_OUTPUT);
    columns_close(&reader);
    fuzz_free(text);
    return 0;
}
