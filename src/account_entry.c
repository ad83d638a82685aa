#include "account_entry.h"

#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <stdio.h>

#include "pam.h"
#include "utf8.h"

enum {
    SHOWN_MAX = 64,   /* bytes of a word that an error repeats */
    BASE_YEAR = 1900, /* of struct tm */
    YEAR_MAX = 9999,
    TIME_LENGTH = 20, /* bytes of a time */
};

static const char name_characters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._@-";
static const char pattern_characters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-*?";

static const char *const roles[] = {
    [ACCESS_READ] = "read",
    [ACCESS_OPERATE] = "operate",
    [ACCESS_ADMIN] = "admin",
};

enum {
    ROLE_COUNT = sizeof(roles) / sizeof(roles[0])
};

/* What an error repeats of a text. */
#define SHOWN(text) (int)utf8_cut(text, SHOWN_MAX), (text).data != NULL ? (text).data : ""

static bool is_of(struct slice text, const char *characters)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.data[i] == '\0' || strchr(characters, text.data[i]) == NULL)
            return false;
    return true;
}

/* Copies a text, with a NUL. size: of copy. False if there is no room, or a NUL in it. */
static bool copy_text(char *copy, size_t size, struct slice text)
{
    if (text.length >= size || (text.length > 0 && memchr(text.data, '\0', text.length) != NULL))
        return false;
    if (text.length > 0)
        memcpy(copy, text.data, text.length);
    copy[text.length] = '\0';
    return true;
}

const char *account_entry_role(enum access role)
{
    return roles[role];
}

static bool read_role(struct account_entry *entry, struct slice value, struct error *error)
{
    for (size_t i = 0; i < ROLE_COUNT; i++) {
        if (slice_equal(value, slice_of(roles[i]))) {
            entry->principal.role = (enum access)i;
            return true;
        }
    }
    return error_set(error, ERROR_CONFIGURATION, "the role \"%.*s\" is none of read, operate, admin", SHOWN(value));
}

static bool read_password(struct account_entry *entry, struct slice value, struct error *error)
{
    entry->pam = slice_equal(value, slice_of("pam"));
    if (entry->pam)
        return pam_built() || error_set(error, ERROR_CONFIGURATION,
                                        "this daemon was built without PAM, which password=pam needs (make PAM=yes)");
    /* What has no room is left empty, which is no hash either. */
    if (!copy_text(entry->password, sizeof(entry->password), value))
        entry->password[0] = '\0';
    return password_check_hash(entry->password, error);
}

static bool read_hash(struct account_entry *entry, struct slice value, struct error *error)
{
    static const char digits[] = "0123456789abcdef";

    if (value.length != 2 * sizeof(entry->digest) || !is_of(value, digits))
        return error_set(error, ERROR_CONFIGURATION, "a key's hash is a SHA-256 in %zu digits of 0-9 a-f",
                         2 * sizeof(entry->digest));
    for (size_t i = 0; i < sizeof(entry->digest); i++)
        entry->digest[i] = (uint8_t)((strchr(digits, value.data[2 * i]) - digits) << 4 |
                                     (strchr(digits, value.data[2 * i + 1]) - digits));
    return true;
}

/* Whether a text has the form of a time: digits where there must be digits, and the rest as it stands. */
static bool is_time(struct slice value)
{
    static const char form[] = "0000-00-00T00:00:00Z";

    for (size_t i = 0; i < TIME_LENGTH && value.length == TIME_LENGTH; i++)
        if (form[i] == '0' ? value.data[i] < '0' || value.data[i] > '9' : value.data[i] != form[i])
            return false;
    return value.length == TIME_LENGTH;
}

static bool read_expires(struct account_entry *entry, struct slice value, struct error *error)
{
    char text[TIME_LENGTH + 1] = "";
    struct tm parts = { .tm_isdst = 0 };
    struct tm again = { .tm_isdst = 0 };

    if (is_time(value) && copy_text(text, sizeof(text), value) &&
        sscanf(text, "%4d-%2d-%2dT%2d:%2d:%2dZ", &parts.tm_year, &parts.tm_mon, &parts.tm_mday, &parts.tm_hour,
               &parts.tm_min, &parts.tm_sec) == 6) {
        parts.tm_year -= BASE_YEAR;
        parts.tm_mon -= 1;
        again = parts;
        entry->expires = timegm(&again);
        entry->has_expires = true;
        entry->principal.expires = entry->expires;
        /* A day or an hour that there is not has become another one. */
        if (again.tm_mon == parts.tm_mon && again.tm_hour == parts.tm_hour && again.tm_min == parts.tm_min &&
            again.tm_sec == parts.tm_sec)
            return true;
    }
    return error_set(error, ERROR_CONFIGURATION, "\"%.*s\" is not a time such as 2027-01-01T00:00:00Z", SHOWN(value));
}

static bool read_jails(struct account_entry *entry, struct slice value, struct error *error)
{
    if (value.length == 0 || !is_of(value, pattern_characters) ||
        !copy_text(entry->principal.jails, sizeof(entry->principal.jails), value))
        return error_set(error, ERROR_CONFIGURATION,
                         "\"%.*s\" is no pattern of jails: 1 to %d of A-Z a-z 0-9 . _ - * ?", SHOWN(value),
                         PRINCIPAL_JAILS_MAX - 1);
    return true;
}

static bool read_from(struct account_entry *entry, struct slice value, struct error *error)
{
    entry->has_from = true;
    return network_read(&entry->from, value, error);
}

/* One word of an entry. Its place is its bit in given. */
struct word {
    const char *name;
    bool (*read)(struct account_entry *entry, struct slice value, struct error *error);
    bool allowed[ACCOUNT_ENTRY_KEY + 1];
    bool needed[ACCOUNT_ENTRY_KEY + 1];
};

static const struct word words[] = {
    {
        .name = "role",
        .read = read_role,
        .allowed = { [ACCOUNT_ENTRY_ACCOUNT] = true, [ACCOUNT_ENTRY_KEY] = true },
        .needed = { [ACCOUNT_ENTRY_ACCOUNT] = true, [ACCOUNT_ENTRY_KEY] = true },
    },
    {
        .name = "password",
        .read = read_password,
        .allowed = { [ACCOUNT_ENTRY_ACCOUNT] = true },
    },
    {
        .name = "hash",
        .read = read_hash,
        .allowed = { [ACCOUNT_ENTRY_KEY] = true },
        .needed = { [ACCOUNT_ENTRY_KEY] = true },
    },
    {
        .name = "expires",
        .read = read_expires,
        .allowed = { [ACCOUNT_ENTRY_KEY] = true },
    },
    {
        .name = "jails",
        .read = read_jails,
        .allowed = { [ACCOUNT_ENTRY_ACCOUNT] = true, [ACCOUNT_ENTRY_KEY] = true },
    },
    {
        .name = "from",
        .read = read_from,
        .allowed = { [ACCOUNT_ENTRY_KEY] = true },
    },
};

enum {
    WORD_COUNT = sizeof(words) / sizeof(words[0])
};

static const char *const kinds[] = {
    [ACCOUNT_ENTRY_NONE] = "",
    [ACCOUNT_ENTRY_ACCOUNT] = "account",
    [ACCOUNT_ENTRY_KEY] = "key",
};

bool account_entry_init(struct account_entry *entry, enum account_entry_kind kind, struct slice name,
                        struct error *error)
{
    memset(entry, 0, sizeof(*entry));
    entry->kind = kind;
    if (name.length == 0 || name.data[0] == '-' || name.data[0] == '.' || !is_of(name, name_characters) ||
        !copy_text(entry->principal.name, sizeof(entry->principal.name), name))
        return error_set(error, ERROR_CONFIGURATION,
                         "\"%.*s\" is no name: 1 to %d of A-Z a-z 0-9 . _ @ -, not beginning with . or -", SHOWN(name),
                         PRINCIPAL_NAME_MAX - 1);
    return true;
}

bool account_entry_add(struct account_entry *entry, struct slice name, struct slice value, struct error *error)
{
    for (size_t i = 0; i < WORD_COUNT; i++) {
        if (!words[i].allowed[entry->kind] || !slice_equal(name, slice_of(words[i].name)))
            continue;
        if ((entry->given & 1U << i) != 0)
            return error_set(error, ERROR_CONFIGURATION, "%s is given twice", words[i].name);
        entry->given |= 1U << i;
        return words[i].read(entry, value, error);
    }
    return error_set(error, ERROR_CONFIGURATION, "there is no \"%.*s\" in %s", SHOWN(name),
                     entry->kind == ACCOUNT_ENTRY_KEY ? "a key" : "an account");
}

bool account_entry_check(const struct account_entry *entry, struct error *error)
{
    for (size_t i = 0; i < WORD_COUNT; i++)
        if (words[i].needed[entry->kind] && (entry->given & 1U << i) == 0)
            return error_set(error, ERROR_CONFIGURATION, "the %s \"%s\" has no %s", kinds[entry->kind],
                             entry->principal.name, words[i].name);
    return true;
}

/* Takes the first word off a line; empty at its end. */
static struct slice take_word(struct slice *line)
{
    static const char blanks[] = " \t\r";
    struct slice word = { .data = line->data };

    while (line->length > 0 && line->data[0] != '\0' && strchr(blanks, line->data[0]) != NULL) {
        line->data++;
        line->length--;
    }
    word.data = line->data;
    while (line->length > 0 && (line->data[0] == '\0' || strchr(blanks, line->data[0]) == NULL)) {
        line->data++;
        line->length--;
        word.length++;
    }
    return word;
}

static bool add_words(struct account_entry *entry, struct slice line, struct error *error)
{
    for (struct slice word = take_word(&line); word.length > 0; word = take_word(&line)) {
        const char *equals = memchr(word.data, '=', word.length);
        size_t length = equals != NULL ? (size_t)(equals - word.data) : 0;

        if (length == 0)
            return error_set(error, ERROR_CONFIGURATION, "\"%.*s\" is not NAME=VALUE", SHOWN(word));
        if (!account_entry_add(entry, (struct slice){ word.data, length },
                               (struct slice){ equals + 1, word.length - length - 1 }, error))
            return false;
    }
    return true;
}

bool account_entry_read(struct account_entry *entry, struct slice line, struct error *error)
{
    struct slice kind = { .data = NULL };

    memset(entry, 0, sizeof(*entry));
    if (line.length > ACCOUNT_ENTRY_LINE_MAX)
        return error_set(error, ERROR_CONFIGURATION, "a line has at most %d bytes", ACCOUNT_ENTRY_LINE_MAX);
    kind = take_word(&line);
    if (kind.length == 0 || kind.data[0] == '#')
        return true;
    for (unsigned i = ACCOUNT_ENTRY_ACCOUNT; i <= ACCOUNT_ENTRY_KEY; i++) {
        if (slice_equal(kind, slice_of(kinds[i])))
            return account_entry_init(entry, (enum account_entry_kind)i, take_word(&line), error) &&
                   add_words(entry, line, error) && account_entry_check(entry, error);
    }
    return error_set(error, ERROR_CONFIGURATION,
                     "\"%.*s\" is neither account nor key, nor a comment that begins with #", SHOWN(kind));
}

bool account_entry_digest(struct slice key, uint8_t digest[ACCOUNT_ENTRY_DIGEST_BYTES], struct error *error)
{
    if (gnutls_hash_fast(GNUTLS_DIG_SHA256, key.data, key.length, digest) != 0)
        return error_set(error, ERROR_NO_MEMORY, "no memory for a digest");
    return true;
}
