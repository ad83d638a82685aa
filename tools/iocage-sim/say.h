#ifndef SAY_H
#define SAY_H

/* All of these write one line to standard error, after what stands in standard output's buffer so that order is kept.
 */

/* "  ERROR: " and the text. Returns 1, the exit status that goes with it. */
int say_error(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* "  INFO: " and the text. */
void say_info(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The text alone: words of zfs, the shell, and lines that go with another. */
void say_plain(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The text alone, as the Python program says what it refuses. Returns 1, the exit status that goes with it. */
int say_refusal(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* A line of what takes the program some time, on standard output: the text, one turn of its spinner, and done. */
void say_spinner(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
