#include "sandbox.h"

#ifdef __FreeBSD__

#include <errno.h>
#include <string.h>
#include <sys/capsicum.h>

const char sandbox_name[] = "Capsicum";

bool sandbox_enter(struct error *error)
{
    /* Not every kernel is built with it. */
    if (cap_enter() != 0 && errno != ENOSYS)
        return error_set(error, ERROR_CONFIGURATION, "cannot enter capability mode: %s", strerror(errno));
    return true;
}

#endif
