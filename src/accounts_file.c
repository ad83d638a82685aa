#include "accounts_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "accounts.h"

enum {
    PATH_SIZE = 1024, /* of a path, NUL included */
    MODE_FOLDER = 0755,
    MODE_FILE = 0600,
    MODE_OTHERS = 0077,
};

/* Whether a descriptor is of a file that nobody else can have written or read. */
static bool check_file(const char *path, int fd, struct error *error)
{
    struct stat status;

    if (fstat(fd, &status) != 0)
        return error_set(error, ERROR_CONFIGURATION, "%s: %s", path, strerror(errno));
    if (!S_ISREG(status.st_mode))
        return error_set(error, ERROR_CONFIGURATION, "%s is not a file", path);
    if (status.st_uid != geteuid())
        return error_set(error, ERROR_CONFIGURATION, "%s belongs to another user (%lu)", path,
                         (unsigned long)status.st_uid);
    if ((status.st_mode & MODE_OTHERS) != 0)
        return error_set(error, ERROR_CONFIGURATION, "others may read or write %s (mode %04o); its mode must be 0600",
                         path, (unsigned)(status.st_mode & 07777));
    return true;
}

static bool read_bytes(const char *path, int fd, struct buffer *bytes, struct error *error)
{
    ssize_t got = 1;

    if (!buffer_reserve(bytes, ACCOUNTS_FILE_MAX + 1))
        return error_set(error, ERROR_CONFIGURATION, "no memory to read %s", path);
    while (got > 0 && bytes->length <= ACCOUNTS_FILE_MAX) {
        got = read(fd, bytes->data + bytes->length, ACCOUNTS_FILE_MAX + 1 - bytes->length);
        bytes->length += got > 0 ? (size_t)got : 0;
    }
    bytes->data[bytes->length] = '\0';
    if (got < 0)
        return error_set(error, ERROR_CONFIGURATION, "%s: %s", path, strerror(errno));
    if (bytes->length > ACCOUNTS_FILE_MAX)
        return error_set(error, ERROR_CONFIGURATION, "%s has more than %d bytes", path, ACCOUNTS_FILE_MAX);
    return true;
}

bool accounts_file_read(const char *path, struct buffer *bytes, bool *missing, struct error *error)
{
    /* Not to wait for a writer if it is a pipe. */
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    bool done = false;

    buffer_init(bytes, ACCOUNTS_FILE_MAX + 1);
    if (missing != NULL)
        *missing = fd < 0 && errno == ENOENT;
    if (fd < 0)
        return error_set(error, ERROR_CONFIGURATION, "%s: %s", path,
                         errno == ELOOP || errno == EMLINK ? "is a link" : strerror(errno));
    done = check_file(path, fd, error) && read_bytes(path, fd, bytes, error);
    close(fd);
    return done;
}

/* Appends a suffix to a path. */
static bool make_path(char made[PATH_SIZE], const char *path, const char *suffix, struct error *error)
{
    int length = snprintf(made, PATH_SIZE, "%s%s", path, suffix);

    if (length < 0 || length >= PATH_SIZE)
        return error_set(error, ERROR_CONFIGURATION, "a path has at most %d bytes", PATH_SIZE - 1);
    return true;
}

static bool make_folder(const char *path, char folder[PATH_SIZE], struct error *error)
{
    char *slash = NULL;

    if (!make_path(folder, path, "", error))
        return false;
    slash = strrchr(folder, '/');
    if (slash == NULL)
        snprintf(folder, PATH_SIZE, ".");
    else if (slash == folder)
        slash[1] = '\0';
    else
        *slash = '\0';
    return true;
}

int accounts_file_lock(const char *path, struct error *error)
{
    char folder[PATH_SIZE];
    char lock[PATH_SIZE];
    int fd = -1;

    if (!make_path(lock, path, ".lock", error) || !make_folder(path, folder, error))
        return -1;
    /* What else there is in the way is told when the lock is opened. */
    (void)mkdir(folder, MODE_FOLDER);
    fd = open(lock, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, MODE_FILE);
    if (fd < 0) {
        error_set(error, ERROR_CONFIGURATION, "%s: %s", lock, strerror(errno));
        return -1;
    }
    if (flock(fd, LOCK_EX) != 0) {
        error_set(error, ERROR_CONFIGURATION, "%s: %s", lock, strerror(errno));
        close(fd);
        return -1;
    }
    return fd;
}

static bool write_bytes(int fd, struct slice text)
{
    while (text.length > 0) {
        ssize_t put = write(fd, text.data, text.length);

        if (put < 0)
            return false;
        text.data += put;
        text.length -= (size_t)put;
    }
    return fsync(fd) == 0;
}

/* So that the new name is there too after a loss of power. */
static bool sync_folder(const char *path, struct error *error)
{
    char folder[PATH_SIZE];
    int fd = -1;
    bool done = false;

    if (!make_folder(path, folder, error))
        return false;
    fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    done = fd >= 0 && fsync(fd) == 0;
    if (!done)
        error_set(error, ERROR_CONFIGURATION, "%s: %s", folder, strerror(errno));
    if (fd >= 0)
        close(fd);
    return done;
}

bool accounts_file_write(const char *path, struct slice text, struct error *error)
{
    char made[PATH_SIZE];
    int fd = -1;
    bool written = false;

    if (!make_path(made, path, ".new", error))
        return false;
    /* Left by one that was killed: nobody else is at it, as the file is locked. */
    (void)unlink(made);
    fd = open(made, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, MODE_FILE);
    written = fd >= 0 && write_bytes(fd, text);
    if (!written)
        error_set(error, ERROR_CONFIGURATION, "%s: %s", made, strerror(errno));
    if (fd >= 0)
        close(fd);
    if (written && rename(made, path) != 0)
        written = error_set(error, ERROR_CONFIGURATION, "%s: %s", path, strerror(errno));
    if (!written) {
        if (fd >= 0)
            (void)unlink(made);
        return false;
    }
    return sync_folder(path, error);
}
