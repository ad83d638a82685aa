#ifndef FAKE_PROGRAM_H
#define FAKE_PROGRAM_H

/* Programs that tests write themselves, to be run in place of iocage. They lie in one folder of this process. */

/* Makes the folder. Has the form of a cmocka setup; returns 0 for success. */
int fake_program_open(void **state);

/* Removes the folder and what is in it. Has the form of a cmocka teardown. */
int fake_program_close(void **state);

/* The path of a name in the folder, in one of a few static buffers that are used in turn. */
const char *fake_program_path(const char *name);

/* Writes the program name, a shell script of these lines, and returns its path as fake_program_path() does. */
const char *fake_program_write(const char *name, const char *script);

/* Reads a number that a program wrote into the file name; 0 if there is none yet. */
long fake_program_number(const char *name);

#endif
