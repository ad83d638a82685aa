#ifndef IMAGE_H
#define IMAGE_H

#include "store.h"

/* `export JAIL` and `import UUID`, an image being a copy of the jail's settings. argv: the command and its arguments,
 * NULL at the end. They return the exit status. */
int image_export(struct store *store, char **argv);
int image_import(struct store *store, char **argv);

#endif
