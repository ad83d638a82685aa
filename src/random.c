#include "random.h"

#include <sys/random.h>
#include <unistd.h>

bool random_bytes(void *bytes, size_t size, struct error *error)
{
    if (size > RANDOM_BYTES_MAX || getentropy(bytes, size) != 0)
        return error_set(error, ERROR_NO_MEMORY, "the kernel gives no random bytes");
    return true;
}
