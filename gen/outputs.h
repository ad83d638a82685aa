#ifndef OUTPUTS_H
#define OUTPUTS_H

#include "form.h"
#include "model.h"

/* Reads an output. class: with its dialects. */
void outputs_read(struct form *form, struct class *class, struct output *output, struct node *at);

/*
 * Reads messages. class: with its dialects. list: of objects, or NULL. own: they are an output's own, which are looked
 * at whatever the dialect is. count: set to how many there are.
 */
struct message *outputs_messages(struct form *form, const struct class *class, struct node *list, bool own,
                                 size_t *count);

#endif
