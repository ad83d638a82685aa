/* generate: compiles the schema. Usage: generate SCHEMA-FOLDER OUTPUT-FOLDER CLASS... */

#include <stdio.h>
#include <stdlib.h>

#include "emit.h"
#include "error_list.h"
#include "examples.h"
#include "identifiers.h"
#include "placement.h"
#include "product.h"
#include "schema.h"

enum {
    CLASSES_MAX = 32
};

struct generator {
    struct arena arena;
    struct report report;
    const char *folder; /* the products' */
    struct node *errors;
    const struct class *classes[CLASSES_MAX];
    size_t class_count;
};

/* Collects one product in memory. Used as: open, emit, close. */
struct sheet {
    FILE *stream;
    char *bytes;
    size_t size;
};

static FILE *sheet_open(struct sheet *sheet)
{
    sheet->stream = open_memstream(&sheet->bytes, &sheet->size);
    if (sheet->stream == NULL) {
        fputs("generate: out of memory\n", stderr);
        exit(1);
    }
    return sheet->stream;
}

static bool sheet_close(struct sheet *sheet, struct generator *generator, const char *name, const char *ending)
{
    bool written = false;

    fclose(sheet->stream);
    written = product_write(arena_format(&generator->arena, "%s/%s%s", generator->folder, name, ending), sheet->bytes,
                            sheet->size);
    free(sheet->bytes);
    *sheet = (struct sheet){ NULL, NULL, 0 };
    return written;
}

static bool write_class(struct generator *generator, const struct class *class)
{
    struct sheet sheet = { NULL, NULL, 0 };

    emit_header(class, sheet_open(&sheet));
    if (!sheet_close(&sheet, generator, class->name, ".h"))
        return false;
    emit_tables(&generator->arena, class, sheet_open(&sheet));
    if (!sheet_close(&sheet, generator, class->name, ".c"))
        return false;
    emit_settings(class, sheet_open(&sheet));
    if (!sheet_close(&sheet, generator, class->name, "_settings.c"))
        return false;
    emit_contract(class, sheet_open(&sheet));
    if (!sheet_close(&sheet, generator, class->name, "_contract.c"))
        return false;
    emit_reference(class, generator->errors, sheet_open(&sheet));
    if (!sheet_close(&sheet, generator, class->name, ".md"))
        return false;
    emit_lexers(&generator->arena, class, sheet_open(&sheet));
    return sheet_close(&sheet, generator, class->name, "_lexers.re");
}

static bool write_all(struct generator *generator)
{
    struct sheet sheet = { NULL, NULL, 0 };

    emit_error_codes(generator->errors, sheet_open(&sheet));
    if (!sheet_close(&sheet, generator, "errors", ".h"))
        return false;
    emit_error_table(generator->errors, sheet_open(&sheet));
    if (!sheet_close(&sheet, generator, "errors", ".c"))
        return false;
    emit_classes(generator->classes, generator->class_count, sheet_open(&sheet));
    if (!sheet_close(&sheet, generator, "classes", ".c"))
        return false;
    for (size_t i = 0; i < generator->class_count; i++) {
        if (!write_class(generator, generator->classes[i]))
            return false;
    }
    return true;
}

static void read_all(struct generator *generator, const char *folder, char *const names[], int count)
{
    struct form form = { .arena = &generator->arena, .report = &generator->report };

    generator->errors = error_list_read(&form, arena_format(&generator->arena, "%s/errors.json", folder));
    for (int i = 0; i < count; i++) {
        const char *file = arena_format(&generator->arena, "%s/%s.json", folder, names[i]);
        struct class *class = schema_read(&form, file);

        if (class == NULL)
            continue;
        placement_check(&form, class);
        examples_read(&form, folder, generator->errors, class);
        if (generator->report.count == 0)
            identifiers_check(&form, class);
        generator->classes[generator->class_count++] = class;
    }
}

int main(int argc, char *argv[])
{
    struct generator generator = { .folder = argc > 2 ? argv[2] : NULL };
    bool written = false;

    if (argc < 4 || argc - 3 > CLASSES_MAX) {
        fputs("usage: generate SCHEMA-FOLDER OUTPUT-FOLDER CLASS...\n", stderr);
        return 2;
    }
    read_all(&generator, argv[1], argv + 3, argc - 3);
    if (generator.report.count > 0)
        report_print(&generator.report, stderr);
    else
        written = write_all(&generator);
    report_free(&generator.report);
    arena_free(&generator.arena);
    return written ? 0 : 1;
}
