#include "audit.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

#include "say.h"

enum {
    STRANGERS_SECONDS = 60 /* over which lines about who is not let in are counted */
};

/* One file. */
struct sheet {
    int fd;
    bool broken;   /* the last line is not whole, and the next begins on a line of its own */
    unsigned lost; /* lines, since one was written */
};

struct audit {
    pthread_mutex_t mutex; /* over all of it */
    struct sheet sheets[AUDIT_FILES];
    unsigned long long minute; /* when the one that is counted began */
    unsigned strangers;        /* lines about them in this minute */
    unsigned missed;           /* of them, not written */
};

int audit_open(const char *path, struct error *error)
{
    /* Without waiting, so that a pipe in place of a file can stop nobody. */
    int fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0600);

    if (fd < 0)
        error_set(error, ERROR_CONFIGURATION, "cannot open %s: %s", path, strerror(errno));
    return fd;
}

struct audit *audit_new(void)
{
    struct audit *audit = calloc(1, sizeof(*audit));

    if (audit == NULL)
        return NULL;
    pthread_mutex_init(&audit->mutex, NULL);
    for (size_t i = 0; i < AUDIT_FILES; i++)
        audit->sheets[i].fd = -1;
    return audit;
}

void audit_free(struct audit *audit)
{
    if (audit == NULL)
        return;
    for (size_t i = 0; i < AUDIT_FILES; i++)
        audit_set_descriptor(audit, (enum audit_file)i, -1);
    pthread_mutex_destroy(&audit->mutex);
    free(audit);
}

void audit_set_descriptor(struct audit *audit, enum audit_file file, int fd)
{
    struct sheet *sheet = &audit->sheets[file];
    int before = -1;

    pthread_mutex_lock(&audit->mutex);
    before = sheet->fd;
    sheet->fd = fd;
    sheet->broken = false;
    pthread_mutex_unlock(&audit->mutex);
    if (before != -1)
        close(before);
}

bool audit_wants(struct audit *audit, enum audit_file file)
{
    bool wants = false;

    if (audit == NULL)
        return false;
    pthread_mutex_lock(&audit->mutex);
    wants = audit->sheets[file].fd != -1;
    pthread_mutex_unlock(&audit->mutex);
    return wants;
}

/* Notes that a line could not be written, or that one could again. */
static void note(struct sheet *sheet, enum audit_file file, bool written, int reason)
{
    static const char *const names[] = { [AUDIT_CHANGES] = "audit", [AUDIT_ACCESS] = "access" };

    if (!written && sheet->lost++ == 0)
        say("WARNING: the %s log cannot be written: %s", names[file], reason != 0 ? strerror(reason) : "it is full");
    if (written && sheet->lost > 0) {
        say("WARNING: the %s log is written again; %u lines are lost", names[file], sheet->lost);
        sheet->lost = 0;
    }
}

static void write_line(struct sheet *sheet, enum audit_file file, struct slice line)
{
    char newline[] = "\n";
    const struct iovec parts[] = {
        { .iov_base = newline, .iov_len = sheet->broken ? 1 : 0 },
        { .iov_base = (void *)(uintptr_t)line.data, .iov_len = line.length },
        { .iov_base = newline, .iov_len = 1 },
    };
    size_t length = parts[0].iov_len + line.length + 1;
    ssize_t written = 0;

    do
        written = writev(sheet->fd, parts, sizeof(parts) / sizeof(parts[0]));
    while (written < 0 && errno == EINTR);
    if (written > 0)
        sheet->broken = (size_t)written < length;
    note(sheet, file, written == (ssize_t)length, written < 0 ? errno : 0);
}

void audit_write(struct audit *audit, enum audit_file file, struct slice line)
{
    if (audit == NULL)
        return;
    pthread_mutex_lock(&audit->mutex);
    if (audit->sheets[file].fd != -1)
        write_line(&audit->sheets[file], file, line);
    pthread_mutex_unlock(&audit->mutex);
}

bool audit_admits_stranger(struct audit *audit, unsigned long long seconds, unsigned *missed)
{
    bool admitted = false;

    *missed = 0;
    pthread_mutex_lock(&audit->mutex);
    if (seconds >= audit->minute + STRANGERS_SECONDS) {
        audit->minute = seconds;
        audit->strangers = 0;
    }
    admitted = audit->strangers < AUDIT_STRANGERS_MAX;
    if (admitted) {
        audit->strangers++;
        *missed = audit->missed;
        audit->missed = 0;
    } else {
        audit->missed++;
    }
    pthread_mutex_unlock(&audit->mutex);
    return admitted;
}
