#ifndef IOCAGE_SIM_H
#define IOCAGE_SIM_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/*
 * Runs the built stand-in for iocage (from the environment's IOCAGE_SIM, or build/iocage-sim), under the name iocage
 * and with its state in a scratch folder, which the environment calls SCRATCH.
 */

enum {
    SIM_TEXT_ROOM = 65536, /* bytes of a stream, NUL included */
    SIM_PATH_ROOM = 512,
};

struct sim_result {
    int status;
    char out[SIM_TEXT_ROOM];
    char err[SIM_TEXT_ROOM];
};

/* What the last sim_run() left. */
extern struct sim_result sim_result;

/* cmocka's: a fresh host, and afterwards nothing of it. */
int sim_set_up(void **state);
int sim_tear_down(void **state);

/*
 * Holds what the stand-in prints against the cases of a folder: NAME.cmd is a line for sh, NAME.out .err .rc its two
 * streams and status (no .out or .err: nothing on it), NAME.in its standard input. They are one story on one fresh
 * host, in the order of their names. <uuid1>, <uuid2>… stand for UUIDs that the program makes, the same one each time;
 * <date> for a date and time. In a case whose name ends in -anyorder the lines may stand in any order, since jails are
 * sorted by such UUIDs.
 */
void sim_check_story(const char *name);

/* The path of what has this name in the scratch folder. */
void sim_path(char path[SIM_PATH_ROOM], const char *name);

/* Reads a file, as much as there is room for; false, and "", if there is none. */
bool sim_read_file(const char *path, char text[SIM_TEXT_ROOM]);

/* Writes a file anew. */
void sim_write_file(const char *path, const char *text);

/* Starts a line of sh. input: the path of its standard input. name: its streams go to NAME.out and NAME.err in the
 * scratch folder. */
pid_t sim_start(const char *line, const char *input, const char *name);

/* Waits for it. Returns its exit status. */
int sim_finish(pid_t child);

/* Runs a line of sh without input and puts what it printed into sim_result. */
void sim_run(const char *line);

/* The newlines in a text. */
size_t sim_count_lines(const char *text);

#endif
