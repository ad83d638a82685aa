#include "request_id.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "random.h"

static bool is_sane(struct slice wanted)
{
    static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";

    for (size_t i = 0; i < wanted.length; i++) {
        if (memchr(allowed, wanted.data[i], sizeof(allowed) - 1) == NULL)
            return false;
    }
    return wanted.length > 0 && wanted.length < REQUEST_ID_MAX;
}

void request_id_make(char id[REQUEST_ID_MAX], struct slice wanted)
{
    static atomic_uint_fast64_t count;
    uint64_t parts[2] = { 0, 0 };
    struct error error;

    if (is_sane(wanted)) {
        memcpy(id, wanted.data, wanted.length);
        id[wanted.length] = '\0';
        return;
    }
    /* Without chance it is still one that this process gives once. */
    if (!random_bytes(parts, sizeof(parts), &error))
        parts[1] = atomic_fetch_add(&count, 1);
    snprintf(id, REQUEST_ID_MAX, "%016llx%016llx", (unsigned long long)parts[0], (unsigned long long)parts[1]);
}
