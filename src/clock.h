#ifndef CLOCK_H
#define CLOCK_H

#include <stdint.h>

/* Milliseconds of a clock that neither jumps nor goes back. From any thread. */
uint64_t clock_milliseconds(void);

/* The same in whole seconds. */
uint64_t clock_seconds(void);

#endif
