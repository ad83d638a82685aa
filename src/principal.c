#include "principal.h"

bool principal_may_do(const struct principal *principal, enum access access)
{
    return principal->role >= access;
}

/* Where a * has matched too little, what follows it is tried one byte further on; only the last * need be tried so. */
static bool matches(const char *pattern, struct slice text)
{
    const char *star = NULL;
    size_t after_star = 0;
    size_t at = 0;

    while (at < text.length) {
        if (*pattern == '*') {
            star = pattern++;
            after_star = at;
        } else if (*pattern != '\0' && (*pattern == '?' || *pattern == text.data[at])) {
            pattern++;
            at++;
        } else if (star != NULL) {
            pattern = star + 1;
            at = ++after_star;
        } else {
            return false;
        }
    }
    while (*pattern == '*')
        pattern++;
    return *pattern == '\0';
}

bool principal_may_touch(const struct principal *principal, struct slice jail)
{
    return principal->jails[0] == '\0' || matches(principal->jails, jail);
}
