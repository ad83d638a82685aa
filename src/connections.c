#include "connections.h"

#include <netinet/in.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

/* What counts as one address: the family, and the bytes that tell it from others. */
struct origin_key {
    int family; /* AF_INET also for IPv4 in IPv6 */
    uint8_t bytes[CONNECTIONS_PREFIX_BYTES];
};

struct connection {
    struct connections *connections;
    struct connection *previous;
    struct connection *next;
    int fd;
    struct origin_key key;
    enum connection_phase phase;
    uint64_t deadline; /* UINT64_MAX: none */
};

struct connections {
    struct connections_options options;
    pthread_mutex_t mutex; /* over all that follows, and the list's connections */
    struct connection *first;
    size_t count;
    size_t refused;
};

struct connections *connections_new(const struct connections_options *options)
{
    struct connections *connections = calloc(1, sizeof(*connections));

    if (connections == NULL)
        return NULL;
    connections->options = *options;
    pthread_mutex_init(&connections->mutex, NULL);
    return connections;
}

void connections_free(struct connections *connections)
{
    if (connections == NULL)
        return;
    pthread_mutex_destroy(&connections->mutex);
    free(connections);
}

static struct origin_key make_key(const struct sockaddr *address)
{
    struct origin_key key = { .family = address != NULL ? address->sa_family : AF_UNSPEC };

    if (key.family == AF_INET) {
        const struct sockaddr_in *in = (const void *)address;

        memcpy(key.bytes, &in->sin_addr, sizeof(in->sin_addr));
    } else if (key.family == AF_INET6) {
        const struct in6_addr *in6 = &((const struct sockaddr_in6 *)(const void *)address)->sin6_addr;

        if (IN6_IS_ADDR_V4MAPPED(in6)) {
            key.family = AF_INET;
            memcpy(key.bytes, in6->s6_addr + 12, sizeof(struct in_addr));
        } else {
            memcpy(key.bytes, in6->s6_addr, CONNECTIONS_PREFIX_BYTES);
        }
    }
    return key;
}

static bool same_key(const struct origin_key *one, const struct origin_key *other)
{
    return one->family == other->family && memcmp(one->bytes, other->bytes, sizeof(one->bytes)) == 0;
}

/* How many there are from one address. The mutex is held. */
static size_t count_key(const struct connections *connections, const struct origin_key *key)
{
    size_t count = 0;

    for (const struct connection *connection = connections->first; connection != NULL; connection = connection->next)
        count += same_key(&connection->key, key) ? 1 : 0;
    return count;
}

bool connections_admit(struct connections *connections, const struct sockaddr *address)
{
    const struct connections_options *options = &connections->options;
    struct origin_key key = make_key(address);
    bool admitted = false;

    pthread_mutex_lock(&connections->mutex);
    if (key.family == AF_UNIX)
        admitted = connections->count < options->total_max + CONNECTIONS_RESERVED;
    else
        admitted = connections->count < options->total_max && count_key(connections, &key) < options->address_max;
    if (!admitted)
        connections->refused++;
    pthread_mutex_unlock(&connections->mutex);
    return admitted;
}

/* When what a connection does from now on is to be over. */
static uint64_t find_deadline(const struct connections_options *options, enum connection_phase phase, uint64_t now)
{
    uint64_t seconds = 0;

    switch (phase) {
    case CONNECTION_READING:
        seconds = options->request_seconds;
        break;
    case CONNECTION_WORKING:
        return UINT64_MAX;
    case CONNECTION_SENDING:
        seconds = CONNECTIONS_REPLY_SECONDS;
        break;
    case CONNECTION_IDLE:
        /* Silence alone would be told by who serves it: this is for the next request's first line, byte after byte. */
        seconds = (uint64_t)options->idle_seconds + options->request_seconds;
        break;
    }
    return now + seconds * 1000;
}

struct connection *connections_add(struct connections *connections, int fd, const struct sockaddr *address,
                                   uint64_t now)
{
    struct connection *connection = calloc(1, sizeof(*connection));

    if (connection == NULL)
        return NULL;
    connection->connections = connections;
    connection->fd = fd;
    connection->key = make_key(address);
    connection->phase = CONNECTION_READING;
    connection->deadline = find_deadline(&connections->options, CONNECTION_READING, now);
    pthread_mutex_lock(&connections->mutex);
    connection->next = connections->first;
    if (connections->first != NULL)
        connections->first->previous = connection;
    connections->first = connection;
    connections->count++;
    pthread_mutex_unlock(&connections->mutex);
    return connection;
}

void connection_remove(struct connection *connection)
{
    struct connections *connections = connection != NULL ? connection->connections : NULL;

    if (connection == NULL)
        return;
    pthread_mutex_lock(&connections->mutex);
    if (connection->previous != NULL)
        connection->previous->next = connection->next;
    else
        connections->first = connection->next;
    if (connection->next != NULL)
        connection->next->previous = connection->previous;
    connections->count--;
    pthread_mutex_unlock(&connections->mutex);
    free(connection);
}

static void enter(struct connection *connection, enum connection_phase phase, uint64_t now)
{
    connection->phase = phase;
    connection->deadline = find_deadline(&connection->connections->options, phase, now);
}

void connection_enter(struct connection *connection, enum connection_phase phase, uint64_t now)
{
    if (connection == NULL)
        return;
    pthread_mutex_lock(&connection->connections->mutex);
    enter(connection, phase, now);
    pthread_mutex_unlock(&connection->connections->mutex);
}

void connection_begin(struct connection *connection, uint64_t now)
{
    if (connection == NULL)
        return;
    pthread_mutex_lock(&connection->connections->mutex);
    if (connection->phase == CONNECTION_IDLE)
        enter(connection, CONNECTION_READING, now);
    pthread_mutex_unlock(&connection->connections->mutex);
}

size_t connections_sweep(struct connections *connections, uint64_t now)
{
    size_t refused = 0;

    /* Under the mutex a connection on the list has its socket open still, so that no other can have the number. */
    pthread_mutex_lock(&connections->mutex);
    for (struct connection *connection = connections->first; connection != NULL; connection = connection->next) {
        if (now < connection->deadline)
            continue;
        (void)shutdown(connection->fd, SHUT_RDWR);
        connection->deadline = UINT64_MAX;
    }
    refused = connections->refused;
    connections->refused = 0;
    pthread_mutex_unlock(&connections->mutex);
    return refused;
}

size_t connections_count(struct connections *connections)
{
    size_t count = 0;

    pthread_mutex_lock(&connections->mutex);
    count = connections->count;
    pthread_mutex_unlock(&connections->mutex);
    return count;
}
