#include <stdint.h>
#include <stdlib.h>

#include "../sample_output.h"
#include "columns_output.h"

/* Any text as the table of a command: what is read lies in the text, whole and without blanks around it. */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool good)
{
    if (!good)
        abort();
}

static void check_row(const struct columns_reader *reader, const struct slice *record, struct slice text)
{
    for (size_t i = 0; i < reader->place_count; i++) {
        struct slice cell = record[reader->places[i].offset / sizeof(struct slice)];

        check(cell.data >= text.data && cell.data + cell.length <= text.data + text.length);
        if (cell.length > 0)
            check(cell.data[0] != ' ' && cell.data[cell.length - 1] != ' ');
        for (size_t j = 0; j < cell.length; j++)
            check((unsigned char)cell.data[j] >= ' ' && (j == 0 || cell.data[j] != ' ' || cell.data[j - 1] != ' '));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice record[COLUMNS_RECORD_MAX / sizeof(struct slice)];
    struct columns_reader reader;
    struct error error;
    enum output_next next = OUTPUT_FAILED;
    char *copy = malloc(size + 1);
    struct slice text = { copy, size };

    check(copy != NULL);
    memcpy(copy, data, size);
    copy[size] = '\0';
    error.code = ERROR_NONE;
    if (columns_open(&reader, &sample_jails, text, &error))
        while ((next = columns_next(&reader, record, &error)) == OUTPUT_RECORD)
            check_row(&reader, record, text);
    check((next == OUTPUT_END) == (error.code == ERROR_NONE));
    columns_close(&reader);
    free(copy);
    return 0;
}
