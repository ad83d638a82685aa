#ifndef FUZZ_H
#define FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "slice.h"

/* What each fuzz target defines: libFuzzer calls it with one input after the other. Returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Aborts, which libFuzzer takes for a finding, if something is not as a header says. */
void fuzz_check(bool good);

/* Copies an input, with a NUL behind it, into memory of exactly that size. To be freed with fuzz_free(). */
struct slice fuzz_text(const uint8_t *data, size_t size);

/* Frees what fuzz_text() returned. */
void fuzz_free(struct slice text);

/* Aborts unless a text, which a NUL follows, is one JSON value as RFC 8259 has it. */
void fuzz_check_json(struct slice text);

#endif
