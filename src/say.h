#ifndef SAY_H
#define SAY_H

/* Says something to the person who started the daemon: a line on standard error. */
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
