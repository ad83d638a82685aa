#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "words_row.h"

enum {
    CELLS_MAX = 8,
    TEXT_MAX = 256
};

/* Cuts a row of a table with these kinds of cells, one letter for each: w, t or s. cells: joined with |, or NULL. */
static void cut(const char *kinds, const char *line, const char *cells)
{
    struct columns_reader reader = { .record_size = sizeof(struct slice) * CELLS_MAX };
    struct slice record[CELLS_MAX];
    char text[TEXT_MAX] = "";

    for (size_t i = 0; kinds[i] != '\0'; i++) {
        enum cell cell = kinds[i] == 'w' ? CELL_WORD : kinds[i] == 's' ? CELL_SPACED : CELL_TEXT;

        reader.places[reader.place_count++] = (struct column_place){ .offset = i * sizeof(struct slice), .cell = cell };
    }
    memset(record, 0x5a, sizeof(record));
    if (!words_row_cut(&reader, slice_of(line), record)) {
        assert_null(cells);
        return;
    }
    for (size_t i = 0; i < reader.place_count; i++)
        snprintf(text + strlen(text), sizeof(text) - strlen(text), "%s%.*s", i > 0 ? "|" : "", (int)record[i].length,
                 record[i].data);
    assert_non_null(cells);
    assert_string_equal(text, cells);
}

static void cuts_at_words_and_leaves_the_rest(void **state)
{
    (void)state;
    cut("wwt", "-     3f0c9a1e  web", "-|3f0c9a1e|web");
    cut("wwtw", "1     3f0c9a1e  my other web   192.0.2.10", "1|3f0c9a1e|my other web|192.0.2.10");
    cut("tww", "my other web   none  down", "my other web|none|down");
    cut("www", "a  b    c", "a|b|c");
    cut("t", "my web", "my web");
    cut("w", "web", "web");
}

static void keeps_blanks_where_a_cell_may_have_them(void **state)
{
    (void)state;
    cut("wsww", "nightly  Tue Dec  1  3:00 2026  1.23M    8K", "nightly|Tue Dec  1  3:00 2026|1.23M|8K");
    cut("wtww", "nightly  Tue Dec  1  3:00 2026  1.23M    8K", NULL);
    cut("wtw", "nightly  two words  8K", "nightly|two words|8K");
}

static void refuses_what_could_be_read_in_two_ways(void **state)
{
    (void)state;
    cut("wtw", "1  my web", NULL);
    cut("wtw", "1  my web ", NULL);
    cut("wtw", "1  my  web  ", NULL);
    cut("wtw", "1 web  none", NULL);
    cut("wtw", "1  web none", NULL);
    cut("wtw", " 1  web  none", NULL);
    cut("wtw", "1  none", NULL);
    cut("ww", "a  b  c", NULL);
    cut("www", "a  b", NULL);
    cut("ww", "a  b  ", NULL);
    cut("w", "", NULL);
    cut("t", "", NULL);
    cut("t", "web ", NULL);
    cut("tt", "a  b", NULL);
    cut("wtwt", "a  b  c  d", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cuts_at_words_and_leaves_the_rest),
        cmocka_unit_test(keeps_blanks_where_a_cell_may_have_them),
        cmocka_unit_test(refuses_what_could_be_read_in_two_ways),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
