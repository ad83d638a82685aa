#include "vector.h"

#include <string.h>

#include "pieces.h"

static void add(struct vector *vector, const char *text)
{
    if (vector->count < VECTOR_MAX)
        vector->elements[vector->count++] = text;
}

static const char *text_of(struct arena *arena, const struct node *value)
{
    if (value->kind == NODE_INTEGER)
        return arena_format(arena, "%lld", value->integer);
    return value->kind == NODE_STRING ? value->text : "";
}

/* A text up to what ends it in its type. */
static const char *text_before(struct arena *arena, const struct node *value, const struct type *type)
{
    const char *text = text_of(arena, value);

    return type != NULL && type->until != NULL ? arena_copy(arena, text, strcspn(text, type->until)) : text;
}

/* The values of an argument: of a list, of settings as an object or as words, or of anything else the only one. */
static struct vector values_of(struct arena *arena, const struct argument *argument, const struct node *value)
{
    bool words = argument->split || (argument->type != NULL && strcmp(argument->type->base, "settings") == 0);
    struct vector values = { .count = 0 };

    if (value == NULL)
        return values;
    if (value->kind != NODE_OBJECT && value->kind != NODE_LIST && !words) {
        add(&values, text_before(arena, value, argument->type));
        return values;
    }
    for (const struct node *member = value->first; member != NULL; member = member->next) {
        const char *text = text_before(arena, member, argument->type);

        add(&values, member->name != NULL ? arena_format(arena, "%s=%s", member->name, text) : text);
    }
    for (const char *word = value->kind == NODE_STRING ? value->text : ""; *word != '\0';) {
        size_t length = strcspn(word, " ");

        if (length > 0)
            add(&values, arena_copy(arena, word, length));
        word += length + strspn(word + length, " ");
    }
    return values;
}

size_t vector_turns(struct arena *arena, const struct step *step, const struct node *given)
{
    if (step->each == NULL)
        return 1;
    return values_of(arena, step->each, node_member(given, step->each->name)).count;
}

/* Adds one element with its places filled; several for an argument with many values; none if one is not given. */
static void add_element(struct vector *vector, struct arena *arena, const struct action *action,
                        const struct step *step, const struct node *element, const struct node *given, size_t turn)
{
    struct report ignored = { NULL, 0 };
    struct pieces pieces = pieces_cut(arena, &ignored, element, element->text);
    const char *text = "";

    report_free(&ignored);
    for (size_t i = 0; i < pieces.count; i++) {
        const char *place = pieces.piece[i].place;
        const struct argument *argument = place != NULL ? model_argument(action, place) : NULL;
        struct vector values = { .count = 1, .elements = { place == NULL ? pieces.piece[i].text : "" } };

        if (argument != NULL)
            values = values_of(arena, argument, node_member(given, place));
        if (argument != NULL && argument == step->each) {
            values.elements[0] = turn < values.count ? values.elements[turn] : "";
            values.count = 1;
        }
        if (pieces.count == 1) {
            for (size_t j = 0; j < values.count; j++)
                add(vector, values.elements[j]);
            return;
        }
        if (values.count == 0)
            return;
        text = arena_format(arena, "%s%s", text, values.elements[0] != NULL ? values.elements[0] : "");
    }
    add(vector, text);
}

struct vector vector_make(struct arena *arena, const struct action *action, const struct step *step,
                          const struct node *given, size_t turn)
{
    struct vector vector = { .count = 0 };

    for (const struct node *at = step->run != NULL ? step->run->first : NULL; at != NULL; at = at->next) {
        const struct node *condition = node_member(at, "if");
        const struct node *chosen = node_member(at, "then");
        bool named = condition != NULL && condition->kind == NODE_STRING;
        const struct node *value = named ? node_member(given, condition->text) : NULL;

        if (at->kind == NODE_STRING)
            add_element(&vector, arena, action, step, at, given, turn);
        if (value == NULL || value->kind == NODE_FALSE || chosen == NULL)
            continue;
        for (const struct node *element = chosen->first; element != NULL; element = element->next)
            if (element->kind == NODE_STRING)
                add_element(&vector, arena, action, step, element, given, turn);
    }
    return vector;
}
