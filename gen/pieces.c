#include "pieces.h"

#include <string.h>

static void add(struct pieces *pieces, const char *text, const char *place)
{
    if (pieces->count < MODEL_PIECES_MAX)
        pieces->piece[pieces->count] = (struct piece){ .text = text, .place = place };
    pieces->count++;
}

struct pieces pieces_cut(struct arena *arena, struct report *report, const struct node *node, const char *text)
{
    struct pieces pieces = { .count = 0 };

    while (*text != '\0') {
        size_t literal = strcspn(text, "{}");
        size_t length = 0;

        if (literal > 0) {
            add(&pieces, arena_copy(arena, text, literal), NULL);
            text += literal;
            continue;
        }
        length = strcspn(text + 1, "{}");
        if (*text == '}' || length == 0 || text[length + 1] != '}') {
            report_add(report, node->file, node->line, "\"%s\" is not of the form {place}", text);
            break;
        }
        add(&pieces, NULL, arena_copy(arena, text + 1, length));
        text += length + 2;
    }
    if (pieces.count > MODEL_PIECES_MAX) {
        report_add(report, node->file, node->line, "a text has more than %d pieces", MODEL_PIECES_MAX);
        pieces.count = MODEL_PIECES_MAX;
    }
    return pieces;
}
