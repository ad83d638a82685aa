#ifndef PIECES_H
#define PIECES_H

#include "model.h"
#include "report.h"

/*
 * Cuts the text of a node into literal pieces and places: "pool {pool} is there". arena: owns the pieces' texts.
 * report: told of a brace without its other, an empty place and too many pieces.
 */
struct pieces pieces_cut(struct arena *arena, struct report *report, const struct node *node, const char *text);

#endif
