#include "privileges.h"

#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const usual_names[] = { "iocaged", "nobody" };

bool privileges_find(struct privileges *privileges, const char *name, struct error *error)
{
    const struct passwd *user = name != NULL ? getpwnam(name) : NULL;

    *privileges = (struct privileges){ .drop = geteuid() == 0 };
    for (size_t i = 0; name == NULL && user == NULL && i < sizeof(usual_names) / sizeof(usual_names[0]); i++)
        user = getpwnam(usual_names[i]);
    if (user == NULL)
        return error_set(error, ERROR_CONFIGURATION, "there is no user \"%s\" to serve as",
                         name != NULL ? name : usual_names[0]);
    if (user->pw_uid == 0)
        return error_set(error, ERROR_CONFIGURATION, "the user to serve as must not be root");
    privileges->user = user->pw_uid;
    privileges->group = user->pw_gid;
    return true;
}

#ifdef __SANITIZE_ADDRESS__

/* The leak check at the end of a sanitized process reads /proc. */
static bool enter_empty_root(void)
{
    return true;
}

#else

/* Goes into a new folder and takes its name away, so that nobody can ever put anything in it. */
static bool enter_empty_root(void)
{
    char folder[] = "/tmp/iocaged.XXXXXX";

    return mkdtemp(folder) != NULL && chdir(folder) == 0 && rmdir(folder) == 0 && chroot(".") == 0 && chdir("/") == 0;
}

#endif

static bool become(const struct privileges *privileges)
{
    return setgroups(1, &privileges->group) == 0 &&
           setresgid(privileges->group, privileges->group, privileges->group) == 0 &&
           setresuid(privileges->user, privileges->user, privileges->user) == 0;
}

bool privileges_drop(const struct privileges *privileges, struct error *error)
{
    if (!privileges->drop)
        return true;
    if (!enter_empty_root())
        return error_set(error, ERROR_CONFIGURATION, "cannot go into an empty root folder: %s", strerror(errno));
    if (!become(privileges))
        return error_set(error, ERROR_CONFIGURATION, "cannot become another user: %s", strerror(errno));
    if (setuid(0) == 0 || seteuid(0) == 0)
        return error_set(error, ERROR_CONFIGURATION, "root's rights could be taken back");
    return true;
}
