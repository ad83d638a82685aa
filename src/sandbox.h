#ifndef SANDBOX_H
#define SANDBOX_H

#include <stdbool.h>

#include "error.h"

/*
 * Takes from this process, for good, and from all threads that it will have, whatever serving sockets that are open
 * already does not need: it can open no file, start no program, connect to nothing, trace nobody. By Capsicum on
 * FreeBSD, by seccomp on Linux; where there is neither, and under sanitizers, which need more, nothing
 * happens. Fails with ERROR_CONFIGURATION.
 */
bool sandbox_enter(struct error *error) __attribute__((warn_unused_result));

/* What sandbox_enter() uses here, for people: "Capsicum", "seccomp" or "none". */
extern const char sandbox_name[];

#endif
