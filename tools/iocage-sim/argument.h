#ifndef ARGUMENT_H
#define ARGUMENT_H

#include <stdbool.h>

#include "tag_link.h"

/*
 * What set and create do first with all their arguments: refuse property=value with an unknown property, and warn of
 * tag=default. argv: ends in NULL. tag: set to the tag that create takes instead, or to "". False, and says so, if one
 * is refused.
 */
bool argument_check_pairs(char **argv, char tag[TAG_LINK_DATE_MAX]) __attribute__((warn_unused_result));

/* A walk over the words of arguments, as the program's shell splits them: `start 'my web'` starts `my`, then `web`. */
struct argument_words {
    char **argv; /* ends in NULL; the arguments are cut up */
    char *rest;  /* starts as NULL */
};

/* The next word, NULL after the last. */
const char *argument_next_word(struct argument_words *words);

#endif
