#ifndef PRODUCT_H
#define PRODUCT_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Writes a file whole, unless it holds the same bytes already, so that nothing is rebuilt for nothing.
 * Returns false after a message on standard error.
 */
bool product_write(const char *path, const char *bytes, size_t size);

#endif
