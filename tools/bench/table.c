/*
 * table: prints the list of a host with ten jails, whatever it is asked. Stands in for iocage where make bench times
 * all that lies around a command, so the command itself must take as little as a program can.
 */
#include <stdio.h>

static const char list[] = "JID  UUID                                  BOOT  STATE  TAG                  TYPE\n"
                           "12   0b7c51e2-dc0f-11e5-9f37-0800279a41c6  on    up     mail                 basejail\n"
                           "-    1d0e7b34-dc0f-11e5-9f37-0800279a41c6  off   down   build box two        clonejail\n"
                           "3    2f2d8a60-dc10-11e5-9f37-0800279a41c6  on    up     2016-02-29@23:59:01  thickjail\n"
                           "-    341e93d7-dc10-11e5-9f37-0800279a41c6  off   down   spare                emptyjail\n"
                           "4    4b7c51e2-dc10-11e5-9f37-0800279a41c6  on    up     web                  basejail\n"
                           "5    5d0e7b34-dc10-11e5-9f37-0800279a41c6  on    up     database             basejail\n"
                           "-    6f2d8a60-dc11-11e5-9f37-0800279a41c6  off   down   old web              thickjail\n"
                           "-    741e93d7-dc11-11e5-9f37-0800279a41c6  off   down   2016-03-01@08:00:00  clonejail\n"
                           "7    8b7c51e2-dc11-11e5-9f37-0800279a41c6  on    up     proxy                basejail\n"
                           "9    9d0e7b34-dc11-11e5-9f37-0800279a41c6  on    up     logs                 basejail\n";

int main(void)
{
    return fputs(list, stdout) < 0 || fflush(stdout) != 0;
}
