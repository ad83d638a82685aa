/* Made from schema/iocage.json by make generate; do not edit. */
#include "contract.h"

const struct contract_exchange iocage_contract[] = {
    {
        .class = "iocage",
        .action = "activatepool",
        .doc = "Without a pool the answer says which one it is.",
    },
    {
        .class = "iocage",
        .action = "activatepool",
        .doc = "Another pool.",
    },
    {
        .class = "iocage",
        .action = "activatepool",
        .doc = "The first command on a new host says more than the answer.",
    },
    {
        .class = "iocage",
        .action = "activatepool",
        .doc = "The Python program has another word for it.",
    },
    {
        .class = "iocage",
        .action = "activatepool",
        .doc = "The Python program is asked in another way.",
    },
    {
        .class = "iocage",
        .action = "activatepool",
        .doc = "The Python program, too, may say more than the answer.",
    },
    {
        .class = "iocage",
        .action = "activatepool",
        .doc = "ZFS has no such pool, and says so in its own words.",
    },
    {
        .class = "iocage",
        .action = "activatepool",
        .doc = "The Python program finds no such pool.",
    },
    {
        .class = "iocage",
        .action = "activatepool",
        .doc = "A pool that is not in order makes the Python program fall over; its last line says why.",
    },
    {
        .class = "iocage",
        .action = "activatepool",
        .doc = "The daemon is not root.",
    },
    {
        .class = "iocage",
        .action = "activatepool",
        .doc = "A pool is not a dataset.",
    },
    {
        .class = "iocage",
        .action = "activatepool",
        .doc = "A pool is not an option.",
    },
    {
        .class = "iocage",
        .action = "activatepool",
        .doc = "There may be no pool, but not an empty one.",
    },
    {
        .class = "iocage",
        .action = "activatepool",
        .doc = "The name of the argument is pool.",
    },
    {
        .class = "iocage",
        .action = "activatestatus",
        .doc = "The pool that is used.",
    },
    {
        .class = "iocage",
        .action = "activatestatus",
        .doc = "The shell program of 2016-03 does not take a pool by itself.",
    },
    {
        .class = "iocage",
        .action = "activatestatus",
        .doc = "The shell program is asked in another way.",
    },
    {
        .class = "iocage",
        .action = "activatestatus",
        .doc = "The first command on a new host takes a pool and says so.",
    },
    {
        .class = "iocage",
        .action = "activatestatus",
        .doc = "The Python program does so with other words.",
    },
    {
        .class = "iocage",
        .action = "activatestatus",
        .doc = "There is no pool at all.",
    },
    {
        .class = "iocage",
        .action = "activatestatus",
        .doc = "For the Python program there is no pool at all.",
    },
    {
        .class = "iocage",
        .action = "activatestatus",
        .doc = "Two pools are active.",
    },
    {
        .class = "iocage",
        .action = "activatestatus",
        .doc = "The action takes no arguments.",
    },
    {
        .class = "iocage",
        .action = "activatestatus",
        .doc = "What only looks has no dry run.",
    },
    {
        .class = "iocage",
        .action = "capjail",
        .doc = "The limits take effect.",
    },
    {
        .class = "iocage",
        .action = "capjail",
        .doc = "Nothing is printed where rlimits is off.",
    },
    {
        .class = "iocage",
        .action = "capjail",
        .doc = "A limit that is none; the exit status hides it.",
    },
    {
        .class = "iocage",
        .action = "capjail",
        .doc = "A kernel without limits; the exit status hides it.",
    },
    {
        .class = "iocage",
        .action = "capjail",
        .doc = "There is no such jail; the exit status hides it.",
    },
    {
        .class = "iocage",
        .action = "capjail",
        .doc = "The Python program cannot do it.",
    },
    {
        .class = "iocage",
        .action = "capjail",
        .doc = "The jail is missing.",
    },
    {
        .class = "iocage",
        .action = "capjail",
        .doc = "All jails at once is no jail.",
    },
    {
        .class = "iocage",
        .action = "capjail",
        .doc = "The name of the argument is jail.",
    },
    {
        .class = "iocage",
        .action = "cleanall",
        .doc = "All that iocage has is gone.",
    },
    {
        .class = "iocage",
        .action = "cleanall",
        .doc = "The Python program tells more, which is no part of the answer.",
    },
    {
        .class = "iocage",
        .action = "cleanall",
        .doc = "A jail does not stop.",
    },
    {
        .class = "iocage",
        .action = "cleanall",
        .doc = "The daemon is not root.",
    },
    {
        .class = "iocage",
        .action = "cleanall",
        .doc = "The action takes no arguments.",
    },
    {
        .class = "iocage",
        .action = "cleanall",
        .doc = "Whether it is a dry run is true or false.",
    },
    {
        .class = "iocage",
        .action = "cleanjails",
        .doc = "All jails are gone.",
    },
    {
        .class = "iocage",
        .action = "cleanjails",
        .doc = "The Python program tells more, which is no part of the answer.",
    },
    {
        .class = "iocage",
        .action = "cleanjails",
        .doc = "A jail does not stop.",
    },
    {
        .class = "iocage",
        .action = "cleanjails",
        .doc = "The daemon is not root.",
    },
    {
        .class = "iocage",
        .action = "cleanjails",
        .doc = "The action takes no arguments.",
    },
    {
        .class = "iocage",
        .action = "cleanjails",
        .doc = "Whether it is a dry run is true or false.",
    },
    {
        .class = "iocage",
        .action = "cleanreleases",
        .doc = "All releases are gone.",
    },
    {
        .class = "iocage",
        .action = "cleanreleases",
        .doc = "The Python program tells more, which is no part of the answer.",
    },
    {
        .class = "iocage",
        .action = "cleanreleases",
        .doc = "ZFS refuses.",
    },
    {
        .class = "iocage",
        .action = "cleanreleases",
        .doc = "The daemon is not root.",
    },
    {
        .class = "iocage",
        .action = "cleanreleases",
        .doc = "The action takes no arguments.",
    },
    {
        .class = "iocage",
        .action = "cleanreleases",
        .doc = "Whether it is a dry run is true or false.",
    },
    {
        .class = "iocage",
        .action = "cleantemplates",
        .doc = "All templates are gone.",
    },
    {
        .class = "iocage",
        .action = "cleantemplates",
        .doc = "The Python program tells more, which is no part of the answer.",
    },
    {
        .class = "iocage",
        .action = "cleantemplates",
        .doc = "ZFS refuses.",
    },
    {
        .class = "iocage",
        .action = "cleantemplates",
        .doc = "The daemon is not root.",
    },
    {
        .class = "iocage",
        .action = "cleantemplates",
        .doc = "The action takes no arguments.",
    },
    {
        .class = "iocage",
        .action = "cleantemplates",
        .doc = "Whether it is a dry run is true or false.",
    },
    {
        .class = "iocage",
        .action = "clonejail",
        .doc = "A jail as it is now, with a tag for the new one.",
    },
    {
        .class = "iocage",
        .action = "clonejail",
        .doc = "Without a name it gets the time; the value is whole, whatever it holds.",
    },
    {
        .class = "iocage",
        .action = "clonejail",
        .doc = "A name, and settings as an object.",
    },
    {
        .class = "iocage",
        .action = "clonejail",
        .doc = "A tag that another jail had: that jail gets a new one, and the answer is right all the same.",
    },
    {
        .class = "iocage",
        .action = "clonejail",
        .doc = "The Python program finds the jail first, then clones it.",
    },
    {
        .class = "iocage",
        .action = "clonejail",
        .doc = "For the Python program, settings stand at the end.",
    },
    {
        .class = "iocage",
        .action = "clonejail",
        .doc = "Without a name it gets a UUID.",
    },
    {
        .class = "iocage",
        .action = "clonejail",
        .doc = "A template is in the second list, and cannot be cloned.",
    },
    {
        .class = "iocage",
        .action = "clonejail",
        .doc = "A name that is taken: ZFS has words of its own.",
    },
    {
        .class = "iocage",
        .action = "clonejail",
        .doc = "A jail that is up.",
    },
    {
        .class = "iocage",
        .action = "clonejail",
        .doc = "The begin of a name is not a name, though the Python program would take it.",
    },
    {
        .class = "iocage",
        .action = "clonejail",
        .doc = "There is no such jail.",
    },
    {
        .class = "iocage",
        .action = "clonejail",
        .doc = "A snapshot that is not there: what does not say that it is an error is told whole.",
    },
    {
        .class = "iocage",
        .action = "clonejail",
        .doc = "A setting that the schema does not have may pass if the request says so.",
    },
    {
        .class = "iocage",
        .action = "clonejail",
        .doc = "Otherwise it is refused.",
    },
    {
        .class = "iocage",
        .action = "clonejail",
        .doc = "A setting has values that it cannot have.",
    },
    {
        .class = "iocage",
        .action = "clonejail",
        .doc = "A word of the settings has no =.",
    },
    {
        .class = "iocage",
        .action = "clonejail",
        .doc = "The jail is missing.",
    },
    {
        .class = "iocage",
        .action = "clonejail",
        .doc = "A new name is not reserved.",
    },
    {
        .class = "iocage",
        .action = "clonejail",
        .doc = "A new name is not a path.",
    },
    {
        .class = "iocage",
        .action = "clonejail",
        .doc = "The name of the argument is new_name.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "A jail with a tag.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "Without a tag it gets the time; the value is whole, whatever it holds.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "With -e an empty jail, of which there is the UUID alone.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "Name, release, and settings as an object.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "A jail that starts at once tells of that too.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "A tag that another jail had: that jail gets a new one, and the answer is right all the same.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "The tag default is reserved: iocage would change it.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "A tag with a blank: the shell stumbles, but the jail is there.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "The Python program takes name and release as options.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "What follows a blank in a release is dropped.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "A jail made from a template.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "An empty jail, without a name.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "Not empty is the same as nothing said.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "A jail that starts with the host starts at once.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "Words on standard error beside a right answer.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "A name that is taken.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "Nothing that it could be made from.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "There is no such template; the ones that there are follow.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "A release that is newer than the host.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "A release that is not there makes the Python program fall over; its last line says why.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "A release that has not been fetched; those that have follow.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "No release has been fetched.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "The shell program 1.7 takes -c for a jail cloned from its release, and says nothing of it.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "Later ones do not take -c.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "Another switch there is not.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "The Python program has no switches.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "The shell program makes no jail from a template.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "For the shell program empty is -e.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "Whether it is empty is true or false.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "A name is neither ALL nor default.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "A release has a number.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "A setting is misspelt.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "A setting that only tells cannot be set.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "A setting comes twice.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "The name of the argument is props.",
    },
    {
        .class = "iocage",
        .action = "createplugin",
        .doc = "The answer comes at once and names what runs behind it.",
    },
    {
        .class = "iocage",
        .action = "createplugin",
        .doc = "An address with its netmask.",
    },
    {
        .class = "iocage",
        .action = "createplugin",
        .doc = "An IPv6 address.",
    },
    {
        .class = "iocage",
        .action = "createplugin",
        .doc = "What goes wrong behind the answer is no part of it.",
    },
    {
        .class = "iocage",
        .action = "createplugin",
        .doc = "The shell program has no plugins.",
    },
    {
        .class = "iocage",
        .action = "createplugin",
        .doc = "Of two addresses the IPv6 one is taken, as in SysAdm.",
    },
    {
        .class = "iocage",
        .action = "createplugin",
        .doc = "One address there must be.",
    },
    {
        .class = "iocage",
        .action = "createplugin",
        .doc = "The plugin is missing.",
    },
    {
        .class = "iocage",
        .action = "createplugin",
        .doc = "The interface is missing.",
    },
    {
        .class = "iocage",
        .action = "createplugin",
        .doc = "A plugin is not a path.",
    },
    {
        .class = "iocage",
        .action = "createplugin",
        .doc = "An interface holds no |.",
    },
    {
        .class = "iocage",
        .action = "createplugin",
        .doc = "A name is no address.",
    },
    {
        .class = "iocage",
        .action = "createplugin",
        .doc = "An IPv4 address is no IPv6 address.",
    },
    {
        .class = "iocage",
        .action = "createplugin",
        .doc = "The plugin names the jail.",
    },
    {
        .class = "iocage",
        .action = "deactivatepool",
        .doc = "A pool that was active.",
    },
    {
        .class = "iocage",
        .action = "deactivatepool",
        .doc = "The Python program has no such command; ZFS itself is told.",
    },
    {
        .class = "iocage",
        .action = "deactivatepool",
        .doc = "There is no such pool.",
    },
    {
        .class = "iocage",
        .action = "deactivatepool",
        .doc = "ZFS has no such pool.",
    },
    {
        .class = "iocage",
        .action = "deactivatepool",
        .doc = "The daemon is not root.",
    },
    {
        .class = "iocage",
        .action = "deactivatepool",
        .doc = "The pool is missing.",
    },
    {
        .class = "iocage",
        .action = "deactivatepool",
        .doc = "A pool is not a dataset.",
    },
    {
        .class = "iocage",
        .action = "deactivatepool",
        .doc = "A pool is not an option.",
    },
    {
        .class = "iocage",
        .action = "deactivatepool",
        .doc = "The name of the argument is pool.",
    },
    {
        .class = "iocage",
        .action = "destroyjail",
        .doc = "The lists are looked at before and after.",
    },
    {
        .class = "iocage",
        .action = "destroyjail",
        .doc = "A jail that is up is stopped first.",
    },
    {
        .class = "iocage",
        .action = "destroyjail",
        .doc = "With a clone goes the snapshot that it was made of.",
    },
    {
        .class = "iocage",
        .action = "destroyjail",
        .doc = "A template is in a list of its own.",
    },
    {
        .class = "iocage",
        .action = "destroyjail",
        .doc = "The Python program has other lists.",
    },
    {
        .class = "iocage",
        .action = "destroyjail",
        .doc = "The Python program, too, stops a jail that is up.",
    },
    {
        .class = "iocage",
        .action = "destroyjail",
        .doc = "A jail was made of this one, and the Python program would destroy its files too.",
    },
    {
        .class = "iocage",
        .action = "destroyjail",
        .doc = "A template of the Python program.",
    },
    {
        .class = "iocage",
        .action = "destroyjail",
        .doc = "A jail that has lost its configuration can be destroyed.",
    },
    {
        .class = "iocage",
        .action = "destroyjail",
        .doc = "Another tag begins with this one: nothing happens.",
    },
    {
        .class = "iocage",
        .action = "destroyjail",
        .doc = "Another name begins with this one: nothing happens.",
    },
    {
        .class = "iocage",
        .action = "destroyjail",
        .doc = "Nor if that other one is a template.",
    },
    {
        .class = "iocage",
        .action = "destroyjail",
        .doc = "The begin of a UUID is not enough.",
    },
    {
        .class = "iocage",
        .action = "destroyjail",
        .doc = "Nor is the begin of a name.",
    },
    {
        .class = "iocage",
        .action = "destroyjail",
        .doc = "The end of a UUID is not in the lists either, though iocage would take it.",
    },
    {
        .class = "iocage",
        .action = "destroyjail",
        .doc = "There is no such jail.",
    },
    {
        .class = "iocage",
        .action = "destroyjail",
        .doc = "The Python program has no such jail.",
    },
    {
        .class = "iocage",
        .action = "destroyjail",
        .doc = "Jails that iocage does not manage are none of its.",
    },
    {
        .class = "iocage",
        .action = "destroyjail",
        .doc = "A jail that others were cloned from.",
    },
    {
        .class = "iocage",
        .action = "destroyjail",
        .doc = "The daemon is not root.",
    },
    {
        .class = "iocage",
        .action = "destroyjail",
        .doc = "Another jail is gone too: the answer tells.",
    },
    {
        .class = "iocage",
        .action = "destroyjail",
        .doc = "A list that cannot be had.",
    },
    {
        .class = "iocage",
        .action = "destroyjail",
        .doc = "The jail is missing.",
    },
    {
        .class = "iocage",
        .action = "destroyjail",
        .doc = "All jails at once is no jail.",
    },
    {
        .class = "iocage",
        .action = "destroyjail",
        .doc = "One jail at a time.",
    },
    {
        .class = "iocage",
        .action = "destroyjail",
        .doc = "A name is not an option.",
    },
    {
        .class = "iocage",
        .action = "destroyjail",
        .doc = "The name of the argument is jail.",
    },
    {
        .class = "iocage",
        .action = "df",
        .doc = "What the jails of a host take; a tag may hold blanks.",
    },
    {
        .class = "iocage",
        .action = "df",
        .doc = "A host without jails: the header alone.",
    },
    {
        .class = "iocage",
        .action = "df",
        .doc = "The first command on a new host says more than the answer.",
    },
    {
        .class = "iocage",
        .action = "df",
        .doc = "Other programs may speak beside a right answer.",
    },
    {
        .class = "iocage",
        .action = "df",
        .doc = "For the Python program the name is all: UUID and tag.",
    },
    {
        .class = "iocage",
        .action = "df",
        .doc = "The Python program without jails.",
    },
    {
        .class = "iocage",
        .action = "df",
        .doc = "A column that the schema does not know is there too.",
    },
    {
        .class = "iocage",
        .action = "df",
        .doc = "Advice about fdescfs stands before the table.",
    },
    {
        .class = "iocage",
        .action = "df",
        .doc = "With one jail that cannot be read the Python program gives up.",
    },
    {
        .class = "iocage",
        .action = "df",
        .doc = "A host without a pool: iocage says so itself.",
    },
    {
        .class = "iocage",
        .action = "df",
        .doc = "The action takes no arguments.",
    },
    {
        .class = "iocage",
        .action = "execjail",
        .doc = "A command of two words.",
    },
    {
        .class = "iocage",
        .action = "execjail",
        .doc = "Words in a list may hold blanks; what goes to standard error is no part of the answer.",
    },
    {
        .class = "iocage",
        .action = "execjail",
        .doc = "Lines as an object lose their blanks and doubles; output keeps them.",
    },
    {
        .class = "iocage",
        .action = "execjail",
        .doc = "A command that prints nothing.",
    },
    {
        .class = "iocage",
        .action = "execjail",
        .doc = "What a program prints is never taken for a word of iocage.",
    },
    {
        .class = "iocage",
        .action = "execjail",
        .doc = "The command's own options are no options of iocage.",
    },
    {
        .class = "iocage",
        .action = "execjail",
        .doc = "Nor are they for the Python program, which has -f, -u and -U itself.",
    },
    {
        .class = "iocage",
        .action = "execjail",
        .doc = "Even the first word may be one.",
    },
    {
        .class = "iocage",
        .action = "execjail",
        .doc = "A template is in the second list.",
    },
    {
        .class = "iocage",
        .action = "execjail",
        .doc = "A jail that is down.",
    },
    {
        .class = "iocage",
        .action = "execjail",
        .doc = "Advice about /dev/fd, which the Python program gives before it runs the command, is no part of what the command prints.",
    },
    {
        .class = "iocage",
        .action = "execjail",
        .doc = "For the Python program every failure is 1.",
    },
    {
        .class = "iocage",
        .action = "execjail",
        .doc = "The begin of a name is not a name.",
    },
    {
        .class = "iocage",
        .action = "execjail",
        .doc = "The shell program hands the command's status on, even if nothing is said.",
    },
    {
        .class = "iocage",
        .action = "execjail",
        .doc = "A command that fails and says why on standard output.",
    },
    {
        .class = "iocage",
        .action = "execjail",
        .doc = "There is no such command.",
    },
    {
        .class = "iocage",
        .action = "execjail",
        .doc = "There is no such user.",
    },
    {
        .class = "iocage",
        .action = "execjail",
        .doc = "For the shell program a jail that is down is not there.",
    },
    {
        .class = "iocage",
        .action = "execjail",
        .doc = "There is no such jail.",
    },
    {
        .class = "iocage",
        .action = "execjail",
        .doc = "The user is missing.",
    },
    {
        .class = "iocage",
        .action = "execjail",
        .doc = "The command is missing.",
    },
    {
        .class = "iocage",
        .action = "execjail",
        .doc = "A command is not empty.",
    },
    {
        .class = "iocage",
        .action = "execjail",
        .doc = "Nor is a list.",
    },
    {
        .class = "iocage",
        .action = "execjail",
        .doc = "A word holds no newline.",
    },
    {
        .class = "iocage",
        .action = "execjail",
        .doc = "A word is a string.",
    },
    {
        .class = "iocage",
        .action = "execjail",
        .doc = "A user is not an option.",
    },
    {
        .class = "iocage",
        .action = "execjail",
        .doc = "All jails at once is no jail.",
    },
    {
        .class = "iocage",
        .action = "execjail",
        .doc = "The name of the argument is jail.",
    },
    {
        .class = "iocage",
        .action = "exportjail",
        .doc = "A jail that is down; of two lines with one name the first counts.",
    },
    {
        .class = "iocage",
        .action = "exportjail",
        .doc = "A template is in the second list.",
    },
    {
        .class = "iocage",
        .action = "exportjail",
        .doc = "A jail that is up.",
    },
    {
        .class = "iocage",
        .action = "exportjail",
        .doc = "The begin of a name is not a name.",
    },
    {
        .class = "iocage",
        .action = "exportjail",
        .doc = "For the shell program, too, the jail must be down.",
    },
    {
        .class = "iocage",
        .action = "exportjail",
        .doc = "There is no such jail.",
    },
    {
        .class = "iocage",
        .action = "exportjail",
        .doc = "The jail is missing.",
    },
    {
        .class = "iocage",
        .action = "exportjail",
        .doc = "A name is not a path.",
    },
    {
        .class = "iocage",
        .action = "exportjail",
        .doc = "A name is not an option.",
    },
    {
        .class = "iocage",
        .action = "exportjail",
        .doc = "Where to is not asked.",
    },
    {
        .class = "iocage",
        .action = "fetchreleases",
        .doc = "The answer comes at once and names what runs behind it.",
    },
    {
        .class = "iocage",
        .action = "fetchreleases",
        .doc = "What follows a blank is dropped; one release needs no list.",
    },
    {
        .class = "iocage",
        .action = "fetchreleases",
        .doc = "Each release has a command of its own.",
    },
    {
        .class = "iocage",
        .action = "fetchreleases",
        .doc = "The same release is fetched once.",
    },
    {
        .class = "iocage",
        .action = "fetchreleases",
        .doc = "The shell program takes the release as a setting.",
    },
    {
        .class = "iocage",
        .action = "fetchreleases",
        .doc = "What goes wrong behind the answer is no part of it.",
    },
    {
        .class = "iocage",
        .action = "fetchreleases",
        .doc = "The releases are missing; without one iocage would ask.",
    },
    {
        .class = "iocage",
        .action = "fetchreleases",
        .doc = "A list is not empty.",
    },
    {
        .class = "iocage",
        .action = "fetchreleases",
        .doc = "A release has a number.",
    },
    {
        .class = "iocage",
        .action = "fetchreleases",
        .doc = "A release is a string.",
    },
    {
        .class = "iocage",
        .action = "fetchreleases",
        .doc = "A release is not an option.",
    },
    {
        .class = "iocage",
        .action = "fetchreleases",
        .doc = "The name of the argument is releases.",
    },
    {
        .class = "iocage",
        .action = "getdefaultsettings",
        .doc = "The default settings of a host.",
    },
    {
        .class = "iocage",
        .action = "getdefaultsettings",
        .doc = "A value is everything after the first separator: it may hold : and = and blanks (part of the list only).",
    },
    {
        .class = "iocage",
        .action = "getdefaultsettings",
        .doc = "The first command on a new host says more than the answer; a setting that the schema does not know is there too.",
    },
    {
        .class = "iocage",
        .action = "getdefaultsettings",
        .doc = "A host without a pool: iocage says so itself.",
    },
    {
        .class = "iocage",
        .action = "getdefaultsettings",
        .doc = "The Python program has other settings, in the order of their names (part of the list only).",
    },
    {
        .class = "iocage",
        .action = "getdefaultsettings",
        .doc = "Its first command on a new host makes the defaults.",
    },
    {
        .class = "iocage",
        .action = "getdefaultsettings",
        .doc = "Defaults that cannot be read are those that the Python program was built with.",
    },
    {
        .class = "iocage",
        .action = "getdefaultsettings",
        .doc = "For the Python program there is no pool at all.",
    },
    {
        .class = "iocage",
        .action = "getdefaultsettings",
        .doc = "The action takes no arguments.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "The settings of a jail, named by its tag.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "A value is everything after the first separator: it may hold : and = and blanks (part of the list only).",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "A jail named by its UUID, with lines before the answer; a value may be empty (part of the list only).",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "Other programs may speak beside a right answer.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "There is no such jail.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "The end of more than one UUID.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "All is the same as no setting at all (part of the list only).",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "One setting.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "The value of one setting is whole, whatever it holds.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "One setting of all jails; the first row is the defaults, and rows without a UUID are releases and templates.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "A setting that there is not, asked of all jails; the exit status hides it.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "A setting that there is not.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "One setting of a jail that there is not.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "The Python program finds the jail first (part of the list only).",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "For it, too, all is no setting (part of the list only).",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "A value may have several lines, even blank ones, or be empty (part of the list only).",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "A template is in the second list (part of the list only).",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "Advice about fdescfs stands before both answers (part of the list only).",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "One setting of the Python program.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "One that is empty.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "One with several lines.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "One setting of all jails; a cell may hold | and have several lines.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "No jails at all.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "With one jail that cannot be read the Python program gives up.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "That jail is in the list, but has no settings.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "An older Python program prints fewer columns, and - where there is no id.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "A setting that the Python program does not have.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "The begin of a name is not a name, though the Python program would take it.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "The jail is missing.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "A blank is in no name.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "A name is not a path.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "A name is not an option.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "All jails at once is no jail.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "A name is not empty.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "A name is a string.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "The name of the argument is jail.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "One setting of no jail.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "All jails, but no setting.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "Either one jail or all.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "No other switch there is.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "A setting is not an option.",
    },
    {
        .class = "iocage",
        .action = "getjailsettings",
        .doc = "A setting is named without its value.",
    },
    {
        .class = "iocage",
        .action = "importjail",
        .doc = "A jail that was exported.",
    },
    {
        .class = "iocage",
        .action = "importjail",
        .doc = "The shell program finds the file by the begin of its name.",
    },
    {
        .class = "iocage",
        .action = "importjail",
        .doc = "There is no such file.",
    },
    {
        .class = "iocage",
        .action = "importjail",
        .doc = "Two files begin so.",
    },
    {
        .class = "iocage",
        .action = "importjail",
        .doc = "For the shell program there is no such file.",
    },
    {
        .class = "iocage",
        .action = "importjail",
        .doc = "A file whose sum is missing.",
    },
    {
        .class = "iocage",
        .action = "importjail",
        .doc = "The jail is missing.",
    },
    {
        .class = "iocage",
        .action = "importjail",
        .doc = "A name is not a path.",
    },
    {
        .class = "iocage",
        .action = "importjail",
        .doc = "A name is not an option.",
    },
    {
        .class = "iocage",
        .action = "importjail",
        .doc = "A name is neither ALL nor default.",
    },
    {
        .class = "iocage",
        .action = "importjail",
        .doc = "The name of the argument is jail.",
    },
    {
        .class = "iocage",
        .action = "listfstab",
        .doc = "The mounts of a jail, by their number.",
    },
    {
        .class = "iocage",
        .action = "listfstab",
        .doc = "The name of a folder may hold blanks, a | and letters beyond ASCII.",
    },
    {
        .class = "iocage",
        .action = "listfstab",
        .doc = "A jail without mounts.",
    },
    {
        .class = "iocage",
        .action = "listfstab",
        .doc = "A template is looked for where the jails are not.",
    },
    {
        .class = "iocage",
        .action = "listfstab",
        .doc = "Another jail is damaged, and the first command says more than the answer.",
    },
    {
        .class = "iocage",
        .action = "listfstab",
        .doc = "The program wants to be root.",
    },
    {
        .class = "iocage",
        .action = "listfstab",
        .doc = "The begin of a name is no name, although the Python program would take it for one.",
    },
    {
        .class = "iocage",
        .action = "listfstab",
        .doc = "The shell program does not tell them.",
    },
    {
        .class = "iocage",
        .action = "listfstab",
        .doc = "The jail is missing.",
    },
    {
        .class = "iocage",
        .action = "listfstab",
        .doc = "A name is not an option.",
    },
    {
        .class = "iocage",
        .action = "listfstab",
        .doc = "All jails at once is no jail.",
    },
    {
        .class = "iocage",
        .action = "listfstab",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "listjails",
        .doc = "The jails of a host, by UUID.",
    },
    {
        .class = "iocage",
        .action = "listjails",
        .doc = "Two jails are up; a tag may hold single blanks, a time, or letters beyond ASCII.",
    },
    {
        .class = "iocage",
        .action = "listjails",
        .doc = "A newer iocage prints eight columns; a cell in the middle may be empty.",
    },
    {
        .class = "iocage",
        .action = "listjails",
        .doc = "An iocage between them prints seven columns; the last cell may be missing.",
    },
    {
        .class = "iocage",
        .action = "listjails",
        .doc = "The shell program 1.7.4 does not print its last cells below their headings.",
    },
    {
        .class = "iocage",
        .action = "listjails",
        .doc = "A host without jails: the header alone.",
    },
    {
        .class = "iocage",
        .action = "listjails",
        .doc = "The first command on a new host says more than the answer.",
    },
    {
        .class = "iocage",
        .action = "listjails",
        .doc = "A pool taken up again may have jails.",
    },
    {
        .class = "iocage",
        .action = "listjails",
        .doc = "Jails that iocage does not manage follow in the same table and are left out.",
    },
    {
        .class = "iocage",
        .action = "listjails",
        .doc = "Other programs may speak beside a right answer.",
    },
    {
        .class = "iocage",
        .action = "listjails",
        .doc = "A user who may not set up a pool: iocage says so itself.",
    },
    {
        .class = "iocage",
        .action = "listjails",
        .doc = "Two pools are active; the shell program warns, and ends.",
    },
    {
        .class = "iocage",
        .action = "listjails",
        .doc = "The Python program names jails; the name is both UUID and tag.",
    },
    {
        .class = "iocage",
        .action = "listjails",
        .doc = "Names with dots, a UUID, several addresses, DHCP, plugins and jails on a template.",
    },
    {
        .class = "iocage",
        .action = "listjails",
        .doc = "An older Python program prints - for the id of a jail that is down.",
    },
    {
        .class = "iocage",
        .action = "listjails",
        .doc = "A column that nobody knows yet goes by its heading.",
    },
    {
        .class = "iocage",
        .action = "listjails",
        .doc = "A damaged jail is among the others, and words of it beside the right answer.",
    },
    {
        .class = "iocage",
        .action = "listjails",
        .doc = "A host without jails: a table without rows.",
    },
    {
        .class = "iocage",
        .action = "listjails",
        .doc = "The first command of the Python program on a new host.",
    },
    {
        .class = "iocage",
        .action = "listjails",
        .doc = "Advice about /dev/fd goes to both streams, its frame above the answer.",
    },
    {
        .class = "iocage",
        .action = "listjails",
        .doc = "The defaults are damaged, but the answer is right.",
    },
    {
        .class = "iocage",
        .action = "listjails",
        .doc = "A host without a pool.",
    },
    {
        .class = "iocage",
        .action = "listjails",
        .doc = "Two pools are active, which takes the Python program several lines to say.",
    },
    {
        .class = "iocage",
        .action = "listjails",
        .doc = "The Python program falls over; its last line says why.",
    },
    {
        .class = "iocage",
        .action = "listjails",
        .doc = "The action takes no arguments.",
    },
    {
        .class = "iocage",
        .action = "listplugins",
        .doc = "The plugins that can be fetched; no jail is made of one.",
    },
    {
        .class = "iocage",
        .action = "listplugins",
        .doc = "Two jails are made of plugins, one of which is down and has no id.",
    },
    {
        .class = "iocage",
        .action = "listplugins",
        .doc = "The list of plugins is fetched first, and is not for this release.",
    },
    {
        .class = "iocage",
        .action = "listplugins",
        .doc = "A version that wraps long cells: a line of it is a line of the text.",
    },
    {
        .class = "iocage",
        .action = "listplugins",
        .doc = "A damaged jail among the others.",
    },
    {
        .class = "iocage",
        .action = "listplugins",
        .doc = "The list of plugins cannot be fetched, which takes several lines to say.",
    },
    {
        .class = "iocage",
        .action = "listplugins",
        .doc = "The list of plugins is damaged, and there is no pool either: the second says why.",
    },
    {
        .class = "iocage",
        .action = "listplugins",
        .doc = "The second command fails: the answer is without what it would have told.",
    },
    {
        .class = "iocage",
        .action = "listplugins",
        .doc = "The shell program has no plugins.",
    },
    {
        .class = "iocage",
        .action = "listplugins",
        .doc = "The action takes no arguments.",
    },
    {
        .class = "iocage",
        .action = "listreleases",
        .doc = "None has been fetched; five can be, three of which are out of support.",
    },
    {
        .class = "iocage",
        .action = "listreleases",
        .doc = "The releases on the host, and those that can be fetched.",
    },
    {
        .class = "iocage",
        .action = "listreleases",
        .doc = "The first command of all says more than the answer.",
    },
    {
        .class = "iocage",
        .action = "listreleases",
        .doc = "The host has no network: the answer is without the releases that could be fetched.",
    },
    {
        .class = "iocage",
        .action = "listreleases",
        .doc = "The shell program tells those on the host only.",
    },
    {
        .class = "iocage",
        .action = "listreleases",
        .doc = "The shell program has fetched none.",
    },
    {
        .class = "iocage",
        .action = "listreleases",
        .doc = "The first command of the shell program on a new host.",
    },
    {
        .class = "iocage",
        .action = "listreleases",
        .doc = "There is no pool.",
    },
    {
        .class = "iocage",
        .action = "listreleases",
        .doc = "The action takes no arguments.",
    },
    {
        .class = "iocage",
        .action = "listsnapshots",
        .doc = "The snapshots of a jail; the shell program prints the last column a place before its heading.",
    },
    {
        .class = "iocage",
        .action = "listsnapshots",
        .doc = "Days and hours of one digit, sizes of any length, and a name that is longer than its column move the shell program's cells.",
    },
    {
        .class = "iocage",
        .action = "listsnapshots",
        .doc = "A jail without snapshots, named by its UUID.",
    },
    {
        .class = "iocage",
        .action = "listsnapshots",
        .doc = "A tag may hold an @ here.",
    },
    {
        .class = "iocage",
        .action = "listsnapshots",
        .doc = "There is no such jail.",
    },
    {
        .class = "iocage",
        .action = "listsnapshots",
        .doc = "The Python program tells those of the data sets below too.",
    },
    {
        .class = "iocage",
        .action = "listsnapshots",
        .doc = "A table without rows.",
    },
    {
        .class = "iocage",
        .action = "listsnapshots",
        .doc = "The snapshots of a template.",
    },
    {
        .class = "iocage",
        .action = "listsnapshots",
        .doc = "The begin of a name is no name, although the Python program would take it for one.",
    },
    {
        .class = "iocage",
        .action = "listsnapshots",
        .doc = "The jail is missing.",
    },
    {
        .class = "iocage",
        .action = "listsnapshots",
        .doc = "A name is not an option.",
    },
    {
        .class = "iocage",
        .action = "listsnapshots",
        .doc = "All jails at once is no jail.",
    },
    {
        .class = "iocage",
        .action = "listsnapshots",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "listtemplates",
        .doc = "The templates of a host, by UUID.",
    },
    {
        .class = "iocage",
        .action = "listtemplates",
        .doc = "A host without templates: the header alone.",
    },
    {
        .class = "iocage",
        .action = "listtemplates",
        .doc = "A newer iocage prints eight columns.",
    },
    {
        .class = "iocage",
        .action = "listtemplates",
        .doc = "A user who may not set up a pool: iocage says so itself.",
    },
    {
        .class = "iocage",
        .action = "listtemplates",
        .doc = "The Python program names templates; a name stands for UUID and tag.",
    },
    {
        .class = "iocage",
        .action = "listtemplates",
        .doc = "A table without rows, under what the first command says.",
    },
    {
        .class = "iocage",
        .action = "listtemplates",
        .doc = "A damaged template among the others.",
    },
    {
        .class = "iocage",
        .action = "listtemplates",
        .doc = "There is no ZFS.",
    },
    {
        .class = "iocage",
        .action = "listtemplates",
        .doc = "The action takes no arguments.",
    },
    {
        .class = "iocage",
        .action = "pkgjail",
        .doc = "What pkg prints comes as lines and as it is.",
    },
    {
        .class = "iocage",
        .action = "pkgjail",
        .doc = "A list holds words with blanks; what pkg says on standard error is not its answer.",
    },
    {
        .class = "iocage",
        .action = "pkgjail",
        .doc = "The words of a text may have several blanks between them.",
    },
    {
        .class = "iocage",
        .action = "pkgjail",
        .doc = "Nothing is printed.",
    },
    {
        .class = "iocage",
        .action = "pkgjail",
        .doc = "Only the exit status counts: words of pkg are no errors of iocage.",
    },
    {
        .class = "iocage",
        .action = "pkgjail",
        .doc = "The jail is down.",
    },
    {
        .class = "iocage",
        .action = "pkgjail",
        .doc = "The exit status of pkg, which says nothing.",
    },
    {
        .class = "iocage",
        .action = "pkgjail",
        .doc = "Options behind -- are for pkg, not for the Python program.",
    },
    {
        .class = "iocage",
        .action = "pkgjail",
        .doc = "The Python program ends with 1 whatever pkg ended with.",
    },
    {
        .class = "iocage",
        .action = "pkgjail",
        .doc = "The jail of the Python program is down.",
    },
    {
        .class = "iocage",
        .action = "pkgjail",
        .doc = "The begin of a name is no name, although the Python program would take it for one.",
    },
    {
        .class = "iocage",
        .action = "pkgjail",
        .doc = "The command is missing.",
    },
    {
        .class = "iocage",
        .action = "pkgjail",
        .doc = "A text of blanks is no command.",
    },
    {
        .class = "iocage",
        .action = "pkgjail",
        .doc = "A list without words is no command.",
    },
    {
        .class = "iocage",
        .action = "pkgjail",
        .doc = "A word has no control characters.",
    },
    {
        .class = "iocage",
        .action = "pkgjail",
        .doc = "A word is a string.",
    },
    {
        .class = "iocage",
        .action = "pkgjail",
        .doc = "The jail is missing.",
    },
    {
        .class = "iocage",
        .action = "pkgjail",
        .doc = "A name is not an option.",
    },
    {
        .class = "iocage",
        .action = "pkgjail",
        .doc = "All jails at once is no jail.",
    },
    {
        .class = "iocage",
        .action = "pkgjail",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "removesnapshot",
        .doc = "The snapshot is gone.",
    },
    {
        .class = "iocage",
        .action = "removesnapshot",
        .doc = "The name that the shell program gives a snapshot holds colons.",
    },
    {
        .class = "iocage",
        .action = "removesnapshot",
        .doc = "There is no such snapshot.",
    },
    {
        .class = "iocage",
        .action = "removesnapshot",
        .doc = "There is no such jail.",
    },
    {
        .class = "iocage",
        .action = "removesnapshot",
        .doc = "The Python program tells the whole name.",
    },
    {
        .class = "iocage",
        .action = "removesnapshot",
        .doc = "The Python program does not find the snapshot.",
    },
    {
        .class = "iocage",
        .action = "removesnapshot",
        .doc = "The begin of a name is no name, although the Python program would take it for one.",
    },
    {
        .class = "iocage",
        .action = "removesnapshot",
        .doc = "The snapshot is missing.",
    },
    {
        .class = "iocage",
        .action = "removesnapshot",
        .doc = "All snapshots at once is no snapshot.",
    },
    {
        .class = "iocage",
        .action = "removesnapshot",
        .doc = "A snapshot of another data set is none of the jail.",
    },
    {
        .class = "iocage",
        .action = "removesnapshot",
        .doc = "A range of snapshots is no snapshot.",
    },
    {
        .class = "iocage",
        .action = "removesnapshot",
        .doc = "The jail is missing.",
    },
    {
        .class = "iocage",
        .action = "removesnapshot",
        .doc = "A name is not an option.",
    },
    {
        .class = "iocage",
        .action = "removesnapshot",
        .doc = "All jails at once is no jail.",
    },
    {
        .class = "iocage",
        .action = "removesnapshot",
        .doc = "The shell program would cut a tag with @ there; the UUID names the jail.",
    },
    {
        .class = "iocage",
        .action = "removesnapshot",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "renamejail",
        .doc = "A jail gets another tag; the shell program says nothing.",
    },
    {
        .class = "iocage",
        .action = "renamejail",
        .doc = "A jail with a blank in its tag is named by its UUID.",
    },
    {
        .class = "iocage",
        .action = "renamejail",
        .doc = "There is no such jail, which the shell program says twice.",
    },
    {
        .class = "iocage",
        .action = "renamejail",
        .doc = "ZFS fails, but the shell program ends with 0.",
    },
    {
        .class = "iocage",
        .action = "renamejail",
        .doc = "The Python program renames the data sets.",
    },
    {
        .class = "iocage",
        .action = "renamejail",
        .doc = "A template is renamed as well.",
    },
    {
        .class = "iocage",
        .action = "renamejail",
        .doc = "The name is taken.",
    },
    {
        .class = "iocage",
        .action = "renamejail",
        .doc = "The begin of a name is no name, although the Python program would take it for one.",
    },
    {
        .class = "iocage",
        .action = "renamejail",
        .doc = "The new name is missing.",
    },
    {
        .class = "iocage",
        .action = "renamejail",
        .doc = "The shell program would make a time of this tag.",
    },
    {
        .class = "iocage",
        .action = "renamejail",
        .doc = "No jail is called as all of them.",
    },
    {
        .class = "iocage",
        .action = "renamejail",
        .doc = "A new name has no blanks.",
    },
    {
        .class = "iocage",
        .action = "renamejail",
        .doc = "A new name is no path.",
    },
    {
        .class = "iocage",
        .action = "renamejail",
        .doc = "The jail is missing.",
    },
    {
        .class = "iocage",
        .action = "renamejail",
        .doc = "A name is not an option.",
    },
    {
        .class = "iocage",
        .action = "renamejail",
        .doc = "All jails at once is no jail.",
    },
    {
        .class = "iocage",
        .action = "renamejail",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "restartjail",
        .doc = "The shell program restarts the services only, and tells it beside the answer.",
    },
    {
        .class = "iocage",
        .action = "restartjail",
        .doc = "A newer shell program stops the jail and starts it.",
    },
    {
        .class = "iocage",
        .action = "restartjail",
        .doc = "The services cannot be stopped, which is said on standard output.",
    },
    {
        .class = "iocage",
        .action = "restartjail",
        .doc = "There is no such jail.",
    },
    {
        .class = "iocage",
        .action = "restartjail",
        .doc = "The Python program stops the jail and starts it.",
    },
    {
        .class = "iocage",
        .action = "restartjail",
        .doc = "A jail that was down is started, although standard error complains.",
    },
    {
        .class = "iocage",
        .action = "restartjail",
        .doc = "The jail is stopped but does not start again.",
    },
    {
        .class = "iocage",
        .action = "restartjail",
        .doc = "A name with a dot makes the Python program fall over.",
    },
    {
        .class = "iocage",
        .action = "restartjail",
        .doc = "The begin of a name is no name, although the Python program would take it for one.",
    },
    {
        .class = "iocage",
        .action = "restartjail",
        .doc = "The jail is missing.",
    },
    {
        .class = "iocage",
        .action = "restartjail",
        .doc = "A name is not an option.",
    },
    {
        .class = "iocage",
        .action = "restartjail",
        .doc = "All jails at once is no jail.",
    },
    {
        .class = "iocage",
        .action = "restartjail",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "rollbackjail",
        .doc = "The data sets of a jail, one after another.",
    },
    {
        .class = "iocage",
        .action = "rollbackjail",
        .doc = "What follows the first colon is the value.",
    },
    {
        .class = "iocage",
        .action = "rollbackjail",
        .doc = "There is no such snapshot; the words are of zfs.",
    },
    {
        .class = "iocage",
        .action = "rollbackjail",
        .doc = "There is no such jail.",
    },
    {
        .class = "iocage",
        .action = "rollbackjail",
        .doc = "The Python program does not ask, since it is told so.",
    },
    {
        .class = "iocage",
        .action = "rollbackjail",
        .doc = "The jail must be down.",
    },
    {
        .class = "iocage",
        .action = "rollbackjail",
        .doc = "The Python program does not find the snapshot.",
    },
    {
        .class = "iocage",
        .action = "rollbackjail",
        .doc = "The begin of a name is no name, although the Python program would take it for one.",
    },
    {
        .class = "iocage",
        .action = "rollbackjail",
        .doc = "The snapshot is missing.",
    },
    {
        .class = "iocage",
        .action = "rollbackjail",
        .doc = "A snapshot is not an option.",
    },
    {
        .class = "iocage",
        .action = "rollbackjail",
        .doc = "A snapshot of another data set is none of the jail.",
    },
    {
        .class = "iocage",
        .action = "rollbackjail",
        .doc = "The jail is missing.",
    },
    {
        .class = "iocage",
        .action = "rollbackjail",
        .doc = "A name is not an option.",
    },
    {
        .class = "iocage",
        .action = "rollbackjail",
        .doc = "All jails at once is no jail.",
    },
    {
        .class = "iocage",
        .action = "rollbackjail",
        .doc = "The shell program would cut a tag with @ there; the UUID names the jail.",
    },
    {
        .class = "iocage",
        .action = "rollbackjail",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "One setting; the shell program says nothing.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "The shell program runs once for each; a number may be one.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "Settings may be a text of words.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "ZFS refuses one, but the shell program ends with 0; the one before is set, the one behind is not tried.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "There is no such jail.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "A setting of a later iocage passes if the client says so.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "This iocage does not have it either.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "The Python program is run once for all.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "What it says behind the values is not of them.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "The jail must be down for this one.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "The Python program does not have a setting that nobody checked; the one before is set all the same.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "The settings of a template.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "The begin of a name is no name, although the Python program would take it for one.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "All faults are in one error.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "The Python program is not run with any of them either.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "The error names the setting that was meant.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "The same for the Python program.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "A setting comes once.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "A word without = is no setting.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "A value is text or a number.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "A value is one line.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "Unchecked lets pass what is unknown, not what is known to be wrong.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "What cannot be a name does not pass unchecked.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "Unchecked is true or false.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "No settings are none to change.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "No words are no settings either.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "A list is no settings.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "The settings are missing.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "The jail is missing.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "A name is not an option.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "All jails at once is no jail.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "snapshotjail",
        .doc = "A snapshot with a name.",
    },
    {
        .class = "iocage",
        .action = "snapshotjail",
        .doc = "A snapshot named by the time.",
    },
    {
        .class = "iocage",
        .action = "snapshotjail",
        .doc = "A database runs in the jail: the shell program asks, and goes on without an answer.",
    },
    {
        .class = "iocage",
        .action = "snapshotjail",
        .doc = "The name is taken; the words are of zfs.",
    },
    {
        .class = "iocage",
        .action = "snapshotjail",
        .doc = "There is no such jail.",
    },
    {
        .class = "iocage",
        .action = "snapshotjail",
        .doc = "The Python program makes one with a name.",
    },
    {
        .class = "iocage",
        .action = "snapshotjail",
        .doc = "The Python program names it by the time.",
    },
    {
        .class = "iocage",
        .action = "snapshotjail",
        .doc = "A snapshot of a template.",
    },
    {
        .class = "iocage",
        .action = "snapshotjail",
        .doc = "The Python program says that the name is taken, and falls over.",
    },
    {
        .class = "iocage",
        .action = "snapshotjail",
        .doc = "The begin of a name is no name, although the Python program would take it for one.",
    },
    {
        .class = "iocage",
        .action = "snapshotjail",
        .doc = "A snapshot is not empty.",
    },
    {
        .class = "iocage",
        .action = "snapshotjail",
        .doc = "A snapshot is not an option.",
    },
    {
        .class = "iocage",
        .action = "snapshotjail",
        .doc = "A name of a snapshot has no @.",
    },
    {
        .class = "iocage",
        .action = "snapshotjail",
        .doc = "The jail is missing.",
    },
    {
        .class = "iocage",
        .action = "snapshotjail",
        .doc = "A name is not an option.",
    },
    {
        .class = "iocage",
        .action = "snapshotjail",
        .doc = "All jails at once is no jail.",
    },
    {
        .class = "iocage",
        .action = "snapshotjail",
        .doc = "The shell program would cut a tag with @ there; the UUID names the jail.",
    },
    {
        .class = "iocage",
        .action = "snapshotjail",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "startjail",
        .doc = "The jail starts.",
    },
    {
        .class = "iocage",
        .action = "startjail",
        .doc = "It is up already.",
    },
    {
        .class = "iocage",
        .action = "startjail",
        .doc = "A network stack of its own: lines come as they are printed, and of two with one name the first is kept.",
    },
    {
        .class = "iocage",
        .action = "startjail",
        .doc = "Other programs complain, but the jail starts.",
    },
    {
        .class = "iocage",
        .action = "startjail",
        .doc = "The kernel cannot do what the jail needs; the line with ERROR says so among others.",
    },
    {
        .class = "iocage",
        .action = "startjail",
        .doc = "One version puts blanks before the colon.",
    },
    {
        .class = "iocage",
        .action = "startjail",
        .doc = "The services do not start; there is no line with ERROR, so all of standard error is told.",
    },
    {
        .class = "iocage",
        .action = "startjail",
        .doc = "There is no such jail.",
    },
    {
        .class = "iocage",
        .action = "startjail",
        .doc = "The end of more than one UUID.",
    },
    {
        .class = "iocage",
        .action = "startjail",
        .doc = "The Python program tells the addresses too.",
    },
    {
        .class = "iocage",
        .action = "startjail",
        .doc = "DHCP gives an address, and standard error speaks beside a right answer.",
    },
    {
        .class = "iocage",
        .action = "startjail",
        .doc = "DHCP gives none, and the jail is stopped again.",
    },
    {
        .class = "iocage",
        .action = "startjail",
        .doc = "ERROR alone on a line is a heading of the Python program.",
    },
    {
        .class = "iocage",
        .action = "startjail",
        .doc = "The jail does not start, but the Python program ends with 0.",
    },
    {
        .class = "iocage",
        .action = "startjail",
        .doc = "It is up already, the Python program says.",
    },
    {
        .class = "iocage",
        .action = "startjail",
        .doc = "Advice about /dev/fd is not why the jail does not start.",
    },
    {
        .class = "iocage",
        .action = "startjail",
        .doc = "A jail that it depends on is up already, which is no fault.",
    },
    {
        .class = "iocage",
        .action = "startjail",
        .doc = "The Python program writes a dot as _ there.",
    },
    {
        .class = "iocage",
        .action = "startjail",
        .doc = "A template does not start.",
    },
    {
        .class = "iocage",
        .action = "startjail",
        .doc = "A damaged jail does not start.",
    },
    {
        .class = "iocage",
        .action = "startjail",
        .doc = "The begin of a name is no name, although the Python program would take it for one.",
    },
    {
        .class = "iocage",
        .action = "startjail",
        .doc = "The jails cannot be listed, so none is started.",
    },
    {
        .class = "iocage",
        .action = "startjail",
        .doc = "The jail is missing.",
    },
    {
        .class = "iocage",
        .action = "startjail",
        .doc = "A name is not an option.",
    },
    {
        .class = "iocage",
        .action = "startjail",
        .doc = "All jails at once is no jail.",
    },
    {
        .class = "iocage",
        .action = "startjail",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "stopjail",
        .doc = "The jail stops.",
    },
    {
        .class = "iocage",
        .action = "stopjail",
        .doc = "It is down already.",
    },
    {
        .class = "iocage",
        .action = "stopjail",
        .doc = "Other programs complain, but the jail stops.",
    },
    {
        .class = "iocage",
        .action = "stopjail",
        .doc = "There is no such jail.",
    },
    {
        .class = "iocage",
        .action = "stopjail",
        .doc = "The Python program stops it.",
    },
    {
        .class = "iocage",
        .action = "stopjail",
        .doc = "It is down already, which the Python program says with status 0.",
    },
    {
        .class = "iocage",
        .action = "stopjail",
        .doc = "The services do not stop; the rest is not tried.",
    },
    {
        .class = "iocage",
        .action = "stopjail",
        .doc = "The words of jail(8) are told.",
    },
    {
        .class = "iocage",
        .action = "stopjail",
        .doc = "A name with a dot makes the Python program fall over.",
    },
    {
        .class = "iocage",
        .action = "stopjail",
        .doc = "The begin of a name is no name, although the Python program would take it for one.",
    },
    {
        .class = "iocage",
        .action = "stopjail",
        .doc = "The jail is missing.",
    },
    {
        .class = "iocage",
        .action = "stopjail",
        .doc = "A name is not an option.",
    },
    {
        .class = "iocage",
        .action = "stopjail",
        .doc = "All jails at once is no jail.",
    },
    {
        .class = "iocage",
        .action = "stopjail",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "updatejail",
        .doc = "A jail with a system of its own.",
    },
    {
        .class = "iocage",
        .action = "updatejail",
        .doc = "There is no such jail, an older shell program says on standard output.",
    },
    {
        .class = "iocage",
        .action = "updatejail",
        .doc = "The shell program of 2016 falls over.",
    },
    {
        .class = "iocage",
        .action = "updatejail",
        .doc = "The Python program makes a snapshot first.",
    },
    {
        .class = "iocage",
        .action = "updatejail",
        .doc = "The jail cannot be updated; the snapshot stays.",
    },
    {
        .class = "iocage",
        .action = "updatejail",
        .doc = "A template is not updated.",
    },
    {
        .class = "iocage",
        .action = "updatejail",
        .doc = "The begin of a name is no name, although the Python program would take it for one.",
    },
    {
        .class = "iocage",
        .action = "updatejail",
        .doc = "The jail is missing.",
    },
    {
        .class = "iocage",
        .action = "updatejail",
        .doc = "A name is not an option.",
    },
    {
        .class = "iocage",
        .action = "updatejail",
        .doc = "All jails at once is no jail.",
    },
    {
        .class = "iocage",
        .action = "updatejail",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "upgradejail",
        .doc = "The shell program brings a jail to the release of the host.",
    },
    {
        .class = "iocage",
        .action = "upgradejail",
        .doc = "A release is named; what follows its blank is dropped.",
    },
    {
        .class = "iocage",
        .action = "upgradejail",
        .doc = "The release has not been fetched.",
    },
    {
        .class = "iocage",
        .action = "upgradejail",
        .doc = "The shell program backs out.",
    },
    {
        .class = "iocage",
        .action = "upgradejail",
        .doc = "There is no such jail.",
    },
    {
        .class = "iocage",
        .action = "upgradejail",
        .doc = "The Python program brings a jail to a release.",
    },
    {
        .class = "iocage",
        .action = "upgradejail",
        .doc = "The jail has that release.",
    },
    {
        .class = "iocage",
        .action = "upgradejail",
        .doc = "The host has an older one.",
    },
    {
        .class = "iocage",
        .action = "upgradejail",
        .doc = "The begin of a name is no name, although the Python program would take it for one.",
    },
    {
        .class = "iocage",
        .action = "upgradejail",
        .doc = "Without a release the Python program does nothing.",
    },
    {
        .class = "iocage",
        .action = "upgradejail",
        .doc = "A release has a number.",
    },
    {
        .class = "iocage",
        .action = "upgradejail",
        .doc = "One release at a time.",
    },
    {
        .class = "iocage",
        .action = "upgradejail",
        .doc = "The jail is missing.",
    },
    {
        .class = "iocage",
        .action = "upgradejail",
        .doc = "A name is not an option.",
    },
    {
        .class = "iocage",
        .action = "upgradejail",
        .doc = "All jails at once is no jail.",
    },
    {
        .class = "iocage",
        .action = "upgradejail",
        .doc = "There is no such argument.",
    },
};

const size_t iocage_contract_count = sizeof(iocage_contract) / sizeof(iocage_contract[0]);
