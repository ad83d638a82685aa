/* seeds: makes of the schema's examples what the fuzz targets start from. Usage: seeds FOLDER EXAMPLES... */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "action.h"
#include "ask.h"
#include "node.h"
#include "order.h"

enum {
    PATH_SIZE = 512,
    NAME_SIZE = 64,        /* of a class or an action, NUL included */
    FRAME_SHORT_MAX = 125, /* bytes in a frame whose length stands in its second byte */
    FRAME_LENGTH_FOLLOWS = 126,
};

/* An example exchange of an action. */
struct exchange {
    const char *folder;
    char class[NAME_SIZE];
    char action[NAME_SIZE];
    size_t number;
    const struct node *example;
};

/* Writes one seed of a target. suffix: tells it from others of this exchange. */
static void write_seed(const struct exchange *exchange, const char *target, const char *suffix, const char *bytes,
                       size_t size)
{
    char path[PATH_SIZE];
    FILE *stream = NULL;

    snprintf(path, sizeof(path), "%s/%s", exchange->folder, target);
    (void)mkdir(path, 0777);
    snprintf(path, sizeof(path), "%s/%s/%s-%zu%s", exchange->folder, target, exchange->action, exchange->number,
             suffix);
    stream = fopen(path, "w");
    if (stream == NULL || fwrite(bytes, 1, size, stream) != size || fclose(stream) != 0) {
        perror(path);
        exit(1);
    }
}

static void write_output(const struct exchange *exchange)
{
    static const char *const targets[] = { "columns_output", "pairs_output", "reply" };
    const struct node *lines = node_member(exchange->example, "stdout");
    char *text = NULL;
    size_t size = 0;
    FILE *stream = NULL;

    if (lines == NULL)
        return;
    stream = open_memstream(&text, &size);
    if (stream == NULL)
        exit(1);
    for (const struct node *line = lines->first; line != NULL; line = line->next)
        fprintf(stream, "%s\n", line->text);
    fclose(stream);
    for (size_t i = 0; i < sizeof(targets) / sizeof(targets[0]); i++)
        write_seed(exchange, targets[i], "", text, size);
    free(text);
}

static const char *namespace_of(const char *class)
{
    for (size_t i = 0; i < class_count; i++)
        if (strcmp(classes[i]->name, class) == 0)
            return classes[i]->namespace;
    return "";
}

static void print_arguments(const struct exchange *exchange, FILE *stream)
{
    const struct node *arguments = node_member(exchange->example, "args");

    fprintf(stream, "{\"action\":\"%s\"", exchange->action);
    for (const struct node *member = arguments != NULL ? arguments->first : NULL; member != NULL;
         member = member->next) {
        fprintf(stream, ",\"%s\":", member->name);
        node_print(member, stream, 0);
    }
    fputs("}", stream);
}

/* Writes a message as one frame of a client. A mask of zeros leaves it as it is, so that a fuzzer sees what it does. */
static void write_frame(const struct exchange *exchange, const char *message, size_t size)
{
    static const char close[] = "\x88\x80\0\0\0\0";
    char *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);

    if (stream == NULL)
        exit(1);
    /* The first byte is the target's own: nothing comes together with the handshake. */
    fwrite("\0\x81", 1, 2, stream);
    if (size <= FRAME_SHORT_MAX)
        fprintf(stream, "%c", (int)(0x80 | size));
    else
        fprintf(stream, "%c%c%c", 0x80 | FRAME_LENGTH_FOLLOWS, (int)(size >> 8 & 0xff), (int)(size & 0xff));
    fwrite("\0\0\0\0", 1, 4, stream);
    fwrite(message, 1, size, stream);
    fwrite(close, 1, sizeof(close) - 1, stream);
    fclose(stream);
    write_seed(exchange, "websocket", "", text, length);
    free(text);
}

static void write_order(const struct exchange *exchange, const struct order *order)
{
    const struct order_table table = { .classes = classes, .class_count = class_count };
    static char bytes[ORDER_BYTES_MAX];
    char suffix[NAME_SIZE];
    size_t length = 0;
    struct error error;

    snprintf(suffix, sizeof(suffix), "-%s-%zu", order->dialect->name, order->step);
    if (order_write(&table, order, bytes, sizeof(bytes), &length, &error))
        write_seed(exchange, "order", suffix, bytes, length);
}

/* Writes what the runner is asked for when a program of the dialect answers. text: of the request. */
static void write_orders(const struct exchange *exchange, const struct dialect *dialect, struct slice text)
{
    struct error error = { .code = ERROR_NONE };
    struct ask *ask =
        ask_new(ENVELOPE_REST, slice_of(namespace_of(exchange->class)), slice_of(exchange->class), text, &error);

    if (ask == NULL)
        exit(1);
    if (error.code == ERROR_NONE && ask_check(ask, dialect, &error)) {
        struct order order = { .class = ask->class,
                               .dialect = ask->dialect,
                               .action = ask->action,
                               .values = ask->envelope.values,
                               .value_count = ask->envelope.value_count };

        for (; order.step < ask->mode->step_count; order.step++)
            write_order(exchange, &order);
    }
    ask_release(ask);
}

/* The same for every dialect. */
static void write_all_orders(const struct exchange *exchange, struct slice text)
{
    for (size_t i = 0; i < class_count; i++) {
        for (size_t j = 0; j < classes[i]->dialect_count && strcmp(classes[i]->name, exchange->class) == 0; j++)
            write_orders(exchange, &classes[i]->dialects[j], text);
    }
}

static void write_requests(const struct exchange *exchange)
{
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);

    if (stream == NULL)
        exit(1);
    print_arguments(exchange, stream);
    fflush(stream);
    write_seed(exchange, "envelope", "-rest", text, size);
    write_seed(exchange, "json_text", "-rest", text, size);
    write_all_orders(exchange, (struct slice){ .data = text, .length = size });
    rewind(stream);
    fprintf(stream, "{\"namespace\":\"%s\",\"name\":\"%s\",\"id\":\"1\",\"args\":", namespace_of(exchange->class),
            exchange->class);
    print_arguments(exchange, stream);
    fputs("}", stream);
    fclose(stream);
    write_seed(exchange, "envelope", "-websocket", text, size);
    write_frame(exchange, text, size);
    free(text);
}

/* Takes the names from the end of a path: .../CLASS/ACTION.json. */
static bool read_names(struct exchange *exchange, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *class = slash;

    while (class != NULL && class > path && class[-1] != '/')
        class --;
    return class != NULL && sscanf(class, "%63[^/]/%63[^.]", exchange->class, exchange->action) == 2;
}

static bool write_examples(const char *folder, const char *path)
{
    struct arena arena = { .blocks = NULL };
    struct report report = { .first = NULL };
    struct exchange exchange = { .folder = folder };
    const struct node *list = node_read(&arena, &report, path);
    bool right = list != NULL && read_names(&exchange, path);

    for (const struct node *example = right ? list->first : NULL; example != NULL; example = example->next) {
        exchange.example = example;
        exchange.number++;
        write_output(&exchange);
        write_requests(&exchange);
    }
    report_print(&report, stderr);
    report_free(&report);
    arena_free(&arena);
    return right;
}

int main(int argc, char *argv[])
{
    bool right = argc > 2;

    if (right)
        (void)mkdir(argv[1], 0777);
    for (int i = 2; i < argc && right; i++)
        right = write_examples(argv[1], argv[i]);
    return right ? 0 : 1;
}
