#include "product.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool same(const char *path, const char *bytes, size_t size)
{
    FILE *stream = fopen(path, "rb");
    char *held = malloc(size + 1);
    bool equal = false;

    if (stream != NULL && held != NULL)
        equal = fread(held, 1, size + 1, stream) == size && memcmp(held, bytes, size) == 0;
    if (stream != NULL)
        fclose(stream);
    free(held);
    return equal;
}

bool product_write(const char *path, const char *bytes, size_t size)
{
    FILE *stream = NULL;
    bool written = false;

    if (same(path, bytes, size))
        return true;
    stream = fopen(path, "wb");
    if (stream != NULL) {
        written = fwrite(bytes, 1, size, stream) == size;
        written = fclose(stream) == 0 && written;
    }
    if (!written)
        fprintf(stderr, "generate: %s: %s\n", path, strerror(errno));
    return written;
}
