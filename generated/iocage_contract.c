/* Made from schema/iocage.json by make generate; do not edit. */
#include "contract.h"

const struct contract_exchange iocage_contract[] = {
    {
        .class = "iocage",
        .action = "activatepool",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "activatestatus",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "capjail",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "cleanall",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "cleanjails",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "cleanreleases",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "cleantemplates",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "clonejail",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "createjail",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "createplugin",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "deactivatepool",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "destroyjail",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "df",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "execjail",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "exportjail",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "fetchreleases",
        .doc = "There is no such argument.",
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
        .action = "importjail",
        .doc = "There is no such argument.",
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
        .doc = "The action takes no arguments.",
    },
    {
        .class = "iocage",
        .action = "listplugins",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "listreleases",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "listsnapshots",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "listtemplates",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "pkgjail",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "removesnapshot",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "renamejail",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "restartjail",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "rollbackjail",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "setjailsettings",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "snapshotjail",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "startjail",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "stopjail",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "updatejail",
        .doc = "There is no such argument.",
    },
    {
        .class = "iocage",
        .action = "upgradejail",
        .doc = "There is no such argument.",
    },
};

const size_t iocage_contract_count = sizeof(iocage_contract) / sizeof(iocage_contract[0]);
