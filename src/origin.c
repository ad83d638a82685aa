#include "origin.h"

#include <strings.h>
#include <unistd.h>

#include "utf8.h"

enum {
    SHOWN_MAX = 100, /* bytes of a header that an error repeats */
    NAME_MAX_BYTES = 256
};

static bool equal(struct slice text, const char *name)
{
    return text.length == strlen(name) && strncasecmp(text.data, name, text.length) == 0;
}

/* Whether all of a text is of some characters. */
static bool is_of(struct slice text, const char *characters)
{
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] == '\0' || strchr(characters, text.data[i]) == NULL)
            return false;
    }
    return text.length > 0;
}

/* A host without its port. */
static struct slice without_port(struct slice host)
{
    size_t length = host.length;

    if (host.data[0] == '[')
        return host; /* an IPv6 address: no name in any case */
    while (length > 0 && host.data[length - 1] != ':')
        length--;
    return length > 0 ? (struct slice){ host.data, length - 1 } : host;
}

static bool is_ours(struct slice host)
{
    char own[NAME_MAX_BYTES] = "";

    if (host.data[0] == '[')
        return is_of(host, "[]0123456789abcdefABCDEF:.%");
    host = without_port(host);
    /* A name cannot have digits and dots alone (RFC 1123, 2.1), so this is an address. */
    if (equal(host, "localhost") || is_of(host, "0123456789."))
        return true;
    return gethostname(own, sizeof(own) - 1) == 0 && equal(host, own);
}

static bool is_allowed(const struct origin_rules *rules, struct slice origin)
{
    for (size_t i = 0; i < rules->allowed_count; i++) {
        if (equal(origin, rules->allowed[i]))
            return true;
    }
    return false;
}

/* Whether a page is of the host that its request is for. */
static bool is_same_host(struct slice origin, struct slice host)
{
    const char *name = memchr(origin.data, ':', origin.length);
    struct slice page = { .data = NULL };

    if (name != NULL && origin.data + origin.length - name > 3 && memcmp(name, "://", 3) == 0)
        page = (struct slice){ name + 3, (size_t)(origin.data + origin.length - name - 3) };
    return page.length > 0 && page.length == host.length && strncasecmp(page.data, host.data, host.length) == 0;
}

bool origin_check(const struct origin_rules *rules, const struct origin_claim *claim, bool *foreign,
                  struct error *error)
{
    struct slice origin = claim->origin;
    struct slice host = claim->host;

    *foreign = false;
    if (claim->loopback && host.length > 0 && !is_ours(host))
        return error_set(error, ERROR_BAD_ORIGIN, "the host \"%.*s\" is neither an address nor localhost nor this host",
                         (int)utf8_cut(host, SHOWN_MAX), host.data);
    if (origin.data == NULL || slice_equal(origin, slice_of("sysadm-client")))
        return true;
    if (origin.length > 0 && is_same_host(origin, host))
        return true;
    *foreign = is_allowed(rules, origin);
    return *foreign || error_set(error, ERROR_BAD_ORIGIN, "a page of \"%.*s\" may not ask this daemon",
                                 (int)utf8_cut(origin, SHOWN_MAX), origin.data);
}

bool origin_check_form(const char *origin, struct error *error)
{
    const char *host = strstr(origin, "://");

    if (strlen(origin) < ORIGIN_MAX && host != NULL && host > origin &&
        is_of((struct slice){ origin, (size_t)(host - origin) }, "abcdefghijklmnopqrstuvwxyz") &&
        is_of(slice_of(host + 3), "abcdefghijklmnopqrstuvwxyz0123456789.-:[]"))
        return true;
    return error_set(error, ERROR_CONFIGURATION, "origin: \"%s\" is not SCHEME://HOST or SCHEME://HOST:PORT", origin);
}
