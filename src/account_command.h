#ifndef ACCOUNT_COMMAND_H
#define ACCOUNT_COMMAND_H

/*
 * Runs `iocaged account ...`, which edits the accounts file; `iocaged account --help` says how. argc, argv: as main()
 * has them, argv[1] being "account". Says what it has to say on standard output and standard error. Returns the exit
 * status: 0, 1 for what failed, 2 for wrong words.
 */
int account_command(int argc, char *const argv[]);

#endif
