#include "network.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

#include "utf8.h"

enum {
    IPV4_BITS = 32,
    IPV6_BITS = 128,
    IPV4_OFFSET = 12,                    /* bytes of an IPv6 address before an IPv4 one in it */
    IPV4_PREFIX = IPV6_BITS - IPV4_BITS, /* the same in bits */
    SHOWN_MAX = 60,                      /* bytes of a text that an error repeats */
};

static const uint8_t mapped[IPV4_OFFSET] = { [10] = 0xff, [11] = 0xff };

static void map_ipv4(const struct in_addr *ipv4, uint8_t address[NETWORK_BYTES])
{
    memcpy(address, mapped, sizeof(mapped));
    memcpy(address + IPV4_OFFSET, ipv4, sizeof(*ipv4));
}

/* Reads an address. bits: set to how many it has. */
static bool read_address(const char *text, uint8_t address[NETWORK_BYTES], unsigned *bits)
{
    struct in_addr ipv4;

    if (inet_pton(AF_INET, text, &ipv4) == 1) {
        map_ipv4(&ipv4, address);
        *bits = IPV4_BITS;
        return true;
    }
    *bits = IPV6_BITS;
    return inet_pton(AF_INET6, text, address) == 1;
}

/* Reads one to three digits, no more than max. */
static bool read_bits(const char *text, unsigned max, unsigned *bits)
{
    size_t length = strlen(text);

    if (length == 0 || length > 3 || strspn(text, "0123456789") != length)
        return false;
    *bits = 0;
    for (size_t i = 0; i < length; i++)
        *bits = *bits * 10 + (unsigned)(text[i] - '0');
    return *bits <= max;
}

/* Keeps the first bits of an address and clears the others. */
static void mask(const uint8_t address[NETWORK_BYTES], unsigned bits, uint8_t masked[NETWORK_BYTES])
{
    memset(masked, 0, NETWORK_BYTES);
    memcpy(masked, address, bits / 8);
    if (bits % 8 != 0)
        masked[bits / 8] = (uint8_t)(address[bits / 8] & (0xff << (8 - bits % 8)));
}

bool network_read(struct network *network, struct slice text, struct error *error)
{
    char copy[NETWORK_TEXT_MAX] = "";
    uint8_t masked[NETWORK_BYTES];
    unsigned bits = 0;
    char *slash = NULL;

    if (text.length < sizeof(copy) && text.length > 0)
        memcpy(copy, text.data, text.length);
    slash = strchr(copy, '/');
    if (slash != NULL)
        *slash = '\0';
    /* The length once more, since a NUL within would hide the rest. */
    if (!read_address(copy, network->address, &bits) ||
        strlen(copy) + (slash != NULL ? 1 + strlen(slash + 1) : 0) != text.length)
        return error_set(error, ERROR_CONFIGURATION, "\"%.*s\" is not an address, nor ADDRESS/BITS",
                         (int)utf8_cut(text, SHOWN_MAX), text.data);
    network->bits = bits;
    if (slash != NULL && !read_bits(slash + 1, bits, &network->bits))
        return error_set(error, ERROR_CONFIGURATION, "\"%s\" is not a number of bits from 0 to %u", slash + 1, bits);
    network->bits += bits == IPV4_BITS ? (unsigned)IPV4_PREFIX : 0;
    mask(network->address, network->bits, masked);
    if (memcmp(masked, network->address, sizeof(masked)) != 0)
        return error_set(error, ERROR_CONFIGURATION, "%s has bits beyond the first %s, so it is no network", copy,
                         slash + 1);
    return true;
}

bool network_has(const struct network *network, const uint8_t address[NETWORK_BYTES])
{
    uint8_t masked[NETWORK_BYTES];

    mask(address, network->bits, masked);
    return memcmp(masked, network->address, sizeof(masked)) == 0;
}

bool network_address(const struct sockaddr *peer, uint8_t address[NETWORK_BYTES])
{
    struct sockaddr_in ipv4;
    struct sockaddr_in6 ipv6;

    /* Copied, as a struct sockaddr may lie where the others could not. */
    if (peer != NULL && peer->sa_family == AF_INET) {
        memcpy(&ipv4, peer, sizeof(ipv4));
        map_ipv4(&ipv4.sin_addr, address);
        return true;
    }
    if (peer != NULL && peer->sa_family == AF_INET6) {
        memcpy(&ipv6, peer, sizeof(ipv6));
        memcpy(address, &ipv6.sin6_addr, NETWORK_BYTES);
        return true;
    }
    return false;
}

bool network_is_ipv4(const uint8_t address[NETWORK_BYTES])
{
    return memcmp(address, mapped, sizeof(mapped)) == 0;
}

bool network_is_loopback(const uint8_t address[NETWORK_BYTES])
{
    static const uint8_t ipv6[NETWORK_BYTES] = { [NETWORK_BYTES - 1] = 1 };

    if (network_is_ipv4(address))
        return address[IPV4_OFFSET] == IN_LOOPBACKNET;
    return memcmp(address, ipv6, sizeof(ipv6)) == 0;
}
