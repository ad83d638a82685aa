#ifndef ARENA_H
#define ARENA_H

#include <stddef.h>

/* Memory that lives until the generator ends. Running out of it ends the program with a message. */
struct arena {
    struct arena_block *blocks;
};

/* Memory filled with zeros, aligned for anything. size: bytes. */
void *arena_alloc(struct arena *arena, size_t size);

/* A copy of length bytes, ended by NUL. */
char *arena_copy(struct arena *arena, const char *text, size_t length);

/* A string printed as by printf. */
char *arena_format(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Frees everything that came from the arena. */
void arena_free(struct arena *arena);

#endif
