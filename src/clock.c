#include "clock.h"

#include <time.h>

uint64_t clock_milliseconds(void)
{
    struct timespec now = { .tv_sec = 0 };

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

uint64_t clock_seconds(void)
{
    return clock_milliseconds() / 1000;
}
