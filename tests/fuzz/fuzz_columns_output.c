#include "../sample_output.h"
#include "columns_output.h"
#include "fuzz.h"

/*
 * Any text as the table of a command, with or without lines around its cells: what is read lies in the text, or in the
 * reader's copy of cells that have several lines, whole and without blanks around it.
 */

static struct slice cell_at(const struct slice *record, size_t offset)
{
    return record[offset / sizeof(struct slice)];
}

static void check_bytes(const struct columns_reader *reader, struct slice cell)
{
    bool several = reader->joined != NULL;

    if (cell.length > 0)
        fuzz_check(cell.data[0] != ' ' && cell.data[cell.length - 1] != ' ' && cell.data[cell.length - 1] != '\n');
    for (size_t i = 0; i < cell.length; i++) {
        fuzz_check((unsigned char)cell.data[i] >= ' ' || (several && cell.data[i] == '\n'));
        fuzz_check(reader->bordered || i == 0 || cell.data[i] != ' ' || cell.data[i - 1] != ' ');
    }
}

static bool lies_in(struct slice cell, struct slice text)
{
    return cell.data >= text.data && cell.data + cell.length <= text.data + text.length;
}

static void check_row(const struct columns_reader *reader, const struct slice *record, struct slice text)
{
    const struct output *output = reader->output;
    struct slice key = cell_at(record, output->key->offset);

    fuzz_check(key.length > 0 && lies_in(key, text));
    fuzz_check(output->skip == NULL || !slice_equal(key, slice_of(output->skip)));
    for (size_t i = 0; i < reader->place_count; i++) {
        const struct column_place *place = &reader->places[i];
        struct slice cell = cell_at(record, place->offset);

        fuzz_check(cell.data != NULL && (place->none == NULL || !slice_equal(cell, slice_of(place->none))));
        fuzz_check(lies_in(cell, text) || reader->joined != NULL || (place->none != NULL && cell.length == 1));
        check_bytes(reader, cell);
    }
    for (size_t i = reader->place_count; i < reader->total_count; i++)
        fuzz_check(cell_at(record, reader->places[i].offset).data == cell_at(record, reader->places[i].otherwise).data);
}

static void read_table(const struct output *output, struct slice text)
{
    struct slice record[COLUMNS_RECORD_MAX / sizeof(struct slice)];
    struct error error = { .code = ERROR_NONE };
    enum output_next next = OUTPUT_FAILED;
    struct columns_reader reader;

    if (columns_open(&reader, output, &sample_dialect, text, &error)) {
        fuzz_check(reader.record_size <= sizeof(record));
        while ((next = columns_next(&reader, record, &error)) == OUTPUT_RECORD)
            check_row(&reader, record, text);
    }
    fuzz_check((next == OUTPUT_END) == (error.code == ERROR_NONE));
    fuzz_check(next == OUTPUT_END || error.code == ERROR_TOOL_OUTPUT);
    columns_close(&reader);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct slice text = fuzz_text(data, size);

    read_table(&sample_jails, text);
    read_table(&sample_list, text);
    fuzz_free(text);
    return 0;
}
